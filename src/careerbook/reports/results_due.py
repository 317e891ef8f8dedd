"""Wins whose owner wanted to look again, months later, at what came of them."""

from careerbook.records.entry import Entry
from careerbook.rules.reading import Reader


def results_due(reader: Reader) -> list[Entry]:
    """Return the impacts whose day for looking again has come, the one that waits longest first."""
    waiting = reader.entries("impact", holding="result_check_on")
    due = [impact for impact in waiting if impact.result_check_on <= reader.as_of]
    return sorted(due, key=lambda impact: (impact.result_check_on, impact.number))
