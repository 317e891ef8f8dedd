"""The table of formats."""

from importlib import import_module

import pytest

from careerbook.document import Bars, Column, Document, Facts, Items, Message, Paragraph, Table, inline
from careerbook.errors import InvalidInput
from careerbook.render import FORMATS, format_for_suffix


def test_every_format_has_a_module_with_its_renderer() -> None:
    for name, form in FORMATS.items():
        module = import_module(form.module)
        assert hasattr(module, "envelope" if name == "json" else "render")


@pytest.mark.parametrize(
    ("name", "label"), [("brief.md", "md"), ("A.MARKDOWN", "md"), (".txt", "text"), ("x.tar.json", "json")]
)
def test_a_suffix_decides(name: str, label: str) -> None:
    assert format_for_suffix(name) == label


@pytest.mark.parametrize("name", ["brief", "brief.pdf", "md", "terminal"])
def test_an_unknown_suffix_lists_the_known_ones(name: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        format_for_suffix(name)
    assert name in caught.value.sentence
    assert ".md, .markdown, .txt, .json" in caught.value.next_step


@pytest.mark.parametrize("name", ["terminal", "md", "text"])
def test_empty_blocks_leave_no_gap(name: str) -> None:
    render = import_module(FORMATS[name].module).render
    empty = (Items(()), Facts(()), Bars(()), Paragraph(()), Message(""), Table((Column(""),), ()))
    arguments = {"terminal": (80, False), "text": (80,)}.get(name, ())
    page = render(Document("Title", (*empty, Paragraph(inline("End"))), "me"), *arguments)
    assert page == f"{'# ' if name == 'md' else ''}Title\n\nEnd\n"
    assert render(Document("", (), "me"), *arguments) == "\n"
