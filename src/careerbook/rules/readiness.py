"""R27: what is still missing before a call. A list of things to do, never a percentage."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from careerbook.rules.periods import available_days
from careerbook.rules.value import NotAvailable

UNCHECKED_AFTER_DAYS: Final = 14
FEWEST_HIGHLIGHTS: Final = 3

_DAY: Final = timedelta(days=1)


class Ask(NamedTuple):
    """An ask of the call: its reference, what I recommend and why."""

    ref: str
    recommendation: str | None
    because: str | None


class Watched(NamedTuple):
    """An active goal: its reference, when it started and when it was last checked."""

    ref: str
    start: date | None
    last_check: date | None


class Missing(NamedTuple):
    """One missing thing: `part` names which, `ref` the record it is about (None: the call), `reason` says it in words.

    `part` is `headline`, `ask-recommendation`, `ask-reason`, `challenge-not-raised`, `goal-unchecked`, `highlights` or
    `wording`.
    """

    part: str
    ref: str | None
    reason: str


def readiness(
    headline: str | None,
    asks: Sequence[Ask],
    unraised_high: Sequence[str],
    goals: Sequence[Watched],
    highlights: int | None,
    lint_hits: Sequence[str],
    leaves: Sequence[tuple[date, date]] = (),
    *,
    unchecked_after: int = UNCHECKED_AFTER_DAYS,
    fewest_highlights: int = FEWEST_HIGHLIGHTS,
    as_of: date,
) -> tuple[Missing, ...] | NotAvailable:
    """Return everything that is missing before a call, in the order of the brief; empty when it is ready.

    `unraised_high` are references of challenges of high severity not raised to this client; `highlights` is the number
    that this client may see (R3); `lint_hits` are the references of texts with a blaming or trait word, one entry per
    hit. A goal is unchecked from `unchecked_after` days on, counted without leave from its last check, or from its
    start when it has none. n/a when the number of highlights is not known. R27 · ours.
    """
    if highlights is None:
        return NotAvailable("the number of highlights is not known")
    found: list[Missing] = []
    if not _said(headline):
        found.append(Missing("headline", None, "the two sentences are not written"))
    for ask in asks:
        if not _said(ask.recommendation):
            found.append(Missing("ask-recommendation", ask.ref, "the ask has no recommendation"))
        if not _said(ask.because):
            found.append(Missing("ask-reason", ask.ref, "the ask has no reason"))
    if highlights < fewest_highlights:
        short_of = fewest_highlights - highlights
        noun = f"{'more ' if highlights else ''}result{'' if short_of == 1 else 's'}"
        found.append(Missing("highlights", None, f"{short_of} {noun} with a number or proof"))
    found += [Missing("challenge-not-raised", ref, "high, and not raised to this client") for ref in unraised_high]
    for goal in goals:
        reason = unchecked(goal, leaves, unchecked_after=unchecked_after, as_of=as_of)
        if reason is not None:
            found.append(Missing("goal-unchecked", goal.ref, reason))
    found += [Missing("wording", ref, "a word about the person, not the work") for ref in lint_hits]
    return tuple(found)


def _said(text: str | None) -> bool:
    return text is not None and bool(text.strip())


def unchecked(
    goal: Watched,
    leaves: Sequence[tuple[date, date]] = (),
    *,
    unchecked_after: int = UNCHECKED_AFTER_DAYS,
    as_of: date,
) -> str | None:
    """Return why a goal counts as unchecked (`not checked for 15 days`), or None when it was checked lately."""
    days = days_unchecked(goal, leaves, as_of=as_of)
    if days is None:
        return "never checked"
    if days < unchecked_after:
        return None
    return f"not checked for {days} days" if _checked(goal, as_of) else f"never checked in {days} days"


def days_unchecked(goal: Watched, leaves: Sequence[tuple[date, date]] = (), *, as_of: date) -> int | None:
    """Return the days since a goal was checked, or since its start when it never was; None when neither is known.

    Days of leave are not counted; a check or a start after `as_of` has not happened yet.
    """
    origin = _checked(goal, as_of) or goal.start
    return None if origin is None else available_days(origin + _DAY, as_of + _DAY, leaves)


def _checked(goal: Watched, as_of: date) -> date | None:
    return goal.last_check if goal.last_check is not None and goal.last_check <= as_of else None
