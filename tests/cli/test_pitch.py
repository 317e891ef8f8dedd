"""Pitches: what they cost and bring, who has them, the answer, and what came back."""

import json

import pytest

from tests.cli.conftest import Run
from tests.cli.kept import add, batches, body, client, data, entries, entry, refused, set_fields, settings, uid
from tests.cli.terminal import talker

BENEFIT = ("--attribution", "0.6", "--confidence", "0.8", "--basis", "Waste log of Q3")


@pytest.fixture(autouse=True)
def manager() -> None:
    client()
    settings(currency="EUR")


def draft(run: Run) -> None:
    """Write the pitch of scenario 6, whole."""
    run("pitch", "add", "A course in scrap reduction", "--type", "course", "--new-work", "A weekly scrap round")
    run("pitch", "cost", "1", "fee", "1800")
    run("pitch", "cost", "1", "travel", "200")
    run("pitch", "cost", "1", "my time", "--hours", "40", "--rate", "25")
    run("pitch", "benefit", "1", "Scrap saving", "900", *BENEFIT)


def funded(run: Run, on: str = "2026-11-20") -> None:
    draft(run)
    set_fields("pitch-1", moved_on=on)
    run("pitch", "send", "1", "--on", on)
    run("pitch", "fund", "1", "--on", on)


def test_scenario_6_with_its_exact_numbers(run: Run) -> None:
    run("pitch", "add", "A course in scrap reduction", "--new-work", "A weekly scrap round")
    assert "In all it costs EUR 1,800." in run("pitch", "cost", "1", "fee", "1800").err
    assert "In all it costs EUR 2,000." in run("pitch", "cost", "1", "travel", "200").err
    got = run("pitch", "cost", "1", "my time", "--hours", "40", "--rate", "25")
    assert got.out == "cost-3\n"
    assert "In all it costs EUR 3,000." in got.err
    got = run("pitch", "benefit", "1", "Scrap saving", "900", *BENEFIT)
    assert "900 × 0.6 × 0.8 = EUR 432 a month" in got.err  # noqa: RUF001 - the sign of times in print
    page = run("pitch", "show", "1").out
    for figure in ("EUR 3,000", "EUR 432", "EUR 5,184", "72.8", "1.73", "6.9 months", "EUR 250 a month", "10 hours"):
        assert figure in page
    run("pitch", "send", "1")
    got = run("pitch", "decline", "1", "budget frozen")
    assert "careerbook pitch revise 1" in got.err
    assert (entry("pitch-1").state, entry("pitch-1").reason) == ("declined", "budget frozen")
    run("pitch", "revise", "1")
    run("pitch", "send", "1")
    run("pitch", "fund", "1")
    got = run("pitch", "realise", "1", "scrap", "380")
    assert got.out == "realised-1\n"
    assert "Realisation 0.88 (EUR 380 of EUR 432 a month); 1 of 1 months since funding have a record." in got.err


def test_benefits_that_start_later_move_the_break_even(run: Run) -> None:
    run("pitch", "add", "Later")
    run("pitch", "cost", "1", "everything", "3000")
    run("pitch", "benefit", "1", "scrap", "900", "--starts-month", "3", *BENEFIT)
    assert "EUR 333.33 a month" in run("pitch", "show", "1").out


# --- add, cost, benefit, demand --------------------------------------------------------------------------------------


def test_a_pitch_without_new_work_is_only_a_workshop(run: Run) -> None:
    got = run("pitch", "add", "A", "course")
    assert got.out == "pitch-1\n"
    assert "this is only a workshop" in got.err
    assert "workshop" not in run("pitch", "add", "Another", "--new-work", "A clinic").err
    assert entry("pitch-1").visibility == "private"
    envelope = json.loads(run("pitch", "add", "Third", "--json").out)
    assert envelope["data"]["ref"] == "pitch-3"


@pytest.mark.parametrize(("months", "warns"), [("12", False), ("13", True), ("24", True)])
def test_a_horizon_past_the_first_year_warns(run: Run, months: str, warns: bool) -> None:
    err = run("pitch", "add", "x", "--horizon-months", months).err
    assert ("the cautious count stops at 12" in err) == warns
    assert ("stops at 12" in run("pitch", "edit", "1", "--horizon-months", months, "--tag", "x").err) == warns


def test_a_pitch_serves_an_objective_that_is_written_down(run: Run) -> None:
    add("objective", text="Cost to serve", level="team")
    run("pitch", "add", "A course", "--objective", "cost")
    assert "serves Cost to serve (team)" in run("pitch", "show", "1").out
    refused(run, "pitch", "edit", "1", "--objective", "growth", code=1, says="growth")


def test_a_pitch_is_opened_by_sending_it_alone(run: Run) -> None:
    refused(run, "pitch", "add", "x", "--visibility", "client", code=4, says="careerbook pitch send")
    run("pitch", "add", "x")
    refused(run, "share", "pitch-1", "--as", "client", code=4, says="careerbook pitch send 1")


def test_a_cost_without_time_warns_until_there_is_some(run: Run) -> None:
    run("pitch", "add", "x")
    assert "No time is counted" in run("pitch", "cost", "1", "fee", "1800").err
    err = run("pitch", "cost", "1", "clinic", "100", "--monthly", "--hours", "2").err
    assert "No time" not in err
    assert "In all it costs EUR 3,000." in err  # 1,800 + 12 months of 100; its hours are in the amount


def test_hours_take_the_rate_of_the_job_and_say_so_when_there_is_none(run: Run) -> None:
    run("pitch", "add", "x")
    err = run("pitch", "cost", "1", "time", "--hours", "10").err
    assert "The total is n/a (time has hours and no hourly rate)" in err
    assert "careerbook edit cost-1 --rate 25" in err
    add("engagement", title="Analyst", start="2026-01-01", on="2026-01-01", loaded_hourly_cost="3000 EUR")
    assert "In all it costs EUR 800." in run("pitch", "cost", "1", "fee", "500").err


def test_what_an_hour_of_the_owner_costs_is_said_to_stay_when_it_is_sent(run: Run) -> None:
    add("engagement", title="Analyst", start="2026-01-01", on="2026-01-01", loaded_hourly_cost="7300 EUR")
    run("pitch", "add", "A course")
    run("pitch", "cost", "1", "my time", "--hours", "40")
    run("pitch", "benefit", "1", "scrap", "900", *BENEFIT)
    assert "40 h × 73" in run("pitch", "show", "1").out  # noqa: RUF001 - the sign of times in print
    assert 'no page says what "my time" comes to' in run("pitch", "send", "1").err
    page = run("brief").out
    assert "What it costs is not counted yet: my time has hours and no hourly rate." in page
    assert "2,920" not in page
    run("pitch", "revise", "1")
    run("edit", "cost-1", "--rate", "50")
    assert "no page says" not in run("pitch", "send", "1").err
    assert "EUR 2,000 in all" in run("brief").out


def test_two_currencies_are_not_comparable(run: Run) -> None:
    run("pitch", "add", "x")
    run("pitch", "cost", "1", "fee", "1800")
    assert "not comparable: EUR and USD" in run("pitch", "cost", "1", "travel", "200USD").err
    run("pitch", "benefit", "1", "scrap", "900", *BENEFIT)
    page = run("pitch", "show", "1").out
    assert "n/a (not comparable: EUR and USD); fee EUR 1,800; travel USD 200." in page
    assert "scrap: EUR 900 a month" in page
    run("pitch", "send", "1")
    run("pitch", "fund", "1")
    run("pitch", "realise", "1", "scrap", "380USD")
    page = run("report", "pitches").out
    assert "| Benefit a month | EUR 432 | USD 380 |" in page
    assert "| Kept of the plan | – | n/a (not comparable: EUR and USD) |" in page  # noqa: RUF001 - the dash of print
    assert "no evidence yet" not in page


def test_a_rate_in_another_currency_than_its_amount_is_no_rate(run: Run) -> None:
    run("pitch", "add", "x")
    run("pitch", "cost", "1", "course", "1200", "--hours", "8", "--rate", "3USD")
    page = run("pitch", "show", "1").out
    assert "EUR 100 a month" in page
    assert "hours a month" not in page


def test_an_amount_below_nothing_is_not_edited_in(run: Run) -> None:
    draft(run)
    refused(run, "edit", "cost-1", "--amount=-5", says="counted from 0 up")


def test_only_what_waits_for_an_answer_is_on_the_page_and_no_promise_is_rounded_in_its_favour(run: Run) -> None:
    run("pitch", "add", "A draft", "--new-work", "x", "--decision-by", "2026-11-21")
    run("pitch", "add", "A course", "--new-work", "x")
    run("pitch", "cost", "2", "fee", "2800", "--hours", "8")
    run("pitch", "benefit", "2", "scrap", "900", *BENEFIT)
    run("pitch", "send", "2")
    page = run("brief").out
    assert "A draft" not in page
    assert "paid back in 7 months" in page  # 2,800 ÷ 432 is 6.5
    run("pitch", "fund", "2")
    assert "No proposal is open." in run("brief").out
    assert "A course" not in run("brief").out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("cost", "1", "fee"), "a cost is an amount, or hours"),
        (("cost", "1", "fee", "--rate", "25"), "a cost is an amount, or hours"),
        (("cost", "1", "fee", "4,500"), "4,500"),
        (("cost", "1", "fee", "much"), "much"),
        (("cost", "1", "fee", "--", "-5"), "counted from 0 up"),
        (("cost", "1", "time", "--hours", "4", "--rate=-5"), "counted from 0 up"),
        (("benefit", "1", "scrap", *BENEFIT, "--", "-5"), "counted from 0 up"),
        (("cost", "1"), "help pitch cost"),
        (("benefit", "1", "scrap", "900"), "needs --attribution, --confidence, --basis"),
        (("benefit", "1", "scrap", "900", "--attribution", "0.6", "--confidence", "0.8"), "needs --basis"),
        (
            ("benefit", "1", "scrap", "900", "--attribution", "1.6", "--confidence", "0.8", "--basis", "x"),
            "from 0 to 1",
        ),
        (("benefit", "1", "scrap", "900", "--attribution", "0.6", "--confidence", "-1", "--basis", "x"), "from 0 to 1"),
        (("benefit", "1", "scrap", "900", "--starts-month", "-1", *BENEFIT), "--starts-month"),
        (("benefit", "1", "scrap"), "help pitch benefit"),
        (("demand", "1", "operations"), "no text"),
    ],
)
def test_what_cannot_be_counted_saves_nothing(run: Run, words: tuple[str, ...], says: str) -> None:
    run("pitch", "add", "x")
    got = refused(run, "pitch", *words)
    assert says in got.err


def test_half_is_what_most_people_say(run: Run) -> None:
    run("pitch", "add", "x")
    more = ("--confidence", "1", "--basis", "x")
    assert (
        "What else could have caused it?" in run("pitch", "benefit", "1", "a", "90", "--attribution", "0.5", *more).err
    )
    err = run("pitch", "benefit", "1", "b", "100", "--attribution", "1", *more).err
    assert "What else" not in err
    assert "All benefits: EUR 145 a month." in err


def test_demand_is_who_and_what_they_said(run: Run) -> None:
    run("pitch", "add", "x")
    got = run("pitch", "demand", "1", "operations", "We", "would", "send", "two")
    assert got.out == "demand-1\n"
    assert (entry("demand-1").who, entry("demand-1").text) == ("operations", "We would send two")


# --- send, answer ----------------------------------------------------------------------------------------------------


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
    told = run("client", "change", "--to", "Jo Park", "--on", "2026-12-01").err
    assert "Waiting for Alex Rivera's answer" not in told


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


# --- realise ---------------------------------------------------------------------------------------------------------


def test_a_month_without_a_record_is_counted_beside_it(run: Run) -> None:
    funded(run, "2026-09-10")
    got = run("pitch", "realise", "1", "benefit-1", "380", "--month", "2026-10", "--measured", "640")
    assert "Realisation 0.88" in got.err
    assert "1 of 3 months since funding have a record." in got.err
    held = entry("realised-1")
    assert (held.month, held.amount, held.measured) == ("2026-10", (38000, "EUR"), (64000, "EUR"))
    assert held.benefit == uid("benefit-1")
    assert "2 of 3 months" in run("pitch", "realise", "1", "1", "484").err
    assert "Realisation 1.00" in run("pitch", "realise", "1", "1", "432", "--month", "2026-09").err


def test_the_same_month_twice_is_added_up_and_said(run: Run) -> None:
    funded(run)
    run("pitch", "realise", "1", "scrap", "100")
    got = run("pitch", "realise", "1", "scrap", "116")
    assert "careerbook remove realised-1 --yes" in got.err
    assert "Realisation 0.50" in got.err


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("scrap", "380", "--month", "2026-09"), 2, "funded in 2026-10"),
        (("scrap", "380", "--month", "2026-12"), 2, "still to come"),
        (("scrap", "380", "--month", "October"), 2, "2026-11"),
        (("scrap", "380", "--month", "2026-13"), 2, "2026-13"),
        (("rework", "380"), 1, "benefit-1 Scrap saving"),
        (("scrap", "4,500"), 2, "4,500"),
        (("scrap",), 2, "help pitch realise"),
    ],
)
def test_what_cannot_have_come_back_saves_nothing(run: Run, words: tuple[str, ...], code: int, says: str) -> None:
    funded(run, "2026-10-05")
    got = refused(run, "pitch", "realise", "1", *words, code=code)
    assert says in got.err


def test_a_benefit_of_another_pitch_is_not_taken(run: Run) -> None:
    funded(run)
    run("pitch", "add", "Other")
    run("pitch", "benefit", "2", "Scrap of others", "10", *BENEFIT)
    assert "realised-1" in run("pitch", "realise", "1", "scrap", "380").out
    refused(run, "pitch", "realise", "1", "benefit-2", "380", code=1, says="pitch-1 has no benefit")
    refused(run, "pitch", "realise", "2", "scrap", "380", says="pitch-2 is a draft and cannot be realised yet")


@pytest.mark.parametrize(
    ("month", "says"),
    [("foo", "--month"), ("2026-13", "--month"), ("2026-09", "funded in 2026-10"), ("2026-12", "still to come")],
)
def test_an_edited_month_is_one_in_which_something_can_have_come_back(run: Run, month: str, says: str) -> None:
    funded(run, "2026-10-05")
    run("pitch", "realise", "1", "scrap", "380")
    refused(run, "edit", "realised-1", "--month", month, says=says)
    run("edit", "realised-1", "--month", "2026-10")
    assert entry("realised-1").month == "2026-10"


def test_a_month_that_another_program_wrote_hides_nothing(run: Run) -> None:
    funded(run)
    run("pitch", "realise", "1", "scrap", "380")
    set_fields("realised-1", month="October")
    assert "88" in run("pitch", "show", "1").out
    assert "88 %" in run("report", "pitches").out


def test_an_edit_of_what_was_sent_says_that_the_numbers_stand(run: Run) -> None:
    draft(run)
    assert "stand as they were sent" not in run("edit", "cost-1", "--amount", "1800").err
    run("pitch", "send", "1")
    assert "this counts in the next version: careerbook pitch revise 1" in run("edit", "cost-1", "--amount", "9").err
    assert "stand as they were sent" not in run("edit", "benefit-1", "--basis", "The log of Q4").err
    run("pitch", "fund", "1")
    told = run("edit", "benefit-1", "--confidence", "0.1").err
    assert "pitch-1 is funded, and its planned numbers stand as they were sent." in told
    assert "EUR 432" in run("pitch", "show", "1").out


def test_json_answers_with_what_was_made(run: Run) -> None:
    funded(run)
    assert data(run("pitch", "realise", "1", "scrap", "380", "--json"))["parent"] == "pitch-1"
    assert data(run("pitch", "deliver", "1", "--json"))["state"] == "delivered"
    assert body("pitch-1")["state"] == "delivered"


def test_the_two_estimates_and_their_basis_are_asked_at_a_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("pitch", "add", "x")
    talk = talker(monkeypatch, capsys)
    got = talk("pitch", "benefit", "1", "scrap", "900", answers=["0.6", "0.8", "Waste log"])
    assert "What else could have caused it?" in got.err
    assert "EUR 432 a month" in got.err
    assert entry("benefit-1").basis == "Waste log"
    talk("pitch", "benefit", "1", "more", "900", "--basis", "x", answers=["0.6", ""], code=2)
    assert len(entries("benefit")) == 1


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
