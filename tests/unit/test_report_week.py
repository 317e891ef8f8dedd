"""The week asks three open questions and what the book says is missing, seven in all; nothing is ever owed."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from careerbook.reports import week
from careerbook.reports.ask import Ask
from tests.desk import TODAY, Desk, markdown_of

OPEN = ["finished", "stuck", "said"]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path)
    found.client()
    return found


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def kinds(desk: Desk, as_of: date = TODAY) -> list[str]:
    return [question.kind for question in week.build(desk.read(as_of), Ask()).questions]


def settled(desk: Desk) -> Desk:
    """A book in which nothing is missing: a win of today with a number."""
    desk.add("impact", text="Fewer duplicates", before=Decimal(410), after=Decimal(74), unit="a month")
    return desk


def goal(desk: Desk, **said: Any) -> Any:
    fields: dict[str, Any] = {"title": "Close the books", "start": date(2026, 10, 1), "state": "active"}
    return desk.add("goal", **{**fields, "on": date(2026, 10, 1), **said})


def test_a_settled_book_is_asked_the_three_open_questions_alone(desk: Desk) -> None:
    assert kinds(settled(desk)) == OPEN


def quiet(desk: Desk, near: bool) -> None:
    desk.add("impact", text="Win", before=Decimal(9), after=Decimal(6), on=days_ago(13 if near else 14))


def unchecked(desk: Desk, near: bool) -> None:
    desk.add("check", goal(desk), current=Decimal(6), on=days_ago(13 if near else 14))


def untold(desk: Desk, near: bool) -> None:
    challenge = desk.add("challenge", text="Priya may leave")
    if near:
        desk.add("raised", challenge, client=desk.book.find("client-1"))


def number(desk: Desk, near: bool) -> None:
    desk.add("impact", text="Win", after=Decimal(6), unit="days" if near else None)


def promise(desk: Desk, near: bool) -> None:
    desk.add("commitment", text="Expenses plan", owner="me", due=TODAY + timedelta(days=8 if near else 7))


def result(desk: Desk, near: bool) -> None:
    look = TODAY + timedelta(days=1 if near else 0)
    desk.add("impact", text="Win", before=Decimal(9), after=Decimal(6), on=days_ago(90), result_check_on=look)


def overdue(desk: Desk, near: bool) -> None:
    goal(desk, title="Late one", start=days_ago(5), due=days_ago(0 if near else 1))


def happened(desk: Desk, near: bool) -> None:
    challenge = desk.add("challenge", text="Priya may leave", impact_date=days_ago(0 if near else 1), on=days_ago(9))
    desk.add("raised", challenge, client=desk.book.find("client-1"), on=days_ago(9))


def somebody(desk: Desk) -> Any:
    return desk.add("person", name="Jo Park", on=days_ago(90))


def request(desk: Desk, near: bool) -> None:
    due = days_ago(0 if near else 1)
    desk.add("request", somebody(desk), question="What should I keep doing?", due=due, on=days_ago(9))


def acting(desk: Desk, near: bool) -> None:
    heard = desk.add("feedback", text="Too late", from_person=somebody(desk), about="approach", state="acting")
    due = TODAY + timedelta(days=1 if near else 0)
    desk.add("response", heard, action="Send notes the same day", due=due, on=days_ago(9))


def undecided(desk: Desk, near: bool) -> None:
    said: dict[str, Any] = {"polarity": "redirecting", "about": "approach", "on": days_ago(6 if near else 7)}
    desk.add("feedback", text="Too late", from_person=somebody(desk), **said)


def directed(desk: Desk, near: bool) -> None:
    said: dict[str, Any] = {"direction": "Less firefighting", "direction_on": date(2026, 10, 1)} if near else {}
    desk.add("engagement", title="Nurse", on=date(2026, 1, 1), **said)


@pytest.mark.parametrize(
    ("kind", "write", "settle"),
    [
        ("quiet", quiet, False),
        ("goal", unchecked, True),
        ("untold", untold, True),
        ("number", number, True),
        ("promise", promise, True),
        ("result", result, True),
        ("overdue", overdue, True),
        ("happened", happened, True),
        ("request", request, True),
        ("answer", acting, True),
        ("answer", undecided, True),
        ("direction", directed, True),
    ],
)
@pytest.mark.parametrize("near", [True, False], ids=["not-yet", "asked"])
def test_each_trigger_asks_from_its_day_on_and_not_before(
    desk: Desk, kind: str, write: Callable[[Desk, bool], None], settle: bool, near: bool
) -> None:
    if settle:
        settled(desk)
    write(desk, near)
    assert (kind in kinds(desk)) is not near
    assert len(kinds(desk)) == (3 if near else 4)


def everything(desk: Desk) -> None:
    desk.add("impact", text="Win without a number", on=days_ago(15))
    unchecked(desk, near=False)
    untold(desk, near=False)
    promise(desk, near=False)


def test_seven_at_most_and_the_triggers_take_the_places_in_their_order(desk: Desk) -> None:
    everything(desk)
    for write in (result, request, directed, undecided):
        write(desk, near=False)
    assert kinds(desk) == ["finished", "result", "goal", "stuck", "untold", "said", "promise"]
    desk.set(desk.book.find("impact-2"), result_check_on=None)
    assert kinds(desk) == ["finished", "goal", "stuck", "untold", "said", "request", "promise"]
    desk.add("check", desk.book.find("goal-1"), current=Decimal(6))
    assert kinds(desk) == ["finished", "stuck", "untold", "said", "request", "answer", "promise"]
    desk.add("raised", desk.book.find("challenge-1"), client=desk.book.find("client-1"))
    assert kinds(desk) == ["finished", "quiet", "stuck", "said", "request", "answer", "promise"]
    desk.add("impact", text="Win of today")
    assert kinds(desk) == ["finished", "stuck", "said", "request", "answer", "promise", "direction"]
    desk.set(desk.book.find("commitment-1"), state="done")
    assert kinds(desk) == ["finished", "stuck", "said", "request", "answer", "number", "direction"]


def test_what_is_past_its_day_comes_before_what_waits_and_crowds_out_nothing_untold(desk: Desk) -> None:
    everything(desk)
    for write in (result, overdue, happened, request):
        write(desk, near=False)
    assert kinds(desk) == ["finished", "result", "overdue", "stuck", "untold", "said", "promise"]
    desk.set(desk.book.find("impact-2"), result_check_on=None)
    assert kinds(desk) == ["finished", "overdue", "stuck", "untold", "happened", "said", "promise"]
    desk.set(desk.book.find("commitment-1"), state="done")
    assert kinds(desk) == ["finished", "overdue", "goal", "stuck", "untold", "happened", "said"]
    desk.set(desk.book.find("goal-2"), state="done")
    assert kinds(desk) == ["finished", "goal", "stuck", "untold", "happened", "said", "request"]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ({"owner": "client"}, False),
        ({"state": "done"}, False),
        ({"state": "proposed"}, False),
        ({"due": None}, False),
        ({"due": days_ago(3)}, True),
    ],
)
def test_only_my_open_promises_are_asked_about_the_late_ones_too(desk: Desk, said: dict[str, Any], asked: bool) -> None:
    settled(desk)
    desk.add("commitment", **{"text": "Plan", "owner": "me", "due": TODAY, "on": days_ago(9), **said})
    assert ("promise" in kinds(desk)) is asked


@pytest.mark.parametrize("state", ["planned", "blocked", "done", "deferred"])
def test_only_active_goals_are_asked_about(desk: Desk, state: str) -> None:
    settled(desk)
    goal(desk, state=state)
    assert "goal" not in kinds(desk)


def test_a_goal_is_asked_with_its_last_figure_and_what_the_plan_expects(desk: Desk) -> None:
    settled(desk)
    entry = goal(desk, start_value=Decimal(9), target=Decimal(5), unit="days", due=date(2026, 12, 31))
    desk.add("check", entry, current=Decimal(6), status="at-risk", on=date(2026, 11, 6))
    (question,) = [q for q in week.build(desk.read(), Ask()).questions if q.kind == "goal"]
    assert question.text == "Close the books: it was 6 days on 6 Nov. Now?"
    assert question.expected_now == 9 - 4 * Fraction(51, 92)
    assert (question.current, question.status, question.reason) == (Decimal(6), "at-risk", "not checked for 14 days")
    assert question.command == "careerbook goal check 1 --current N"


def test_the_goal_that_waited_longest_is_asked_first(desk: Desk) -> None:
    settled(desk)
    for title, days in (("Newer", 20), ("Older", 30)):
        desk.add("check", goal(desk, title=title), status="on-track", on=days_ago(days))
    (question,) = [q for q in week.build(desk.read(), Ask()).questions if q.kind == "goal"]
    assert question.title == "Older"
    assert question.text == "Older: how is it going?"


def test_an_untold_challenge_asks_whether_the_manager_knows(desk: Desk) -> None:
    untold(settled(desk), near=False)
    (question,) = [q for q in week.build(desk.read(), Ask()).questions if q.kind == "untold"]
    assert question.text == '"Priya may leave": does Alex know?'
    assert question.command == "careerbook challenge raise 1"


def test_no_number_is_asked_of_what_was_for_no_number_or_of_another_quarter(desk: Desk) -> None:
    settled(desk)
    desk.add("impact", text="Passed", qualitative_goal="required to pass an audit")
    desk.add("impact", text="Old", on=date(2026, 9, 30))
    assert kinds(desk) == OPEN
    desk.add("impact", text="Private", visibility="private")
    desk.add("impact", text="For the page", on=days_ago(5))
    (question,) = [q for q in week.build(desk.read(), Ask()).questions if q.kind == "number"]
    assert question.text == '"For the page" has no number. Was there one?'


def test_a_fresh_book_is_asked_for_one_thing(desk: Desk) -> None:
    assert kinds(desk) == ["finished", "quiet", "stuck", "said"]


def test_on_leave_there_is_no_question_and_no_remark(desk: Desk) -> None:
    everything(desk)
    job = desk.add("engagement", title="Nurse", on=date(2026, 1, 1))
    desk.add("leave", job, start=date(2026, 11, 16), end=date(2026, 12, 31))
    data = week.build(desk.read(), Ask())
    assert (data.questions, data.lacks, data.year_ago, data.gap_weeks) == ((), (), "", 0)
    assert "On leave until 31 Dec." in markdown_of(week.layout(data))


def test_days_on_leave_do_not_make_a_journal_quiet_or_a_goal_unchecked(desk: Desk) -> None:
    desk.add("impact", text="Win", before=Decimal(9), after=Decimal(6), on=date(2026, 10, 31))
    desk.add("check", goal(desk), current=Decimal(6), on=date(2026, 10, 31))
    assert kinds(desk) == ["finished", "quiet", "goal", "stuck", "said"]
    job = desk.add("engagement", title="Nurse", on=date(2026, 1, 1), direction="More nights", direction_on=TODAY)
    desk.add("leave", job, start=date(2026, 11, 2), end=date(2026, 11, 15))
    assert kinds(desk) == OPEN


def test_after_five_weeks_nothing_is_owed_and_each_week_has_its_cue(desk: Desk) -> None:
    desk.add("impact", text="Win", before=Decimal(9), after=Decimal(6), on=date(2026, 10, 16))
    desk.add(
        "impact",
        text="Merged",
        identity="git:abc",
        after=Decimal(6),
        unit="files",
        evidence={f"commit {n}": {"type": "link"} for n in range(6)},
        on=date(2026, 10, 20),
    )
    desk.add("call", client=desk.client("Procurement", "secondary"), on=date(2026, 10, 21))
    data = week.build(desk.read(), Ask())
    assert data.gap_weeks == 5
    assert [item.monday for item in data.weeks] == [date(2026, 10, 19) + timedelta(weeks=n) for n in range(4)]
    printed = markdown_of(week.layout(data))
    assert "It has been 5 weeks. No catching up needed: one thing you remember from each is plenty." in printed
    assert "week of 19 Oct: meeting with Procurement, 6 commits" in printed
    assert "- week of 26 Oct\n" in printed


def test_of_a_long_gap_the_newest_eight_weeks_are_asked_about(desk: Desk) -> None:
    desk.add("impact", text="Win", before=Decimal(9), after=Decimal(6), on=date(2026, 6, 5))
    data = week.build(desk.read(), Ask())
    assert data.gap_weeks == 24
    assert [item.monday for item in data.weeks] == [date(2026, 9, 21) + timedelta(weeks=n) for n in range(8)]


@pytest.mark.parametrize(("days", "weeks"), [(20, 0), (21, 3)])
def test_a_gap_is_said_from_three_weeks_on(desk: Desk, days: int, weeks: int) -> None:
    desk.add("impact", text="Win", before=Decimal(9), after=Decimal(6), on=days_ago(days))
    data = week.build(desk.read(), Ask())
    assert data.gap_weeks == weeks
    assert ("quiet" in kinds(desk)) is (weeks == 0)


def test_a_gap_that_was_leave_is_no_gap(desk: Desk) -> None:
    desk.add("impact", text="Win", before=Decimal(9), after=Decimal(6), on=date(2026, 10, 2))
    job = desk.add("engagement", title="Nurse", on=date(2026, 1, 1))
    desk.add("leave", job, start=date(2026, 10, 5), end=date(2026, 11, 15))
    assert week.build(desk.read(), Ask()).gap_weeks == 0


def test_a_year_ago_this_week_is_its_strongest_win(desk: Desk) -> None:
    assert week.build(desk.read(), Ask()).year_ago == ""
    desk.add("impact", text="Before that week", on=date(2025, 11, 16))
    desk.add("impact", text="A small thing", on=date(2025, 11, 17))
    desk.add("impact", text="First release without a rollback", what_changed="No rollback", on=date(2025, 11, 23))
    data = week.build(desk.read(), Ask())
    assert data.year_ago == "First release without a rollback"
    assert 'A year ago this week: "First release without a rollback".' in markdown_of(week.layout(data))


def test_what_was_written_this_week_is_counted_without_imports(desk: Desk) -> None:
    desk.add("impact", text="Monday", on=date(2026, 11, 16))
    desk.add("impact", text="Imported", identity="git:abc", on=date(2026, 11, 17))
    desk.add("feedback", text="Thanks", source="peer", about="result")
    desk.add("impact", text="Sunday before", on=date(2026, 11, 15))
    data = week.build(desk.read(), Ask())
    assert data.written == 2
    assert "This week you wrote 2 things down." in markdown_of(week.layout(data))


def test_without_a_terminal_each_question_comes_with_the_command_that_answers_it(desk: Desk) -> None:
    everything(desk)
    printed = markdown_of(week.layout(week.build(desk.read(), Ask())))
    assert printed.startswith("# Friday 20 November\n")
    assert "1. What did you finish, fix or make easier? (empty line ends) `careerbook win TEXT`" in printed
    assert all(question.command for question in week.build(desk.read(), Ask()).questions)


def test_the_thresholds_are_settings(desk: Desk) -> None:
    quiet(desk, near=False)
    desk.settings(stale_days=30)
    assert "quiet" not in kinds(desk)
    data = week.build(desk.read(), Ask(why=True))
    assert "stale_days = 30" in markdown_of(week.layout(data))


def test_the_next_page_says_what_it_still_lacks(desk: Desk) -> None:
    settled(desk)
    call = desk.add("call", client=desk.book.find("client-1"), on=date(2026, 11, 25))
    desk.add("ask", call, text="A second reviewer", recommendation="One day a week")
    printed = markdown_of(week.layout(week.build(desk.read(), Ask())))
    expected = "the two sentences, one reason, more results with a number or proof"
    assert f"Your page for Wed 25 Nov still lacks: {expected}." in printed
