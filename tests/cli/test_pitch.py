"""Pitches: what they cost and bring, as it is typed and counted."""

import json

import pytest

from tests.cli.conftest import Run
from tests.cli.kept import add, client, entry, refused, settings
from tests.cli.proposals import BENEFIT, draft


@pytest.fixture(autouse=True)
def manager() -> None:
    client()
    settings(currency="EUR")


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


def test_the_cost_that_lacks_its_rate_is_named_and_not_the_newest(run: Run) -> None:
    run("pitch", "add", "x")
    run("pitch", "cost", "1", "b", "--hours", "5", "--rate", "20EUR")
    run("pitch", "cost", "1", "c", "100EUR", "--hours", "5")
    run("pitch", "cost", "1", "a", "--hours", "5")
    err = run("pitch", "cost", "1", "half", "1000EUR").err
    assert "The total is n/a (a has hours and no hourly rate)" in err
    line = err.partition("Say what an hour costs: careerbook ")[2].partition("\n")[0]
    assert line == "edit cost-3 --rate 25"
    run(*line.split()[:-1], "25EUR")
    assert "In all it costs EUR 1,326." in run("pitch", "cost", "1", "tea", "1EUR").err


def test_what_an_hour_of_the_owner_costs_is_said_to_stay_when_it_is_sent(run: Run) -> None:
    add("engagement", title="Analyst", start="2026-01-01", on="2026-01-01", loaded_hourly_cost="7300 EUR")
    run("pitch", "add", "A course")
    run("pitch", "cost", "1", "my time", "--hours", "40")
    run("pitch", "benefit", "1", "scrap", "900", *BENEFIT)
    assert "40 h × 73" in run("pitch", "show", "1").out  # noqa: RUF001 - the sign of times in print
    assert 'no page says what "my time" comes to' in run("pitch", "send", "1").err
    told = run("brief")
    assert "What it costs is not counted yet. Counted" in told.out
    assert "hourly rate" not in told.out
    assert "pitch-1 stands without what it costs: my time has hours and no hourly rate; careerbook pitch" in told.err
    assert "2,920" not in told.out + told.err
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
