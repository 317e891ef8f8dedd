"""What the action plan says, as data."""

from datetime import date
from fractions import Fraction

from careerbook.reports.ask import Because, Data
from careerbook.rules.value import NotAvailable


class PlanRow(Data):
    """One goal that is not over. stage: its state; status: my own word for it, None when I said none.

    reached, expected: shares of 1; pace: their difference; suggested: the status that follows (R8). slip_days: R11.
    stale_days: days since the last look where they are too many. reopens: when a deferred goal comes up again.
    lacks: measure, due, serves, mine, as far as an active goal lacks them. next_due: of the next step. close, renew:
    the commands that end an overdue goal or give it a new day, empty for any other.
    """

    ref: str
    title: str
    stage: str
    status: str | None
    reached: Fraction | NotAvailable
    expected: Fraction | NotAvailable
    pace: Fraction | NotAvailable
    suggested: str | NotAvailable
    due: date | None
    days_left: int | None
    begins: date | None
    reopens: date | None
    slips: int
    slip_days: int | NotAvailable
    checked_on: date | None
    stale_days: int | None
    blocked_by: str
    next_step: str
    next_due: date | None
    lacks: tuple[str, ...]
    close: str = ""
    renew: str = ""


class TrackRow(Data):
    """One period of the track record. so_far: it is not over. in_time: of `dated` goals closed in it (R11)."""

    period: str
    first: date
    last: date
    so_far: bool
    set: int
    done: int
    partly: int
    missed: int
    in_time: int
    dated: int


class Plan(Data):
    """The whole page. on_time, on_time_agreed: over all these periods, by the due date agreed at first, and last.

    say: the share of these goals that I had a say in, `with_say` of `known`; `unknown` do not say who set them.
    away_until: no goal is asked about while on leave.
    """

    as_of: date
    goals: tuple[PlanRow, ...]
    track: tuple[TrackRow, ...]
    on_time: Fraction | NotAvailable
    on_time_agreed: Fraction | NotAvailable
    dated: int
    undated: int
    say: Fraction | NotAvailable
    with_say: int
    known: int
    unknown: int
    away_until: date | None
    why: tuple[Because, ...]
