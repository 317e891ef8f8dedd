"""A small book on disk, with the day pinned."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from careerbook.book import Book
from careerbook.store import schema

SCHEMAS = Path(__file__).parent / "schemas"


@pytest.fixture(autouse=True)
def pinned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAREERBOOK_TODAY", "2026-11-20")
    monkeypatch.setenv("TZ", "UTC")


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "careerbook" / "book.db")


@pytest.fixture
def book(path: str) -> Iterator[Book]:
    """Two impacts, one of them edited and with proof, a goal with a step, and a removed challenge."""
    with Book(path, create=True) as made:
        made.add("impact", {"text": "Cut checkout latency by caching tax lookups", "on": "2026-10-02"})
        made.add(
            "impact",
            {
                "text": "Taught Jörg the réconciliation run",
                "note": "zebra crossing",
                "evidence": {"https://grafana.example/d/1": {"type": "link", "label": "the latency board"}},
                "tags": {"perf": True},
            },
        )
        made.add("goal", {"title": "Cut checkout time", "due": "2026-12-31"})
        made.add("step", {"text": "Measure every page", "due": "2026-12-01"}, parent=made.find("goal-1").uid)
        made.add("challenge", {"text": "The vendor may be late"})
        made.set(made.find("impact-2"), {"hours": "4.5", "tags": {"perf": None, "team": True}}, source="impact edit")
        made.set(made.find("challenge-1"), {"removed": True}, source="challenge remove")
        yield made


def in_first_format(path: str) -> None:
    """Rewrite a book with the tables exactly as format 1 was released, and the same rows."""
    conn = sqlite3.connect(path, isolation_level=None)
    kept = {
        table: conn.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - three names of ours
        for table in ("change", "record", "meta", "gate")
    }
    conn.close()
    Path(path).unlink()
    fresh = sqlite3.connect(path, isolation_level=None)
    fresh.executescript((SCHEMAS / "v1.sql").read_text())
    for table, rows in kept.items():
        if rows:
            marks = ",".join("?" * len(rows[0]))
            fresh.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - likewise
    fresh.close()


def tables(conn: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return the name and the statement, blanks evened out, of everything but views and what SQLite makes itself."""
    rows = conn.execute("SELECT name, sql FROM sqlite_master WHERE type != 'view' AND sql IS NOT NULL ORDER BY name")
    own = {row[0] for row in rows.fetchall() if not row[0].startswith("words_")}
    found = conn.execute("SELECT name, sql FROM sqlite_master WHERE type != 'view' AND sql IS NOT NULL ORDER BY name")
    return [(name, " ".join(sql.split())) for name, sql in found if name in own]


FIRST_FORMAT = schema.VERSION == 1
