"""Whom a name means: the person who bears it, nicknames included, and otherwise the only one of whom it is a part."""

from collections.abc import Sequence

from careerbook.errors import Ambiguous
from careerbook.records.entry import Entry
from careerbook.rules.matching import plain_title


def bearer(people: Sequence[Entry], name: str) -> Entry | None:
    """Return the person who has exactly this name or nickname, somebody who was removed only if nobody else has."""
    wanted = plain_title(name)
    found = [p for p in people if wanted in {plain_title(own) for own in (p.name, *p.aka)}]
    return min(found, key=lambda person: person.removed, default=None)


def meant(people: Sequence[Entry], part: str) -> Entry | None:
    """Return the one person of whose name this is a whole word, or else how a word of it begins; None for nobody.

    "Ann" is nobody of the name Joanna. Raises Ambiguous, with the candidates, when several fit equally well.
    """
    begins = _spaced(part)[:-1]
    there = [(person, _spaced(person.name)) for person in people if not person.removed]
    words = [person for person, name in there if f"{begins} " in name]
    found = words or [person for person, name in there if begins in name]
    if len(found) > 1:
        listed = ", ".join(f"{person.ref} {person.name}" for person in found[:6])
        raise Ambiguous(f'"{part}" could be {listed}', f"say which one: {found[0].ref}")
    return found[0] if found else None


def is_short_for(part: str, person: Entry) -> bool:
    """Tell whether a part is no whole word of the name, so that it may have been meant for somebody else."""
    return _spaced(part) not in _spaced(person.name)


def _spaced(name: str) -> str:
    """Return a name as it is compared word by word; Anna-Lena are two."""
    return f" {plain_title(name.replace('-', ' '))} "
