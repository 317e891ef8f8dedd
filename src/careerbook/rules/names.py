"""People in a document for somebody else: third parties as the role they are shared as, the reader as "you"."""

from collections.abc import Sequence
from typing import NamedTuple

from careerbook.records.entry import Entry
from careerbook.rules.matching import plain_title
from careerbook.rules.name_finding import DEFAULT_ROLE, Match, Person, matches, names_of

__all__ = [
    "DEFAULT_ROLE",
    "Person",
    "Replaced",
    "bears",
    "givers_in_words",
    "kept_uids",
    "replace_names",
    "without_names",
    "written_down",
    "you_for_reader",
]

_COUNTED = ("no", "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_VERBS_AFTER_YOU = {"is": "are", "was": "were", "has": "have", "does": "do"}
_OPENERS = "that when because if as what while before after since where until whether"
_CLAUSE_OPENERS = frozenset(_OPENERS.split())


class Replaced(NamedTuple):
    """A text ready for others: how many names were replaced, and which first names still stand in it alone."""

    text: str
    replaced: int
    first_names_left: tuple[str, ...]


def written_down(entries: Sequence[Entry]) -> tuple[Person, ...]:
    """Return the people of these records; who was removed agreed to nothing."""
    return tuple(Person(p.uid, p.name, p.aka, p.get("share_as"), bool(p.name_ok) and not p.removed) for p in entries)


def bears(person: Person, name: str) -> bool:
    """Tell whether a name is this person's, or one of their other whole names; case and accents do not matter."""
    wanted = plain_title(name)
    return bool(wanted) and any(plain_title(own) == wanted for own in (person.name, *person.aka))


def kept_uids(people: tuple[Person, ...], named: bool, owner: str = "") -> frozenset[str]:
    """Return whose names stay as typed: the owner's, and with --names (`named`) those of who agreed to it."""
    return frozenset(person.uid for person in people if bears(person, owner) or (named and person.name_ok))


def without_names(people: tuple[Person, ...], keep: frozenset[str] = frozenset()) -> tuple[Person, ...]:
    """Return these people, "a colleague" whoever has a role that names one of them ("Jo Park's deputy")."""
    named = [bool(replace_names(person.share_as, people, keep).replaced) for person in people]
    if not any(named):
        return people
    return tuple(
        person._replace(share_as=DEFAULT_ROLE) if one else person for person, one in zip(people, named, strict=True)
    )


def replace_names(text: str, people: tuple[Person, ...], keep: frozenset[str] = frozenset()) -> Replaced:
    """Replace each full name or aka of a person not in `keep` by that person's role, and count it.

    Whole words only; case, accents and line breaks between the words do not matter; of two names that begin alike
    the longer one counts. A possessive stays one, a title before the name goes with it, and a sentence that began
    with a capital still does. A first name alone is left standing and returned as the owner wrote it down. A name of
    one word that is an English word as well ("Will", "Mark") counts only with a capital.
    """
    names = names_of(people, keep)
    if names.surely_absent(text):
        return Replaced(text, 0, ())
    pieces: list[str] = []
    left: list[str] = []
    done = replaced = 0
    for found in matches(text, names, left):
        if found.kept:
            continue
        role = found.person.share_as.strip() or DEFAULT_ROLE
        if _begins_sentence(text, found.start) and not text[found.start].islower():
            role = role[0].upper() + role[1:]
        ending, used = _possessive(text, found, role)
        pieces += [text[done : found.start], role, ending]
        done = found.end + used
        replaced += 1
    return Replaced("".join([*pieces, text[done:]]), replaced, tuple(dict.fromkeys(left)))


def you_for_reader(text: str, reader: Person) -> Replaced:
    """Say "you" and "your" where the reader's full name or aka stands, and count it; the owner's text is for them.

    A verb that follows agrees where the sentence shows that the reader is its subject ("Dana was" becomes "You were").
    """
    names = names_of(_alone(reader), frozenset())
    if names.surely_absent(text):
        return Replaced(text, 0, ())
    pieces: list[str] = []
    done = replaced = 0
    for found in matches(text, names, []):
        begins = _begins_sentence(text, found.start)
        _, used = _possessive(text, found, "")
        word = "your" if used else "you"
        if begins and not text[found.start].islower():
            word = word.capitalize()
        pieces += [text[done : found.start], word]
        done = found.end + used
        if not used and (begins or _opens_clause(text[: found.start])):
            blank, verb = _following_verb(text[done:])
            if verb in _VERBS_AFTER_YOU:
                pieces += [blank, _VERBS_AFTER_YOU[verb]]
                done += len(blank) + len(verb)
        replaced += 1
    return Replaced("".join([*pieces, text[done:]]), replaced, ())


def givers_in_words(n: int) -> str:
    """Return how many people said it, never who: "a colleague", "two colleagues", … "13 colleagues" (n >= 0)."""
    if n < 0:
        raise ValueError(n)
    return f"{_COUNTED[n] if n < len(_COUNTED) else n} colleague{'' if n == 1 else 's'}"


_readers: dict[Person, tuple[Person, ...]] = {}


def _alone(reader: Person) -> tuple[Person, ...]:
    if reader not in _readers:
        if len(_readers) >= 16:
            _readers.clear()
        _readers[reader] = (reader,)
    return _readers[reader]


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t\"'(*_\u201c\u2018")
    return not before or before[-1] in ".!?\n\u2026"


def _opens_clause(before: str) -> bool:
    last = before.split()[-1:]
    return bool(last) and last[0].casefold() in _CLAUSE_OPENERS


def _following_verb(rest: str) -> tuple[str, str]:
    verb = rest.lstrip(" ")
    blank = rest[: len(rest) - len(verb)]
    length = next((at for at, char in enumerate(verb) if not char.isalpha()), len(verb))
    return blank, verb[:length] if blank and verb[length : length + 1] not in ("'", "\u2019") else ""


def _possessive(text: str, found: Match, role: str) -> tuple[str, int]:
    """Return the possessive ending that the role needs and how many characters of the text it stands for."""
    rest = text[found.end : found.end + 2]
    if rest[:1] not in ("'", "\u2019") or not rest:
        return "", 0
    if rest[1:].casefold() == "s":
        return (rest[0] if role.endswith("s") else rest), 2
    if text[found.end - 1] in "sS" and rest[1:] == " " and not _in_quotes(text[: found.start]):
        return (rest[0] if role.endswith("s") else rest[0] + "s"), 1
    return "", 0


def _in_quotes(before: str) -> bool:
    """Return whether a single quotation mark was opened in this text and not closed."""
    opened = False
    for at, char in enumerate(before):
        if char in "'\u2018\u2019":
            if not before[at - 1 : at].strip():
                opened = True
            elif not before[at + 1 : at + 2].isalnum():
                opened = False
    return opened
