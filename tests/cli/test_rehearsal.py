"""`--dry-run` on whatever writes: everything is checked, what would be saved is said, nothing is."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run

WRITES = [
    ["win", "Ran", "the", "audit"],
    ["heard", "Clear notes", "--from", "Jo Park", "--source", "peer"],
    ["goal", "except", "1", "--due", "2027-01-29", "--type", "deadline", "--cause", "The tests took longer"],
    ["goal", "check", "1", "--current", "600"],
    ["challenge", "raise", "1"],
    ["pitch", "send", "1"],
    ["feedback", "respond", "1", "--action", "Two options first", "--due", "2026-12-01"],
    ["call", "record", "1", "--no-commitments", "--held", "2026-11-20"],
    ["client", "change", "--to", "New Manager", "--on", "2026-11-23"],
    ["edit", "goal-1", "--tag", "speed"],
    ["share", "impact-1", "--as", "private"],
    ["undo"],
]


@pytest.fixture
def book(run: Run) -> Path:
    run("client", "add", "Alex Rivera")
    run("goal", "add", "Faster checkout", "--metric", "p95:900:500", "--due", "2026-12-31")
    run("win", "Moved the cache")
    run("risk", "The feed may stop")
    run("pitch", "add", "A course", "--new-work", "A clinic")
    run("pitch", "cost", "1", "fee", "100")
    run("feedback", "add", "Clear notes", "--from", "Jo Park", "--source", "peer", "--about", "result")
    run("call", "plan", "--client", "manager", "--on", "2026-11-25")
    return Path(os.environ["CAREERBOOK_DB"])


@pytest.mark.parametrize("words", WRITES, ids=lambda words: " ".join(words[:2]))
def test_nothing_is_saved_and_what_would_be_is_said(words: list[str], run: Run, book: Path) -> None:
    before = book.read_bytes()
    told = run(*words, "--dry-run")
    assert "ould" in told.err
    assert book.read_bytes() == before
    run(*words)
    assert book.read_bytes() != before


def test_what_would_be_refused_is_refused(run: Run, book: Path) -> None:
    told = run("pitch", "fund", "1", "--dry-run", code=2)
    assert "cannot be funded yet" in told.err


def test_no_book_is_made(run: Run) -> None:
    run("win", "Ran", "the", "audit", "--dry-run")
    assert not Path(os.environ["CAREERBOOK_DB"]).exists()
