"""The week asks about what is past its day: an overdue goal, and a told challenge that may have happened."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from careerbook.reports import week
from careerbook.reports.ask import Ask
from tests.desk import Desk, markdown_of
from tests.unit.test_report_week import days_ago, goal, happened, kinds, settled


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path)
    found.client()
    return found


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ({"state": "active"}, True),
        ({"state": "blocked"}, True),
        ({"state": "deferred"}, False),
        ({"state": "done"}, False),
        ({"state": "active", "due": None}, False),
    ],
)
def test_an_overdue_goal_is_one_that_is_under_way(desk: Desk, said: dict[str, Any], asked: bool) -> None:
    goal(settled(desk), **{"title": "Late one", "start": days_ago(5), "due": date(2026, 11, 10), **said})
    assert ("overdue" in kinds(desk)) is asked


@pytest.mark.parametrize(
    ("figures", "outcome"),
    [({}, " --outcome OUTCOME"), ({"start_value": Decimal(9), "target": Decimal(5), "unit": "days"}, "")],
)
def test_an_overdue_goal_is_closed_or_gets_a_day(desk: Desk, figures: dict[str, Any], outcome: str) -> None:
    late = goal(settled(desk), title="late one", due=date(2026, 11, 10), **figures)
    goal(desk, title="Later one", due=date(2026, 11, 12))
    if figures:
        desk.add("check", late, current=Decimal(6), on=days_ago(30))
    assert kinds(desk) == ["finished", "overdue", "stuck", "said"], "it waits for more than a look"
    assert (
        f'"late one" was due on 10 Nov. Done, or a new day? (done / partly / missed / new day)'
        f" `careerbook goal close 1{outcome}`, or "
        '`careerbook goal except 1 --due DAY --type deadline --cause "WHY"`'
    ) in markdown_of(week.layout(week.build(desk.read(), Ask())))


@pytest.mark.parametrize(
    ("state", "asked"), [("open", True), ("managing", True), ("materialised", False), ("resolved", False)]
)
def test_a_told_challenge_whose_day_has_passed_is_asked_about(desk: Desk, state: str, asked: bool) -> None:
    happened(settled(desk), near=False)
    desk.set(desk.book.find("challenge-1"), state=state)
    assert ("happened" in kinds(desk)) is asked
    said = (
        '"Priya may leave" was to come on 19 Nov. Did it happen? (y / n / new day)'
        " `careerbook challenge materialise 1`, or `careerbook challenge resolve 1`"
    )
    assert (said in markdown_of(week.layout(week.build(desk.read(), Ask())))) is asked


def test_what_nobody_was_told_of_is_to_be_told_first(desk: Desk) -> None:
    settled(desk).add("challenge", text="Priya may leave", impact_date=days_ago(3), on=days_ago(9))
    assert kinds(desk) == ["finished", "stuck", "untold", "said"]
