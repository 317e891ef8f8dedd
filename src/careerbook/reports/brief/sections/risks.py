"""Section 5: what may go wrong and this reader has heard of, the worst first."""

from datetime import date
from typing import NamedTuple

from careerbook.records.entry import Entry
from careerbook.reports.brief.asked import Given, Line
from careerbook.reports.brief.data import Risk
from careerbook.rules.topics import topic_denied

UNSETTLED = ("open", "managing", "materialised")
SEVERITIES = ("high", "medium", "low")
PRINTED = ("high", "medium")


class Told(NamedTuple):
    """The rows of section 5; small_only: there are none, but small ones that this client was told."""

    lines: list[Line[Risk]]
    small_only: bool


def risks(given: Given) -> Told:
    """Return what this client was told and is not settled, medium and high: highest first, then nearest."""
    found = given.shared.entries("challenge", states=UNSETTLED)
    steps = given.shared.entries("raised", parents=[challenge.uid for challenge in found]) if found else []
    days: dict[str, date] = {}
    for step in steps:
        if step.client == given.client_uid:
            days[str(step.parent)] = min(step.on, days.get(str(step.parent), step.on))
    told = [challenge for challenge in found if challenge.uid in days]
    told.sort(key=lambda c: (SEVERITIES.index(c.get("severity")), c.impact_date or date.max, c.number))
    lines = [
        Line(
            Risk(
                text=challenge.text,
                told_on=days[challenge.uid],
                happened=challenge.state == "materialised",
                consequence=challenge.consequence,
                recommendation=challenge.recommendation,
                what_helps=challenge.what_helps,
            ),
            challenge,
        )
        for challenge in told
        if challenge.get("severity") in PRINTED
    ]
    return Told(lines, bool(told) and not lines)


def untold(given: Given) -> list[Entry]:
    """Return the challenges in the same states that this client has not heard of, the worst first; for the owner.

    What belongs to another job or what this client's topics keep out is not counted: it is not for them.
    """
    found = [
        left.entry
        for left in given.shared.left_out.values()
        if left.why == "untold"
        and left.entry.kind.name == "challenge"
        and left.entry.engagement not in given.shared.elsewhere
        and not topic_denied(given.ask.client, left.entry)
    ]
    return sorted(found, key=lambda c: (SEVERITIES.index(c.get("severity")), c.impact_date or date.max, c.number))
