"""The numbers of one pitch, planned and come back side by side: R30 to R37 as data, and the table that shows them."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from careerbook.document import EMPTY_CELL, Column, Inline, Table, inline
from careerbook.records.entry import Entry
from careerbook.reports.ask import Data
from careerbook.reports.planned import Planned, amount_of
from careerbook.reports.wording import TIMES, amount, counted, figure, percent
from careerbook.rules.numbers import MINUS
from careerbook.rules.pitch_cost import Amount, Cost, Figure, one_currency
from careerbook.rules.pitch_realised import (
    Evidence,
    Realised,
    months_with_evidence,
    realisation,
    returned,
    roi_realised_percent,
)
from careerbook.rules.pitch_value import Benefit, PitchValue
from careerbook.rules.value import NotAvailable


class Price(Data):
    """An exact amount in major units and its currency code (None: the book has none)."""

    value: Fraction
    currency: str | None

    @property
    def said(self) -> str:
        """The amount as money."""
        return amount(Amount(self.value, self.currency))


class CostLine(Data):
    """One cost as it was counted; `said` is how it reads beside the sum."""

    label: str
    said: str
    monthly: bool


class BenefitLine(Data):
    """One benefit as it was counted: a month's worth, the two shares, and what they stand on."""

    label: str
    amount_per_month: Price | None
    attribution: Fraction | None
    confidence: Fraction | None
    starts_month: int
    basis: str
    said: str


class PlannedNumbers(Data):
    """R30 to R36, each with its own reason where it is not available; frozen: as they were sent."""

    frozen: bool
    horizon_months: int
    total_cost: Price | NotAvailable
    benefit_per_month: Price | NotAvailable
    benefits: Price | NotAvailable
    roi_percent: Fraction | NotAvailable
    benefit_cost_ratio: Fraction | NotAvailable
    payback_months: Fraction | NotAvailable
    break_even_per_month: Price | NotAvailable
    break_even_hours: Fraction | NotAvailable
    costs: tuple[CostLine, ...]
    benefit_lines: tuple[BenefitLine, ...]


class CameBack(Data):
    """R37: what came back since funding, in the `recorded` of `elapsed` months that have a record.

    per_month is the mean of the recorded months; measured is what was measured before the part due to the pitch.
    """

    recorded: int
    elapsed: int
    total: Price | NotAvailable
    per_month: Price | NotAvailable
    measured: Price | None
    realisation: Fraction | NotAvailable
    roi_percent: Fraction | NotAvailable
    returned: str | NotAvailable

    @property
    def months_said(self) -> str:
        """How much of the time has evidence: `1 of 3 months`."""
        return f"{self.recorded} of {counted(self.elapsed, 'month')}"


def planned_numbers(planned: Planned, value: PitchValue, basis: dict[str, str]) -> PlannedNumbers:
    """Return the planned numbers as data; `basis` says by benefit uid what its estimates stand on."""
    codes = [_priced_in(cost, planned.hourly_rate) for cost in planned.costs]
    mixed = isinstance(one_currency([*codes, *(gain.currency for _, gain in planned.benefits)]), NotAvailable)
    return PlannedNumbers(
        frozen=planned.frozen,
        horizon_months=value.horizon_months,
        total_cost=price(value.total_cost),
        benefit_per_month=price(value.benefit_per_month),
        benefits=price(value.benefits),
        roi_percent=value.roi_percent,
        benefit_cost_ratio=value.benefit_cost_ratio,
        payback_months=value.payback_months,
        break_even_per_month=price(value.break_even),
        break_even_hours=value.break_even_hours,
        costs=tuple(
            CostLine(label=cost.label, said=_cost_said(cost, planned.hourly_rate, mixed), monthly=cost.monthly)
            for cost in planned.costs
        ),
        benefit_lines=tuple(_benefit_line(benefit, basis.get(uid, ""), mixed) for uid, benefit in planned.benefits),
    )


def came_back(
    records: Sequence[Entry], planned: Planned, value: PitchValue, funded_on: date | None, as_of: date
) -> CameBack | None:
    """Return what came back, or None when the pitch is not funded by `as_of`."""
    facts = [_realised(entry) for entry in records]
    evidence = months_with_evidence(facts, funded_on=funded_on, as_of=as_of)
    if not isinstance(evidence, Evidence) or funded_on is None:
        return None
    benefits = [benefit for _, benefit in planned.benefits]
    share = realisation(facts, benefits, funded_on=funded_on, as_of=as_of)
    first = funded_on.replace(day=1)
    counted_records = [
        (entry, fact) for entry, fact in zip(records, facts, strict=True) if first <= fact.month <= as_of
    ]
    total = _sum([(fact.amount, fact.currency) for _, fact in counted_records])
    return CameBack(
        recorded=evidence.recorded,
        elapsed=evidence.elapsed,
        total=total,
        per_month=Price(value=total.value / evidence.recorded, currency=total.currency)
        if isinstance(total, Price)
        else total,
        measured=_measured([entry for entry, _ in counted_records]),
        realisation=share,
        roi_percent=roi_realised_percent(facts, value.total_cost, funded_on=funded_on, as_of=as_of),
        returned=returned(share),
    )


def month_of_record(entry: Entry) -> date:
    """Return the first day of the month that a realised record is about: the one it names, else that of its date."""
    day: date = entry.on.replace(day=1)
    try:
        return date.fromisoformat(f"{entry.month}-01") if entry.month else day
    except ValueError:  # written by another program; the day it carries still says when it was
        return day


def price(value: Amount | NotAvailable) -> Price | NotAvailable:
    """Return an exact amount as data; n/a stays n/a."""
    return value if isinstance(value, NotAvailable) else Price(value=value.value, currency=value.currency)


def _realised(entry: Entry) -> Realised:
    money = amount_of(entry.amount)
    return Realised(
        month=month_of_record(entry), amount=money.value if money else 0, currency=money.currency if money else None
    )


def _sum(amounts: Sequence[tuple[Figure, str | None]]) -> Price | NotAvailable:
    if not amounts:
        return NotAvailable("no evidence yet")
    currency = one_currency(code for _, code in amounts)
    if isinstance(currency, NotAvailable):
        return currency
    return Price(value=sum((Fraction(value) for value, _ in amounts), Fraction(0)), currency=currency)


def _measured(records: Sequence[Entry]) -> Price | None:
    """Return what was measured in all, when every record says so."""
    held = [amount_of(entry.measured) for entry in records]
    if not held or any(money is None for money in held):
        return None
    total = _sum([(money.value, money.currency) for money in held if money])
    return total if isinstance(total, Price) else None


# --- words -----------------------------------------------------------------------------------------------------------


def _priced_in(cost: Cost, rate: Amount | None) -> str | None:
    """Return the currency of a cost: its own, or for hours without a rate that of the hourly cost of the job."""
    own = cost.amount is not None or cost.rate is not None
    return cost.currency if own or rate is None else rate.currency


def _sum_said(value: Figure, currency: str | None, mixed: bool) -> str:
    """Return an amount beside its sum, which says the currency; with its own code where there are several."""
    return amount(Amount(Fraction(value), currency)) if mixed else figure(Fraction(value))


def _cost_said(cost: Cost, rate: Amount | None, mixed: bool) -> str:
    each = " a month" if cost.monthly else ""
    hours = f"{figure(Fraction(cost.hours))} h" if cost.hours is not None else ""
    if cost.amount is not None:
        part = f", {hours} of it time" if hours else ""
        return f"{cost.label} {_sum_said(cost.amount, cost.currency, mixed)}{each}{part}"
    used = Amount(Fraction(cost.rate), cost.currency) if cost.rate is not None else rate
    if not hours or used is None:
        return f"{cost.label} {hours}{each}".strip()
    return f"{hours} {TIMES} {_sum_said(used.value, used.currency, mixed)}{each}"


def _benefit_line(benefit: Benefit, basis: str, mixed: bool) -> BenefitLine:
    parts = []
    if benefit.amount_per_month is not None:
        parts.append(f"{_sum_said(benefit.amount_per_month, benefit.currency, mixed)} a month")
    if benefit.attribution is not None:
        parts.append(f"{percent(Fraction(benefit.attribution))} due to it")
    if benefit.confidence is not None:
        parts.append(f"{percent(Fraction(benefit.confidence))} sure")
    starts = f", from month {benefit.starts_month + 1} on" if benefit.starts_month else ""
    said = f"{benefit.label}: {f' {TIMES} '.join(parts)}{starts}"
    return BenefitLine(
        label=benefit.label,
        amount_per_month=Price(value=Fraction(benefit.amount_per_month), currency=benefit.currency)
        if benefit.amount_per_month is not None
        else None,
        attribution=Fraction(benefit.attribution) if benefit.attribution is not None else None,
        confidence=Fraction(benefit.confidence) if benefit.confidence is not None else None,
        starts_month=benefit.starts_month,
        basis=basis,
        said=f"{said} ({basis})" if basis else said,
    )


def numbers_table(numbers: PlannedNumbers, back: CameBack | None) -> Table:
    """Return the table: each number as planned, beside it how it is made, or once funded what came back."""
    nothing = "no evidence yet"
    months = counted(numbers.horizon_months, "month")
    hours = break_even_hours_said(numbers)
    if back is None:
        planned = (Column(""), Column("planned", "right", keep=True), Column(""))
        rows = [
            ("Costs", said(numbers.total_cost), " · ".join(cost.said for cost in numbers.costs)),
            (
                "Benefit a month",
                said(numbers.benefit_per_month),
                "; ".join(line.said for line in numbers.benefit_lines),
            ),
            (f"Benefit, {months}", said(numbers.benefits), ""),
            ("ROI", _percent(numbers.roi_percent), f"(benefits {MINUS} costs) ÷ costs"),
            ("Benefit-cost ratio", _plain(numbers.benefit_cost_ratio), ""),
            ("Payback", _months(numbers.payback_months), ""),
            ("Breaks even at", _a_month(numbers.break_even_per_month), f"or {hours}" if hours else ""),
        ]
        return Table(planned, tuple(_row(row) for row in rows))
    beside = (Column(""), Column("planned", "right", keep=True), Column(f"so far, {back.months_said}", "right"))
    rows = [
        ("Costs", said(numbers.total_cost), ""),
        ("Benefit a month", said(numbers.benefit_per_month), _or(back.per_month, nothing)),
        (f"Benefit, {months}", said(numbers.benefits), _or(back.total, nothing)),
        ("ROI", _percent(numbers.roi_percent), _percent(back.roi_percent)),
        ("Benefit-cost ratio", _plain(numbers.benefit_cost_ratio), ""),
        ("Payback", _months(numbers.payback_months), ""),
        ("Breaks even at", _a_month(numbers.break_even_per_month), ""),
        ("or at", hours, ""),
        ("Kept of the plan", EMPTY_CELL, percent(back.realisation) if back.recorded else nothing),
    ]
    return Table(beside, tuple(_row(row) for row in rows if row[1]))


def counted_lines(numbers: PlannedNumbers) -> tuple[str, ...]:
    """Return what the planned numbers are counted from, one line for the costs and one for each benefit."""
    costs = " · ".join(cost.said for cost in numbers.costs)
    return tuple(line for line in (costs, *(benefit.said for benefit in numbers.benefit_lines)) if line)


def _row(cells: tuple[str, str, str]) -> tuple[Inline, ...]:
    label, planned, beside = cells
    return inline(label), inline(planned), inline(beside)


def _or(value: Price | NotAvailable, nothing: str) -> str:
    if isinstance(value, Price):
        return value.said
    return nothing if value.reason == nothing else str(value)


def _a_month(value: Price | NotAvailable) -> str:
    return f"{value.said} a month" if isinstance(value, Price) else str(value)


def break_even_hours_said(numbers: PlannedNumbers) -> str:
    """Return `10 hours a month at EUR 25`; nothing when no rate is known."""
    needed, hours = numbers.break_even_per_month, numbers.break_even_hours
    if not isinstance(needed, Price) or not isinstance(hours, Fraction) or not hours:
        return ""
    rate = Price(value=needed.value / hours, currency=needed.currency)
    return f"{figure(hours, 1)} {'hour' if hours == 1 else 'hours'} a month at {rate.said}"


def said(value: Price | NotAvailable) -> str:
    """Return an amount as money, or n/a with its reason."""
    return value.said if isinstance(value, Price) else str(value)


def _percent(value: Fraction | NotAvailable) -> str:
    return str(value) if isinstance(value, NotAvailable) else f"{figure(value, 1)} %"


def _plain(value: Fraction | NotAvailable) -> str:
    return str(value) if isinstance(value, NotAvailable) else figure(value)


def _months(value: Fraction | NotAvailable) -> str:
    if isinstance(value, NotAvailable):
        return value.reason if value.reason.startswith("not within") else str(value)
    return f"{figure(value, 1)} {'month' if value == 1 else 'months'}"
