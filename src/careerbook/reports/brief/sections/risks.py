"""Section 5: what may go wrong and this reader has heard of, the worst first."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from careerbook.records.entry import Entry
from careerbook.reports.brief.asked import Given, Line
from careerbook.reports.brief.data import Risk
from careerbook.reports.brief.wording import says_day
from careerbook.rules.audience import Shareable, Shared
from careerbook.rules.surprises import SEVERITIES, UNSETTLED
from careerbook.rules.topics import topic_denied

PRINTED = ("high", "medium")


class Told(NamedTuple):
    """The rows of section 5; small_only: there are none, but small ones that this client was told."""

    lines: list[Line[Risk]]
    small_only: bool


def risks(given: Given) -> Told:
    """Return what this client was told and is not settled, medium and high: highest first, then nearest."""
    found = given.shared.entries("challenge", states=UNSETTLED)
    days = days_told(given.shared, found)
    told = sorted((challenge for challenge in found if challenge.uid in days), key=worst_first)
    lines = [risk_line(each, min(days[each.uid])) for each in told if each.get("severity") in PRINTED]
    return Told(lines, bool(told) and not lines)


def days_told(shared: Shareable, challenges: Sequence[Shared]) -> dict[str, list[date]]:
    """Return by uid on which days this reader heard of each of these challenges, a heads-up included."""
    steps = shared.entries("raised", parents=[challenge.uid for challenge in challenges]) if challenges else []
    found: dict[str, list[date]] = {}
    for step in steps:
        if shared.client is not None and step.client == shared.client.uid:
            found.setdefault(str(step.parent), []).append(step.on)
    return found


def risk_line(challenge: Shared, told_on: date) -> Line[Risk]:
    """Return a challenge as a row, with the day from which this reader has known of it."""
    happened = challenge.state == "materialised"
    day = challenge.impact_date
    own = (challenge.text, challenge.consequence, challenge.recommendation, challenge.what_helps)
    return Line(
        Risk(
            text=challenge.text,
            told_on=told_on,
            happened=happened,
            impact_date=None if happened or not day or says_day(own, day) else day,
            consequence=challenge.consequence,
            recommendation=challenge.recommendation,
            what_helps=challenge.what_helps,
        ),
        challenge,
    )


def worst_first(challenge: Entry) -> tuple[int, date, int]:
    """Order challenges by severity, then by the day on which they would bite."""
    return SEVERITIES.index(challenge.get("severity")), challenge.impact_date or date.max, challenge.number


def untold(shared: Shareable) -> list[Entry]:
    """Return the challenges in the same states that this reader has not heard of, the worst first; for the owner.

    What belongs to another job or what this client's topics keep out is not counted: it is not for them.
    """
    found = [
        left.entry
        for left in shared.left_out.values()
        if left.why == "untold"
        and left.entry.kind.name == "challenge"
        and left.entry.state in UNSETTLED
        and left.entry.engagement not in shared.elsewhere
        and not topic_denied(shared.client, left.entry)
    ]
    return sorted(found, key=worst_first)
