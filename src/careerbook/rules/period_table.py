"""R1: custom period tables, for school terms, contract phases and 52-week years: read, checked, gaps shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from careerbook.errors import InvalidInput
from careerbook.rules.dates import iso_day, short
from careerbook.rules.periods import Period, name_key


def read_table(rows: Iterable[tuple[str, date | str, date | str]]) -> tuple[Period, ...]:
    """Return the periods of `(name, start, end)` rows in order; `end` is the last day, as people write it.

    Days may be dates or `YYYY-MM-DD`. Gaps are allowed. Raises InvalidInput for a blank or repeated name, a day that
    does not exist, an end before its start, and periods that overlap.
    """
    table: list[Period] = []
    for name, start, end in rows:
        label = " ".join(name.split())
        if not label:
            raise InvalidInput("a period in the table has no name", "each row is name,start,end")
        first, last = (iso_day(day) if isinstance(day, str) else day for day in (start, end))
        if last < first:
            raise InvalidInput(
                f'"{label}" ends on {short(last)}, before it begins on {short(first)}', "each row is name,start,end"
            )
        if any(name_key(label) == name_key(other.label) for other in table):
            raise InvalidInput(f'the table names "{label}" twice', "give each period its own name")
        table.append(Period(label, first, last + timedelta(days=1)))
    table.sort(key=lambda period: period.first)
    for earlier, later in pairwise(table):
        if later.first < earlier.end:
            raise InvalidInput(
                f'"{later.label}" begins on {short(later.first)}, but "{earlier.label}" lasts until '
                f"{short(earlier.last)}",
                "periods must not overlap: the end of a row is its last day",
            )
    return tuple(table)


def gaps(table: Sequence[Period]) -> tuple[Period, ...]:
    """Return what a table in order leaves open between its periods, labelled "between A and B"."""
    return tuple(
        Period(f"between {earlier.label} and {later.label}", earlier.end, later.first)
        for earlier, later in pairwise(table)
        if earlier.end < later.first
    )
