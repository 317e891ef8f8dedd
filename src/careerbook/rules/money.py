"""Money: whole minor units and a currency code, printed with its code, never added across currencies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from careerbook.errors import InvalidInput
from careerbook.rules.numbers import MINUS, parse_number, plain, rounded
from careerbook.rules.typed import said
from careerbook.rules.value import NotAvailable

if TYPE_CHECKING:
    from fractions import Fraction

# ISO 4217: how many decimals a currency has, where it is not two.
_CURRENCIES_WITH = {
    0: (
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "ISK",
        "JPY",
        "KMF",
        "KRW",
        "PYG",
        "RWF",
        "UGX",
        "UYI",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    ),
    3: ("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"),
    4: ("CLF", "UYW"),
}
_DIGITS = {code: digits for digits, codes in _CURRENCIES_WITH.items() for code in codes}


class Money(NamedTuple):
    """An amount: `minor` counts cents (or what the currency has), `currency` is an ISO 4217 code or None."""

    minor: int
    currency: str | None


def currency_code(text: str) -> str:
    """Return a currency code in capitals; raises InvalidInput when it is not three letters."""
    code = text.strip().upper()
    if not re.fullmatch(r"[A-Z]{3}", code):
        raise InvalidInput(f"{said(text)} is no currency code", "write its three letters, such as EUR or USD")
    return code


def minor_digits(currency: str | None) -> int:
    """Return how many decimals the currency has (ISO 4217): 2 unless listed, and 2 without a code."""
    return _DIGITS.get(currency or "", 2)


def parse_money(text: str, default_currency: str | None, decimal_mark: str | None = None) -> Money:
    """Return the amount typed as `1800`, `1800EUR`, `1800 EUR` or `EUR 1800`, small letters allowed.

    Without a code it takes `default_currency`, and None stays None. Numbers are read as `parse_number` reads them.
    Raises InvalidInput for an unreadable number or code, and for more decimals than the currency has: `4.500` is
    no amount of euros.
    """
    match = re.fullmatch(rf"([^\W\d_]*)\s*([+{MINUS}-]?[0-9.,_]+)\s*([^\W\d_]*)", text.strip())
    if match is None or (match[1] and match[3]):
        raise InvalidInput(f"{said(text)} cannot be read as an amount", "write 1800, 1800EUR or 1800.50 EUR")
    typed_code = match[1] or match[3] or default_currency
    currency = currency_code(typed_code) if typed_code else None
    amount = parse_number(match[2], decimal_mark)
    digits = minor_digits(currency)
    exponent = amount.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > digits:
        raise _too_fine(text, amount, currency, digits)
    return Money(int(amount.scaleb(digits)), currency)


def major(money: Money) -> Decimal:
    """Return the amount in whole units of its currency, exactly."""
    return Decimal(f"{money.minor}E-{minor_digits(money.currency)}")


def show(money: Money) -> str:
    """Return "EUR 1,800" or "EUR 1,800.50": all decimals or none, bare when there is no code."""
    digits = minor_digits(money.currency)
    whole = money.minor % 10**digits == 0
    amount = f"{major(money):,.{0 if whole else digits}f}".replace("-", MINUS)
    return f"{money.currency} {amount}" if money.currency else amount


def add(amounts: Iterable[Money]) -> Money | NotAvailable:
    """Return the sum of amounts in one currency (or all without one), else n/a: nothing to add, or not comparable."""
    listed = list(amounts)
    if not listed:
        return NotAvailable("no amount")
    codes = sorted({money.currency or "" for money in listed})
    if len(codes) > 1:
        names = [code or "an amount without a currency" for code in codes[not codes[0] :] + codes[: not codes[0]]]
        return NotAvailable(f"not comparable: {', '.join(names[:-1])} and {names[-1]}")
    return Money(sum(money.minor for money in listed), listed[0].currency)


def times(money: Money, *factors: Fraction | Decimal | int) -> Fraction:
    """Return `money` times every factor in minor units, exactly; `from_minor` makes an amount of it again."""
    from fractions import Fraction  # noqa: PLC0415 - only pitches multiply money, and its import costs a regex

    product = Fraction(money.minor)
    for factor in factors:
        product *= Fraction(*factor.as_integer_ratio())
    return product


def from_minor(minor: Fraction | Decimal | int, currency: str | None) -> Money:
    """Return the amount nearest to `minor` minor units, half a unit away from zero."""
    return Money(int(rounded(minor)), currency)


def _too_fine(text: str, amount: Decimal, currency: str | None, digits: int) -> InvalidInput:
    """Refuse decimals the currency does not have; three of them may well have been thousands."""
    kept = plain(rounded(amount, digits))
    thousands = f" or {plain(amount * 1000)}" if amount.as_tuple().exponent == -3 else ""
    name = f"{currency} has" if currency else "an amount has"
    many = {0: "no decimals", 1: "one decimal"}.get(digits, f"at most {digits} decimals")
    return InvalidInput(f"{said(text)} has too many decimals: {name} {many}", f"write {kept}{thousands}")
