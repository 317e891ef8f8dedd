"""R37: what came back of a funded pitch, beside what was planned. A month without a record counts as nothing."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from careerbook.rules.pitch_cost import Amount, Figure, one_currency
from careerbook.rules.pitch_value import Benefit, adjusted_benefit
from careerbook.rules.value import NotAvailable


class Realised(NamedTuple):
    """What one month brought: any day of that `month`, the net amount due to the pitch, and its currency code."""

    month: date
    amount: Figure
    currency: str | None = None


class Evidence(NamedTuple):
    """How many of the calendar months since funding have a record: `recorded` of `elapsed`."""

    recorded: int
    elapsed: int


def months_with_evidence(
    realised: Sequence[Realised], *, funded_on: date | None, as_of: date
) -> Evidence | NotAvailable:
    """Return n of m: calendar months with a record, and calendar months from funding to `as_of`, both included.

    n/a before the pitch is funded. R37 · Phillips, no data means no improvement.
    """
    if funded_on is None or funded_on > as_of:
        return NotAvailable("not funded yet: no funding date")
    return Evidence(
        len({_index(item, funded_on) for item in _so_far(realised, funded_on, as_of)}), _months(funded_on, as_of) + 1
    )


def realisation(
    realised: Sequence[Realised], benefits: Sequence[Benefit], *, funded_on: date | None, as_of: date
) -> Fraction | NotAvailable:
    """Return realised ÷ planned over the months that have a record: 1 is as planned.

    Realised amounts are net; planned is the sum of R31 over those months, a benefit counting from its starts_month on
    (0: the month of funding). Months before funding or after that of `as_of` are left out. n/a before funding, without
    a record, when a benefit is n/a, when nothing was planned for those months, or with two currencies. R37 · Phillips.
    """
    if funded_on is None or funded_on > as_of:
        return NotAvailable("not funded yet: no funding date")
    records = _so_far(realised, funded_on, as_of)
    if not records:
        return NotAvailable("no evidence yet: no month has a record")
    if not benefits:
        return NotAvailable("no benefit is written down")
    codes = [item.currency for item in records] + [benefit.currency for benefit in benefits]
    if isinstance(currency := one_currency(codes), NotAvailable):
        return currency
    planned = Fraction(0)
    for benefit in benefits:
        monthly = adjusted_benefit(benefit)
        if isinstance(monthly, NotAvailable):
            return monthly
        months = {_index(item, funded_on) for item in records}
        planned += monthly.value * sum(1 for month in months if month >= benefit.starts_month)
    if planned == 0:
        return NotAvailable("nothing was planned for the months that have a record")
    return sum((Fraction(item.amount) for item in records), Fraction(0)) / planned


def roi_realised_percent(
    realised: Sequence[Realised], costs: Amount | NotAvailable | None, *, funded_on: date | None, as_of: date
) -> Fraction | NotAvailable:
    """Return `(Σ realised to date - total cost) ÷ total cost * 100` in percent.

    `costs` is the result of R30. A month without a record counts 0, the one place where unknown is zero, so that a
    funded pitch without any stands at -100; show "no evidence yet" beside it. n/a before funding, when the cost is n/a
    or zero, or with two currencies. R37 · Phillips, no data means no improvement.
    """
    if costs is None:
        return NotAvailable("no costs")
    if isinstance(costs, NotAvailable):
        return costs
    if funded_on is None or funded_on > as_of:
        return NotAvailable("not funded yet: no funding date")
    records = _so_far(realised, funded_on, as_of)
    if isinstance(currency := one_currency([costs.currency, *(item.currency for item in records)]), NotAvailable):
        return currency
    if costs.value == 0:
        return NotAvailable("the cost is zero")
    return (sum((Fraction(item.amount) for item in records), Fraction(0)) / costs.value - 1) * 100


def returned(share: Fraction | NotAvailable | None) -> str | NotAvailable:
    """Return what a realisation means: `returned` from 1 on, `partly returned` above 0, else `not returned`.

    n/a when the realisation is. R37 · Phillips.
    """
    if share is None:
        return NotAvailable("no realisation")
    if isinstance(share, NotAvailable):
        return share
    if share >= 1:
        return "returned"
    return "partly returned" if share > 0 else "not returned"


def _months(first: date, then: date) -> int:
    """Return the whole calendar months from the month of `first` to that of `then`."""
    return (then.year - first.year) * 12 + then.month - first.month


def _index(item: Realised, funded_on: date) -> int:
    return _months(funded_on, item.month)


def _so_far(realised: Sequence[Realised], funded_on: date, as_of: date) -> list[Realised]:
    """Return the records of the months from that of funding to that of `as_of`."""
    return [item for item in realised if 0 <= _index(item, funded_on) <= _months(funded_on, as_of)]
