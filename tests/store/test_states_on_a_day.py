"""Asking by state as of a day: fast where nothing has moved since, and right where something has."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from careerbook.book import Book
from careerbook.store import read

TODAY = date(2026, 11, 20)
STATES = ("planned", "active", "blocked", "done")


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    monkeypatch.setenv("CAREERBOOK_TODAY", TODAY.isoformat())
    with Book(str(tmp_path / "b.db"), create=True) as found:
        yield found


def test_the_latest_step_is_kept_and_a_creation_is_none(book: Book) -> None:
    book.add("call", {"client": "x", "on": "2027-02-01"})
    goal = book.find(book.add("goal", {"title": "Close", "state": "active"}).ref)
    assert read.latest_step(book.conn) == ""
    book.set(goal, {"state": "done", "moved_on": "2026-11-13"}, source="goal close")
    assert read.latest_step(book.conn) == "2026-11-13"
    book.set(goal, {"state": "active", "moved_on": "2026-11-02"}, source="undo")
    assert read.latest_step(book.conn) == "2026-11-13"


def test_a_step_dated_ahead_counts_from_its_day_only(book: Book) -> None:
    goal = book.find(book.add("goal", {"title": "Close", "state": "active"}).ref)
    book.set(goal, {"state": "done", "moved_on": "2026-12-31"}, source="goal close")
    assert [e.ref for e in book.entries("goal", states=("active",), as_of=TODAY)] == ["goal-1"]
    assert book.entries("goal", states=("done",), as_of=TODAY) == []
    assert [e.ref for e in book.entries("goal", states=("done",), as_of=date(2026, 12, 31))] == ["goal-1"]


def test_a_book_that_does_not_keep_the_latest_step_is_read_whole(book: Book) -> None:
    goal = book.find(book.add("goal", {"title": "Close", "state": "active"}).ref)
    book.set(goal, {"state": "done", "moved_on": "2026-11-13"}, source="goal close")
    book.conn.execute("DELETE FROM meta WHERE key = 'latest_step'")
    assert [e.ref for e in book.entries("goal", states=("active",), as_of=date(2026, 11, 12))] == []
    assert [e.ref for e in book.entries("goal", states=("done",), as_of=TODAY)] == ["goal-1"]


def test_by_state_and_day_agrees_with_rewinding_every_record(book: Book) -> None:
    chance = Random(7)  # noqa: S311 - the same book every time
    first = TODAY - timedelta(days=60)
    for number in range(60):
        made = first + timedelta(days=chance.randrange(40))
        ref = book.add("goal", {"title": f"Goal {number}", "state": "planned", "on": made.isoformat()}).ref
        day = made
        for _ in range(chance.randrange(4)):
            day += timedelta(days=chance.randrange(1, 30))
            book.set(book.find(ref), {"state": chance.choice(STATES), "moved_on": day.isoformat()}, source="step")
    for back in range(-40, 61, 7):
        as_of = TODAY - timedelta(days=back)
        whole = book.entries("goal", as_of=as_of)
        for wanted in (("active",), ("planned", "blocked"), ("done",)):
            by_state = [e.ref for e in book.entries("goal", states=wanted, as_of=as_of)]
            assert sorted(by_state) == sorted(e.ref for e in whole if e.state in wanted)


def test_states_hold_for_sub_records_too_and_a_limit_counts_only_those(book: Book) -> None:
    parent = book.add("call", {"client": "x"}).uid
    for state in ("open", "done", "open"):
        book.add("ask", {"text": state, "state": state}, parent=parent)
    assert [e.text for e in book.entries("ask", states=("open",), parents=[parent])] == ["open", "open"]
    assert [e.number for e in book.entries("ask", states=("open",), parents=[parent], limit=1, newest_first=True)] == [
        3
    ]


def test_visibility_spares_reading_what_is_stored_for_fewer_eyes(book: Book) -> None:
    for visibility in ("private", "client", "public"):
        book.add("feedback", {"text": visibility, "visibility": visibility, "state": "closed"})
    found = book.entries("feedback", visibility=("client", "public"), states=("closed",), as_of=TODAY)
    assert [e.text for e in found] == ["client", "public"]
