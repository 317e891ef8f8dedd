"""What the page about the line of sight says, as data."""

from datetime import date
from fractions import Fraction

from careerbook.reports.ask import Because, Data
from careerbook.rules.value import NotAvailable


class GoalOn(Data):
    """One of my goals. score: 0 to 1; colour: red, amber, green; beside: short, reached, below, in or above (R7).

    stands: its state, or my own word for it. closed_on: the day it was closed.
    """

    ref: str
    title: str
    ambition: str
    state: str
    stands: str
    closed_on: date | None
    score: Fraction | NotAvailable
    colour: str
    beside: str
    my_part: str
    skills: tuple[str, ...]


class Asking(Data):
    """A question about an objective. asked_of: whom, empty when that is open."""

    ref: str
    text: str
    objective: str
    asked_of: str
    asked_on: date | None


class Target(Data):
    """One objective in the order of the tree. score: R6; scored, unscored: how many goals have one, and have none.

    mine: a goal of mine serves it, or one below it, be it only planned. source: told, read, guessed, or nothing said.
    """

    ref: str
    text: str
    level: str | None
    depth: int
    score: Fraction | NotAvailable
    scored: int
    unscored: int
    colour: str
    mine: bool
    source: str
    goals: tuple[GoalOn, ...]


class Alignment(Data):
    """The whole page. earlier: objectives of other periods that are not drawn. share: R10, 0 to 1.

    orphans: goals under way that serve nothing. apart: references of objectives that I have no part in. too_easy: R7.
    """

    as_of: date
    period: str
    spoken: str
    objectives: tuple[Target, ...]
    earlier: int
    share: Fraction | NotAvailable
    serving: int
    active: int
    orphans: tuple[GoalOn, ...]
    apart: tuple[str, ...]
    unasked: tuple[Asking, ...]
    unanswered: tuple[Asking, ...]
    too_easy: bool | NotAvailable
    aspirational: int
    why: tuple[Because, ...]
