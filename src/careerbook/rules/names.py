"""People in a document for somebody else: third parties as the role they are shared as, the reader as "you"."""

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from careerbook.rules.matching import plain_title
from careerbook.rules.tokens import plain_word, words_at

if TYPE_CHECKING:
    from collections.abc import Iterator

DEFAULT_ROLE = "a colleague"

_TITLE_WORDS = "mr mrs ms miss mx dr prof professor sir dame"
_TITLES = frozenset(_TITLE_WORDS.split())

# given names that are English words too: written small they are the word
_NAME_WORDS = """
amber angel april art august autumn bill bob buck chance chase christian clay colt dale dawn dean dee don drew earl eve
faith fern flora frank gene glen grace grant guy harmony hazel heath heather holly hope hunter iris ivy jack jade
jasmine jean jewel joy june king lance lily mark mason max may melody mercy miles mike nick norm olive pat patience
pearl penny peg pierce poppy ray reed rich rob robin rock rocky rose ruby rusty sage sandy scarlet sierra skip sky
stone sue summer sunny taylor tiffany trace trinity troy van victor viola violet wade ward wayne will winter woody
"""
_ALSO_WORDS = frozenset(_NAME_WORDS.split())

_ONLY_WORDS = {code: " " for code in range(128) if not chr(code).isalnum()}
_COUNTED = ("no", "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_VERBS_AFTER_YOU = {"is": "are", "was": "were", "has": "have", "does": "do"}
_OPENERS = "that when because if as what while before after since where until whether"
_CLAUSE_OPENERS = frozenset(_OPENERS.split())


class Person(NamedTuple):
    """Somebody the owner wrote down.

    `aka` are other whole names; `share_as` is the role that documents print ("a colleague" when blank); `name_ok`
    says that this person agreed to be named when the owner also asks for names.
    """

    uid: str
    name: str
    aka: tuple[str, ...] = ()
    share_as: str = DEFAULT_ROLE
    name_ok: bool = False


class Replaced(NamedTuple):
    """A text ready for others: how many names were replaced, and which first names still stand in it alone."""

    text: str
    replaced: int
    first_names_left: tuple[str, ...]


class _Names:
    """What to look for, by the first word of each name; the longest name comes first."""

    __slots__ = ("by_word", "first", "people", "starts")

    def __init__(self, people: tuple[Person, ...], keep: frozenset[str]) -> None:
        self.people = people
        self.by_word: dict[str, list[tuple[tuple[str, ...], str, Person, bool]]] = {}
        self.first: dict[str, str] = {}
        kept_first: set[str] = set()
        # kept people go first: a name that the reader bears too is printed in the header anyway
        for person in sorted(people, key=lambda person: person.uid not in keep):
            kept = person.uid in keep
            for name in (person.name, *person.aka):
                words = tuple(_bare(word) for word, _, _ in words_at(name))
                if not words:
                    continue
                self.by_word.setdefault(words[0], []).append((words, name.strip(), person, kept))
                first = _first_name(name)
                if kept:
                    kept_first.add(plain_word(first))
                elif first:
                    self.first.setdefault(plain_word(first), first)
        for entries in self.by_word.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        for word in kept_first:
            self.first.pop(word, None)
        # the first letters up to an apostrophe are enough to know that a text may hold the name
        self.starts = frozenset(word.split("'")[0] for word in (*self.by_word, *self.first))

    def surely_absent(self, text: str) -> bool:
        """Return whether no name can begin in this text; quick for plain ASCII, False for anything else."""
        return text.isascii() and self.starts.isdisjoint(text.translate(_ONLY_WORDS).lower().split())


class _Match(NamedTuple):
    start: int
    end: int
    person: Person
    kept: bool


_built: dict[tuple[int, frozenset[str]], _Names] = {}


def _names(people: tuple[Person, ...], keep: frozenset[str]) -> _Names:
    # by identity: hashing fifty people for each of five hundred texts would cost more than the search
    key = (id(people), keep)
    names = _built.get(key)
    if names is None or names.people is not people:
        if len(_built) >= 16:
            _built.clear()
        names = _built[key] = _Names(people, keep)
    return names


def bears(person: Person, name: str) -> bool:
    """Tell whether a name is this person's, or one of their other whole names; case and accents do not matter."""
    wanted = plain_title(name)
    return bool(wanted) and any(plain_title(own) == wanted for own in (person.name, *person.aka))


def kept_uids(people: tuple[Person, ...], named: bool, always: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return whose names stay as typed: `always` (the owner), and with --names (`named`) those who agreed to it."""
    return always | {person.uid for person in people if named and person.name_ok}


def replace_names(text: str, people: tuple[Person, ...], keep: frozenset[str] = frozenset()) -> Replaced:
    """Replace each full name or aka of a person not in `keep` by that person's role, and count it.

    Whole words only; case, accents and line breaks between the words do not matter; of two names that begin alike
    the longer one counts. A possessive stays one, a title before the name goes with it, and a sentence that began
    with a capital still does. A first name alone is left standing and returned as the owner wrote it down. A name of
    one word that is an English word as well ("Will", "Mark") counts only with a capital.
    """
    names = _names(people, keep)
    if names.surely_absent(text):
        return Replaced(text, 0, ())
    pieces: list[str] = []
    left: list[str] = []
    done = replaced = 0
    for found in _matches(text, names, left):
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
    names = _names(_alone(reader), frozenset())
    if names.surely_absent(text):
        return Replaced(text, 0, ())
    pieces: list[str] = []
    done = replaced = 0
    for found in _matches(text, names, []):
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


def _bare(word: str) -> str:
    return word.removesuffix("'s")


def _first_name(name: str) -> str:
    """Return the first name as written, or nothing for a name of one word, an initial, or a title and a surname."""
    words = [name[start:end] for plain, start, end in words_at(name) if plain not in _TITLES]
    return words[0] if len(words) > 1 and len(words[0]) > 1 else ""


def _matches(text: str, names: _Names, left: list[str]) -> "Iterator[_Match]":
    words = words_at(text)
    position = 0
    while position < len(words):
        plain, start, _ = words[position]
        found = _match(text, words, position, names)
        if found is not None:
            used, match = found
            yield match
            position += used
            continue
        bare = _bare(plain)
        first = names.first.get(bare)
        if first is not None and not (text[start].islower() and bare in _ALSO_WORDS):
            left.append(first)
        position += 1


def _match(text: str, words: list[tuple[str, int, int]], position: int, names: _Names) -> tuple[int, _Match] | None:
    plain, start, _ = words[position]
    for wanted, written, person, kept in names.by_word.get(_bare(plain), ()):
        here = words[position : position + len(wanted)]
        if len(here) < len(wanted) or any(word != part for (word, _, _), part in zip(here[:-1], wanted, strict=False)):
            continue
        plain_last, last_start, end = here[-1]
        if _bare(plain_last) != wanted[-1]:
            continue
        if plain_last != wanted[-1]:
            end -= 2
        if any(not _joins(text, a, b) for a, b in pairwise(here)):
            continue
        if len(wanted) == 1 and not _single_word_counts(text[last_start:end], wanted[0], written):
            continue
        if position and not kept:
            title, title_start, title_end = words[position - 1]
            if title in _TITLES and text[title_end:start].strip() in ("", "."):
                start = title_start
        return len(wanted), _Match(start, end, person, kept)
    return None


def _single_word_counts(typed: str, plain: str, written: str) -> bool:
    if len(plain) == 1:
        return typed == written
    return not (plain in _ALSO_WORDS and typed[0].islower())


def _joins(text: str, before: tuple[str, int, int], after: tuple[str, int, int]) -> bool:
    """Return whether two words can be parts of one name: a full stop followed by a blank ends a sentence instead."""
    gap = text[before[2] : after[1]]
    bare = gap.strip()
    if bare in ("", "-", "\u2010", "\u2011"):
        return True
    if bare not in (".", "_"):
        return False
    return gap == bare or len(before[0]) == 1 or before[0] in _TITLES


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


def _possessive(text: str, found: _Match, role: str) -> tuple[str, int]:
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
