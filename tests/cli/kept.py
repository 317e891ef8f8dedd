"""What the tests of the verbs share: a book with two clients, and the proof that a refusal saves nothing."""

import json
import os
from pathlib import Path
from typing import Any

from careerbook.book import Book
from careerbook.changes.batch import Batch
from careerbook.records.entry import Entry
from tests.cli.conftest import Result, Run


def book() -> Book:
    """Open the book that the commands write to; made when it is missing."""
    return Book(os.environ["CAREERBOOK_DB"], create=True)


def add(kind: str, parent: str | None = None, **said: Any) -> str:
    """Write one record by its stored fields and return its reference."""
    with book() as held:
        uid = held.find(parent).uid if parent else None
        return held.add(kind, said, parent=uid).ref


def set_fields(ref: str, **said: Any) -> None:
    """Change stored fields of one record."""
    with book() as held:
        held.set(held.find(ref), said, source="test")


def settings(**said: Any) -> None:
    """Change settings of the book."""
    with book() as held:
        held.change_settings(said)


def client(name: str = "Alex Rivera", relation: str = "primary", **said: Any) -> str:
    """Write a person and the client who is that person, since January; return the client's reference."""
    with book() as held:
        batch = Batch("test")
        person = batch.create("person", held.complete("person", {"name": name, "on": "2026-01-01"}))
        said = {"person": person, "relation": relation, "start": "2026-01-01", "on": "2026-01-01", **said}
        batch.create("client", held.complete("client", said))
        return held.commit(batch).saved[1].ref


def entry(ref: str) -> Entry:
    """Return one record."""
    with book() as held:
        return held.find(ref)


def body(ref: str) -> dict[str, Any]:
    """Return the stored fields of one record."""
    return entry(ref).body


def entries(kind: str) -> list[Entry]:
    """Return every record of a kind."""
    with book() as held:
        return held.entries(kind)


def uid(ref: str) -> str:
    """Return the uid of a record."""
    return entry(ref).uid


def written() -> int:
    """Return how many changes the book holds, and 0 when there is none."""
    if not os.path.exists(os.environ["CAREERBOOK_DB"]):  # noqa: PTH110 - one look at a file
        return 0
    with book() as held:
        return 0 if held.is_new else int(held.conn.execute("SELECT count(*) FROM change").fetchone()[0])


def lying_there() -> bytes:
    """Return the book as it lies on the disk; nothing when there is none."""
    path = Path(os.environ["CAREERBOOK_DB"])
    return path.read_bytes() if path.exists() else b""


def batches() -> int:
    """Return how many steps the history has."""
    with book() as held:
        return int(held.conn.execute("SELECT count(DISTINCT batch) FROM change").fetchone()[0])


def refused(run: Run, *words: str, code: int = 2, says: str = "") -> Result:
    """Run a command that is refused: exit code, one sentence on stderr, nothing on stdout, nothing saved."""
    before = lying_there()
    got = run(*words, code=code)
    assert lying_there() == before, "a refusal changed the book"
    assert got.out == ""
    last = got.err.strip().splitlines()[-1]
    assert last.startswith("careerbook: "), got.err
    assert says in last, got.err
    return got


def data(result: Result) -> Any:
    """Return what an envelope carries."""
    envelope = json.loads(result.out)
    assert envelope["careerbook"] == 1
    return envelope["data"]
