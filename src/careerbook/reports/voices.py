"""What was said to me, as the rules R20 to R24 read it, and what the five sides are called on a page."""

from collections.abc import Iterable, Sequence
from datetime import date

from careerbook.records.entry import Entry
from careerbook.rules.dates import add_months
from careerbook.rules.feedback import COVERED_MONTHS, Coverage, Said, side_coverage
from careerbook.rules.reading import Reader

SIDE_WORDS = {
    "manager": ("manager", "manager"),
    "peer": ("peers", "peers"),
    "direct-report": ("those you lead", "anyone you lead"),
    "customer": ("customers", "customers"),
    "other": ("others", "others"),
    "self": ("yourself", "your own view"),
}
"""What a side is called once it was heard, and while it was not; `other` is the side of the customers."""


def received(reader: Reader, *, since: date | None = None) -> list[Entry]:
    """Return the feedback that I got, the earliest first; what I gave is not among it.

    What was said in words about the work later stands there in those words, once.
    """
    found = [item for item in reader.entries("feedback", since=since) if item.get("direction") == "received"]
    put_better = clarified(found)
    return [item for item in found if item.uid not in put_better]


def clarified(items: Iterable[Entry]) -> frozenset[str]:
    """Return the uids of the remarks that one of these feedbacks clarifies: the answer counts in their place."""
    return frozenset(str(item.clarifies) for item in items if item.clarifies)


def said(item: Entry) -> Said:
    """Return one feedback as the rules read it; without `about` it is unclear."""
    return Said(
        on=item.on,
        source=item.source,
        giver=item.from_person,
        about=item.about or "unclear",
        themes=item.theme,
        polarity=item.polarity,
        state=item.state,
        told_on=item.told_on,
    )


def first_covered(as_of: date) -> date:
    """Return the first day of the twelve months that end on a day."""
    return date.fromordinal(add_months(as_of, -COVERED_MONTHS).toordinal() + 1)


def heard_from(reader: Reader) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the sides other than mine that were heard in twelve months, and those that were not (R20).

    Where nobody but others spoke on the side of the customers it is called `other`. Both are empty before anybody did.
    """
    items = [said(item) for item in received(reader, since=first_covered(reader.as_of))]
    found = side_coverage(items, reader.setting("sides"), as_of=reader.as_of)
    heard = [side for side in found.heard if side != "self"] if isinstance(found, Coverage) else []
    if not isinstance(found, Coverage) or not heard:
        return (), ()
    named = tuple("other" if side == "customer" and only_others(items, reader.as_of) else side for side in heard)
    return named, tuple(side for side in found.missing if side != "self")


def only_others(items: Sequence[Said], as_of: date) -> bool:
    """Tell whether the side of the customers was heard from others alone."""
    return {item.source for item in items if item.side == "customer" and item.on <= as_of} == {"other"}
