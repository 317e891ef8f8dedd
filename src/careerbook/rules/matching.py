"""Naming a record by a part of its title: case and accents do not matter."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from careerbook.errors import Ambiguous
from careerbook.rules.typed import said

Named = TypeVar("Named")


def plain_title(text: str) -> str:
    """Return a title as it is compared: casefolded, without accents, blanks folded."""
    folded = " ".join(text.casefold().split())
    if folded.isascii():
        return folded
    import unicodedata  # noqa: PLC0415 - ascii titles, the common case, do not pay for it

    parts = unicodedata.normalize("NFKD", folded)
    return "".join(c for c in parts if not unicodedata.combining(c))


def matches(part: str, titles: Iterable[tuple[str, int, str]]) -> list[tuple[str, int, str]]:
    """Return the `(uid, number, title)` that a part names: an exact title alone, else every title that holds the part.

    An exact match wins over the titles that merely contain it, and a match at the start of a word over one inside.
    """
    wanted = plain_title(part)
    if not wanted:
        return []
    held = [(item, plain_title(item[2])) for item in titles]
    exact = [item for item, title in held if title == wanted]
    if exact:
        return exact
    starts = [item for item, title in held if f" {wanted}" in f" {title}"]
    return starts or [item for item, title in held if wanted in title]


def only_named(part: str, held: Mapping[str, Named]) -> Named | None:
    """Return the one thing whose name holds this part, None when none does; dashes and underscores are blanks.

    Raises Ambiguous, with the names, when several do.
    """
    found = matches(_spaced(part), [(name, at, _spaced(name)) for at, name in enumerate(held)])
    if len(found) > 1:
        names = [f'"{name}"' for name, _, _ in found]
        raise Ambiguous(f"{said(part)} could be {', '.join(names[:6])}", f"say which one: {names[-1]}")
    return held[found[0][0]] if found else None


def _spaced(name: str) -> str:
    return name.replace("-", " ").replace("_", " ")
