"""A record as code reads it: one attribute per declared field, decoded, with None where nothing was said."""

from datetime import date
from decimal import Decimal
from typing import Any

from careerbook.records.fields import Column
from careerbook.records.kind import Kind

NARROWEST_FIRST = ("private", "client", "public")
"""Who may see a record, the fewest first."""


def decode(column: Column, value: Any) -> Any:
    """Return a stored JSON value as Python reads it.

    Days become `date`, numbers `Decimal`, money `(minor, code or None)`, sets tuples of their members, proof stays a
    mapping; absent stays None, an absent set is empty.
    """
    name = column.type.name
    if name == "evidence":
        return value or {}
    if column.type.many:
        return tuple(value or ())
    if value is None:
        return None
    if name == "day":
        return date.fromisoformat(value)
    if name == "number":
        return Decimal(str(value))
    if name == "money":
        minor, _, code = str(value).partition(" ")
        return int(minor), code or None
    return value


class Entry:
    """One record, read-only; `entry.due`, `entry.text` … are its declared fields.

    `kind`, `uid`, `ref` ("goal-3"), `number`, `state`, `visibility`, `parent`, `removed`, `moved_on` and `reason`
    stand beside the fields. A name that is no declared field raises AttributeError.
    """

    __slots__ = ("body", "kind", "number", "title", "uid")

    def __init__(self, kind: Kind, uid: str, number: int, title: str, body: dict[str, Any]) -> None:
        """Wrap one folded body."""
        self.kind = kind
        self.uid = uid
        self.number = number
        self.title = title
        self.body = body

    def go_back(self, then: dict[str, Any]) -> None:
        """Say what the record said on an earlier day, to nobody who may not know of it today.

        Its visibility is the narrower of the two, and the one client it belongs to is today's: a page as of a day
        before something was made private, or found to be another client's, is still printed today.
        """
        now, self.body = self.body, dict(then)
        levels = [body["visibility"] for body in (then, now) if body.get("visibility")]
        if levels:
            self.body["visibility"] = min(levels, key=NARROWEST_FIRST.index)
        if now.get(self.kind.own_client):
            self.body[self.kind.own_client] = now[self.kind.own_client]

    @property
    def ref(self) -> str:
        """The readable reference."""
        return f"{self.kind.name}-{self.number}"

    @property
    def state(self) -> str:
        """The stored state, or the first one."""
        return str(self.body.get("state") or self.kind.first)

    @property
    def visibility(self) -> str:
        """Who may see it, as stored; a sub-record has its parent's instead."""
        return str(self.body.get("visibility") or self.kind.visibility)

    @property
    def parent(self) -> str | None:
        """The uid of the record it hangs on."""
        return self.body.get("parent")

    @property
    def removed(self) -> bool:
        """Whether it was removed (and can be restored)."""
        return bool(self.body.get("removed"))

    @property
    def moved_on(self) -> date | None:
        """The day of its latest step."""
        day = self.body.get("moved_on")
        return date.fromisoformat(day) if day else None

    @property
    def reason(self) -> str:
        """The reason given with the latest step that asked for one."""
        return str(self.body.get("reason") or "")

    def __getattr__(self, name: str) -> Any:
        """Decode a declared field."""
        column = self.kind.columns.get(name)
        if column is None:
            raise AttributeError(f"{self.kind.name} has no field {name}")
        return decode(column, self.body.get(name))

    def get(self, name: str) -> Any:
        """Return a field's value, or what is assumed when nothing was said; None for an unknown field."""
        column = self.kind.columns.get(name)
        if column is None:
            return None
        value = decode(column, self.body.get(name))
        return column.assumed if value is None else value

    def __repr__(self) -> str:
        """Name the record without its text: reprs end up in logs."""
        return f"<{self.ref}>"
