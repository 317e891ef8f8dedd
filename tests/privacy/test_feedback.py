"""What others may know of feedback: nothing about character, nothing unclear, nothing I gave, and never the words."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from careerbook.errors import Refused
from careerbook.gate import refuse_leaks
from careerbook.records.kinds import kind
from careerbook.records.words import About, Direction
from careerbook.rules.audience import NotShared, Shareable, Shared
from tests.desk import Desk

WORK = ("result", "impact", "approach", "process")
DOCUMENTS = ("brief", "update", "follow-up", "handover")
LISTED = {
    "brief": {"from_person", "source", "about", "anonymous", "theme", "direction", "told_on", "not_applicable"},
    "handover": {"from_person", "source", "about", "anonymous", "theme", "direction"},
}
"""Whom and which side it comes from are for counting; no page prints either."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = Desk(tmp_path)
    yield found
    found.book.close()


def cases() -> list[tuple[str | None, str | None, str]]:
    return list(product([*About, None], [*Direction, None], ["private", "client", "public"]))


def planted(desk: Desk) -> dict[str, tuple[str | None, str | None, str]]:
    """Write one feedback for each case and return the cases by reference."""
    said: dict[str, tuple[str | None, str | None, str]] = {}
    for number, (about, direction, visibility) in enumerate(cases()):
        fields = {name: value for name, value in (("about", about), ("direction", direction)) if value}
        theme = (f"zebra walnut lantern copper thistle {number}",)
        entry = desk.add("feedback", None, text=f"Words {number}", theme=theme, visibility=visibility, **fields)
        said[entry.ref] = (about, direction, visibility)
    return said


def may_be_seen(case: tuple[str | None, str | None, str], audience: str) -> bool:
    about, direction, visibility = case
    enough = ("client", "public") if audience == "client" else ("public",)
    return about in WORK and direction != "given" and visibility in enough


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("audience", ["client", "public"])
def test_only_what_is_about_the_work_and_was_shared_is_handed_out(desk: Desk, document: str, audience: str) -> None:
    alex = desk.client()
    said = planted(desk)
    shared = Shareable(desk.read(), document, client=alex if audience == "client" else None, audience=audience)
    got = {entry.ref for entry in shared.entries("feedback")}
    assert got == {ref for ref, case in said.items() if may_be_seen(case, audience)}
    assert len(shared.left_out) == len(said) - len(got)


def test_the_last_gate_lets_no_other_theme_through(desk: Desk) -> None:
    alex = desk.client()
    said = planted(desk)
    for ref, case in said.items():
        shared = Shareable(desk.read(), "brief", client=alex)
        theme = next(iter(desk.book.find(ref).theme))
        entry = desk.book.find(ref)
        shared.shown[entry.uid] = Shared(entry, "brief", entry.body)  # as if the projection let everything through
        if may_be_seen(case, "client"):
            refuse_leaks(desk.book, shared, f"- {theme}", [])
        else:
            with pytest.raises(Refused, match=ref):
                refuse_leaks(desk.book, shared, f"- {theme}", [])


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_document_lists_the_words_of_a_feedback(desk: Desk, document: str) -> None:
    columns = kind("feedback").columns
    listed = {name for name, column in columns.items() if column.shows_in(document)} - {"on"}
    assert listed == LISTED.get(document, set())
    desk.add("feedback", text="Words", verbatim="Very words", quote_ok=True, about="result", visibility="public")
    (seen,) = Shareable(desk.read(), document).entries("feedback")
    assert not {"text", "verbatim", "note", "situation", "behaviour", "effect", "my_intent"} & seen.body.keys()
    for name in ("text", "verbatim", "quote_ok", "situation"):
        with pytest.raises(NotShared):
            getattr(seen, name)
