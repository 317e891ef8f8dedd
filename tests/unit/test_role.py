"""R39 to R43: the teacher's and the contractor's weeks by hand, and what must hold for any week."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.records.kinds import kind
from careerbook.rules.role import (
    CLARITY,
    ClarityTrend,
    Difference,
    DutyTime,
    Mismatch,
    agreement,
    clarity_index,
    clarity_trend,
    duty_variance,
    expectation_mismatch,
    largest_differences,
    role_drift,
    share_outside,
    total_variation,
    without_hours,
)
from careerbook.rules.value import NotAvailable

TEACHER = [
    DutyTime("jd", 22, 70),
    DutyTime("jd", 4, 15),
    DutyTime("jd", 2, 15),
    DutyTime("emerged", 8),
    DutyTime("emerged", 4),
]
CONTRACTOR = [DutyTime("contract", 18), DutyTime("contract", 12), DutyTime("verbal", 6), DutyTime("emerged", 4)]


def test_the_teachers_week_by_hand() -> None:
    assert share_outside(TEACHER) == Fraction(30, 100)
    assert role_drift(TEACHER) == 30
    assert [duty_variance(duty, 40) for duty in TEACHER] == [-15, -5, -10, 20, 10]
    assert without_hours(TEACHER) == ()


def test_the_contractors_week_by_hand() -> None:
    assert share_outside(CONTRACTOR) == Fraction(1, 4)
    assert role_drift(CONTRACTOR) == NotAvailable("no share of the description is stated")
    assert duty_variance(CONTRACTOR[0], 40) == NotAvailable("its share of the description is not stated")
    assert duty_variance(CONTRACTOR[2], 40) == 15


@pytest.mark.parametrize(
    ("shares", "reason"),
    [
        ((70, 15, None), "the shares of the description sum to 85 %, not 100"),
        ((70, Fraction(299, 10), None), "the shares of the description sum to 99.9 %, not 100"),
        ((70, 15, 20), "the shares of the description sum to 105 %, not 100"),
        ((None, None, None), "no share of the description is stated"),
    ],
)
def test_drift_needs_shares_that_sum_to_a_hundred(shares: tuple[Fraction | int | None, ...], reason: str) -> None:
    assert role_drift([DutyTime("jd", 10, share) for share in shares]) == NotAvailable(reason)


def test_a_described_duty_that_took_no_hour_is_named() -> None:
    assert without_hours([DutyTime("jd", 0, 50), DutyTime("contract", 0), DutyTime("verbal", 0)]) == NotAvailable(
        "no hours were sampled"
    )
    assert without_hours([DutyTime("jd", 0, 50), DutyTime("contract", 0), DutyTime("verbal", 0), TEACHER[0]]) == (0, 1)


def test_an_unknown_source_counts_only_when_it_took_hours() -> None:
    assert share_outside([DutyTime("jd", 4), DutyTime(None, 0)]) == 0
    assert share_outside([DutyTime("jd", 4), DutyTime(None, 1)]) == NotAvailable("a duty that took hours has no source")


@pytest.mark.parametrize(
    ("views", "expected"),
    [
        ([("hand-over", "add-to-jd"), ("keep", "keep"), ("more", "keep"), ("keep", "keep")], (2, 4)),
        ([("keep", "keep"), ("more", None), (None, "less"), (None, None)], (0, 1)),
        ([("stop", "more")], (1, 1)),
    ],
)
def test_only_a_duty_with_both_views_was_discussed(
    views: list[tuple[str | None, str | None]], expected: tuple[int, int]
) -> None:
    differ, discussed = expected
    assert expectation_mismatch(views) == Mismatch(Fraction(differ, discussed), differ, discussed)


def test_the_agenda_leads_with_the_largest_difference_and_holds_five() -> None:
    teacher = [Difference(Fraction(p), d) for p, d in ((-15, False), (-5, False), (-10, True), (20, True), (10, False))]
    assert largest_differences(teacher) == (3, 0, 2, 4, 1)
    assert largest_differences([*teacher, Difference(Fraction(-7))]) == (3, 0, 2, 4, 5)
    assert largest_differences([Difference(None), Difference(Fraction(0)), Difference(None, True)]) == (2,)
    assert largest_differences([Difference(Fraction(10)), Difference(Fraction(-10), True)]) == (1, 0)


def test_the_clarity_index_runs_from_0_to_1_and_moves_between_two_pulses() -> None:
    assert clarity_index(dict.fromkeys(CLARITY, 1)) == 0
    assert clarity_index(dict.fromkeys(CLARITY, 7)) == 1
    mixed = dict(zip(CLARITY, (5, 3, 4, 6, 2, 4), strict=True))
    assert clarity_index(mixed) == Fraction(1, 2)
    assert clarity_index({**mixed, "goals": None, "judged": None}) == NotAvailable("no answer about goals, judged")
    days = [(date(2026, 11, 20), Fraction(1, 2)), (date(2026, 9, 14), Fraction(1, 3)), (date(2026, 12, 1), Fraction(1))]
    assert clarity_trend(days, as_of=date(2026, 11, 20)) == ClarityTrend(Fraction(1, 6), date(2026, 9, 14), 2)
    assert clarity_trend(days, as_of=date(2026, 11, 19)) == NotAvailable("a trend needs two pulses")


def test_of_three_pulses_the_last_two_make_the_trend_and_of_one_day_the_last_recorded() -> None:
    march, july, today = date(2026, 3, 2), date(2026, 7, 6), date(2026, 11, 20)
    pulses = [(today, Fraction(1)), (march, Fraction(0)), (july, Fraction(1, 4))]
    assert clarity_trend(pulses, as_of=today) == ClarityTrend(Fraction(3, 4), july, 3)
    twice = [(july, Fraction(3, 4)), (july, Fraction(1, 4))]
    assert clarity_trend(twice, as_of=today) == ClarityTrend(Fraction(-1, 2), july, 2)


def test_the_clarity_index_reads_what_a_pulse_holds() -> None:
    assert set(CLARITY) <= set(kind("pulse").columns)


def test_two_splits_of_different_length_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="argument 2 is shorter"):
        total_variation([Fraction(60), Fraction(40)], [Fraction(100)])


def test_shares_that_miss_a_hundred_by_little_are_said_as_they_are() -> None:
    got = role_drift([DutyTime("jd", 8, Fraction(66666, 1000)), DutyTime("jd", 8, Fraction(333, 10))])
    assert got == NotAvailable("the shares of the description sum to 99.97 %, not 100")


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        ([], "nothing agreed"),
        ([None, "discuss"], "nothing agreed"),
        (["keep", "more"], "agreed"),
        (["keep", "discuss"], "partly agreed"),
        (["stop", None, "hand-over"], "partly agreed"),
    ],
)
def test_what_a_session_came_to_follows_from_its_verdicts(verdicts: list[str | None], said: str) -> None:
    assert agreement(verdicts) == said


parts = st.lists(st.integers(0, 60), min_size=1, max_size=8).filter(any)


@st.composite
def weeks(draw: st.DrawFn) -> list[DutyTime]:
    """Draw duties whose described shares sum to exactly 100, with any hours."""
    described = draw(parts)
    hours = draw(st.lists(st.integers(0, 60), min_size=len(described), max_size=len(described)).filter(any))
    whole = sum(described)
    return [DutyTime("jd", h, Fraction(d, whole) * 100) for h, d in zip(hours, described, strict=True)]


def flipped(duties: list[DutyTime]) -> list[DutyTime]:
    """Return the week in which what was described is done, and what is done was described."""
    hours = sum(Fraction(duty.hours) for duty in duties)
    return [DutyTime("jd", Fraction(d.jd_share_pct or 0), Fraction(d.hours) / hours * 100) for d in duties]


@given(weeks())
def test_drift_lies_between_0_and_100_and_is_symmetric(duties: list[DutyTime]) -> None:
    drift = role_drift(duties)
    assert isinstance(drift, Fraction)
    assert 0 <= drift <= 100
    assert role_drift(flipped(duties)) == drift
    assert role_drift(duties[::-1]) == drift


@given(weeks())
def test_drift_is_0_only_for_equal_shares(duties: list[DutyTime]) -> None:
    hours = sum(Fraction(duty.hours) for duty in duties)
    equal = all(Fraction(d.hours) / hours * 100 == d.jd_share_pct for d in duties)
    assert (role_drift(duties) == 0) == equal
    followed = [d._replace(hours=Fraction(d.jd_share_pct or 0)) for d in duties]
    assert role_drift(followed) == 0


@given(weeks(), st.integers(1, 40))
def test_more_weeks_of_the_same_sort_change_nothing(duties: list[DutyTime], weeks_more: int) -> None:
    longer = [duty._replace(hours=duty.hours * weeks_more) for duty in duties]
    assert role_drift(longer) == role_drift(duties)
    assert share_outside(longer) == share_outside(duties)


@given(weeks())
def test_the_variances_sum_to_nothing_and_half_their_size_is_the_drift(duties: list[DutyTime]) -> None:
    hours = sum(Fraction(duty.hours) for duty in duties)
    found = [duty_variance(duty, hours) for duty in duties]
    points = [value for value in found if isinstance(value, Fraction)]
    assert len(points) == len(duties)
    assert sum(points) == 0
    assert sum(abs(value) for value in points) / 2 == role_drift(duties)


@given(weeks(), weeks(), weeks())
def test_a_drift_by_way_of_a_third_split_is_never_shorter(
    one: list[DutyTime], other: list[DutyTime], third: list[DutyTime]
) -> None:
    size = min(len(one), len(other), len(third))
    splits = [[Fraction(d.jd_share_pct or 0) for d in week[:size]] for week in (one, other, third)]
    assert total_variation(splits[0], splits[1]) <= total_variation(splits[0], splits[2]) + total_variation(
        splits[2], splits[1]
    )


@given(weeks())
def test_what_is_outside_and_undescribed_is_at_least_part_of_the_drift(duties: list[DutyTime]) -> None:
    outside = [DutyTime("emerged", 5), *duties]
    drift, share = role_drift(outside), share_outside(outside)
    assert isinstance(drift, Fraction)
    assert isinstance(share, Fraction)
    assert share * 100 <= drift
