"""`report coverage` on the command line: the one question before the first page, and the page itself."""

import json
from pathlib import Path

import pytest

from careerbook.cli._session import session
from tests.cli.conftest import Run
from tests.cli.kept import add
from tests.cli.terminal import Talk, talker

QUESTION = "Does anybody report to you? [y/N]"


@pytest.fixture
def talk(run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Talk:
    add("feedback", text="It worked", source="peer", about="result")
    return talker(monkeypatch, capsys)


@pytest.mark.parametrize(("answer", "leads"), [("y", True), ("n", False), ("", False)])
def test_the_first_page_asks_whether_anybody_reports_to_you(talk: Talk, answer: str, leads: bool) -> None:
    got = talk("report", "coverage", "--format", "terminal", answers=[answer])
    assert QUESTION in got.err
    assert ("direct-report" in session.book().setting("sides")) == leads
    assert ("anyone you lead" in got.out) == leads
    again = talk("report", "coverage", "--format", "terminal")
    assert QUESTION not in again.err


def test_ctrl_d_leaves_the_question_for_another_day(talk: Talk) -> None:
    got = talk("report", "coverage", "--format", "terminal")
    assert "1 of 5 sides heard" in got.out
    assert "sides" not in session.book().settings
    assert QUESTION in talk("report", "coverage", "--format", "text", answers=["n"]).err


def test_a_rehearsal_asks_nothing_and_prints_the_page(talk: Talk) -> None:
    got = talk("--dry-run", "report", "coverage", "--format", "terminal")
    assert QUESTION not in got.err
    assert "1 of 5 sides heard" in got.out
    assert QUESTION in talk("report", "coverage", "--format", "terminal", answers=["n"]).err


@pytest.mark.parametrize("words", [("--no-input", "report", "coverage"), ("report", "coverage", "-o", "page.md")])
def test_nobody_is_asked_who_does_not_want_to_be_or_does_not_read_along(
    talk: Talk, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert QUESTION not in talk(*words).err
    assert "sides" not in session.book().settings


def test_without_a_terminal_and_as_json_nothing_is_asked(run: Run, talk: Talk) -> None:
    assert "1 of 5 sides heard" in run("report", "coverage").out
    data = json.loads(talk("report", "coverage", "--json").out)
    assert data["kind"] == "coverage"
    assert data["data"]["missing"] == ["manager", "direct-report", "customer", "self"]
    assert "sides" not in session.book().settings


def test_asking_the_sides_can_be_undone_and_changed(run: Run, talk: Talk) -> None:
    got = talk("report", "coverage", "--format", "terminal", answers=["n"])
    assert "careerbook config set sides +direct-report" in got.err
    run("config", "set", "sides", "+direct-report")
    assert "direct-report" in run("config", "get", "sides").out
