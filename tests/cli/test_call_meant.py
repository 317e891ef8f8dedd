"""Which check-in is meant: a reference left out, two on one day, two that fit."""

import shlex

import pytest

from tests.cli.conftest import Run
from tests.cli.kept import client, refused


@pytest.fixture(autouse=True)
def manager() -> None:
    client()


# --- a reference left out ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("headline", "Falls fell"), "careerbook call headline 1 'Falls fell'"),
        (("headline", "Falls", "fell"), "careerbook call headline 1 Falls fell"),
        (("question", "Which first?"), "careerbook call question 1 'Which first?'"),
        (("ask", "Two nurses", "--by", "fri"), "careerbook call ask 1 'Two nurses' --by fri"),
    ],
)
def test_a_text_without_a_reference_gets_the_line_to_paste(run: Run, words: tuple[str, ...], line: str) -> None:
    run("call", "plan", "--on", "2026-11-25")
    told = run("call", *words, code=1).err
    assert "say for which" in told
    assert f"Next: {line}\n" in told
    run(*shlex.split(line)[1:])


def test_with_two_calls_or_a_number_no_line_is_guessed(run: Run) -> None:
    run("call", "plan", "--on", "2026-11-25")
    assert "say for which" not in run("call", "headline", "9", "Falls fell", code=1).err
    run("call", "plan", "--on", "2026-11-26")
    assert "say for which" not in run("call", "headline", "Falls fell", code=1).err


def test_the_note_about_the_headline_gives_a_line_that_works(run: Run) -> None:
    run("win", "Moved the report")
    told = run("brief").err
    assert "careerbook call plan" in told
    assert "call headline" not in told
    run("call", "plan", "--on", "2026-11-25")
    assert 'careerbook call headline 1 "TWO SENTENCES"' in run("brief").err


# --- two on one day, and two that fit ----------------------------------------------------------------------------


def test_a_day_that_is_planned_already_is_not_planned_twice_by_accident(run: Run) -> None:
    plan = ("call", "plan", "--on", "2026-11-25")
    run(*plan)
    told = refused(run, *plan, code=4, says="call-1 is planned for that day already").err
    assert "Next: careerbook call plan --on 2026-11-25 --yes\n" in told
    assert run(*plan, "--yes").out == "call-2\n"
    assert run("call", "plan", "--on", "2026-11-26").out == "call-3\n"


def test_a_call_that_was_skipped_leaves_its_day_free(run: Run) -> None:
    run("call", "plan", "--on", "2026-11-25")
    run("call", "skip", "1", "Alex is ill")
    assert run("call", "plan", "--on", "2026-11-25").out == "call-2\n"


def test_calls_with_one_client_are_told_apart_by_their_day(run: Run) -> None:
    run("call", "plan", "--on", "2026-11-25")
    run("call", "plan", "--on", "2026-11-27")
    told = refused(run, "call", "reschedule", "--to", "2026-12-01").err
    assert "several fit: call-1 Alex Rivera (25 Nov), call-2 Alex Rivera (27 Nov)." in told.replace(
        "call-2 Alex Rivera (27 Nov), call-1 Alex Rivera (25 Nov)",
        "call-1 Alex Rivera (25 Nov), call-2 Alex Rivera (27 Nov)",
    )
    line = told.partition("Next: ")[2].strip()
    assert line in (f"careerbook call reschedule {number} --to 2026-12-01" for number in (1, 2))
    run(*shlex.split(line)[1:])


def test_removing_a_call_names_its_day(run: Run) -> None:
    run("call", "plan", "--on", "2026-11-25")
    refused(run, "remove", "call-1", code=4, says='Remove call-1 "Alex Rivera" on Wed 25 Nov 2026?')
    run("remove", "call-1", "--yes")
    assert run("restore", "call-1").err.startswith('Brought back call-1 "Alex Rivera" on Wed 25 Nov 2026')
