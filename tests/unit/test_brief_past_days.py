"""Goals past their due day, and those that were put off: in the Goals table and in the next 90 days."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from careerbook.records.entry import Entry
from careerbook.reports import brief
from tests.brief_desk import FRIDAY, built, page, rows
from tests.desk import Desk, markdown_of

OCTOBER = date(2026, 10, 1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = Desk(tmp_path)
    yield found
    found.book.close()


def goal(desk: Desk, title: str, **said: Any) -> Entry:
    return desk.add("goal", title=title, **{"state": "active", "on": OCTOBER, "start": OCTOBER, **said})


@pytest.mark.parametrize(
    ("state", "due", "cell"),
    [
        ("active", date(2026, 11, 19), "19 Nov, overdue"),
        ("blocked", date(2026, 11, 10), "10 Nov, overdue"),
        ("active", FRIDAY, "20 Nov"),
        ("missed", date(2026, 11, 10), "10 Nov"),
    ],
)
def test_an_open_goal_past_its_day_is_overdue(desk: Desk, state: str, due: date, cell: str) -> None:
    found = goal(desk, "Late", due=due)
    desk.set(found, FRIDAY, state=state)
    assert rows(page(desk, None), "Goals")[1].endswith(f" | {cell} |")
    moved = {"due": date(2026, 11, 12), "baseline_due": date(2026, 11, 3)}
    desk.set(found, **moved)
    assert (", was 3 Nov, overdue |" in page(desk, None)) is (state != "missed")


def test_a_deferred_goal_says_until_when_and_has_no_due_day(desk: Desk) -> None:
    found = goal(desk, "Close in 5 days", due=date(2026, 11, 10), baseline_due=date(2026, 11, 3))
    desk.set(found, date(2026, 10, 7), state="deferred", deferred_until=date(2027, 1, 15), reason="the boss is away")
    assert rows(page(desk, None), "Goals")[1] == "| Close in 5 days | deferred 7 Oct until 15 Jan | |"
    desk.set(found, date(2026, 11, 19), state="active", deferred_until=None)
    assert rows(page(desk, None), "Goals")[1].endswith("| not measured yet | 10 Nov, was 3 Nov, overdue |")


def test_an_overdue_goal_stands_first_of_the_next_steps_and_finds_room(desk: Desk) -> None:
    alex = desk.client()
    for number in range(6):
        promised: dict[str, Any] = {
            "owner": "client",
            "due": date(2026, 11, 1 + number),
            "state": "proposed",
            "client": alex,
        }
        desk.add("commitment", text=f"Proposal {number}", on=date(2026, 10, 20), **promised)
    goal(desk, "Late and agreed", due=date(2026, 11, 10))
    goal(desk, "Missed and settled", due=date(2026, 11, 10), state="missed")
    found = built(desk, alex)
    assert rows(markdown_of(brief.layout(found.data)), "Next 90 days")[:2] == (
        "Late and agreed: I, by 10 Nov, overdue.",
        "Proposal 0: you, by 1 Nov, if you agree.",
    )
    assert [row.text for row in found.appendix.next_steps] == ["Proposal 4", "Proposal 5"]
