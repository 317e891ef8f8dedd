"""What leave does to a goal: whether its plan is adjusted for it, and the target for the days at work (R9)."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from careerbook.records.entry import Entry
from careerbook.rules.numbers import rounded
from careerbook.rules.progress import Leaves, Prorated, days_away, prorated_target
from careerbook.rules.value import NotAvailable

LEAVE = "leave"


class ForLeave(NamedTuple):
    """What leave makes of one goal.

    adjusted: its plan was changed for just the days away that lie in its window. offer: the target for the days at
    work, or why there is none; nothing applies it by itself.
    """

    adjusted: bool
    offer: Prorated | NotAvailable


def for_leave(goal: Entry, exceptions: Sequence[Entry], leaves: Leaves) -> ForLeave:
    """Return what leave makes of a goal, given its exceptions up to the day asked about, in any order."""
    made = sorted(exceptions, key=lambda change: (change.on, change.number))
    taken = [change for change in made if change.type == LEAVE]
    now = days_away(goal.start, goal.due, leaves)
    already = ForLeave(True, NotAvailable("its target is adjusted for leave already"))
    if taken and taken[-1].away in (None, now):
        return already
    if not taken:
        whole: Fraction | None = None if goal.target is None else Fraction(goal.target)
    else:
        whole = _before_leave(goal, made)
        if whole is None:
            return ForLeave(False, NotAvailable("its plan was changed since it was adjusted for an earlier leave"))
    offered = prorated_target(goal.start_value, whole, goal.start, goal.due, leaves)
    if isinstance(offered, Prorated) and rounded(offered.target, 2) == rounded(Fraction(goal.target), 2):
        return already if now else ForLeave(False, NotAvailable("no leave in its window"))
    return ForLeave(False, offered)


def _before_leave(goal: Entry, made: Sequence[Entry]) -> Fraction | None:
    """Return the target as it was before exceptions for leave cut it; None when anything else changed it since."""
    first = next(place for place, change in enumerate(made) if change.type == LEAVE)
    since = made[first:]
    cuts = [change for change in since if change.type == LEAVE]
    others = any(change.target is not None for change in since if change.type != LEAVE)
    if others or any(cut.target is None for cut in cuts) or cuts[-1].target != goal.target:
        return None
    return None if cuts[0].target_before is None else Fraction(cuts[0].target_before)
