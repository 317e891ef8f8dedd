"""R25: does the conversation with a client happen, period after period."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Final, NamedTuple

from careerbook.rules.periods import available_days
from careerbook.rules.value import NotAvailable

_DAY: Final = timedelta(days=1)


class Cadence(NamedTuple):
    """Periods `with_call` of `counted`, as a `share` 0 to 1.

    `days_without` counts from the last day of the newest period that ended without a call; None when each had one.
    """

    share: Fraction
    with_call: int
    counted: int
    days_without: int | None


def call_cadence(
    periods: Sequence[tuple[date, date]],
    held: Sequence[date],
    leaves: Sequence[tuple[date, date]] = (),
    *,
    since: date | None,
    until: date | None = None,
    as_of: date,
) -> Cadence | NotAvailable:
    """Return the share of a client's periods in which a call was held, and the days since one went by without.

    Periods are half-open `(first, end)`; a client's are those that touch the days from `since` to `until` (its `from`
    and `to`). One counts when it has ended by `as_of`, or before that once a call was held in it; one that was wholly
    on leave does not count. `held` are the dates on which calls with this client took place. n/a without `since`, or
    when no period counts. R25 · quarterly check-ins "like a client service call".
    """
    if since is None:
        return NotAvailable("no date since when this is a client")
    with_call = 0
    ended_without: list[date] = []
    for first, end in periods:
        begin = max(first, since)
        stop = end if until is None else min(end, until + _DAY)
        if available_days(begin, stop, leaves) == 0:
            continue
        if any(begin <= on < stop and on <= as_of for on in held):
            with_call += 1
        elif end <= as_of:
            ended_without.append(end - _DAY)
    counted = with_call + len(ended_without)
    if not counted:
        return NotAvailable("no period with this client has ended yet")
    days = (as_of - max(ended_without)).days if ended_without else None
    return Cadence(Fraction(with_call, counted), with_call, counted, days)
