"""The shape of every kind at once, for what must know them all: the views, the reference page, completion."""

from careerbook.records.fields import Column
from careerbook.records.kinds import KINDS, kind

STORED = {"number": "number", "whole": "number", "money": "money", "ref": "ref"}


def stored_as(column: Column) -> str:
    """Return how a view must read a field: `text`, `number`, `money`, `set` or `ref`."""
    return "set" if column.type.many else STORED.get(column.type.name, "text")


def view_columns() -> dict[str, list[tuple[str, str]]]:
    """Return `(field, stored as)` of every kind in the table; its own date and state stand in every view already."""
    return {name: [(c.name, stored_as(c)) for c in kind(name).columns.values() if c.name != "on"] for name in KINDS}
