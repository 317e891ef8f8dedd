"""Which records a client's topics keep from them, through every spelling of a topic and on what hangs on a record."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from careerbook.errors import Refused
from careerbook.gate import refuse_leaks
from careerbook.records.entry import Entry
from careerbook.reports import brief
from careerbook.rules.audience import Shareable
from careerbook.rules.topics import topic_denied
from tests.desk import Desk, markdown_of
from tests.year import asked, november, shared_with


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = Desk(tmp_path)
    yield found
    found.book.close()


def product(desk: Desk, **topics: Any) -> Entry:
    return desk.client("Pat Product", relation="secondary", **topics)


@pytest.mark.parametrize(
    ("denied", "said", "kept"),
    [
        ("pay", "pay", True),
        ("pay", "PAY ", True),
        ("pay rise", "pay  rise", True),
        ("Pay-Rise", "pay rise", True),
        ("line-team", "line_team", True),
        ("line team", "line\N{NON-BREAKING HYPHEN}team", True),
        ("Caf\N{LATIN SMALL LETTER E WITH ACUTE}", "cafe\N{COMBINING ACUTE ACCENT}", True),
        ("STRASSE", "stra\N{LATIN SMALL LETTER SHARP S}e", True),
        ("pay", "payroll", False),
        ("pay", "pay rise", False),
        ("c++", "c", False),
    ],
)
@pytest.mark.parametrize("field", ["tags", "theme"])
def test_a_denied_topic_is_known_however_it_is_written(
    desk: Desk, field: str, denied: str, said: str, kept: bool
) -> None:
    pat = product(desk, topics_deny=(denied,))
    marked: dict[str, Any] = {"text": "A win", field: (said,)}
    assert topic_denied(pat, desk.add("impact", **marked)) is kept


@pytest.mark.parametrize(
    ("kind", "said", "kept"),
    [
        ("impact", {"tags": ("close",)}, False),
        ("impact", {"tags": ("close", "other")}, False),
        ("impact", {"theme": ("CLOSE",)}, False),
        ("impact", {"tags": ("other",)}, True),
        ("impact", {}, True),
        ("goal", {"title": "A goal"}, True),
        ("service", {"name": "Support"}, True),
        ("call", {}, False),
        ("call", {"tags": ("other",)}, True),
        ("commitment", {"owner": "me"}, False),
        ("challenge", {}, False),
        ("engagement", {"title": "Analyst"}, False),
        ("engagement", {"title": "Analyst", "tags": ("other",)}, True),
    ],
)
def test_where_some_topics_are_allowed_only_they_and_what_is_for_this_client_are(
    desk: Desk, kind: str, said: dict[str, Any], kept: bool
) -> None:
    pat = product(desk, topics_allow=("close",))
    whose: dict[str, Any] = {"client": pat} if kind in ("call", "commitment") else {}
    text: dict[str, Any] = {"text": "Something"} if kind in ("impact", "commitment", "challenge") else {}
    assert topic_denied(pat, desk.add(kind, **text, **whose, **said)) is kept


def test_a_record_that_names_the_client_is_for_them_and_a_denied_topic_wins(desk: Desk) -> None:
    pat = product(desk, topics_allow=("close",), topics_deny=("pay",))
    assert not topic_denied(pat, desk.add("goal", title="For Pat", client=pat))
    assert topic_denied(pat, desk.add("goal", title="For Pat", client=pat, tags=("close", "pay")))
    assert topic_denied(pat, desk.add("goal", title="For others", client=desk.client()))


def test_without_topics_nothing_is_kept(desk: Desk) -> None:
    assert not topic_denied(product(desk), desk.add("impact", text="A win", tags=("pay",)))
    assert not topic_denied(None, desk.add("impact", text="A win", tags=("pay",)))


def test_what_hangs_on_a_record_is_kept_by_its_own_topic_too(desk: Desk) -> None:
    alex = desk.client(topics_deny=("pay",))
    call = desk.add("call", client=alex, on=november(25))
    desk.add("ask", call, text="A second reviewer for the ledger team", recommendation="One day a week")
    desk.add("ask", call, text="A higher grade for the ledger team", tags=("Pay",), recommendation="Grade seven")
    goal = desk.add("goal", title="Close sooner", state="active", start_value=9, target=5, start=date(2026, 10, 1))
    desk.add("check", goal, current=8, status="on-track", on=november(2))
    desk.add("check", goal, current=6, status="off-track", on=november(3), tags=("pay",))
    page = markdown_of(brief.layout(brief.build(shared_with(desk, alex), asked(desk, alex)).data))
    assert "A second reviewer" in page
    assert "higher grade" not in page
    assert "on track: 9 → 8" in page
    with pytest.raises(Refused):
        refuse_leaks(desk.book, Shareable(desk.read(), "brief", client=alex), "A higher grade for the ledger team", ())
