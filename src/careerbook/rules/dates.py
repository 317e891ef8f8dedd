"""Dates the way people type and say them: ISO first, then words, and never a guess between two readings."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from careerbook.errors import InvalidInput
from careerbook.rules.typed import said

if TYPE_CHECKING:
    from careerbook.rules.periods import Calendar

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FIRST_YEAR, LAST_YEAR = 1900, 2999

# Whole names and the usual short ones only: "monitor" must not read as Monday, nor "marker" as March.
_MONTH_NUMBER = {name.lower(): n for n, name in enumerate(MONTHS, 1)}
_MONTH_NUMBER |= {name[:3].lower(): n for n, name in enumerate(MONTHS, 1)} | {"sept": 9}
_WEEKDAY_NUMBER = {name.lower(): n for n, name in enumerate(WEEKDAYS)}
_WEEKDAY_NUMBER |= {name[:3].lower(): n for n, name in enumerate(WEEKDAYS)}
_WEEKDAY_NUMBER |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_DAYS_IN = {"day": 1, "week": 7}
_MONTHS_IN = {"month": 1, "year": 12}


def add_months(day: date, n: int) -> date:
    """Return the same day of the month `n` months later (earlier when negative), or that month's last day.

    Raises ValueError or OverflowError when the year leaves 1-9999.
    """
    months = day.year * 12 + day.month - 1 + n
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, _month_length(year, month)))


def iso_day(text: str) -> date:
    """Return the day that `YYYY-MM-DD` names.

    Raises InvalidInput for another shape, for a day that no month has, and for years outside 1900-2999.
    """
    match = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text.strip())
    if match is None:
        raise InvalidInput(f"{said(text)} is not written as year-month-day", "write it as 2026-11-20")
    return _civil(*map(int, match.groups()))


def parse_day(
    text: str,
    today: date,
    *,
    forward: bool,
    date_order: str | None = None,
    calendar: Calendar | None = None,
) -> date:
    """Return the one day that `text` means on `today`.

    `forward` is for due fields: a day without a year, a bare weekday and "end of month" are then the next such day,
    today included; otherwise the latest one, today included. "last friday" and "next friday" never mean today.
    `date_order` (`dmy`, `mdy`, `ymd`) reads `1/2/26`; without it only what has one possible reading is read.
    `calendar` says when "end of quarter" and "end of year" are; left out, January to December.
    Raises InvalidInput: unreadable, two readings, no such day, a weekday that does not fit, outside 1900-2999.
    """
    words = " ".join(text.casefold().split())
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", words):
        return iso_day(words)
    try:
        found = (
            _spoken_word(words, today, forward)
            or _counted(words, today)
            or _period_end(words, today, forward, calendar)
            or _numeric(words, today, forward, date_order)
            or _with_month_name(words, today, forward)
        )
    except (OverflowError, ValueError):
        raise _out_of_reach(text) from None
    if found is None:
        raise InvalidInput(
            f"{said(text)} names no single day",
            'try 2026-11-20, "20 Nov", friday, "3 days ago", "in 2 weeks" or "end of month"',
        )
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise _out_of_reach(text)
    return found


def parse_partial(text: str) -> str:
    """Return a year, a month or a day as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, unchanged but for outer blanks.

    Raises InvalidInput for any other shape and for months and days that do not exist.
    """
    typed = text.strip()
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", typed)
    if match is None:
        raise InvalidInput(f"{said(text)} is no year, month or day", "write 2026, 2026-11 or 2026-11-20")
    year, month, day = match.groups()
    _civil(int(year), int(month or 1), int(day or 1))
    return typed


def short(day: date, as_of: date | None = None) -> str:
    """Return "20 Nov" when `as_of` lies in the same year, else "20 Nov 2026"."""
    text = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return text if as_of is not None and as_of.year == day.year else f"{text} {day.year}"


def with_weekday(day: date, as_of: date | None = None) -> str:
    """Return "Fri 20 Nov" when `as_of` lies in the same year, else "Fri 20 Nov 2026"."""
    return f"{WEEKDAYS[day.weekday()][:3]} {short(day, as_of)}"


def spoken_day(day: date, today: date) -> str:
    """Return "today", "yesterday", "tomorrow", else "Tue 17 Nov", with the year when it is not today's."""
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((day - today).days)
    return near or with_weekday(day, today)


def _spoken_word(words: str, today: date, forward: bool) -> date | None:
    """Read today, yesterday, tomorrow and weekdays."""
    near = {"yesterday": -1, "today": 0, "tomorrow": 1}.get(words)
    if near is not None:
        return today + timedelta(days=near)
    which, _, name = words.rpartition(" ")
    weekday = _WEEKDAY_NUMBER.get(name)
    if weekday is None or which not in {"", "this", "last", "next"}:
        return None
    ahead, back = (weekday - today.weekday()) % 7, (today.weekday() - weekday) % 7
    if which == "next":
        return today + timedelta(days=ahead or 7)
    if which == "last":
        return today - timedelta(days=back or 7)
    return today + timedelta(days=ahead) if forward else today - timedelta(days=back)


def _counted(words: str, today: date) -> date | None:
    """Read "3 days ago" and "in 2 weeks"."""
    match = re.fullmatch(r"(in )?([0-9]{1,6}|[a-z]+) (day|week|month|year)s?( ago)?", words)
    if match is None or bool(match[1]) == bool(match[4]):
        return None
    count = int(match[2]) if match[2].isdigit() else _COUNTS.get(match[2])
    if count is None:
        return None
    if match[4]:
        count = -count
    if match[3] in _DAYS_IN:
        return today + timedelta(days=count * _DAYS_IN[match[3]])
    return add_months(today, count * _MONTHS_IN[match[3]])


def _period_end(words: str, today: date, forward: bool, calendar: Calendar | None) -> date | None:
    """Read "end of month", "end of quarter" and "end of year"; looking back it is the latest one reached."""
    match = re.fullmatch(r"(?:the )?end of (the |this )?(month|quarter|year)", words)
    if match is None:
        return None
    from careerbook.rules import periods  # noqa: PLC0415 - periods stands on dates, and few dates need it

    book = calendar or periods.Calendar()
    if match[2] == "month":
        held = periods.month_of(today)
    else:
        held = periods.quarter_of(today, book) if match[2] == "quarter" else periods.year_of(today, book)
    if forward or match[1] == "this " or held.last == today:
        return held.last
    return periods.previous(held, book).last


def _numeric(words: str, today: date, forward: bool, date_order: str | None) -> date | None:
    """Read `2026/11/20`, and `1/2/26` in the order the person set."""
    match = re.fullmatch(r"([0-9]{1,4})([/.-])([0-9]{1,2})(?:\2([0-9]{1,4}))?\.?", words)
    if match is None:
        return None
    a, b, c = match[1], match[3], match[4]
    if len(a) == 4 and c is not None and len(c) <= 2:
        return _civil(int(a), int(b), int(c))
    if len(a) > 2 or (c is not None and len(c) == 3):
        return None
    orders = _orders(a, b, c, today, forward)
    if date_order in orders:
        return _civil(*orders[date_order])
    nearest = min(
        (abs(year - today.year) for year, month, day in orders.values() if _exists(year, month, day)), default=0
    )
    readings = {}
    for order, (year, month, day) in orders.items():
        # A two-digit year in front is rare: it is a reading only when it names a year near this one, and not one that
        # is years further away than what the usual orders make of it.
        far = abs(year - today.year)
        if _exists(year, month, day) and (order != "ymd" or c is None or (far <= 5 and far - nearest <= 2)):
            readings[date(year, month, day)] = order
    if not readings:
        raise InvalidInput(f"{said(words)} is no day in any order", "write it as year-month-day: 2026-11-20")
    if len(readings) == 1:
        return next(iter(readings))
    raise InvalidInput(
        f"{said(words)} may be {' or '.join(short(day) for day in readings)}",
        f"write {' or '.join(map(date.isoformat, readings))}, or say once how you write dates: "
        f"careerbook config set date_order {next(iter(readings.values()))}",
    )


def _orders(a: str, b: str, c: str | None, today: date, forward: bool) -> dict[str, tuple[int, int, int]]:
    """Return the year, month and day that each order makes of two or three numbers."""
    first, second = int(a), int(b)
    if c is None:
        return {
            "dmy": (_year_for(second, first, today, forward), second, first),
            "mdy": (_year_for(first, second, today, forward), first, second),
            "ymd": (_year_for(first, second, today, forward), first, second),
        }
    orders = {}
    if len(c) >= 2:
        year = _full_year(c, today)
        orders = {"dmy": (year, second, first), "mdy": (year, first, second)}
    if len(a) == 2 and len(c) <= 2:
        orders["ymd"] = (_full_year(a, today), second, int(c))
    return orders


def _with_month_name(words: str, today: date, forward: bool) -> date | None:
    """Read "20 Nov", "Nov 20", "20th of November 2026" and "Fri 20 Nov 2026"."""
    parts = [part for part in re.sub(r"[.,]", " ", words).split() if part not in {"of", "the"}]
    weekday = _WEEKDAY_NUMBER.get(parts[0]) if parts else None
    if weekday is not None:
        del parts[0]
    if len(parts) not in {2, 3}:
        return None
    name, number = (parts[0], parts[1]) if parts[0] in _MONTH_NUMBER else (parts[1], parts[0])
    day_part = re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th)?", number)
    if name not in _MONTH_NUMBER or day_part is None:
        return None
    month, day = _MONTH_NUMBER[name], int(day_part[1])
    if len(parts) == 2:
        year = _year_for(month, day, today, forward)
    elif re.fullmatch(r"[0-9]{4}|[0-9]{2}", parts[2]):
        year = _full_year(parts[2], today)
    else:
        return None
    found = _civil(year, month, day)
    if weekday is not None and weekday != found.weekday():
        raise InvalidInput(
            f"{short(found)} is a {WEEKDAYS[found.weekday()]}, not a {WEEKDAYS[weekday]}",
            f"write the day you mean: {found.isoformat()}",
        )
    return found


def _year_for(month: int, day: int, today: date, forward: bool) -> int:
    """Return the year that a day without a year means, looking ahead or back, today included."""
    if forward:
        return today.year + ((month, day) < (today.month, today.day))
    return today.year - ((month, day) > (today.month, today.day))


def _full_year(digits: str, today: date) -> int:
    """Return the year of four digits, or of two: at most twenty years ahead, else the century before."""
    year = int(digits)
    if len(digits) == 4:
        return year
    year += today.year // 100 * 100
    return year - 100 if year > today.year + 20 else year


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= _month_length(year, month)


def _month_length(year: int, month: int) -> int:
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - date(year, month, 1)).days


def _civil(year: int, month: int, day: int) -> date:
    """Return that day, or refuse it in words that name what does not exist."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InvalidInput(f"the year {year} is out of reach", f"years run from {FIRST_YEAR} to {LAST_YEAR}")
    if not 1 <= month <= 12:
        raise InvalidInput(f"there is no month {month}: a year has 12", "write it as year-month-day: 2026-11-20")
    length = _month_length(year, month)
    if not 1 <= day <= length:
        name = f"{MONTHS[month - 1]} {year}"
        raise InvalidInput(
            f"there is no {day} {name}", f"{name} has {length} days, its last is {date(year, month, length)}"
        )
    return date(year, month, day)


def _out_of_reach(text: str) -> InvalidInput:
    return InvalidInput(
        f"{said(text)} is a day out of reach", f"years run from {FIRST_YEAR} to {LAST_YEAR}, such as 2026-11-20"
    )
