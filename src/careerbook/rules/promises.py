"""R26: did we do what we said, by the day we said. Mine is a share; the client's is two counts, never a score."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from careerbook.rules.value import NotAvailable


class Promise(NamedTuple):
    """A commitment as it stands on the day asked about.

    `state` is `proposed`, `open`, `done`, `missed` or `dropped`; `due` is the date agreed last and `renegotiated`
    says that there was an earlier one; `done_on` is the date of the step to `done`.
    """

    due: date | None
    state: str
    done_on: date | None = None
    renegotiated: bool = False


class Keeping(NamedTuple):
    """Promises that came due: `kept` of `due`, `share` 0 to 1; `changed` of them counted against a later date."""

    share: Fraction
    kept: int
    due: int
    changed: int


class TheirPromises(NamedTuple):
    """The other side's promises as plain counts: `kept` of `due`. There is no share, on purpose."""

    kept: int
    due: int


def promise_keeping(mine: Sequence[Promise], *, as_of: date) -> Keeping | NotAvailable:
    """Return my commitments done by their due date ÷ my commitments due so far.

    A promise is due so far when its due date has passed, or is today and it is settled (done or missed), or when it was
    given up as missed. A renegotiated one counts against its new date and shows as changed; proposed and dropped ones
    and those without a due date are left out. n/a when none was due. R26 · quarterly business reviews, "did we deliver
    what we committed to?"
    """
    due = [promise for promise in mine if _was_due(promise, as_of)]
    if not due:
        return NotAvailable("no promise with a due date was due yet")
    kept = sum(1 for promise in due if _kept(promise, as_of))
    return Keeping(Fraction(kept, len(due)), kept, len(due), sum(1 for promise in due if promise.renegotiated))


def their_promises(theirs: Sequence[Promise], *, as_of: date) -> TheirPromises:
    """Return how many of the client's commitments were due so far, and how many of those were kept.

    Counted as in `promise_keeping`; 0 of 0 when none was due. R26 · shown beside mine, never as a score of them.
    """
    due = [promise for promise in theirs if _was_due(promise, as_of)]
    return TheirPromises(sum(1 for promise in due if _kept(promise, as_of)), len(due))


def _was_due(promise: Promise, as_of: date) -> bool:
    if promise.due is None or promise.state in {"proposed", "dropped"}:
        return False
    if promise.state == "missed" or promise.due < as_of:
        return True
    return promise.due == as_of and _done(promise, as_of)


def _kept(promise: Promise, as_of: date) -> bool:
    return (
        _done(promise, as_of)
        and promise.done_on is not None
        and promise.due is not None
        and (promise.done_on <= promise.due)
    )


def _done(promise: Promise, as_of: date) -> bool:
    return promise.state == "done" and promise.done_on is not None and promise.done_on <= as_of
