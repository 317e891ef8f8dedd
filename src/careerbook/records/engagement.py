"""A job: where I work, as what, since when, and when I am away."""

from careerbook.records.fields import Cash, Day, Line, Number, Partial, Record, Text, field
from careerbook.records.kind import Kind
from careerbook.records.words import EngagementType


class Engagement(Record):
    """One job, contract or secondment."""

    title: Line = field("The job, as it would stand on a badge", docs="brief update handover", required=True)
    employer: Line | None = field("Who employs you", docs="brief update")
    level: Line | None = field("Grade or level")
    start: Day | None = field("First day; left out, the job counts as held on every earlier day")
    end: Day | None = field("Last day", forward=True)
    type: EngagementType | None = field("How the job is held")
    hours_per_week: Number | None = field("Hours a week", at_least=0, at_most=168)
    loaded_hourly_cost: Cash | None = field("What an hour of yours costs in all; the rate of pitches that name none")
    jd_ref: Line | None = field("Where the job description lies")
    direction: Text | None = field("The work you want more of")
    direction_on: Day | None = field("When you last said that it is still so", computed=True)
    since: Partial | None = field("First month or year at this level, as a résumé prints it")


class Leave(Record):
    """Days away; it has no reason, on purpose."""

    start: Day = field("First day away", required=True, forward=True)
    end: Day = field("Last day away", required=True, forward=True)


KINDS = (
    Kind(
        "engagement",
        Engagement,
        text="title",
        example='"Ward nurse" --employer "City hospital" --start 2024-09-01',
        date_word="since",
    ),
    Kind("leave", Leave),
)
