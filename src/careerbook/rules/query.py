"""What `find` was asked, as typed, and the same question in FTS5's own language, where nothing typed is syntax."""

from collections.abc import Sequence
from typing import NamedTuple

from careerbook.errors import InvalidInput

WITHOUT = "-not"


class Term(NamedTuple):
    """One word or phrase to look for; `prefix` also takes longer words (`deploy*`)."""

    text: str
    prefix: bool = False


class Query(NamedTuple):
    """Every group must match, by any one of its terms, and none of `without`; `ignored` were only punctuation."""

    groups: tuple[tuple[Term, ...], ...]
    without: tuple[Term, ...] = ()
    ignored: tuple[str, ...] = ()


class _Piece(NamedTuple):
    text: str
    quoted: bool = False
    prefix: bool = False


def parse_query(words: str | Sequence[str]) -> Query:
    """Read a search as one line, or as the words of a command line (where the shell has already taken the quotes off).

    All words must match; `"a phrase"`, `word*`, `-not WORD`, and `a OR b`, which joins its two neighbours only, as a
    web search does. A command-line word with a space in it is a phrase, unless it holds a quote, OR or -not: then it
    is a line of its own. AND between two words is understood and adds nothing. Everything else is a plain word.
    Raises InvalidInput when there is nothing to look for, and for an -not or OR that has nothing to work on.
    """
    if isinstance(words, str):
        pieces = _pieces(words)
    else:
        pieces = [piece for word in words for piece in _pieces_of_argument(word)]
    query = _grouped(pieces)
    if query.groups:
        return query
    if query.without:
        left_out = query.without[0].text
        raise InvalidInput(
            f'"-not" only leaves things out, and there is no word to look for besides "{left_out}"',
            f"careerbook find WORD -not {left_out}",
        )
    if query.ignored:
        raise InvalidInput(
            f'"{query.ignored[0]}" has no letter or digit, and only those can be found', "careerbook find WORD"
        )
    raise InvalidInput("there is no word to look for", "careerbook find WORD")


def to_fts(query: Query) -> str:
    """Return the MATCH expression: every term a quoted FTS5 string, so that no typed character is an operator."""
    # Neighbouring strings are an AND that shrugs off a word which this SQLite's tokenizer sees nothing in;
    # a spelled AND would then match no record at all.
    plain = " ".join(_fts_string(group[0]) for group in query.groups if len(group) == 1)
    either = ["(" + " OR ".join(map(_fts_string, group)) + ")" for group in query.groups if len(group) > 1]
    wanted = " AND ".join([plain, *either] if plain else either)
    if not query.without:
        return wanted
    return f"({wanted}) NOT ({' OR '.join(map(_fts_string, query.without))})"


def _fts_string(term: Term) -> str:
    # NUL ends the expression early and a lone surrogate cannot be bound: both separate words in the index as well
    safe = "".join(" " if char == "\0" or "\ud800" <= char <= "\udfff" else char for char in term.text)
    return '"' + safe.replace('"', '""') + '"' + ("*" if term.prefix else "")


def has_word(text: str) -> bool:
    """Return whether the index (unicode61) may see a word in this text, which it never does in plain punctuation.

    SQLite's tables are older than Python's and take newer signs, some emoji among them, for letters; so from U+0370
    on only the general punctuation is sure to be none.
    """
    return any(
        char.isalnum() if char < "\u0370" or "\u2000" <= char <= "\u2064" else not char.isspace() for char in text
    )


def _pieces_of_argument(argument: str) -> list[_Piece]:
    inner = argument.split()
    if len(inner) < 2:
        return _pieces(argument)
    if '"' in argument or "OR" in inner or WITHOUT in inner:
        return _pieces(argument)
    phrase = argument.strip()
    return [_Piece(phrase.rstrip("*"), quoted=True, prefix=phrase.endswith("*"))]


def _pieces(line: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    rest = line.lstrip()
    while rest:
        end = rest.find('"', 1) if rest[0] == '"' else -1
        if end > 0:
            phrase, rest = rest[1:end], rest[end + 1 :]
            starred = rest[:1] == "*" and not rest[1:2].strip()
            pieces.append(_Piece(phrase, quoted=True, prefix=starred))
            rest = rest[1:].lstrip() if starred else rest.lstrip()
            continue
        word = rest.split(None, 1)[0]
        rest = rest[len(word) :].lstrip()
        pieces.append(_Piece(word.rstrip("*") or word, prefix=word.endswith("*")))
    return pieces


def _is(piece: _Piece | None, operator: str) -> bool:
    return piece is not None and not piece.quoted and not piece.prefix and piece.text == operator


def _grouped(pieces: list[_Piece]) -> Query:
    groups: list[list[Term]] = []
    without: list[Term] = []
    ignored: list[str] = []
    joining = False
    position = 0
    while position < len(pieces):
        piece = pieces[position]
        follower = pieces[position + 1] if position + 1 < len(pieces) else None
        position += 1
        if _is(piece, WITHOUT):
            if follower is None or _is(follower, WITHOUT):
                raise InvalidInput('"-not" needs a word after it', "careerbook find cats -not dogs")
            _take(follower, without, ignored)
            position += 1
            after = pieces[position] if position < len(pieces) else None
            if _is(after, "OR") and position + 1 < len(pieces):
                raise InvalidInput(
                    "OR joins two words to look for, not one that -not leaves out",
                    "careerbook find cats OR dogs -not birds",
                )
            continue
        between = position > 1 and follower is not None and not joining
        if between and _is(piece, "OR"):
            if _is(follower, WITHOUT):
                raise InvalidInput(
                    "OR needs a word to look for on both sides", "careerbook find cats OR dogs -not birds"
                )
            joining = True
            continue
        if between and _is(piece, "AND"):
            continue
        terms: list[Term] = []
        _take(piece, terms, ignored)
        if joining:
            groups[-1].extend(terms)
        else:
            groups.append(terms)
        joining = False
    return Query(tuple(tuple(group) for group in groups if group), tuple(without), tuple(ignored))


def _take(piece: _Piece, terms: list[Term], ignored: list[str]) -> None:
    if has_word(piece.text):
        terms.append(Term(piece.text, piece.prefix))
    else:
        ignored.append(piece.text)
