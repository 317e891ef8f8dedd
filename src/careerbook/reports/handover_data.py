"""The handover as data: what the next client needs to know of the work, and nothing of the one before."""

from datetime import date

from careerbook.reports.ask import Data, Span
from careerbook.reports.brief.data import GoalRow, Risk


class Duty(Data):
    """A duty on which something was agreed. verdict: `keep`, `more`, `add-to-jd` …; share: of the description, %."""

    text: str
    verdict: str
    share: str = ""


class Area(Data):
    """How freely I decide in one area, as agreed. level: `level 4, agree`; until: how long the trial lasts."""

    area: str
    level: str
    guard_rails: str = ""
    until: date | None = None
    review_on: date | None = None


class Promised(Data):
    """An open promise. owner: `me`, `client` or `other`; confirmed: it is with the new client already."""

    text: str
    owner: str
    due: date | None
    confirmed: bool


class Asked(Data):
    """An ask that is not settled. answer: `open`, `deferred` or `not-reached`."""

    text: str
    type: str
    by: date | None
    recommendation: str | None
    answer: str


class Pitched(Data):
    """A proposal that this reader got. state: `sent`, `funded` or `deferred`, since that day."""

    title: str
    ask: str | None
    state: str
    since: date | None
    decision_by: date | None
    until: date | None


class Voices(Data):
    """A theme that several people raised, and how many."""

    theme: str
    givers: int
    reader_among_them: bool


class Handover(Data):
    """The page; version: of this contract. changed_on: the first day of the new client, where one went before them.

    Every tuple holds what the page prints; `dropped` counts the rows that had no room.
    """

    version: int = 1
    audience: str = "client"
    period: Span
    as_of: date
    writer: str
    title: str
    reader: str
    changed_on: date | None
    meeting: date | None
    duties: tuple[Duty, ...]
    areas: tuple[Area, ...]
    goals: tuple[GoalRow, ...]
    promises: tuple[Promised, ...]
    asks: tuple[Asked, ...]
    risks: tuple[Risk, ...]
    pitches: tuple[Pitched, ...]
    voices: tuple[Voices, ...]
    dropped: int = 0
