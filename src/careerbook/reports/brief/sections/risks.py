"""Section 5: what may go wrong and this reader has heard of, the worst first."""

from datetime import date

from careerbook.records.entry import Entry
from careerbook.reports.brief.asked import Given, Line
from careerbook.reports.brief.data import Risk
from careerbook.rules.audience import topic_denied

UNSETTLED = ("open", "managing", "materialised")
SEVERITIES = ("high", "medium", "low")
PRINTED = ("high", "medium")


def risks(given: Given) -> list[Line[Risk]]:
    """Return what this client was told and is not settled, medium and high: highest first, then nearest."""
    challenges = given.shared.entries("challenge", states=UNSETTLED)
    found = [challenge for challenge in challenges if challenge.get("severity") in PRINTED]
    found.sort(key=lambda c: (SEVERITIES.index(c.get("severity")), c.impact_date or date.max, c.number))
    steps = given.shared.entries("raised", parents=[c.uid for c in found]) if found else []
    told: dict[str, date] = {}
    for step in steps:
        if step.client == given.client_uid:
            told[str(step.parent)] = min(step.on, told.get(str(step.parent), step.on))
    return [
        Line(
            Risk(
                text=challenge.text,
                told_on=told[challenge.uid],
                happened=challenge.state == "materialised",
                consequence=challenge.consequence,
                recommendation=challenge.recommendation,
                what_helps=challenge.what_helps,
            ),
            challenge,
        )
        for challenge in found
        if challenge.uid in told
    ]


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
