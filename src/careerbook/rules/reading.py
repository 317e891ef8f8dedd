"""What a report may ask for: the reader it is given, whoever stands behind it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from careerbook.records.entry import Entry
from careerbook.rules.periods import Calendar


class AnyReader(Protocol):
    """A `Reader` or a `Shareable`: the same questions, only that a `Shareable` hands out what its document lists."""

    @property
    def as_of(self) -> date:
        """The day the page is about; what is dated later is left out."""

    def setting(self, name: str) -> Any:
        """Return a setting of the book, or its default."""

    def entries(
        self,
        kind: str,
        *,
        since: date | None = None,
        until: date | None = None,
        states: Sequence[str] = (),
        parents: Sequence[str] | None = None,
        newest_first: bool = False,
    ) -> Sequence[Entry]:
        """Return the entries of a kind by their own date (half-open), in these states, hanging on these uids."""

    def by_uid(self, uids: Iterable[str]) -> Mapping[str, Entry]:
        """Return the entries with these uids."""


class Reader(AnyReader, Protocol):
    """Reads the book as it stood on one day, whole and for its owner only."""

    @property
    def calendar(self) -> Calendar:
        """The fiscal year and the custom periods of the book."""

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
        """Return the entries of a kind by their own date (half-open), in these states, hanging on these uids.

        visibility: only entries that are stored with one of these, which spares reading those that are not. holding:
        only entries that say something of this field, likewise.
        """

    def people(self) -> list[Entry]:
        """Return everybody who was ever written down, those who were removed last: their names are names still."""

    def by_uid(self, uids: Iterable[str]) -> dict[str, Entry]:
        """Return the entries with these uids."""

    def moves(self, entry: Entry) -> list[tuple[date, str, dict[str, list[Any]]]]:
        """Return the dated steps of an entry up to as_of, oldest first: day, source, patch `{field: [old, new]}`."""

    def history(self, entry: Entry) -> list[tuple[date, dict[str, list[Any]]]]:
        """Return every change of an entry, oldest first: the UTC day it was typed and its patch."""
