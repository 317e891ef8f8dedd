"""The gallery shows what the tests hold, and every view is in it."""

import docs.gallery as gallery
import pytest

from careerbook.reports import REPORTS


@pytest.mark.parametrize("name", gallery.pages())
def test_a_picture_is_fresh(name: str) -> None:
    shown = (gallery.HERE / name).read_text(encoding="utf-8")
    assert shown == gallery.pages()[name], "run: .venv/bin/python docs/gallery.py"


def test_every_view_is_in_the_gallery() -> None:
    assert {name for name, _ in gallery.VIEWS} == {name for name, report in REPORTS.items() if report.line}
