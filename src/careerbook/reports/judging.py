"""S5 for the owner's own text: where a page for somebody else judges or blames a person instead of the work."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from careerbook.records.entry import Entry
from careerbook.reports.any_reader import AnyReader
from careerbook.rules.lint import own_text_hits
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


def judging(reader: AnyReader, entries: Iterable[Entry]) -> tuple[Judging, ...]:
    """Return where the texts of these records judge or blame somebody, each place once; nothing is ever changed.

    `entries` are those that the page prints, as the projection handed them out.
    """
    words = trait_words(reader)
    if words is None:
        return ()
    found: dict[Judging, None] = {}
    for entry in entries:
        for text in _texts(entry):
            for hit in own_text_hits(text, words):
                found[Judging(entry.ref, " ".join(text[hit.start : hit.end].split()))] = None
    return tuple(found)


def _texts(entry: Entry) -> Sequence[str]:
    free = [name for name, column in entry.kind.columns.items() if column.type.name == "text" and not column.computed]
    headline = [entry.body["headline"]] if entry.body.get("headline") else []
    return [*(str(entry.body[name]) for name in free if isinstance(entry.body.get(name), str)), *headline]
