"""R1: fiscal years, quarters, custom tables and every way to name a stretch of days; half-open inside."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from careerbook.errors import InvalidInput
from careerbook.rules.dates import FIRST_YEAR, LAST_YEAR, MONTHS, add_months, iso_day, short
from careerbook.rules.matching import only_named
from careerbook.rules.typed import said

FY_LABELS = ("end", "start", "span")
_DAY = timedelta(days=1)
_HINT = "try Q3, 2026-Q3, FY2027-Q1, 2026-07, last-quarter or 2026-07-01..2026-09-30"
# One pattern for years, halves and quarters: fy? year? (/year)? part?
_LABEL = r"(fy-?)?(?:([0-9]{2}|[0-9]{4})(?:/([0-9]{2}|[0-9]{4}))?)?(?:-?([qh])([0-9]{1,4}))?"


class Period(NamedTuple):
    """The days from `first` up to, not including, `end`; `label` is what documents call them."""

    label: str
    first: date
    end: date

    @property
    def last(self) -> date:
        """Return the last day, inclusive: what people are shown."""
        return self.end - _DAY

    @property
    def days(self) -> int:
        """Return the number of calendar days."""
        return (self.end - self.first).days

    def holds(self, day: date) -> bool:
        """Tell whether `day` lies in the period."""
        return self.first <= day < self.end

    def spoken(self) -> str:
        """Return the dates in words: "October to December 2026" for whole months, else "16 Nov to 31 Dec 2026"."""
        first, last = self.first, self.last
        same_year = first.year == last.year
        if first.day == 1 and self.end.day == 1:
            until = f"{MONTHS[last.month - 1]} {last.year}"
            if (first.year, first.month) == (last.year, last.month):
                return until
            return f"{MONTHS[first.month - 1]}{'' if same_year else f' {first.year}'} to {until}"
        if first == last:
            return short(first)
        if same_year and first.month == last.month:
            return f"{first.day} to {short(last)}"
        return f"{short(first, last)} to {short(last)}"


class Calendar(NamedTuple):
    """When the book's years begin and how they are named.

    `start_month` 1-12; `fy_label` is `end`, `start` or `span`; `table` holds the custom periods that
    `period_table.read_table` made, whose names win over every other reading.
    """

    start_month: int = 1
    fy_label: str = "end"
    table: tuple[Period, ...] = ()


CIVIL = Calendar()


def quarter_of(day: date, calendar: Calendar) -> Period:
    """Return the table period that holds `day`, else its quarter, `(month - start) mod 12 // 3 + 1` (R1 · Fiscal year).

    A day in a gap of the table (a school's holidays) takes the formula quarter, whole: its label stays true and
    parses back to the same days.
    """
    return _table_period(day, calendar) or _part(
        _fiscal_start(day, calendar), "q", _quarter_index(day, calendar), calendar
    )


def half_of(day: date, calendar: Calendar) -> Period:
    """Return the half of the fiscal year that holds `day`."""
    return _part(_fiscal_start(day, calendar), "h", (_quarter_index(day, calendar) + 1) // 2, calendar)


def year_of(day: date, calendar: Calendar) -> Period:
    """Return the fiscal year that holds `day`: "2026", "FY2027" or "2026/27"."""
    return _part(_fiscal_start(day, calendar), "", 1, calendar)


def month_of(day: date) -> Period:
    """Return the calendar month that holds `day`: "2026-11"."""
    first = day.replace(day=1)
    return Period(f"{first:%Y-%m}", first, add_months(first, 1))


def week_of(day: date) -> Period:
    """Return the ISO week that holds `day`: "2026-W47", Monday to Sunday."""
    year, week, weekday = day.isocalendar()
    first = day - timedelta(days=weekday - 1)
    return Period(f"{year}-W{week:02d}", first, first + timedelta(days=7))


def previous(period: Period, calendar: Calendar) -> Period:
    """Return the period of the same sort that comes before.

    The table period before a table period (across a gap), else the quarter, half, year, month or week before; any
    other stretch gives as many whole months, or days, right before it.
    """
    if period in calendar.table or period == quarter_of(period.first, calendar):
        return _quarter_before(period.first, calendar)
    for sort in _SORTS:
        for book in (calendar._replace(table=()), CIVIL):
            if sort(period.first, book) == period:
                return sort(period.first - _DAY, book)
    if period.first.day == 1 and period.end.day == 1:
        months = (period.end.year - period.first.year) * 12 + period.end.month - period.first.month
        return _stretch(add_months(period.first, -months), period.first)
    return _stretch(period.first - timedelta(days=period.days), period.first)


def quarters_between(first: date, end: date, calendar: Calendar) -> list[Period]:
    """Return the quarters that touch the days from `first` up to `end` (not included), in order, none overlapping.

    With a table: its periods, and the formula quarters that lie wholly before or wholly after all of it; what the
    table leaves open between its periods is nobody's quarter.
    """
    table, plain = calendar.table, calendar._replace(table=())
    found = [period for period in table if period.first < end and period.end > first]
    quarter = quarter_of(first, plain)
    while first < end and quarter.first < end:
        if not table or quarter.end <= table[0].first or quarter.first >= table[-1].end:
            found.append(quarter)
        quarter = quarter_of(quarter.end, plain)
    return sorted(found, key=lambda period: period.first)


def parse_period(text: str, calendar: Calendar, as_of: date, last_call: date | None = None) -> Period:
    """Return the period that `text` names, in any form of the command line's "Periods".

    A name of the table wins, and a part of one will do where it names nothing else. `FY2027`, `2026/27` and whatever
    carries no year follow the book's fiscal year (the latest one that has begun on `as_of`); `2026`, `2026-Q3` and
    `2026-07` are calendar periods in every book.
    `last-30-days` ends with `as_of`; `since-last-call` begins with the day of `last_call`.
    Raises InvalidInput for what names no period, a Q5, a month 13, a range that runs backwards, and `FY2027` in a
    book with span labels, where it may be either year; Ambiguous for a part of several names of the table.
    """
    typed = " ".join(text.split())
    found = _named(typed, calendar) or _relative(name_key(typed), calendar, as_of, last_call)
    if found is not None:
        return found
    if typed.count("..") == 1:
        return _range(typed, calendar, as_of)
    found = _labelled(name_key(typed), calendar, as_of) or only_named(typed, {p.label: p for p in calendar.table})
    if found is None:
        names = ", ".join(f'"{period.label}"' for period in calendar.table[-3:])
        raise InvalidInput(f"{said(text)} names no period", _HINT + (f"; or from your table: {names}" if names else ""))
    return found


def deserves_echo(text: str, calendar: Calendar) -> bool:
    """Tell whether the dates understood should be said aloud, because `text` can be read another way.

    True in a book with a fiscal year for calendar labels: `2026`, `2026-Q3`, `2026-07`, and ranges of them.
    """
    typed = " ".join(text.split())
    if calendar.start_month == 1 or _named(typed, calendar):
        return False
    sides = [name_key(side) for side in typed.split("..")]
    calendar_label = r"[0-9]{4}(-?[qh][0-9]|-[0-9]{1,2})?|[qh][0-9]-[0-9]{4}"
    return any(re.fullmatch(calendar_label, side) for side in sides)


def available_days(first: date, end: date, leaves: Sequence[tuple[date, date]]) -> int:
    """Return the calendar days from `first` up to `end` (not included) without those on leave; never negative.

    A leave is its first and last day, both on leave; days in two leaves count once (R8, R9).
    """
    days, reached = max(0, (end - first).days), first
    for start, last in sorted(leaves):
        begins, ends = max(start, reached), min(last + _DAY, end)
        if begins < ends:
            days -= (ends - begins).days
            reached = ends
    return days


def name_key(text: str) -> str:
    """Return the form in which names are compared: case, blanks, dashes and underscores do not matter."""
    return re.sub(r"[\s_-]+", "-", text.casefold().strip())


_SORTS: tuple[Callable[[date, Calendar], Period], ...] = (
    quarter_of,
    half_of,
    year_of,
    lambda day, _: month_of(day),
    lambda day, _: week_of(day),
)


def _fiscal_start(day: date, calendar: Calendar) -> int:
    """Return y0 of R1: the calendar year in which the fiscal year of `day` began."""
    return day.year if day.month >= calendar.start_month else day.year - 1


def _quarter_index(day: date, calendar: Calendar) -> int:
    return (day.month - calendar.start_month) % 12 // 3 + 1


def _part(y0: int, part: str, n: int, calendar: Calendar) -> Period:
    """Return the n-th quarter (`q`) or half (`h`), or the whole (``) of the fiscal year that begins in `y0`."""
    months = {"q": 3, "h": 6, "": 12}[part]
    first = add_months(date(y0, calendar.start_month, 1), (n - 1) * months)
    if calendar.start_month == 1:
        year = f"{y0}"
    elif calendar.fy_label == "span":
        year = f"{y0}/{(y0 + 1) % 100:02d}"
    else:
        year = f"FY{y0 + 1 if calendar.fy_label == 'end' else y0}"
    return Period(f"{year}-{part.upper()}{n}" if part else year, first, add_months(first, months))


def _table_period(day: date, calendar: Calendar) -> Period | None:
    return next((period for period in calendar.table if period.holds(day)), None)


def _quarter_before(first: date, calendar: Calendar) -> Period:
    """Return the latest quarter or table period that was over when `first` began."""
    plain, table = calendar._replace(table=()), calendar.table
    formula = quarter_of(quarter_of(first, plain).first - _DAY, plain)
    ended = [period for period in table if period.end <= first]
    return ended[-1] if ended and formula.first < table[-1].end else formula


def _stretch(first: date, end: date) -> Period:
    return Period(f"{first}..{end - _DAY}", first, end)


def _named(typed: str, calendar: Calendar) -> Period | None:
    return next((period for period in calendar.table if name_key(period.label) == name_key(typed)), None)


def _relative(key: str, calendar: Calendar, as_of: date, last_call: date | None) -> Period | None:
    """Read what is said from today: this-quarter, last-year, last-30-days, since-last-call."""
    tomorrow = as_of + _DAY
    if re.fullmatch(r"since-(the-)?last-call", key):
        if last_call is None or last_call > as_of:
            raise InvalidInput("no call has been held yet to begin with", f"give a first day: {as_of.year}-01-01..")
        return Period("since the last call", last_call, tomorrow)
    match = re.fullmatch(r"last-([0-9]{1,4})-days?", key)
    if match and int(match[1]):
        return Period(key.replace("-", " "), as_of - timedelta(days=int(match[1]) - 1), tomorrow)
    match = re.fullmatch(r"(this|last)-(quarter|half|year|month|week)", key)
    if match is None:
        return None
    if match[2] == "quarter" and match[1] == "last":
        held = _table_period(as_of, calendar)
        return _quarter_before(held.first if held else as_of, calendar)
    sort = _SORTS[("quarter", "half", "year", "month", "week").index(match[2])]
    this = sort(as_of, calendar)
    return this if match[1] == "this" else sort(this.first - _DAY, calendar)


def _range(typed: str, calendar: Calendar, as_of: date) -> Period:
    """Read `a..b`, both included, each side a day or a label; `a..` lasts until `as_of`."""
    begins, _, ends = (side.strip() for side in typed.partition(".."))
    if not begins:
        raise InvalidInput(f"{said(typed)} has no first day", "write both ends: 2026-07-01..2026-09-30")
    first = parse_period(begins, calendar, as_of).first
    end = parse_period(ends, calendar, as_of).end if ends else as_of + _DAY
    if end <= first:
        raise InvalidInput(
            f"{said(typed)} runs backwards: {short(first)} comes after {short(end - _DAY)}",
            "write the earlier day first: 2026-07-01..2026-09-30",
        )
    return _stretch(first, end)


def _labelled(key: str, calendar: Calendar, as_of: date) -> Period | None:
    """Read a label with or without its year: FY27-Q1, 2026/27, Q3, Q3 2026, 2026-07, 2026-W40, 2026-11-20."""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", key):
        day = iso_day(key)
        return Period(key, day, day + _DAY)
    match = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})", key)
    if match:
        if not 1 <= int(match[2]) <= 12:
            raise InvalidInput(f"there is no month {int(match[2])}: a year has 12", f"try {match[1]}-12")
        return month_of(date(_year(match[1]), int(match[2]), 1))
    match = re.fullmatch(r"([0-9]{4})-?w([0-9]{1,2})", key)
    if match:
        return _week(_year(match[1]), int(match[2]))
    key = re.sub(r"^([qh][0-9]+)-(.*[0-9])$", r"\2-\1", key)
    match = re.fullmatch(_LABEL, key)
    return _fiscal_label(match, calendar, as_of) if match and not key.startswith("-") else None


def _week(year: int, week: int) -> Period:
    weeks = date(year, 12, 28).isocalendar().week
    if not 1 <= week <= weeks:
        raise InvalidInput(f"there is no week {week} in {year}", f"its weeks run from {year}-W01 to {year}-W{weeks}")
    return week_of(date.fromisocalendar(year, week, 1))


def _fiscal_label(match: re.Match[str], calendar: Calendar, as_of: date) -> Period | None:
    """Return the year, half or quarter that the groups of `_LABEL` name, or None when they name none."""
    fy, year, to, part, digits = match.groups()
    if (fy or not part) if year is None else (len(year) == 2 and not fy):
        return None
    n = int(digits or 1)
    most = {"q": 4, "h": 2}.get(part or "", 1)
    if not 1 <= n <= most:
        name = "quarters of a year are Q1 to Q4" if part == "q" else "halves of a year are H1 and H2"
        stem = match.string[: match.start(4)].upper()
        raise InvalidInput(f"there is no {part.upper()}{n}: the {name}", f"try {stem}{part.upper()}{most}")
    if year is None:
        period = _part(_fiscal_start(as_of, calendar), part, n, calendar)
        return period if period.first <= as_of else _part(_fiscal_start(as_of, calendar) - 1, part, n, calendar)
    y0 = _year(year)
    if not fy and not to:
        return _part(y0, part or "", n, CIVIL)
    if to:
        if int(to) != (y0 + 1) % 10 ** len(to):
            raise InvalidInput(f"{year}/{to} is not one year and the next", f"try {y0}/{(y0 + 1) % 100:02d}")
        if calendar.start_month == 1:
            raise InvalidInput(
                f"your year begins in January, so none runs over {year}/{to}",
                f"try {y0}, or say when it begins: careerbook init --fy-start 4",
            )
    elif calendar.start_month != 1 and calendar.fy_label == "span":
        readings = [_part(y, part or "", n, calendar).label for y in (y0 - 1, y0)]
        raise InvalidInput(f"FY{y0} may be {' or '.join(readings)}", f"write {readings[0]} or {readings[1]}")
    elif calendar.start_month != 1 and calendar.fy_label == "end":
        y0 -= 1
    return _part(y0, part or "", n, calendar)


def _year(digits: str) -> int:
    """Return the year of four digits, or of two in this century."""
    year = int(digits) + (2000 if len(digits) == 2 else 0)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InvalidInput(f"the year {year} is out of reach", f"years run from {FIRST_YEAR} to {LAST_YEAR}")
    return year
