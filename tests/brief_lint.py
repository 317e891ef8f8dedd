"""Reads a finished check-in brief as a hard reader would: limits, tone, and everything that may never stand in it.

`problems(markdown)` looks at the page alone, so that every golden can be read, whoever made it.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from careerbook.records.kinds import KINDS

HEADINGS = (
    "The quarter in two sentences",
    "What I need from you",
    "Value delivered",
    "What we agreed last time",
    "No surprises",
    "Goals",
    "Keep using me for",
    "What I heard, what I did",
    "An idea for you",
    "Next 90 days",
    "One proposal",
    "My questions for you",
)
ALWAYS = HEADINGS[:5]
ROWS = dict(zip(HEADINGS, (1, 3, 5, 6, 3, 7, 5, 3, 1, 5, 1, 3), strict=True))
ROW_WORDS = {
    "The quarter in two sentences": 45,
    "What I need from you": 40,
    "Value delivered": 30,
    "No surprises": 40,
    "An idea for you": 40,
    "One proposal": 70,
}
PAGE_ONE, WHOLE = 300, 800

INTERNAL = re.compile(rf"\b(?:{'|'.join(KINDS)})-\d+\b|\b[0-9a-f]{{8}}-[0-9a-f]{{4}}-[0-9a-f]{{4}}-")
PRAISE = re.compile(
    r"\b(?:I am|I'm|I was|as an?|my)\s+(?:\w+\s+)?(?:great|excellent|outstanding|exceptional|strong|proactive|"
    r"passionate|dedicated|talented|skilled|diligent|hard-?working|reliable|tireless|innovative|strategic|successful|"
    r"effective)\b|\b(?:successfully|tirelessly|single-handedly|world-class|best-in-class|stellar|flawlessly)\b",
    re.IGNORECASE,
)
NEVER = re.compile(
    r"\b(?:mood|objection|fallback|pulse|self-rating|my rating|my boss is|sick leave|parental leave|maternity|"
    r"paternity|burnout|salary|job search|interview)\b|\bn/a\b|\bNone\b|\bnull\b|\bTrue\b",
    re.IGNORECASE,
)
PROGRESS_PERCENT = re.compile(
    r"\d\s?%\s+(?:done|complete|completed|of the way|progress|there)|(?:progress|done)[:,]? \d+\s?%"
)
BEFORE_NUMBER = re.compile(
    r"(?:\b(?:from|to|plan|quarter|before|was|target|in|at|by|on|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|January|"
    r"February|March|April|June|July|August|September|October|November|December)|→)$"
)
NUMBER = re.compile(r"[+\N{MINUS SIGN}-]?\d[\d,.]*\d|\d")


class Section(NamedTuple):
    """A heading with its rows: list items, table rows or paragraphs, without their markup."""

    heading: str
    rows: tuple[str, ...]


def problems(markdown: str, private: Iterable[str] = ()) -> list[str]:
    """Return everything that is wrong with a brief, empty when it is fit to be sent.

    private: texts that must not stand in it, wholly or in part of five words.
    """
    lines = markdown.splitlines()
    sections = parts(lines)
    return [
        *_skeleton(lines, sections),
        *_limits(markdown, sections),
        *_tone(markdown),
        *_figures(sections),
        *(f"says something private: {text[:20]}…" for text in private if text.casefold() in markdown.casefold()),
    ]


def parts(lines: list[str]) -> list[Section]:
    """Return the sections of the page in order, the head and the foot left out."""
    found: list[Section] = []
    rows: list[str] = []
    for line in lines:
        if line.startswith("## "):
            rows = []
            found.append(Section(line[3:].split(", to agree on")[0], ()))
        elif found and line.strip() and not line.startswith("|---"):
            rows.append(re.sub(r"^(?:[-*]|\d+[.)])\s+", "", line))
            found[-1] = Section(found[-1].heading, tuple(rows))
    return found


def words(text: str) -> int:
    """Count words: what stands between blanks and holds a letter or a digit."""
    return sum(any(char.isalnum() for char in word) for word in text.split())


def _skeleton(lines: list[str], sections: list[Section]) -> list[str]:
    found = []
    if not lines[0].startswith("# Check-in brief · "):
        found.append("the title is not that of a brief")
    names = ["The quarter in two sentences" if s.heading == "In two sentences" else s.heading for s in sections]
    order = [HEADINGS.index(name) if name in HEADINGS else -1 for name in names]
    if -1 in order or order != sorted(order):
        found.append(f"headings out of order: {names}")
    found += [f"missing: {name}" for name in ALWAYS if name not in names]
    page_one = lines[: next((n for n, line in enumerate(lines) if line == "## Goals"), len(lines))]
    if any(line.startswith("|") for line in page_one):
        found.append("a table on page one")
    found += [f"nested: {line.strip()[:30]}" for line in lines if re.match(r"\s+([-*]|\d+[.)])\s", line)]
    found += [f"empty: {section.heading}" for section in sections if not section.rows]
    return found


def _limits(markdown: str, sections: list[Section]) -> list[str]:
    found = []
    for section in sections:
        name = "The quarter in two sentences" if section.heading == "In two sentences" else section.heading
        rows = [row for row in section.rows if not row.startswith("*") or row.startswith("**")]
        rows = [
            row for row in rows if row != "| Goal | How it stands | Due |" and not row.startswith("| Goal | Serves")
        ]
        if len(rows) > ROWS.get(name, 99):
            found.append(f"{name}: {len(rows)} rows, {ROWS[name]} at most")
        most = ROW_WORDS.get(name)
        found += [f"{name}: {words(row)} words in a row, {most} at most" for row in rows if most and words(row) > most]
    later = [markdown.find(f"\n## {name}") for name in HEADINGS[5:]]
    end = min((place for place in later if place >= 0), default=len(markdown))
    for name, text, most in (("page one", markdown[:end], PAGE_ONE), ("the whole", markdown, WHOLE)):
        held = words(re.sub(r"^\d+[.)] ", "", text, flags=re.MULTILINE))
        if held > most:
            found.append(f"{name} has {held} words, {most} at most")
    return found


def _tone(markdown: str) -> list[str]:
    found = [f"internal id: {hit.group()}" for hit in INTERNAL.finditer(markdown)]
    found += [f"praise of oneself: {hit.group()}" for hit in PRAISE.finditer(markdown)]
    found += [f"never in it: {hit.group()}" for hit in NEVER.finditer(markdown)]
    found += [f"a progress percentage: {hit.group()}" for hit in PROGRESS_PERCENT.finditer(markdown)]
    return found


def _figures(sections: list[Section]) -> list[str]:
    """Find bare numbers in what was delivered: each has a unit after it, or stands in a comparison."""
    found = []
    for section in sections:
        if section.heading != "Value delivered":
            continue
        for row in section.rows:
            plain = row.replace("**", "")
            for hit in NUMBER.finditer(plain):
                after, before = plain[hit.end() :], plain[: hit.start()].rstrip(" (")
                glued = plain[hit.start() - 1 : hit.start()].isalnum()
                if glued or re.match(r"\s?%|\s?[A-Za-z°µ€$£/]", after) or BEFORE_NUMBER.search(before):
                    continue
                found.append(f"a bare number: {hit.group()} in {plain[:40]}")
    return found
