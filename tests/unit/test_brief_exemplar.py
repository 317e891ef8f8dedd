"""The page of one quarter, word for word: what a busy manager reads in two minutes."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from careerbook.records.entry import Entry
from careerbook.render.json import envelope
from careerbook.reports import brief
from tests.desk import Desk, markdown_of, text_of
from tests.year import MONDAY, asked, maya, shared_with

PAGE = """# Check-in brief · 2026-Q4 · October to December 2026

**Maya Chen**, senior data engineer · for **Alex Rivera** · we meet Wed 25 Nov · as of 23 Nov 2026

## The quarter in two sentences

Finance now closes the books in six days instead of nine, and nobody re-keys invoices any more. One thing could undo \
it: the supplier feed may stop on 5 December.

## What I need from you

1. **A second reviewer for the close, by Tue 1 Dec.** I recommend one day a week from team B until March: two changes \
waited four days in October.
2. **The supplier feed, by Fri 27 Nov.** I recommend renewing for two years; one year brings us back here next \
November.

*A yes or no by reply is enough.*

## Value delivered

- **A faster close.** Days to close fell from 9 to 6 (plan 5, last quarter 8). Finance reports three days earlier.
- **Fewer corrections.** Duplicate invoices fell from 410 to 74 a month, −82 %. Audit dropped its manual sample.
- **It runs without me.** Three colleagues have released on their own, as you asked in July.

## What we agreed last time

- **Second reviewer** (you, by 30 Oct): open; point 1 above.
- **Close calendar published** (I, by 15 Oct): done 12 Oct.
- **Introduction to procurement** (you, by 20 Oct): done 16 Oct, thank you.
- **Tax lookups moved** (I, by 30 Oct): done 9 Nov, ten days late; I had planned no time for test data.

## No surprises

- **The supplier feed may stop on 5 December** (I told you on 20 Nov). Operations would key invoices by hand, about \
12 hours a week. I recommend point 2; what helps most: a call from you to procurement this week.

## Goals

| Goal | How it stands | Due |
|---|---|---|
| Close the books in 5 days | at risk: 9 → 6 days, three quarters of the way | 31 Dec |
| Lead the data guild | on track: 2 of 4 steps | 31 Mar, was 29 Jan |
| No re-keyed invoices | done 13 Nov | 16 Nov |

## Keep using me for

- **More:** taking a manual step out of a monthly process.

## What I heard, what I did

- **Explain trade-offs earlier** (two colleagues). Each design now opens with two options and their cost. I went back \
to both on 3 Nov.

## Next 90 days, to agree on Wednesday

- Supplier renewal signed: you, by 4 Dec, if you agree.
- Close the books in 5 days: I, by 31 Dec.
- Expenses, one team on the new method: I, by 29 Jan, if you agree.
- Close in five days, two months running: I, by 19 Feb, if you agree.

## One proposal

**A cost course for me, a monthly cost clinic for you.** EUR 3,000 in all, 40 hours of my time included. Counted \
cautiously it brings EUR 432 a month: paid back in 7 months, 73 % above its cost in the first year, and even at ten \
saved hours a month it pays for itself. You get a monthly cost clinic that nobody runs today. Decision by 15 December.

## My questions for you

1. If January is short, which comes first: the close or expenses?
2. What does the division expect of us next year that I have not heard?
3. Against what you expected of the close: where do you see it, and what should I do differently?

*Written by Maya Chen for this meeting. Figures from finance's close log and the invoice report.*
"""  # noqa: RUF001 - the minus sign of print


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = Desk(tmp_path)
    yield found
    found.book.close()


def built(desk: Desk, alex: Entry, as_of: date = MONDAY) -> brief.Built:
    return brief.build(shared_with(desk, alex, as_of), asked(desk, alex, as_of))


def test_the_quarter_comes_out_word_for_word(desk: Desk) -> None:
    alex = maya(desk)
    page = built(desk, alex)
    assert markdown_of(brief.layout(page.data)) == PAGE
    assert page.notes.over == ()
    assert page.notes.drafted == ()
    assert page.appendix.rows == 0


def test_the_same_book_day_and_options_give_the_same_bytes(desk: Desk) -> None:
    alex = maya(desk)
    once, again = built(desk, alex), built(desk, alex)
    assert once.data == again.data
    assert envelope("brief", once.data, []) == envelope("brief", again.data, [])
    assert once.rows == again.rows


def test_json_carries_audience_period_day_and_version_and_no_reference(desk: Desk) -> None:
    alex = maya(desk)
    text = envelope("brief", built(desk, alex).data, [])
    data = json.loads(text)["data"]
    assert data["audience"] == "client"
    assert data["version"] == 1
    assert data["as_of"] == "2026-11-23"
    assert data["period"] == {
        "label": "2026-Q4",
        "first": "2026-10-01",
        "last": "2026-12-31",
        "words": "October to December 2026",
    }
    assert data["results"][0]["measure"]["earlier"] == 8
    assert data["proposals"][0]["cost"] == {"amount": 3000, "currency": "EUR"}
    for entry in ("goal-", "impact-", "commitment-", alex.uid[:13], "severity", "objection", "at_risk_pace"):
        assert entry not in text


def test_a_screen_reader_hears_the_same_facts(desk: Desk) -> None:
    alex = maya(desk)
    said = text_of(brief.layout(built(desk, alex).data))
    for fact in ("Days to close fell from 9 to 6", "ten days late", "EUR 3,000 in all", "2 of 4 steps"):
        assert fact in said


def test_every_row_for_the_record_of_what_was_sent_is_a_record_of_the_page(desk: Desk) -> None:
    alex = maya(desk)
    page = built(desk, alex)
    assert set(page.rows) <= set(page.shared.shown)
    kinds = {page.shared.shown[uid].kind.name for uid in page.rows}
    assert {"ask", "impact", "commitment", "challenge", "goal", "review", "pitch", "question"} <= kinds


def test_the_preview_lists_each_record_with_the_command_that_changes_it(desk: Desk) -> None:
    alex = maya(desk)
    desk.add("impact", text="Looked at other jobs", visibility="private")
    page = built(desk, alex)
    found = brief.preview_of(page, asked(desk, alex).period)
    inside = {row.ref: row for row in found.goes_in}
    outside = {row.ref: row for row in found.stays_out}
    assert inside["impact-1"].place == "Value delivered"
    assert inside["impact-1"].command == "careerbook share impact-1 --as private"
    assert inside["pitch-1"].command == "careerbook pitch revise 1"
    assert outside["challenge-2"].why == "not told yet"
    assert outside["challenge-2"].command == "careerbook challenge raise 2"
    assert outside["impact-4"].command == "careerbook share impact-4 --as client"
    assert not set(inside) & set(outside)
    shown = markdown_of(brief.layout_preview(found))
    assert shown.startswith("# PRIVATE · Check-in brief, record by record")


def test_notes_name_the_untold_risk_and_count_what_stays(desk: Desk) -> None:
    alex = maya(desk)
    desk.add("impact", text="Looked at other jobs", visibility="private")
    notes = built(desk, alex).notes
    assert [risk.ref for risk in notes.untold] == ["challenge-2"]
    assert notes.untold_high == ()
    assert notes.stay == 2
    assert notes.records == 24
    assert notes.lines(MONDAY)[0] == "challenge-2 is not told yet (medium); careerbook challenge raise 2"
