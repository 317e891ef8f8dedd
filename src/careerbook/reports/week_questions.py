"""Which questions the week asks: three open ones, and what the book says is missing, seven in all."""

from collections.abc import Callable
from datetime import timedelta

from careerbook.records.entry import Entry
from careerbook.reports import surprises, week_days, week_voices
from careerbook.reports.clients import primary_client
from careerbook.reports.last_win import last_win
from careerbook.reports.past_days import overdue_goals
from careerbook.reports.readiness import unchecked_goals
from careerbook.reports.results_due import results_due
from careerbook.reports.standing import goal_standings
from careerbook.reports.strengths import strength_of
from careerbook.reports.week_data import TRIGGERS, Question
from careerbook.reports.wording import STATUS_WORDS, figure, first_name, quoted
from careerbook.rules.dates import short, with_weekday
from careerbook.rules.freshness import Freshness
from careerbook.rules.periods import quarter_of
from careerbook.rules.progress import Pace
from careerbook.rules.reading import Reader

MOST = 7
DUE_WITHIN = 7
_OPEN = {
    "finished": Question(kind="finished", text="What did you finish, fix or make easier?", hint="empty line ends"),
    "stuck": Question(kind="stuck", text="What is stuck, or may go wrong?"),
    "said": Question(kind="said", text="Who said something about your work?", hint="name: what they said"),
}
_ORDER = (
    "finished",
    "quiet",
    "result",
    "overdue",
    "goal",
    "stuck",
    "untold",
    "happened",
    "said",
    "request",
    "answer",
    "number",
    "promise",
    "direction",
)
"""How they follow each other in a conversation: each trigger after the open question that it belongs to."""


def questions(reader: Reader, *, gap: bool) -> tuple[Question, ...]:
    """Return at most seven questions: the open ones, and triggers in the order of TRIGGERS while there is room.

    With a gap the weeks themselves ask what happened, and the trigger for a quiet journal stays out.
    """
    found = dict(_OPEN)
    for kind in TRIGGERS:
        if len(found) == MOST:
            break
        if kind == "quiet" and gap:
            continue
        asked = _ASKS[kind](reader)
        if asked is not None:
            found[kind] = asked
    asked_in_order = [found[kind] for kind in _ORDER if kind in found]
    return tuple(item.model_copy(update={"command": item.command or _command(item)}) for item in asked_in_order)


def _quiet(reader: Reader) -> Question | None:
    """No impact dated in the last 14 days, those on leave not counted (R2)."""
    fresh = last_win(reader)
    if isinstance(fresh, Freshness) and not fresh.stale:
        return None
    if not isinstance(fresh, Freshness):
        return Question(kind="quiet", text="What is one thing from the last weeks that helped somebody?")
    return Question(
        kind="quiet", text=f"Your last win is of {short(fresh.last, reader.as_of)}. What helped somebody since then?"
    )


def _goal(reader: Reader) -> Question | None:
    """Ask about the active goal that has waited longest for a look, from 14 days on; an overdue one needs more."""
    overdue = {goal.ref for goal in overdue_goals(reader)}
    waiting = {ref: reason for ref, reason in unchecked_goals(reader).items() if ref not in overdue}
    if not waiting:
        return None
    ref, reason = next(iter(waiting.items()))
    goal = next(entry for entry in reader.entries("goal", states=("active",)) if entry.ref == ref)
    (stands,) = goal_standings(reader, [goal], leave=True)
    paced = isinstance(stands.pace, Pace) and isinstance(stands.pace.suggestion, str)
    measured = goal.target is not None
    unit = f" {goal.unit}" if goal.unit else ""
    seen = _seen(reader, goal)
    if measured and seen is not None and seen.current is not None:
        was = f"it was {figure(seen.current)}{unit} on {short(seen.on, reader.as_of)}. Now?"
    elif measured:
        was = f"where is it now, on the way to {figure(goal.target)}{unit}?"
    else:
        was = "how is it going?"
    return Question(
        kind="goal",
        text=f"{goal.title}: {was}",
        hint="" if measured else " / ".join(word for key, word in STATUS_WORDS.items() if key != "completed"),
        ref=ref,
        title=goal.title,
        unit=str(goal.unit or ""),
        measured=measured,
        current=seen.current if seen else None,
        checked_on=seen.on if seen else None,
        expected_now=stands.expected_now if paced else None,
        status=stands.status,
        reason=reason,
    )


def _seen(reader: Reader, goal: Entry) -> Entry | None:
    """Return the newest check of a goal, with a figure if any has one."""
    checks = reader.entries("check", parents=[goal.uid])
    with_figure = [check for check in checks if check.current is not None]
    return max(with_figure or checks, key=lambda check: (check.on, check.number), default=None)


def _untold(reader: Reader) -> Question | None:
    """Ask about the most urgent challenge that the primary client has not heard of."""
    client = primary_client(reader)
    waiting = surprises.untold_to(reader, client)
    if not waiting:
        return None
    item = waiting[0]
    who = first_name(client.title) if client else "your manager"
    return Question(
        kind="untold",
        text=f"{quoted(item.text)}: does {who} know?",
        hint="y/N",
        ref=item.ref,
        title=item.text,
        client=client.title if client else "",
        verdict=item.verdict,
        reason=item.reason,
        command=item.next,
    )


def _result(reader: Reader) -> Question | None:
    """Ask what came of the win whose day for looking again has waited longest."""
    impact = next(iter(results_due(reader)), None)
    if impact is None:
        return None
    return Question(
        kind="result",
        text=f"{quoted(impact.text)} is of {short(impact.on, reader.as_of)}. What came of it?",
        ref=impact.ref,
        title=impact.text,
    )


def _number(reader: Reader) -> Question | None:
    """Ask about the newest impact of this quarter without a number, those for the manager's page first."""
    period = quarter_of(reader.as_of, reader.calendar)
    without = [
        impact
        for impact in reader.entries("impact", since=period.first, newest_first=True)
        if not strength_of(impact).number and not impact.qualitative_goal
    ]
    if not without:
        return None
    impact = next((entry for entry in without if entry.visibility != "private"), without[0])
    return Question(
        kind="number",
        text=f"{quoted(impact.text)} has no number. Was there one?",
        hint="before, after, unit",
        ref=impact.ref,
        title=impact.text,
    )


def _promise(reader: Reader) -> Question | None:
    """Ask about my open commitment that is due first, if that is within seven days or has passed."""
    last = reader.as_of + timedelta(days=DUE_WITHIN)
    due = [
        item
        for item in reader.entries("commitment", states=("open",))
        if item.owner == "me" and item.due is not None and item.due <= last
    ]
    if not due:
        return None
    item = min(due, key=lambda commitment: (commitment.due, commitment.number))
    return Question(
        kind="promise",
        text=f"You promised {quoted(item.text)} for {with_weekday(item.due, reader.as_of)}. Still right?",
        hint="y / done / new date",
        ref=item.ref,
        title=item.text,
        due=item.due,
    )


_ASKS: dict[str, Callable[[Reader], Question | None]] = {
    "quiet": _quiet,
    "goal": _goal,
    "untold": _untold,
    "result": _result,
    "number": _number,
    "promise": _promise,
    "overdue": week_days.overdue,
    "happened": week_days.happened,
    "request": week_voices.late_request,
    "answer": week_voices.to_answer,
    "direction": week_voices.direction,
}


def _command(item: Question) -> str:
    """Return the command that answers a question where nobody can be asked."""
    number = item.ref.rpartition("-")[2]
    return {
        "finished": "careerbook win TEXT",
        "quiet": "careerbook win TEXT --on DATE",
        "stuck": "careerbook risk TEXT",
        "said": "careerbook heard TEXT --from NAME",
        "goal": f"careerbook goal check {number} {'--current N' if item.measured else '--status S'}",
        "result": f"careerbook impact check-result {number} TEXT",
        "number": f"careerbook edit {item.ref} --metric NAME:BEFORE:AFTER:UNIT",
        "promise": f"careerbook commitment done {number}",
    }[item.kind]
