"""Section 7: what to use me for, from reviews of what came out above its target, and from duties agreed in a talk."""

from careerbook.reports.brief.asked import Given, Line
from careerbook.reports.brief.data import Use
from careerbook.reports.brief.sections.duties import agreed_duties

REPEATABLE = ("yes", "partly")
WISHES = ("more", "same", "less")


def uses(given: Given) -> list[Line[Use]] | None:
    """Return where to use me next: more, same, less, the newest review first; None while nothing says so."""
    found = [
        review
        for review in given.shared.entries("review")
        if review.duplicable in REPEATABLE and review.next_use and review.next_use.strip()
    ]
    found.sort(key=lambda review: (review.on, review.number), reverse=True)
    lines = [Line(Use(wish="more", text=review.next_use), review) for review in found] + agreed_duties(given)
    return sorted(lines, key=lambda line: WISHES.index(line.row.wish)) or None
