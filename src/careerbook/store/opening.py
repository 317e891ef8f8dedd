"""The one module that opens a book: pragmas, permissions, and the gate that refuses what is not ours."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from careerbook.errors import BookUnusable, CareerbookError, InvalidInput, IOFailed, NotFound
from careerbook.store import schema

WAIT_SECONDS = 30.0
PRAGMAS = ("foreign_keys=ON", "secure_delete=ON", "synchronous=EXTRA", "fullfsync=ON", "temp_store=MEMORY")
"""What every connection is set to; the journal mode is part of the file and is seen to before a write.

Whatever SQLite sorts or copies aside stays in memory: a file in /tmp would hold private words.
"""


def open_book(path: str, *, create: bool = False) -> sqlite3.Connection:
    """Open the book at `path` for reading; `ready_to_write` turns the connection into one that may write.

    Opening writes nothing. With `create` a missing book is a stand-in in memory until the first commit makes the file;
    a book of an older format is read from a copy in memory that has been brought up to date. Raises NotFound when
    there is no book and `create` is off, BookUnusable for a folder, somebody else's file, a damaged or a newer book,
    IOFailed when the file system refuses.
    """
    _refuse_no_file(path)
    if missing(path):
        if not create:
            raise NotFound("there is no book yet", 'start one: careerbook win "what you did that helped"')
        return memory()
    conn = connect(path)
    with failures(path):
        if schema.VERSION > refuse_strangers(conn, path) > 0:
            from careerbook.store.migrate import copy_up_to_date  # noqa: PLC0415 - only for a book of an older format

            try:
                return copy_up_to_date(conn, path)
            finally:
                conn.close()
    return conn


def ready_to_write(conn: sqlite3.Connection, path: str) -> sqlite3.Connection:
    """Return the connection that may write the book at `path`: `conn` itself unless it only stands in for the file.

    Makes the file (0600, in a folder 0700, whatever the umask) when there is none, brings an older book up to date
    after a verified backup, and sees to the journal mode. Raises what `open_book` raises.
    """
    with failures(path):
        if not conn.execute("PRAGMA database_list").fetchone()[2]:
            fresh = connect(path, make=True)
            try:
                if schema.VERSION > refuse_strangers(fresh, path) > 0:
                    from careerbook.store.migrate import migrate  # noqa: PLC0415 - only for a book of an older format

                    migrate(fresh, path)
            except BaseException:
                fresh.close()
                raise
            conn.close()
            conn = fresh
        if conn.execute("PRAGMA journal_mode").fetchone()[0] != "delete":
            conn.execute("PRAGMA journal_mode=DELETE").fetchone()
    return conn


def connect(path: str, *, make: bool = False) -> sqlite3.Connection:
    """Open the file at `path`, whatever its format, with every pragma set; with `make` a missing one is made, empty."""
    os.umask(0o077)
    with failures(path):
        if make and missing(path):
            folder = os.path.dirname(path)
            if folder:
                os.makedirs(folder, mode=0o700, exist_ok=True)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            os.chmod(path, 0o600)
        conn = sqlite3.connect(os.path.abspath(path), timeout=WAIT_SECONDS, isolation_level=None)
        try:
            _settle(conn)
            refuse_strangers(conn, path)
        except BaseException:
            conn.close()
            raise
    return conn


def memory() -> sqlite3.Connection:
    """Return an empty book in memory, which stands in for one that is not there yet."""
    conn = sqlite3.connect(":memory:", isolation_level=None)
    _settle(conn)
    return conn


def missing(path: str) -> bool:
    """Tell whether no book has been begun at `path`: no file, or one without a byte."""
    try:
        return os.stat(path).st_size == 0
    except FileNotFoundError:
        return True
    except OSError:
        return not os.path.exists(path)


def _settle(conn: sqlite3.Connection) -> None:
    for pragma in PRAGMAS:
        conn.execute(f"PRAGMA {pragma}").fetchone()


def _refuse_no_file(path: str) -> None:
    if os.path.isdir(path):
        raise BookUnusable(f"{path} is a folder, and a book is a file", "name a file: --book FOLDER/careerbook.db")
    if os.path.exists(path) and not os.path.isfile(path):
        raise BookUnusable(f"{path} is a device, and a book is a file", "name a file: --book FOLDER/careerbook.db")


def refuse_strangers(conn: sqlite3.Connection, path: str) -> int:
    """Return the format of the book, 0 for an empty file; raise BookUnusable for what is not ours or newer."""
    owner = conn.execute("PRAGMA application_id").fetchone()[0]
    version = int(conn.execute("PRAGMA user_version").fetchone()[0])
    if owner == schema.APPLICATION_ID:
        if version > schema.VERSION:
            raise BookUnusable(
                f"{path} was written by a newer careerbook (format {version}, this one knows {schema.VERSION});"
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
    except sqlite3.IntegrityError as error:
        raise IOFailed(f"the book refused this change ({error}); nothing was saved", "careerbook doctor") from error
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
    except UnicodeEncodeError:
        raise InvalidInput(
            "a text is not UTF-8; nothing was saved", "type it again, or check the terminal's locale"
        ) from None


class Damaged(BookUnusable):
    """SQLite cannot read the file as a database."""


def damaged(path: str) -> Damaged:
    """Return the error for a file that SQLite cannot read as a book."""
    from shlex import quote  # noqa: PLC0415 - only for a damaged book

    return Damaged(
        f"{path} is damaged or is no careerbook; nothing was changed",
        f"careerbook --book {quote(path)} backup restore",
    )
