"""Section 7: what to use me for, from reviews of what came out above its target and can be done again."""

from careerbook.reports.brief.asked import Given, Line
from careerbook.reports.brief.data import Use

REPEATABLE = ("yes", "partly")


def uses(given: Given) -> list[Line[Use]] | None:
    """Return where to use me next, the newest review first; None while no review says so."""
    found = [
        review
        for review in given.shared.entries("review")
        if review.duplicable in REPEATABLE and review.next_use and review.next_use.strip()
    ]
    found.sort(key=lambda review: (review.on, review.number), reverse=True)
    return [Line(Use(wish="more", text=review.next_use), review) for review in found] or None
