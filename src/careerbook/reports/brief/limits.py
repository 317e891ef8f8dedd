"""The limits of the page: rows and words that the program chooses keep them by choosing; typed text is never cut."""

from collections.abc import Callable
from typing import NamedTuple

from careerbook.document import Block, Heading, Inline, Items, Paragraph, Table, plain, words
from careerbook.reports.brief import rows
from careerbook.reports.brief.data import Brief, Proposal, Result, Risk
from careerbook.reports.brief.page import HEADINGS, layout, page_one, title

PAGE_ONE = 300
WHOLE = 800
HEADLINE = 45
ROWS = {"requests": 3, "results": 5, "promises": 6, "risks": 3, "goals": 7, "uses": 5, "answered": 3, "next_steps": 5}
"""The most rows of each section."""
PROPOSALS = 1
IDEAS = 1
QUESTIONS = 3
WORDS = {"requests": 40, "results": 30, "risks": 40, "ideas": 40, "proposals": 70}
"""The most words of one row of each section that has such a limit."""
FEWEST_RESULTS, FEWEST_PROMISES, LAST_RESULT, LAST_ROW = 3, 2, 1, 1


class Trim(NamedTuple):
    """One row that has to go: the section, and the place of the row in it."""

    section: str
    place: int


def count(blocks: tuple[Block, ...], title: str = "") -> int:
    """Count the words of blocks as the reader meets them, headings included."""
    return words(title) + sum(words(text) for block in blocks for text in texts(block))


def texts(block: Block) -> list[str]:
    """Return what a block says, piece by piece; a brief is made of these four sorts."""
    if isinstance(block, Heading):
        return [block.text]
    if isinstance(block, Paragraph):
        return [plain(block.content)]
    if isinstance(block, Items):
        return [plain(item) for item in block.items]
    if isinstance(block, Table):
        titles = [column.title for column in block.columns]
        return titles + [plain(cell) for row in block.rows for cell in row]
    return []


def words_of_page_one(brief: Brief) -> int:
    """Count title, head and sections 1 to 5."""
    return count(page_one(brief), title(brief.period))


def words_of_all(brief: Brief) -> int:
    """Count the whole page."""
    document = layout(brief)
    return count(document.blocks, document.title)


def page_one_loses(brief: Brief) -> Trim | None:
    """Return the next row that page one loses while it is over its limit; None when it fits or nothing may go.

    In this order: section 3 down to three rows, section 4 rows that are done, section 4 from the end down to two,
    section 3 down to one. Asks, risks and the two sentences never go.
    """
    if words_of_page_one(brief) <= PAGE_ONE:
        return None
    if len(brief.results) > FEWEST_RESULTS:
        return Trim("results", len(brief.results) - 1)
    done = [place for place, row in enumerate(brief.promises) if row.state == "done"]
    if done:
        return Trim("promises", done[-1])
    if len(brief.promises) > FEWEST_PROMISES:
        return Trim("promises", len(brief.promises) - 1)
    if len(brief.results) > LAST_RESULT:
        return Trim("results", len(brief.results) - 1)
    return None


def whole_loses(brief: Brief) -> Trim | None:
    """Return the next row that the whole loses while it is over its limit: of 6, then 7, then 10, from the end.

    The last row of a section stays, because an empty section would say that there is none.
    """
    if words_of_all(brief) <= WHOLE:
        return None
    for section in ("goals", "uses", "next_steps"):
        held = getattr(brief, section) or ()
        if len(held) > LAST_ROW:
            return Trim(section, len(held) - 1)
    return None


def shortened_result(row: Result, brief_of: Callable[[Result], Inline]) -> Result:
    """Leave out of a result that is over its words what the program may choose: who gained, then what it was."""
    for change in ({"for_whom": None}, {"text": None}):
        if words(brief_of(row)) <= WORDS["results"]:
            return row
        if "text" in change and not (row.theme and (row.measure or row.what_changed)):
            return row
        row = row.model_copy(update=change)
    return row


def shortened_risk(row: Risk, said: Callable[[Risk], Inline]) -> Risk:
    """Leave out of a risk that is over its words the day it would come, which the owner did not write into it."""
    return row if words(said(row)) <= WORDS["risks"] else row.model_copy(update={"impact_date": None})


def shortened_proposal(row: Proposal, said: Callable[[Proposal], Inline]) -> Proposal:
    """Leave out of a proposal that is over its words the figures that matter least; what is asked for always stands."""
    pays = row.payback_months is not None  # that it does not is never left out
    for change in ({"pays_at_hours": None}, {"return_percent": None} if pays else {}, {"hours": None}):
        if words(said(row)) <= WORDS["proposals"]:
            return row
        row = row.model_copy(update=change)
    return row


def over(brief: Brief) -> tuple[str, ...]:
    """Return where the page is over a limit, in words for its owner: `No surprises, row 1: 3 words over 40`."""
    as_of = brief.as_of
    found = [(brief.headline and HEADINGS["headline"], words(brief.headline), HEADLINE)]
    rendered = {
        "requests": [rows.request(row, as_of) for row in brief.requests],
        "results": [rows.result(row, as_of) for row in brief.results],
        "risks": [rows.risk(row, as_of) for row in brief.risks],
        "ideas": [rows.idea(row) for row in brief.ideas or ()],
        "proposals": [rows.proposal(row, as_of) for row in brief.proposals or ()],
    }
    for section, items in rendered.items():
        for place, item in enumerate(items, 1):
            where = HEADINGS[section] if section in ("ideas", "proposals") else f"{HEADINGS[section]}, row {place}"
            found.append((where, words(item), WORDS[section]))
    found.append(("Page one", words_of_page_one(brief), PAGE_ONE))
    found.append(("The whole page", words_of_all(brief), WHOLE))
    return tuple(
        f"{where}: {held - most} word{'' if held - most == 1 else 's'} over {most}"
        for where, held, most in found
        if held > most
    )
