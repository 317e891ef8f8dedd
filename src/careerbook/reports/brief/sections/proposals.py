"""Section 11: one proposal that was sent to this reader and waits for an answer, with the numbers as they were sent."""

import math
from datetime import date
from decimal import Decimal
from fractions import Fraction

from careerbook.reports.brief.asked import Given, Line
from careerbook.reports.brief.data import Proposal, Sum
from careerbook.reports.planned import planned_of
from careerbook.rules.audience import Shared
from careerbook.rules.money import major
from careerbook.rules.numbers import rounded
from careerbook.rules.pitch_cost import Amount, as_money, hours_of_time
from careerbook.rules.pitch_value import Benefit, adjusted_benefit
from careerbook.rules.value import NotAvailable


def proposals(given: Given) -> list[Line[Proposal]] | None:
    """Return the proposals that wait for an answer, the nearest decision first; None while none was ever sent.

    The page prints the first one.
    """
    waiting = given.shared.entries("pitch", states=("sent",))
    if not waiting:
        return [] if given.shared.once_opened("sent") else None
    waiting.sort(key=lambda pitch: (pitch.decision_by or date.max, pitch.number))
    return [Line(_proposal(given, pitch), pitch) for pitch in waiting]


def _proposal(given: Given, pitch: Shared) -> Proposal:
    planned = planned_of(given.shared, pitch)
    value = planned.value
    counted = isinstance(value.total_cost, Amount)
    starts = [benefit.starts_month for _, benefit in planned.benefits if _brings(benefit)] or [0]
    return Proposal(
        title=pitch.title,
        ask=pitch.ask,
        cost=_sum(value.total_cost),
        hours=_hours(hours_of_time(planned.costs, horizon_months=planned.horizon_months)) if counted else None,
        a_month=_sum(value.benefit_per_month),
        first_from=min(starts) + 1,
        all_from=max(starts) + 1,
        payback_months=_up(value.payback_months),
        return_percent=None if isinstance(value.roi_percent, NotAvailable) else int(rounded(value.roi_percent)),
        months=value.horizon_months,
        pays_at_hours=_hours(value.break_even_hours),
        not_counted=not counted,
        you_get=pitch.give_back or pitch.new_work,
        decision_by=pitch.decision_by,
    )


def why_not_counted(given: Given, pitch: Shared) -> str | None:
    """Return why a proposal stands without a sum, for its owner; None when what it costs is known."""
    cost = planned_of(given.shared, pitch).value.total_cost
    return cost.reason if isinstance(cost, NotAvailable) else None


def _brings(benefit: Benefit) -> bool:
    worth = adjusted_benefit(benefit)
    return isinstance(worth, Amount) and worth.value != 0


def _sum(amount: Amount | NotAvailable) -> Sum | None:
    if isinstance(amount, NotAvailable):
        return None
    money = as_money(amount)
    return Sum(amount=major(money), currency=money.currency)


def _up(months: Fraction | NotAvailable) -> int | None:
    """Return whole months, rounded up: a promise to pay back is never rounded in its own favour."""
    return None if isinstance(months, NotAvailable) else math.ceil(months)


def _hours(hours: Fraction | NotAvailable) -> Decimal | None:
    """Return hours with at most one decimal, rounded up for the same reason."""
    if isinstance(hours, NotAvailable) or hours == 0:
        return None
    return rounded(Fraction(math.ceil(hours * 10), 10), 1).normalize() + 0
