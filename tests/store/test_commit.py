"""The contract of the one write path."""

import json
import sqlite3

import pytest

from careerbook.book import Book
from careerbook.changes.batch import Batch
from careerbook.errors import InvalidInput, IOFailed, NotFound
from careerbook.store import read
from careerbook.store.rebuild import misfits


def log(book: Book) -> list[tuple[str, str, str]]:
    return book.conn.execute("SELECT source, verb, patch FROM change ORDER BY seq").fetchall()


def test_a_patch_holds_only_what_was_said_with_old_and_new(book: Book) -> None:
    source, verb, patch = log(book)[5]
    assert (source, verb) == ("impact edit", "set")
    assert json.loads(patch) == {"hours": [None, "4.5"], "tags/perf": [True, None], "tags/team": [None, True]}
    assert list(json.loads(patch)) == sorted(json.loads(patch))


def test_saying_what_already_holds_writes_nothing(book: Book) -> None:
    before = log(book)
    saved = book.set(book.find("impact-2"), {"hours": "4.5"}, source="impact edit")
    assert not saved.changed
    assert log(book) == before


def test_a_batch_is_all_or_nothing(book: Book) -> None:
    before = log(book)
    batch = Batch("two at once")
    batch.create("impact", book.complete("impact", {"text": "Good"}))
    batch.set(book.find("impact-1").uid, "impact", {"hours": "2"}, expect={"hours": "99"})
    with pytest.raises(IOFailed, match=r"impact-1 was changed in the meantime.*nothing was saved"):
        book.commit(batch)
    assert log(book) == before
    assert [e.ref for e in book.entries("impact")] == ["impact-1", "impact-2"]


def test_a_sub_record_of_nobody_is_refused_whole(book: Book) -> None:
    before = log(book)
    with pytest.raises(IOFailed, match="nothing was saved"):
        book.add("step", {"text": "Lost"}, parent="nobody")
    assert log(book) == before


def test_two_windows_that_move_one_state_do_not_both_win(book: Book) -> None:
    with Book(book.path) as window:
        goal = book.find("goal-1")
        window.set(window.find("goal-1"), {"state": "blocked"}, source="goal block", expect={"state": goal.state})
        with pytest.raises(IOFailed, match="meantime"):
            book.set(goal, {"state": "done"}, source="goal close", expect={"state": goal.state})
    assert book.find("goal-1").state == "blocked"


def test_edits_of_two_windows_that_add_different_tags_both_hold(book: Book) -> None:
    with Book(book.path) as window:
        mine, theirs = book.find("impact-1"), window.find("impact-1")
        book.set(mine, {"tags": {"a": True}}, source="impact edit")
        window.set(theirs, {"tags": {"b": True}}, source="impact edit")
    assert book.find("impact-1").body["tags"] == {"a": True, "b": True}


def test_a_number_is_never_given_twice_not_even_after_a_purge(book: Book) -> None:
    last = book.find("impact-2")
    batch = Batch("purge")
    batch.purge(last.uid, "impact")
    book.commit(batch)
    assert book.add("impact", {"text": "The next one"}).ref == "impact-3"
    book.set(book.find("impact-3"), {"removed": True}, source="impact remove")
    assert book.add("impact", {"text": "And the next"}).ref == "impact-4"


def test_a_dry_run_says_what_would_be_and_keeps_nothing(book: Book) -> None:
    before = log(book)
    batch = Batch("impact add")
    batch.create("impact", book.complete("impact", {"text": "Perhaps"}))
    assert [saved.ref for saved in book.commit(batch, dry_run=True).saved] == ["impact-3"]
    assert log(book) == before
    assert book.add("impact", {"text": "For good"}).ref == "impact-3"


def test_undo_goes_back_step_by_step_to_the_empty_book(book: Book) -> None:
    undone = []
    while True:
        try:
            undone.append(book.undo()[1])
        except NotFound:
            break
    assert undone == [
        "challenge remove",
        "impact edit",
        "challenge add",
        "step add",
        "goal add",
        "impact add",
        "impact add",
    ]
    for name in ("impact", "goal", "step", "challenge"):
        assert book.entries(name) == []
    assert list(misfits(book.conn)) == []


def test_undo_stops_at_a_purge_and_says_so(book: Book) -> None:
    batch = Batch("purge")
    batch.purge(book.find("impact-2").uid, "impact")
    book.commit(batch)
    with pytest.raises(InvalidInput, match="cannot be undone"):
        book.undo()


def test_undo_refuses_when_a_later_change_stands_on_it(book: Book) -> None:
    newest = read.last_undoable(book.conn)
    book.set(book.find("challenge-1", removed=True), {"removed": None}, source="restore")
    book.undo()
    assert read.last_undoable(book.conn) == newest


def test_fields_and_kinds_of_a_newer_version_are_kept_and_passed_on(book: Book) -> None:
    batch = Batch("sync")
    batch.create("hologram", {"text": "From the future", "on": "2026-11-20", "shape": {"deep": {"er": 1}}})
    batch.set(book.find("impact-1").uid, "impact", {"aura": "violet"})
    book.commit(batch)
    row = read.by_number(book.conn, "hologram", 1)
    assert row is not None
    assert json.loads(row.body)["shape"] == {"deep": {"er": 1}}
    assert book.find("impact-1").body["aura"] == "violet"
    assert list(misfits(book.conn)) == []


@pytest.mark.parametrize(
    ("call", "index"),
    [
        (lambda conn: read.select(conn, "impact", since="2026-01-01", until="2027-01-01"), "record_on"),
        (lambda conn: read.select(conn, "goal", states=("active",)), "record_state"),
        (lambda conn: read.select(conn, "step", parents=("x",)), "record_parent"),
        (lambda conn: read.children(conn, "x"), "record_parent"),
        (lambda conn: read.latest(conn, "impact", "2026-11-20"), "record_on"),
        (lambda conn: list(read.newest(conn, "impact")), "record_number"),
        (lambda conn: read.by_number(conn, "impact", 1), "record_number"),
    ],
)
def test_report_queries_use_the_index_meant_for_them(book: Book, call: object, index: str) -> None:
    asked: list[str] = []
    book.conn.set_trace_callback(asked.append)
    assert callable(call)
    call(book.conn)
    book.conn.set_trace_callback(None)
    plans = [row[3] for sql in asked for row in book.conn.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert any(index in step for step in plans), plans
    assert not any(step.startswith("SCAN record") for step in plans), plans


def test_looking_for_the_last_step_scans_no_change_but_the_newest(book: Book) -> None:
    asked: list[str] = []
    book.conn.set_trace_callback(asked.append)
    read.last_undoable(book.conn)
    book.conn.set_trace_callback(None)
    plan = [row[3] for row in book.conn.execute(f"EXPLAIN QUERY PLAN {asked[0]}")]
    assert any("change_undo" in step for step in plan), plan


def test_every_kind_has_a_view_with_real_columns(book: Book) -> None:
    held = {name for (name,) in book.conn.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
    from careerbook.records.kinds import KINDS  # noqa: PLC0415 - this test alone asks for the kinds

    assert held == set(KINDS)
    book.conn.row_factory = sqlite3.Row
    row = dict(book.conn.execute("SELECT * FROM impact WHERE ref = 'impact-2'").fetchone())
    assert row["hours"] == 4.5
    assert row["tags"] == "team"
    assert row["on"] == "2026-11-20"
    assert dict(book.conn.execute("SELECT * FROM step").fetchone())["parent"] == "goal-1"
    assert book.conn.execute("SELECT count(*) FROM challenge").fetchone()[0] == 0, "removed ones are left out"


def test_what_names_a_field_is_found_by_an_index_of_its_own_and_without_it_all_the_same(book: Book) -> None:
    for number in range(5):
        said = {"result_check_on": f"2026-11-{10 + number}"} if number % 2 else {}
        proof = {"evidence": {"result_check_on": {"type": "message"}}}
        book.add("impact", {"text": f"Cut {number}", "on": f"2026-0{number + 1}-01", **proof, **said})
    book.add("goal", {"title": 'Say "result_check_on": aloud'})
    asked: list[str] = []
    book.conn.set_trace_callback(asked.append)
    found = book.entries("impact", holding="result_check_on")
    book.conn.set_trace_callback(None)
    assert [entry.title for entry in found] == ["Cut 1", "Cut 3"]
    plan = [row[3] for sql in asked for row in book.conn.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert any("record_again" in line for line in plan)
    assert [e.title for e in book.entries("impact", holding="result_check_on", newest_first=True, limit=1)] == ["Cut 3"]
    book.conn.execute("DROP INDEX record_again")
    assert [entry.title for entry in book.entries("impact", holding="result_check_on")] == ["Cut 1", "Cut 3"]
    with pytest.raises(ValueError, match="two words"):
        book.entries("impact", holding="two words")
