"""The second half of `checkin`: what they do not know, what to ask, and the page that is sent."""

from datetime import date
from pathlib import Path

import pytest

from careerbook.cli.checkin import COACHING
from tests.cli.kept import add, client, entries, entry, set_fields, settings, written
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


DAY, HEADLINE, ASKS, QUESTION = "", "", "", "-"
"""How each step of a planned call is passed by."""


def flat(text: str) -> str:
    return " ".join(text.split())


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


def test_what_the_page_still_lacks_is_said_before_it_is_written(talk: Talk, planned: None) -> None:
    told = talk("checkin", answers=[DAY, "It went well. But no.", "More help", "", "", "", "", QUESTION, "q"])
    lacks = "one recommendation, one reason, more results with a number or proof"
    assert f"Your page still lacks: {lacks}. Goals and wins: careerbook week" in flat(told.err)
    for number in range(3):
        add("impact", text=f"Win {number}", before="9", after="6", unit="days", what_changed="Faster")
    add("impact", text="Their team is lazy", on="2026-11-19")
    set_fields("ask-1", recommendation="One day a week", because="It waits", by="2026-12-01")
    told = talk("checkin", answers=[DAY, HEADLINE, ASKS, QUESTION, "q"])
    assert "Your page still lacks: one word about the work in place of the person.\n" in told.err
    set_fields("impact-5", text="Their team waited")
    assert "still lacks" not in talk("checkin", answers=[DAY, HEADLINE, ASKS, QUESTION, "q"]).err


def test_an_appendix_that_is_there_is_asked_about_too(talk: Talk, planned: None) -> None:
    for number in range(9):
        add("impact", text=f"Moved report number {number} to the new store")
    Path("brief-appendix.md").write_text("mine", encoding="utf-8")
    told = talk("checkin", answers=[DAY, HEADLINE, ASKS, QUESTION, "w", ""])
    assert "brief-appendix.md exists. Replace it?  [y/N] \n" in told.err
    assert not Path("brief.md").exists()
    told = talk("checkin", answers=[DAY, HEADLINE, ASKS, QUESTION, "w", "y", "n"])
    assert Path("brief.md").exists()
    assert Path("brief-appendix.md").read_text(encoding="utf-8").startswith("# Check-in brief")
    told = talk("checkin", answers=[DAY, HEADLINE, ASKS, QUESTION, "w", ""])
    assert "brief.md and brief-appendix.md exist. Replace them?  [y/N] \n" in told.err


def test_a_page_that_is_not_sent_stays_unsent(talk: Talk, planned: None) -> None:
    before = written()
    talk("checkin", answers=[DAY, HEADLINE, ASKS, QUESTION, "w", "n"])
    assert Path("brief.md").exists()
    assert written() == before


@pytest.mark.parametrize(("last", "state"), [("not sure", "planned"), ("", "planned"), ("n", "planned"), ("y", "sent")])
def test_an_answer_that_is_neither_sends_nothing_without_a_plain_yes(
    talk: Talk, planned: None, last: str, state: str
) -> None:
    told = talk("checkin", answers=[DAY, HEADLINE, ASKS, QUESTION, "w", "maybe", last])
    assert '"maybe" is neither yes nor no. Once more: y or n.' in flat(told.err)
    assert "what was promised.  [y/N]" in told.err
    assert ('"not sure" is neither yes nor no, so it is no.' in flat(told.err)) == (last == "not sure")
    assert entry("call-1").state == state
    assert ("Kept as sent" in told.err) == (state == "sent")


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
