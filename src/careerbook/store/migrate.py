"""Bringing a book of an older format up to date: a verified copy first, then all steps and the number in one go."""

import sqlite3
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from careerbook.errors import BookUnusable, CareerbookError
from careerbook.store import backup, views
from careerbook.store.index import reindex_all
from careerbook.store.opening import failures, memory, refuse_strangers
from careerbook.store.rebuild import gate_fits, search_fits

if TYPE_CHECKING:
    from sqlite_utils import Database


class Step(NamedTuple):
    """What turns a book of format `version - 1` into one of format `version`.

    name: unique, never changed once released. apply: gets the book inside the transaction, with the views dropped and
    foreign keys off; both indexes are made anew after the last step.
    """

    version: int
    name: str
    apply: "Callable[[Database], None]"


STEPS: tuple[Step, ...] = ()
"""Every step ever released, oldest first; format 1 is where the tables of `schema` begin."""


def migrate(conn: sqlite3.Connection, path: str, steps: Sequence[Step] | None = None) -> None:
    """Bring the open book at `path` up to date; when a step fails nothing is changed.

    Raises BookUnusable, naming the copy that was made before, when a step fails or what it leaves is not sound.
    """
    # an older format is not this program's to fold: the copy is compared with the book, change by change
    copy = backup.create(conn, path, sound=False)
    _bring_up_or_say_why(conn, path, steps, f", and a copy is in {copy.file}")


def copy_up_to_date(conn: sqlite3.Connection, path: str, steps: Sequence[Step] | None = None) -> sqlite3.Connection:
    """Return a copy in memory of an older book, brought up to date: what reads look at, since they never write."""
    fresh = memory()
    with failures(path):
        try:
            conn.backup(fresh)
            _bring_up_or_say_why(fresh, path, steps, "")
        except BaseException:
            fresh.close()
            raise
    return fresh


def _bring_up_or_say_why(conn: sqlite3.Connection, path: str, steps: Sequence[Step] | None, kept: str) -> None:
    try:
        bring_up(conn, path, STEPS if steps is None else steps)
    except CareerbookError:
        raise
    except Exception as error:
        # whatever a step of ours did wrong, its transaction is rolled back
        raise BookUnusable(
            f"{path} could not be brought to this program's format ({error}); nothing was changed{kept}",
            "use the careerbook that wrote it, and report this",
        ) from error


def bring_up(conn: sqlite3.Connection, path: str, steps: Sequence[Step]) -> None:
    """Apply the steps that a book still needs, and set its number, in one transaction.

    Raises sqlite3.IntegrityError when what the steps leave is not sound.
    """
    from sqlite_utils import Database, Migrations  # noqa: PLC0415 - only for a book of an older format

    # SQLite ignores this pragma inside a transaction, and a table cannot be replaced while others point at it
    conn.execute("PRAGMA foreign_keys=OFF")
    try:
        conn.execute("BEGIN IMMEDIATE")
        try:
            version = refuse_strangers(conn, path)
            wanted = [step for step in steps if step.version > version]
            if wanted:
                views.drop(conn)
                migrations = Migrations("careerbook")
                for step in wanted:
                    migrations(name=step.name)(_inside(step))
                migrations.apply(Database(conn, recursive_triggers=False, execute_plugins=False))
                reindex_all(conn)
                _prove(conn)
                conn.execute(f"PRAGMA user_version = {wanted[-1].version}")
            conn.execute("COMMIT")
        except BaseException:
            if conn.in_transaction:
                conn.execute("ROLLBACK")
            raise
    finally:
        conn.execute("PRAGMA foreign_keys=ON")


def _inside(step: Step) -> "Callable[[Database], None]":
    """Return the step as Migrations runs it: one that ends the transaction stops everything at once."""

    def apply(db: "Database") -> None:
        step.apply(db)
        if not db.conn.in_transaction:
            raise sqlite3.IntegrityError(f'the step "{step.name}" ended the transaction')

    return apply


def _prove(conn: sqlite3.Connection) -> None:
    """Raise sqlite3.IntegrityError unless keys, search and gate are sound."""
    if conn.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise sqlite3.IntegrityError("a record hangs on nothing")
    if not (search_fits(conn) and gate_fits(conn)):
        raise sqlite3.IntegrityError("search does not know every record")
