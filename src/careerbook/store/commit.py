"""The one write path: every change of a book is a batch that goes through `commit`."""

import sqlite3
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from careerbook.changes.change import Body, Change, Intent, Said
from careerbook.changes.codec import dump, load
from careerbook.changes.patch import diff, fold
from careerbook.changes.uid import new_uid
from careerbook.errors import IOFailed
from careerbook.store.index import reindex, reindex_all
from careerbook.store.opening import refuse_strangers
from careerbook.store.schema import APPLICATION_ID, TABLES, VERSION

TITLES = ("title", "text", "name", "label", "area", "action", "comment", "cause", "need", "question", "where")
"""The fields that can name a record in a list, the first one present wins; frozen like the index."""


class Saved(NamedTuple):
    """One record that a commit touched."""

    uid: str
    kind: str
    number: int
    changed: bool

    @property
    def ref(self) -> str:
        """The readable reference."""
        return f"{self.kind}-{self.number}"


class Committed(NamedTuple):
    """What a commit did: its batch id, and the records in the order of the intents."""

    batch: str
    saved: tuple[Saved, ...]


def commit(
    conn: sqlite3.Connection,
    path: str,
    intents: Iterable[Intent],
    *,
    source: str,
    at: str,
    prepare: Callable[[sqlite3.Connection], None] | None = None,
    dry_run: bool = False,
) -> Committed:
    """Write a batch in one transaction and return what was saved, only after COMMIT has returned.

    at: the UTC instant. prepare: run first inside the transaction (rebuilding stale views). dry_run: everything is
    done and rolled back. Raises IOFailed when an intent relied on a value that another window has changed meanwhile;
    then nothing was saved. sqlite3 errors pass through for `failures` to put into words.
    """
    batch = new_uid()
    conn.execute("BEGIN IMMEDIATE")
    try:
        version = refuse_strangers(conn, path)
        if version == 0:
            _create(conn)
        elif version < VERSION:
            raise IOFailed("the book was replaced by an older one in the meantime; nothing was saved", "try again")
        if prepare is not None:
            prepare(conn)
        device = conn.execute("SELECT value FROM meta WHERE key = 'device'").fetchone()[0]
        saved = []
        erased = False
        for intent in intents:
            saved.append(_write(conn, intent, (batch, at, device, source)))
            erased = erased or intent.verb == "purge"
        if erased:
            # FTS5 only marks words as gone, and secure_delete cannot see into its pages: start it anew
            reindex_all(conn)
        conn.execute("ROLLBACK" if dry_run else "COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise
    return Committed(batch, tuple(saved))


def _create(conn: sqlite3.Connection) -> None:
    for statement in TABLES:
        conn.execute(statement)
    conn.execute("INSERT INTO meta(key, value) VALUES ('device', ?)", (new_uid()[-12:],))
    conn.execute("INSERT INTO meta(key, value) VALUES ('latest_step', '')")
    conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    conn.execute(f"PRAGMA user_version = {VERSION}")


def _write(conn: sqlite3.Connection, intent: Intent, stamp: tuple[str, str, str, str]) -> Saved:
    row = conn.execute("SELECT id, number, body FROM record WHERE uid = ?", (intent.uid,)).fetchone()
    before: Body | None = load(row[2]) if row else None
    if intent.verb == "purge":
        return _purge(conn, intent, row, before, stamp)
    if before is None:
        if intent.verb != "create":
            raise IOFailed(
                f"this {intent.kind} is no longer in the book; nothing was saved", f"careerbook {intent.kind} list"
            )
        number = int(intent.said.get("number") or next_number(conn, intent.kind))
        said: Said = {**intent.said, "number": number}
    else:
        number, said = row[1], intent.said
        _still(before, intent)
    patch = diff(before or {}, said)
    if not patch:
        return Saved(intent.uid, intent.kind, number, False)
    after = fold(before or {}, patch)
    verb = "create" if before is None else "set"
    log(conn, Change(intent.uid, intent.kind, verb, patch), stamp)
    moved = patch.get("moved_on")
    if moved is not None and before is not None and moved[1] is not None:
        conn.execute("UPDATE meta SET value = max(value, ?) WHERE key = 'latest_step'", (moved[1],))
    if before is None:
        record = put(conn, None, intent.uid, intent.kind, after)
    else:
        record = put(conn, row[0], intent.uid, intent.kind, after)
    reindex(conn, record, before, after)
    return Saved(intent.uid, intent.kind, number, True)


def log(conn: sqlite3.Connection, change: Change, stamp: tuple[str, str, str, str]) -> None:
    """Append one change under `(batch, at, device, source)`."""
    conn.execute(
        "INSERT INTO change(batch, at, device, source, uid, kind, verb, patch) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*stamp, change.uid, change.kind, change.verb, dump(change.patch)),
    )


def put(conn: sqlite3.Connection, record: int | None, uid: str, kind: str, body: Body) -> int:
    """Write the fold of one record, a new one when `record` is None; return its row id."""
    values = derived(body)
    if record is None:
        cursor = conn.execute(
            "INSERT INTO record(uid, kind, number, on_date, state, parent, title, visibility, removed, body)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (uid, kind, *values),
        )
        return int(cursor.lastrowid or 0)
    conn.execute(
        "UPDATE record SET number = ?, on_date = ?, state = ?, parent = ?, title = ?, visibility = ?, removed = ?,"
        " body = ? WHERE id = ?",
        (*values, record),
    )
    return record


def derived(body: Body) -> tuple[Any, ...]:
    """Return the columns of `record` that a body determines, from number to the JSON of the body itself."""
    title = next((str(body[field]) for field in TITLES if body.get(field)), "")
    return (
        body.get("number"),
        body.get("on"),
        body.get("state"),
        body.get("parent"),
        title,
        body.get("visibility"),
        1 if body.get("removed") else 0,
        dump(body),
    )


def next_number(conn: sqlite3.Connection, kind: str) -> int:
    """Return the number of the next record of a kind; a purged number is never given again."""
    held = conn.execute("SELECT max(number) FROM record WHERE kind = ?", (kind,)).fetchone()[0] or 0
    purged = conn.execute(
        "SELECT max(json_extract(patch, '$.number[0]')) FROM change INDEXED BY change_purge"
        " WHERE verb = 'purge' AND kind = ?",
        (kind,),
    ).fetchone()[0]
    return max(held, purged or 0) + 1


def _still(body: Body, intent: Intent) -> None:
    """Refuse the batch when a value that the intent relies on is no longer there."""
    for field, value in (intent.expect or {}).items():
        held = body.get(field)
        if isinstance(value, dict):
            same = all((held or {}).get(member) == wanted for member, wanted in value.items())
        else:
            same = held == value
        if not same:
            number = body.get("number")
            raise IOFailed(
                f"{intent.kind}-{number} was changed in the meantime ({field.replace('_', ' ')}); nothing was saved",
                f"look again: careerbook show {intent.kind}-{number}",
            )


def _purge(
    conn: sqlite3.Connection,
    intent: Intent,
    row: tuple[int, int, str] | None,
    before: Body | None,
    stamp: tuple[str, str, str, str],
) -> Saved:
    """Erase a record: its fold, its index entries and the contents of every change that ever touched it."""
    if row is None or before is None:
        raise IOFailed(
            f"this {intent.kind} is no longer in the book; nothing was saved", f"careerbook {intent.kind} list"
        )
    reindex(conn, row[0], before, None)
    conn.execute("UPDATE change SET patch = '{}' WHERE uid = ?", (intent.uid,))
    log(conn, Change(intent.uid, intent.kind, "purge", {"number": [row[1], None]}), stamp)
    conn.execute("DELETE FROM record WHERE id = ?", (row[0],))
    return Saved(intent.uid, intent.kind, row[1], True)
