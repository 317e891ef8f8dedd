"""Markdown that reads well where it lies, in a mail, and says the same in a viewer (CommonMark with GFM tables).

Text is escaped only where a viewer would act on it, so that ordinary prose stays ordinary.
"""

import re
from collections.abc import Iterator

from careerbook.document import (
    LINE,
    Bar,
    Bars,
    Block,
    Document,
    Facts,
    Heading,
    Inline,
    Items,
    Message,
    Node,
    Paragraph,
    Span,
    Table,
    Tree,
    Trend,
    inline,
    lines_of,
    strong,
    trend,
)
from careerbook.text import visible

_MARKS = {"strong": "**", "emph": "*", "command": "`"}
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_OPEN = _PUNCTUATION | frozenset("·…–—“”‘’„«»¿¡、。")  # noqa: RUF001 - quotes and dashes as people type them
_ACTING = re.compile(
    r"https?://[A-Za-z0-9.-]+/[A-Za-z0-9._~/?#*=-]*[A-Za-z0-9_~/#=-]"
    r"|`+|\*+|_+|~+"
    r"|\\(?=[!-/:-@\[-`{-~]| \Z)"  # a backslash that a viewer would take for an escape or a line break
    r"|](?=[(\[:])"  # a link, an image, the target of a reference
    r"|<(?=[A-Za-z/!?]|[^\s<>@]*@)"  # a tag, a comment, an autolink
    r"|&(?=#[0-9xX]|[A-Za-z][A-Za-z0-9]*;)"  # an entity
)
_STARTING = re.compile(
    r"#{1,6}(?=\s|$)|>|~{3}|[-+*](?=\s|$)|(?P<number>\d{1,9})[.)](?=\s|$)"  # a heading, a quote, a fence, a list
    r"|\[(?=[ xX]]( |$))"  # a task
    r"|[-=|:_*](?=[-=|:_* ]*$)"  # a rule, an underline, the second row of a table
)
_CLOSING = re.compile(r"(^|\s)(#+)$")


def render(document: Document) -> str:
    """Return the document as Markdown, without trailing spaces and with one line break at its end."""
    parts = [f"# {_heading(document.headline)}"] if document.headline else []
    marker = ""
    for block in document.blocks:
        part, marker = _block(block, marker)
        if part:
            parts.append(part)
    lines = "\n\n".join(parts).split("\n")
    return "\n".join(line.rstrip(" ") for line in lines).rstrip("\n") + "\n"


def _block(block: Block, before: str) -> tuple[str, str]:
    """Return a block and, for a list, its marker: two lists in a row take different ones, or they would be one."""
    if isinstance(block, Items) and block.items:
        mark = (")" if before == "." else ".") if block.ordered else ("*" if before == "-" else "-")
        leads = (f"{number}{mark}" if block.ordered else mark for number in range(1, len(block.items) + 1))
        return "\n".join(_item(lead, item) for lead, item in zip(leads, block.items, strict=True)), mark
    if isinstance(block, Facts | Bars | Trend):
        items = tuple(_fact_items(block))
        return _block(Items(items), before)
    if isinstance(block, Heading):
        return f"{'#' * min(max(block.level, 1), 6)} {_heading(block.text)}", ""
    if isinstance(block, Paragraph):
        return _lines(block.content), ""
    if isinstance(block, Table) and block.rows:
        return _table(block), ""
    if isinstance(block, Tree) and block.rows:
        mark = "*" if before == "-" else "-"
        return "\n".join(_node(mark, node) for node in block.rows), mark
    if isinstance(block, Message) and visible(block.text).strip():
        return _message(block.text), ""
    return "", before


def _item(lead: str, item: Inline) -> str:
    indent = "\n" + " " * (len(lead) + 1)
    return f"{lead} {_lines(item).replace(chr(10), indent)}"


def _node(mark: str, node: Node) -> str:
    """Return one row of a tree as an item of a nested list."""
    first, *rest = lines_of(node.text)
    head = inline(first, ": " if node.after else "", node.after)
    indent = "  " * node.depth
    return indent + _item(mark, inline(head, *(part for line in rest for part in (LINE, line)))).replace(
        "\n", f"\n{indent}"
    )


def _fact_items(block: Facts | Bars | Trend) -> Iterator[Inline]:
    if isinstance(block, Facts):
        for label, lines in block.merged():
            joined = tuple(part for line in lines for part in (Span(" · "), *line))[1:]
            yield inline(strong(f"{label}:") if label else "", " ", joined)
    elif isinstance(block, Bars):
        label = ""
        for row in block.rows:
            label = row.label or label
            yield _bar(row, label if not block.each else "")
    else:
        yield inline(strong(f"{block.label}:") if block.label else "", " ", trend(block.values))


def _bar(row: Bar, label: str) -> Inline:
    said = [part for part in (row.after, inline(row.figure)) if part]
    tail = tuple(part for piece in said for part in (Span(", "), *piece))[1:]
    return inline(strong(f"{label}:") if label else "", " ", row.text, ": " if row.text and tail else "", tail)


def _table(table: Table) -> str:
    rules = ("---:" if column.align == "right" else "---" for column in table.columns)
    head = " | ".join(_cell((Span(column.title),)) for column in table.columns)
    rows = (" | ".join(_cell(cell) for cell in row) for row in table.rows)
    lines = (f"| {head} |", f"|{'|'.join(rules)}|", *(f"| {row} |" for row in rows))
    return "\n".join(re.sub(r"  +\|", " |", line) for line in lines)


def _cell(content: Inline) -> str:
    folded = tuple(Span(" ") if span == LINE else span for span in content)
    return _spans(folded, starts=False).replace("|", "\\|").strip(" ")


def _heading(text: str) -> str:
    escaped = _spans((Span(text),), starts=False).strip(" ")
    return _CLOSING.sub(r"\1\\\2", escaped)


def _message(text: str) -> str:
    """Fence a text to copy with more backticks than it has in a row."""
    body = visible(text, lines=True).strip("\n")
    longest = max((len(run) for run in re.findall("`+", body)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{body}\n{fence}"


def _lines(content: Inline) -> str:
    """Render an inline whose LINE spans begin a new source line."""
    rendered = [_spans(line, starts=True) for line in lines_of(content)]
    return "\n".join(line for line in rendered if line)


class _Run:
    """A stretch of text with one mark: "" for none, else what opens and closes it."""

    __slots__ = ("mark", "text")

    def __init__(self, mark: str, text: str) -> None:
        self.mark, self.text = mark, text


def _spans(content: Inline, starts: bool) -> str:
    """Render spans on one line; `starts` says whether a viewer looks for a list, a heading or a quote at its head."""
    runs = _settled(_runs(content))
    if runs:
        runs[0].text = runs[0].text.lstrip(" ")
    parts: list[str] = []
    for index, run in enumerate(runs):
        before = runs[index - 1].mark[-1:] if index else ""
        after = runs[index + 1].mark[:1] if index + 1 < len(runs) else ""
        if run.mark == "`":
            parts.append(_code(run.text))
        elif run.mark:
            parts.append(f"{run.mark}{_escape(run.text, '*', '*')}{run.mark}")
        else:
            text = _escape(run.text, before, after)
            parts.append(_unstart(text, run.text) if starts and index == 0 else text)
    return "".join(parts)


def _runs(content: Inline) -> list[_Run]:
    """Turn spans into runs, with the blanks at a marked span's ends outside its marks."""
    runs: list[_Run] = []
    for span in content:
        text = visible(span.text) or " " * bool(span.text)
        mark = _MARKS.get(span.style, "")
        core = text.strip()
        if not mark or not core:
            runs.append(_Run("", text))
            continue
        head = text[: len(text) - len(text.lstrip())]
        runs += [_Run("", head), _Run(mark, core), _Run("", text[len(head) + len(core) :])]
    return _joined(runs)


def _joined(runs: list[_Run]) -> list[_Run]:
    joined: list[_Run] = []
    for run in runs:
        if joined and joined[-1].mark == run.mark:
            joined[-1].text += run.text
        elif run.text:
            joined.append(run)
    return joined


def _settled(runs: list[_Run]) -> list[_Run]:
    """Take the marks from what a viewer would not see as bold or italic there, such as **(a)** inside a word."""
    while True:
        for index, run in enumerate(runs):
            if run.mark in ("**", "*"):
                before = _edge(runs[index - 1], -1) if index else " "
                after = _edge(runs[index + 1], 0) if index + 1 < len(runs) else " "
                if "*" in (before, after) or not (_fits(before, run.text[0]) and _fits(after, run.text[-1])):
                    run.mark = ""
                    break
        else:
            return runs
        runs = _joined(runs)


def _edge(run: _Run, at: int) -> str:
    return run.mark[:1] or run.text[at]


def _fits(outside: str, inside: str) -> bool:
    """Say whether a mark between these two characters counts, by the narrower reading of what punctuation is."""
    return inside.isalnum() or outside.isspace() or outside in _OPEN


def _code(text: str) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _escape(text: str, before: str, after: str) -> str:
    """Escape what would act inside a line; `before` and `after` are the marks next to the text, "" at a line's end."""
    context = f"{')' if before else ' '}{text}{')' if after else ' '}"
    return _ACTING.sub(_shield, context)[1:-1]


def _shield(match: re.Match[str]) -> str:
    found, context = match.group(), match.string
    before, after = context[match.start() - 1], context[match.end()]
    if found[0] == "h":
        escaped = _escape(found[1:], "", "")
        return found if escaped == found[1:] or before == "\\" else f"<{found}>"
    apart = before.isspace() and (after.isspace() or found[0] == "~")
    if found[0] in "*_~" and (apart or (found[0] == "_" and before.isalnum() and after.isalnum())):
        return found
    return "".join(f"\\{char}" for char in found)


def _unstart(escaped: str, text: str) -> str:
    """Escape what would begin a list, a heading, a quote or a table when it stands at the head of a line."""
    match = _STARTING.match(text)
    if not match or escaped[0] != text[0]:
        return escaped
    at = len(match["number"] or "")
    return f"{escaped[:at]}\\{escaped[at:]}"
