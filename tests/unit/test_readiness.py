"""R27: the list before a call."""

from datetime import date
from typing import Any

import pytest

from careerbook.rules.readiness import Ask, Missing, Watched, readiness

TODAY = date(2026, 11, 20)
FRESH = Watched("goal-1", date(2026, 10, 1), date(2026, 11, 7))
READY: dict[str, Any] = {
    "headline": "Finance closes in six days. The feed may stop.",
    "asks": [Ask("ask-1", "one day a week", "two changes waited")],
    "unraised_high": [],
    "goals": [FRESH],
    "highlights": 3,
    "lint_hits": [],
}


def missing(**changed: Any) -> tuple[Missing, ...]:
    got = readiness(**{**READY, **changed}, as_of=TODAY)
    assert isinstance(got, tuple)
    return got


def test_when_everything_is_there_the_list_is_empty() -> None:
    assert missing() == ()


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"headline": None}, Missing("headline", None, "the two sentences are not written")),
        ({"headline": " "}, Missing("headline", None, "the two sentences are not written")),
        ({"asks": [Ask("ask-2", "", "why")]}, Missing("ask-recommendation", "ask-2", "the ask has no recommendation")),
        ({"asks": [Ask("ask-2", "this", None)]}, Missing("ask-reason", "ask-2", "the ask has no reason")),
        (
            {"unraised_high": ["challenge-1"]},
            Missing("challenge-not-raised", "challenge-1", "high, and not raised to this client"),
        ),
        ({"highlights": 2}, Missing("highlights", None, "1 more result with a number or proof")),
        ({"highlights": 1}, Missing("highlights", None, "2 more results with a number or proof")),
        ({"highlights": 0}, Missing("highlights", None, "3 results with a number or proof")),
        (
            {"lint_hits": ["impact-4"]},
            Missing("wording", "impact-4", "a word about the person, not the work"),
        ),
        (
            {"goals": [Watched("goal-2", None, date(2026, 11, 6))]},
            Missing("goal-unchecked", "goal-2", "not checked for 14 days"),
        ),
        (
            {"goals": [Watched("goal-2", date(2026, 10, 31), None)]},
            Missing("goal-unchecked", "goal-2", "never checked in 20 days"),
        ),
        (
            {"goals": [Watched("goal-2", date(2026, 10, 31), date(2026, 11, 25))]},
            Missing("goal-unchecked", "goal-2", "never checked in 20 days"),
        ),
        ({"goals": [Watched("goal-2", None, None)]}, Missing("goal-unchecked", "goal-2", "never checked")),
    ],
)
def test_each_missing_thing_is_named_with_its_record(changed: dict[str, Any], expected: Missing) -> None:
    assert missing(**changed) == (expected,)


@pytest.mark.parametrize(
    "goal",
    [
        Watched("goal-2", date(2026, 11, 7), None),
        Watched("goal-2", date(2026, 12, 1), None),
        Watched("goal-2", date(2026, 1, 1), TODAY),
    ],
)
def test_a_goal_that_is_young_or_checked_is_not_on_the_list(goal: Watched) -> None:
    assert missing(goals=[goal]) == ()


def test_days_of_leave_do_not_make_a_goal_unchecked() -> None:
    goal = Watched("goal-2", None, date(2026, 11, 1))
    assert missing(goals=[goal], leaves=[(date(2026, 11, 9), date(2026, 11, 20))]) == ()
    assert [item.ref for item in missing(goals=[goal], leaves=[(date(2026, 11, 9), date(2026, 11, 9))])] == ["goal-2"]


@pytest.mark.parametrize(
    ("leave", "days"),
    [
        ((date(2026, 11, 1), date(2026, 11, 1)), 19),
        ((date(2026, 11, 2), date(2026, 11, 2)), 18),
        ((date(2026, 11, 20), date(2026, 11, 30)), 18),
        ((date(2026, 11, 21), date(2026, 11, 30)), 19),
    ],
)
def test_the_days_run_from_the_day_after_the_check_to_today(leave: tuple[date, date], days: int) -> None:
    goal = Watched("goal-2", None, date(2026, 11, 1))
    assert missing(goals=[goal], leaves=[leave])[0].reason == f"not checked for {days} days"


def test_the_limits_are_settings() -> None:
    assert missing(highlights=3, fewest_highlights=4)[0].reason == "1 more result with a number or proof"
    assert missing(unchecked_after=13)[0] == Missing("goal-unchecked", "goal-1", "not checked for 13 days")


def test_everything_at_once_comes_in_the_order_of_the_brief() -> None:
    got = missing(
        headline=None,
        asks=[Ask("ask-1", None, None)],
        unraised_high=["challenge-1", "challenge-2"],
        goals=[Watched("goal-1", None, None)],
        highlights=0,
        lint_hits=["ask-1"],
    )
    assert [item.part for item in got] == [
        "headline",
        "ask-recommendation",
        "ask-reason",
        "highlights",
        "challenge-not-raised",
        "challenge-not-raised",
        "goal-unchecked",
        "wording",
    ]
