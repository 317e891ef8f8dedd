"""What hangs on a goal, looked at later: edited, removed, restored, and checked after the end."""

from tests.cli.conftest import Run
from tests.cli.kept import refused
from tests.cli.test_goal_plan import SPEED, shown

LATER = ("goal", "except", "1", "--due", "2027-01-29", "--type", "dependency", "--cause", "The ledger")


def test_restoring_a_goal_leaves_out_what_went_before_it(run: Run) -> None:
    run(*SPEED)
    run("goal", "check", "1", "--current", "700")
    run("goal", "check", "1", "--current", "1")
    run("undo")
    run("goal", "step", "1", "Ask")
    run("remove", "step-1", "--yes")
    assert "and 1 that hang on it" in run("remove", "goal-1", "--yes").err
    assert 'Brought back goal-1 "Faster checkout" and 1 that hang on it.' in run("restore", "goal-1").err
    assert shown(run, "goal-1")["computed"]["current"] == 700
    assert shown(run, "goal-1")["computed"]["steps"] == []
    run("restore", "step-1")
    assert len(shown(run, "goal-1")["computed"]["steps"]) == 1


def test_a_check_after_the_end_changes_the_figure_and_not_the_outcome(run: Run) -> None:
    run(*SPEED, "--start", "2026-10-01")
    run("goal", "check", "1", "--current", "500", "--on", "2026-11-19")
    run("goal", "close", "1", "--on", "2026-11-19")
    told = run("goal", "check", "1", "--current", "600").err
    assert "It is done since 19 Nov 2026, and that stays; its figure is this one now." in told
    goal = shown(run, "goal-1")
    assert (goal["state"], goal["computed"]["current"]) == ("done", 600)


def test_an_edited_check_still_says_something_about_a_day_that_was(run: Run) -> None:
    run(*SPEED)
    run("goal", "check", "1", "--current", "700")
    refused(run, "edit", "check-1", "--clear", "current", says="a check says at least one of")
    refused(run, "edit", "check-1", "--on", "2026-12-04", says="Fri 4 Dec 2026 is still to come")
    run("edit", "check-1", "--clear", "current", "--status", "at-risk", "--on", "yesterday")
    run("goal", "step", "1", "Ask")
    refused(run, "edit", "step-1", "--done-on", "2026-12-04", says="a step is done on the day it was done")
    run("edit", "step-1", "--done-on", "yesterday")
    run("edit", "step-1", "--clear", "done-on")


def test_an_exception_is_edited_in_what_it_says_and_never_in_what_it_did(run: Run) -> None:
    run("engagement", "leave", "2026-12-01", "2026-12-11")
    run(*SPEED)
    run(*LATER)
    run("goal", "except", "1", "--type", "leave", "--target", "550")
    refused(run, "edit", "exception-1", "--due", "2027-02-01", says="exception-1 is what moved goal-1, so it stays")
    refused(run, "edit", "exception-2", "--target", "560", says="exception-2 is what moved goal-1, so it stays")
    refused(run, "edit", "exception-1", "--clear", "cause", says="the text is blank")
    refused(run, "edit", "exception-2", "--cause", "Our twins", says="takes no cause")
    refused(run, "edit", "exception-2", "--type", "scope", "--cause", "Our twins", says="is for leave, and that stays")
    refused(run, "edit", "exception-1", "--type", "leave", says="is not for leave")
    run("edit", "exception-1", "--type", "deadline", "--cause", "The ledger came late", "--due", "2027-01-29")
    assert shown(run, "goal-1")["computed"]["slips"] == 1


def test_removing_an_exception_moves_the_goal_back(run: Run) -> None:
    run("engagement", "leave", "2026-11-16", "2026-12-25")
    run(*SPEED)
    run(*LATER)
    run("goal", "except", "1", "--type", "leave")
    target = shown(run, "goal-1")["target"]
    told = run("remove", "exception-2", "--yes").err
    assert "goal-1 is back at target 500. Take it back: careerbook undo" in told
    assert (shown(run, "goal-1")["target"], shown(run, "goal-1")["due"]) == (500, "2027-01-29")
    refused(run, "restore", "exception-2", says="exception-2 moved goal-1 back when it was removed")
    run("undo")
    assert shown(run, "goal-1")["target"] == target
    run("goal", "except", "1", "--due", "2027-02-26", "--type", "deadline", "--cause", "Again")
    assert "goal-1 was moved again since and stays" in run("remove", "exception-1", "--yes").err
    assert shown(run, "goal-1")["due"] == "2027-02-26"
    assert "goal-1 is back at due 29 Jan 2027" in run("remove", "exception-3", "--yes").err
    assert shown(run, "goal-1")["due"] == "2027-01-29"


def test_a_leave_is_not_edited_backwards(run: Run) -> None:
    run("engagement", "leave", "2026-12-01", "2026-12-11")
    refused(run, "edit", "leave-1", "--end", "2026-11-30", says="before it begins on 1 Dec 2026")
    run("edit", "leave-1", "--end", "2026-12-01")


def test_the_next_goal_is_of_the_job_and_for_the_client_of_its_own_day(run: Run) -> None:
    run("engagement", "add", "Analyst", "--start", "2024-02-01")
    run("client", "add", "Alex Rivera")
    run(*SPEED, "--start", "2026-07-01", "--client", "alex")
    run("goal", "close", "1", "--outcome", "missed", "--on", "2026-09-30")
    run("goal", "again", "1", "--dry-run")
    run("engagement", "end", "1", "2026-10-31")
    run("engagement", "add", "Lead", "--start", "2026-11-01")
    run("client", "edit", "1", "--to", "2026-10-31")
    run("goal", "again", "1")
    goal = shown(run, "goal-2")
    assert (goal["engagement"], goal.get("client"), goal["again_of"]) == ("engagement-2", None, "goal-1")
    run("engagement", "edit", "1", "--end", "2027-06-30")
    run("client", "edit", "1", "--to", "2027-06-30")
    run("goal", "again", "1")
    goal = shown(run, "goal-3")
    assert (goal["engagement"], goal["client"]) == ("engagement-1", "client-1")
