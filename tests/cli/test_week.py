"""Friday, ten minutes: how it greets, every way to skip or stop, and how it ends."""

import os
from datetime import date
from pathlib import Path

import pytest

from careerbook.cli.week import _close
from tests.cli.conftest import Run
from tests.cli.kept import add, batches, client, data, entries, entry, set_fields, settings
from tests.cli.terminal import CTRL_C, CTRL_D, Pty, Talk, talker

THREE = ["", "", ""]


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


# --- asking and not answering ------------------------------------------------------------------------------------


def test_it_greets_with_the_day_and_what_was_written(talk: Talk, friday: None) -> None:
    add("impact", text="First release without a rollback", on="2025-11-20")
    told = talk("week", answers=THREE)
    assert told.err.startswith(
        "Friday 20 November. Ten minutes at most. Enter skips, q stops; each answer is\n"
        "saved at once. This week you wrote 1 thing down.\n"
        'A year ago this week: "First release without a rollback".\n\n'
        "1 of 3  What did you finish, fix or make easier?  (empty line ends)\n> "
    )
    assert told.out == ""


def test_everything_skipped_changes_no_byte_and_ends_well(talk: Talk, friday: None) -> None:
    add("goal", title="Close in 5 days", state="active", start="2026-07-01", start_value="9", target="5")
    add("challenge", text="The feed may stop", on="2026-11-18")
    before = book_bytes()
    told = talk("week", answers=[""] * 5)
    assert book_bytes() == before
    assert "5 of 5  " in told.err
    assert "Done. Nothing was changed, and nothing is owed." in told.err


@pytest.mark.parametrize("answers", [["q"], ["Q"], ["", "q"], ["", "", "  q  "], []], ids=repr)
def test_q_and_the_end_of_the_input_stop_it(talk: Talk, friday: None, answers: list[str]) -> None:
    before = book_bytes()
    told = talk("week", answers=answers)
    assert book_bytes() == before
    assert told.err.count(" of 3  ") == max(len(answers), 1)
    assert told.err.endswith("Next: careerbook checkin\n")


def test_what_was_answered_before_q_is_kept(talk: Talk, friday: None) -> None:
    told = talk("week", answers=["Runbook for the close", "q"])
    assert [e.text for e in entries("impact")] == ["Ran the audit alone", "Runbook for the close"]
    assert "\n> Runbook for the close\n  Saved impact-2.\n> q\n" in told.err
    assert "Done in 1 minute: 1 win." in told.err


def test_ctrl_c_is_130_and_keeps_what_was_answered(talk: Talk, friday: None) -> None:
    told = talk("week", answers=["Runbook for the close", KeyboardInterrupt], code=130)
    assert entries("impact")[-1].text == "Runbook for the close"
    assert told.err.splitlines()[-1] == "careerbook: interrupted; what was answered before is kept."


def test_the_first_answer_makes_the_book(talk: Talk) -> None:
    here = Path(os.environ["CAREERBOOK_DB"])
    skipped = talk("week", answers=[""] * 4)
    assert not here.exists()
    assert "Nothing was changed" in skipped.err
    told = talk("week", answers=["Ran the audit alone", "", "", ""])
    assert told.err.count("New book: ") == 1
    assert entry("impact-1").text == "Ran the audit alone"


# --- after a gap, on leave, two jobs -----------------------------------------------------------------------------


def test_after_a_gap_each_week_may_be_remembered_and_none_is_owed(talk: Talk) -> None:
    client()
    add("impact", text="Old", on="2026-10-14", before="9", after="6", unit="days")
    before = book_bytes()
    told = talk("week", answers=[""] * 7)
    assert book_bytes() == before
    assert "It has been 5 weeks. No catching up needed: one thing you remember from each is\nplenty.\n" in told.err
    assert told.err.count("\nweek of ") == 4
    remembered = talk("week", answers=["", "Met procurement", "q"])
    assert "week of 26 Oct\n> Met procurement\n  Saved impact-2, Fri 30 Oct.\n" in remembered.err
    assert entry("impact-2").on == date(2026, 10, 30)


def test_on_leave_nothing_is_asked_or_remarked(talk: Talk, friday: None) -> None:
    add("engagement", title="Analyst", start="2026-01-01")
    add("leave", "engagement-1", start="2026-11-16", end="2026-12-31", on="2026-11-16")
    told = talk("week")
    assert told.err == ""
    assert "On leave until 31 Dec" in told.out
    assert "?" not in told.out


def test_with_two_jobs_it_asks_once_which_one(talk: Talk, friday: None) -> None:
    add("engagement", title="Nurse", start="2026-01-01")
    add("engagement", title="Tutor", start="2026-03-01")
    told = talk("week", answers=["1", "Runbook", "", "Priya may leave", "", "", "Jo: it helped"])
    assert "Which job is this about?  [1 Nurse / 2 Tutor]  (2) 1\n" in told.err
    nurse = entry("engagement-1").uid
    assert {entry(r).engagement for r in ("impact-2", "challenge-1", "feedback-1")} == {nurse}
    talk("week", answers=["", "Lesson", "", "q"])
    assert entry("impact-3").engagement == entry("engagement-2").uid


# --- at the end --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.0, "1 minute"), (89, "1 minute"), (91, "2 minutes"), (240, "4 minutes")]
)
def test_minutes_are_counted_from_one(
    talk: Talk, friday: None, capsys: pytest.CaptureFixture[str], seconds: float, said: str
) -> None:
    from careerbook.cli._answers import Answers  # noqa: PLC0415 - after the book of the fixture
    from careerbook.reports.ask import Ask  # noqa: PLC0415 - likewise
    from careerbook.reports.week import build  # noqa: PLC0415 - likewise

    talk("week", answers=["q"])
    from careerbook.cli._publish import journal_on  # noqa: PLC0415 - likewise

    answers = Answers(build(journal_on(date(2026, 11, 20)), Ask()))
    answers.saved["win"].append("impact-9")
    _close(answers, seconds)
    assert f"Done in {said}: 1 win." in capsys.readouterr().err


def test_it_says_what_the_next_page_still_lacks(talk: Talk, friday: None) -> None:
    add("call", client=entry("client-1").uid, on="2026-11-25")
    add("ask", "call-1", text="A second reviewer", recommendation="One day a week")
    told = talk("week", answers=THREE)
    said = " ".join(told.err.split())
    assert "Your page for Wed 25 Nov still lacks: the two sentences, one reason" in said
    set_fields("call-1", state="sent", moved_on="2026-11-20")
    assert "still lacks" not in talk("week", answers=THREE).err


@pytest.mark.parametrize(
    ("day", "when"), [("2026-11-20", "today"), ("2026-11-21", "tomorrow"), ("2026-11-25", "on Wed 25 Nov")]
)
def test_a_risk_is_to_be_told_before_the_next_meeting(talk: Talk, friday: None, day: str, when: str) -> None:
    add("call", client=entry("client-1").uid, on=day)
    told = talk("week", answers=["", "Priya may leave team B", "high", "n", ""])
    assert f"Tell Alex before you meet {when}: careerbook challenge raise 1" in " ".join(told.err.split())


def test_each_answer_is_a_step_that_undo_takes_back(talk: Talk, run: Run, friday: None) -> None:
    before = batches()
    talk("week", answers=["Runbook for the close", "", "q"])
    assert batches() == before + 1
    run("undo")
    assert [e.text for e in entries("impact")] == ["Ran the audit alone"]


# --- without a terminal ------------------------------------------------------------------------------------------


def test_without_a_terminal_it_prints_the_list(run: Run, friday: None) -> None:
    before = book_bytes()
    told = run("week")
    assert "What did you finish, fix or make easier?" in told.out
    assert "careerbook win TEXT" in told.out
    assert told.err == ""
    assert book_bytes() == before


def test_json_gives_the_data(run: Run, friday: None) -> None:
    settings(stale_days=10)
    told = data(run("week", "--json"))
    assert [q["kind"] for q in told["questions"]] == ["finished", "stuck", "said"]
    assert told["written"] == 1


@pytest.mark.parametrize("words", [["--json"], ["--why"], ["--as-of", "2026-11-18"], ["--no-input"]], ids=repr)
def test_on_a_terminal_too_some_options_ask_nothing(talk: Talk, friday: None, words: list[str]) -> None:
    told = talk("week", *words)
    assert "What did you finish" in told.out
    assert "> " not in told.err


def test_without_a_book_and_a_terminal_nothing_is_made(run: Run) -> None:
    run("week", code=1)
    assert not Path(os.environ["CAREERBOOK_DB"]).exists()


def test_user_text_is_never_an_escape_sequence(talk: Talk) -> None:
    client()
    add("impact", text="Red \x1b[31m win [red]", on="2026-11-18")
    told = talk("week", answers=[""] * 4)
    assert "\x1b" not in told.err
    assert "Red ␛[31m win [red]" in told.err


def test_nul_and_what_is_not_utf8_are_asked_again(talk: Talk, friday: None) -> None:
    told = talk("week", answers=["nul \0 here", "Runbook", "", "", ""])
    assert "holds a NUL character" in told.err
    assert entry("impact-2").text == "Runbook"


# --- the real program --------------------------------------------------------------------------------------------


def test_on_a_real_terminal_prompts_answers_and_q_work(friday: None) -> None:
    screen = Pty("week")
    screen.until("(empty line ends)\n> ")
    screen.type("Runbook for the close\n")
    screen.until("Saved impact-2.\n> ")
    screen.type("\n")
    screen.until("2 of 3  What is stuck, or may go wrong?\n> ")
    screen.type("q\n")
    assert screen.ends() == 0
    assert "Done in 1 minute: 1 win." in screen.seen
    assert entry("impact-2").text == "Runbook for the close"


def test_on_a_real_terminal_ctrl_c_ends_with_130_and_keeps_what_was_said(friday: None) -> None:
    screen = Pty("week")
    screen.until("(empty line ends)\n> ")
    screen.type("Runbook for the close\n")
    screen.until("Saved impact-2.\n> ")
    screen.type("half a thou")
    screen.type(CTRL_C)
    assert screen.ends() == 130
    assert "interrupted; what was answered before is kept" in screen.seen
    assert "Traceback" not in screen.seen
    assert [e.text for e in entries("impact")] == ["Ran the audit alone", "Runbook for the close"]


def test_on_a_real_terminal_ctrl_d_stops_it(friday: None) -> None:
    screen = Pty("week")
    screen.until("(empty line ends)\n> ")
    screen.type(CTRL_D)
    assert screen.ends() == 0
    assert "Nothing was changed" in screen.seen
