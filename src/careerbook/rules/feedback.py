"""R20 to R24: who was heard and who was not, how recently, whether givers know what came of it, what several say."""

from collections.abc import Collection, Sequence
from datetime import date
from fractions import Fraction
from typing import Final, NamedTuple

from careerbook.rules.dates import add_months
from careerbook.rules.value import NotAvailable

SIDES: Final = ("manager", "peer", "direct-report", "customer", "self")
"""The five sides; a customer and any other person outside are one of them."""

ABOUT_WORK: Final = frozenset({"result", "impact", "approach", "process"})
"""What may be raised. A remark about character counts in nothing here; an unclear one was heard, but has no theme."""

COVERED_MONTHS: Final = 12
PREVIOUS_MANAGER_MONTHS: Final = 3
FEWEST_GIVERS_OF_A_THEME: Final = 2
DEFAULT_FEWEST_GIVERS: Final = 7
DEFAULT_MOST_GIVERS: Final = 15
DEFAULT_CLIENT_DAYS: Final = 30
DEFAULT_OTHERS_DAYS: Final = 90

TO_ANSWER: Final = frozenset({"redirecting", "mixed"})
"""Polarities of what asks for an answer."""


class Said(NamedTuple):
    """One feedback that I got.

    `source` is the declared one (`customer` and `other` are one side), `giver` who said it (None: not known), `state`
    `received`, `noted`, `set-aside`, `acting` or `closed`, `told_on` the day on which the giver heard what came of it.
    """

    on: date
    source: str | None
    giver: str | None = None
    about: str | None = "unclear"
    themes: tuple[str, ...] = ()
    polarity: str | None = None
    state: str = "received"
    told_on: date | None = None

    @property
    def side(self) -> str | None:
        """The side it comes from, one of SIDES; None while nobody said which."""
        return side_of(self.source)


class Coverage(NamedTuple):
    """Sides heard of the sides that apply, as a `share` 0 to 1, each in the order of SIDES."""

    share: Fraction
    heard: tuple[str, ...]
    missing: tuple[str, ...]


class Givers(NamedTuple):
    """Distinct people behind `items` feedbacks; `largest` gave `most` of them, a `share` 0 to 1."""

    people: int
    items: int
    largest: str
    most: int
    share: Fraction


class PreviousManager(NamedTuple):
    """Somebody who was my manager until `ended` and still counts as one until `until`; `heard`: they said something."""

    person: str
    ended: date
    until: date
    heard: bool


class Recency(NamedTuple):
    """The `last` day on which something was heard, the `days` since then, and whether it is `due` to ask again."""

    last: date
    days: int
    due: bool


class LoopClosure(NamedTuple):
    """Closed of what asks for an answer, as a `share` 0 to 1, and the median days from hearing it to telling them."""

    share: Fraction
    closed: int
    actionable: int
    median_days: Fraction | NotAvailable


class Theme(NamedTuple):
    """What at least two people said: its `name` as first written, the places of its items in what was given."""

    name: str
    givers: frozenset[str]
    places: tuple[int, ...]


class Themes(NamedTuple):
    """The themes with enough givers, two or more, most givers first, and the names that fewer used so far."""

    themes: tuple[Theme, ...]
    one_voice: tuple[str, ...]


def side_of(source: str | None) -> str | None:
    """Return the one of five sides that a source belongs to; None for none."""
    return "customer" if source == "other" else source


def counts(item: Said, as_of: date) -> bool:
    """Tell whether a feedback is heard at all: said by `as_of`, and not about character."""
    return item.on <= as_of and item.about != "character"


def side_coverage(items: Sequence[Said], sides: Collection[str], *, as_of: date) -> Coverage | NotAvailable:
    """Return the sides with at least one item in the twelve months up to `as_of` ÷ the sides that apply.

    `sides` is the setting: who there is to hear from. A side that was heard though it does not apply counts in
    neither. n/a when no side applies. R20 · 360-degree groups.
    """
    apply = {side_of(side) for side in sides}
    wanted = tuple(side for side in SIDES if side in apply)
    if not wanted:
        return NotAvailable("the setting sides names no side")
    since = add_months(as_of, -COVERED_MONTHS)
    found = {item.side for item in items if counts(item, as_of) and item.on > since}
    heard = tuple(side for side in wanted if side in found)
    missing = tuple(side for side in wanted if side not in found)
    return Coverage(Fraction(len(heard), len(wanted)), heard, missing)


def givers(items: Sequence[Said], *, as_of: date) -> Givers | NotAvailable:
    """Return how many people are behind what was heard by `as_of`, and the largest giver's share of it.

    What I said of myself and what has no known giver is left out; of equals the one who spoke last is the largest, and
    on one day the one who stands last in `items`.
    Seven to fifteen people are a usual round. n/a without a known giver. R21 · DecisionWise, Explorance, Spruce.
    """
    named = [item for item in items if item.giver and item.side != "self" and counts(item, as_of)]
    if not named:
        return NotAvailable("no giver is known")
    by_giver: dict[str, list[tuple[date, int]]] = {}
    for at, item in enumerate(named):
        by_giver.setdefault(str(item.giver), []).append((item.on, at))
    largest = max(by_giver, key=lambda giver: (len(by_giver[giver]), max(by_giver[giver])))
    most = len(by_giver[largest])
    return Givers(len(by_giver), len(named), largest, most, Fraction(most, len(named)))


def previous_managers(
    ended: Sequence[tuple[str, date]], items: Sequence[Said], *, as_of: date
) -> tuple[PreviousManager, ...]:
    """Return the people who stopped being my manager in the last three months: they are still to be asked.

    One entry `(person, last day)` for each manager there was, in any order; the newest first. `heard` looks at the
    twelve months up to `as_of`. R21 · "previous supervisor within three months stays a rater" (DecisionWise).
    """
    since = add_months(as_of, -COVERED_MONTHS)
    heard = {item.giver for item in items if counts(item, as_of) and item.on > since}
    found = [
        PreviousManager(person, day, add_months(day, PREVIOUS_MANAGER_MONTHS), person in heard)
        for person, day in ended
        if day < as_of <= add_months(day, PREVIOUS_MANAGER_MONTHS)
    ]
    return tuple(sorted(found, key=lambda each: (-each.ended.toordinal(), each.person)))


def recency(items: Sequence[Said], *, due_after: int, as_of: date) -> Recency | NotAvailable:
    """Return the days since the newest of these items; due again when they are more than `due_after`.

    Give it the items of one side (more than 90 days are due), or those of the primary client (more than 30). n/a
    without an item. R22 · defaults of ours.
    """
    last = max((item.on for item in items if counts(item, as_of)), default=None)
    if last is None:
        return NotAvailable("no feedback from there")
    days = (as_of - last).days
    return Recency(last, days, days > due_after)


def loop_closure(items: Sequence[Said], *, as_of: date) -> LoopClosure | NotAvailable:
    """Return what was closed ÷ what asks for an answer, and the median days from hearing it to telling the giver.

    Something asks for an answer when I act or acted on it, and while I have not decided when it is redirecting or
    mixed; what was noted or set aside does not. The median is over the closed ones whose giver was told. n/a when
    nothing asks for an answer. R23 · "constant conversations", with a follow-up.
    """
    heard = [item for item in items if counts(item, as_of)]
    closed = [item for item in heard if item.state == "closed"]
    open_ = [item for item in heard if item.state == "acting" or (item.state == "received" and _asks(item))]
    if not closed and not open_:
        return NotAvailable("no feedback asks for an answer")
    days = sorted((item.told_on - item.on).days for item in closed if item.told_on and item.told_on <= as_of)
    median = _median(days) if days else NotAvailable("no giver was told yet")
    actionable = len(closed) + len(open_)
    return LoopClosure(Fraction(len(closed), actionable), len(closed), actionable, median)


def themes(
    items: Sequence[Said], *, fewest_givers: int = FEWEST_GIVERS_OF_A_THEME, as_of: date
) -> Themes | NotAvailable:
    """Return the themes that at least `fewest_givers` people raised (2 or more), and the names that fewer used.

    Only what is about the work counts, never a remark about character or one that is still unclear, nor what I said of
    myself; a giver who is not known is no second one. Names that differ in case are one theme. There is no target
    ratio of praise to correction. n/a when no item has a theme. R24 · two givers, a default of ours.
    """
    groups: dict[str, list[int]] = {}
    for place, item in enumerate(items):
        if item.about in ABOUT_WORK and item.side != "self" and item.giver and counts(item, as_of):
            for theme in dict.fromkeys(folded(name) for name in item.themes):
                groups.setdefault(theme, []).append(place)
    if not groups:
        return NotAvailable("no feedback about the work has a theme and a giver")
    found, single = [], []
    for theme, places in groups.items():
        name = next(name for name in items[places[0]].themes if folded(name) == theme)
        people = frozenset(str(items[place].giver) for place in places)
        if len(people) >= max(fewest_givers, FEWEST_GIVERS_OF_A_THEME):
            found.append(Theme(name, people, tuple(places)))
        else:
            single.append(name)
    found.sort(key=lambda theme: (-len(theme.givers), -len(theme.places), folded(theme.name)))
    return Themes(tuple(found), tuple(sorted(single, key=folded)))


def folded(name: str) -> str:
    """Return a theme's name as it is compared: one line, case aside."""
    return " ".join(name.split()).casefold()


def _asks(item: Said) -> bool:
    return item.polarity in TO_ANSWER


def _median(days: Sequence[int]) -> Fraction:
    middle = len(days) // 2
    return Fraction(days[middle]) if len(days) % 2 else Fraction(days[middle - 1] + days[middle], 2)
