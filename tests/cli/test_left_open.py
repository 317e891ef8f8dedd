"""An ask that a check-in did not settle comes back: after recording, in the next plan, on the sheet and in checkin."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.kept import client, entries, entry, refused, set_fields, written
from tests.cli.terminal import Talk, talker

ASK = (
    "A second reviewer", "--recommend", "One day a week", "--because", "Two changes waited",
    "--objection", "No budget", "--fallback", "Half a day",
)  # fmt: skip
UP = "careerbook call ask 2 --again ask-{n}"


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Talk:
    monkeypatch.chdir(tmp_path)
    return talker(monkeypatch, capsys)


@pytest.fixture
def asked(run: Run) -> None:
    """Plan a check-in of 18 November with four asks."""
    client()
    run("call", "plan", "--on", "2026-11-18")
    run("call", "ask", "1", *ASK, "--by", "2026-12-11")
    run("call", "ask", "1", "The feed", "--type", "help")
    run("call", "ask", "1", "A desk")
    run("call", "ask", "1", "A chair")


@pytest.fixture
def recorded(run: Run, asked: None) -> None:
    """Record it: one ask put off, one not reached, one agreed, one declined."""
    answers = ("1=deferred", "2=not-reached", "3=agreed", "4=declined")
    run("call", "record", "1", *(word for answer in answers for word in ("--answer", answer)), "--no-commitments")


def test_recording_names_what_is_open_and_where_it_comes_back(run: Run, asked: None) -> None:
    answers = ("--answer", "1=deferred", "--answer", "2=not-reached", "--answer", "3=agreed", "--answer", "4=declined")
    got = run("call", "record", "1", *answers, "--no-commitments")
    assert '  Put off: "A second reviewer".\n  Not reached: "The feed".\n' in got.err
    assert "careerbook call plan --client manager --on DAY" in got.err
    assert "A desk" not in got.err
    assert "A chair" not in got.err


def test_recording_with_the_next_one_planned_says_what_takes_it_there(run: Run, asked: None) -> None:
    run("call", "plan", "--on", "2026-12-02")
    answers = ("--answer", "1=deferred", "--answer", "2=agreed", "--answer", "3=agreed", "--answer", "4=declined")
    got = run("call", "record", "1", *answers, "--no-commitments")
    assert f'  Put off: "A second reviewer". Take it to call-2: {UP.format(n=1)}\n' in got.err
    assert "call plan" not in got.err


def test_nothing_open_is_said_of_a_check_in_that_settled_everything(run: Run, asked: None) -> None:
    answers = ("--answer", "1=agreed", "--answer", "2=agreed", "--answer", "3=agreed", "--answer", "4=declined")
    got = run("call", "record", "1", *answers, "--no-commitments")
    assert "call plan" not in got.err
    assert "Still open" not in run("call", "plan", "--on", "2026-12-02").err
    assert "Still open" not in run("prep").out


def test_the_next_plan_names_each_with_its_command(run: Run, recorded: None) -> None:
    got = run("call", "plan", "--on", "2026-12-02")
    assert f'  Still open: "A second reviewer" (put off, 18 Nov). Take it up: {UP.format(n=1)}\n' in got.err
    assert f'  Still open: "The feed" (not reached, 18 Nov). Take it up: {UP.format(n=2)}\n' in got.err
    assert got.err.count("Still open") == 2


def test_the_sheet_lists_them_until_they_are_taken_up(run: Run, recorded: None) -> None:
    without = run("prep", "--format", "md").out
    assert '- "A second reviewer" (put off, 18 Nov)\n' in without
    run("call", "plan", "--on", "2026-12-02")
    said = run("prep", "--format", "md").out
    assert "## Still open from last time" in said
    assert f'- "A second reviewer" (put off, 18 Nov): `{UP.format(n=1)}`' in said
    run("call", "ask", "2", "--again", "ask-1")
    run("call", "ask", "2", "the feed.")
    assert "Still open" not in run("prep").out
    run("remove", "ask-5", "--yes")
    assert '"A second reviewer" (put off, 18 Nov)' in " ".join(run("prep").out.split())


def test_again_takes_all_that_was_said_and_what_is_typed_wins(run: Run, recorded: None) -> None:
    run("call", "plan", "--on", "2026-12-02")
    assert run("call", "ask", "2", "--again", "ask-1").out == "ask-5\n"
    old, new = entry("ask-1"), entry("ask-5")
    for name in ("text", "recommendation", "because", "by", "objection", "fallback", "type"):
        assert getattr(new, name) == getattr(old, name), name
    assert (new.again_of, new.answer, old.answer) == ("ask-1", None, "deferred")
    assert new.parent == entry("call-2").uid
    run("call", "ask", "2", "The feed, still", "--again", "2", "--recommend", "Renew", "--type", "decision")
    typed = entry("ask-6")
    assert (typed.text, typed.recommendation, typed.type) == ("The feed, still", "Renew", "decision")


def test_a_day_that_passes_before_the_next_check_in_is_asked_for_anew(run: Run, recorded: None) -> None:
    run("call", "plan", "--on", "2026-12-12")
    got = run("call", "ask", "2", "--again", "1")
    assert entry("ask-5").by is None
    assert "careerbook edit ask-5 --by DAY" in got.err


def test_what_cannot_be_taken_up_is_refused(run: Run, recorded: None) -> None:
    run("call", "plan", "--on", "2026-12-02")
    client("Kim Sato", "secondary")
    run("call", "plan", "--client", "client-2", "--on", "2026-12-03")
    refused(run, "call", "ask", "3", "--again", "1", says="was for somebody else")
    refused(run, "call", "ask", "2", "--again", "9", code=1, says="ask-9")
    refused(run, "call", "ask", "1", "--again", "1", says="stands on call-1")
    run("call", "ask", "2", "--again", "1")
    refused(run, "call", "ask", "2", "--again", "1", says="ask-5 takes up ask-1 already")


def test_a_private_check_in_hands_nothing_on_to_one_that_they_may_read(run: Run, recorded: None) -> None:
    set_fields("call-1", visibility="private")
    assert "Still open" not in run("call", "plan", "--on", "2026-12-02").err
    assert "Still open" not in run("prep").out
    refused(run, "call", "ask", "2", "--again", "1", says="only for you")


def test_another_client_is_offered_nothing_of_it(run: Run, recorded: None) -> None:
    client("Kim Sato", "secondary")
    assert "Still open" not in run("call", "plan", "--client", "client-2", "--on", "2026-12-02").err
    assert "Still open" not in run("prep", "--client", "client-2").out


def test_a_check_in_that_was_skipped_leaves_its_asks_open(run: Run, recorded: None) -> None:
    run("call", "plan", "--on", "2026-12-02")
    run("call", "ask", "2", "--again", "1")
    run("call", "skip", "2", "Alex is ill")
    got = run("call", "plan", "--on", "2026-12-09")
    assert '"A second reviewer" (no answer yet, 2 Dec). Take it up: careerbook call ask 3 --again ask-5' in got.err
    assert "careerbook call ask 3 --again ask-2" in got.err
    assert "--again ask-1" not in got.err


def test_what_the_next_check_in_did_not_take_up_is_not_carried_for_ever(run: Run, recorded: None) -> None:
    run("call", "plan", "--on", "2026-11-19", "--yes")
    run("call", "record", "2", "--no-commitments")
    assert "Still open" not in run("call", "plan", "--on", "2026-12-02").err


def test_an_errand_between_two_quarters_settles_nothing(run: Run, recorded: None) -> None:
    run("call", "plan", "--on", "2026-11-19", "--type", "ad-hoc")
    run("call", "record", "2", "--no-commitments")
    assert run("call", "plan", "--on", "2026-12-02").err.count("Still open") == 2


# --- checkin -----------------------------------------------------------------------------------------------------


def test_checkin_offers_each_and_takes_it_with_all_that_was_said(run: Run, talk: Talk, recorded: None) -> None:
    run("call", "plan", "--on", "2026-12-02")
    told = talk("checkin", answers=["", "", "", "n", "", "-", ""])
    said = " ".join(told.err.split())
    assert 'Still open from last time: "A second reviewer" (put off, 18 Nov). Take it again? [Y/n]' in said
    assert 'Still open from last time: "The feed" (not reached, 18 Nov). Take it again? [Y/n]' in said
    assert 'Saved ask-5 on call-2: "A second reviewer", by Fri 11 Dec' in said
    new = entry("ask-5")
    assert (new.recommendation, new.because, new.objection, new.fallback, str(new.by)) == (
        "One day a week", "Two changes waited", "No budget", "Half a day", "2026-12-11",
    )  # fmt: skip
    assert len(entries("ask")) == 5


def test_checkin_asks_for_the_day_that_has_passed_and_offers_nothing_twice(
    run: Run, talk: Talk, recorded: None
) -> None:
    run("call", "plan", "--on", "2026-12-12")
    talk("checkin", answers=["", "", "y", "n", "18 Dec", "", "-", ""])
    assert str(entry("ask-5").by) == "2026-12-18"
    before = written()
    told = talk("checkin", answers=["", "", "n", "", "-", ""])
    assert '"A second reviewer" (put off' not in told.err
    assert written() == before
