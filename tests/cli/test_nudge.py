import os
from pathlib import Path

import pytest

from careerbook.reports import nudge
from tests.cli.conftest import Run


def test_without_a_book_it_says_nothing_and_makes_nothing(run: Run) -> None:
    told = run("nudge")
    assert (told.out, told.err) == ("", "")
    assert not Path(os.environ["CAREERBOOK_DB"]).exists()


def test_nothing_due_says_nothing(run: Run) -> None:
    run("win", "Done this very day")
    told = run("nudge")
    assert (told.out, told.err) == ("", "")


def test_what_is_due_is_one_line_on_stdout(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("win", "Long ago")
    monkeypatch.setenv("CAREERBOOK_TODAY", "2027-01-20")
    told = run("nudge")
    assert told.out.count("\n") == 1
    assert told.out.strip()
    assert told.err == ""


def test_a_line_that_holds_control_characters_stays_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("win", "Something")
    monkeypatch.setattr(nudge, "nudge", lambda reader: "beware\x1b[31m of\nthe \u202eedge")
    assert run("nudge").out == "beware␛[31m of the <U+202E>edge\n"
