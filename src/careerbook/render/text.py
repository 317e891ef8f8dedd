"""Plain text for screen readers, narrow screens and `TERM=dumb`: one fact per line, nothing that only the eye can tell.

Figures and signs are written as they are said: `75 percent`, `9 to 6 days`, `;` for the dot between facts.
"""

import re
from collections.abc import Iterable, Iterator

from careerbook.document import (
    EMPTY_CELL,
    Bar,
    Bars,
    Block,
    Column,
    Document,
    Fact,
    Facts,
    Heading,
    Inline,
    Items,
    Message,
    Paragraph,
    Table,
    Tree,
    Trend,
    lines_of,
    plain,
    trend,
)
from careerbook.text import visible, wrap

_HANG = "  "
_SPOKEN = (
    (re.compile(r"(?<=\d) %"), " percent"),
    (re.compile(r" → (?=\d)"), " to "),
    (re.compile(r" +· +"), "; "),
    (re.compile(" │ "), " or "),
    (re.compile(r"(?<=\S)  +"), " "),
)
_NAMED = re.compile(r"[^\W\d_][^:.,;]{0,30}: ")
_NOTHING = (EMPTY_CELL, "-")


def render(document: Document, width: int | None = 80) -> str:
    """Return the document one fact per line, wrapped at `width` cells with a hanging indent (None: not wrapped).

    A message to copy is never wrapped. No trailing spaces, one line break at the end.
    """
    parts = [_wrapped([_said(document.headline)], width)] if document.headline else []
    glued = False
    for block in document.blocks:
        heading = isinstance(block, Heading)
        lines = list(_block(block)) if isinstance(block, Message) else _wrapped(_block(block), width)
        if not any(lines):
            continue
        if glued and not heading:
            parts[-1] += lines
        else:
            parts.append(lines)
        glued = heading
    page = "\n\n".join("\n".join(lines) for lines in parts)
    return page.rstrip("\n") + "\n"


def _wrapped(lines: Iterable[str], width: int | None) -> list[str]:
    wrapped: list[str] = []
    for line in lines:
        indent = line[: len(line) - len(line.lstrip(" "))]
        wrapped += wrap(line, max(width, 10), indent + _HANG) if width is not None else [line.rstrip(" ")]
    return wrapped


def _said(text: str) -> str:
    """Write a text as it is read aloud, on one line."""
    said = visible(text)
    for pattern, spoken in _SPOKEN:
        said = pattern.sub(spoken, said)
    return said.strip(" ")


def _lines(content: Inline) -> list[str]:
    return [said for line in lines_of(content) if (said := _said(plain(line)))]


def _ended(text: str) -> str:
    """End a fact with a full stop, except after other marks and after an address, where it would be copied."""
    closes = text[-1:].isalnum() or text.endswith((")", "%"))
    return f"{text}." if closes and "/" not in text.rsplit(" ", 1)[-1] else text


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield _said(block.text)
    elif isinstance(block, Paragraph):
        yield from _lines(block.content)
    elif isinstance(block, Items):
        for number, item in enumerate(block.items, 1):
            lead = f"{number}." if block.ordered else "-"
            first, *rest = _lines(item) or [""]
            yield f"{lead} {first}"
            yield from (f"{_HANG}{line}" for line in rest)
    elif isinstance(block, Table):
        for row in block.rows:
            yield from _row(block.columns, row)
    elif isinstance(block, Facts):
        for fact in block.merged():
            yield from _fact(fact)
    elif isinstance(block, Bars):
        yield from _bars(block)
    elif isinstance(block, Trend):
        yield _ended(_labelled(block.label, trend(block.values).text))
    elif isinstance(block, Tree):
        yield from _tree(block)
    else:
        yield from (line.rstrip(" ") for line in visible(block.text, lines=True).strip("\n").split("\n"))


def _labelled(label: str, text: str) -> str:
    return ": ".join(part for part in (_said(label), text) if part)


def _fact(fact: Fact) -> Iterator[str]:
    lines = tuple(part for line in fact.lines for part in lines_of(line) if part)
    for index, line in enumerate(lines):
        text = _said(plain(line))
        if line[0].style == "command":
            yield _labelled(fact.label, _said(line[0].text))
            if explained := _said(plain(line[1:])):
                yield _HANG + _ended(explained)
        elif len(lines) > 1 and fact.label and _NAMED.match(text) and text[0].islower():
            yield _ended(f"{_said(fact.label)}, {text}")
        elif index and _NAMED.match(text):
            yield _ended(text)
        else:
            yield _ended(_labelled(fact.label, text))


def _bars(bars: Bars) -> Iterator[str]:
    label = ""
    for number, row in enumerate(bars.rows, 1):
        label = row.label or label
        lead = f"{bars.each} {number} of {len(bars.rows)}" if bars.each else label
        after = _said(plain(row.after))
        said = (_said(plain(row.text)), after[:1].upper() + after[1:], _measured(row))
        yield _labelled(lead, " ".join(_ended(part) for part in said if part))


def _tree(tree: Tree) -> Iterator[str]:
    """Number a tree like an outline: `1.2. Cost to serve (team): no goal of yours.`; further lines stand below."""
    place: list[int] = []
    for node in tree.rows:
        place = [*place[: node.depth], place[node.depth] + 1 if node.depth < len(place) else 1]
        indent = _HANG * node.depth
        first, *rest = _lines(node.text) or [""]
        after = _said(plain(node.after))
        number = ".".join(str(part) for part in place)
        yield f"{indent}{number}. {_ended(_labelled(first, after) if after else first)}"
        yield from (f"{indent}{_HANG}{_ended(line)}" for line in rest)


def _measured(row: Bar) -> str:
    """Say a bar's figure: `75 percent`, `20 points more`."""
    if not row.signed or not row.share:
        return "No difference." if row.signed and row.share is not None else _said(row.figure)
    return f"{row.figure.lstrip('+−')} points {'more' if row.share > 0 else 'less'}"  # noqa: RUF001 - the minus of print


def _row(columns: tuple[Column, ...], row: tuple[Inline, ...]) -> Iterator[str]:
    """Say a row: its name, and its cells below it; or all on one line when the first column has no title."""
    first, *titles = (_said(column.title) for column in columns)
    name, *cells = (_cell(cell) for cell in row)
    pairs = [(title, cell) for title, cell in zip(titles, cells, strict=True) if cell]
    if first:
        yield _labelled(first, name)
        yield from (_HANG + _ended(_labelled(title, cell)) for title, cell in pairs)
    else:
        yield _ended(_labelled(name, "; ".join(f"{title} {cell}".lstrip(" ") for title, cell in pairs)))


def _cell(content: Inline) -> str:
    said = " ".join(_lines(content))
    return "none" if said in _NOTHING else said
