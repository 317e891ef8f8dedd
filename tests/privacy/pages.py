"""Every page for others, and every way to write one, for whoever may be the reader of a journal."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from careerbook.document import Document
from careerbook.records.entry import Entry
from careerbook.render import json, markdown, terminal, text
from careerbook.reports import ask as asking
from careerbook.reports import brief, follow_up, handover, update
from careerbook.rules.audience import Shareable
from careerbook.rules.periods import quarter_of
from tests.privacy.journals import Journal


class Page(NamedTuple):
    """A page as it is laid out, and its data as JSON carries it."""

    document: Document
    data: Any


class Options(NamedTuple):
    """What the owner may ask for on the command line."""

    names: bool = False
    days: bool = True


Made = tuple[Shareable, tuple[Page, ...]]


def _brief(journal: Journal, client: Entry | None, options: Options) -> Made:
    """Return the brief, and the appendix that its reader gets beside it."""
    shared = Shareable(journal, "brief", client=client, names=options.names)
    asked = brief.BriefAsk(
        period=quarter_of(journal.as_of, journal.calendar),
        as_of=journal.as_of,
        client=client,
        meeting=brief.meeting_of(journal, client),
        names=options.names,
        days=options.days,
    )
    built = brief.build(shared, asked)
    left = built.appendix
    pages = [Page(brief.layout(built.data), built.data)]
    return shared, (*pages, *([Page(brief.layout_appendix(left), left)] if built.notes.appendix else []))


def _update(journal: Journal, client: Entry | None, options: Options) -> Made:
    shared = Shareable(journal, "update", client=client, names=options.names)
    built = update.build(shared, asking.Ask(client=client, names=options.names))
    return shared, (Page(update.layout(built.data), built.data),)


def _follow_up(journal: Journal, client: Entry | None, options: Options) -> Made:
    shared = Shareable(journal, "follow-up", client=client, names=options.names)
    built = follow_up.build(shared, asking.Ask(client=client, names=options.names), _talk(journal, client))
    return shared, (Page(follow_up.layout(built.data), built.data),)


def _talk(journal: Journal, client: Entry | None) -> Entry | None:
    """Return a recorded check-in, one with this client if there is any: which one is the owner's choice, made once."""
    if client is None:
        return None
    if client.uid not in journal.talks:
        held = journal.entries("call", states=("recorded",))
        held.sort(key=lambda call: (call.client == client.uid, len(journal.entries("ask", parents=[call.uid]))))
        journal.talks[client.uid] = held[-1] if held else None
    return journal.talks[client.uid]


def _handover(journal: Journal, client: Entry | None, options: Options) -> Made:
    before = client_before(journal, client)
    shared = Shareable(journal, "handover", client=client, names=options.names, before=before)
    built = handover.build(shared, asking.Ask(client=client, names=options.names))
    return shared, (Page(handover.layout(built.data), built.data),)


def client_before(journal: Journal, client: Entry | None) -> Entry | None:
    """Return another client, as if that one had gone; nobody goes before nobody."""
    others = [other for other in journal.entries("client") if client is not None and other.uid != client.uid]
    return others[0] if others else None


PAGES: dict[str, Callable[[Journal, Entry | None, Options], Made]] = {
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


def readers(journal: Journal) -> Iterator[Entry | None]:
    """Yield every client, and nobody, as long as no client is written down."""
    yield from journal.entries("client")
    yield None
