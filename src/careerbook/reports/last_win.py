"""R2 of a journal: how long ago the last win was, by the book's own limit."""

from collections.abc import Sequence

from careerbook.records.entry import Entry
from careerbook.reports.clients import leaves
from careerbook.rules.freshness import Freshness, log_freshness
from careerbook.rules.reading import Reader
from careerbook.rules.value import NotAvailable


def last_win(reader: Reader, impacts: Sequence[Entry] = ()) -> Freshness | NotAvailable:
    """Return the last win and the days at work since then; n/a without one.

    impacts: the latest ones, where they were read already; only without any is the newest of all looked up.
    """
    known = impacts or reader.entries("impact", newest_first=True, limit=1)
    return log_freshness(
        [impact.on for impact in known],
        leaves(reader),
        stale_after=int(reader.setting("stale_days")),
        as_of=reader.as_of,
    )
