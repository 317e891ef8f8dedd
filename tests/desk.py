"""A book on a desk: the short way for tests to write records and to read pages from them."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from careerbook.book import Book
from careerbook.document import Document
from careerbook.journal import Journal
from careerbook.records.entry import Entry
from careerbook.render import markdown
from careerbook.render.text import render as as_text

TODAY = date(2026, 11, 20)


class Desk:
    """An open book of today, Fri 20 Nov 2026, in which records are written by their fields."""

    def __init__(self, folder: Path) -> None:
        self.book = Book(str(folder / "desk.db"), create=True)

    def add(self, /, kind: str, under: Entry | None = None, **said: Any) -> Entry:
        """Write a record; dates, numbers, sets and entries are stored as the book stores them."""
        fields = {name: _stored(value) for name, value in said.items()}
        fields.setdefault("on", TODAY.isoformat())
        saved = self.book.add(kind, fields, parent=under.uid if under else None)
        return self.book.find(saved.ref)

    def set(self, /, entry: Entry, on: date | None = None, **said: Any) -> Entry:
        """Change fields; with `on` it is a dated step."""
        fields = {name: _stored(value) for name, value in said.items()}
        if on:
            fields["moved_on"] = on.isoformat()
        self.book.set(entry, fields, source=f"{entry.kind.name} edit")
        return self.book.find(entry.ref)

    def settings(self, **said: Any) -> None:
        """Change settings of the book."""
        self.book.change_settings(said)

    def client(self, name: str = "Alex Rivera", relation: str = "primary", **said: Any) -> Entry:
        """Write a person and the client who is that person, since January."""
        person = self.add("person", name=name, on=date(2026, 1, 1))
        said = {"start": date(2026, 1, 1), "on": date(2026, 1, 1), **said}
        return self.add("client", person=person, relation=relation, **said)

    def read(self, as_of: date = TODAY) -> Journal:
        """Read the book as its owner, on a day."""
        return Journal(self.book, as_of)


def markdown_of(document: Document) -> str:
    """Return a page as Markdown."""
    return markdown.render(document)


def text_of(document: Document, width: int | None = None) -> str:
    """Return a page as plain text, not wrapped unless a width is given."""
    return as_text(document, width)


def _stored(value: Any) -> Any:
    if isinstance(value, Entry):
        return value.uid
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple | set | list):
        return {_stored(member): True for member in value}
    return value
