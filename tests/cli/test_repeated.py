"""What the owner is told when the page says, in words of theirs, what also stands in a text that stays with them."""

import json
import os
import sqlite3
from collections.abc import Callable

import pytest

from careerbook import gate
from careerbook.book import Book
from careerbook.changes.batch import Batch
from careerbook.store import read
from tests.cli.conftest import Run

SECRET = "Dana fudged the March numbers and I have the mails"  # noqa: S105 - a sentence, not a password
QUESTION = "question-1 says what impact-1 says in its note, which stays with you; careerbook show impact-1"


@pytest.fixture
def meeting(run: Run) -> Run:
    run("init", "--name", "Elif", "--title", "engineer", "--client", "Bo Li")
    run("win", "Price list done", "--note", SECRET)
    run("call", "plan", "--client", "manager", "--on", "2026-12-02")
    return run


def asked(run: Run) -> None:
    run("call", "question", "1", SECRET)


def promised(run: Run) -> None:
    run("commitment", "add", f"Talk about it: {SECRET}", "--owner", "me", "--call", "call-1")


@pytest.mark.parametrize("words", [("brief",), ("brief", "--preview"), ("brief", "-o", "page.md"), ("brief", "--sent")])
def test_the_brief_says_which_record_repeats_which(
    meeting: Run, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.chdir(str(tmp_path))
    assert "stays with you;" not in meeting(*words[:1]).err
    asked(meeting)
    told = meeting(*words).err
    assert told.splitlines()[0] == QUESTION
    assert told.count(QUESTION) == 1
    assert "fudged" not in told


def test_json_for_the_manager_carries_no_note_and_that_of_the_preview_does(meeting: Run) -> None:
    asked(meeting)
    page = meeting("brief", "--json")
    assert QUESTION in page.err
    assert json.loads(page.out)["warnings"] == []
    assert "stays with you" not in page.out
    assert json.loads(meeting("brief", "--preview", "--json").out)["warnings"] == [QUESTION]


def test_the_other_pages_for_a_manager_say_it_too(meeting: Run) -> None:
    meeting("call", "ask", "1", SECRET)
    told = "ask-1 says what impact-1 says in its note, which stays with you; careerbook show impact-1"
    assert told in meeting("report", "update").err
    meeting("call", "record", "1", "--held", "2026-11-20", "--answer", "1=agreed", "--no-commitments")
    follow = meeting("call", "follow-up", "1")
    assert told in follow.err
    promised(meeting)
    meeting("client", "change", "--to", "Ines Sol", "--on", "2026-11-20")
    handed = "commitment-1 says what impact-1 says in its note, which stays with you; careerbook show impact-1"
    assert handed in meeting("report", "handover").err


@pytest.mark.parametrize(
    ("kept", "line"),
    [
        (
            ("feedback", "add", f"You said {SECRET}"),
            "call-1 says in its headline what feedback-1 says, which stays with you; careerbook show feedback-1",
        ),
        (
            ("challenge", "add", SECRET),
            "call-1 says in its headline what challenge-1 says, which stays with you; careerbook show challenge-1",
        ),
        (("win", SECRET, "--private"), "impact-2"),
    ],
)
def test_what_a_headline_repeats_is_named(meeting: Run, kept: tuple[str, ...], line: str) -> None:
    meeting(*kept)
    meeting("call", "headline", "1", f"{SECRET}. But the list is done.")
    assert line in meeting("brief").err


def removed(run: Run) -> None:
    run("win", "The list of prices went out on time", "--private")
    run("remove", "impact-2", "--yes")
    run("win", "The list of prices went out on time")


def outcome(run: Run) -> None:
    run("call", "edit", "1", "--outcome", "A second tutor for the evening course")
    run("call", "ask", "1", "A second tutor for the evening course")


def answered(run: Run) -> None:
    run(
        "heard",
        "Speak last in planning",
        "--from",
        "Jo Park",
        "--as",
        "peer",
        "--about",
        "approach",
        "--theme",
        "Talks",
    )
    run("heard", "Talk less", "--from", "Al Reed", "--as", "peer", "--about", "approach", "--theme", "Talks")
    run("feedback", "respond", "1", "--action", "I speak last in planning")
    run("feedback", "close", "1", "--told", "today")
    run("share", "feedback-1", "feedback-2", "--as", "client")
    assert "I speak last in planning" in run("brief").out


def own_words(run: Run) -> None:
    run("call", "ask", "1", "Move the deadline by one week", "--fallback", "Move the deadline by one day")


def themes(run: Run) -> None:
    run("win", "Sold two", "--theme", "Faster checkout for new shops", "--private")
    run("win", "Sold ten", "--theme", "Faster checkout for new shops")


def told_in_brief(run: Run) -> None:
    run("win", "Moved the shop to the new checkout")
    run("call", "headline", "1", "Moved the shop to the new checkout. But it was late.")


def to_both(run: Run) -> None:
    run("client", "add", "Ines Sol")
    run("call", "plan", "--client", "Ines", "--on", "2026-12-03")
    run("call", "question", "1", "What should I do more of next year?")
    run("call", "question", "2", "What should I do more of next year?")


@pytest.mark.parametrize("case", [removed, outcome, answered, own_words, themes, told_in_brief, to_both])
def test_what_two_records_may_well_both_say_is_no_news(meeting: Run, case: Callable[[Run], None]) -> None:
    case(meeting)
    assert "stays with you" not in meeting("brief").err
    assert "stays with you" not in meeting("report", "update").err


def test_few_records_are_read_for_it_however_many_say_the_same(meeting: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked(meeting)
    assert QUESTION in meeting("brief").err
    book = Book(os.environ["CAREERBOOK_DB"])
    batch = Batch("import")
    for number in range(2_000):
        batch.create("impact", {"text": f"Row{number} {SECRET}", "on": "2025-05-05", "visibility": "private"})
    book.commit(batch)
    book.close()
    looked_at: list[int] = []
    by_ids = read.by_ids

    def counted(conn: sqlite3.Connection, ids: list[int]) -> list[read.Row]:
        looked_at.append(len(ids))
        return by_ids(conn, ids)

    monkeypatch.setattr("careerbook.store.read.by_ids", counted)
    meeting("brief")
    assert looked_at
    assert sum(looked_at) < gate.MOST_LOOKED_AT + gate.COMMON


def test_a_few_are_named_and_the_others_counted(meeting: Run) -> None:
    for number in range(8):
        meeting("win", f"Private {number}", "--note", f"{SECRET} {number}", "--private")
    asked(meeting)
    told = [line for line in meeting("brief").err.splitlines() if "private texts" in line or "stays with you;" in line]
    assert len(told) == 6
    assert told[-1] == "and 4 more of your private texts share words with the page"
