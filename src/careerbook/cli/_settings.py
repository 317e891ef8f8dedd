"""From what was typed to what a setting keeps: each type checked, each refusal with the words that are allowed."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from careerbook.changes.change import Said
from careerbook.cli._saving import AUDIENCES, audience
from careerbook.errors import InvalidInput
from careerbook.records.scales import SCALES, labels_in
from careerbook.records.settings_table import SETTINGS, Setting
from careerbook.records.words import Source
from careerbook.rules.dates import MONTHS
from careerbook.rules.identifiers import usable_pattern
from careerbook.rules.money import currency_code
from careerbook.rules.numbers import parse_number, plain

BOUNDS: dict[str, tuple[str, str]] = {
    "fiscal_year_start_month": ("1", "12"),
    "highlight_strength": ("0", "5"),
    "skew_warn": ("0", "1"),
    "theme_givers": ("2", "100"),
    "record_days": ("1", "365"),
    "amber_from": ("0", "1"),
    "green_from": ("0", "1"),
    "on_track_pace": ("-1", "1"),
    "at_risk_pace": ("-1", "1"),
    "review_ratio": ("0", "100"),
    "aligned_below": ("0", "10"),
    "discuss_below": ("0", "10"),
    "story_words": ("1", "10000"),
    "story_setup_share": ("0", "1"),
    "stories_per_theme": ("1", "100"),
    "evidence_items": ("1", "100"),
    "evidence_periods": ("1", "100"),
}
"""The lowest and the highest value of a number, both included; the others run from 0 to 10,000."""


def needs_value(name: str) -> InvalidInput:
    """Return the refusal of a setting without a value."""
    return InvalidInput(f"{name} needs a value; nothing was changed", f"careerbook config set {name} VALUE, or --clear")


def setting_said(name: str, words: Sequence[str], held: tuple[str, ...] | None, decimal: str | None = None) -> Said:
    """Return what setting a setting says, in stored form; `held` are the members that a list was set to, None: never.

    `decimal` is the book's mark. A list replaces what was there; `+x` and `-x` add and take away. Raises InvalidInput
    for a value that does not fit.
    """
    setting = SETTINGS[name]
    typed = [word.strip() for word in words if word.strip()]
    if not typed:
        raise needs_value(name)
    if setting.type == "lines":
        return {name: _lines(name, typed, held)}
    return {name: setting_value(name, setting, " ".join(typed), decimal)}


def setting_value(name: str, setting: Setting, text: str, decimal: str | None = None) -> Any:
    """Return the stored form of one value; InvalidInput when it does not fit."""
    if name == "currency":
        return currency_code(text)
    if name == "language":
        return language_code(text)
    if name == "impact_visibility" and "-".join(text.casefold().split()) in AUDIENCES:
        return audience(text)
    if setting.type == "choice":
        word = "-".join(text.casefold().split())
        if word not in setting.choices:
            raise InvalidInput(
                f'{name} cannot be "{text}"; nothing was changed', f"one of {', '.join(setting.choices)}"
            )
        return word
    if name == "fiscal_year_start_month":
        return month_number(text)
    if setting.type in ("whole", "number"):
        return _number(name, setting, text, decimal)
    if setting.type == "flag":
        return flag(name, text)
    return text


def month_number(text: str) -> int:
    """Return a month as 1 to 12, typed as a number or by its name."""
    word = text.strip().casefold()
    named = [n for n, month in enumerate(MONTHS, 1) if len(word) >= 3 and month.casefold().startswith(word)]
    if named:
        return named[0]
    if word.isascii() and word.isdigit() and 1 <= int(word) <= 12:
        return int(word)
    raise InvalidInput(f'"{text}" is no month; nothing was changed', "write 1 to 12, or its name, such as April")


def language_code(text: str) -> str:
    """Return the code of a language as typed, `en` or `de-AT`; a word such as "english" would have no word list."""
    code = text.replace("_", "-").split("-")[0]
    if not (code.isascii() and code.isalpha() and 2 <= len(code) <= 3):
        raise InvalidInput(f'"{text}" is no language; nothing was changed', "write its code, such as en, de or pt-BR")
    return text


def flag(name: str, text: str) -> bool:
    """Return yes or no as true or false."""
    word = text.casefold()
    if word in ("yes", "y", "true", "on", "1"):
        return True
    if word in ("no", "n", "false", "off", "0"):
        return False
    raise InvalidInput(f'{name} cannot be "{text}"; nothing was changed', "say yes or no")


def _number(name: str, setting: Setting, text: str, decimal: str | None) -> Any:
    number = parse_number(text, decimal)
    lowest, highest = BOUNDS.get(name, ("0", "10000"))
    if not Decimal(lowest) <= number <= Decimal(highest):
        raise InvalidInput(
            f"{name} runs from {lowest} to {highest}, not {text}; nothing was changed",
            f"careerbook config set {name} {setting.default}",
        )
    if setting.type == "number":
        return plain(number)
    if number != int(number):
        raise InvalidInput(
            f"{name} is a whole number, not {text}; nothing was changed", f"careerbook config set {name} {int(number)}"
        )
    return int(number)


def _lines(name: str, typed: list[str], held: tuple[str, ...] | None) -> dict[str, bool | None]:
    relative = all(word[0] in "+-" and len(word) > 1 for word in typed)
    now: tuple[str, ...] = SETTINGS[name].default if held is None else held
    # a list that was never set stands at its default, which has to be said before anything is added to it
    changes: dict[str, bool | None] = dict.fromkeys(now, True) if relative else dict.fromkeys(held or ())
    for word in typed:
        member = _member(name, word[1:] if relative else word)
        if relative and name == "trait_words":
            changes |= _trait_word(word[0], member, now)
        elif relative and word[0] == "-":
            if member not in now:
                step = f"careerbook config get {name}"
                raise InvalidInput(f'{name} does not hold "{member}"; nothing was changed', step)
            changes[member] = None
        else:
            changes[member] = True
    return changes


def _trait_word(sign: str, word: str, now: tuple[str, ...]) -> dict[str, bool | None]:
    """Return what +word and -word do to the owner's trait words: one of ours is taken out by keeping `-word`."""
    if sign == "+":
        return {word: True, **({f"-{word}": None} if f"-{word}" in now else {})}
    return {word: None} if word in now else {f"-{word}": True}


def _member(name: str, word: str) -> str:
    if name == "sides":
        side = "-".join(word.casefold().split())
        if side not in list(Source):
            raise InvalidInput(
                f'nobody speaks from the side "{word}"; nothing was changed', f"one of {', '.join(Source)}"
            )
        return side
    if name == "identifier_patterns":
        label, equals, expression = word.partition("=")
        if not equals or not label.strip() or not expression:
            raise InvalidInput(
                "a pattern is a name and a regular expression; nothing was changed",
                "careerbook config set identifier_patterns 'ward code=W\\d{4}'",
            )
        usable_pattern(label, expression)
    return scale_line(*word.partition("=")[::2]) if name == "scales" else word


def scale_line(name: str, labels: str) -> str:
    """Return a scale as the setting keeps it, NAME=LABEL,LABEL.

    InvalidInput unless it has a name of its own and at least two labels.
    """
    word, found = "-".join(name.casefold().split()), labels_in(labels)
    if not word or len(found) < 2 or len({label.casefold() for label in found}) < len(found):
        raise InvalidInput(
            "a scale is a name and at least two different labels, the lowest first; nothing was changed",
            'careerbook rating scale ours "below,meets,above"',
        )
    if word in SCALES:
        raise InvalidInput(
            f"{word} is a scale that every book has; nothing was changed",
            f'give yours a name of its own: careerbook rating scale ours "{labels}"',
        )
    return f"{word}={','.join(found)}"
