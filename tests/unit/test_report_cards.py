"""What `show` says of a goal, a challenge and an impact: figures worked by hand, and never a grade."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from careerbook.records.entry import Entry
from careerbook.render.json import envelope
from careerbook.reports import challenge_card, goal_card, impact_card
from careerbook.reports.standing import goal_standings
from careerbook.rules.value import NotAvailable
from tests.desk import TODAY, Desk, markdown_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def goal(desk: Desk, **said: Any) -> Entry:
    fields: dict[str, Any] = {
        "title": "Close the books in 5 days",
        "metric_name": "days to close",
        "start_value": Decimal(9),
        "target": Decimal(5),
        "unit": "days",
        "start": date(2026, 10, 1),
        "due": date(2026, 12, 31),
        "state": "active",
        "on": date(2026, 10, 1),
    }
    return desk.add("goal", **{**fields, **said})


def goal_page(desk: Desk, entry: Entry, why: bool = False) -> str:
    return markdown_of(goal_card.layout(goal_card.build(desk.read(), entry, why=why)))


def test_progress_of_a_falling_metric_stands_against_the_calendar(desk: Desk) -> None:
    entry = goal(desk)
    desk.add("check", entry, current=Decimal(6), status="at-risk", on=date(2026, 11, 6))
    card = goal_card.build(desk.read(), entry)
    assert card.progress == Fraction(3, 4)
    assert card.expected == Fraction(51, 92)
    assert card.suggested == "on-track"
    assert card.expected_now == 9 - 4 * Fraction(51, 92)
    printed = goal_page(desk, entry)
    assert "75 %" in printed
    assert "6 days, checked 6 Nov; the plan expects 6.8 by now" in printed
    assert "on track (75 % reached, 55 % of the time gone); you say at risk, and that counts" in printed


def test_a_ratio_of_one_and_two_tenths_offers_a_review_until_there_is_one(desk: Desk) -> None:
    entry = goal(desk, title="Fewer falls", start_value=Decimal("6.0"), target=Decimal("4.5"), due=date(2027, 3, 31))
    desk.add("check", entry, current=Decimal("4.2"))
    card = goal_card.build(desk.read(), entry)
    assert card.ratio == Fraction(6, 5)
    assert card.review_offered
    assert "ratio 1.20: above what was expected. Why was that" in goal_page(desk, entry)
    assert card.next[0].startswith("careerbook goal overdelivery 1 ")
    desk.add("review", entry, why=("new-method",), duplicable="yes")
    assert not goal_card.build(desk.read(), entry).review_offered
    assert "ratio 1.20: above what was expected, reviewed" in goal_page(desk, entry)


def test_the_cut_of_the_review_is_a_setting(desk: Desk) -> None:
    entry = goal(desk)
    desk.add("check", entry, current=Decimal("4.8"))
    assert not goal_card.build(desk.read(), entry).review_offered
    desk.settings(review_ratio="1.05")
    assert goal_card.build(desk.read(), entry).review_offered
    assert "review_ratio = 1.05" in goal_page(desk, entry, why=True)


def on_leave(desk: Desk) -> None:
    job = desk.add("engagement", title="Nurse", on=date(2026, 1, 1))
    desk.add("leave", job, start=date(2026, 11, 16), end=date(2026, 12, 31))


def test_a_leave_offers_the_target_for_the_days_at_work_and_suggests_nothing(desk: Desk) -> None:
    on_leave(desk)
    entry = goal(desk, start_value=Decimal(0), target=Decimal(12), unit=None, metric_name=None)
    desk.add("check", entry, current=Decimal(5), on=date(2026, 11, 13))
    card = goal_card.build(desk.read(), entry)
    assert card.target_offer is not None
    assert (card.target_offer.target, card.target_offer.available, card.target_offer.days) == (Fraction(6), 46, 92)
    assert card.suggested == NotAvailable("target not adjusted for leave")
    printed = goal_page(desk, entry)
    assert "46 of 92 days available: the target would be 6.0" in printed
    assert "`careerbook goal except 1 --type leave --target 6.0`" in printed
    assert "the plan expects" not in printed


def test_once_the_offer_is_taken_it_is_not_made_again(desk: Desk) -> None:
    on_leave(desk)
    entry = goal(desk, start_value=Decimal(0), target=Decimal(12))
    desk.add("exception", entry, type="leave", target=Decimal(6), target_before=Decimal(12))
    desk.set(entry, TODAY, target=Decimal(6), baseline_target=Decimal(12))
    card = goal_card.build(desk.read(), desk.book.find("goal-1"))
    assert card.target_offer is None
    assert card.target == 6
    assert "agreed at first: 12" in goal_page(desk, desk.book.find("goal-1"))


def test_why_counts_an_offer_from_the_target_before_any_leave(desk: Desk) -> None:
    on_leave(desk)
    entry = goal(desk, start_value=Decimal(0), target=Decimal(12))
    assert "Start 0, target 12, 46 of 92 days: 6.0." in goal_page(desk, entry, why=True)
    desk.add("exception", entry, type="leave", target=Decimal(7), target_before=Decimal(12), away=40)
    desk.set(entry, TODAY, target=Decimal(7), baseline_target=Decimal(12))
    assert "Start 0, target 12, 46 of 92 days: 6.0." in goal_page(desk, desk.book.find("goal-1"), why=True)


def test_a_due_date_that_moved_shows_the_first_one(desk: Desk) -> None:
    entry = goal(desk, baseline_due=date(2026, 12, 1))
    desk.add("exception", entry, type="deadline", due=date(2026, 12, 31), due_before=date(2026, 12, 1), cause="audit")
    printed = goal_page(desk, entry)
    assert "31 Dec, in 41 days" in printed
    assert "agreed at first: 1 Dec (30 days later, moved once)" in printed
    # a slip is a deadline exception, but the day moved as often as it moved
    desk.add("exception", entry, type="dependency", due=date(2026, 12, 31), due_before=date(2026, 12, 31))
    assert goal_card.build(desk.read(), entry).slips == 1
    assert "moved twice" in goal_page(desk, entry)
    assert "deadline, due 1 Dec → 31 Dec, audit" in printed


def test_a_goal_of_steps_counts_them(desk: Desk) -> None:
    entry = goal(desk, start_value=None, target=None, metric_name=None, unit=None)
    desk.add("step", entry, text="Ask", done_on=date(2026, 10, 10))
    desk.add("step", entry, text="Plan", due=date(2026, 12, 1))
    assert goal_card.build(desk.read(), entry).progress == Fraction(1, 2)
    assert "1 of 2 steps" in goal_page(desk, entry)


def test_a_blocked_goal_has_no_pace_and_says_what_is_in_the_way(desk: Desk) -> None:
    entry = goal(desk, state="blocked", blocked_by="no test data")
    desk.add("check", entry, current=Decimal(6))
    printed = goal_page(desk, entry)
    assert "no test data" in printed
    assert "nothing: the goal is blocked" in printed
    assert "`careerbook goal unblock 1`" in printed


def test_the_newest_check_by_the_day_counts_whenever_it_was_typed(desk: Desk) -> None:
    entry = goal(desk)
    desk.add("check", entry, current=Decimal(6), on=date(2026, 11, 6))
    desk.add("check", entry, current=Decimal(8), on=date(2026, 10, 20))
    (now,) = goal_standings(desk.read(), [entry], leave=True)
    (then,) = goal_standings(desk.read(date(2026, 10, 31)), [entry], leave=True)
    assert (now.current, then.current) == (Fraction(6), Fraction(8))
    assert then.checked_on == date(2026, 10, 20)


def test_a_closed_goal_without_a_figure_is_measured_in_time(desk: Desk) -> None:
    entry = goal(desk, start_value=None, target=None, due=date(2026, 11, 29))
    entry = desk.set(entry, date(2026, 11, 14), state="done")
    (stands,) = goal_standings(desk.read(), [entry], leave=True)
    assert stands.closed_on == date(2026, 11, 14)
    assert not isinstance(stands.over, NotAvailable)
    assert stands.over.ratio == Fraction(60, 45)
    assert "done 14 Nov" in goal_page(desk, entry)


def test_time_is_measured_against_the_first_day_agreed(desk: Desk) -> None:
    entry = goal(desk, start_value=None, target=None, baseline_due=date(2026, 11, 29))
    entry = desk.set(entry, date(2026, 11, 14), state="done")
    assert goal_card.build(desk.read(), entry).ratio == Fraction(60, 45)


def test_a_challenge_says_who_heard_and_who_should_next(desk: Desk) -> None:
    alex = desk.client()
    desk.client("Priya Shah", "secondary")
    entry = desk.add(
        "challenge",
        text="The feed may stop",
        severity="high",
        impact_date=date(2026, 12, 5),
        on=date(2026, 11, 17),
    )
    desk.add("raised", entry, client=alex, heads_up=True)
    card = challenge_card.build(desk.read(), entry)
    assert [step.lead_days for step in card.raised] == [15]
    assert [(item.client, item.verdict) for item in card.to_raise] == [("Priya Shah", "raise now")]
    printed = markdown_of(challenge_card.layout(card))
    assert "Alex Rivera on 20 Nov, 15 days ahead, a heads-up, the detail is still to come" in printed
    assert "`careerbook challenge raise 1 --to client-2`" in printed
    assert "`careerbook edit challenge-1 --cause TEXT --recommendation TEXT`" in printed
    desk.add("raised", entry, client=alex, on=date(2026, 11, 18), heads_up=True)
    why = challenge_card.build(desk.read(), entry, why=True).why
    assert [because.inputs for because in why if because.rule == "R29"] == ["In days: 17."]


@pytest.mark.parametrize(
    ("said", "present", "missing", "state"),
    [
        ({}, (), ("what changed", "a number", "proof", "who noticed"), "captured"),
        (
            {"metric_name": "p95", "before": Decimal(900), "after": Decimal(540), "unit": "ms"},
            ("a result", "a number", "a before"),
            ("proof", "who noticed"),
            "enriched",
        ),
        (
            {"after": Decimal(540), "unit": "ms"},
            ("a number",),
            ("what changed", "the number before", "proof", "who noticed"),
            "captured",
        ),
        (
            {"what_changed": "Audit dropped its sample", "evidence": {"https://x.example": {"type": "link"}}},
            ("a result", "proof"),
            ("a number", "who noticed"),
            "verified",
        ),
    ],
)
def test_an_impact_says_what_is_there_and_what_would_make_it_stronger(
    desk: Desk, said: dict[str, Any], present: tuple[str, ...], missing: tuple[str, ...], state: str
) -> None:
    entry = desk.add("impact", text="Cut checkout p95", **said)
    card = impact_card.build(desk.read(), entry)
    assert (card.present, card.missing, card.state) == (present, missing, state)


def test_the_strength_is_a_number_only_in_why_and_in_the_data(desk: Desk) -> None:
    said: dict[str, Any] = {"metric_name": "p95", "before": Decimal(900), "after": Decimal(540), "unit": "ms"}
    entry = desk.add("impact", text="Cut checkout p95", **said)
    printed = markdown_of(impact_card.layout(impact_card.build(desk.read(), entry)))
    assert "p95 900 → 540 ms, −40 %" in printed  # noqa: RUF001 - the minus sign of print
    assert "of 5" not in printed
    card = impact_card.build(desk.read(), entry, why=True)
    assert card.strength == 3
    assert "3 of 5" in markdown_of(impact_card.layout(card))


def test_exact_figures_stay_numbers_in_the_data(desk: Desk) -> None:
    entry = goal(desk)
    desk.add("check", entry, current=Decimal(6))
    dumped = goal_card.build(desk.read(), entry).model_dump()
    assert dumped["progress"] == Fraction(3, 4)
    assert '"progress": 0.75' in envelope("goal", dumped, [])
