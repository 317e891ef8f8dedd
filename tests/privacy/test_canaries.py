"""No document for others ever holds a private text: thousands of random journals, every audience, every format.

The second half takes one filter out at a time and expects the same search to find something: a test that cannot
fail proves nothing.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest

from careerbook.document import Document
from careerbook.records.entry import Entry
from careerbook.records.kinds import KINDS
from careerbook.render import json, markdown, terminal, text
from careerbook.reports import ask as asking
from careerbook.reports import brief, follow_up, handover, update
from careerbook.rules import audience
from careerbook.rules.audience import Shareable
from careerbook.rules.names import Replaced
from careerbook.rules.periods import quarter_of
from tests.privacy.journals import TODAY, Journal, Planted

CHUNK = 100
IN_CI = 2000
LONG = 10000


class Page(NamedTuple):
    document: Document
    data: Any


def _brief(journal: Journal, client: Entry | None, names: bool) -> tuple[Shareable, Page]:
    shared = Shareable(journal, "brief", client=client, names=names)
    asked = brief.BriefAsk(
        period=quarter_of(TODAY, journal.calendar),
        as_of=TODAY,
        client=client,
        meeting=brief.meeting_of(journal, client),
        names=names,
        days=True,
    )
    built = brief.build(shared, asked)
    return shared, Page(brief.layout(built.data), built.data)


def _update(journal: Journal, client: Entry | None, names: bool) -> tuple[Shareable, Page]:
    shared = Shareable(journal, "update", client=client, names=names)
    built = update.build(shared, asking.Ask(client=client, names=names))
    return shared, Page(update.layout(built.data), built.data)


def _follow_up(journal: Journal, client: Entry | None, names: bool) -> tuple[Shareable, Page]:
    shared = Shareable(journal, "follow-up", client=client, names=names)
    uid = client.uid if client is not None else ""
    held = (journal.owners or journal).entries("call", states=("recorded",)) if uid else []
    held.sort(key=lambda call: (call.client == uid, len(journal.entries("ask", parents=[call.uid]))))
    built = follow_up.build(shared, asking.Ask(client=client, names=names), held[-1] if held else None)
    return shared, Page(follow_up.layout(built.data), built.data)


def _handover(journal: Journal, client: Entry | None, names: bool) -> tuple[Shareable, Page]:
    before = client_before(journal, client)
    shared = Shareable(journal, "handover", client=client, names=names, before=before)
    built = handover.build(shared, asking.Ask(client=client, names=names))
    return shared, Page(handover.layout(built.data), built.data)


def client_before(journal: Journal, client: Entry | None) -> Entry | None:
    """Return another client, as if that one had gone; nobody goes before nobody."""
    others = [other for other in journal.entries("client") if client is not None and other.uid != client.uid]
    return others[0] if others else None


PAGES: dict[str, Callable[[Journal, Entry | None, bool], tuple[Shareable, Page]]] = {
    "brief": _brief,
    "update": _update,
    "follow-up": _follow_up,
    "handover": _handover,
}
"""Every document for others that is built from a projection."""

FORMATS: dict[str, Callable[[Page], str]] = {
    "md": lambda page: markdown.render(page.document),
    "text": lambda page: text.render(page.document),
    "json": lambda page: json.envelope("page", page.data.model_dump(mode="python"), []),
    "terminal": lambda page: terminal.render(page.document, 100, False),
}


def readers(journal: Journal) -> Iterator[tuple[Entry | None, str]]:
    for client in journal.entries("client"):
        yield client, "client"
    yield None, "client"


def found_in(journal: Journal, *, formats: tuple[str, ...] = ()) -> list[tuple[str, str, Planted]]:
    """Return every forbidden canary that a page, or the projection it was built from, holds."""
    leaks: list[tuple[str, str, Planted]] = []
    for client, who in readers(journal):
        plain = journal.forbidden(client, who)
        passing_on = journal.forbidden(client, who, client_before(journal, client))
        for name, make in PAGES.items():
            shared, page = make(journal, client, False)
            forbidden = plain if shared.before is None else passing_on
            handed = "\n".join(shared.texts())
            leaks += [(name, "projection", p) for p in forbidden if p.token in handed]
            for form, render in FORMATS.items():
                if formats and form not in formats:
                    continue
                written = render(page)
                leaks += [(name, form, p) for p in forbidden if p.token in written]
    return leaks


def whole_projection(journal: Journal) -> list[tuple[str, str, Planted]]:
    """Return every forbidden canary that any document's projection would hand out, asked for or not."""
    leaks: list[tuple[str, str, Planted]] = []
    for document in PAGES:
        for who in ("client", "public"):
            for client in [*journal.entries("client"), None]:
                before = client_before(journal, client) if document == "handover" else None
                shared = Shareable(journal, document, client=client, audience=who, before=before)
                for kind in KINDS:
                    shared.entries(kind)
                handed = "\n".join(shared.texts())
                leaks += [(document, who, p) for p in journal.forbidden(client, who, before) if p.token in handed]
    return leaks


@pytest.mark.parametrize("start", range(0, IN_CI, CHUNK))
def test_no_page_holds_a_canary(start: int) -> None:
    for seed in range(start, start + CHUNK):
        assert found_in(Journal(seed)) == [], f"journal {seed}"


@pytest.mark.long
@pytest.mark.parametrize("start", range(IN_CI, LONG, CHUNK))
def test_no_page_holds_a_canary_in_ten_thousand_journals(start: int) -> None:
    for seed in range(start, start + CHUNK):
        assert found_in(Journal(seed)) == [], f"journal {seed}"


@pytest.mark.parametrize("start", range(0, 200, CHUNK))
def test_no_projection_hands_out_a_canary(start: int) -> None:
    for seed in range(start, start + CHUNK):
        assert whole_projection(Journal(seed)) == [], f"journal {seed}"


def test_pages_do_show_what_may_be_shown() -> None:
    """A filter that keeps everything out would pass the search above; this one it would fail."""
    shown = dict.fromkeys(PAGES, 0)
    for seed in range(60):
        journal = Journal(seed)
        for client, who in readers(journal):
            for name, make in PAGES.items():
                shared, page = make(journal, client, False)
                forbidden = {p.token for p in journal.forbidden(client, who, shared.before)}
                written = markdown.render(page.document)
                shown[name] += sum(1 for p in journal.planted if p.token not in forbidden and p.token in written)
    assert shown["brief"] > 500
    assert min(shown.values()) > 3  # few journals hold a check-in that was recorded


def test_a_handover_passes_on_promises_asks_and_freedom_and_nothing_else_of_the_client_before() -> None:
    passed_on = set()
    for seed in range(60):
        journal = Journal(seed)
        for client in journal.entries("client"):
            before = client_before(journal, client)
            for kind in KINDS:
                alone = {entry.uid for entry in Shareable(journal, "handover", client=client).entries(kind)}
                told = Shareable(journal, "handover", client=client, before=before).entries(kind)
                passed_on |= {kind for entry in told if entry.uid not in alone}
                elsewhere = Shareable(journal, "update", client=client, before=before).entries(kind)
                plainly = Shareable(journal, "update", client=client).entries(kind)
                assert [entry.uid for entry in elsewhere] == [entry.uid for entry in plainly]
    assert passed_on == {"call", "ask", "question", "heard", "commitment", "autonomy"}


def _all_fields(self: Shareable, entry: Entry) -> dict[str, Any]:
    return dict(entry.body)


def _everything_opened(self: Shareable, entries: list[Entry]) -> set[str]:
    return {entry.uid for entry in entries}


def _same_text(text: str, *_: object) -> Replaced:
    return Replaced(text, 0, ())


MUTANTS: dict[str, tuple[object, str, object]] = {
    "the list of fields": (Shareable, "_listed_body", _all_fields),
    "who may see a record": (Shareable, "_refusal", lambda self, entry, parents, opened: ""),
    "what was raised or sent": (Shareable, "_opened", _everything_opened),
    "topics denied": (audience, "topic_denied", lambda client, entry: False),
    "whose client it is": (Shareable, "_owner_client", lambda self, entry: None),
    "the order of audiences": (audience, "RANK", {"private": 2, "client": 2, "public": 2}),
    "people as roles": (audience, "replace_names", _same_text),
}


@pytest.mark.parametrize("filter_", MUTANTS)
def test_without_a_filter_the_search_finds_something(filter_: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place, name, without = MUTANTS[filter_]
    monkeypatch.setattr(place, name, without)
    assert any(whole_projection(Journal(seed)) for seed in range(20)), f"nothing is found without {filter_}"


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_that_reads_the_book_itself_is_found(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A renderer knows no records; one that did, and printed what it found there, would be caught."""
    journal = Journal(0)
    secret = next(p for p in journal.planted if p.field == "note")
    honest = FORMATS[form]
    monkeypatch.setitem(FORMATS, form, lambda page: honest(page) + secret.token)
    assert found_in(journal, formats=(form,))
