"""R38: the gap, the freedom unused or taken, what moved since the last period, and one step at a time."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.records.words import AutonomyLevel
from careerbook.rules.autonomy import (
    LEVELS,
    Raise,
    autonomy_change,
    autonomy_gap,
    freedom_unused,
    level_number,
    level_on,
    raise_by_one,
)
from careerbook.rules.value import NotAvailable

levels = st.sampled_from(LEVELS)
OCTOBER = date(2026, 10, 1)
TODAY = date(2026, 11, 20)


def test_the_levels_are_those_that_can_be_typed_in_their_order() -> None:
    assert tuple(word.value for word in AutonomyLevel) == LEVELS
    assert [level_number(level) for level in LEVELS] == [1, 2, 3, 4, 5, 6, 7]
    with pytest.raises(ValueError, match="not in"):
        level_number("lead")


def test_vendor_choice_by_hand() -> None:
    assert autonomy_gap("advise", "consult") == 2
    assert freedom_unused("consult", "agree") == -1
    assert raise_by_one("consult", "advise", "agree") == Raise("agree", practised=True)
    assert raise_by_one("consult", "advise", "consult") == Raise("agree", practised=False)
    assert raise_by_one("consult", "advise") == Raise("agree", practised=False)


@pytest.mark.parametrize(
    ("granted", "wanted", "reason"),
    [
        (None, "advise", "what is granted is not known"),
        ("consult", None, "what is wanted is not known"),
        ("advise", "advise", "no more is wanted than was granted"),
        ("delegate", "tell", "no more is wanted than was granted"),
    ],
)
def test_nothing_is_proposed_without_both_levels_or_a_wish(
    granted: str | None, wanted: str | None, reason: str
) -> None:
    assert raise_by_one(granted, wanted) == NotAvailable(reason)


def test_an_unknown_level_is_not_zero() -> None:
    assert autonomy_gap(None, "tell") == NotAvailable("what is wanted is not known")
    assert freedom_unused("tell", None) == NotAvailable("what is practised is not known")


def test_the_change_is_counted_from_the_end_of_the_last_period() -> None:
    granted = [(date(2026, 3, 2), "tell"), (date(2026, 9, 30), "consult"), (TODAY, "agree"), (TODAY, "advise")]
    assert autonomy_change(granted, period_first=OCTOBER, as_of=TODAY) == 2
    assert autonomy_change(granted, period_first=OCTOBER, as_of=date(2026, 11, 19)) == 0
    assert autonomy_change(granted[:2], period_first=date(2026, 7, 1), as_of=TODAY) == 2
    assert autonomy_change(granted[2:], period_first=OCTOBER, as_of=TODAY) == NotAvailable(
        "nothing was granted at the end of the last period"
    )
    assert autonomy_change([*granted, (TODAY, None)], period_first=OCTOBER, as_of=TODAY) == NotAvailable(
        "what is granted is not known"
    )
    assert autonomy_change([], period_first=OCTOBER, as_of=TODAY) == NotAvailable("what is granted is not known")


@pytest.mark.parametrize(("day", "change"), [(date(2026, 9, 30), 0), (OCTOBER, 1), (date(2026, 10, 2), 1)])
def test_what_was_granted_on_the_first_day_of_a_period_is_new_in_it(day: date, change: int) -> None:
    granted = [(date(2026, 3, 2), "consult"), (day, "agree")]
    assert autonomy_change(granted, period_first=OCTOBER, as_of=TODAY) == change


def test_of_one_day_the_last_word_counts() -> None:
    assert level_on([(TODAY, "agree"), (TODAY, "advise"), (OCTOBER, "tell")], TODAY) == "advise"
    assert level_on([(TODAY, "agree")], OCTOBER) is None


@given(levels, levels)
def test_the_gap_is_antisymmetric_and_lies_within_six(one: str, other: str) -> None:
    gap, back = autonomy_gap(one, other), autonomy_gap(other, one)
    assert isinstance(gap, int)
    assert isinstance(back, int)
    assert gap == -back
    assert -6 <= gap <= 6
    assert (gap == 0) == (one == other)
    assert freedom_unused(one, other) == gap


@given(levels, levels, st.none() | levels)
def test_a_proposal_is_one_step_and_never_more_than_is_wanted(granted: str, wanted: str, practised: str | None) -> None:
    found = raise_by_one(granted, wanted, practised)
    if isinstance(found, NotAvailable):
        assert level_number(wanted) <= level_number(granted)
    else:
        assert level_number(found.level) == level_number(granted) + 1
        assert level_number(found.level) <= level_number(wanted)


@given(st.lists(st.tuples(st.dates(date(2026, 1, 1), date(2026, 12, 31)), levels)), st.dates())
def test_steps_after_the_day_asked_about_change_nothing(steps: list[tuple[date, str]], day: date) -> None:
    seen = [step for step in steps if step[0] <= day]
    first = date(2026, 7, 1)
    assert (
        autonomy_change(steps, period_first=first, as_of=day) == autonomy_change(seen, period_first=first, as_of=day)
        or day < first
    )
