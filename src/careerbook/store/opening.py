"""The one module that opens a book: pragmas, permissions, and the gate that refuses what is not ours."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from careerbook.errors import BookUnusable, CareerbookError, IOFailed, NotFound
from careerbook.store.schema import APPLICATION_ID, VERSION

WAIT_SECONDS = 30.0


def open_book(path: str, *, create: bool = False) -> sqlite3.Connection:
    """Open the book at `path`; with `create` a missing one may be made (its tables come with the first commit).

    Files are made 0600 in folders made 0700, whatever the umask. Raises NotFound when there is no book and `create` is
    off, BookUnusable for a folder, somebody else's file, a damaged or a newer book, IOFailed when the file system
    refuses.
    """
    os.umask(0o077)
    if os.path.isdir(path):
        raise BookUnusable(f"{path} is a folder, and a book is a file", "name a file: --book FOLDER/careerbook.db")
    missing = not os.path.exists(path)
    if missing and not create:
        raise NotFound("there is no book yet", 'start one: careerbook win "what you did that helped"')
    with failures(path):
        if missing:
            folder = os.path.dirname(path)
            if folder:
                os.makedirs(folder, mode=0o700, exist_ok=True)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        conn = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
        try:
            for pragma in (
                "foreign_keys=ON",
                "secure_delete=ON",
                "synchronous=EXTRA",
                "fullfsync=ON",
            ):
                conn.execute(f"PRAGMA {pragma}").fetchone()
            refuse_strangers(conn, path)
        except BaseException:
            conn.close()
            raise
    return conn


def refuse_strangers(conn: sqlite3.Connection, path: str) -> int:
    """Return the schema version of the book, 0 for an empty file; raise BookUnusable for what is not ours or newer."""
    owner = conn.execute("PRAGMA application_id").fetchone()[0]
    version = int(conn.execute("PRAGMA user_version").fetchone()[0])
    if owner == APPLICATION_ID:
        if version > VERSION:
            raise BookUnusable(
                f"{path} was written by a newer careerbook (format {version}, this one knows {VERSION});"
                " nothing was changed",
                "update careerbook, or name another book with --book",
            )
        return version
    if owner or version or conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise BookUnusable(
            f"{path} is a database of another program; nothing was changed", "name another file with --book"
        )
    return 0


@contextmanager
def failures(path: str) -> Iterator[None]:
    """Turn what SQLite and the file system say into sentences with the right exit code."""
    try:
        yield
    except CareerbookError:
        raise
    except sqlite3.OperationalError as error:
        told = str(error)
        if "locked" in told or "busy" in told:
            raise IOFailed("the book is busy in another window; nothing was saved", "try again") from error
        if "malformed" in told or "no such table" in told or "no such column" in told:
            raise damaged(path) from error
        raise IOFailed(f"the book at {path} could not be used: {told}; nothing was saved", "try again") from error
    except sqlite3.DatabaseError as error:
        raise damaged(path) from error
    except OSError as error:
        raise IOFailed(f"{path}: {error.strerror or error}; nothing was saved", "try again") from error


def damaged(path: str) -> BookUnusable:
    """Return the error for a file that SQLite cannot read as a book."""
    return BookUnusable(
        f"{path} is damaged or is no careerbook; nothing was changed",
        f"careerbook --book {path} backup restore brings back the newest copy",
    )
