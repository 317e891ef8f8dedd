"""R12 to R14 and R16: how far two ratings are apart, how much one surprised, what is done again of what went well.

Nothing here adds a person's ratings up: a rating is read against another one, never against somebody else.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from careerbook.rules.value import NotAvailable

Cut = int | Decimal | Fraction

ALIGNED_BELOW: Final = Decimal("0.5")
DISCUSS_BELOW: Final = Decimal("1.5")
"""Below these many steps either way two ratings are aligned, or worth a talk; ours."""

TREND_PERIODS: Final = 4
REPEATABLE: Final = ("yes", "partly")
"""What a review says of a result that can be had again."""


class Gap(NamedTuple):
    """How far two ratings are apart: `steps`, + when I rate higher; `verdict` `aligned`, `discuss` or `misaligned`."""

    steps: Fraction
    verdict: str


class SurpriseTrend(NamedTuple):
    """The mean of the surprises of the last periods, either way, in steps, and how many periods that were."""

    mean: Fraction
    periods: int


def normalised(rating: int | None, levels: int | None) -> Fraction | NotAvailable:
    """Return `(rating - min) / (max - min)` on a scale of so many levels, counted from 1: 0 the lowest, 1 the highest.

    n/a without a rating, for an unknown scale, on a scale with fewer than two levels, and for a number that is none of
    its levels. R12 · arithmetic.
    """
    if rating is None:
        return NotAvailable("there is no rating")
    if levels is None:
        return NotAvailable("the labels of the scale are not known")
    if levels < 2:
        return NotAvailable("a scale has at least two labels")
    if not 1 <= rating <= levels:
        return NotAvailable(f"the scale has no label {rating}")
    return Fraction(rating - 1, levels - 1)


def alignment_gap(
    own: int | None,
    client: int | None,
    levels: int | None,
    client_levels: int | None,
    *,
    aligned_below: Cut = ALIGNED_BELOW,
    discuss_below: Cut = DISCUSS_BELOW,
) -> Gap | NotAvailable:
    """Return my rating against the client's, in steps of the scale with fewer levels, exact; + means I rate higher.

    `own - client` on one scale, else `(own normalised - client's normalised) x (fewer levels - 1)`. Less than
    `aligned_below` steps either way is `aligned`, less than `discuss_below` `discuss`, else `misaligned`. n/a without
    one of the two ratings, and for an unknown scale. R13 · ratings check alignment; the cuts are ours.
    """
    if own is None:
        return NotAvailable("there is no rating of your own")
    if client is None:
        return NotAvailable("the client's rating is not known yet")
    steps = _steps(own, client, levels, client_levels)
    if isinstance(steps, NotAvailable):
        return steps
    size = abs(steps)
    if size < Fraction(aligned_below):
        return Gap(steps, "aligned")
    return Gap(steps, "discuss" if size < Fraction(discuss_below) else "misaligned")


def surprise(
    predicted: int | None,
    client: int | None,
    levels: int | None,
    client_levels: int | None,
    *,
    predicted_first: bool = True,
) -> Fraction | NotAvailable:
    """Return `client - predicted` in steps, as R13 counts them: what I had not seen coming; the number to shrink.

    Below 0 I heard a lower rating than I expected. n/a without one of the two, for an unknown scale, and when the
    prediction was written down after the rating was heard (`predicted_first` false). R14 · Heidemeier and Moser 2009.
    """
    if predicted is None:
        return NotAvailable("nothing was predicted")
    if client is None:
        return NotAvailable("the client's rating is not known yet")
    if not predicted_first:
        return NotAvailable("the prediction was written down after the rating was heard")
    steps = _steps(predicted, client, levels, client_levels)
    return steps if isinstance(steps, NotAvailable) else -steps


def surprise_trend(surprises: Sequence[tuple[date, Fraction]], *, as_of: date) -> SurpriseTrend | NotAvailable:
    """Return the mean size of the surprises of the last four periods that have one, in steps, 0 or more.

    One entry `(first day of the period, surprise)` for each rating; periods that begin after `as_of` are left out.
    n/a without a surprise. R14 · Heidemeier and Moser 2009.
    """
    known = [entry for entry in surprises if entry[0] <= as_of]
    if not known:
        return NotAvailable("no surprise is known: a rating has to be predicted, then heard")
    last = sorted({first for first, _ in known})[-TREND_PERIODS:]
    sizes = [abs(steps) for first, steps in known if first in last]
    return SurpriseTrend(sum(sizes, Fraction(0)) / len(sizes), len(last))


def duplication_rate(reviews: Sequence[tuple[str | None, bool]]) -> Fraction | NotAvailable:
    """Return the over-delivery reviews with a next use ÷ those of results that can be had again, 0 to 1.

    One entry `(duplicable, has a next use)` for each review; only `yes` and `partly` count, above and below the line.
    n/a when no result can be had again. R16 · "worth evaluating why that was and whether it can be duplicated".
    """
    repeatable = [has_use for duplicable, has_use in reviews if duplicable in REPEATABLE]
    if not repeatable:
        return NotAvailable("no review is of a result that can be duplicated")
    return Fraction(sum(repeatable), len(repeatable))


def _steps(one: int, other: int, levels: int | None, other_levels: int | None) -> Fraction | NotAvailable:
    """Return how far one rating is above another, in steps of the scale with fewer levels."""
    high, low = normalised(one, levels), normalised(other, other_levels)
    if isinstance(high, NotAvailable) or isinstance(low, NotAvailable):
        return high if isinstance(high, NotAvailable) else low
    return (high - low) * (min(levels or 0, other_levels or 0) - 1)
