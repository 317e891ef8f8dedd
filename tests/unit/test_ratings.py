"""R12 to R14 and R16: the rating day by hand, boundary scales, and what must hold for any two ratings."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from careerbook.rules.ratings import (
    Gap,
    SurpriseTrend,
    alignment_gap,
    duplication_rate,
    normalised,
    surprise,
    surprise_trend,
)
from careerbook.rules.value import NotAvailable

Q = [date(2025, 10, 1), date(2026, 1, 1), date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1)]
AS_OF = date(2026, 11, 20)


def test_the_rating_day_by_hand() -> None:
    assert alignment_gap(4, 3, 5, 5) == Gap(Fraction(1), "discuss")
    assert surprise(4, 3, 5, 5) == -1
    assert alignment_gap(4, 3, 5, 4) == Gap(Fraction(1, 4), "aligned")


@pytest.mark.parametrize(
    ("rating", "levels", "share"),
    [(1, 5, 0), (3, 5, Fraction(1, 2)), (5, 5, 1), (3, 4, Fraction(2, 3)), (1, 2, 0), (2, 2, 1)],
)
def test_a_rating_on_its_scale(rating: int, levels: int, share: Fraction) -> None:
    assert normalised(rating, levels) == share


@pytest.mark.parametrize(
    ("own", "client", "levels", "client_levels", "steps", "verdict"),
    [
        (3, 3, 5, 5, Fraction(0), "aligned"),
        (2, 3, 5, 5, Fraction(-1), "discuss"),
        (5, 3, 5, 5, Fraction(2), "misaligned"),
        (1, 5, 5, 5, Fraction(-4), "misaligned"),
        (1, 2, 2, 2, Fraction(-1), "discuss"),
        (3, 1, 5, 2, Fraction(1, 2), "discuss"),
        (3, 2, 4, 5, Fraction(5, 4), "discuss"),
        (4, 3, 4, 5, Fraction(3, 2), "misaligned"),
    ],
)
def test_a_gap_and_what_it_asks_for(
    own: int, client: int, levels: int, client_levels: int, steps: Fraction, verdict: str
) -> None:
    assert alignment_gap(own, client, levels, client_levels) == Gap(steps, verdict)


def test_the_cuts_are_settings() -> None:
    assert alignment_gap(4, 3, 5, 5, aligned_below=Decimal("1.5")) == Gap(Fraction(1), "aligned")
    assert alignment_gap(4, 3, 5, 5, discuss_below=1) == Gap(Fraction(1), "misaligned")


@pytest.mark.parametrize(("levels", "reason"), [(None, "labels of the scale"), (1, "at least two labels")])
def test_a_scale_that_cannot_be_used(levels: int | None, reason: str) -> None:
    for got in (normalised(1, levels), alignment_gap(1, 1, levels, 5), surprise(1, 1, 5, levels)):
        assert isinstance(got, NotAvailable)
        assert reason in got.reason


@pytest.mark.parametrize("rating", [0, -1, 3])
def test_a_number_that_is_no_label_has_no_place_on_the_scale(rating: int) -> None:
    nowhere = NotAvailable(f"the scale has no label {rating}")
    assert normalised(rating, 2) == nowhere
    assert alignment_gap(rating, rating, 2, 2) == nowhere
    assert surprise(1, rating, 5, 2) == nowhere


def test_what_was_written_down_afterwards_is_no_prediction() -> None:
    got = surprise(4, 3, 5, 5, predicted_first=False)
    assert got == NotAvailable("the prediction was written down after the rating was heard")


def test_the_trend_is_the_mean_size_over_the_last_four_periods() -> None:
    known = list(zip(Q, map(Fraction, (4, -1, 1, 0, -2)), strict=True))
    assert surprise_trend(known, as_of=AS_OF) == SurpriseTrend(Fraction(1), 4)
    assert surprise_trend(known[:2], as_of=AS_OF) == SurpriseTrend(Fraction(5, 2), 2)
    twice = [*known, (Q[4], Fraction(1, 4))]
    assert surprise_trend(twice, as_of=AS_OF) == SurpriseTrend(Fraction(17, 20), 4)
    assert surprise_trend(known, as_of=date(2026, 1, 31)) == SurpriseTrend(Fraction(5, 2), 2)


def test_the_share_of_what_is_used_again() -> None:
    reviews = [("yes", True), ("partly", False), ("no", False), ("no", True)]
    assert duplication_rate(reviews) == Fraction(1, 2)
    assert isinstance(duplication_rate([("no", True)]), NotAvailable)


LEVELS = st.integers(2, 12)


@given(LEVELS, LEVELS, st.data())
def test_the_gap_is_zero_exactly_for_equal_normalised_ratings(levels: int, other: int, data: st.DataObject) -> None:
    own, client = data.draw(st.integers(1, levels)), data.draw(st.integers(1, other))
    gap = alignment_gap(own, client, levels, other)
    assert isinstance(gap, Gap)
    assert (gap.steps == 0) == (normalised(own, levels) == normalised(client, other))


@given(LEVELS, st.integers(1, 4), st.data())
def test_the_same_place_on_a_finer_scale_is_no_gap(levels: int, finer: int, data: st.DataObject) -> None:
    own = data.draw(st.integers(1, levels))
    same = (own - 1) * finer + 1
    assert alignment_gap(own, same, levels, (levels - 1) * finer + 1) == Gap(Fraction(0), "aligned")


@given(LEVELS, LEVELS, st.data())
def test_a_gap_turns_its_sign_with_the_sides_and_never_leaves_the_shorter_scale(
    levels: int, other: int, data: st.DataObject
) -> None:
    own, client = data.draw(st.integers(1, levels)), data.draw(st.integers(1, other))
    gap, back = alignment_gap(own, client, levels, other), alignment_gap(client, own, other, levels)
    assert isinstance(gap, Gap)
    assert isinstance(back, Gap)
    assert gap.steps == -back.steps
    assert gap.verdict == back.verdict
    assert abs(gap.steps) <= min(levels, other) - 1
    assert surprise(own, client, levels, other) == -gap.steps


@given(LEVELS, st.data())
def test_on_one_scale_a_gap_is_the_plain_difference(levels: int, data: st.DataObject) -> None:
    own, client = data.draw(st.integers(1, levels)), data.draw(st.integers(1, levels))
    gap = alignment_gap(own, client, levels, levels)
    assert isinstance(gap, Gap)
    assert gap.steps == own - client


SURPRISES = st.lists(st.tuples(st.sampled_from(Q), st.fractions(-4, 4)), max_size=12)


@given(SURPRISES)
def test_a_trend_is_never_below_zero_and_knows_no_sign(known: list[tuple[date, Fraction]]) -> None:
    assume(known)
    trend = surprise_trend(known, as_of=AS_OF)
    assert isinstance(trend, SurpriseTrend)
    assert 0 <= trend.mean <= max(abs(steps) for _, steps in known)
    assert surprise_trend([(first, -steps) for first, steps in known], as_of=AS_OF) == trend


@given(st.lists(st.tuples(st.sampled_from(("yes", "partly", "no")), st.booleans())))
def test_what_is_used_again_is_a_share(reviews: list[tuple[str | None, bool]]) -> None:
    rate = duplication_rate(reviews)
    assert isinstance(rate, NotAvailable) or 0 <= rate <= 1
