"""Section 6: the goals, those in trouble first: what each serves, how it stands in words, when it is due and was.

A goal serves the objective that it names, where this reader may see it, else the need of this reader that it names.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from careerbook.reports.brief.asked import Given, Line
from careerbook.reports.brief.data import GoalRow
from careerbook.reports.brief.sections.headline import standing_word, trouble_of
from careerbook.reports.brief.wording import way
from careerbook.reports.past_days import is_overdue
from careerbook.reports.standing import GoalStanding
from careerbook.reports.wording import objective_words
from careerbook.rules.progress import Progress

ORDER = ("missed", "off-track", "blocked", "at-risk", "partly-done", "", "on-track", "completed", "done", "planned")


def goals(given: Given) -> list[Line[GoalRow]] | None:
    """Return the open goals and those settled in the period; None while no goal could ever be shown to this reader."""
    if not given.goals:
        return [] if given.shared.entries("goal") else None
    objectives = given.shared.by_uid(sorted({goal.serves for goal in given.goals if goal.serves}))
    needs = given.shared.by_uid(sorted({goal.need for goal in given.goals if goal.need}))
    lines = []
    for goal in sorted(given.goals, key=lambda goal: rank(given.standings[goal.uid])):
        objective, need = objectives.get(goal.serves or ""), needs.get(goal.need or "")
        need = need if need is not None and need.parent == given.client_uid else None
        serves = objective or need
        said = objective_words(objective.text, objective.level) if objective else need.text if need else None
        row = goal_row(given.standings[goal.uid], said, overdue=is_overdue(goal, given.shared))
        lines.append(Line(row, goal, (serves,) if serves else ()))
    return lines


def rank(standing: GoalStanding) -> tuple[int, date, int]:
    """Return the place of a goal in a list: those in trouble first, then by due date."""
    word = trouble_of(standing)
    return (ORDER.index(word) if word in ORDER else len(ORDER), standing.goal.due or date.max, standing.goal.number)


def goal_row(standing: GoalStanding, serves: str | None, *, overdue: bool) -> GoalRow:
    """Return one goal as a row; serves: in words, what it serves; overdue: whether its day has passed."""
    goal = standing.goal
    measured = goal.target is not None
    share = standing.progress.raw if isinstance(standing.progress, Progress) and measured else None
    told = not (goal.state == "done" and (share is None or share <= 1)) and goal.state not in ("planned", "dropped")
    current = _figure(standing.current) if measured and told else None
    moved_target = told and measured and goal.baseline_target not in (None, goal.target)
    return GoalRow(
        title=goal.title,
        serves=serves,
        stands=_stands(standing),
        since=_since(standing),
        until=goal.deferred_until if goal.state == "deferred" else None,
        start=goal.start_value if current is not None else None,
        current=current,
        target=goal.target if moved_target else None,
        target_was=goal.baseline_target if moved_target else None,
        unit=goal.unit if measured else None,
        way=way(share) if share is not None and current is not None else None,
        steps_done=standing.steps_done if standing.steps and not measured and told else None,
        steps=standing.steps if standing.steps and not measured and told else None,
        due=goal.due if goal.state != "deferred" else None,
        due_was=goal.baseline_due if goal.state != "deferred" and goal.baseline_due not in (None, goal.due) else None,
        overdue=overdue,
    )


def _stands(standing: GoalStanding) -> str | None:
    goal = standing.goal
    if goal.state == "planned" and goal.start is not None:
        return "planned, starts"
    return standing_word(standing) or None


def _since(standing: GoalStanding) -> date | None:
    goal = standing.goal
    if goal.state == "planned":
        start: date | None = goal.start
        return start
    return None if goal.state in ("active", "blocked") else goal.moved_on


def _figure(value: object) -> Decimal | None:
    """Return an exact figure as the page carries it; a check is typed as a decimal, so nothing is lost."""
    return Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else None
