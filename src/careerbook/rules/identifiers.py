"""Text that may say who somebody is: it warns, and keeps what was typed private until the owner decides.

Every `win` is looked at, so each shipped pattern has a cheap sign that must be there before its expression is made.
"""

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from careerbook.errors import InvalidInput
from careerbook.rules.tokens import tokens


class Hit(NamedTuple):
    """Where a pattern was found: its name as shown to people ("bed or room number"), and text[start:end]."""

    name: str
    start: int
    end: int


class _Shipped(NamedTuple):
    name: str
    expression: str
    words: frozenset[str] = frozenset()  # one of these tokens must be there, when any are named
    parts: tuple[str, ...] = ()  # or one of these parts of a word
    digits: int = 0  # and at least so many digits with nothing but the signs of a number between them
    sign: str = ""  # and this character


_NUMBER_SIGN = r"[ \t]*(?:\b(?:number|num|no\.?|nr\.?|id|ref\.?|reference)(?![\w-])|\#)[ \t]*[:\#]?[ \t]*"
_CODE = r"(?=[\w/-]*\d\d)[a-z]{0,4}[-/]?\d[\w/-]*(?:[ ]\d{3,})*"
_RECORD_WORDS = "pupil student learner resident client customer member case claim account policy employee staff tenant"
_BED_WORDS = "bed room bay cot cubicle"


def _titled_name() -> str:
    # MR and MRs are merge requests, DR a recovery plan and ms a unit, so the title is spelled as a title
    capital = r"[^\W\d_a-z](?:[^\W\d_]|['\u2019\-](?=[^\W\d_]))*(?![\w])"
    return (
        rf"\b(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor|Miss|mr|mrs|mx|dr|prof)\b\.?[ \t\u00a0]+{capital}"
        r"|(?:mr|mrs|mx|dr)\b\.?[ ][b-hj-z]\b(?!['\u2019]))"
    )


SHIPPED: tuple[_Shipped, ...] = (
    _Shipped("NHS number", r"(?<![\w.,+-])\d{3}([ -])\d{3}\1\d{4}(?![\w-]|[.,]\d)", digits=10),
    _Shipped(
        "patient number",
        rf"(?i:\b(?:(?:mrn|nhs)(?:{_NUMBER_SIGN}|[ \t]*:?[ \t]*)|(?:patient|hospital|chart|medical record)"
        rf"(?:{_NUMBER_SIGN}|:?[ \t]+(?=[a-z]{{0,4}}\d{{4}}))){_CODE})",
        words=frozenset({"mrn", "nhs", "patient", "hospital", "chart", "medical"}),
        digits=2,
    ),
    _Shipped(
        "case or customer number",
        rf"(?i:\b(?:{_RECORD_WORDS.replace(' ', '|')})"
        rf"(?:{_NUMBER_SIGN}|:?[ \t]+(?=[a-z]{{0,4}}\d{{5}}|(?!\d{{4}}-\d\d-\d\d)\d{{4}}[-/]\d{{2,}})){_CODE})",
        words=frozenset(_RECORD_WORDS.split()),
        digits=2,
    ),
    _Shipped(
        "bed or room number",
        rf"(?i:(?<!meeting )(?<!conference )(?<!board )\b(?:{_BED_WORDS.replace(' ', '|')})"
        r"[ \t]*(?:number|no\b\.?|nr\b\.?|\#)?[ \t]*\d{1,4}[a-z]?\b(?![.,:]\d|[ ]?%))",
        parts=tuple(_BED_WORDS.split()),
        digits=1,
    ),
    _Shipped(
        "title and name",
        _titled_name(),
        words=frozenset({"mr", "mrs", "mx", "dr", "prof", "professor", "miss"}),
        parts=("Ms",),
    ),
    _Shipped("e-mail address", r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", sign="@"),
    _Shipped(
        "phone number",
        r"(?<![\w.,+-])(?:"
        r"\+(?!\d{1,3}(?:[ .,]\d{3})+(?![ .,-]?\d))(?:[ .()/-]*\d){9,15}"
        r"|\(0?\d{2,4}\)[ ]?\d{3,4}[ -]?\d{3,4}"
        r"|\d{3}([.-])\d{3}\1\d{4}"
        r"|0\d{2,4}[ /-]\d{3,4}(?:[ -]?\d{2,4}){1,2}"
        r"|0\d{9,10}"
        r")(?![\w-]|[.,]\d)",
        digits=9,
    ),
    _Shipped("social security number", r"(?<![\w.,+-])\d{3}-\d{2}-\d{4}(?![\w-]|[.,]\d)", digits=9, sign="-"),
    _Shipped(
        "national insurance number",
        r"\b[A-Z]{2}[ ]?\d{2}[ ]?\d{2}[ ]?\d{2}[ ]?[A-D]\b",
        digits=6,
    ),
    _Shipped(
        "date of birth",
        r"(?i:\b(?:dob|d\.o\.b\.?|date of birth)\b[ :]*(?:is |was )?\d[\d./ -]+\d)",
        parts=("dob", "d.o.b", "birth"),
        digits=4,
    ),
)

SHIPPED_NAMES = tuple(pattern.name for pattern in SHIPPED)

_compiled: dict[str, re.Pattern[str]] = {}


def identifier_hits(text: str, extra: Iterable[tuple[str, str]] = (), off: Collection[str] = ()) -> list[Hit]:
    """Return what may identify somebody, in the order of the text.

    `extra` are the owner's own patterns as (name, regular expression), case as written; `off` names shipped patterns
    that the owner does not want. An own expression that also matches nothing at all ("x*") counts only where it
    matches something. Raises InvalidInput, with its name, for an expression that cannot be used.
    """
    hits: list[Hit] = []
    digits = _longest_number(text)
    words = frozenset(tokens(text))
    for pattern in SHIPPED:
        if digits < pattern.digits or pattern.sign not in text or pattern.name in off:
            continue
        if not (pattern.words or pattern.parts) or not pattern.words.isdisjoint(words) or _holds(text, pattern.parts):
            hits += _hits(pattern.name, _expression(pattern.expression), text)
    for name, expression in extra:
        hits += _hits(name, usable_pattern(name, expression), text)
    return sorted(hits, key=lambda hit: (hit.start, hit.end))


def _holds(text: str, parts: tuple[str, ...]) -> bool:
    folded = text.casefold()
    return any(part in folded or part in text for part in parts)


def _longest_number(text: str) -> int:
    longest = here = 0
    for char in text:
        if char.isdigit():
            here += 1
            longest = max(longest, here)
        elif char not in " -./()+":
            here = 0
    return longest


def usable_pattern(name: str, expression: str) -> re.Pattern[str]:
    """Return the owner's expression ready to use, or raise InvalidInput that names it and says what is wrong."""
    try:
        return _expression(expression)
    except (re.error, RecursionError, OverflowError) as error:
        raise InvalidInput(
            f'the identifier pattern "{name}" is no regular expression that can be used: {error}',
            "careerbook config set identifier_patterns",
        ) from None


def _expression(expression: str) -> re.Pattern[str]:
    if expression not in _compiled:
        _compiled[expression] = re.compile(expression)
    return _compiled[expression]


def _hits(name: str, expression: re.Pattern[str], text: str) -> list[Hit]:
    return [Hit(name, found.start(), found.end()) for found in expression.finditer(text) if found.end() > found.start()]
