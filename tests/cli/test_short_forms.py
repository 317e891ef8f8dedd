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


PRIVATE = (
    "goal add Faster checkout", "service add Reviews", "objective add Close faster", "commitment add Plan --owner me",
    "call plan --on 2026-12-12", "engagement add Tester --start 2020-01-01 --end 2020-02-01", "client add Kim Lee",
    "opportunity add A second reader", "risk The feed may stop", "heard It helped --from Zed", "pitch add A course",
    "autonomy add Hiring", "duty add Cover", "session add", "story add The feed", "competency add Writing",
    "rating add overall --self 3",
)  # fmt: skip


@pytest.mark.parametrize("line", PRIVATE)
def test_what_is_saved_as_private_is_said_to_be_only_for_you(line: str, run: Run) -> None:
    run("client", "add", "Alex Rivera")
    told = run(*line.split(), "--private").err
    assert "only for you" in told
    assert "into the page" not in told


def test_every_win_says_who_may_see_it(run: Run) -> None:
    for number in range(1, 8):
        told = run("win", f"Number {number}", "--private").err
        assert f'Saved impact-{number}, today: "Number {number}" · only for you' in told
    told = run("win", "Spoke for bed 12", "--private").err
    assert "only for you" in told.partition("Saved")[2]


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
