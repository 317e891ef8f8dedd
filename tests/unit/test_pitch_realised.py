"""R37: what came back, and how much of it has evidence."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from careerbook.rules.numbers import rounded
from careerbook.rules.pitch_cost import Amount
from careerbook.rules.pitch_realised import (
    Evidence,
    Realised,
    months_with_evidence,
    realisation,
    returned,
    roi_realised_percent,
)
from careerbook.rules.pitch_value import Benefit
from careerbook.rules.value import NotAvailable

TODAY = date(2026, 11, 20)
FUNDED = date(2026, 11, 18)
SCRAP = Benefit("scrap", 900, 0, Decimal("0.6"), Decimal("0.8"), "EUR")
COST = Amount(Fraction(3000), "EUR")
NOV, DEC, JAN, FEB = date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1), date(2027, 2, 1)
NOT_FUNDED = NotAvailable("not funded yet: no funding date")


def test_the_warehouse_pitch_in_its_first_month() -> None:
    came = [Realised(NOV, 380, "EUR")]
    share = realisation(came, [SCRAP], funded_on=FUNDED, as_of=TODAY)
    assert share == Fraction(380, 432)
    assert isinstance(share, Fraction)
    assert str(rounded(share, 2)) == "0.88"
    assert months_with_evidence(came, funded_on=FUNDED, as_of=TODAY) == Evidence(1, 1)
    assert returned(share) == "partly returned"


def test_only_months_with_a_record_are_compared_and_a_month_counts_once() -> None:
    came = [Realised(NOV, 400, "EUR"), Realised(date(2027, 1, 15), 200, "EUR"), Realised(JAN, 264, "EUR")]
    as_of = date(2027, 2, 10)
    assert realisation(came, [SCRAP], funded_on=FUNDED, as_of=as_of) == 1
    assert months_with_evidence(came, funded_on=FUNDED, as_of=as_of) == Evidence(2, 4)
    assert roi_realised_percent(came, COST, funded_on=FUNDED, as_of=as_of) == Fraction(864 - 3000, 30)


def test_a_benefit_that_starts_later_is_not_expected_before() -> None:
    early, late = [Realised(DEC, 100, "EUR")], [Realised(DEC, 100, "EUR"), Realised(FEB, 332, "EUR")]
    lagged = [SCRAP._replace(starts_month=3)]
    as_of = date(2027, 2, 10)
    assert realisation(early, lagged, funded_on=FUNDED, as_of=as_of) == NotAvailable(
        "nothing was planned for the months that have a record"
    )
    assert realisation(late, lagged, funded_on=FUNDED, as_of=as_of) == 1


def test_months_outside_funding_and_the_day_asked_about_are_left_out() -> None:
    came = [Realised(date(2026, 10, 31), 999, "EUR"), Realised(NOV, 432, "EUR"), Realised(DEC, 999, "EUR")]
    assert realisation(came, [SCRAP], funded_on=FUNDED, as_of=TODAY) == 1
    assert months_with_evidence(came, funded_on=FUNDED, as_of=TODAY) == Evidence(1, 1)
    assert roi_realised_percent(came, COST, funded_on=FUNDED, as_of=TODAY) == Fraction(432 - 3000, 30)


def test_a_month_without_a_record_counts_as_nothing_in_the_return() -> None:
    assert roi_realised_percent([], COST, funded_on=FUNDED, as_of=TODAY) == -100
    assert months_with_evidence([], funded_on=FUNDED, as_of=TODAY) == Evidence(0, 1)
    assert realisation([], [SCRAP], funded_on=FUNDED, as_of=TODAY) == NotAvailable(
        "no evidence yet: no month has a record"
    )


def test_two_currencies_are_not_comparable() -> None:
    came = [Realised(NOV, 380, "USD")]
    mixed = NotAvailable("not comparable: EUR and USD")
    assert realisation(came, [SCRAP], funded_on=FUNDED, as_of=TODAY) == mixed
    assert roi_realised_percent(came, COST, funded_on=FUNDED, as_of=TODAY) == mixed


@pytest.mark.parametrize("funded_on", [None, date(2026, 11, 21)])
def test_nothing_is_realised_before_funding(funded_on: date | None) -> None:
    came = [Realised(NOV, 380, "EUR")]
    assert months_with_evidence(came, funded_on=funded_on, as_of=TODAY) == NOT_FUNDED
    assert realisation(came, [SCRAP], funded_on=funded_on, as_of=TODAY) == NOT_FUNDED
    assert roi_realised_percent(came, COST, funded_on=funded_on, as_of=TODAY) == NOT_FUNDED


def test_a_pitch_that_cost_nothing_has_no_return() -> None:
    free = Amount(Fraction(0), "EUR")
    got = roi_realised_percent([Realised(NOV, 1, "EUR")], free, funded_on=FUNDED, as_of=TODAY)
    assert got == NotAvailable("the cost is zero")


@pytest.mark.parametrize(
    ("share", "word"),
    [
        ("1", "returned"),
        ("1.2", "returned"),
        ("0.99", "partly returned"),
        ("0", "not returned"),
        ("-1", "not returned"),
    ],
)
def test_what_a_realisation_means(share: str, word: str) -> None:
    assert returned(Fraction(share)) == word


def test_why_something_is_missing_is_passed_on() -> None:
    missing = NotAvailable("fee has no amount and no hours")
    came = [Realised(NOV, 380, "EUR")]
    assert roi_realised_percent(came, missing, funded_on=FUNDED, as_of=TODAY) == missing
    assert returned(missing) == missing
    unsure = SCRAP._replace(confidence=None)
    assert realisation(came, [SCRAP, unsure], funded_on=FUNDED, as_of=TODAY) == NotAvailable("scrap has no confidence")


@pytest.mark.parametrize(
    ("share", "word"),
    [
        (Fraction(2), "returned"),
        (Fraction(1), "returned"),
        (Fraction(99, 100), "partly returned"),
        (Fraction(1, 100), "partly returned"),
        (Fraction(0), "not returned"),
        (Fraction(-1, 2), "not returned"),
    ],
)
def test_all_of_it_some_of_it_or_nothing_came_back(share: Fraction, word: str) -> None:
    assert returned(share) == word


def test_the_month_of_funding_and_the_month_asked_about_count_whole() -> None:
    first, last = date(2026, 10, 31), date(2026, 12, 1)
    came = [Realised(date(2026, 10, 1), 1, "EUR"), Realised(date(2026, 12, 31), 2, "EUR")]
    assert months_with_evidence(came, funded_on=first, as_of=last) == Evidence(2, 3)
    assert months_with_evidence(came, funded_on=first, as_of=first) == Evidence(1, 1)
    assert months_with_evidence(came, funded_on=first, as_of=date(2026, 10, 30)) == NOT_FUNDED
