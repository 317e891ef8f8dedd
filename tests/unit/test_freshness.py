"""R2 and R4: how long ago, and how evenly over the period."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.rules.freshness import Freshness, RecencySkew, log_freshness, recency_skew
from careerbook.rules.value import NotAvailable

TODAY = date(2026, 11, 20)
OCT_1, JAN_1 = date(2026, 10, 1), date(2027, 1, 1)


@pytest.mark.parametrize(
    ("impacts", "leaves", "last", "days", "stale"),
    [
        ([TODAY], [], TODAY, 0, False),
        ([date(2026, 11, 18), date(2026, 11, 2)], [], date(2026, 11, 18), 2, False),
        ([date(2026, 11, 7)], [], date(2026, 11, 7), 13, False),
        ([date(2026, 11, 6)], [], date(2026, 11, 6), 14, True),
        ([date(2026, 11, 6)], [(date(2026, 11, 9), date(2026, 11, 13))], date(2026, 11, 6), 9, False),
        ([date(2026, 11, 15)], [(date(2026, 11, 16), date(2026, 12, 31))], date(2026, 11, 15), 0, False),
        ([date(2026, 11, 18)], [(date(2026, 11, 1), date(2026, 11, 18))], date(2026, 11, 18), 2, False),
        ([date(2026, 11, 18)], [(date(2026, 11, 19), date(2026, 11, 19))], date(2026, 11, 18), 1, False),
        ([date(2026, 11, 18)], [(date(2026, 11, 20), date(2026, 11, 30))], date(2026, 11, 18), 1, False),
        ([TODAY], [(date(2026, 11, 16), date(2026, 11, 30))], TODAY, 0, False),
        ([date(2026, 11, 10), date(2026, 11, 21)], [], date(2026, 11, 10), 10, False),
    ],
)
def test_freshness_counts_days_at_work_since_the_last_impact(
    impacts: list[date], leaves: list[tuple[date, date]], last: date, days: int, stale: bool
) -> None:
    assert log_freshness(impacts, leaves, as_of=TODAY) == Freshness(last, days, stale)


def test_when_it_is_stale_is_a_setting() -> None:
    got = log_freshness([date(2026, 11, 13)], stale_after=7, as_of=TODAY)
    assert got == Freshness(date(2026, 11, 13), 7, True)


@pytest.mark.parametrize("impacts", [[], [date(2026, 11, 21)]])
def test_freshness_has_no_value_without_an_impact_by_that_day(impacts: list[date]) -> None:
    assert log_freshness(impacts, as_of=TODAY) == NotAvailable("no impact yet")


@pytest.mark.parametrize(
    ("highlights", "share", "late", "warns"),
    [
        ([OCT_1, date(2026, 11, 1), date(2026, 12, 2)], Fraction(1, 3), 1, False),
        ([OCT_1, date(2026, 12, 31)], Fraction(1, 2), 1, False),
        ([OCT_1, date(2026, 12, 3), date(2026, 12, 31)], Fraction(2, 3), 2, True),
        ([date(2026, 12, 1)], Fraction(0), 0, False),
        ([date(2026, 12, 2)], Fraction(1), 1, True),
    ],
)
def test_skew_is_the_share_of_the_last_third(highlights: list[date], share: Fraction, late: int, warns: bool) -> None:
    got = recency_skew(highlights, OCT_1, JAN_1, as_of=date(2026, 12, 31))
    assert got == RecencySkew(share, late, len(highlights), warns)


def test_skew_leaves_out_what_is_outside_the_period_or_later_than_the_day_asked_about() -> None:
    around = [date(2026, 9, 30), OCT_1, date(2026, 12, 5), JAN_1]
    assert recency_skew(around, OCT_1, JAN_1, as_of=TODAY) == RecencySkew(Fraction(0), 0, 1, False)
    assert recency_skew([JAN_1], OCT_1, JAN_1, as_of=JAN_1) == NotAvailable("no highlight in the period")


def test_when_skew_warns_is_a_setting() -> None:
    got = recency_skew([OCT_1, date(2026, 12, 31)], OCT_1, JAN_1, warns_above=Fraction(1, 3), as_of=JAN_1)
    assert got == RecencySkew(Fraction(1, 2), 1, 2, True)


@given(st.integers(1, 120))
def test_one_highlight_a_day_is_near_the_neutral_third(thirds: int) -> None:
    length = 3 * thirds
    got = recency_skew([OCT_1 + timedelta(n) for n in range(length)], OCT_1, OCT_1 + timedelta(length), as_of=date.max)
    assert got == RecencySkew(Fraction(1, 3), thirds, length, False)
