"""Section 10: the next 90 days: what is proposed, what is open beside page one, and the goals that fall due."""

from collections.abc import Collection
from datetime import date, timedelta

from careerbook.reports.brief.asked import OPEN_GOALS, Given, Line
from careerbook.reports.brief.data import NextStep
from careerbook.reports.past_days import is_overdue
from careerbook.rules.audience import Shared

AHEAD = timedelta(days=90)


def next_steps(given: Given, printed: Collection[str], most: int) -> tuple[list[Line[NextStep]], list[Line[NextStep]]]:
    """Return the steps of the page, by due date, and those for which there is no room.

    printed: the uids of the promises that section 4 prints. Room goes to goals first whose day has passed, because
    each needs a new one, then to what is to be agreed, then to open promises, then to other goals.
    """
    mine = [entry for entry in given.commitments if entry.uid not in printed]
    goals = [
        goal
        for goal in given.goals
        if goal.state in OPEN_GOALS and goal.due and given.as_of <= goal.due <= given.as_of + AHEAD
    ]
    late = [goal for goal in given.goals if is_overdue(goal, given.shared)]
    ranked = [
        *sorted(late, key=_by_due),
        *sorted((entry for entry in mine if entry.state == "proposed"), key=_by_due),
        *sorted((entry for entry in mine if entry.state == "open"), key=_by_due),
        *sorted(goals, key=_by_due),
    ]
    lines = [Line(_step(given, entry), entry) for entry in ranked]
    shown = sorted(lines[:most], key=lambda line: (not line.row.overdue, *_by_due(line.entry)))
    return shown, lines[most:]


def ever(given: Given) -> bool:
    """Whether there ever was anything that this section is filled from."""
    if given.commitments or any(goal.due for goal in given.goals):
        return True
    commitments = given.shared.entries("commitment")
    return any(entry.client == given.client_uid for entry in commitments) or any(
        goal.due for goal in given.shared.entries("goal")
    )


def _step(given: Given, entry: Shared) -> NextStep:
    if entry.kind.name == "goal":
        return NextStep(text=entry.title, owner="me", due=entry.due, overdue=is_overdue(entry, given.shared))
    proposed = entry.state == "proposed"
    text = entry.text if proposed else given.shared.as_made(entry, "text")
    return NextStep(text=text, owner=entry.owner, due=entry.due, to_agree=proposed)


def _by_due(entry: Shared) -> tuple[date, str, int]:
    return entry.due or date.max, entry.kind.name, entry.number
