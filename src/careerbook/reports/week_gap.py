"""Weeks in which nothing was written: how many, and a cue to each from what the book knows anyway."""

from collections.abc import Sequence
from datetime import date, timedelta

from careerbook.records.entry import Entry
from careerbook.reports.clients import held, leaves
from careerbook.reports.week_data import WeekAway
from careerbook.reports.wording import counted, one_line
from careerbook.rules.periods import available_days
from careerbook.rules.reading import Reader

GAP_FROM = 3
"""Weeks without a word from which it is worth saying so: two are the ordinary rhythm."""
MOST_WEEKS = 8
_WRITTEN = ("impact", "feedback", "challenge", "check")
_WEEK = timedelta(days=7)
_CUE_CELLS = 60
_FEW = 50


def gap(reader: Reader) -> tuple[int, tuple[WeekAway, ...]]:
    """Return the whole weeks at work since the last thing that was written, and the newest of them with a cue each.

    What an import brought counts as a cue, not as something written. Weeks wholly on leave are no gap. Nothing
    written ever: no gap.
    """
    last = last_written(reader)
    if last is None:
        return 0, ()
    away = leaves(reader)
    weeks = available_days(last + timedelta(days=1), reader.as_of + timedelta(days=1), away) // 7
    if weeks < GAP_FROM:
        return 0, ()
    this_monday = reader.as_of - timedelta(days=reader.as_of.weekday())
    mondays = []
    monday = last - timedelta(days=last.weekday()) + _WEEK
    while monday < this_monday:
        if available_days(monday, monday + _WEEK, away):
            mondays.append(monday)
        monday += _WEEK
    shown = mondays[-MOST_WEEKS:]
    return weeks, tuple(WeekAway(monday=day, cue=cue) for day, cue in zip(shown, _cues(reader, shown), strict=True))


def last_written(reader: Reader) -> date | None:
    """Return the newest date of what a person wrote: a win, what was said, a challenge, a look at a goal."""
    newest = (_newest(reader, kind) for kind in _WRITTEN)
    return max((day for day in newest if day), default=None)


def _newest(reader: Reader, kind: str) -> date | None:
    """Look at a few first: all of them are read only when an import brought these."""
    for limit in (_FEW, None):
        found = reader.entries(kind, newest_first=True, limit=limit)
        written = next((entry.on for entry in found if not imported(entry)), None)
        if written or len(found) < _FEW:
            return written
    return None


def imported(entry: Entry) -> bool:
    """Tell whether an import brought the record."""
    return entry.kind.name == "impact" and bool(entry.identity)


def _cues(reader: Reader, mondays: Sequence[date]) -> list[str]:
    """Return what the book knows of each week: meetings, promises that were due, commits that were imported."""
    if not mondays:
        return []
    end = mondays[-1] + _WEEK
    calls = [call for call in reader.entries("call") if call.state != "skipped"]
    clients = reader.by_uid(sorted({call.client for call in calls if call.client}))
    impacts = [entry for entry in reader.entries("impact", since=mondays[0], until=end) if imported(entry)]
    promises = [p for p in reader.entries("commitment") if p.due and p.owner == "me" and mondays[0] <= p.due < end]
    cues = []
    for monday in mondays:
        inside = (monday, monday + _WEEK)
        parts = [
            f"meeting with {clients[call.client].title}"
            for call in calls
            if call.client in clients and inside[0] <= held(call) < inside[1]
        ]
        parts += [f'"{one_line(promise.text, 30)}" was due' for promise in promises if _in(promise.due, inside)]
        brought = [impact for impact in impacts if _in(impact.on, inside)]
        commits = sum(len(impact.evidence) for impact in brought)
        parts += [counted(commits, "commit")] if commits else []
        cues.append(one_line(", ".join(parts), _CUE_CELLS))
    return cues


def _in(day: date, inside: tuple[date, date]) -> bool:
    return inside[0] <= day < inside[1]
