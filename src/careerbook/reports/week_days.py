"""What the week asks about what is past its day: a goal that was due, and a told challenge that should have bitten."""

from careerbook.reports.past_days import close_command, except_command, overdue_goals, passed_challenges
from careerbook.reports.week_data import Question
from careerbook.reports.wording import quoted
from careerbook.rules.dates import short
from careerbook.rules.reading import Reader


def overdue(reader: Reader) -> Question | None:
    """Ask about the goal that has waited longest since its due day: is it over, or when will it be?"""
    goal = next(iter(overdue_goals(reader)), None)
    if goal is None:
        return None
    return Question(
        kind="overdue",
        text=f"{quoted(goal.title)} was due on {short(goal.due, reader.as_of)}. Done, or a new day?",
        hint="done / partly / missed / new day",
        ref=goal.ref,
        title=goal.title,
        due=goal.due,
        command=close_command(reader, goal),
        instead=except_command(goal),
    )


def happened(reader: Reader) -> Question | None:
    """Ask about the told challenge whose impact date passed first: did it happen?"""
    challenge = next(iter(passed_challenges(reader)), None)
    if challenge is None:
        return None
    day = short(challenge.impact_date, reader.as_of)
    return Question(
        kind="happened",
        text=f"{quoted(challenge.text)} was to come on {day}. Did it happen?",
        hint="y / n / new day",
        ref=challenge.ref,
        title=challenge.text,
        due=challenge.impact_date,
        command=f"careerbook challenge materialise {challenge.number}",
        instead=f"careerbook challenge resolve {challenge.number}",
    )
