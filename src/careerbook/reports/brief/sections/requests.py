"""Section 2: what I need from the reader at the meeting, decisions first, then help, then a view."""

from careerbook.reports.brief.asked import Given, Line
from careerbook.reports.brief.data import Request

ORDER = ("decision", "help", "view")


def requests(given: Given) -> list[Line[Request]]:
    """Return the asks of the meeting that are not answered yet, decisions first, each sort in the order written."""
    if given.meeting is None:
        return []
    asks = [ask for ask in given.shared.entries("ask", parents=[given.meeting.uid]) if ask.get("answer") == "open"]
    asks.sort(key=lambda ask: (ORDER.index(ask.get("type")), ask.number))
    return [
        Line(
            Request(
                type=ask.get("type"),
                text=ask.text,
                by=ask.by,
                recommendation=ask.recommendation,
                because=ask.because,
            ),
            ask,
        )
        for ask in asks
    ]
