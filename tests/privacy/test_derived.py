"""What follows from a private record is as private: without it every page for others is the same, byte by byte.

The pages of a random journal are made again after what this reader may not know was taken away, changed or added to,
one kind at a time. A count, a share, an order, a choice of rows or a heading that came of something hidden would
differ. Two things are known to count though they are hidden: days of leave, where a target was cut to them by
agreement or the owner asks for them (both are left out here), and the names of people, which are to be replaced.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from careerbook.records.entry import Entry
from careerbook.records.kinds import KINDS, kind
from careerbook.render import json, markdown
from careerbook.reports.brief.sections import results
from careerbook.rules.audience import Shareable
from tests.privacy.journals import Journal
from tests.privacy.opinion import NEVER, OPENED, Eyes, Opinion
from tests.privacy.pages import PAGES, Options, client_before, readers

EACH = 12
"""Journals in which every kind is changed."""
WITHOUT_DAYS = Options(days=False)
DECIDING = {"topics_allow", "topics_deny", "person", "engagement", "tags", "note", "aka", "name", "name_ok", "share_as",
            "revised_on"}  # fmt: skip
"""Hidden fields that decide who may see what, and whose name becomes which role: the canaries look after them."""
STAYING = ("client", "person")
"""Kinds that nobody takes away or adds: who there is decides who reads, and how others are called."""
SILENT = ("hours", "pulse", "telling", "leave", "demand", "realised", "heard", "request")
"""What hangs on a record, and of which no page says anything whoever may see that record."""
KEEPING = {"client", "about", "direction", "theme", "on"}
"""What decides whether a hidden record stays hidden, beside its visibility and its parent."""


def deciding(name: str) -> set[str]:
    """Return the hidden fields of a kind that decide; of a job its days, by which a page names the one of its day."""
    return DECIDING | ({"start", "end"} if name == "engagement" else set())


GROWN = [name for name, row in KINDS.items() if row.under != ("book",)]


@cache
def journal(seed: int) -> Journal:
    """Return a journal in which no target was cut to the days at work."""
    grown = Journal(seed)
    for uid, name in grown.kinds.items():
        if name == "exception" and grown.bodies[uid]["type"] == "leave":
            grown.bodies[uid]["type"] = "scope"
    return grown


@cache
def honest(seed: int, reader: int) -> tuple[str, ...]:
    """Return every page of a journal as it is, for one of its readers."""
    return written(journal(seed), reader)


def written(grown: Journal, reader: int) -> tuple[str, ...]:
    """Return every page for one reader in JSON and in Markdown."""
    client = list(readers(grown))[reader]
    pages = [page for make in PAGES.values() for page in make(grown, client, WITHOUT_DAYS)[1]]
    said = [json.envelope("page", page.data.model_dump(mode="python"), []) for page in pages]
    return (*said, *(markdown.render(page.document) for page in pages))


def hidden_from(grown: Journal, client: Entry | None) -> set[str]:
    """Return the uids of what no page may tell this client, not even a handover from the client before.

    What they once got keeps a heading on the page for good, though it was revised since, so it is not among them.
    """
    opinions = [Opinion(grown, Eyes(client)), Opinion(grown, Eyes(client, before=client_before(grown, client)))]
    shown = {uid for uid in grown.kinds if any(opinion.may_see(uid) for opinion in opinions)}
    steps = {uid: grown.bodies[uid] for uid, name in grown.kinds.items() if name in OPENED.values()}
    got = {step["parent"] for step in steps.values() if client is not None and step["client"] == client.uid} | shown
    return grown.kinds.keys() - got - {uid for uid, step in steps.items() if step["parent"] in got}


def taken(grown: Journal, client: Entry | None, name: str) -> Journal:
    """Return the journal without the hidden records of a kind, and without the private fields of the others."""
    hidden = hidden_from(grown, client) if name not in STAYING else set()
    private = NEVER.get(name, set()) - deciding(name)
    return grown.changed(
        {
            uid: {f: v for f, v in body.items() if grown.kinds[uid] != name or f not in private}
            for uid, body in grown.bodies.items()
            if grown.kinds[uid] != name or uid not in hidden
        }
    )


def changed(grown: Journal, client: Entry | None, name: str) -> Journal:
    """Return the journal with everything that is private in the records of a kind said otherwise."""
    hidden = hidden_from(grown, client) if name not in STAYING else set()
    bodies = {uid: dict(body) for uid, body in grown.bodies.items()}
    for uid in (uid for uid, held in grown.kinds.items() if held == name):
        for column in kind(name).columns.values():
            private = column.name in NEVER.get(name, ()) or (uid in hidden and column.name not in KEEPING)
            value = grown.value(column, uid, name) if private and column.name not in deciding(name) else None
            bodies[uid] |= {column.name: value} if value is not None else {}
        bodies[uid] |= {"note": "Something else", "reason": "Another reason"}
        if uid in hidden and kind(name).states:
            bodies[uid]["state"] = grown.random.choice(kind(name).states)
    return grown.changed(bodies)


def added(grown: Journal, client: Entry | None, name: str) -> Journal:
    """Return the journal with more private records of a kind, which hang on something hidden if on anything."""
    other = grown.changed(grown.bodies)
    if name in STAYING:
        return other
    hidden = hidden_from(grown, client)
    parents = [u for u, k in grown.kinds.items() if k in KINDS[name].under and (name in SILENT or u in hidden)]
    others = [each.uid for each in grown.entries("client") if client is None or each.uid != client.uid]
    said = {"client": others[0]} if name in OPENED.values() else {}
    for parent in parents[:2]:
        other.grow(name, parent=parent, **said)
    if not KINDS[name].under:
        other.grow(name, visibility="private")
    return other


WAYS: dict[str, Callable[[Journal, Entry | None, str], Journal]] = {"taken": taken, "changed": changed, "added": added}


def tells(way: str, name: str, seed: int) -> bool:
    """Whether a page of one reader is another one after what is private of a kind was taken, changed or added to.

    Each kind looks with the eyes of each reader, a journal at a time.
    """
    grown = journal(seed)
    reader = (seed + GROWN.index(name)) % len(list(readers(grown)))
    before = honest(seed, reader)
    return written(WAYS[way](grown, list(readers(grown))[reader], name), reader) != before


@pytest.mark.parametrize("name", GROWN)
@pytest.mark.parametrize("way", WAYS)
def test_what_is_private_leaves_no_trace_in_a_page(way: str, name: str) -> None:
    for seed in range(EACH):
        assert not tells(way, name, seed), f"journal {seed}"


def test_all_that_is_private_at_once_leaves_no_trace_in_a_page() -> None:
    for seed in range(EACH, 5 * EACH):
        for reader, client in enumerate(readers(journal(seed))):
            grown = journal(seed)
            for name in GROWN:
                grown = taken(grown, client, name)
            assert written(grown, reader) == honest(seed, reader), f"journal {seed}, for {client}"


def test_there_is_something_to_take_away_to_change_and_to_add() -> None:
    """A copy that holds everything would pass the tests above."""
    for name in GROWN:
        for way, make in WAYS.items():
            if way == "added" and name in STAYING:
                continue
            journals = [journal(seed) for seed in range(EACH)]
            assert any(make(grown, None, name).bodies != grown.bodies for grown in journals), f"{way}: {name}"


def _everybody_sees(self: Shareable, entry: Entry, parents: set[str], opened: set[str]) -> str:
    return ""


def _all_fields(self: Shareable, entry: Entry) -> dict[str, Any]:
    return dict(entry.body)


def test_a_hidden_record_that_counts_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Shareable, "_refusal", _everybody_sees)
    for way, name in (("taken", "impact"), ("changed", "goal"), ("added", "commitment"), ("changed", "check")):
        assert any(written(WAYS[way](journal(s), None, name), -1) != written(journal(s), -1) for s in range(EACH))


def test_a_hidden_field_that_decides_which_rows_show_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """No text of it stands on the page: only the order and the choice of the wins tell of the hours."""
    monkeypatch.setattr(Shareable, "_listed_body", _all_fields)
    monkeypatch.setattr(results, "score", lambda impact: int(str(impact.body.get("hours") or 0)))
    journals = [journal(seed) for seed in range(5 * EACH)]
    assert any(written(changed(grown, None, "impact"), -1) != written(grown, -1) for grown in journals)
