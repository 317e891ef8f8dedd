"""One line for the most urgent thing that is due, and nothing at all when nothing is."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from careerbook.reports.nudge import nudge
from tests.desk import TODAY, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path)
    found.client()
    found.add("impact", text="Win of today", before=Decimal(9), after=Decimal(6))
    return found


def risk(desk: Desk, days: int) -> None:
    desk.add("challenge", text="The feed", severity="high", on=TODAY - timedelta(days=days))


def meeting(desk: Desk, days: int) -> None:
    desk.add("call", client=desk.book.find("client-1"), on=TODAY + timedelta(days=days))


def unrecorded(desk: Desk, days: int) -> None:
    desk.add("call", client=desk.book.find("client-1"), on=TODAY - timedelta(days=days))


def promise(desk: Desk, days: int) -> None:
    desk.add("commitment", text="Expenses plan", owner="me", due=TODAY + timedelta(days=days))


def answer(desk: Desk, days: int) -> None:
    pitch = desk.add("pitch", title="A cost course", decision_by=TODAY - timedelta(days=days))
    desk.set(pitch, TODAY, state="sent")


def result(desk: Desk, days: int) -> None:
    look = TODAY - timedelta(days=days)
    desk.add("impact", text="Cut p95", before=Decimal(9), after=Decimal(6), on=date(2026, 8, 3), result_check_on=look)


def request(desk: Desk, days: int) -> None:
    jo = desk.add("person", name="Jo Park", on=date(2026, 8, 3))
    due = TODAY - timedelta(days=days)
    desk.add("request", jo, question="What should I keep doing?", due=due, on=date(2026, 11, 2))


def quiet(desk: Desk, days: int) -> None:
    day = (TODAY - timedelta(days=days)).isoformat()
    desk.book.set(desk.book.find("impact-1"), {"on": day}, source="impact edit")


def unchecked(desk: Desk, days: int) -> None:
    desk.add("goal", title="Close the books", state="active", start=TODAY - timedelta(days=days), on=TODAY)


def overdue(desk: Desk, days: int) -> None:
    due = TODAY - timedelta(days=days)
    desk.add("goal", title="Close the books", state="active", start=due - timedelta(days=3), due=due, on=TODAY)


_MISSING = "write the two sentences · 2 more results with a number or proof"
CASES: list[tuple[Callable[[Desk, int], None], int, int, str]] = [
    (
        risk,
        1,
        2,
        "Say it now: challenge-1 (high, found 2 days ago, limit 2 days): careerbook challenge raise 1",
    ),
    (
        meeting,
        3,
        2,
        "You meet Alex Rivera on Sunday; to do: " + _MISSING + ": careerbook checkin",
    ),
    (unrecorded, -9, 1, "The meeting of Thu 19 Nov is not recorded: careerbook call record 1"),
    (promise, 3, 2, 'Your promise "Expenses plan" is due in 2 days: careerbook commitment done 1'),
    (promise, 3, -1, 'Your promise "Expenses plan" was due 1 day ago: careerbook commitment done 1'),
    (overdue, 0, 2, 'Your goal "Close the books" was due 2 days ago: careerbook goal close 1 --outcome OUTCOME'),
    (answer, 0, 1, "The answer to pitch-1 was due 19 Nov: careerbook show pitch-1"),
    (result, -1, 0, 'The day has come to look again at "Cut p95": careerbook impact check-result 2 TEXT'),
    (request, 0, 1, "Somebody was to answer you by 19 Nov: careerbook week"),
    (quiet, 13, 14, "No win since 6 Nov; one line is enough: careerbook week"),
    (unchecked, 13, 14, "1 goal to look at: careerbook week"),
]


@pytest.mark.parametrize(("write", "calm", "due", "line"), CASES)
def test_each_thing_is_said_from_its_day_on_and_not_before(
    desk: Desk, write: Callable[[Desk, int], None], calm: int, due: int, line: str
) -> None:
    assert nudge(desk.read()) == ""
    write(desk, due)
    assert nudge(desk.read()) == line


@pytest.mark.parametrize(("write", "calm", "due", "line"), CASES)
def test_nothing_is_said_before_its_day(
    desk: Desk, write: Callable[[Desk, int], None], calm: int, due: int, line: str
) -> None:
    write(desk, calm)
    assert nudge(desk.read()) == ""


@pytest.mark.parametrize(("write", "calm", "due", "line"), CASES)
def test_no_private_text_is_said_where_a_shell_starts(
    desk: Desk, write: Callable[[Desk, int], None], calm: int, due: int, line: str
) -> None:
    write(desk, due)
    for kind in ("challenge", "commitment", "pitch", "impact", "goal"):
        for entry in desk.book.entries(kind):
            desk.set(entry, visibility="private")
    for private in ("The feed", "Expenses plan", "A cost course", "Cut p95", "Jo Park", "Close the books"):
        assert private not in nudge(desk.read())
    assert nudge(desk.read())


def test_a_meeting_whose_page_is_sent_asks_for_nothing_more(desk: Desk) -> None:
    meeting(desk, 2)
    assert nudge(desk.read()).startswith("You meet Alex Rivera")
    desk.set(desk.book.find("call-1"), TODAY, state="sent")
    assert nudge(desk.read()) == ""


def test_a_meeting_with_anybody_counts_and_the_command_names_them(desk: Desk) -> None:
    kim = desk.client("Kim Sato", relation="secondary")
    meeting(desk, 40)
    desk.add("call", client=kim, on=TODAY + timedelta(days=1))
    said = nudge(desk.read())
    assert said.startswith("You meet Kim Sato on Saturday")
    assert said.endswith(": careerbook checkin --client client-2")


def test_on_leave_nothing_is_said(desk: Desk) -> None:
    for write, _, due, _ in CASES:
        write(desk, due)
    assert nudge(desk.read()).startswith("Say it now")
    job = desk.add("engagement", title="Nurse", on=date(2026, 1, 1))
    desk.add("leave", job, start=TODAY, end=date(2026, 12, 31))
    assert nudge(desk.read()) == ""


def test_an_empty_book_is_left_alone(tmp_path: Path) -> None:
    assert nudge(Desk(tmp_path).read()) == ""
