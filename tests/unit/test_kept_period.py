"""A stored period names its days: another fiscal year gives it another name and moves no date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.errors import InvalidInput
from careerbook.rules.kept_period import kept, read_kept
from careerbook.rules.periods import Calendar, Period, half_of, month_of, quarter_of, year_of

DAYS = st.dates(date(1950, 1, 1), date(2900, 12, 31))
LABELS = st.sampled_from(("end", "start", "span"))
CALENDARS = st.builds(Calendar, start_month=st.integers(1, 12), fy_label=LABELS, table=st.just(()))


@pytest.mark.parametrize(
    ("calendar", "stored", "label"),
    [
        (Calendar(), "2026-Q4", "2026-Q4"),
        (Calendar(10), "2026-Q4", "FY2027-Q1"),
        (Calendar(4, "span"), "2026-Q4", "2026/27-Q3"),
        (Calendar(2), "2026-11-01..2027-01-31", "FY2027-Q4"),
    ],
)
def test_a_quarter_under_other_fiscal_years(calendar: Calendar, stored: str, label: str) -> None:
    quarter = quarter_of(date(2026, 11, 20), calendar)
    assert kept(quarter) == stored
    assert read_kept(stored, calendar) == quarter
    assert quarter.label == label


def test_a_term_keeps_its_days_and_takes_its_name_from_the_table() -> None:
    term = Period("Autumn term", date(2026, 9, 1), date(2026, 12, 19))
    assert kept(term) == "2026-09-01..2026-12-18"
    assert read_kept(kept(term), Calendar(table=(term,))) == term
    assert read_kept(kept(term), Calendar()).label == "2026-09-01..2026-12-18"


def test_a_name_in_the_table_does_not_take_over_what_was_stored() -> None:
    odd = Period("2026-Q4", date(2026, 9, 1), date(2026, 12, 19))
    assert read_kept("2026-Q4", Calendar(table=(odd,))).first == date(2026, 10, 1)


def test_what_names_no_period_is_refused() -> None:
    with pytest.raises(InvalidInput):
        read_kept("some time", Calendar())


@given(DAYS, CALENDARS, CALENDARS, st.sampled_from((quarter_of, half_of, year_of, lambda day, _: month_of(day))))
def test_no_calendar_moves_a_stored_period(day: date, typed: Calendar, read: Calendar, sort: object) -> None:
    period: Period = sort(day, typed)  # type: ignore[operator] # one of the four above
    found = read_kept(kept(period), read)
    assert (found.first, found.end) == (period.first, period.end)
    assert read_kept(kept(period), typed).first == period.first
