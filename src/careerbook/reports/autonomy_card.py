"""What `autonomy show` shows: one area, its levels, the gap, and what to ask for."""

from datetime import date

from careerbook.document import Block, Document, Paragraph
from careerbook.records.entry import Entry
from careerbook.reports.ask import Because, Data, why_blocks
from careerbook.reports.autonomy import calls_for, why_of
from careerbook.reports.autonomy_facts import Area, areas, commands
from careerbook.reports.autonomy_words import level_said, state_said, steps
from careerbook.reports.card import facts, next_facts, said
from careerbook.rules.dates import with_weekday
from careerbook.rules.periods import quarter_of
from careerbook.rules.reading import Reader


class AutonomyCard(Data):
    """One area as its owner sees it. period: the one from whose first day the change is counted."""

    as_of: date
    period: str
    area: Area
    granted_before: str | None
    why: tuple[Because, ...]


def build(reader: Reader, entry: Entry, *, why: bool = False) -> AutonomyCard:
    """Return everything that follows from one area."""
    period = quarter_of(reader.as_of, reader.calendar)
    (found,) = areas(reader, [entry], period)
    return AutonomyCard(
        as_of=reader.as_of,
        period=period.label,
        area=found,
        granted_before=entry.granted_before,
        why=why_of(reader, [found], period.first) if why else (),
    )


def layout(data: AutonomyCard) -> Document:
    """Return the page of one area."""
    area = data.area
    since = f" since {with_weekday(area.since)}" if area.since else ""
    before = f", before that {level_said(data.granted_before)}" if data.granted_before else ""
    change = f", {steps(area.change)} since {data.period} began" if isinstance(area.change, int) and area.change else ""
    rows = [
        ("State", f"{state_said(area.state)}{since}"),
        ("Granted", f"{level_said(area.granted)}{before}{change}" if area.granted else ""),
        ("Practised", level_said(area.practised) if area.practised else ""),
        ("Wanted", level_said(area.wanted) if area.wanted else ""),
        ("Gap", steps(area.gap)),
        ("Granted by", area.client),
        ("Agreed on", with_weekday(area.agreed_on) if area.agreed_on else ""),
        ("Limits", area.guard_rails),
        ("Look again", with_weekday(area.review_on) if area.review_on else ""),
    ]
    blocks: list[Block] = [facts((label, said(text)) for label, text in rows)]
    blocks += [Paragraph(line) for line in calls_for(area, data.as_of)]
    blocks += next_facts(commands(area))
    return Document(f"{area.ref}  {area.area}", (*blocks, *why_blocks(data.why)), "me")
