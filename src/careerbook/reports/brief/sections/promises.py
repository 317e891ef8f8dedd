"""Section 4: what we agreed last time, in the words of that day: done, late and why, changed, open."""

from collections.abc import Sequence
from datetime import date

from careerbook.reports.brief.asked import Given, Line
from careerbook.reports.brief.data import Promise, Request
from careerbook.rules.audience import Shared
from careerbook.rules.tokens import tokens

_SMALL = frozenset({"a", "an", "the"})


def promised(given: Given) -> list[Shared]:
    """Return the promises with this client since the last recorded quarterly call, and those open from before.

    Open and late ones come first, then by due date.
    """
    mine = [entry for entry in given.commitments if entry.state != "proposed"]
    mine.sort(key=lambda entry: (not _late(entry, given.as_of), entry.due or date.max, entry.number))
    return mine


def promises(given: Given, mine: Sequence[Shared], requests: Sequence[Line[Request]]) -> list[Line[Promise]]:
    """Return the rows of these promises; `requests` are those that section 2 prints."""
    return [Line(_promise(given, entry, requests), entry) for entry in mine]


def _late(entry: Shared, as_of: date) -> bool:
    return bool(entry.state == "open" and entry.due is not None and entry.due < as_of)


def _promise(given: Given, entry: Shared, requests: Sequence[Line[Request]]) -> Promise:
    first = _first_due(given, entry)
    changed = first is not None and entry.due is not None and first != entry.due
    text = given.shared.as_made(entry, "text")
    return Promise(
        text=text,
        owner=entry.owner,
        due=first or entry.due,
        moved_to=entry.due if changed else None,
        state=entry.state,
        done_on=entry.done_on or (entry.moved_on if entry.state == "done" else None),
        late=_days_late(given, entry),
        remark=entry.remark,
        point=_point(text, requests) if entry.state == "open" else None,
    )


def _first_due(given: Given, entry: Shared) -> date | None:
    """Return the day that was agreed first, when a later step moved it."""
    for _, _, patch in given.shared.moves(entry):
        before, after = patch.get("due", (None, None))
        if before and after and before != after:
            return date.fromisoformat(before)
    return None


def _days_late(given: Given, entry: Shared) -> int | None:
    """Return how many days after the day agreed last it was done, or is open; mine only, never held against others."""
    if entry.owner != "me" or entry.due is None:
        return None
    until = entry.done_on if entry.state == "done" else given.as_of if entry.state == "open" else None
    return (until - entry.due).days if until is not None and until > entry.due else None


def _point(text: str, requests: Sequence[Line[Request]]) -> int | None:
    """Return the number of the request that asks for the same thing: it says every word of the promise."""
    wanted = set(tokens(text)) - _SMALL
    for place, line in enumerate(requests, 1):
        if wanted and wanted <= set(tokens(line.row.text)):
            return place
    return None
