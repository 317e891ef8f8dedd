"""R45 of the ladder: what proves each competency, in which periods, and how far the level is covered."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from careerbook.records.entry import Entry
from careerbook.reports.ask import Data
from careerbook.reports.wording import counted
from careerbook.rules.periods import quarter_of
from careerbook.rules.reading import Reader
from careerbook.rules.stories import Competence, Coverage, promotion_coverage
from careerbook.rules.value import NotAvailable


class Proof(Data):
    """One item of evidence: an impact that names the competency, or what a story that names it is drawn from."""

    ref: str
    title: str
    on: date
    period: str


class Ladder(NamedTuple):
    """The competencies with their proof, in the order they were written down, and how far the level is covered."""

    competencies: tuple[Entry, ...]
    proof: dict[str, tuple[Proof, ...]]
    coverage: Coverage | NotAvailable


def ladder(reader: Reader) -> Ladder:
    """Return the ladder as of the reader's day.

    An item of evidence is an impact that carries the competency, or a record that a story which carries it is drawn
    from; each counts once, in the quarter or table period of its own day, or of its latest step where it has steps.
    """
    competencies = tuple(sorted(reader.entries("competency"), key=lambda each: each.number))
    proof = {each.uid: _proof(reader, items) for each, items in _evidence(reader, competencies)}
    found = promotion_coverage(
        [
            Competence(each.title, str(each.level or ""), tuple(item.period for item in proof[each.uid]))
            for each in competencies
        ],
        reader.setting("target_level"),
        items=int(reader.setting("evidence_items")),
        periods=int(reader.setting("evidence_periods")),
    )
    return Ladder(competencies, proof, found)


def _evidence(reader: Reader, competencies: Sequence[Entry]) -> list[tuple[Entry, dict[str, Entry]]]:
    """Return each competency with the records that prove it, by uid."""
    found: dict[str, dict[str, Entry]] = {each.uid: {} for each in competencies}
    if not competencies:
        return []
    for impact in reader.entries("impact"):
        for uid in impact.competency:
            if uid in found:
                found[uid][impact.uid] = impact
    stories = [story for story in reader.entries("story") if story.competency]
    sources = reader.by_uid(sorted({uid for story in stories for uid in story.drawn_from}))
    for story in stories:
        for uid in story.competency:
            if uid in found:
                found[uid] |= {source: sources[source] for source in story.drawn_from if source in sources}
    return [(each, found[each.uid]) for each in competencies]


def _proof(reader: Reader, items: dict[str, Entry]) -> tuple[Proof, ...]:
    dated = sorted((_day(item), item.ref, item.title) for item in items.values() if item.on <= reader.as_of)
    return tuple(
        Proof(ref=ref, title=title, on=day, period=quarter_of(day, reader.calendar).label) for day, ref, title in dated
    )


def _day(item: Entry) -> date:
    """Return the day that an item counts from: that of its latest step where its kind has steps, else its own."""
    own: date = item.on
    return max(own, item.moved_on or own) if item.kind.moves else own


def coverage_said(found: Coverage | NotAvailable, items: int, periods: int) -> str:
    """Return how far a level is covered: `5 of 8 covered at senior (2 items in 2 periods each)`."""
    if isinstance(found, NotAvailable):
        return f"Coverage: {found}."
    level = f" at {found.level}" if found.level else ""
    needed = f"{counted(items, 'item')} in {counted(periods, 'period')} each"
    return f"{found.covered} of {found.total} covered{level} ({needed})."


def gaps_said(found: Coverage) -> list[str]:
    """Return one line for each competency that is not covered yet: what there is of it so far."""
    lines = []
    for gap in found.gaps:
        there = f"{counted(gap.items, 'item')} in {counted(gap.periods, 'period')}" if gap.items else "nothing yet"
        lines.append(f"{gap.name}: {there}")
    return lines
