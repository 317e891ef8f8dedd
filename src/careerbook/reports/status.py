"""One screen: what matters now, and the next command to type. It fits 80 by 24 whatever the book holds."""

from collections.abc import Sequence

from careerbook.document import (
    Bar,
    Bars,
    Block,
    Document,
    Fact,
    Facts,
    Inline,
    Paragraph,
    bad,
    command,
    good,
    inline,
    trend,
    warn,
)
from careerbook.reports.ask import why_blocks
from careerbook.reports.status_data import Promised, Status
from careerbook.reports.status_facts import build
from careerbook.reports.voices import SIDE_WORDS
from careerbook.reports.wording import counted, days_said, one_line
from careerbook.rules.dates import short, with_weekday
from careerbook.text import cell_width

__all__ = ["Status", "build", "layout"]

MOST_GOALS, MOST_RISKS, MOST_STEPS = 4, 2, 3
WIDTH, HEIGHT, LINE, TEXT, TITLE = 80, 23, 62, 32, 28
"""Cells and lines of the screen (a line is left for the prompt); cells beside a label, of a sentence, of a title."""

TO_DO = "To do: "

_STYLES = {"at risk": warn, "off track": bad, "blocked": bad, "missed": bad, "done": good, "completed": good}


def layout(data: Status) -> Document:
    """Return the screen."""
    blocks: list[Block] = []
    if data.away_until:
        blocks.append(Paragraph(inline(f"On leave until {short(data.away_until, data.as_of)}.")))
    for rows in (_now(data), _goal_bars(data), _quarter(data)):
        if isinstance(rows, Bars):
            blocks.append(rows)
        elif rows:
            blocks.append(Facts(tuple(Fact(label, lines) for label, lines in rows)))
    if data.next:
        blocks.append(Facts((Fact("Next", _steps(data, HEIGHT - _height(blocks) - 1)),)))
    blocks += why_blocks(data.why)
    return Document(_title(data), tuple(blocks), "me")


def _steps(data: Status, lines_left: int) -> tuple[Inline, ...]:
    """Set the commands with what each does, beside it or on a line of its own, as far as the screen has lines."""
    steps = data.next[:MOST_STEPS]
    room = LINE - 3 - max(cell_width(step.command) for step in steps)
    spare = lines_left - len(steps)
    said = []
    for step in steps:
        beside = cell_width(step.does) <= room
        fits = beside or spare > 0
        spare -= not beside and fits
        said.append(inline(command(step.command), f" {step.does}" if fits else ""))
    return tuple(said)


def _height(blocks: Sequence[Block]) -> int:
    """Count the lines of the screen so far, the title and the empty lines between the blocks included."""
    held = [
        sum(len(fact.lines) for fact in block.rows) if isinstance(block, Facts) else len(block.rows)
        for block in blocks
        if isinstance(block, Facts | Bars)
    ]
    return 1 + sum(held) + len(blocks)


def _title(data: Status) -> str:
    today = with_weekday(data.as_of, data.as_of)
    time = f"{one_line(data.period, 16)}, day {data.day} of {data.days} · {today}"
    room = WIDTH - cell_width(time)
    who = one_line(" · ".join(part for part in (one_line(data.name, room // 2), data.title) if part), room - 3)
    return " · ".join(part for part in (who, time) if part)


Rows = list[tuple[str, tuple[Inline, ...]]]


def _now(data: Status) -> Rows:
    """Say what comes next, what should be said now and what was promised."""
    rows: Rows = []
    if data.overdue:
        day = with_weekday(data.overdue.on, data.as_of)
        rows.append(("Not recorded", (inline(f"{_who(data.overdue.client)}, {day}"),)))
    if data.meeting:
        rows.append(("Next meeting", _meeting(data)))
    if data.say_now:
        rows.append(("Say it now", _say_now(data)))
    promises = _promises(data)
    if promises:
        rows.append(("Promises", promises))
    return rows


def _meeting(data: Status) -> tuple[Inline, ...]:
    meeting = data.meeting
    if meeting is None:
        return ()
    away = "today" if meeting.days == 0 else "tomorrow" if meeting.days == 1 else f"in {days_said(meeting.days)}"
    sent = ", the page is sent" if meeting.sent else ""
    lines = [inline(f"{_who(meeting.client)}, {with_weekday(meeting.on, data.as_of)}, {away}{sent}")]
    if meeting.to_do:
        lines.append(inline(f"{TO_DO}{_fitting(meeting.to_do, meeting.prepare)}"))
    return tuple(lines)


def _fitting(clauses: Sequence[str], command_: str) -> str:
    """Join as many clauses as one line has room for, and count the others, with the command that names them."""
    for kept in range(len(clauses), 0, -1):
        more = f" · {len(clauses) - kept} more: {command_}" if kept < len(clauses) else ""
        line = f"{' · '.join(clauses[:kept])}{more}"
        if cell_width(line) <= LINE - len(TO_DO):
            return line
    return f"{counted(len(clauses), 'thing')}: {command_}"


def _who(client: str) -> str:
    return one_line(client, 24) or "your manager"


def _say_now(data: Status) -> tuple[Inline, ...]:
    lines = []
    most = MOST_RISKS if len(data.say_now) <= MOST_RISKS else MOST_RISKS - 1
    for item in data.say_now[:most]:
        age = f"found {days_said(item.age_days)} ago" if item.age_days else "found today"
        lines.append(inline(bad(one_line(item.text, TEXT)), f" ({item.severity}, {age})"))
    if len(data.say_now) > most:
        lines.append(inline(f"and {len(data.say_now) - most} more: careerbook report surprises"))
    return tuple(lines)


def _promises(data: Status) -> tuple[Inline, ...]:
    lines = []
    if data.mine:
        late = [promise for promise in data.mine if promise.late]
        coming = next((promise for promise in data.mine if not promise.late), None)
        said = f"{len(late)} late: {_promise(late[0], data)}" if late else "none late"
        ahead = f" · next {_promise(coming, data)}" if coming and not late else ""
        lines.append(inline(f"yours: {said}{ahead}"))
    if data.theirs:
        first = data.theirs[0]
        more = f", and {len(data.theirs) - 1} more" if len(data.theirs) > 1 else ""
        waits = f"due {short(first.due, data.as_of)}" if first.due else f"open since {short(first.made, data.as_of)}"
        lines.append(inline(f"theirs: {one_line(first.text, TITLE)}, {waits}{more}"))
    return tuple(lines)


def _promise(item: Promised, data: Status) -> str:
    due = f", {short(item.due, data.as_of)}" if item.due else ""
    return f"{one_line(item.text, TITLE)}{due}"


def _goal_bars(data: Status) -> Bars | Rows:
    """Draw the goals that need attention first; the rest is a number."""
    if not data.goals:
        return []
    most = MOST_GOALS if len(data.goals) <= MOST_GOALS else MOST_GOALS - 1
    bars = [
        Bar(
            "" if position else "Goals",
            goal.progress,
            inline(one_line(goal.title, TITLE)),
            inline(bad("overdue") if goal.days_late else _STYLES.get(goal.word, str)(goal.word)),
        )
        for position, goal in enumerate(data.goals[:most])
    ]
    if len(data.goals) > most:
        bars.append(Bar("", None, inline(f"and {len(data.goals) - most} more: careerbook goal list"), ()))
    return Bars(tuple(bars), "Goal")


def _quarter(data: Status) -> Rows:
    calm = data.away_until and not data.wins.count
    rows: Rows = [] if calm else [("This quarter", (_wins(data),))]
    if data.heard_from:
        heard = ", ".join(SIDE_WORDS[side][0] for side in data.heard_from)
        missing = ", ".join(SIDE_WORDS[side][1] for side in data.not_heard_from)
        rows.append(("Heard from", (inline(f"{heard}{f' · not yet: {missing}' if missing else ''}"),)))
    if data.waiting:
        first = data.waiting[0]
        due = f": answer due {short(first.decision_by, data.as_of)}" if first.decision_by else ""
        more = f", and {len(data.waiting) - 1} more" if len(data.waiting) > 1 else ""
        rows.append(("Waiting for", (inline(f"{one_line(first.title, TITLE)}{due}{more}"),)))
    if data.only_for_me:
        rows.append(("Only for you", (inline(counted(data.only_for_me, "record")),)))
    return rows


def _wins(data: Status) -> Inline:
    wins = data.wins
    if not wins.count:
        last = f", the last one on {short(wins.last_on, data.as_of)}" if wins.last_on else ""
        return inline(f"no win yet{last}")
    parts = [counted(wins.count, "win")]
    if wins.with_number:
        parts.append(f"{wins.with_number} with a number")
    if wins.skewed:
        skew = f"{wins.late} of {counted(wins.highlights, 'highlight')} in its last third"
        whole = ", ".join([*parts, skew])
        return inline(whole if cell_width(whole) <= LINE else f"{parts[0]}, {skew}")
    if wins.last_on:
        days = (data.as_of - wins.last_on).days
        parts.append("last one today" if days == 0 else f"last one {days_said(days)} ago")
    weekly = sum(1 for week in wins.by_week if week) > 1
    return inline(", ".join(parts), " · " if weekly else "", trend(wins.by_week, "a week") if weekly else "")
