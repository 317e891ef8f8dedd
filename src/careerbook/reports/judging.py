"""S5 for the owner's own text: where a page for somebody else judges or blames a person instead of the work."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from careerbook.records.entry import Entry
from careerbook.reports.wording import counted
from careerbook.rules.audience import Shareable
from careerbook.rules.lint import own_text_hits
from careerbook.rules.reading import AnyReader
from careerbook.rules.tokens import tokens
from careerbook.rules.word_lists import WordList, with_own_words


class Judging(NamedTuple):
    """Words in the owner's own text that judge or blame somebody, and the record they stand in."""

    ref: str
    words: str

    @property
    def line(self) -> str:
        """The note for stderr, with what to type."""
        return f'{self.ref} judges somebody: "{self.words}"; careerbook edit {self.ref}'


def trait_words(reader: AnyReader) -> WordList | None:
    """Return the words of the book's language with the owner's own; None when there are none at all."""
    return with_own_words(str(reader.setting("language")), reader.setting("trait_words") or ())


def judging(shared: Shareable, entries: Iterable[Entry], page: Collection[str] | None = None) -> tuple[Judging, ...]:
    """Return where the texts of these records judge or blame somebody, each place once; nothing is ever changed.

    `entries` are those that the page was made of, as the projection handed them out; what it took up of them is left
    to `page`, all its tokens: words that are not among these did not get onto it (None: all of them did).
    """
    words = trait_words(shared)
    if words is None:
        return ()
    found: dict[Judging, None] = {}
    for entry in entries:
        for text in _texts(entry):
            for hit in own_text_hits(text, words, shared.names_left):
                said = text[hit.start : hit.end]
                if page is None or all(token in page for token in tokens(said)):
                    found[Judging(entry.ref, " ".join(said.split()))] = None
    return tuple(found)


def about_people(shared: Shareable, printed: Iterable[Entry]) -> list[str]:
    """Return what the owner is told of people in a page: names that are roles now, parts of names, who is judged."""
    notes = [f"{counted(shared.names_replaced, 'name')} replaced by a role"] if shared.names_replaced else []
    if shared.names_left:
        notes.append(f"names that still stand alone: {', '.join(sorted(shared.names_left))}")
    return notes + [hit.line for hit in judging(shared, printed)]


def _texts(entry: Entry) -> Iterator[str]:
    """Return every text that a record holds for this document, the themes and other lists member by member."""
    for name, column in entry.kind.columns.items():
        held = entry.body.get(name) if column.type.name in ("line", "text") else None
        if isinstance(held, str):
            yield held
        elif isinstance(held, dict):
            yield from (str(member) for member, there in held.items() if there)
