"""JSON: one envelope for every command, with exact figures, real dates and nothing that acts on a screen."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any

from careerbook.rules.value import NotAvailable

PLACES = 6
"""Decimal places of a share that has no finite decimal form, such as 1/3."""

_ESCAPED = (range(0x7F, 0xA0), range(0x2028, 0x202F), range(0x2066, 0x206A), range(0xD800, 0xE000))


def envelope(kind: str, data: object, warnings: Sequence[str]) -> str:
    """Return `{"careerbook": 1, "kind": …, "data": …, "warnings": […]}` and a line break.

    Dates are ISO 8601; a Decimal or Fraction is a JSON number (a Fraction without a finite decimal form is rounded half
    even to PLACES); what is not available is `{"not_available": reason}`; a model or named tuple is an object; a set is
    a sorted list. C1 controls, bidi overrides and lone surrogates are written as \\u escapes, so they read back exactly
    and do nothing on a screen. Raises TypeError for what has no JSON form.
    """
    page = {"careerbook": 1, "kind": kind, "data": _data(data), "warnings": list(warnings)}
    text = json.dumps(page, ensure_ascii=False, indent=2, allow_nan=False)
    if not text.isascii():
        text = text.translate(_escapes())
    return f"{text}\n".replace("\x7f", "\\u007f")


@cache
def _escapes() -> dict[int, str]:
    return {code: f"\\u{code:04x}" for span in _ESCAPED for code in span}


def _data(value: Any) -> Any:
    """Turn a value into what the json module writes by itself."""
    if isinstance(value, Enum):
        return _data(value.value)
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Decimal | Fraction):
        return _number(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, NotAvailable):
        return {"not_available": value.reason}
    if isinstance(value, Mapping):
        return {_key(key): _data(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted((_data(item) for item in value), key=str)
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return _data(value._asdict())
    if isinstance(value, list | tuple):
        return [_data(item) for item in value]
    if hasattr(value, "model_dump"):
        return _data(value.model_dump())
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _key(key: object) -> str:
    plain = _data(key)
    return plain if isinstance(plain, str) else json.dumps(plain)


def _number(value: Decimal | Fraction) -> int | float:
    """Return the JSON number nearest to an exact figure; up to 15 digits read back as the same decimal."""
    if value == int(value):
        return int(value)
    if isinstance(value, Fraction) and not _finite(value):
        value = round(value, PLACES)
    return float(value)


def _finite(share: Fraction) -> bool:
    rest = share.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1
