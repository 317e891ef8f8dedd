"""What is past its day and still open: goals that were due, and told challenges whose impact date has passed."""

from careerbook.records.challenge import TROUBLE
from careerbook.records.entry import Entry
from careerbook.reports.standing import goal_standings
from careerbook.rules.reading import AnyReader, Reader
from careerbook.rules.value import NotAvailable

UNDER_WAY = ("active", "blocked")


def is_overdue(goal: Entry, reader: AnyReader) -> bool:
    """Tell whether a goal is under way after its due day; a deferred one is not: it has a day of its own."""
    return goal.state in UNDER_WAY and goal.due is not None and goal.due < reader.as_of


def overdue_goals(reader: Reader) -> list[Entry]:
    """Return the goals that are under way after their due day, the one that waits longest first."""
    late = [goal for goal in reader.entries("goal", states=UNDER_WAY) if is_overdue(goal, reader)]
    return sorted(late, key=lambda goal: (goal.due, goal.number))


def close_command(reader: Reader, goal: Entry) -> str:
    """Return what closes a goal; one without a figure and steps has to be told how it came out."""
    (stands,) = goal_standings(reader, [goal])
    outcome = " --outcome OUTCOME" if isinstance(stands.progress, NotAvailable) else ""
    return f"careerbook goal close {goal.number}{outcome}"


def except_command(goal: Entry) -> str:
    """Return what gives a goal a new day, and says why."""
    return f'careerbook goal except {goal.number} --due DAY --type deadline --cause "WHY"'


def passed_challenges(reader: Reader) -> list[Entry]:
    """Return the challenges that somebody was told of and whose impact date has passed unsettled, the earliest first.

    Those that nobody was told of are still to be raised, which comes first.
    """
    found = [
        challenge
        for challenge in reader.entries("challenge", states=TROUBLE)
        if challenge.impact_date is not None and challenge.impact_date < reader.as_of
    ]
    told = {step.parent for step in reader.entries("raised", parents=[each.uid for each in found])} if found else set()
    return sorted(
        (challenge for challenge in found if challenge.uid in told), key=lambda each: (each.impact_date, each.number)
    )
