"""Section 9: one idea that was offered to this reader and waits for an answer."""

from datetime import date

from careerbook.reports.brief.asked import Given, Line
from careerbook.reports.brief.data import Idea
from careerbook.rules.audience import Shared

ANSWERED = ("accepted", "declined", "parked", "delivered")


def ideas(given: Given) -> list[Line[Idea]] | None:
    """Return the ideas that wait for an answer, the one offered last first; None while none was ever offered.

    The page prints the first one.
    """
    open_ones = given.shared.entries("opportunity", states=("spotted", "offered"))
    waiting = [idea for idea in open_ones if idea.state == "offered"]
    if not waiting:
        return [] if given.shared.entries("opportunity", states=ANSWERED) else None
    last: dict[str, date] = {}
    for offer in given.shared.entries("offered", parents=[idea.uid for idea in waiting]):
        if offer.client == given.client_uid:
            last[str(offer.parent)] = max(offer.on, last.get(str(offer.parent), offer.on))
    waiting.sort(key=lambda idea: (last.get(idea.uid, date.min), idea.number), reverse=True)
    return [Line(_idea(idea), idea) for idea in waiting]


def _idea(idea: Shared) -> Idea:
    return Idea(need=idea.need, recommendation=idea.recommendation, because=idea.because, effort=idea.effort)
