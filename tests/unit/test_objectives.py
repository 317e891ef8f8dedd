"""R6 objective score, R7 what a score says, R10 line of sight, who set a goal, the tree, the track record."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.rules.objectives import (
    Branch,
    HadSay,
    ObjectiveScore,
    ScoreSaid,
    Sight,
    branches,
    had_say,
    line_of_sight,
    objective_score,
    score_colour,
    score_said,
    smart_gaps,
    too_easy,
    without_part,
)
from careerbook.rules.progress import OnTime
from careerbook.rules.track import Life, Track, track_record
from careerbook.rules.value import NotAvailable

UNKNOWN = NotAvailable("no check yet")
SCORES = st.fractions(0, 1)


# --- R6 --------------------------------------------------------------------------------------------------------------


def test_an_objective_scores_the_mean_of_its_goals() -> None:
    assert objective_score([Fraction(3, 4), Decimal("0.5"), 1]) == ObjectiveScore(Fraction(3, 4), 3, 0)


def test_a_goal_without_a_score_is_counted_beside_the_mean_and_is_not_zero() -> None:
    assert objective_score([Fraction(1, 2), UNKNOWN, None]) == ObjectiveScore(Fraction(1, 2), 1, 2)


def test_an_objective_without_goals_or_scores_has_none() -> None:
    assert objective_score([]) == NotAvailable("no goal serves it")
    assert objective_score([UNKNOWN]) == NotAvailable("no goal that serves it has a score")


@given(st.lists(SCORES, min_size=1), st.integers(0, 3))
def test_the_mean_lies_between_the_scores_and_what_is_unknown_moves_nothing(
    scores: list[Fraction], unknown: int
) -> None:
    got = objective_score([*scores, *[UNKNOWN] * unknown])
    assert isinstance(got, ObjectiveScore)
    assert min(scores) <= got.score <= max(scores)
    assert got == ObjectiveScore(Fraction(sum(scores), len(scores)), len(scores), unknown)


# --- R7 --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("score", "colour"),
    [("0", "red"), ("0.39", "red"), ("0.4", "amber"), ("0.69", "amber"), ("0.7", "green"), ("1", "green")],
)
def test_the_colour_of_a_score(score: str, colour: str) -> None:
    assert score_colour(Decimal(score)) == colour


def test_other_cuts_give_other_colours() -> None:
    assert score_colour(Fraction(1, 2), amber_from=Fraction(6, 10), green_from=Fraction(9, 10)) == "red"
    assert score_colour(Fraction(1, 2), green_from=Fraction(1, 2)) == "green"


@pytest.mark.parametrize(
    ("score", "ambition", "said"),
    [
        ("1", "committed", ScoreSaid("green", "reached")),
        ("0.9", "committed", ScoreSaid("green", "short")),
        ("0.59", "aspirational", ScoreSaid("amber", "below")),
        ("0.6", "aspirational", ScoreSaid("amber", "in")),
        ("0.7", "aspirational", ScoreSaid("green", "in")),
        ("0.71", "aspirational", ScoreSaid("green", "above")),
    ],
)
def test_a_score_is_read_against_its_ambition(score: str, ambition: str, said: ScoreSaid) -> None:
    assert score_said(Decimal(score), ambition) == said


def test_the_colour_beside_an_ambition_follows_the_same_cuts() -> None:
    cuts = {"amber_from": Fraction(1, 10), "green_from": Fraction(1, 2)}
    assert score_said(Fraction(1, 2), "committed", **cuts) == ScoreSaid("green", "short")
    assert score_said(Fraction(1, 5), "aspirational", **cuts) == ScoreSaid("amber", "below")
    assert score_said(Fraction(1, 11), "committed", **cuts) == ScoreSaid("red", "short")


def test_why_there_is_no_score_is_passed_on() -> None:
    assert score_colour(UNKNOWN) == UNKNOWN
    assert score_said(UNKNOWN, "committed") == UNKNOWN
    assert score_said(None, "committed") == NotAvailable("no score")


def test_targets_may_be_too_easy_when_every_ambitious_one_is_reached() -> None:
    assert too_easy([1, Fraction(1), UNKNOWN]) is True
    assert too_easy([1]) is False
    assert too_easy([1], at_least=1) is True
    assert too_easy([1, 1, Fraction(9, 10)]) is False
    assert too_easy([UNKNOWN]) == NotAvailable("no closed aspirational goal has a score")


@given(SCORES, SCORES)
def test_a_higher_score_is_never_of_a_worse_colour(one: Fraction, other: Fraction) -> None:
    order = ["red", "amber", "green"]
    low, high = score_colour(min(one, other)), score_colour(max(one, other))
    assert order.index(str(low)) <= order.index(str(high))


# --- R10, who set it, how it is put ----------------------------------------------------------------------------------


def test_the_line_of_sight_is_the_share_of_active_goals_that_serve_an_objective() -> None:
    assert line_of_sight([True, True, False]) == Sight(Fraction(2, 3), 2, 3)
    assert line_of_sight([]) == NotAvailable("no goal is active")


@given(st.lists(st.booleans(), min_size=1))
def test_serving_and_orphan_goals_make_up_the_whole(serves: list[bool]) -> None:
    mine, orphans = line_of_sight(serves), line_of_sight([not one for one in serves])
    assert isinstance(mine, Sight)
    assert isinstance(orphans, Sight)
    assert mine.share + orphans.share == 1


def test_a_say_is_had_by_setting_a_goal_or_agreeing_to_it() -> None:
    goals = [
        ("me", None),
        ("together", "not-asked"),
        ("client", "yes"),
        ("handed-down", "not-asked"),
        ("client", None),
        (None, "no"),
        (None, "yes"),
        (None, None),
    ]
    assert had_say(goals) == HadSay(Fraction(4, 7), 4, 7, 1)
    assert had_say([(None, "not-asked")]) == NotAvailable("no goal says who set it")


WELL: dict[str, Any] = {"measured": True, "steps": False, "due": True, "serves": True, "skills": False}


@pytest.mark.parametrize(
    ("change", "lacks"),
    [
        ({}, ()),
        ({"measured": False}, ("measure",)),
        ({"measured": False, "steps": True}, ()),
        ({"due": False}, ("due",)),
        ({"serves": False}, ("serves",)),
        ({"serves": False, "skills": True}, ()),
        ({"set_by": "handed-down"}, ("mine",)),
        ({"set_by": "client", "agreed": "no"}, ("mine",)),
        ({"set_by": "client", "agreed": "yes"}, ()),
        ({"measured": False, "due": False, "serves": False, "agreed": "no"}, ("measure", "due", "serves", "mine")),
    ],
)
def test_what_a_goal_lacks_is_listed(change: dict[str, Any], lacks: tuple[str, ...]) -> None:
    assert smart_gaps(**{**WELL, **change}) == lacks


# --- the tree --------------------------------------------------------------------------------------------------------


def test_objectives_stand_under_what_they_are_part_of() -> None:
    above = {"decisions": None, "grow": None, "cost": "decisions", "invoices": "cost", "lost": "gone"}
    assert branches(above) == (
        Branch("decisions", 0, ("cost", "invoices")),
        Branch("cost", 1, ("invoices",)),
        Branch("invoices", 2, ()),
        Branch("grow", 0, ()),
        Branch("lost", 0, ()),
    )


def test_an_objective_written_down_before_what_is_above_it_still_stands_under_it() -> None:
    tree = branches({"cost": "decisions", "invoices": "cost", "decisions": None})
    assert [(branch.uid, branch.depth) for branch in tree] == [("decisions", 0), ("cost", 1), ("invoices", 2)]


def test_objectives_that_name_each_other_still_stand_once() -> None:
    assert [b.uid for b in branches({"a": "b", "b": "a", "c": "c"})] == ["a", "b", "c"]


@given(st.dictionaries(st.integers(0, 9).map(str), st.none() | st.integers(0, 12).map(str)))
def test_a_tree_holds_every_objective_once_and_what_is_below_follows_at_once(above: dict[str, str | None]) -> None:
    tree = branches(above)
    assert sorted(branch.uid for branch in tree) == sorted(above)
    order = [branch.uid for branch in tree]
    for place, branch in enumerate(tree):
        assert tuple(order[place + 1 : place + 1 + len(branch.below)]) == branch.below
        assert all(lower.depth > branch.depth for lower in tree[place + 1 : place + 1 + len(branch.below)])


def test_a_part_in_what_is_below_is_a_part_in_what_is_above() -> None:
    tree = branches({"decisions": None, "cost": "decisions", "grow": None, "guild": "grow"})
    assert without_part(tree, ["cost"]) == ("grow", "guild")
    assert without_part(tree, ["grow"]) == ("decisions", "cost", "guild")
    assert without_part(tree, []) == ("decisions", "cost", "grow", "guild")


# --- the track record ------------------------------------------------------------------------------------------------

Q4, NEXT = date(2026, 10, 1), date(2027, 1, 1)
TODAY = date(2026, 11, 20)


def test_a_period_counts_what_began_and_what_ended_in_it() -> None:
    goals = [
        Life(date(2026, 1, 5), "done", date(2026, 11, 13), date(2026, 11, 16), date(2026, 11, 16)),
        Life(date(2026, 7, 1), "partly-done", date(2026, 10, 1), date(2026, 9, 30), date(2026, 10, 15)),
        Life(date(2026, 10, 1), "missed", date(2026, 11, 20)),
        Life(date(2026, 10, 5)),
        Life(date(2026, 12, 1)),
        Life(date(2026, 7, 1), "done", date(2026, 9, 30), date(2026, 9, 30)),
    ]
    assert track_record(goals, Q4, NEXT, as_of=TODAY) == Track(
        set=2, done=1, partly=1, missed=1, on_time=OnTime(Fraction(1, 2), Fraction(1), 2, 1)
    )


def test_a_period_in_which_nothing_ended_has_no_share_in_time() -> None:
    assert track_record([Life(Q4)], Q4, NEXT, as_of=TODAY).on_time == NotAvailable("no goal is closed yet")


@pytest.mark.parametrize(("day", "counts"), [(TODAY, 1), (date(2026, 11, 21), 0), (Q4, 1), (date(2026, 9, 30), 0)])
def test_what_begins_or_ends_today_counts_and_what_comes_tomorrow_does_not(day: date, counts: int) -> None:
    track = track_record([Life(day, "done", day, day)], Q4, NEXT, as_of=TODAY)
    assert (track.set, track.done) == (counts, counts)


def test_the_last_day_of_a_period_is_in_it_and_the_first_of_the_next_is_not() -> None:
    lives = [Life(day, "done", day, day) for day in (date(2026, 12, 31), NEXT)]
    track = track_record(lives, Q4, NEXT, as_of=date(2027, 3, 1))
    assert (track.set, track.done) == (1, 1)


DAYS = st.integers(0, 730).map(lambda days: date(2025, 1, 1) + timedelta(days=days))
LIVES = st.builds(
    lambda begins, outcome, closed: Life(begins, outcome if closed else None, closed),
    DAYS,
    st.sampled_from(["done", "partly-done", "missed"]),
    st.none() | DAYS,
)


@given(st.lists(LIVES), DAYS)
def test_over_all_periods_every_goal_counts_once(lives: list[Life], as_of: date) -> None:
    edges = [date(2025, 1, 1), date(2025, 7, 1), date(2026, 1, 1), date(2026, 7, 1), date(2027, 1, 2)]
    tracks = [track_record(lives, first, end, as_of=as_of) for first, end in pairwise(edges)]
    assert sum(track.set for track in tracks) == sum(life.begins <= as_of for life in lives)
    assert sum(track.done + track.partly + track.missed for track in tracks) == sum(
        life.closed_on is not None and life.closed_on <= as_of for life in lives
    )
