"""Patches: made by comparing, applied by folding, undone by swapping."""

from collections.abc import Iterable
from typing import Any

from careerbook.changes.change import Body, Change, Patch, Said


def diff(body: Body, said: Said) -> Patch:
    """Return the patch that makes `body` hold what was said; values that already hold are left out, keys sorted.

    The day of a step (`moved_on`) stays in the patch of that step even when the step before was of the same day.
    """
    patch: Patch = {}
    for field, value in said.items():
        if isinstance(value, dict):
            held = body.get(field) or {}
            for member, new in value.items():
                old = held.get(member)
                if old != new:
                    patch[f"{field}/{member}"] = [old, new]
        else:
            old = body.get(field)
            if old != value:
                patch[field] = [old, value]
    if patch and said.get("moved_on"):
        patch.setdefault("moved_on", [body.get("moved_on"), said["moved_on"]])
    return dict(sorted(patch.items()))


def fold(body: Body, patch: Patch) -> Body:
    """Return `body` with the new values of `patch`; absent values and emptied sets leave no key behind."""
    return _put(body, ((field, new) for field, (_, new) in patch.items()))


def unfold(body: Body, patch: Patch) -> Body:
    """Return `body` with the old values of `patch`: the fold, backwards."""
    return _put(body, ((field, old) for field, (old, _) in patch.items()))


def _put(body: Body, values: Iterable[tuple[str, Any]]) -> Body:
    result = dict(body)
    for path, value in values:
        field, slash, member = path.partition("/")
        if not slash:
            if value is None:
                result.pop(field, None)
            else:
                result[field] = value
            continue
        members = dict(result.get(field) or {})
        if value is None:
            members.pop(member, None)
        else:
            members[member] = value
        if members:
            result[field] = dict(sorted(members.items()))
        else:
            result.pop(field, None)
    return result


def replay(changes: Iterable[Change]) -> Body | None:
    """Fold the changes of one record, oldest first; None when it was purged."""
    body: Body | None = {}
    for change in changes:
        body = None if change.verb == "purge" else fold(body or {}, change.patch)
    return body


def rewind(body: Body, patches: Iterable[Patch], as_of: str) -> Body:
    """Return the record as it stood on the day `as_of`, in the dates its steps carry.

    `patches` are the record's, oldest first. A step is a patch that sets `moved_on` (an ISO day); every step dated
    after `as_of` is taken back. Corrections, which carry no day, stay, and so does the patch that made the record.
    """
    for patch in reversed(list(patches)):
        moved = patch.get("moved_on")
        made = patch.get("number")
        if moved and moved[1] and str(moved[1]) > as_of and not (made and made[0] is None):
            body = unfold(body, patch)
    return body


def inverse(change: Change) -> tuple[Said, Said]:
    """Return what must be said to undo a change, and what the record must still hold for that to be right.

    Undoing a `create` says `removed`, so that it can itself be undone. A purge has no inverse: ValueError.
    """
    if change.verb == "purge":
        raise ValueError("a purge cannot be undone")
    if change.verb == "create":
        return {"removed": True}, {}
    said: Said = {}
    expect: Said = {}
    for path, (old, new) in change.patch.items():
        field, slash, member = path.partition("/")
        if slash:
            said.setdefault(field, {})[member] = old
            expect.setdefault(field, {})[member] = new
        else:
            said[field] = old
            expect[field] = new
    return said, expect
