"""A period as a record keeps it: by its days, so that another fiscal year relabels it and moves no date."""

from datetime import date

from careerbook.rules.dates import LAST_YEAR
from careerbook.rules.periods import CIVIL, Calendar, Period, half_of, month_of, parse_period, quarter_of, year_of

LAST_DAY = date(LAST_YEAR, 12, 31)


def kept(period: Period) -> str:
    """Return a period as it is stored: its calendar label (`2026-Q4`), or its first and last day."""
    for same in (quarter_of, half_of, year_of):
        if _same(same(period.first, CIVIL), period):
            return same(period.first, CIVIL).label
    month = month_of(period.first)
    return month.label if _same(month, period) else f"{period.first}..{period.last}"


def read_kept(text: str, calendar: Calendar) -> Period:
    """Return a stored period under the name that the book has for it today; InvalidInput when it names none."""
    found = parse_period(text, CIVIL, LAST_DAY)
    for same in (quarter_of, half_of, year_of):
        named = same(found.first, calendar)
        if _same(named, found):
            return named
    return found


def _same(one: Period, other: Period) -> bool:
    return (one.first, one.end) == (other.first, other.end)
