"""How the numbers of a proposal come about: R30 to R37, each with what went in."""

from collections.abc import Sequence
from fractions import Fraction

from careerbook.reports.ask import Because
from careerbook.reports.pitch_numbers import (
    BenefitLine,
    CameBack,
    PlannedNumbers,
    Price,
    break_even_hours_said,
    said,
)
from careerbook.reports.wording import TIMES, counted, figure, percent
from careerbook.rules.numbers import MINUS
from careerbook.rules.value import NotAvailable

_FORMULAS = (
    ("R30", "Total cost is one-off costs plus monthly ones times the months of the horizon; time counts once"),
    ("R31", "Benefit a month is amount times attribution times confidence"),
    ("R32", "Over the horizon each benefit counts for its months less those before it starts"),
    ("R33, R34", "ROI is (benefits - costs) ÷ costs in percent; the ratio is benefits ÷ costs"),
    ("R35", "Payback is costs ÷ benefit a month; with a lag or a monthly cost the first month that is paid"),
    ("R36", "Break-even is costs ÷ the months that pay; in hours, that ÷ the hourly rate"),
    ("R37", "Kept is realised ÷ planned over the months with a record; ROI so far counts a month without one as 0"),
)


def why_of(numbers: PlannedNumbers, back: CameBack | None) -> tuple[Because, ...]:
    """Return the reasons behind the numbers of one pitch, one for each line of `_FORMULAS`."""
    costs = " + ".join(cost.said for cost in numbers.costs) or "No cost is written down"
    gains = " + ".join(line.said for line in numbers.benefit_lines) or "No benefit is written down"
    inputs = (
        f"{costs}; {counted(numbers.horizon_months, 'month')} = {said(numbers.total_cost)}",
        f"{gains} = {said(numbers.benefit_per_month)}",
        _over_horizon(numbers),
        _return(numbers),
        _payback(numbers),
        _break_even(numbers),
        _kept(numbers, back),
    )
    return tuple(
        Because(rule=rule, formula=formula, inputs=f"{said_}.")
        for (rule, formula), said_ in zip(_FORMULAS, inputs, strict=True)
    )


def why_of_all(found: Sequence[tuple[str, tuple[Because, ...]]]) -> tuple[Because, ...]:
    """Return the reasons of several pitches, each rule once; `found` pairs a pitch's reference with its reasons."""
    return tuple(
        same[0].model_copy(
            update={"inputs": " ".join(f"{ref}: {reason.inputs}" for (ref, _), reason in zip(found, same, strict=True))}
        )
        for same in zip(*(reasons for _, reasons in found), strict=True)
    )


def _over_horizon(numbers: PlannedNumbers) -> str:
    if isinstance(numbers.benefits, NotAvailable):
        return str(numbers.benefits)
    parts = [_months_of(line, numbers.horizon_months) for line in numbers.benefit_lines]
    return f"{' + '.join(parts)} = {numbers.benefits.said}"


def _months_of(line: BenefitLine, months: int) -> str:
    monthly = (line.amount_per_month.value if line.amount_per_month else Fraction(0)) * (line.attribution or 0)
    return f"{figure(monthly * (line.confidence or 0))} {TIMES} {max(0, months - line.starts_month)}"


def _return(numbers: PlannedNumbers) -> str:
    roi, ratio, gain, cost = numbers.roi_percent, numbers.benefit_cost_ratio, numbers.benefits, numbers.total_cost
    if isinstance(roi, NotAvailable) or isinstance(ratio, NotAvailable):
        return str(roi)
    difference = f"({said(gain)} {MINUS} {said(cost)}) ÷ {said(cost)} = {figure(roi, 1)} %"
    return f"{difference}; {said(gain)} ÷ {said(cost)} = {figure(ratio)}"


def _payback(numbers: PlannedNumbers) -> str:
    months = numbers.payback_months
    if isinstance(months, NotAvailable):
        return str(months)
    lag = any(line.starts_month for line in numbers.benefit_lines) or any(cost.monthly for cost in numbers.costs)
    if lag:
        return f"From month {figure(months)} on the benefits so far reach the costs so far"
    return f"{said(numbers.total_cost)} ÷ {said(numbers.benefit_per_month)} = {figure(months, 1)} months"


def _break_even(numbers: PlannedNumbers) -> str:
    needed, cost = numbers.break_even_per_month, numbers.total_cost
    if isinstance(needed, NotAvailable) or isinstance(cost, NotAvailable):
        return str(needed)
    first = min((line.starts_month for line in numbers.benefit_lines), default=0)
    hours = break_even_hours_said(numbers)
    months = f"{cost.said} ÷ {numbers.horizon_months - first} = {needed.said} a month"
    return f"{months}, or {hours}" if hours else f"{months}; no hourly rate is known"


def _kept(numbers: PlannedNumbers, back: CameBack | None) -> str:
    if back is None:
        return "Not funded yet"
    share, total, roi = back.realisation, back.total, back.roi_percent
    if isinstance(share, NotAvailable) or not isinstance(total, Price):
        kept = str(share)
    elif share:
        planned = Price(value=total.value / share, currency=total.currency)
        kept = f"{total.said} ÷ {planned.said} = {percent(share)}"
    else:
        kept = f"{total.said} of what was planned"
    so_far = str(roi) if isinstance(roi, NotAvailable) else f"{figure(roi, 1)} %"
    cost = said(numbers.total_cost)
    came = total.said if isinstance(total, Price) else "0"
    return f"{back.months_said} have a record; {kept}; ({came} {MINUS} {cost}) ÷ {cost} = {so_far}"
