"""What a development pitch costs: R30, and the amounts, the currency check and the horizon that R31 to R37 share.

Amounts are exact, in major units of one currency, each item with its ISO 4217 code (None: the book has none, and such
an amount is added only to its like). Two currencies are never added: the result is "not comparable". Nothing is rounded
before it is shown.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from careerbook.rules.money import Money, from_minor, minor_digits
from careerbook.rules.value import NotAvailable

FIRST_YEAR_MONTHS: Final = 12
NO_RATE: Final = "no hourly rate"

Figure = int | Decimal | Fraction


class Amount(NamedTuple):
    """An exact amount in major units (`value`) and its currency code, None when the book has none."""

    value: Fraction
    currency: str | None


class Cost(NamedTuple):
    """One cost of a pitch.

    With an `amount` it is that money, once or each month (`monthly`), and its `hours` only say how much of it is time.
    Without one it is `hours * rate`, the rate in money per hour; a rate left out is the engagement's hourly cost.
    """

    label: str
    amount: Figure | None = None
    monthly: bool = False
    hours: Figure | None = None
    rate: Figure | None = None
    currency: str | None = None


class CostFlow(NamedTuple):
    """Costs by when they fall: `one_off` at the start and `monthly` in each month of the horizon, in one currency."""

    one_off: Fraction
    monthly: Fraction
    currency: str | None


def horizon(set_months: int | None) -> int:
    """Return the months over which benefits count: those that were set, else the first year and no more.

    R32 · Phillips, principle 9: only the first year of benefits for a short-term solution.
    """
    return FIRST_YEAR_MONTHS if set_months is None else set_months


def one_currency(codes: Iterable[str | None]) -> str | NotAvailable | None:
    """Return the one code that all items share (None: none has a code), or n/a "not comparable: EUR and USD".

    R30 · two currencies are never added.
    """
    seen = set(codes)
    if len(seen) < 2:
        return next(iter(seen), None)
    named = sorted(code for code in seen if code is not None)
    return NotAvailable(
        "not comparable: " + " and ".join([*named, "an amount without a currency"] if None in seen else named)
    )


def as_money(amount: Amount) -> Money:
    """Return the amount in whole minor units, halves away from zero: what a page prints."""
    return from_minor(amount.value * 10 ** minor_digits(amount.currency), amount.currency)


def cost_flow(costs: Sequence[Cost], *, hourly_rate: Amount | None = None) -> CostFlow | NotAvailable:
    """Return the one-off and the monthly costs apart, time counted once.

    `hourly_rate` stands in for a cost with hours and neither amount nor rate. n/a without any cost, when a cost has
    neither an amount nor hours with a rate, or with two currencies. R30 · Phillips, costs fully loaded.
    """
    if not costs:
        return NotAvailable("no cost is written down")
    sums = {True: Fraction(0), False: Fraction(0)}
    codes: list[str | None] = []
    for cost in costs:
        money = _priced(cost, hourly_rate)
        if isinstance(money, NotAvailable):
            return money
        sums[cost.monthly] += money.value
        codes.append(money.currency)
    currency = one_currency(codes)
    if isinstance(currency, NotAvailable):
        return currency
    return CostFlow(sums[False], sums[True], currency)


def total_cost(
    costs: Sequence[Cost], *, horizon_months: int | None = None, hourly_rate: Amount | None = None
) -> Amount | NotAvailable:
    """Return the money a pitch costs: `Σ one-off + Σ monthly * horizon`.

    A cost with an amount is that money; without one it is hours * rate (its own, else `hourly_rate`); time counts once.
    n/a without any cost, when one has neither, or with two currencies. R30 · Phillips, costs fully loaded.
    """
    flow = cost_flow(costs, hourly_rate=hourly_rate)
    if isinstance(flow, NotAvailable):
        return flow
    return Amount(flow.one_off + flow.monthly * horizon(horizon_months), flow.currency)


def hours_of_time(costs: Sequence[Cost], *, horizon_months: int | None = None) -> Fraction:
    """Return the hours that the costs say they hold, monthly ones * horizon; 0 warns that no time was counted.

    R30 · Phillips, participant time is part of the cost.
    """
    months = horizon(horizon_months)
    return sum((Fraction(cost.hours or 0) * (months if cost.monthly else 1) for cost in costs), Fraction(0))


def _priced(cost: Cost, hourly_rate: Amount | None) -> Amount | NotAvailable:
    """Return the money of one cost, a month's worth of it when it is monthly."""
    if cost.amount is not None:
        return Amount(Fraction(cost.amount), cost.currency)
    if cost.hours is None:
        return NotAvailable(f"{cost.label} has no amount and no hours")
    if cost.rate is not None:
        return Amount(Fraction(cost.hours) * Fraction(cost.rate), cost.currency)
    if hourly_rate is None:
        return NotAvailable(f"{cost.label} has hours and {NO_RATE}")
    return Amount(Fraction(cost.hours) * hourly_rate.value, hourly_rate.currency)
