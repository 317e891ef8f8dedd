"""The line of sight: the tree of objectives with my goals on it, and what hangs on nothing."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from careerbook.changes.batch import Batch
from careerbook.records.entry import Entry
from careerbook.reports.alignment import build, layout
from careerbook.reports.alignment_data import Alignment
from careerbook.reports.ask import Ask
from careerbook.rules.periods import CIVIL, quarter_of
from careerbook.rules.value import NotAvailable
from tests.desk import TODAY, Desk, text_of

YEAR = date(2026, 1, 5)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def goal(desk: Desk, title: str, current: str | None, serves: Entry | None = None, **said: Any) -> Entry:
    """Write an active goal of 0 to 10 that stands at `current`."""
    fields: dict[str, Any] = {
        "start_value": "0",
        "target": "10",
        "start": YEAR,
        "on": YEAR,
        "state": "active",
        "moved_on": YEAR,
    }
    made = desk.add("goal", title=title, **{**fields, **said, **({"serves": serves} if serves else {})})
    if current is not None:
        desk.add("check", made, current=current, on=date(2026, 11, 2))
    return made


def page(desk: Desk, *, why: bool = False) -> Alignment:
    return build(desk.read(), Ask(why=why))


def told(desk: Desk, *, why: bool = False) -> str:
    return text_of(layout(page(desk, why=why)))


def test_nothing_written_down_says_how_to_begin(desk: Desk) -> None:
    goal(desk, "Read", "1")
    assert "October to December 2026; no objective of the organisation is written down" in told(desk)
    assert "careerbook objective add" in told(desk)
    assert "Goals that serve no objective" not in told(desk)


def test_the_tree_with_its_goals_and_scores(desk: Desk) -> None:
    twice = desk.add("objective", text="Serve twice the customers", level="organisation")
    faster = desk.add("objective", text="Faster decisions", level="division", part_of=twice)
    cost = desk.add("objective", text="Cost to serve.", level="team", part_of=faster, confidence_in_source="guessed")
    desk.add("objective", text="Grow our own")
    goal(desk, "Close", "7.5", faster, my_part="The numbers")
    goal(desk, "Report", None, faster)
    done = goal(desk, "Invoices", "10", cost)
    desk.set(done, on=date(2026, 11, 13), state="done")
    goal(desk, "Server", "2", cost)
    goal(desk, "Rust", "1", skills=("rust",))
    data = page(desk)
    assert [(row.ref, row.depth, row.mine) for row in data.objectives] == [
        ("objective-1", 0, True),
        ("objective-2", 1, True),
        ("objective-3", 2, True),
        ("objective-4", 0, False),
    ]
    assert data.objectives[1].score == Fraction(3, 4)
    assert (data.objectives[1].scored, data.objectives[1].unscored) == (1, 1)
    assert (data.objectives[2].score, data.objectives[2].colour) == (Fraction(6, 10), "amber")
    assert data.objectives[0].score == NotAvailable("no goal serves it")
    assert (data.share, data.serving, data.active) == (Fraction(3, 4), 3, 4)
    assert [row.ref for row in data.orphans] == ["goal-5"]
    assert data.apart == ("objective-4",)
    assert told(desk).rstrip().split("\n\n")[1:] == [
        "October to December 2026; 3 of 4 active goals serve an objective (75 percent)",
        """\
1. Serve twice the customers (organisation): through what is below it.
  1.1. Faster decisions (division): 0.75 green, 1 goal without a score.
    1.1.1. goal-1 Close: 0.75.
      my part: The numbers.
    1.1.2. goal-2 Report: no figure yet.
    1.1.3. Cost to serve (team); guessed: 0.60 amber.
      1.1.3.1. goal-3 Invoices: 1.00; done 13 Nov.
      1.1.3.2. goal-4 Server: 0.20.
2. Grow our own: no part of mine.""",
        "You have no part in: Grow our own.\nGuessed, so ask first: Cost to serve (team).",
        "Goals that serve no objective\n- goal-5 Rust, builds rust: careerbook goal edit 5 --serves OBJECTIVE",
    ]


def test_a_goal_without_a_measure_scores_by_its_outcome(desk: Desk) -> None:
    faster = desk.add("objective", text="Faster")
    for state in ("done", "missed", "partly-done"):
        made = goal(desk, state, None, faster, start_value=None, target=None)
        desk.set(made, on=date(2026, 11, 2), state=state)
    (row,) = page(desk).objectives
    assert [one.score for one in row.goals] == [1, 0, NotAvailable("no measure and no steps")]
    assert (row.score, row.unscored) == (Fraction(1, 2), 1)


@pytest.mark.parametrize(
    ("serving", "active", "said"),
    [
        (0, 1, "0 of 1 active goal serves an objective (0 percent)"),
        (1, 2, "1 of 2 active goals serves an objective (50 percent)"),
        (0, 2, "0 of 2 active goals serve an objective (0 percent)"),
    ],
)
def test_the_share_is_said_as_one_would(desk: Desk, serving: int, active: int, said: str) -> None:
    faster = desk.add("objective", text="Faster")
    for number in range(active):
        goal(desk, f"Goal {number}", None, faster if number < serving else None)
    assert said in told(desk)


def test_a_dropped_goal_is_on_no_objective(desk: Desk) -> None:
    goal(desk, "Dropped", "1", desk.add("objective", text="Faster"), state="dropped")
    data = page(desk)
    assert data.objectives[0].goals == ()
    assert data.apart == ("objective-1",)
    assert data.share == NotAvailable("no goal is active")


@pytest.mark.parametrize("state", ["planned", "deferred"])
def test_a_goal_that_is_not_under_way_is_a_part_in_its_objective_without_a_score(desk: Desk, state: str) -> None:
    faster = desk.add("objective", text="Faster", period="2024")
    goal(desk, "Meant", "1", faster, state=state)
    data = page(desk)
    assert data.apart == ()
    assert data.objectives[0].score == NotAvailable("no goal serves it")
    assert (data.objectives[0].unscored, data.share) == (0, NotAvailable("no goal is active"))
    assert f"Faster: not under way yet.\n  1.1. goal-1 Meant: {state}." in told(desk)
    goal(desk, "Close", "7.5", faster)
    assert (page(desk).objectives[0].score, page(desk).share) == (Fraction(3, 4), Fraction(1))


def test_other_periods_are_counted_unless_a_goal_under_way_serves_them(desk: Desk) -> None:
    old = desk.add("objective", text="Old", period="2025")
    desk.add("objective", text="Older", period="2024")
    desk.add("objective", text="This year", period="2026")
    desk.add("objective", text="Next year", period="2027")
    goal(desk, "Close", "1", old)
    data = page(desk)
    assert ([row.text for row in data.objectives], data.earlier) == (["Old", "This year"], 2)
    assert "2 objectives of other periods not drawn." in told(desk)
    then = build(desk.read(), Ask(period=quarter_of(date(2027, 2, 1), CIVIL)))
    assert [row.text for row in then.objectives] == ["Old", "Next year"]


def test_what_stands_above_a_drawn_objective_is_drawn_too(desk: Desk) -> None:
    above = desk.add("objective", text="Above", period="2025")
    desk.add("objective", text="Below", period="2026", part_of=above)
    assert [(row.text, row.depth) for row in page(desk).objectives] == [("Above", 0), ("Below", 1)]


def test_questions_stand_by_what_became_of_them(desk: Desk) -> None:
    faster = desk.add("objective", text="Faster")
    robin = desk.add("person", name="Robin Keller")
    desk.add("question", faster, text="What next year")
    desk.add("question", faster, text="Who decides?", asked_of=robin)
    desk.add("question", faster, text="How much?", asked_on=date(2026, 11, 10))
    desk.add("question", faster, text="Why?", asked_on=date(2026, 11, 10), answer="Because")
    said = told(desk)
    assert "- question-1 What next year. (on Faster)" in said
    assert "- question-2 Who decides? (on Faster; of Robin Keller)" in said
    assert "Afterwards: careerbook objective answer 1 TEXT" in said
    assert "Asked, and no answer yet\n- question-3 How much? (on Faster; asked 10 Nov)" in said
    assert "Why?" not in said


def test_an_objective_that_was_removed_is_served_by_no_goal(desk: Desk) -> None:
    gone, kept = desk.add("objective", text="Gone"), desk.add("objective", text="Kept")
    goal(desk, "Read", "1", gone)
    goal(desk, "Write", "1", kept)
    batch = Batch("objective remove")
    batch.set(gone.uid, "objective", {"removed": True})
    desk.book.commit(batch)
    data = page(desk)
    assert (data.serving, data.active) == (1, 2)
    assert [row.ref for row in data.orphans] == ["goal-1"]


def test_goals_that_are_not_closed_make_no_target_too_easy(desk: Desk) -> None:
    faster = desk.add("objective", text="Faster")
    for title in ("One", "Two"):
        goal(desk, title, "10", faster, ambition="aspirational")
    assert (page(desk).aspirational, page(desk).too_easy) == (
        0,
        NotAvailable("no closed aspirational goal has a score"),
    )


def test_targets_may_be_too_easy(desk: Desk) -> None:
    faster = desk.add("objective", text="Faster")
    for title, current in (("One", "10"), ("Two", "12")):
        made = goal(desk, title, current, faster, ambition="aspirational")
        desk.set(made, on=date(2026, 11, 13), state="done")
    assert "Targets may be too easy: 2 closed aspirational goals, every one at 1.00." in told(desk)
    assert "goal-1 One: 1.00; done 13 Nov; above its sweet spot." in told(desk)
    desk.settings(easy_goals=3)
    assert "too easy" not in told(desk)


def test_why_gives_the_inputs_and_a_setting_changes_the_view(desk: Desk) -> None:
    faster = desk.add("objective", text="Faster")
    goal(desk, "One", "5", faster)
    goal(desk, "Two", "10", faster)
    said = told(desk, why=True)
    assert "Faster (0.50 + 1.00) / 2 = 0.75." in said
    assert "amber_from = 0.4, green_from = 0.7, easy_goals = 2." in said
    assert "2 of 2." in said
    assert "0.75 green" in said
    desk.settings(green_from="0.8")
    assert "0.75 amber" in told(desk)


def test_objectives_in_a_ring_are_drawn_once(desk: Desk) -> None:
    one = desk.add("objective", text="One")
    two = desk.add("objective", text="Two", part_of=one)
    desk.set(one, part_of=two)
    assert [row.text for row in page(desk).objectives] == ["One", "Two"]


def test_the_page_is_of_the_day_asked_about(desk: Desk) -> None:
    faster = desk.add("objective", text="Faster", on=YEAR)
    goal(desk, "Close", "10", faster)
    early = build(desk.read(date(2026, 6, 1)), Ask())
    assert early.objectives[0].goals[0].score == NotAvailable("no current value: no check yet")
    assert page(desk).objectives[0].score == 1
    assert page(desk).as_of == TODAY
