"""Folding every record anew and comparing, a few records at a time: a book of any size fits into little memory."""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import groupby
from typing import Any

from careerbook.changes.change import Body, Change
from careerbook.changes.codec import load
from careerbook.changes.patch import replay
from careerbook.store.commit import derived, put
from careerbook.store.index import joined, prints

Progress = Callable[[int, int], None]
"""Called now and then with what is done and what there is in all."""

CHUNK = 1000
COLUMNS = "kind, number, on_date, state, parent, title, visibility, removed, body"


def refolded(conn: sqlite3.Connection, progress: Progress | None = None) -> Iterator[tuple[str, str, Body | None]]:
    """Yield `(uid, kind, fold)` of every record that the log knows, by uid; the fold of a purged one is None."""
    total = int(conn.execute("SELECT count(*) FROM change").fetchone()[0]) if progress else 0
    done = 0
    lines = conn.execute("SELECT uid, kind, verb, patch FROM change INDEXED BY change_uid ORDER BY uid, seq")
    for uid, group in groupby(lines, key=lambda line: str(line[0])):
        changes = [Change(uid, kind, verb, load(patch)) for _, kind, verb, patch in group]
        yield uid, changes[0].kind, replay(changes)
        before, done = done, done + len(changes)
        if progress and done // CHUNK > before // CHUNK:
            progress(done, total)


def misfits(conn: sqlite3.Connection, progress: Progress | None = None) -> Iterator[str]:
    """Yield the uid of every record that is not exactly the fold of its changes, missing and surplus ones too."""
    held = conn.execute(f"SELECT uid, {COLUMNS} FROM record ORDER BY uid")
    row: tuple[Any, ...] | None = held.fetchone()
    for uid, kind, body in refolded(conn, progress):
        while row is not None and row[0] < uid:
            yield str(row[0])
            row = held.fetchone()
        wanted = None if body is None else (uid, kind, *derived(body))
        found = None
        if row is not None and row[0] == uid:
            found, row = row, held.fetchone()
        if found != wanted:
            yield uid
    while row is not None:
        yield str(row[0])
        row = held.fetchone()


def refold(conn: sqlite3.Connection, uids: Collection[str]) -> None:
    """Write these records anew from their changes, inside a transaction; those that the log does not know go."""
    # a row with a wrong number may hold the number of another one: let go of all first
    conn.executemany("UPDATE record SET number = -id WHERE uid = ?", [(uid,) for uid in uids])
    for uid in uids:
        lines = conn.execute("SELECT kind, verb, patch FROM change WHERE uid = ? ORDER BY seq", (uid,)).fetchall()
        body = replay([Change(uid, kind, verb, load(patch)) for kind, verb, patch in lines]) if lines else None
        row = conn.execute("SELECT id FROM record WHERE uid = ?", (uid,)).fetchone()
        if body is None:
            conn.execute("DELETE FROM record WHERE uid = ?", (uid,))
            continue
        record = put(conn, row[0] if row else None, uid, str(lines[0][0]), body)
        conn.execute("UPDATE record SET kind = ? WHERE id = ?", (lines[0][0], record))


def search_fits(conn: sqlite3.Connection, progress: Progress | None = None) -> bool:
    """Tell whether full-text search knows exactly the words of the records.

    The words that an index holds and those that it should hold are added up, each with its record and place, so that
    neither side is ever in memory as a whole; the second side is indexed anew, `CHUNK` records at a time.
    """
    _temporary(conn, "held", "fts5vocab('main', 'words', 'instance')")
    conn.execute("DROP TABLE IF EXISTS temp.wanted_words")
    made = conn.execute("SELECT sql FROM main.sqlite_master WHERE name = 'words'").fetchone()
    conn.execute(str(made[0]).replace("TABLE words", "TABLE temp.wanted_words", 1))
    _temporary(conn, "wanted", "fts5vocab('temp', 'wanted_words', 'instance')")
    try:
        held = added_up(conn.execute("SELECT term, doc, offset FROM temp.held"))
        wanted = 0
        for rows in _chunks(conn, progress):
            texts = [(record, joined(body)) for record, body in rows]
            conn.executemany("INSERT INTO temp.wanted_words(rowid, text) VALUES (?, ?)", [t for t in texts if t[1]])
            wanted += added_up(conn.execute("SELECT term, doc, offset FROM temp.wanted"))
            conn.execute("INSERT INTO temp.wanted_words(wanted_words) VALUES ('delete-all')")
        return held == wanted
    finally:
        for name in ("held", "wanted", "wanted_words"):
            conn.execute(f"DROP TABLE IF EXISTS temp.{name}")


def gate_fits(conn: sqlite3.Connection, progress: Progress | None = None) -> bool:
    """Tell whether the gate knows exactly the fingerprints of the records; added up as in `search_fits`."""
    held = added_up(conn.execute("SELECT hash, record FROM gate"))
    wanted = 0
    for rows in _chunks(conn, progress):
        wanted += added_up((mark, record) for record, body in rows for mark in prints(body))
    return held == wanted


def _temporary(conn: sqlite3.Connection, name: str, made_of: str) -> None:
    conn.execute(f"DROP TABLE IF EXISTS temp.{name}")
    conn.execute(f"CREATE VIRTUAL TABLE temp.{name} USING {made_of}")


def added_up(rows: Iterable[tuple[Any, ...]]) -> int:
    """Add up the hashes of rows: equal for equal rows in any order, and different for different ones but by a freak."""
    return sum(map(hash, rows))


def _chunks(conn: sqlite3.Connection, progress: Progress | None) -> Iterator[list[tuple[int, Body]]]:
    """Yield every record as `(row id, body)`, some at a time."""
    total = int(conn.execute("SELECT count(*) FROM record").fetchone()[0]) if progress else 0
    done = last = 0
    while True:
        sql = "SELECT id, body FROM record WHERE id > ? ORDER BY id LIMIT ?"
        rows = [(int(record), load(body)) for record, body in conn.execute(sql, (last, CHUNK))]
        if not rows:
            return
        yield rows
        last = rows[-1][0]
        done += len(rows)
        if progress:
            progress(done, total)
