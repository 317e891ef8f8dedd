"""Money: minor units and a code, printed with its code, never added across currencies."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.errors import InvalidInput
from careerbook.rules.money import (
    Money,
    add,
    currency_code,
    from_minor,
    major,
    minor_digits,
    parse_money,
    show,
    times,
)
from careerbook.rules.value import NotAvailable

codes = st.sampled_from([None, "EUR", "USD", "JPY", "KWD", "CLF"])
amounts = st.builds(Money, st.integers(-(10**15), 10**15), codes)


@pytest.mark.parametrize(
    ("text", "default", "expected"),
    [
        ("1800", "EUR", Money(180000, "EUR")),
        ("1800", None, Money(180000, None)),
        ("1800", "eur", Money(180000, "EUR")),
        ("1800EUR", None, Money(180000, "EUR")),
        ("1800 EUR", "USD", Money(180000, "EUR")),
        ("EUR 1800", "USD", Money(180000, "EUR")),
        ("usd1_800.5", "EUR", Money(180050, "USD")),
        ("0.01", "EUR", Money(1, "EUR")),
        (".5", "EUR", Money(50, "EUR")),
        ("-20", "EUR", Money(-2000, "EUR")),
        ("\u221220 EUR", None, Money(-2000, "EUR")),
        ("1800", "JPY", Money(1800, "JPY")),
        ("1.234 KWD", None, Money(1234, "KWD")),
        ("1.2345 CLF", None, Money(12345, "CLF")),
    ],
)
def test_an_amount_says_its_currency_or_takes_the_books(text: str, default: str | None, expected: Money) -> None:
    assert parse_money(text, default) == expected


@pytest.mark.parametrize(("mark", "minor"), [("point", 180000), ("comma", 180)])
def test_commas_follow_the_setting(mark: str, minor: int) -> None:
    text = "1,800" if mark == "point" else "1,80"
    assert parse_money(text, "EUR", mark) == Money(minor, "EUR")


@pytest.mark.parametrize(
    ("text", "default", "sentence", "step"),
    [
        ("1,800", "EUR", '"1,800" may be 1800 or 1.8', "write 1800 or 1.8"),
        ("1,800 EUR", None, '"1,800" may be 1800 or 1.8', "config set decimal"),
        ("4.500", "EUR", "EUR has at most 2 decimals", "write 4.5 or 4500"),
        ("1800.505", None, "an amount has at most 2 decimals", "write 1800.51 or 1800505"),
        ("18.5 JPY", None, "JPY has no decimals", "write 19"),
        ("1.23456 KWD", None, "KWD has at most 3 decimals", "write 1.235"),
        ("1800 EURO", None, '"EURO" is no currency code', "EUR or USD"),
        ("1800", "EU", '"EU" is no currency code', "EUR or USD"),
        ("40k", "EUR", '"k" is no currency code', "EUR or USD"),
        ("EUR 1 USD", None, "cannot be read as an amount", "1800EUR"),
        ("\u20ac1800", None, "cannot be read as an amount", "1800EUR"),
        ("1800\u20ac", None, "cannot be read as an amount", "1800EUR"),
        ("EUR", None, "cannot be read as an amount", "1800EUR"),
        ("nan", None, "cannot be read as an amount", "1800EUR"),
        ("1e5", "EUR", "cannot be read as an amount", "1800EUR"),
        ("", "EUR", "cannot be read as an amount", "1800EUR"),
    ],
)
def test_what_is_no_amount_is_refused(text: str, default: str | None, sentence: str, step: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parse_money(text, default)
    assert sentence in refusal.value.sentence
    assert step in refusal.value.next_step


@pytest.mark.parametrize(
    ("money", "shown"),
    [
        (Money(180000, "EUR"), "EUR 1,800"),
        (Money(180050, "EUR"), "EUR 1,800.50"),
        (Money(5, "EUR"), "EUR 0.05"),
        (Money(0, "EUR"), "EUR 0"),
        (Money(-180000, "EUR"), "EUR \u22121,800"),
        (Money(-5, "EUR"), "EUR \u22120.05"),
        (Money(180000, None), "1,800"),
        (Money(1800, "JPY"), "JPY 1,800"),
        (Money(1500, "KWD"), "KWD 1.500"),
        (Money(10**40 + 1, "EUR"), f"EUR {10**38:,}.01"),
    ],
)
def test_an_amount_prints_with_its_code_and_all_decimals_or_none(money: Money, shown: str) -> None:
    assert show(money) == shown


@given(amounts)
def test_what_is_shown_reads_back_in_a_book_with_points(money: Money) -> None:
    assert parse_money(show(money), None, "point") == money


@given(amounts)
def test_whole_units_are_exact(money: Money) -> None:
    assert Fraction(major(money)) * 10 ** minor_digits(money.currency) == money.minor


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ([Money(180000, "EUR"), Money(20000, "EUR")], Money(200000, "EUR")),
        ([Money(1, None), Money(2, None)], Money(3, None)),
        ([Money(1, "EUR"), Money(1, "USD")], NotAvailable("not comparable: EUR and USD")),
        ([Money(1, "USD"), Money(1, "EUR")], NotAvailable("not comparable: EUR and USD")),
        ([Money(1, None), Money(1, "EUR")], NotAvailable("not comparable: EUR and an amount without a currency")),
        (
            [Money(1, "USD"), Money(1, None), Money(1, "EUR")],
            NotAvailable("not comparable: EUR, USD and an amount without a currency"),
        ),
        ([], NotAvailable("no amount")),
    ],
)
def test_only_like_is_added_to_like(listed: list[Money], expected: Money | NotAvailable) -> None:
    assert add(listed) == expected


@given(st.lists(amounts, min_size=1, max_size=6))
def test_a_sum_has_one_currency_or_none_at_all(listed: list[Money]) -> None:
    total = add(listed)
    if isinstance(total, NotAvailable):
        assert len({money.currency for money in listed}) > 1
    else:
        assert total == Money(sum(money.minor for money in listed), listed[0].currency)


def test_scrap_saved_is_432_a_month() -> None:
    product = times(Money(90000, "EUR"), Decimal("0.6"), Decimal("0.8"))
    assert product == 43200
    assert isinstance(product, Fraction)
    assert show(from_minor(product, "EUR")) == "EUR 432"


def test_forty_hours_at_25_are_1000() -> None:
    assert from_minor(times(Money(2500, "EUR"), 40), "EUR") == Money(100000, "EUR")


def test_a_third_is_kept_exactly_and_rounded_only_when_asked() -> None:
    third = times(Money(300000, None), Fraction(1, 9))
    assert third == Fraction(100000, 3)
    assert show(from_minor(third, None)) == "333.33"
    assert from_minor(Fraction(1, 2), "EUR") == Money(1, "EUR")
    assert from_minor(Fraction(-1, 2), "EUR") == Money(-1, "EUR")


@given(amounts, st.fractions(max_denominator=1000))
def test_multiplying_is_exact(money: Money, factor: Fraction) -> None:
    assert times(money, factor) == money.minor * factor


@pytest.mark.parametrize(("code", "digits"), [("EUR", 2), ("JPY", 0), ("KWD", 3), ("CLF", 4), ("ISK", 0), (None, 2)])
def test_a_currency_has_its_own_decimals(code: str | None, digits: int) -> None:
    assert minor_digits(code) == digits


@pytest.mark.parametrize("text", ["eur", " EUR ", "Eur"])
def test_a_code_is_kept_in_capitals(text: str) -> None:
    assert currency_code(text) == "EUR"


@pytest.mark.parametrize("text", ["", "EU", "EURO", "E1R", "\u20ac", "ÄÖÜ"])
def test_a_code_has_three_letters(text: str) -> None:
    with pytest.raises(InvalidInput):
        currency_code(text)


@given(st.text(max_size=20), codes)
def test_any_text_is_an_amount_or_a_sentence(text: str, default: str | None) -> None:
    refusal = None
    try:
        assert parse_money(text, default)[1] in {default, text.strip()[:3].upper(), text.strip()[-3:].upper()}
    except InvalidInput as raised:
        refusal = raised
    assert refusal is None or refusal.next_step
