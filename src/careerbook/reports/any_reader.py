"""What the owner's whole view and the projection for others have in common, for facts that both kinds of page need."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from careerbook.records.entry import Entry


class AnyReader(Protocol):
    """A `Reader` or a `Shareable`: the same questions, only that a `Shareable` hands out what its document lists."""

    @property
    def as_of(self) -> date:
        """The day the page is about."""

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
