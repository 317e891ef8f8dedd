"""Copies of the book in a folder beside it: made whole, verified before they count, never overwritten."""

import os
import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from careerbook import clock
from careerbook.errors import BookUnusable, CareerbookError, IOFailed, NotFound
from careerbook.store.opening import connect, failures, missing
from careerbook.store.rebuild import Progress, added_up, misfits

SUFFIX = ".db"
BROKEN = ".damaged"
"""What stood in the place of a book that could not be read, kept byte for byte under this ending."""


class Backup(NamedTuple):
    """One copy: its file, the UTC instant in its name, its size in bytes, and how much it holds.

    records, changes: None when the file cannot be read as a book.
    """

    file: str
    at: str
    size: int
    records: int | None
    changes: int | None

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return Path(self.file).name


def folder(path: str) -> Path:
    """Return the folder that holds the copies of the book at `path`; it is not made here."""
    return Path(f"{path}.backups")


def create(conn: sqlite3.Connection, path: str, *, sound: bool = True, progress: Progress | None = None) -> Backup:
    """Copy the open book into its folder and verify the copy before it gets its name.

    sound: also fold every record of the copy anew; off where the book itself is known to need mending. Raises IOFailed
    when the copy cannot be written, BookUnusable when what was written is not the book.
    """
    with failures(path):
        target, partial = _new_place(path, SUFFIX)
        try:
            conn.execute("VACUUM INTO ?", (str(partial),))
            _reached_the_disk(partial)
            found = verify(str(partial), sound=sound, progress=progress)
            _compare(conn, str(partial), found)
            partial.replace(target)
            _reached_the_disk(target.parent)
        except BaseException:
            partial.unlink(missing_ok=True)
            target.unlink(missing_ok=True)
            raise
    return found._replace(file=str(target), at=_instant(target.name), size=target.stat().st_size)


def listed(path: str) -> list[Backup]:
    """Return the copies of the book at `path`, newest first; those that cannot be read have no counts."""
    where = folder(path)
    if not where.is_dir():
        return []
    found = []
    for file in sorted(where.glob(f"*{SUFFIX}"), key=lambda f: (_instant(f.name), len(f.name), f.name), reverse=True):
        if file.stat().st_size == 0:
            continue
        try:
            with closing(connect(str(file))) as conn, failures(str(file)):
                found.append(_counted(conn, file))
        except CareerbookError:
            found.append(Backup(str(file), _instant(file.name), file.stat().st_size, None, None))
    return found


def holding(path: str, uids: Collection[str]) -> list[str]:
    """Return the files among the copies of the book at `path` that hold a change of one of these records.

    Each copy is opened to read only; one that cannot be read is listed too, since nobody can say that it does not.
    """
    found = []
    marks = ",".join("?" * len(uids))
    for one in listed(path):
        try:
            with closing(sqlite3.connect(f"{Path(one.file).absolute().as_uri()}?mode=ro", uri=True)) as conn:
                sql = f"SELECT 1 FROM change WHERE verb != 'purge' AND uid IN ({marks}) LIMIT 1"
                held = conn.execute(sql, tuple(uids)).fetchone() is not None
        except sqlite3.Error:
            held = True
        if held:
            found.append(one.file)
    return found


def verify(file: str, *, sound: bool = True, progress: Progress | None = None) -> Backup:
    """Read a copy as a whole and return what it holds.

    Raises NotFound when there is no such file, BookUnusable when it is no book, is damaged, is newer than this
    program, or (`sound`) holds a record that is not the fold of its changes.
    """
    if missing(file):
        raise NotFound(f"there is no copy {file}", "careerbook backup list")
    with closing(connect(file)) as conn, failures(file):
        told = conn.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if told != "ok":
            raise BookUnusable(f"{file} is damaged: {told}", "careerbook backup list")
        if sound and (uid := next(misfits(conn, progress), None)) is not None:
            row = conn.execute("SELECT kind || '-' || number FROM record WHERE uid = ?", (uid,)).fetchone()
            raise BookUnusable(
                f"{file} does not fit together ({row[0] if row else 'a record is missing'})", "careerbook doctor"
            )
        return _counted(conn, Path(file))


def restore(conn: sqlite3.Connection | None, path: str, file: str) -> str | None:
    """Put a verified copy in the place of the book at `path`; return where what stood there is kept, None for nothing.

    conn: the open book, whose content is replaced in one transaction; None when there is no book or it cannot be
    opened. A file that cannot be read as a whole is moved aside, byte for byte, and `conn` closed. Raises what `verify`
    and `create` raise; then the book is as it was.
    """
    verify(file, sound=False)
    with failures(path):
        if conn is not None and _readable(conn):
            kept = create(conn, path, sound=False).file
            with closing(connect(file)) as source:
                source.backup(conn)
            return kept
        if conn is not None:
            conn.close()
        aside = _move_aside(path) if os.path.lexists(path) else None
        fresh = Path(f"{path}.restoring")
        fresh.unlink(missing_ok=True)
        fresh.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            with closing(connect(file)) as source:
                source.execute("VACUUM INTO ?", (str(fresh),))
            _reached_the_disk(fresh)
            verify(str(fresh), sound=False)
            fresh.replace(path)
            _reached_the_disk(fresh.parent)
        except BaseException:
            fresh.unlink(missing_ok=True)
            if aside:
                Path(aside).rename(path)
            raise
        return aside


def _readable(conn: sqlite3.Connection) -> bool:
    try:
        return bool(conn.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False


def _counted(conn: sqlite3.Connection, file: Path) -> Backup:
    records, changes = conn.execute("SELECT (SELECT count(*) FROM record), (SELECT count(*) FROM change)").fetchone()
    return Backup(str(file), _instant(file.name), file.stat().st_size, int(records), int(changes))


def _compare(conn: sqlite3.Connection, copy: str, found: Backup) -> None:
    """Refuse a copy whose changes are not those of the book; what another window has added since does not count."""
    log = "SELECT * FROM change WHERE seq <= ? ORDER BY seq"
    with closing(connect(copy)) as made:
        last = made.execute("SELECT coalesce(max(seq), 0) FROM change").fetchone()
        copied = added_up(made.execute(log, last))
    if copied != added_up(conn.execute(log, last)):
        raise BookUnusable(
            f"the copy's {found.changes} changes are not those of the book; it was thrown away", "careerbook doctor"
        )


def _new_place(path: str, suffix: str) -> tuple[Path, Path]:
    """Reserve a name that no copy has, and return it with the name to write under until the copy is verified."""
    where = folder(path)
    where.mkdir(parents=True, exist_ok=True, mode=0o700)
    stamp = clock.instant()[:19].replace(":", "") + "Z"
    count = 1
    while True:
        target = where / (f"{stamp}{suffix}" if count == 1 else f"{stamp}-{count}{suffix}")
        try:
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            count += 1
            continue
        return target, target.with_name(f"{target.name}.partial")


def _move_aside(path: str) -> str:
    """Move a file that cannot be read, and what SQLite left beside it, into the folder of copies."""
    if not Path(path).is_file():
        raise IOFailed(f"{path} is no file, so nothing can be put in its place", "name a file with --book")
    target, _ = _new_place(path, BROKEN)
    for tail in ("-journal", "-wal", "-shm"):
        # left in place, SQLite would roll them into the copy that is restored
        if Path(path + tail).exists():
            Path(path + tail).replace(str(target) + tail)
    Path(path).replace(target)
    return str(target)


def _instant(name: str) -> str:
    """Return `2026-11-20 19:30:45 UTC` from the name of a copy; empty for a name that is not ours."""
    day, letter, rest = name.partition("T")
    clock_time = rest[:6]
    if letter and len(day) == 10 and clock_time.isdigit() and rest[6:7] == "Z":
        return f"{day} {clock_time[:2]}:{clock_time[2:4]}:{clock_time[4:]} UTC"
    return ""


def _reached_the_disk(place: Path) -> None:
    """Wait until a file, or the names in a folder, would survive a power cut."""
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
