"""R1 at its edges: what lies right beside a table, a year, a day, and what a refusal says there."""

from datetime import date

import pytest

from careerbook.errors import InvalidInput
from careerbook.rules.period_table import gaps, read_table
from careerbook.rules.periods import (
    Calendar,
    Period,
    available_days,
    deserves_echo,
    name_key,
    parse_period,
    previous,
    quarters_between,
)

FRIDAY = date(2026, 11, 20)
CIVIL = Calendar()
TERMS = [("Autumn term", "2026-09-01", "2026-12-18"), ("Spring term", "2027-01-04", "2027-03-26")]
PHASES = [("Phase one", "2026-07-01", "2026-08-15"), ("Phase two", "2026-08-16", "2026-09-30")]
SCHOOL = Calendar(table=read_table(TERMS))
CONTRACT = Calendar(table=read_table(PHASES))


def parsed(text: str, calendar: Calendar = CIVIL) -> Period:
    return parse_period(text, calendar, FRIDAY)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-11-01..2027-01-31", "2024-08-01", "2025-10-31"),
        ("2026-01-01..2026-02-28", "2025-11-01", "2025-12-31"),
        ("2026-07-01..2026-08-15", "2026-05-16", "2026-06-30"),
        ("2026-06-15..2026-06-30", "2026-05-30", "2026-06-14"),
        ("2026-11-20", "2026-11-19", "2026-11-19"),
    ],
)
def test_before_a_stretch_come_as_many_months_or_days(text: str, first: str, last: str) -> None:
    before = previous(parsed(text), CIVIL)
    assert (before.first.isoformat(), before.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("text", "calendar", "before"),
    [
        ("Phase two", CONTRACT, "Phase one"),
        ("2026-Q4", CONTRACT, "Phase two"),
        ("2027-Q1", CONTRACT, "2026-Q4"),
        ("Phase one", CONTRACT, "2026-Q2"),
        ("Spring term", SCHOOL, "Autumn term"),
        ("2027-Q2", SCHOOL, "Spring term"),
        ("2027-Q3", SCHOOL, "2027-Q2"),
        ("2026-Q4", SCHOOL, "2026-Q3"),
        ("2026/27-Q3", SCHOOL._replace(start_month=4, fy_label="span"), "2026/27-Q2"),
        ("2026/27", SCHOOL._replace(start_month=4, fy_label="span"), "2025/26"),
    ],
)
def test_what_comes_before_right_beside_a_table(text: str, calendar: Calendar, before: str) -> None:
    assert previous(parsed(text, calendar), calendar).label == before


@pytest.mark.parametrize(
    ("first", "end", "labels"),
    [
        ("2026-04-01", "2027-01-01", ["2026-Q2", "Phase one", "Phase two", "2026-Q4"]),
        ("2026-06-30", "2026-07-01", ["2026-Q2"]),
        ("2026-07-01", "2026-07-02", ["Phase one"]),
        ("2026-08-15", "2026-08-16", ["Phase one"]),
        ("2026-08-16", "2026-08-17", ["Phase two"]),
        ("2026-09-30", "2026-10-02", ["Phase two", "2026-Q4"]),
        ("2026-10-01", "2026-10-01", []),
        ("2027-01-01", "2027-04-01", ["2027-Q1"]),
    ],
)
def test_quarters_and_phases_meet_without_a_day_between(first: str, end: str, labels: list[str]) -> None:
    found = quarters_between(date.fromisoformat(first), date.fromisoformat(end), CONTRACT)
    assert [period.label for period in found] == labels


def test_what_a_table_leaves_open_is_nobodys_quarter() -> None:
    holidays = quarters_between(date(2026, 12, 19), date(2027, 1, 4), SCHOOL)
    assert holidays == []
    assert [gap.days for gap in gaps(SCHOOL.table)] == [16]
    assert gaps(CONTRACT.table) == ()


@pytest.mark.parametrize(
    ("text", "says", "step"),
    [
        ("2026-H3", "there is no H3: the halves of a year are H1 and H2", "try 2026-H2"),
        ("FY2026-Q5", "there is no Q5: the quarters of a year are Q1 to Q4", "try FY2026-Q4"),
        ("Q0", "there is no Q0: the quarters of a year are Q1 to Q4", "try Q4"),
        ("2026-00", "there is no month 0: a year has 12", "try 2026-12"),
        ("2026-13", "there is no month 13: a year has 12", "try 2026-12"),
        ("2026-W00", "there is no week 0 in 2026", "its weeks run from 2026-W01 to 2026-W53"),
        ("2027-W53", "there is no week 53 in 2027", "its weeks run from 2027-W01 to 2027-W52"),
        ("1899", "the year 1899 is out of reach", "years run from 1900 to 2999"),
        ("3000", "the year 3000 is out of reach", "years run from 1900 to 2999"),
        ("..2026-07-01", '"..2026-07-01" has no first day', "write both ends: 2026-07-01..2026-09-30"),
        (
            "2026-07-02..2026-07-01",
            '"2026-07-02..2026-07-01" runs backwards: 2 Jul 2026 comes after 1 Jul 2026',
            "write the earlier day first: 2026-07-01..2026-09-30",
        ),
        ("since-last-call", "no call has been held yet to begin with", "give a first day: 2026-01-01.."),
    ],
)
def test_a_refusal_says_what_there_is(text: str, says: str, step: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parsed(text)
    assert (refusal.value.sentence, refusal.value.next_step) == (says, step)


@pytest.mark.parametrize(
    ("text", "first", "last"), [("1900", "1900-01-01", "1900-12-31"), ("2999", "2999-01-01", "2999-12-31")]
)
def test_the_first_and_the_last_year_are_within_reach(text: str, first: str, last: str) -> None:
    assert (parsed(text).first.isoformat(), parsed(text).last.isoformat()) == (first, last)


def test_no_period_names_the_last_three_of_the_table_and_nothing_without_one() -> None:
    four = Calendar(table=read_table([(f"Part {n}", f"2026-0{n}-01", f"2026-0{n}-20") for n in range(1, 5)]))
    with pytest.raises(InvalidInput) as refusal:
        parsed("some time", four)
    assert str(refusal.value.next_step).endswith('; or from your table: "Part 2", "Part 3", "Part 4"')
    with pytest.raises(InvalidInput) as refusal:
        parsed("some time")
    assert "your table" not in str(refusal.value.next_step)


@pytest.mark.parametrize("text", ["2026-07-01 .. 2026-07-31", "2026-07-01..2026-07-31", "  2026-07 .. 2026-07 "])
def test_blanks_around_the_dots_do_not_matter(text: str) -> None:
    assert (parsed(text).first, parsed(text).end) == (date(2026, 7, 1), date(2026, 8, 1))


def test_one_day_is_a_range_and_a_call_of_today_begins_today() -> None:
    day = Period("2026-07-02..2026-07-02", date(2026, 7, 2), date(2026, 7, 3))
    assert parsed("2026-07-02..2026-07-02") == day
    since = parse_period("since-last-call", CIVIL, FRIDAY, FRIDAY)
    assert (since.first, since.days) == (FRIDAY, 1)


def test_one_calendar_side_of_a_range_is_enough_for_an_echo() -> None:
    october = Calendar(10)
    assert deserves_echo("FY2026-Q4..2026-12", october)
    assert deserves_echo("2026-Q3..FY2027-Q1", october)
    assert not deserves_echo("FY2026-Q4..FY2027-Q1", october)


def test_a_name_is_the_same_in_any_case_with_any_blanks_or_dashes() -> None:
    assert name_key(" Autumn  Term ") == name_key("autumn-term") == name_key("AUTUMN_TERM") == "autumn-term"


@pytest.mark.parametrize(
    ("leaves", "days"),
    [
        ([], 10),
        ([("2026-11-01", "2026-11-01")], 9),
        ([("2026-11-10", "2026-11-10")], 9),
        ([("2026-11-11", "2026-11-30")], 10),
        ([("2026-10-01", "2026-10-31")], 10),
        ([("2026-10-01", "2026-11-30")], 0),
        ([("2026-11-02", "2026-11-04"), ("2026-11-04", "2026-11-06")], 5),
        ([("2026-11-02", "2026-11-08"), ("2026-11-03", "2026-11-04")], 3),
        ([("2026-11-08", "2026-11-09"), ("2026-11-02", "2026-11-03")], 6),
    ],
)
def test_days_in_two_leaves_count_once(leaves: list[tuple[str, str]], days: int) -> None:
    away = [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in leaves]
    assert available_days(date(2026, 11, 1), date(2026, 11, 11), away) == days
    assert available_days(date(2026, 11, 11), date(2026, 11, 1), away) == 0


@pytest.mark.parametrize(
    ("text", "says", "step"),
    [
        ("FY2026", "FY2026 may be 2025/26 or 2026/27", "write 2025/26 or 2026/27"),
        ("FY27-Q1", "FY2027 may be 2026/27-Q1 or 2027/28-Q1", "write 2026/27-Q1 or 2027/28-Q1"),
        ("2026/28", "2026/28 is not one year and the next", "try 2026/27"),
    ],
)
def test_a_year_that_may_be_two_is_asked_about(text: str, says: str, step: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parsed(text, Calendar(4, "span"))
    assert (refusal.value.sentence, refusal.value.next_step) == (says, step)


def test_a_span_in_a_calendar_year_is_refused_with_what_would_make_it_one() -> None:
    with pytest.raises(InvalidInput) as refusal:
        parsed("2026/27")
    assert refusal.value.sentence == "your year begins in January, so none runs over 2026/27"
    assert refusal.value.next_step == "try 2026, or say when it begins: careerbook init --fy-start 4"


def test_only_a_year_that_runs_over_two_may_be_either() -> None:
    assert parsed("FY2026", Calendar(1, "span")).label == "2026"
    with pytest.raises(InvalidInput):
        parsed("FY2026", Calendar(2, "span"))
