"""Reads how freely I decide in each area, what follows from it (R38), and what speaks for one level more."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from careerbook.records.entry import Entry
from careerbook.records.impact import stage
from careerbook.reports.ask import Data
from careerbook.reports.clients import client_names
from careerbook.reports.strengths import strength_of
from careerbook.rules.autonomy import Raise, autonomy_change, autonomy_gap, freedom_unused, level_number, raise_by_one
from careerbook.rules.dates import add_months
from careerbook.rules.periods import Period
from careerbook.rules.promises import Keeping, Promise, promise_keeping
from careerbook.rules.reading import Reader
from careerbook.rules.value import NotAvailable

MONTHS_BACK = 12
MOST_RESULTS = 3
UNTRIED = "what was agreed is still to be tried"


class Result(Data):
    """A result that took the skill of the area: what was delivered, when, and whether it is proved."""

    ref: str
    text: str
    on: date
    state: str


class Proposal(Data):
    """The next level to ask for, on trial until a day, and what speaks for it.

    practised: it is what is done already. results: the strongest with the skill, of twelve months. kept, due: my
    promises to this client in that time, R26; 0 of 0 when none was due, and no word for me unless all were kept.
    """

    level: str
    practised: bool
    until: date
    results: tuple[Result, ...]
    kept: int
    due: int

    @property
    def promises(self) -> str:
        """What my promises say for me; empty unless all that were due were kept."""
        if not self.due or self.kept < self.due:
            return ""
        if self.due == 1:
            return "the one promise that was due was kept in time"
        return f"all {self.due} promises that were due were kept in time"


class Area(Data):
    """One area of decisions. gap, unused, change: R38 in levels. since: the day of its latest state."""

    ref: str
    area: str
    client: str
    state: str
    since: date | None
    granted: str | None
    practised: str | None
    wanted: str | None
    gap: int | NotAvailable
    unused: int | NotAvailable
    change: int | NotAvailable
    until: date | None
    agreed_on: date | None
    review_on: date | None
    guard_rails: str
    skill: str
    reason: str
    proposal: Proposal | NotAvailable

    @property
    def number(self) -> int:
        """The number of the record."""
        return int(self.ref.rpartition("-")[2])


def areas(reader: Reader, entries: Sequence[Entry], period: Period) -> tuple[Area, ...]:
    """Return what there is to say about each of these records; the change is counted from the start of the period."""
    names = client_names(reader, [entry.client for entry in entries])
    since = add_months(reader.as_of, -MONTHS_BACK)
    impacts = reader.entries("impact", since=since) if any(entry.skill for entry in entries) else []
    promised = reader.entries("commitment", since=since) if entries else []
    return tuple(_area(reader, entry, period, names, impacts, promised) for entry in entries)


def _area(
    reader: Reader,
    entry: Entry,
    period: Period,
    names: dict[str, str],
    impacts: Sequence[Entry],
    promised: Sequence[Entry],
) -> Area:
    waits = _waits(entry, reader.as_of)
    steps = reader.moves(entry)
    found = NotAvailable(waits) if waits else raise_by_one(entry.granted, entry.wanted, entry.practised)
    return Area(
        ref=entry.ref,
        area=entry.area,
        client=names.get(entry.client, ""),
        state=entry.state,
        since=max((day for day, _, patch in steps if "state" in patch), default=entry.moved_on),
        granted=entry.granted,
        practised=entry.practised,
        wanted=entry.wanted,
        gap=autonomy_gap(entry.wanted, entry.granted),
        unused=freedom_unused(entry.granted, entry.practised),
        change=autonomy_change(_granted(steps), period_first=period.first, as_of=reader.as_of),
        until=entry.until,
        agreed_on=entry.agreed_on,
        review_on=entry.review_on,
        guard_rails=str(entry.guard_rails or ""),
        skill=str(entry.skill or ""),
        reason=entry.reason if entry.state == "pulled-back" else "",
        proposal=_proposal(reader, entry, found, impacts, promised) if isinstance(found, Raise) else found,
    )


def _waits(entry: Entry, as_of: date) -> str:
    """Return why this is not the day to ask for more, whatever is wanted; empty when it is."""
    if entry.state == "trial":
        return "a trial is running"
    untried = entry.state == "agreed" and entry.granted != entry.granted_before
    if untried and not lowered(entry):
        return UNTRIED
    if (untried or entry.state == "pulled-back") and (entry.review_on is None or entry.review_on > as_of):
        return "it was pulled back" if entry.state == "pulled-back" else "less was agreed than before"
    return ""


def lowered(entry: Entry) -> bool:
    """Tell whether the last agreement was on less than what was granted before."""
    before = entry.granted_before
    return bool(before and entry.granted) and level_number(entry.granted) < level_number(before)


def _granted(steps: Sequence[tuple[date, str, dict[str, list[Any]]]]) -> list[tuple[date, str | None]]:
    """Return every level that was granted, with the day from which it counts."""
    return [(day, patch["granted"][1]) for day, _, patch in steps if "granted" in patch]


def _proposal(
    reader: Reader, entry: Entry, found: Raise, impacts: Sequence[Entry], promised: Sequence[Entry]
) -> Proposal:
    skill = str(entry.skill or "").casefold()
    fitting = [impact for impact in impacts if skill and skill in (word.casefold() for word in impact.skills)]
    fitting.sort(key=lambda impact: (-strength_of(impact).score, -impact.on.toordinal(), impact.number))
    mine = [
        Promise(item.due, item.state, item.done_on)
        for item in promised
        if item.owner == "me" and entry.client in (None, item.client)
    ]
    keeping = promise_keeping(mine, as_of=reader.as_of)
    kept, due = (keeping.kept, keeping.due) if isinstance(keeping, Keeping) else (0, 0)
    return Proposal(
        level=found.level,
        practised=found.practised,
        until=reader.as_of + timedelta(days=int(reader.setting("trial_days"))),
        results=tuple(
            Result(ref=impact.ref, text=impact.text, on=impact.on, state=stage(impact.body, reader.as_of.isoformat()))
            for impact in fitting[:MOST_RESULTS]
        ),
        kept=kept,
        due=due,
    )


def commands(area: Area) -> tuple[str, ...]:
    """Return what to type next: what takes the proposal, or ends the trial, or fills in what is missing."""
    n = area.number
    if area.state == "trial":
        return (f"careerbook autonomy confirm {n}", f"careerbook autonomy pull-back {n} REASON")
    if isinstance(area.proposal, Proposal):
        return (
            f"careerbook autonomy agree {n} --level {area.proposal.level}",
            f"careerbook autonomy trial {n} --until {area.proposal.until}",
        )
    missing = [name for name in ("granted", "practised", "wanted") if getattr(area, name) is None]
    if missing:
        return (f"careerbook autonomy edit {n} {' '.join(f'--{name} LEVEL' for name in missing)}",)
    if isinstance(area.proposal, NotAvailable) and area.proposal.reason == UNTRIED:
        return (f"careerbook autonomy trial {n} --until DAY",)
    taken_back = area.state == "pulled-back" and area.review_on is None
    return (f"careerbook autonomy edit {n} --review-on DAY",) if taken_back else ()
