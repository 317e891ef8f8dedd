"""What each rule of a pitch needs, for the test that takes one input away after the other; and what a case is."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from careerbook.rules import pitch_cost, pitch_realised, pitch_value

DAY = date(2026, 11, 20)
COSTS = [pitch_cost.Cost("fee", 1800), pitch_cost.Cost("own time", hours=40, rate=25)]
GAIN = pitch_value.Benefit("scrap", 900, 0, Decimal("0.6"), Decimal("0.8"))
MONEY = pitch_cost.Amount(Fraction(3000), None)
CAME = [pitch_realised.Realised(DAY, 380)]
NO_COSTS: dict[str, tuple[Any, str]] = {"costs": ([], "no cost")}
NO_GAIN: dict[str, tuple[Any, str]] = {"benefits": ([], "no benefit")}
AMOUNTS = {"benefits": MONEY, "costs": MONEY}
NO_AMOUNTS = {"benefits": (None, "benefits"), "costs": (None, "costs")}


class Case(NamedTuple):
    """A rule, inputs that give a value, and for each required one what unknown looks like and the word naming it."""

    rule: Callable[..., Any]
    inputs: dict[str, Any]
    without: dict[str, tuple[Any, str]]


def benefit_of(**fields: Any) -> Any:
    return pitch_value.adjusted_benefit(pitch_value.Benefit("scrap", currency=None, **fields))


def cost_of(**fields: Any) -> Any:
    return pitch_cost.total_cost([pitch_cost.Cost("own time", **fields)])


PITCH_CASES = [
    Case(pitch_cost.cost_flow, {"costs": COSTS}, NO_COSTS),
    Case(pitch_cost.total_cost, {"costs": COSTS}, NO_COSTS),
    Case(cost_of, {"hours": 40, "rate": 25}, {"hours": (None, "hours"), "rate": (None, "rate")}),
    Case(cost_of, {"amount": 40}, {"amount": (None, "amount")}),
    Case(
        benefit_of,
        {"amount_per_month": 900, "attribution": Decimal("0.6"), "confidence": Decimal("0.8")},
        {
            "amount_per_month": (None, "amount a month"),
            "attribution": (None, "attribution"),
            "confidence": (None, "confidence"),
        },
    ),
    Case(
        pitch_value.adjusted_benefit,
        {"benefit": GAIN},
        {"benefit": (GAIN._replace(confidence=None), "confidence")},
    ),
    Case(pitch_value.benefit_per_month, {"benefits": [GAIN]}, NO_GAIN),
    Case(pitch_value.benefit_over_horizon, {"benefits": [GAIN]}, NO_GAIN),
    Case(pitch_value.roi_percent, AMOUNTS, NO_AMOUNTS),
    Case(pitch_value.benefit_cost_ratio, AMOUNTS, NO_AMOUNTS),
    Case(pitch_value.payback_months, {"costs": COSTS, "benefits": [GAIN]}, {**NO_COSTS, **NO_GAIN}),
    Case(pitch_value.break_even, {"costs": MONEY}, {"costs": (None, "costs")}),
    Case(
        pitch_value.break_even_hours,
        {"needed": MONEY, "hourly_rate": MONEY},
        {"needed": (None, "break-even"), "hourly_rate": (None, "hourly rate")},
    ),
    Case(
        pitch_realised.months_with_evidence,
        {"realised": CAME, "funded_on": DAY, "as_of": DAY},
        {"funded_on": (None, "funding date")},
    ),
    Case(
        pitch_realised.realisation,
        {"realised": CAME, "benefits": [GAIN], "funded_on": DAY, "as_of": DAY},
        {"realised": ([], "record"), **NO_GAIN, "funded_on": (None, "funding date")},
    ),
    Case(
        pitch_realised.roi_realised_percent,
        {"realised": CAME, "costs": MONEY, "funded_on": DAY, "as_of": DAY},
        {"costs": (None, "costs"), "funded_on": (None, "funding date")},
    ),
    Case(pitch_realised.returned, {"share": Fraction(1)}, {"share": (None, "realisation")}),
]
