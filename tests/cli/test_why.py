"""`--why` on every view that has one: the formula, and which cuts are settings; changing one changes the view."""

import os

import pytest

from careerbook.book import Book
from careerbook.demo.year import LAST_DAY, tell_year
from tests.cli.conftest import Run

VIEWS = [
    (["status"], "unchecked_days", "60"),
    (["goal", "show", "quota"], "review_ratio", "1.5"),
    (["challenge", "show", "3"], "raise_medium_days", "2"),
    (["rating", "show", "2"], "discuss_below", "0.9"),
    (["report", "role"], "role_weeks", "9"),
    (["report", "surprises"], "raise_medium_days", "2"),
    (["report", "coverage"], "feedback_client_days", "60"),
    (["report", "alignment"], "green_from", "0.9"),
    (["report", "plan"], "unchecked_days", "60"),
    (["report", "stories"], "stories_per_theme", "1"),
]
"""A view, and a setting that decides something of what it shows in the demo's year."""


@pytest.fixture
def demo(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.setenv("CAREERBOOK_TODAY", LAST_DAY)
    with Book(os.environ["CAREERBOOK_DB"], create=True) as book:
        book.commit(tell_year().batch)
    run("goal", "add", "Quota", "--metric", "deals:0:100", "--due", "2026-12-31")
    run("goal", "check", "quota", "--current", "112")


@pytest.mark.parametrize(
    ("view", "setting", "value"), VIEWS, ids=lambda part: " ".join(part) if isinstance(part, list) else ""
)
def test_why_names_the_setting_and_changing_it_changes_the_view(
    view: list[str], setting: str, value: str, run: Run, demo: None
) -> None:
    plain = run(*view).out
    why = " ".join(run(*view, "--why").out.split())
    assert "Why" in why
    assert f"{setting} = " in why
    run("config", "set", setting, value)
    assert run(*view).out != plain
    assert f"{setting} = {value}" in " ".join(run(*view, "--why").out.split())


@pytest.mark.parametrize("view", [["pitch", "show", "2"], ["impact", "show", "40"]], ids=" ".join)
def test_why_shows_the_formula_where_no_cut_decides(view: list[str], run: Run, demo: None) -> None:
    assert "Why" not in run(*view).out.split()
    assert "Why" in run(*view, "--why").out.split()
