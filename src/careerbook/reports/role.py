"""How the actual work differs from its description, and what to talk about first: R39 to R43."""

from decimal import Decimal
from fractions import Fraction

from careerbook.document import (
    EMPTY_CELL,
    Block,
    Column,
    Document,
    Inline,
    Paragraph,
    Table,
    bar,
    command,
    inline,
    lined,
)
from careerbook.document import warn as caution
from careerbook.reports.ask import Ask, Because, settings_used, why_blocks
from careerbook.reports.brief.wording import capital, joined, number
from careerbook.reports.role_data import DutyRow, Role
from careerbook.reports.role_facts import role_facts
from careerbook.reports.role_request import request_blocks
from careerbook.reports.role_words import differing, lowered, view_word
from careerbook.reports.wording import counted, figure
from careerbook.rules.numbers import MINUS, rounded
from careerbook.rules.reading import Reader
from careerbook.rules.value import NotAvailable

FIRST = 3
"""So many of the agenda are named as the first to talk about; the others follow."""


def build(reader: Reader, ask: Ask) -> Role:
    """Return the duties of the job with their hours in the period, and what follows from them, for the owner."""
    data = role_facts(reader, ask)
    return data.model_copy(update={"why": _why(reader, data)}) if ask.why else data


def _why(reader: Reader, data: Role) -> tuple[Because, ...]:
    outside = [duty for duty in data.duties if not duty.in_description and duty.hours]
    took = sum((duty.hours for duty in outside), Fraction(0))
    named = ", ".join(f"{lowered(duty.text)} {figure(duty.hours)}" for duty in outside)
    varied = [duty for duty in data.duties if isinstance(duty.variance, Fraction)]
    points = " + ".join(figure(abs(duty.variance)) for duty in varied if isinstance(duty.variance, Fraction))
    told = "; ".join(
        f"{lowered(duty.text)} {_percent(duty.actual)} - {_percent(duty.described or Decimal(0))}" for duty in varied
    )
    return (
        Because(
            rule="R39",
            formula="Hours on duties that neither the job description nor a contract names, divided by all hours",
            inputs=f"{figure(took)} of {_hours(data.hours)}{f': {named}' if named else ''}."
            " A duty without a source counts as emerged.",
        ),
        Because(
            rule="R40",
            formula="Actual percent minus percent of the description; what is not described has 0",
            inputs=f"{told[:1].upper()}{told[1:] or 'Nothing to compare yet'}."
            " The agenda is the five largest, either way.",
            settings=settings_used(reader, "role_weeks"),
        ),
        Because(
            rule="R41",
            formula="Half the sum of these differences, 0 to 100; the shares of the description must sum to 100",
            inputs=f"{data.drift.reason[:1].upper()}{data.drift.reason[1:]}."
            if isinstance(data.drift, NotAvailable)
            else f"({points}) / 2.",
        ),
        Because(
            rule="R42",
            formula="Duties that the two of you see differently, of those with both views; and those of the"
            " description that took no hour",
            inputs=f"{differing(data.differ, data.discussed)} {_idle(data)}",
        ),
        Because(
            rule="R43",
            formula="(Mean of six answers from 1 to 7, minus 1) / 6; only its change is shown, and only to you",
            inputs=data.clarity or "A trend needs two pulses.",
        ),
    )


def _idle(data: Role) -> str:
    if not data.hours:
        return "No hours were sampled."
    named = {duty.ref: lowered(duty.text) for duty in data.duties}
    return f"Without an hour: {joined([named[ref] for ref in data.without_hours]) or 'none'}."


# --- words -----------------------------------------------------------------------------------------------------------


def layout(data: Role) -> Document:
    """Return the page: the two figures, the duties with the largest difference first, what to talk about."""
    title = " · ".join(part for part in ("Role", data.job, data.period) if part)
    blocks: list[Block] = [Paragraph(_head(data))]
    if not data.duties:
        blocks.append(
            Paragraph(
                inline("No duty is written down yet. ", command("careerbook duty add Teaching --source jd --share 70"))
            )
        )
        blocks += [Paragraph(inline(data.clarity))] if data.clarity else []
    else:
        blocks.append(_table(data))
        blocks.append(Paragraph(lined(_sampled(data))))
        talk = [line for line in (_agenda(data), _seen(data), _undone(data), inline(data.clarity)) if line]
        if talk:
            blocks.append(Paragraph(lined(talk)))
        blocks += request_blocks(data)
    blocks += why_blocks(data.why)
    return Document(title, tuple(blocks), "me")


def _head(data: Role) -> Inline:
    if not data.duties or not data.hours:
        return inline(data.spoken)
    drift = f"drift {figure(data.drift, 0)} of 100" if isinstance(data.drift, Fraction) else ""
    outside = (
        f"{figure(data.outside * 100, 0)} % outside the {noun(data)}" if isinstance(data.outside, Fraction) else ""
    )
    shares = any(duty.described is not None for duty in data.duties) or noun(data) == "description"
    missing = f"no drift yet: {data.drift.reason}" if shares and isinstance(data.drift, NotAvailable) else ""
    return inline(" · ".join(part for part in (data.spoken, drift, outside, missing) if part))


def noun(data: Role) -> str:
    """Return what the duties are compared with: the contract when no other description has a duty."""
    sources = {duty.source for duty in data.duties}
    return "contract" if "contract" in sources and "jd" not in sources else "description"


def _table(data: Role) -> Table:
    timed, viewed = bool(data.hours), any(duty.mine or duty.theirs or duty.verdict for duty in data.duties)
    columns = [Column("Duty"), Column(noun(data), "right")]
    columns += [Column("actual", "right"), Column("less │ more")] if timed else []
    columns += [Column("I would"), Column(data.client or "They would"), Column("verdict")] if viewed else []
    rows = []
    for duty in data.duties:
        cells = [inline(capital(duty.text)), inline(_described(duty))]
        cells += [inline(_percent(duty.actual)), _variance(duty)] if timed else []
        cells += [inline(view_word(view)) for view in (duty.mine, duty.theirs, duty.verdict)] if viewed else []
        rows.append(tuple(cells))
    return Table(tuple(columns), tuple(rows))


def _described(duty: DutyRow) -> str:
    if duty.described is not None:
        return _percent(duty.described)
    return "in it" if duty.in_description else EMPTY_CELL


def _percent(value: Fraction | Decimal | NotAvailable) -> str:
    return EMPTY_CELL if isinstance(value, NotAvailable) else f"{figure(value, 0)} %"


def _variance(duty: DutyRow) -> Inline:
    if isinstance(duty.variance, NotAvailable):
        return inline(EMPTY_CELL)
    return inline(bar(duty.variance / 100, _signed(duty.variance)))


def _signed(points: Fraction) -> str:
    whole = rounded(points)
    return f"{'+' if whole > 0 else MINUS}{figure(abs(whole))}" if whole else "0"


def _sampled(data: Role) -> list[Inline]:
    if not data.hours:
        before = f" They were last written down in {data.sampled_in}: " if data.sampled_in else " "
        paste = f"careerbook report role {data.sampled_in}" if data.sampled_in else _first_hours(data)
        return [inline("No hours are written down for this period.", before, command(paste))]
    estimated = f", {figure(data.estimated)} of them estimated" if data.estimated else ""
    sampled = f"{_hours(data.hours)} in {counted(len(data.weeks), 'week')}{estimated}."
    short = data.weeks_wanted - len(data.weeks)
    if short <= 0:
        return [inline(sampled)]
    few = "One week" if len(data.weeks) == 1 else f"{number(len(data.weeks)).capitalize()} weeks"
    return [inline(f"{sampled} ", caution(f"{few} may not be typical: record {number(short)} more before you talk."))]


def _first_hours(data: Role) -> str:
    return f"careerbook duty time {data.duties[0].ref.rpartition('-')[2]} HOURS"


def _hours(hours: Fraction) -> str:
    return f"{figure(hours)} {'hour' if hours == 1 else 'hours'}"


def _agenda(data: Role) -> Inline:
    named = {duty.ref: lowered(duty.text) for duty in data.duties}
    texts = [named[ref] for ref in data.agenda]
    if not texts:
        return ()
    then = f"; then {joined(texts[FIRST:])}" if texts[FIRST:] else ""
    return inline(f"Talk first about: {', '.join(texts[:FIRST])}{then}.")


def _seen(data: Role) -> Inline:
    if not data.discussed:
        return ()
    who = data.client or "your manager"
    of = f"{data.discussed} {'duty' if data.discussed == 1 else 'duties'}"
    if not data.differ:
        return inline(f"You and {who} see {of} the same way.")
    return inline(f"You and {who} see {data.differ} of {of} differently.")


def _undone(data: Role) -> Inline:
    named = {duty.ref: lowered(duty.text) for duty in data.duties}
    texts = [named[ref] for ref in data.without_hours]
    return inline(f"In the {noun(data)}, and no hour: {joined(texts)}.") if texts else ()
