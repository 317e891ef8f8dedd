import json
from collections.abc import Callable
from typing import Any

import pytest

from careerbook.cli._session import Session
from tests.cli import kept
from tests.cli.conftest import Run

SPEED = ("goal", "add", "Faster checkout", "--metric", "p95 ms:900:500", "--due", "2026-12-31")


def refused(run: Run, *words: str, code: int = 2) -> str:
    """Return the sentence of a refusal, which saved nothing."""
    return kept.refused(run, *words, code=code).err


def shown(run: Run, ref: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(run("show", ref, "--json").out)["data"]
    return data


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    return lambda: monkeypatch.setattr(Session, "interactive", property(lambda self: True))


# --- exceptions --------------------------------------------------------------------------------------------------


def test_an_exception_moves_the_goal_and_keeps_what_was_there_in_one_step(run: Run) -> None:
    run("client", "add", "Alex Rivera")
    run(*SPEED)
    got = run(
        "goal", "except", "1", "--due", "2027-01-29", "--type", "dependency", "--cause", "The ledger comes in January",
        "--agreed-with", "manager",
    )  # fmt: skip
    assert "due 31 Dec → Fri 29 Jan 2027 (29 days later than agreed at first)" in got.err
    exception, goal = shown(run, "exception-1"), shown(run, "goal-1")
    assert (exception["due_before"], exception["due"]) == ("2026-12-31", "2027-01-29")
    assert exception["agreed_with"] == "client-1"
    assert (goal["due"], goal["baseline_due"], goal["moved_on"]) == ("2027-01-29", "2026-12-31", "2026-11-20")
    assert goal["computed"]["slip_days"] == 29
    run("undo")
    assert shown(run, "goal-1")["due"] == "2026-12-31"
    refused(run, "show", "exception-9", code=1)


def test_what_was_agreed_first_is_frozen_once(run: Run) -> None:
    run(*SPEED)
    run("goal", "except", "1", "--due", "2027-01-29", "--target", "600", "--type", "scope", "--cause", "Half of it")
    for step in (("defer", "1", "--until", "2027-01-04"), ("start", "1"), ("block", "1", "Audit"), ("unblock", "1")):
        run("goal", *step)
        goal = shown(run, "goal-1")
        assert (goal["baseline_due"], goal["baseline_target"]) == ("2026-12-31", 500)
        assert (goal["due"], goal["target"]) == ("2027-01-29", 600)


@pytest.mark.parametrize(
    "step", [("defer", "1", "--until", "2027-01-04"), ("drop", "1", "Sold"), ("block", "1", "Audit")]
)
def test_the_plan_of_a_goal_that_was_active_moves_only_by_an_exception(run: Run, step: tuple[str, ...]) -> None:
    run(*SPEED)
    run("goal", *step)
    for option in (("--due", "2027-02-01"), ("--target", "1"), ("--clear", "due"), ("--metric", "p95 ms:900:1")):
        assert "moves only by an exception" in refused(run, "goal", "edit", "1", *option)


def test_a_first_due_day_by_an_exception_is_what_was_agreed_first(run: Run) -> None:
    run("goal", "add", "Read")
    run("goal", "start", "1")
    run("goal", "except", "1", "--due", "2026-12-18", "--type", "deadline", "--cause", "The board asks")
    assert shown(run, "goal-1")["baseline_due"] == "2026-12-18"
    run("goal", "except", "1", "--due", "2026-12-31", "--type", "deadline", "--cause", "The board moved")
    assert (shown(run, "goal-1")["baseline_due"], shown(run, "goal-1")["computed"]["slip_days"]) == ("2026-12-18", 13)


def test_putting_off_is_until_a_later_day(run: Run) -> None:
    run(*SPEED)
    assert "cannot be put off" in refused(run, "goal", "defer", "1", "--until", "today")
    run("goal", "defer", "1", "--until", "tomorrow")


def test_a_moved_target_keeps_the_first_one(run: Run) -> None:
    run(*SPEED)
    got = run("goal", "except", "1", "--target", "600", "--type", "scope", "--cause", "Half the traffic")
    assert "target 500 → 600" in got.err
    goal = shown(run, "goal-1")
    assert (goal["target"], goal["baseline_target"]) == (600, 500)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--due", "2027-01-29", "--type", "deadline"), "say why it moves: --cause"),
        (("--due", "2027-01-29", "--cause", "late"), "needs --type"),
        (("--due", "2027-01-29", "--type", "leave", "--cause", "a child"), "takes no cause"),
        (("--type", "scope", "--cause", "less"), "say what moves: --due or --target"),
        (("--due", "2026-12-31", "--type", "deadline", "--cause", "x"), "already"),
        (("--due", "2026-11-01", "--type", "deadline", "--cause", "x"), "before it starts"),
        (("--due", "2027-01-29", "--type", "holiday", "--cause", "x"), "one of deadline, scope"),
        (("--due", "2027-01-29", "--type", "deadline", "--cause", "x", "--on", "2026-11-01"), "no step can be dated"),
        (("--type", "leave"), "no leave in its window"),
    ],
)
def test_an_exception_that_is_not_whole_is_refused(run: Run, words: tuple[str, ...], told: str) -> None:
    run(*SPEED)
    assert told.casefold() in refused(run, "goal", "except", "1", *words).casefold()


def test_a_planned_goal_needs_no_exception_and_a_closed_one_gets_none(run: Run) -> None:
    run("goal", "add", "Read")
    cause = ("--type", "deadline", "--cause", "x")
    assert "careerbook goal edit 1 --due" in refused(run, "goal", "except", "1", "--due", "2027-01-29", *cause)
    run(*SPEED)
    run("goal", "close", "2", "--outcome", "missed")
    assert "careerbook goal again 2" in refused(run, "goal", "except", "2", "--due", "2027-01-29", *cause)


# --- states ------------------------------------------------------------------------------------------------------


def test_a_goal_goes_through_its_states_with_dated_steps(run: Run) -> None:
    run(*SPEED, "--start", "2026-11-01")
    run("goal", "block", "1", "The", "ledger", "is", "closed", "--on", "2026-11-10")
    goal = shown(run, "goal-1")
    assert (goal["state"], goal["moved_on"], goal["blocked_by"]) == ("blocked", "2026-11-10", "The ledger is closed")
    run("goal", "unblock", "--on", "2026-11-12")
    goal = shown(run, "goal-1")
    assert (goal["state"], goal.get("blocked_by"), goal.get("reason")) == ("active", None, None)
    got = run("goal", "defer", "1", "--until", "1 Feb", "--on", "2026-11-15")
    assert "It comes up again on Mon 1 Feb 2027: careerbook goal start 1" in got.err
    assert shown(run, "goal-1")["deferred_until"] == "2027-02-01"
    run("goal", "start", "1")
    goal = shown(run, "goal-1")
    assert (goal["state"], goal.get("deferred_until"), goal["baseline_due"]) == ("active", None, "2026-12-31")
    run("goal", "drop", "1", "The product was sold")
    goal = shown(run, "goal-1")
    assert (goal["state"], goal["reason"]) == ("dropped", "The product was sold")


def test_start_freezes_what_is_planned_and_lists_what_is_missing(run: Run) -> None:
    run("goal", "add", "Read", "--metric", "books:0:4", "--due", "2026-12-31", "--planned")
    run("goal", "start", "1", "--on", "2026-11-20")
    goal = shown(run, "goal-1")
    assert (goal["baseline_due"], goal["baseline_target"], goal["start"]) == ("2026-12-31", 4, "2026-11-20")
    run("goal", "add", "Write")
    assert "Not said yet: what will be counted, or steps" in run("goal", "start", "2").err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("start", "1"), "is active and cannot be started"),
        (("unblock", "1"), "cannot be unblocked"),
        (("defer", "1"), "--until"),
        (("defer", "1", "--until", "2026-11-19"), "say a later day"),
        (("close", "1"), "nothing says how goal-1 came out"),
        (("close", "1", "--outcome", "great"), "one of done, partly-done, missed"),
        (("drop", "1"), "careerbook goal drop 1 REASON"),
        (("block", "1", " "), "blank"),
        (("close", "1", "--outcome", "missed", "--on", "2026-11-19"), "no step can be dated 19 Nov 2026"),
    ],
)
def test_an_illegal_step_names_the_legal_ones_and_saves_nothing(run: Run, words: tuple[str, ...], told: str) -> None:
    run(*SPEED)
    assert told.casefold() in refused(run, "goal", *words).casefold()


def test_from_done_there_is_no_way_back(run: Run) -> None:
    run("goal", "add", "Read", "--due", "2026-12-31")
    run("goal", "close", "1", "--outcome", "done")
    for verb in (("start", "1"), ("block", "1", "x"), ("drop", "1", "x"), ("close", "1", "--outcome", "missed")):
        assert "is done and cannot be" in refused(run, "goal", *verb)


# --- close -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("current", "outcome"),
    [
        ("500", "done"),
        ("480", "done"),
        ("501", "partly-done"),
        ("899", "partly-done"),
        ("900", "missed"),
        ("990", "missed"),
    ],
)
def test_close_proposes_what_the_number_says(run: Run, current: str, outcome: str) -> None:
    run(*SPEED)
    run("goal", "check", "1", "--current", current)
    run("goal", "close", "1")
    assert shown(run, "goal-1")["state"] == outcome


@pytest.mark.parametrize(("done", "outcome"), [(0, "missed"), (1, "partly-done"), (2, "done")])
def test_close_proposes_what_the_steps_say(run: Run, done: int, outcome: str) -> None:
    run("goal", "add", "Guild", "--due", "2026-12-31")
    for number in (1, 2):
        run("goal", "step", "1", f"Session {number}")
    for number in range(1, done + 1):
        run("goal", "step-done", str(number))
    assert f"{done} of 2 steps done." in run("goal", "close", "1").err
    assert shown(run, "goal-1")["state"] == outcome


def test_done_below_the_target_is_refused(run: Run) -> None:
    run(*SPEED)
    run("goal", "check", "1", "--current", "600")
    sentence = refused(run, "goal", "close", "1", "--outcome", "done")
    assert "600 with 900 → 500 planned, 0.75 of the way" in sentence
    assert "careerbook goal close 1 --outcome partly-done" in sentence


def test_a_check_after_the_closing_day_does_not_count(run: Run) -> None:
    run(*SPEED, "--start", "2026-11-01")
    run("goal", "check", "1", "--current", "700", "--on", "2026-11-09")
    run("goal", "check", "1", "--current", "500", "--on", "2026-11-19")
    run("goal", "close", "1", "--on", "2026-11-10")
    goal = shown(run, "goal-1")
    assert (goal["state"], goal["moved_on"]) == ("partly-done", "2026-11-10")


def test_a_goal_done_in_less_than_its_time_offers_a_review(run: Run) -> None:
    # planned 61 days, done in 50: a ratio of 1.22
    run("goal", "add", "Move the reports", "--start", "2026-10-02", "--due", "2026-12-01")
    got = run("goal", "close", "1", "--outcome", "done", "--on", "2026-11-20")
    assert "On time, due 1 Dec." in got.err
    assert "a ratio of 1.22" in got.err


def test_on_a_terminal_the_proposal_can_be_changed(run: Run, at_a_terminal: Callable[[], None]) -> None:
    run(*SPEED)
    run("goal", "check", "1", "--current", "600")
    at_a_terminal()
    assert "goal-1 is closed as [partly done]" in run("goal", "close", "1", stdin="missed\n").err
    assert shown(run, "goal-1")["state"] == "missed"


# --- again -------------------------------------------------------------------------------------------------------


def test_again_carries_a_level_on_from_where_it_stands(run: Run) -> None:
    run(*SPEED, "--tag", "shop")
    run("goal", "check", "1", "--current", "600")
    run("goal", "close", "1")
    got = run("goal", "again", "1")
    assert got.out == "goal-2\n"
    goal = shown(run, "goal-2")
    assert (goal["start_value"], goal["target"]) == (600, 500)
    assert (goal["metric_name"], goal["tags"]) == ("p95 ms", ["shop"])
    assert (goal["start"], goal["due"], goal["again_of"]) == ("2027-01-01", "2027-03-31", "goal-1")


def test_again_after_the_day_it_was_due_begins_today(run: Run) -> None:
    run("goal", "add", "Quota", "--metric", "sold:0:400", "--start", "2026-01-01", "--due", "2026-03-31")
    run("goal", "check", "1", "--current", "100")
    run("goal", "close", "1")
    run("goal", "again", "1")
    goal = shown(run, "goal-2")
    assert (goal["start"], goal["due"], goal["computed"]["state"]) == ("2026-11-20", "2026-12-31", "active")


def test_again_counts_from_zero_what_counted_from_zero(run: Run) -> None:
    run("goal", "add", "Quota", "--metric", "sold:0:400", "--start", "2026-01-01", "--due", "2026-12-31")
    run("goal", "check", "1", "--current", "520")
    run("goal", "close", "1", "--outcome", "done")
    run("goal", "again", "1", "--dry-run")
    assert "goal-2" not in run("goal", "list").out
    run("goal", "again", "1", "--target", "450")
    goal = shown(run, "goal-2")
    assert (goal["start_value"], goal["target"], goal["due"]) == (0, 450, "2027-12-31")


def test_again_asks_for_a_target_when_the_old_one_was_reached(run: Run) -> None:
    run(*SPEED)
    run("goal", "check", "1", "--current", "480")
    run("goal", "close", "1")
    assert "careerbook goal again 1 --target N" in refused(run, "goal", "again", "1")
    run("goal", "again", "1", "--target", "400", "--due", "2027-02-26", "--start", "2026-11-20")
    goal = shown(run, "goal-2")
    assert (goal["state"], goal["start_value"], goal["due"]) == ("active", 480, "2027-02-26")


def test_again_with_the_level_as_the_target_says_that_nothing_can_be_counted(run: Run) -> None:
    run("goal", "add", "Fewer doubles", "--metric", "doubles:10:0", "--due", "2026-12-31")
    run("goal", "check", "1", "--current", "0")
    run("goal", "close", "1")
    told = run("goal", "again", "1", "--target", "0").err
    assert "The target equals the start, so progress cannot be counted." in told


def test_again_of_what_never_began_is_refused(run: Run) -> None:
    run("goal", "add", "Read")
    assert "careerbook goal start 1" in refused(run, "goal", "again", "1")


# --- over-delivery: scenario 4 -----------------------------------------------------------------------------------


def test_the_review_of_an_over_delivery_keeps_its_reasons(run: Run) -> None:
    run("goal", "add", "Quota", "--metric", "revenue:0:400000", "--due", "2026-12-31")
    run("goal", "check", "1", "--current", "520000")
    got = run(
        "goal", "overdelivery", "1", "--why", "new-method", "--why", "demand-spike", "--duplicable", "partly",
        "--next-use", "reference-call play",
    )  # fmt: skip
    assert got.out == "review-1\n"
    assert 'only "reference-call play" may go into a page' in got.err
    review = shown(run, "review-1")
    assert (review["why"], review["duplicable"]) == (["demand-spike", "new-method"], "partly")
    assert "careerbook goal overdelivery" not in run("goal", "check", "1", "--current", "530000").err
    assert "was looked at already, in review-1" in refused(
        run, "goal", "overdelivery", "1", "--why", "luck", "--duplicable", "no"
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--why", "magic", "--duplicable", "yes"), "one of demand-spike, easy-target"),
        (("--why", "luck"), "--duplicable"),
        (("--duplicable", "no"), "--why"),
        (("--why", "luck", "--duplicable", "maybe"), "one of yes, partly, no"),
    ],
)
def test_a_review_that_is_not_whole_is_refused(run: Run, words: tuple[str, ...], told: str) -> None:
    run("goal", "add", "Read")
    assert told.casefold() in refused(run, "goal", "overdelivery", "1", *words).casefold()


def test_nothing_to_review_below_the_target(run: Run) -> None:
    run(*SPEED)
    run("goal", "check", "1", "--current", "600")
    sentence = refused(run, "goal", "overdelivery", "1", "--why", "luck", "--duplicable", "no")
    assert "did not come out above its target (ratio 0.75)" in sentence
