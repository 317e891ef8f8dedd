"""What `impact show` shows: what was delivered, what is there, and what would make it stronger. Never a grade."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from careerbook.document import Block, Document, Inline, inline
from careerbook.records.entry import Entry
from careerbook.records.impact import stage
from careerbook.reports.ask import Because, Data, sentence, settings_used, why_blocks
from careerbook.reports.card import facts, next_facts, said
from careerbook.reports.impact_parts import LED
from careerbook.reports.strengths import strength_of
from careerbook.reports.wording import moved
from careerbook.rules.dates import with_weekday
from careerbook.rules.numbers import percent_change
from careerbook.rules.reading import Reader
from careerbook.rules.strength import Strength, highlight
from careerbook.rules.value import NotAvailable

THERE = {
    "outcome": "a result",
    "number": "a number",
    "baseline": "a before",
    "evidence": "proof",
    "noticed": "somebody who noticed",
}
STRONGER = {
    "outcome": ("what changed", "--what-changed TEXT"),
    "number": ("a number", "--metric NAME:BEFORE:AFTER:UNIT"),
    "baseline": ("the number before", "--before N"),
    "evidence": ("proof", "--evidence LINK"),
    "noticed": ("who noticed", "--noticed-by NAME"),
}
SEEN_BY = {"private": "only me", "client": "my manager", "public": "anyone"}


class ImpactCard(Data):
    """One impact as its owner sees it. state: `captured`, `enriched` or `verified`; strength: R3, 0 to 5."""

    as_of: date
    ref: str
    text: str
    on: date
    state: str
    visibility: str
    metric: str
    before: Decimal | None
    after: Decimal | None
    unit: str
    change_percent: Fraction | NotAvailable
    what_changed: str
    contribution: str
    credit: str
    collaborators: tuple[str, ...]
    for_whom: str
    result: str
    goal: str
    need: str
    themes: tuple[str, ...]
    evidence: tuple[str, ...]
    noticed_by: tuple[str, ...]
    present: tuple[str, ...]
    missing: tuple[str, ...]
    strength: int
    next: tuple[str, ...]
    why: tuple[Because, ...]


def build(reader: Reader, entry: Entry, *, why: bool = False) -> ImpactCard:
    """Return everything that follows from one impact."""
    found = strength_of(entry)
    linked = reader.by_uid([uid for uid in (entry.goal, entry.need, *entry.noticed_by, *entry.collaborators) if uid])
    change = percent_change(entry.before, entry.after) if entry.after is not None else NotAvailable("no figure after")
    return ImpactCard(
        as_of=reader.as_of,
        ref=entry.ref,
        text=entry.text,
        on=entry.on,
        state=stage(entry.body, reader.as_of.isoformat()),
        visibility=entry.visibility,
        metric=str(entry.metric_name or ""),
        before=entry.before,
        after=entry.after,
        unit=str(entry.unit or ""),
        change_percent=change if isinstance(change, NotAvailable) else Fraction(change),
        what_changed=str(entry.what_changed or ""),
        contribution=str(entry.contribution or ""),
        credit=str(entry.credit or ""),
        collaborators=tuple(sorted(linked[uid].title for uid in entry.collaborators if uid in linked)),
        for_whom=str(entry.for_whom or ""),
        result=str(entry.result or ""),
        goal=linked[entry.goal].title if entry.goal in linked else "",
        need=linked[entry.need].title if entry.need in linked else "",
        themes=tuple(entry.theme),
        evidence=tuple(str(about.get("label") or where) for where, about in entry.evidence.items()),
        noticed_by=tuple(linked[uid].title for uid in entry.noticed_by if uid in linked),
        present=tuple(THERE[part] for part in found.present),
        missing=tuple(STRONGER[part][0] for part in _asked(found)),
        strength=found.score,
        next=tuple(f"careerbook edit {entry.ref} {STRONGER[part][1]}" for part in _asked(found)[:2]),
        why=_why(reader, found) if why else (),
    )


def _asked(found: Strength) -> tuple[str, ...]:
    """Leave out the baseline while there is no number: a metric asks for both."""
    return tuple(part for part in found.missing if part != "baseline" or found.number)


def _why(reader: Reader, found: Strength) -> tuple[Because, ...]:
    strong = highlight(found, visible=True, highlight_from=int(reader.setting("highlight_strength")))
    return (
        Because(
            rule="R3",
            formula="Strength counts five parts: a result, a number, a before, proof, somebody who noticed; from the "
            "cut on it is a highlight for whoever may see it",
            inputs=f"{found.score} of 5: {sentence([THERE[part] for part in found.present]) or 'none of them yet'}; "
            f"{'a highlight' if strong else 'no highlight yet'}.",
            settings=settings_used(reader, "highlight_strength"),
        ),
    )


# --- words -----------------------------------------------------------------------------------------------------------


def layout(data: ImpactCard) -> Document:
    """Return the card."""
    rows: list[tuple[str, tuple[Inline, ...]]] = [
        ("Number", said(" ".join(part for part in (data.metric, moved(data.before, data.after, data.unit)) if part))),
        ("What changed", said(data.what_changed)),
        ("What I did", said(data.contribution)),
        ("My part", said(_credit(data))),
        ("Who gained", said(data.for_whom)),
        ("What came of it", said(data.result)),
        ("Goal", said(data.goal)),
        ("Answers", said(data.need)),
        ("Theme", said(", ".join(data.themes))),
        ("Proof", tuple(inline(label) for label in data.evidence)),
        ("Noticed by", said(", ".join(data.noticed_by))),
        ("There is", said(sentence(data.present) or "the fact itself")),
        ("Stronger still", said(", or ".join(data.missing))),
        ("Seen by", said(SEEN_BY.get(data.visibility, data.visibility))),
    ]
    blocks: list[Block] = [facts(rows)]
    blocks += next_facts(data.next)
    blocks += why_blocks(data.why)
    return Document(f"{data.ref}  {data.text} · {with_weekday(data.on)}", tuple(blocks), "me")


def _credit(data: ImpactCard) -> str:
    """Return how much of it was mine, and with whom: `I co-led it, with Jo Park`."""
    others = f"with {sentence(data.collaborators)}" if data.collaborators else ""
    return ", ".join(part for part in (LED.get(data.credit, ""), others) if part)
