"""A proposal and its arithmetic, worked by hand: 2,000 in money and 40 hours at 25 against 900 x 0.6 x 0.8 a month."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from careerbook.records.entry import Entry
from careerbook.reports import pitch_card, pitches
from careerbook.reports.ask import Ask
from careerbook.reports.pitch_numbers import Price
from careerbook.reports.planned import frozen_text, planned_of
from careerbook.rules.audience import Shareable
from careerbook.rules.value import NotAvailable
from tests.desk import Desk, markdown_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def course(desk: Desk, starts_month: int | None = None, **said: Any) -> Entry:
    pitch = desk.add("pitch", title="A cost course", new_work="A monthly cost clinic", **said)
    desk.add("cost", pitch, label="fee", amount="180000 EUR")
    desk.add("cost", pitch, label="travel", amount="20000 EUR")
    desk.add("cost", pitch, label="my time", hours=Decimal(40), rate="2500 EUR")
    desk.add(
        "benefit",
        pitch,
        label="scrap",
        amount_per_month="90000 EUR",
        attribution=Decimal("0.6"),
        confidence=Decimal("0.8"),
        basis="bill of Q3",
        starts_month=starts_month,
    )
    return pitch


def sent(desk: Desk, pitch: Entry, on: date = date(2026, 11, 10)) -> Entry:
    return desk.set(pitch, on, state="sent", frozen=frozen_text(planned_of(desk.read(), pitch)))


def funded(desk: Desk, pitch: Entry, on: date = date(2026, 11, 12)) -> Entry:
    return desk.set(sent(desk, pitch), on, state="funded", funded_on=on)


def euros(value: Price | NotAvailable | None) -> Fraction:
    assert isinstance(value, Price)
    assert value.currency == "EUR"
    return value.value


def page(desk: Desk, pitch: Entry, why: bool = False) -> str:
    return markdown_of(pitch_card.layout(pitch_card.build(desk.read(), pitch, why=why)))


def test_the_planned_numbers_are_those_worked_by_hand(desk: Desk) -> None:
    numbers = pitch_card.build(desk.read(), course(desk)).planned
    assert euros(numbers.total_cost) == 3000
    assert euros(numbers.benefit_per_month) == 432
    assert euros(numbers.benefits) == 5184
    assert numbers.roi_percent == Fraction(728, 10)
    assert numbers.benefit_cost_ratio == Fraction(1728, 1000)
    assert numbers.payback_months == Fraction(3000, 432)
    assert euros(numbers.break_even_per_month) == 250
    assert numbers.break_even_hours == 10


def test_the_card_prints_them_with_their_arithmetic(desk: Desk) -> None:
    printed = page(desk, course(desk))
    for cell in (
        "| Costs | EUR 3,000 | fee 1,800 · travel 200 · 40 h × 25 |",  # noqa: RUF001 - the sign of times in print
        "| Benefit a month | EUR 432 | scrap: 900 a month × 60 % due to it × 80 % sure (bill of Q3) |",  # noqa: RUF001 - the sign of times in print
        "| Benefit, 12 months | EUR 5,184 | |",
        "| ROI | 72.8 % |",
        "| Benefit-cost ratio | 1.73 | |",
        "| Payback | 6.9 months | |",
        "| Breaks even at | EUR 250 a month | or 10 hours a month at EUR 25 |",
        "nothing yet: it starts when it is funded",
        "`careerbook pitch send 1`",
    ):
        assert cell in printed


def test_benefits_that_start_after_three_months_break_even_at_a_third_more(desk: Desk) -> None:
    printed = page(desk, course(desk, starts_month=3))
    assert "EUR 333.33 a month" in printed
    assert "from month 4 on" in printed


def test_sending_freezes_the_numbers_whatever_is_edited_later(desk: Desk) -> None:
    pitch = course(desk)
    pitch = sent(desk, pitch)
    desk.set(desk.book.find("cost-1"), amount="990000 EUR")
    assert euros(pitch_card.build(desk.read(), pitch).planned.total_cost) == 3000
    assert pitch_card.build(desk.read(), pitch).planned.frozen
    again = desk.set(pitch, date(2026, 11, 15), state="draft", version=2)
    assert euros(pitch_card.build(desk.read(), again).planned.total_cost) == 11100
    assert "version 2" in page(desk, again)


def test_frozen_numbers_are_read_back_exactly(desk: Desk) -> None:
    desk.add("engagement", title="Analyst", loaded_hourly_cost="3333 EUR")
    pitch = course(desk, horizon_months=18, starts_month=2)
    before = planned_of(desk.read(), pitch)
    after = planned_of(desk.read(), sent(desk, pitch))
    assert after == before._replace(frozen=True)
    assert after.value == before.value


def test_the_projection_for_others_reads_the_same_frozen_numbers(desk: Desk) -> None:
    client = desk.client()
    pitch = sent(desk, course(desk))
    desk.add("sent", pitch, client=client)
    shared = Shareable(desk.read(), "brief", client=client)
    (theirs,) = shared.entries("pitch")
    assert planned_of(shared, theirs).value == planned_of(desk.read(), pitch).value


def test_what_came_back_stands_beside_the_plan(desk: Desk) -> None:
    pitch = funded(desk, course(desk))
    benefit = desk.book.find("benefit-1")
    desk.add("realised", pitch, benefit=benefit, amount="38000 EUR", month="2026-11", measured="64000 EUR")
    back = pitch_card.build(desk.read(), pitch).came_back
    assert back is not None
    assert (back.recorded, back.elapsed) == (1, 1)
    assert back.realisation == Fraction(380, 432)
    assert back.returned == "partly returned"
    printed = page(desk, pitch)
    assert "so far, 1 of 1 month" in printed
    assert "| Kept of the plan | – | 88 % |" in printed  # noqa: RUF001 - the dash of an empty cell
    assert "| Benefit a month | EUR 432 | EUR 380 |" in printed
    assert "EUR 640 measured in all" in printed


def test_a_month_without_a_record_is_no_evidence_and_counts_nothing(desk: Desk) -> None:
    pitch = funded(desk, course(desk), on=date(2026, 9, 12))
    printed = page(desk, pitch)
    assert "so far, 0 of 3 months" in printed
    assert "no evidence yet: 0 of 3 months since funding have a record" in printed
    assert "| ROI | 72.8 % | −100 % |" in printed  # noqa: RUF001 - the minus sign of print
    desk.add("realised", pitch, benefit=desk.book.find("benefit-1"), amount="43200 EUR", month="2026-10")
    printed = page(desk, pitch)
    assert "1 of 3 months since funding has a record" in printed
    assert "2 months without a record: no evidence yet, counted as 0 in the ROI" in printed
    assert "| Kept of the plan | – | 100 % |" in printed  # noqa: RUF001 - the dash of an empty cell


@pytest.mark.parametrize(
    ("said", "warning"),
    [
        ({"new_work": None}, "this is only a workshop"),
        ({"horizon_months": 18}, "benefits count for 18 months; the cautious count stops at 12"),
    ],
)
def test_a_weak_spot_is_said_beside_the_numbers(desk: Desk, said: dict[str, Any], warning: str) -> None:
    pitch = course(desk)
    assert pitch_card.build(desk.read(), pitch).warnings == ()
    pitch = desk.set(pitch, **said)
    assert any(warning in found for found in pitch_card.build(desk.read(), pitch).warnings)
    assert warning in page(desk, pitch)


def test_a_cost_without_any_time_warns(desk: Desk) -> None:
    pitch = desk.add("pitch", title="A course", new_work="A clinic")
    desk.add("cost", pitch, label="fee", amount="180000 EUR")
    assert any("no time is counted" in found for found in pitch_card.build(desk.read(), pitch).warnings)


def test_two_currencies_are_never_added(desk: Desk) -> None:
    pitch = course(desk)
    desk.add("cost", pitch, label="hotel", amount="10000 USD")
    card = pitch_card.build(desk.read(), pitch)
    assert isinstance(card.planned.total_cost, NotAvailable)
    assert "not comparable: EUR and USD" in page(desk, pitch)


def test_an_empty_draft_asks_for_what_is_missing(desk: Desk) -> None:
    card = pitch_card.build(desk.read(), desk.add("pitch", title="A course"))
    assert [step.split(" ")[2] for step in card.next] == ["cost", "benefit"]
    assert isinstance(card.planned.total_cost, NotAvailable)


def test_hours_without_a_rate_take_that_of_the_job(desk: Desk) -> None:
    desk.add("engagement", title="Operations", loaded_hourly_cost="2500 EUR")
    pitch = desk.add("pitch", title="A course", new_work="A clinic")
    desk.add("cost", pitch, label="my time", hours=Decimal(40))
    assert euros(pitch_card.build(desk.read(), pitch).planned.total_cost) == 1000


def test_the_need_is_printed_with_who_said_it_and_when(desk: Desk) -> None:
    client = desk.client()
    need = desk.add("need", client, text="Cost before finance does", heard_on=date(2026, 10, 14))
    assert '"Cost before finance does" (my manager, 14 Oct)' in page(desk, course(desk, need=need))


def test_the_objective_is_printed_with_whose_it_is(desk: Desk) -> None:
    objective = desk.add("objective", text="Cost to serve", level="team")
    assert "serves Cost to serve (team)" in page(desk, course(desk, objective=objective))


def test_why_says_the_formula_of_every_number(desk: Desk) -> None:
    printed = page(desk, course(desk), why=True)
    for rule in ("R30", "R31", "R32", "R33, R34", "R35", "R36", "R37"):
        assert f"**{rule}**" in printed
    assert "R30" not in page(desk, desk.book.find("pitch-1"))


def test_the_list_of_proposals_begins_with_the_nearest_answer(desk: Desk) -> None:
    desk.add("pitch", title="Later")
    waiting = [sent(desk, course(desk, decision_by=day)) for day in (date(2026, 12, 15), date(2026, 12, 1))]
    data = pitches.build(desk.read(), Ask())
    assert [card.ref for card in data.pitches] == [waiting[1].ref, waiting[0].ref, "pitch-1"]
    printed = markdown_of(pitches.layout(data))
    assert printed.count("| Payback |") == 3
    assert "`careerbook pitch fund 2`" in printed


def test_a_book_without_proposals_says_so(desk: Desk) -> None:
    assert "No proposal yet." in markdown_of(pitches.layout(pitches.build(desk.read(), Ask(why=True))))


def test_the_proposals_of_one_client_are_those_sent_to_them(desk: Desk) -> None:
    alex, priya = desk.client(), desk.client("Priya Shah", "secondary")
    pitch = sent(desk, course(desk))
    desk.add("sent", pitch, client=alex)
    assert len(pitches.build(desk.read(), Ask(client=alex)).pitches) == 1
    assert pitches.build(desk.read(), Ask(client=priya)).pitches == ()
