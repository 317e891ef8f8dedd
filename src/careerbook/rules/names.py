"""People in a document for somebody else: third parties as the role they are shared as, the reader as "you"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from careerbook.records.entry import Entry
from careerbook.rules.matching import plain_title
from careerbook.rules.name_finding import DEFAULT_ROLE, Match, Person, matches, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

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


_AFTER_HEAD = frozenset(("at", "for", "from", "in", "of", "on", "to", "who", "with"))
"""What follows the noun of a role: "a nurse on nights"."""
_PLURALS = {"person": "people", "child": "children"}


class Replaced(NamedTuple):
    """A text ready for others: how many names were replaced, and which parts of names still stand in it alone."""

    text: str
    replaced: int
    names_left: tuple[str, ...]


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
    with a capital still does. A part of a name alone (first name, surname, nickname) is left standing and returned as
    the owner wrote it down. A name of one word or a part that is an everyday word as well ("Will", "Park") counts only
    with a capital, and so does a name with its last part first and no comma. Several people of one role that stand
    joined are counted: "two colleagues", not "a colleague and a colleague".
    """
    names = names_of(people, keep)
    if names.surely_absent(text):
        return Replaced(text, 0, ())
    pieces: list[str] = []
    left: list[str] = []
    done = replaced = 0
    for joined, role in _by_role(text, list(matches(text, names, left))):
        first, last = joined[0], joined[-1]
        if _begins_sentence(text, first.start) and not text[first.start].islower():
            role = role[0].upper() + role[1:]
        ending, used = _possessive(text, last, role)
        pieces += [text[done : first.start], role, ending]
        done = last.end + used
        replaced += len(joined)
    return Replaced("".join([*pieces, text[done:]]), replaced, tuple(dict.fromkeys(left)))


def _by_role(text: str, found: list[Match]) -> "Iterator[tuple[list[Match], str]]":
    """Yield what is replaced with the role to print, people of one role who stand joined together."""
    place = 0
    while place < len(found):
        if found[place].kept:
            place += 1
            continue
        role = _role(found[place])
        end = _joined_until(text, found, place)
        many = _several(role, end - place) if end - place > 1 else ""
        yield found[place : end if many else place + 1], many or role
        place = end if many else place + 1


def _role(match: Match) -> str:
    return match.person.share_as.strip() or DEFAULT_ROLE


def _joined_until(text: str, found: list[Match], start: int) -> int:
    """Return the end of the people from `start` on who share a role and stand joined as "A and B" or "A, B and C".

    A comma alone joins nobody ("with A, B agreed"), nor does one before the "and" of two ("I met A, and B left").
    """
    end = start + 1
    seen = {found[start].person.uid}
    if text[: found[start].start].rstrip().casefold().endswith("both"):
        return end
    for place in range(start + 1, len(found)):
        before, match = found[place - 1], found[place]
        gap = "".join(text[before.end : match.start].split()).casefold()
        same = not match.kept and _role(match) == _role(found[start]) and match.person.uid not in seen
        if not same or gap not in (",", "and", "&", ",and", ",&"):
            break
        seen.add(match.person.uid)
        if gap in ("and", "&") or (gap != "," and place - start > 1):
            end = place + 1
        elif gap != "," or end > start + 1:
            break
    return end


def _several(role: str, count: int) -> str:
    """Return a role of several people, `three nurses on nights`; nothing where it is not the role of one of many."""
    article, *words = role.split()
    if article not in ("a", "an") or not words or "," in role:
        return ""
    head = next((place for place, word in enumerate(words) if place and word in _AFTER_HEAD), len(words)) - 1
    if not words[head].isalpha():
        return ""
    number = _COUNTED[count] if count < len(_COUNTED) else str(count)
    return " ".join([number, *words[:head], _plural(words[head]), *words[head + 1 :]])


def _plural(noun: str) -> str:
    if noun in _PLURALS:
        return _PLURALS[noun]
    if noun.endswith("man") and noun != "human":
        return f"{noun[:-2]}en"
    if noun.endswith("y") and noun[-2:-1] not in ("a", "e", "i", "o", "u"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "z", "ch", "sh")) else f"{noun}s"


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
