"""What the brief is asked for, and what every section is given to read."""

from collections.abc import Sequence
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from careerbook.records.entry import Entry
from careerbook.reports.clients import held, last_recorded_call, open_calls
from careerbook.reports.standing import CLOSED, GoalStanding, goal_standings
from careerbook.rules.audience import Shareable, Shared
from careerbook.rules.periods import Period
from careerbook.rules.reading import AnyReader
from careerbook.rules.topics import topic_denied

Row = TypeVar("Row")

OPEN_GOALS = ("planned", "active", "blocked")
SETTLED_GOALS = (*CLOSED, "dropped", "deferred")


class BriefAsk(NamedTuple):
    """The options of the brief.

    client: whom it is for, None while no client is written down. meeting: the call it is written for, see
    `meeting_of`. names: who agreed is named. days: say the days available, whether a target was prorated or not.
    """

    period: Period
    as_of: date
    client: Entry | None = None
    meeting: Entry | None = None
    names: bool = False
    days: bool = False


class Line(Generic[Row]):
    """A row of a section, and the record that it was made of (with those beside it that it also used)."""

    __slots__ = ("also", "entry", "row")

    def __init__(self, row: Row, entry: Shared, also: tuple[Shared, ...] = ()) -> None:
        """Keep the row with its records."""
        self.row = row
        self.entry = entry
        self.also = also

    def worded(self, row: Row) -> "Line[Row]":
        """Return the same line with its row in other words."""
        return Line(row, self.entry, self.also)


class Given(NamedTuple):
    """What the sections read: the projection, the options, the meeting, and the goals with how they stand.

    goals: those open, and those settled since the period began. since: the day of the last recorded quarterly call with
    this client, from which promises were agreed "last time", else the first day of the period. commitments: with this
    client, those proposed or open, and those made since then.
    """

    shared: Shareable
    ask: BriefAsk
    meeting: Shared | None
    goals: Sequence[Shared]
    standings: dict[str, GoalStanding]
    since: date
    commitments: Sequence[Shared]

    @property
    def as_of(self) -> date:
        """The day the page is about."""
        return self.ask.as_of

    @property
    def client_uid(self) -> str | None:
        """The uid of the reader, None while no client is written down."""
        return self.ask.client.uid if self.ask.client else None


def meeting_of(reader: AnyReader, client: Entry | None) -> Entry | None:
    """Return the call that a brief is written for: this client's earliest one that is planned or sent.

    One that the client may not see comes last, and nothing of it is on the page: it leaves no trace there.
    """
    calls = open_calls(reader, client) if client else []
    return min(calls, key=lambda call: kept_from(client, call), default=None)


def kept_from(client: Entry | None, call: Entry) -> bool:
    """Tell whether a call of this client is one that they may not see."""
    return call.visibility == "private" or topic_denied(client, call)


def given(shared: Shareable, ask: BriefAsk) -> Given:
    """Read what more than one section needs."""
    meeting = shared.by_uid([ask.meeting.uid]).get(ask.meeting.uid) if ask.meeting else None
    goals = goals_since(shared, ask.period.first)
    standings = {standing.goal.uid: standing for standing in goal_standings(shared, goals)}
    agreed_at = last_recorded_call(shared, ask.client, ("quarterly",))
    since = held(agreed_at) if agreed_at else ask.period.first
    return Given(shared, ask, meeting, goals, standings, since, _commitments(shared, ask, agreed_at, since))


def goals_since(shared: Shareable, first: date) -> list[Shared]:
    """Return the goals that are open, and those settled on or after a day."""
    return [
        goal
        for goal in shared.entries("goal", states=(*OPEN_GOALS, *SETTLED_GOALS))
        if goal.state in OPEN_GOALS or (goal.moved_on is not None and goal.moved_on >= first)
    ]


def _commitments(shared: Shareable, ask: BriefAsk, agreed_at: Entry | None, since: date) -> list[Shared]:
    found = {entry.uid: entry for entry in shared.entries("commitment", states=("proposed", "open"))}
    found |= {entry.uid: entry for entry in shared.entries("commitment", since=since)}
    if agreed_at is not None and agreed_at.on < since:
        earlier = shared.entries("commitment", since=agreed_at.on, until=since)
        found |= {entry.uid: entry for entry in earlier if entry.call == agreed_at.uid}
    return [entry for entry in found.values() if _with(entry, ask.client)]


def _with(entry: Shared, client: Entry | None) -> bool:
    """Tell whether a record belongs to this client, or to none while none is written down."""
    return bool(entry.client == (client.uid if client else None))
