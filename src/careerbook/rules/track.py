"""The track record of goals in one period: how many were set, how they ended, and how many in time (R11)."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from careerbook.rules.progress import Closing, OnTime, on_time
from careerbook.rules.value import NotAvailable


class Life(NamedTuple):
    """One goal: the day it begins, and how (`done`, `partly-done`, `missed`) and when it was closed, if it was.

    baseline_due is the due day agreed at first, due the one agreed last.
    """

    begins: date
    outcome: str | None = None
    closed_on: date | None = None
    baseline_due: date | None = None
    due: date | None = None


class Track(NamedTuple):
    """One period: goals that began in it, goals closed in it by outcome, and the shares of these in time."""

    set: int
    done: int
    partly: int
    missed: int
    on_time: OnTime | NotAvailable


def track_record(goals: Sequence[Life], first: date, end: date, *, as_of: date) -> Track:
    """Return how many goals began and were closed from `first` up to, not on, `end`, as known on `as_of`.

    A goal counts as set in the period of its start, and as done, partly done or missed in that of its closing step;
    one that was dropped or put off counts only as set. On time is against the due date agreed at first, and beside it
    against the one agreed last; n/a when nothing with a due date was closed.
    R11 · PRINCE2, the baseline; "track records of previous and ongoing performance".
    """
    stop = min(end, date.fromordinal(as_of.toordinal() + 1))
    begun = [goal for goal in goals if first <= goal.begins < stop]
    closed = [(goal, goal.closed_on) for goal in goals if goal.closed_on and first <= goal.closed_on < stop]
    ended = [goal.outcome for goal, _ in closed]
    return Track(
        len(begun),
        ended.count("done"),
        ended.count("partly-done"),
        ended.count("missed"),
        on_time([Closing(on, goal.baseline_due, goal.due) for goal, on in closed], as_of=as_of),
    )
