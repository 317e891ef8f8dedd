"""R25: a call a quarter, leave and change of client considered."""

from datetime import date
from fractions import Fraction

import pytest

from careerbook.rules.cadence import Cadence, call_cadence
from careerbook.rules.value import NotAvailable

TODAY = date(2026, 11, 20)
Q1, Q2, Q3, Q4 = (
    (date(2026, 1, 1), date(2026, 4, 1)),
    (date(2026, 4, 1), date(2026, 7, 1)),
    (date(2026, 7, 1), date(2026, 10, 1)),
    (date(2026, 10, 1), date(2027, 1, 1)),
)
YEAR = [Q1, Q2, Q3, Q4]
SINCE = date(2025, 6, 1)


@pytest.mark.parametrize(
    ("held", "share", "with_call", "counted", "days_without"),
    [
        ([], Fraction(0), 0, 3, 51),
        ([date(2026, 3, 31)], Fraction(1, 3), 1, 3, 51),
        ([date(2026, 2, 1), date(2026, 9, 30)], Fraction(2, 3), 2, 3, 143),
        ([date(2026, 2, 1), date(2026, 5, 1), date(2026, 7, 1)], Fraction(1), 3, 3, None),
        ([date(2026, 2, 1), date(2026, 5, 1), date(2026, 7, 1), date(2026, 11, 20)], Fraction(1), 4, 4, None),
        ([date(2026, 11, 25)], Fraction(0), 0, 3, 51),
        ([date(2026, 4, 1), date(2026, 4, 2)], Fraction(1, 3), 1, 3, 51),
    ],
)
def test_cadence_counts_quarters_that_ended_and_the_running_one_once_it_has_its_call(
    held: list[date], share: Fraction, with_call: int, counted: int, days_without: int | None
) -> None:
    assert call_cadence(YEAR, held, since=SINCE, as_of=TODAY) == Cadence(share, with_call, counted, days_without)


def test_a_quarter_wholly_on_leave_does_not_count_and_one_partly_on_leave_does() -> None:
    away = [(date(2026, 4, 1), date(2026, 9, 29))]
    assert call_cadence(YEAR, [date(2026, 2, 1)], away, since=SINCE, as_of=TODAY) == Cadence(Fraction(1, 2), 1, 2, 51)


def test_leave_that_covers_everything_leaves_nothing_to_count() -> None:
    got = call_cadence(YEAR, [], [(date(2026, 1, 1), date(2026, 12, 31))], since=SINCE, as_of=TODAY)
    assert got == NotAvailable("no period with this client has ended yet")


def test_each_of_two_clients_has_their_own_quarters() -> None:
    held_old, held_new = [date(2026, 5, 1)], [date(2026, 11, 18)]
    old = call_cadence(YEAR, held_old, since=date(2026, 4, 1), until=date(2026, 11, 15), as_of=TODAY)
    new = call_cadence(YEAR, held_new, since=date(2026, 11, 16), as_of=TODAY)
    assert old == Cadence(Fraction(1, 2), 1, 2, 51)
    assert new == Cadence(Fraction(1), 1, 1, None)


def test_a_call_before_the_client_began_belongs_to_nobody_here() -> None:
    got = call_cadence([Q3], [date(2026, 7, 2)], since=date(2026, 8, 1), as_of=TODAY)
    assert got == Cadence(Fraction(0), 0, 1, 51)


def test_a_leave_that_covers_what_the_client_had_of_the_quarter_takes_it_out() -> None:
    got = call_cadence([Q2, Q3], [], [(date(2026, 9, 1), date(2026, 9, 30))], since=date(2026, 9, 5), as_of=TODAY)
    assert got == NotAvailable("no period with this client has ended yet")


def test_a_period_has_ended_on_the_day_after_its_last() -> None:
    last_day = call_cadence([Q3], [], since=SINCE, as_of=date(2026, 9, 30))
    day_after = call_cadence([Q3], [], since=SINCE, as_of=date(2026, 10, 1))
    assert last_day == NotAvailable("no period with this client has ended yet")
    assert day_after == Cadence(Fraction(0), 0, 1, 1)


OCTOBER_TO_MAY = (date(2025, 10, 3), date(2026, 5, 15))
"""First and last day of somebody who is no client any more."""


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (date(2026, 5, 15), Cadence(Fraction(1, 2), 1, 2, 234)),
        (date(2026, 5, 16), Cadence(Fraction(0), 0, 2, 143)),
        (date(2026, 3, 31), Cadence(Fraction(1, 2), 1, 2, 143)),
        (date(2026, 8, 1), Cadence(Fraction(0), 0, 2, 143)),
    ],
)
def test_what_comes_after_the_last_day_of_a_client_is_not_theirs(held: date, expected: Cadence) -> None:
    since, until = OCTOBER_TO_MAY
    assert call_cadence(YEAR, [held], since=since, until=until, as_of=TODAY) == expected


def test_the_first_and_the_last_day_of_a_client_belong_to_them() -> None:
    first, last = date(2026, 6, 30), date(2026, 7, 1)
    both = Cadence(Fraction(1), 2, 2, None)
    assert call_cadence(YEAR, [first, last], since=first, until=last, as_of=TODAY) == both
    assert call_cadence(YEAR, [], since=first, until=last, as_of=TODAY) == Cadence(Fraction(0), 0, 2, 51)
    one_day = call_cadence(YEAR, [last], since=last, until=last, as_of=TODAY)
    assert one_day == Cadence(Fraction(1), 1, 1, None)


def test_a_call_on_the_day_asked_about_counts_and_one_on_the_next_does_not() -> None:
    today, tomorrow = (call_cadence([Q4], [day], since=SINCE, as_of=TODAY) for day in (TODAY, date(2026, 11, 21)))
    assert today == Cadence(Fraction(1), 1, 1, None)
    assert tomorrow == NotAvailable("no period with this client has ended yet")


def test_quarters_before_a_client_and_after_them_count_for_nobody() -> None:
    got = call_cadence(YEAR, [], since=date(2026, 4, 1), until=date(2026, 6, 30), as_of=TODAY)
    assert got == Cadence(Fraction(0), 0, 1, 143)
    future = call_cadence([(date(2027, 1, 1), date(2027, 4, 1))], [], since=date(2027, 1, 2), as_of=TODAY)
    assert future == NotAvailable("no period with this client has ended yet")
