"""The action plan: how each goal stands today, and what became of the goals of four periods."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from careerbook.records.entry import Entry
from careerbook.reports.ask import Ask
from careerbook.reports.plan import build, layout
from careerbook.reports.plan_data import Plan, PlanRow
from careerbook.rules.periods import CIVIL, quarter_of
from careerbook.rules.value import NotAvailable
from tests.desk import Desk, text_of

START, DUE = date(2026, 10, 1), date(2026, 12, 31)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def goal(desk: Desk, title: str, **said: Any) -> Entry:
    """Write a goal of 0 to 10 in the fourth quarter, active from its start."""
    plan: dict[str, Any] = {"start_value": "0", "target": "10", "start": START, "due": DUE, "baseline_due": DUE}
    state: dict[str, Any] = {"state": "active", "moved_on": START, "on": START}
    return desk.add("goal", title=title, **{**plan, **state, **said})


def page(desk: Desk, ask: Ask | None = None) -> Plan:
    return build(desk.read(), ask or Ask())


def only(desk: Desk) -> PlanRow:
    (row,) = page(desk).goals
    return row


def told(desk: Desk, *, why: bool = False) -> str:
    return text_of(layout(page(desk, Ask(why=why))))


def test_a_goal_against_the_calendar(desk: Desk) -> None:
    made = goal(desk, "Close", next_step="Agree the cut-off", set_by="me")
    desk.add("check", made, current="3", status="on-track", on=date(2026, 11, 9))
    row = only(desk)
    assert (row.reached, row.expected) == (Fraction(3, 10), Fraction(51, 92))
    assert row.pace == Fraction(3, 10) - Fraction(51, 92)
    assert (row.suggested, row.days_left, row.slips) == ("off-track", 41, 0)
    assert row.checked_on == date(2026, 11, 9)
    assert "  now / plan: 30 / 55 percent." in told(desk)
    assert "By the calendar goal-1 is off track; you say on track, and that counts." in told(desk)
    assert "Next steps\n- goal-1 Agree the cut-off." in told(desk)


def test_a_goal_without_a_look_still_says_what_the_calendar_expects(desk: Desk) -> None:
    goal(desk, "Close")
    row = only(desk)
    assert (row.reached, row.expected) == (NotAvailable("no current value: no check yet"), Fraction(51, 92))
    assert "now / plan: – / 55 percent." in told(desk)  # noqa: RUF001 - the dash of an empty cell
    assert "Not looked at for a while: goal-1 (50 days)." in told(desk)
    desk.settings(unchecked_days=60)
    assert "Not looked at" not in told(desk)


def test_the_track_record_prints_its_dates_once(desk: Desk) -> None:
    assert told(desk).count("Track record; January to December 2026\n") == 1
    desk.settings(fiscal_year_start_month=2)
    assert "Track record; February 2026 to January 2027\n" in told(desk)


def test_slips_and_how_far_the_day_has_moved(desk: Desk) -> None:
    made = goal(desk, "Close", baseline_due=date(2026, 11, 30))
    desk.add("exception", made, type="deadline", due=DUE, on=date(2026, 11, 2))
    desk.add("exception", made, type="scope", on=date(2026, 11, 3))
    assert (only(desk).slips, only(desk).slip_days) == (1, 31)
    assert "Later than first agreed: goal-1 by 31 days." in told(desk)


def test_what_is_late_is_said_to_be(desk: Desk) -> None:
    goal(desk, "Close", due=date(2026, 11, 18))
    assert "left: 2 days late." in told(desk)


def test_the_next_step_is_the_one_written_down_else_the_one_due_next(desk: Desk) -> None:
    made = goal(desk, "Close", start_value=None, target=None)
    desk.add("step", made, text="Later", due=date(2026, 12, 15), on=START)
    desk.add("step", made, text="Sooner", due=date(2026, 12, 1), on=START)
    desk.add("step", made, text="Done", due=date(2026, 11, 1), done_on=date(2026, 11, 1), on=START)
    desk.add("step", made, text="Some day", on=START)
    row = only(desk)
    assert (row.next_step, row.next_due) == ("Sooner", date(2026, 12, 1))
    assert row.reached == Fraction(1, 4)
    desk.set(made, next_step="Ask Alex")
    assert (only(desk).next_step, only(desk).next_due) == ("Ask Alex", None)


def test_stages_read_as_what_they_are(desk: Desk) -> None:
    desk.set(goal(desk, "Stuck"), on=date(2026, 11, 2), state="blocked", blocked_by="The audit")
    goal(desk, "Ahead", state="planned", start=date(2026, 12, 1))
    desk.set(goal(desk, "Later"), on=date(2026, 11, 2), state="deferred", deferred_until=date(2027, 2, 1))
    goal(desk, "Now")
    assert [(row.title, row.stage) for row in page(desk).goals] == [
        ("Stuck", "blocked"),
        ("Now", "active"),
        ("Ahead", "planned"),
        ("Later", "deferred"),
    ]
    said = told(desk)
    assert "- goal-1 Blocked: The audit." in said
    assert "left: from 1 Dec." in said
    assert "left: from 1 Feb 2027." in said


@pytest.mark.parametrize(("first", "late"), [(date(2026, 11, 10), True), (date(2026, 11, 9), False)])
def test_days_of_leave_make_no_goal_one_that_nobody_looked_at(desk: Desk, first: date, late: bool) -> None:
    job = desk.add("engagement", title="Analyst", start=date(2026, 1, 1), on=date(2026, 1, 1))
    made = goal(desk, "Close")
    desk.add("check", made, current="3", on=date(2026, 11, 1))
    desk.add("leave", job, start=first, end=date(2026, 11, 14), on=date(2026, 11, 1))
    assert ("Not looked at for a while: goal-1 (14 days)." in told(desk)) == late


def test_a_step_done_later_is_the_next_one_on_an_earlier_day(desk: Desk) -> None:
    made = goal(desk, "Close", start_value=None, target=None)
    desk.add("step", made, text="Ask", due=date(2026, 11, 6), done_on=date(2026, 11, 5), on=START)
    desk.add("step", made, text="Plan", due=date(2026, 11, 27), on=START)
    assert (only(desk).next_step, only(desk).next_due, only(desk).reached) == (
        "Plan",
        date(2026, 11, 27),
        Fraction(1, 2),
    )
    (then,) = build(desk.read(date(2026, 11, 4)), Ask()).goals
    assert (then.next_step, then.next_due, then.reached) == ("Ask", date(2026, 11, 6), Fraction(0))


def test_a_measure_goes_before_steps(desk: Desk) -> None:
    made = goal(desk, "Close")
    desk.add("check", made, current="3", on=date(2026, 11, 9))
    desk.add("step", made, text="Ask", done_on=date(2026, 11, 5), on=START)
    assert only(desk).reached == Fraction(3, 10)


@pytest.mark.parametrize("state", ["blocked", "planned", "deferred"])
def test_a_word_and_what_is_lacking_are_said_of_active_goals_alone(desk: Desk, state: str) -> None:
    made = goal(desk, "Close")
    desk.add("check", made, current="3", status="at-risk", on=date(2026, 11, 1))
    assert (only(desk).status, only(desk).lacks) == ("at-risk", ("serves",))
    desk.set(made, on=date(2026, 11, 2), state=state)
    assert (only(desk).status, only(desk).lacks) == (None, ())


def test_on_leave_nothing_is_asked_for(desk: Desk) -> None:
    job = desk.add("engagement", title="Analyst", start=date(2026, 1, 1), on=date(2026, 1, 1))
    desk.add("leave", job, start=date(2026, 11, 16), end=date(2026, 11, 30), on=date(2026, 11, 1))
    goal(desk, "Close")
    assert "On leave until 30 Nov; nothing is asked for." in told(desk)
    assert "Not looked at" not in told(desk)


def test_what_a_goal_lacks(desk: Desk) -> None:
    goal(desk, "Read", start_value=None, target=None, due=None, baseline_due=None, set_by="client")
    assert only(desk).lacks == ("measure", "due", "serves", "mine")
    assert (
        "Not said of goal-1: what will be counted, or steps; by when; an objective or a skill; your own yes."
        in told(desk)
    )


# --- the track record ------------------------------------------------------------------------------------------------


def closed(desk: Desk, state: str, day: date, **said: Any) -> None:
    desk.set(goal(desk, state, **said), on=day, state=state)


def test_the_last_four_periods(desk: Desk) -> None:
    spring, early = {"start": date(2026, 1, 5), "on": date(2026, 1, 5)}, date(2026, 9, 30)
    closed(desk, "done", date(2026, 9, 18), **spring, due=early, baseline_due=early, set_by="together")
    closed(desk, "missed", date(2026, 7, 1), **spring, due=early, baseline_due=date(2026, 6, 30), set_by="handed-down")
    closed(desk, "partly-done", date(2026, 11, 13), set_by="client", agreed="yes")
    closed(desk, "done", date(2025, 6, 1), start=date(2025, 1, 1), on=date(2025, 1, 1), set_by="handed-down")
    goal(desk, "Open")
    data = page(desk)
    assert [(row.period, row.set, row.done, row.partly, row.missed) for row in data.track] == [
        ("2026-Q1", 2, 0, 0, 0),
        ("2026-Q2", 0, 0, 0, 0),
        ("2026-Q3", 0, 1, 0, 1),
        ("2026-Q4", 2, 0, 1, 0),
    ]
    assert [(row.in_time, row.dated, row.so_far) for row in data.track[2:]] == [(1, 2, False), (1, 1, True)]
    assert (data.on_time, data.on_time_agreed, data.dated) == (Fraction(2, 3), Fraction(1), 3)
    assert (data.say, data.with_say, data.known, data.unknown) == (Fraction(2, 3), 2, 3, 1)
    said = told(desk)
    assert "Period: 2026-Q4 so far\n  set: 2.\n  done: 0.\n  partly: 1.\n  missed: 0.\n  on time: 1 of 1." in said
    assert "On time: 2 of 3 goals by the day agreed at first (67 percent), 3 by the one agreed last." in said
    assert "You had a say in 2 of 3 goals (67 percent). 1 goal does not say who set it: careerbook goal edit" in said


def test_on_its_last_day_a_period_is_over(desk: Desk) -> None:
    assert [build(desk.read(day), Ask()).track[-1].so_far for day in (date(2026, 12, 30), DUE)] == [True, False]


def test_the_say_counts_goals_that_closed_in_these_periods_however_long_they_ran(desk: Desk) -> None:
    long_ago = {"start": date(2024, 1, 8), "on": date(2024, 1, 8)}
    closed(desk, "done", date(2026, 10, 2), **long_ago, set_by="me")
    closed(desk, "missed", date(2025, 12, 31), **long_ago, set_by="client")
    assert (page(desk).with_say, page(desk).known) == (1, 1)


def test_the_record_ends_with_the_period_asked_for(desk: Desk) -> None:
    data = page(desk, Ask(period=quarter_of(date(2026, 8, 1), CIVIL)))
    assert [row.period for row in data.track] == ["2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"]


def test_a_book_without_goals_says_how_to_begin(desk: Desk) -> None:
    said = told(desk)
    assert 'No goal is under way. careerbook goal add "Faster checkout"' in said
    assert "You had a say" not in said
    assert "On time" not in said


def test_why_names_inputs_and_settings_and_changing_one_changes_the_view(desk: Desk) -> None:
    made = goal(desk, "Close", set_by="me")
    desk.add("check", made, current="5", on=date(2026, 11, 9))
    said = told(desk, why=True)
    assert "goal-1 50 percent - 55 percent." in said
    assert "on_track_pace = -0.10, at_risk_pace = -0.25, unchecked_days = 14." in said
    assert "1 of 1; 0 say neither." in said
    assert "By the calendar goal-1 is on track" in said
    desk.settings(on_track_pace="0.00")
    assert "By the calendar goal-1 is at risk" in told(desk)


def test_a_goal_of_another_client_is_left_out_when_one_is_asked_for(desk: Desk) -> None:
    alex, robin = desk.client(), desk.client("Robin Keller", relation="secondary")
    goal(desk, "For Alex", client=alex)
    goal(desk, "For Robin", client=robin)
    goal(desk, "For nobody named")
    assert [row.title for row in page(desk, Ask(client=robin)).goals] == ["For Robin", "For nobody named"]


def test_the_plan_of_an_earlier_day_knows_nothing_later(desk: Desk) -> None:
    made = goal(desk, "Close")
    desk.add("check", made, current="9", on=date(2026, 11, 9))
    desk.set(made, on=date(2026, 11, 10), state="done")
    early = build(desk.read(date(2026, 11, 1)), Ask())
    assert [row.stage for row in early.goals] == ["active"]
    assert early.goals[0].checked_on is None
    assert early.track[-1].done == 0
    assert page(desk).goals == ()


# --- past its day ------------------------------------------------------------------------------------------------


def test_what_is_overdue_is_named_with_what_closes_it_or_moves_it(desk: Desk) -> None:
    goal(desk, title="Late", due=date(2026, 11, 10))
    goal(desk, title="Due today", due=date(2026, 11, 20))
    goal(desk, title="Blocked", due=date(2026, 11, 18), state="blocked")
    goal(desk, title="Waits", due=date(2026, 11, 2), state="deferred", deferred_until=date(2027, 1, 15))
    said = told(desk)
    assert "Overdue: goal-1 (10 days) and goal-3 (2 days). Done, or a new day: careerbook goal close 1" in said
    assert 'careerbook goal except 1 --due DAY --type deadline --cause "WHY"' in said
    before = text_of(layout(build(desk.read(date(2026, 11, 10)), Ask())))
    assert "Overdue" not in before
    job = desk.add("engagement", title="Nurse", on=date(2026, 1, 1))
    desk.add("leave", job, start=date(2026, 11, 16), end=date(2026, 12, 31))
    assert "Overdue" not in told(desk)
