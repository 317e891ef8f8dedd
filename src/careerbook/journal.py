"""The owner's whole view of a book on one day: what private pages are built from, and what the projection filters."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from careerbook.book import Book
from careerbook.records.entry import Entry
from careerbook.rules.periods import Calendar, Period
from careerbook.store import read


class Journal:
    """A `rules.reading.Reader` over an open book."""

    def __init__(self, book: Book, as_of: date) -> None:
        """Read `book` as it stood on `as_of`."""
        self.book = book
        self.as_of = as_of
        self._calendar: Calendar | None = None

    @property
    def calendar(self) -> Calendar:
        """The fiscal year and the custom periods of the book."""
        if self._calendar is None:
            self._calendar = calendar_of(self.book)
        return self._calendar

    def setting(self, name: str) -> Any:
        """Return a setting of the book, or its default."""
        return self.book.setting(name)

    def entries(
        self,
        kind: str,
        *,
        since: date | None = None,
        until: date | None = None,
        states: Sequence[str] = (),
        parents: Sequence[str] | None = None,
        visibility: Sequence[str] = (),
        holding: str = "",
        newest_first: bool = False,
        limit: int | None = None,
    ) -> list[Entry]:
        """Return the entries of a kind by their own date (half-open), in these states, hanging on these uids."""
        return self.book.entries(
            kind,
            since=since,
            until=until,
            states=states,
            parents=parents,
            visibility=visibility,
            holding=holding,
            as_of=self.as_of,
            newest_first=newest_first,
            limit=limit,
        )

    def people(self) -> list[Entry]:
        """Return everybody who was ever written down, those who were removed last: their names are names still."""
        found = self.book.entries("person", removed=True, as_of=self.as_of)
        return sorted(found, key=lambda person: person.removed)

    def by_uid(self, uids: Iterable[str]) -> dict[str, Entry]:
        """Return the entries with these uids that are not removed."""
        return {uid: entry for uid, entry in self.book.by_uid(uids, self.as_of).items() if not entry.removed}

    def moves(self, entry: Entry) -> list[tuple[date, str, dict[str, list[Any]]]]:
        """Return the dated steps of an entry up to as_of, oldest first: day, source, patch `{field: [old, new]}`."""
        steps = []
        for line in read.changes_of(self.book.conn, [entry.uid])[entry.uid]:
            moved = line.change.patch.get("moved_on")
            if moved and moved[1] and date.fromisoformat(moved[1]) <= self.as_of:
                steps.append((date.fromisoformat(moved[1]), line.source, line.change.patch))
        return steps

    def history(self, entry: Entry) -> list[tuple[date, dict[str, list[Any]]]]:
        """Return every change of an entry, oldest first: the UTC day it was typed and its patch."""
        logged = read.changes_of(self.book.conn, [entry.uid])[entry.uid]
        return [(date.fromisoformat(line.at[:10]), line.change.patch) for line in logged]


def calendar_of(book: Book) -> Calendar:
    """Return the fiscal year and the custom period table that a book is set to."""
    table = tuple(
        Period(entry.name, entry.start, date.fromordinal(entry.end.toordinal() + 1)) for entry in book.entries("period")
    )
    return Calendar(
        start_month=int(book.setting("fiscal_year_start_month")),
        fy_label=str(book.setting("fy_label")),
        table=tuple(sorted(table, key=lambda period: period.first)),
    )
