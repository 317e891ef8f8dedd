"""What is said on a terminal is broken at its width, between words, and never inside a command that fits a line."""

import pytest

from careerbook.text import cell_width, fold
from tests.cli.conftest import Run
from tests.cli.terminal import Talk, talker


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Talk:
    return talker(monkeypatch, capsys)


SAID = (
    "  Sam Lee does not know. Raise now: found 3 days ago, limit 2 days. careerbook challenge raise 1 --heads-up, "
    'or: careerbook win "what you did. That helped" (or later), then again. Alas.'
)


@pytest.mark.parametrize("width", [40, 48, 60, 79, 80, 100])
def test_a_command_is_never_broken(width: int) -> None:
    lines = fold(SAID, width)
    assert all(cell_width(line) <= width for line in lines)
    assert " ".join(line.strip() for line in lines) == SAID.strip()
    assert any("careerbook challenge raise 1 --heads-up," in line for line in lines) or width < 48
    assert any('careerbook win "what you did. That helped"' in line for line in lines) or width < 48
    assert all(line.startswith("    ") for line in lines[1:])


def test_a_command_that_fits_no_line_is_broken_between_words() -> None:
    lines = fold('Next: careerbook goal edit 1 --metric "NAME:START:TARGET" --due 2026-12-31', 30)
    assert all(cell_width(line) <= 30 for line in lines)
    assert len(lines) > 2


def test_on_a_terminal_it_is_broken_and_in_a_pipe_it_is_not(
    talk: Talk, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    typed = ("call", "skip", "a name that nobody has and that is long enough for two lines", "--on", "today")
    told = talk(*typed, code=1).err
    assert all(cell_width(line) <= 50 for line in told.splitlines())
    assert run(*typed, code=1).err.count("\n") == 1


@pytest.mark.parametrize("columns", [40, 60, 79])
def test_the_root_page_fits_a_narrow_screen(columns: int, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = run("help").out
    monkeypatch.setenv("COLUMNS", str(columns))
    narrow = run("help").out
    assert all(len(line) <= columns for line in narrow.splitlines())
    assert narrow.split() == whole.split()
