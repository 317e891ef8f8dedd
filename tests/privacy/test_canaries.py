"""No document for others ever holds a private text: thousands of random journals, every audience, every format.

The second half takes one filter out at a time and expects the same search to find something: a test that cannot
fail proves nothing.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from careerbook.document import Document
from careerbook.records import kinds as table
from careerbook.records.entry import Entry
from careerbook.records.kinds import KINDS
from careerbook.reports import follow_up, judging
from careerbook.reports.brief import building
from careerbook.rules import audience
from careerbook.rules.audience import Shareable
from careerbook.rules.names import Replaced
from tests.privacy.journals import Journal, Planted
from tests.privacy.opinion import NEVER, Eyes, Opinion
from tests.privacy.pages import FORMATS, PAGES, Options, Page, client_before, readers

CHUNK = 100
IN_CI = 2000
LONG = 10000
SOME = 200
EARLIER = date(2026, 10, 25)
TOKEN = re.compile(r"zq\d{4,}x\d+")
PLAIN = Options()
Leaks = list[tuple[str, str, Planted]]


@pytest.fixture(autouse=True)
def for_the_page_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the owner is told beside a page about words that judge is on no page, and takes a sixth of the time."""
    for module in (building, follow_up, judging):
        monkeypatch.setattr(module, "judging", lambda *_: ())


def canaries_in(written: str) -> set[str]:
    """Return every canary in a text, in capitals or in small letters; each has the one shape that TOKEN names."""
    return set(TOKEN.findall(written.casefold()))


def found_in(journal: Journal, options: Options = PLAIN, formats: Iterable[str] = tuple(FORMATS)) -> Leaks:
    """Return every forbidden canary that a page, or the projection it was built from, holds."""
    leaks: Leaks = []
    read: dict[tuple[str, Document | str], set[str]] = {}

    def canaries_of(form: str, page: Page) -> set[str]:
        """Write a page out and search it; one that several readers get, word for word, is written once."""
        written = FORMATS[form](page) if form == "json" else ""
        key = (form, written or page.document)
        if key not in read:
            read[key] = canaries_in(written or FORMATS[form](page))
        return read[key]

    for client in readers(journal):
        kept = Opinion(journal, Eyes(client, names=options.names)).forbidden()
        passing_on = Opinion(journal, Eyes(client, "client", client_before(journal, client), options.names)).forbidden()
        for name, make in PAGES.items():
            shared, pages = make(journal, client, options)
            mine = kept if shared.before is None else passing_on
            found = {"projection": canaries_in("\n".join(shared.texts()))}
            for form in formats:
                found[form] = {token for page in pages for token in canaries_of(form, page)}
            leaks += [(name, where, journal.of(token)) for where, said in found.items() for token in said & mine]
    return leaks


def whole_projection(journal: Journal) -> Leaks:
    """Return every forbidden canary that any document's projection would hand out, asked for or not."""
    leaks: Leaks = []
    for document in PAGES:
        for who in ("client", "public"):
            for client in readers(journal):
                before = client_before(journal, client) if document == "handover" else None
                shared = Shareable(journal, document, client=client, audience=who, before=before)
                handed = [entry for kind in KINDS for entry in shared.entries(kind)]
                moved = [str(step) for entry in handed for step in shared.moves(entry)]
                mine = Opinion(journal, Eyes(client, who, before)).forbidden()
                said = canaries_in("\n".join([*shared.texts(), *moved]))
                leaks += [(document, who, journal.of(token)) for token in said & mine]
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


@pytest.mark.parametrize("days", [False, True])
@pytest.mark.parametrize("names", [False, True])
def test_no_option_and_no_earlier_day_lets_a_canary_out(names: bool, days: bool) -> None:
    for seed in range(SOME // 4):
        journal = Journal(seed, EARLIER if seed % 2 else Journal(seed).as_of)
        assert found_in(journal, Options(names, days), ("md", "json")) == [], f"journal {seed}"


@pytest.mark.parametrize("start", range(0, SOME, CHUNK))
def test_no_projection_hands_out_a_canary(start: int) -> None:
    for seed in range(start, start + CHUNK):
        assert whole_projection(Journal(seed)) == [], f"journal {seed}"


def test_every_field_is_on_the_list_that_people_read_or_on_none() -> None:
    """The second opinion knows every field of every kind: a new one is private or listed there as well, by hand."""
    others = {*PAGES, "*"}
    declared = {
        name: {c.name for c in table.kind(name).columns.values() if not others & set(c.docs)} - NEVER["*"]
        for name in KINDS
    }
    assert {name: fields for name, fields in declared.items() if fields} == {k: v for k, v in NEVER.items() if k != "*"}


def test_every_kind_and_field_with_a_text_is_planted() -> None:
    planted = {(p.kind, p.field) for seed in range(60) for p in Journal(seed).planted}
    texts = {
        (name, column.name)
        for name, row in KINDS.items()
        for column in table.kind(name).columns.values()
        if column.type.name in ("line", "text", "evidence")
        and row.under != ("book",)
        and column.name not in ("frozen", "again_of", "sent_hash", "month", "topics_allow", "topics_deny")
    }
    assert texts - planted == set()


def test_pages_do_show_what_may_be_shown() -> None:
    """A filter that keeps everything out would pass the search above; this one it would fail."""
    shown = {name: {"with a client": 0, "without": 0} for name in PAGES}
    for seed in range(60):
        journal = Journal(seed)
        for client in readers(journal):
            for name, make in PAGES.items():
                shared, pages = make(journal, client, PLAIN)
                kept = Opinion(journal, Eyes(client, before=shared.before)).forbidden()
                said = {token for page in pages for token in canaries_in(FORMATS["md"](page))}
                shown[name]["with a client" if client else "without"] += len(said - kept)
    assert shown["brief"]["with a client"] > 1000
    assert shown["brief"]["without"] > 500
    assert min(shown[name]["with a client"] for name in PAGES) > 10


def test_with_names_who_agreed_is_named_and_nobody_else() -> None:
    named = 0
    for seed in range(SOME // 4):
        journal = Journal(seed)
        agreed = {p.token for p in journal.planted if p.field == "name" and journal.bodies[p.uid].get("name_ok")}
        for client in readers(journal):
            _, pages = PAGES["brief"](journal, client, Options(names=True))
            named += len(agreed & {token for page in pages for token in canaries_in(FORMATS["md"](page))})
    assert named > 20


def test_a_handover_passes_on_promises_asks_and_freedom_and_nothing_else_of_the_client_before() -> None:
    passed_on = set()
    for seed in range(60):
        journal = Journal(seed)
        for uid in [client.uid for client in journal.entries("client")]:
            journal.bodies[uid].pop("engagement", None)
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


def _all_moves(self: Shareable, entry: Entry) -> Any:
    return self._reader.moves(entry)


def _first_words(history: Any, field: str) -> Any:
    return history[0][1].get(field, [None, None])[1]


MUTANTS: dict[str, tuple[object, str, object]] = {
    "the list of fields": (Shareable, "_listed_body", _all_fields),
    "who may see a record": (Shareable, "_refusal", lambda self, entry, parents, opened: ""),
    "what was raised or sent": (Shareable, "_opened", _everything_opened),
    "what was revised": (audience, "stands", lambda step: True),
    "topics denied": (audience, "topic_denied", lambda client, entry: False),
    "the job it was done in": (audience, "of_another_job", lambda *_: False),
    "whose client it is": (Shareable, "_owner_client", lambda self, entry: None),
    "the order of audiences": (audience, "RANK", {"private": 2, "client": 2, "public": 2}),
    "people as roles": (audience, "replace_names", _same_text),
    "the fields of a step": (Shareable, "moves", _all_moves),
}


@pytest.mark.parametrize("filter_", MUTANTS)
def test_without_a_filter_the_search_finds_something(filter_: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place, name, without = MUTANTS[filter_]
    monkeypatch.setattr(place, name, without)
    assert any(whole_projection(Journal(seed)) for seed in range(40)), f"nothing is found without {filter_}"


def test_the_words_of_before_are_found_when_they_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audience, "as_made", _first_words)
    found = [leak for seed in range(40) for leak in found_in(Journal(seed), formats=("md",))]
    assert {planted.field for _, _, planted in found} == {"earlier"}


def test_the_cause_of_an_absence_is_found_when_it_is_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table.kind("exception"), "withheld", None)
    found = [planted for seed in range(40) for _, _, planted in whole_projection(Journal(seed))]
    assert {(planted.kind, planted.field) for planted in found} == {("exception", "cause")}


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_that_reads_the_book_itself_is_found(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A renderer knows no records; one that did, and printed what it found there, would be caught."""
    journal = Journal(0)
    secret = next(p for p in journal.planted if p.field == "note")
    honest = FORMATS[form]
    monkeypatch.setitem(FORMATS, form, lambda page: honest(page) + secret.token)
    assert found_in(journal, formats=(form,))
