"""What a development pitch brings as planned, R31 to R36. `pitch_cost` has the costs, `pitch_realised` what came of it.

A rule that needs the result of another takes it as it is, n/a included, and passes the reason on.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from careerbook.rules.pitch_cost import (
    FIRST_YEAR_MONTHS,
    NO_RATE,
    Amount,
    Cost,
    Figure,
    cost_flow,
    horizon,
    hours_of_time,
    one_currency,
    total_cost,
)
from careerbook.rules.value import NotAvailable

NO_TIME: Final = "no time is counted: a full cost holds the hours it takes"


class Benefit(NamedTuple):
    """One benefit: money a month, from month `starts_month` + 1 on, with attribution and confidence from 0 to 1."""

    label: str
    amount_per_month: Figure | None
    starts_month: int = 0
    attribution: Figure | None = None
    confidence: Figure | None = None
    currency: str | None = None


class PitchValue(NamedTuple):
    """The planned numbers of a pitch, each a value or n/a, and the sentences that belong beside them."""

    horizon_months: int
    total_cost: Amount | NotAvailable
    benefit_per_month: Amount | NotAvailable
    benefits: Amount | NotAvailable
    roi_percent: Fraction | NotAvailable
    benefit_cost_ratio: Fraction | NotAvailable
    payback_months: Fraction | NotAvailable
    break_even: Amount | NotAvailable
    break_even_hours: Fraction | NotAvailable
    warnings: tuple[str, ...]


def adjusted_benefit(benefit: Benefit) -> Amount | NotAvailable:
    """Return the cautious benefit in money a month: `amount * attribution * confidence`.

    Attribution (how much of it is due to the pitch) and confidence (how sure) are shares from 0 to 1. n/a when one of
    the three is missing or a share lies outside. R31 · Phillips, estimate * confidence.
    """
    if benefit.amount_per_month is None:
        return NotAvailable(f"{benefit.label} has no amount a month")
    value = Fraction(benefit.amount_per_month)
    for name, share in (("attribution", benefit.attribution), ("confidence", benefit.confidence)):
        if share is None:
            return NotAvailable(f"{benefit.label} has no {name}")
        if not 0 <= share <= 1:
            return NotAvailable(f"the {name} of {benefit.label} is not between 0 and 1")
        value *= Fraction(share)
    return Amount(value, benefit.currency)


def benefit_per_month(benefits: Sequence[Benefit]) -> Amount | NotAvailable:
    """Return the cautious benefits of a month in which all of them have started: the sum of R31.

    n/a without a benefit, when one of them is n/a, or with two currencies. R31 · Phillips, estimate * confidence.
    """
    return _summed(benefits, None)


def benefit_over_horizon(benefits: Sequence[Benefit], *, horizon_months: int | None = None) -> Amount | NotAvailable:
    """Return the cautious benefits over the horizon: `Σ adjusted * max(0, horizon - starts_month)`, in money.

    The horizon is 12 months unless another was set. n/a without a benefit, when one is n/a, or with two currencies;
    0 when all start after the horizon. R32 · Phillips, principle 9.
    """
    return _summed(benefits, horizon(horizon_months))


def roi_percent(benefits: Amount | NotAvailable | None, costs: Amount | NotAvailable | None) -> Fraction | NotAvailable:
    """Return `(benefits - costs) ÷ costs * 100` in percent, from the results of R32 and R30.

    n/a when one of them is, when the cost is zero, or with two currencies. R33 · Phillips level 5.
    """
    ratio = benefit_cost_ratio(benefits, costs)
    return ratio if isinstance(ratio, NotAvailable) else (ratio - 1) * 100


def benefit_cost_ratio(
    benefits: Amount | NotAvailable | None, costs: Amount | NotAvailable | None
) -> Fraction | NotAvailable:
    """Return `benefits ÷ costs`, from the results of R32 and R30: 1 pays for itself.

    n/a when one of them is, when the cost is zero, or with two currencies. R34 · Phillips; ROI % = (BCR - 1) * 100.
    """
    if benefits is None:
        return NotAvailable("no benefits")
    if costs is None:
        return NotAvailable("no costs")
    if isinstance(benefits, NotAvailable):
        return benefits
    if isinstance(costs, NotAvailable):
        return costs
    if isinstance(currency := one_currency((benefits.currency, costs.currency)), NotAvailable):
        return currency
    return NotAvailable("the cost is zero") if costs.value == 0 else benefits.value / costs.value


def payback_months(
    costs: Sequence[Cost],
    benefits: Sequence[Benefit],
    *,
    horizon_months: int | None = None,
    hourly_rate: Amount | None = None,
) -> Fraction | NotAvailable:
    """Return the months until the pitch has paid for itself.

    Flat from the start (every benefit in month 1, no monthly cost): `costs ÷ monthly benefit`, shown with one decimal.
    With a lag or a monthly cost: the first whole month at whose end `Σ adjusted * max(0, month - starts_month)` has
    reached `one-off + monthly * month`. "not within the horizon" when that is later; n/a when costs or benefits are,
    when the cost is zero, or with two currencies. R35 · trainingcheck.com.
    """
    months = horizon(horizon_months)
    flow = cost_flow(costs, hourly_rate=hourly_rate)
    if isinstance(flow, NotAvailable):
        return flow
    per_month = benefit_per_month(benefits)
    if isinstance(per_month, NotAvailable):
        return per_month
    if isinstance(currency := one_currency((flow.currency, per_month.currency)), NotAvailable):
        return currency
    if flow.one_off == 0 and flow.monthly == 0:
        return NotAvailable("the cost is zero")
    if flow.monthly == 0 and all(benefit.starts_month == 0 for benefit in benefits):
        if per_month.value * months >= flow.one_off:
            return flow.one_off / per_month.value
        return NotAvailable("not within the horizon")
    for month in range(1, months + 1):
        so_far = _summed(benefits, month)
        if isinstance(so_far, Amount) and so_far.value >= flow.one_off + flow.monthly * month:
            return Fraction(month)
    return NotAvailable("not within the horizon")


def break_even(
    costs: Amount | NotAvailable | None, starts_months: Sequence[int] = (), *, horizon_months: int | None = None
) -> Amount | NotAvailable:
    """Return the cautious benefit in money a month at which ROI is 0: `costs ÷ (horizon - earliest starts_month)`.

    `costs` is the result of R30, `starts_months` those of the benefits (none known: they start at once). n/a when the
    cost is, or when the first benefit starts at or after the horizon. R36 · arithmetic.
    """
    if costs is None:
        return NotAvailable("no costs")
    if isinstance(costs, NotAvailable):
        return costs
    paying = horizon(horizon_months) - min(starts_months, default=0)
    if paying <= 0:
        return NotAvailable("the first benefit starts after the horizon")
    return Amount(costs.value / paying, costs.currency)


def break_even_hours(needed: Amount | NotAvailable | None, hourly_rate: Amount | None) -> Fraction | NotAvailable:
    """Return the hours a month that must be saved for ROI to be 0: break-even ÷ hourly rate (money per hour).

    `needed` is the result of `break_even`. n/a when it is, without a rate, with a rate of zero, or with two currencies.
    R36 · arithmetic, for when the benefit is unknown.
    """
    if needed is None:
        return NotAvailable("no break-even")
    if isinstance(needed, NotAvailable):
        return needed
    if hourly_rate is None:
        return NotAvailable(NO_RATE)
    if isinstance(currency := one_currency((needed.currency, hourly_rate.currency)), NotAvailable):
        return currency
    return NotAvailable("the hourly rate is zero") if hourly_rate.value == 0 else needed.value / hourly_rate.value


def warnings(costs: Sequence[Cost], *, horizon_months: int | None = None) -> tuple[str, ...]:
    """Return the sentences that belong beside the numbers: no time counted (R30), benefits past the first year (R32).

    R30 and R32 · Phillips: costs fully loaded; only the first year of benefits.
    """
    found = [] if hours_of_time(costs) else [NO_TIME]
    if horizon_months is not None and horizon_months > FIRST_YEAR_MONTHS:
        found.append(f"benefits count for {horizon_months} months; the cautious count stops at {FIRST_YEAR_MONTHS}")
    return tuple(found)


def pitch_value(
    costs: Sequence[Cost],
    benefits: Sequence[Benefit],
    *,
    horizon_months: int | None = None,
    hourly_rate: Amount | None = None,
) -> PitchValue:
    """Return all planned numbers of a pitch, R30 to R36, each with its own n/a.

    `hourly_rate` is the engagement's loaded hourly cost. Break-even in hours uses the rate that the costs name, when
    they name exactly one, else that. R30 to R36 · Phillips.
    """
    cost = total_cost(costs, horizon_months=horizon_months, hourly_rate=hourly_rate)
    gain = benefit_over_horizon(benefits, horizon_months=horizon_months)
    needed = break_even(cost, [benefit.starts_month for benefit in benefits], horizon_months=horizon_months)
    return PitchValue(
        horizon_months=horizon(horizon_months),
        total_cost=cost,
        benefit_per_month=benefit_per_month(benefits),
        benefits=gain,
        roi_percent=roi_percent(gain, cost),
        benefit_cost_ratio=benefit_cost_ratio(gain, cost),
        payback_months=payback_months(costs, benefits, horizon_months=horizon_months, hourly_rate=hourly_rate),
        break_even=needed,
        break_even_hours=break_even_hours(needed, _named_rate(costs) or hourly_rate),
        warnings=warnings(costs, horizon_months=horizon_months),
    )


def _summed(benefits: Sequence[Benefit], months: int | None) -> Amount | NotAvailable:
    """Return the cautious benefits of one full month (None), or of the first `months` months after funding."""
    if not benefits:
        return NotAvailable("no benefit is written down")
    total = Fraction(0)
    for benefit in benefits:
        money = adjusted_benefit(benefit)
        if isinstance(money, NotAvailable):
            return money
        total += money.value * (1 if months is None else max(0, months - benefit.starts_month))
    currency = one_currency(benefit.currency for benefit in benefits)
    return currency if isinstance(currency, NotAvailable) else Amount(total, currency)


def _named_rate(costs: Sequence[Cost]) -> Amount | None:
    """Return the hourly rate that the costs name, if it is exactly one."""
    rates = {Amount(Fraction(cost.rate), cost.currency) for cost in costs if cost.rate is not None}
    return rates.pop() if len(rates) == 1 else None
