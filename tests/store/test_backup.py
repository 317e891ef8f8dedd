import sqlite3
import stat
from hashlib import sha256
from pathlib import Path

import pytest

from careerbook import clock
from careerbook.book import Book
from careerbook.errors import BookUnusable, CareerbookError, IOFailed, NotFound
from careerbook.store import backup, schema
from careerbook.store.opening import connect


def digest(path: str | Path) -> str:
    return sha256(Path(path).read_bytes()).hexdigest()


def rows(path: str) -> list[tuple[str, str]]:
    conn = sqlite3.connect(path)
    found = conn.execute("SELECT uid, body FROM record ORDER BY id").fetchall()
    conn.close()
    return found


def test_a_copy_is_whole_closed_and_beside_the_book(book: Book) -> None:
    made = backup.create(book.conn, book.path)
    assert Path(made.file).parent == Path(book.path + ".backups")
    assert (made.records, made.changes) == (5, 7)
    assert rows(made.file) == book.conn.execute("SELECT uid, body FROM record ORDER BY id").fetchall()
    assert stat.S_IMODE(Path(made.file).stat().st_mode) == 0o600
    assert stat.S_IMODE(backup.folder(book.path).stat().st_mode) == 0o700
    assert [p.name for p in backup.folder(book.path).iterdir()] == [made.name]
    with Book(made.file) as copy:
        assert copy.find("goal-1").title == "Cut checkout time"


def test_copies_of_one_second_never_overwrite_each_other(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "instant", lambda: "2026-11-20T19:30:45.123Z")
    made = [backup.create(book.conn, book.path) for _ in range(3)]
    assert [one.name for one in made] == [
        "2026-11-20T193045Z.db",
        "2026-11-20T193045Z-2.db",
        "2026-11-20T193045Z-3.db",
    ]
    assert {one.at for one in backup.listed(book.path)} == {"2026-11-20 19:30:45 UTC"}


def test_the_list_is_newest_first_and_says_what_cannot_be_read(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    for at in ("2026-11-19T08:00:00.000Z", "2026-11-20T19:30:45.000Z", "2026-10-01T12:00:00.000Z"):
        monkeypatch.setattr(clock, "instant", lambda at=at: at)
        backup.create(book.conn, book.path)
    (backup.folder(book.path) / "2026-11-21T000000Z.db").write_bytes(b"not a book at all" * 100)
    found = backup.listed(book.path)
    assert [one.at[:10] for one in found] == ["2026-11-21", "2026-11-20", "2026-11-19", "2026-10-01"]
    assert [one.records for one in found] == [None, 5, 5, 5]


def break_page(file: str) -> None:
    data = bytearray(Path(file).read_bytes())
    data[4096 * 3 : 4096 * 3 + 200] = b"\xff" * 200
    Path(file).write_bytes(bytes(data))


def break_fold(file: str) -> None:
    conn = sqlite3.connect(file)
    conn.execute("UPDATE record SET body = '{}' WHERE kind = 'goal'")
    conn.commit()
    conn.close()


def break_version(file: str) -> None:
    conn = sqlite3.connect(file)
    conn.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    conn.close()


def break_all(file: str) -> None:
    Path(file).write_bytes(b"x" * 5000)


@pytest.mark.parametrize("harm", [break_page, break_fold, break_version, break_all])
def test_a_copy_that_was_harmed_does_not_verify(book: Book, harm: object) -> None:
    made = backup.create(book.conn, book.path)
    assert backup.verify(made.file).changes == 7
    assert callable(harm)
    harm(made.file)
    with pytest.raises(BookUnusable):
        backup.verify(made.file)


@pytest.mark.parametrize("harm", [break_page, break_version, break_all])
def test_a_harmed_copy_is_not_put_back(book: Book, harm: object) -> None:
    made = backup.create(book.conn, book.path)
    assert callable(harm)
    harm(made.file)
    before = book.conn.execute("SELECT uid, body FROM record ORDER BY id").fetchall()
    with pytest.raises(CareerbookError):
        backup.restore(book.conn, book.path, made.file)
    assert book.conn.execute("SELECT uid, body FROM record ORDER BY id").fetchall() == before


def test_a_copy_that_is_not_there_is_not_found(book: Book) -> None:
    with pytest.raises(NotFound):
        backup.verify(book.path + ".backups/none.db")


def test_a_copy_that_lost_a_change_on_the_way_is_thrown_away(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = backup.verify

    def loses_one(file: str, **told: object) -> backup.Backup:
        conn = sqlite3.connect(file)
        conn.execute("DELETE FROM change WHERE seq = 3")
        conn.commit()
        conn.close()
        return whole(file, sound=False)

    monkeypatch.setattr(backup, "verify", loses_one)
    with pytest.raises(BookUnusable, match="thrown away"):
        backup.create(book.conn, book.path)
    assert list(backup.folder(book.path).iterdir()) == []


def test_restore_takes_the_place_of_the_book_and_keeps_what_was_there(book: Book) -> None:
    made = backup.create(book.conn, book.path)
    book.add("impact", {"text": "Written after the copy"})
    kept = backup.restore(book.conn, book.path, made.file)
    assert rows(book.path) == rows(made.file)
    assert kept is not None
    assert len(rows(kept)) == 6
    assert book.add("impact", {"text": "And on it goes"}).ref == "impact-3"


def test_restore_is_seen_by_a_window_that_has_the_book_open(book: Book) -> None:
    made = backup.create(book.conn, book.path)
    book.add("impact", {"text": "Written after the copy"})
    with Book(book.path) as window:
        assert len(window.entries("impact")) == 3
        backup.restore(book.conn, book.path, made.file)
        assert len(window.entries("impact")) == 2
        assert window.add("impact", {"text": "From the other window"}).ref == "impact-3"
    assert len(book.entries("impact")) == 3


@pytest.mark.parametrize("harm", [break_page, break_all])
def test_restore_works_when_the_book_is_damaged(book: Book, harm: object) -> None:
    made = backup.create(book.conn, book.path)
    path = book.path
    book.close()
    assert callable(harm)
    harm(path)
    broken = digest(path)
    Path(path + "-journal").write_bytes(b"a journal of the damaged book")
    conn = None if harm is break_all else connect(path)
    kept = backup.restore(conn, path, made.file)
    assert rows(path) == rows(made.file)
    assert kept is not None
    assert kept.endswith(".damaged")
    assert digest(kept) == broken
    assert not Path(path + "-journal").exists()
    assert stat.S_IMODE(Path(path).stat().st_mode) == 0o600


def test_restore_works_when_the_book_is_gone(book: Book) -> None:
    made = backup.create(book.conn, book.path)
    path = book.path
    book.close()
    Path(path).unlink()
    assert backup.restore(None, path, made.file) is None
    assert rows(path) == rows(made.file)


def test_a_folder_that_takes_no_file_is_an_error_and_leaves_nothing(book: Book) -> None:
    Path(book.path + ".backups").write_text("in the way")
    with pytest.raises(IOFailed) as told:
        backup.create(book.conn, book.path)
    assert told.value.code == 5
