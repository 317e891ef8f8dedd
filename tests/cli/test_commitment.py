"""Promises: made, agreed, kept, moved by agreement, missed."""

from datetime import date

import pytest

from careerbook.journal import Journal
from tests.cli.conftest import Run
from tests.cli.kept import add, batches, body, book, client, data, entry, refused, uid


@pytest.fixture(autouse=True)
def clients() -> None:
    client()
    client("Kim Lee", "secondary")


def test_a_promise_is_open_with_the_primary_client_and_its_day_is_said(run: Run) -> None:
    got = run("commitment", "add", "Publish", "the", "calendar", "--owner", "me", "--due", "2026-12-04")
    assert got.out == "commitment-1\n"
    assert "you to Alex Rivera, by Fri 4 Dec 2026" in got.err
    assert "Friday" not in got.err
    held = entry("commitment-1")
    assert (held.state, held.client, held.visibility) == ("open", uid("client-1"), "client")


@pytest.mark.parametrize(
    ("due", "said"), [("2026-12-05", "Sat 5 Dec 2026, a Saturday"), ("2026-12-06", "Sun 6 Dec 2026, a Sunday")]
)
def test_a_weekend_is_echoed_with_its_weekday(run: Run, due: str, said: str) -> None:
    assert said in run("commitment", "add", "x", "--owner", "me", "--due", due).err
    run("commitment", "add", "y", "--owner", "me", "--due", "2026-11-27")
    assert said in run("commitment", "renegotiate", "2", "--to", due).err


@pytest.mark.parametrize(
    ("owner", "said"), [("client", "Kim Lee to you"), ("other", "somebody else's"), ("me", "you to Kim Lee")]
)
def test_whose_promise_it_is_stands_in_the_echo(run: Run, owner: str, said: str) -> None:
    assert said in run("commitment", "add", "x", "--owner", owner, "--client", "kim").err


def test_an_owner_is_needed_and_must_be_one_of_three(run: Run) -> None:
    refused(run, "commitment", "add", "x", says="--owner")
    refused(run, "commitment", "add", "x", "--owner", "boss", says="me, client, other")


def test_a_proposed_one_is_to_be_agreed_and_then_opened(run: Run) -> None:
    got = run("commitment", "add", "x", "--owner", "client", "--proposed", "--on", "2026-11-10")
    assert "careerbook commitment open 1" in got.err
    assert entry("commitment-1").state == "proposed"
    refused(run, "commitment", "done", "1", says="commitment-1 is proposed and cannot be done yet; from here: open")
    run("commitment", "open", "1", "--on", "2026-11-12")
    assert (entry("commitment-1").state, body("commitment-1")["moved_on"]) == ("open", "2026-11-12")


def test_done_keeps_the_day_and_says_how_late_it_was(run: Run) -> None:
    run("commitment", "add", "x", "--owner", "me", "--due", "2026-11-10", "--on", "2026-10-01")
    got = run("commitment", "done", "1", "--on", "2026-11-20")
    held = entry("commitment-1")
    assert (held.state, str(held.done_on), str(held.moved_on)) == ("done", "2026-11-20", "2026-11-20")
    assert "10 days after 10 Nov" in got.err
    assert "--remark" in got.err


def test_done_in_time_with_a_remark_says_nothing_of_late(run: Run) -> None:
    run("commitment", "add", "x", "--owner", "me", "--due", "2026-11-20")
    got = run("commitment", "done", "--remark", "with the test data")
    assert "after" not in got.err
    assert entry("commitment-1").remark == "with the test data"


def test_a_remark_that_may_identify_somebody_takes_the_promise_back(run: Run) -> None:
    run("commitment", "add", "x", "--owner", "me")
    got = run("commitment", "done", "1", "--remark", "waited for bed 12, NHS 943 476 5919")
    assert "may identify somebody" in got.err
    assert entry("commitment-1").visibility == "private"


def test_renegotiating_keeps_it_open_with_the_old_day_in_its_history(run: Run) -> None:
    run("commitment", "add", "x", "--owner", "me", "--due", "2026-11-20", "--on", "2026-11-01")
    before = batches()
    got = run("commitment", "renegotiate", "1", "--to", "2026-12-11", "--remark", "no test data", "--on", "2026-11-15")
    assert batches() == before + 1
    assert got.out == "commitment-1\n"
    assert "is due Fri 11 Dec 2026, was 20 Nov" in got.err
    held = entry("commitment-1")
    assert (held.state, str(held.due), str(held.moved_on), held.remark) == (
        "open", "2026-12-11", "2026-11-15", "no test data",
    )  # fmt: skip
    assert "due: 2026-11-20 → 2026-12-11" in run("history", "commitment-1").out
    with book() as open_book:
        (then,) = open_book.entries("commitment", as_of=date(2026, 11, 14))
    assert str(then.due) == "2026-11-20"


def test_a_promise_moved_on_the_day_it_was_made_is_a_dated_step_all_the_same(run: Run) -> None:
    run("commitment", "add", "x", "--owner", "me", "--due", "2026-11-27")
    run("commitment", "renegotiate", "1", "--to", "2026-12-11")
    with book() as held:
        steps = Journal(held, date(2026, 11, 20)).moves(held.find("commitment-1"))
    assert [patch["due"] for _, _, patch in steps] == [[None, "2026-11-27"], ["2026-11-27", "2026-12-11"]]


def test_a_new_day_is_another_one_and_not_in_the_past(run: Run) -> None:
    run("commitment", "add", "x", "--owner", "me", "--due", "2026-11-27")
    refused(run, "commitment", "renegotiate", "1", "--to", "2026-11-27", says="Fri 27 Nov 2026 already")
    refused(run, "commitment", "renegotiate", "1", "--to", "2026-11-19", says="before the day of this step")
    refused(run, "commitment", "renegotiate", "1", says="--to")
    refused(run, "commitment", "renegotiate", "1", "--to", "1/2/26", says="1/2/26")
    run("commitment", "done", "1")
    refused(
        run,
        "commitment",
        "renegotiate",
        "1",
        "--to",
        "2026-12-11",
        says="commitment-1 is done and cannot be renegotiated",
    )


def test_editing_the_day_is_a_correction_and_says_so(run: Run) -> None:
    run("commitment", "add", "x", "--owner", "me", "--due", "2026-11-27")
    assert "commitment renegotiate 1 --to 2026-11-30" in run("commitment", "edit", "1", "--due", "2026-11-30").err
    run("commitment", "add", "y", "--owner", "me")
    assert "renegotiate" not in run("commitment", "edit", "2", "--due", "2026-11-30").err


@pytest.mark.parametrize(("verb", "state"), [("miss", "missed"), ("drop", "dropped")])
def test_missed_and_dropped(run: Run, verb: str, state: str) -> None:
    run("commitment", "add", "x", "--owner", "me", "--due", "2026-11-10")
    run("commitment", verb, "1", "--on", "2026-11-20")
    assert entry("commitment-1").state == state


def test_json_answers_with_the_record(run: Run) -> None:
    run("commitment", "add", "x", "--owner", "me", "--due", "2026-11-27")
    assert data(run("commitment", "renegotiate", "1", "--to", "2026-12-11", "--json"))["due"] == "2026-12-11"
    assert data(run("commitment", "done", "1", "--json"))["state"] == "done"


def test_the_job_is_the_clients_when_two_are_active(run: Run) -> None:
    add("engagement", title="Analyst", start="2026-01-01", on="2026-01-01")
    add("engagement", title="Trainer", start="2026-01-01", on="2026-01-01")
    refused(run, "commitment", "add", "x", "--owner", "me", says="engagement-1 Analyst and engagement-2 Trainer")
    client("Vera Holm", "secondary", engagement=uid("engagement-2"))
    run("commitment", "add", "x", "--owner", "me", "--client", "vera")
    assert body("commitment-1")["engagement"] == uid("engagement-2")
