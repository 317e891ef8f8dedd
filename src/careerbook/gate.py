"""The last gate: a finished page for somebody else is searched for private text, and a hit stops it.

It does not trust the projection that the page was built from. Who may see a record is asked of the book again, here,
in other words than there; only what a record says to this reader by both readings counts as shared.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from careerbook.book import Book
from careerbook.changes.codec import load
from careerbook.errors import Refused
from careerbook.records.entry import Entry
from careerbook.records.kinds import KINDS, kind
from careerbook.rules.audience import Shareable
from careerbook.rules.leaks import Leak, caught, unsaid
from careerbook.rules.tokens import fingerprint, marks, sayings, tokens
from careerbook.rules.topics import topic_denied
from careerbook.store import read
from careerbook.store.index import texts
from careerbook.store.search import few_holders, holders

AUDIENCES = {"client": ("client", "public"), "public": ("public",)}
ABOUT_WORK = ("result", "impact", "approach", "process")
NOBODYS_SECRET = ("settings", "period")
"""Kinds whose texts are labels that pages print: the settings of the book and the names of its periods."""

HANDED_ON = ("autonomy", "commitment", "call")
"""What a handover tells of the client before: what was agreed, promised and asked. A talk about the role is not."""

MOST_NAMED = 5
COMMON = 12  # records; a run of words that so many say is a phrase of its owner, and repeats nothing
MOST_LOOKED_AT = 300  # records that are read for the owner's notes: the cost follows the page, and not the book

LABELS = ("metric_name", "name", "share_as", "unit")
"""Fields that name something; two records may well name the same."""

OF_OTHERS = ("feedback", "challenge")
"""What somebody said, and what nobody has heard of: words that no record takes over unseen."""

TAKEN_UP = (("heard", "need"), ("feedback", "response"))  # what stays, and what is made of it in the same words


class Said(NamedTuple):
    """One text of a record, and the field that holds it."""

    row: read.Row
    field: str
    text: str


Candidate = tuple[read.Row, list[Said]]


class Repeat(NamedTuple):
    """A record of the page that says, word for word, what a record that stays with its owner says: references alone.

    The fields are in words, empty where it is what the record is about; `shown` is empty for words of an earlier day.
    """

    shown: str
    private: str
    field: str
    private_field: str

    @property
    def line(self) -> str:
        """The note for the owner, with what to type."""
        says = f"{self.shown or 'the page'} says" + (f" in its {self.field}" if self.field else "")
        kept = f" in its {self.private_field}" if self.private_field else ""
        other = "it" if self.private == self.shown else self.private
        return f"{says} what {other} says{kept}, which stays with you; careerbook show {self.private}"


def refuse_leaks(book: Book, shared: Shareable, text: str, allowed_texts: Iterable[str]) -> tuple[Repeat, ...]:
    """Raise Refused, naming the records, when a finished text says what only private texts say.

    text: the page as it will leave, in Markdown, plain text or with terminal colours; JSON (an object or a list) is
    unescaped first. shared: the projection that the page was built from; with `printed` set only those records count
    as said by the page, else all that it handed out. allowed_texts: the program's own wording. What records that this
    reader may see also say is allowed; of such a record the fields that are on no list of this document are private,
    of any other record every text is. The refusal never repeats a word of it. The cost follows the page, not the book.

    Returns what was let pass because a record of the page says it, and a private text says it too: for its owner alone.
    """
    leaks, repeats = _judged(book, shared, text, allowed_texts)
    _refuse(leaks)
    return repeats


def repeats_in(book: Book, shared: Shareable, text: str, allowed_texts: Iterable[str]) -> tuple[Repeat, ...]:
    """Return what `refuse_leaks` returns, for a page that goes to nobody: it is never refused."""
    return _judged(book, shared, text, allowed_texts)[1]


def _judged(
    book: Book, shared: Shareable, text: str, allowed_texts: Iterable[str]
) -> tuple[list[Leak[str]], tuple[Repeat, ...]]:
    if book.is_new:
        return [], ()
    eyes = _Eyes(book, shared)
    names = [name for name in (shared.owner_name, shared.reader_name) if name]
    printed = shared.printed if shared.printed is not None else shared.shown.keys()
    page = unsaid(spoken(text), [*allowed_texts, *names])
    told = {said: page & sayings(tokens(said.text)) for said in eyes.said_by(sorted(printed))}
    left = page.difference(*told.values(), *(sayings(tokens(text)) for text in shared.said_before))
    rows = read.by_ids(book.conn, sorted(holders(book.conn, sorted(map(fingerprint, left)))))
    private = [(_ref(row), [said.text for said in kept]) for row, kept in eyes.private(rows)]
    leaks = caught(left, private)
    if leaks:  # unless the reader may know it from a record that is not on the page
        also = eyes.said_by([row.uid for row in rows])
        leaks = caught(left.difference(*(sayings(tokens(said.text)) for said in also)), private)
    # what the page may say is looked up by its runs alone: a long word that two texts share repeats nothing
    let_pass = {mark for mark in page - left if " " in mark}
    also_held = few_holders(book.conn, sorted(map(fingerprint, let_pass)), COMMON, MOST_LOOKED_AT)
    candidates = eyes.private(read.by_ids(book.conn, sorted(also_held)))
    return leaks, tuple(_repeats(let_pass, told, candidates, eyes))


def _ref(row: read.Row) -> str:
    return f"{row.kind}-{row.number}"


def _repeats(
    let_pass: set[str], told: dict[Said, set[str]], candidates: Sequence[Candidate], eyes: "_Eyes"
) -> list[Repeat]:
    """Return each private record that says what was let pass, with the one of the page (`told`) that says most."""
    tellers: dict[str, list[Said]] = {}
    for text, marks_ in told.items():
        for mark in marks_:
            tellers.setdefault(mark, []).append(text)
    found: dict[str, Repeat] = {}
    for row, kept in candidates:
        for private in kept:
            own = {mark for mark in marks(tokens(private.text)) if " " in mark}
            repeated = own & let_pass
            if _ref(row) in found or not repeated or not eyes.stays(private):
                continue
            by = [said for mark in sorted(repeated) for said in tellers.get(mark, ())]
            whole, seen = repeated == own, eyes.may_see(row)
            of_own = [said for said in by if not _by_nature(said, private, whole=whole, seen=seen)]
            if of_own:
                said = max(of_own, key=lambda said: len(told[said]))
                found[_ref(row)] = Repeat(_ref(said.row), _ref(row), _in_words(said), _in_words(private))
            elif not by:
                found[_ref(row)] = Repeat("", _ref(row), "", _in_words(private))
    return list(found.values())


def _by_nature(said: Said, private: Said, *, whole: bool, seen: bool) -> bool:
    """Tell whether two texts may well share words: those of one record, or of two of which one is about the other.

    An outcome is worded like the ask that leads to it, a story like the result it tells; a need is what was heard, and
    an answer to feedback that was raised (`seen`) takes up what it asks for. whole: all of the private text was said.
    """
    if said.row.uid == private.row.uid:
        return not (whole and private.field == "note")
    if (private.row.kind, said.row.kind) in TAKEN_UP and (seen or private.row.kind == "heard"):
        return True
    if private.field == "note" or private.row.kind in OF_OTHERS:
        return False
    uids = {said.row.uid, said.row.parent} - {None}
    return private.row.uid == said.row.parent or private.row.parent in uids or said.row.uid in private.row.body


def _in_words(said: Said) -> str:
    """Return the field that says it, in words; nothing where it is what the record is about."""
    if said.row.kind not in KINDS:
        return ""
    declared = kind(said.row.kind)
    column = declared.columns.get(said.field)
    return "" if said.field in (declared.text, "title") or column is None else column.words


def _refuse(leaks: Sequence[Leak[str]]) -> None:
    if not leaks:
        return
    refs = [leak.record for leak in leaks]
    more = f" and {len(refs) - MOST_NAMED} more" if len(refs) > MOST_NAMED else ""
    raise Refused(
        f"the page would say what only you may see, from {', '.join(refs[:MOST_NAMED])}{more}; nothing was written",
        f"look at it and reword one of the two: careerbook show {refs[0]}",
    )


def spoken(text: str) -> str:
    """Return what a finished text says: the strings of JSON, else the text without terminal colours."""
    if text.lstrip()[:1] in ("{", "["):
        try:
            strings: list[str] = []
            _strings(json.loads(text), strings)
            return "\n".join(strings)
        except ValueError:
            pass
    if "\x1b" in text:
        import re  # noqa: PLC0415 - only a page drawn for a screen has colours

        return re.sub(r"\x1b\[[0-9;:]*[A-Za-z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)", "", text)
    return text


def _strings(value: Any, into: list[str]) -> None:
    if isinstance(value, str):
        into.append(value)
    elif isinstance(value, dict):
        for inner in value.values():
            _strings(inner, into)
    elif isinstance(value, list):
        for inner in value:
            _strings(inner, into)


class _Eyes:
    """What one reader may see of the book, by the rows alone."""

    def __init__(self, book: Book, shared: Shareable) -> None:
        self.book = book
        self.shared = shared
        self.document = shared.document
        self.client = shared.client.uid if shared.client is not None else None
        self._rows: dict[str, read.Row] = {}
        self._verdicts: dict[str, bool] = {}
        self._jobs: set[str] | None = None

    def said_by(self, uids: Sequence[str]) -> Iterator[Said]:
        """Yield what these records say to this reader: those that the rows allow, as the projection words it."""
        self._fetch(uids)
        seen = [uid for uid in uids if uid in self._rows and self.may_see(self._rows[uid])]
        for uid, entry in self.shared.by_uid(seen).items():
            row = self._rows[uid]
            held = self._entry(row)
            for field, value in entry.body.items():
                if self._listed(held, field):
                    said: list[str] = []
                    _strings(value, said)
                    said += [str(member) for member in value] if isinstance(value, dict) else []
                    yield from (Said(row, field, text) for text in said)

    def private(self, rows: Sequence[read.Row]) -> list[Candidate]:
        """Return each of these records with the texts that this reader may not see."""
        self._fetch([row.uid for row in rows])
        return [(row, kept) for row in rows if (kept := self._kept(row))]

    def stays(self, private: Said) -> bool:
        """Tell whether the owner would call a text private: no label, nothing removed, nothing told elsewhere."""
        row = private.row
        if row.removed or row.kind == "competency":
            return False
        entry = self._entry(row) if row.kind in KINDS else None
        column = entry.kind.columns.get(private.field) if entry is not None else None
        if entry is None or column is None:
            return True
        if column.type.many or private.field in LABELS:
            return False
        if not column.docs:
            return True
        if self.may_see(row):
            return bool(entry.kind.withheld and private.field in entry.kind.withheld(entry.body))
        return not self._told_to_another(row)

    def _told_to_another(self, row: read.Row) -> bool:
        """Tell whether it was asked of, promised to or agreed with another client: one may ask two the same."""
        top = self._rows.get(row.parent or "", row)
        if top.kind not in HANDED_ON or (top.visibility or KINDS[top.kind].visibility) == "private":
            return False
        return load(top.body).get("client") not in (None, self.client)

    def _kept(self, row: read.Row) -> list[Said]:
        body = load(row.body)
        if row.kind in NOBODYS_SECRET and not row.removed:
            return []
        if row.kind == "person":
            open_to_all = {"share_as"} | ({"name", "aka"} if row.uid in self.shared.named() else set())
        elif row.kind in KINDS and self.may_see(row):
            entry = self._entry(row)
            open_to_all = {field for field in body if self._listed(entry, field)}
        else:
            open_to_all = set()
        closed = {field: said for field, said in texts(body).items() if field not in open_to_all | self._coded(row)}
        return [Said(row, field, text) for field, said in closed.items() for text in said]

    def _coded(self, row: read.Row) -> set[str]:
        """Return the fields that hold one of the program's own words, which give nothing away."""
        if row.kind not in KINDS:
            return set()
        return {name for name, column in self._entry(row).kind.columns.items() if column.choices}

    def _listed(self, entry: Entry, field: str) -> bool:
        column = entry.kind.columns.get(field)
        if column is None or not column.shows_in(self.document):
            return False
        return not (entry.kind.withheld and field in entry.kind.withheld(entry.body))

    def may_see(self, row: read.Row) -> bool:
        """Tell whether this reader may know of a record at all."""
        if row.uid not in self._verdicts:
            self._verdicts[row.uid] = not row.removed and row.kind in KINDS and self._judged(row)
        return self._verdicts[row.uid]

    def _judged(self, row: read.Row) -> bool:
        if KINDS[row.kind].under:
            self._fetch([row.parent] if row.parent else [])
            parent = self._rows.get(row.parent or "")
            seen = parent is not None and self.may_see(parent)
            return seen and not topic_denied(self.shared.client, self._entry(row))
        entry = self._entry(row)
        if row.kind == "person" or topic_denied(self.shared.client, entry):
            return False
        if row.kind == "feedback" and (entry.about not in ABOUT_WORK or entry.get("direction") == "given"):
            return False
        if entry.kind.opened_by:
            return self._opened(entry)
        if (row.visibility or KINDS[row.kind].visibility) not in AUDIENCES[self.shared.audience]:
            return False
        if entry.body.get("engagement") in self._other_jobs() and entry.body.get("client") != self.client:
            return False
        belongs = row.uid if entry.kind.own_client == "uid" else entry.body.get(entry.kind.own_client or "")
        return not entry.kind.own_client or belongs in (None, self.client) or self._handed_on(row, belongs)

    def _other_jobs(self) -> set[str]:
        """Return the jobs of other clients, where this one is known to be of another job than they."""
        if self._jobs is None:
            own = {c.body.get("engagement") for c in (self.shared.client, self.shared.before) if c is not None}
            rows = read.select(self.book.conn, "client") if own and None not in own else []
            self._jobs = {str(job) for row in rows if (job := load(row.body).get("engagement"))} - own
        return self._jobs

    def _handed_on(self, row: read.Row, belongs: str) -> bool:
        """Tell whether a record of the client before is among what a handover passes on."""
        before = self.shared.before
        known = before is not None and belongs == before.uid
        return known and self.document == "handover" and row.kind in HANDED_ON

    def _opened(self, entry: Entry) -> bool:
        """Tell whether a record was raised, sent or offered to this very client, as it is now; never to everybody."""
        if self.client is None or self.shared.audience != "client":
            return False
        steps = [load(row.body) for row in read.select(self.book.conn, entry.kind.opened_by, parents=[entry.uid])]
        return any(step.get("client") == self.client and step.get("revised_on") is None for step in steps)

    def _fetch(self, uids: Iterable[str]) -> None:
        missing = [uid for uid in uids if uid not in self._rows]
        if missing:
            self._rows |= read.by_uids(self.book.conn, missing)
            parents = [row.parent for row in self._rows.values() if row.parent and row.parent not in self._rows]
            self._rows |= read.by_uids(self.book.conn, parents) if parents else {}

    def _entry(self, row: read.Row) -> Entry:
        return self.book.entry(row)
