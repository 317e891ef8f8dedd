"""Friday, ten minutes: every question, every way to skip or stop, and what each answer saves."""

import os
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from careerbook.cli._answers import figures, giver_and_words
from careerbook.cli.week import _close
from careerbook.errors import InvalidInput
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
    told = talk("week", answers=["Ran the audit alone", "", "", "", ""])
    assert told.err.count("New book: ") == 1
    assert entry("impact-1").text == "Ran the audit alone"


# --- wins --------------------------------------------------------------------------------------------------------


def test_wins_are_asked_until_an_empty_line(talk: Talk, friday: None) -> None:
    told = talk("week", answers=["One", "Two", "", "", ""])
    assert [e.text for e in entries("impact")[1:]] == ["One", "Two"]
    assert "Done in 1 minute: 2 wins." in told.err


def test_a_quiet_journal_asks_for_a_win_and_its_day(talk: Talk) -> None:
    client()
    add("impact", text="Old", on="2026-11-02", before="9", after="6", unit="days")
    told = talk("week", answers=["", "Runbook used in an incident", "12 Nov", "", ""])
    assert "2 of 4  Your last win is of 2 Nov. What helped somebody since then?" in told.err
    assert entry("impact-2").on == date(2026, 11, 12)
    assert "  impact-2 is of Thu 12 Nov.\n" in told.err


def test_a_day_that_cannot_be_is_asked_once_more_and_the_win_stays(talk: Talk) -> None:
    client()
    add("impact", text="Old", on="2026-11-02", before="9", after="6", unit="days")
    told = talk("week", answers=["", "Runbook used", "2026-12-24", "32 Nov", "", ""])
    assert "is still to come" in told.err
    assert 'Not saved: "32 Nov"' in told.err
    assert "Later: careerbook edit impact-2 --on DATE" in " ".join(told.err.split())
    assert entry("impact-2").on == date(2026, 11, 20)


def test_a_text_that_may_identify_somebody_warns_and_stays_private(talk: Talk, friday: None) -> None:
    told = talk("week", answers=["Found a bed for Mrs P, NHS 943 476 5919", "", "", ""])
    assert "may identify somebody" in told.err
    assert entry("impact-2").visibility == "private"


# --- a goal ------------------------------------------------------------------------------------------------------


def unchecked_goal(**said: str) -> None:
    add(
        "goal",
        title="Close in 5 days",
        state="active",
        on="2026-07-01",
        moved_on="2026-07-01",
        start="2026-07-01",
        due="2026-12-31",
        **said,
    )
    add("check", "goal-1", current="6", on="2026-11-06")


def test_a_measured_goal_is_asked_for_its_number_then_how_it_is_seen(talk: Talk, friday: None) -> None:
    unchecked_goal(start_value="9", target="5", unit="days")
    told = talk("week", answers=["", "5.5 days", "at risk", "A second reviewer", "", ""])
    assert "2 of 4  Close in 5 days: it was 6 days on 6 Nov. Now?\n> 5.5 days\n" in told.err
    # 1 July to 31 December are 184 days, and 20 November is the 143rd: 143/184 of the way from 9 to 5 is 5.89
    assert "  By now the plan expects 5.9. How do you see it?\n  [on track / at risk / off track] at risk\n" in told.err
    check = entry("check-2")
    assert (check.current, check.status, check.comment) == (Decimal("5.5"), "at-risk", "A second reviewer")
    assert check.on == date(2026, 11, 20)
    assert "1 goal checked" in told.err


def test_a_goal_on_track_is_not_asked_what_would_help(talk: Talk, friday: None) -> None:
    unchecked_goal(start_value="9", target="5")
    told = talk("week", answers=["", "5.5", "on", "", ""])
    assert entry("check-2").status == "on-track"
    assert "What would help?" not in told.err


def test_a_number_nobody_can_read_is_asked_once_more_with_the_reason(talk: Talk, friday: None) -> None:
    unchecked_goal(start_value="9", target="5")
    told = talk("week", answers=["", "4,500", "4500", "", "", ""])
    assert entry("check-2").current == 4500
    assert "4500" in told.err.split("> 4,500\n")[1].splitlines()[0], "the reason names the readings"
    given_up = talk("week", answers=["", "", ""])
    assert "goal" not in given_up.err.split("1 of")[1], "a goal checked today is not asked about again"


def test_a_number_refused_twice_is_given_back_with_the_command(talk: Talk, friday: None) -> None:
    unchecked_goal(start_value="9", target="5")
    told = talk("week", answers=["", "six-ish", "", "", ""])
    assert [c.ref for c in entries("check")] == ["check-1"]
    said = " ".join(told.err.split())
    assert 'Not saved: "six-ish".' in said
    assert "Later: careerbook goal check 1 --current N" in said


def test_a_goal_without_a_measure_is_asked_for_a_word(talk: Talk, friday: None) -> None:
    add("goal", title="Lead the guild", state="active", on="2026-10-01", moved_on="2026-10-01", start="2026-10-01")
    told = talk("week", answers=["", "off track", "An hour a week", "", ""])
    assert "2 of 4  Lead the guild: how is it going?\n[on track / at risk / off track] off track\n" in told.err
    assert (entry("check-1").status, entry("check-1").comment) == ("off-track", "An hour a week")


# --- what is stuck -----------------------------------------------------------------------------------------------


def test_a_risk_is_saved_with_its_severity_and_stays_untold(talk: Talk, friday: None) -> None:
    add("call", client=client_uid(), on="2026-11-25")
    told = talk("week", answers=["", "Priya may leave team B", "high", "n", ""])
    risk = entry("challenge-1")
    assert (risk.text, risk.severity, risk.visibility) == ("Priya may leave team B", "high", "private")
    assert entries("raised") == []
    assert "  How bad?  [low / medium / high] high\n  Does Alex know?  [y/N] n\n" in told.err
    assert "  Saved challenge-1, only for you.\n" in told.err
    assert "Tell Alex before you meet on Wed 25 Nov: careerbook challenge raise 1" in " ".join(told.err.split())


def client_uid() -> str:
    return entry("client-1").uid


def test_a_risk_they_know_is_raised_to_them(talk: Talk, friday: None) -> None:
    told = talk("week", answers=["", "Priya may leave team B", "", "y", ""])
    assert [(r.client, r.on) for r in entries("raised")] == [(client_uid(), date(2026, 11, 20))]
    assert entry("challenge-1").severity is None
    assert "  Saved challenge-1, and Alex may read it.\n" in told.err
    assert "Tell Alex" not in told.err


def test_q_in_the_middle_of_a_risk_keeps_the_risk_and_says_so(talk: Talk, friday: None) -> None:
    told = talk("week", answers=["", "Priya may leave team B", "q"])
    assert entry("challenge-1").text == "Priya may leave team B"
    assert "  Saved challenge-1, only for you.\n" in told.err
    assert "Done in 1 minute: 1 risk." in told.err


def test_without_a_manager_nobody_is_asked_about(talk: Talk) -> None:
    add("impact", text="Ran the audit alone", on="2026-11-18", before="9", after="6", unit="days")
    told = talk("week", answers=["", "Priya may leave team B", "low", ""])
    assert "know?" not in told.err
    assert entry("challenge-1").severity == "low"


def test_an_untold_challenge_is_raised_on_yes(talk: Talk, friday: None) -> None:
    add("challenge", text="The feed may stop", severity="high", on="2026-11-17")
    told = talk("week", answers=["", "", "y", ""])
    assert '3 of 4  "The feed may stop": does Alex know?\n[y/N] y\n' in told.err
    assert [r.client for r in entries("raised")] == [client_uid()]
    assert "Done in 1 minute: 1 risk told." in told.err


def test_an_untold_challenge_stays_untold_on_enter_and_names_the_command(talk: Talk, friday: None) -> None:
    add("challenge", text="The feed may stop", severity="high", on="2026-11-17")
    told = talk("week", answers=["", "", "", ""])
    assert entries("raised") == []
    assert "  When you have: careerbook challenge raise 1\n" in told.err


# --- voices ------------------------------------------------------------------------------------------------------


def test_a_voice_makes_its_person_and_stays_private(talk: Talk, friday: None) -> None:
    told = talk("week", answers=["", "", "Jo: the options page saved us a meeting"])
    said = entry("feedback-1")
    person = next(p for p in entries("person") if p.uid == said.from_person)
    assert (said.text, person.name, said.visibility) == ("the options page saved us a meeting", "Jo", "private")
    assert "  Saved feedback-1, from Jo, only for you.\n" in told.err


def test_a_voice_without_a_name_is_saved_and_asked_for_one(talk: Talk, friday: None) -> None:
    told = talk("week", answers=["", "", "The options page saved us a meeting", "Alex"])
    assert entry("feedback-1").from_person == entry("client-1").person
    assert "  Who said it? Alex\n" in told.err
    nameless = talk("week", answers=["", "", "It read well", ""])
    assert "  Saved feedback-2, only for you.\n" in nameless.err


def test_a_remark_about_a_person_gets_the_question_that_leads_back_to_the_work(talk: Talk, friday: None) -> None:
    told = talk("week", answers=["", "", "Alex: You're abrasive in meetings"])
    assert entry("feedback-1").about == "character"
    assert "When did you see it? What did I do or say?" in " ".join(told.err.split())


@pytest.mark.parametrize(
    ("typed", "name", "words"),
    [
        ("Jo: the page helped", "Jo", "the page helped"),
        ("Jo Park : it helped: a lot", "Jo Park", "it helped: a lot"),
        ("it helped", "", "it helped"),
        ("https://example.org/thanks", "", "https://example.org/thanks"),
        ("what I would like to see next: more", "", "what I would like to see next: more"),
        ("Jo:", "", "Jo:"),
        (": no name", "", ": no name"),
    ],
)
def test_the_name_stands_before_the_colon(typed: str, name: str, words: str) -> None:
    assert giver_and_words(typed) == (name, words)


# --- numbers -----------------------------------------------------------------------------------------------------


@pytest.fixture
def numberless() -> None:
    client()
    add("impact", text="Fewer duplicate invoices", on="2026-11-18")


def test_before_after_and_unit_go_onto_the_impact(talk: Talk, numberless: None) -> None:
    told = talk("week", answers=["", "", "", "410, 74 a month"])
    said = entry("impact-1")
    assert (said.before, said.after, said.unit) == (Decimal(410), Decimal(74), "a month")
    # 336 of 410 are 81.95 %
    assert "> 410, 74 a month\n  −82 %.\n" in told.err  # noqa: RUF001 - the minus sign of print
    assert "Done in 1 minute: 1 number." in told.err


@pytest.mark.parametrize("answer", ["no", "No.", "none", "-", ""])
def test_there_may_have_been_no_number(talk: Talk, numberless: None, answer: str) -> None:
    before = book_bytes()
    talk("week", answers=["", "", "", answer])
    assert book_bytes() == before


def test_a_number_with_two_readings_is_asked_once_more_and_then_given_back(talk: Talk, numberless: None) -> None:
    told = talk("week", answers=["", "", "", "4,500, 3,200 ms", "from nine to six"])
    assert entry("impact-1").after is None
    said = " ".join(told.err.split())
    assert 'Not saved: "from nine to six".' in said
    assert "Later: careerbook edit impact-1 --metric NAME:BEFORE:AFTER" in said


@pytest.mark.parametrize(
    ("typed", "mark", "wanted"),
    [
        ("410, 74 a month", None, ("410", "74", "a month")),
        ("410, 74, invoices a month", None, ("410", "74", "invoices a month")),
        ("900 ms, 540", None, ("900", "540", "ms")),
        ("900 → 540 ms", None, ("900", "540", "ms")),
        ("9 to 6 days", None, ("9", "6", "days")),
        ("74 a month", None, (None, "74", "a month")),
        ("74", None, (None, "74", "")),
        ("-3, 4.5; points", None, ("-3", "4.5", "points")),
        ("4,5, 3,2 ms", "comma", ("4.5", "3.2", "ms")),
        ("4,500, 3,200 ms", "point", ("4500", "3200", "ms")),
        ("4,5", "comma", (None, "4.5", "")),
    ],
)
def test_figures_are_read_as_people_type_them(
    typed: str, mark: str | None, wanted: tuple[str | None, str, str]
) -> None:
    before, after, unit = figures(typed, mark)
    first = wanted[0]
    assert (before, after, unit) == (Decimal(first) if first else None, Decimal(wanted[1]), wanted[2])


@pytest.mark.parametrize("typed", ["many", "4,500", "410,74", "4,500, 3,200 ms", "from 9 to 6", ", 74"])
def test_figures_with_two_readings_or_none_are_refused(typed: str) -> None:
    with pytest.raises(InvalidInput):
        figures(typed)


# --- promises ----------------------------------------------------------------------------------------------------


@pytest.fixture
def promised(friday: None) -> None:
    add("commitment", text="Expenses plan", owner="me", client=client_uid(), due="2026-11-27", on="2026-11-02")


@pytest.mark.parametrize("answer", ["y", "Yes", "", "-"])
def test_a_promise_that_is_still_right_changes_nothing(talk: Talk, promised: None, answer: str) -> None:
    before = book_bytes()
    told = talk("week", answers=["", "", "", answer])
    assert '4 of 4  You promised "Expenses plan" for Fri 27 Nov. Still right?\n[y / done / new date] ' in told.err
    assert book_bytes() == before


def test_a_promise_is_kept(talk: Talk, promised: None) -> None:
    told = talk("week", answers=["", "", "", "done"])
    assert (entry("commitment-1").state, entry("commitment-1").done_on) == ("done", date(2026, 11, 20))
    assert "1 promise settled" in told.err


@pytest.mark.parametrize("answers", [["4 Dec"], ["n", "2026-12-04"], ["soon", "Fri 4 Dec"]], ids=repr)
def test_a_promise_moves_to_a_new_day_and_stays_open(talk: Talk, promised: None, answers: list[str]) -> None:
    talk("week", answers=["", "", "", *answers])
    assert (entry("commitment-1").state, entry("commitment-1").due) == ("open", date(2026, 12, 4))


def test_a_new_day_refused_twice_keeps_the_promise_as_it_was(talk: Talk, promised: None) -> None:
    before = book_bytes()
    told = talk("week", answers=["", "", "", "1/2/26", "1/2/26"])
    assert book_bytes() == before
    assert "Later: careerbook commitment renegotiate 1 --to DATE" in " ".join(told.err.split())


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
    add("call", client=client_uid(), on="2026-11-25")
    add("ask", "call-1", text="A second reviewer", recommendation="One day a week")
    told = talk("week", answers=THREE)
    said = " ".join(told.err.split())
    assert "Your page for Wed 25 Nov still lacks: the two sentences, one reason" in said
    set_fields("call-1", state="sent", moved_on="2026-11-20")
    assert "still lacks" not in talk("week", answers=THREE).err


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
