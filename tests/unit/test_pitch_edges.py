"""R30 to R36 at their edges: another horizon, the hourly cost of the job, the last month, and what is missing."""

from decimal import Decimal
from fractions import Fraction

from careerbook.rules import pitch_value as v
from careerbook.rules.pitch_cost import Amount, Cost
from careerbook.rules.pitch_value import Benefit
from careerbook.rules.value import NotAvailable

COSTS = [
    Cost("fee", 1800, currency="EUR"),
    Cost("travel", 200, currency="EUR"),
    Cost("own time", hours=40, rate=25, currency="EUR"),
]
SCRAP = Benefit("scrap", 900, 0, Decimal("0.6"), Decimal("0.8"), "EUR")
LATER = SCRAP._replace(starts_month=3)


def eur(value: int) -> Amount:
    return Amount(Fraction(value), "EUR")


def test_all_numbers_of_a_pitch_follow_its_own_horizon_and_the_hourly_cost_of_the_job() -> None:
    costs = [Cost("fee", 3500, currency="EUR"), Cost("room", 50, monthly=True, currency="EUR"), Cost("time", hours=20)]
    got = v.pitch_value(costs, [LATER], horizon_months=24, hourly_rate=eur(40))
    assert got == v.PitchValue(
        horizon_months=24,
        total_cost=eur(3500 + 20 * 40 + 24 * 50),
        benefit_per_month=eur(432),
        benefits=eur(21 * 432),
        roi_percent=(Fraction(21 * 432, 5500) - 1) * 100,
        benefit_cost_ratio=Fraction(21 * 432, 5500),
        payback_months=Fraction(15),  # 12 * 432 = 5184 reach 3500 + 800 + 15 * 50 = 5050
        break_even=Amount(Fraction(5500, 21), "EUR"),
        break_even_hours=Fraction(5500, 21 * 40),
        warnings=("benefits count for 24 months; the cautious count stops at 12",),
    )


def test_hours_without_a_rate_cost_what_an_hour_of_the_job_costs() -> None:
    own_time = [Cost("time", hours=40)]
    assert v.payback_months(own_time, [SCRAP], hourly_rate=eur(54)) == 5
    assert v.payback_months(own_time, [SCRAP]) == NotAvailable("time has hours and no hourly rate")


def test_what_is_paid_in_the_very_last_month_of_the_horizon_is_paid() -> None:
    exact = [Cost("fee", 9 * 432, currency="EUR")]
    assert v.payback_months(exact, [LATER]) == 12
    assert v.payback_months(exact, [LATER], horizon_months=11) == NotAvailable("not within the horizon")
    assert v.payback_months([Cost("fee", 12 * 432, currency="EUR")], [SCRAP]) == 12
    dear = [Cost("fee", 12 * 432 + 1, currency="EUR")]
    assert v.payback_months(dear, [SCRAP]) == NotAvailable("not within the horizon")


def test_what_costs_by_the_month_alone_is_paid_in_a_whole_month() -> None:
    room = [Cost("room", 400, monthly=True, currency="EUR")]
    assert v.payback_months(room, [SCRAP]) == 1
    assert v.payback_months(room, [LATER], horizon_months=60) == 41  # 38 months of 432 reach 41 of 400
    nothing = SCRAP._replace(amount_per_month=0)
    assert v.payback_months(COSTS, [nothing]) == NotAvailable("not within the horizon")


def test_a_benefit_starts_at_once_unless_it_says_otherwise() -> None:
    assert Benefit("scrap", 900).starts_month == 0


def test_why_a_number_is_missing_is_passed_on_to_every_number_that_needs_it() -> None:
    unknown = [Cost("course")]
    got = v.pitch_value(unknown, [SCRAP])
    reason = NotAvailable("course has no amount and no hours")
    needs_cost = (got.total_cost, got.roi_percent, got.benefit_cost_ratio, got.payback_months, got.break_even)
    assert needs_cost == (reason,) * 5
    assert got.break_even_hours == reason
    assert got.benefits == eur(5184)
    unsure = v.pitch_value(COSTS, [SCRAP, SCRAP._replace(label="speed", confidence=None)])
    reason = NotAvailable("speed has no confidence")
    assert (unsure.benefit_per_month, unsure.benefits, unsure.roi_percent, unsure.payback_months) == (reason,) * 4
    assert unsure.break_even == eur(250)
