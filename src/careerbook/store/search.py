"""Full-text search: an FTS5 expression in, rows out, newest first."""

import sqlite3
from collections.abc import Collection

from careerbook.store.read import FIELDS, Row


def find(
    conn: sqlite3.Connection,
    expression: str,
    *,
    kinds: Collection[str],
    limit: int | None = None,
    removed: bool = False,
) -> list[Row]:
    """Return the records of these kinds that match an FTS5 expression made by `rules.query`, newest own date first."""
    prefixed = ", ".join(f"r.{name.strip()}" for name in FIELDS.split(","))
    sql = f"SELECT {prefixed} {_matching(kinds, removed)} ORDER BY r.on_date DESC, r.id DESC" + (
        f" LIMIT {int(limit)}" if limit is not None else ""
    )
    return [Row(*values) for values in conn.execute(sql, (expression, *kinds))]


def count(conn: sqlite3.Connection, expression: str, *, kinds: Collection[str], removed: bool = False) -> int:
    """Count what `find` without a limit would return."""
    sql = f"SELECT count(*) {_matching(kinds, removed)}"
    return int(conn.execute(sql, (expression, *kinds)).fetchone()[0])


def _matching(kinds: Collection[str], removed: bool) -> str:
    return (
        "FROM words w CROSS JOIN record r ON r.id = w.rowid WHERE words MATCH ?"
        f" AND r.kind IN ({','.join('?' * len(kinds))})" + ("" if removed else " AND r.removed = 0")
    )


def holders(conn: sqlite3.Connection, hashes: list[int]) -> set[int]:
    """Return the row ids of the records whose text has one of these fingerprints: the gate's first look."""
    found: set[int] = set()
    for start in range(0, len(hashes), 500):
        part = hashes[start : start + 500]
        marks = ",".join("?" * len(part))
        found.update(int(i) for (i,) in conn.execute(f"SELECT record FROM gate WHERE hash IN ({marks})", part))
    return found


def few_holders(conn: sqlite3.Connection, hashes: list[int], common: int, most: int) -> set[int]:
    """Return the row ids of records with one of these fingerprints, of those that fewer than `common` records have.

    At most about `most` ids are returned, and at most `common` rows are read for each fingerprint.
    """
    found: set[int] = set()
    for fingerprint in hashes:
        rows = conn.execute("SELECT record FROM gate WHERE hash = ? LIMIT ?", (fingerprint, common)).fetchall()
        if len(rows) < common:
            found.update(int(record) for (record,) in rows)
        if len(found) >= most:
            break
    return found
