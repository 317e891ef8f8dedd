"""Check-ins: planned, prepared, moved, skipped, and the message that follows."""

import pytest

from careerbook.document import Document, Message
from careerbook.reports import follow_up
from tests.cli.conftest import Run
from tests.cli.kept import add, batches, body, client, data, entry, refused, set_fields, settings, uid
from tests.cli.terminal import talker


@pytest.fixture(autouse=True)
def manager() -> None:
    client()


# --- plan ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["plan", "add"])
def test_plan_is_add_with_the_manager_the_quarter_and_the_weekday(run: Run, verb: str) -> None:
    got = run("call", verb, "--client", "manager", "--on", "2026-11-25")
    assert got.out == "call-1\n"
    assert "you meet Alex Rivera on Wed 25 Nov 2026 · quarterly, assumed · 2026-Q4 · for my manager" in got.err
    held = entry("call-1")
    assert (held.state, held.client, held.period, held.visibility) == ("planned", uid("client-1"), "2026-Q4", "client")
    assert held.type is None
    assert held.get("type") == "quarterly"
    assert str(held.moved_on) == "2026-11-20"


@pytest.mark.parametrize(
    ("typed", "on", "said"),
    [
        ("wed", "2026-11-25", "Wed 25 Nov 2026"),
        ("2026-11-28", "2026-11-28", "Sat 28 Nov 2026, a Saturday"),
        ("in 2 weeks", "2026-12-04", "Fri 4 Dec 2026"),
    ],
)
def test_the_day_of_a_plan_is_read_forwards(run: Run, typed: str, on: str, said: str) -> None:
    assert said in run("call", "plan", "--on", typed).err
    assert body("call-1")["on"] == on


def test_the_period_is_the_quarter_of_its_day_or_the_one_named(run: Run) -> None:
    settings(fiscal_year_start_month=10)
    run("call", "plan", "--on", "2026-11-25")
    run("call", "plan", "--on", "2026-11-25", "--period", "fy27-q1", "--yes")
    run("call", "plan", "--on", "2026-11-25", "--period", "last-quarter", "--yes")
    assert [body(f"call-{n}")["period"] for n in (1, 2, 3)] == ["FY2027-Q1", "FY2027-Q1", "FY2026-Q4"]
    run("call", "edit", "1", "--period", "FY26-Q4")
    assert body("call-1")["period"] == "FY2026-Q4"
    refused(run, "call", "plan", "--on", "2026-11-25", "--period", "Q5", says="Q5")


def test_a_table_period_gives_its_own_name(run: Run) -> None:
    with_table = {"name": "Autumn term", "start": "2026-09-01", "end": "2026-12-18"}
    add("period", **with_table, on="2026-09-01")
    run("call", "plan", "--on", "2026-11-25")
    assert body("call-1")["period"] == "Autumn term"


def test_without_a_client_a_plan_is_refused(run: Run, tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAREERBOOK_DB", f"{tmp_path}/other.db")
    refused(run, "call", "plan", "--on", "2026-11-25", code=1, says="careerbook client add")
    refused(run, "call", "plan", "--client", "nobody", "--on", "2026-11-25", code=1, says="nobody")


@pytest.mark.parametrize(("start", "proposed"), [("2026-08-27", True), ("2026-08-26", False)])
def test_a_first_call_within_ninety_days_of_a_start_proposes_a_kickoff(run: Run, start: str, proposed: bool) -> None:
    add("engagement", title="Analyst", start=start, on=start)
    err = run("call", "plan", "--on", "2026-11-25").err
    assert ("careerbook call edit 1 --type kickoff" in err) == proposed
    assert "type" not in body("call-1")
    assert "kickoff" not in run("call", "plan", "--on", "2026-11-26").err


def test_a_kickoff_names_what_is_worth_asking(run: Run) -> None:
    err = run("call", "plan", "--on", "2026-11-25", "--type", "kickoff").err
    assert "what is expected, how it is judged, how free you are" in err
    assert body("call-1")["type"] == "kickoff"


def test_a_job_without_a_start_proposes_no_kickoff(run: Run) -> None:
    add("engagement", title="Analyst", on="2026-11-01")
    assert "kickoff" not in run("call", "plan", "--on", "2026-11-25").err


def test_records_to_have_open_hang_on_the_call(run: Run) -> None:
    add("impact", text="Runbook")
    add("goal", title="Faster close")
    run("call", "plan", "--on", "2026-11-25", "--open", "impact-1", "--open", "goal-1")
    assert set(entry("call-1").evidence) == {uid("impact-1"), uid("goal-1")}
    run("call", "edit", "1", "--open", "-goal-1")
    assert entry("call-1").evidence == (uid("impact-1"),)
    refused(run, "call", "edit", "1", "--open", "goal-9", code=1, says="goal-9")


# --- prepare ---------------------------------------------------------------------------------------------------------


def test_headline_is_kept_echoed_and_counted(run: Run) -> None:
    run("call", "plan", "--on", "2026-11-25")
    got = run("call", "headline", "1", "Finance", "closes", "in", "six", "days.")
    assert 'opens with: "Finance closes in six days."' in got.err
    assert entry("call-1").headline == "Finance closes in six days."
    assert "over" not in got.err
    assert "The headline is 1 word over the 45" in run("call", "headline", "1", " ".join(["word"] * 46)).err
    assert data(run("call", "headline", "1", "Short", "--json"))["headline"] == "Short"


def test_a_headline_that_may_identify_somebody_stays_private(run: Run) -> None:
    run("call", "plan", "--on", "2026-11-25")
    assert "may identify somebody" in run("call", "headline", "1", "Mrs P of bed 12, NHS 943 476 5919").err
    assert entry("call-1").visibility == "private"


def test_an_ask_with_its_reason_day_and_private_parts(run: Run) -> None:
    run("call", "plan", "--on", "2026-11-25")
    why = ("--recommend", "One day a week", "--because", "Two waited", "--by", "2026-12-06", "--type", "help")
    got = run("call", "ask", "1", "A second reviewer", *why, "--objection", "Too short", "--fallback", "Releases only")
    assert got.out == "ask-1\n"
    assert "Sun 6 Dec 2026, a Sunday" in got.err
    assert "Easier" not in got.err
    ask = entry("ask-1")
    assert ask.parent == uid("call-1")
    assert (ask.text, ask.recommendation, ask.because) == ("A second reviewer", "One day a week", "Two waited")
    assert (ask.type, ask.objection, ask.fallback) == ("help", "Too short", "Releases only")
    assert ask.get("answer") == "open"


def test_an_ask_says_what_would_make_a_yes_easier_and_when_it_is_too_long(run: Run) -> None:
    run("call", "plan", "--on", "2026-11-25")
    err = run("call", "ask", "1", "Renew", "--because", "It ends").err
    assert "careerbook edit ask-1 --recommend TEXT --by DAY" in err
    err = run("call", "ask", "1", *["word"] * 41, "--recommend", "yes").err
    assert "ask-2 is 2 words over the 40" in err


def test_the_page_has_room_for_three(run: Run) -> None:
    run("call", "plan", "--on", "2026-11-25")
    for verb in ("ask", "question"):
        for _ in range(3):
            assert "room" not in run("call", verb, "1", "What", "next?").err
        assert f"call-1 has 4 {verb}s now; the page has room for 3" in run("call", verb, "1", "More?").err


def test_questions_hang_on_the_call(run: Run) -> None:
    run("call", "plan", "--on", "2026-11-25")
    assert run("call", "question", "1", "What should I do differently?").out == "question-1\n"
    assert entry("question-1").parent == uid("call-1")
    refused(run, "call", "question", "1", says="text")
    refused(run, "call", "question", "4", "What?", code=1, says="call-4")


@pytest.mark.parametrize("words", [("headline", "1", "x"), ("ask", "1", "x"), ("question", "1", "x")])
@pytest.mark.parametrize("state", ["recorded", "skipped"])
def test_nothing_is_prepared_for_a_call_that_is_over(run: Run, words: tuple[str, ...], state: str) -> None:
    run("call", "plan", "--on", "2026-11-20")
    set_fields("call-1", state=state)
    refused(run, "call", *words, says=f"call-1 is {state} and takes no {words[0]} any more")


# --- move, skip ------------------------------------------------------------------------------------------------------


def test_rescheduling_keeps_the_old_day_and_a_count(run: Run) -> None:
    run("call", "plan", "--on", "2026-11-25")
    before = batches()
    got = run("call", "reschedule", "1", "--to", "2026-11-28")
    assert batches() == before + 1
    assert "call-1 is on Sat 28 Nov 2026, a Saturday now, was 25 Nov; moved once." in got.err
    run("call", "reschedule", "--to", "2026-12-01", "--note", "ill")
    held = entry("call-1")
    assert (str(held.on), held.reschedules, held.state, held.note) == ("2026-12-01", 2, "planned", "ill")
    history = run("history", "call-1").out
    assert "2026-11-25 → 2026-11-28" in history
    assert "2026-11-28 → 2026-12-01" in history


def test_a_sent_call_stays_sent_when_it_is_moved(run: Run) -> None:
    run("call", "plan", "--on", "2026-11-25")
    set_fields("call-1", state="sent", moved_on="2026-11-20")
    run("call", "reschedule", "1", "--to", "2026-11-27")
    assert entry("call-1").state == "sent"


def test_moving_needs_another_day(run: Run) -> None:
    run("call", "plan", "--on", "2026-11-25")
    refused(run, "call", "reschedule", "1", says="careerbook call reschedule 1 --to DAY")
    refused(run, "call", "reschedule", "1", "--to", "2026-11-25", says="Wed 25 Nov 2026 already")
    refused(run, "call", "reschedule", "1", "--to", "31 Nov", says="31 Nov")


def test_editing_the_day_is_a_correction_and_says_so(run: Run) -> None:
    run("call", "plan", "--on", "2026-11-25")
    assert "careerbook call reschedule 1 --to 2026-11-26" in run("call", "edit", "1", "--on", "2026-11-26").err
    assert "reschedules" not in body("call-1")


def test_skipping_needs_its_reason(run: Run) -> None:
    run("call", "plan", "--on", "2026-11-25")
    refused(run, "call", "skip", "1", says="careerbook call skip 1 REASON")
    run("call", "skip", "1", "Alex", "is", "ill", "--on", "2026-11-20")
    held = entry("call-1")
    assert (held.state, held.reason) == ("skipped", "Alex is ill")


def test_send_is_no_verb_of_its_own_and_the_error_names_the_brief(run: Run) -> None:
    refused(run, "call", "send", "1", says="send")
    run("call", "plan", "--on", "2026-11-25")
    got = run("call", "follow-up", "1", code=2)
    assert "call-1 is planned, and a message follows a check-in that is recorded" in got.err
    assert "careerbook call record 1" in got.err


# --- follow-up -------------------------------------------------------------------------------------------------------

HIDDEN = "quarrelsome xylophone behind the boathouse tonight"


def recorded(run: Run) -> None:
    """Record a call on which everything private holds a secret."""
    settings(name="Maya Chen")
    add("person", name="Priya Shah", share_as="a peer")
    run("call", "plan", "--on", "2026-11-20", "--mood", HIDDEN, "--outcome", HIDDEN, "--note", HIDDEN)
    run("call", "ask", "1", "A second reviewer", "--by", "2026-12-01", "--objection", HIDDEN, "--fallback", HIDDEN)
    run("call", "ask", "1", "The feed")
    run("call", "ask", "1", "A budget")
    run("call", "record", "1", "--answer", "1=agreed", "--answer", "2=not-reached", "--answer", "3=later",
        "--heard", HIDDEN, "--i-will", "Plan expenses with Priya Shah @ 2026-12-04",
        "--they-will", "Introduce me to procurement @ 2027-01-15")  # fmt: skip


MESSAGE = """Alex Rivera, thank you for your time on Fri 20 Nov.

Decided:
- A second reviewer: yes, by Tue 1 Dec.
- A budget: later.

I will:
- Plan expenses with a peer, by Fri 4 Dec.

You will:
- Introduce me to procurement, by Fri 15 Jan 2027.

Not reached: The feed.

If you remember it otherwise, please tell me.

Maya Chen
"""


def test_the_message_says_decisions_owners_and_dates_and_nothing_private(run: Run) -> None:
    recorded(run)
    got = run("call", "follow-up", "1")
    assert got.out == MESSAGE
    assert "xylophone" not in got.out
    assert "1 name replaced by a role" in got.err


def test_the_message_as_json_carries_the_same_facts(run: Run) -> None:
    recorded(run)
    got = run("call", "follow-up", "--json")
    message = data(got)
    assert [d["answer"] for d in message["decisions"]] == ["agreed", "deferred"]
    assert message["not_reached"] == ["The feed"]
    assert [(p["owner"], p["due"]) for p in message["promises"]] == [("me", "2026-12-04"), ("client", "2027-01-15")]
    assert "xylophone" not in got.out


def test_a_private_promise_stays_and_is_named(run: Run) -> None:
    recorded(run)
    run("share", "commitment-1", "--as", "private")
    got = run("call", "follow-up", "1")
    assert "Plan expenses" not in got.out
    assert "commitment-1 is private and stays with you" in got.err


def test_a_private_call_makes_no_message(run: Run) -> None:
    recorded(run)
    run("share", "call-1", "--as", "private")
    refused(run, "call", "follow-up", "1", code=4, says="careerbook share call-1 --as client")


def test_the_last_gate_stops_a_message_that_says_what_is_private(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    recorded(run)
    whole = follow_up.layout

    def leaking(message: follow_up.FollowUp) -> Document:
        return Document("", (*whole(message).blocks, Message(HIDDEN)), "client")

    monkeypatch.setattr(follow_up, "layout", leaking)
    got = refused(run, "call", "follow-up", "1", code=4, says="heard-1")
    assert "xylophone" not in got.err


@pytest.mark.parametrize(("answer", "kind"), [("", "kickoff"), ("n", "quarterly")])
def test_a_kickoff_is_offered_at_a_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answer: str, kind: str
) -> None:
    add("engagement", title="Analyst", start="2026-10-01", on="2026-10-01")
    got = talker(monkeypatch, capsys)("call", "plan", "--on", "2026-11-25", answers=[answer])
    assert "Make it a kickoff? [Y/n]" in got.err
    assert body("call-1")["type"] == kind
