from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.cli.remind import calendar_file, crontab_line, escaped, folded
from tests.cli.conftest import Run


def unfolded(text: str) -> str:
    return text.replace("\r\n ", "")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
def test_folding_keeps_every_character_and_75_octets(line: str) -> None:
    made = folded(line)
    assert unfolded(made) == line
    assert all(len(piece.encode()) <= 75 for piece in made.split("\r\n"))


def test_folding_counts_octets_and_not_characters() -> None:
    assert folded("x" * 75) == "x" * 75
    assert folded("x" * 76) == "x" * 75 + "\r\n x"
    assert folded("é" * 38) == "é" * 37 + "\r\n é"
    assert folded("x" * 150) == "x" * 75 + "\r\n " + "x" * 74 + "\r\n x"


def test_a_value_is_escaped() -> None:
    assert escaped("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne"


@pytest.mark.parametrize(
    ("today", "weekday", "start"),
    [
        (date(2026, 11, 20), 4, "DTSTART:20261120T153000"),
        (date(2026, 11, 21), 4, "DTSTART:20261127T153000"),
        (date(2026, 12, 31), 0, "DTSTART:20270104T153000"),
    ],
)
def test_the_first_reminder_is_on_the_next_such_day(today: date, weekday: int, start: str) -> None:
    assert start in calendar_file(today, weekday, 15, 30).split("\r\n")


def test_a_calendar_file_has_what_a_calendar_needs(run: Run) -> None:
    text = run("remind", "ics", "--day", "Thursday", "--at", "16:05").out
    lines = unfolded(text).split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "\n" not in text.replace("\r\n", "")
    names = [line.partition(":")[0] for line in lines]
    for name in ("VERSION", "PRODID", "UID", "DTSTAMP", "DTSTART", "RRULE", "SUMMARY"):
        assert names.count(name) == 1
    assert "RRULE:FREQ=WEEKLY;BYDAY=TH" in lines
    assert "DTSTART:20261126T160500" in lines
    assert [n for n in names if n in ("BEGIN", "END")].count("BEGIN") == 3


@pytest.mark.parametrize(("weekday", "line"), [(4, "30 15 * * 5 "), (6, "30 15 * * 0 "), (0, "30 15 * * 1 ")])
def test_a_crontab_counts_days_from_sunday(weekday: int, line: str) -> None:
    assert crontab_line(weekday, 15, 30) == line + "careerbook nudge"


def test_all_three_are_printed_and_none_is_installed(run: Run) -> None:
    told = run("remind")
    assert "careerbook remind ics > careerbook.ics" in told.out
    assert "30 15 * * 5 careerbook nudge" in told.out
    assert run("remind", "shell").out.strip() in told.out
    assert run("remind", "crontab").out.strip() in told.out
    assert told.err == ""


@pytest.mark.parametrize(
    "words",
    [["fax"], ["ics", "--day", "someday"], ["ics", "--at", "25:00"], ["ics", "--at", "noon"], ["ics", "--at", "9:5"]],
)
def test_what_cannot_be_read_is_exit_2(run: Run, words: list[str]) -> None:
    assert run("remind", *words, code=2).err.startswith("careerbook: ")
