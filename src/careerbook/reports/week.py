"""Ten minutes on a Friday: what the week asks, and the same as a list where nobody can be asked."""

from datetime import timedelta

from careerbook.document import Block, Document, Inline, Items, Paragraph, command, inline
from careerbook.records.entry import Entry
from careerbook.reports.ask import Ask, Because, settings_used, why_blocks
from careerbook.reports.clients import away_until, next_call, primary_client
from careerbook.reports.last_win import last_win
from careerbook.reports.readiness import lacking, missing_for, unchecked_goals
from careerbook.reports.strengths import strength_of
from careerbook.reports.week_data import Question, Week, WeekAway
from careerbook.reports.week_gap import gap, imported
from careerbook.reports.week_questions import questions
from careerbook.reports.wording import counted, days_said, quoted
from careerbook.rules.dates import MONTHS, WEEKDAYS, short, with_weekday
from careerbook.rules.freshness import Freshness
from careerbook.rules.reading import Reader

__all__ = ["Question", "Week", "WeekAway", "build", "layout"]

_WEEK = timedelta(days=7)
_YEAR_OF_WEEKS = timedelta(weeks=52)
_TEXT_KINDS = ("impact", "feedback", "challenge")


def build(reader: Reader, ask: Ask) -> Week:
    """Return what this week asks; while on leave it asks nothing and remarks nothing."""
    away = away_until(reader)
    if away:
        return Week(
            as_of=reader.as_of,
            away_until=away,
            written=0,
            year_ago="",
            gap_weeks=0,
            weeks=(),
            questions=(),
            meeting=None,
            meeting_with="",
            lacks=(),
            why=(),
        )
    weeks, missed = gap(reader)
    client = ask.client or primary_client(reader)
    call = next_call(reader, client)
    return Week(
        as_of=reader.as_of,
        away_until=None,
        written=_written(reader),
        year_ago=_year_ago(reader),
        gap_weeks=weeks,
        weeks=missed,
        questions=questions(reader, gap=bool(weeks)),
        meeting=call.on if call else None,
        meeting_with=client.title if call and client else "",
        lacks=lacking(missing_for(reader, client, call)) if call and call.state == "planned" else (),
        why=_why(reader) if ask.why else (),
    )


def _written(reader: Reader) -> int:
    """Count what was written about this week, Monday to the day itself; a remark about character is in no count."""
    monday = reader.as_of - timedelta(days=reader.as_of.weekday())
    return sum(
        not imported(entry) and entry.get("about") != "character"
        for kind in _TEXT_KINDS
        for entry in reader.entries(kind, since=monday, until=monday + _WEEK)
    )


def _year_ago(reader: Reader) -> str:
    """Return the strongest win of the week 52 weeks ago, the earliest of equals; empty when there was none."""
    monday = reader.as_of - timedelta(days=reader.as_of.weekday()) - _YEAR_OF_WEEKS
    found: list[Entry] = reader.entries("impact", since=monday, until=monday + _WEEK)
    found.sort(key=lambda impact: (-strength_of(impact).score, impact.on, impact.number))
    return str(found[0].text) if found else ""


def _why(reader: Reader) -> tuple[Because, ...]:
    fresh = last_win(reader)
    quiet = f"{days_said(fresh.days)} since {short(fresh.last)}" if isinstance(fresh, Freshness) else "No win yet"
    looked = "; ".join(f"{ref} {reason}" for ref, reason in unchecked_goals(reader).items())
    return (
        Because(
            rule="R2",
            formula="A quiet journal is one without a win for so many days, those on leave not counted",
            inputs=f"{quiet}.",
            settings=settings_used(reader, "stale_days"),
        ),
        Because(
            rule="R27",
            formula="A goal is asked about when it was not checked for so many days",
            inputs=f"{looked or 'Every goal was'}.",
            settings=settings_used(reader, "unchecked_days"),
        ),
    )


# --- words -----------------------------------------------------------------------------------------------------------


def layout(data: Week) -> Document:
    """Return the list of questions, each with the command that answers it."""
    title = f"{WEEKDAYS[data.as_of.weekday()]} {data.as_of.day} {MONTHS[data.as_of.month - 1]}"
    if data.away_until:
        until = short(data.away_until, data.as_of)
        return Document(title, (Paragraph(inline(f"On leave until {until}. No questions.")),), "me")
    blocks: list[Block] = [Paragraph(inline(text)) for text in opening(data)]
    if data.weeks:
        blocks.append(Items(tuple(inline(week_said(week)) for week in data.weeks)))
    blocks.append(Items(tuple(inline(_asked(item), " ", *_commands(item)) for item in data.questions), ordered=True))
    if data.meeting and data.lacks:
        day = with_weekday(data.meeting, data.as_of)
        blocks.append(Paragraph(inline(f"Your page for {day} still lacks: {', '.join(data.lacks)}.")))
    blocks += why_blocks(data.why)
    return Document(title, tuple(blocks), "me")


def opening(data: Week) -> tuple[str, ...]:
    """Return the sentences before the questions: what is there, what was a year ago, and that nothing is owed."""
    lines = []
    if data.gap_weeks:
        lines.append(
            f"It has been {counted(data.gap_weeks, 'week')}. No catching up needed: "
            "one thing you remember from each is plenty."
        )
    elif data.written:
        lines.append(f"This week you wrote {counted(data.written, 'thing')} down.")
    if data.year_ago:
        lines.append(f"A year ago this week: {quoted(data.year_ago)}.")
    return tuple(lines)


def week_said(week: WeekAway) -> str:
    """Return a week away by its Monday, with its cue: `week of 19 Oct: meeting with procurement, 6 commits`."""
    return f"week of {short(week.monday, week.monday)}{f': {week.cue}' if week.cue else ''}"


def _asked(item: Question) -> str:
    return f"{item.text}{f' ({item.hint})' if item.hint and item.kind not in ('goal', 'untold') else ''}"


def _commands(item: Question) -> Inline:
    other = inline(", or ", command(item.instead)) if item.instead else ()
    return inline(command(item.command), *other)
