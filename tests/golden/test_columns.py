"""A page on a screen: every column is straight, and a narrow screen says all that a wide one says, in its order."""

from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from rich.cells import cell_len

from careerbook.document import (
    Bars,
    Column,
    Document,
    Facts,
    Heading,
    Items,
    Message,
    Paragraph,
    Span,
    Table,
    Tree,
    plain,
)
from careerbook.render import terminal
from careerbook.text import visible
from tests.golden.desk import SCREENS, pinned, shown, written

DRAWN = set("█░▌▐│▁▂▃▄▅▆▇├└─\N{EN DASH}")
"""What a screen draws or sets where there is nothing to say."""

Show = Callable[[str, str, int], tuple[Document, str]]


@pytest.fixture
def screen(
    books: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Show:
    """Return a function that shows a page on a screen of so many columns: the document, and what was printed."""
    documents: list[Document] = []
    render = terminal.render

    def kept(document: Document, width: int, colour: bool) -> str:
        documents.append(document)
        return render(document, width, colour)

    def show(book: str, name: str, columns: int) -> tuple[Document, str]:
        pinned(monkeypatch, tmp_path, books[book], columns)
        monkeypatch.setenv("FORCE_COLOR", "1")
        documents.clear()
        printed = shown(capsys, written(book, name, "terminal"))
        assert len(documents) == 1
        return documents[0], printed

    monkeypatch.setattr(terminal, "render", kept)
    return show


@pytest.mark.parametrize("columns", [80, 100, 140])
@pytest.mark.parametrize(("book", "name"), SCREENS)
def test_no_column_is_ragged(book: str, name: str, columns: int, screen: Show) -> None:
    document, printed = screen(book, name, columns)
    for table in (block for block in document.blocks if isinstance(block, Table) and block.rows):
        lines = terminal.render(Document("", (table,), document.audience), columns, False).rstrip("\n")
        assert lines in printed
        assert straight(table, lines.split("\n")), lines
    assert len(set(value_columns(document, printed.split("\n")))) <= 1
    assert len(set(tree_columns(document, printed.split("\n")))) <= 1


def straight(table: Table, lines: list[str]) -> bool:
    """Tell whether lines can be cut into the table's columns with two blanks between, each flush on its side."""
    if lines[0].lstrip().startswith(f"{visible(table.columns[0].title)}: "):
        return all(len(line) - len(line.lstrip()) in (0, 2) for line in lines)
    cells = [by_cell(line) for line in lines]
    width = max(len(line) for line in cells)
    blank = [all(at >= len(line) or line[at] == " " for line in cells) for at in range(width)]
    gutters = [at for at in range(1, width) if blank[at] and blank[at - 1] and not all(blank[: at + 1])]
    ends = [at for at in gutters if at + 1 == width or not blank[at + 1]]
    shown_columns = [
        column
        for number, column in enumerate(table.columns)
        if column.title or any(plain(row[number]).strip() for row in table.rows)
    ]
    return any(
        all(
            flush(column.align, [line[first:last] for line in cells])
            for column, first, last in zip(shown_columns, (0, *cut), (*cut, width), strict=True)
        )
        for cut in combinations([at + 1 for at in ends], len(shown_columns) - 1)
    )


def by_cell(line: str) -> list[str]:
    """Return a line with one item for each cell of the screen; a wide character fills the second of its two."""
    cells: list[str] = []
    for at, char in enumerate(line, 1):
        more = cell_len(line[:at]) - len(cells)
        if more > 0:
            cells += [char] + ["wide"] * (more - 1)
    return cells


def flush(align: str, parts: list[list[str]]) -> bool:
    """Tell whether what stands in a column begins, ends or crosses its axis in one cell."""
    filled = [part for part in parts if any(cell != " " for cell in part)]
    starts = {next(at for at, cell in enumerate(part) if cell != " ") for part in filled}
    ends = {max(at for at, cell in enumerate(part) if cell != " ") for part in filled}
    axes = {part.index("│") for part in filled if "│" in part}
    return len(axes) == 1 or len(ends if align == "right" else starts) <= 1


def value_columns(document: Document, lines: list[str]) -> Iterator[int]:
    """Yield the cell in which the value of each labelled line begins."""
    for block in document.blocks:
        for row in block.rows if isinstance(block, Facts | Bars) else ():
            for line in lines:
                label = visible(row.label)
                rest = line.strip().removeprefix(label)
                if label and rest.startswith("   ") and line.strip().startswith(label):
                    yield cell_len(line) - cell_len(rest.lstrip())


def tree_columns(document: Document, lines: list[str]) -> Iterator[int]:
    """Yield the cell in which what stands after each row of a tree begins."""
    for block in document.blocks:
        for node in block.rows if isinstance(block, Tree) else ():
            after = visible(plain(node.after))
            for line in lines:
                if after and line.endswith(f"   {after}"):
                    yield cell_len(line) - cell_len(after)


def test_straight_can_tell_a_ragged_table() -> None:
    table = Table(tuple(Column(name) for name in ("Goal", "Due")), ())
    assert straight(table, ["  Goal    Due", "  Close   31 Mar"])
    assert not straight(table, ["  Goal    Due", "  Close    31 Mar"])
    assert not straight(table, ["  Goal Due", "  Close 31 Mar"])


@pytest.mark.parametrize(("book", "name"), SCREENS)
def test_a_narrow_screen_says_every_word_in_order(book: str, name: str, screen: Show) -> None:
    document, printed = screen(book, name, 140)
    in_order = [part for block in document.blocks for part in texts(block)]
    heads = [head for title in titles(document) for head in (title, f"{title}:")]
    known = "".join("".join(visible(line, lines=True).split()) for line in (document.headline, *in_order, *heads))
    wide = ["".join(char for char in word if char not in DRAWN) for word in printed.split()]
    assert [word for word in wide if word not in known] == []
    again, printed = screen(book, name, 40)
    assert again == document
    narrow, at = "".join(printed.split()), 0
    for line in (document.headline, *in_order):
        for word in visible(line, lines=True).split():
            found = narrow.find(word, at)
            assert found >= 0, f'"{word}" of "{line}" is not said, or not in its place'
            at = found + len(word)
    assert [title for title in titles(document) if "".join(title.split()) not in narrow] == []


def titles(document: Document) -> list[str]:
    """Return the titles of the columns that say something, without a drawn line in them."""
    columns = [
        column
        for table in document.blocks
        if isinstance(table, Table)
        for number, column in enumerate(table.columns)
        if any(plain(row[number]).strip() for row in table.rows)
    ]
    return [part for column in columns for part in visible(column.title).split(" │ ")]


def texts(block: object) -> Iterator[str]:
    """Yield what a block says, in the order in which it is read; column titles are not in it."""
    if isinstance(block, Heading | Message):
        yield block.text
    elif isinstance(block, Paragraph):
        yield said(block.content)
    elif isinstance(block, Items):
        for number, item in enumerate(block.items, 1):
            yield from (f"{number}." if block.ordered else "-", said(item))
    elif isinstance(block, Table):
        yield from (said(cell) for row in block.rows for cell in row)
    elif isinstance(block, Facts):
        for fact in block.rows:
            yield from (fact.label, *(said(line) for line in fact.lines))
    elif isinstance(block, Bars):
        for bar in block.rows:
            yield from (bar.label, bar.figure, said(bar.text), said(bar.after))
    elif isinstance(block, Tree):
        for node in block.rows:
            first, *rest = said(node.text).split("\n")
            yield from (first, said(node.after), *rest)
    else:
        raise AssertionError(f"{type(block).__name__} is a block that this test does not read")


def said(content: tuple[Span, ...]) -> str:
    """Return what an inline says, without what is only drawn."""
    words = [span for span in content if span.style == "break" or not set(span.text.strip()) <= DRAWN]
    return "".join(span.text for span in words if span.style != "trend")
