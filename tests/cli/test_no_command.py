"""A word that is no command leads to one that is, in one step."""

import re

import pytest

from careerbook.cli.root import MEANT, rows
from tests.cli.conftest import Run


@pytest.mark.parametrize("line", sorted(set(MEANT.values())))
def test_every_line_that_is_suggested_is_a_command(line: str, run: Run) -> None:
    assert run(*line.split(), "--help").out


@pytest.mark.parametrize("word", sorted(MEANT))
def test_what_is_suggested_is_said_and_can_be_pasted(word: str, run: Run) -> None:
    told = run(word, code=2).err
    assert f"did you mean careerbook {MEANT[word]}?" in told
    step = re.search(r"Next: careerbook (.+)$", told)
    assert step is not None
    run("win", "So that there is a book")
    run(*step[1].split())


@pytest.mark.parametrize(
    ("typed", "suggested", "step"),
    [
        ("lg", "careerbook win?", "careerbook help win"),
        ("wins", "careerbook impact list?", "careerbook impact list"),
        ("version", "careerbook --version?", "careerbook --version"),
        ("versoin", "careerbook --version?", "careerbook --version"),
        ("raise 1", "careerbook challenge raise?", "careerbook challenge raise 1"),
        ("rm impact-3", "careerbook remove?", "careerbook remove impact-3"),
        ("promise", "careerbook commitment?", "careerbook help commitment"),
        ("wim Something", "careerbook win?", "careerbook help win"),
    ],
)
def test_the_next_line(typed: str, suggested: str, step: str, run: Run) -> None:
    told = run(*typed.split(), code=2).err
    assert suggested in told
    assert told.rstrip().endswith(f"Next: {step}")


def test_redo_says_that_there_is_none(run: Run) -> None:
    told = run("redo", code=2).err
    assert '"redo" is no command' in told
    assert "careerbook history REF" in told


@pytest.mark.parametrize("noun", ["goal", "client", "call", "impact", "commitment"])
def test_a_noun_alone_prints_its_verbs(noun: str, run: Run) -> None:
    assert noun in rows()
    assert run(noun).out == run(noun, "--help").out


def test_config_alone_lists_the_settings(run: Run) -> None:
    assert run("config").out == run("config", "list").out
