"""How freely I decide, area by area: granted, practised and wanted, the gaps between them, and what to ask for: R38."""

from collections.abc import Sequence
from datetime import date

from careerbook.document import LINE, Block, Column, Document, Inline, Items, Paragraph, Table, command, inline, strong
from careerbook.document import warn as caution
from careerbook.reports.ask import Ask, Because, Data, sentence, settings_used, why_blocks
from careerbook.reports.autonomy_facts import Area, Proposal, areas, commands
from careerbook.reports.autonomy_words import LEGEND, level_said, state_said, steps, taken_without
from careerbook.reports.wording import counted, ended, quoted
from careerbook.rules.dates import short, with_weekday
from careerbook.rules.periods import quarter_of
from careerbook.rules.reading import Reader

__all__ = ["Autonomy", "build", "layout"]

UNTIL = "On trial until"


class Autonomy(Data):
    """The page: the areas, the largest gap first. period: the one whose first day the change is counted from."""

    as_of: date
    period: str
    areas: tuple[Area, ...]
    why: tuple[Because, ...]


def build(reader: Reader, ask: Ask) -> Autonomy:
    """Return every area (of one client, when one is asked for), for the owner's eyes."""
    period = quarter_of(reader.as_of, reader.calendar)
    entries = [
        entry for entry in reader.entries("autonomy") if ask.client is None or entry.client in (None, ask.client.uid)
    ]
    found = sorted(areas(reader, entries, period), key=_largest_first)
    return Autonomy(
        as_of=reader.as_of,
        period=period.label,
        areas=tuple(found),
        why=why_of(reader, found, period.first) if ask.why else (),
    )


def _largest_first(area: Area) -> tuple[int, int, int]:
    gap = area.gap if isinstance(area.gap, int) else -9
    unused = area.unused if isinstance(area.unused, int) else 0
    return -gap, unused, area.number


def why_of(reader: Reader, found: Sequence[Area], first: date) -> tuple[Because, ...]:
    """Return the reasons behind the figures of these areas."""
    return (
        Because(
            rule="R38",
            formula="Gap is wanted - granted; unused is granted - practised, below 0 taken without a grant",
            inputs=" ".join(
                f"{area.ref}: wanted {_level(area.wanted)}, granted {_level(area.granted)},"
                f" practised {_level(area.practised)}; gap {steps(area.gap)}, unused {steps(area.unused)}."
                for area in found
            ),
        ),
        Because(
            rule="R38",
            formula=f"Change is what is granted now minus what was granted before {short(first)}",
            inputs=" ".join(f"{area.ref}: {steps(area.change)}." for area in found),
        ),
        Because(
            rule="R38",
            formula="The proposal is one level above what is granted, up to what is wanted, with a trial",
            inputs=" ".join(f"{area.ref}: {_proposed(area)}." for area in found),
            settings=settings_used(reader, "trial_days"),
        ),
    )


def _proposed(area: Area) -> str:
    found = area.proposal
    return f"{level_said(found.level)} until {short(found.until)}" if isinstance(found, Proposal) else str(found)


def _level(level: str | None) -> str:
    return level_said(level) if level else "not known"


# --- words -----------------------------------------------------------------------------------------------------------


def layout(data: Autonomy) -> Document:
    """Return the page: the levels side by side, then what each area calls for."""
    blocks: list[Block] = []
    if not data.areas:
        add = 'careerbook autonomy add "vendor choice up to 5k" --granted consult --practised agree --wanted advise'
        blocks.append(Paragraph(inline("No area is written down yet. ", command(add))))
    else:
        blocks += [Table(_columns(data), tuple(_row(area, data) for area in data.areas)), Paragraph(inline(LEGEND))]
        items = tuple(_item(area, data.as_of) for area in data.areas if calls_for(area, data.as_of) or commands(area))
        nothing = Paragraph(inline("Nothing to ask for: what is granted is what you want."))
        blocks.append(Items(items) if items else nothing)
    blocks += why_blocks(data.why)
    title = " · ".join(part for part in ("Autonomy", counted(len(data.areas), "area") if data.areas else "") if part)
    return Document(title, tuple(blocks), "me")


def _item(area: Area, as_of: date) -> Inline:
    lines = [*calls_for(area, as_of), *(inline(command(text)) for text in commands(area))]
    lead = strong(ended(" ".join(area.area.split())))
    return inline(lead, *(piece for line in lines for piece in (LINE, line)))


def _columns(data: Autonomy) -> tuple[Column, ...]:
    change = (Column(f"since {data.period}", "right"),) if _changed(data) else ()
    levels = (Column("granted"), Column("practised"), Column("wanted"))
    return (Column("Area"), *levels, Column("gap", "right"), *change, Column("stands"))


def _changed(data: Autonomy) -> bool:
    return any(isinstance(area.change, int) and area.change for area in data.areas)


def _row(area: Area, data: Autonomy) -> tuple[Inline, ...]:
    gap = steps(area.gap) if isinstance(area.gap, int) else "n/a"
    change = (inline(steps(area.change) if isinstance(area.change, int) else "n/a"),) if _changed(data) else ()
    levels = (inline(level_said(level)) for level in (area.granted, area.practised, area.wanted))
    return (inline(area.area), *levels, inline(gap), *change, inline(state_said(area.state)))


def calls_for(area: Area, as_of: date) -> tuple[Inline, ...]:
    """Return what an area calls for, line by line: a warning, how the last step went, the proposal."""
    lines: list[Inline] = []
    warning = taken_without(area.unused)
    if warning:
        lines.append(inline(caution(f"{warning}.")))
    if isinstance(area.unused, int) and area.unused > 0:
        lines.append(inline(f"Granted and not used: {'one level' if area.unused == 1 else f'{area.unused} levels'}."))
    if area.state == "trial" and area.until:
        over = "The trial ended on" if area.until < as_of else "The trial ends today," if area.until == as_of else UNTIL
        lines.append(inline(f"{over} {with_weekday(area.until)}."))
    if area.state == "pulled-back":
        lines.append(inline(f"Pulled back{f': {ended(area.reason)}' if area.reason else '.'}"))
    if area.review_on and area.review_on <= as_of:
        lines.append(inline(f"To be looked at again since {short(area.review_on, as_of)}."))
    missing = [name for name in ("granted", "practised", "wanted") if getattr(area, name) is None]
    if missing:
        lines.append(inline(f"Not said yet: what is {sentence(missing)}."))
    if isinstance(area.proposal, Proposal):
        lines += proposed(area.proposal, as_of)
    return tuple(lines)


def proposed(proposal: Proposal, as_of: date) -> list[Inline]:
    """Return the proposal in words, with what speaks for it."""
    already = " You work that way already." if proposal.practised else ""
    ask = f'Propose to agree on "{level_said(proposal.level)}" now, on trial until {with_weekday(proposal.until)}.'
    lines = [inline(f"{ask}{already}")]
    speaks = [f"{quoted(result.text)} ({short(result.on, as_of)}, {result.state})" for result in proposal.results]
    speaks += [proposal.promises] if proposal.promises else []
    return [*lines, inline(f"What speaks for it: {'; '.join(speaks)}.")] if speaks else lines
