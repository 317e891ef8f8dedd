"""Section 11 in words: what comes back, from when on, and what it would take where it does not pay."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from careerbook.document import plain, words
from careerbook.reports.brief import limits
from careerbook.reports.brief.data import Proposal, Sum
from careerbook.reports.brief.rows import proposal
from careerbook.reports.brief.wording import ordinal
from tests.brief_desk import FRIDAY, page, rows
from tests.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = Desk(tmp_path)
    yield found
    found.book.close()


def said(desk: Desk, cost: int, *benefits: tuple[int, int]) -> str:
    """Return what a proposal says after its cost; each benefit is an amount a month and the months before it starts."""
    alex = desk.client()
    made = desk.add("pitch", title="A course", state="sent")
    desk.add("sent", made, client=alex)
    desk.add("cost", made, label="fee", amount=f"{cost}00 EUR", hours=Decimal(10), rate="4000 EUR")
    for amount, starts in benefits:
        desk.add("benefit", made, label=f"saving {amount}", amount_per_month=f"{amount}00 EUR", starts_month=starts,
                 attribution=Decimal(1), confidence=Decimal(1), basis="a guess")  # fmt: skip
    return rows(page(desk, alex), "One proposal")[0].partition("time included. ")[2]


@pytest.mark.parametrize(
    ("cost", "benefits", "words"),
    [
        (
            2400,
            [(400, 0)],
            "EUR 400 a month: paid back in 6 months, 100 % above its cost in the first year, and even at five saved"
            " hours a month it pays for itself.",
        ),
        (
            4800,
            [(360, 0)],
            "EUR 360 a month, less than it costs in the first year; it would take ten saved hours a month to pay for"
            " itself.",
        ),
        (
            4801,
            [(400, 0)],
            "EUR 400 a month, less than it costs in the first year; it would take 10.1 saved hours a month to pay for"
            " itself.",
        ),
        (
            4800,
            [(400, 0)],
            "EUR 400 a month: paid back in 12 months, no more in the first year, and even at ten saved hours a month"
            " it pays for itself.",
        ),
        (
            2000,
            [(400, 2)],
            "EUR 400 a month from its third month on: paid back in 7 months, 100 % above its cost in the first year,"
            " and even at five saved hours a month from then on it pays for itself.",
        ),
        (
            2400,
            [(200, 0), (240, 2)],
            "EUR 440 a month from its third month on and less before: paid back in 7 months, 100 % above its cost in"
            " the first year, and even at five saved hours a month it pays for itself.",
        ),
        (
            9000,
            [(200, 2), (240, 4), (0, 9)],
            "EUR 440 a month from its fifth month on and less before, less than it costs in the first year; it would"
            " take 22.5 saved hours a month from its third month on to pay for itself.",
        ),
    ],
)
def test_what_comes_back_is_never_said_against_itself(
    desk: Desk, cost: int, benefits: list[tuple[int, int]], words: str
) -> None:
    assert said(desk, cost, *benefits) == f"Counted cautiously it brings {words}"


def test_that_a_proposal_does_not_pay_is_left_out_for_no_limit() -> None:
    row = Proposal(
        title="A course",
        ask=" ".join(["word"] * 70),
        cost=Sum(amount=Decimal(4800), currency="EUR"),
        hours=Decimal(40),
        a_month=Sum(amount=Decimal(360), currency="EUR"),
        return_percent=-10,
        months=12,
        pays_at_hours=Decimal(10),
        decision_by=date(2026, 12, 15),
    )
    short = limits.shortened_proposal(row, lambda data: proposal(data, FRIDAY))
    assert "EUR 360 a month, less than it costs in the first year. Decision" in plain(proposal(short, FRIDAY))
    assert words(proposal(short, FRIDAY)) < words(proposal(row, FRIDAY))


@pytest.mark.parametrize(
    ("place", "name"),
    [(1, "first"), (12, "twelfth"), (13, "13th"), (21, "21st"), (22, "22nd"), (23, "23rd"), (111, "111th")],
)
def test_a_place_in_a_row_in_words(place: int, name: str) -> None:
    assert ordinal(place) == name
