"""The brief as a document: the same skeleton every quarter, page one in lists, one honest line where nothing is."""

from collections.abc import Iterator, Sequence
from datetime import date

from careerbook.document import Block, Column, Document, Heading, Inline, Items, Paragraph, Table, emph, inline, strong
from careerbook.reports.brief import rows
from careerbook.reports.brief.data import Appendix, Brief, GoalRow, PeriodSaid
from careerbook.reports.brief.wording import (
    asked,
    follows,
    full,
    is_quarter,
    joined,
    meeting_day,
    near,
    near_with_weekday,
)

TITLE = "Check-in brief"
APPENDIX = "Appendix"
QUARTER = "The quarter in two sentences"
PERIOD = "In two sentences"
HEADINGS = {
    "headline": QUARTER,
    "requests": "What I need from you",
    "results": "Value delivered",
    "promises": "What we agreed last time",
    "risks": "No surprises",
    "goals": "Goals",
    "uses": "Keep using me for",
    "answered": "What I heard, what I did",
    "ideas": "An idea for you",
    "next_steps": "Next 90 days",
    "proposals": "One proposal",
    "questions": "My questions for you",
}
EMPTY = {
    "requests": "Nothing this time.",
    "results": "No result is written down yet.",
    "promises": "No promise is open between us.",
    "risks": "No open risk that we have talked about.",
    "goals": "No goal is open.",
    "uses": "Nothing new this time.",
    "answered": "Nothing new this time.",
    "ideas": "No new idea this time.",
    "next_steps": "Nothing to agree on yet.",
    "proposals": "No proposal is open.",
    "questions": "No question this time.",
}
ALL_DONE = {1: "The one promise we had is done.", 2: "Both promises are done."}
SMALL_RISKS = "Only small risks that we have talked about."
MANAGER = "my manager"
BY_REPLY = "A yes or no by reply is enough."


def layout(brief: Brief) -> Document:
    """Return the page that the reader gets."""
    return Document(title(brief.period), (*page_one(brief), *page_two(brief)), brief.audience)


def page_one(brief: Brief) -> tuple[Block, ...]:
    """Return the head and sections 1 to 5, which always stand there."""
    as_of = brief.as_of
    requests = [rows.request(row, as_of) for row in brief.requests]
    blocks: list[Block] = [
        Paragraph(_header(brief)),
        Heading(2, QUARTER if is_quarter(brief.period.label) else PERIOD),
        Paragraph(inline(brief.headline)),
        *_section("requests", requests, ordered=True),
    ]
    if _answerable(brief):
        blocks.append(Paragraph(inline(emph(BY_REPLY))))
    blocks += _section("results", [rows.result(row, as_of) for row in brief.results])
    promises = [rows.promise(row, as_of) for row in brief.promises]
    done = ALL_DONE.get(brief.promises_done, f"All {brief.promises_done} promises are done.")
    blocks += _section("promises", promises, empty=done if brief.promises_done else "")
    risks = [rows.risk(row, as_of) for row in brief.risks]
    blocks += _section("risks", risks, empty=SMALL_RISKS if brief.small_risks else "")
    return tuple(blocks)


def page_two(brief: Brief) -> tuple[Block, ...]:
    """Return the sections 6 to 12 that are there, and the foot."""
    as_of = brief.as_of
    blocks: list[Block] = []
    if brief.goals is not None:
        blocks += [Heading(2, HEADINGS["goals"]), _goals(brief.goals, as_of)]
    if brief.uses is not None:
        blocks += _section("uses", [rows.use(row) for row in brief.uses])
    if brief.answered is not None:
        blocks += _section("answered", [rows.answered(row, as_of) for row in brief.answered])
    if brief.ideas is not None:
        blocks += _section("ideas", [rows.idea(row) for row in brief.ideas])
    if brief.next_steps is not None:
        steps = [rows.next_step(row, as_of) for row in brief.next_steps]
        blocks += _section("next_steps", steps, heading=next_heading(brief))
    if brief.proposals is not None:
        blocks.append(Heading(2, HEADINGS["proposals"]))
        said = [rows.proposal(row, as_of) for row in brief.proposals] or [inline(EMPTY["proposals"])]
        blocks += [Paragraph(content) for content in said]
    if brief.questions is not None:
        blocks += _section("questions", [inline(asked(text)) for text in brief.questions], ordered=True)
    foot = _foot(brief)
    return (*blocks, Paragraph(inline(emph(foot)))) if foot else tuple(blocks)


def layout_appendix(appendix: Appendix) -> Document:
    """Return the page of what did not fit, under the same headings."""
    as_of = appendix.as_of
    lists = {
        "requests": [rows.request(row, as_of) for row in appendix.requests],
        "results": [rows.result(row, as_of) for row in appendix.results],
        "promises": [rows.promise(row, as_of) for row in appendix.promises],
        "risks": [rows.risk(row, as_of) for row in appendix.risks],
        "uses": [rows.use(row) for row in appendix.uses],
        "answered": [rows.answered(row, as_of) for row in appendix.answered],
        "next_steps": [rows.next_step(row, as_of) for row in appendix.next_steps],
        "questions": [inline(asked(text)) for text in appendix.questions],
    }
    blocks: list[Block] = [Paragraph(inline("For ", appendix.reader or MANAGER, f" · as of {_day(as_of)}"))]
    for name, heading in HEADINGS.items():
        if name == "goals" and appendix.goals:
            blocks += [Heading(2, heading), _goals(appendix.goals, as_of)]
        elif lists.get(name):
            blocks += [Heading(2, heading), Items(tuple(lists[name]))]
    return Document(f"{title(appendix.period)} · {APPENDIX}", tuple(blocks), "client")


def next_heading(brief: Brief) -> str:
    """Return the heading of section 10, with the day on which it is to be agreed."""
    heading = HEADINGS["next_steps"]
    meeting = brief.header.meeting
    return f"{heading}, to agree on {meeting_day(meeting, brief.as_of)}" if meeting else heading


def title(period: PeriodSaid) -> str:
    """Return the title: what it is, the period's label, and its days in words where the label does not say them."""
    dated = ".." in period.label or period.label == period.words
    return " · ".join((TITLE, period.words) if dated else (TITLE, period.label, period.words))


def _header(brief: Brief) -> Inline:
    said = brief.header
    me: Inline = ()
    if said.name:
        me = inline(strong(said.name), f", {follows(said.title)}" if said.title else "")
    elif said.title:
        me = inline(said.title)
    parts = [me, inline("for ", strong(said.reader)) if said.reader else inline("for ", MANAGER)]
    parts += [inline(f"we meet {near_with_weekday(said.meeting, brief.as_of)}")] if said.meeting else []
    if said.available is not None:
        parts.append(inline(f"available {said.available} of {said.days} days"))
    parts.append(inline(f"as of {_day(brief.as_of)}"))
    return inline(*_between([part for part in parts if part]))


def _between(parts: Sequence[Inline]) -> Iterator[str | Inline]:
    for place, part in enumerate(parts):
        if place:
            yield " · "
        yield part


def _day(day: date) -> str:
    return f"{near(day, day)} {day.year}"


def _answerable(brief: Brief) -> bool:
    """Whether each decision comes with a recommendation, so that yes or no says it all."""
    decisions = [row for row in brief.requests if row.type == "decision"]
    return bool(decisions) and all(row.recommendation for row in decisions)


def _section(
    name: str, items: Sequence[Inline], *, ordered: bool = False, heading: str = "", empty: str = ""
) -> list[Block]:
    body: Block = Items(tuple(items), ordered) if items else Paragraph(inline(empty or EMPTY[name]))
    return [Heading(2, heading or HEADINGS[name]), body]


def _goals(goals: Sequence[GoalRow], as_of: date) -> Block:
    if not goals:
        return Paragraph(inline(EMPTY["goals"]))
    columns = rows.goal_columns(goals)
    cells = tuple(rows.goal(row, as_of, columns) for row in goals)
    return Table(tuple(Column(title, keep=title == "Due") for title in columns), cells)


def _foot(brief: Brief) -> str:
    said = []
    if brief.header.name:
        said.append(f"Written by {brief.header.name}{' for this meeting' if brief.header.meeting else ''}.")
    if brief.figures_from:
        said.append(full(f"Figures from {joined(brief.figures_from)}"))
    if brief.evidence:
        said.append(full(f"Evidence: {joined(brief.evidence)}"))
    return " ".join(said)
