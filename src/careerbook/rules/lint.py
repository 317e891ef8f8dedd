"""Work, not character: find where a text judges a person. It warns, never blocks and never changes a word."""

from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from careerbook.rules.tokens import words_at
from careerbook.rules.word_lists import WordList


class Hit(NamedTuple):
    """Where a text judges a person: text[start:end], and the pattern that says why.

    `pattern` is `trait` ("you're abrasive"), `absolute` ("you never listen"), `noun` ("a control freak"), `quality`
    ("your attitude"), `phrase` (one of the list's fixed phrases) or `blame` (only in the owner's own text).
    """

    start: int
    end: int
    pattern: str


class _Word(NamedTuple):
    plain: str
    start: int
    end: int
    fresh: bool  # a sentence or clause begins here


_MOST_FILLERS = 4


def trait_hits(text: str, words: WordList) -> list[Hit]:
    """Return where feedback speaks of character: "you are" and a trait (praise too), always and never, set phrases.

    A trait counts after a person ("you're abrasive", "she can be quite cold", "you are late and careless"), and as a
    whole sentence ("Too abrasive."). "You are late with the report" and "the report is clear" are no hits.
    """
    found = _words_of(text, words)
    people = words.people | words.vague
    hits: list[Hit] = []
    for position in range(len(found)):
        hits += _trait_after_person(found, position, words)
        hits += _imperative(found, position, words)
        hits += _absolute(found, position, people, words)
        hits += _set_words(found, position, words, words.possessors)
    hits += _bare_traits(found, words)
    return _tidy(hits)


def own_text_hits(text: str, words: WordList, names: Collection[str] = ()) -> list[Hit]:
    """Return where the owner's own text, meant for others, judges or blames somebody else.

    Traits count after anybody but the owner ("the team is lazy", "Sam was rude", "you are difficult"), always and
    never likewise, and set phrases of blame ("their fault"). `names` are first or whole names known to the book;
    other words with a capital inside a sentence count as names for the verbs of blame ("so Sam refused to …").
    """
    at = words_at(text)
    plains = [plain for plain, _, _ in at]
    if _waking(words).isdisjoint(plains) and not any("'" in plain for plain in plains):
        return []  # nearly every text ends here: a contraction may hold a waking word as well
    found = _words_of(text, words, at)
    if _waking(words).isdisjoint(word.plain for word in found):
        return []
    people = (words.people | words.vague) - words.owner
    known = _known(frozenset(names))
    hits: list[Hit] = []
    for position, word in enumerate(found):
        written = text[word.start : word.end]
        capital = written[0].isupper() and not word.fresh and (len(written) == 1 or not written.isupper())
        person = word.plain in words.people or word.plain in words.roles or word.plain in known or capital
        if word.plain not in words.owner:
            hits += _trait_after_person(found, position, words)
            hits += _trait_after_anybody(found, position, word.plain in known | words.roles, words)
            if person:
                hits += _blame_verb(found, position, words)
        hits += _absolute(found, position, people, words)
        hits += _set_words(found, position, words, words.possessors - words.owner)
        length = _phrase_at(found, position, words.blame)
        if length:
            hits.append(Hit(word.start, found[position + length - 1].end, "blame"))
    return _tidy(hits)


def about_for(text: str, words: WordList | None) -> Literal["character", "unclear"]:
    """Return what feedback without --about is taken to be about: a hit is character, everything else unclear.

    With no word list for the book's language (None) it is always unclear.
    """
    return "character" if words is not None and trait_hits(text, words) else "unclear"


def _words_of(text: str, words: WordList, at: Sequence[tuple[str, int, int]] | None = None) -> list[_Word]:
    """Return the words with contractions spelled out, each part keeping the place of the whole."""
    unjoined = dict(words.unjoined)
    spelled: list[_Word] = []
    before = 0
    for plain, start, end in words_at(text) if at is None else at:
        gap = text[before:start]
        fresh = not spelled or any(char in ".!?;:\n\u2026" for char in gap) or " - " in gap or " \u2013 " in gap
        before = end
        for part in _spelled_out(plain, words, unjoined):
            spelled.append(_Word(part, start, end, fresh))
            fresh = False
    return spelled


def _spelled_out(plain: str, words: WordList, unjoined: dict[str, str]) -> list[str]:
    if plain in unjoined:
        return unjoined[plain].split()
    for ending, word in words.contractions:
        if plain.endswith(ending) and len(plain) > len(ending):
            return [plain[: -len(ending)], word]
    return [plain]


@lru_cache(maxsize=16)
def _known(names: frozenset[str]) -> frozenset[str]:
    """Return the words of these names; a page asks for the same ones with every text."""
    return frozenset(plain for name in names for plain, _, _ in words_at(name))


@cache
def _openings(phrases: frozenset[str]) -> frozenset[str]:
    """Return the words with which these phrases begin, with and without what a hyphen joins to them."""
    first = {phrase.split(" ")[0] for phrase in phrases}
    return frozenset(first | {word.split("-")[0] for word in first})


@cache
def _waking(words: WordList) -> frozenset[str]:
    """Return the words of which one must stand in a text of the owner's before anything in it can be a hit."""
    phrases = (words.links, words.nouns, words.phrases, words.blame, words.blame_verbs)
    joined = (plain for plain, _ in words.unjoined)
    return frozenset(joined).union(words.absolutes, words.qualities, *map(_openings, phrases))


def _phrase_at(found: list[_Word], position: int, phrases: frozenset[str]) -> int:
    """Return how many words the longest of these phrases takes at this place, 0 when none stands there."""
    if position >= len(found) or found[position].plain not in _openings(phrases):
        return 0
    longest = 0
    said = ""
    for length in range(1, min(6, len(found) - position + 1)):
        word = found[position + length - 1]
        if word.fresh and length > 1:
            break
        said = f"{said} {word.plain}" if said else word.plain
        if said in phrases or (length > 1 and said.replace(" ", "-") in phrases):
            longest = length
    return longest


def _skip(found: list[_Word], position: int, skipped: frozenset[str], most: int) -> int:
    start = position
    while position < len(found) and position - start < most and not found[position].fresh:
        length = _phrase_at(found, position, skipped)
        if not length:
            break
        position += length
    return position


def _trait_after_person(found: list[_Word], position: int, words: WordList) -> Iterator[Hit]:
    person = found[position]
    if person.plain in words.people:
        # "I'm nervous about December" is how somebody feels; "she said I'm nervous" is said about the owner
        if person.plain in words.owner and person.fresh:
            return
        traits = words.traits | words.shared_traits
    elif person.plain in words.vague:
        traits = words.traits
    else:
        return
    for after in dict.fromkeys((position + 1, _skip(found, position + 1, words.fillers, 2))):
        length = _link_at(found, after, words)
        if length:
            yield from _trait(found, position, after + length, traits, words)


def _trait_after_anybody(found: list[_Word], position: int, named: bool, words: WordList) -> Iterator[Hit]:
    length = _link_at(found, position + 1, words)
    if length:
        traits = words.traits | words.shared_traits if named else words.traits
        yield from _trait(found, position, position + 1 + length, traits, words)


def _imperative(found: list[_Word], position: int, words: WordList) -> Iterator[Hit]:
    length = _phrase_at(found, position, words.imperatives) if found[position].fresh else 0
    if length:
        yield from _trait(found, position, position + length, words.traits | words.shared_traits, words)


def _link_at(found: list[_Word], position: int, words: WordList) -> int:
    if position >= len(found) or found[position].fresh:
        return 0
    return _phrase_at(found, position, words.links)


def _trait(found: list[_Word], start: int, position: int, traits: frozenset[str], words: WordList) -> Iterator[Hit]:
    """Look for a trait at this place, past fillers, or after "late and" (one other word and a joiner)."""
    position = _skip(found, position, words.fillers - traits, _MOST_FILLERS)
    length = _unbroken(found, position, traits)
    if not length and position + 1 < len(found) and found[position + 1].plain in words.joiners:
        position = _skip(found, position + 2, words.fillers - traits, _MOST_FILLERS)
        length = _unbroken(found, position, traits)
    if length:
        yield Hit(found[start].start, found[position + length - 1].end, "trait")


def _unbroken(found: list[_Word], position: int, phrases: frozenset[str]) -> int:
    if position >= len(found) or found[position].fresh:
        return 0
    return _phrase_at(found, position, phrases)


def _absolute(found: list[_Word], position: int, people: frozenset[str], words: WordList) -> Iterator[Hit]:
    if found[position].plain not in people:
        return
    after = _skip(found, position + 1, words.auxiliaries, 3)
    if after < len(found) and not found[after].fresh and found[after].plain in words.absolutes:
        yield Hit(found[position].start, found[after].end, "absolute")


def _set_words(found: list[_Word], position: int, words: WordList, possessors: frozenset[str]) -> Iterator[Hit]:
    word = found[position]
    for pattern, phrases in (("noun", words.nouns), ("phrase", words.phrases)):
        length = _phrase_at(found, position, phrases)
        if length:
            yield Hit(word.start, found[position + length - 1].end, pattern)
    if word.plain in possessors:
        after = _skip(found, position + 1, words.fillers | words.traits | words.shared_traits, 2)
        if after < len(found) and not found[after].fresh and found[after].plain in words.qualities:
            yield Hit(word.start, found[after].end, "quality")


def _bare_traits(found: list[_Word], words: WordList) -> Iterator[Hit]:
    """Find sentences that are nothing but a trait: "Too abrasive." and "Lazy"."""
    edges = [position for position, word in enumerate(found) if word.fresh]
    for start, end in pairwise([*edges, len(found)]):
        position = start
        while position < end and found[position].plain in words.fillers - words.traits:
            position += 1
        if position < end and position + _phrase_at(found, position, words.traits) == end:
            yield Hit(found[start].start, found[end - 1].end, "trait")


def _blame_verb(found: list[_Word], position: int, words: WordList) -> Iterator[Hit]:
    after = _skip(found, position + 1, words.fillers | words.auxiliaries, 2)
    for place in {position + 1, after}:
        length = _unbroken(found, place, words.blame_verbs)
        if length:
            yield Hit(found[position].start, found[place + length - 1].end, "blame")


def _tidy(hits: list[Hit]) -> list[Hit]:
    """Sort the hits by place and leave out those that begin inside another."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
