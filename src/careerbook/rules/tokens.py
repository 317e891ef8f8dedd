"""The one tokenizer of the last gate: what the book knows of a text and what a document says are cut the same way.

Nothing here needs `re`, and unicodedata is loaded only for text that is not plain ASCII, because every `win` comes by.
"""

from __future__ import annotations

from zlib import crc32

TYPE_CHECKING = False  # typing and collections cost more than this whole module
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from re import Pattern

RUN = 5
"""Words in a run: a text of at least this many words is known by each run of this length."""

SHORTEST = 3
"""A text of three or four words is known as a whole, when at least three of its words begin with a letter."""

_APOSTROPHES = "'\u2018\u2019\u02bc\u02b9"
# \w knows no combining marks: Latin accents typed apart, Hebrew, Arabic, the scripts of India, Thai, and joiners
_LETTERS = r"(?:[^\W_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e\u200c\u200d])+"
_word: Pattern[str] | None = None
_ENTITIES = (("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&nbsp;", " "))


class _Folding(dict[int, str | None]):
    """What becomes of one character; filled as characters are met, because Unicode is large and texts are small."""

    def __missing__(self, code: int) -> str | None:
        """Letters and digits stay, marks and invisible characters go, everything else separates words."""
        char = chr(code)
        made: str | None = " "
        if char in _APOSTROPHES:
            made = "'"
        elif char.isalnum():
            made = char
        elif code > 127:
            import unicodedata  # noqa: PLC0415 - plain ASCII never pays for it

            if code < 0xA0 or unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf", "Cs"):
                made = None
        self[code] = made
        return made


_folding = _Folding()


def tokens(text: str) -> list[str]:
    """Return the words of a text in order, case folded; punctuation, markup and escapes leave no trace.

    A word is letters and digits with the apostrophes inside it; a closing `'s` is dropped, so that a possessive
    hides no name. Backslashes and combining marks vanish without separating; HTML entities count as what they show;
    a control character counts the same whether it is itself or was made visible (`<U+202E>`, see careerbook.text).
    """
    text = text.replace("\\", "")
    if "&" in text:
        text = _without_entities(text)
    if "<U+" in text:
        text = _without_shown_controls(text)
    if not text.isascii():
        import unicodedata  # noqa: PLC0415 - plain ASCII never pays for it

        text = unicodedata.normalize("NFKC", text)
    folded = text.casefold().translate(_folding)
    if "'" not in folded:
        return folded.split()
    bare = (word.strip("'").removesuffix("'s").rstrip("'") for word in folded.split())
    return [word for word in bare if word]


def _without_entities(text: str) -> str:
    for entity, char in _ENTITIES:
        text = text.replace(entity, char)
    head, *rest = text.split("&#")
    pieces = [head]
    for piece in rest:
        number, semicolon, tail = piece.partition(";")
        char = _numbered(number) if semicolon else ""
        pieces.append(char + tail if char else "&#" + piece)
    return "".join(pieces)


def _numbered(number: str) -> str:
    try:
        code = int(number[1:], 16) if number[:1] in ("x", "X") else int(number)
        return chr(code)
    except (ValueError, OverflowError):
        return ""


def _without_shown_controls(text: str) -> str:
    head, *rest = text.split("<U+")
    return head + "".join(
        piece[5:] if piece[4:5] == ">" and all(char in "0123456789ABCDEF" for char in piece[:4]) else "<U+" + piece
        for piece in rest
    )


def plain_word(word: str) -> str:
    """Return a word as names are compared: case, accents and the kind of apostrophe do not matter."""
    if word.isascii() and word.isalpha():
        return word.lower()
    for apostrophe in _APOSTROPHES[1:]:
        word = word.replace(apostrophe, "'")
    if not word.isascii():
        import unicodedata  # noqa: PLC0415 - plain ASCII never pays for it

        decomposed = unicodedata.normalize("NFKD", word)
        word = "".join(char for char in decomposed if not unicodedata.combining(char))
    return word.casefold()


def words_at(text: str) -> list[tuple[str, int, int]]:
    """Return (plain word, start, end) of each word, for rules that point into the text as it was typed.

    Unlike `tokens` nothing is dropped: `she's` is one word, and text[start:end] is how it was written.
    """
    global _word
    if _word is None:
        import re  # noqa: PLC0415 - the gate's own road needs no expression

        _word = re.compile(f"{_LETTERS}(?:[{_APOSTROPHES}]{_LETTERS})*")
    return [(plain_word(found[0]), found.start(), found.end()) for found in _word.finditer(text)]


def is_long(token: str) -> bool:
    """Return whether a token says something alone: ten or more characters, or six or more with a digit."""
    return len(token) >= 10 or (len(token) >= 6 and any(char.isdigit() for char in token))


def runs(words: Sequence[str], n: int = RUN) -> list[str]:
    """Return each run of `n` neighbouring tokens, joined by spaces; none when there are fewer than `n`."""
    return [" ".join(words[start : start + n]) for start in range(len(words) - n + 1)]


def marks(words: Sequence[str]) -> Iterator[str]:
    """Yield what one text is known by: its five-word runs, a short text as a whole, and its long tokens.

    A text of three or four words counts as a whole because "looking for exits" gives as much away as a long sentence;
    bare dates and counts ("20 Nov 2026", "2 of 4 steps") do not, since documents print such things of their own.
    """
    if len(words) >= RUN:
        yield from runs(words)
    elif sum(word[0].isalpha() for word in words) >= SHORTEST:
        yield " ".join(words)
    yield from filter(is_long, words)


def sayings(words: Sequence[str]) -> set[str]:
    """Return everything that a document of these tokens could be caught saying: a superset of each text's marks."""
    said = set(filter(is_long, words))
    for length in range(SHORTEST, RUN + 1):
        said.update(runs(words, length))
    return said


def fingerprint(mark: str) -> int:
    """Return the 32-bit crc of one mark. Different marks may share it, so a hit is always verified on the tokens."""
    return crc32(mark.encode())


def fingerprints(texts: Iterable[str]) -> set[int]:
    """Return the fingerprints of all marks of these texts; no run reaches from one text into the next."""
    return {fingerprint(mark) for text in texts for mark in marks(tokens(text))}
