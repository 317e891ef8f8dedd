"""Wins whose owner wanted to look again, months later, at what came of them."""

from datetime import timedelta

from careerbook.records.entry import Entry
from careerbook.rules.reading import Reader

LOOK_BACK = timedelta(days=2 * 366)
"""How long after a win the day for looking again may lie: it is a matter of months."""


def results_due(reader: Reader) -> list[Entry]:
    """Return the impacts whose day for looking again has come, the one that waits longest first."""
    waiting = reader.entries("impact", since=reader.as_of - LOOK_BACK, holding="result_check_on")
    due = [impact for impact in waiting if impact.result_check_on <= reader.as_of]
    return sorted(due, key=lambda impact: (impact.result_check_on, impact.number))
