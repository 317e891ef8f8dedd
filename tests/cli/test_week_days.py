"""What the answers to `week` do about what is past its day: a goal that was due, a told risk that was near."""

import os
from datetime import date
from pathlib import Path

import pytest

from tests.cli.kept import add, client, entry
from tests.cli.terminal import Talk, talker


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Talk:
    return talker(monkeypatch, capsys)


@pytest.fixture
def friday() -> None:
    """Write a book of one win this week, with a number, so that only the open questions are left."""
    client()
    add("impact", text="Ran the audit alone", on="2026-11-18", before="9", after="6", unit="days")


def book_bytes() -> bytes:
    return Path(os.environ["CAREERBOOK_DB"]).read_bytes()


def late_goal(**said: str) -> None:
    fields = {"state": "active", "on": "2026-10-01", "moved_on": "2026-10-01", "start": "2026-10-01", **said}
    add("goal", title="Move the archive", due="2026-11-10", baseline_due="2026-11-10", **fields)


@pytest.mark.parametrize(("typed", "state"), [("done", "done"), ("Partly.", "partly-done"), ("missed", "missed")])
def test_a_goal_that_was_due_is_closed_as_it_came_out(talk: Talk, friday: None, typed: str, state: str) -> None:
    late_goal()
    told = talk("week", answers=["", typed, "", ""])
    assert '2 of 4  "Move the archive" was due on 10 Nov. Done, or a new day?' in told.err
    assert entry("goal-1").state == state
    assert "10 days after it was due." in " ".join(told.err.split())
    assert "1 goal settled." in told.err


@pytest.mark.parametrize("answers", [["4 Dec"], ["not yet", "4 Dec"]])
def test_a_goal_that_was_due_gets_a_day_with_the_reason_and_keeps_the_old_one(
    talk: Talk, friday: None, answers: list[str]
) -> None:
    late_goal()
    told = talk("week", answers=["", *answers, "The vendor was late", "", ""])
    goal, change = entry("goal-1"), entry("exception-1")
    assert (goal.due, goal.baseline_due) == (date(2026, 12, 4), date(2026, 11, 10))
    assert (change.type, change.cause) == ("deadline", "The vendor was late")
    assert "due 10 Nov → Fri 4 Dec" in told.err
    assert "1 goal settled." in told.err


def test_a_new_day_without_a_reason_moves_nothing_and_says_how(talk: Talk, friday: None) -> None:
    late_goal()
    told = talk("week", answers=["", "4 Dec", "", "", ""])
    assert entry("goal-1").due == date(2026, 11, 10)
    said = " ".join(told.err.split())
    assert 'careerbook goal except 1 --due 2026-12-04 --type deadline --cause "WHY"' in said
    assert "Nothing was changed" in said


def test_a_goal_is_not_done_against_its_number_and_no_day_of_the_past_is_new(talk: Talk, friday: None) -> None:
    late_goal(start_value="9", target="5", unit="days")
    add("check", "goal-1", current="6", on="2026-11-18")
    told = talk("week", answers=["", "done", "2026-11-12", "", ""])
    assert entry("goal-1").state == "active"
    said = " ".join(told.err.split())
    assert "Goal-1 cannot be closed as done" in said
    assert "is past" in said
    assert "careerbook goal close 1, or careerbook goal except 1 --due DAY" in said


@pytest.mark.parametrize(("typed", "state"), [("y", "materialised"), ("no", "resolved")])
def test_a_told_risk_whose_day_has_passed_has_come_or_is_over(talk: Talk, friday: None, typed: str, state: str) -> None:
    add("challenge", text="The feed may stop", on="2026-10-20", impact_date="2026-11-12")
    add("raised", "challenge-1", client=entry("client-1").uid, on="2026-10-21")
    told = talk("week", answers=["", "", typed, ""])
    assert '3 of 4  "The feed may stop" was to come on 12 Nov. Did it happen?' in told.err
    assert entry("challenge-1").state == state
    assert "1 risk settled." in told.err


def test_a_told_risk_can_come_later_and_enter_leaves_it(talk: Talk, friday: None) -> None:
    add("challenge", text="The feed may stop", on="2026-10-20", impact_date="2026-11-12")
    add("raised", "challenge-1", client=entry("client-1").uid, on="2026-10-21")
    before = book_bytes()
    talk("week", answers=["", "", "", ""])
    assert book_bytes() == before
    told = talk("week", answers=["", "", "4 Dec", ""])
    assert (entry("challenge-1").impact_date, entry("challenge-1").state) == (date(2026, 12, 4), "open")
    assert "challenge-1 would come on Fri 4 Dec" in told.err
