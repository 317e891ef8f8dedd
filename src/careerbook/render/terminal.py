"""For a screen: colour, tables and bars, never wider than the window and never only in colour.

This module is loaded by its name in FORMATS, and only when a terminal asks for it, so Rich stands at its head.
"""

from collections.abc import Iterator
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from careerbook.document import (
    EMPTY_CELL,
    Bar,
    Bars,
    Block,
    Document,
    Facts,
    Heading,
    Inline,
    Items,
    Paragraph,
    Table,
    Tree,
    Trend,
    lines_of,
    trend,
)
from careerbook.render._drawing import Axis, branch_lines, progress
from careerbook.render._grid import fit
from careerbook.render._styled import STYLES, styled
from careerbook.text import visible

PROSE = 100
"""Cells after which prose is hard to read, however wide the window is; tables may be wider."""

_NARROWEST = 20
_GAP = 3
_LEAST_VALUE = 26  # cells: below that, a value stands under its label
_BARS = ((16, 10), (12, 7), (8, 5))
"""How bars are tried: the cells of a whole one, and of the half of a signed one."""
_TO_TEXT = 2  # cells between a bar and its text
_GLUE = "\ufdd0"
"""Holds a command together while lines are broken: one cell wide, no blank, and never a character of a text."""


def render(document: Document, width: int, colour: bool) -> str:
    """Return the document for a window of `width` cells; without `colour` there is no escape sequence in it.

    No trailing spaces, one line break at the end. Below about 20 cells the lines are 20 cells wide.
    """
    page = _Page(document, max(width, _NARROWEST))
    if not colour:
        return "\n".join(line.plain for line in page.fitted()).rstrip("\n") + "\n"
    out = StringIO()
    console = Console(
        file=out,
        width=page.width,
        force_terminal=True,
        color_system="standard",
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    for line in page.fitted():
        console.print(line, soft_wrap=True)
    return out.getvalue().rstrip("\n") + "\n"


class _Page:
    """A document on its way to a window of a given width."""

    def __init__(self, document: Document, width: int) -> None:
        self.document, self.width = document, width
        self.console = Console(file=StringIO(), width=width, _environ={})
        self.indent = 2 if width >= 60 else 0
        self.room = min(width, PROSE)
        labels = [label for block in document.blocks for label in _labels(block)]
        self.value = self.indent + max((cell_len(label) for label in labels), default=-_GAP) + _GAP
        self.stacked = self.room - self.value < _LEAST_VALUE
        if self.stacked:
            self.value = self.indent + 2

    def lines(self) -> Iterator[Text]:
        """Yield the lines: the title, then the blocks with an empty line between, none under a heading."""
        if self.document.headline:
            yield from self.wrap(Text(visible(self.document.headline), "bold"), self.room)
        glued = not self.document.headline
        for block in self.document.blocks:
            lines = list(self.block(block))
            if not any(line.plain.strip() for line in lines):
                continue
            if not glued or isinstance(block, Heading):
                yield Text()
            yield from lines
            glued = isinstance(block, Heading)

    def fitted(self) -> Iterator[Text]:
        """Yield the lines without blanks at their end, none of them wider than the window."""
        for line in self.lines():
            line.rstrip()
            # a character may be wider beside its neighbour than alone (a skin tone after a space), so measure once more
            for part in self.wrap(line, self.width) if line.cell_len > self.width else (line,):
                part.rstrip()
                yield part

    def wrap(self, text: Text, width: int) -> list[Text]:
        """Break a text between its words; a command that one line can hold stays whole, so that it can be pasted."""
        if text.cell_len <= width and text.plain.isprintable():
            return [text]
        for start, end, style in text.spans:
            pasted = text.plain[start:end]
            if style == STYLES["command"] and cell_len(pasted) <= width:
                text.plain = text.plain[:start] + pasted.replace(" ", _GLUE) + text.plain[end:]
        lines = list(text.wrap(self.console, max(width, 1), tab_size=1)) or [Text()]
        for line in lines:
            line.plain = line.plain.replace(_GLUE, " ")
        return lines

    def hang(self, lead: Text, body: list[Text], at: int) -> Iterator[Text]:
        """Set lines at a column, with the lead before the first of them."""
        for index, line in enumerate(body):
            before = lead if index == 0 else Text()
            yield Text.assemble(before, " " * (at - before.cell_len), line)

    def block(self, block: Block) -> Iterator[Text]:
        if isinstance(block, Heading):
            yield from self.wrap(Text(visible(block.text), "bold"), self.room)
        elif isinstance(block, Paragraph):
            yield from self.prose(block.content, self.room)
        elif isinstance(block, Items):
            yield from self.items(block)
        elif isinstance(block, Table):
            yield from self.table(block)
        elif isinstance(block, Facts):
            for fact in block.merged():
                yield from self.labelled(fact.label, self.fact(fact.lines))
        elif isinstance(block, Bars):
            yield from self.bars(block)
        elif isinstance(block, Trend):
            lines = self.wrap(styled((trend(block.values),)), self.room - self.value)
            yield from self.labelled(block.label, lines)
        elif isinstance(block, Tree):
            yield from self.tree(block)
        else:
            for line in visible(block.text, lines=True).strip("\n").split("\n"):
                yield from self.wrap(Text(line), self.width)

    def prose(self, content: Inline, width: int) -> list[Text]:
        return [line for part in lines_of(content) for line in self.wrap(styled(part), width)]

    def items(self, block: Items) -> Iterator[Text]:
        at = len(str(len(block.items))) + 2 if block.ordered else 2
        for number, item in enumerate(block.items, 1):
            lead = Text(f"{number}." if block.ordered else "-")
            yield from self.hang(lead, self.prose(item, self.room - at), at)

    def labelled(self, label: str, body: list[Text]) -> Iterator[Text]:
        """Set a value beside its label, or under it in a narrow window."""
        said = Text(" " * self.indent + visible(label), "bold" if label else "")
        if self.stacked and label:
            yield from self.wrap(said, self.room)
            said = Text()
        yield from self.hang(said, body, self.value)

    def fact(self, lines: tuple[Inline, ...]) -> list[Text]:
        """Lay out a fact's lines; what explains a command stands in a column of its own when there is room."""
        room = self.room - self.value
        parts = [part for line in lines for part in lines_of(line) if part]
        commands = [styled(part[:1]).cell_len for part in parts if part[0].style == "command"]
        column = max(commands, default=0) + _GAP
        body: list[Text] = []
        for part in parts:
            if part[0].style != "command":
                body += self.wrap(styled(part), room)
                continue
            pasted, said = styled(part[:1]), styled(part[1:])
            said = said[len(said.plain) - len(said.plain.lstrip()) :]
            if column + said.cell_len <= room:
                body.append(Text.assemble(pasted, " " * (column - pasted.cell_len), said))
            else:
                body += [*self.wrap(pasted, room), *self.hang(Text(), self.wrap(said, room - 2), 2)]
        return body

    def bars(self, block: Bars) -> Iterator[Text]:
        """Lay out bars with their texts beside them, in a narrower window with shorter bars, or the texts below."""
        room = self.room - self.value
        texts = [styled(row.text) for row in block.rows]
        afters = [styled(row.after) for row in block.rows]
        wanted, after = (max((text.cell_len for text in column), default=0) for column in (texts, afters))
        after += _GAP if after else 0
        drawn: list[Text] = []
        for cells, half in _BARS:
            drawn = _drawn_bars(block.rows, cells, half)
            if not drawn or drawn[0].cell_len + _TO_TEXT + wanted + after <= room:
                break
        at = drawn[0].cell_len + _TO_TEXT if drawn else 0
        wide = min(wanted, room - at - after)
        for row, drawing, text, said in zip(block.rows, drawn, texts, afters, strict=True):
            if wide >= min(wanted, _LEAST_VALUE):
                first, *rest = self.wrap(text, wide)
                first.pad_right(wide - first.cell_len + _GAP)
                body = list(self.hang(drawing, [Text.assemble(first, said), *rest], at))
            else:
                body = [drawing, *self.wrap(Text.assemble(text, " " * (_GAP if said else 0), said), room)]
            yield from self.labelled(row.label, body)

    def tree(self, tree: Tree) -> Iterator[Text]:
        """Draw a tree; what stands after its texts has a column of its own, or stands below them in a narrow window."""
        leads = branch_lines([node.depth for node in tree.rows])
        room = self.room - self.indent
        texts = max((3 * node.depth + styled(lines_of(node.text)[0]).cell_len for node in tree.rows), default=0)
        after = max((styled(node.after).cell_len for node in tree.rows), default=0)
        column = min(texts, room - after - _GAP)
        beside = column >= min(texts, 3 * max((node.depth for node in tree.rows), default=0) + _LEAST_VALUE)
        for node, (lead, further) in zip(tree.rows, leads, strict=True):
            wide = room - max(len(lead), len(further))
            first, *rest = (styled(line) for line in lines_of(node.text))
            body = self.wrap(first, column - len(lead) if beside else wide)
            if beside and node.after:
                body[0].pad_right(column + _GAP - len(lead) - body[0].cell_len)
                body[0].append_text(styled(node.after))
            elif node.after:
                rest.insert(0, styled(node.after))
            body += [part for line in rest for part in self.wrap(line, wide)]
            for index, line in enumerate(body):
                yield Text.assemble(" " * self.indent, Text(further if index else lead, "dim"), line)

    def table(self, table: Table) -> Iterator[Text]:
        if not table.rows:
            return
        fitted = fit(table, self.width - self.indent)
        if not fitted:
            yield from self.stacked_rows(table)
            return
        grid = fitted.grid
        for row in ([grid.head] if any(column.title for column in table.columns) else []) + grid.rows:
            cells = [self.wrap(cell.copy(), width) for cell, width in zip(row, fitted.widths, strict=True)]
            for index in range(max(len(cell) for cell in cells)):
                line = Text(" " * self.indent)
                for cell, width, align in zip(cells, fitted.widths, grid.aligns, strict=True):
                    part = cell[index] if index < len(cell) else Text()
                    part.rstrip()
                    part.align(align, width)
                    line.append_text(part).append(" " * fitted.gap)
                yield line

    def stacked_rows(self, table: Table) -> Iterator[Text]:
        """Set each row's cells under its name, for a window in which the table has no room."""
        for number, row in enumerate(table.rows):
            if number:
                yield Text()
            name = styled(row[0])
            name.stylize("bold")
            first = visible(table.columns[0].title)
            yield from self.hang(Text(), self.wrap(Text.assemble(f"{first}: " if first else "", name), self.width), 0)
            for column, cell in zip(table.columns[1:], row[1:], strict=True):
                if cell:
                    title = visible(column.title).replace(" │ ", " or ")
                    said = Text.assemble(f"{title}: " if title else "", styled(cell))
                    yield from self.hang(Text(), self.wrap(said, self.width - 2), 2)


def _labels(block: Block) -> list[str]:
    if isinstance(block, Facts | Bars):
        return [visible(row.label) for row in block.rows]
    return [visible(block.label)] if isinstance(block, Trend) else []


def _drawn_bars(rows: tuple[Bar, ...], cells: int, half: int) -> list[Text]:
    """Draw bars and their figures, all of one width."""
    axis = Axis(((row.share, row.figure) for row in rows if row.signed and row.share is not None), half)
    drawn: list[Text] = []
    for row in rows:
        if row.share is None:
            drawn.append(Text(f"{'':{cells}} {EMPTY_CELL:>3}"))
        elif row.signed:
            drawn.append(Text(axis.draw(row.share, row.figure)))
        else:
            drawn.append(Text(f"{progress(row.share, cells)} {row.figure:>5}"))
    widest = max((text.cell_len for text in drawn), default=0)
    for text in drawn:
        text.pad_right(widest - text.cell_len)
    return drawn
