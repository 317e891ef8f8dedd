from pathlib import Path

import pytest

from careerbook.reports import brief
from tests.brief_lint import problems
from tests.desk import Desk, markdown_of
from tests.year import asked, maya, shared_with

GOOD = """# Check-in brief · 2026-Q4 · October to December 2026

**Maya Chen** · for **Alex Rivera** · as of 23 Nov 2026

## The quarter in two sentences

Finance closes in six days.

## What I need from you

Nothing this time.

## Value delivered

- **A faster close.** Days to close fell from 9 to 6 (plan 5, last quarter 8).

## What we agreed last time

No promise is open between us.

## No surprises

No open risk that we have talked about.
"""


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("# Check-in brief", "# My brief", "the title"),
        ("## No surprises\n\nNo open risk that we have talked about.\n", "", "missing: No surprises"),
        ("## What I need from you", "## Goals", "out of order"),
        ("Nothing this time.", "| a | b |", "a table on page one"),
        ("- **A faster close.**", "- **A faster close.**\n  - nested", "nested"),
        ("Nothing this time.", "See goal-3.", "internal id: goal-3"),
        ("Nothing this time.", "I am a proactive analyst.", "praise of oneself"),
        ("Nothing this time.", "Successfully did it.", "praise of oneself"),
        ("Nothing this time.", "My mood was low.", "never in it: mood"),
        ("Nothing this time.", "The goal is 75 % complete.", "a progress percentage"),
        ("Nothing this time.", "Cost: n/a.", "never in it: n/a"),
        ("Days to close fell from 9 to 6", "Handled 410", "a bare number: 410"),
        ("Finance closes in six days.", "word " * 46, "46 words in a row"),
        ("Nothing this time.", "1. one\n2. two\n3. three\n4. four", "4 rows, 3 at most"),
        ("Nothing this time.", "word " * 320, "page one has"),
        ("Nothing this time.", "the planted secret of the year", "says something private"),
    ],
)
def test_the_lint_finds_what_it_is_for(before: str, after: str, problem: str) -> None:
    assert before in GOOD
    found = problems(GOOD.replace(before, after), ["planted secret of the year"])
    assert any(problem in line for line in found), found


def test_the_lint_is_silent_about_a_good_page() -> None:
    assert problems(GOOD, ["planted secret of the year"]) == []


def test_the_sample_quarter_is_a_good_page(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    alex = maya(desk)
    page = markdown_of(brief.layout(brief.build(shared_with(desk, alex), asked(desk, alex)).data))
    assert (
        problems(page, ["Priya may leave", "Team B is short too", "Every other week", "Jo Baker", "Sam Okafor"]) == []
    )
