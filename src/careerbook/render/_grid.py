"""Which width each column of a table gets on a screen, and how its cells are drawn there."""

from itertools import product
from math import prod
from typing import Literal, NamedTuple

from rich.cells import cell_len
from rich.text import Text

from careerbook.document import Column, Inline, Span, Table
from careerbook.render._drawing import Axis
from careerbook.render._styled import styled
from careerbook.text import visible

_WHOLE = ((10, 3), (5, 3), (5, 2))
"""How a table is tried with every cell on one line: the cells of half a bar, and of the gap between two columns."""
_FOLDED = ((5, 3), (5, 2), (3, 2))
_FOLDED_FROM = 50  # cells; in fewer a folded table is a heap of words, and rows below each other read better
_FOLDS = 4  # lines of a cell, before the rows are stacked instead
_CHOICES = 5000  # ways to fold a table that are compared; of more, only the plainest are
_LOOKED_AT = 40  # rows that decide how a table is folded; a longer one is not worth the wait


class Fit(NamedTuple):
    """A table as it is drawn: the cells of its columns' gap and the columns' widths."""

    grid: "Grid"
    gap: int
    widths: tuple[int, ...]


class Grid:
    """A table's cells as they are drawn with bars of `half` cells to each side."""

    def __init__(self, table: Table, half: int) -> None:
        """Draw the cells."""
        self.head: list[Text] = []
        self.aligns: list[Literal["left", "right"]] = []
        self.wanted: list[int] = []
        self.whole: list[bool] = []
        columns: list[list[Text]] = []
        for index, column in enumerate(table.columns):
            axis, title, drawn = _column(column, [row[index] for row in table.rows], half)
            self.head.append(Text(title, "bold"))
            self.aligns.append("right" if column.align == "right" else "left")
            self.wanted.append(max(text.cell_len for text in (self.head[-1], *drawn)))
            self.whole.append(column.keep or column.align == "right" or bool(axis.top))
            columns.append(drawn)
        self.rows = [list(row) for row in zip(*columns, strict=True)]

    def folded(self, room: int) -> tuple[tuple[int, int], tuple[int, ...]] | None:
        """Fold the table best into `room` cells: the lines of its rows and of its cells, and its columns' widths."""
        looked = [self.head, *self.rows[:_LOOKED_AT]]
        choices = [
            [_Width(wanted, (1,) * len(looked))] if whole else _widths([row[at] for row in looked], wanted)
            for at, (wanted, whole) in enumerate(zip(self.wanted, self.whole, strict=True))
        ]
        if prod(map(len, choices)) > _CHOICES:
            choices = [_by_most_lines(widths) for widths in choices]
        fitting = (choice for choice in product(*choices) if sum(column.cells for column in choice) <= room)
        best = min(((_taken(choice), at, choice) for at, choice in enumerate(fitting)), default=None)
        return (best[0], tuple(column.cells for column in best[2])) if best else None


class _Width(NamedTuple):
    """A column's width, and how many lines each of its cells takes in it."""

    cells: int
    lines: tuple[int, ...]


def fit(table: Table, room: int) -> Fit | None:
    """Return the table as it is drawn in `room` cells with as few lines as can be, or None when it has no room.

    Bars are shortened before gaps are narrowed, and gaps before a cell is folded.
    """
    gaps = len(table.columns) - 1
    for half, gap in _WHOLE:
        grid = Grid(table, half)
        if sum(grid.wanted) + gap * gaps <= room:
            return Fit(grid, gap, tuple(grid.wanted))
    ways = []
    for at, (half, gap) in enumerate(_FOLDED if room >= _FOLDED_FROM else ()):
        grid = Grid(table, half)
        found = grid.folded(room - gap * gaps)
        if found:
            ways.append((found[0], at, Fit(grid, gap, found[1])))
    return min(ways, key=lambda way: way[:2])[2] if ways else None


def _column(column: Column, cells: list[Inline], half: int) -> tuple[Axis, str, list[Text]]:
    axis = Axis(((span.figures[0], visible(span.text)) for cell in cells for span in cell if _is_bar(span)), half)
    title = visible(column.title)
    return axis, axis.title(title) if axis.top else title, [_cell(cell, axis) for cell in cells]


def _is_bar(span: Span) -> bool:
    return span.style == "bar" and bool(span.figures)


def _cell(content: Inline, axis: Axis) -> Text:
    bars = [span for span in content if _is_bar(span)]
    if bars and axis.top:
        return Text(axis.draw(bars[0].figures[0], visible(bars[0].text)))
    return styled(tuple(Span(" ") if span.style == "break" else span for span in content))


def _widths(cells: list[Text], wanted: int) -> list[_Width]:
    """Return the widths, the widest first, below which some cell takes a line more."""
    words = [[cell_len(word) for word in cell.plain.split()] for cell in cells]
    least = max((length for cell in words for length in cell), default=0)
    found: list[_Width] = []
    for width in range(wanted, least - 1, -1):
        lines = tuple(_lines(cell, width) for cell in words)
        if max(lines) > _FOLDS:
            break
        if found and found[-1].lines == lines:
            found.pop()
        found.append(_Width(width, lines))
    return found or [_Width(wanted, (1,) * len(cells))]


def _by_most_lines(widths: list[_Width]) -> list[_Width]:
    """Return of the widths the smallest for each number of lines that the longest cell takes."""
    return list({max(width.lines): width for width in widths}.values())


def _taken(columns: tuple[_Width, ...]) -> tuple[int, int]:
    """Return the lines that all rows take, and those that all cells take."""
    rows = sum(map(max, zip(*(column.lines for column in columns), strict=True)))
    return rows, sum(sum(column.lines) for column in columns)


def _lines(words: list[int], width: int) -> int:
    """Count the lines that words of these cells take when each line holds as many as it can."""
    lines, at = 1, -1
    for word in words:
        if at + 1 + word > width and at >= 0:
            lines, at = lines + 1, -1
        at += 1 + word
    return lines
