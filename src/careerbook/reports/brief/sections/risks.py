"""Section 5: what may go wrong and this reader has heard of, the worst first."""

from datetime import date

from careerbook.records.entry import Entry
from careerbook.reports.brief.asked import Given, Line
from careerbook.reports.brief.data import Risk
from careerbook.rules.audience import Shared, topic_denied

UNSETTLED = ("open", "managing", "materialised")
SEVERITIES = ("high", "medium", "low")
PRINTED = ("high", "medium")


def risks(given: Given) -> list[Line[Risk]]:
    """Return what this client was told and is not settled, medium and high: highest first, then nearest."""
    told = _told(given)
    found = [(challenge, day) for challenge, day in told if challenge.get("severity") in PRINTED]
    return [
        Line(
            Risk(
                text=challenge.text,
                told_on=day,
                happened=challenge.state == "materialised",
                consequence=challenge.consequence,
                recommendation=challenge.recommendation,
                what_helps=challenge.what_helps,
            ),
            challenge,
        )
        for challenge, day in found
    ]


def small_risks(given: Given) -> bool:
    """Whether there is anything unsettled at all that this client was told."""
    return bool(_told(given))


def _told(given: Given) -> list[tuple[Shared, date]]:
    """Return the unsettled challenges that this client has heard of, each with the first day, in order."""
    found = given.shared.entries("challenge", states=UNSETTLED)
    steps = given.shared.entries("raised", parents=[challenge.uid for challenge in found]) if found else []
    told: dict[str, date] = {}
    for step in steps:
        if step.client == given.client_uid:
            told[str(step.parent)] = min(step.on, told.get(str(step.parent), step.on))
    found.sort(key=lambda c: (SEVERITIES.index(c.get("severity")), c.impact_date or date.max, c.number))
    return [(challenge, told[challenge.uid]) for challenge in found if challenge.uid in told]


def untold(given: Given) -> list[Entry]:
    """Return the challenges in the same states that this client has not heard of, the worst first; for the owner.

    What this client's topics keep out is not counted: it is not for them.
    """
    found = [
        left.entry
        for left in given.shared.left_out.values()
        if left.why == "untold"
        and left.entry.kind.name == "challenge"
        and not topic_denied(given.ask.client, left.entry)
    ]
    return sorted(found, key=lambda c: (SEVERITIES.index(c.get("severity")), c.impact_date or date.max, c.number))
