"""The table of formats."""

from importlib import import_module

import pytest

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
