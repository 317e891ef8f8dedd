"""`report ratings`, `rating show` and the rating part of the private sheet: gaps to talk about, never a score."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from careerbook.records.entry import Entry
from careerbook.reports import prep, rating_card, ratings
from careerbook.reports.ask import Ask
from careerbook.rules.audience import Shareable
from careerbook.rules.numbers import MINUS
from careerbook.rules.value import NotAvailable
from tests.desk import Desk, markdown_of, text_of

QUARTERS = ("2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def rated(
    desk: Desk, period: str, own: int, predicted: int | None = None, client: int | None = None, **said: Any
) -> Entry:
    numbers = {"self": own, "predicted": predicted, "client": client}
    told = {name: value for name, value in {**numbers, **said}.items() if value is not None}
    return desk.add("rating", period=period, scale="five", on=date(2026, 11, 2), **told)


def over(desk: Desk, title: str, current: int, **review: Any) -> Entry:
    goal = desk.add("goal", title=title, start_value=0, target=100, state="active", on=date(2026, 1, 5))
    desk.add("check", goal, current=current)
    if review:
        desk.add("review", goal, **review)
    return goal


def page(desk: Desk, *, why: bool = False) -> str:
    return markdown_of(ratings.layout(ratings.build(desk.read(), Ask(why=why))))


def sheet(desk: Desk) -> str:
    return markdown_of(prep.layout(prep.build(desk.read(), Ask())))


# --- the report ----------------------------------------------------------------------------------------------------


def test_nothing_yet_names_the_first_command(desk: Desk) -> None:
    assert "`careerbook rating add overall --self 3`" in page(desk)


def test_the_last_four_periods_stand_newest_first_with_gap_and_surprise(desk: Desk) -> None:
    for quarter, numbers in zip(QUARTERS, ((5, 5, 1), (3, 3, 3), (4, 4, 3), (3, 4, 3), (4, None, None)), strict=True):
        rated(desk, quarter, *numbers)
    printed = page(desk)
    assert [line.split(" | ")[0] for line in printed.splitlines() if line.startswith("| 20")] == [
        f"| {quarter}" for quarter in reversed(QUARTERS[1:])
    ]
    assert "| 2026-Q4 | overall | exceeds | – | not yet | n/a | n/a |" in printed  # noqa: RUF001 - an empty cell
    assert f"| 2026-Q3 | overall | meets | exceeds | meets | 0, aligned | {MINUS}1 |" in printed
    assert f"| 2026-Q2 | overall | exceeds | exceeds | meets | +1, discuss | {MINUS}1 |" in printed
    assert "1 earlier rating: `careerbook rating list`" in printed


def test_the_trend_is_over_the_last_four_periods_and_against_the_one_before(desk: Desk) -> None:
    for quarter, heard in zip(QUARTERS, (1, 4, 5, 4, 4), strict=True):
        rated(desk, quarter, 4, 4, heard)
    data = ratings.build(desk.read(), Ask())
    assert (data.trend, data.trend_periods, data.before) == (Fraction(1, 4), 4, Fraction(1))
    assert "The surprise, over 4 periods: 0.25 of a step; a period before it was a step." in page(desk)


def test_the_context_says_that_a_gap_is_normal(desk: Desk) -> None:
    rated(desk, "2026-Q4", 4, 4, 3)
    assert "correlate only about .22" in page(desk)
    assert "a gap is normal. Talk about it." in page(desk)


def test_what_was_not_talked_about_has_its_questions(desk: Desk) -> None:
    higher = rated(desk, "2026-Q4", 4, 4, 3)
    assert 'overall, 2026-Q4: ask "What would you have wanted to see?" and "What should I repeat?"' in page(desk)
    desk.set(higher, discussed_on=date(2026, 11, 12))
    assert "To talk about" not in page(desk)
    assert "+1, discuss; talked" in page(desk)
    rated(desk, "2026-Q4", 2, None, 4)
    assert '"What did you see that I did not?"' in page(desk)


def test_what_was_talked_about_later_is_still_open_on_an_earlier_day(desk: Desk) -> None:
    talked = rated(desk, "2026-Q4", 4, 4, 3)
    desk.set(talked, date(2026, 11, 12), discussed_on=date(2026, 11, 12))
    earlier = ratings.build(desk.read(date(2026, 11, 10)), Ask())
    assert earlier.ratings[0].open_gap


def test_reviews_stand_with_their_reasons_and_their_next_use(desk: Desk) -> None:
    over(desk, "Annual quota", 130, why=("new-method", "luck"), duplicable="partly", next_use="reference-call play")
    over(desk, "Renewals", 120, why=("luck",), duplicable="yes")
    over(desk, "Calls", 115, why=("demand-spike",), duplicable="no")
    over(desk, "Visits", 111)
    over(desk, "Demos", 105)
    printed = page(desk)
    assert "Renewals, ratio" not in printed
    assert "| Annual quota | 1.30 | luck, new method | partly | reference-call play |" in printed
    assert "1 of 2 results that can be had again has a next use (50 %)." in printed
    assert "- Visits, ratio 1.11: `careerbook goal overdelivery 4`" in printed
    assert "Demos" not in printed


def test_there_is_no_score_no_average_and_nobody_to_be_compared_with(desk: Desk) -> None:
    for quarter in QUARTERS:
        rated(desk, quarter, 5, 4, 4)
    data = ratings.build(desk.read(), Ask(why=True)).model_dump()
    assert not {key for key in data if "score" in key or "average" in key or "rank" in key}
    assert "average" not in page(desk, why=True).lower()
    assert "score" not in page(desk, why=True).lower()


def test_why_shows_inputs_formula_and_the_cuts(desk: Desk) -> None:
    rated(desk, "2026-Q4", 4, 4, 3, client_scale="four")
    printed = page(desk, why=True)
    assert "rating-1 you 3/4, they 2/3" in printed
    assert f"rating-1 heard 3, expected 4: {MINUS}0.25" in printed
    assert "aligned_below = 0.5, discuss_below = 1.5" in printed
    for rule in ("R12", "R13", "R14", "R15", "R16"):
        assert f"**{rule}**" in printed
    desk.settings(aligned_below="0.1")
    assert "+0.25, discuss" in page(desk)


def test_what_cannot_be_read_says_so_and_hides_nothing_else(desk: Desk) -> None:
    rated(desk, "once upon a time", 4, 4, 3)
    rated(desk, "2026-Q3", 4, 4, 3, client_scale="gone")
    data = ratings.build(desk.read(), Ask())
    assert [line.period for line in data.ratings] == ["2026-Q4", "2026-Q3"]
    assert data.ratings[1].gap == NotAvailable("the labels of the scale are not known")


# --- one rating ----------------------------------------------------------------------------------------------------


def test_the_card_says_what_comes_next(desk: Desk) -> None:
    goal = desk.add("goal", title="Faster checkout")
    entry = rated(desk, "2026-Q4", 4, subject=goal, basis=(goal.uid,))

    def card() -> str:
        return text_of(rating_card.layout(rating_card.build(desk.read(), desk.book.find(entry.ref))))

    assert "Next: careerbook rating predict 1 N" in card()
    assert "About: goal-1 Faster checkout" in card()
    assert "Rests on: goal-1" in card()
    desk.set(entry, predicted=4)
    assert "Next: careerbook rating receive 1 N" in card()
    desk.set(entry, client=3, calibrated=2)
    assert "Next: careerbook rating discuss 1" in card()
    assert 'Compared: 2 of 5, "partially meets"' in card()
    desk.set(entry, discussed_on=date(2026, 11, 12), reason_for_gap="The tests were not seen")
    assert "Why: The tests were not seen" in card()
    assert "Next" not in card()


# --- the private sheet ---------------------------------------------------------------------------------------------


def test_the_sheet_says_what_i_would_say_and_what_i_expect(desk: Desk) -> None:
    desk.add("call", client=desk.client(), on=date(2026, 11, 25))
    goal = desk.add("goal", title="Close the books in 5 days")
    rated(desk, "2026-Q3", 4, 4, 3, discussed_on=date(2026, 10, 2))
    rated(desk, "2026-Q4", 3, 3, subject=goal)
    assert (
        'I would say *meets* for "Close the books in 5 days", and expect Alex to say *meets*. '
        "Last time I expected *exceeds* and heard *meets*. A gap is ordinary. "
        'Ask: "What would you have wanted to see?" and "What should I repeat?"'
    ) in sheet(desk)
    assert '`careerbook call question 1 "What would you have wanted to see?"`' in sheet(desk)


def test_a_question_that_was_taken_gives_way_to_the_other(desk: Desk) -> None:
    call = desk.add("call", client=desk.client(), on=date(2026, 11, 25))
    rated(desk, "2026-Q4", 3)
    assert "I would say *meets* overall; I have not said yet what I expect to hear." in sheet(desk)
    desk.add("question", call, text="What would you have wanted to see?")
    assert '`careerbook call question 1 "What should I repeat?"`' in sheet(desk)
    desk.add("question", call, text="What should I repeat?")
    assert "careerbook call question" not in sheet(desk)


def test_a_gap_that_was_not_talked_about_is_on_the_sheet(desk: Desk) -> None:
    desk.add("call", client=desk.client(), on=date(2026, 11, 25))
    older = rated(desk, "2026-Q2", 2, None, 4)
    newer = rated(desk, "2026-Q3", 4, None, 3)
    printed = sheet(desk)
    assert "Last time I said *exceeds* and heard *meets*. We have not talked about it yet." in printed
    assert "Overall, 2026-Q2, I said *partially meets* and heard *exceeds*; we have not talked about it." in printed
    for entry in (older, newer):
        desk.set(entry, discussed_on=date(2026, 11, 12))
    assert "see it differently" not in sheet(desk)


def test_what_the_manager_before_said_is_not_laid_at_the_door_of_the_next(desk: Desk) -> None:
    old = desk.client()
    older = rated(desk, "2026-Q2", 2, None, 4)
    newer = rated(desk, "2026-Q3", 4, None, 3)
    for entry in (older, newer):
        desk.set(entry, date(2026, 10, 5), period=entry.period)
    assert "and heard *exceeds*; we have not talked" in sheet(desk)
    desk.set(old, end=date(2026, 11, 15))
    desk.client("Robin Keller", start=date(2026, 11, 16))
    assert "see it differently" not in sheet(desk)
    rated(desk, "2026-Q4", 3)
    printed = sheet(desk)
    assert "Last time I said *exceeds* and heard *meets*. A gap is ordinary." in printed
    assert "not talked" not in printed


def test_the_sheet_for_somebody_else_holds_no_rating(desk: Desk) -> None:
    desk.client()
    product = desk.client("Robin Keller", "secondary")
    rated(desk, "2026-Q4", 4, 4)
    printed = markdown_of(prep.layout(prep.build(desk.read(), Ask(client=product))))
    assert "exceeds" not in printed


@pytest.mark.parametrize("audience", ["client", "public"])
def test_no_document_is_handed_a_rating_whatever_visibility_it_carries(desk: Desk, audience: str) -> None:
    client = desk.client()
    rating = rated(desk, "2026-Q4", 4, 4, 3, visibility="public", reason_for_gap="They saw a thin quarter")
    for document in ("brief", "update", "handover", "self-review"):
        shared = Shareable(desk.read(), document, client=client, audience=audience)
        assert shared.entries("rating") == []
        assert shared.by_uid([rating.uid]) == {}
        assert [left.why for left in shared.left_out.values()] == ["private"]
