"""Recording a check-in: by options in one step, or as a dialogue in which each answer is saved as it is given."""

from collections.abc import Sequence
from typing import Protocol

import pytest

from tests.cli.conftest import Result, Run
from tests.cli.kept import batches, body, client, data, entries, entry, refused, set_fields, uid
from tests.cli.terminal import talker


@pytest.fixture(autouse=True)
def planned(run: Run) -> None:
    client()
    run("call", "plan", "--on", "2026-11-18")
    run("call", "ask", "1", "A second reviewer")
    run("call", "ask", "1", "The supplier feed")


ANSWERED = ("--answer", "1=agreed", "--answer", "feed=declined")


def test_everything_in_one_step(run: Run) -> None:
    before = batches()
    got = run("call", "record", "1", *ANSWERED, "--heard", "I want to know about cost first",
              "--i-will", "Publish the calendar @ 2026-12-04", "--i-will", "Mail ops",
              "--they-will", "Talk to procurement @ in 2 weeks")  # fmt: skip
    assert batches() == before + 1
    assert got.out == "call-1\n"
    assert "call-1 is recorded, held on Wed 18 Nov: 2 answers, 3 promises, 1 thing heard." in got.err
    assert "careerbook call follow-up 1" in got.err
    call = entry("call-1")
    assert (call.state, str(call.held_on), str(call.moved_on)) == ("recorded", "2026-11-18", "2026-11-18")
    assert [entry(f"ask-{n}").answer for n in (1, 2)] == ["agreed", "declined"]
    promises = [entry(f"commitment-{n}") for n in (1, 2, 3)]
    call_uid = uid("call-1")
    assert [(p.owner, p.text, p.body.get("due")) for p in promises] == [
        ("me", "Publish the calendar", "2026-12-04"),
        ("me", "Mail ops", None),
        ("client", "Talk to procurement", "2026-12-04"),
    ]
    assert {(p.state, str(p.on), p.call, p.client) for p in promises} == {
        ("open", "2026-11-18", call_uid, uid("client-1"))
    }
    heard = entry("heard-1")
    assert (heard.text, heard.parent) == ("I want to know about cost first", call_uid)
    run("undo")
    assert entry("call-1").state == "planned"
    assert entries("commitment") == []
    assert entry("ask-1").answer is None


@pytest.mark.parametrize(
    ("typed", "text", "due"),
    [
        ("Publish it @ 2026-12-04", "Publish it", "2026-12-04"),
        ("Publish it", "Publish it", None),
        ("Mail ops@example.org", "Mail ops@example.org", None),
        ("Meet @ the office @ 4 Dec", "Meet @ the office", "2026-12-04"),
        ("Publish it @ friday", "Publish it", "2026-11-20"),
    ],
)
def test_the_day_follows_the_last_at(run: Run, typed: str, text: str, due: str | None) -> None:
    run("call", "record", "1", *ANSWERED, "--they-will", typed)
    promise = entry("commitment-1")
    assert (promise.text, promise.owner) == (text, "client")
    assert (str(promise.due) if promise.due else None) == due


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ((), "--answer 1=agreed|declined|deferred|not-reached"),
        (("--answer", "1=agreed", "--no-commitments"), "--answer 2="),
        (ANSWERED, "--no-commitments"),
        ((*ANSWERED, "--heard", "x"), "--i-will"),
        ((*ANSWERED, "--no-commitments", "--i-will", "x"), "exclude each other"),
        ((*ANSWERED, "--i-will", "Publish it @ someday"), "someday"),
        ((*ANSWERED, "--i-will", " @ 2026-12-04"), "--i-will is blank"),
        ((*ANSWERED, "--no-commitments", "--heard", " "), "--heard is blank"),
        (("--answer", "1=perhaps", "--answer", "2=agreed", "--no-commitments"), "one of agreed"),
        (("--answer", "1=open", "--answer", "2=agreed", "--no-commitments"), "one of agreed"),
        (("--answer", "agreed", "--no-commitments"), "--answer 1=agreed"),
        ((*ANSWERED, "--answer", "2=agreed", "--no-commitments"), "ask-2 has two answers"),
        ((*ANSWERED, "--no-commitments", "--held", "2026-11-21"), "still to come"),
        ((*ANSWERED, "--no-commitments", "--on", "2026-11-17"), "17 Nov 2026"),
    ],
)
def test_what_is_missing_or_cannot_be_read_saves_nothing(run: Run, options: tuple[str, ...], says: str) -> None:
    got = refused(run, "call", "record", "1", *options)
    assert says.casefold() in got.err.casefold()


def test_an_ask_of_another_call_is_not_found(run: Run) -> None:
    run("call", "plan", "--on", "2026-11-27")
    run("call", "ask", "2", "Something else")
    refused(run, "call", "record", "1", "--answer", "3=agreed", "--no-commitments", code=1, says="call-1 has no ask")
    refused(run, "call", "record", "1", "--answer", "e=agreed", "--no-commitments", says="could be")


def test_no_commitments_leaves_what_was_proposed(run: Run) -> None:
    run("commitment", "add", "Expenses", "--owner", "me", "--proposed")
    run("call", "record", "1", *ANSWERED, "--no-commitments")
    assert entry("commitment-1").state == "proposed"
    assert entry("call-1").state == "recorded"


def test_what_was_proposed_to_this_client_opens(run: Run) -> None:
    client("Kim Lee", "secondary")
    run("commitment", "add", "Expenses", "--owner", "me", "--proposed", "--on", "2026-11-10")
    run("commitment", "add", "Not yours", "--owner", "me", "--proposed", "--client", "kim")
    run("call", "record", "1", *ANSWERED)
    held = entry("commitment-1")
    assert (held.state, held.call, str(held.moved_on)) == ("open", uid("call-1"), "2026-11-18")
    assert entry("commitment-2").state == "proposed"


def test_an_answer_that_is_there_already_is_not_asked_for_again(run: Run) -> None:
    set_fields("ask-1", answer="agreed")
    run("call", "record", "1", "--answer", "2=not reached", "--no-commitments")
    assert [entry(f"ask-{n}").answer for n in (1, 2)] == ["agreed", "not-reached"]


SPOKEN = [("yes", "agreed"), ("No", "declined"), ("later", "deferred"), ("not", "not-reached")]


@pytest.mark.parametrize(("typed", "stored"), SPOKEN)
def test_answers_as_people_say_them(run: Run, typed: str, stored: str) -> None:
    run("call", "record", "1", "--answer", f"1={typed}", "--answer", "2=agreed", "--no-commitments")
    assert entry("ask-1").answer == stored


def test_held_is_the_day_planned_and_a_plan_ahead_was_held_today(run: Run) -> None:
    run("call", "plan", "--on", "2026-11-25")
    run("call", "record", "2", "--no-commitments")
    assert str(entry("call-2").held_on) == "2026-11-20"
    run("record", *ANSWERED, "--no-commitments", "--held", "yesterday")
    assert str(entry("call-1").held_on) == "2026-11-19"


def test_record_without_a_reference_takes_the_one_whose_day_has_come(run: Run) -> None:
    run("call", "plan", "--on", "2026-11-27")
    got = run("record", *ANSWERED, "--no-commitments")
    assert got.out == "call-1\n"
    run("call", "plan", "--on", "2026-12-04")
    refused(run, "record", "--no-commitments", says="several fit: call-2")


def test_json_answers_with_the_call_and_what_hangs_on_it(run: Run) -> None:
    got = data(run("record", "1", *ANSWERED, "--no-commitments", "--json"))
    assert (got["ref"], got["state"], got["held_on"]) == ("call-1", "recorded", "2026-11-18")
    assert [child["answer"] for child in got["hanging"]] == ["agreed", "declined"]


def test_a_promise_that_may_identify_somebody_is_private(run: Run) -> None:
    got = run("record", "1", *ANSWERED, "--i-will", "Call bed 12, NHS 943 476 5919 @ 2026-12-04")
    assert "may identify somebody" in got.err
    assert entry("commitment-1").visibility == "private"


# --- the dialogue ----------------------------------------------------------------------------------------------------


class Recorded(Protocol):
    def __call__(self, *answers: str, words: Sequence[str] = ("record",)) -> Result: ...


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Recorded:
    spoken = talker(monkeypatch, capsys)

    def talks(*answers: str, words: Sequence[str] = ("record",)) -> Result:
        return spoken(*words, answers=answers)

    return talks


def test_the_dialogue_walks_asks_promises_what_was_said_and_prints_the_message(run: Run, talk: Recorded) -> None:
    run("commitment", "add", "Expenses plan", "--owner", "me", "--proposed", "--due", "2026-12-11")
    run("commitment", "add", "Close calendar", "--owner", "client", "--due", "2026-11-30")
    got = talk("agreed", "later", "2026-12-07", "y", "I want to know about cost first", "",
               "Publish it @ 2026-12-04", "", "Talk to procurement", "", "")  # fmt: skip
    assert got.out.startswith("call-1\nAlex Rivera, thank you for your time on Wed 18 Nov.")
    assert "- Publish it, by Fri 4 Dec." in got.out
    assert 'You asked for: "A second reviewer"' in got.err
    assert "What did Alex Rivera say about the work?" in got.err
    assert "What did each of you promise, by when?" in got.err
    assert [entry(f"ask-{n}").answer for n in (1, 2)] == ["agreed", "deferred"]
    moved = entry("commitment-2")
    assert (moved.state, str(moved.due)) == ("open", "2026-12-07")
    agreed = entry("commitment-1")
    assert (agreed.state, agreed.call) == ("open", uid("call-1"))
    made = [entry(f"commitment-{n}") for n in (3, 4)]
    assert [(p.owner, p.text) for p in made] == [("me", "Publish it"), ("client", "Talk to procurement")]
    assert [heard.text for heard in entries("heard")] == ["I want to know about cost first"]
    assert entry("call-1").state == "recorded"


def test_q_keeps_every_answer_so_far_and_the_call_stays_open(talk: Recorded) -> None:
    before = batches()
    got = talk("agreed", "q")
    assert batches() == before + 1
    assert entry("ask-1").answer == "agreed"
    assert entry("call-1").state == "planned"
    assert got.out == ""
    assert "Go on: careerbook record" in got.err
    again = talk("declined", "", "", "")
    assert 'You asked for: "A second reviewer"' not in again.err
    assert entry("call-1").state == "recorded"


def test_the_end_of_the_input_stops_as_q_does(talk: Recorded) -> None:
    talk("agreed")
    assert (entry("ask-1").answer, entry("call-1").state) == ("agreed", "planned")


def test_skipping_everything_still_records_and_names_what_has_no_answer(talk: Recorded) -> None:
    got = talk("", "", "", "", "")
    assert entry("call-1").state == "recorded"
    assert "ask-2 has no answer yet: careerbook edit ask-2 --answer agreed" in got.err
    assert entries("commitment") == []


def test_what_cannot_be_read_is_asked_for_once_more(talk: Recorded) -> None:
    got = talk("perhaps", "agreed", "declined", "", "Publish it @ someday", "Publish it @ 2026-12-04", "", "")
    offered = "agreed, declined, later, not reached"
    assert f'An answer cannot be "perhaps"; one of {offered}. Once more, or Enter.' in " ".join(got.err.split())
    assert f"[{offered.replace(', ', ' / ')}]" in got.err
    assert [entry(f"ask-{n}").answer for n in (1, 2)] == ["agreed", "declined"]
    assert [(p.text, str(p.due)) for p in entries("commitment")] == [("Publish it", "2026-12-04")]


def test_options_given_are_kept_and_only_the_rest_is_asked(talk: Recorded) -> None:
    got = talk("declined", words=("call", "record", "1", "--answer", "1=agreed", "--no-commitments", "--heard", "Good"))
    assert "A second reviewer" not in got.err
    assert "promise, by when" not in got.err
    assert [entry(f"ask-{n}").answer for n in (1, 2)] == ["agreed", "declined"]
    assert [heard.text for heard in entries("heard")] == ["Good"]
    assert entry("call-1").state == "recorded"


def test_nothing_is_asked_when_the_options_say_it_all(talk: Recorded) -> None:
    got = talk(words=("call", "record", "1", *ANSWERED, "--no-commitments"))
    assert "Enter skips" not in got.err
    assert entry("call-1").state == "recorded"


SETTLED = [("done", "done"), ("missed", "missed"), ("dropped", "dropped"), ("", "open"), ("open", "open")]


@pytest.mark.parametrize(("typed", "state"), SETTLED)
def test_a_promise_is_settled_in_a_word(run: Run, talk: Recorded, typed: str, state: str) -> None:
    run("commitment", "add", "Close calendar", "--owner", "me", "--on", "2026-10-01", "--due", "2026-10-15")
    talk("agreed", "agreed", typed, "", "", "")
    held = entry("commitment-1")
    assert held.state == state
    assert body("commitment-1").get("done_on") == ("2026-11-18" if state == "done" else None)


def test_each_promise_is_said_back_with_its_day_or_without(run: Run) -> None:
    words = ("--i-will", "Order pads by friday", "--they-will", "Sign the form @ friday")
    told = run("record", *ANSWERED, *words).err
    assert '  You promised "Order pads by friday", no day: write "… @ friday"\n' in told
    assert '  They promised "Sign the form", by Fri 20 Nov 2026\n' in told
    assert entry("commitment-1").due is None


def test_the_dialogue_says_each_promise_back(run: Run, talk: Recorded) -> None:
    words = ("record", *ANSWERED, "--heard", "Good")
    got = talk("Order pads", "", "Send it @ 2026-12-04", "", "", words=words)
    assert '  You promised "Order pads", no day\n' in got.err
    assert '  You promised "Send it", by Fri 4 Dec 2026\n' in got.err


@pytest.mark.parametrize(
    ("typed", "asked", "day", "text", "due"),
    [
        ("Mock plan by 27 nov", "  By when?  [Fri 27 Nov] ", "", "Mock plan", "2026-11-27"),
        ("Mock plan by 27 nov.", "  By when?  [Fri 27 Nov] ", "4 Dec", "Mock plan by 27 nov.", "2026-12-04"),
        ("Stand by today", "  By when?  [Fri 20 Nov] ", "2026-12-01", "Stand by today", "2026-12-01"),
        ("Mock plan by hand", "  By when? ", "friday", "Mock plan by hand", "2026-11-20"),
        ("Mock plan", "  By when? ", "in 2 weeks", "Mock plan", "2026-12-04"),
        ("Mock plan", "  By when? ", "", "Mock plan", "None"),
    ],
)
@pytest.mark.parametrize("owner", ["me", "client"])
def test_a_promise_without_a_day_is_asked_for_it_once(
    talk: Recorded, owner: str, typed: str, asked: str, day: str, text: str, due: str
) -> None:
    answers = [typed, day, "", ""] if owner == "me" else ["", typed, day, ""]
    got = talk(*answers, words=("record", *ANSWERED, "--heard", "Good"))
    assert got.err.count("By when?") == 1
    assert f"{asked}{day}\n" in got.err
    held = entry("commitment-1")
    assert (held.owner, held.text, str(held.due)) == (owner, text, due)


def test_a_promise_is_kept_before_its_day_is_asked(talk: Recorded) -> None:
    talk("Mock plan by 27 nov", "q", words=("record", *ANSWERED, "--heard", "Good"))
    assert (entry("commitment-1").text, entry("commitment-1").due) == ("Mock plan by 27 nov", None)
    assert entry("call-1").state == "planned"


def test_a_day_refused_twice_keeps_the_promise_and_names_the_command(talk: Recorded) -> None:
    got = talk("Mock plan", "someday", "2026-11-02", "", "", words=("record", *ANSWERED, "--heard", "Good"))
    said = " ".join(got.err.split())
    assert '"someday" names no single day' in said
    assert "That day is before the check-in. Later: careerbook edit commitment-1 --due DATE" in said
    assert entry("commitment-1").due is None


# --- the day it was held, when the day of the record was said ---------------------------------------------------------


@pytest.fixture
def sent(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("brief", "--sent", "--yes")
    set_fields("call-1", moved_on="2026-11-19")


def test_a_step_before_the_page_was_sent_points_at_the_day_it_was_held(run: Run, sent: None) -> None:
    words = ("call", "record", "1", *ANSWERED, "--no-commitments")
    says = "call-1 has been sent since 19 Nov 2026, so no step can be dated 18 Nov 2026"
    step = "careerbook call record 1 --answer 1=agreed --answer feed=declined --no-commitments --held 2026-11-18"
    told = refused(run, *words, "--on", "2026-11-18", says=says)
    assert told.err.rstrip().endswith(f"Next: {step}")
    told = refused(run, *words, "--on=2026-11-18", says=says)
    assert told.err.rstrip().endswith("Next: careerbook call record 1 --held 2026-11-18")
    told = refused(run, *words, "--held", "2026-11-18", "--on", "2026-11-18", says=says)
    assert told.err.rstrip().endswith(f"Next: {step}")
    run(*step.split()[1:])
    assert (str(entry("call-1").held_on), str(entry("call-1").moved_on)) == ("2026-11-18", "2026-11-19")
