"""Which kind of record reaches which section of which page: one planted record for each cell, found where it belongs.

A kind that a page says nothing of has a reason here; a new row of the table of kinds fails until it has a cell or a
reason for every page.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from careerbook.records.kinds import KINDS, kind
from careerbook.reports import brief, handover, prep, status, update
from careerbook.reports.ask import Ask
from careerbook.reports.clients import client_before
from careerbook.rules.audience import Shareable
from tests import planted
from tests.desk import TODAY, markdown_of
from tests.planted import Book
from tests.year import asked, shared_with

DOCUMENTS = ("brief", "prep", "status", "update", "handover")
HEAD = ""
"""The part of a page before its first heading, the title included."""


class Cell(NamedTuple):
    """Where a record is found: the section (or the label, on the screen), what it says there, how it is planted."""

    section: str
    says: str
    plant: Callable[[Book], object]


CELLS: dict[str, dict[str, Cell]] = {
    "goal": {
        "brief": Cell("Goals", "Close sooner", planted.plain_goal),
        "status": Cell("Goals", "Close sooner", planted.plain_goal),
        "update": Cell("What changed", "Close sooner", planted.checked),
        "handover": Cell("Goals", "Close sooner", planted.plain_goal),
    },
    "objective": {
        "brief": Cell("Goals", "Faster decisions", planted.served),
        "handover": Cell("Goals", "Faster decisions", planted.served),
    },
    "step": {
        "brief": Cell("Goals", "1 of 2 steps", planted.stepped),
        "status": Cell("Goals", "50 %", planted.stepped),
        "update": Cell("What changed", "1 of 2 steps", planted.stepped_in_trouble),
        "handover": Cell("Goals", "1 of 2 steps", planted.stepped),
    },
    "check": {
        "brief": Cell("Goals", "at risk: 9 → 6 days", planted.checked),
        "status": Cell("Goals", "at risk", planted.checked),
        "update": Cell("What changed", "at risk: 9 → 6 days", planted.checked),
        "handover": Cell("Goals", "at risk: 9 → 6 days", planted.checked),
    },
    "exception": {
        "brief": Cell("Goals", "was 31 Dec", planted.moved),
        "update": Cell("What changed", "was 31 Dec", planted.moved),
        "handover": Cell("Goals", "was 31 Dec", planted.moved),
    },
    "review": {"brief": Cell("Keep using me for", "the reference-call play", planted.reviewed)},
    "opportunity": {
        "brief": Cell("An idea for you", "Two spreadsheets", planted.offered),
        "status": Cell("Waiting for", "Two spreadsheets", planted.offered),
    },
    "offered": {"brief": Cell("An idea for you", "One form", planted.offered)},
    "pitch": {
        "brief": Cell("One proposal", "A course", Book.pitch),
        "prep": Cell(
            "What they need and I have not served", "only the proposal answers it (A course)", planted.only_proposed
        ),
        "status": Cell("Waiting for", "A course", Book.pitch),
        "handover": Cell("Proposals", "A course", Book.pitch),
    },
    "sent": {
        "brief": Cell("One proposal", "A course", Book.pitch),
        "handover": Cell("Proposals", "sent 20 Nov", Book.pitch),
    },
    "cost": {"brief": Cell("One proposal", "EUR 3,000 in all", Book.pitch)},
    "benefit": {"brief": Cell("One proposal", "EUR 432 a month", Book.pitch)},
    "impact": {
        "brief": Cell("Value delivered", "Ran the audit alone", planted.delivered),
        "status": Cell("This quarter", "1 win", planted.delivered),
        "update": Cell("Results", "Ran the audit alone", planted.delivered),
    },
    "challenge": {
        "brief": Cell("No surprises", "The feed may stop", planted.told),
        "prep": Cell("Say these before they hear it elsewhere", "The feed may stop", planted.untold),
        "status": Cell("Say it now", "The feed may stop", planted.untold),
        "update": Cell("No surprises", "The feed may stop", planted.told),
        "handover": Cell("No surprises", "The feed may stop", planted.told),
    },
    "raised": {
        "brief": Cell("No surprises", "I told you on 12 Nov", planted.told),
        "prep": Cell(HEAD, "Told already: The feed may stop, 12 Nov", planted.told),
        "update": Cell("No surprises", "I told you on 12 Nov", planted.told),
        "handover": Cell("No surprises", "I told you on 12 Nov", planted.told),
    },
    "commitment": {
        "brief": Cell("What we agreed last time", "Publish the calendar", planted.promised),
        "status": Cell("Promises", "Publish the calendar", planted.promised),
        "handover": Cell("Promises to confirm", "Publish the calendar", planted.promised),
    },
    "client": {
        document: Cell(HEAD, "Robin Keller", planted.delivered) for document in ("brief", "prep", "update", "handover")
    }
    | {"status": Cell("Next meeting", "Robin Keller", planted.delivered)},
    "need": {
        "brief": Cell("Value delivered", "you asked for it in October", planted.needed),
        "prep": Cell("What they need and I have not served", "A faster close", planted.waiting),
        "update": Cell("Results", "you asked for it in October", planted.needed),
    },
    "person": {
        "brief": Cell("Value delivered", "a designer", planted.named),
        "update": Cell("Results", "a designer", planted.named),
    },
    "feedback": {
        "brief": Cell("What I heard, what I did", "Runbooks", Book.voices),
        "status": Cell("Heard from", "peer", Book.voices),
        "handover": Cell("What several people say", "Runbooks** (two colleagues)", Book.voices),
    },
    "response": {"brief": Cell("What I heard, what I did", "One page for each runbook", Book.voices)},
    "call": {
        "brief": Cell(HEAD, "we meet", planted.delivered),
        "prep": Cell(HEAD, "Wed 25 Nov 2026", planted.delivered),
        "status": Cell("Next meeting", "25 Nov", planted.delivered),
        "update": Cell("Results", "We meet on Wed 25 Nov", planted.delivered),
        "handover": Cell(HEAD, "we meet on Wed 25 Nov", planted.delivered),
    },
    "ask": {
        "brief": Cell("What I need from you", "A second reviewer", planted.wanted),
        "prep": Cell("What I ask, and what if not", "A second reviewer", planted.wanted),
        "update": Cell("What I need from you", "A second reviewer", planted.wanted),
        "handover": Cell("Still to be decided", "A second reviewer", planted.wanted),
    },
    "question": {
        "brief": Cell("My questions for you", "What should I do differently?", planted.wondered),
        "prep": Cell("My questions", "What should I do differently?", planted.wondered),
    },
    "rating": {
        "prep": Cell("Where we may see it differently", "I expected *exceeds* and heard *meets*", planted.rated)
    },
    "service": {"brief": Cell("Keep using me for", "release support", planted.useful)},
    "duty": {
        "brief": Cell("Keep using me for", "exam administration", Book.agreed_duty),
        "prep": Cell("What my role is", "Exam administration", planted.open_duty),
        "handover": Cell("What my work is", "Exam administration", Book.agreed_duty),
    },
    "hours": {"prep": Cell("What my role is", "100 % of my hours", planted.open_duty)},
    "session": {"brief": Cell("Keep using me for", "More:", Book.agreed_duty)},
    "view": {
        "brief": Cell("Keep using me for", "More:", Book.agreed_duty),
        "prep": Cell("What my role is", "Robin Keller would keep it", planted.open_duty),
    },
    "autonomy": {
        "prep": Cell("Freedom to ask for", "Vendor choice", planted.free),
        "status": Cell("Waiting for", "Vendor choice", planted.on_trial),
        "handover": Cell("How freely I decide", "Vendor choice", planted.free),
    },
    "engagement": {
        "brief": Cell(HEAD, "Controller", planted.employed),
        "status": Cell(HEAD, "Controller", planted.employed),
        "handover": Cell(HEAD, "Controller", planted.employed),
    },
    "leave": {
        "brief": Cell(HEAD, "available 60 of 92 days", planted.prorated),
        "status": Cell(HEAD, "On leave until 31 Dec", planted.away),
    },
    "period": {"brief": Cell(HEAD, "Autumn term", planted.term), "status": Cell(HEAD, "Autumn term", planted.term)},
}

THERE_ALREADY = ("client", "call")
"""What every page of the table begins with."""

PAST = "the page tells what is new or to come; this stands in the brief"
BESIDE = "the sheet holds what the brief may not say"
ONE_SCREEN = "the screen tells what matters now; careerbook show has the rest"
NOT_HANDED_OVER = "a handover is role, freedom, goals, promises, risks, proposals and themes"
NOBODY = "it is for its owner alone, and no page of these five reads it"
REASONS: dict[str, dict[str, str]] = {
    "goal": {"prep": BESIDE},
    "objective": {
        "prep": "its questions are asked; it stands in the brief",
        "status": ONE_SCREEN,
        "update": "its data carry it; the words keep to what changed",
    },
    "step": {"prep": BESIDE},
    "check": {"prep": BESIDE},
    "exception": {"prep": BESIDE, "status": ONE_SCREEN},
    "review": {"prep": BESIDE, "status": ONE_SCREEN, "update": PAST, "handover": NOT_HANDED_OVER},
    "opportunity": {"prep": BESIDE, "update": PAST, "handover": NOT_HANDED_OVER},
    "offered": {"prep": BESIDE, "status": ONE_SCREEN, "update": PAST, "handover": NOT_HANDED_OVER},
    "pitch": {"update": PAST},
    "sent": {"prep": BESIDE, "status": ONE_SCREEN, "update": PAST},
    "demand": dict.fromkeys(DOCUMENTS, "careerbook pitch show has it; who wants it is nobody else's business"),
    "cost": {"prep": BESIDE, "status": ONE_SCREEN, "update": PAST, "handover": "the state of a pitch, not its sums"},
    "benefit": {"prep": BESIDE, "status": ONE_SCREEN, "update": PAST, "handover": "the state of a pitch, not its sums"},
    "realised": dict.fromkeys(DOCUMENTS, "careerbook pitch show and report pitches set it beside the plan"),
    "impact": {"prep": BESIDE, "handover": NOT_HANDED_OVER},
    "raised": {"status": "what was told needs no saying now"},
    "commitment": {"prep": BESIDE, "update": PAST},
    "need": {"status": ONE_SCREEN, "handover": "what one manager needs is not what the next one does"},
    "person": {"prep": BESIDE, "status": ONE_SCREEN, "handover": "counted only, never named"},
    "feedback": {"prep": "a remark is asked back by the same four questions", "update": PAST},
    "request": dict.fromkeys(DOCUMENTS, "week asks about a late one, and report coverage lists them"),
    "response": {"prep": BESIDE, "status": ONE_SCREEN, "update": PAST, "handover": "themes alone are passed on"},
    "question": {"status": ONE_SCREEN, "update": PAST, "handover": NOT_HANDED_OVER},
    "ask": {"status": "the meeting's list of what is to be done counts it"},
    "heard": dict.fromkeys(DOCUMENTS, "raw words; it becomes a need or a feedback first"),
    "rating": dict.fromkeys(("brief", "status", "update", "handover"), "no rating stands on any page but the sheet"),
    "story": dict.fromkeys(DOCUMENTS, "stories are told in interviews, and careerbook report stories has them"),
    "telling": dict.fromkeys(DOCUMENTS, NOBODY),
    "competency": dict.fromkeys(DOCUMENTS, "the ladder is for report stories and the packet"),
    "service": {"prep": BESIDE, "status": ONE_SCREEN, "update": PAST, "handover": NOT_HANDED_OVER},
    "duty": {"status": ONE_SCREEN, "update": PAST},
    "hours": dict.fromkeys(("brief", "status", "update", "handover"), "hours are only for their owner"),
    "session": {"prep": "its views are there", "status": ONE_SCREEN, "update": PAST, "handover": "the verdicts are"},
    "view": {"status": ONE_SCREEN, "update": PAST, "handover": "the duty carries what was agreed"},
    "pulse": dict.fromkeys(DOCUMENTS, NOBODY),
    "autonomy": {"brief": "it is raised in the talk, from the sheet", "update": PAST},
    "engagement": {"prep": BESIDE, "update": "its reader knows the title"},
    "leave": dict.fromkeys(("prep", "update", "handover"), "days away stand nowhere but where a target was cut"),
    "period": dict.fromkeys(("prep", "update", "handover"), "it prints dates, not the name of a period"),
}


def page(desk: Book, document: str) -> str:
    """Return a page as Markdown, as the manager of today would get it."""
    journal, reader = desk.read(), desk.manager
    if document == "brief":
        built = brief.build(shared_with(desk, reader, TODAY), asked(desk, reader, TODAY))
        return markdown_of(brief.layout(built.data))
    if document == "prep":
        return markdown_of(prep.layout(prep.build(journal, Ask(reader))))
    if document == "status":
        return markdown_of(status.layout(status.build(journal, Ask())))
    if document == "update":
        shared = Shareable(journal, "update", client=reader)
        return markdown_of(update.layout(update.build(shared, Ask(reader)).data))
    before = client_before(journal.entries("client"), reader)
    shared = Shareable(journal, "handover", client=reader, before=before)
    return markdown_of(handover.layout(handover.build(shared, Ask(reader)).data))


def section(text: str, heading: str) -> str:
    """Return what stands under a heading (on the screen: behind a label); HEAD is what stands before all of them."""
    labelled = [line for line in text.splitlines() if line[2:].startswith(f"**{heading}:**")]
    if labelled or (heading == "Goals" and "\n## " not in text):
        return "\n".join(
            labelled or [line for line in text.splitlines() if line[:2] in ("- ", "* ") and line[2:4] != "**"]
        )
    parts = [part.partition("\n") for part in f"\n{text}".split("\n## ")]
    if heading == HEAD:
        return text.partition("\n## ")[0]
    return "\n".join(body for head, _, body in parts[1:] if head.startswith(heading))


@pytest.mark.parametrize(
    ("name", "document"), [(name, document) for name, cells in CELLS.items() for document in cells], ids=str
)
def test_a_planted_record_is_found_in_its_section(tmp_path: Path, name: str, document: str) -> None:
    cell = CELLS[name][document]
    desk = Book(tmp_path)
    if name not in THERE_ALREADY:
        assert cell.says.casefold() not in section(page(desk, document), cell.section).casefold()
    cell.plant(desk)
    printed = page(desk, document)
    assert cell.says.casefold() in section(printed, cell.section).casefold(), printed


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_kind_has_a_cell_or_a_reason_for_every_page(name: str, document: str) -> None:
    cell, reason = CELLS.get(name, {}).get(document), REASONS.get(name, {}).get(document)
    assert (cell is None) is not (reason is None), f"{name} in the {document}: a cell or a reason, and not both"


def test_what_stands_on_a_list_is_on_the_page_or_is_named_here() -> None:
    """An allow-list that grows without a cell would open a door that nobody looks through."""
    unprinted = {
        ("update", "objective"),  # in its data
        ("update", "commitment"),  # read with the rest of what was agreed
        ("update", "engagement"),
        ("handover", "service"),
        ("handover", "session"),  # the talk that the verdicts come from
        ("handover", "view"),
    }
    found = set()
    for name in KINDS:
        for document in ("brief", "update", "handover"):
            listed = any(document in column.docs for column in kind(name).columns.values())
            if listed and document not in CELLS.get(name, {}):
                found.add((document, name))
    assert found == unprinted


def test_no_row_is_left_of_a_kind_that_is_gone() -> None:
    assert {*CELLS, *REASONS} <= set(KINDS)
