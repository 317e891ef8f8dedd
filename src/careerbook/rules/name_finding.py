"""Where somebody's name stands in a text: as it is said, last name first, as a handle, or inside a longer run."""

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from careerbook.rules.tokens import words_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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

# surnames that are everyday words too, standing alone and written small they are the word
_SURNAME_WORDS = """
banks barber bell best bird black bond book booth bright brook brooks brown burns bush butler cannon carpenter carter
case chambers church clark close cook cooper cross day field fields fisher flowers forest foster fox freeman french
gold good gray green gross hall hammer hand hart hill hood house hunt hurt judge key king klein knight koch kurz lake
land lane lang law little long love major marsh miller moon moss noble north page park parks parsons pope porter post
potter power price prior quick rice rich rivers rot sharp short silver singer small smart smith snow sommer south
spring stark steel stern still storm street strong swift temple turner vogel walker wall waters weaver weber weiss
wells west white wild winters wise wolf wood woods works worth young
"""
# whoever is written down by what they do: "the payroll team"
_GROUP_WORDS = """
account accounts board chief client committee council customer customers day department desk director finance group
head help lead legal line management manager night office operations ops owner payroll people product project sales
security service shift staff support team teams user users work
"""
_LONE_WORDS = _ALSO_WORDS | frozenset((_SURNAME_WORDS + _GROUP_WORDS).split())
_PARTICLE_WORDS = (
    "al am bin da das de del della den der di do dos du e el ibn la las le los of st ten ter the van von y zu"
)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
"""Small words inside a name, which name nobody when they stand alone."""

_ONLY_WORDS = {code: " " for code in range(128) if not chr(code).isalnum()}
_PARTS_NO_NAME = "*~`\xad\u061c\u200b\u200e\u200f\u2060\ufeff"
"""Emphasis, and what nobody sees: a soft hyphen, a space without width, a mark of direction."""

_NO_BLANKS = (
    range(0x0E00, 0x0F00), range(0x1000, 0x1200), range(0x1780, 0x1800), range(0x3040, 0x3100), range(0x3400, 0xA000),
    range(0xAC00, 0xD7B0), range(0xF900, 0xFB00), range(0x20000, 0x32000),
)  # fmt: skip
"""Thai, Lao, Burmese, Hangul, Khmer, kana and Han: in them a name stands within a longer run, or has endings."""


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


class _Form(NamedTuple):
    """One way to write a name: its plain words, how it was written down, and `as_said`, `last_first` or `handle`."""

    words: tuple[str, ...]
    written: str
    person: Person
    kept: bool
    how: str


class Names:
    """What to look for, by the first word of each name; the longest name comes first."""

    __slots__ = ("by_word", "parts", "run_together", "starts")

    def __init__(self, people: tuple[Person, ...], keep: frozenset[str]) -> None:
        """Take every form of every name; those of the people in `keep` are found and stay."""
        self.by_word: dict[str, list[_Form]] = {}
        self.parts: dict[str, str] = {}
        self.run_together: list[tuple[str, Person, bool]] = []
        kept_parts: set[str] = set()
        # kept people go first: a name that the reader bears too is printed in the header anyway
        for person in sorted(people, key=lambda person: person.uid not in keep):
            kept = person.uid in keep
            for name in (person.name, *person.aka):
                words = tuple(_bare(word) for word, _, _ in words_at(name))
                if not words:
                    continue
                for how, form in _forms(words):
                    self.by_word.setdefault(form[0], []).append(_Form(form, name.strip(), person, kept, how))
                self.run_together += [(form, person, kept) for form in _run_together(name)]
                for plain, part in _parts(name):
                    if kept:
                        kept_parts.add(plain)
                    else:
                        self.parts.setdefault(plain, part)
        for entries in self.by_word.values():
            entries.sort(key=lambda form: -len(form.words))
        self.run_together.sort(key=lambda entry: -len(entry[0]))
        for word in kept_parts:
            self.parts.pop(word, None)
        # the first letters up to an apostrophe are enough to know that a text may hold the name
        self.starts = frozenset(word.split("'")[0] for word in (*self.by_word, *self.parts))

    def surely_absent(self, text: str) -> bool:
        """Return whether no name can begin in this text; quick for plain ASCII, False for anything else."""
        return text.isascii() and self.starts.isdisjoint(text.translate(_ONLY_WORDS).lower().split())


class Match(NamedTuple):
    """A name in a text, from `start` to before `end`, whose it is, and whether it stays."""

    start: int
    end: int
    person: Person
    kept: bool


_built: dict[tuple[int, frozenset[str]], tuple[tuple[Person, ...], Names]] = {}


def names_of(people: tuple[Person, ...], keep: frozenset[str]) -> Names:
    """Return what to look for; one answer serves every text of a page, and every page of the same people."""
    # by identity: hashing fifty people for each of five hundred texts would cost more than the search
    key = (id(people), keep)
    held = _built.get(key)
    if held is not None and held[0] is people:
        return held[1]
    same = (names for (_, kept), (known, names) in _built.items() if kept == keep and known == people)
    names = next(same, None) or Names(people, keep)
    if len(_built) >= 16:
        _built.clear()
    _built[key] = (people, names)
    return names


def _bare(word: str) -> str:
    return word.removesuffix("'s")


def _forms(words: tuple[str, ...]) -> "Iterator[tuple[str, tuple[str, ...]]]":
    """Yield a name's words as they are said, the last one first as in lists, and as the one word of a handle."""
    yield "as_said", words
    plain = tuple(word for word in words if word not in _TITLES)
    if len(plain) > 1:
        yield "last_first", (plain[-1], *plain[:-1])
        yield "handle", ("".join(plain),)


def _run_together(name: str) -> set[str]:
    """Return how a name may stand inside a longer word, in a script that sets no blanks between words; else none."""
    if name.isascii() or not any(char in span for char in map(ord, name) for span in _NO_BLANKS):
        return set()
    import unicodedata  # noqa: PLC0415 - plain ASCII never pays for it

    parts = name.split()
    written = {blank.join(parts) for blank in ("", " ", "\u3000")} if len("".join(parts)) > 1 else set()
    return {unicodedata.normalize(form, text) for text in written for form in ("NFC", "NFD")}


def _parts(name: str) -> "Iterator[tuple[str, str]]":
    """Yield each part of a name that may stand for somebody alone, plain and as written; a name of one word has none.

    Titles, initials and small words inside a name ("von") are no such parts.
    """
    words = [(plain, name[start:end]) for plain, start, end in words_at(name)]
    if len(words) < 2:
        return
    first = next((plain for plain, _ in words if plain not in _TITLES), "")
    for plain, part in words:
        small = plain in _PARTICLES and (plain != first or part[0].islower() or plain == "the")
        if len(part) > 1 and plain not in _TITLES and not small:
            yield _bare(plain), part


def matches(text: str, names: Names, left: list[str]) -> "Iterator[Match]":
    """Yield the names in a text, in its order, and add to `left` each part of one that stands there alone."""
    inside = _inside_words(text, names)
    if not inside:
        yield from _whole_words(text, names, left)
        return
    apart = [m for m in _whole_words(text, names, left) if all(m.end <= i.start or i.end <= m.start for i in inside)]
    yield from sorted([*apart, *inside], key=lambda match: match.start)


def _inside_words(text: str, names: Names) -> list[Match]:
    """Return where names stand in writing without blanks, the longest first where two share a place."""
    found: list[Match] = []
    for form, person, kept in () if text.isascii() else names.run_together:
        start = text.find(form)
        while start >= 0:
            end = start + len(form)
            if all(end <= other.start or other.end <= start for other in found):
                found.append(Match(start, end, person, kept))
            start = text.find(form, end)
    return found


def _whole_words(text: str, names: Names, left: list[str]) -> "Iterator[Match]":
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
        part = names.parts.get(bare)
        if part is not None and not (text[start].islower() and bare in _LONE_WORDS):
            left.append(part)
        position += 1


def _match(text: str, words: list[tuple[str, int, int]], position: int, names: Names) -> tuple[int, Match] | None:
    plain, start, _ = words[position]
    for form in names.by_word.get(_bare(plain), ()):
        wanted = form.words
        here = words[position : position + len(wanted)]
        if len(here) < len(wanted) or any(word != part for (word, _, _), part in zip(here[:-1], wanted, strict=False)):
            continue
        plain_last, last_start, end = here[-1]
        if _bare(plain_last) != wanted[-1]:
            continue
        if plain_last != wanted[-1]:
            end -= 2
        if any(not _joins(text, a, b, form.how) for a, b in pairwise(here)):
            continue
        if form.how == "last_first" and not _as_a_name(text, here):
            continue
        if len(wanted) == 1 and not _single_word_counts(text, last_start, end, form):
            continue
        if position and not form.kept:
            title, title_start, title_end = words[position - 1]
            if title in _TITLES and text[title_end:start].strip() in ("", "."):
                start = title_start
        return len(wanted), Match(start, end, form.person, form.kept)
    return None


def _as_a_name(text: str, here: "Sequence[tuple[str, int, int]]") -> bool:
    """Tell whether words with the last name first are meant as a name: by a comma, or by their capitals.

    "I will mark it" names no Mark Will. Scripts without capitals say nothing either way.
    """
    if "," in text[here[0][2] : here[1][1]]:
        return True
    return not any(text[start].islower() and plain not in _PARTICLES for plain, start, _ in here)


def _single_word_counts(text: str, start: int, end: int, form: _Form) -> bool:
    typed, plain = text[start:end], form.words[0]
    if form.how == "handle":
        return "@" in (text[start - 1 : start], text[end : end + 1]) or typed[1:] != typed[1:].lower()
    if len(plain) == 1:
        return typed == form.written
    return not (plain in _ALSO_WORDS and typed[0].islower())


def _joins(text: str, before: tuple[str, int, int], after: tuple[str, int, int], how: str) -> bool:
    """Return whether two words can be parts of one name: a full stop followed by a blank ends a sentence instead."""
    gap = text[before[2] : after[1]]
    bare = "".join(gap.split()).strip(_PARTS_NO_NAME)
    if bare in ("", "-", "\u2010", "\u2011"):
        return True
    if bare == ",":
        return how == "last_first"
    if bare not in (".", "_"):
        return False
    return gap == bare or len(before[0]) == 1 or before[0] in _TITLES
