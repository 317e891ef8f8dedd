"""Plain text: one fact per line, said as a person would say it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerbook.document import Document, Fact, Facts, Heading, Paragraph, inline
from careerbook.render.text import render
from careerbook.text import cell_width
from tests.pages import NASTY, PITCH, ROLE, STATUS, nasty


def test_a_status_is_read_fact_by_fact() -> None:
    assert render(STATUS, 40) == (
        """\
Maya Chen; 2026-Q4, day 51 of 92

Next meeting: Alex Rivera, in 5 days.
To do before: write the two sentences; 1
  reason.
Say it now: A feed may stop (high).
Promises, yours: none late.
Promises, theirs: Second reviewer, open
  since 30 Oct.

Goal 1 of 3: Close the books in 5 days.
  At risk. 75 percent.
Goal 2 of 3: No re-keyed invoices. Done.
  100 percent.
Goal 3 of 3: Lead the guild. No number
  yet.

This quarter: 14 wins; 0, 4, 8 a week.

Wins a week: 8, 0, 4.

Next: careerbook challenge raise 1
  tell Alex about the feed.
Next: careerbook checkin
  prepare Wednesday.
"""
    )


def test_a_table_is_read_row_by_row_with_the_names_of_its_columns() -> None:
    assert render(ROLE).startswith(
        """\
Role; teacher

Duty: Exam administration
  description: none.
  actual: 20 percent.
  less or more: +20.
  I would: hand over.
  Head of year: add to it.
  verdict: discuss.
Duty: Teaching
"""
    )
    assert render(ROLE).endswith(
        """\
40 hours in 1 week.
Talk first about: exams.

Exams: hand over. Add to it. 20 points more.
Teaching: keep. Keep. 15 points less.
Marking: keep. No difference.
"""
    )


def test_a_table_without_a_first_title_is_one_line_a_row_and_a_message_stays_as_it_is() -> None:
    assert render(PITCH) == (
        """\
PRIVATE; A monthly cost clinic

The arithmetic
Costs: planned EUR 3,000; fee 1,800; travel 200; 40 h × 25.
ROI: planned 72.8 percent.
Breaks even at: planned EUR 250 a month; or 10 hours a month.

1. One. First
2. Second
  and more

Hello Alex,

  thank you for today.
"""  # noqa: RUF001 - the times sign of print
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("9 → 6 days", "9 to 6 days"),
        ("a → b", "a → b"),
        ("82 % fewer", "82 percent fewer"),
        ("done · and · dusted", "done; and; dusted"),
        ("col·lega", "col·lega"),
    ],
)
def test_signs_are_written_as_they_are_said(text: str, said: str) -> None:
    assert render(Document("", (Paragraph(inline(text)),), "me")) == f"{said}\n"


def test_an_address_at_the_end_of_a_fact_can_be_copied() -> None:
    fact = Fact("Proof", (inline("https://example.org/a"),))
    assert render(Document("", (Facts((fact,)),), "me")) == "Proof: https://example.org/a\n"


def test_a_heading_without_anything_below_stands_alone() -> None:
    assert render(Document("", (Heading(2, "A"), Heading(2, "B")), "me")) == "A\n\nB\n"


def test_nothing_of_a_hard_text_acts_and_without_a_width_nothing_is_wrapped() -> None:
    page = render(nasty(), None)
    assert "[red]x[/foo] :smile: ␛[31m␇ a|b `c` <script> <U+202E>evil<U+009B> 日本語" in page
    assert all(char.isprintable() or char in "\n\u200d" for char in page)


@settings(max_examples=60)
@given(st.text(max_size=60), st.integers(12, 100))
def test_no_line_is_wider_than_asked_or_ends_in_a_blank(text: str, width: int) -> None:
    page = render(nasty(text)._replace(blocks=nasty(text).blocks[:-1]), width)
    assert all(cell_width(line) <= width and line == line.rstrip(" ") for line in page.split("\n"))
    assert page.endswith("\n")
    assert not page.endswith("\n\n")


@pytest.mark.parametrize("page", [STATUS, ROLE, PITCH, nasty(NASTY)])
def test_there_is_no_bar_and_no_box(page: Document) -> None:
    assert not set(render(page)) & set("█░▌▐▁▂▃▄▅▆▇│─┃━")
