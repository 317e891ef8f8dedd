"""R3 of a record: which of the five parts that make an impact strong it has."""

from careerbook.records.entry import Entry
from careerbook.rules.strength import Strength, strength


def strength_of(entry: Entry) -> Strength:
    """Return which of the five parts of R3 an impact has; also for a `Shareable`'s entry."""
    return strength(
        what_changed=entry.what_changed,
        before=entry.before,
        after=entry.after,
        unit=entry.unit,
        evidence=len(entry.evidence),
        noticed_by=len(entry.noticed_by),
    )
