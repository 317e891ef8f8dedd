"""Dates as people type them: ISO first, backwards for what happened, forwards for what is due, never a guess."""

import calendar as civil
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.errors import InvalidInput
from careerbook.rules.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    add_months,
    iso_day,
    parse_day,
    parse_partial,
    short,
    spoken_day,
    with_weekday,
)
from careerbook.rules.period_table import read_table
from careerbook.rules.periods import Calendar

FRIDAY = date(2026, 11, 20)
days = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


@pytest.mark.parametrize(
    ("text", "back", "ahead"),
    [
        ("2026-11-20", "2026-11-20", "2026-11-20"),
        ("  2027-01-31 ", "2027-01-31", "2027-01-31"),
        ("2026/11/5", "2026-11-05", "2026-11-05"),
        ("2026.11.05", "2026-11-05", "2026-11-05"),
        ("today", "2026-11-20", "2026-11-20"),
        ("Yesterday", "2026-11-19", "2026-11-19"),
        ("tomorrow", "2026-11-21", "2026-11-21"),
        ("friday", "2026-11-20", "2026-11-20"),
        ("thursday", "2026-11-19", "2026-11-26"),
        ("SAT", "2026-11-14", "2026-11-21"),
        ("tues", "2026-11-17", "2026-11-24"),
        ("last friday", "2026-11-13", "2026-11-13"),
        ("next  Friday", "2026-11-27", "2026-11-27"),
        ("last monday", "2026-11-16", "2026-11-16"),
        ("next monday", "2026-11-23", "2026-11-23"),
        ("3 days ago", "2026-11-17", "2026-11-17"),
        ("1 day ago", "2026-11-19", "2026-11-19"),
        ("2 weeks ago", "2026-11-06", "2026-11-06"),
        ("a month ago", "2026-10-20", "2026-10-20"),
        ("9 months ago", "2026-02-20", "2026-02-20"),
        ("in 2 weeks", "2026-12-04", "2026-12-04"),
        ("in 10 days", "2026-11-30", "2026-11-30"),
        ("in three months", "2027-02-20", "2027-02-20"),
        ("in 1 year", "2027-11-20", "2027-11-20"),
        ("end of month", "2026-10-31", "2026-11-30"),
        ("end of this month", "2026-11-30", "2026-11-30"),
        ("end of quarter", "2026-09-30", "2026-12-31"),
        ("the end of the quarter", "2026-09-30", "2026-12-31"),
        ("end of year", "2025-12-31", "2026-12-31"),
        ("20 Nov", "2026-11-20", "2026-11-20"),
        ("Nov 20", "2026-11-20", "2026-11-20"),
        ("21 nov", "2025-11-21", "2026-11-21"),
        ("19 Nov", "2026-11-19", "2027-11-19"),
        ("16 May", "2026-05-16", "2027-05-16"),
        ("20 November 2026", "2026-11-20", "2026-11-20"),
        ("November 20, 2026", "2026-11-20", "2026-11-20"),
        ("20th of november 2026", "2026-11-20", "2026-11-20"),
        ("1 Sept. 2026", "2026-09-01", "2026-09-01"),
        ("20 Nov 26", "2026-11-20", "2026-11-20"),
        ("3 Mar 98", "1998-03-03", "1998-03-03"),
        ("Fri 20 Nov 2026", "2026-11-20", "2026-11-20"),
        ("Fri 20 Nov", "2026-11-20", "2026-11-20"),
        ("29 Feb 2028", "2028-02-29", "2028-02-29"),
        ("25/12/2026", "2026-12-25", "2026-12-25"),
        ("12/25/2026", "2026-12-25", "2026-12-25"),
        ("5.5.2026", "2026-05-05", "2026-05-05"),
        ("20.11.", "2026-11-20", "2026-11-20"),
        ("29/11/26", "2026-11-29", "2026-11-29"),  # not 26 November 2029: the usual orders name a nearer year
    ],
)
def test_a_day_looking_back_and_looking_ahead(text: str, back: str, ahead: str) -> None:
    assert parse_day(text, FRIDAY, forward=False).isoformat() == back
    assert parse_day(text, FRIDAY, forward=True).isoformat() == ahead


def test_a_due_weekday_is_echoed_ahead() -> None:
    assert parse_day("Tue 1 Dec", FRIDAY, forward=True) == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "readings", "days_written"),
    [
        ("1/2/26", "1 Feb 2026 or 2 Jan 2026", "2026-02-01 or 2026-01-02"),
        ("05.10.2026", "5 Oct 2026 or 10 May 2026", "2026-10-05 or 2026-05-10"),
        ("5-10-2026", "5 Oct 2026 or 10 May 2026", "2026-10-05 or 2026-05-10"),
        ("26/11/20", "26 Nov 2020 or 20 Nov 2026", "2020-11-26 or 2026-11-20"),
        ("3/4", "3 Apr 2026 or 4 Mar 2026", "2026-04-03 or 2026-03-04"),
    ],
)
def test_two_readings_are_both_printed(text: str, readings: str, days_written: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parse_day(text, FRIDAY, forward=False)
    assert refusal.value.sentence == f'"{text}" may be {readings}'
    assert days_written in refusal.value.next_step
    assert "careerbook config set date_order dmy" in refusal.value.next_step


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("1/2/26", "dmy", "2026-02-01"),
        ("1/2/26", "mdy", "2026-01-02"),
        ("01/2/26", "ymd", "2001-02-26"),
        ("05.10.2026", "dmy", "2026-10-05"),
        ("05.10.2026", "mdy", "2026-05-10"),
        ("26-11-20", "ymd", "2026-11-20"),
        ("2026/2/1", "mdy", "2026-02-01"),
        ("3/4", "dmy", "2026-04-03"),
        ("3/4", "mdy", "2026-03-04"),
    ],
)
def test_the_date_order_says_which(text: str, order: str, expected: str) -> None:
    assert parse_day(text, FRIDAY, forward=False, date_order=order).isoformat() == expected


@pytest.mark.parametrize(
    ("text", "order", "sentence"),
    [
        ("2026-02-30", None, "there is no 30 February 2026"),
        ("2026-13-01", None, "there is no month 13"),
        ("2026-00-10", None, "there is no month 0"),
        ("2026-11-00", None, "there is no 0 November 2026"),
        ("31 Nov 2026", None, "there is no 31 November 2026"),
        ("29 Feb", None, "there is no 29 February 2026"),
        ("13/13/2026", None, "no day in any order"),
        ("25/12/2026", "mdy", "there is no month 25"),
        ("5/10/2026", "ymd", "may be"),
        ("Mon 20 Nov 2026", None, "20 Nov 2026 is a Friday, not a Monday"),
        ("0026-11-20", None, "the year 26 is out of reach"),
        ("3026-11-20", None, "the year 3026 is out of reach"),
        ("in 999999 years", None, "out of reach"),
        ("999999 days ago", None, "out of reach"),
        ("400 years ago", None, "out of reach"),
        ("in 974 years", None, "out of reach"),
        ("monitor", None, '"monitor" names no single day'),
        ("marker 3", None, "names no single day"),
        ("sunny", None, "names no single day"),
        ("monday morning", None, "names no single day"),
        ("in 3 days ago", None, "names no single day"),
        ("3 days", None, "names no single day"),
        ("12", None, "names no single day"),
        ("2026", None, "names no single day"),
        ("2026-11", None, "names no single day"),
        ("Nov 2026", None, "names no single day"),
        ("Q3 2026", None, "names no single day"),
        ("20261120", None, "names no single day"),
        ("2026-11-20T10:00", None, "names no single day"),
        ("1/2/026", None, "names no single day"),
        ("", None, "names no single day"),
        ("\u0662\u0660\u0662\u0666-11-20", None, "names no single day"),
    ],
)
def test_what_is_no_day_is_said_in_a_sentence(text: str, order: str | None, sentence: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parse_day(text, FRIDAY, forward=False, date_order=order)
    assert sentence in refusal.value.sentence
    assert refusal.value.next_step


def test_long_text_is_cut_in_the_sentence() -> None:
    with pytest.raises(InvalidInput) as refusal:
        parse_day("x" * 100_000, FRIDAY, forward=True)
    assert len(refusal.value.sentence) < 100


@pytest.mark.parametrize(
    ("text", "calendar", "back", "ahead"),
    [
        ("end of quarter", Calendar(2), "2026-10-31", "2027-01-31"),
        ("end of year", Calendar(10), "2026-09-30", "2027-09-30"),
        ("end of month", Calendar(10), "2026-10-31", "2026-11-30"),
        (
            "end of quarter",
            Calendar(
                table=read_table([("Summer", "2026-04-13", "2026-07-21"), ("Autumn", "2026-09-01", "2026-12-18")])
            ),
            "2026-07-21",
            "2026-12-18",
        ),
    ],
)
def test_the_end_of_a_quarter_follows_the_book(text: str, calendar: Calendar, back: str, ahead: str) -> None:
    assert parse_day(text, FRIDAY, forward=False, calendar=calendar).isoformat() == back
    assert parse_day(text, FRIDAY, forward=True, calendar=calendar).isoformat() == ahead


def test_the_end_of_the_month_on_its_last_day_is_that_day() -> None:
    for forward in (False, True):
        assert parse_day("end of month", date(2028, 2, 29), forward=forward) == date(2028, 2, 29)


@given(days, days, st.booleans())
def test_every_printed_day_reads_back(day: date, today: date, forward: bool) -> None:
    for text in (day.isoformat(), short(day), with_weekday(day)):
        assert parse_day(text, today, forward=forward) == day


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_day_without_a_year_is_the_nearest_on_its_side(day: date, today: date) -> None:
    text = f"{day.day} {day:%B}"
    if (day.month, day.day) == (2, 29):
        return
    back, ahead = (parse_day(text, today, forward=forward) for forward in (False, True))
    assert back <= today <= ahead
    assert (back.month, back.day) == (ahead.month, ahead.day) == (day.month, day.day)
    assert (ahead - back).days in {0, 365, 366}


@given(st.sampled_from(["monday", "tue", "wednesday", "thurs", "fri", "saturday", "sun"]), days)
def test_a_weekday_is_within_a_week(name: str, today: date) -> None:
    if not date(1901, 1, 1) < today < date(2999, 1, 1):
        return
    back, ahead = (parse_day(name, today, forward=forward) for forward in (False, True))
    last, following = (parse_day(f"{which} {name}", today, forward=True) for which in ("last", "next"))
    assert back.strftime("%A").lower().startswith(name[:3])
    assert timedelta(0) <= today - back < timedelta(7)
    assert timedelta(0) <= ahead - today < timedelta(7)
    assert timedelta(0) < today - last <= timedelta(7)
    assert timedelta(0) < following - today <= timedelta(7)
    assert {day.weekday() for day in (back, ahead, last, following)} == {back.weekday()}


@given(st.text(max_size=25), st.booleans(), st.sampled_from([None, "dmy", "mdy", "ymd"]))
def test_any_text_gives_a_day_or_a_sentence(text: str, forward: bool, order: str | None) -> None:
    refusal = None
    try:
        assert FIRST_YEAR <= parse_day(text, FRIDAY, forward=forward, date_order=order).year <= LAST_YEAR
    except InvalidInput as raised:
        refusal = raised
    assert refusal is None or (refusal.next_step and "\n" not in refusal.sentence)


@given(
    st.from_regex(r"[0-9]{1,4}[/.-][0-9]{1,2}([/.-][0-9]{1,4})?", fullmatch=True),
    st.sampled_from([None, "dmy", "mdy", "ymd"]),
)
def test_no_row_of_numbers_crashes(text: str, order: str | None) -> None:
    refusal = None
    try:
        assert FIRST_YEAR <= parse_day(text, FRIDAY, forward=True, date_order=order).year <= LAST_YEAR
    except InvalidInput as raised:
        refusal = raised
    assert refusal is None or refusal.next_step


@pytest.mark.parametrize("text", ["2026", "2026-11", "2026-11-20", "2028-02-29"])
def test_a_partial_date_stays_as_it_is(text: str) -> None:
    assert parse_partial(f" {text} ") == text


@pytest.mark.parametrize(
    "text", ["", "26", "2026-1", "2026-13", "2026-02-30", "2026-11-20T", "Nov 2026", "0000", "\u0662\u0660\u0662\u0666"]
)
def test_what_is_no_partial_date_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_partial(text)


@pytest.mark.parametrize("text", ["20261120", "2026-W47-5", "2026-11-2", "20 Nov 2026", "2026-02-30"])
def test_iso_is_iso_and_nothing_else(text: str) -> None:
    with pytest.raises(InvalidInput):
        iso_day(text)


def test_days_are_written_as_they_are_said() -> None:
    assert short(FRIDAY) == "20 Nov 2026"
    assert short(FRIDAY, date(2026, 1, 1)) == "20 Nov"
    assert short(FRIDAY, date(2027, 1, 1)) == "20 Nov 2026"
    assert short(date(2026, 12, 1), FRIDAY) == "1 Dec"
    assert with_weekday(FRIDAY) == "Fri 20 Nov 2026"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 20), "today"),
        (date(2026, 11, 19), "yesterday"),
        (date(2026, 11, 21), "tomorrow"),
        (date(2026, 11, 17), "Tue 17 Nov"),
        (date(2027, 1, 4), "Mon 4 Jan 2027"),
    ],
)
def test_days_are_echoed_from_today(day: date, words: str) -> None:
    assert spoken_day(day, FRIDAY) == words


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-11-20", 2, "2027-01-20"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-03-31", -13, "2025-02-28"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-11-20", 0, "2026-11-20"),
    ],
)
def test_months_are_added_by_the_calendar(day: str, n: int, expected: str) -> None:
    assert add_months(date.fromisoformat(day), n).isoformat() == expected


@given(days, st.integers(-1200, 1200))
def test_adding_months_moves_that_many_months_and_keeps_the_day_or_the_last(day: date, n: int) -> None:
    moved = add_months(day, n)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == n
    assert moved.day == min(day.day, civil.monthrange(moved.year, moved.month)[1])
