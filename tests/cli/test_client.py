import json
from datetime import date, timedelta
from typing import Any

import pytest

from tests.cli import kept
from tests.cli.conftest import Run


def states(run: Run) -> dict[str, str]:
    rows = json.loads(run("client", "list", "--json").out)["data"]
    return {row["ref"]: row["state"] for row in rows}


# --- add ---------------------------------------------------------------------------------------------------------


def test_the_first_client_is_the_primary_one_and_the_person_is_made_with_it(run: Run) -> None:
    got = run("client", "add", "Alex Rivera", "--share-as", "the head of finance")
    assert got.out == "client-1\n"
    assert '"Alex Rivera", primary. "manager" names them from now on.' in got.err
    assert kept.batches() == 1
    assert kept.entry("person-1").share_as == "the head of finance"
    assert kept.entry("client-1").person == kept.uid("person-1")
    run("client", "add", "Dana Wu")
    assert states(run) == {"client-1": "primary", "client-2": "secondary"}
    run("undo")
    assert [person.name for person in kept.entries("person")] == ["Alex Rivera"]


def test_a_person_who_is_known_is_found(run: Run) -> None:
    run("person", "add", "Alex Rivera", "--aka", "Lex")
    run("client", "add", "lex")
    assert len(kept.entries("person")) == 1
    assert kept.entry("client-1").title == "Alex Rivera"


@pytest.mark.parametrize(
    ("options", "start", "on"),
    [
        ((), None, "2026-11-20"),
        (("--from", "2026-01-05"), "2026-01-05", "2026-01-05"),
        (("--on", "2026-01-05"), "2026-01-05", "2026-01-05"),
    ],
)
def test_a_client_counts_from_their_first_day(run: Run, options: tuple[str, ...], start: str | None, on: str) -> None:
    run("client", "add", "Alex Rivera", *options)
    said = kept.body("client-1")
    assert (said.get("start"), said["on"]) == (start, on)


def test_manager_and_primary_name_the_primary_client(run: Run) -> None:
    run("client", "add", "Alex Rivera")
    run("client", "add", "Dana Wu")
    for word in ("manager", "primary"):
        assert json.loads(run("client", "show", word, "--json").out)["data"]["ref"] == "client-1"
    run("client", "edit", "manager", "--channel", "mail")
    assert kept.entry("client-1").channel == "mail"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("Bo Li", "--primary"), 'careerbook client change --to "Bo Li" --on DATE'),
        (("Bo Li", "--relation", "primary"), "there is one at a time"),
        (("alex rivera",), "Alex Rivera is client-1 already"),
        (("Bo Li", "--primary", "--relation", "secondary"), "say different things"),
        (("Bo Li", "--from", "2026-11-20", "--to", "2026-11-19"), "before it begins"),
        (("manager",), "by name"),
        ((" ",), "blank"),
        (("Bo Li", "--relation", "boss"), "One of primary, secondary, sponsor"),
    ],
)
def test_a_client_that_cannot_be_is_refused(run: Run, words: tuple[str, ...], says: str) -> None:
    run("client", "add", "Alex Rivera")
    kept.refused(run, "client", "add", *words, says=says)


def test_one_primary_per_job_and_day(run: Run) -> None:
    run("engagement", "add", "Designer", "--start", "2024-02-01")
    run("engagement", "add", "Teacher", "--start", "2024-02-01")
    run("client", "add", "Alex Rivera", "--engagement", "1", "--to", "2026-06-30")
    run("client", "add", "Bo Li", "--engagement", "2")
    run("client", "add", "Cy Oda", "--engagement", "1", "--from", "2026-07-01")
    assert states(run) == {"client-1": "previous", "client-2": "primary", "client-3": "primary"}
    kept.refused(run, "client", "add", "Di Ek", "--engagement", "1", "--primary", "--from", "2026-06-30")


def test_an_edit_makes_no_second_primary_and_renames_nobody(run: Run) -> None:
    run("client", "add", "Alex Rivera")
    run("client", "add", "Dana Wu")
    kept.refused(run, "client", "edit", "2", "--relation", "primary", says="careerbook client change")
    kept.refused(run, "client", "edit", "2", "--text", "Dan", says='careerbook person edit 2 --text "Dan"')
    kept.refused(run, "client", "edit", "2", "--from", "2026-11-20", "--to", "2026-01-01", says="before it begins")
    run("client", "edit", "1", "--to", "2026-11-19")
    run("client", "edit", "2", "--relation", "primary", "--from", "2026-11-20")
    assert states(run) == {"client-1": "previous", "client-2": "primary"}


def test_previous_is_computed_and_can_be_asked_for(run: Run) -> None:
    run("client", "add", "Alex Rivera", "--to", "2026-11-19")
    run("client", "add", "Dana Wu", "--from", "2026-11-20", "--to", "2026-11-20")
    assert "state" not in kept.body("client-1")
    listed = run("client", "list", "--state", "previous").out
    assert "Alex Rivera" in listed
    assert "Dana Wu" not in listed
    assert "previous" in run("client", "show", "1").out


# --- need --------------------------------------------------------------------------------------------------------


def test_a_need_keeps_the_day_it_was_heard(run: Run) -> None:
    run("client", "add", "Alex Rivera")
    assert run("client", "need", "manager", "Run", "without", "you").out == "need-1\n"
    got = run("client", "need", "rivera", "Cost before finance", "--heard-on", "2026-07-08", "--source", "the review")
    assert 'Saved need-2 of Alex Rivera, heard Wed 8 Jul: "Cost before finance".' in got.err
    needs = [kept.body(ref) for ref in ("need-1", "need-2")]
    assert [(n["heard_on"], n["on"]) for n in needs] == [("2026-11-20",) * 2, ("2026-07-08",) * 2]
    kept.refused(run, "client", "need", "1", says="no text")
    kept.refused(run, "client", "need", "nobody", "x", code=1)


# --- change: scenario 9 ------------------------------------------------------------------------------------------


@pytest.fixture
def before_the_change(run: Run) -> None:
    run("client", "add", "Alex Rivera", "--on", "2026-01-05", "--note", "Alex never read the appendix")
    alex = kept.uid("client-1")
    kept.add("commitment", text="Publish the close calendar", owner="me", client=alex, due="2026-12-04")
    kept.add("commitment", text="Name a second reviewer", owner="client", client=alex, due="2026-12-11")
    kept.add("commitment", text="Long done", owner="me", client=alex, state="done")
    pitch = kept.add("pitch", title="Coaching", state="sent")
    kept.add("sent", pitch, client=alex)
    feed = kept.add("challenge", text="The feed may stop")
    kept.add("raised", feed, client=alex)
    kept.add("call", client=alex, on="2026-11-25")


CHANGE = ("client", "change", "--to", "New Manager", "--on", "2026-11-16")


@pytest.mark.usefixtures("before_the_change")
def test_a_change_ends_one_begins_one_and_plans_two_calls(run: Run) -> None:
    steps = kept.batches()
    got = run(*CHANGE)
    assert got.out == "client-2\ncall-2\ncall-3\n"
    assert kept.batches() == steps + 1
    assert kept.body("client-1")["end"] == "2026-11-15"
    new = kept.body("client-2")
    assert (new["start"], new["relation"]) == ("2026-11-16", "primary")
    calls = [kept.entry(ref) for ref in ("call-2", "call-3")]
    assert [(c.type, c.on.isoformat(), c.client) for c in calls] == [
        ("handover", "2026-11-16", kept.uid("client-1")),
        ("kickoff", "2026-11-23", kept.uid("client-2")),
    ]
    assert "hand-over with Alex Rivera, Mon 16 Nov 2026" in got.err
    assert "kick-off with New Manager, Mon 23 Nov 2026" in got.err
    assert states(run) == {"client-1": "previous", "client-2": "primary"}


@pytest.mark.usefixtures("before_the_change")
def test_what_is_open_is_listed_and_not_moved(run: Run) -> None:
    got = run(*CHANGE)
    assert "To confirm again with New Manager; nothing was moved:" in got.err
    assert 'commitment-1 "Publish the close calendar", yours, due Fri 4 Dec 2026' in got.err
    assert 'commitment-2 "Name a second reviewer", theirs, due Fri 11 Dec 2026' in got.err
    assert "commitment-3" not in got.err
    assert 'pitch-1 "Coaching": careerbook pitch send 1 --to client-2' in got.err
    assert "call-1, Wed 25 Nov 2026: careerbook call skip 1 REASON" in got.err
    assert "New Manager has not heard of 1 open challenge that Alex Rivera knows" in got.err
    assert "appendix" not in got.err + got.out
    assert {kept.entry(f"commitment-{n}").client for n in (1, 2, 3)} == {kept.uid("client-1")}


@pytest.mark.usefixtures("before_the_change")
def test_a_change_is_one_step_of_undo_and_a_dry_run_none(run: Run) -> None:
    before = kept.lying_there()
    assert run(*CHANGE, "--dry-run").out == "client-2\ncall-2\ncall-3\n"
    assert kept.lying_there() == before
    run(*CHANGE)
    run("undo")
    assert states(run) == {"client-1": "primary"}
    assert "end" not in kept.body("client-1")
    assert [call.ref for call in kept.entries("call")] == ["call-1"]


@pytest.mark.usefixtures("before_the_change")
def test_a_change_answers_as_json(run: Run) -> None:
    said: dict[str, Any] = kept.data(run(*CHANGE, "--json"))
    assert (said["client"]["ref"], said["previous"]["end"]) == ("client-2", "2026-11-15")
    assert said["to_confirm"] == ["commitment-1", "commitment-2"]
    assert (said["waiting"], said["still_planned"]) == (["pitch-1"], ["call-1"])


@pytest.mark.usefixtures("before_the_change")
def test_a_secondary_client_who_takes_over_is_one_client_a_day(run: Run) -> None:
    run("client", "add", "Dana Wu", "--from", "2026-03-01")
    run("client", "change", "--to", "Dana Wu", "--on", "2026-12-01")
    assert kept.body("client-2")["end"] == "2026-11-30"
    assert kept.body("client-3")["person"] == kept.body("client-2")["person"]
    assert kept.entry("call-2").on.isoformat() == "2026-12-01"
    assert run("client", "change", "--to", "Eve Ito", "--on", "2026-12-15").out.startswith("client-4\n")


@pytest.mark.parametrize(
    ("words", "says", "code"),
    [
        (("--on", "2026-11-16"), "--to", 2),
        (("--to", "Alex Rivera", "--on", "2026-11-16"), "is client-1 already", 2),
        (("--to", "Bo Li", "--on", "2026-01-05"), "only since 5 Jan 2026", 2),
        (("--to", "Bo Li", "--on", "1/2/26"), "Write 2026", 2),
        (("--to", " ", "--on", "2026-11-16"), "needs a name", 2),
        (("--to", "Bo Li", "--client", "nobody"), 'no client is called "nobody"', 1),
    ],
)
@pytest.mark.usefixtures("before_the_change")
def test_a_change_that_cannot_be_is_refused(run: Run, words: tuple[str, ...], says: str, code: int) -> None:
    kept.refused(run, "client", "change", *words, code=code, says=says)


@pytest.mark.usefixtures("before_the_change")
@pytest.mark.parametrize(
    ("words", "step"),
    [
        (("--to", "New Manager", "--on", "2026-12-01"), "Next: careerbook client show 2"),
        (("--to", "New Manager"), "Next: careerbook client show 2"),
        (
            ("--to", "New Manager", "--on", "2026-12-08"),
            "Next: careerbook client edit 2 --from 2026-12-08 && careerbook client edit 1 --to 2026-12-07",
        ),
        (
            ("--to", "New Manager", "--on", "2026-11-25"),
            "Next: careerbook client edit 1 --to 2026-11-24 && careerbook client edit 2 --from 2026-11-25",
        ),
        (("--to", "Bo Li", "--on", "2026-12-01"), "if New Manager does not come after all: careerbook remove client-2"),
    ],
)
def test_a_change_that_is_planned_already_names_what_helps(run: Run, words: tuple[str, ...], step: str) -> None:
    run("client", "change", "--to", "New Manager", "--on", "2026-12-01")
    told = kept.refused(run, "client", "change", *words, says=step)
    assert "New Manager is client-2 already, your primary client from Tue 1 Dec 2026 on" in told.err
    assert "client change" not in told.err
    for line in step.removeprefix("Next: ").split(" && ") if "edit" in step else ():
        run(*line.split()[1:])
    if "edit" in step:
        day = words[-1]
        assert kept.body("client-2")["start"] == day
        assert kept.body("client-1")["end"] == (date.fromisoformat(day) - timedelta(days=1)).isoformat()


@pytest.mark.usefixtures("before_the_change")
def test_whoever_does_not_come_after_all_makes_room_for_another(run: Run) -> None:
    run("client", "change", "--to", "New Manager", "--on", "2026-12-01")
    run("remove", "client-2", "--yes")
    assert run("client", "change", "--to", "Bo Li", "--on", "2026-12-01").out.startswith("client-3\n")
    assert states(run) == {"client-1": "primary", "client-3": "primary"}


def test_without_a_primary_client_there_is_no_hand_over(run: Run) -> None:
    run("client", "add", "Dana Wu", "--relation", "secondary")
    kept.refused(run, "client", "change", "--to", "Bo Li", code=1, says="careerbook client add")


def test_two_jobs_two_primaries_the_change_says_who_goes(run: Run) -> None:
    run("engagement", "add", "Designer", "--start", "2024-02-01")
    run("engagement", "add", "Teacher", "--start", "2024-02-01")
    run("client", "add", "Alex Rivera", "--engagement", "1")
    run("client", "add", "Bo Li", "--engagement", "2")
    kept.refused(run, "client", "change", "--to", "Cy Oda", says="client-1 Alex Rivera, client-2 Bo Li")
    run("client", "change", "--to", "Cy Oda", "--client", "bo")
    assert kept.body("client-3")["engagement"] == kept.uid("engagement-2")
    assert "end" not in kept.body("client-1")


@pytest.mark.parametrize("words", [("brief",), ("brief", "--preview"), ("report", "update"), ("report", "handover")])
def test_a_page_for_somebody_who_has_left_says_since_when(run: Run, words: tuple[str, ...]) -> None:
    run("client", "add", "Marek Nowak", "--primary", "--from", "2026-01-05")
    assert "no longer" not in run(*words, "--client", "marek").err
    run("client", "change", "--to", "Noor Haddad", "--on", "2026-11-10")
    told = run(*words, "--client", "marek").err.splitlines()
    assert told[0] == "client-1 is no longer your client since 10 Nov 2026; as it stood then: --as-of 2026-11-09"
    assert "no longer" not in run(*words, "--client", "noor").err


def test_as_it_stood_then_nobody_had_left(run: Run) -> None:
    run("client", "add", "Marek Nowak", "--primary", "--from", "2026-01-05")
    run("client", "change", "--to", "Noor Haddad", "--on", "2026-11-10")
    assert "no longer" not in run("brief", "--client", "marek", "--as-of", "2026-11-09").err
    page = run("brief", "--client", "marek", "--json")
    assert "no longer your client" in page.err
    assert "no longer your client" not in page.out
