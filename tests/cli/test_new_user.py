"""What somebody runs into in the first hour: each refusal says what is missing, in plain words, and the next line."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def goal(run: Run) -> str:
    run("goal", "add", "Faster checkout", "--metric", "p95:900:500", "--due", "2026-12-31")
    return "1"


@pytest.mark.parametrize(
    ("line", "told", "page"),
    [
        ("goal check 1 --confidence 11", "--confidence is 0 to 10; nothing was saved", "careerbook help goal check"),
        ("goal check 1 --confidence -1", "--confidence is 0 to 10; nothing was saved", "careerbook help goal check"),
        ("win Something --hours -2", "--hours is 0 or more; nothing was saved", "careerbook help impact add"),
    ],
)
def test_bounds_are_said_in_words(line: str, told: str, page: str, run: Run, goal: str) -> None:
    said = run(*line.split(), code=2).err
    assert said == f"careerbook: {told}. Next: {page}\n"


def test_a_very_long_text_is_kept_whole_and_said_back_short(run: Run) -> None:
    text = "word " * 1320
    said = run("win", text).err
    assert "…" in said
    assert len(said.splitlines()[-4]) < 300
    assert text.strip() in run("show", "impact-1").out.replace("\n", " ")


def test_a_missing_book_that_was_named_is_named_again(run: Run, tmp_path: Path) -> None:
    where = str(tmp_path / "no such.db")
    told = run("--book", where, "status", code=1).err
    assert f"there is no book at {where}" in told
    assert f"Next: careerbook --book '{where}' win" in told


@pytest.mark.parametrize("line", ["win Ran the audit", "undo", "remove impact-1 --yes"])
def test_dry_run_before_the_command_rehearses_it(line: str, run: Run) -> None:
    run("win", "The first one")
    before = Path(os.environ["CAREERBOOK_DB"]).read_bytes()
    assert "Would" in run("--dry-run", *line.split()).err
    assert Path(os.environ["CAREERBOOK_DB"]).read_bytes() == before


def test_dry_run_holds_back_what_is_written_beside_the_book_too(run: Run, tmp_path: Path) -> None:
    run("win", "The first one")
    before = sorted(tmp_path.rglob("*"))
    assert "Would set plain. Nothing was saved." in run("--dry-run", "config", "set", "plain", "yes").err
    assert "cannot be rehearsed; nothing was done" in run("--dry-run", "backup", code=2).err
    assert sorted(tmp_path.rglob("*")) == before
    assert run("config", "get", "plain").out == "no\n"


@pytest.mark.parametrize("verb", ["block", "drop"])
def test_a_missing_reason_of_a_goal_is_asked_for(verb: str, run: Run, goal: str) -> None:
    assert run("goal", verb, "1", code=2).err == (
        f"careerbook: say why; nothing was changed. Next: careerbook goal {verb} 1 REASON\n"
    )


def test_a_missing_reason_of_a_call_is_asked_for(run: Run) -> None:
    run("client", "add", "Alex Rivera")
    run("call", "plan", "--client", "manager", "--on", "2026-11-25")
    assert "say why; nothing was changed. Next: careerbook call skip 1 REASON" in run("call", "skip", "1", code=2).err


def test_a_date_with_two_sensible_readings_is_asked_about(run: Run) -> None:
    told = run("win", "Something", "--on", "25/11/26", code=2).err
    assert "26 Nov 2025" in told
    assert "25 Nov 2026" in told


@pytest.mark.parametrize(("typed", "day"), [("31/12/26", "2026-12-31"), ("31.12.26", "2026-12-31")])
def test_a_date_with_one_sensible_reading_is_read(typed: str, day: str, run: Run) -> None:
    run("goal", "add", "Faster checkout", "--due", typed, code=None)
    assert day in run("show", "goal-1", "--json").out


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [("640", "current", 640), ("on track", "status", "on-track"), ("red", "status", "off-track")],
)
def test_a_lone_number_or_status_of_a_check_is_taken_for_one(
    words: str, field: str, value: str | int, run: Run, goal: str
) -> None:
    told = run("goal", "check", goal, *words.split())
    assert f'"{words}" is read as --{field} {value}.' in told.err
    data = json.loads(run("show", told.out.strip(), "--json").out)["data"]
    assert data[field] == value
    assert "comment" not in data


def test_a_comment_that_is_more_than_that_stays_a_comment(run: Run, goal: str) -> None:
    told = run("goal", "check", goal, "on track again", "--current", "640")
    assert "is read as" not in told.err
    assert "on track again" in run("show", told.out.strip()).out
    run("goal", "check", goal, "on track again", code=2)
