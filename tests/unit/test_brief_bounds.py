"""Every limit of the page at its very edge: what still fits, and what is one word or one row too many."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from careerbook.document import words
from careerbook.reports.brief import limits, rows
from careerbook.reports.brief.data import GoalRow, Idea, Proposal, Request, Result, Risk
from careerbook.reports.brief.sections.answered import themes_raised
from careerbook.reports.brief.sections.headline import WORST
from tests import brief_desk
from tests.brief_desk import FRIDAY
from tests.desk import Desk
from tests.unit.test_brief_limits import page, text
from tests.year import MONDAY, shared_with

EDGES: dict[str, tuple[int, Callable[[int], Any], Callable[[Any], Any]]] = {
    "requests": (40, lambda n: Request(type="decision", text=text(n)), lambda row: rows.request(row, MONDAY)),
    "results": (30, lambda n: Result(text=text(n)), lambda row: rows.result(row, MONDAY)),
    "risks": (40, lambda n: Risk(text=text(n), told_on=MONDAY), lambda row: rows.risk(row, MONDAY)),
    "ideas": (40, lambda n: Idea(need=text(n)), rows.idea),
    "proposals": (70, lambda n: Proposal(title=text(n)), lambda row: rows.proposal(row, MONDAY)),
}
"""Words of one row by section, as domain.md §3.1 says: the limit, a row of so many words, and how it is said."""

ROWS = {"requests": 3, "results": 5, "promises": 6, "risks": 3, "goals": 7, "uses": 5, "answered": 3, "next_steps": 5}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = Desk(tmp_path)
    yield found
    found.book.close()


@pytest.mark.parametrize("section", EDGES)
def test_a_row_may_have_its_words_and_not_one_more(section: str) -> None:
    most, row, said = EDGES[section]
    typed = next(n for n in range(most, 0, -1) if words(said(row(n))) == most)
    assert limits.over(page(**{section: (row(typed),)})) == ()
    assert [line.partition(": ")[2] for line in limits.over(page(**{section: (row(typed + 1),)}))] == [
        f"1 word over {most}"
    ]


def test_the_two_sentences_may_have_45_words() -> None:
    assert limits.over(page().model_copy(update={"headline": text(45)})) == ()
    assert limits.over(page().model_copy(update={"headline": text(46)})) == (
        "The quarter in two sentences: 1 word over 45",
    )


def test_page_one_gives_a_row_away_at_its_301st_word_and_not_before() -> None:
    results = (Result(text=text(9)),) * 4

    def of(count: int) -> Any:
        empty = page(results=results, requests=(Request(type="decision", text="word"),))
        more = count - limits.words_of_page_one(empty)
        return page(results=results, requests=(Request(type="decision", text=text(1 + more)),))

    assert limits.words_of_page_one(of(300)) == 300
    assert limits.page_one_loses(of(300)) is None
    assert limits.page_one_loses(of(301)) == ("results", 3)
    assert "Page one: 1 word over 300" in limits.over(of(301))
    assert not any(line.startswith("Page one") for line in limits.over(of(300)))


def test_the_whole_gives_a_row_away_at_its_801st_word_and_not_before() -> None:
    def of(count: int) -> Any:
        goals = (GoalRow(title="word", stands="done"),) * 2
        more = count - limits.words_of_all(page(goals=goals))
        return page(goals=(goals[0], GoalRow(title=text(1 + more), stands="done")))

    assert limits.words_of_all(of(800)) == 800
    assert limits.whole_loses(of(800)) is None
    assert limits.whole_loses(of(801)) == ("goals", 1)
    assert limits.over(of(801)) == ("The whole page: 1 word over 800",)


def test_each_section_has_its_rows() -> None:
    assert limits.ROWS == ROWS
    assert (limits.IDEAS, limits.PROPOSALS, limits.QUESTIONS) == (1, 1, 3)


# --- what comes first, and what is near enough -----------------------------------------------------------------------


def test_a_promise_that_is_late_stands_before_what_was_due_and_done_earlier(desk: Desk) -> None:
    client = desk.client()
    october = date(2026, 10, 2)
    done = desk.add("commitment", text="Calendar", owner="me", client=client, due=date(2026, 10, 5), on=october)
    desk.set(done, date(2026, 10, 5), state="done", done_on=date(2026, 10, 5))
    desk.add("commitment", text="Reviewer", owner="client", client=client, due=date(2026, 10, 30), on=october)
    desk.add("commitment", text="Lookups", owner="me", client=client, due=date(2026, 11, 12), on=october)
    found = brief_desk.rows(brief_desk.page(desk, client), "What we agreed last time")
    assert found == (
        "**Reviewer** (you, by 30 Oct): open.",
        "**Lookups** (I, by 12 Nov): open, eight days late.",
        "**Calendar** (I, by 5 Oct): done 5 Oct.",
    )


def test_last_time_is_the_last_quarterly_check_in_on_the_day_it_was_held(desk: Desk) -> None:
    client = desk.client()

    def held(type_: str, planned: int, day: int) -> Any:
        days: dict[str, Any] = {
            "on": date(2026, 10, planned),
            "held_on": date(2026, 10, day),
            "moved_on": date(2026, 10, day),
        }
        return desk.add("call", client=client, type=type_, state="recorded", **days)

    def kept(text: str, day: int, **said: Any) -> None:
        on = date(2026, 10, day)
        desk.add("commitment", text=text, owner="me", client=client, state="done", on=on, done_on=on, **said)

    held("quarterly", 1, 8)
    held("ad-hoc", 20, 20)
    kept("Before it was held", 3)
    kept("On that day", 8)
    kept("Before the talk between", 15)
    found = str(brief_desk.rows(brief_desk.page(desk, client), "What we agreed last time"))
    assert [text in found for text in ("Before it was held", "On that day", "Before the talk between")] == [
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("days", "step"),
    [
        (-1, "Close sooner: I, by 19 Nov, overdue."),
        (0, "Close sooner: I, by 20 Nov."),
        (90, "Close sooner: I, by 18 Feb."),
        (91, "Nothing to agree on yet."),
    ],
)
def test_a_goal_is_a_next_step_until_it_is_settled_from_ninety_days_ahead_on(desk: Desk, days: int, step: str) -> None:
    desk.add("goal", title="Close sooner", state="active", due=FRIDAY + timedelta(days=days), on=date(2026, 7, 1))
    assert brief_desk.rows(brief_desk.page(desk, None), "Next 90 days") == (step,)


@pytest.mark.parametrize(("givers", "there"), [(2, False), (3, True)])
def test_anonymous_items_count_from_three_givers_of_a_side_on(desk: Desk, givers: int, there: bool) -> None:
    for name in ("Jo Park", "Mia Torres", "Kim Lee")[:givers]:
        person = desk.add("person", name=name, on=date(2026, 10, 1))
        said: dict[str, Any] = {"about": "approach", "source": "peer", "theme": ("pages",), "visibility": "client"}
        desk.add("feedback", text="Clear", from_person=person, anonymous=True, **said)
    shared = shared_with(desk, None, FRIDAY)
    found = themes_raised(shared, shared.entries("feedback"))
    assert [theme.name for theme in found] == ["pages"] * there


def test_the_worst_goal_makes_the_but() -> None:
    assert WORST == ("missed", "off-track", "blocked", "at-risk", "partly-done")
