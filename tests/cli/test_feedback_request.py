"""Asking one person for feedback, and what becomes of the question: answered, declined, or lapsed by its day."""

import pytest

from careerbook.records.kinds import kind
from tests.cli.conftest import Run
from tests.cli.kept import add, batches, body, client, data, entries, entry, refused, uid
from tests.cli.terminal import Talk, talker

ASK = ("feedback", "request", "Jo Park", "What should I do more of?")


def test_a_request_hangs_on_the_person_whom_it_makes_if_need_be(run: Run) -> None:
    got = run(*ASK, "--due", "2026-12-04")
    assert got.out == "request-1\n"
    assert 'Saved request-1 for Jo Park, today: "What should I do more of?", by Fri 4 Dec 2026.' in got.err
    assert "careerbook feedback add TEXT --request request-1" in got.err
    held = entry("request-1")
    assert (held.question, str(held.due), held.state) == ("What should I do more of?", "2026-12-04", "asked")
    assert held.parent == uid("person-1")
    assert entry("person-1").name == "Jo Park"
    assert held.get("mode") == "feedback"
    run("undo")
    assert entries("request") == entries("person") == []


@pytest.mark.parametrize("words", [("feedback", "request", "manager", "How do you see it?"), (*ASK, "--mode", "blame")])
def test_who_is_asked_and_how_has_to_be_known(run: Run, words: tuple[str, ...]) -> None:
    run(*words, code=1 if "manager" in words else 2)
    assert entries("request") == []


def test_the_primary_client_is_asked_by_that_name(run: Run) -> None:
    client()
    run("feedback", "request", "manager", "How do you see it?")
    assert entry("request-1").parent == uid("person-1")


@pytest.mark.parametrize(
    ("days", "says"),
    [(("--on", "2026-11-21"), "still to come"), (("--on", "2026-11-10", "--due", "2026-11-09"), "--due is before")],
)
def test_a_request_is_dated_when_it_was_asked_and_due_no_earlier(run: Run, days: tuple[str, ...], says: str) -> None:
    refused(run, *ASK, *days, says=says)
    run(*ASK, "--on", "2026-11-10", "--due", "2026-11-10")


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        ("feedforward", "two suggestions for the future; I will listen and thank you"),
        ("testimonial", "May I quote you?"),
    ],
)
def test_each_mode_says_what_to_say_aloud(run: Run, mode: str, said: str) -> None:
    assert said in run(*ASK, "--mode", mode).err
    assert body("request-1")["mode"] == mode


def test_an_answer_is_from_whoever_was_asked_and_settles_the_request(run: Run) -> None:
    add("person", name="Jo Park", category="peer", on="2026-01-01")
    run(*ASK, "--on", "2026-11-02")
    got = run("feedback", "add", "More of the options pages", "--request", "1", "--on", "2026-11-09")
    assert 'It answers request-1: "What should I do more of?"' in got.err
    held = entry("feedback-1")
    assert (held.from_person, held.source, held.solicited) == (uid("person-1"), "peer", True)
    assert held.request == uid("request-1")
    asked = entry("request-1")
    assert (asked.state, str(asked.moved_on)) == ("received", "2026-11-09")
    assert batches() == 3
    run("heard", "And the runbook", "--request", "request-1")
    assert (entry("feedback-2").request, entry("request-1").state) == (uid("request-1"), "received")
    run("undo")
    run("undo")
    assert entry("request-1").state == "asked"


def test_an_answer_from_somebody_else_or_from_before_the_question_is_refused(run: Run) -> None:
    run(*ASK, "--on", "2026-11-09")
    refused(run, "feedback", "add", "Fine", "--request", "1", "--from", "Sam", says="request-1 asked Jo Park")
    refused(run, "feedback", "add", "Fine", "--request", "1", "--on", "2026-11-08", says="8 Nov 2026")
    refused(run, "feedback", "given", "Fine", "--to", "Jo Park", "--request", "1", says="--request")
    assert entries("feedback") == []


def test_an_edit_that_names_the_request_settles_it_too(run: Run) -> None:
    run(*ASK, "--on", "2026-11-09")
    run("heard", "More of the options pages")
    run("feedback", "edit", "1", "--request", "1")
    assert entry("feedback-1").from_person == uid("person-1")
    assert entry("request-1").state == "received"
    run("heard", "Something else", "--from", "Sam")
    refused(run, "feedback", "edit", "2", "--request", "1", says="request-1 asked Jo Park")


def test_a_testimonial_keeps_the_very_words_and_asks_whether_they_may_be_quoted(run: Run) -> None:
    run(*ASK, "--mode", "testimonial")
    got = run("feedback", "add", "Nothing broke on the night", "--request", "1", "--about", "result")
    assert body("feedback-1")["verbatim"] == "Nothing broke on the night"
    assert "careerbook feedback edit 1 --quote-ok" in got.err
    got = run("feedback", "add", "Nor after", "--request", "1", "--about", "result", "--quote-ok")
    assert "--quote-ok" not in got.err
    assert entry("feedback-2").quote_ok is True


def test_declined_is_a_step_and_somebody_may_answer_after_all(run: Run) -> None:
    run(*ASK)
    got = run("feedback", "declined")
    assert got.out == "request-1\n"
    assert "is declined since Fri 20 Nov 2026" in got.err
    refused(run, "feedback", "declined", "1", says="cannot be declined")
    run("feedback", "add", "Since you ask", "--request", "1")
    refused(run, "feedback", "declined", "request-1", says="request-1 is received and cannot be declined")
    run("feedback", "declined", code=1)


@pytest.mark.parametrize(
    ("state", "due", "day", "stands"),
    [
        ("asked", "2026-11-20", "2026-11-20", "asked"),
        ("asked", "2026-11-20", "2026-11-21", "lapsed"),
        ("asked", None, "2027-11-21", "asked"),
        ("received", "2026-11-20", "2026-11-21", "received"),
        ("declined", "2026-11-20", "2026-11-21", "declined"),
    ],
)
def test_lapsed_is_computed_from_the_due_day(state: str, due: str | None, day: str, stands: str) -> None:
    stage = kind("request").stage
    assert stage is not None
    assert stage({"state": state, "due": due}, day) == stands


def test_a_lapsed_request_shows_as_such_and_can_still_be_answered(run: Run) -> None:
    run(*ASK, "--on", "2026-11-02", "--due", "2026-11-13")
    assert "state: lapsed." in run("show", "request-1").out
    assert "due Fri 13 Nov 2026; lapsed" in run("show", "person-1").out
    assert data(run("show", "request-1", "--json"))["state"] == "lapsed"
    run("feedback", "add", "Late, sorry", "--request", "1")
    assert "state: received since 20 Nov 2026." in run("show", "request-1").out


@pytest.fixture
def talk(run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Talk:
    return talker(monkeypatch, capsys)


def test_feedforward_asks_for_two_suggestions_and_a_thank_you(run: Run, talk: Talk) -> None:
    run(*ASK, "--mode", "feedforward")
    got = talk("feedback", "add", "--request", "1", answers=["Send the agenda early", "Speak last"])
    assert "And the second suggestion? (Enter leaves it at one)" in got.err
    assert "Say thank you and nothing else" in got.err
    assert got.out == "feedback-1\nfeedback-2\n"
    assert [entry(f"feedback-{n}").text for n in (1, 2)] == ["Send the agenda early", "Speak last"]
    assert {entry(f"feedback-{n}").request for n in (1, 2)} == {uid("request-1")}
    assert {entry(f"feedback-{n}").from_person for n in (1, 2)} == {uid("person-1")}
    third = talk("feedback", "add", "A third", "--request", "1")
    assert "second suggestion" not in third.err


def test_one_suggestion_is_enough_and_nobody_is_asked_without_a_terminal(run: Run, talk: Talk) -> None:
    run(*ASK, "--mode", "feedforward")
    talk("feedback", "add", "Send the agenda early", "--request", "1", answers=[""])
    assert len(entries("feedback")) == 1
    run(*ASK, "--mode", "feedforward")
    got = run("feedback", "add", "Send the agenda early", "--request", "2")
    assert "careerbook feedback add TEXT --request request-2" in got.err
    talk(*ASK[:3], "--mode", "testimonial", answers=["The move to the new server"])
    assert entry("request-3").question == "The move to the new server"
