"""One SQL view per kind, so that any SQLite tool sees real columns; rebuilt when the declarations have changed."""

import os
import sqlite3
import zlib
from typing import NamedTuple


class ViewColumn(NamedTuple):
    """One column of a view: its name, and how it is stored (`text`, `number`, `money`, `set` or `ref`)."""

    name: str
    stored: str


def declared() -> str:
    """Return a cheap mark of the declared fields: sizes and times of the files that declare them."""
    folder = os.path.join(os.path.dirname(os.path.dirname(__file__)), "records")
    try:
        marks = sorted((f.name, f.stat().st_size, f.stat().st_mtime_ns) for f in os.scandir(folder) if f.is_file())
    except OSError:
        return "packed"
    return f"{zlib.crc32(repr(marks).encode()):08x}"


def stale(conn: sqlite3.Connection, fingerprint: str) -> bool:
    """Tell whether the views were made from other declarations than these."""
    row = conn.execute("SELECT value FROM meta WHERE key = 'views'").fetchone()
    return row is None or row[0] != fingerprint


def rebuild(conn: sqlite3.Connection, views: dict[str, list[ViewColumn]], fingerprint: str) -> None:
    """Make one view per kind in place of those made before; runs inside the transaction of a commit.

    A view that somebody else put into the book stays, unless it has the name of a kind.
    """
    drop(conn)
    for kind, fields in views.items():
        conn.execute(f'DROP VIEW IF EXISTS "{kind}"')
        conn.execute(_statement(kind, fields))
    conn.executemany(
        "INSERT OR REPLACE INTO meta(key, value) VALUES (?, ?)",
        [("views", fingerprint), ("view_names", " ".join(sorted(views)))],
    )


def drop(conn: sqlite3.Connection) -> None:
    """Drop the views that `rebuild` made; the next commit makes them anew."""
    for name in made(conn):
        conn.execute(f'DROP VIEW IF EXISTS "{name}"')
    conn.execute("DELETE FROM meta WHERE key IN ('views', 'view_names')")


def made(conn: sqlite3.Connection) -> list[str]:
    """Return the names of the views that `rebuild` made last."""
    row = conn.execute("SELECT value FROM meta WHERE key = 'view_names'").fetchone()
    return str(row[0]).split() if row else []


def lost(conn: sqlite3.Connection) -> list[str]:
    """Return the names of views that were made and are no longer there."""
    held = {str(name) for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
    return [name for name in made(conn) if name not in held]


def _statement(kind: str, fields: list[ViewColumn]) -> str:
    parts = [
        "r.kind || '-' || r.number AS ref",
        'r.on_date AS "on"',
        "r.state",
        "r.visibility",
        "(SELECT p.kind || '-' || p.number FROM record p WHERE p.uid = r.parent) AS parent",
    ]
    for field in fields:
        path = f"r.body, '$.\"{field.name}\"'"
        got = f"json_extract({path})"
        if field.stored == "number":
            parts.append(f'CAST({got} AS NUMERIC) AS "{field.name}"')
        elif field.stored == "money":
            parts.append(f'CAST({got} AS INTEGER) AS "{field.name}_minor"')
            parts.append(f"nullif(trim(ltrim({got}, '-0123456789')), '') AS \"{field.name}_currency\"")
        elif field.stored == "set":
            parts.append(f"(SELECT group_concat(key, ', ') FROM json_each({path})) AS \"{field.name}\"")
        elif field.stored == "ref":
            parts.append(f"(SELECT t.kind || '-' || t.number FROM record t WHERE t.uid = {got}) AS \"{field.name}\"")
        else:
            parts.append(f'{got} AS "{field.name}"')
    parts.append("r.uid")
    return (
        f"CREATE VIEW \"{kind}\" AS SELECT {', '.join(parts)} FROM record r WHERE r.kind = '{kind}' AND r.removed = 0"
    )
