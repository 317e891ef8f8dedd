"""R5, R8, R9, R11 and R15 by hand-worked numbers, and what must hold for every goal."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from careerbook.rules import progress as p
from careerbook.rules.value import NotAvailable

OCT_1, DEC_31, TODAY = date(2026, 10, 1), date(2026, 12, 31), date(2026, 11, 20)
PARENTAL = [(date(2026, 11, 16), DEC_31)]
figures = st.decimals(min_value=-10_000, max_value=10_000, places=2, allow_nan=False, allow_infinity=False)
days = st.dates(min_value=date(2024, 1, 1), max_value=date(2028, 12, 31))
leaves = st.lists(st.tuples(days, st.integers(0, 120)).map(lambda pair: (pair[0], pair[0] + timedelta(pair[1]))))


@pytest.mark.parametrize(
    ("start", "current", "target", "raw", "score"),
    [
        ("0", "6", "12", "1/2", "1/2"),
        ("9", "6", "5", "3/4", "3/4"),
        ("900", "540", "500", "9/10", "9/10"),
        ("6.0", "4.2", "4.5", "6/5", "1"),
        ("0", "520000", "400000", "13/10", "1"),
        ("6.0", "6.5", "4.5", "-1/3", "0"),
        ("-5", "0", "5", "1/2", "1/2"),
    ],
)
def test_progress_is_the_way_come_and_the_score_stays_between_0_and_1(
    start: str, current: str, target: str, raw: str, score: str
) -> None:
    got = p.progress(Decimal(start), Decimal(current), Decimal(target))
    assert got == p.Progress(Fraction(raw), Fraction(score))


def test_progress_has_no_value_when_the_target_equals_the_start() -> None:
    assert p.progress(4, 4, 4) == NotAvailable("target equals start")


def test_progress_passes_on_why_there_is_no_current_value() -> None:
    current = p.current_value([(date(2026, 11, 21), 3)], as_of=TODAY)
    assert p.progress(0, current, 10) == NotAvailable("no current value: no check yet")


def test_the_current_value_is_the_newest_by_the_day_asked_about_and_the_later_of_two_on_one_day() -> None:
    readings = [(date(2026, 11, 3), 5), (date(2026, 11, 20), 7), (date(2026, 11, 20), 8), (date(2026, 10, 9), 1)]
    assert p.current_value(readings, as_of=TODAY) == 8
    assert p.current_value(readings, as_of=date(2026, 11, 19)) == 5


def test_steps_count_when_done_by_the_day_asked_about() -> None:
    done = [date(2026, 10, 9), TODAY, date(2026, 11, 21), None]
    assert p.step_progress(done, as_of=TODAY) == p.Progress(Fraction(1, 2), Fraction(1, 2))
    assert p.step_progress([], as_of=TODAY) == NotAvailable("no steps")


@given(figures, figures, figures)
def test_a_falling_metric_mirrors_the_rising_one(start: Decimal, current: Decimal, target: Decimal) -> None:
    rising, falling = p.progress(start, current, target), p.progress(-start, -current, -target)
    assert rising == falling


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2026, 9, 1), Fraction(0)),
        (OCT_1, Fraction(1, 92)),
        (TODAY, Fraction(51, 92)),
        (DEC_31, Fraction(1)),
        (date(2027, 3, 1), Fraction(1)),
    ],
)
def test_expected_progress_counts_both_ends_and_is_never_negative(as_of: date, expected: Fraction) -> None:
    assert p.expected_progress(OCT_1, DEC_31, as_of=as_of) == expected


def test_expected_progress_takes_leave_out_of_both_numbers() -> None:
    assert p.expected_progress(OCT_1, DEC_31, PARENTAL, as_of=date(2026, 10, 23)) == Fraction(23, 46)
    assert p.expected_progress(OCT_1, DEC_31, PARENTAL, as_of=TODAY) == 1


@pytest.mark.parametrize(
    ("start", "due", "leave", "blocked", "reason"),
    [
        (OCT_1, DEC_31, [(date(2026, 9, 1), date(2027, 1, 31))], False, "leave covers the whole window"),
        (OCT_1, DEC_31, [], True, "the goal is blocked"),
        (DEC_31, OCT_1, [], False, "the due date is before the start date"),
    ],
)
def test_pace_says_why_it_has_no_value(
    start: date, due: date, leave: list[tuple[date, date]], blocked: bool, reason: str
) -> None:
    got = p.pace(Fraction(1, 2), start, due, leave, blocked=blocked, as_of=TODAY)
    assert got == NotAvailable(reason)


@pytest.mark.parametrize(
    ("done", "suggestion"),
    [
        (Fraction(1), "on-track"),
        (Fraction(40, 100), "on-track"),
        (Fraction(399, 1000), "at-risk"),
        (Fraction(25, 100), "at-risk"),
        (Fraction(249, 1000), "off-track"),
        (Fraction(-1, 3), "off-track"),
    ],
)
def test_the_suggestion_changes_at_the_cuts(done: Fraction, suggestion: str) -> None:
    got = p.pace(done, date(2026, 11, 11), date(2026, 11, 30), as_of=TODAY)
    assert got == p.Pace(Fraction(1, 2), done - Fraction(1, 2), suggestion)


def test_the_cuts_are_settings() -> None:
    got = p.pace(
        Fraction(0),
        date(2026, 11, 11),
        date(2026, 11, 30),
        on_track_from=Fraction(-6, 10),
        at_risk_from=Fraction(-9, 10),
        as_of=TODAY,
    )
    assert isinstance(got, p.Pace)
    assert got.suggestion == "on-track"


def test_nothing_is_suggested_until_the_target_was_adjusted_for_leave() -> None:
    before = p.pace(Fraction(1, 2), OCT_1, DEC_31, PARENTAL, as_of=TODAY)
    after = p.pace(Fraction(1), OCT_1, DEC_31, PARENTAL, adjusted=True, as_of=TODAY)
    assert before == p.Pace(Fraction(1), Fraction(-1, 2), NotAvailable("target not adjusted for leave"))
    assert after == p.Pace(Fraction(1), Fraction(0), "on-track")


def test_a_leave_outside_the_window_does_not_stop_the_suggestion() -> None:
    got = p.pace(Fraction(1), OCT_1, DEC_31, [(date(2027, 1, 1), date(2027, 1, 9))], as_of=TODAY)
    assert isinstance(got, p.Pace)
    assert got.suggestion == "on-track"


@given(days, st.integers(0, 400), leaves, days)
def test_expected_progress_stays_between_0_and_1_and_only_grows(
    start: date, length: int, leave: list[tuple[date, date]], as_of: date
) -> None:
    due = start + timedelta(length)
    now = p.expected_progress(start, due, leave, as_of=as_of)
    then = p.expected_progress(start, due, leave, as_of=as_of + timedelta(1))
    if isinstance(now, NotAvailable) or isinstance(then, NotAvailable):
        assert now == then == NotAvailable("leave covers the whole window")
    else:
        assert 0 <= now <= then <= 1


def test_the_target_is_prorated_to_the_days_at_work() -> None:
    assert p.prorated_target(0, 12, OCT_1, DEC_31, PARENTAL) == p.Prorated(Fraction(6), 46, 92)


def test_a_falling_target_is_prorated_from_its_start() -> None:
    assert p.prorated_target(Decimal("6.0"), Decimal("4.5"), OCT_1, DEC_31, PARENTAL) == p.Prorated(
        Fraction("5.25"), 46, 92
    )


def test_a_leave_that_covers_the_window_offers_no_target() -> None:
    got = p.prorated_target(0, 12, OCT_1, DEC_31, [(OCT_1, DEC_31)])
    assert got == NotAvailable("leave covers the whole window")


@given(figures, figures, days, st.integers(0, 400))
def test_prorating_at_full_presence_changes_nothing(start: Decimal, target: Decimal, first: date, length: int) -> None:
    due = first + timedelta(length)
    away_later = [(due + timedelta(1), due + timedelta(9))]
    assert p.prorated_target(start, target, first, due, away_later) == p.Prorated(
        Fraction(target), length + 1, length + 1
    )


@pytest.mark.parametrize(
    ("start", "due", "away"),
    [
        (OCT_1, DEC_31, 46),
        (date(2026, 11, 16), date(2026, 11, 16), 1),
        (OCT_1, date(2026, 11, 15), 0),
        (DEC_31, OCT_1, 0),
        (None, DEC_31, 0),
        (OCT_1, None, 0),
    ],
)
def test_days_away_are_those_in_the_window(start: date | None, due: date | None, away: int) -> None:
    assert p.days_away(start, due, PARENTAL) == away


def test_slip_is_counted_from_the_first_due_date() -> None:
    assert p.slip_days(date(2027, 3, 31), date(2027, 1, 29)) == 61
    assert p.slip_days(date(2026, 12, 1), DEC_31) == -30


def test_slips_are_the_deadline_exceptions_so_far() -> None:
    exceptions = [(OCT_1, "deadline"), (TODAY, "deadline"), (TODAY, "scope"), (date(2026, 11, 21), "deadline")]
    assert p.slips(exceptions, as_of=TODAY) == 2
    assert p.slips([], as_of=TODAY) == 0


def test_on_time_is_judged_by_the_first_and_by_the_agreed_due_date() -> None:
    closings = [
        p.Closing(date(2026, 11, 13), date(2026, 11, 16), date(2026, 11, 16)),
        p.Closing(date(2026, 11, 16), date(2026, 11, 16), None),
        p.Closing(date(2026, 11, 18), date(2026, 10, 31), date(2026, 11, 18)),
        p.Closing(date(2026, 11, 19), date(2026, 10, 31), date(2026, 11, 18)),
        p.Closing(date(2026, 11, 19), None, None),
        p.Closing(date(2026, 11, 21), DEC_31, DEC_31),
    ]
    assert p.on_time(closings, as_of=TODAY) == p.OnTime(Fraction(1, 2), Fraction(3, 4), closed=4, undated=1)


def test_on_time_has_no_value_without_a_closed_goal_or_a_due_date() -> None:
    assert p.on_time([], as_of=TODAY) == NotAvailable("no goal is closed yet")
    assert p.on_time([p.Closing(TODAY, None, DEC_31)], as_of=TODAY) == NotAvailable(
        "no closed goal has a baseline due date"
    )


@pytest.mark.parametrize(
    ("start", "actual", "target", "ratio", "over", "review"),
    [
        ("6.0", "4.2", "4.5", "1.20", True, True),
        ("0", "520000", "400000", "1.30", True, True),
        ("0", "110", "100", "1.10", True, True),
        ("0", "109.99", "100", "1.0999", True, False),
        ("0", "100", "100", "1", False, False),
        ("0", "50", "100", "0.5", False, False),
    ],
)
def test_over_delivery_asks_for_a_review_from_a_tenth_more(
    start: str, actual: str, target: str, ratio: str, over: bool, review: bool
) -> None:
    got = p.over_delivery(Decimal(start), Decimal(actual), Decimal(target))
    assert got == p.OverDelivery(Fraction(ratio), over, review)


def test_a_goal_that_is_only_done_or_not_is_judged_in_days() -> None:
    got = p.over_delivery_in_time(date(2026, 11, 1), date(2026, 11, 30), date(2026, 11, 20))
    assert got == p.OverDelivery(Fraction(3, 2), over=True, asks_review=True)
    late = p.over_delivery_in_time(date(2026, 11, 1), date(2026, 11, 10), date(2026, 11, 20))
    assert late == p.OverDelivery(Fraction(1, 2), over=False, asks_review=False)
    assert p.over_delivery_in_time(TODAY, DEC_31, OCT_1) == NotAvailable("the done date is before the start date")


@given(figures, figures, figures)
def test_over_delivery_is_raw_progress(start: Decimal, actual: Decimal, target: Decimal) -> None:
    assume(start != target)
    reached, over = p.progress(start, actual, target), p.over_delivery(start, actual, target)
    assert isinstance(reached, p.Progress)
    assert isinstance(over, p.OverDelivery)
    assert over.ratio == reached.raw
    assert over.over == (reached.raw > 1)


def test_pace_passes_on_why_there_is_no_progress() -> None:
    missing = NotAvailable("no measure and no steps")
    assert p.pace(missing, OCT_1, DEC_31, as_of=TODAY) == missing


@pytest.mark.parametrize(
    ("leave", "overlaps"),
    [
        ((date(2026, 9, 1), date(2026, 9, 30)), False),
        ((date(2026, 9, 1), OCT_1), True),
        ((OCT_1, OCT_1), True),
        ((DEC_31, date(2027, 1, 31)), True),
        ((date(2027, 1, 1), date(2027, 1, 31)), False),
    ],
)
def test_one_day_of_leave_in_the_window_is_enough(leave: tuple[date, date], overlaps: bool) -> None:
    got = p.pace(Fraction(1), OCT_1, DEC_31, [leave], as_of=TODAY)
    assert isinstance(got, p.Pace)
    assert isinstance(got.suggestion, NotAvailable) == overlaps


@pytest.mark.parametrize(
    ("closed_on", "by_baseline", "by_agreed"),
    [
        (date(2026, 10, 30), 1, 1),
        (date(2026, 10, 31), 1, 1),
        (date(2026, 11, 1), 0, 1),
        (date(2026, 11, 10), 0, 1),
        (date(2026, 11, 11), 0, 0),
    ],
)
def test_closed_on_the_due_day_itself_is_in_time(closed_on: date, by_baseline: int, by_agreed: int) -> None:
    got = p.on_time([p.Closing(closed_on, date(2026, 10, 31), date(2026, 11, 10))], as_of=TODAY)
    assert got == p.OnTime(Fraction(by_baseline), Fraction(by_agreed), closed=1, undated=0)


def test_over_delivery_names_what_is_missing_first() -> None:
    assert p.over_delivery(0, None, 12) == NotAvailable("no actual value")
    assert p.over_delivery(None, None, 12) == NotAvailable("no start value")
    assert p.over_delivery(None, 6, 12) == NotAvailable("no start value")
    assert p.over_delivery(0, NotAvailable("no check yet"), 12) == NotAvailable("no check yet")


def test_what_is_done_on_its_first_day_took_one_day() -> None:
    got = p.over_delivery_in_time(TODAY, date(2026, 11, 29), TODAY)
    assert got == p.OverDelivery(Fraction(10), over=True, asks_review=True)
    as_planned = p.over_delivery_in_time(TODAY, TODAY, TODAY)
    assert as_planned == p.OverDelivery(Fraction(1), over=False, asks_review=False)
