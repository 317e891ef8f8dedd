"""What a finished page is made of, before anybody decides whether it goes to a terminal, a mail or a screen reader.

A report's `layout` builds a `Document` out of the nine blocks below; a renderer turns it into text and knows nothing
else. Every text here is plain: it is never markup, and the renderers make control characters visible themselves.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

STYLES = ("", "strong", "emph", "quiet", "good", "warn", "bad", "command", "bar", "trend", "break")


class Span(NamedTuple):
    """A run of text in one style.

    `style` is one of STYLES: "" ordinary, "strong", "emph", "quiet" (secondary), "good", "warn", "bad" (colour on a
    terminal only, so the words must carry the meaning), "command" (to be pasted). `figures` is what a terminal may
    draw for the styles "bar" (one share) and "trend" (the values); everybody else reads `text`. Use the functions
    below rather than the last three styles.
    """

    text: str
    style: str = ""
    figures: tuple[Fraction, ...] = ()


Inline = tuple[Span, ...]

EMPTY_CELL = "–"  # noqa: RUF001 - the dash of print
"""What stands in a cell of a table about which there is nothing to say."""

LINE = Span("\n", "break")
"""Begins a new line inside a list item, a paragraph or a fact; a table cell reads it as a space."""


def inline(*parts: str | Span | Inline) -> Inline:
    """Join texts, spans and inlines into one inline; empty texts are left out."""
    spans: list[Span] = []
    for part in parts:
        if isinstance(part, str):
            spans.append(Span(part))
        elif isinstance(part, Span):
            spans.append(part)
        else:
            spans.extend(part)
    return tuple(span for span in spans if span.text)


def strong(text: str) -> Span:
    """Return the text as the bold lead of its line."""
    return Span(text, "strong")


def emph(text: str) -> Span:
    """Return the text in italics."""
    return Span(text, "emph")


def quiet(text: str) -> Span:
    """Return the text as secondary: dimmed on a terminal, ordinary elsewhere."""
    return Span(text, "quiet")


def good(text: str) -> Span:
    """Return the text as good news: green on a terminal, ordinary elsewhere."""
    return Span(text, "good")


def warn(text: str) -> Span:
    """Return the text as something to watch: yellow on a terminal, ordinary elsewhere."""
    return Span(text, "warn")


def bad(text: str) -> Span:
    """Return the text as bad news: red on a terminal, ordinary elsewhere."""
    return Span(text, "bad")


def command(text: str) -> Span:
    """Return the text as a command to paste; in a fact, what follows it explains it and stands in its own column."""
    return Span(text, "command")


def bar(share: Fraction, text: str) -> Span:
    """Return a table cell that a terminal draws as a signed bar (less │ more) with `text` at its end.

    `share` is signed; a column's bars are drawn to the scale of its longest one.
    """
    return Span(text, "bar", (share,))


def trend(values: Iterable[int], unit: str = "") -> Span:
    """Return a sparkline that stands in a sentence, such as ▁▃▅; elsewhere the numbers are read: `1, 3, 5 a week`.

    The values run from the oldest to the newest; `unit` follows them where they are read.
    """
    numbers = tuple(values)
    said = " ".join(part for part in (", ".join(str(number) for number in numbers), unit) if part)
    return Span(said, "trend", tuple(Fraction(number) for number in numbers))


def lines_of(content: Inline) -> tuple[Inline, ...]:
    """Split an inline at its LINE spans."""
    lines: list[list[Span]] = [[]]
    for span in content:
        if span == LINE:
            lines.append([])
        else:
            lines[-1].append(span)
    return tuple(tuple(line) for line in lines)


def lined(lines: Iterable[Inline]) -> Inline:
    """Join inlines into one, each beginning a new line; `lines_of` takes it apart."""
    return tuple(span for line in lines for span in (LINE, *line))[1:]


def plain(content: Inline) -> str:
    """Return the text of an inline without its styles."""
    return "".join(span.text for span in content)


def words(content: Inline | str) -> int:
    """Count words: what stands between blanks and holds a letter or a digit."""
    text = content if isinstance(content, str) else plain(content)
    return sum(word[0].isalnum() or any(map(str.isalnum, word)) for word in text.split())


class Heading(NamedTuple):
    """A section's heading; `level` is 2 for a section, 3 for a part of one (1 is the document's own title)."""

    level: int
    text: str


class Paragraph(NamedTuple):
    """A paragraph of prose."""

    content: Inline


class Items(NamedTuple):
    """A list, numbered from 1 when `ordered`; never nested."""

    items: tuple[Inline, ...]
    ordered: bool = False


class Column(NamedTuple):
    """A table's column; `align` is "left" or "right"; `keep` means it is never wrapped or narrowed.

    The title may be empty; a table whose titles are all empty shows no heading row.
    """

    title: str
    align: str = "left"
    keep: bool = False


class Table(NamedTuple):
    """Rows of as many cells as there are columns; the first column names the row."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Inline, ...], ...]


class Fact(NamedTuple):
    """A label and what there is to say about it, one or more lines; an empty label continues the fact above.

    Where facts are read one per line, a line that names itself in lower case (`yours: none late`) joins its label
    (`Promises, yours: none late`), and one that does so in upper case (`To do before: …`) stands alone.
    """

    label: str
    lines: tuple[Inline, ...]


class Facts(NamedTuple):
    """Facts below each other with their labels in one column."""

    rows: tuple[Fact, ...]

    def merged(self) -> tuple[Fact, ...]:
        """Return the facts with those of an empty label joined to the one above."""
        whole: list[Fact] = []
        for fact in self.rows:
            if whole and not fact.label:
                whole[-1] = Fact(whole[-1].label, whole[-1].lines + fact.lines)
            else:
                whole.append(fact)
        return tuple(whole)


class Bar(NamedTuple):
    """A labelled bar: `share` of 1 (None: unknown, no bar), what it is about, and what is to be said after it.

    `label` stands in the label column, as in a fact, and is empty to continue. A `signed` share runs to both sides of
    a middle line, less on its left and more on its right, and is printed as points (+20), not as a percentage.
    """

    label: str
    share: Fraction | None
    text: Inline
    after: Inline
    signed: bool = False

    @property
    def figure(self) -> str:
        """Return the share in whole percent (`75 %`), or in points when signed (`+20`); unknown is empty.

        Halves round up, but what is not quite done is never 100 % and what has begun is never 0 %.
        """
        if self.share is None:
            return ""
        whole = int(abs(self.share) * 100 + Fraction(1, 2))
        if self.signed:
            return f"{'−' if self.share < 0 else '+'}{whole}" if whole else "0"  # noqa: RUF001 - the minus sign of print
        if 0 < self.share < 1:
            whole = min(max(whole, 1), 99)
        return f"{'−' if self.share < 0 and whole else ''}{whole} %"  # noqa: RUF001 - the minus sign of print


class Bars(NamedTuple):
    """Bars to one scale; `each` is what one row is called aloud: "Goal" reads as `Goal 1 of 3: …`."""

    rows: tuple[Bar, ...]
    each: str = ""


class Trend(NamedTuple):
    """A labelled row of numbers over time, oldest first, drawn as a sparkline where that can be seen."""

    label: str
    values: tuple[int, ...]


class Message(NamedTuple):
    """A text to copy, printed as it is, line for line."""

    text: str


class Node(NamedTuple):
    """One row of a tree: `depth` 0 is a root, at most one more than the row before; `after` stands beside the text."""

    depth: int
    text: Inline
    after: Inline = ()


class Tree(NamedTuple):
    """What hangs under what, in reading order: lines of a tree on a terminal, numbered like an outline aloud."""

    rows: tuple[Node, ...]


Block = Heading | Paragraph | Items | Table | Facts | Bars | Trend | Message | Tree


class Document(NamedTuple):
    """A finished page.

    `title` is its first line, printed by every renderer (empty: none); `audience` is whom it is for, as data for the
    formats that carry data; `private` puts PRIVATE before the title in every format.
    """

    title: str
    blocks: tuple[Block, ...]
    audience: str
    private: bool = False

    @property
    def headline(self) -> str:
        """Return the title as it is printed, with PRIVATE at its head when it is."""
        return " · ".join(part for part in ("PRIVATE" if self.private else "", self.title) if part)
