"""Everything a meeting needs, step by step: what each answer saves, what Enter leaves alone, and what is sent."""

import os
from datetime import date
from pathlib import Path

import pytest

from careerbook.reports.wording import first_name
from tests.cli.conftest import Run
from tests.cli.kept import add, client, entries, entry, refused, set_fields, written
from tests.cli.terminal import Talk, talker


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, alex: None) -> Talk:
    monkeypatch.chdir(tmp_path)
    return talker(monkeypatch, capsys)


@pytest.fixture
def alex() -> None:
    client()


@pytest.fixture
def planned(alex: None) -> None:
    """Write a book with a win, a goal in trouble, and a call on Wednesday."""
    add("impact", text="Ran the audit alone", on="2026-11-18")
    add("goal", title="Close in 5 days", state="active", start="2026-07-01", on="2026-07-01", moved_on="2026-07-01")
    add("check", "goal-1", status="at-risk", on="2026-11-19")
    add("call", client=entry("client-1").uid, on="2026-11-25", moved_on="2026-11-02")


DAY, HEADLINE, ASKS, QUESTION = "", "", "", "-"
"""How each step of a planned call is passed by."""


def flat(text: str) -> str:
    return " ".join(text.split())


# --- without a terminal, and passing by --------------------------------------------------------------------------


def test_without_a_terminal_it_names_the_single_commands(run: Run, planned: None) -> None:
    told = refused(run, "checkin")
    for command in ("call plan", "call headline", "call ask", "call question", "challenge raise", "brief"):
        assert command in told.err


def test_no_input_forbids_it_on_a_terminal(talk: Talk, planned: None) -> None:
    assert "call headline" in talk("checkin", "--no-input", code=2).err


def test_passing_every_step_by_changes_nothing(talk: Talk, planned: None) -> None:
    add("challenge", text="The feed may stop", severity="high", on="2026-11-17")
    before = written()
    told = talk("checkin", answers=[DAY, HEADLINE, ASKS, "l", QUESTION, ""])
    assert written() == before
    assert told.out == ""
    assert told.err.endswith("Everything is kept. When you send the page: careerbook brief --sent\n")
    assert not Path("brief.md").exists()


@pytest.mark.parametrize("answers", [["q"], [""], ["", "Q"], ["", "", "q"], ["", "", "", "-", "q"], []], ids=repr)
def test_q_and_the_end_of_the_input_stop_it_anywhere(talk: Talk, planned: None, answers: list[str]) -> None:
    before = written()
    told = talk("checkin", answers=answers)
    assert written() == before
    assert told.err.endswith("Everything is kept. Go on whenever you like: careerbook checkin\n")


def test_ctrl_c_keeps_what_was_answered(talk: Talk, planned: None) -> None:
    told = talk("checkin", answers=["", "They close in six days. The feed may stop.", KeyboardInterrupt], code=130)
    assert entry("call-1").headline == "They close in six days. The feed may stop."
    assert told.err.splitlines()[-1] == "careerbook: interrupted; what was answered before is kept."


# --- whom, and when ----------------------------------------------------------------------------------------------


def test_the_day_of_the_planned_call_is_offered_and_enter_keeps_it(talk: Talk, planned: None) -> None:
    told = talk("checkin", answers=[DAY, "q"])
    assert told.err.startswith("When do you meet Alex?  [Wed 25 Nov] \n")
    assert entry("call-1").on == date(2026, 11, 25)


def test_the_offered_day_may_be_typed_again(talk: Talk, planned: None) -> None:
    before = written()
    talk("checkin", answers=["Wed 25 Nov", "q"])
    assert written() == before


def test_another_day_moves_the_call_and_keeps_the_old_one_in_its_history(talk: Talk, planned: None) -> None:
    told = talk("checkin", answers=["Fri 27 Nov", "q"])
    assert (entry("call-1").on, entry("call-1").reschedules) == (date(2026, 11, 27), 1)
    assert "call-1 is on Fri 27 Nov 2026 now, was 25 Nov" in told.err


def test_without_a_call_one_is_planned(talk: Talk, alex: None) -> None:
    told = talk("checkin", answers=["Wed 25 Nov", "q"])
    call = entry("call-1")
    assert (call.on, call.client, call.state) == (date(2026, 11, 25), entry("client-1").uid, "planned")
    assert "When do you meet Alex? Wed 25 Nov\n  Saved call-1: you meet Alex Rivera on Wed 25 Nov 2026" in told.err


def test_a_day_that_is_past_or_unreadable_is_asked_once_more(talk: Talk, alex: None) -> None:
    told = talk("checkin", answers=["2026-11-01", "next blursday", ""])
    assert "is past; say a day to come. Once more, or Enter." in told.err
    assert 'Not saved: "next blursday" names no single day;' in flat(told.err)
    assert "Later: careerbook call plan --client client-1 --on DATE" in flat(told.err)
    assert entries("call") == []


def test_without_a_day_what_is_untold_can_still_be_told(talk: Talk, alex: None) -> None:
    add("challenge", text="The feed may stop", severity="high", on="2026-11-17")
    told = talk("checkin", answers=["", "t", "q"])
    assert "Without a day only what is untold can be prepared" in told.err
    assert len(entries("raised")) == 1
    assert "two sentences" not in told.err


def test_a_first_call_in_a_job_is_offered_as_a_kickoff(talk: Talk, alex: None) -> None:
    add("engagement", title="Analyst", start="2026-10-01")
    told = talk("checkin", answers=["Wed 25 Nov", "", "q"])
    assert "Make it a kickoff?  [Y/n]" in told.err
    assert "Worth asking: what is expected, how it is judged" in told.err
    assert entry("call-1").type == "kickoff"


def test_a_kickoff_may_be_declined_and_q_there_keeps_the_plan(talk: Talk, alex: None) -> None:
    add("engagement", title="Analyst", start="2026-10-01")
    talk("checkin", answers=["Wed 25 Nov", "q"])
    assert (entry("call-1").on, entry("call-1").type) == (date(2026, 11, 25), None)
    set_fields("call-1", removed=True)
    talk("checkin", answers=["Thu 26 Nov", "n", "q"])
    assert entry("call-2").type == "quarterly"


def test_a_call_whose_day_has_passed_is_pointed_at(talk: Talk, planned: None) -> None:
    set_fields("call-1", on="2026-11-18")
    told = talk("checkin", answers=["q"])
    assert told.err.startswith(
        "call-1 was planned for Wed 18 Nov. If it took place: careerbook call record 1\nWhen do you meet Alex?"
    )


def test_without_a_manager_the_name_is_asked_and_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    talks = talker(monkeypatch, capsys)
    here = Path(os.environ["CAREERBOOK_DB"])
    told = talks("checkin", answers=[""])
    assert "Who do you report to?" in told.err
    assert 'Next: careerbook client add "YOUR MANAGER"' in told.err
    assert not here.exists()
    told = talks("checkin", answers=["Alex Rivera", "q"])
    assert entry("client-1").title == "Alex Rivera"
    assert "New book: " in flat(told.err)
    assert "When do you meet Alex?" in told.err


def test_another_client_is_named(talk: Talk, planned: None) -> None:
    client("Dana Okafor", "secondary")
    told = talk("checkin", "--client", "dana", answers=["Thu 3 Dec", "q"])
    assert "When do you meet Dana? Thu 3 Dec\n" in told.err
    assert entry("call-2").client == entry("client-2").uid


@pytest.mark.parametrize(
    ("name", "called"), [("Alex Rivera", "Alex"), ("Alex", "Alex"), ("Dr. Ada Okafor", "Dr. Ada Okafor"), ("", "")]
)
def test_people_are_called_by_their_first_name(name: str, called: str) -> None:
    assert first_name(name) == called


# --- the two sentences -------------------------------------------------------------------------------------------


def test_the_draft_is_shown_and_enter_keeps_it_a_draft(talk: Talk, planned: None) -> None:
    told = talk("checkin", answers=[DAY, "", "q"])
    assert (
        'The quarter in two sentences (what they gained; the one honest "but"):\n'
        '  Draft: "Result: Ran the audit alone. But: Close in 5 days is at risk."\n'
        "> [Enter keeps the draft] \n"
    ) in told.err
    assert entry("call-1").headline is None


def test_sentences_of_your_own_are_saved_and_shown_the_next_time(talk: Talk, planned: None) -> None:
    own = "The audit closed in six days. The feed may stop."
    talk("checkin", answers=[DAY, own, "q"])
    assert entry("call-1").headline == own
    again = talk("checkin", answers=[DAY, "", "q"])
    assert f'  Yours: "{own}"\n> [Enter keeps it] ' in again.err
    assert entry("call-1").headline == own


def test_words_over_the_limit_are_counted_when_they_are_typed(talk: Talk, planned: None) -> None:
    told = talk("checkin", answers=[DAY, " ".join(["word"] * 48), "q"])
    assert "3 words over the 45 of its line" in flat(told.err)


def test_with_nothing_written_there_is_no_draft(talk: Talk, alex: None) -> None:
    add("call", client=entry("client-1").uid, on="2026-11-25")
    told = talk("checkin", answers=[DAY, "", "q"])
    assert "Draft" not in told.err
    assert 'the one honest "but"):\n> \n' in told.err


# --- asks --------------------------------------------------------------------------------------------------------


def test_an_ask_is_taken_in_four_answers(talk: Talk, planned: None) -> None:
    told = talk(
        "checkin",
        answers=[
            DAY,
            HEADLINE,
            "A second reviewer for the close",
            "One day a week from team B until March",
            "Two changes waited four days in October",
            "Tue 1 Dec",
            "",
            "q",
        ],
    )
    ask = entry("ask-1")
    assert (ask.text, ask.recommendation, ask.because, ask.by) == (
        "A second reviewer for the close",
        "One day a week from team B until March",
        "Two changes waited four days in October",
        date(2026, 12, 1),
    )
    assert "What do you need from Alex?  (empty ends)\n> A second reviewer" in told.err
    assert "  By when? Tue 1 Dec\n  By Tue 1 Dec 2026.\n" in told.err


def test_each_part_of_an_ask_is_saved_as_it_is_given(talk: Talk, planned: None) -> None:
    talk("checkin", answers=[DAY, HEADLINE, "A second reviewer", "One day a week", "q"])
    assert (entry("ask-1").recommendation, entry("ask-1").because) == ("One day a week", None)


def test_what_an_ask_does_not_say_yet_is_asked_the_next_time(talk: Talk, planned: None) -> None:
    add("ask", "call-1", text="A second reviewer", recommendation="One day a week", by="2026-12-01")
    add("ask", "call-1", text="Done already", answer="agreed")
    told = talk("checkin", answers=[DAY, HEADLINE, "Two changes waited", "", "q"])
    assert 'You need from Alex: "A second reviewer"\n  In one sentence, why? Two changes waited\n' in told.err
    assert "What else do you need from Alex?" in told.err
    assert "Done already" not in told.err
    assert entry("ask-1").because == "Two changes waited"


def test_a_question_to_a_coach_needs_no_recommendation(talk: Talk, planned: None) -> None:
    add("ask", "call-1", text="How would you have got the test data?", type="view")
    told = talk("checkin", answers=[DAY, HEADLINE, "", "", "q"])
    assert "recommend" not in told.err
    assert "  By when? \n" in told.err


def test_a_day_refused_twice_keeps_the_ask(talk: Talk, planned: None) -> None:
    told = talk("checkin", answers=[DAY, HEADLINE, "A second reviewer", "", "", "1/2/26", "soonish", "", "q"])
    assert (entry("ask-1").text, entry("ask-1").by) == ("A second reviewer", None)
    assert 'Not saved: "soonish" names no single day;' in flat(told.err)
    assert "Later: careerbook edit ask-1 --by DATE" in flat(told.err)


def test_a_due_day_on_a_weekend_is_echoed_with_its_weekday(talk: Talk, planned: None) -> None:
    told = talk("checkin", answers=[DAY, HEADLINE, "A second reviewer", "", "", "2026-12-05", "", "q"])
    assert "  By Sat 5 Dec 2026, a Saturday.\n" in told.err


def test_a_reason_that_may_identify_somebody_takes_the_call_out_of_the_page(talk: Talk, planned: None) -> None:
    told = talk("checkin", answers=[DAY, HEADLINE, "A second nurse", "", "Mrs P, NHS 943 476 5919, waited", "q"])
    assert "may identify somebody" in told.err
    assert entry("call-1").visibility == "private"
