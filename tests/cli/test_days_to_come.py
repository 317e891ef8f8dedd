import pytest

from tests.cli.conftest import Run

WIN = "a win is dated when it was done, and Fri 4 Dec 2026 is still to come; nothing was saved."
SAID = "feedback is dated when it was said, and Fri 4 Dec 2026 is still to come; nothing was saved."


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("goal", "check", "1", "--current", "5"), "a check is dated on the day you looked"),
        (("goal", "step-done", "step-1"), "a step is done on the day it was done"),
        (("goal", "close", "1", "--outcome", "missed"), "a goal is closed when it is over"),
    ],
)
def test_how_a_goal_stands_is_not_said_in_advance(run: Run, words: tuple[str, ...], says: str) -> None:
    run("goal", "add", "Cut the close", "--metric", "days:9:5", "--due", "2026-12-31")
    run("goal", "step", "1", "Ask finance")
    before = run("history", "goal-1").out + run("history", "step-1").out
    told = run(*words, "--on", "2026-12-04", code=2)
    assert f"{says}, and Fri 4 Dec 2026 is still to come; nothing was saved." in told.err
    assert run("history", "goal-1").out + run("history", "step-1").out == before
    run("show", "check-1", code=1)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("win", "Cut the close", "--on", "in 2 weeks"), WIN),
        (("impact", "add", "Cut the close", "--on", "2026-12-04"), WIN),
        (("impact", "edit", "1", "--on", "2026-12-04"), WIN),
        (("heard", "Good pages", "--from", "Jo Park", "--on", "2026-12-04"), SAID),
        (("feedback", "given", "Good pages", "--to", "Jo Park", "--on", "2026-12-04"), SAID),
        (("feedback", "edit", "1", "--on", "2026-12-04"), SAID),
    ],
)
def test_what_is_over_by_its_nature_has_no_day_to_come(run: Run, words: tuple[str, ...], says: str) -> None:
    run("win", "Moved the report", "--on", "today")
    run("heard", "Clear pages", "--from", "Sam Duarte", "--on", "yesterday")
    told = run(*words, code=2)
    assert says in told.err
    assert "goal or commitment instead" in told.err
    assert told.out == ""
    assert "2026-12-04" not in run("history", "impact-1").out + run("history", "feedback-1").out
    run("show", "impact-2", code=1)
    run("show", "feedback-2", code=1)
