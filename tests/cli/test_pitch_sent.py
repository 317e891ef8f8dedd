"""Pitches: who has them, the answer, the next version, and one more reader."""

import json

import pytest

from tests.cli.conftest import Run
from tests.cli.kept import batches, client, data, entries, entry, refused, settings, uid
from tests.cli.proposals import BENEFIT, draft, funded


@pytest.fixture(autouse=True)
def manager() -> None:
    client()
    settings(currency="EUR")


def test_sending_opens_it_to_one_client_and_freezes_its_numbers_in_one_step(run: Run) -> None:
    client("Kim Lee", "secondary")
    draft(run)
    before = batches()
    got = run("pitch", "send", "1", "--to", "kim", "--on", "2026-11-20")
    assert batches() == before + 1
    assert got.out == "pitch-1\n"
    assert "Kim Lee may read it, nobody else" in got.err
    held = entry("pitch-1")
    assert (held.state, held.visibility) == ("sent", "private")
    (sent,) = entries("sent")
    assert (sent.client, sent.parent) == (uid("client-2"), uid("pitch-1"))
    assert [c["label"] for c in json.loads(held.frozen)["costs"]] == ["fee", "travel", "my time"]
    told = run("history", "pitch-1").out
    assert "planned numbers: kept as they stood" in told
    assert "{" not in told
    run("undo")
    assert entry("pitch-1").state == "draft"
    assert entries("sent") == []


def test_numbers_stand_as_they_were_sent(run: Run) -> None:
    draft(run)
    run("pitch", "send", "1")
    refused(run, "pitch", "cost", "1", "more", "1", says="careerbook pitch revise 1")
    refused(run, "pitch", "benefit", "1", "more", "1", *BENEFIT, says="careerbook pitch revise 1")
    refused(run, "pitch", "edit", "1", "--horizon-months", "24", says="careerbook pitch revise 1")
    run("edit", "cost-1", "--amount", "9000")
    assert "EUR 3,000" in run("pitch", "show", "1").out
    run("pitch", "revise", "1")
    assert "EUR 10,200" in run("pitch", "show", "1").out
    run("pitch", "send", "1")
    run("pitch", "fund", "1")
    got = refused(run, "pitch", "cost", "1", "more", "1", says="pitch-1 is funded")
    assert "careerbook pitch realise 1" in got.err


def test_sending_something_thin_warns_of_what_is_missing(run: Run) -> None:
    run("pitch", "add", "x")
    err = run("pitch", "send", "1").err
    assert "Its cost is n/a (no cost is written down)" in err
    assert "Its benefit is n/a (no benefit is written down)" in err
    assert "this is only a workshop" in err
    assert "No time is counted" in err
    assert "--decision-by DAY" in err


def test_without_a_client_it_cannot_be_sent(run: Run, tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAREERBOOK_DB", f"{tmp_path}/other.db")
    run("pitch", "add", "x")
    refused(run, "pitch", "send", "1", code=1, says="careerbook client add")
    assert entry("pitch-1").state == "draft"


def test_a_draft_cannot_be_funded_and_the_error_names_the_way(run: Run) -> None:
    run("pitch", "add", "x")
    run("pitch", "add", "y")
    got = refused(run, "pitch", "fund", "2")
    assert got.err.strip() == (
        "careerbook: pitch-2 is a draft and cannot be funded yet; from here: send (careerbook pitch send 2)."
    )


def test_funding_keeps_its_day(run: Run) -> None:
    funded(run, "2026-10-05")
    held = entry("pitch-1")
    assert (held.state, str(held.funded_on), str(held.moved_on)) == ("funded", "2026-10-05", "2026-10-05")


def test_deferring_needs_a_later_day(run: Run) -> None:
    draft(run)
    run("pitch", "send", "1")
    refused(run, "pitch", "defer", "1", says="--until DAY")
    refused(run, "pitch", "defer", "1", "--until", "2026-11-20", says="no later than the step")
    got = run("pitch", "defer", "1", "--until", "2027-02-06")
    assert "Sat 6 Feb 2027, a Saturday" in got.err
    assert (entry("pitch-1").state, str(entry("pitch-1").deferred_until)) == ("deferred", "2027-02-06")


def test_a_revised_pitch_is_nobody_elses_until_it_is_sent_again(run: Run) -> None:
    kim = client("Kim Lee", "secondary")
    draft(run)
    run("pitch", "send", "1")
    assert "**A course in scrap reduction.**" in run("brief").out
    assert "It is version 2, only for you." in run("pitch", "revise", "1").err
    run("pitch", "edit", "1", "--ask", "Two of us for a week")
    run("pitch", "cost", "1", "hotel", "777")
    assert "No proposal is open." in run("brief").out  # the heading stays: it stood there once
    assert "One proposal" not in run("brief", "--client", kim).out
    assert "Course in scrap" not in run("report", "handover").out
    run("pitch", "send", "1", "--to", kim)
    page = run("brief", "--client", kim).out
    assert "I ask for this: two of us for a week." in page
    assert "EUR 3,777 in all" in page
    for told in (run("brief").out, run("report", "handover").out, run("brief", "--json").out):
        assert "two of us" not in told.casefold()
        assert "3,777" not in told
    assert "No proposal is open." in run("brief").out
    assert "Alex Rivera may read it too" in run("pitch", "send", "1", "--to", "manager").err
    assert "two of us for a week" in run("brief").out
    refused(run, "pitch", "send", "1", "--to", kim, says="Kim Lee has pitch-1 since 20 Nov 2026")


def test_undoing_a_revision_gives_it_back_to_whoever_had_it(run: Run) -> None:
    draft(run)
    run("pitch", "send", "1")
    before = run("brief").out
    run("pitch", "revise", "1")
    run("undo")
    assert run("brief").out == before


def test_who_goes_is_not_waited_for_with_a_version_they_never_got(run: Run) -> None:
    kim = client("Kim Lee", "secondary")
    draft(run)
    run("pitch", "send", "1")
    run("pitch", "revise", "1")
    run("pitch", "send", "1", "--to", kim)
    told = run("client", "change", "--to", "Jo Park", "--on", "2026-11-20").err
    assert "Waiting for Alex Rivera's answer" not in told
    assert "Alex Rivera has it" not in run("report", "handover").err


def test_a_revised_pitch_counts_among_what_is_only_for_its_owner(run: Run) -> None:
    draft(run)
    run("pitch", "send", "1")
    assert data(run("status", "--json"))["only_for_me"] == 0
    run("pitch", "revise", "1")
    assert data(run("status", "--json"))["only_for_me"] == 1


@pytest.mark.parametrize("answer", [("decline", "1", "budget frozen"), ("defer", "1", "--until", "2027-02-01"), ()])
def test_revising_is_the_next_version_of_the_same_reference(run: Run, answer: tuple[str, ...]) -> None:
    draft(run)
    run("pitch", "send", "1")
    if answer:
        run("pitch", *answer)
    got = run("pitch", "revise", "1")
    assert got.out == "pitch-1\n"
    assert "version 2" in got.err
    held = entry("pitch-1")
    assert (held.state, held.version, held.reason, held.deferred_until) == ("draft", 2, "", None)
    if answer[:1] == ("decline",):
        assert "budget frozen" in run("history", "pitch-1").out


def test_delivered_or_cancelled_with_a_reason(run: Run) -> None:
    funded(run)
    refused(run, "pitch", "cancel", "1", says="careerbook pitch cancel 1 REASON")
    run("pitch", "cancel", "1", "Moved", "team")
    assert (entry("pitch-1").state, entry("pitch-1").reason) == ("cancelled", "Moved team")
    run("undo")
    run("pitch", "deliver")
    assert entry("pitch-1").state == "delivered"
    run("pitch", "realise", "1", "scrap", "100")
    assert entry("pitch-1").state == "delivered"


# --- one more reader -------------------------------------------------------------------------------------------------


def test_a_pitch_that_was_funded_can_be_shown_to_the_next_manager(run: Run) -> None:
    funded(run)
    frozen = entry("pitch-1").frozen
    other = client("New Manager", "secondary")
    got = run("pitch", "send", "1", "--to", other)
    assert "New Manager may read it too; it stays funded, and its numbers stand." in got.err
    assert (entry("pitch-1").state, entry("pitch-1").frozen) == ("funded", frozen)
    assert [step.client for step in entries("sent")] == [uid("client-1"), uid(other)]
    refused(run, "pitch", "send", "1", "--to", other, says="New Manager has pitch-1 since 20 Nov 2026")
