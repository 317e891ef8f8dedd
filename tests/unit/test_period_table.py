"""Custom period tables and days on leave: what is left of a stretch of days."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.errors import InvalidInput
from careerbook.rules.period_table import gaps, read_table
from careerbook.rules.periods import (
    Calendar,
    Period,
    available_days,
    parse_period,
    previous,
    quarter_of,
    quarters_between,
)

FRIDAY = date(2026, 11, 20)
CIVIL = Calendar()
TERMS = read_table(
    [
        ("Autumn term", "2026-09-01", "2026-12-18"),
        ("Spring term", "2027-01-04", "2027-03-26"),
        ("Summer term", "2027-04-12", "2027-07-20"),
    ]
)
SCHOOL = Calendar(table=TERMS)

days = st.dates(date(1901, 1, 1), date(2998, 12, 31))


def dated(period: Period) -> tuple[str, str, str]:
    return period.label, period.first.isoformat(), period.last.isoformat()


class TestTable:
    def test_a_table_period_prints_its_own_name_and_ends_on_its_last_day(self) -> None:
        term = quarter_of(date(2026, 12, 18), SCHOOL)
        assert dated(term) == ("Autumn term", "2026-09-01", "2026-12-18")
        assert term.spoken() == "1 Sep to 18 Dec 2026"

    def test_gaps_are_shown(self) -> None:
        assert [dated(gap) for gap in gaps(TERMS)] == [
            ("between Autumn term and Spring term", "2026-12-19", "2027-01-03"),
            ("between Spring term and Summer term", "2027-03-27", "2027-04-11"),
        ]
        assert gaps(read_table([("a", "2026-01-01", "2026-01-31"), ("b", "2026-02-01", "2026-02-28")])) == ()

    def test_a_day_in_a_gap_takes_the_whole_quarter_of_the_formula(self) -> None:
        holiday = date(2026, 12, 28)
        assert dated(quarter_of(holiday, SCHOOL)) == ("2026-Q4", "2026-10-01", "2026-12-31")
        assert parse_period("last-quarter", SCHOOL, holiday).label == "Autumn term"

    @pytest.mark.parametrize(
        ("as_of", "label"),
        [
            (date(2027, 1, 4), "Autumn term"),
            (date(2027, 4, 12), "Spring term"),
            (date(2027, 8, 1), "Summer term"),
            (date(2028, 5, 1), "2028-Q1"),
            (date(2026, 9, 1), "2026-Q2"),
            (date(2026, 5, 1), "2026-Q1"),
        ],
    )
    def test_last_quarter_is_the_period_that_was_over(self, as_of: date, label: str) -> None:
        assert parse_period("last-quarter", SCHOOL, as_of).label == label

    def test_the_period_before_a_term_is_the_term_before_across_the_gap(self) -> None:
        assert previous(TERMS[2], SCHOOL) == TERMS[1]
        assert previous(TERMS[1], SCHOOL) == TERMS[0]
        assert previous(parse_period("2026-Q4", SCHOOL, FRIDAY), SCHOOL).label == "2026-Q3"

    def test_quarters_between_are_terms_and_what_lies_wholly_outside_the_table(self) -> None:
        labels = [period.label for period in quarters_between(date(2026, 2, 1), date(2028, 1, 1), SCHOOL)]
        assert labels == ["2026-Q1", "2026-Q2", "Autumn term", "Spring term", "Summer term", "2027-Q4"]

    def test_a_quarter_that_ends_where_the_table_begins_lies_wholly_before_it(self) -> None:
        book = Calendar(table=read_table([("Phase one", "2026-10-01", "2027-03-31")]))
        labels = [period.label for period in quarters_between(date(2026, 7, 1), date(2027, 5, 1), book)]
        assert labels == ["2026-Q3", "Phase one", "2027-Q2"]

    def test_rows_may_come_in_any_order(self) -> None:
        rows = [(term.label, term.first, term.last) for term in reversed(TERMS)]
        assert read_table(rows) == TERMS

    @pytest.mark.parametrize(
        ("rows", "sentence"),
        [
            ([("A", "2026-01-01", "2026-03-31"), ("B", "2026-03-31", "2026-06-30")], '"B" begins on 31 Mar 2026'),
            ([("A", "2026-01-01", "2026-12-31"), ("B", "2026-03-01", "2026-03-31")], '"A" lasts until 31 Dec 2026'),
            ([("A", "2026-03-31", "2026-01-01")], "before it begins"),
            ([("  ", "2026-01-01", "2026-01-31")], "has no name"),
            ([("A b", "2026-01-01", "2026-01-31"), ("a-B", "2026-02-01", "2026-02-28")], "twice"),
            ([("A", "2026-02-30", "2026-03-31")], "there is no 30 February 2026"),
            ([("A", "1 May", "2026-03-31")], "not written as year-month-day"),
        ],
    )
    def test_a_table_that_cannot_be_used_is_refused(self, rows: list[tuple[str, str, str]], sentence: str) -> None:
        with pytest.raises(InvalidInput) as refusal:
            read_table(rows)
        assert sentence in refusal.value.sentence
        assert refusal.value.next_step

    def test_a_period_of_one_day_is_a_period(self) -> None:
        assert read_table([("Fair", "2026-03-01", "2026-03-01")])[0].days == 1

    @given(st.lists(st.integers(0, 40), min_size=2, max_size=12), days)
    def test_a_table_and_its_gaps_partition_its_span(self, steps: list[int], start: date) -> None:
        rows, at = [], start
        for n, step in enumerate(steps):
            first = at + timedelta(days=step % 5)
            at = first + timedelta(days=step + 1)
            rows.append((f"phase {n}", first, at - timedelta(days=1)))
        table = read_table(rows)
        parts = sorted([*table, *gaps(table)], key=lambda period: period.first)
        assert all(a.end == b.first for a, b in pairwise(parts))
        assert sum(part.days for part in parts) == (table[-1].end - table[0].first).days
        for period in table:
            assert quarter_of(period.first, Calendar(table=table)) == period
            assert quarter_of(period.last, Calendar(table=table)) == period


class TestLeave:
    def test_parental_leave_leaves_46_of_92_days(self) -> None:
        quarter = quarter_of(FRIDAY, CIVIL)
        assert available_days(quarter.first, quarter.end, [(date(2026, 11, 16), date(2026, 12, 31))]) == 46

    @pytest.mark.parametrize(
        ("leaves", "expected"),
        [
            ([], 31),
            ([(date(2026, 3, 1), date(2026, 3, 31))], 0),
            ([(date(2026, 1, 1), date(2026, 12, 31))], 0),
            ([(date(2026, 3, 31), date(2026, 4, 30))], 30),
            ([(date(2026, 2, 1), date(2026, 3, 1))], 30),
            ([(date(2026, 4, 1), date(2026, 4, 30))], 31),
            ([(date(2026, 3, 10), date(2026, 3, 20)), (date(2026, 3, 15), date(2026, 3, 25))], 15),
            ([(date(2026, 3, 12), date(2026, 3, 14)), (date(2026, 3, 10), date(2026, 3, 20))], 20),
        ],
    )
    def test_days_of_march_that_are_left(self, leaves: list[tuple[date, date]], expected: int) -> None:
        assert available_days(date(2026, 3, 1), date(2026, 4, 1), leaves) == expected

    def test_a_window_that_ends_before_it_begins_has_no_days(self) -> None:
        assert available_days(date(2026, 3, 2), date(2026, 3, 1), [(date(2026, 1, 1), date(2026, 12, 31))]) == 0

    @given(
        st.dates(date(2026, 1, 1), date(2026, 3, 1)),
        st.integers(0, 90),
        st.lists(st.tuples(st.integers(-20, 120), st.integers(0, 40)), max_size=5),
    )
    def test_available_days_are_the_days_not_on_leave(
        self, first: date, length: int, drawn: list[tuple[int, int]]
    ) -> None:
        leaves = [(first + timedelta(days=a), first + timedelta(days=a + n)) for a, n in drawn]
        window = [first + timedelta(days=n) for n in range(length)]
        counted = sum(not any(begin <= day <= last for begin, last in leaves) for day in window)
        assert available_days(first, first + timedelta(days=length), leaves) == counted

    def test_both_ends_of_a_leave_are_on_leave(self) -> None:
        leave = [(date(2026, 11, 16), date(2026, 12, 31))]
        assert available_days(date(2026, 11, 15), date(2027, 1, 2), leave) == 2
