"""Is the journal kept, and kept evenly: R2 log freshness and R4 recency skew."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Final, NamedTuple

from careerbook.rules.periods import available_days
from careerbook.rules.value import NotAvailable

STALE_AFTER_DAYS: Final = 14
SKEW_WARNS_ABOVE: Final = Fraction(1, 2)

_DAY: Final = timedelta(days=1)


class Freshness(NamedTuple):
    """The date of the last impact, the days since then without those of leave, and whether that is stale."""

    last: date
    days: int
    stale: bool


class RecencySkew(NamedTuple):
    """The share (0 to 1) of a period's highlights in its last third, `late` of `total`; one third is neutral."""

    share: Fraction
    late: int
    total: int
    warns: bool


def log_freshness(
    impacts: Sequence[date],
    leaves: Sequence[tuple[date, date]] = (),
    *,
    stale_after: int = STALE_AFTER_DAYS,
    as_of: date,
) -> Freshness | NotAvailable:
    """Return the days from the newest impact to `as_of`, days of leave not counted.

    `impacts` are the dates on which things were done; those after `as_of` are left out. Leaves are first and last day,
    both inclusive. Stale from `stale_after` days on. n/a with no impact by then. R2 · the biweekly habit.
    """
    past = [on for on in impacts if on <= as_of]
    if not past:
        return NotAvailable("no impact yet")
    last = max(past)
    days = available_days(last + _DAY, as_of + _DAY, leaves)
    return Freshness(last, days, days >= stale_after)


def recency_skew(
    highlights: Sequence[date],
    first: date,
    end: date,
    *,
    warns_above: Fraction = SKEW_WARNS_ABOVE,
    as_of: date,
) -> RecencySkew | NotAvailable:
    """Return the highlights of the period's last third ÷ all its highlights.

    `highlights` are their dates; the period is half-open, `first` to the day before `end`. A day lies in the last
    third when at least two thirds of the period's days come before it. Dates after `as_of` or outside the period are
    left out. n/a without a highlight. R4 · recency bias, 0.33 is neutral; the cut is ours.
    """
    inside = [on for on in highlights if first <= on < end and on <= as_of]
    if not inside:
        return NotAvailable("no highlight in the period")
    length = (end - first).days
    late = sum(1 for on in inside if 3 * (on - first).days >= 2 * length)
    share = Fraction(late, len(inside))
    return RecencySkew(share, late, len(inside), share > warns_above)
