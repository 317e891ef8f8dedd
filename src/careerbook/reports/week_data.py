"""The week's questions as data: what a dialogue asks, and what it needs to know to ask it well."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from careerbook.reports.ask import Because, Data

OPEN = ("finished", "stuck", "said")
TRIGGERS = (
    "result",
    "promise",
    "overdue",
    "untold",
    "happened",
    "goal",
    "request",
    "answer",
    "quiet",
    "direction",
    "number",
)
"""Which of them have a place first: what has its day, what the manager does not know and what may have come of it,
then what waits, then what is asked every week."""


class Question(Data):
    """One question, and the record it is about (ref and title are empty for an open one).

    kind: `finished`, `stuck` or `said` (the three open ones); `quiet` no win lately, `goal` not checked, `untold`
    challenge, `number` missing, `promise` due soon, `overdue` goal, told challenge that may have `happened`,
    `result` to look at again, `request` past due, feedback to `answer`, `direction` not said this quarter. text: as
    it is asked; hint: how it is answered. Of a goal: `current` and `checked_on` as last seen, `expected_now` what
    the calendar expects (None: nothing to say), `status` the person's own word, `measured` whether it has a figure.
    Of what has its day: `due`. Of an untold challenge: `client` (empty: your manager), `verdict` and `reason` of
    R28. Of a request and of feedback: `client` is who was asked, or said it; `verdict` is `told` (do they know?) or
    `decide` (what to do?). command: what answers it where nobody can be asked; instead: what answers it the other
    way, where there are two.
    """

    kind: str
    text: str
    hint: str = ""
    ref: str = ""
    title: str = ""
    unit: str = ""
    measured: bool = False
    current: Decimal | None = None
    checked_on: date | None = None
    expected_now: Fraction | None = None
    status: str | None = None
    due: date | None = None
    client: str = ""
    verdict: str = ""
    reason: str = ""
    command: str = ""
    instead: str = ""


class WeekAway(Data):
    """A week in which nothing was written, by its Monday, and what the book knows of it (a cue, or nothing)."""

    monday: date
    cue: str


class Week(Data):
    """What `week` has to say and to ask.

    away_until: on leave, and nothing is asked. gap_weeks: whole weeks at work since the last thing that was written
    (0: no gap worth a word), and `weeks` lists the newest of them. written: what was written this week. meeting and
    lacks: the next call, and what its page still lacks.
    """

    as_of: date
    away_until: date | None
    written: int
    year_ago: str
    gap_weeks: int
    weeks: tuple[WeekAway, ...]
    questions: tuple[Question, ...]
    meeting: date | None
    meeting_with: str
    lacks: tuple[str, ...]
    why: tuple[Because, ...]
