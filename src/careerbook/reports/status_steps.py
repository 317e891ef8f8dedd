"""Which command to type next, and how the screen's figures come about."""

from careerbook.records.entry import Entry
from careerbook.reports.ask import Because, settings_used
from careerbook.reports.last_win import last_win
from careerbook.reports.past_days import close_command, overdue_goals
from careerbook.reports.readiness import unchecked_goals
from careerbook.reports.results_due import results_due
from careerbook.reports.status_data import NextStep, Promised, Status
from careerbook.reports.wording import days_said, first_name, percent, quoted
from careerbook.rules.dates import WEEKDAYS, short
from careerbook.rules.freshness import Freshness
from careerbook.rules.primary import is_primary
from careerbook.rules.reading import Reader

_SOON = 7  # days before a meeting from which the screen asks to prepare it
_ALWAYS_SHOWN = 2  # the place up to which the screen shows every step: what has its day is not crowded out


def next_steps(reader: Reader, status: Status, client: Entry | None) -> tuple[NextStep, ...]:
    """Return what to do next, the most urgent first."""
    who = first_name(client.title) if client and client.title else "your manager"
    steps: list[tuple[str, str]] = []
    steps += [(item.next, f"tell {who} about it") for item in status.say_now[:1]]
    if status.overdue:
        number = status.overdue.ref.rpartition("-")[2]
        steps.append((f"careerbook call record {number}", "what was decided and promised"))
    if status.meeting and status.meeting.days <= _SOON and status.meeting.to_do:
        day = WEEKDAYS[status.meeting.on.weekday()] if status.meeting.days else "today"
        steps.append((status.meeting.prepare, f"prepare {day}, ten minutes"))
    steps += [
        (
            f"careerbook commitment done {item.ref.rpartition('-')[2]}",
            f"it was due {days_said(_late(item, reader))} ago",
        )
        for item in [promise for promise in status.mine if promise.late][:1]
    ]
    steps += [
        (close_command(reader, goal), f"it was due {days_said((reader.as_of - goal.due).days)} ago")
        for goal in overdue_goals(reader)[:1]
    ]
    steps[_ALWAYS_SHOWN:_ALWAYS_SHOWN] = [
        (f"careerbook impact check-result {impact.number} TEXT", f"what came of {quoted(impact.text, 30)}")
        for impact in results_due(reader)[:1]
    ]
    if status.wins.stale or unchecked_goals(reader):
        steps.append(("careerbook week", "a few questions, ten minutes"))
    if client is None:
        steps.append(('careerbook client add "YOUR MANAGER"', "whom the page is for"))
    elif status.meeting is None:
        steps.append((f"careerbook call plan --client {_named(client)} --on DATE", f"when you meet {who} next"))
    if status.wins.skewed:
        steps.append(("careerbook win TEXT --on DATE", "what helped earlier this quarter"))
    if status.wins.count and len(steps) < 2:
        steps.append(("careerbook brief", "the page so far"))
    if not status.wins.count:
        steps.append(('careerbook win "what you did that helped"', "one line is enough"))
    return tuple(NextStep(command=text, does=does) for text, does in steps)


def _named(client: Entry) -> str:
    return "manager" if is_primary(client) else client.ref


def _late(item: Promised, reader: Reader) -> int:
    return (reader.as_of - item.due).days if item.due else 0


def why(reader: Reader, status: Status) -> tuple[Because, ...]:
    """Return the formulas behind the screen, what went in, and the settings that decide."""
    wins = status.wins
    fresh = last_win(reader)
    quiet = f"{days_said(fresh.days)} since {short(fresh.last)}" if isinstance(fresh, Freshness) else str(fresh)
    bars = "; ".join(f"{goal.ref} {percent(goal.progress)}" for goal in status.goals if goal.progress is not None)
    meeting, passed = status.meeting, status.overdue
    to_do = "; ".join(meeting.to_do) or "Nothing is missing" if meeting else "No meeting is planned"
    waits = "; ".join(f"{item.ref} {item.reason}" for item in status.say_now) or "Nothing has waited that long"
    return (
        Because(
            rule="R2",
            formula="The journal is stale when so many days passed since the newest win, days on leave not counted",
            inputs=f"{quiet}.",
            settings=settings_used(reader, "stale_days"),
        ),
        Because(
            rule="R4",
            formula="Highlights in the last third of the quarter ÷ all of its highlights; above the cut the screen says"
            " so, as what helped earlier is forgotten first",
            inputs=f"{wins.late} of {wins.highlights}." if wins.highlights else "n/a (no highlight in the period).",
            settings=settings_used(reader, "skew_warn", "highlight_strength"),
        ),
        Because(
            rule="R5",
            formula="A bar is (current - start) ÷ (target - start), or the steps done ÷ steps",
            inputs=f"{bars or 'No goal has a figure or steps'}.",
        ),
        Because(
            rule="R27",
            formula="To do before a meeting is what the page still lacks; a goal is looked at again after so many days",
            inputs=f"{to_do}.",
            settings=settings_used(reader, "unchecked_days", "few_highlights", "highlight_strength"),
        ),
        Because(
            rule="Not recorded",
            formula="A check-in is asked for when so many days have passed since and it is not on record",
            inputs=f"{passed.client}, {short(passed.on)}." if passed else "Every one is.",
            settings=settings_used(reader, "record_days"),
        ),
        Because(
            rule="R28",
            formula="Say it now is what has waited as long as its severity allows, or is near",
            inputs=f"{waits}.",
            settings=settings_used(
                reader, "raise_high_days", "raise_medium_days", "raise_low_days", "raise_before_days"
            ),
        ),
    )
