"""Makes a book with very many records through the same `commit` as everything else, batch after batch.

The quarter that the brief prints, 2026-Q4, holds the same 500 records in every book; what differs is how many lie in
the years before it, all of them finished. One of the old ones says the rare word.
"""

import os
import tempfile
import zlib
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import careerbook
from careerbook.book import Book
from careerbook.changes.batch import Batch
from careerbook.changes.uid import new_uid

RARE = "quokka"
IN_QUARTER = 500
FIRST, LAST = date(2026, 10, 1), date(2026, 11, 20)
OLD = date(2010, 1, 4)
CHUNK = 5_000
SEED = 20_261_120

DONE = (
    "Moved", "Mended", "Wrote", "Taught", "Measured", "Shortened", "Planned", "Replaced", "Checked", "Opened",
    "Closed", "Translated", "Counted", "Sorted", "Tested", "Rebuilt",
)  # fmt: skip
WHAT = (
    "the invoice run", "the ward rota", "the checkout page", "the restore drill", "the budget table", "the lab guide",
    "the night feed", "the intake form", "the parts list", "the exam plan", "the payroll file", "the field survey",
    "the release notes", "the tender", "the training week", "the supplier audit",
)  # fmt: skip
THEMES = ("speed", "safety", "teaching", "cost", "quality", "people")
SYLLABLES = ("ba", "ce", "do", "fi", "gu", "la", "me", "no", "pi", "ru", "sa", "te", "vo", "zi")


class Draft(NamedTuple):
    """One record to be made: its kind, its fields in stored form, and the uid it hangs on."""

    kind: str
    said: dict[str, Any]
    uid: str = ""
    parent: str | None = None


class Cast(NamedTuple):
    """Whom and what the records point at, by uid."""

    client: str
    engagement: str
    people: tuple[str, ...]
    goals: tuple[str, ...]


def cached(records: int) -> Path:
    """Return the book with so many records, made when the code that writes books has changed since."""
    folder = Path(tempfile.gettempdir()) / f"careerbook-bench-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / f"{records}-{_mark():08x}.db"
    if not path.exists():
        for old in folder.glob(f"{records}-*.db"):
            old.unlink(missing_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}.new")
        fresh.unlink(missing_ok=True)
        make(fresh, records)
        fresh.replace(path)
    return path


def _mark() -> int:
    package = Path(careerbook.__file__).parent
    files = [Path(__file__), package / "rules/tokens.py"]
    files += sorted(file for room in ("changes", "store", "records") for file in (package / room).glob("*.py"))
    mark = 0
    for file in files:
        mark = zlib.crc32(file.read_bytes(), mark)
    return mark


def make(path: Path, records: int) -> None:
    """Write a new book at `path` with exactly so many records."""
    chance = Random(SEED)  # noqa: S311 - the same book every time, nothing secret
    with Book(str(path), create=True) as book:
        book.change_settings({"name": "Maya Chen", "currency": "EUR"})
        for batch in _batches(book, islice(_drafts(chance), records)):
            book.commit(batch)


def _batches(book: Book, drafts: Iterator[Draft]) -> Iterator[Batch]:
    while part := list(islice(drafts, CHUNK)):
        batch = Batch("import benchmark")
        for draft in part:
            batch.create(draft.kind, book.complete(draft.kind, draft.said), parent=draft.parent, uid=draft.uid or None)
        yield batch


def _drafts(chance: Random) -> Iterator[Draft]:
    """Go through the records: who there is, the quarter, then the years before, without end."""
    people = tuple(new_uid() for _ in range(6))
    cast = Cast(new_uid(), new_uid(), people, tuple(new_uid() for _ in range(8)))
    yield Draft(
        "engagement",
        {"title": "Operations analyst", "employer": "Northwind", "start": "2010-01-04", "on": "2010-01-04"},
        cast.engagement,
    )
    for number, uid in enumerate(people):
        yield Draft("person", {"name": f"{_word(chance).title()} Rivera{number}", "on": "2010-01-04"}, uid)
    yield Draft(
        "client",
        {
            "person": people[0],
            "relation": "primary",
            "start": "2010-01-04",
            "on": "2010-01-04",
            "engagement": cast.engagement,
        },
        cast.client,
    )
    yield from _quarter(chance, cast)
    yield Draft("impact", _impact(chance, cast, date(2019, 5, 6)) | {"text": f"Named the {RARE} scale"})
    while True:
        yield _old(chance, cast)


def _quarter(chance: Random, cast: Cast) -> Iterator[Draft]:
    """Yield the 500 records of the quarter, the same in every book."""
    yield Draft("call", {"client": cast.client, "on": "2026-11-25", "type": "quarterly"})
    for number, uid in enumerate(cast.goals):
        yield Draft(
            "goal",
            {
                "title": f"{DONE[number]} {WHAT[number]} faster",
                "metric_name": "days",
                "start_value": "10",
                "target": str(4 + number % 3),
                "unit": "days",
                "start": FIRST.isoformat(),
                "due": "2026-12-31",
                "on": FIRST.isoformat(),
                "state": "active",
                "client": cast.client,
                "engagement": cast.engagement,
            },
            uid,
        )
    left = IN_QUARTER - 1 - len(cast.goals)
    for number in range(left):
        day = FIRST + timedelta(days=number % ((LAST - FIRST).days + 1))
        yield _fresh(chance, cast, number, day)


def _fresh(chance: Random, cast: Cast, number: int, day: date) -> Draft:
    """Return one record of the quarter: mostly impacts, then checks, feedback, promises and troubles."""
    turn = number % 20
    on = day.isoformat()
    if turn < 12:
        return Draft("impact", _impact(chance, cast, day))
    if turn < 15:
        said = {"on": on, "current": str(9 - number % 4), "status": "on-track", "comment": _sentence(chance)}
        return Draft("check", said, parent=chance.choice(cast.goals))
    if turn < 17:
        return Draft("feedback", {**_feedback(chance, cast), "on": on, "visibility": "client", "about": "result"})
    if turn < 19:
        said = {"text": _sentence(chance), "owner": chance.choice(("me", "client")), "client": cast.client, "on": on}
        return Draft("commitment", {**said, "due": "2026-12-11", "state": chance.choice(("open", "done"))})
    said = {"text": _sentence(chance), "severity": "low", "on": on, "state": chance.choice(("open", "resolved"))}
    return Draft("challenge", said)


def _old(chance: Random, cast: Cast) -> Draft:
    """Return one finished record of the years before the quarter."""
    day = OLD + timedelta(days=chance.randrange((date(2026, 9, 30) - OLD).days))
    on = day.isoformat()
    turn = chance.randrange(20)
    if turn < 14:
        return Draft("impact", _impact(chance, cast, day))
    if turn < 17:
        return Draft("feedback", {**_feedback(chance, cast), "on": on, "state": "closed"})
    if turn < 19:
        said = {"text": _sentence(chance), "owner": "me", "client": cast.client, "on": on, "due": on}
        return Draft("commitment", {**said, "done_on": on, "state": "done"})
    return Draft("challenge", {"text": _sentence(chance), "severity": "low", "on": on, "state": "closed"})


def _impact(chance: Random, cast: Cast, day: date) -> dict[str, Any]:
    said: dict[str, Any] = {
        "text": _sentence(chance),
        "on": day.isoformat(),
        "theme": {chance.choice(THEMES): True},
        "client": cast.client,
        "engagement": cast.engagement,
        "visibility": "client" if chance.random() < 0.7 else "private",
    }
    if chance.random() < 0.5:
        said |= {
            "what_changed": _sentence(chance),
            "metric_name": "hours a week",
            "before": str(chance.randrange(20, 60)),
            "after": str(chance.randrange(1, 20)),
            "unit": "h",
        }
    if chance.random() < 0.4:
        said["evidence"] = {f"https://example.org/{chance.randrange(10**9)}": {"type": "link"}}
    if day >= FIRST:
        said["goal"] = chance.choice(cast.goals)
    if chance.random() < 0.3:
        said["note"] = _sentence(chance)
    return said


def _feedback(chance: Random, cast: Cast) -> dict[str, Any]:
    return {
        "text": _sentence(chance),
        "from_person": chance.choice(cast.people),
        "source": chance.choice(("manager", "peer", "customer")),
        "theme": {chance.choice(THEMES): True},
    }


def _sentence(chance: Random) -> str:
    """Return a sentence of about a dozen words, of which some stand in few others."""
    words = [chance.choice(DONE), chance.choice(WHAT), "for", _word(chance), "and", _word(chance)]
    words += [_word(chance) for _ in range(chance.randrange(2, 7))]
    return " ".join(words)


def _word(chance: Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randrange(2, 4)))
