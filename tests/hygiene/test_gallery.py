"""The gallery shows what the tests hold, and every view is in it."""

import docs.gallery as gallery
import pytest

from careerbook.cli._showing import CARDS
from careerbook.reports import REPORTS


@pytest.mark.parametrize("name", gallery.pages())
def test_a_picture_is_fresh(name: str) -> None:
    shown = (gallery.HERE / name).read_text(encoding="utf-8")
    assert shown == gallery.pages()[name], "run: .venv/bin/python docs/gallery.py"


def test_every_view_is_in_the_gallery() -> None:
    shown = {view.golden.split(".")[0] for view in gallery.VIEWS}
    assert shown == {name for name, report in REPORTS.items() if report.line} | {f"show-{kind}" for kind in CARDS}


def test_every_view_stands_beside_what_was_asked_for() -> None:
    rows = [line for line in gallery.pages()["gallery.md"].splitlines() if line.startswith("| !")]
    assert len(rows) == len(gallery.VIEWS)
    assert all(row.split(" | ")[1].strip(" |") for row in rows)
    by_hand = {view.asked for view in gallery.VIEWS if view.by_hand}
    assert by_hand == {path.name for path in gallery.ASKED.iterdir() if path.suffix != ".svg"}
