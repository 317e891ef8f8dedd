import os
import sqlite3
import stat
from hashlib import sha256
from pathlib import Path

import pytest

from careerbook.book import Book
from careerbook.errors import BookUnusable, IOFailed, NotFound
from careerbook.store import opening, schema
from careerbook.store.opening import failures, open_book


def digest(path: str) -> str:
    return sha256(Path(path).read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "delete"),
        ("synchronous", 3),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("fullfsync", 1),
        ("busy_timeout", 30_000),
        ("temp_store", 2),
        ("application_id", 0x43424F4B),
        ("user_version", schema.VERSION),
    ],
)
def test_every_connection_rule_holds(book: Book, pragma: str, value: object) -> None:
    assert book.conn.execute(f"PRAGMA {pragma}").fetchone()[0] == value
    with Book(book.path) as again:
        assert again.conn.execute(f"PRAGMA {pragma}").fetchone()[0] == value


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_files_and_folders_are_closed_to_others_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        path = tmp_path / "a" / "b" / "book.db"
        with Book(str(path), create=True) as book:
            book.add("impact", {"text": "Closed to others"})
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.parent.parent.stat().st_mode) == 0o700


def test_an_empty_file_made_by_somebody_is_closed_when_it_becomes_a_book(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    path.touch(0o644)
    path.chmod(0o644)
    with Book(str(path), create=True) as book:
        book.add("impact", {"text": "Closed to others"})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_no_file_is_made_before_the_first_commit(path: str) -> None:
    with Book(path, create=True) as book:
        assert book.is_new
        assert book.entries("impact") == []
        assert book.settings == {}
        assert not Path(path).parent.exists()
        book.add("impact", {"text": "The first"})
        assert Path(path).exists()
        assert not book.is_new


def test_a_dry_run_makes_no_file_either(path: str) -> None:
    from careerbook.changes.batch import Batch  # noqa: PLC0415 - this test alone builds a batch

    with Book(path, create=True) as book:
        batch = Batch("impact add")
        batch.create("impact", book.complete("impact", {"text": "Only looking"}))
        assert book.commit(batch, dry_run=True).saved[0].ref == "impact-1"
    assert not Path(path).parent.exists()


def test_reading_without_a_book_makes_nothing(path: str) -> None:
    with pytest.raises(NotFound) as told:
        Book(path)
    assert told.value.code == 1
    assert not Path(path).parent.exists()


def test_reading_changes_no_byte(book: Book) -> None:
    path = book.path
    book.close()
    before = digest(path)
    with Book(path) as again:
        assert [e.ref for e in again.entries("impact")] == ["impact-1", "impact-2"]
        assert again.find("goal-1").title == "Cut checkout time"
        assert again.titles("goal")
    assert digest(path) == before


def test_another_journal_mode_is_set_right_by_the_first_write(book: Book) -> None:
    path = book.path
    book.close()
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA journal_mode=WAL")
    raw.close()
    with Book(path) as again:
        again.add("impact", {"text": "Back to one file"})
        assert again.conn.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    assert sorted(p.name for p in Path(path).parent.iterdir()) == ["book.db"]


def folder(path: str) -> None:
    Path(path).mkdir(parents=True)


def device(path: str) -> None:
    Path(path).parent.mkdir(parents=True)
    os.mkfifo(path)


def strangers(path: str) -> None:
    Path(path).parent.mkdir(parents=True)
    with sqlite3.connect(path) as conn:
        conn.execute("CREATE TABLE recipe(name)")
    conn.close()


def strangers_id(path: str) -> None:
    strangers(path)
    with sqlite3.connect(path) as conn:
        conn.execute("PRAGMA application_id = 252006673")
    conn.close()


def newer(path: str) -> None:
    with Book(path, create=True) as book:
        book.add("impact", {"text": "From the future"})
        book.conn.execute(f"PRAGMA user_version = {schema.VERSION + 1}")


def no_database(path: str) -> None:
    Path(path).parent.mkdir(parents=True)
    Path(path).write_text("My diary, and no database at all. " * 100)


def cut_short(path: str) -> None:
    with Book(path, create=True) as book:
        for number in range(40):
            book.add("impact", {"text": f"Number {number} of many"})
    whole = Path(path).read_bytes()
    Path(path).write_bytes(whole[:100] + b"\x5a" * (len(whole) - 100))


@pytest.mark.parametrize("make", [folder, device, strangers, strangers_id, newer, no_database, cut_short])
@pytest.mark.parametrize("create", [False, True])
def test_what_is_no_book_of_ours_is_refused_and_not_touched(path: str, make: object, create: bool) -> None:
    assert callable(make)
    make(path)
    before = digest(path) if Path(path).is_file() else ""
    with pytest.raises(BookUnusable) as told, Book(path, create=create) as book:
        book.add("impact", {"text": "Should not get in"})
    assert told.value.code == 3
    assert path in told.value.sentence
    if before:
        assert digest(path) == before


def test_a_book_that_turns_newer_while_it_is_open_is_not_written(book: Book) -> None:
    other = sqlite3.connect(book.path)
    other.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    other.close()
    before = digest(book.path)
    with pytest.raises(BookUnusable, match="newer"):
        book.add("impact", {"text": "Too late"})
    assert digest(book.path) == before


def test_a_busy_book_says_that_nothing_was_saved(book: Book) -> None:
    other = sqlite3.connect(book.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    book.conn.execute("PRAGMA busy_timeout = 50")
    try:
        with pytest.raises(IOFailed, match=r"busy.*nothing was saved") as told:
            book.add("impact", {"text": "In the way"})
    finally:
        other.close()
    assert told.value.code == 5
    assert book.add("impact", {"text": "Now it goes"}).number == 3


def test_a_damaged_book_names_a_command_that_can_be_pasted(tmp_path: Path) -> None:
    path = str(tmp_path / "my books" / "it's.db")
    no_database(path)
    with pytest.raises(BookUnusable) as told:
        open_book(path)
    import shlex  # noqa: PLC0415 - this test alone reads a shell line

    assert shlex.split(told.value.next_step) == ["careerbook", "--book", path, "backup", "restore"]


@pytest.mark.parametrize(
    ("error", "code", "word"),
    [
        (sqlite3.OperationalError("database is locked"), 5, "busy"),
        (sqlite3.OperationalError("database or disk is full"), 5, "full"),
        (sqlite3.OperationalError("attempt to write a readonly database"), 5, "readonly"),
        (sqlite3.OperationalError("no such table: record"), 3, "damaged"),
        (sqlite3.DatabaseError("database disk image is malformed"), 3, "damaged"),
        (sqlite3.IntegrityError("FOREIGN KEY constraint failed"), 5, "refused"),
        (PermissionError(13, "Permission denied"), 5, "Permission denied"),
    ],
)
def test_each_failure_has_its_code(error: Exception, code: int, word: str) -> None:
    with pytest.raises((BookUnusable, IOFailed)) as told, failures("b.db"):
        raise error
    assert told.value.code == code
    assert word in told.value.sentence
    assert "nothing was" in told.value.sentence


def test_the_pragmas_of_a_stand_in_are_those_of_a_file() -> None:
    conn = opening.memory()
    assert conn.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    assert conn.execute("PRAGMA user_version").fetchone()[0] == 0
