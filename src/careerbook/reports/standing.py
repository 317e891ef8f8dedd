"""How goals stand on a day: the newest check, progress, pace, slips, and what the dates say about them."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from careerbook.records.entry import Entry
from careerbook.reports.for_leave import ForLeave, for_leave
from careerbook.rules.jobs import days_off
from careerbook.rules.progress import (
    Leaves,
    OverDelivery,
    Pace,
    Progress,
    Prorated,
    current_value,
    expected_progress,
    over_delivery,
    over_delivery_in_time,
    pace,
    progress,
    slip_days,
    slips,
    step_progress,
)
from careerbook.rules.reading import AnyReader
from careerbook.rules.value import NotAvailable

CLOSED = ("done", "partly-done", "missed")


class GoalStanding(NamedTuple):
    """How one goal stands as of a day.

    status: the person's own word (`on-track` …), None when there is none; `word` is what to print. current: the newest
    figure and the `checked_on` day of the newest check. progress, expected and pace, over, offer, slip: R5, R8, R15,
    R9, R11, each a value or n/a; expected, pace and offer are n/a where leave is not looked at. closed_on: the day of
    the closing step.
    """

    goal: Entry
    status: str | None
    current: Fraction | NotAvailable
    checked_on: date | None
    progress: Progress | NotAvailable
    expected: Fraction | NotAvailable
    pace: Pace | NotAvailable
    over: OverDelivery | NotAvailable
    offer: Prorated | NotAvailable
    slip: int | NotAvailable
    slips: int
    steps_done: int
    steps: int
    closed_on: date | None

    @property
    def word(self) -> str:
        """How it stands in a word or two: the state when that says it, else the person's own status, else nothing."""
        if self.goal.state != "active":
            return str(self.goal.state).replace("-", " ")
        return (self.status or "").replace("-", " ")

    @property
    def score(self) -> Fraction | NotAvailable:
        """How much of it is reached, 0 to 1 (R5); without measure and steps its outcome says it, done or missed."""
        if isinstance(self.progress, Progress):
            return self.progress.score
        outcomes = {"done": Fraction(1), "missed": Fraction(0)}
        return outcomes.get(self.goal.state, self.progress)

    @property
    def expected_now(self) -> Fraction | None:
        """The figure that the calendar expects by the day asked about, in the metric's unit; None without one."""
        start, target = self.goal.start_value, self.goal.target
        if start is None or target is None or not isinstance(self.pace, Pace):
            return None
        return Fraction(start) + (Fraction(target) - Fraction(start)) * self.pace.expected


def goal_standings(reader: AnyReader, goals: Sequence[Entry], *, leave: bool = False) -> list[GoalStanding]:
    """Return how each of these goals stands, reading checks, steps and exceptions of all of them at once.

    leave: look at the days away; never on a page for others, which prints nothing that follows from leave.
    """
    uids = [goal.uid for goal in goals]
    hanging = {kind: _by_parent(reader.entries(kind, parents=uids)) if uids else {} for kind in _HANGING}
    away, jobs = (reader.entries("leave"), reader.entries("engagement")) if leave else ((), ())
    return [
        goal_standing(
            reader,
            goal,
            hanging["check"].get(goal.uid, ()),
            days_off(away, goal.engagement, jobs) if leave else None,
            steps=hanging["step"].get(goal.uid, ()),
            exceptions=hanging["exception"].get(goal.uid, ()),
        )
        for goal in goals
    ]


def goal_standing(
    reader: AnyReader,
    goal: Entry,
    checks: Sequence[Entry],
    leaves: Leaves | None = None,
    *,
    steps: Sequence[Entry] = (),
    exceptions: Sequence[Entry] = (),
) -> GoalStanding:
    """Return how one goal stands, given its checks, steps and exceptions.

    leaves: pairs of first and last day away; None where leave is not looked at.
    """
    as_of = reader.as_of
    dated = sorted((check for check in checks if check.on <= as_of), key=lambda check: (check.on, check.number))
    current = current_value([(c.on, c.current) for c in dated if c.current is not None], as_of=as_of)
    done_on = [step.done_on for step in steps]
    done = _progress(goal, current, done_on, as_of)
    closed_on = goal.moved_on if goal.state in CLOSED else None
    left = None if leaves is None else for_leave(goal, exceptions, leaves)
    return GoalStanding(
        goal=goal,
        status=next((str(c.status) for c in reversed(dated) if c.status), None),
        current=current,
        checked_on=dated[-1].on if dated else None,
        progress=done,
        expected=_expected(goal, leaves, as_of),
        pace=_pace(reader, goal, done, leaves, left is not None and left.adjusted),
        over=_over(reader, goal, current, closed_on),
        offer=_offer(goal, left),
        slip=slip_days(goal.due, goal.baseline_due),
        slips=slips([(change.on, str(change.type)) for change in exceptions], as_of=as_of),
        steps_done=sum(1 for day in done_on if day is not None and day <= as_of),
        steps=len(done_on),
        closed_on=closed_on,
    )


def cut(reader: AnyReader, name: str) -> Fraction:
    """Return a setting that is a number, exactly."""
    return Fraction(Decimal(str(reader.setting(name))))


_HANGING = ("check", "step", "exception")
_OFFERED = ("planned", "active", "blocked", "deferred")
"""The states in which a goal is offered the target for the days at work."""


def _by_parent(entries: Sequence[Entry]) -> Mapping[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda e: e.number):
        found.setdefault(str(entry.parent), []).append(entry)
    return found


def _progress(
    goal: Entry, current: Fraction | NotAvailable, done_on: Sequence[date | None], as_of: date
) -> Progress | NotAvailable:
    if goal.target is None and done_on:
        return step_progress(done_on, as_of=as_of)
    if goal.target is None and goal.start_value is None:
        return NotAvailable("no measure and no steps")
    return progress(goal.start_value, current, goal.target)


def _expected(goal: Entry, leaves: Leaves | None, as_of: date) -> Fraction | NotAvailable:
    if leaves is None:
        return NotAvailable("leave is not looked at here")
    if goal.state not in ("active", "blocked"):
        return NotAvailable(f"the goal is {goal.state}")
    return expected_progress(goal.start, goal.due, leaves, blocked=goal.state == "blocked", as_of=as_of)


def _pace(
    reader: AnyReader, goal: Entry, done: Progress | NotAvailable, leaves: Leaves | None, adjusted: bool
) -> Pace | NotAvailable:
    if leaves is None:
        return NotAvailable("leave is not looked at here")
    if goal.state not in ("active", "blocked"):
        return NotAvailable(f"the goal is {goal.state}")
    return pace(
        done.raw if isinstance(done, Progress) else done,
        goal.start,
        goal.due,
        leaves,
        adjusted=adjusted,
        blocked=goal.state == "blocked",
        on_track_from=cut(reader, "on_track_pace"),
        at_risk_from=cut(reader, "at_risk_pace"),
        as_of=reader.as_of,
    )


def _over(
    reader: AnyReader, goal: Entry, current: Fraction | NotAvailable, closed_on: date | None
) -> OverDelivery | NotAvailable:
    review_from = cut(reader, "review_ratio")
    if goal.target is not None:
        return over_delivery(goal.start_value, current, goal.target, review_from=review_from)
    if goal.state != "done":
        return NotAvailable("not done yet")
    return over_delivery_in_time(goal.start, goal.baseline_due or goal.due, closed_on, review_from=review_from)


def _offer(goal: Entry, left: ForLeave | None) -> Prorated | NotAvailable:
    if left is None:
        return NotAvailable("leave is not looked at here")
    return left.offer if goal.state in _OFFERED else NotAvailable(f"the goal is {goal.state}")
