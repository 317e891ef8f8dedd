import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from careerbook.book import Book
from careerbook.errors import BookUnusable
from careerbook.store import backup, doctor
from careerbook.store.doctor import cloud, examine, mend
from careerbook.store.rebuild import misfits

Harm = Callable[[Book], None]


def states(book: Book) -> dict[str, str]:
    return {one.check: one.state for one in examine(book.conn, book.path)}


def failed(book: Book) -> list[str]:
    return [check for check, state in states(book).items() if state == "failed"]


def run(*statements: str) -> Harm:
    def harm(book: Book) -> None:
        for statement in statements:
            book.conn.execute(statement)

    return harm


def open_file(book: Book) -> None:
    Path(book.path).chmod(0o644)


def open_folder(book: Book) -> None:
    Path(book.path).parent.chmod(0o755)


def open_copies(book: Book) -> None:
    made = backup.create(book.conn, book.path)
    Path(made.file).chmod(0o640)


def damaged_words(book: Book) -> None:
    book.conn.execute("PRAGMA writable_schema=OFF")
    book.conn.execute("UPDATE words_data SET block = x'00' WHERE id > 10")


HARMS: list[tuple[str, Harm, list[str]]] = [
    ("a title that no change gave", run("UPDATE record SET title = 'other' WHERE kind = 'goal'"), ["records"]),
    ("a body that no change gave", run("UPDATE record SET body = json_set(body, '$.hours', '9')"), ["records"]),
    (
        "a record nobody made",
        run(
            "INSERT INTO record(uid, kind, number, title, removed, body)"
            " VALUES ('stray', 'impact', 9, 'stray', 0, '{}')"
        ),
        ["records"],
    ),
    ("a record that is gone", run("DELETE FROM record WHERE kind = 'step'"), ["records", "search", "last gate"]),
    (
        "two that changed numbers",
        run(
            "UPDATE record SET number = 77 WHERE kind = 'impact' AND number = 1",
            "UPDATE record SET number = 1 WHERE kind = 'impact' AND number = 2",
            "UPDATE record SET number = 2 WHERE number = 77",
        ),
        ["records"],
    ),
    ("a record of another kind", run("UPDATE record SET kind = 'pitch' WHERE kind = 'goal'"), ["records"]),
    ("a word too many", run("INSERT INTO words(rowid, text) VALUES (1, 'ghost')"), ["search"]),
    ("no words at all", run("INSERT INTO words(words) VALUES ('delete-all')"), ["search"]),
    ("words that cannot be read", damaged_words, ["search"]),
    ("a mark too many", run("INSERT INTO gate VALUES (12345, 1)"), ["last gate"]),
    ("a mark too few", run("DELETE FROM gate WHERE hash = (SELECT max(hash) FROM gate)"), ["last gate"]),
    ("a view that is gone", run("DROP VIEW impact"), ["views"]),
    ("a file others may read", open_file, ["permissions"]),
    ("a folder others may look into", open_folder, ["permissions"]),
    ("a copy others may read", open_copies, ["permissions"]),
]


def test_a_sound_book_is_sound(book: Book) -> None:
    assert set(states(book).values()) == {"sound"}
    assert list(states(book)) == ["permissions", "file", "records", "links", "search", "last gate", "views"]


@pytest.mark.parametrize(("name", "harm", "checks"), HARMS, ids=[name for name, *_ in HARMS])
def test_each_harm_is_found_and_mended(book: Book, name: str, harm: Harm, checks: list[str]) -> None:
    truth = book.conn.execute("SELECT seq, patch FROM change").fetchall()
    before = book.conn.execute("SELECT id, uid, kind, number, title, body FROM record ORDER BY uid").fetchall()
    book.conn.execute("PRAGMA foreign_keys=OFF")
    harm(book)
    book.conn.execute("PRAGMA foreign_keys=ON")
    assert set(checks) <= set(failed(book)), name
    copy = mend(book.conn, book.path, book.refresh_views)
    assert failed(book) == []
    assert book.conn.execute("SELECT seq, patch FROM change").fetchall() == truth
    after = book.conn.execute("SELECT id, uid, kind, number, title, body FROM record ORDER BY uid").fetchall()
    if name != "a record that is gone":
        assert after == before
    assert [row[1:] for row in after] == [row[1:] for row in before]
    assert Path(copy).exists()
    assert book.conn.execute('SELECT ref FROM "impact" ORDER BY ref').fetchall() == [("impact-1",), ("impact-2",)]


def test_a_record_that_hangs_on_nothing_is_named(book: Book) -> None:
    book.conn.execute("PRAGMA foreign_keys=OFF")
    book.conn.execute("UPDATE record SET parent = 'nobody' WHERE kind = 'step'")
    found = {one.check: one for one in examine(book.conn, book.path)}
    assert found["links"].state == "failed"
    assert "step-1" in found["links"].told
    assert "step-1" in found["records"].told


def test_examining_changes_no_byte(book: Book) -> None:
    book.conn.execute("UPDATE record SET title = 'other' WHERE kind = 'goal'")
    before = Path(book.path).read_bytes()
    assert failed(book) == ["records"]
    assert Path(book.path).read_bytes() == before
    assert not backup.folder(book.path).exists()


def test_a_view_of_somebody_else_is_let_be(book: Book) -> None:
    book.conn.execute("CREATE VIEW mine AS SELECT * FROM record")
    book.conn.execute("DROP VIEW goal")
    mend(book.conn, book.path, book.refresh_views)
    assert book.conn.execute("SELECT count(*) FROM mine").fetchone()[0] == 5
    assert book.conn.execute("SELECT count(*) FROM goal").fetchone()[0] == 1


def test_a_damaged_file_is_not_mended(book: Book) -> None:
    path = book.path
    for number in range(200):
        book.add("impact", {"text": f"Number {number} of many, long enough to need some pages of the file"})
    book.close()
    data = bytearray(Path(path).read_bytes())
    root = 4096 * (len(data) // 4096 // 2)
    data[root : root + 4096] = b"\xee" * 4096
    Path(path).write_bytes(bytes(data))
    with Book(path) as broken:
        found = list(examine(broken.conn, path))
        assert (found[-1].check, found[-1].state, found[-1].mendable) == ("file", "failed", False)
        with pytest.raises(BookUnusable, match="nothing was changed") as told:
            mend(broken.conn, path, broken.refresh_views)
    assert told.value.next_step == "careerbook backup restore"
    assert Path(path).read_bytes() == bytes(data)


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/home/jo/Dropbox/careerbook/book.db", "Dropbox"),
        ("/home/jo/Dropbox (Acme)/book.db", "Dropbox"),
        ("/home/jo/OneDrive - Acme/book.db", "OneDrive"),
        ("/Users/jo/Library/Mobile Documents/com~apple~CloudDocs/book.db", "iCloud"),
        ("/Users/jo/Library/CloudStorage/GoogleDrive-jo@acme.example/My Drive/book.db", "Google Drive"),
        ("/Users/jo/iCloud Drive/book.db", "iCloud"),
        ("/home/jo/Nextcloud/book.db", "Nextcloud"),
        ("/home/jo/.local/share/careerbook/careerbook.db", ""),
        ("/home/jo/work/Dropbox.db", ""),
    ],
)
def test_a_folder_that_a_service_copies_is_known(path: str, service: str) -> None:
    assert cloud(path) == service


def test_a_book_in_such_a_folder_is_warned_of_and_sound(tmp_path: Path) -> None:
    with Book(str(tmp_path / "Dropbox" / "book.db"), create=True) as book:
        book.add("impact", {"text": "In the cloud"})
        found = {one.check: one for one in examine(book.conn, book.path)}
    assert found["folder"].state == "warning"
    assert "Dropbox" in found["folder"].told
    assert failed_names(found) == []


def failed_names(found: dict[str, doctor.Finding]) -> list[str]:
    return [name for name, one in found.items() if one.state == "failed"]


def test_a_folder_that_is_not_only_for_the_book_is_let_be(tmp_path: Path) -> None:
    home = tmp_path / "documents"
    home.mkdir()
    home.chmod(0o755)
    with Book(str(home / "book.db"), create=True) as book:
        book.add("impact", {"text": "A guest here"})
        assert failed(book) == []
    assert stat.S_IMODE(home.stat().st_mode) == 0o755


def test_progress_is_told_and_comes_to_an_end(book: Book) -> None:
    steps: list[tuple[str, int, int]] = []
    for number in range(40):
        book.add("impact", {"text": f"Number {number}"})

    def begin(check: str) -> Callable[[int, int], None]:
        return lambda done, total: steps.append((check, done, total))

    assert all(one.state == "sound" for one in examine(book.conn, book.path, begin))
    assert ("search", 45, 45) in steps
    assert ("last gate", 45, 45) in steps


def test_examining_a_large_book_takes_little_memory(book: Book) -> None:
    import tracemalloc  # noqa: PLC0415 - this test alone measures

    from careerbook.changes.batch import Batch  # noqa: PLC0415 - this test alone writes thousands

    batch = Batch("import")
    for number in range(6000):
        batch.create("impact", book.complete("impact", {"text": f"Number {number} {'x' * 1500}"}))
    book.commit(batch)
    del batch
    tracemalloc.start()
    try:
        assert all(one.state == "sound" for one in examine(book.conn, book.path))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 10_000_000, "the texts alone are 9 MB, twice in the book: no check may hold them all"


def test_a_purged_record_is_sound_and_a_trace_of_it_is_not(book: Book) -> None:
    from careerbook.changes.batch import Batch  # noqa: PLC0415 - this test alone purges

    goal, step = book.find("goal-1"), book.find("step-1")
    row = book.conn.execute("SELECT * FROM record WHERE uid = ?", (step.uid,)).fetchone()
    batch = Batch("purge")
    batch.purge(step.uid, "step")
    batch.purge(goal.uid, "goal")
    book.commit(batch)
    assert failed(book) == []
    book.conn.execute("PRAGMA foreign_keys=OFF")
    book.conn.execute(f"INSERT INTO record VALUES ({','.join('?' * len(row))})", row)  # noqa: S608 - placeholders
    assert list(misfits(book.conn)) == [step.uid]
