"""Section 9: one idea that was offered to this reader and waits for an answer."""

from datetime import date

from careerbook.reports.brief.asked import Given, Line
from careerbook.reports.brief.data import Idea
from careerbook.rules.audience import Shared


def ideas(given: Given) -> list[Line[Idea]] | None:
    """Return the ideas that wait for this reader, the one offered last first; None while none was ever offered.

    One that this reader answered stays away when it is offered to somebody else.

    The page prints the first one.
    """
    ever = given.shared.entries("opportunity")  # offered to this reader once, whatever became of it
    waiting = [idea for idea in ever if idea.state == "offered"]
    if not waiting:
        return [] if ever else None
    last: dict[str, date] = {}
    for offer in given.shared.entries("offered", parents=[idea.uid for idea in waiting]):
        if offer.client == given.client_uid and (offer.answered_on is None or offer.answered_on > given.as_of):
            last[str(offer.parent)] = max(offer.on, last.get(str(offer.parent), offer.on))
    standing = [idea for idea in waiting if idea.uid in last]
    standing.sort(key=lambda idea: (last[idea.uid], idea.number), reverse=True)
    return [Line(_idea(idea), idea) for idea in standing]


def _idea(idea: Shared) -> Idea:
    return Idea(need=idea.need, recommendation=idea.recommendation, because=idea.because, effort=idea.effort)
