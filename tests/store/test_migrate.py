"""Books of an older format: read without a change, brought up to date by the first write, all or nothing."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from careerbook.book import Book
from careerbook.errors import BookUnusable
from careerbook.records.kinds import KINDS
from careerbook.store import backup, doctor, migrate, schema, search
from careerbook.store.migrate import Step
from tests.store.conftest import in_first_format, tables

if TYPE_CHECKING:
    from sqlite_utils import Database

SEEN: list[bool] = []


def add_colour(db: "Database") -> None:
    """A real second step: SQLite's own way to add a column, and every row filled in."""
    SEEN.append(db.conn.in_transaction)
    db.conn.execute("ALTER TABLE record ADD COLUMN colour TEXT NOT NULL DEFAULT ''")
    db.conn.execute("UPDATE record SET colour = 'blue' WHERE kind = 'goal'")


def transform(db: "Database") -> None:
    """A third one that copies a table through sqlite-utils, which drops what hangs on it."""
    SEEN.append(db.conn.in_transaction)
    db.table("change").transform(defaults={"device": ""})
    db.table("change").create_index(["at"], index_name="change_at")
    SEEN.append(db.conn.in_transaction)


def fails_late(db: "Database") -> None:
    db.conn.execute("DELETE FROM record WHERE kind = 'impact'")
    raise sqlite3.OperationalError("no such column: colours")


def breaks_a_link(db: "Database") -> None:
    db.conn.execute("UPDATE record SET parent = 'nobody' WHERE kind = 'step'")


def ends_the_transaction(db: "Database") -> None:
    db.conn.execute("DELETE FROM record WHERE kind = 'impact'")
    db.conn.execute("ROLLBACK")


STEPS = (Step(2, "a colour", add_colour), Step(3, "a copied log", transform))


@pytest.fixture
def old(book: Book) -> str:
    """A book exactly as the first format was released, on disk, closed."""
    book.close()
    in_first_format(book.path)
    return book.path


@pytest.fixture
def now_three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "VERSION", 3)
    monkeypatch.setattr(migrate, "STEPS", STEPS)
    SEEN.clear()


def digest(path: str) -> str:
    return sha256(Path(path).read_bytes()).hexdigest()


def found(book: Book, word: str) -> list[str]:
    return [f"{r.kind}-{r.number}" for r in search.find(book.conn, f'"{word}"', kinds=tuple(KINDS))]


def test_a_new_book_has_the_tables_of_the_newest_released_schema(book: Book, tmp_path: Path) -> None:
    released = sorted((Path(__file__).parent / "schemas").glob("v*.sql"))
    assert [file.stem for file in released] == [f"v{number + 1}" for number in range(schema.VERSION)]
    conn = sqlite3.connect(tmp_path / "released.db")
    conn.executescript(released[-1].read_text())
    assert tables(book.conn) == tables(conn)
    for pragma in ("application_id", "user_version"):
        assert book.conn.execute(f"PRAGMA {pragma}").fetchone() == conn.execute(f"PRAGMA {pragma}").fetchone()
    conn.close()


def test_the_steps_lead_from_the_first_format_to_this_one_without_a_gap() -> None:
    assert [step.version for step in migrate.STEPS] == list(range(2, schema.VERSION + 1))


def test_a_book_of_the_first_format_is_read_by_this_program(old: str) -> None:
    conn = sqlite3.connect(old)
    conn.execute("INSERT INTO words(words) VALUES ('delete-all')")
    conn.close()
    with Book(old) as book:
        assert [e.title for e in book.entries("goal")] == ["Cut checkout time"]


@pytest.mark.usefixtures("now_three")
def test_reading_an_older_book_shows_it_up_to_date_and_changes_no_byte(old: str) -> None:
    before = digest(old)
    with Book(old) as book:
        assert [e.ref for e in book.entries("impact")] == ["impact-1", "impact-2"]
        assert book.conn.execute("SELECT colour FROM record WHERE kind = 'goal'").fetchone()[0] == "blue"
        assert found(book, "zebra") == ["impact-2"]
    assert digest(old) == before
    assert not backup.folder(old).exists()


@pytest.mark.usefixtures("now_three")
def test_the_first_write_brings_it_up_to_date_after_a_verified_copy(old: str) -> None:
    before = [row for row in sqlite3.connect(old).execute("SELECT uid, body FROM record ORDER BY id")]
    with Book(old) as book:
        assert book.add("impact", {"text": "Written by the newer program"}).ref == "impact-3"
        conn = book.conn
        assert conn.execute("PRAGMA user_version").fetchone()[0] == 3
        assert conn.execute("PRAGMA foreign_keys").fetchone()[0] == 1
        assert conn.execute("SELECT uid, body FROM record ORDER BY id").fetchall()[: len(before)] == before
        assert [r[0] for r in conn.execute("SELECT colour FROM record WHERE kind = 'goal'")] == ["blue"]
        assert found(book, "zebra") == ["impact-2"]
        assert found(book, "newer") == ["impact-3"]
        assert conn.execute('SELECT ref FROM "goal"').fetchall() == [("goal-1",)]
        assert all(finding.state == "sound" for finding in doctor.examine(conn, old))
    assert SEEN, "the steps ran"
    assert all(SEEN), "every step ran inside the one transaction"
    copies = backup.listed(old)
    assert len(copies) == 1
    kept = sqlite3.connect(copies[0].file)
    assert kept.execute("PRAGMA user_version").fetchone()[0] == 1
    assert kept.execute("SELECT uid, body FROM record ORDER BY id").fetchall() == before
    kept.close()


@pytest.mark.usefixtures("now_three")
def test_a_second_write_migrates_nothing(old: str) -> None:
    with Book(old) as book:
        book.add("impact", {"text": "First"})
        book.add("impact", {"text": "Second"})
    with Book(old) as book:
        book.add("impact", {"text": "Third"})
    assert len(backup.listed(old)) == 1


@pytest.mark.parametrize("step", [fails_late, breaks_a_link, ends_the_transaction])
def test_a_step_that_fails_changes_nothing(
    old: str, monkeypatch: pytest.MonkeyPatch, step: Callable[["Database"], None]
) -> None:
    monkeypatch.setattr(schema, "VERSION", 3)
    monkeypatch.setattr(migrate, "STEPS", (Step(2, "a colour", add_colour), Step(3, "a bad one", step)))
    before = digest(old)
    conn = sqlite3.connect(old)
    conn.close()
    with pytest.raises(BookUnusable, match="nothing was changed") as told:
        migrate.migrate(connection := _raw(old), old)
    connection.close()
    assert told.value.code == 3
    assert backup.listed(old)[0].file in told.value.sentence
    assert digest(old) == before
    with pytest.raises(BookUnusable, match="nothing was changed"):
        Book(old)
    assert digest(old) == before


def _raw(path: str) -> sqlite3.Connection:
    from careerbook.store.opening import connect  # noqa: PLC0415 - the raw road, without the copy in memory

    return connect(path)


@pytest.mark.usefixtures("now_three")
def test_two_programs_that_migrate_at_once_do_it_once(old: str) -> None:
    first, second = _raw(old), _raw(old)
    migrate.bring_up(first, old, STEPS)
    migrate.bring_up(second, old, STEPS)
    assert second.execute("PRAGMA user_version").fetchone()[0] == 3
    assert second.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()[0] == len(STEPS)
    first.close()
    second.close()


def test_a_current_book_costs_no_import(old: str) -> None:
    code = (
        "import sys\nfrom careerbook.book import Book\n"
        f"b = Book({old!r}); b.add('impact', {{'text': 'Quick'}}); b.close()\n"
        "print([m for m in ('sqlite_utils', 'careerbook.store.migrate', 'careerbook.store.backup', 'pathlib')"
        " if m in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - this interpreter
    assert told.stdout.strip() == "[]"
