"""The acceptance values of the nineteen situations, so that a transcript written anew cannot lose one."""

import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PRINTED = {
    1: ["saved|impact-1", "−40 %", "Has a result, a number and a before", "--evidence LINK", "nothing was saved"],  # noqa: RUF001 - the minus sign of print
    2: ["ratio of 1.20", "may identify", "# Check-in brief · 2026/27-Q3"],
    3: [
        "30 % outside the description",
        "drift 30 of 100",
        "Exam administration.*\\+20",
        "Teaching.*−15",  # noqa: RUF001 - likewise
        "Talk first about: exam administration, teaching",
        "Exam administration.*add to it",
    ],
    4: ["ratio of 1.30", "- \\*\\*More:\\*\\* reference-call play"],
    5: ["Raise now: found 3 days ago, limit 2 days", "raise now, found 3 days ago", "Lead time: 15 days", "heads-up"],
    6: [
        "EUR 3,000",
        "EUR 432",
        "EUR 5,184",
        "ROI: planned 72.8 percent",
        "Benefit-cost ratio: planned 1.73",
        "Payback: planned 6.9 months",
        "EUR 250 a month; or 10 hours a month",
        "careerbook pitch revise 1",
        "Realisation 0.88",
        "1 of 1 months since funding have a record",
        "333.33",
    ],
    7: ["(?s)topic.*stay", "raise now, found 10 days ago"],
    8: ["25 % outside|25 percent outside", "change request", "10 of 40 hours"],
    9: [
        "handover",
        "kickoff",
        "Collect the outgoing view first",
        "To confirm again with New Manager; nothing was moved",
    ],
    10: ["46 of 92 days available", "target 12 would be 6.0", "On leave until 31 Dec", "available 46 of 92 days"],
    11: ["FY2027-Q1", "FY2026-Q4; July to September 2026"],
    12: ["Gap \\+1, discuss", "(?i)surprise −1", "\\+0.25, aligned"],  # noqa: RUF001 - likewise
    13: ["Gap \\+2", "What is practised is above what was granted", 'agree on "level 4, agree" now, on trial'],
    14: ["about: character", "When did you see it", "about: approach", "clarifies feedback-1"],
    15: ["Conflict:\\*\\* 1 of 2", "Mistake:\\*\\* 0 of 2", "Results:\\*\\* 2 of 2"],
    16: ["5 of 8 covered at senior \\(2 items in 2 periods each\\)"],
    17: ["What did you finish", "What is stuck", "Who said something"],
    18: ["New book:", "careerbook init", "## Value delivered\n\n- \\*\\*Ran the audit alone", "nothing to show yet"],
    19: [
        "No open risk that we have talked about",
        "careerbook challenge raise 1",
        "not told yet; nothing was remembered",
    ],
}
"""What the page of each situation prints, as patterns; case counts unless a pattern says otherwise."""


@pytest.mark.parametrize("number", range(1, 20))
def test_a_situation_comes_to_its_values(number: int) -> None:
    page = (HERE / f"scenario-{number:02}.md").read_text(encoding="utf-8")
    printed = "\n".join(line for line in page.splitlines() if not line.startswith("$ "))
    assert [value for value in PRINTED[number] if not re.search(value, printed)] == []
