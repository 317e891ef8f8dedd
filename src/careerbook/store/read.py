"""Reading the book: rows by reference, by kind and date, by state, by parent, and the changes behind them."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from careerbook.changes.change import Change
from careerbook.changes.codec import load

FIELDS = "id, uid, kind, number, on_date, state, parent, title, visibility, removed, body"
CHUNK = 500


class Row(NamedTuple):
    """One row of the table `record`; body is JSON text."""

    id: int
    uid: str
    kind: str
    number: int
    on_date: str | None
    state: str | None
    parent: str | None
    title: str
    visibility: str | None
    removed: int
    body: str


class Logged(NamedTuple):
    """One change with the batch it came in."""

    seq: int
    batch: str
    at: str
    source: str
    change: Change


def by_uids(conn: sqlite3.Connection, uids: Iterable[str]) -> dict[str, Row]:
    """Return the rows with these uids, removed ones too."""
    found: dict[str, Row] = {}
    wanted = list(dict.fromkeys(uids))
    for start in range(0, len(wanted), CHUNK):
        part = wanted[start : start + CHUNK]
        marks = ",".join("?" * len(part))
        for values in conn.execute(f"SELECT {FIELDS} FROM record WHERE uid IN ({marks})", part):
            row = Row(*values)
            found[row.uid] = row
    return found


def by_ids(conn: sqlite3.Connection, ids: Iterable[int]) -> list[Row]:
    """Return the rows with these row ids, in the order given."""
    found: dict[int, Row] = {}
    wanted = list(ids)
    for start in range(0, len(wanted), CHUNK):
        part = wanted[start : start + CHUNK]
        marks = ",".join("?" * len(part))
        for values in conn.execute(f"SELECT {FIELDS} FROM record WHERE id IN ({marks})", part):
            found[values[0]] = Row(*values)
    return [found[i] for i in wanted if i in found]


def by_number(conn: sqlite3.Connection, kind: str, number: int) -> Row | None:
    """Return the record with a readable reference, removed or not."""
    values = conn.execute(f"SELECT {FIELDS} FROM record WHERE kind = ? AND number = ?", (kind, number)).fetchone()
    return Row(*values) if values else None


def select(
    conn: sqlite3.Connection,
    kind: str,
    *,
    since: str | None = None,
    until: str | None = None,
    states: Sequence[str] = (),
    parents: Sequence[str] | None = None,
    visibility: Sequence[str] = (),
    holding: str = "",
    removed: bool = False,
    newest_first: bool = False,
    limit: int | None = None,
) -> list[Row]:
    """Return the records of a kind, oldest first by their own date.

    since, until: ISO days, half-open. states: only these. parents: only records that hang on these uids. visibility:
    only records stored with one of these (not with parents). holding: only records that say something of this field
    (not with parents, not with states); SQLite finds them by an index where the schema has one for the field.
    """
    index, where, values = "INDEXED BY record_on", ["kind = ?"], [kind]
    if parents is not None:
        rows: list[Row] = []
        for start in range(0, len(parents), CHUNK):
            rows += _of_parents(conn, kind, parents[start : start + CHUNK], since, until, removed)
        rows.sort(key=lambda r: (r.on_date or "", r.id), reverse=newest_first)
        return rows[:limit] if limit is not None else rows
    if states:
        index = "INDEXED BY record_state"
        where.append(f"state IN ({','.join('?' * len(states))})")
        values += states
    if visibility:
        where.append(f"visibility IN ({','.join('?' * len(visibility))})")
        values += visibility
    if since is not None:
        where.append("on_date >= ?")
        values.append(since)
    if until is not None:
        where.append("on_date < ?")
        values.append(until)
    if holding:
        # in the very words of the partial index, which no name is forced on: a book made before it has none
        index = ""
        where.append(f"instr(body, '\"{_field(holding)}\":')")
    if not removed:
        where.append("removed = 0")
    order = "DESC" if newest_first else "ASC"
    tail = f" LIMIT {int(limit)}" if limit is not None else ""
    sql = f"SELECT {FIELDS} FROM record {index} WHERE {' AND '.join(where)} ORDER BY on_date {order}, id {order}{tail}"
    return [Row(*row) for row in conn.execute(sql, values)]


def _field(name: str) -> str:
    """Return a name that may stand in SQL; ValueError for anything but an identifier."""
    if not name.isidentifier():
        raise ValueError(name)
    return name


def _of_parents(
    conn: sqlite3.Connection,
    kind: str,
    parents: Sequence[str],
    since: str | None,
    until: str | None,
    removed: bool,
) -> list[Row]:
    where = [f"parent IN ({','.join('?' * len(parents))})", "kind = ?"]
    values = [*parents, kind]
    if since is not None:
        where.append("on_date >= ?")
        values.append(since)
    if until is not None:
        where.append("on_date < ?")
        values.append(until)
    if not removed:
        where.append("removed = 0")
    sql = f"SELECT {FIELDS} FROM record INDEXED BY record_parent WHERE {' AND '.join(where)}"
    return [Row(*row) for row in conn.execute(sql, values)]


def children(conn: sqlite3.Connection, parent: str, kind: str = "", *, removed: bool = False) -> list[Row]:
    """Return every sub-record of a record, or those of one kind, in the order they were made."""
    sql = f"SELECT {FIELDS} FROM record INDEXED BY record_parent WHERE parent = ?"
    rows = [Row(*row) for row in conn.execute(sql, (parent,))]
    return sorted((r for r in rows if kind in ("", r.kind) and (removed or not r.removed)), key=lambda r: r.id)


def count(conn: sqlite3.Connection, kind: str, *, removed: bool = False) -> int:
    """Count the records of a kind."""
    sql = "SELECT count(*) FROM record WHERE kind = ?" + ("" if removed else " AND removed = 0")
    return int(conn.execute(sql, (kind,)).fetchone()[0])


def latest_step(conn: sqlite3.Connection) -> str | None:
    """Return a day on or after that of every step a record ever took; None when the book does not keep it.

    A step is a later change of `moved_on`: on such a day and after it, every record stands as it is stored.
    """
    row = conn.execute("SELECT value FROM meta WHERE key = 'latest_step'").fetchone()
    return str(row[0]) if row else None


def latest(conn: sqlite3.Connection, kind: str, until: str) -> str | None:
    """Return the latest own date of a kind's records on or before a day, removed ones left out."""
    value = conn.execute(
        "SELECT max(on_date) FROM record INDEXED BY record_on WHERE kind = ? AND on_date <= ? AND removed = 0",
        (kind, until),
    ).fetchone()[0]
    return str(value) if value else None


def changes_of(conn: sqlite3.Connection, uids: Iterable[str]) -> dict[str, list[Logged]]:
    """Return the changes of records, oldest first, by uid."""
    found: dict[str, list[Logged]] = {}
    for uid in uids:
        found[uid] = [_logged(r) for r in conn.execute(f"SELECT {LOG} FROM change WHERE uid = ? ORDER BY seq", (uid,))]
    return found


def taken_by_undo(conn: sqlite3.Connection, uid: str) -> bool:
    """Tell whether a removed record was taken away by an undo, and not by hand."""
    for line in reversed(changes_of(conn, [uid])[uid]):
        if line.change.patch.get("removed", [None, None])[1]:
            return line.source.startswith("undo ")
    return False


LOG = "seq, batch, at, source, uid, kind, verb, patch"


def _logged(row: tuple[int, str, str, str, str, str, str, str]) -> Logged:
    seq, batch, at, source, uid, kind, verb, patch = row
    return Logged(seq, batch, at, source, Change(uid, kind, verb, load(patch)))


def last_undoable(conn: sqlite3.Connection) -> list[Logged]:
    """Return the changes of the newest batch that is neither an undo nor undone, newest change first; empty if none."""
    undone: set[str] = {
        str(source)[len("undo ") :]
        for (source,) in conn.execute("SELECT DISTINCT source FROM change WHERE source LIKE 'undo %'")
    }
    cursor = conn.execute("SELECT batch, source FROM change ORDER BY seq DESC")
    for batch, source in cursor:
        if str(source).startswith("undo ") or batch in undone:
            continue
        rows = conn.execute(f"SELECT {LOG} FROM change WHERE batch = ? ORDER BY seq DESC", (batch,))
        return [_logged(row) for row in rows]
    return []


def titles(conn: sqlite3.Connection, kind: str, *, removed: bool = False) -> list[tuple[str, int, str]]:
    """Return `(uid, number, title)` of every record of a kind, by number."""
    sql = "SELECT uid, number, title FROM record WHERE kind = ?" + ("" if removed else " AND removed = 0")
    return [(str(u), int(n), str(t)) for u, n, t in conn.execute(sql + " ORDER BY number", (kind,))]


def newest(conn: sqlite3.Connection, kind: str, *, removed: bool = False) -> Iterator[tuple[int, str, str]]:
    """Go through a kind, highest number first: number, title, visibility (that of what it hangs on, if it does)."""
    sql = (
        "SELECT r.number, r.title, coalesce(r.visibility, p.visibility, '') FROM record r INDEXED BY record_number"
        " LEFT JOIN record p ON p.uid = r.parent WHERE r.kind = ? AND r.removed = ? ORDER BY r.number DESC"
    )
    for number, title, visibility in conn.execute(sql, (kind, int(removed))):
        yield int(number), str(title), str(visibility)
