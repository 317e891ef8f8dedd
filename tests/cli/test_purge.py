import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run

QUARREL = "xylophone quarrel behind the boathouse"


def raw() -> bytes:
    """Return every byte of the book and of what SQLite leaves beside it."""
    book = Path(os.environ["CAREERBOOK_DB"])
    return b"".join(p.read_bytes() for p in book.parent.iterdir() if p.name.startswith(book.name) and p.is_file())


def traces(secret: str) -> list[str]:
    held = raw().lower()
    return [word for word in [secret, *secret.split()] if len(word) > 6 and word.encode() in held]


def test_nothing_of_a_purged_record_is_left_in_the_bytes_of_the_file(run: Run) -> None:
    for number in range(30):
        run("win", f"Ordinary entry number {number}")
    run("win", QUARREL, "--note", "glockenspiel marmalade", "--tag", "kettledrum")
    run("impact", "edit", "31", "--what-changed", "harpsichord lessons")
    run("win", "One more after it")
    assert traces(QUARREL), "the test can see what it looks for"
    told = run("purge", "impact-31", "--yes")
    assert told.out == "impact-31\n"
    assert "cannot be undone" in told.err
    for text in (QUARREL, "glockenspiel marmalade", "kettledrum", "harpsichord lessons"):
        assert traces(text) == []
    run("doctor")
    run("find", "xylophone", code=1)
    run("show", "impact-31", code=1)
    assert run("impact", "list", "--limit", "1").out.startswith("impact-32")
    assert len(run("find", "ordinary", "--all").out.splitlines()) == 30


def test_what_hangs_on_it_goes_too(run: Run) -> None:
    run("goal", "add", "Learn the trombone", "--due", "2026-12-31")
    run("goal", "step", "1", "Buy a mouthpiece", "--due", "2026-12-01")
    run("goal", "check", "1", "Sounds like a walrus", "--confidence", "3")
    told = run("purge", "goal-1", "--yes")
    assert "and 2 that hang on it" in told.err
    for text in ("trombone", "mouthpiece", "walrus"):
        assert traces(text) == []
    run("doctor")


def test_a_removed_record_can_be_purged(run: Run) -> None:
    run("win", QUARREL)
    run("remove", "impact-1", "--yes")
    run("purge", "impact-1", "--yes")
    assert traces(QUARREL) == []


def test_without_a_terminal_it_needs_yes_and_changes_nothing(run: Run) -> None:
    run("win", QUARREL)
    before = raw()
    told = run("purge", "impact-1", code=4)
    assert told.err.startswith("careerbook: Erase impact-1")
    assert "--yes" in told.err
    assert raw() == before


def test_it_cannot_be_undone_and_says_so(run: Run) -> None:
    run("win", "First")
    run("win", QUARREL)
    run("purge", "impact-2", "--yes")
    told = run("undo", code=2).err
    assert "the last change was a purge, which cannot be undone, nor can what came before it." in told
    assert "What a record said earlier: careerbook history REF; copies of the book: careerbook backup list." in told
    assert run("win", "The number is not given again").out == "impact-3\n"


def test_a_copy_that_still_holds_it_is_named_and_one_that_does_not_is_not(run: Run) -> None:
    run("win", "First")
    before = run("backup").out.strip()
    run("win", QUARREL)
    after = run("backup").out.strip()
    kept = Path(after).read_bytes()
    told = run("purge", "impact-2", "--yes").err
    assert f"A copy of the book still holds it; delete that file: {after}\n" in told
    assert before not in told
    assert Path(after).read_bytes() == kept
    Path(after).unlink()
    run("win", QUARREL)
    assert "still holds it" not in run("purge", "impact-3", "--yes").err


def test_a_word_or_a_mark_by_itself_is_no_quotation(run: Run) -> None:
    run("win", "First", "--tag", "collaborations", "--evidence", "https://a.example/board")
    run("win", "Second", "--tag", "collaborations", "--evidence", "https://a.example/board")
    assert "still stand" not in run("purge", "impact-1", "--yes").err


def test_other_records_that_say_the_same_are_named(run: Run) -> None:
    run("win", QUARREL)
    run("win", "Somebody else also wrote of the", QUARREL)
    assert "still stand in impact-2" in run("purge", "impact-1", "--yes").err


@pytest.mark.parametrize("ref", ["impact-9", "nonsense"])
def test_an_unknown_record_is_exit_1(run: Run, ref: str) -> None:
    run("win", "First")
    run("purge", ref, "--yes", code=1)
