"""Every kind, through everything generic: a new row of the kinds table is tested by existing."""

import json
import sqlite3
from pathlib import Path

import pytest

from careerbook.book import Book
from careerbook.changes.batch import Batch
from careerbook.cli.main import main
from careerbook.records.check import check
from careerbook.records.entry import Entry
from careerbook.records.kinds import KINDS, kind
from tests.samples import COMMON, SAMPLES, rich_batch, rich_book

NOUNS = [name for name, row in KINDS.items() if not row.under]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    found = str(tmp_path_factory.mktemp("rich") / "book.db")
    rich_book(found).close()
    return found


@pytest.fixture
def book(path: str) -> Book:
    return Book(path)


OTHER_OPTIONS = {
    "tags": "one tag each time",
    "skills": "one skill each time",
    "call.evidence": "it is to be open at the meeting",
    "ask.recommendation": "as `call ask` says it",
    "raised.client": "as `challenge raise --to` says it",
    "sent.client": "as `pitch send --to` says it",
    "offered.client": "as `opportunity offer --to` says it",
    "client.start": "the field is `from`, which Python keeps for itself",
    "client.end": "the field is `to`",
    "feedback.from_person": "the field is `from`",
    "feedback.to_person": "the field is `to`",
    "story.drawn_from": "the field is `from`",
    "objective.part_of": "the field is `parent`, which a record has",
    "rating.reason_for_gap": "as `rating discuss --reason` says it",
}
"""Fields whose option is not their name, and why."""


@pytest.mark.parametrize("name", KINDS)
def test_an_option_is_its_fields_name(name: str) -> None:
    for column in kind(name).columns.values():
        named = column.flag == "--" + column.name.replace("_", "-")
        assert named != bool(OTHER_OPTIONS.keys() & {column.name, f"{name}.{column.name}"}), column.flag


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_has_a_sample_that_says_every_field_that_can_be_typed(name: str) -> None:
    typed = {c.name for c in kind(name).columns.values() if not c.computed} - {"on", *COMMON}
    assert name in SAMPLES, "add a sample to tests/samples.py"
    assert typed <= set(SAMPLES[name])
    assert set(SAMPLES[name]) - {"state", "on"} <= set(kind(name).columns)


@pytest.mark.parametrize("name", KINDS)
def test_a_sample_passes_the_last_check_and_reads_back_as_typed_values(name: str, book: Book) -> None:
    entry = book.find(f"{name}-1")
    check(entry.kind, entry.body)
    for field in SAMPLES[name]:
        if field != "state":
            assert getattr(entry, field) is not None
    assert entry.note == COMMON["note"]
    assert entry.get("no such field") is None


@pytest.mark.parametrize("name", KINDS)
def test_the_view_of_a_kind_shows_every_field(name: str, path: str) -> None:
    conn = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    conn.row_factory = sqlite3.Row
    (row,) = conn.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 - the names of our own table
    assert row["ref"] == f"{name}-1"
    for column in kind(name).columns.values():
        if column.name not in SAMPLES[name]:
            continue
        shown = row[f"{column.name}_minor" if column.type.name == "money" else column.name]
        assert shown is not None, column.name
        if column.type.name == "ref" and not column.type.many:
            assert shown == f"{SAMPLES[name][column.name]}-1"
    conn.close()


@pytest.mark.parametrize("name", KINDS)
def test_show_says_every_field_and_json_carries_it(
    name: str, path: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("CAREERBOOK_DB", path)
    monkeypatch.setenv("CAREERBOOK_TODAY", "2026-11-20")
    monkeypatch.setenv("CAREERBOOK_CONFIG", str(tmp_path / "config.toml"))
    assert main(["show", f"{name}-1", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["careerbook"] == 1
    assert told["kind"] == name
    for field in SAMPLES[name]:
        assert field in told["data"], field
    assert main(["show", f"{name}-1"]) == 0
    assert f"{name}-1" in capsys.readouterr().out


@pytest.mark.parametrize("name", NOUNS)
def test_list_names_every_noun_s_record(
    name: str, path: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("CAREERBOOK_DB", path)
    monkeypatch.setenv("CAREERBOOK_TODAY", "2026-11-20")
    monkeypatch.setenv("CAREERBOOK_CONFIG", str(tmp_path / "config.toml"))
    assert main([name, "list", "--json"]) == 0
    (only,) = json.loads(capsys.readouterr().out)["data"]
    assert only["ref"] == f"{name}-1"


@pytest.mark.parametrize("name", KINDS)
def test_a_record_is_removed_brought_back_and_undone(name: str, tmp_path: Path) -> None:
    with Book(str(tmp_path / "book.db"), create=True) as book:
        batch, uids = rich_batch()
        book.commit(batch)
        entry = book.find(f"{name}-1")
        before = dict(entry.body)
        taken = Batch("remove")
        taken.set(entry.uid, name, {"removed": True})
        book.commit(taken)
        assert name not in {found.kind.name for found in found_by_word(book) if found.uid == uids[name]}
        book.undo()
        assert book.find(f"{name}-1").body == before


def found_by_word(book: Book) -> list[Entry]:
    """Return what full-text search knows of the samples' common word."""
    from careerbook.store import search  # noqa: PLC0415 - only this test searches

    return [book.entry(row) for row in search.find(book.conn, '"blooms"', kinds=list(KINDS))]
