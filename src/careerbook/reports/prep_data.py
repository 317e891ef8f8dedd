"""The private sheet for a meeting as data; nothing of it stands on any document's list."""

from datetime import date

from careerbook.reports.ask import Data, Span
from careerbook.reports.left_open import LeftOpen
from careerbook.reports.prep_autonomy import Freedom
from careerbook.reports.prep_ratings import Differences
from careerbook.reports.prep_role import RolePoints


class ToSay(Data):
    """A challenge that the client has not heard of, and words to say it in."""

    ref: str
    text: str
    severity: str
    found: date
    verdict: str
    reason: str
    say: str


class SaidBefore(Data):
    """A challenge that the client knows, since when, and whether the detail is still to come."""

    ref: str
    text: str
    on: date
    detail_to_come: bool


class AskPrepared(Data):
    """What I ask, what they may say against it, and what I offer then."""

    ref: str
    text: str
    type: str
    recommendation: str
    objection: str
    fallback: str


class NeedWaiting(Data):
    """A need that no result and no goal answers. proposal: the only pitch that would; old: worth asking again."""

    ref: str
    text: str
    heard_on: date
    proposal: str
    old: bool


class Prep(Data):
    """The sheet; version: of this contract. call is empty while no meeting is planned.

    minutes is how long it takes, 30 unless said.
    """

    version: int = 1
    audience: str = "me"
    period: Span
    as_of: date
    client: str
    call: str
    on: date | None
    minutes: int
    outcome: str
    opening: str
    to_say: tuple[ToSay, ...]
    said_before: tuple[SaidBefore, ...]
    asks: tuple[AskPrepared, ...]
    left_open: tuple[LeftOpen, ...]
    ratings: Differences
    needs: tuple[NeedWaiting, ...]
    role: RolePoints
    redirect: tuple[str, ...]
    freedoms: tuple[Freedom, ...]
    coach: tuple[str, ...]
    questions: tuple[str, ...]
    have_open: tuple[str, ...]
    minutes_back: int
    minutes_forward: int
    next: tuple[str, ...]
