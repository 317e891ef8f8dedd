"""The check-in brief: the page for the client, as data and as a document, with notes for its owner and an appendix."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careerbook.document import Document, Heading, Paragraph, plain
from careerbook.reports.brief import page, rows, wording
from careerbook.reports.brief.asked import BriefAsk, meeting_of
from careerbook.reports.brief.building import Built, build
from careerbook.reports.brief.data import Appendix, Brief, Header
from careerbook.reports.brief.notes import Notes
from careerbook.reports.brief.page import layout, layout_appendix
from careerbook.reports.brief.sections import goals, head, headline, results
from careerbook.rules import leaks
from careerbook.rules.periods import Period

if TYPE_CHECKING:
    from careerbook.reports.brief.preview import Preview

LONG = 10
"""A word from this length on says something by itself, see `careerbook.rules.tokens`."""

__all__ = [
    "Appendix",
    "Brief",
    "BriefAsk",
    "Built",
    "Notes",
    "build",
    "empty",
    "layout",
    "layout_appendix",
    "layout_preview",
    "may_say",
    "meeting_of",
    "preview_of",
]


def preview_of(built: Built, period: Period) -> "Preview":
    """Return what goes in and what stays out, record by record; see `preview.preview_of`."""
    from careerbook.reports.brief import preview  # noqa: PLC0415 - only --preview lists the records

    return preview.preview_of(built, period)


def layout_preview(data: "Preview") -> Document:
    """Return the preview as a page for the owner; see `preview.layout_preview`."""
    from careerbook.reports.brief import preview  # noqa: PLC0415 - only --preview lists the records

    return preview.layout_preview(data)


def empty(ask: BriefAsk) -> Document:
    """Return the page that an empty book gives for the same period, day and meeting: the program's own words."""
    meeting = ask.meeting.on if ask.meeting else None
    return layout(
        Brief.model_construct(
            period=head.period_said(ask.period),
            as_of=ask.as_of,
            header=Header(meeting=meeting),
            headline=headline.NOTHING_QUARTER,
            goals=(),
            uses=(),
            answered=(),
            next_steps=(),
            proposals=(),
            questions=(),
        )
    )


def may_say(ask: BriefAsk) -> Iterator[str]:
    """Yield what any brief may say whoever wrote the book: for the last gate, which searches the finished page."""
    document = empty(ask)
    yield document.title
    for block in document.blocks:
        if isinstance(block, Heading):
            yield block.text
        elif isinstance(block, Paragraph):
            yield plain(block.content)
    yield "two colleagues"
    yield from (text for text in leaks.wording(wording, rows, page, goals, head, headline, results) if _says(text))


def _says(text: str) -> bool:
    """Whether a text could be caught saying anything: short single words never are."""
    return " " in text or len(text) >= LONG or any(char.isdigit() for char in text)
