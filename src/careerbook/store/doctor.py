"""Checking that a book is sound, and mending what follows from its changes."""

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from careerbook.errors import BookUnusable
from careerbook.store import backup, views
from careerbook.store.index import reindex_all
from careerbook.store.opening import failures
from careerbook.store.rebuild import Progress, gate_fits, misfits, refold, search_fits

NAMED = 5
"""How many records a finding names."""

CLOUDS = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "google-drive": "Google Drive",
    "my drive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
}
"""How the folders of services that copy files between machines begin, in lower case, and what they are called."""

Report = Callable[[str], Progress | None]
"""Given the name of a check that begins, returns what is to be called as it goes on."""


class Finding(NamedTuple):
    """What one check found.

    check: its name. state: `sound`, `warning` or `failed`. told: one sentence, empty when there is nothing to say.
    mendable: whether `mend` can put it right.
    """

    check: str
    state: str
    told: str = ""
    mendable: bool = True


def examine(conn: sqlite3.Connection, path: str, report: Report | None = None) -> Iterator[Finding]:
    """Yield what each check of an open book finds; nothing is written.

    When the file itself is damaged, the checks of its contents are left out.
    """
    begin = report or (lambda _: None)
    yield from _places(path)
    begin("file")
    told = _asked(conn, lambda: str(conn.execute("PRAGMA integrity_check(3)").fetchone()[0]), "the file is damaged")
    if told != "ok":
        yield Finding("file", "failed", f"SQLite finds it damaged: {told.splitlines()[0]}", mendable=False)
        return
    yield Finding("file", "sound")
    checks: tuple[tuple[str, Callable[[Progress | None], str]], ...] = (
        ("records", lambda step: _records(conn, step)),
        ("links", lambda _: _links(conn)),
        (
            "search",
            lambda step: "" if search_fits(conn, step) else "search does not know every word, or knows too many",
        ),
        ("last gate", lambda step: "" if gate_fits(conn, step) else "the gate's index does not fit the records"),
        ("views", lambda _: _views(conn)),
    )
    for name, check in checks:
        step = begin(name)
        found = _asked(conn, lambda check=check, step=step: check(step), "this part cannot be read")  # type: ignore[misc] # bound now, called at once
        yield Finding(name, "failed" if found else "sound", found)


def mend(
    conn: sqlite3.Connection,
    path: str,
    refresh_views: Callable[[sqlite3.Connection], None],
    report: Report | None = None,
) -> str:
    """Make records, search, gate and views anew from the changes, in one transaction, and close the file to others.

    Returns where the verified copy lies that was made before. Raises BookUnusable when the file itself is damaged:
    then nothing is changed, and a copy has to be restored.
    """
    begin = report or (lambda _: None)
    with failures(path):
        told = str(conn.execute("PRAGMA integrity_check(1)").fetchone()[0])
        if told != "ok":
            raise BookUnusable(
                f"{path} is damaged ({told.splitlines()[0]}), and mending could lose more; nothing was changed",
                "careerbook backup restore",
            )
        copy = backup.create(conn, path, sound=False)
        conn.execute("BEGIN IMMEDIATE")
        try:
            refold(conn, list(misfits(conn, begin("records"))))
            _make_search_again(conn)
            reindex_all(conn, begin("search"))
            views.drop(conn)
            refresh_views(conn)
            conn.execute("COMMIT")
        except BaseException:
            if conn.in_transaction:
                conn.execute("ROLLBACK")
            raise
        for place, _ in _open_to_others(path):
            place.chmod(0o700 if place.is_dir() else 0o600)
    return copy.file


def cloud(path: str) -> str:
    """Return the service whose folder a path lies in, empty for none."""
    for part in Path(path).resolve().parent.parts:
        for start, name in CLOUDS.items():
            if part.casefold().startswith(start):
                return name
    return ""


def _places(path: str) -> Iterator[Finding]:
    """Check who may read the files, and where they lie."""
    opened = _open_to_others(path)
    if opened:
        listed = ", ".join(f"{place} ({mode:04o})" for place, mode in opened)
        yield Finding("permissions", "failed", f"others on this machine may look into {listed}")
    else:
        yield Finding("permissions", "sound")
    home = Path(path).resolve().parent
    if os.name != "nt" and not _own_folder(home) and _mode(home) & 0o022 and not _mode(home) & stat.S_ISVTX:
        yield Finding("folder", "warning", f"others may write into {home}, so they could take the book away")
    service = cloud(path)
    if service:
        yield Finding(
            "folder",
            "warning",
            f"the book lies in a folder that {service} copies, which can damage it while it is written;"
            " keep it elsewhere and copy the backups instead",
        )


def _open_to_others(path: str) -> list[tuple[Path, int]]:
    """Return the book, its copies and the folders that are only for it, where somebody else may look in."""
    if os.name == "nt":
        return []
    book = Path(path).resolve()
    copies = backup.folder(str(book))
    places = [book, *([book.parent] if _own_folder(book.parent) else [])]
    if copies.is_dir():
        places += [copies, *sorted(copies.iterdir())]
    return [(place, _mode(place) & 0o777) for place in places if place.exists() and _mode(place) & 0o077]


def _own_folder(home: Path) -> bool:
    """Tell whether a folder is this program's own; in any other one the book is a guest."""
    return home.name == "careerbook"


def _mode(place: Path) -> int:
    return place.stat().st_mode


def _asked(conn: sqlite3.Connection, check: Callable[[], str], otherwise: str) -> str:
    """Return what a check tells; when SQLite cannot even read that far, what it said."""
    try:
        return check()
    except (sqlite3.DatabaseError, ValueError) as error:
        if isinstance(error, sqlite3.OperationalError) and ("locked" in str(error) or "busy" in str(error)):
            raise
        return f"{otherwise}: {error}"


def _records(conn: sqlite3.Connection, step: Progress | None) -> str:
    names: list[str] = []
    count = 0
    for uid in misfits(conn, step):
        count += 1
        if count <= NAMED:
            row = conn.execute("SELECT kind || '-' || number FROM record WHERE uid = ?", (uid,)).fetchone()
            names.append(str(row[0]) if row else "a record that is missing")
    if not count:
        return ""
    more = f" and {count - NAMED} more" if count > NAMED else ""
    return f"what they say is not what their changes say: {', '.join(names)}{more}"


def _links(conn: sqlite3.Connection) -> str:
    rows = conn.execute(
        "SELECT kind || '-' || number FROM record r WHERE parent IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM record p WHERE p.uid = r.parent) LIMIT ?",
        (NAMED,),
    ).fetchall()
    return f"these hang on a record that is not there: {', '.join(str(ref) for (ref,) in rows)}" if rows else ""


def _views(conn: sqlite3.Connection) -> str:
    gone = views.lost(conn)
    return f"these SQL views are missing: {', '.join(gone)}" if gone else ""


def _make_search_again(conn: sqlite3.Connection) -> None:
    """Make the table of full-text search anew, since what is damaged in it would stay."""
    made = conn.execute("SELECT sql FROM main.sqlite_master WHERE name = 'words'").fetchone()
    if made is None:
        raise sqlite3.DatabaseError("the table of words is missing")
    conn.execute("DROP TABLE words")
    conn.execute(str(made[0]))
