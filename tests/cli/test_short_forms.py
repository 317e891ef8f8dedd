"""win, did, heard and risk take a text; what is plainly a command is refused, and saved only when that is said."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.terminal import Talk, talker


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Talk:
    return talker(monkeypatch, capsys)


VERBS = [
    ("win list", "careerbook impact list"),
    ("did help", "careerbook help did"),
    ("heard list", "careerbook feedback list"),
    ("risk list", "careerbook challenge list"),
    ("risk raise 1", "careerbook challenge raise 1"),
    ("win remove 6", "careerbook impact remove 6"),
    ("win Show impact-2", "careerbook impact show impact-2"),
]


@pytest.mark.parametrize(("typed", "meant"), VERBS)
def test_a_lone_verb_is_refused_and_the_command_named(typed: str, meant: str, run: Run, tmp_path: Path) -> None:
    told = run(*typed.split(), code=2)
    assert f"did you mean {meant}?" in told.err
    assert not (tmp_path / "book.db").exists()
    name, *words = typed.split()
    assert f"careerbook {name} -- {' '.join(words)}" in told.err
    run(name, "--", *words)
    assert (tmp_path / "book.db").exists()


@pytest.mark.parametrize("word", ["q", "quit", "Q"])
def test_a_lone_q_is_no_win(word: str, run: Run) -> None:
    assert f'"{word}" alone is no win' in run("win", word, code=2).err


@pytest.mark.parametrize("text", ["list of suppliers cut to four", "show 2 ways", "Add tests", "quit smoking"])
def test_a_text_that_only_begins_so_is_saved(text: str, run: Run) -> None:
    run("win", *text.split())


def test_q_at_the_question_saves_nothing(talk: Talk, tmp_path: Path) -> None:
    told = talk("win", answers=["q"])
    assert "nothing was saved" in told.err
    assert told.out == ""
    assert not (tmp_path / "book.db").exists()


def test_help_in_the_week_explains_and_saves_nothing(talk: Talk, run: Run) -> None:
    run("win", "The first one")
    told = talk("week", answers=["help", "q"])
    assert "Enter skips, q stops; what was answered before is kept." in told.err
    assert run("impact", "list").out.count("\n") == 1
