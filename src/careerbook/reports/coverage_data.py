"""What the page about feedback says, as data."""

from datetime import date
from fractions import Fraction

from careerbook.reports.ask import Because, Data
from careerbook.rules.value import NotAvailable


class SideRow(Data):
    """One of the five sides. items, givers: of the twelve months. last: of all time, with the days since then.

    applies: the setting `sides` names it. due: it is time to ask again.
    """

    side: str
    applies: bool
    items: int
    givers: int
    last: date | None
    days: int | None
    due: bool


class ClientVoice(Data):
    """The client, and when they last said something; last None: never."""

    ref: str
    client: str
    last: date | None
    days: int | None
    limit_days: int
    due: bool


class ThemeRow(Data):
    """A theme with at least two givers."""

    name: str
    givers: int
    items: int


class Asked(Data):
    """A request that nobody answered yet. lapsed: its due day has passed."""

    ref: str
    person: str
    question: str
    mode: str
    asked_on: date
    due: date | None
    lapsed: bool


class ManagerBefore(Data):
    """Somebody who was the manager until lately. until: their last day as a giver; heard: they spoke."""

    person: str
    ended: date
    until: date
    heard: bool


class Coverage(Data):
    """The whole page, about the twelve months from `first` to `as_of`; for its owner alone.

    share: sides heard of those that apply. items: feedbacks with a known giver, `largest` of them by one person.
    median_days: from hearing something to telling the giver. theme_givers: so many people make a theme, one_voice are
    the names that fewer used. unclear: references that are in no theme until their owner says what they are about;
    no_side: those that are on no side until their owner says from which they come.
    """

    as_of: date
    first: date
    share: Fraction | NotAvailable
    heard: tuple[str, ...]
    missing: tuple[str, ...]
    sides: tuple[SideRow, ...]
    only_others: bool
    givers: int
    items: int
    largest: str
    largest_items: int
    fewest_wanted: int
    most_wanted: int
    client: ClientVoice | None
    previous: tuple[ManagerBefore, ...]
    closed: int
    actionable: int
    closure: Fraction | NotAvailable
    median_days: Fraction | NotAvailable
    theme_givers: int
    themes: tuple[ThemeRow, ...]
    one_voice: tuple[str, ...]
    unclear: tuple[str, ...]
    no_side: tuple[str, ...]
    asked: tuple[Asked, ...]
    why: tuple[Because, ...]
