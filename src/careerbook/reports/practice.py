"""The practice on one page: what people come to me for, what I offered them, and where our wishes differ."""

from fractions import Fraction

from careerbook.document import (
    EMPTY_CELL,
    Block,
    Column,
    Document,
    Inline,
    Items,
    Paragraph,
    Table,
    command,
    inline,
    strong,
)
from careerbook.reports.ask import Ask, Because, why_blocks
from careerbook.reports.brief.wording import joined
from careerbook.reports.practice_facts import IdeaRow, Practice, ServiceRow, practice_facts
from careerbook.reports.practice_words import WISHES
from careerbook.reports.wording import counted, ended, figure, percent, quoted
from careerbook.rules.dates import short
from careerbook.rules.periods import quarter_of
from careerbook.rules.reading import Reader
from careerbook.rules.value import NotAvailable

__all__ = ["Practice", "build", "layout"]

MOST_PEOPLE = 8
FIRST_JOB = "careerbook engagement add JOB --direction TEXT"
STATES = {
    "offered": "offered, no answer yet",
    "accepted": "accepted, to be done",
    "spotted": "not offered yet",
    "parked": "parked",
}


def build(reader: Reader, ask: Ask) -> Practice:
    """Return the practice of a period, for its owner."""
    data = practice_facts(reader, ask.period or quarter_of(reader.as_of, reader.calendar), ask.client)
    return data.model_copy(update={"why": _why(data)}) if ask.why else data


def _why(data: Practice) -> tuple[Because, ...]:
    named = [row for row in data.services if row.ref]
    hours = "; ".join(f"{row.name} {figure(row.hours)} of {figure(data.hours)}" for row in named if row.hours)
    counts = "; ".join(f"{row.name} {row.impacts} of {data.impacts}" for row in named)
    left_out = f" {counted(data.without_hours, 'impact')} without hours left out." if data.without_hours else ""
    return (
        Because(
            rule="Mix by hours",
            formula="Hours of the impacts of one service, divided by the hours of all impacts of the period",
            inputs=f"{ended(hours) if hours else 'No impact says its hours.'}{left_out}",
        ),
        Because(
            rule="Mix by impacts",
            formula="Impacts of one service, divided by all impacts of the period",
            inputs=ended(counts) if counts else "No service is written down.",
        ),
        Because(
            rule="Offered",
            formula="Ideas with an offer dated in the quarter; one offered twice in it counts once",
            inputs=ended("; ".join(f"{quarter.label} {quarter.count}" for quarter in data.offers)),
        ),
        Because(
            rule="Differences",
            formula="Services for which what you would like is not what your client would; unknown is no difference",
            inputs=f"{sum(row.differs for row in named)} of {sum(bool(r.mine and r.theirs) for r in named)} with both.",
        ),
    )


# --- words -----------------------------------------------------------------------------------------------------------


def layout(data: Practice) -> Document:
    """Return the page: the mix, the differences, the ideas, the people."""
    blocks: list[Block] = []
    head = [data.spoken, joined(list(dict.fromkeys(job.employer for job in data.jobs if job.employer)))]
    blocks.append(Paragraph(inline(" · ".join(part for part in head if part))))
    blocks += [Paragraph(line) for line in _directions(data)]
    if not any(row.ref for row in data.services):
        none = inline("No service is written down yet. ", command('careerbook service add "Release support"'))
        blocks.append(Paragraph(none))
    else:
        blocks += [_mix(data), *_differences(data)]
    blocks += _offered(data)
    blocks += _people(data)
    blocks += why_blocks(data.why)
    title = " · ".join(part for part in ("Practice", joined([job.title for job in data.jobs]), data.period) if part)
    return Document(title, tuple(blocks), "me")


def _directions(data: Practice) -> list[Inline]:
    """Say for each job which work I want more of, or ask; one that is over is not asked about."""
    if not data.jobs:
        return [inline("Which work do you want more of? ", command(FIRST_JOB))]
    lines = []
    for job in data.jobs:
        named = f" as {job.title}" if len(data.jobs) > 1 else ""
        if job.direction:
            lines.append(inline(f"Work I want more of{named}: {ended(job.direction)}"))
        elif not job.ended:
            paste = command(f"careerbook edit {job.ref} --direction TEXT")
            lines.append(inline(f"Which work do you want more of{named}? ", paste))
    if any(job.direction for job in data.jobs):
        toward = f"Towards it: {joined(data.toward)}." if data.toward else "Nothing points there yet."
        alone = len(data.jobs) == 1
        lines = [(*lines[0], *inline(f" {toward}"))] if alone else [*lines, inline(toward)]
    return lines


def _mix(data: Practice) -> Table:
    columns = (
        Column("Service"),
        Column("hours", "right"),
        Column("", "right"),
        Column("impacts", "right"),
        Column("", "right"),
        Column("I would like"),
        Column("my client"),
    )
    return Table(columns, tuple(_row(row) for row in data.services))


def _row(row: ServiceRow) -> tuple[Inline, ...]:
    name = _named(row) if row.ref else "In none of them"
    hours = EMPTY_CELL if isinstance(row.of_hours, NotAvailable) else figure(row.hours)
    wishes = [WISHES[wish] if wish else EMPTY_CELL for wish in (row.mine, row.theirs)] if row.ref else ["", ""]
    cells = (name, hours, _share(row.of_hours), str(row.impacts), _share(row.of_impacts), *wishes)
    return tuple(inline(cell) for cell in cells)


def _named(row: ServiceRow) -> str:
    return f"{row.name}{f', for {row.beneficiary}' if row.beneficiary else ''}{f' ({row.job})' if row.job else ''}"


def _share(share: Fraction | NotAvailable) -> str:
    return EMPTY_CELL if isinstance(share, NotAvailable) else percent(share)


def _differences(data: Practice) -> list[Block]:
    differ = [row for row in data.services if row.differs]
    items = [
        inline(
            strong(ended(row.name)),
            f" You would like {WISHES[row.mine or '']}, your client {WISHES[row.theirs or '']}.",
        )
        for row in differ
    ]
    blocks: list[Block] = []
    if items:
        blocks += [Paragraph(inline("To talk about:")), Items(tuple(items))]
    unknown = [row for row in data.services if row.ref and row.mine and not row.theirs]
    if unknown:
        number = unknown[0].ref.rpartition("-")[2]
        ask = command(f"careerbook service view {number} more|same|less|stop")
        names = joined([row.name for row in unknown])
        blocks.append(Paragraph(inline(f"What your client would like is not known for {names}: ", ask)))
    if data.without_hours:
        some = f"{data.without_hours} of {counted(data.impacts, 'impact')}"
        verb = "says" if data.without_hours == 1 else "say"
        blocks.append(Paragraph(inline(f"{some} {verb} no hours, so the mix by hours leaves them out.")))
    return blocks


def _offered(data: Practice) -> list[Block]:
    counts = ", ".join(f"{quarter.count} in {quarter.label}" for quarter in reversed(data.offers))
    any_ = any(quarter.count for quarter in data.offers)
    blocks: list[Block] = [Paragraph(inline(f"Ideas offered: {counts}." if any_ else "No idea offered in a year."))]
    if data.ideas:
        blocks.append(Items(tuple(_idea(row, data) for row in data.ideas)))
    else:
        ask = command("careerbook opportunity add NEED")
        blocks.append(Paragraph(inline("What do they need that nobody asked you for? ", ask)))
    return blocks


def _idea(row: IdeaRow, data: Practice) -> Inline:
    to = f" to {joined(row.to)}" if row.state == "offered" and row.to else ""
    state = STATES[row.state].replace("offered,", f"offered{to},")
    since = f" ({short(row.since, data.as_of)})" if row.since else ""
    toward = ", towards the work I want" if row.toward_direction else ""
    return inline(strong(row.ref), f" {quoted(row.need)}: {state}{since}{toward}")


def _people(data: Practice) -> list[Block]:
    if not data.people:
        return [Paragraph(inline("Nobody you spoke with is written down for this period."))]
    named = [f"{row.name} ({row.times}, last {short(row.last, data.as_of)})" for row in data.people[:MOST_PEOPLE]]
    more = f" and {len(data.people) - MOST_PEOPLE} more" if len(data.people) > MOST_PEOPLE else ""
    return [Paragraph(inline(f"Spoke with: {', '.join(named)}{more}."))]
