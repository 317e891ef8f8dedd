"""Reading what is typed about a rating: its scale, a number or label on it, and what it is about."""

from collections.abc import Mapping
from decimal import Decimal

from careerbook.book import Book
from careerbook.cli._values import Values
from careerbook.errors import CareerbookError, InvalidInput, NotFound
from careerbook.records.rating import OVERALL
from careerbook.records.scales import DEFAULT_SCALE, SCALES, labels_of

NOT_RATED = ("person", "client", "rating", "period")
"""Kinds that no rating is about: people are not rated here, and what is rated is work."""


def own_scales(book: Book) -> tuple[str, ...]:
    """Return the scales of the book, as its setting keeps them."""
    return tuple(str(line) for line in book.setting("scales"))


def scale_names(book: Book) -> list[str]:
    """Return the names of every scale, the book's own first."""
    own = [line.partition("=")[0] for line in own_scales(book)]
    return [*own, *(name for name in SCALES if name not in own)]


def scale_of(values: Values, text: str | None) -> str:
    """Return the name of the scale typed; left out, that of the newest rating. InvalidInput for an unknown one."""
    if not text:
        newest = values.book.entries("rating", newest_first=True, limit=1)
        return str(newest[0].get("scale")) if newest else DEFAULT_SCALE
    name = "-".join(text.casefold().split())
    if labels_of(name, own_scales(values.book)) is None:
        raise InvalidInput(
            f'there is no scale "{text}"; nothing was saved',
            f"one of {', '.join(scale_names(values.book))}; or your own:"
            f' careerbook rating scale {name} "below,meets,above"',
        )
    return name


def refuse_misread_scales(book: Book, said: Mapping[str, bool | None]) -> None:
    """Refuse a change of the book's scales after which a number would mean something else than when it was said.

    said: the lines that come (True) and go (None). InvalidInput for two scales of one name, and where something is
    rated on a scale that would go, or would have another number of labels.
    """
    before = {name: labels for name, _, labels in (line.partition("=") for line in own_scales(book))}
    after: dict[str, str] = {}
    for line in [line for line in own_scales(book) if said.get(line, True)] + [new for new in said if said[new]]:
        name, _, labels = line.partition("=")
        if after.setdefault(name, labels) != labels:
            raise InvalidInput(
                f"there is a scale {name} already; nothing was changed", f'careerbook rating scale {name} "{labels}"'
            )
    changed = [name for name in before if name not in after or after[name].count(",") != before[name].count(",")]
    ratings = book.entries("rating", removed=True) if changed else []
    for name in changed:
        using = sum(name in (rating.get("scale"), rating.client_scale) for rating in ratings)
        if using:
            rated = "1 rating stands" if using == 1 else f"{using} ratings stand"
            raise InvalidInput(
                f"{rated} on the scale {name} with {before[name].count(',') + 1} labels; nothing was changed",
                f"give the new one its own name: careerbook rating scale {name}-2 LABELS",
            )


def numbered(labels: tuple[str, ...]) -> str:
    """Return `1 does not meet · 2 meets · 3 exceeds`."""
    return " · ".join(f"{number} {label}" for number, label in enumerate(labels, 1))


def level(values: Values, text: str, scale: str, option: str) -> int:
    """Return the number that was typed on a scale, or that of the label typed.

    InvalidInput shows the labels when there is no such number or label. option: what to call the value.
    """
    labels = labels_of(scale, own_scales(values.book)) or ()
    word = " ".join(text.casefold().replace("-", " ").split())
    exact = [number for number, label in enumerate(labels, 1) if label.casefold().replace("-", " ") == word]
    started = [number for number, label in enumerate(labels, 1) if word and label.casefold().startswith(word)]
    if exact or len(started) == 1:
        return (exact or started)[0]
    try:
        typed = values.number(text)
    except CareerbookError:
        raise _refusal(f'"{text}" is no label of the scale {scale}', labels) from None
    check_level(typed, scale, labels, option)
    return int(typed)


def check_level(number: Decimal | int, scale: str, labels: tuple[str, ...], option: str) -> None:
    """Raise InvalidInput with the scale's labels when a number is none of them."""
    if number != int(number):
        raise _refusal(f"{option} is one of the labels, and {number} is between two", labels)
    if not 1 <= number <= len(labels):
        raise _refusal(f"{option} runs from 1 to {len(labels)} on the scale {scale}, not {number}", labels)


def _refusal(sentence: str, labels: tuple[str, ...]) -> InvalidInput:
    return InvalidInput(f"{sentence}; nothing was saved", numbered(labels))


def subject_of(book: Book, text: str) -> str | None:
    """Return the uid of the record that a rating is about, None for `overall`; a goal may be named by its title."""
    if text.casefold() == OVERALL:
        return None
    try:
        found = book.find(text)
    except NotFound:
        if "-" in text and text.rpartition("-")[2].isdigit():
            raise
        try:
            found = book.find(text, "goal")
        except NotFound:
            raise NotFound(
                f'"{text}" is neither overall nor a record; nothing was saved', "careerbook rating add overall --self N"
            ) from None
    if found.kind.name in NOT_RATED:
        raise InvalidInput(
            f"{found.ref} is a {found.kind.name}, and a rating is about work; nothing was saved",
            "careerbook rating add overall --self N",
        )
    return found.uid
