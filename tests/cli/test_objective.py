"""`objective`: the tree, what serves it, and what is asked about it."""

import json

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def tree(run: Run) -> Run:
    """Write down two objectives, one part of the other, and a goal."""
    run("objective", "add", "Faster decisions", "--level", "division", "--confidence-in-source", "told")
    run("objective", "add", "Cost to serve", "--level", "team", "--parent", "faster", "--period", "2026-Q4")
    run("goal", "add", "Close in five days", "--metric", "days:9:5", "--due", "2026-12-31")
    return run


def shown(run: Run, ref: str) -> dict[str, object]:
    data: dict[str, object] = json.loads(run("show", ref, "--json").out)["data"]
    return data


def test_an_objective_is_for_my_manager_and_hangs_under_another(tree: Run) -> None:
    one = shown(tree, "objective-2")
    assert (one["visibility"], one["part_of"], one["level"], one["period"]) == (
        "client",
        "objective-1",
        "team",
        "2026-Q4",
    )


def test_what_was_added_says_how_a_goal_comes_to_serve_it(run: Run) -> None:
    run("goal", "add", "Close in five days", "--due", "2026-12-31")
    told = run("objective", "add", "Faster decisions", "--level", "division", "--confidence-in-source", "guessed").err
    assert (
        'Saved objective-1, today: "Faster decisions" · for my manager · division, guessed, so worth a question' in told
    )
    assert 'When a goal of yours ("Close in five days") serves it: careerbook goal edit 1 --serves 1' in told


def test_with_several_goals_it_does_not_choose_one(tree: Run) -> None:
    tree("goal", "add", "Read", "--due", "2026-12-31")
    assert "careerbook goal edit GOAL --serves 3" in tree("objective", "add", "Grow").err


def test_a_goal_serves_by_reference_or_by_part_of_the_title(tree: Run) -> None:
    for named in ("2", "objective-2", "cost"):
        tree("goal", "edit", "1", "--serves", named)
        assert shown(tree, "goal-1")["serves"] == "objective-2"
        tree("goal", "edit", "1", "--clear", "serves")


def test_an_ambiguous_or_unknown_part_saves_nothing(tree: Run) -> None:
    tree("objective", "add", "Cost of failure")
    got = tree("goal", "edit", "1", "--serves", "cost", code=2)
    assert "objective-2 Cost to serve" in got.err
    assert "objective-3 Cost of failure" in got.err
    assert 'no objective is called "penguins"' in tree("goal", "edit", "1", "--serves", "penguins", code=1).err
    assert "serves" not in shown(tree, "goal-1")


def test_a_goal_that_serves_asks_for_my_part_and_shows_it(tree: Run) -> None:
    got = tree("goal", "add", "Fewer doubles", "--due", "2026-12-31", "--serves", "cost")
    assert "Your part in it, in one sentence: careerbook goal edit 2 --my-part TEXT" in got.err
    tree("goal", "edit", "2", "--my-part", "Nobody keys an invoice twice")
    card = tree("goal", "show", "2").out
    assert "Serves: Cost to serve (team)." in card
    assert "My part: Nobody keys an invoice twice." in card


def test_the_next_goal_serves_the_same(tree: Run) -> None:
    tree("goal", "edit", "1", "--serves", "1", "--my-part", "The numbers", "--skill", "closing")
    tree("goal", "check", "1", "--current", "6")
    tree("goal", "close", "1")
    tree("goal", "again", "1")
    again = shown(tree, "goal-2")
    assert (again["serves"], again["my_part"], again["skills"]) == ("objective-1", "The numbers", ["closing"])


@pytest.mark.parametrize("above", ["1", "2"])
def test_an_objective_never_stands_under_itself(tree: Run, above: str) -> None:
    got = tree("objective", "edit", "1", "--parent", above, code=2)
    assert "objective-1 would stand under itself; nothing was changed" in got.err
    assert "part_of" not in shown(tree, "objective-1")


def test_a_period_is_kept_by_its_days(run: Run) -> None:
    run("config", "set", "fiscal_year_start_month", "10")
    run("objective", "add", "Grow", "--period", "FY2027-Q1")
    assert shown(run, "objective-1")["period"] == "2026-Q4"
    run("objective", "edit", "1", "--period", "2026-07-01..2026-08-15")
    assert shown(run, "objective-1")["period"] == "2026-07-01..2026-08-15"
    assert run("objective", "edit", "1", "--period", "soon", code=2).err


# --- questions -------------------------------------------------------------------------------------------------------


def test_a_question_hangs_on_its_objective_until_it_is_answered(tree: Run) -> None:
    got = tree("objective", "question", "faster", "What comes next year?")
    assert got.out == "question-1\n"
    assert "It stands among your questions in the brief while there is room" in got.err
    assert "Afterwards: careerbook objective answer 1 TEXT" in got.err
    done = tree("objective", "answer", "1", "Fewer reports", "--on", "2026-11-18")
    assert done.out == "question-1\n"
    one = shown(tree, "question-1")
    assert (one["asked_on"], one["answer"], one["parent"]) == ("2026-11-18", "Fewer reports", "objective-1")
    early = tree("objective", "answer", "1", "None", "--on", "2026-11-17", code=2)
    assert "question-1 was last changed on 18 Nov 2026, so no step can be dated 17 Nov 2026" in early.err
    tree("undo")
    assert "answer" not in shown(tree, "question-1")


def test_a_question_for_somebody_else_or_about_a_private_objective_is_for_no_brief(tree: Run) -> None:
    other = tree("objective", "question", "1", "And us?", "--asked-of", "Robin Keller").err
    tree("share", "objective-2", "--as", "private")
    private = tree("objective", "question", "2", "Is it money?").err
    assert "in the brief" not in other + private
    assert shown(tree, "question-1")["asked_of"] == "person-1"


def test_an_answer_given_at_once_was_asked_today(tree: Run) -> None:
    tree("objective", "question", "1", "And us?", "--answer", "The same")
    assert shown(tree, "question-1")["asked_on"] == "2026-11-20"


def test_an_answer_finds_its_question_by_part_of_its_text(tree: Run) -> None:
    tree("objective", "question", "1", "What comes next year?")
    tree("objective", "question", "2", "What does it cost?")
    assert tree("objective", "answer", "cost", "Too much").out == "question-2\n"
    assert "question-1 What comes next year?" in tree("objective", "answer", "what", "x", code=2).err
    assert "no question about an objective" in tree("objective", "answer", "penguins", "x", code=1).err
    assert tree("objective", "answer", "9", "x", code=1).err
    assert 'It was: "Too much"' in tree("objective", "answer", "2", "Less").err


def test_a_question_of_a_check_in_is_answered_there(tree: Run) -> None:
    tree("client", "add", "Alex Rivera")
    tree("call", "plan", "--client", "manager", "--on", "2026-11-25")
    tree("call", "question", "1", "Which comes first?")
    got = tree("objective", "answer", "1", "x", code=2)
    assert "question-1 is a question for a check-in" in got.err


def test_after_the_check_in_it_asks_whether_a_question_on_the_page_was_asked(tree: Run) -> None:
    tree("client", "add", "Alex Rivera")
    tree("call", "plan", "--client", "manager", "--on", "2026-11-20")
    tree("objective", "question", "1", "What comes next year?")
    tree("brief", "--sent")
    got = tree("call", "record", "1", "--no-commitments")
    assert 'Did you ask "What comes next year?"? careerbook objective answer 1 TEXT' in got.err


# --- how a goal is put -----------------------------------------------------------------------------------------------

WHICH = "which objective it serves, or which skill it builds (careerbook goal edit 2 --serves OBJECTIVE)"


@pytest.mark.parametrize(
    ("words", "lacks"),
    [
        (["--metric", "a:1:2", "--due", "2026-12-31", "--serves", "1"], []),
        (["--metric", "a:1:2", "--due", "2026-12-31", "--skill", "reading"], []),
        (["--metric", "a:1:2", "--due", "2026-12-31"], [WHICH]),
        (["--metric", "a:1:2", "--skill", "reading"], ["by when (careerbook goal edit 2 --due DAY)"]),
        (["--due", "2026-12-31", "--skill", "x"], ["what will be counted, or steps (careerbook goal step 2 TEXT)"]),
        (
            ["--metric", "a:1:2", "--due", "2026-12-31", "--skill", "x", "--set-by", "client"],
            ["your own yes (careerbook goal edit 2 --agreed yes)"],
        ),
    ],
)
def test_what_a_goal_lacks_is_listed_and_saved_all_the_same(tree: Run, words: list[str], lacks: list[str]) -> None:
    got = tree("goal", "add", "Read", *words)
    assert got.out == "goal-2\n"
    said = [line for line in got.err.splitlines() if "Not said yet" in line]
    assert said == [f"  Not said yet: {'; '.join(lacks)}."] * bool(lacks)


def test_a_development_goal_is_asked_for_its_skill(run: Run) -> None:
    got = run("goal", "add", "Read", "--type", "development", "--due", "2026-12-31")
    assert "(careerbook goal edit 1 --skill SKILL)" in got.err


def test_starting_a_planned_goal_checks_it(run: Run) -> None:
    run("goal", "add", "Read", "--metric", "books:0:4")
    assert "by when (careerbook goal edit 1 --due DAY); which objective" in run("goal", "start", "1").err
