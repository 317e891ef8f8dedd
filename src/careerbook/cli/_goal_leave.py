"""What leave does to goals: the target for the days at work, offered and never applied by itself (R9)."""

from typing import NamedTuple

from careerbook.records.entry import Entry
from careerbook.reports.for_leave import for_leave
from careerbook.reports.goal_facts import as_typed
from careerbook.rules.jobs import days_off
from careerbook.rules.progress import Leaves, Prorated
from careerbook.rules.reading import Reader
from careerbook.rules.value import NotAvailable

OPEN = ("planned", "active", "blocked", "deferred")


class Offer(NamedTuple):
    """What leave would make of one goal: the new target or why there is none, and the command that takes it."""

    goal: Entry
    prorated: Prorated | NotAvailable
    command: str


def leave_offer(reader: Reader, goal: Entry) -> Prorated | NotAvailable:
    """Return the target of a goal for the days at work, or why none is offered."""
    return for_leave(goal, reader.entries("exception", parents=[goal.uid]), felt(reader, goal)).offer


def felt(reader: Reader, goal: Entry) -> Leaves:
    """Return the days away that count in the job of a goal."""
    return days_off(reader.entries("leave"), goal.engagement, reader.entries("engagement"))


def touched(reader: Reader, leave: Entry) -> list[Offer]:
    """Return what a leave offers for each open goal that feels it and whose window it touches."""
    found, jobs = [], reader.entries("engagement")
    for goal in reader.entries("goal", states=OPEN):
        if not days_off([leave], goal.engagement, jobs):
            continue
        if goal.start and goal.due and goal.start <= leave.end and goal.due >= leave.start:
            offered = leave_offer(reader, goal)
            found.append(Offer(goal, offered, _command(goal, offered)))
    return found


def _command(goal: Entry, offered: Prorated | NotAvailable) -> str:
    target = as_typed(offered.target) if isinstance(offered, Prorated) else ""
    return f"careerbook goal except {goal.number} --type leave " + (f"--target {target}" if target else "--due DAY")
