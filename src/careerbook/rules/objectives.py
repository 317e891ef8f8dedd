"""Where goals lead: R6 objective score, R7 what a score says, R10 line of sight; the tree; how well a goal is put."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from careerbook.rules.value import NotAvailable

Figure = int | Decimal | Fraction

AMBER_FROM: Final = Fraction(4, 10)
GREEN_FROM: Final = Fraction(7, 10)
SWEET_FROM: Final = Fraction(6, 10)
SWEET_TO: Final = Fraction(7, 10)
"""The sweet spot of an aspirational goal, both ends in it."""

EASY_FROM: Final = 2
"""So many aspirational goals, every one at 1.0, say that targets may be too easy; ours."""

OWN: Final = ("me", "together")
"""Who set a goal that I had a say in from the start."""


class ObjectiveScore(NamedTuple):
    """The mean `score` (0 to 1) of the `scored` goals that serve an objective; `unscored` ones have none yet."""

    score: Fraction
    scored: int
    unscored: int


class ScoreSaid(NamedTuple):
    """What a score says: `colour` is red, amber or green; `beside` is short, reached, below, in or above.

    For a committed goal, which expects 1.0: short or reached. For an aspirational one: below, in or above its sweet
    spot.
    """

    colour: str
    beside: str


class Sight(NamedTuple):
    """How many of the `active` goals are `serving` an objective; `share` is 0 to 1."""

    share: Fraction
    serving: int
    active: int


class HadSay(NamedTuple):
    """How many goals I had a say in, `mine` of `known`; `unknown` ones do not say who set them. `share` is 0 to 1."""

    share: Fraction
    mine: int
    known: int
    unknown: int


class Branch(NamedTuple):
    """One objective in the order of the tree; `depth` 0 has nothing above it, `below` is all that hangs under it."""

    uid: str
    depth: int
    below: tuple[str, ...]


def objective_score(scores: Sequence[Figure | NotAvailable | None]) -> ObjectiveScore | NotAvailable:
    """Return the mean score of the goals that serve an objective, each with equal weight.

    Scores are those of R5, 0 to 1, one for each goal. A goal without one is counted beside the mean and never as 0.
    n/a when no goal serves the objective or none has a score. R6 · Doerr; Lattice.
    """
    if not scores:
        return NotAvailable("no goal serves it")
    known = [Fraction(score) for score in scores if score is not None and not isinstance(score, NotAvailable)]
    if not known:
        return NotAvailable("no goal that serves it has a score")
    return ObjectiveScore(sum(known, Fraction(0)) / len(known), len(known), len(scores) - len(known))


def score_colour(
    score: Figure | NotAvailable | None, *, amber_from: Fraction = AMBER_FROM, green_from: Fraction = GREEN_FROM
) -> str | NotAvailable:
    """Return red below `amber_from`, amber below `green_from`, else green; the score is 0 to 1.

    n/a without a score. R7 · Doerr, Measure What Matters; Google.
    """
    if score is None:
        return NotAvailable("no score")
    return score if isinstance(score, NotAvailable) else _colour(score, amber_from, green_from)


def score_said(
    score: Figure | NotAvailable | None,
    ambition: str | None,
    *,
    amber_from: Fraction = AMBER_FROM,
    green_from: Fraction = GREEN_FROM,
) -> ScoreSaid | NotAvailable:
    """Return the colour of a goal's score (0 to 1), and where it lies against what its ambition expects.

    A `committed` goal expects 1.0; for an `aspirational` one 0.6 to 0.7 is the sweet spot. n/a without a
    score or an ambition. R7 · Doerr, Measure What Matters; Google.
    """
    if ambition is None:
        return NotAvailable("no ambition")
    if score is None:
        return NotAvailable("no score")
    if isinstance(score, NotAvailable):
        return score
    colour = _colour(score, amber_from, green_from)
    if ambition == "committed":
        return ScoreSaid(colour, "reached" if score >= 1 else "short")
    return ScoreSaid(colour, "below" if score < SWEET_FROM else "in" if score <= SWEET_TO else "above")


def _colour(score: Figure, amber_from: Fraction, green_from: Fraction) -> str:
    return "red" if score < amber_from else "amber" if score < green_from else "green"


def too_easy(scores: Sequence[Figure | NotAvailable | None], *, at_least: int = EASY_FROM) -> bool | NotAvailable:
    """Tell whether targets may be too easy: at least so many closed aspirational goals, and every one at 1.0.

    Scores are those of R5, one for each aspirational goal that is closed. n/a when none has a score.
    R7 · Doerr, Google; how many make a pattern is ours.
    """
    known = [score for score in scores if score is not None and not isinstance(score, NotAvailable)]
    if not known:
        return NotAvailable("no closed aspirational goal has a score")
    return len(known) >= at_least and all(score >= 1 for score in known)


def line_of_sight(serves: Sequence[bool]) -> Sight | NotAvailable:
    """Return active goals that serve an objective ÷ active goals, 0 to 1; one entry for each active goal.

    n/a without an active goal. R10 · "their role in organizational goals".
    """
    if not serves:
        return NotAvailable("no goal is active")
    return Sight(Fraction(sum(serves), len(serves)), sum(serves), len(serves))


def had_say(goals: Sequence[tuple[str | None, str | None]]) -> HadSay | NotAvailable:
    """Return the goals I had a say in ÷ the goals of which that is known, 0 to 1.

    One `(set by, agreed)` for each goal. A goal has my say when I set it, alone or together, or agreed to it; one that
    somebody else set without that has not; one that says neither who set it nor whether it was agreed is unknown.
    n/a when none is known.
    """
    said = [_mine(set_by, agreed) for set_by, agreed in goals]
    known = [mine for mine in said if mine is not None]
    if not known:
        return NotAvailable("no goal says who set it")
    return HadSay(Fraction(sum(known), len(known)), sum(known), len(known), len(said) - len(known))


def _mine(set_by: str | None, agreed: str | None) -> bool | None:
    if set_by in OWN or agreed == "yes":
        return True
    return None if set_by is None and agreed != "no" else False


def smart_gaps(
    *,
    measured: bool,
    steps: bool,
    due: bool,
    serves: bool,
    skills: bool,
    set_by: str | None = None,
    agreed: str | None = None,
) -> tuple[str, ...]:
    """Return what a well-put goal has and this one lacks: `measure`, `due`, `serves`, `mine`, in this order.

    A measure or steps; a day; an objective or a skill; and, where somebody else set it, my own yes. What is not known
    to be lacking (nobody said who set it) is not listed.
    """
    lacks = {
        "measure": not (measured or steps),
        "due": not due,
        "serves": not (serves or skills),
        "mine": _mine(set_by, agreed) is False,
    }
    return tuple(name for name, lacking in lacks.items() if lacking)


# --- the tree --------------------------------------------------------------------------------------------------------


def branches(above: Mapping[str, str | None]) -> tuple[Branch, ...]:
    """Return objectives as a tree in reading order, each exactly once.

    above: of each objective, in the order in which siblings are to stand, the one above it. What stands above nothing
    known begins a tree; so does the first of a ring of objectives that name each other.
    """
    children: dict[str, list[str]] = {}
    for uid, parent in above.items():
        children.setdefault(parent or "", []).append(uid)
    placed: dict[str, Branch] = {}
    roots = [uid for uid, parent in above.items() if parent not in above]
    for uid in [*roots, *above]:
        if uid not in placed:
            _place(uid, 0, children, placed)
    return tuple(placed.values())


def _place(uid: str, depth: int, children: Mapping[str, Sequence[str]], placed: dict[str, Branch]) -> list[str]:
    """Put an objective and all that hangs under it in order; return both."""
    placed[uid] = Branch(uid, depth, ())
    below: list[str] = []
    for child in children.get(uid, ()):
        if child not in placed:
            below += _place(child, depth + 1, children, placed)
    placed[uid] = Branch(uid, depth, tuple(below))
    return [uid, *below]


def without_part(tree: Iterable[Branch], served: Iterable[str]) -> tuple[str, ...]:
    """Return the objectives that no goal serves, neither themselves nor anything under them, in the tree's order.

    served: the objectives that at least one goal serves.
    """
    mine = set(served)
    return tuple(branch.uid for branch in tree if branch.uid not in mine and not mine.intersection(branch.below))
