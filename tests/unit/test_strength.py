"""R3 part by part, and where a highlight begins."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.records.impact import stage
from careerbook.rules.strength import Strength, highlight, strength

ALL = {
    "what_changed": "Finance reports earlier",
    "before": 9,
    "after": 6,
    "unit": "days",
    "evidence": 1,
    "noticed_by": 2,
}


@pytest.mark.parametrize(
    ("inputs", "present"),
    [
        ({}, ()),
        ({"what_changed": "  "}, ()),
        ({"what_changed": "Nobody re-keys invoices"}, ("outcome",)),
        ({"what_changed": "82 % fewer corrections"}, ("outcome", "number")),
        ({"what_changed": "82% fewer corrections"}, ("outcome", "number")),
        ({"before": Decimal(900), "after": Decimal(540), "unit": "ms"}, ("outcome", "number", "baseline")),
        ({"before": 900, "after": 540}, ("outcome", "number", "baseline")),
        ({"before": 0, "after": 12}, ("outcome", "baseline")),
        ({"before": 0, "after": 12, "unit": "clinics"}, ("outcome", "number", "baseline")),
        ({"after": 540, "unit": "ms"}, ("number",)),
        ({"after": 540}, ()),
        ({"after": 540, "unit": "  "}, ()),
        ({"before": 900, "unit": "ms"}, ("baseline",)),
        ({"evidence": 2}, ("evidence",)),
        ({"noticed_by": 1}, ("noticed",)),
        (ALL, ("outcome", "number", "baseline", "evidence", "noticed")),
    ],
)
def test_each_part_counts_once_when_it_is_there(inputs: dict[str, Any], present: tuple[str, ...]) -> None:
    found = strength(**inputs)
    assert found.present == present
    assert found.score == len(present)
    assert set(found.missing) == set(Strength._fields) - set(present)


def test_what_is_missing_is_named_in_the_order_of_the_parts() -> None:
    assert strength(before=900, after=540, unit="ms").missing == ("evidence", "noticed")


@pytest.mark.parametrize(
    ("parts", "visible", "cut", "expected"),
    [(2, True, 2, True), (1, True, 2, False), (5, False, 2, False), (2, True, 3, False), (0, True, 0, True)],
)
def test_a_highlight_is_visible_and_strong_enough(parts: int, visible: bool, cut: int, expected: bool) -> None:
    found = Strength(*(index < parts for index in range(5)))
    assert highlight(found, visible=visible, highlight_from=cut) is expected


def test_two_parts_make_a_highlight_unless_the_book_says_otherwise() -> None:
    assert highlight(Strength(True, True, False, False, False), visible=True)
    assert not highlight(Strength(True, False, False, False, False), visible=True)


FIGURES = st.none() | st.integers(0, 9).map(Decimal)


@given(st.none() | st.sampled_from(["", " ", "Faster", "9 % less"]), FIGURES, FIGURES, st.booleans(), st.booleans())
def test_how_far_a_win_has_come_follows_from_its_parts(
    changed: str | None, before: Decimal | None, after: Decimal | None, proof: bool, seen: bool
) -> None:
    body = {
        "what_changed": changed,
        "before": None if before is None else str(before),
        "after": None if after is None else str(after),
        "evidence": {"link": {"type": "link"}} if proof else {},
        "noticed_by": {"uid": True} if seen else {},
    }
    found = strength(what_changed=changed, before=before, after=after, evidence=proof, noticed_by=seen)
    proved = "verified" if proof or seen else "enriched"
    assert stage(body, "2026-11-20") == (proved if found.outcome else "captured")
