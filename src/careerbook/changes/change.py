"""The words of the log: an intent is what somebody wants, a change is what the log keeps of it."""

from typing import Any, NamedTuple

Body = dict[str, Any]
"""A record as its fold: field → JSON value; a set or map field is `{member: value}`."""

Patch = dict[str, list[Any]]
"""`{field: [old, new]}`; one member of a set or map field is `field/member`; None means absent."""

Said = dict[str, Any]
"""What was said of a record: `{field: value}`, None clears; `{field: {member: value or None}}` for sets and maps."""


class Intent(NamedTuple):
    """One record that a batch is about to change.

    `verb` is `create`, `set` or `purge`. `expect` names field values the change relies on: if the book holds others
    by the time of the commit, the whole batch is refused and nothing is saved.
    """

    uid: str
    kind: str
    verb: str
    said: Said
    expect: Said | None = None


class Change(NamedTuple):
    """One line of the log: the record it touches, the verb, and the patch with old and new values."""

    uid: str
    kind: str
    verb: str
    patch: Patch
