"""Everything a meeting needs, step by step: what each answer saves, what Enter leaves alone, and what is sent."""

import os
from datetime import date
from pathlib import Path

import pytest

from careerbook.cli.checkin import COACHING, first_name
from tests.cli.conftest import Run
from tests.cli.kept import add, client, entries, entry, refused, set_fields, settings, written
from tests.cli.terminal import CTRL_C, Pty, Talk, talker


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


DAY, HEADLINE, ASKS, QUESTION, PAGE = "", "", "", "-", "q"
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
    assert 'Not saved: "next blursday".' in told.err
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
    assert 'Not saved: "soonish".' in told.err
    assert "Later: careerbook edit ask-1 --by DATE" in flat(told.err)


def test_a_due_day_on_a_weekend_is_echoed_with_its_weekday(talk: Talk, planned: None) -> None:
    told = talk("checkin", answers=[DAY, HEADLINE, "A second reviewer", "", "", "2026-12-05", "", "q"])
    assert "  By Sat 5 Dec 2026, a Saturday.\n" in told.err


def test_a_reason_that_may_identify_somebody_takes_the_call_out_of_the_page(talk: Talk, planned: None) -> None:
    told = talk("checkin", answers=[DAY, HEADLINE, "A second nurse", "", "Mrs P, NHS 943 476 5919, waited", "q"])
    assert "may identify somebody" in told.err
    assert entry("call-1").visibility == "private"


# --- what they do not know, and questions ------------------------------------------------------------------------


@pytest.fixture
def untold(planned: None) -> None:
    add("challenge", text="Priya may leave team B", on="2026-11-20")


def test_an_untold_challenge_is_told(talk: Talk, untold: None) -> None:
    told = talk("checkin", answers=[DAY, HEADLINE, ASKS, "t", "q"])
    assert (
        'Alex does not know: "Priya may leave team B" (medium, assumed).\n'
        "  [t] I tell now and it goes in   [l] later, it stays out   [s] show it t\n"
    ) in told.err
    assert [(r.client, r.on) for r in entries("raised")] == [(entry("client-1").uid, date(2026, 11, 20))]


@pytest.mark.parametrize("answer", ["l", "", "later", "x"])
def test_everything_else_leaves_it_untold(talk: Talk, untold: None, answer: str) -> None:
    talk("checkin", answers=[DAY, HEADLINE, ASKS, answer, "q"])
    assert entries("raised") == []


def test_it_can_be_shown_first(talk: Talk, untold: None) -> None:
    told = talk("checkin", answers=[DAY, HEADLINE, ASKS, "s", "l", "q"])
    assert "challenge-1" in told.err
    assert told.out == ""
    assert told.err.count("[t] I tell now") == 2


def test_a_low_one_does_not_go_into_the_page_and_is_not_said_to(talk: Talk, planned: None) -> None:
    add("challenge", text="The lift is slow", severity="low", on="2026-11-20")
    told = talk("checkin", answers=[DAY, HEADLINE, ASKS, "q"])
    assert "[t] I tell now   [l] later" in told.err


def test_the_ready_question_is_taken_by_enter_and_left_by_a_dash(talk: Talk, planned: None) -> None:
    told = talk("checkin", answers=[DAY, HEADLINE, ASKS, "-", "q"])
    assert f"What would you like to ask Alex?  [{COACHING}]  (- for none)\n> -\n" in told.err
    assert entries("question") == []
    talk("checkin", answers=[DAY, HEADLINE, ASKS, "", "q"])
    assert [q.text for q in entries("question")] == [COACHING]


def test_questions_of_your_own_are_asked_until_an_empty_line(talk: Talk, planned: None) -> None:
    talk("checkin", answers=[DAY, HEADLINE, ASKS, "Which comes first?", "What else is expected?", "", "q"])
    assert [q.text for q in entries("question")] == ["Which comes first?", "What else is expected?"]
    again = talk("checkin", answers=[DAY, HEADLINE, ASKS, "", "q"])
    assert 'You will ask Alex: "Which comes first?"\n' in again.err
    assert "What else would you like to ask Alex?  (empty ends)\n> \n" in again.err
    assert len(entries("question")) == 2


# --- the page ----------------------------------------------------------------------------------------------------


def test_it_counts_previews_and_writes_nothing_until_asked(talk: Talk, untold: None) -> None:
    before = written()
    told = talk("checkin", answers=[DAY, HEADLINE, ASKS, "l", QUESTION, "p", "q"])
    # the win and the goal; the challenge stays
    assert "2 records go into the page, 1 stays with you.\n" in told.err
    assert "Stays with you" in told.err
    assert told.err.count("[p] preview   [w] write brief.md   [q] quit, everything is kept") == 2
    assert told.out == ""
    assert written() == before


def test_it_writes_the_page_and_keeps_it_as_sent_on_enter(talk: Talk, planned: None) -> None:
    told = talk("checkin", answers=[DAY, HEADLINE, ASKS, QUESTION, "w", ""])
    page = Path("brief.md").read_text(encoding="utf-8")
    assert page.startswith("# Check-in brief · 2026-Q4")
    assert "wrote brief.md · 2 records · 0 stay" in told.err
    assert "Is this what you send?  It is kept: next time shows what was promised.  [Y/n] \n" in told.err
    assert "Kept as sent with call-1" in told.err
    call = entry("call-1")
    assert (call.state, call.sent_text) == ("sent", page)
    assert told.out == ""


def test_a_page_that_is_not_sent_stays_unsent(talk: Talk, planned: None) -> None:
    before = written()
    talk("checkin", answers=[DAY, HEADLINE, ASKS, QUESTION, "w", "n"])
    assert Path("brief.md").exists()
    assert written() == before


def test_a_page_that_is_there_is_replaced_only_after_a_yes(talk: Talk, planned: None) -> None:
    Path("brief.md").write_text("mine", encoding="utf-8")
    told = talk("checkin", answers=[DAY, HEADLINE, ASKS, QUESTION, "w", ""])
    assert "brief.md exists. Replace it?  [y/N] \n" in told.err
    assert Path("brief.md").read_text(encoding="utf-8") == "mine"
    assert "Is this what you send?" not in told.err
    talk("checkin", answers=[DAY, HEADLINE, ASKS, QUESTION, "w", "y", "n"])
    assert Path("brief.md").read_text(encoding="utf-8").startswith("# Check-in brief")


def test_sending_over_an_untold_high_risk_is_asked_once_more(talk: Talk, planned: None) -> None:
    add("challenge", text="The feed may stop", severity="high", on="2026-11-17")
    before = written()
    told = talk("checkin", answers=[DAY, HEADLINE, ASKS, "l", QUESTION, "w", "y", ""])
    assert 'challenge-1 is high and not told yet: "The feed may stop". Send all the same?' in flat(told.err)
    assert "Not kept as sent. Tell it first: careerbook challenge raise 1" in flat(told.err)
    assert written() == before
    talk("checkin", answers=[DAY, HEADLINE, ASKS, "l", QUESTION, "w", "y", "y", "y"])
    assert entry("call-1").state == "sent"


def test_after_sending_the_page_can_be_sent_again(talk: Talk, planned: None) -> None:
    talk("checkin", answers=[DAY, HEADLINE, ASKS, QUESTION, "w", ""])
    told = talk("checkin", answers=[DAY, "They gained three days. The feed may stop.", ASKS, QUESTION, "w", "y", ""])
    assert "call-1 has its page already; sending again puts the new one in its place.\n" in told.err
    assert "They gained three days" in str(entry("call-1").sent_text)


def test_a_folder_that_cannot_be_written_says_so_and_keeps_the_answers(talk: Talk, planned: None) -> None:
    Path("brief.md").mkdir()
    told = talk("checkin", answers=[DAY, "They gained three days.", ASKS, QUESTION, "w", "y"], code=2)
    assert told.err.splitlines()[-1].startswith("careerbook: brief.md is a folder")
    assert entry("call-1").headline == "They gained three days."


def test_a_book_with_periods_of_its_own_does_not_speak_of_a_quarter(talk: Talk, planned: None) -> None:
    settings(name="Sam")
    add("period", name="Autumn term", start="2026-09-01", end="2026-12-18")
    told = talk("checkin", answers=[DAY, "", "q"])
    assert 'In two sentences (what they gained; the one honest "but"):\n' in told.err


def test_nothing_typed_acts_on_the_screen(talk: Talk, planned: None) -> None:
    told = talk("checkin", answers=[DAY, "\x1b]8;;http://x\x07 [red]two[/red] sentences.", "q"])
    shown = told.err.split("opens with: ")[1]
    assert "\x1b" not in shown
    assert "[red]two[/red]" in flat(shown)


# --- the real program --------------------------------------------------------------------------------------------


def test_on_a_real_terminal_it_goes_from_the_day_to_the_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, untold: None
) -> None:
    monkeypatch.chdir(tmp_path)
    screen = Pty("checkin")
    screen.until("When do you meet Alex?  [Wed 25 Nov] ")
    screen.type("\n")
    screen.until("> [Enter keeps the draft] ")
    screen.type("They close in six days. The feed may stop.\n")
    screen.until("What do you need from Alex?  (empty ends)\n> ")
    screen.type("A second reviewer\n")
    screen.until("  What do you recommend? ")
    screen.type("\n")
    screen.until("why? ")
    screen.type("\n")
    screen.until("By when? ")
    screen.type("Tue 1 Dec\n")
    screen.until("What else do you need from Alex?  (empty ends)\n> ")
    screen.type("\n")
    screen.until("[s] show it ")
    screen.type("t\n")
    screen.until("(- for none)\n> ")
    screen.type("\n")
    screen.until("everything is kept ")
    screen.type("w\n")
    screen.until("[Y/n] ")
    screen.type("\n")
    assert screen.ends() == 0
    assert entry("call-1").state == "sent"
    page = Path("brief.md").read_text(encoding="utf-8")
    assert "They close in six days. The feed may stop." in page
    assert "A second reviewer, by Tue 1 Dec." in page
    assert "Priya may leave team B** (I told you on 20 Nov)" in page


def test_on_a_real_terminal_ctrl_c_ends_with_130_and_keeps_what_was_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, planned: None
) -> None:
    monkeypatch.chdir(tmp_path)
    screen = Pty("checkin")
    screen.until("[Wed 25 Nov] ")
    screen.type("Fri 27 Nov\n")
    screen.until("> [Enter keeps the draft] ")
    screen.type(CTRL_C)
    assert screen.ends() == 130
    assert "Traceback" not in screen.seen
    assert entry("call-1").on == date(2026, 11, 27)
