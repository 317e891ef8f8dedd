"""The last gate: does a finished document say anything that only a private text says?

The gate does not trust the projection that filled the document. It looks at the finished text alone, subtracts what
may be said, and asks the book about the rest; the book is asked by hash, so its size does not matter.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from types import CodeType, ModuleType
from typing import Generic, NamedTuple, TypeVar

from careerbook.rules.tokens import fingerprint, marks, sayings, tokens

Record = TypeVar("Record")


class Leak(NamedTuple, Generic[Record]):
    """A record whose private text stands in the document. It never carries the text itself, so no error can.

    `record` is whatever key the look-up gave; `fingerprint` is the 32-bit crc of the first words that were found.
    """

    record: Record
    fingerprint: int


def find_leaks(
    document: str,
    allowed: Iterable[str],
    candidates: Callable[[frozenset[int]], Iterable[tuple[Record, Iterable[str]]]],
) -> list[Leak[Record]]:
    """Return one Leak for each record whose private text stands in the document where nothing allowed says the same.

    `document` is the finished text; JSON escapes and terminal colours are taken off by the caller, Markdown and HTML
    entities need not be. `allowed` are the texts that may be said: the projected values of every record shown, the
    program's own wording (see `wording`), the reader's and the owner's names. `candidates` is called at most once,
    with the fingerprints of what is left, and gives (record key, its private texts) for every record that has one of
    them; the key is the look-up's own and is only handed back. A shared fingerprint alone is no leak: each candidate's
    words are compared.
    """
    said = unsaid(document, allowed)
    return caught(said, candidates(frozenset(map(fingerprint, said)))) if said else []


def unsaid(document: str, allowed: Iterable[str]) -> set[str]:
    """Return what a finished text says (see `tokens.sayings`) that none of the allowed texts says."""
    said = sayings(tokens(document))
    for text in allowed:
        said -= sayings(tokens(text))
    return said


def caught(said: Set[str], candidates: Iterable[tuple[Record, Iterable[str]]]) -> list[Leak[Record]]:
    """Return one Leak for each candidate (its key, its texts) of which a mark is among what is said."""
    found: dict[Record, Leak[Record]] = {}
    for record, texts in candidates:
        if record in found:
            continue
        mark = next((mark for text in texts for mark in marks(tokens(text)) if mark in said), None)
        if mark is not None:
            found[record] = Leak(record, fingerprint(mark))
    return list(found.values())


def wording(*modules: ModuleType) -> Iterator[str]:
    """Yield the sentences that these modules can print: their string constants, and those in their functions.

    An empty book's layout says only part of what a full one makes the program say ("colleagues", "cautiously"), and
    a long word of ours that also stands in a private note must not stop the document. Docstrings are left out.
    """
    for module in modules:
        for name, value in vars(module).items():
            if not name.startswith("__"):
                yield from _said_by(value, module.__name__)


def _said_by(value: object, module: str) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _said_by(key, module)
            yield from _said_by(inner, module)
    elif isinstance(value, tuple | list | set | frozenset):
        for inner in value:
            yield from _said_by(inner, module)
    elif getattr(value, "__module__", None) == module:
        value = getattr(value, "__wrapped__", value)
        code = getattr(value, "__code__", None)
        if isinstance(code, CodeType):
            yield from _constants(code, getattr(value, "__doc__", None))
        elif isinstance(value, type):
            for name, inner in vars(value).items():
                if not name.startswith("__"):
                    inner = getattr(inner, "fget", getattr(inner, "__func__", inner))
                    yield from _said_by(inner, module)


def _constants(code: CodeType, doc: object = None) -> Iterator[str]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _constants(constant)
        elif isinstance(constant, str) and constant != doc:
            yield constant
        elif isinstance(constant, tuple | frozenset):
            yield from (part for part in constant if isinstance(part, str))
