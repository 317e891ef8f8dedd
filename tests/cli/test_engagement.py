import json
from datetime import date
from typing import Any

import pytest

from careerbook.journal import Journal
from careerbook.reports.clients import current_engagement
from tests.cli import kept
from tests.cli.conftest import Run

INTERVIEWS = (
    "goal", "add", "Twelve interviews", "--metric", "interviews:0:12", "--start", "2026-10-01", "--due", "2026-12-31",
)  # fmt: skip


def shown(run: Run, ref: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(run("show", ref, "--json").out)["data"]
    return data


# --- add, edit, end ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "start", "on"),
    [
        (("--start", "2024-02-01"), "2024-02-01", "2024-02-01"),
        (("--on", "2024-02-01"), "2024-02-01", "2024-02-01"),
        ((), None, "2026-11-20"),
    ],
)
def test_a_job_counts_from_its_first_day(run: Run, options: tuple[str, ...], start: str | None, on: str) -> None:
    got = run("engagement", "add", "Product designer", "--employer", "Halden", *options)
    assert got.out == "engagement-1\n"
    assert '"Product designer" at Halden' in got.err
    job = shown(run, "engagement-1")
    assert (job.get("start"), job["on"]) == (start, on)


def test_a_job_whose_first_day_is_unknown_counts_on_every_earlier_day(run: Run) -> None:
    run("engagement", "add", "Product designer")
    with kept.book() as book:
        held = current_engagement(Journal(book, date(2020, 1, 1)))
    assert held is not None
    assert held.title == "Product designer"


def test_a_job_ends_and_names_what_goes_on(run: Run) -> None:
    run("engagement", "add", "Product designer", "--start", "2024-02-01")
    run("client", "add", "Alex Rivera")
    run(*INTERVIEWS)
    got = run("engagement", "end", "designer", "2026-12-31")
    assert got.out == "engagement-1\n"
    assert "ends on Thu 31 Dec 2026." in got.err
    assert 'goal-1 "Twelve interviews"' in got.err
    assert "Alex Rivera stays a client until you say: careerbook client edit 1 --to DAY" in got.err
    assert shown(run, "engagement-1")["end"] == "2026-12-31"
    kept.refused(run, "engagement", "end", "1", "2026-11-30", says="careerbook engagement edit 1 --end 2026-11-30")


@pytest.mark.parametrize(
    "words",
    [
        ("add", "Nurse", "--start", "2024-02-01", "--end", "2024-01-31"),
        ("edit", "1", "--end", "2023-01-01"),
        ("end", "1", "2023-01-01"),
    ],
)
def test_no_job_ends_before_it_begins(run: Run, words: tuple[str, ...]) -> None:
    run("engagement", "add", "Product designer", "--start", "2024-02-01")
    kept.refused(run, "engagement", *words, says="before it begins")


def test_records_belong_to_the_only_job_of_their_day_and_with_two_it_must_be_said(run: Run) -> None:
    run("engagement", "add", "Designer", "--start", "2024-02-01")
    run("goal", "add", "Read")
    assert shown(run, "goal-1")["engagement"] == "engagement-1"
    run("engagement", "add", "Teacher", "--start", "2026-01-01")
    kept.refused(run, "goal", "add", "Write", says="engagement-1 Designer and engagement-2 Teacher")
    run("goal", "add", "Write", "--engagement", "teacher")
    assert shown(run, "goal-2")["engagement"] == "engagement-2"


# --- leave: scenario 10 ------------------------------------------------------------------------------------------


def test_leave_offers_a_target_and_applies_nothing(run: Run) -> None:
    run("engagement", "add", "Product designer", "--start", "2024-02-01")
    run(*INTERVIEWS)
    got = run("engagement", "leave", "2026-11-16", "2026-12-31")
    assert got.out == "leave-1\n"
    assert "Mon 16 Nov 2026 to Thu 31 Dec 2026, 46 days away." in got.err
    assert "2026-Q4: 46 of 92 days available." in got.err
    assert "the target 12 would be 6.0. Nothing was changed" in got.err
    command = "careerbook goal except 1 --type leave --target 6.0"
    assert command in got.err
    assert shown(run, "goal-1")["target"] == 12
    assert shown(run, "leave-1")["start"] == "2026-11-16"
    assert set(shown(run, "leave-1")) == {"ref", "uid", "on", "start", "end", "parent"}
    period = json.loads(run("period", "show", "Q4", "--json").out)["data"]
    assert (period["days"], period["available"]) == (92, 46)
    run(*command.split()[1:])
    assert shown(run, "goal-1")["target"] == 6


def test_until_it_is_taken_no_status_is_suggested(run: Run) -> None:
    run(*INTERVIEWS)
    run("engagement", "leave", "2026-11-16", "2026-12-31")
    got = run("goal", "check", "1", "--current", "3")
    assert "No status is suggested: the target is not adjusted for leave." in got.err
    exception = run("goal", "except", "1", "--type", "leave")
    assert exception.out == "exception-1\n"
    assert "target 12 → 6 interviews" not in exception.err
    assert "target 12 → 6." in exception.err
    # 46 of 46 days at work have passed: 6 are expected, 3 are half of it
    got = run("goal", "check", "1", "--current", "3")
    assert "the plan expects 6, which suggests off track" in got.err
    taken = shown(run, "exception-1")
    assert (taken["type"], taken["target_before"], taken["target"]) == ("leave", 12, 6)
    kept.refused(run, "goal", "except", "1", "--type", "leave", says="adjusted for leave already")


def test_a_second_leave_counts_from_the_target_before_the_first(run: Run) -> None:
    run(*INTERVIEWS)
    run("engagement", "leave", "2026-11-16", "2026-12-31")
    run("goal", "except", "1", "--type", "leave")
    got = run("engagement", "leave", "2026-11-09", "2026-11-15")
    # 12 times 39 of 92 days is 5.087
    assert "39 of its 92 days are left, so the target 6 would be 5.09" in got.err
    run("goal", "except", "1", "--type", "leave")
    assert shown(run, "goal-1")["target"] == 5.09


def test_goal_show_offers_again_when_the_days_away_change(run: Run) -> None:
    def offer() -> tuple[object, object]:
        data = json.loads(run("goal", "show", "1", "--json").out)["data"]["computed"]
        return data["target_offer"], data["suggested"]

    run(*INTERVIEWS)
    run("goal", "check", "1", "--current", "3")
    run("engagement", "leave", "2026-11-16", "2026-12-31")
    run("goal", "except", "1", "--type", "leave", "--target", "7")  # agreed, though 6 was offered
    assert offer() == (None, "off-track")
    run("edit", "leave-1", "--start", "2026-11-09")
    assert offer() == (
        {"target": 5.086957, "available": 39, "days": 92},
        {"not_available": "target not adjusted for leave"},
    )
    run("goal", "except", "1", "--type", "leave")
    assert offer() == (None, "off-track")
    run("remove", "leave-1", "--yes")
    assert offer() == ({"target": 12, "available": 92, "days": 92}, "on-track")


def test_a_due_day_that_moves_for_leave_adjusts_the_plan_as_well(run: Run) -> None:
    run("goal", "add", "Guild", "--start", "2026-10-01", "--due", "2026-12-31")
    run("goal", "step", "1", "Ask", "around")
    run("engagement", "leave", "2026-11-16", "2027-01-31")
    assert "Suggested: nothing: target not adjusted for leave." in run("goal", "show", "1").out
    run("goal", "except", "1", "--type", "leave", "--due", "2027-03-18")
    # 46 of the 92 days at work of the longer window have passed, and no step is done
    assert "Suggested: off track (0 percent reached, 50 percent of the time gone)." in run("goal", "show", "1").out
    # what else changes the plan leaves no target to count the next leave from
    got = run("engagement", "leave", "2027-03-01", "2027-03-05")
    assert "no target is offered (its plan was changed since it was adjusted for an earlier leave)" in got.err


def test_a_goal_that_has_not_begun_is_adjusted_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("goal", "add", "Later", "--metric", "x:0:10", "--start", "2026-12-01", "--due", "2026-12-10")
    run("goal", "add", "Waiting", "--metric", "x:0:10", "--start", "2026-12-01", "--due", "2026-12-10", "--planned")
    run("engagement", "leave", "2026-12-01", "2026-12-05")
    for number in ("1", "2"):
        run("goal", "except", number, "--type", "leave")
        kept.refused(run, "goal", "except", number, "--type", "leave", says="adjusted for leave already")
        assert shown(run, f"goal-{number}")["target"] == 5
    assert "For leave" not in run("goal", "show", "1").out
    assert kept.entry("goal-2").state == "planned"
    monkeypatch.setenv("CAREERBOOK_TODAY", "2026-12-07")
    assert "By now the plan expects 2," in run("goal", "check", "1", "--current", "1").err


def test_leave_from_one_job_leaves_the_goals_of_the_other_alone(run: Run) -> None:
    run("engagement", "add", "Designer", "--start", "2024-02-01")
    run("engagement", "add", "Teacher", "--start", "2024-02-01")
    run(*INTERVIEWS, "--engagement", "designer")
    run(*INTERVIEWS, "--engagement", "teacher")
    got = run("engagement", "leave", "2026-11-16", "2026-12-31", "--engagement", "teacher")
    assert "goal-1" not in got.err
    assert "careerbook goal except 2 --type leave --target 6.0" in got.err
    assert "For leave" not in run("goal", "show", "1").out
    run("engagement", "leave", "2026-12-01", "2026-12-02", "--engagement", "designer")
    assert "90 of 92 days available" in run("goal", "show", "1").out
    run("client", "add", "Dana Lead", "--engagement", "designer")
    assert "available 90 of 92 days" in run("brief", "--client", "dana", "--days").out


def test_leave_says_what_it_cannot_offer(run: Run) -> None:
    run("goal", "add", "Guild", "--start", "2026-11-01", "--due", "2026-12-31")
    run("goal", "add", "All away", "--metric", "x:0:9", "--start", "2026-11-20", "--due", "2026-12-18")
    run("goal", "add", "Before", "--metric", "x:0:9", "--start", "2026-10-01", "--due", "2026-11-10")
    run("goal", "add", "Planned", "--metric", "x:0:10", "--start", "2026-11-11", "--due", "2026-11-20", "--planned")
    got = run("engagement", "leave", "2026-11-16", "2026-12-20")
    assert 'goal-1 "Guild": no target is offered (no start value)' in got.err
    assert "careerbook goal except 1 --type leave --due DAY" in got.err
    assert 'goal-2 "All away": no target is offered (leave covers the whole window)' in got.err
    assert "goal-3" not in got.err
    assert "careerbook goal except 4 --type leave --target 5.0" in got.err


def test_leave_over_two_quarters_says_both_and_json_carries_the_offers(run: Run) -> None:
    run(*INTERVIEWS)
    got = run("engagement", "leave", "2026-12-22", "2027-01-10", "--json")
    data = json.loads(got.out)["data"]
    assert [(p["label"], p["available"]) for p in data["periods"]] == [("2026-Q4", 82), ("2027-Q1", 80)]
    assert data["offers"][0]["goal"] == "goal-1"
    assert data["offers"][0]["command"].endswith("--target 10.70")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("2026-12-31", "2026-11-16"), "before it begins"),
        (("2026-11-16", "never"), "names no single day"),
        (("2026-12-01", "2026-12-05"), "that is leave-1 already"),
        (("2026-11-16", "2026-11-17", "--engagement", "2"), "there is no engagement-2"),
    ],
)
def test_a_leave_that_cannot_be_is_refused(run: Run, words: tuple[str, ...], says: str) -> None:
    run("engagement", "leave", "2026-12-01", "2026-12-05")
    kept.refused(run, "engagement", "leave", *words, code=1 if "--engagement" in words else 2, says=says)


def test_with_two_jobs_the_leave_says_from_which(run: Run) -> None:
    run("engagement", "add", "Designer", "--start", "2024-02-01")
    run("engagement", "add", "Teacher", "--start", "2024-02-01")
    leave = ("engagement", "leave", "2026-12-01", "2026-12-05")
    kept.refused(run, *leave, says="engagement-1 Designer and engagement-2 Teacher")
    run(*leave, "--engagement", "teacher")
    assert kept.entry("leave-1").parent == kept.uid("engagement-2")


def test_a_leave_has_no_title_to_be_called_by(run: Run) -> None:
    run("engagement", "add", "Tester", "--start", "2024-02-01")
    run("engagement", "leave", "2026-12-21", "2026-12-31")
    assert kept.refused(run, "remove", "leave-1", code=4).err.startswith(
        "careerbook: Remove leave-1? Nothing was changed."
    )
    run("remove", "leave-1", "--yes")
    assert run("restore", "leave-1").err == "Brought back leave-1.\n"
    told = kept.refused(run, "purge", "leave-1", code=4).err
    assert told.startswith("careerbook: Erase leave-1 for good? This cannot be undone.")
