"""The indexes know the words of every record, and nothing of its codes."""

import pytest

from careerbook.book import Book
from careerbook.records.fields import Column
from careerbook.records.kinds import KINDS, kind
from careerbook.store import search
from careerbook.store.index import COPIES, texts

MARKS = {"again_of", "currency", "language", "month"}
"""Lines that hold a reference, a code or a month."""
DECLARED = [
    pytest.param(column, id=f"{name}.{column.name}") for name in KINDS for column in kind(name).columns.values()
]


def found(book: Book, expression: str) -> list[str]:
    return [f"{row.kind}-{row.number}" for row in search.find(book.conn, expression, kinds=tuple(KINDS), removed=True)]


@pytest.mark.parametrize("column", DECLARED)
def test_no_field_with_words_is_left_out(column: Column) -> None:
    if column.type.name in ("line", "text") and column.name not in COPIES | MARKS:
        for said in ("architecture", "two words"):
            value = {said: True} if column.type.many else said
            assert texts({column.name: value}) == {column.name: [said]}


@pytest.mark.parametrize(
    ("field", "code"),
    [("state", "materialised"), ("category", "collaboration-mentorship"), ("why", "help-from-others"),
     ("direction", "received"), ("source", "direct-report"), ("channel", "third-party")],
)  # fmt: skip
def test_the_codes_of_the_first_format_are_no_words(field: str, code: str) -> None:
    assert texts({field: code}) == {}
    assert texts({field: {code: True}}) == {}


def test_a_sentence_in_a_field_of_codes_is_words() -> None:
    assert texts({"answer": "agreed", "need": "two words"}) == {"need": ["two words"]}


def test_of_proof_the_place_and_the_label_are_known_and_no_code(book: Book) -> None:
    assert found(book, '"grafana"') == ["impact-2"]
    assert found(book, '"board"') == ["impact-2"]
    assert found(book, '"label"') == []
    assert found(book, '"link"') == []


@pytest.mark.parametrize(
    ("word", "refs"),
    [
        ("jorg", ["impact-2"]),
        ("reconciliation", ["impact-2"]),
        ("zebra", ["impact-2"]),
        ("team", ["impact-2"]),
        ("perf", []),
        ("measure", ["step-1"]),
        ("vendor", ["challenge-1"]),
    ],
)
def test_search_follows_every_edit(book: Book, word: str, refs: list[str]) -> None:
    assert found(book, f'"{word}"') == refs


def test_days_and_uids_are_no_words() -> None:
    body = {"due": "2026-12-31", "goal_x": "01a1fa72-232b-7747-ae77-2527ab1b5a41", "text": "words", "n": 4, "f": True}
    assert texts(body) == {"text": ["words"]}
