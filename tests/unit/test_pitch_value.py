"""R30 to R36: the warehouse pitch worked by hand, its edges, and the arithmetic against a month-by-month count."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.rules import pitch_value as v
from careerbook.rules.money import Money, show
from careerbook.rules.numbers import rounded
from careerbook.rules.pitch_cost import (
    Amount,
    Cost,
    CostFlow,
    as_money,
    cost_flow,
    horizon,
    hours_of_time,
    one_currency,
    total_cost,
)
from careerbook.rules.pitch_value import NO_TIME, Benefit
from careerbook.rules.value import NotAvailable

COSTS = [
    Cost("fee", 1800, currency="EUR"),
    Cost("travel", 200, currency="EUR"),
    Cost("own time", hours=40, rate=25, currency="EUR"),
]
SCRAP = Benefit("scrap", 900, 0, Decimal("0.6"), Decimal("0.8"), "EUR")
LATER = SCRAP._replace(starts_month=3)
MIXED = NotAvailable("not comparable: EUR and USD")


def eur(value: int | str) -> Amount:
    return Amount(Fraction(value), "EUR")


def test_the_warehouse_pitch_comes_to_the_numbers_worked_by_hand() -> None:
    got = v.pitch_value(COSTS, [SCRAP])
    assert got.horizon_months == 12
    assert got.total_cost == eur(3000)
    assert got.benefit_per_month == eur(432)
    assert got.benefits == eur(5184)
    assert got.roi_percent == Fraction("72.8")
    assert got.benefit_cost_ratio == Fraction("1.728")
    assert got.payback_months == Fraction(3000, 432)
    assert got.break_even == eur(250)
    assert got.break_even_hours == 10
    assert got.warnings == ()
    assert isinstance(got.payback_months, Fraction)
    assert str(rounded(got.payback_months, 1)) == "6.9"


def test_with_a_lag_of_three_months_more_must_come_each_month() -> None:
    got = v.pitch_value(COSTS, [LATER])
    assert got.benefits == eur(3888)
    assert got.break_even == eur("3000/9")
    assert isinstance(got.break_even, Amount)
    assert show(as_money(got.break_even)) == "EUR 333.33"
    assert got.payback_months == 10
    assert got.benefit_per_month == eur(432)


@pytest.mark.parametrize(
    ("cost", "months", "total", "hours"),
    [
        (Cost("fee", 1800), None, 1800, 0),
        (Cost("seat", 50, monthly=True), None, 600, 0),
        (Cost("seat", 50, monthly=True), 6, 300, 0),
        (Cost("course", 1000, hours=40, rate=25), None, 1000, 40),
        (Cost("own time", hours=40, rate=25), None, 1000, 40),
        (Cost("own time", hours=40), None, 1200, 40),
        (Cost("clinic", hours=2, rate=25, monthly=True), None, 600, 24),
        (Cost("lent room", 0), None, 0, 0),
    ],
)
def test_a_cost_is_its_amount_or_else_its_hours_and_time_counts_once(
    cost: Cost, months: int | None, total: int, hours: int
) -> None:
    rate = Amount(Fraction(30), None)
    assert total_cost([cost], horizon_months=months, hourly_rate=rate) == Amount(Fraction(total), None)
    assert hours_of_time([cost], horizon_months=months) == hours


def test_one_off_and_monthly_costs_are_kept_apart() -> None:
    costs = [*COSTS, Cost("seat", 50, monthly=True, currency="EUR")]
    assert cost_flow(costs) == CostFlow(Fraction(3000), Fraction(50), "EUR")
    assert total_cost(costs) == eur(3600)


@pytest.mark.parametrize(
    ("costs", "reason"),
    [
        ([], "no cost is written down"),
        ([Cost("fee")], "fee has no amount and no hours"),
        ([Cost("own time", hours=40)], "own time has hours and no hourly rate"),
        ([Cost("own time", rate=25)], "own time has no amount and no hours"),
        ([Cost("fee", 1, currency="USD"), Cost("travel", 1, currency="EUR")], "not comparable: EUR and USD"),
        ([Cost("fee", 1), Cost("travel", 1, currency="EUR")], "not comparable: EUR and an amount without a currency"),
    ],
)
def test_a_total_that_cannot_be_known_says_why(costs: list[Cost], reason: str) -> None:
    assert total_cost(costs) == NotAvailable(reason)
    assert cost_flow(costs) == NotAvailable(reason)


def test_an_hourly_rate_in_another_currency_is_not_added() -> None:
    costs = [Cost("fee", 1800, currency="EUR"), Cost("own time", hours=40)]
    assert total_cost(costs, hourly_rate=Amount(Fraction(25), "USD")) == MIXED


def test_the_one_currency_of_amounts() -> None:
    assert one_currency(["EUR", "EUR"]) == "EUR"
    assert one_currency([None, None]) is None
    assert one_currency([]) is None


def test_no_time_at_all_warns() -> None:
    assert v.warnings([Cost("fee", 1800)]) == (NO_TIME,)
    assert v.warnings([Cost("fee", 1800, hours=8)]) == ()


def test_the_first_year_is_the_limit_unless_a_horizon_was_set_which_warns_when_longer() -> None:
    assert horizon(None) == 12
    assert v.benefit_over_horizon([SCRAP]) == eur(5184)
    assert v.benefit_over_horizon([SCRAP], horizon_months=24) == eur(10368)
    assert v.benefit_over_horizon([SCRAP], horizon_months=6) == eur(2592)
    assert v.warnings(COSTS, horizon_months=12) == ()
    assert v.warnings(COSTS, horizon_months=24) == ("benefits count for 24 months; the cautious count stops at 12",)


@pytest.mark.parametrize("share", [Decimal("1.01"), Decimal("-0.1")])
def test_a_share_outside_0_to_1_has_no_value(share: Decimal) -> None:
    assert v.adjusted_benefit(SCRAP._replace(attribution=share)) == NotAvailable(
        "the attribution of scrap is not between 0 and 1"
    )
    assert v.adjusted_benefit(SCRAP._replace(confidence=share)) == NotAvailable(
        "the confidence of scrap is not between 0 and 1"
    )


@pytest.mark.parametrize("lag", [12, 13, 40])
def test_a_lag_that_reaches_the_horizon_brings_nothing_inside_it(lag: int) -> None:
    got = v.pitch_value(COSTS, [SCRAP._replace(starts_month=lag)])
    assert got.benefits == eur(0)
    assert got.roi_percent == -100
    assert got.payback_months == NotAvailable("not within the horizon")
    assert got.break_even == NotAvailable("the first benefit starts after the horizon")
    assert got.break_even_hours == got.break_even


def test_without_cost_there_is_no_return_on_it() -> None:
    got = v.pitch_value([Cost("lent room", 0, currency="EUR")], [SCRAP])
    assert got.total_cost == eur(0)
    assert got.roi_percent == got.benefit_cost_ratio == got.payback_months == NotAvailable("the cost is zero")
    assert got.break_even == eur(0)


def test_costs_and_benefits_in_two_currencies_are_not_compared() -> None:
    dollars = SCRAP._replace(currency="USD")
    got = v.pitch_value(COSTS, [dollars])
    assert got.total_cost == eur(3000)
    assert got.benefits == Amount(Fraction(5184), "USD")
    assert got.roi_percent == got.benefit_cost_ratio == got.payback_months == MIXED
    assert v.benefit_per_month([SCRAP, dollars]) == v.benefit_over_horizon([SCRAP, dollars]) == MIXED
    assert v.break_even_hours(eur(250), Amount(Fraction(25), "USD")) == MIXED


def test_without_a_benefit_the_break_even_still_says_what_is_needed() -> None:
    got = v.pitch_value(COSTS, [])
    assert got.benefits == got.roi_percent == got.payback_months == NotAvailable("no benefit is written down")
    assert got.break_even == eur(250)
    assert got.break_even_hours == 10


def test_break_even_counts_from_the_earliest_benefit() -> None:
    got = v.pitch_value(COSTS, [LATER, SCRAP._replace(starts_month=2)])
    assert got.break_even == eur(300)


@pytest.mark.parametrize(
    ("costs", "hours"),
    [
        (COSTS, Fraction(10)),
        ([Cost("fee", 3000, currency="EUR")], Fraction(5)),
        ([*COSTS, Cost("coach", hours=0, rate=80, currency="EUR")], Fraction(5)),
    ],
)
def test_break_even_in_hours_takes_the_one_rate_the_costs_name_else_the_engagements(
    costs: list[Cost], hours: Fraction
) -> None:
    assert v.pitch_value(costs, [SCRAP], hourly_rate=eur(50)).break_even_hours == hours


def test_a_rate_of_zero_pays_for_nothing() -> None:
    assert v.break_even_hours(eur(250), eur(0)) == NotAvailable("the hourly rate is zero")


@pytest.mark.parametrize(
    ("costs", "benefits", "months", "payback"),
    [
        ([Cost("fee", 432 * 12)], [432], 12, Fraction(12)),
        ([Cost("fee", 432 * 12 + 1)], [432], 12, None),
        ([Cost("fee", 432 * 12 + 1)], [432], 24, Fraction(5185, 432)),
        ([Cost("tool", 600), Cost("seat", 50, monthly=True)], [200], 12, Fraction(4)),
        ([Cost("seat", 50, monthly=True)], [50], 12, Fraction(1)),
        ([Cost("seat", 50, monthly=True)], [49], 12, None),
        ([Cost("fee", 100)], [0], 12, None),
    ],
)
def test_payback(costs: list[Cost], benefits: list[int], months: int, payback: Fraction | None) -> None:
    found = [Benefit("gain", amount, 0, 1, 1) for amount in benefits]
    expected = NotAvailable("not within the horizon") if payback is None else payback
    assert v.payback_months(costs, found, horizon_months=months) == expected


def test_money_for_showing_is_rounded_to_what_the_currency_has() -> None:
    assert as_money(Amount(Fraction(1000, 3), "EUR")) == Money(33333, "EUR")
    assert as_money(Amount(Fraction(1000, 3), "JPY")) == Money(333, "JPY")
    assert as_money(Amount(Fraction(1, 200), None)) == Money(1, None)


shares = st.decimals(0, 1, places=2)
any_costs = st.lists(
    st.tuples(st.integers(0, 5_000), st.booleans()).map(lambda drawn: Cost("cost", drawn[0], monthly=drawn[1])),
    min_size=1,
    max_size=4,
)
any_benefits = st.lists(
    st.tuples(st.integers(0, 3_000), st.sampled_from([0, 0, 1, 3, 11, 12, 14]), shares, shares).map(
        lambda drawn: Benefit("gain", *drawn)
    ),
    min_size=1,
    max_size=4,
)
horizons = st.none() | st.integers(1, 36)


def month_by_month(costs: Sequence[Cost], benefits: Sequence[Benefit], months: int) -> list[Fraction]:
    """Count what is left in hand at the end of each month, the plain way."""
    in_hand = -sum((Fraction(cost.amount or 0) for cost in costs if not cost.monthly), Fraction(0))
    ends = []
    for month in range(1, months + 1):
        in_hand -= sum(Fraction(cost.amount or 0) for cost in costs if cost.monthly)
        for benefit in benefits:
            if month > benefit.starts_month:
                sure = Fraction(benefit.attribution or 0) * Fraction(benefit.confidence or 0)
                in_hand += Fraction(benefit.amount_per_month or 0) * sure
        ends.append(in_hand)
    return ends


@given(any_costs, any_benefits, horizons)
def test_payback_agrees_with_a_month_by_month_count(
    costs: list[Cost], benefits: list[Benefit], months: int | None
) -> None:
    got = v.payback_months(costs, benefits, horizon_months=months)
    if sum(cost.amount or 0 for cost in costs) == 0:
        assert got == NotAvailable("the cost is zero")
        return
    ends = month_by_month(costs, benefits, horizon(months))
    paid = next((month for month, left in enumerate(ends, start=1) if left >= 0), None)
    if paid is None:
        assert got == NotAvailable("not within the horizon")
    else:
        assert isinstance(got, Fraction)
        assert ceil(got) == paid


@given(any_costs, any_benefits, horizons)
def test_the_return_agrees_with_a_month_by_month_count(
    costs: list[Cost], benefits: list[Benefit], months: int | None
) -> None:
    gain, cost = v.benefit_over_horizon(benefits, horizon_months=months), total_cost(costs, horizon_months=months)
    assert isinstance(gain, Amount)
    assert isinstance(cost, Amount)
    assert gain.value - cost.value == month_by_month(costs, benefits, horizon(months))[-1]


@given(any_costs, st.integers(0, 14), horizons)
def test_a_benefit_of_exactly_the_break_even_leaves_nothing_at_the_horizon(
    costs: list[Cost], lag: int, months: int | None
) -> None:
    cost = total_cost(costs, horizon_months=months)
    needed = v.break_even(cost, [lag], horizon_months=months)
    if lag >= horizon(months):
        assert needed == NotAvailable("the first benefit starts after the horizon")
        return
    assert isinstance(needed, Amount)
    exactly = [Benefit("gain", needed.value, lag, 1, 1)]
    assert month_by_month(costs, exactly, horizon(months))[-1] == 0
    if sum(item.amount or 0 for item in costs):
        assert v.roi_percent(v.benefit_over_horizon(exactly, horizon_months=months), cost) == 0


@given(any_costs, any_benefits, horizons)
def test_roi_is_the_ratio_less_one_in_percent(costs: list[Cost], benefits: list[Benefit], months: int | None) -> None:
    got = v.pitch_value(costs, benefits, horizon_months=months)
    if isinstance(got.benefit_cost_ratio, NotAvailable):
        assert got.roi_percent == got.benefit_cost_ratio
    else:
        assert got.roi_percent == (got.benefit_cost_ratio - 1) * 100
        assert isinstance(got.benefits, Amount)
        assert isinstance(got.total_cost, Amount)
        assert got.roi_percent == (got.benefits.value - got.total_cost.value) / got.total_cost.value * 100


@given(any_costs, any_benefits)
def test_a_later_benefit_never_pays_back_earlier(costs: list[Cost], benefits: list[Benefit]) -> None:
    later = [benefit._replace(starts_month=benefit.starts_month + 1) for benefit in benefits]
    now, then = v.payback_months(costs, benefits), v.payback_months(costs, later)
    if isinstance(then, Fraction):
        assert isinstance(now, Fraction)
        assert now <= then
