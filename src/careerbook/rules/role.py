"""R39 to R43: how the actual work differs from its description, where two views of it differ, how clear it all is."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from careerbook.rules.numbers import grouped, rounded
from careerbook.rules.value import NotAvailable

Figure = int | Decimal | Fraction

DESCRIBED: Final = frozenset({"jd", "contract"})
"""The sources of a duty that somebody wrote down."""

MOST_TO_TALK: Final = 5
DEFAULT_WEEKS: Final = 3
"""Fewer sampled weeks than this may not be typical; ours."""

CLARITY: Final = ("authority", "goals", "time_split", "responsibilities", "expected", "judged")
"""The answers of a pulse that make up the clarity index, each 1 to 7, 7 the clear end."""

_HUNDRED: Final = Fraction(100)


class DutyTime(NamedTuple):
    """One duty: its source, the hours that went to it in the sampled weeks, and its share of the description in %."""

    source: str | None
    hours: Figure
    jd_share_pct: Figure | None = None


class Mismatch(NamedTuple):
    """Views that differ: `differ` of `discussed` duties, `share` 0 to 1."""

    share: Fraction
    differ: int
    discussed: int


class ClarityTrend(NamedTuple):
    """The newest clarity index against the one before it: `change` is -1 to 1, `since` the day of the earlier one."""

    change: Fraction
    since: date
    pulses: int


class Difference(NamedTuple):
    """What there is to say about one duty: its variance in points (None: unknown), and whether the views differ."""

    points: Fraction | None
    views_differ: bool = False


def share_outside(duties: Sequence[DutyTime]) -> Fraction | NotAvailable:
    """Return the hours on duties that neither the job description nor a contract names ÷ all hours, 0 to 1.

    n/a without hours, or when a duty that took hours has no source. R39 · task inventory, "time spent".
    """
    hours = sum((Fraction(duty.hours) for duty in duties), Fraction(0))
    if not hours:
        return NotAvailable("no hours were sampled")
    if any(duty.source is None and duty.hours for duty in duties):
        return NotAvailable("a duty that took hours has no source")
    return sum((Fraction(duty.hours) for duty in duties if duty.source not in DESCRIBED), Fraction(0)) / hours


def actual_percent(hours: Figure, all_hours: Figure | None) -> Fraction | NotAvailable:
    """Return the share of all sampled hours that went to one duty, in percent.

    n/a without hours. R40 · task inventory, "time spent".
    """
    return Fraction(hours) / Fraction(all_hours) * 100 if all_hours else NotAvailable("no hours were sampled")


def duty_variance(duty: DutyTime, all_hours: Figure | None) -> Fraction | NotAvailable:
    """Return `actual % - description %` of one duty in points, -100 to 100; + means more time than described.

    A duty that nobody wrote down has 0 % of the description. n/a without hours, or when a duty of the description
    has no share of it. R40 · task inventory, "time spent".
    """
    actual = actual_percent(duty.hours, all_hours)
    if isinstance(actual, NotAvailable):
        return actual
    if duty.jd_share_pct is None and duty.source in DESCRIBED:
        return NotAvailable("its share of the description is not stated")
    return actual - Fraction(duty.jd_share_pct or 0)


def role_drift(duties: Sequence[DutyTime]) -> Fraction | NotAvailable:
    """Return how far the actual week is from the described one, 0 (the same) to 100 (nothing in common).

    `½ Σ abs(actual % - description %)`, the total variation between the two; a duty without a share has 0 % of the
    description. n/a without hours, without shares, or when the shares do not sum to 100. R41 · arithmetic.
    """
    if all(duty.jd_share_pct is None for duty in duties):
        return NotAvailable("no share of the description is stated")
    hours = sum((Fraction(duty.hours) for duty in duties), Fraction(0))
    if not hours:
        return NotAvailable("no hours were sampled")
    described = [Fraction(duty.jd_share_pct or 0) for duty in duties]
    whole = sum(described, Fraction(0))
    if whole != _HUNDRED:
        return NotAvailable(f"the shares of the description sum to {grouped(rounded(whole, 2))} %, not 100")
    return total_variation([Fraction(duty.hours) / hours * 100 for duty in duties], described)


def total_variation(one: Sequence[Fraction], other: Sequence[Fraction]) -> Fraction:
    """Return half the sum of the absolute differences of two splits of the same hundred; the order does not matter.

    Raises ValueError when the splits differ in length. R41 · arithmetic.
    """
    return sum((abs(a - b) for a, b in zip(one, other, strict=True)), Fraction(0)) / 2


def expectation_mismatch(views: Sequence[tuple[str | None, str | None]]) -> Mismatch | NotAvailable:
    """Return the duties on which my view and the client's differ ÷ the duties discussed.

    One entry `(my view, client's view)` for each duty; it was discussed when both are known. n/a when none was.
    R42 · "a two-way discussion to ensure that both parties understand the duties and expectations".
    """
    discussed = [(mine, theirs) for mine, theirs in views if mine and theirs]
    if not discussed:
        return NotAvailable("no duty has both views")
    differ = sum(1 for mine, theirs in discussed if mine != theirs)
    return Mismatch(Fraction(differ, len(discussed)), differ, len(discussed))


def without_hours(duties: Sequence[DutyTime]) -> tuple[int, ...] | NotAvailable:
    """Return the places of the duties that are in the description and took no hour of the sampled weeks.

    n/a without hours. R42 · "how their actual work varies compared to the job description".
    """
    if not any(duty.hours for duty in duties):
        return NotAvailable("no hours were sampled")
    return tuple(place for place, duty in enumerate(duties) if duty.source in DESCRIBED and not duty.hours)


def largest_differences(differences: Sequence[Difference]) -> tuple[int, ...]:
    """Return the places of the duties to talk about first, at most five, the largest difference first.

    By points either way, then those whose views differ, then as given. A duty without any difference is none of them.
    R40 · task inventory, "time spent".
    """
    told = [place for place, each in enumerate(differences) if each.points or each.views_differ]
    told.sort(key=lambda place: (-abs(differences[place].points or 0), not differences[place].views_differ))
    return tuple(told[:MOST_TO_TALK])


def clarity_index(answers: Mapping[str, int | None]) -> Fraction | NotAvailable:
    """Return `(mean - 1) / 6` of the six answers named in CLARITY, each 1 to 7: 0 nothing is clear, 1 all of it is.

    Private, and worth reading only as a trend. n/a when an answer is missing, which the reason names; the items about
    conflict are no part of it. R43 · own words, after Rizzo, House and Lirtzman 1970.
    """
    missing = [name.replace("_", " ") for name in CLARITY if answers.get(name) is None]
    if missing:
        return NotAvailable(f"no answer about {', '.join(missing)}")
    return (Fraction(sum(answers[name] or 0 for name in CLARITY), len(CLARITY)) - 1) / 6


def clarity_trend(pulses: Sequence[tuple[date, Fraction]], *, as_of: date) -> ClarityTrend | NotAvailable:
    """Return how the clarity index moved between the last two pulses by `as_of`.

    One entry `(day, index)` for each pulse, in any order. n/a with fewer than two. R43 · own words, after Rizzo, House
    and Lirtzman 1970.
    """
    known = sorted((pulse for pulse in pulses if pulse[0] <= as_of), key=lambda pulse: pulse[0])
    if len(known) < 2:
        return NotAvailable("a trend needs two pulses")
    (since, before), (_, now) = known[-2:]
    return ClarityTrend(now - before, since, len(known))


def agreement(verdicts: Sequence[str | None]) -> str:
    """Return what a session came to: `agreed`, `partly agreed`, or `nothing agreed`.

    One verdict for each duty that was talked about; None and `discuss` are open points.
    """
    settled = sum(1 for verdict in verdicts if verdict not in (None, "discuss"))
    if not settled:
        return "nothing agreed"
    return "agreed" if settled == len(verdicts) else "partly agreed"
