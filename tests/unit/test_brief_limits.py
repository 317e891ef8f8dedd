from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerbook.document import words
from careerbook.reports import brief
from careerbook.reports.brief import limits, rows
from careerbook.reports.brief.data import (
    Brief,
    GoalRow,
    Header,
    Measure,
    NextStep,
    PeriodSaid,
    Promise,
    Proposal,
    Request,
    Result,
    Risk,
    Sum,
    Use,
)
from careerbook.reports.brief.sections.head import period_said
from careerbook.rules.periods import CIVIL, quarter_of
from tests.brief_lint import problems
from tests.desk import Desk, markdown_of
from tests.year import MONDAY, asked, maya, shared_with

PERIOD: PeriodSaid = period_said(quarter_of(MONDAY, CIVIL))


def text(count: int, name: str = "word") -> str:
    return " ".join([name] * count)


def page(**said: Any) -> Brief:
    return Brief(period=PERIOD, as_of=MONDAY, header=Header(), headline="It works.", **said)


def promise(state: str, count: int = 20) -> Promise:
    return Promise(text=text(count), owner="me", state=state)


def losses(brief_: Brief) -> list[tuple[str, int]]:
    """Return what page one loses, in order, until it fits or nothing may go."""
    found = []
    while (trim := limits.page_one_loses(brief_)) is not None:
        found.append((trim.section, trim.place))
        kept = tuple(row for place, row in enumerate(getattr(brief_, trim.section)) if place != trim.place)
        brief_ = brief_.model_copy(update={trim.section: kept})
    return found


def test_page_one_loses_in_the_order_that_was_agreed() -> None:
    full = page(
        requests=(Request(type="decision", text=text(150)),) * 3,
        results=(Result(text=text(30)),) * 5,
        promises=tuple(promise(state) for state in ("open", "done", "open", "done", "open", "open")),
        risks=(Risk(text=text(40), told_on=MONDAY),) * 3,
    )
    assert losses(full) == [
        ("results", 4),
        ("results", 3),
        ("promises", 3),
        ("promises", 1),
        ("promises", 3),
        ("promises", 2),
        ("results", 2),
        ("results", 1),
    ]


def test_page_one_stops_losing_as_soon_as_it_fits() -> None:
    over = page(results=(Result(text=text(60)),) * 5)
    assert limits.words_of_page_one(over) > limits.PAGE_ONE
    assert losses(over) == [("results", 4)]
    assert losses(page(results=(Result(text=text(30)),) * 5)) == []


def test_the_whole_loses_goals_then_uses_then_next_steps_from_the_end() -> None:
    full = page(
        risks=(Risk(text=text(700), told_on=MONDAY),),
        goals=(GoalRow(title=text(10)),) * 3,
        uses=(Use(wish="more", text=text(10)),) * 2,
        next_steps=(NextStep(text=text(10), owner="me"),) * 2,
    )
    found = []
    while (trim := limits.whole_loses(full)) is not None:
        found.append((trim.section, trim.place))
        full = full.model_copy(update={trim.section: getattr(full, trim.section)[:-1]})
    assert found == [("goals", 2), ("goals", 1), ("uses", 1), ("next_steps", 1)]


def test_when_every_promise_went_because_it_is_done_the_page_says_that() -> None:
    for count, said in (
        (1, "The one promise we had is done."),
        (2, "Both promises are done."),
        (4, "All 4 promises are done."),
    ):
        assert said in markdown_of(brief.layout(page(promises_done=count)))


def test_typed_text_is_never_cut_and_the_owner_is_told_how_much_is_over() -> None:
    over = page(requests=(Request(type="decision", text=text(43)),), risks=(Risk(text=text(50), told_on=MONDAY),))
    assert markdown_of(brief.layout(over)).count("ord") == 93
    assert limits.over(over) == (
        "What I need from you, row 1: 3 words over 40",
        "No surprises, row 1: 16 words over 40",
    )
    assert limits.over(page()) == ()


def test_a_word_holds_a_letter_or_a_digit() -> None:
    row = rows.promise(Promise(text="A – b", owner="me", state="open"), MONDAY)  # noqa: RUF001 - a dash is no word
    assert words(row) == 4


def test_a_result_over_its_words_leaves_out_who_gained_before_anything_else() -> None:
    measure = Measure(name="days", after=Decimal(6), before=Decimal(9))
    row = Result(theme="Close", measure=measure, what_changed=text(20), for_whom=text(6))
    kept = limits.shortened_result(row, lambda data: rows.result(data, MONDAY))
    assert kept.for_whom is None
    assert kept.what_changed == text(20)
    whole = limits.shortened_result(Result(text=text(40), for_whom="finance"), lambda row: rows.result(row, MONDAY))
    assert whole.text == text(40)


def test_a_proposal_over_its_words_leaves_out_the_hours_first() -> None:
    row = Proposal(
        title=text(20),
        ask=text(12),
        cost=Sum(amount=Decimal(3000), currency="EUR"),
        hours=Decimal(40),
        a_month=Sum(amount=Decimal(432), currency="EUR"),
        payback_months=7,
        return_percent=73,
        months=12,
        pays_at_hours=Decimal(10),
        decision_by=date(2026, 12, 15),
    )
    short = limits.shortened_proposal(row, lambda data: rows.proposal(data, MONDAY))
    assert short.pays_at_hours is None
    assert short.cost == row.cost
    assert words(rows.proposal(short, MONDAY)) <= limits.WORDS["proposals"]


def test_what_a_proposal_asks_for_is_never_left_out() -> None:
    row = Proposal(
        title=text(20),
        ask=text(70),
        cost=Sum(amount=Decimal(3000), currency="EUR"),
        hours=Decimal(40),
        a_month=Sum(amount=Decimal(432), currency="EUR"),
        payback_months=7,
        return_percent=73,
        months=12,
        pays_at_hours=Decimal(10),
    )
    short = limits.shortened_proposal(row, lambda data: rows.proposal(data, MONDAY))
    assert short.ask == row.ask
    assert (short.pays_at_hours, short.return_percent, short.hours) == (None, None, None)
    assert (short.cost, short.a_month, short.payback_months) == (row.cost, row.a_month, 7)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = Desk(tmp_path)
    yield found
    found.book.close()


def test_a_full_quarter_keeps_every_limit_and_the_rest_is_in_the_appendix(desk: Desk) -> None:
    alex = maya(desk)
    for number in range(12):
        day = date(2026, 10, 2) + timedelta(days=number)
        desk.add("impact", text=f"Piece of work {number} that took a while to finish", what_changed=text(9), on=day)
        desk.add("commitment", text=f"Promise {number} of ours", owner="me", due=day, client=alex, on=day)
        desk.add("goal", title=f"Goal number {number} of the year", state="active", due=date(2027, 1, 4), on=day)
    built = brief.build(shared_with(desk, alex), asked(desk, alex))
    markdown = markdown_of(brief.layout(built.data))
    assert problems(markdown) == []
    assert built.notes.over == ()
    assert limits.words_of_page_one(built.data) <= limits.PAGE_ONE
    page_rows = len(built.data.results) + len(built.data.promises) + len(built.data.next_steps or ())
    assert built.notes.appendix == built.appendix.rows > 12
    appendix = markdown_of(brief.layout_appendix(built.appendix))
    assert appendix.startswith("# Check-in brief · 2026-Q4 · October to December 2026 · Appendix")
    for number in range(12):
        assert f"Piece of work {number} that" in (markdown + appendix).replace("**", "")
        assert f"Promise {number} of ours" in markdown + appendix
    assert page_rows <= 16


owner_text = st.text(alphabet=st.sampled_from("ab cd. ?!9%"), min_size=1, max_size=60).filter(str.strip)


@settings(max_examples=60, deadline=None)
@given(st.lists(owner_text, min_size=1, max_size=5), owner_text, st.sampled_from(["open", "done", "missed", "dropped"]))
def test_any_text_lays_out_and_none_of_its_words_is_lost(results: list[str], asked_for: str, state: str) -> None:
    made = page(
        results=tuple(Result(text=said) for said in results),
        requests=(Request(type="decision", text=asked_for, recommendation=asked_for, because=asked_for),),
        promises=(Promise(text=asked_for, owner="me", state=state, remark=asked_for),),
        risks=(Risk(text=asked_for, told_on=MONDAY, consequence=asked_for, what_helps=asked_for),),
        questions=(asked_for,),
    )
    document = brief.layout(made)
    flat = "".join(char for char in markdown_of(document).casefold() if char.isalnum())
    for said in (*results, asked_for):
        assert "".join(char for char in said.casefold() if char.isalnum()) in flat
