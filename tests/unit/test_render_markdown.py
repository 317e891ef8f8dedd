"""Markdown: what a viewer shows is what was written, and what lies in a mail reads like prose."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from careerbook.document import (
    LINE,
    Bar,
    Bars,
    Column,
    Document,
    Fact,
    Facts,
    Heading,
    Items,
    Message,
    Paragraph,
    Span,
    Table,
    Trend,
    bar,
    command,
    emph,
    inline,
    strong,
)
from careerbook.render.markdown import render
from careerbook.text import visible

VIEWER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown(markdown: str) -> list[str]:
    """Return what a viewer shows, one text per paragraph, heading, list item, cell or fence."""
    return [_text(token) for token in VIEWER.parse(markdown) if token.type in ("inline", "fence", "html_block", "hr")]


def _text(token: Token) -> str:
    if token.children is None:
        return token.content.rstrip("\n") if token.type == "fence" else f"!{token.type}"
    said = {"text": "{}", "code_inline": "{}", "softbreak": " "}
    marks = ("strong_open", "strong_close", "em_open", "em_close", "link_open", "link_close")
    return "".join(
        "" if child.type in marks else said.get(child.type, f"!{child.type}").format(child.content)
        for child in token.children
    )


def kinds(markdown: str) -> list[str]:
    return [token.type for token in VIEWER.parse(markdown) if token.nesting == 1]


def page(*blocks: object) -> Document:
    return Document("", blocks, "me")  # type: ignore[arg-type] # the tests hand over any block


HARD = st.text(
    st.sampled_from("ab1 .,:;!?()[]{}<>|\\`*_~#+-=&/@\"'^$%\n\t\u202e\x1b\u200d€é日") | st.characters(), max_size=24
)
STYLES = st.sampled_from(["", "strong", "emph", "quiet", "bad", "command"])
INLINES = st.lists(st.builds(Span, HARD, STYLES), min_size=1, max_size=4).map(tuple)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def said(content: tuple[Span, ...]) -> str:
    return squeezed("".join(visible(span.text) or " " * bool(span.text) for span in content))


@given(INLINES)
def test_a_viewer_shows_exactly_what_a_paragraph_says(content: tuple[Span, ...]) -> None:
    assert squeezed(" ".join(shown(render(page(Paragraph(content)))))) == said(content)


@given(st.lists(INLINES, min_size=1, max_size=3), st.booleans())
def test_a_viewer_shows_exactly_what_a_list_says(items: list[tuple[Span, ...]], ordered: bool) -> None:
    viewed = render(page(Items(tuple(items), ordered)))
    assert [squeezed(text) for text in shown(viewed)] == [said(item) for item in items if said(item)]
    assert kinds(viewed).count("list_item_open") == len(items)


@given(INLINES, INLINES)
def test_a_new_line_never_changes_what_the_line_above_is(first: tuple[Span, ...], second: tuple[Span, ...]) -> None:
    viewed = render(page(Paragraph(inline(first, LINE, second))))
    assert set(kinds(viewed)) <= {"paragraph_open"}
    assert squeezed(" ".join(shown(viewed))) == squeezed(f"{said(first)} {said(second)}")


@given(st.lists(INLINES, min_size=2, max_size=2), HARD)
def test_a_viewer_shows_exactly_what_a_table_says(cells: list[tuple[Span, ...]], title: str) -> None:
    viewed = render(page(Table((Column(title), Column("n", "right")), (tuple(cells),))))
    assert kinds(viewed).count("td_open") == 2
    assert [squeezed(text) for text in shown(viewed)] == [squeezed(visible(title)), "n", *map(said, cells)]


@given(HARD)
def test_a_viewer_shows_exactly_what_a_heading_says(text: str) -> None:
    viewed = render(page(Heading(2, text)))
    assert kinds(viewed) == ["heading_open"]
    assert squeezed(" ".join(shown(viewed))) == squeezed(visible(text))


@given(st.text(st.sampled_from("ab `~#\n") | st.characters()))
def test_a_message_is_printed_as_it_is(text: str) -> None:
    body = visible(text, lines=True).strip("\n")
    viewed = shown(render(page(Message(text))))
    expected = [[line.rstrip(" ") for line in body.split("\n")]] if body.strip() else []
    assert [[line.rstrip(" ") for line in part.split("\n")] for part in viewed] == expected


@pytest.mark.parametrize(
    "text",
    [
        "p95 900 → 540 ms (40 %), 3.5 times",
        "snake_case and a-b, R&D, 5 < 6 > 4",
        "[red] [/foo] :smile: #12 @jo",
        "~5 minutes, 3 * 4, C#",
        "https://example.org/a_b?c=d&e=f",
        "C:\\Users\\maya",
    ],
)
def test_ordinary_prose_stays_as_it_is(text: str) -> None:
    assert render(page(Paragraph(inline(text)))) == f"{text}\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("- no list", "\\- no list"),
        ("1. no list", "1\\. no list"),
        ("# no heading", "\\# no heading"),
        ("> no quote", "\\> no quote"),
        ("---", "\\---"),
        ("[ ] no task", "\\[ ] no task"),
        ("<script>alert(1)</script>", "\\<script>alert(1)\\</script>"),
        ("[text](http://evil)", "[text\\](http://evil)"),
        ("**loud** `code`", "\\*\\*loud\\*\\* \\`code\\`"),
        ("&copy; &#65;", "\\&copy; \\&#65;"),
        ("a\nb", "a b"),
        ("\x1b[31mred", "␛[31mred"),
        ("<jo@example.org>", "\\<jo@example.org>"),
        ("https://example.org/~maya/", "<https://example.org/~maya/>"),
    ],
)
def test_what_a_viewer_would_act_on_is_escaped(text: str, written: str) -> None:
    assert render(page(Paragraph(inline(text)))) == f"{written}\n"


def test_marks_stand_only_where_a_viewer_sees_them() -> None:
    assert render(page(Paragraph(inline(strong("Close, by Tue."), " Then ", emph("more "), "follows")))) == (
        "**Close, by Tue.** Then *more* follows\n"
    )
    assert render(page(Paragraph(inline("re", strong("(a)"), "b")))) == "re(a)b\n"
    assert render(page(Paragraph(inline("run ", command("careerbook `x`"))))) == "run `` careerbook `x` ``\n"


def test_two_lists_in_a_row_stay_two() -> None:
    blocks = (Items((inline("a"),), True), Items((inline("b"),), True), Items((inline("c"),)), Items((inline("d"),)))
    assert render(page(*blocks)) == "1. a\n\n1) b\n\n- c\n\n* d\n"


def test_facts_bars_and_trends_become_a_list() -> None:
    blocks = (
        Facts((Fact("Promises", (inline("yours: none"),)), Fact("", (inline("theirs: one"),)))),
        Bars((Bar("Goals", None, inline("Guild"), inline("on track")),), "Goal"),
        Trend("Wins", (1, 3)),
        Table(
            (Column(""), Column("less │ more")),
            ((inline("Cover"), inline(bar(Fraction(1, 10), "+10"))),),
        ),
    )
    assert render(page(*blocks)) == (
        "- **Promises:** yours: none · theirs: one\n\n* Guild: on track\n\n- **Wins:** 1, 3\n\n"
        "| | less │ more |\n|---|---|\n| Cover | +10 |\n"
    )


def test_private_stands_at_the_head() -> None:
    assert render(Document("Prep for Alex", (), "me", private=True)) == "# PRIVATE · Prep for Alex\n"
