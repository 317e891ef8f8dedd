import io
import sys

import pytest

from careerbook.cli import _progress
from careerbook.cli._progress import Bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def drawn(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(_progress, "PATIENCE", 0.0)
    monkeypatch.setattr(_progress, "INTERVAL", 0.0)
    bar = Bar("Checking words")
    bar(5, 10)
    bar(7)
    bar.end()
    return stream.getvalue()


def test_a_terminal_sees_a_bar_that_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    text = drawn(monkeypatch, Terminal())
    assert "Checking words [############............] 5 of 10" in text
    assert text.endswith("\r\x1b[2K")


def test_nobody_at_a_terminal_sees_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(monkeypatch, io.StringIO()) == ""


def test_a_dumb_terminal_sees_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert drawn(monkeypatch, Terminal()) == ""


def test_short_work_draws_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    bar = Bar("Checking words")
    bar(5, 10)
    bar.end()
    assert stream.getvalue() == ""
