"""Numbers as people type and read them: exact, refused when they have two readings, printed without noise."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from careerbook.errors import InvalidInput
from careerbook.rules.typed import said
from careerbook.rules.value import NotAvailable

if TYPE_CHECKING:
    from fractions import Fraction

DECIMAL_MARKS = ("point", "comma")
MOST_DIGITS = 24  # so that decimal arithmetic, which keeps 28, stays exact on what was typed
MINUS = "\N{MINUS SIGN}"

_METRIC_HINT = 'write NAME:BEFORE:AFTER and a unit if there is one: "p95:900:540:ms", or "p95::540:ms" without a before'


class Metric(NamedTuple):
    """A figure and how it moved: `first` is the start or before (None: unknown), `second` the target or after."""

    name: str
    first: Decimal | None
    second: Decimal
    unit: str | None


def parse_number(text: str, decimal_mark: str | None = None) -> Decimal:
    """Return the number that was typed: `1234.5`, `1_234.5`, `-3`.

    `decimal_mark` is the book's setting: None refuses every comma and says its readings; `point` reads `4,500` as
    4500; `comma` reads `4,500` as 4.5 and `4.500` as 4500, while `1234.5`, which cannot be in groups of three, keeps
    its point. Raises InvalidInput for anything else, for `nan`, `inf` and `1e5`, and for more than 24 digits.
    """
    typed = text.strip().replace(MINUS, "-")
    value = _plain_number(typed, decimal_mark)
    if value is None:
        raise _refusal(text, typed, decimal_mark)
    if len(value.as_tuple().digits) > MOST_DIGITS or len(typed) > 2 * MOST_DIGITS:
        raise InvalidInput(f"that number has more than {MOST_DIGITS} digits", "round it, or count in a larger unit")
    return abs(value) if value.is_zero() else value


def parse_metric(text: str, decimal_mark: str | None = None) -> Metric:
    """Return the metric typed as `NAME:A:B[:UNIT]`, read from the right; `NAME::B` has no first value.

    A last part that is no number is the unit; colons before the figures belong to the name.
    Raises InvalidInput when the name or the second figure is missing, or a figure cannot be read.
    """
    parts = [part.strip() for part in text.split(":")]
    unit = None if _looks_numeric(parts[-1]) else parts.pop() or None
    if len(parts) < 3 or not any(parts[:-2]):
        raise InvalidInput("a metric is a name, two figures and perhaps a unit, with colons between", _METRIC_HINT)
    first, second = parts[-2:]
    for part in (second, first):
        if part and not _looks_numeric(part):
            raise InvalidInput(f"{said(part)} stands in the metric where a figure should", _METRIC_HINT)
    if not second:
        raise InvalidInput("the metric has no second figure", _METRIC_HINT)
    return Metric(
        name=":".join(parts[:-2]).strip(),
        first=parse_number(first, decimal_mark) if first else None,
        second=parse_number(second, decimal_mark),
        unit=unit,
    )


def plain(n: Decimal) -> str:
    """Return `n` as it would be typed again: no exponent, no groups, no trailing zeros, ASCII minus."""
    return _trimmed(f"{n:f}")


def grouped(n: Decimal) -> str:
    """Return `n` for reading: "400,000", "1,234.5", a negative one with a real minus sign."""
    return _trimmed(f"{n:,f}").replace("-", MINUS)


def rounded(n: Fraction | Decimal | int, places: int = 0) -> Decimal:
    """Return `n` rounded to `places` decimals, a half away from zero, from the exact value."""
    numerator, denominator = n.as_integer_ratio()
    units, rest = divmod(abs(numerator) * 10**places, denominator)
    if 2 * rest >= denominator:
        units += 1
    return Decimal((int(numerator < 0 < units), tuple(map(int, str(units))), -places))


def percent_change(before: Decimal | None, after: Decimal) -> Decimal | NotAvailable:
    """Return `(after - before) / |before| x 100` to 28 digits, or n/a when there is no before or it is zero."""
    if before is None:
        return NotAvailable("no figure before")
    if before == 0:
        return NotAvailable("the figure before is zero")
    return (after - before) * 100 / abs(before)


def signed_percent(percent: Fraction | Decimal | NotAvailable, places: int = 0) -> str:
    """Return "+12 %", "0 %", or "40 %" after a real minus sign; n/a prints its reason.

    A change that rounds to 0 or to 100 without being it gets up to two more decimals, so that "minus 100 %" is never
    said of what still happens now and then.
    """
    if isinstance(percent, NotAvailable):
        return str(percent)
    shown = rounded(percent, places)
    for more in (1, 2):
        if abs(shown) not in {0, 100} or shown == percent:
            break
        shown = rounded(percent, places + more)
    sign = MINUS if shown < 0 else "+" if shown > 0 else ""
    return f"{sign}{grouped(abs(shown))} %"


def shell_ate_money(text: str) -> bool:
    """Tell whether `text` looks as if the shell took a `$4` out of it: "the 0k renewal", "saved ,000 a month"."""
    alone = r"(?<!\S)(?<![0-9] )(?<![0-9], )[(\"']?"  # but "400 000" is a way to write thousands
    left = r"0+[km]|0{2,}(?:[.,][0-9]+)*[km]?|,[0-9]{3}(?:,[0-9]{3})*(?:\.[0-9]+)?[km]?|\.[0-9]+k"
    return re.search(rf"{alone}(?:{left})(?![\w:/-])", text, re.IGNORECASE) is not None


def _plain_number(typed: str, decimal_mark: str | None) -> Decimal | None:
    """Return the number when the setting leaves one way to read it, else None."""
    whole = r"[0-9]+(?:_[0-9]+)*"
    if decimal_mark == "point" and re.fullmatch(r"[+-]?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?", typed):
        return Decimal(typed.replace(",", ""))
    if decimal_mark == "comma":
        if re.fullmatch(r"[+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?", typed):
            return Decimal(typed.replace(".", "").replace(",", "."))
        if re.fullmatch(rf"[+-]?(?:{whole})?,[0-9]+", typed):
            return Decimal(typed.replace("_", "").replace(",", "."))
    if re.fullmatch(rf"[+-]?(?:{whole}(?:\.[0-9]+)?|\.[0-9]+)", typed):
        return Decimal(typed.replace("_", ""))
    return None


def _looks_numeric(part: str) -> bool:
    """Tell whether a part of a metric is meant as a figure, readable or not."""
    return re.fullmatch(rf"[+{MINUS}-]?[.,]?[0-9][0-9_.,]*", part) is not None


def _refusal(text: str, typed: str, decimal_mark: str | None) -> InvalidInput:
    """Say what could have been meant: each reading once, so that the right one can be copied."""
    readings = []
    if decimal_mark is None:
        for mark in DECIMAL_MARKS:
            value = _plain_number(typed, mark)
            if value is not None and plain(value) not in readings:
                readings.append(plain(value))
    if not readings:
        return InvalidInput(
            f"{said(text)} cannot be read as a number", "write digits with a point, such as 1234.5 or 1_234"
        )
    meant = (
        f"may be {' or '.join(readings)}"
        if len(readings) > 1
        else f"looks like {readings[0]}, but is not taken on a guess"
    )
    mark = "point" if _plain_number(typed, "point") is not None else "comma"
    return InvalidInput(
        f"{said(text)} {meant}",
        f"write {' or '.join(readings)}, or say once how you write decimals: careerbook config set decimal {mark}",
    )


def _trimmed(text: str) -> str:
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
