"""How far a goal is and how far it should be: R5 progress, R8 pace, R9 prorated target, R11 slip, R15 over-delivery.

Figures are exact (`int`, `Decimal`, `Fraction`), days are calendar days, and a goal's window counts both its start and
its due date. A leave is a pair of dates, first and last day away, both inclusive.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from careerbook.rules.periods import available_days
from careerbook.rules.value import NotAvailable

ON_TRACK_FROM: Final = Fraction(-10, 100)
AT_RISK_FROM: Final = Fraction(-25, 100)
REVIEW_FROM: Final = Fraction(110, 100)

_DAY: Final = timedelta(days=1)

Figure = int | Decimal | Fraction
Leaves = Sequence[tuple[date, date]]


class Progress(NamedTuple):
    """Progress of a goal: `raw` is unbounded (1 is the target, negative is worse than the start), `score` is 0 to 1."""

    raw: Fraction
    score: Fraction


class Pace(NamedTuple):
    """Progress against the calendar, both as shares of 1.

    `expected` is 0 to 1, `pace` is progress minus expected, `suggestion` is `on-track`, `at-risk`, `off-track` or the
    reason why nothing is suggested.
    """

    expected: Fraction
    pace: Fraction
    suggestion: str | NotAvailable


class Prorated(NamedTuple):
    """A target cut to the days at work: the `target` in the metric's unit, and `available` of `days` calendar days."""

    target: Fraction
    available: int
    days: int


class Closing(NamedTuple):
    """A closed goal: the date of its closing step, its frozen due date and the due date agreed last."""

    closed_on: date
    baseline_due: date | None
    due: date | None


class OnTime(NamedTuple):
    """Shares (0 to 1) of closed goals that were closed by the baseline and by the agreed due date.

    `closed` goals had both a closing date and a baseline due date; `undated` ones had no due date and are not counted.
    """

    by_baseline: Fraction
    by_agreed: Fraction
    closed: int
    undated: int


class OverDelivery(NamedTuple):
    """Delivered ÷ expected as `ratio`; `over` is above 1, `asks_review` is at or above the cut."""

    ratio: Fraction
    over: bool
    asks_review: bool


def current_value(readings: Sequence[tuple[date, Figure]], *, as_of: date) -> Fraction | NotAvailable:
    """Return the newest reading dated on or before `as_of`, in the metric's unit.

    Readings are `(date of the check, value)` in the order in which they were recorded; of two on one day the later
    recorded one counts. None by that day: n/a. R5 · the input called current.
    """
    newest: tuple[date, Figure] | None = None
    for reading in readings:
        if reading[0] <= as_of and (newest is None or reading[0] >= newest[0]):
            newest = reading
    return NotAvailable("no current value: no check yet") if newest is None else Fraction(newest[1])


def progress(
    start: Figure | None, current: Figure | NotAvailable | None, target: Figure | None
) -> Progress | NotAvailable:
    """Return how far the metric has come: `(current - start) / (target - start)`, and the same clamped to 0 to 1.

    All three are in the metric's unit. A falling metric is one whose target is below its start; the formula is the
    same. n/a when one is missing or the target equals the start. R5 · Lattice, percentage goals; Doerr.
    """
    if start is None:
        return NotAvailable("no start value")
    if target is None:
        return NotAvailable("no target")
    if current is None:
        return NotAvailable("no current value")
    if isinstance(current, NotAvailable):
        return current
    if target == start:
        return NotAvailable("target equals start")
    raw = (Fraction(current) - Fraction(start)) / (Fraction(target) - Fraction(start))
    return Progress(raw, min(max(raw, Fraction(0)), Fraction(1)))


def step_progress(done_on: Sequence[date | None], *, as_of: date) -> Progress | NotAvailable:
    """Return steps done by `as_of` ÷ steps, 0 to 1, for a goal that has steps and no metric.

    One entry per step: the day it was done, or None. n/a without steps. R5 · the same share, counted in steps.
    """
    if not done_on:
        return NotAvailable("no steps")
    share = Fraction(sum(1 for day in done_on if day is not None and day <= as_of), len(done_on))
    return Progress(share, share)


def expected_progress(
    start: date | None, due: date | None, leaves: Leaves = (), *, blocked: bool = False, as_of: date
) -> Fraction | NotAvailable:
    """Return the share (0 to 1) of the goal's window that has passed: `available days elapsed ÷ available days`.

    The window runs from `start` to `due`, both counted, with leave taken out of both numbers; 0 before the start, 1
    after the due date. n/a when blocked, without start or due, with due before start, or when leave covers the whole
    window. R8 · Betterworks, expected against actual.
    """
    if blocked:
        return NotAvailable("the goal is blocked")
    window = _window(start, due, leaves)
    if isinstance(window, NotAvailable):
        return window
    first, last, available = window
    elapsed = available_days(first, min(as_of, last) + _DAY, leaves)
    return Fraction(elapsed, available)


def pace(
    done: Figure | NotAvailable | None,
    start: date | None,
    due: date | None,
    leaves: Leaves = (),
    *,
    adjusted: bool = False,
    blocked: bool = False,
    on_track_from: Fraction = ON_TRACK_FROM,
    at_risk_from: Fraction = AT_RISK_FROM,
    as_of: date,
) -> Pace | NotAvailable:
    """Return `pace = progress - expected` and the status it suggests, which the owner's own word overrides.

    `done` is the raw progress of R5 (1 is the target); `adjusted` says that the target was changed for leave. A pace
    of at least `on_track_from` suggests `on-track`, of at least `at_risk_from` suggests `at-risk`, less suggests
    `off-track`. While a leave overlaps the window and the target was not adjusted nothing is suggested. n/a when
    progress is, when blocked, or without start or due. R8 · Betterworks, expected against actual; the cuts are ours.
    """
    expected = expected_progress(start, due, leaves, blocked=blocked, as_of=as_of)
    if isinstance(expected, NotAvailable):
        return expected
    if done is None:
        return NotAvailable("no progress")
    if isinstance(done, NotAvailable):
        return done
    difference = Fraction(done) - expected
    suggestion: str | NotAvailable
    if not adjusted and _overlaps(start, due, leaves):
        suggestion = NotAvailable("target not adjusted for leave")
    elif difference >= on_track_from:
        suggestion = "on-track"
    elif difference >= at_risk_from:
        suggestion = "at-risk"
    else:
        suggestion = "off-track"
    return Pace(expected, difference, suggestion)


def prorated_target(
    start_value: Figure | None, target: Figure | None, start: date | None, due: date | None, leaves: Leaves = ()
) -> Prorated | NotAvailable:
    """Return the target for the days at work: `start + (target - start) * available days ÷ days` of the goal's window.

    Values are in the metric's unit; the window counts `start` and `due`. It is an offer: nothing applies it by itself.
    n/a when an input is missing, when due is before start, or when leave covers the whole window. R9 · US OPM, a
    standard may be prorated for time at work.
    """
    if start_value is None:
        return NotAvailable("no start value")
    if target is None:
        return NotAvailable("no target")
    window = _window(start, due, leaves)
    if isinstance(window, NotAvailable):
        return window
    first, last, available = window
    days = (last - first).days + 1
    base = Fraction(start_value)
    return Prorated(base + (Fraction(target) - base) * Fraction(available, days), available, days)


def days_away(start: date | None, due: date | None, leaves: Leaves = ()) -> int:
    """Return the days of leave in a goal's window, which counts `start` and `due`; 0 without a window. R8, R9."""
    if start is None or due is None or due < start:
        return 0
    return (due - start).days + 1 - available_days(start, due + _DAY, leaves)


def slip_days(due: date | None, baseline_due: date | None) -> int | NotAvailable:
    """Return `due - baseline due` in calendar days: positive is later than planned, negative earlier.

    n/a without one of the two. R11 · PRINCE2, the baseline; exceptions and track records.
    """
    if due is None:
        return NotAvailable("no due date")
    if baseline_due is None:
        return NotAvailable("no baseline due date")
    return (due - baseline_due).days


def slips(exceptions: Sequence[tuple[date, str]], *, as_of: date) -> int:
    """Return how often the due date was moved: exceptions of type `deadline` dated on or before `as_of`.

    Exceptions are `(date, type)`. R11 · PRINCE2, the baseline; exceptions and track records.
    """
    return sum(1 for on, kind in exceptions if kind == "deadline" and on <= as_of)


def on_time(closings: Sequence[Closing], *, as_of: date) -> OnTime | NotAvailable:
    """Return the shares of closed goals that were closed on or before their baseline, and their agreed, due date.

    Goals closed after `as_of` are left out; one without a baseline due date is counted as undated; without an agreed
    due date the baseline stands for it. n/a when nothing with a due date is closed. R11 · PRINCE2, the baseline.
    """
    closed = [goal for goal in closings if goal.closed_on <= as_of]
    if not closed:
        return NotAvailable("no goal is closed yet")
    dated = [(goal.closed_on, goal.baseline_due, goal.due) for goal in closed]
    kept = [(on, baseline, due or baseline) for on, baseline, due in dated if baseline is not None]
    if not kept:
        return NotAvailable("no closed goal has a baseline due date")
    return OnTime(
        by_baseline=Fraction(sum(1 for on, baseline, _ in kept if on <= baseline), len(kept)),
        by_agreed=Fraction(sum(1 for on, _, due in kept if on <= due), len(kept)),
        closed=len(kept),
        undated=len(closed) - len(kept),
    )


def over_delivery(
    start: Figure | None,
    actual: Figure | NotAvailable | None,
    target: Figure | None,
    *,
    review_from: Fraction = REVIEW_FROM,
) -> OverDelivery | NotAvailable:
    """Return `(actual - start) / (target - start)`, never clamped: above 1 is more than was expected.

    All three are in the metric's unit; a ratio of at least `review_from` asks for a review. n/a as in R5.
    R15 · "if you delivered more than what was expected"; the cut is ours.
    """
    reached = progress(start, actual, target)
    if isinstance(reached, NotAvailable):
        return NotAvailable("no actual value") if actual is None and reached.reason == "no current value" else reached
    return _judged(reached.raw, review_from)


def over_delivery_in_time(
    start: date | None, due: date | None, done_on: date | None, *, review_from: Fraction = REVIEW_FROM
) -> OverDelivery | NotAvailable:
    """Return `planned days ÷ actual days` for a goal that is only done or not done: above 1 is earlier than planned.

    Planned days run from `start` to `due`, actual days from `start` to `done_on`, both ends counted. n/a when a date
    is missing or lies before the start. R15 · "if you delivered more than what was expected"; the cut is ours.
    """
    window = _window(start, due, ())
    if isinstance(window, NotAvailable):
        return window
    if done_on is None:
        return NotAvailable("no done date")
    first, _, planned = window
    if done_on < first:
        return NotAvailable("the done date is before the start date")
    return _judged(Fraction(planned, (done_on - first).days + 1), review_from)


def _judged(ratio: Fraction, review_from: Fraction) -> OverDelivery:
    return OverDelivery(ratio, over=ratio > 1, asks_review=ratio >= review_from)


def _window(start: date | None, due: date | None, leaves: Leaves) -> tuple[date, date, int] | NotAvailable:
    """Return start, due and the days available between them, both counted; there is at least one."""
    if start is None:
        return NotAvailable("no start date")
    if due is None:
        return NotAvailable("no due date")
    if due < start:
        return NotAvailable("the due date is before the start date")
    available = available_days(start, due + _DAY, leaves)
    return (start, due, available) if available else NotAvailable("leave covers the whole window")


def _overlaps(start: date | None, due: date | None, leaves: Leaves) -> bool:
    return start is not None and due is not None and any(first <= due and last >= start for first, last in leaves)
