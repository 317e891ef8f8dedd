"""The one screen as data: what it can hold, each part empty when there is nothing to say."""

from datetime import date
from fractions import Fraction

from careerbook.reports.ask import Because, Data
from careerbook.reports.surprises import Untold


class Meeting(Data):
    """A call: with whom, when, how many days away (negative: it has passed), what to do before, and the command."""

    ref: str
    client: str
    on: date
    days: int
    sent: bool
    to_do: tuple[str, ...]
    prepare: str


class Promised(Data):
    """An open commitment. late: its due day has passed."""

    ref: str
    text: str
    due: date | None
    made: date
    late: bool


class GoalLine(Data):
    """A goal: progress 0 to 1 (None: unknown), and how it stands in a word or two.

    days_late: how long ago it was due while it is still under way; 0 when it is not late, or on leave.
    """

    ref: str
    title: str
    progress: Fraction | None
    word: str
    days_late: int = 0


class Wins(Data):
    """This quarter's impacts, and how many came in each of the last eight weeks, oldest first.

    highlights: those that your manager may see and that are strong enough (R3). late: how many of them lie in the
    last third of the quarter; skewed: that is most of them (R4).
    """

    count: int
    with_number: int
    last_on: date | None
    stale: bool
    highlights: int
    late: int
    skewed: bool
    by_week: tuple[int, ...]


class Waiting(Data):
    """A proposal or an idea that waits for its answer, or a trial of more freedom that ends in one."""

    ref: str
    title: str
    decision_by: date | None


class NextStep(Data):
    """A command that can be pasted, and what it does."""

    command: str
    does: str


class Status(Data):
    """The screen. Empty parts are not printed."""

    as_of: date
    name: str
    title: str
    period: str
    day: int
    days: int
    away_until: date | None
    meeting: Meeting | None
    overdue: Meeting | None
    say_now: tuple[Untold, ...]
    mine: tuple[Promised, ...]
    theirs: tuple[Promised, ...]
    goals: tuple[GoalLine, ...]
    wins: Wins
    heard_from: tuple[str, ...]
    not_heard_from: tuple[str, ...]
    waiting: tuple[Waiting, ...]
    only_for_me: int
    next: tuple[NextStep, ...]
    why: tuple[Because, ...]
