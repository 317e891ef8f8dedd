"""The screen: bars, tables and colour within the window."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from careerbook.document import Column, Document, Items, Paragraph, Table, command, inline
from careerbook.render.terminal import render
from tests.pages import NASTY, PITCH, ROLE, STATUS, nasty

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def test_a_status_on_one_screen() -> None:
    assert render(STATUS, 80, False) == (
        """\
Maya Chen · 2026-Q4, day 51 of 92

  Next meeting   Alex Rivera, in 5 days
                 To do before: write the two sentences · 1 reason
  Say it now     A feed may stop (high)
  Promises       yours: none late
                 theirs: Second reviewer, open since 30 Oct

  Goals          █████████░░░  75 %  Close the books in 5 days   at risk
                 ████████████ 100 %  No re-keyed invoices        done
                                –    Lead the guild              no number yet

  This quarter   14 wins · ▁▅█

  Wins a week    █▁▅

  Next           careerbook challenge raise 1   tell Alex about the feed
                 careerbook checkin             prepare Wednesday
"""  # noqa: RUF001 - the dash of an empty cell
    )


def test_bars_are_as_long_as_the_window_allows() -> None:
    assert "  Goals          ████████████░░░░  75 %  Close" in render(STATUS, 90, False)
    assert "  Goals          ██████░░  75 %  Close" in render(STATUS, 75, False)


def test_a_status_in_a_narrow_window() -> None:
    assert render(STATUS, 40, False).split("\n\n")[2:3] == [
        """\
Goals
  ██████░░  75 %
  Close the books in 5 days   at risk
  ████████ 100 %
  No re-keyed invoices   done
             –
  Lead the guild   no number yet"""  # noqa: RUF001 - the dash of an empty cell
    ]
    assert render(STATUS, 40, False).endswith(
        """\
Next
  careerbook challenge raise 1
    tell Alex about the feed
  careerbook checkin
    prepare Wednesday
"""
    )


def test_signed_bars_stand_on_both_sides_of_one_line() -> None:
    assert render(ROLE, 120, False) == (
        """\
Role · teacher

  Duty                  description   actual          less │ more            I would     Head of year   verdict
  Exam administration             –     20 %               │██████████ +20   hand over   add to it      discuss
  Teaching                     70 %     55 %   -15 ▐███████│                 keep        keep           keep
  Pastoral                     15 %      5 %      -10 █████│                 more        keep           discuss

40 hours in 1 week.
Talk first about: exams.

  Exams                  │██████████ +20  hand over   add to it
  Teaching   −15 ▐███████│                keep        keep
  Marking                │ 0              keep
"""  # noqa: RUF001 - the minus and the dash of print
    )


def test_a_table_narrows_its_bars_then_folds_its_cells_then_stacks_its_rows() -> None:
    assert "│█████ +20   hand over   add to it" in render(ROLE, 104, False)
    folded = render(ROLE, 80, False)
    assert (
        """
  Exam                      –    20 %         │███ +20  hand   add to   discuss
  administration                                        over   it
  Teaching               70 %    55 %  -15 ▐██│         keep   keep     keep
"""  # noqa: RUF001 - the dash of an empty cell
        in folded
    )
    assert "Exam administration\n  description: –\n  actual: 20 %\n  less or more: +20\n" in render(ROLE, 40, False)  # noqa: RUF001 - the dash of an empty cell


def test_a_table_is_folded_where_that_takes_the_fewest_lines() -> None:
    columns = (Column("Goal"), Column("What stands in the way"))
    short = inline("A long name of a goal that could be folded")
    rows = tuple((short, inline(word)) for word in ("nobody", "no time yet", "the other team"))
    page = render(Document("", (Table(columns, rows),), "me"), 62, False)
    whole = [line for line in page.splitlines() if "A long name of a goal that could be folded" in line]
    assert len(whole) == 3, "the title is folded, not the rows"
    assert len(page.splitlines()) == 5


def test_a_command_is_broken_only_when_no_line_can_hold_it() -> None:
    asked = Items((inline("Afterwards, when you are back at your desk: ", command("careerbook call record 3"), "."),))
    assert render(Document("", (asked,), "me"), 60, False) == (
        "- Afterwards, when you are back at your desk:\n  careerbook call record 3.\n"
    )
    assert render(Document("", (asked,), "me"), 20, False).split() == (
        ["-", "Afterwards,", "when", "you", "are", "back", "at", "your", "desk:", "careerbook", "call", "record", "3."]
    )


def test_a_column_to_keep_is_never_folded() -> None:
    long = "a title of many words that could be folded anywhere"
    table = Table((Column("Goal"), Column("Due", keep=True)), ((inline(long), inline("31 Mar, was 29 Jan")),))
    page = render(Document("", (table,), "me"), 60, False)
    assert "31 Mar, was 29 Jan" in page
    assert long not in page


def test_a_computed_view_and_what_is_private() -> None:
    assert render(PITCH, 80, False) == (
        """\
PRIVATE · A monthly cost clinic

The arithmetic
                           planned
  Costs                  EUR 3,000   fee 1,800 · travel 200 · 40 h × 25
  ROI                       72.8 %
  Breaks even at   EUR 250 a month   or 10 hours a month

1. One. First
2. Second
   and more

Hello Alex,

  thank you for today.
"""  # noqa: RUF001 - the times sign of print
    )


def test_colour_adds_escapes_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS"):
        monkeypatch.setenv(name, "dumb" if name == "TERM" else "1")
    for page in (STATUS, ROLE, PITCH, nasty()):
        coloured, bare = render(page, 80, True), render(page, 80, False)
        assert "\x1b[" in coloured
        assert "\x1b" not in bare
        assert ESCAPE.sub("", coloured) == bare
    assert "\x1b[31mA feed may stop\x1b[0m" in render(STATUS, 80, True)


def test_text_is_never_markup() -> None:
    page = render(nasty(), 200, False)
    assert "[red]x[/foo] :smile: ␛[31m␇ a|b `c` <script> <U+202E>evil<U+009B> 日本語" in page
    assert all(char.isprintable() or char in "\n\u200d" for char in page)


def test_prose_stays_readable_in_a_wide_window() -> None:
    page = render(Document("", (Paragraph(inline("word " * 80)),), "me"), 300, False)
    assert max(len(line) for line in page.split("\n")) == 99


@settings(max_examples=60)
@given(st.text(max_size=50) | st.just(NASTY), st.integers(20, 120))
def test_no_line_is_wider_than_the_window_or_ends_in_a_blank(text: str, width: int) -> None:
    page = render(nasty(text), width, False)
    assert all(cell_len(line) <= width and line == line.rstrip() for line in page.split("\n"))
    assert page.endswith("\n")
    assert not page.endswith("\n\n")


@pytest.mark.parametrize("width", [20, 30, 40, 60, 80, 104, 160])
@pytest.mark.parametrize("page", [STATUS, ROLE, PITCH])
def test_the_drawn_pages_fit_every_window(page: Document, width: int) -> None:
    assert all(cell_len(line) <= width for line in render(page, width, False).split("\n"))
