"""R1: labels, half-open days, custom tables, and every way to name a period."""

import calendar as civil
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.errors import Ambiguous, InvalidInput
from careerbook.rules.period_table import read_table
from careerbook.rules.periods import (
    FY_LABELS,
    Calendar,
    Period,
    deserves_echo,
    half_of,
    month_of,
    parse_period,
    previous,
    quarter_of,
    quarters_between,
    week_of,
    year_of,
)

FRIDAY = date(2026, 11, 20)
CALL = date(2026, 8, 14)
CIVIL = Calendar()
OCTOBER = Calendar(10)
SPAN = Calendar(4, "span")
JAPAN = Calendar(4, "start")
SCHOOL = Calendar(
    table=read_table([("Autumn term", "2026-09-01", "2026-12-18"), ("Spring term", "2027-01-04", "2027-03-26")])
)

days = st.dates(date(1903, 1, 1), date(2998, 12, 31))
calendars = st.builds(Calendar, st.integers(1, 12), st.sampled_from(FY_LABELS), st.just(()))


def dated(period: Period) -> tuple[str, str, str]:
    return period.label, period.first.isoformat(), period.last.isoformat()


@pytest.mark.parametrize(
    ("day", "calendar", "label", "first", "last"),
    [
        (FRIDAY, CIVIL, "2026-Q4", "2026-10-01", "2026-12-31"),
        (date(2026, 11, 14), OCTOBER, "FY2027-Q1", "2026-10-01", "2026-12-31"),
        (FRIDAY, SPAN, "2026/27-Q3", "2026-10-01", "2026-12-31"),
        (date(2026, 1, 31), Calendar(2), "FY2026-Q4", "2025-11-01", "2026-01-31"),
        (date(2026, 6, 30), Calendar(7), "FY2026-Q4", "2026-04-01", "2026-06-30"),
        (FRIDAY, JAPAN, "FY2026-Q3", "2026-10-01", "2026-12-31"),
        (date(2100, 1, 1), SPAN, "2099/00-Q4", "2100-01-01", "2100-03-31"),
        (date(2028, 2, 29), Calendar(12), "FY2028-Q1", "2027-12-01", "2028-02-29"),
        (FRIDAY, Calendar(1, "start"), "2026-Q4", "2026-10-01", "2026-12-31"),
        (FRIDAY, Calendar(1, "span"), "2026-Q4", "2026-10-01", "2026-12-31"),
    ],
)
def test_the_quarter_of_a_day(day: date, calendar: Calendar, label: str, first: str, last: str) -> None:
    assert dated(quarter_of(day, calendar)) == (label, first, last)


@given(days, calendars)
def test_a_day_is_in_one_quarter_which_is_half_open_and_parses_back(day: date, calendar: Calendar) -> None:
    quarter = quarter_of(day, calendar)
    assert quarter.holds(day)
    assert quarter.first.day == quarter.end.day == 1
    assert quarter_of(quarter.first, calendar) == quarter == quarter_of(quarter.last, calendar)
    after = quarter_of(quarter.end, calendar)
    assert after.first == quarter.end
    assert not quarter.holds(quarter.end)
    assert previous(after, calendar) == quarter
    assert (quarter.first.month - calendar.start_month) % 3 == 0
    for label in (
        quarter.label,
        quarter.label.lower(),
        quarter.label.replace("-", ""),
        quarter.label.replace("-", " "),
    ):
        if calendar.fy_label == "span" and label.startswith("fy"):
            continue
        assert parse_period(label, calendar, FRIDAY) == quarter


@given(days, calendars)
def test_years_halves_months_and_weeks_parse_back_and_step_back(day: date, calendar: Calendar) -> None:
    for period in (year_of(day, calendar), half_of(day, calendar), month_of(day), week_of(day)):
        assert period.holds(day)
        assert parse_period(period.label, calendar, FRIDAY) == period
        before = previous(period, calendar)
        assert before.end == period.first
        assert parse_period(before.label, calendar, FRIDAY) == before
    assert year_of(day, calendar).days in {365, 366}
    assert month_of(day).days == civil.monthrange(day.year, day.month)[1]
    assert week_of(day).label == day.strftime("%G-W%V")


@given(days, days, calendars)
def test_quarters_between_cover_the_days_without_overlap(one: date, other: date, calendar: Calendar) -> None:
    first = min(one, other)
    end = min(max(one, other), first + timedelta(days=1500))
    quarters = quarters_between(first, end, calendar)
    if first == end:
        assert quarters == []
        return
    assert quarters[0].holds(first)
    assert quarters[-1].holds(end - timedelta(days=1))
    assert all(a.end == b.first for a, b in pairwise(quarters))


@pytest.mark.parametrize(
    ("text", "calendar", "expected"),
    [
        ("2026Q3", CIVIL, ("2026-Q3", "2026-07-01", "2026-09-30")),
        ("2026-Q3", OCTOBER, ("2026-Q3", "2026-07-01", "2026-09-30")),
        ("Q3 2026", CIVIL, ("2026-Q3", "2026-07-01", "2026-09-30")),
        ("Q3", CIVIL, ("2026-Q3", "2026-07-01", "2026-09-30")),
        ("q3", OCTOBER, ("FY2026-Q3", "2026-04-01", "2026-06-30")),
        ("Q1", OCTOBER, ("FY2027-Q1", "2026-10-01", "2026-12-31")),
        ("Q4", SPAN, ("2025/26-Q4", "2026-01-01", "2026-03-31")),
        ("FY2027Q1", OCTOBER, ("FY2027-Q1", "2026-10-01", "2026-12-31")),
        ("FY27-Q1", OCTOBER, ("FY2027-Q1", "2026-10-01", "2026-12-31")),
        ("FY27-Q1", JAPAN, ("FY2027-Q1", "2027-04-01", "2027-06-30")),
        ("FY2027Q1", CIVIL, ("2027-Q1", "2027-01-01", "2027-03-31")),
        ("2026/27-Q3", SPAN, ("2026/27-Q3", "2026-10-01", "2026-12-31")),
        ("2026/2027 Q3", SPAN, ("2026/27-Q3", "2026-10-01", "2026-12-31")),
        ("2026/27-Q3", OCTOBER, ("FY2027-Q3", "2027-04-01", "2027-06-30")),
        ("H1", CIVIL, ("2026-H1", "2026-01-01", "2026-06-30")),
        ("H2", OCTOBER, ("FY2026-H2", "2026-04-01", "2026-09-30")),
        ("2026", OCTOBER, ("2026", "2026-01-01", "2026-12-31")),
        ("FY2027", OCTOBER, ("FY2027", "2026-10-01", "2027-09-30")),
        ("2026/27", SPAN, ("2026/27", "2026-04-01", "2027-03-31")),
        ("2026-07", SPAN, ("2026-07", "2026-07-01", "2026-07-31")),
        ("2028-02", CIVIL, ("2028-02", "2028-02-01", "2028-02-29")),
        ("2026-W40", CIVIL, ("2026-W40", "2026-09-28", "2026-10-04")),
        ("2026-w53", CIVIL, ("2026-W53", "2026-12-28", "2027-01-03")),
        ("2021-W01", CIVIL, ("2021-W01", "2021-01-04", "2021-01-10")),
        ("2026-07-01..2026-09-30", CIVIL, ("2026-07-01..2026-09-30", "2026-07-01", "2026-09-30")),
        ("2026-07 .. 2026-08", CIVIL, ("2026-07-01..2026-08-31", "2026-07-01", "2026-08-31")),
        ("2026-11-16..", CIVIL, ("2026-11-16..2026-11-20", "2026-11-16", "2026-11-20")),
        ("2026-11-20", CIVIL, ("2026-11-20", "2026-11-20", "2026-11-20")),
        ("this-quarter", OCTOBER, ("FY2027-Q1", "2026-10-01", "2026-12-31")),
        ("last-quarter", OCTOBER, ("FY2026-Q4", "2026-07-01", "2026-09-30")),
        ("last quarter", CIVIL, ("2026-Q3", "2026-07-01", "2026-09-30")),
        ("this-year", OCTOBER, ("FY2027", "2026-10-01", "2027-09-30")),
        ("last-year", OCTOBER, ("FY2026", "2025-10-01", "2026-09-30")),
        ("last-year", CIVIL, ("2025", "2025-01-01", "2025-12-31")),
        ("last-month", CIVIL, ("2026-10", "2026-10-01", "2026-10-31")),
        ("this-week", CIVIL, ("2026-W47", "2026-11-16", "2026-11-22")),
        ("last-30-days", CIVIL, ("last 30 days", "2026-10-22", "2026-11-20")),
        ("since-last-call", CIVIL, ("since the last call", "2026-08-14", "2026-11-20")),
        ("autumn-TERM", SCHOOL, ("Autumn term", "2026-09-01", "2026-12-18")),
        ("this-quarter", SCHOOL, ("Autumn term", "2026-09-01", "2026-12-18")),
        ("last-quarter", SCHOOL, ("2026-Q2", "2026-04-01", "2026-06-30")),
        ("2026-Q4", SCHOOL, ("2026-Q4", "2026-10-01", "2026-12-31")),
        ("autumn term..spring term", SCHOOL, ("2026-09-01..2027-03-26", "2026-09-01", "2027-03-26")),
    ],
)
def test_every_form_of_a_period(text: str, calendar: Calendar, expected: tuple[str, str, str]) -> None:
    assert dated(parse_period(text, calendar, FRIDAY, CALL)) == expected


@pytest.mark.parametrize("text", ["last-30-days", "since-last-call", "2026-11-16.."])
def test_a_printed_label_parses_back_on_the_same_day(text: str) -> None:
    period = parse_period(text, CIVIL, FRIDAY, CALL)
    assert parse_period(period.label, CIVIL, FRIDAY, CALL) == period


def test_a_bare_quarter_is_the_latest_that_has_begun() -> None:
    assert parse_period("Q4", CIVIL, date(2026, 9, 30)).label == "2025-Q4"
    assert parse_period("Q4", CIVIL, date(2026, 10, 1)).label == "2026-Q4"
    assert parse_period("H2", CIVIL, date(2026, 6, 30)).label == "2025-H2"


def test_names_of_the_table_win_over_every_reading() -> None:
    book = Calendar(
        table=read_table([("Q3", "2026-01-01", "2026-01-31"), ("last-quarter", "2026-02-01", "2026-02-28")])
    )
    assert dated(parse_period("q3", book, FRIDAY)) == ("Q3", "2026-01-01", "2026-01-31")
    assert parse_period("last quarter", book, FRIDAY).first == date(2026, 2, 1)


@pytest.mark.parametrize(
    ("text", "calendar", "sentence", "step"),
    [
        ("Q5", CIVIL, "there is no Q5", "try Q4"),
        ("2026q5", CIVIL, "there is no Q5", "try 2026Q4"),
        ("FY27-Q0", OCTOBER, "there is no Q0", "try FY27-Q4"),
        ("H3", CIVIL, "there is no H3", "try H2"),
        ("2026-13", CIVIL, "there is no month 13", "try 2026-12"),
        ("2026-00", CIVIL, "there is no month 0", "try 2026-12"),
        ("2025-W53", CIVIL, "there is no week 53 in 2025", "2025-W52"),
        ("2026/28-Q1", SPAN, "2026/28 is not one year and the next", "2026/27"),
        ("2026/27", CIVIL, "your year begins in January", "try 2026"),
        ("FY2027-Q1", SPAN, "FY2027 may be 2026/27-Q1 or 2027/28-Q1", "write 2026/27-Q1 or 2027/28-Q1"),
        ("2026-02-30..2026-03-02", CIVIL, "there is no 30 February 2026", "2026-02-28"),
        ("2026-09-30..2026-07-01", CIVIL, "runs backwards", "earlier day first"),
        ("..2026-07-01", CIVIL, "has no first day", ".."),
        ("9999-Q4", CIVIL, "the year 9999 is out of reach", "1900 to 2999"),
        ("0026-07", CIVIL, "the year 26 is out of reach", "1900 to 2999"),
        ("since-last-call", CIVIL, "no call has been held yet", ".."),
        ("last-0-days", CIVIL, "names no period", "last-quarter"),
        ("fy-q1", OCTOBER, "names no period", "FY2027-Q1"),
        ("27-Q1", OCTOBER, "names no period", "FY2027-Q1"),
        ("26", CIVIL, "names no period", "2026-Q3"),
        ("", CIVIL, "names no period", "2026-Q3"),
        ("monitor", SCHOOL, "names no period", '"Autumn term"'),
        ("Q\u0663", CIVIL, "names no period", "2026-Q3"),
    ],
)
def test_what_is_no_period_is_said_in_a_sentence(text: str, calendar: Calendar, sentence: str, step: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parse_period(text, calendar, FRIDAY)
    assert sentence in refusal.value.sentence
    assert step in refusal.value.next_step


YEARS = CIVIL._replace(
    table=read_table(
        [
            ("Autumn term 2025", "2025-09-01", "2025-12-18"),
            ("Spring-break Été", "2026-03-01", "2026-03-26"),
            ("Autumn term 2026", "2026-09-01", "2026-12-18"),
        ]
    )
)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("spring", "Spring-break Été"),
        ("SPRING break", "Spring-break Été"),
        ("spring_break", "Spring-break Été"),
        ("ete", "Spring-break Été"),
        ("autumn-term 2025", "Autumn term 2025"),
        ("term 2026", "Autumn term 2026"),
        ("2026", "2026"),
        ("Q3", "2026-Q3"),
        ("spring..term 2026", "2026-03-01..2026-12-18"),
    ],
)
def test_a_part_of_a_name_in_the_table_will_do_where_it_names_nothing_else(text: str, label: str) -> None:
    assert parse_period(text, YEARS, FRIDAY).label == label


@pytest.mark.parametrize("text", ["autumn", "Term", "AUTUMN term"])
def test_a_part_of_several_names_lists_them(text: str) -> None:
    with pytest.raises(Ambiguous) as refusal:
        parse_period(text, YEARS, FRIDAY)
    assert refusal.value.sentence == f'"{text}" could be "Autumn term 2025", "Autumn term 2026"'
    assert refusal.value.next_step == 'say which one: "Autumn term 2026"'


def test_a_call_after_as_of_is_not_yet_held() -> None:
    with pytest.raises(InvalidInput):
        parse_period("since-last-call", CIVIL, FRIDAY, FRIDAY + timedelta(days=1))


@given(st.text(max_size=20), calendars)
def test_any_text_gives_a_period_or_a_sentence(text: str, calendar: Calendar) -> None:
    refusal = None
    try:
        assert parse_period(text, calendar, FRIDAY, CALL).days > 0
    except InvalidInput as raised:
        refusal = raised
    assert refusal is None or (refusal.next_step and "\n" not in refusal.sentence)


@given(st.from_regex(r"(FY)?[0-9]{2,4}(/[0-9]{2})?-?[QHW]?[0-9]{0,2}(\.\.)?", fullmatch=True), calendars)
def test_texts_that_look_like_labels_never_crash(text: str, calendar: Calendar) -> None:
    refusal = None
    try:
        assert parse_period(text, calendar, FRIDAY).days > 0
    except InvalidInput as raised:
        refusal = raised
    assert refusal is None or refusal.next_step


@pytest.mark.parametrize(
    ("text", "calendar", "echoed"),
    [
        ("2026-Q3", OCTOBER, True),
        ("2026q3", OCTOBER, True),
        ("Q3 2026", OCTOBER, True),
        ("2026", SPAN, True),
        ("2026-07", SPAN, True),
        ("2026-Q1..2026-Q2", OCTOBER, True),
        ("2026-Q3", CIVIL, False),
        ("FY2027-Q1", OCTOBER, False),
        ("2026/27-Q3", SPAN, False),
        ("Q3", OCTOBER, False),
        ("last-quarter", OCTOBER, False),
        ("2026-07-01..2026-09-30", OCTOBER, False),
        ("2026", Calendar(10, table=read_table([("2026", "2026-02-01", "2026-11-30")])), False),
    ],
)
def test_a_calendar_label_in_a_fiscal_book_deserves_an_echo(text: str, calendar: Calendar, echoed: bool) -> None:
    assert deserves_echo(text, calendar) is echoed


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-10-01", "2026-12-31", "October to December 2026"),
        ("2026-10-01", "2026-10-31", "October 2026"),
        ("2028-02-01", "2028-02-29", "February 2028"),
        ("2026-10-01", "2027-09-30", "October 2026 to September 2027"),
        ("2026-11-16", "2026-12-31", "16 Nov to 31 Dec 2026"),
        ("2026-11-16", "2027-01-03", "16 Nov 2026 to 3 Jan 2027"),
        ("2026-11-16", "2026-11-20", "16 to 20 Nov 2026"),
        ("2026-11-20", "2026-11-20", "20 Nov 2026"),
        ("2026-10-01", "2026-12-30", "1 Oct to 30 Dec 2026"),
    ],
)
def test_dates_in_words(first: str, last: str, words: str) -> None:
    assert parse_period(f"{first}..{last}", CIVIL, FRIDAY).spoken() == words


def test_a_period_counts_its_days_and_ends_before_its_end() -> None:
    quarter = quarter_of(FRIDAY, CIVIL)
    assert quarter.days == 92
    assert quarter.last == date(2026, 12, 31)
    assert quarter.holds(quarter.last)
    assert not quarter.holds(quarter.end)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("2026-07-01..2026-09-30", "2026-04-01..2026-06-30"),
        ("2026-11-16..2026-11-20", "2026-11-11..2026-11-15"),
        ("2026-Q4", "2026-Q3"),
        ("2026", "2025"),
        ("2026-03", "2026-02"),
        ("2026-W01", "2025-W52"),
        ("FY2027-Q1", "FY2026-Q4"),
        ("FY2027", "FY2026"),
        ("FY2027-H1", "FY2026-H2"),
    ],
)
def test_the_period_before_is_of_the_same_sort(text: str, before: str) -> None:
    assert previous(parse_period(text, OCTOBER, FRIDAY), OCTOBER).label == before
