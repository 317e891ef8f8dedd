"""What `competency show` shows: what it asks for, what proves it so far, and how far its level is covered. R45."""

from datetime import date

from careerbook.document import Block, Document, Inline, inline
from careerbook.records.entry import Entry
from careerbook.reports.ask import Because, Data, settings_used, why_blocks
from careerbook.reports.card import facts, next_facts
from careerbook.reports.competencies import Ladder, Proof, coverage_said, ladder
from careerbook.reports.wording import counted
from careerbook.rules.dates import short
from careerbook.rules.reading import Reader
from careerbook.rules.stories import Coverage

SETTINGS = ("target_level", "evidence_items", "evidence_periods")


class CompetencyCard(Data):
    """One competency. covered: whether its proof is enough by R45; coverage: how its target level stands, in words."""

    as_of: date
    ref: str
    name: str
    level: str
    description: str
    proof: tuple[Proof, ...]
    periods: tuple[str, ...]
    covered: bool
    coverage: str
    next: tuple[str, ...]
    why: tuple[Because, ...]


def build(reader: Reader, entry: Entry, *, why: bool = False) -> CompetencyCard:
    """Return one competency with its evidence."""
    whole = ladder(reader)
    proof = whole.proof.get(entry.uid, ())
    periods = tuple(dict.fromkeys(item.period for item in proof))
    items, wanted = int(reader.setting("evidence_items")), int(reader.setting("evidence_periods"))
    covered = len(proof) >= items and len(periods) >= wanted
    return CompetencyCard(
        as_of=reader.as_of,
        ref=entry.ref,
        name=entry.title,
        level=str(entry.level or ""),
        description=str(entry.description or ""),
        proof=proof,
        periods=periods,
        covered=covered,
        coverage=coverage_said(whole.coverage, items, wanted),
        next=() if covered else (f"careerbook edit impact-N --competency +{entry.ref}",),
        why=_why(reader, whole) if why else (),
    )


def _why(reader: Reader, whole: Ladder) -> tuple[Because, ...]:
    found = whole.coverage
    told = f"{found.covered} of {found.total}." if isinstance(found, Coverage) else f"{found}."
    return (
        Because(
            rule="R45",
            formula="Coverage is the competencies of the target level with enough items of evidence in enough periods,"
            " of all at that level; an item is an impact that names the competency, or what a story that names it is"
            " drawn from, once each",
            inputs=told,
            settings=settings_used(reader, *(name for name in SETTINGS if reader.setting(name) is not None)),
        ),
    )


def layout(data: CompetencyCard) -> Document:
    """Return the card."""
    rows: list[tuple[str, tuple[Inline, ...]]] = [
        ("Asks for", tuple(inline(line) for line in data.description.split("\n") if line)),
        ("Proof", tuple(inline(f"{item.ref}  {short(item.on)}  {item.title}") for item in data.proof)),
        ("So far", (inline(_so_far(data)),)),
        ("Level", (inline(data.coverage),)),
    ]
    blocks: list[Block] = [facts(rows)]
    blocks += next_facts(data.next)
    blocks += why_blocks(data.why)
    level = f" · {data.level}" if data.level else ""
    return Document(f"{data.ref}  {data.name}{level}", tuple(blocks), "me")


def _so_far(data: CompetencyCard) -> str:
    if not data.proof:
        return "nothing yet"
    told = f"{counted(len(data.proof), 'item')} in {counted(len(data.periods), 'period')}"
    return f"{told}: covered" if data.covered else f"{told}: not covered yet"
