"""From what was typed to what is stored: one reader for every field, driven by its declaration."""

from datetime import date
from typing import Any

from careerbook import clock
from careerbook.book import Book
from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._session import session
from careerbook.cli._text import keepable
from careerbook.errors import Ambiguous, CareerbookError, InvalidInput, NotFound
from careerbook.records.entry import Entry
from careerbook.records.fields import Column
from careerbook.records.kind import Kind
from careerbook.rules.dates import parse_day, parse_partial
from careerbook.rules.money import parse_money
from careerbook.rules.numbers import parse_metric, parse_number, plain
from careerbook.rules.primary import primaries

PRIMARY = ("manager", "primary", "my manager")
"""Words that name the primary client."""

OTHERS = ("noticed_by", "collaborators")
"""Fields of people who are never the owner."""


class Values:
    """Reads typed values into stored ones for one command; people named for the first time join its batch."""

    def __init__(self, book: Book, batch: Batch) -> None:
        """Read for `book`; whoever has to be made is added to `batch`."""
        self.book = book
        self.batch = batch
        self.today = clock.today()
        self._made: dict[str, str] = {}

    def said(self, kind: Kind, options: dict[str, Any], *, before: dict[str, Any] | None = None) -> Said:
        """Return the stored form of every option that was given; `before` is the body that `+x` and `-x` change."""
        said: Said = {}
        for name, raw in options.items():
            column = kind.columns.get(name)
            if column is None or raw is None or raw == []:
                continue
            said[name] = self.members(column, raw, before) if column.type.many else self.one(column, raw)
        return said

    def one(self, column: Column, raw: Any) -> Any:
        """Return the stored form of one value."""
        if column.type.name == "flag":
            return bool(raw)
        text = keepable(str(raw)).strip()
        if not text:
            raise InvalidInput(
                f"{column.flag} is blank", f"leave it out, or take a value away: --clear {column.flag[2:]}"
            )
        try:
            return self._read(column, text)
        except CareerbookError as error:
            if column.flag in error.sentence:
                raise
            # what was typed is not lost: the line that saves it without the unknown name can be pasted
            unknown = isinstance(error, NotFound) and not column.required
            step = (session.line_without(column.flag) if unknown else "") or error.next_step
            saved = "" if "saved" in error.sentence else "; nothing was saved"
            raise type(error)(f"{column.flag}: {error.sentence}{saved}", step) from None

    def _read(self, column: Column, text: str) -> Any:
        name = column.type.name
        if name == "choice":
            return choice(column, text)
        if name == "day":
            return self.day(text, forward=column.forward).isoformat()
        if name == "number":
            return plain(self.number(text))
        if name == "whole":
            number = self.number(text)
            if number != int(number):
                raise InvalidInput(f"{text} is no whole number", f"write it as {column.flag} {int(number)}")
            return int(number)
        if name == "money":
            return self.money(text)
        if name == "partial":
            return parse_partial(text)
        if name == "ref":
            return self.reference(column.type.of, text)
        return text

    def day(self, text: str, *, forward: bool = False) -> date:
        """Read a date as people type it."""
        return parse_day(
            text,
            self.today,
            forward=forward,
            date_order=self.book.setting("date_order"),
            calendar=self._calendar() if "end of" in text.casefold() else None,
        )

    def _calendar(self) -> Any:
        from careerbook.journal import calendar_of  # noqa: PLC0415 - only for "end of quarter" and its like

        return calendar_of(self.book)

    def number(self, text: str) -> Any:
        """Read a number as people type it."""
        return parse_number(text, self.book.setting("decimal"))

    def money(self, text: str) -> str:
        """Read an amount; without a code it takes the book's currency, and with none set that is said once."""
        money = parse_money(text, self.book.setting("currency"), self.book.setting("decimal"))
        if money.currency is None and not any("no currency" in w for w in session.warnings):
            session.warn("This amount has no currency and is kept without one; careerbook config set currency EUR")
        return f"{money.minor} {money.currency}" if money.currency else str(money.minor)

    def members(self, column: Column, raw: Any, before: dict[str, Any] | None) -> dict[str, Any]:
        """Return the members of a set field to put in and (as None) to take out.

        A plain list replaces what was there; `+x` and `-x` add and take away.
        """
        typed = [str(item) for item in (raw if isinstance(raw, list | tuple) else [raw])]
        held = dict((before or {}).get(column.name) or {})
        changes: dict[str, Any] = {}
        relative = before is not None and all(item[:1] in "+-" and len(item) > 1 for item in typed)
        if not relative:
            changes = dict.fromkeys(held)
        for item in typed:
            sign, text = (item[0], item[1:]) if relative else ("+", item)
            if sign == "+" and column.name in OTHERS:
                self._refuse_me(column, text)
            member, value = self.member(column, keepable(text).strip())
            changes[member] = value if sign == "+" else None
        return changes

    def member(self, column: Column, text: str) -> tuple[str, Any]:
        """Return one member of a set field and the value it carries."""
        if not text:
            raise InvalidInput(f"{column.flag} is blank; nothing was saved", "leave it out")
        if column.type.name == "evidence":
            return evidence(text)
        if column.type.name == "ref":
            return self.reference(column.type.of, text), True
        if column.choices:
            return choice(column, text), True
        return text, True

    def _refuse_me(self, column: Column, text: str) -> None:
        """Refuse the owner where somebody else is meant: a witness of one's own work is a third party."""
        own = str(self.book.setting("name") or "me")
        if " ".join(text.casefold().split()) in ("me", "myself", " ".join(own.casefold().split())):
            raise InvalidInput(
                f"{column.flag} is somebody else than you; nothing was saved", f"leave {column.flag} out"
            )

    def reference(self, kind: str, text: str) -> str:
        """Return the uid of the record that a text names; a person named for the first time is made."""
        if kind == "person":
            return self.person(text)
        return record_named(self.book, text, kind).uid

    def primary(self, job: str | None = None, flag: str = "--client") -> Entry:
        """Return the primary client of today, as `the_primary` does."""
        return the_primary(self.book, self.today, job, flag)

    def person(self, name: str) -> str:
        """Return the uid of a person by name, nickname or reference; a new name makes the person.

        Somebody who was removed comes back when they are named again: a second record would be a second person.
        """
        if name.casefold() in PRIMARY:
            return str(self.primary().person)
        if name.rpartition("-")[0] == "person" or name.isdigit():
            return self.book.find(name, "person").uid
        from careerbook.cli._people import bearer, is_short_for, meant  # noqa: PLC0415 - only where somebody is named

        people = self.book.entries("person", removed=True)
        person = bearer(people, name) or meant(people, name)
        if person is None:
            whole = " ".join(name.casefold().split())
            if whole not in self._made:
                self._made[whole] = self.batch.create("person", self.book.complete("person", {"name": name}))
            return self._made[whole]
        if person.removed:
            self.batch.set(person.uid, "person", {"removed": None})
            session.say_once_done(f"{person.ref} {person.name} was removed, and is back.")
        elif is_short_for(name, person) and bearer([person], name) is None:
            session.say(f'"{name}" is taken for {person.name} ({person.ref}); for somebody else write the whole name.')
        return person.uid

    def metric(self, kind: Kind, text: str) -> Said:
        """Read `NAME:A:B[:UNIT]` into the kind's four metric fields."""
        name, first, second, unit = kind.metric
        read = parse_metric(text, self.book.setting("decimal"))
        if kind.name == "goal" and read.first is None:
            raise InvalidInput(
                "a goal's metric needs where it starts", 'careerbook goal add … --metric "NAME:START:TARGET"'
            )
        said: Said = {name: read.name, second: plain(read.second)}
        if read.first is not None:
            said[first] = plain(read.first)
        if read.unit:
            said[unit] = read.unit
        return said


def choice(column: Column, text: str) -> str:
    """Return the allowed word that was typed: any case, blanks for dashes, the aliases of a status."""
    from careerbook.records.words import STATUS_ALIASES  # noqa: PLC0415 - the models that hold choices loaded it

    word = "-".join(text.casefold().replace("_", "-").split())
    if word in column.choices:
        return word
    if column.name == "status" and word in STATUS_ALIASES:
        return STATUS_ALIASES[word]
    started = [c for c in column.choices if c.startswith(word)]
    if len(started) == 1:
        return started[0]
    raise InvalidInput(f'{column.flag} cannot be "{text}"', f"one of {', '.join(column.choices)}")


def evidence(text: str) -> tuple[str, dict[str, str]]:
    """Read proof: a link or path, or `TYPE:LABEL=WHERE`; return where it lies and what is known of it."""
    from careerbook.records.words import EvidenceType  # noqa: PLC0415 - the model that holds proof loaded it

    sort, colon, rest = text.partition(":")
    kind = sort.casefold() if colon and sort.casefold() in list(EvidenceType) else ""
    body = rest.strip() if kind else text
    label, equals, where = body.partition("=")
    if not equals or "://" in label:
        label, where = "", body
    if not kind:
        kind = "link" if "://" in where else "file" if "/" in where or "\\" in where else "message"
    found = {"type": kind}
    if label.strip():
        found["label"] = label.strip()
    return where.strip(), found


def record_named(book: Book, text: str, kind: str) -> Entry:
    """Return the record of a kind that a text names; "manager" and "primary" name the primary client of today.

    Raises Ambiguous when two jobs have one each.
    """
    if kind != "client" or text.casefold() not in PRIMARY:
        return book.find(text, kind)
    return the_primary(book, clock.today())


def the_primary(book: Book, day: date, job: str | None = None, flag: str = "--client") -> Entry:
    """Return the one primary client of a day, of the job given where there is one in each of two.

    Raises NotFound when there is none, and Ambiguous, with both listed, when nothing tells which one is meant.
    """
    found = primaries(book.entries("client"), day)
    if not found:
        raise NotFound("no client is written down yet", 'careerbook client add "YOUR MANAGER"')
    own = [client for client in found if job and client.engagement == job] or found
    if len(own) > 1:
        listed = " and ".join(f"{client.ref} {client.title}" for client in own)
        raise Ambiguous(f"you have two managers, {listed}; nothing was saved", f"say which one: {flag} {own[0].ref}")
    return own[0]


def primary_client(book: Book, day: date) -> Entry | None:
    """Return the client who is primary on a day, of two the one that began last, or None."""
    return next(iter(primaries(book.entries("client"), day)), None)
