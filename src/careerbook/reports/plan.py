"""The action plan: where each goal is today, and what became of the goals of the last four periods."""

from datetime import timedelta
from fractions import Fraction

from careerbook.document import (
    EMPTY_CELL,
    Block,
    Column,
    Document,
    Heading,
    Inline,
    Items,
    Paragraph,
    Table,
    command,
    inline,
    lined,
    quiet,
    strong,
)
from careerbook.document import warn as caution
from careerbook.reports.ask import Ask, Because, sentence, settings_used, why_blocks
from careerbook.reports.plan_data import Plan, PlanRow, TrackRow
from careerbook.reports.plan_facts import plan_facts
from careerbook.reports.wording import STATUS_WORDS, counted, days_said, ended, percent
from careerbook.rules.dates import short, with_weekday
from careerbook.rules.periods import Period
from careerbook.rules.reading import Reader
from careerbook.rules.value import NotAvailable

LACKING = {
    "measure": "what will be counted, or steps",
    "due": "by when",
    "serves": "an objective or a skill",
    "mine": "your own yes",
}


def build(reader: Reader, ask: Ask) -> Plan:
    """Return how every goal that is not over stands, and the track record up to a period; for the owner's eyes."""
    data = plan_facts(reader, ask)
    return data.model_copy(update={"why": _why(reader, data)}) if ask.why else data


def _why(reader: Reader, data: Plan) -> tuple[Because, ...]:
    paced = [
        f"{row.ref} {percent(row.reached)} - {percent(row.expected)}"
        for row in data.goals
        if isinstance(row.pace, Fraction)
    ]
    moved = [f"{row.ref} {days_said(_slipped(row))}" for row in data.goals if _slipped(row)]
    moved += [f"{row.period} {row.in_time} of {row.dated}" for row in data.track if row.dated]
    return (
        Because(
            rule="R5, R8",
            formula="Now is (current - start) ÷ (target - start), or the steps done ÷ steps; plan is the days at work"
            " that have passed ÷ those of the goal's window; a status is suggested by now minus plan",
            inputs=f"{'; '.join(paced)}." if paced else "No goal has both.",
            settings=settings_used(reader, "on_track_pace", "at_risk_pace", "unchecked_days"),
        ),
        Because(
            rule="R11",
            formula="Slips are deadline exceptions; a slip is the due date minus the first one agreed; on time is"
            " closed on or before the first due date ÷ closed",
            inputs=f"{'; '.join(moved) or 'Nothing moved and nothing closed'}.",
        ),
        Because(
            rule="A say in them",
            formula="Goals that you set, alone or together, or agreed to ÷ goals that say who set them or whether you"
            " agreed",
            inputs=f"{data.with_say} of {data.known}; {data.unknown} say neither.",
        ),
    )


# --- words -----------------------------------------------------------------------------------------------------------


def layout(data: Plan) -> Document:
    """Return the page: the goals with their next steps, then the track record."""
    blocks: list[Block] = []
    if data.goals:
        blocks += [_goals(data), *_remarks(data), *_next(data)]
    else:
        example = command('careerbook goal add "Faster checkout" --metric "p95 ms:900:500" --due 2026-12-31')
        blocks.append(Paragraph(inline("No goal is under way. ", example)))
    spoken = Period("", data.track[0].first, data.track[-1].last + timedelta(days=1)).spoken()
    blocks += [Heading(2, f"Track record · {spoken}"), _track(data)]
    lines = [line for line in (_on_time(data), _say(data)) if line]
    if lines:
        blocks.append(Paragraph(lined(lines)))
    blocks += why_blocks(data.why)
    return Document(f"Action plan · as of {with_weekday(data.as_of)}", tuple(blocks), "me")


def _goals(data: Plan) -> Table:
    columns = (
        Column("Goal"),
        Column("stage"),
        Column("status"),
        Column("now / plan", "right"),
        Column("left", "right"),
        Column("slips", "right"),
        Column("checked"),
    )
    return Table(columns, tuple(_goal(row, data) for row in data.goals))


def _goal(row: PlanRow, data: Plan) -> tuple[Inline, ...]:
    status = STATUS_WORDS[row.status] if row.status else EMPTY_CELL
    warns = row.status in ("at-risk", "off-track")
    return (
        inline(f"{row.title} · {row.ref}"),
        inline(row.stage),
        inline(caution(status) if warns else status),
        inline(_progress(row)),
        inline(_left(row, data)),
        inline(str(row.slips)),
        inline(short(row.checked_on, data.as_of) if row.checked_on else EMPTY_CELL),
    )


def _progress(row: PlanRow) -> str:
    """Say how far a goal is and how far the calendar expects it: `75 / 89 %`."""
    if isinstance(row.reached, NotAvailable) and isinstance(row.expected, NotAvailable):
        return EMPTY_CELL
    now = EMPTY_CELL if isinstance(row.reached, NotAvailable) else percent(row.reached).removesuffix(" %")
    return f"{now} / {EMPTY_CELL if isinstance(row.expected, NotAvailable) else percent(row.expected)}"


def _left(row: PlanRow, data: Plan) -> str:
    """Say how long there is: the days to the due day, or when a goal that waits comes up."""
    if row.reopens:
        return f"from {short(row.reopens, data.as_of)}"
    if row.begins and row.begins > data.as_of:
        return f"from {short(row.begins, data.as_of)}"
    if row.days_left is None:
        return EMPTY_CELL
    return days_said(row.days_left) if row.days_left >= 0 else f"{days_said(-row.days_left)} late"


def _slipped(row: PlanRow) -> int:
    """Return by how many days the due date is later than the first one agreed."""
    return row.slip_days if isinstance(row.slip_days, int) and row.slip_days > 0 else 0


def _remarks(data: Plan) -> list[Block]:
    """Say what stands beside the figures: what the calendar suggests, what was not looked at, what is not said."""
    lines: list[Inline] = []
    if data.away_until:
        lines.append(inline(f"On leave until {short(data.away_until, data.as_of)}; nothing is asked for."))
    for row in data.goals:
        suggested = row.suggested if isinstance(row.suggested, str) else ""
        if suggested and row.status not in (suggested, "completed"):
            own = f"you say {STATUS_WORDS[row.status]}, and that counts" if row.status else "you have not said"
            lines.append(inline(f"By the calendar {row.ref} is {STATUS_WORDS[suggested]}; {own}."))
    lines += _overdue(data)
    stale = [f"{row.ref} ({days_said(row.stale_days)})" for row in data.goals if row.stale_days is not None]
    if stale:
        lines.append(inline(caution(f"Not looked at for a while: {sentence(stale)}.")))
    moved = [f"{row.ref} by {days_said(_slipped(row))}" for row in data.goals if _slipped(row)]
    if moved:
        lines.append(inline(f"Later than first agreed: {sentence(moved)}."))
    lines += [
        inline(f"Not said of {row.ref}: {'; '.join(LACKING[name] for name in row.lacks)}.")
        for row in data.goals
        if row.lacks
    ]
    return [Paragraph(lined(lines))] if lines else []


def _overdue(data: Plan) -> list[Inline]:
    """Name the goals past their due day, and what settles the first of them; on leave nothing is asked for."""
    late = [row for row in data.goals if row.close and not data.away_until]
    if not late:
        return []
    named = sentence([f"{row.ref} ({days_said(-(row.days_left or 0))})" for row in late])
    ways = (command(late[0].close), ", or ", command(late[0].renew))
    return [inline(caution(f"Overdue: {named}."), " Done, or a new day: ", *ways)]


def _next(data: Plan) -> list[Block]:
    items = []
    for row in data.goals:
        if row.blocked_by:
            items.append(inline(strong(row.ref), f" Blocked: {ended(row.blocked_by)}"))
        elif row.next_step:
            by = f", by {short(row.next_due, data.as_of)}" if row.next_due else ""
            items.append(inline(strong(row.ref), f" {ended(row.next_step.rstrip('.') + by)}"))
    silent = [row.ref for row in data.goals if row.stage == "active" and not row.next_step]
    if silent:
        which = silent[0].rpartition("-")[2] if len(silent) == 1 else "GOAL"
        pasted = command(f"careerbook goal edit {which} --next-step TEXT")
        items.append(inline(f"None is said for {sentence(silent)}: ", pasted))
    return [Heading(2, "Next steps"), Items(tuple(items))] if items else []


def _track(data: Plan) -> Table:
    columns = (
        Column("Period"),
        Column("set", "right"),
        Column("done", "right"),
        Column("partly", "right"),
        Column("missed", "right"),
        Column("on time", "right"),
    )
    return Table(columns, tuple(_period(row) for row in data.track))


def _period(row: TrackRow) -> tuple[Inline, ...]:
    counts = (row.set, row.done, row.partly, row.missed)
    on_time = f"{row.in_time} of {row.dated}" if row.dated else EMPTY_CELL
    return (
        inline(row.period, quiet(" so far") if row.so_far else ""),
        *(inline(str(count)) for count in counts),
        inline(on_time),
    )


def _on_time(data: Plan) -> Inline:
    if isinstance(data.on_time, NotAvailable) or isinstance(data.on_time_agreed, NotAvailable):
        return ()
    closed = counted(data.dated, "goal")
    first, last = int(data.on_time * data.dated), int(data.on_time_agreed * data.dated)
    beside = f", {last} by the one agreed last" if last != first else ""
    undated = f" {counted(data.undated, 'goal')} had no due day." if data.undated else ""
    return inline(
        f"On time: {first} of {closed} by the day agreed at first ({percent(data.on_time)}){beside}.{undated}"
    )


def _say(data: Plan) -> Inline:
    """Say how many of these goals I had a say in; a goal that does not say who set it is not counted as one."""
    unknown = f"{counted(data.unknown, 'goal')} {'does' if data.unknown == 1 else 'do'} not say who set"
    unknown += " it" if data.unknown == 1 else " them"
    ask = (f". {unknown}: ", command("careerbook goal edit GOAL --set-by me|client|together|handed-down"))
    if isinstance(data.say, NotAvailable):
        return inline(f"A say in your goals: {unknown}, ", ask[1]) if data.unknown else ()
    goals = counted(data.known, "goal")
    told = f"You had a say in {data.with_say} of {goals} ({percent(data.say)})"
    return inline(told, *(ask if data.unknown else (".",)))
