"""R38: how far what is granted is from what is wanted and from what is done, and the next step to ask for."""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from careerbook.rules.value import NotAvailable

LEVELS: Final = ("tell", "sell", "consult", "agree", "advise", "inquire", "delegate")
"""The seven levels of delegation in rising order; the place of each is its number, from 1."""

DEFAULT_TRIAL_DAYS: Final = 70
"""How long a trial is proposed for: ten weeks; ours."""


class Raise(NamedTuple):
    """The next level to ask for. `practised`: it is what is done already, or less than that."""

    level: str
    practised: bool


def level_number(level: str) -> int:
    """Return the number of a level, 1 (tell) to 7 (delegate); ValueError for an unknown word."""
    return LEVELS.index(level) + 1


def autonomy_gap(wanted: str | None, granted: str | None) -> int | NotAvailable:
    """Return `wanted - granted` in levels, -6 to 6; + means that more freedom is wanted than was granted.

    n/a when either level is not known. R38 · Appelo, Management 3.0.
    """
    return _difference(("wanted", wanted), ("granted", granted))


def freedom_unused(granted: str | None, practised: str | None) -> int | NotAvailable:
    """Return `granted - practised` in levels, -6 to 6; + is freedom unused, - freedom taken without a grant.

    n/a when either level is not known. R38 · Appelo, Management 3.0.
    """
    return _difference(("granted", granted), ("practised", practised))


def _difference(one: tuple[str, str | None], other: tuple[str, str | None]) -> int | NotAvailable:
    for name, level in (one, other):
        if level is None:
            return NotAvailable(f"what is {name} is not known")
    return level_number(str(one[1])) - level_number(str(other[1]))


def level_on(readings: Sequence[tuple[date, str | None]], day: date) -> str | None:
    """Return the level of the newest reading on or before a day; of one day the last in the sequence. None: no such.

    A reading of None says that the level was not known from then on.
    """
    dated = [(on, place, level) for place, (on, level) in enumerate(readings) if on <= day]
    return max(dated)[2] if dated else None


def autonomy_change(
    readings: Sequence[tuple[date, str | None]], *, period_first: date, as_of: date
) -> int | NotAvailable:
    """Return by how many levels what is granted has moved since the last period ended: now minus the day before it.

    readings: `(day, level)` of every time it was granted. n/a without a level now or at the end of the last period.
    R38 · Appelo, Management 3.0.
    """
    now = level_on(readings, as_of)
    then = level_on(readings, date.fromordinal(period_first.toordinal() - 1))
    if now is None:
        return NotAvailable("what is granted is not known")
    if then is None:
        return NotAvailable("nothing was granted at the end of the last period")
    return level_number(now) - level_number(then)


def raise_by_one(granted: str | None, wanted: str | None, practised: str | None = None) -> Raise | NotAvailable:
    """Return the level right above what is granted, as long as that is no more than what is wanted.

    n/a when either is not known, or when nothing more is wanted. R38 · Appelo, Management 3.0; one step at a time is
    ours.
    """
    gap = autonomy_gap(wanted, granted)
    if isinstance(gap, NotAvailable):
        return gap
    if gap <= 0:
        return NotAvailable("no more is wanted than was granted")
    level = LEVELS[level_number(str(granted))]
    return Raise(level, practised is not None and level_number(practised) >= level_number(level))
