"""Runs the program in process, with everything that differs between machines pinned."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from careerbook.cli.main import main


class Result(NamedTuple):
    out: str
    err: str
    code: int


Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def pinned(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "VISUAL", "EDITOR", "GITHUB_ACTIONS", "PAGER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home/data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home/config"))
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("CAREERBOOK_TODAY", "2026-11-20")
    monkeypatch.setenv("CAREERBOOK_DB", str(tmp_path / "book.db"))
    (tmp_path / "home").mkdir()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run one command line; the test fails unless it ends with `code`."""

    def runs(*words: str, code: int | None = 0, stdin: str | None = None) -> Result:
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin or ""))
        capsys.readouterr()
        got = main(list(words))
        told = capsys.readouterr()
        if code is not None:
            assert got == code, f"{' '.join(words)} ended with {got}: {told.err}{told.out}"
        return Result(told.out, told.err, got)

    return runs
