"""One line when something is due, else nothing: for a shell's start-up file, so it reads as little as it can."""

from collections.abc import Callable
from datetime import timedelta

from careerbook.records.entry import Entry
from careerbook.reports import surprises
from careerbook.reports.clients import (
    away_until,
    client_option,
    is_manager,
    late_record,
    open_calls,
    primary_client,
)
from careerbook.reports.last_win import last_win
from careerbook.reports.past_days import close_command, overdue_goals
from careerbook.reports.readiness import missing_for, to_do, unchecked_goals
from careerbook.reports.results_due import results_due
from careerbook.reports.week_voices import late_request
from careerbook.reports.wording import counted, days_said, quoted
from careerbook.rules.dates import WEEKDAYS, short, with_weekday
from careerbook.rules.freshness import Freshness
from careerbook.rules.reading import Reader
from careerbook.rules.surprises import RAISE_NOW

SOON = timedelta(days=2)
"""How near a meeting or a promise must be to be worth a line of its own."""


def nudge(reader: Reader) -> str:
    """Return one line with the command to type, for the most urgent thing that is due; empty when nothing is.

    In this order: a risk to raise now, a meeting soon whose page is not ready, a meeting without a record, my
    promise that is late or due, a goal past its due day, a proposal whose answer is late, a win whose day for
    looking again has come, a request without an answer, a journal or a goal that nobody looked at. On leave:
    nothing.
    """
    if away_until(reader):
        return ""
    for look in _LOOKS:
        line = look(reader)
        if line:
            return line
    return ""


def _untold(reader: Reader) -> str:
    item = next(iter(surprises.untold_to(reader, primary_client(reader))), None)
    if item is None or item.verdict != RAISE_NOW:
        return ""
    return f"Say it now: {item.ref} ({item.severity}, {item.reason}): {item.next}"


def _meeting(reader: Reader) -> str:
    for call in open_calls(reader, None):
        if call.state == "sent" or not reader.as_of <= call.on <= reader.as_of + SOON:
            continue
        client = reader.by_uid([call.client]).get(call.client)
        missing = to_do(missing_for(reader, client, call))
        if missing:
            who = client.title if client else "your manager"
            option = client_option(client, "--client", sole=is_manager(reader, client))
            day = "today" if call.on == reader.as_of else f"on {WEEKDAYS[call.on.weekday()]}"
            return f"You meet {who} {day}; to do: {' · '.join(missing)}: careerbook checkin{option}"
    return ""


def _unrecorded(reader: Reader) -> str:
    call = late_record(reader)
    if call is None:
        return ""
    return f"The meeting of {with_weekday(call.on, reader.as_of)} is not recorded: careerbook call record {call.number}"


def _promise(reader: Reader) -> str:
    due = [
        item
        for item in reader.entries("commitment", states=("open",))
        if item.owner == "me" and item.due is not None and item.due <= reader.as_of + SOON
    ]
    if not due:
        return ""
    item = min(due, key=lambda promise: (promise.due, promise.number))
    late = (reader.as_of - item.due).days
    when = (
        f"was due {days_said(late)} ago"
        if late > 0
        else "is due today"
        if late == 0
        else f"is due in {days_said(-late)}"
    )
    return f"Your promise {_called(item)} {when}: careerbook commitment done {item.number}"


def _goal(reader: Reader) -> str:
    goal = next(iter(overdue_goals(reader)), None)
    if goal is None:
        return ""
    late = days_said((reader.as_of - goal.due).days)
    return f"Your goal {_called(goal)} was due {late} ago: {close_command(reader, goal)}"


def _answer(reader: Reader) -> str:
    late = [
        pitch
        for pitch in reader.entries("pitch", states=("sent",))
        if pitch.decision_by is not None and pitch.decision_by < reader.as_of
    ]
    if not late:
        return ""
    pitch = min(late, key=lambda item: (item.decision_by, item.number))
    return (
        f"The answer to {_called(pitch)} was due {short(pitch.decision_by, reader.as_of)}: careerbook show {pitch.ref}"
    )


def _result(reader: Reader) -> str:
    due = results_due(reader)
    if not due:
        return ""
    command = f"careerbook impact check-result {due[0].number} TEXT"
    return f"The day has come to look again at {_called(due[0])}: {command}"


def _request(reader: Reader) -> str:
    asked = late_request(reader)
    if asked is None or asked.due is None:
        return ""
    return f"Somebody was to answer you by {short(asked.due, reader.as_of)}: careerbook week"


def _quiet(reader: Reader) -> str:
    fresh = last_win(reader)
    if isinstance(fresh, Freshness) and fresh.stale:
        return f"No win since {short(fresh.last, reader.as_of)}; one line is enough: careerbook week"
    return ""


def _unchecked(reader: Reader) -> str:
    waiting = unchecked_goals(reader)
    return f"{counted(len(waiting), 'goal')} to look at: careerbook week" if waiting else ""


def _called(entry: Entry) -> str:
    """Return the text of a record that others may see, else its reference: a shell starts where others look on."""
    return quoted(entry.title, 50) if entry.visibility in ("client", "public") else entry.ref


_LOOKS: tuple[Callable[[Reader], str], ...] = (
    _untold,
    _meeting,
    _unrecorded,
    _promise,
    _goal,
    _answer,
    _result,
    _request,
    _quiet,
    _unchecked,
)
