"""R28 and R29: who must hear what, when, and how early they did."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.rules.surprises import (
    LeadTime,
    SurpriseLimits,
    SurpriseRisk,
    lead_days,
    raising_lead_time,
    surprise_risk,
)
from careerbook.rules.value import NotAvailable

TODAY = date(2026, 11, 20)
days = st.dates(min_value=date(2026, 1, 1), max_value=date(2027, 12, 31))


def risk(age: int, severity: str = "high", state: str = "open", **more: Any) -> SurpriseRisk:
    got = surprise_risk(TODAY - timedelta(age), severity, state, as_of=TODAY, **more)
    assert isinstance(got, SurpriseRisk)
    return got


def test_the_source_feed_found_three_days_ago_is_raised_now() -> None:
    got = surprise_risk(date(2026, 11, 17), "high", "open", impact_date=date(2026, 12, 5), as_of=TODAY)
    assert got == SurpriseRisk("raise now", ("found 3 days ago, limit 2 days",), age=3, limit=2)
    assert isinstance(got, SurpriseRisk)
    assert got.reason == "found 3 days ago, limit 2 days"


@pytest.mark.parametrize(
    ("severity", "age", "level"),
    [
        ("high", 0, "watch"),
        ("high", 1, "next touchpoint"),
        ("high", 2, "raise now"),
        ("medium", 3, "watch"),
        ("medium", 4, "next touchpoint"),
        ("medium", 6, "next touchpoint"),
        ("medium", 7, "raise now"),
        ("low", 14, "watch"),
        ("low", 15, "next touchpoint"),
        ("low", 29, "next touchpoint"),
        ("low", 30, "raise now"),
    ],
)
def test_each_severity_has_its_days(severity: str, age: int, level: str) -> None:
    assert risk(age, severity).level == level


@pytest.mark.parametrize(
    ("impact_date", "level", "reason"),
    [
        (date(2026, 12, 5), "watch", "found today, limit 30 days"),
        (date(2026, 12, 4), "raise now", "its impact date is in 14 days, limit 14 days"),
        (date(2026, 11, 21), "raise now", "its impact date is in 1 day, limit 14 days"),
        (TODAY, "raise now", "its impact date is today, limit 14 days"),
        (date(2026, 11, 19), "raise now", "its impact date was 1 day ago"),
        (date(2026, 11, 18), "raise now", "its impact date was 2 days ago"),
    ],
)
def test_what_is_near_its_impact_cannot_wait(impact_date: date, level: str, reason: str) -> None:
    got = risk(0, "low", impact_date=impact_date)
    assert (got.level, got.reason) == (level, reason)


@pytest.mark.parametrize(
    ("held", "level"),
    [
        (date(2026, 11, 14), "watch"),
        (date(2026, 11, 15), "raise now"),
        (date(2026, 11, 20), "raise now"),
        (date(2026, 11, 21), "watch"),
    ],
)
def test_a_call_that_passed_without_it_makes_it_urgent(held: date, level: str) -> None:
    assert risk(5, "low", calls_held=[held]).level == level


def test_all_reasons_are_kept_the_age_first() -> None:
    got = risk(9, "medium", impact_date=date(2026, 11, 30), calls_held=[date(2026, 11, 12)])
    assert got.reasons == (
        "found 9 days ago, limit 7 days",
        "its impact date is in 10 days, limit 14 days",
        "a call was held since it was found, without it",
    )


def test_the_reason_says_where_between_found_and_limit_it_is() -> None:
    assert risk(4, "medium").reason == "found 4 days ago, past half of the limit of 7 days"
    assert risk(1, "medium").reason == "found 1 day ago, limit 7 days"


def test_the_limits_are_settings() -> None:
    limits = SurpriseLimits(high=1, medium=2, low=3, impact=30)
    assert risk(1, "high", limits=limits).reason == "found 1 day ago, limit 1 day"
    assert risk(0, "low", impact_date=date(2026, 12, 20), limits=limits).level == "raise now"


@pytest.mark.parametrize("state", ["open", "managing", "materialised"])
def test_every_unsettled_state_counts(state: str) -> None:
    assert risk(2, "high", state).level == "raise now"


@pytest.mark.parametrize("state", ["resolved", "accepted", "closed"])
def test_a_settled_challenge_is_no_surprise_any_more(state: str) -> None:
    assert surprise_risk(TODAY, "high", state, as_of=TODAY) == NotAvailable(f"nothing to raise: it is {state}")


def test_told_is_per_client_and_from_the_day_it_was_said() -> None:
    found = date(2026, 11, 17)
    product = surprise_risk(found, "high", "open", raised_on=TODAY, as_of=TODAY)
    other = surprise_risk(found, "high", "open", raised_on=None, as_of=TODAY)
    before = surprise_risk(found, "high", "open", raised_on=TODAY, as_of=date(2026, 11, 19))
    assert product == NotAvailable("already raised to this client")
    assert isinstance(other, SurpriseRisk)
    assert isinstance(before, SurpriseRisk)
    assert other.level == before.level == "raise now"


def test_what_is_found_later_and_an_unknown_severity_have_no_value() -> None:
    assert surprise_risk(date(2026, 11, 21), "high", "open", as_of=TODAY) == NotAvailable(
        "it was found after the day asked about"
    )
    assert surprise_risk(TODAY, "huge", "open", as_of=TODAY) == NotAvailable("no limit for severity huge")


@given(days, st.sampled_from(["low", "medium", "high"]), st.none() | days, st.lists(days), days, st.integers(-300, 300))
def test_risk_depends_on_dates_and_severity_only(
    found: date, severity: str, impact: date | None, calls: list[date], as_of: date, shift: int
) -> None:
    by = timedelta(shift)
    now = surprise_risk(found, severity, "open", impact_date=impact, calls_held=calls, as_of=as_of)
    moved = surprise_risk(
        found + by,
        severity,
        "managing",
        impact_date=None if impact is None else impact + by,
        calls_held=[on + by for on in reversed(calls)],
        as_of=as_of + by,
    )
    assert now == moved


@given(days, st.sampled_from(["low", "medium", "high"]), st.none() | days, st.lists(days), days)
def test_waiting_never_makes_it_less_urgent(
    found: date, severity: str, impact: date | None, calls: list[date], as_of: date
) -> None:
    order = ["watch", "next touchpoint", "raise now"]
    today = surprise_risk(found, severity, "open", impact_date=impact, calls_held=calls, as_of=as_of)
    tomorrow = surprise_risk(found, severity, "open", impact_date=impact, calls_held=calls, as_of=as_of + timedelta(1))
    if isinstance(today, SurpriseRisk):
        assert isinstance(tomorrow, SurpriseRisk)
        assert order.index(tomorrow.level) >= order.index(today.level)


def test_the_lead_is_days_between_telling_and_impact() -> None:
    assert lead_days(date(2026, 12, 5), TODAY) == 15
    assert lead_days(date(2026, 11, 18), TODAY) == -2


def test_the_lead_time_is_the_median_of_what_was_raised_by_then() -> None:
    feed = (date(2026, 12, 5), TODAY)
    late = (date(2026, 11, 10), date(2026, 11, 14))
    early = (date(2026, 12, 30), date(2026, 11, 10))
    assert raising_lead_time([feed], as_of=TODAY) == LeadTime(Fraction(15), 1, 0)
    assert raising_lead_time([feed, late, early], as_of=TODAY) == LeadTime(Fraction(15), 3, 1)
    assert raising_lead_time([feed, late], as_of=TODAY) == LeadTime(Fraction(11, 2), 2, 1)
    assert raising_lead_time([feed, (None, TODAY), (TODAY, None)], as_of=TODAY) == LeadTime(Fraction(15), 1, 0)
    assert raising_lead_time([feed], as_of=date(2026, 11, 19)) == NotAvailable("no raised challenge has an impact date")


def test_what_was_told_on_the_day_of_the_impact_was_not_told_afterwards() -> None:
    assert raising_lead_time([(TODAY, TODAY)], as_of=TODAY) == LeadTime(Fraction(0), 1, 0)
    yesterday = TODAY - timedelta(1)
    assert raising_lead_time([(yesterday, TODAY)], as_of=TODAY) == LeadTime(Fraction(-1), 1, 1)


def test_the_median_of_four_is_the_mean_of_the_middle_two() -> None:
    raised = [(TODAY + timedelta(lead), TODAY) for lead in (30, 2, 9, 4)]
    assert raising_lead_time(raised, as_of=TODAY) == LeadTime(Fraction(13, 2), 4, 0)


def test_the_first_of_several_reasons_stands_for_a_single_line() -> None:
    assert risk(9, "medium", calls_held=[TODAY]).reason == "found 9 days ago, limit 7 days"


def test_what_is_not_known_is_said_in_words() -> None:
    assert surprise_risk(TODAY, None, "open", as_of=TODAY) == NotAvailable("no severity")
    assert surprise_risk(TODAY, "high", None, as_of=TODAY) == NotAvailable("no state")
    assert surprise_risk(None, "high", "open", as_of=TODAY) == NotAvailable("no date on which it was found")
