"""What each answer to `week` saves, and what happens to one that nobody can read."""

import os
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from careerbook.cli._answers import figures, giver_and_words
from careerbook.errors import InvalidInput
from tests.cli.kept import add, client, entries, entry
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


def test_a_win_of_today_spares_the_question_about_a_quiet_journal(talk: Talk) -> None:
    client()
    add("impact", text="Old", on="2026-11-02", before="9", after="6", unit="days")
    told = talk("week", answers=["Runbook used in an incident", "", "", ""])
    assert "Your last win is of" not in told.err
    assert "1 of 4  What did you finish" in told.err
    assert "2 of 3  What is stuck" in told.err
    assert "3 of 3  Who said something" in told.err
    assert len(entries("impact")) == 2


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
    assert 'Not saved: "six-ish" ' in said
    assert said.count("six-ish") == 3, "typed, asked again, given back"
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
