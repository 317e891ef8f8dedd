"""What leave does to goals: the target for the days at work, offered and never applied by itself (R9)."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from careerbook.records.entry import Entry
from careerbook.reports.clients import leaves
from careerbook.reports.goal_facts import as_typed
from careerbook.rules.numbers import rounded
from careerbook.rules.progress import Prorated, prorated_target
from careerbook.rules.reading import Reader
from careerbook.rules.value import NotAvailable

OPEN = ("planned", "active", "blocked", "deferred")


class Offer(NamedTuple):
    """What leave would make of one goal: the new target or why there is none, and the command that takes it."""

    goal: Entry
    prorated: Prorated | NotAvailable
    command: str


def leave_offer(reader: Reader, goal: Entry) -> Prorated | NotAvailable:
    """Return the target for the days at work, counted from what it was before any exception for leave.

    n/a as R9 is, when no leave lies in the goal's window, and when the target is that one already.
    """
    whole = _before_leave(goal, reader.entries("exception", parents=[goal.uid]))
    offered = prorated_target(goal.start_value, whole, goal.start, goal.due, leaves(reader))
    if isinstance(offered, Prorated) and rounded(offered.target, 2) == rounded(Fraction(goal.target), 2):
        same = offered.available == offered.days
        return NotAvailable("no leave in its window" if same else "its target is adjusted for leave already")
    return offered


def _before_leave(goal: Entry, exceptions: Sequence[Entry]) -> Fraction | None:
    """Return the target as it was before the last exceptions for leave."""
    target = goal.target
    for change in sorted(exceptions, key=lambda e: (e.on, e.number), reverse=True):
        if change.target is None:
            continue
        if change.type != "leave" or change.target != target or change.target_before is None:
            break
        target = change.target_before
    return None if target is None else Fraction(target)


def touched(reader: Reader, first: str, last: str) -> list[Offer]:
    """Return what a leave from `first` to `last` (ISO, both away) offers for each open goal whose window it touches."""
    found = []
    for goal in reader.entries("goal", states=OPEN):
        start, due = str(goal.body.get("start") or ""), str(goal.body.get("due") or "")
        if start and due and start <= last and due >= first:
            offered = leave_offer(reader, goal)
            found.append(Offer(goal, offered, _command(goal, offered)))
    return found


def _command(goal: Entry, offered: Prorated | NotAvailable) -> str:
    target = as_typed(offered.target) if isinstance(offered, Prorated) else ""
    if goal.state == "planned":
        return f"careerbook goal edit {goal.number} " + (f"--target {target}" if target else "--due DAY")
    return f"careerbook goal except {goal.number} --type leave " + (f"--target {target}" if target else "--due DAY")
