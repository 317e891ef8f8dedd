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


# --- add ---------------------------------------------------------------------------------------------------------


def test_with_a_due_day_a_goal_is_active_at_once_and_its_plan_is_frozen(run: Run) -> None:
    got = run(*SPEED)
    assert got.out == "goal-1\n"
    assert 'Saved goal-1, today: "Faster checkout" · for my manager' in got.err
    assert "p95 ms 900 → 500, due Thu 31 Dec 2026. Active." in got.err
    goal = shown(run, "goal-1")
    assert (goal["state"], goal["start"], goal["on"]) == ("active", "2026-11-20", "2026-11-20")
    assert (goal["baseline_due"], goal["baseline_target"]) == ("2026-12-31", 500)
    assert (goal["metric_name"], goal["start_value"], goal["target"]) == ("p95 ms", 900, 500)


@pytest.mark.parametrize(
    ("options", "state", "start", "baseline"),
    [
        ((), "planned", None, None),
        (("--due", "2026-12-31", "--planned"), "planned", None, None),
        (("--due", "2026-12-31", "--start", "2026-10-01"), "active", "2026-10-01", "2026-12-31"),
        (("--due", "2026-12-31", "--on", "2026-10-05"), "active", "2026-10-05", "2026-12-31"),
        (("--start", "2026-10-01"), "planned", "2026-10-01", None),
    ],
)
def test_without_a_due_day_or_when_asked_it_stays_planned(
    run: Run, options: tuple[str, ...], state: str, start: str | None, baseline: str | None
) -> None:
    run("goal", "add", "Read", *options)
    goal = shown(run, "goal-1")
    assert (goal["state"], goal.get("start"), goal.get("baseline_due")) == (state, start, baseline)


def test_a_goal_whose_start_lies_ahead_is_planned_until_then(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    got = run("goal", "add", "Next", "--start", "2027-01-01", "--due", "2027-03-31", "--metric", "x:0:10")
    assert "Active from Fri 1 Jan 2027 on." in got.err
    legal = "from here: start (careerbook goal start 1), drop (careerbook goal drop 1), defer (careerbook goal defer 1)"
    for verb in (("block", "1", "Over"), ("close", "1")):
        assert f"planned and begins on 1 Jan 2027 by itself; {legal}" in refused(run, "goal", *verb)
    assert run("goal", "list", "--state", "active").out == ""
    assert "planned" in run("goal", "list").out
    assert run("goal", "show", "1").out.startswith("goal-1 Next; planned\n")
    assert "begins on 1 Jan 2027 by itself" in refused(run, "goal", "edit", "1", "--start", "2026-12-01")
    run("goal", "edit", "1", "--due", "2027-04-30")
    assert shown(run, "goal-1")["baseline_due"] == "2027-04-30"
    assert run("undo").err.startswith("Undone: goal edit")
    monkeypatch.setenv("CAREERBOOK_TODAY", "2027-01-01")
    assert shown(run, "goal-1")["computed"]["state"] == "active"
    run("undo")
    assert run("goal", "list").out == ""


def test_a_goal_that_becomes_a_long_development_goal_says_that_others_see_it(run: Run) -> None:
    run("goal", "add", "Become a lead", "--term", "long")
    told = run("goal", "edit", "1", "--type", "development").err
    assert "It stays shared; to keep it to yourself: careerbook share goal-1 --as private" in told
    assert "stays shared" not in run("goal", "edit", "1", "--next-step", "Ask").err
    run("goal", "edit", "1", "--term", "short")
    assert "stays shared" not in run("goal", "edit", "1", "--term", "long", "--private").err


def test_a_goal_that_begins_by_itself_can_begin_on_another_day_or_not_at_all(run: Run) -> None:
    run("goal", "add", "Next", "--start", "2027-01-01", "--due", "2027-03-31", "--metric", "x:0:10")
    assert "is active from Mon 4 Jan 2027." in run("goal", "start", "1", "--on", "2027-01-04").err
    assert (shown(run, "goal-1")["start"], shown(run, "goal-1")["computed"]["state"]) == ("2027-01-04", "planned")
    assert "before it starts" in refused(run, "goal", "start", "1", "--on", "2027-04-01")
    run("goal", "start", "1")
    assert (shown(run, "goal-1")["start"], shown(run, "goal-1")["computed"]["state"]) == ("2026-11-20", "active")
    run("undo")
    for words, state in ((("drop", "1", "Over"), "dropped"), (("defer", "1", "--until", "2027-02-01"), "deferred")):
        run("goal", *words)
        goal = shown(run, "goal-1")
        assert (goal["state"], goal.get("baseline_due"), goal.get("baseline_target")) == (state, None, None)
        assert "goal-1" not in run("report", "plan", "--as-of", "2027-01-02").out or state == "deferred"
        run("undo")
    assert shown(run, "goal-1")["baseline_due"] == "2027-03-31"


def test_a_due_day_on_a_weekend_is_echoed_as_one(run: Run) -> None:
    assert "Due Sat 5 Dec 2026, a weekend." in run("goal", "add", "Shelves", "--due", "2026-12-05").err


def test_what_a_good_goal_lacks_is_listed_and_nothing_is_blocked(run: Run) -> None:
    got = run("goal", "add", "Read", "--set-by", "handed-down")
    assert "Not said yet: what will be counted, or steps (careerbook goal step 1 TEXT); by when " in got.err
    assert "your own yes (careerbook goal edit 1 --agreed yes)" in got.err
    assert "Not said yet" not in run(*SPEED, "--skill", "caching").err


def test_a_long_development_goal_stays_with_me(run: Run) -> None:
    run("goal", "add", "Lead a team", "--term", "long", "--type", "development")
    run("goal", "add", "Lead two", "--term", "long", "--type", "development", "--visibility", "client")
    run("goal", "add", "Lead three", "--term", "long", "--type", "business")
    run("goal", "add", "Lead four", "--term", "short", "--type", "development")
    assert [shown(run, f"goal-{n}")["visibility"] for n in (1, 2, 3, 4)] == ["private", *["client"] * 3]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--due", "2026-12-31", "--start", "2027-01-01"), "before it starts"),
        (("--metric", "p95:900"), "a metric is a name, two figures"),
        (("--metric", "p95::500"), "needs where it starts"),
        (("--target", "4,500"), "4500 or 4.5"),
        (("--due", "1/2/26"), "write 2026-02-01 or 2026-01-02"),
        (("--client", "manager"), "no client is written down yet"),
    ],
)
def test_a_goal_that_cannot_be_is_refused(run: Run, options: tuple[str, ...], told: str) -> None:
    run("goal", "add", "There before")
    sentence = refused(run, "goal", "add", "Read", *options, code=1 if "--client" in options else 2)
    assert told.casefold() in sentence.casefold()


def test_a_terminal_is_asked_what_will_be_counted(run: Run, at_a_terminal: Callable[[], None]) -> None:
    at_a_terminal()
    got = run("goal", "add", "Fewer falls", stdin="falls\nsix\n6\n4.5\n2027-03-31\n")
    assert got.err.index("What will be counted?") < got.err.index("From?") < got.err.index("To?")
    assert '"six" cannot be read as a number' in got.err
    goal = shown(run, "goal-1")
    assert (goal["metric_name"], goal["start_value"], goal["target"]) == ("falls", 6, 4.5)
    assert goal["due"] == "2027-03-31"


def test_on_a_terminal_every_answer_can_be_skipped(run: Run, at_a_terminal: Callable[[], None]) -> None:
    at_a_terminal()
    run("goal", "add", "Read", stdin="\n\n")
    run("goal", "add", "Write", stdin="words\nq\n")
    assert "metric_name" not in shown(run, "goal-1")
    assert shown(run, "goal-2")["metric_name"] == "words"
    assert "What will be counted?" not in run(*SPEED).err


# --- edit --------------------------------------------------------------------------------------------------------


def test_the_plan_of_an_active_goal_moves_only_by_an_exception(run: Run) -> None:
    run(*SPEED)
    assert "careerbook goal except 1 --due 2027-01-31 --type deadline" in refused(
        run, "goal", "edit", "1", "--due", "2027-01-31"
    )
    assert "careerbook goal except 1 --target 600 --type target" in refused(
        run, "goal", "edit", "1", "--metric", "p95 ms:900:600"
    )
    refused(run, "goal", "edit", "1", "--clear", "due")
    run("goal", "edit", "1", "--due", "2026-12-31", "--next-step", "Measure again")
    assert shown(run, "goal-1")["next_step"] == "Measure again"


def test_what_was_never_said_may_be_filled_in_and_is_then_agreed_first(run: Run) -> None:
    run("goal", "add", "Read", "--due", "2026-12-31")
    run("goal", "edit", "1", "--metric", "books:0:4")
    assert shown(run, "goal-1")["baseline_target"] == 4
    assert "careerbook goal except" in refused(run, "goal", "edit", "1", "--target", "3")


def test_a_planned_goal_changes_freely(run: Run) -> None:
    run("goal", "add", "Read", "--due", "2026-12-31", "--planned")
    run("goal", "edit", "1", "--due", "2027-01-31")
    assert "baseline_due" not in shown(run, "goal-1")


# --- check: scenarios 1, 2 and 4 ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("metric", "current", "ratio"),
    [
        ("falls per 1000 bed days:6.0:4.5", "4.2", "1.20"),
        ("revenue:0:400000", "520000", "1.30"),
        ("calls:0:100", "110", "1.10"),
    ],
)
def test_a_check_above_the_target_offers_a_review(run: Run, metric: str, current: str, ratio: str) -> None:
    run("goal", "add", "More", "--metric", metric, "--due", "2027-03-31")
    got = run("goal", "check", "1", "--current", current)
    assert got.out == "check-1\n"
    assert f"a ratio of {ratio}: more than was expected" in got.err
    assert "careerbook goal overdelivery 1 --why" in got.err


def test_below_the_cut_no_review_is_offered_and_the_cut_is_a_setting(run: Run) -> None:
    run("goal", "add", "More", "--metric", "calls:0:100", "--due", "2027-03-31")
    assert "overdelivery" not in run("goal", "check", "1", "--current", "109").err
    run("config", "set", "review_ratio", "1.05")
    assert "a ratio of 1.09" in run("goal", "check", "1", "--current", "109").err


def test_my_own_word_counts_and_a_disagreement_is_shown(run: Run) -> None:
    # 20 of 31 days: the plan expects 20 of 31; 10 is 32 points behind it
    run("goal", "add", "Calls", "--metric", "calls:0:31", "--start", "2026-11-01", "--due", "2026-12-01")
    got = run("goal", "check", "1", "--current", "10", "--status", "on track")
    assert "By now the plan expects 20, which suggests off track; you say on track, and that counts." in got.err
    assert shown(run, "goal-1")["computed"]["status"] == "on-track"
    assert "you say" not in run("goal", "check", "1", "--status", "red").err


def test_without_a_word_of_mine_the_suggestion_is_a_question(run: Run) -> None:
    run("goal", "add", "Calls", "--metric", "calls:0:31", "--start", "2026-11-01", "--due", "2026-12-01")
    got = run("goal", "check", "1", "--current", "19")
    assert "which suggests on track. How do you see it? careerbook goal check 1 --status on-track" in got.err


def test_a_check_keeps_its_day_its_comment_and_its_confidence(run: Run) -> None:
    run(*SPEED, "--start", "2026-11-01")
    run("goal", "check", "checkout", "looks", "fine", "--on", "2026-11-03", "--current", "600", "--confidence", "8")
    run("goal", "check", "--current", "700", "--on", "2026-11-02")
    check = shown(run, "check-1")
    assert (check["on"], check["comment"], check["confidence"]) == ("2026-11-03", "looks fine", 8)
    assert shown(run, "goal-1")["computed"]["current"] == 600


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("1", "looks fine"), "at least one of --current, --status and --confidence"),
        (("1", "--confidence", "11"), "--confidence"),
        (("1", "--status", "happy"), "one of on-track, at-risk, off-track, completed"),
        (("1", "--current", "4,5"), "write 4.5"),
    ],
)
def test_a_check_that_says_nothing_is_refused(run: Run, words: tuple[str, ...], told: str) -> None:
    run(*SPEED)
    assert told.casefold() in refused(run, "goal", "check", *words).casefold()


def test_a_check_of_no_goal_exits_1_and_of_one_of_two_exits_2(run: Run) -> None:
    run(*SPEED)
    refused(run, "goal", "check", "9", "--current", "1", code=1)
    run("goal", "add", "Faster search", "--due", "2026-12-31")
    several = refused(run, "goal", "check", "--current", "1")
    assert "several fit: goal-1 Faster checkout, goal-2 Faster search" in several
    assert "goal-1 Faster checkout" in refused(run, "goal", "check", "faster", "--current", "1")


# --- steps -------------------------------------------------------------------------------------------------------


def test_steps_are_counted_and_the_last_one_names_close(run: Run) -> None:
    run("goal", "add", "Guild", "--due", "2026-12-31")
    assert (
        "due Sat 5 Dec 2026, a weekend. 0 of 1 step done."
        in run("goal", "step", "1", "First session", "--due", "2026-12-05").err
    )
    run("goal", "step", "guild", "Second", "session")
    assert run("goal", "step-done", "step-1", "--on", "2026-11-18").out == "step-1\n"
    assert shown(run, "step-1")["done_on"] == "2026-11-18"
    assert "That was the last one: careerbook goal close 1" in run("goal", "step-done", "second").err


def test_a_step_is_done_once(run: Run) -> None:
    run("goal", "add", "Guild", "--due", "2026-12-31")
    run("goal", "step", "1", "First session")
    run("goal", "step-done", "1")
    assert "was done on 20 Nov 2026" in refused(run, "goal", "step-done", "1")
    refused(run, "goal", "step-done", "7", code=1)
