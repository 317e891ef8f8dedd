"""Exact numbers: what a person's figure may be inside a rule, and the one way to round it for showing."""

from decimal import Decimal
from fractions import Fraction

Exact = int | Decimal | Fraction


def rounded(value: Exact, places: int = 0) -> Decimal:
    """Return `value` with `places` decimals (0 or more), halves away from zero, as people round: 0.125 → 0.13.

    Only for showing: a rule never computes on with a rounded number.
    """
    exact = Fraction(value)
    scaled = abs(exact.numerator) * 10**places * 2 + exact.denominator
    units = scaled // (2 * exact.denominator)
    return Decimal(-units if exact < 0 else units).scaleb(-places)
