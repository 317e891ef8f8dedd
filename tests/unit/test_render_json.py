"""JSON: one envelope, exact figures, nothing that acts on a screen."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from careerbook.render.json import envelope
from careerbook.rules.value import NotAvailable


class Colour(StrEnum):
    RED = "red"


class Pair(NamedTuple):
    name: str
    share: Fraction


class Model(BaseModel):
    on: date
    amount: Decimal


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Decimal("72.8"), 72.8),
        (Decimal("3000.00"), 3000),
        (Decimal("1e3"), 1000),
        (Fraction(3, 4), 0.75),
        (Fraction(1, 3), 0.333333),
        (Fraction(-6, 3), -2),
        (date(2026, 11, 20), "2026-11-20"),
        (datetime(2026, 11, 20, 9, tzinfo=UTC), "2026-11-20T09:00:00+00:00"),
        (Colour.RED, "red"),
        (Pair("a", Fraction(1, 2)), {"name": "a", "share": 0.5}),
        (Model(on=date(2026, 1, 2), amount=Decimal("1.5")), {"on": "2026-01-02", "amount": 1.5}),
        ({date(2026, 1, 2): {"b", "a"}, 1: (None, True)}, {"2026-01-02": ["a", "b"], "1": [None, True]}),
        (NotAvailable("no target"), {"not_available": "no target"}),
    ],
)
def test_values(value: object, said: object) -> None:
    assert json.loads(envelope("x", value, [])) == {"careerbook": 1, "kind": "x", "data": said, "warnings": []}


def test_the_envelope_is_one_text_with_one_line_break_and_keys_in_order() -> None:
    text = envelope("list", ["é"], ["careful"])
    assert text.split("\n") == [
        "{",
        '  "careerbook": 1,',
        '  "kind": "list",',
        '  "data": [',
        '    "é"',
        "  ],",
        '  "warnings": [',
        '    "careful"',
        "  ]",
        "}",
        "",
    ]


@given(st.text(st.characters(codec=None) | st.sampled_from("\x9b\x7f\u202e\u2069\u2028\ud800\x1b\x00")))
def test_any_text_reads_back_and_acts_on_nothing(text: str) -> None:
    written = envelope("x", text, [])
    assert json.loads(written)["data"] == text
    written.encode("utf-8")
    acting = [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
    assert not {ord(char) for char in written} & set(acting) - {ord("\n")}


def test_what_has_no_json_form_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError, match="object has no JSON form"):
        envelope("x", object(), [])
    with pytest.raises(ValueError, match="JSON"):
        envelope("x", float("nan"), [])
