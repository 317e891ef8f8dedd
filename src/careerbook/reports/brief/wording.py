"""How the brief says days, figures, counts and other people's half sentences, aloud."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from careerbook.reports.wording import ended, spelled
from careerbook.rules.dates import MONTHS, WEEKDAYS
from careerbook.rules.numbers import grouped, rounded

WAYS = (
    (Fraction(1, 10), "a tenth of the way"),
    (Fraction(1, 5), "a fifth of the way"),
    (Fraction(1, 4), "a quarter of the way"),
    (Fraction(1, 3), "a third of the way"),
    (Fraction(1, 2), "half way"),
    (Fraction(2, 3), "two thirds of the way"),
    (Fraction(3, 4), "three quarters of the way"),
    (Fraction(4, 5), "four fifths of the way"),
    (Fraction(9, 10), "nine tenths of the way"),
)

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth",
    "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
)  # fmt: skip

_SAME_YEAR_DAYS = 275
"""A day this near needs no year: in November "31 Mar" is the next one."""

_OPENERS = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "it",
        "its",
        "we",
        "our",
        "you",
        "your",
        "they",
        "their",
        "there",
        "he",
        "she",
        "my",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "no",
        "not",
        "every",
        "each",
        "all",
        "some",
        "any",
        "more",
        "most",
        "less",
        "if",
        "when",
        "while",
        "because",
        "since",
        "after",
        "before",
        "by",
        "for",
        "from",
        "in",
        "into",
        "on",
        "at",
        "to",
        "with",
        "without",
        "as",
        "so",
        "only",
        "both",
        "either",
        "neither",
        "nobody",
        "nothing",
        "somebody",
        "point",
        "half",
        "part",
    ]
)
"""Words that can never be a name: a text that begins with one may go on in the middle of a sentence."""

_THING_WORDS = """
a an the this that these those my your our their his her its no one two three four five six seven eight nine ten eleven
twelve half every each all some any both either neither another several many few fewer much more most less enough
nothing
"""
_THING_OPENERS = frozenset(_THING_WORDS.split())
"""Words that begin a thing: articles, numbers, whose it is, which one and how much of it."""

_DOING = re.compile(r"[^\W\d_]*[aeiouy][^\W\d_]*ing\b")
"""A word in -ing with a vowel before it: `renewing`, not `bring`."""

_QUESTION_WORDS = frozenset(("what", "which", "who", "whom", "whose", "when", "where", "why", "how"))
_BEING = frozenset(("am", "are", "is", "was", "were"))
_HELPING = frozenset(
    ("can", "could", "did", "do", "does", "had", "has", "have", "may", "might", "must", "shall", "should", "will",
     "would")
)  # fmt: skip
_ALSO_AN_ORDER = frozenset(("do", "have", "may", "will"))
"""Before a name they may be an order ("have Bo call me"), a month or a name."""
_BEFORE_WHICH = frozenset(("about", "at", "by", "for", "from", "in", "on", "since", "to", "until", "with"))
_SUBJECTS = frozenset(("i", "you", "he", "she", "it", "we", "they"))
_SUBJECT_OPENERS = (_SUBJECTS | _THING_OPENERS | {"there", "anybody", "anyone", "everybody", "everyone"}) - {"a", "an"}


def near(day: date, as_of: date) -> str:
    """Return `20 Nov`, with the year where the reader could take it for another."""
    text = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return text if _plain_year(day, as_of) else f"{text} {day.year}"


def says_day(texts: Iterable[str | None], day: date) -> bool:
    """Tell whether one of these texts names a day: `30 Nov`, `November 30th`, `2026-11-30`, `30.11.`."""
    written = MONTHS[day.month - 1].casefold()
    number, word = rf"0?{day.day}(?:st|nd|rd|th)?\b", rf"{written[:3]}(?:{written[3:]}|t)?\b"
    figures = rf"{day.year}-0?{day.month}-0?{day.day}\b|0?{day.day}([./])0?{day.month}\b(?!\1?\d{{1,3}}\b)"
    told = re.compile(rf"(?<![\w.])(?:{number}(?: of)?[ .]+{word}|{word}[ .]+(?:the )?{number}|{figures})")
    return any(told.search(one_line(text).casefold()) for text in texts if text)


def near_with_weekday(day: date, as_of: date) -> str:
    """Return `Tue 1 Dec`, with the year where the reader could take it for another."""
    return f"{WEEKDAYS[day.weekday()][:3]} {near(day, as_of)}"


def near_long(day: date, as_of: date) -> str:
    """Return `15 December`, with the year where the reader could take it for another."""
    text = f"{day.day} {MONTHS[day.month - 1]}"
    return text if _plain_year(day, as_of) else f"{text} {day.year}"


def month(day: date, as_of: date) -> str:
    """Return `July`, with the year where the reader could take it for another."""
    text = MONTHS[day.month - 1]
    return text if _plain_year(day, as_of) else f"{text} {day.year}"


def meeting_day(day: date, as_of: date) -> str:
    """Return the weekday of a meeting in the coming days (`Wednesday`), else `Wed 25 Nov`."""
    return WEEKDAYS[day.weekday()] if 0 < (day - as_of).days < 7 else near_with_weekday(day, as_of)


def _plain_year(day: date, as_of: date) -> bool:
    return day.year == as_of.year or abs((day - as_of).days) < _SAME_YEAR_DAYS


def number(count: int) -> str:
    """Return a count in words up to twelve, in digits above."""
    return spelled(count)


def ordinal(place: int) -> str:
    """Return `first`, `third`, `twelfth`, and in digits above: `13th`, `21st`."""
    if place <= len(_ORDINALS):
        return _ORDINALS[place - 1]
    ending = "th" if place // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def days_late(days: int) -> str:
    """Return `one day late`, `ten days late`."""
    return f"{number(days)} day{'' if days == 1 else 's'} late"


def figure(value: Decimal | Fraction | int, unit: str | None = None) -> str:
    """Return a figure with its unit: `540 ms`, `82 %`, `410`."""
    text = grouped(rounded(value, 4))
    return f"{text} {unit}" if unit else text


def way(share: Fraction) -> str:
    """Return how far something has come, in words: 3/4 is `three quarters of the way`, 0.72 is about that."""
    if share < 0:
        return "further away than at the start"
    if share == 0:
        return "where it started"
    if share > 1:
        return "past the target"
    if share == 1:
        return "target reached"
    if share < Fraction(1, 20):
        return "just begun"
    if share > Fraction(19, 20):
        return "almost there"
    nearest, words = min(WAYS, key=lambda step: abs(step[0] - share))
    return words if nearest == share else f"about {words}"


def one_line(text: str) -> str:
    """Return a text without line breaks and doubled blanks."""
    return " ".join(text.split())


def clause(text: str) -> str:
    """Return a text as a part of a longer sentence: without a full stop at its end."""
    said = one_line(text)
    return said[:-1].rstrip() if said.endswith(".") and not said.endswith("..") else said


def full(text: str) -> str:
    """Return a text as a sentence of its own, with a capital where that cannot hurt and a stop at its end."""
    return ended(capital(one_line(text)))


def capital(text: str) -> str:
    """Return a text with a first capital, unless its first word is written in a way of its own (`p95`, `iPhone`)."""
    first = text.split(" ", 1)[0].rstrip(",.;:!?")
    plain = first.replace("'", "").replace("\u2019", "").replace("-", "")
    return text[0].upper() + text[1:] if plain.isalpha() and plain.islower() else text


def goes_on(text: str) -> str | None:
    """Return a text so that it can follow inside a sentence, or None when its capital may be that of a name."""
    said = clause(text)
    first = said.split(" ", 1)[0].rstrip(",;:")
    if not first[:1].isupper() or first == "I" or first.startswith(("I'", "I\u2019")):
        return said
    doing = first.isalpha() and first.istitle() and len(first) > 5 and first[-3:] == "ing"
    if doing or first.casefold() in _OPENERS | _THING_OPENERS:
        return said[0].lower() + said[1:]
    return None


def follows(text: str) -> str:
    """Return a text to stand after a colon or a semicolon: in small letters where that is safe, else as it is."""
    return goes_on(text) or clause(text)


def recommended(text: str) -> str:
    """Return `I recommend …`, with a colon unless the text begins as a thing or as a doing in -ing.

    "I recommend one day a week" and "I recommend renewing", but "I recommend: ask the tutors".
    """
    said = goes_on(text)
    words = (said or "").casefold().split()
    if words[:1] == ["not"]:
        words = words[1:]
    first, second = [*words, "", ""][:2]
    numbered = first[:1].isdigit() or (first == "point" and second[:1].isdigit())
    thing = first in _THING_OPENERS or numbered or bool(_DOING.match(first))
    return f"I recommend {said}" if thing else f"I recommend: {said or clause(text)}"


def asks(text: str) -> bool:
    """Tell whether a text is a question: it has its mark, or begins as one does ("what should I", "may I").

    "What I need" and "have a look" begin alike and are none.
    """
    said = clause(text)
    if said.endswith(("?", "!", "…")):
        return said.endswith("?")
    words = [word.rstrip(",;:") for word in said.replace("\u2019", "'").split()]
    first, second = [*(word.casefold().partition("'")[0] for word in words), "", ""][:2]
    if first in _QUESTION_WORDS:
        return second not in _SUBJECTS
    if second in _QUESTION_WORDS and first in _BEFORE_WHICH:
        return True
    if first in _BEING or (words and words[0].casefold().endswith("n't")):
        return True
    named = first in _HELPING - _ALSO_AN_ORDER and words[1:] != [] and words[1][0].isupper()
    return named or (first in _HELPING and second in _SUBJECT_OPENERS)


def asked(text: str) -> str:
    """Return a question as it was typed, with its mark; what is no question ends as a sentence does."""
    said = capital(clause(text))
    return f"{said}?" if asks(said) and not said.endswith("?") else ended(said)


def joined(parts: list[str] | tuple[str, ...]) -> str:
    """Return `a`, `a and b`, `a, b and c`."""
    return ", ".join(parts[:-1]) + f" and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def is_quarter(label: str) -> bool:
    """Tell whether a period is called a quarter: `2026-Q4`, `FY2027-Q1`, `2026/27-Q3`, not a term or a month."""
    return label[-3:] in ("-Q1", "-Q2", "-Q3", "-Q4")
