"""Challenges: what is wrong or may go wrong, and which client has heard of it."""

from careerbook.records.fields import ClientRef, Day, EngagementRef, Flag, GoalRef, Line, Lines, Record, Text, field
from careerbook.records.kind import Kind, Move
from careerbook.records.words import ChallengeType, Severity

BOTH = "brief update"
PASSED_ON = f"{BOTH} handover"
TROUBLE = ("open", "managing")


class Challenge(Record):
    """Something wrong, or that may go wrong."""

    on: Day | None = field("When you found it", docs="*", also=("--found",))
    text: Text = field("What is wrong, or may go wrong", docs=PASSED_ON, required=True)
    type: ChallengeType | None = field("What sort of trouble it is", docs=BOTH, assumed="risk")
    severity: Severity | None = field("How bad it would be", docs=PASSED_ON, assumed="medium")
    impact_date: Day | None = field("When it would bite", docs=PASSED_ON, forward=True)
    goal: GoalRef | None = field("The goal it threatens", docs=BOTH)
    cause: Text | None = field("Why it is so", docs=BOTH)
    consequence: Text | None = field("What it would mean", docs=PASSED_ON)
    recommendation: Text | None = field("What you recommend", docs=PASSED_ON)
    what_helps: Text | None = field("What helps most", docs=PASSED_ON)
    theme: Lines | None = field("What it belongs to", docs=BOTH)
    engagement: EngagementRef | None = field("The job it belongs to")
    lesson: Text | None = field("What you learned from it")


class Raised(Record):
    """The day a client heard of a challenge; it opens the challenge to that client and to nobody else."""

    client: ClientRef = field("Who heard", option="to", docs=PASSED_ON, required=True)
    channel: Line | None = field("How you told them")
    heads_up: Flag | None = field("A first alert; the detail is still to come", docs=BOTH)
    client_response: Text | None = field("What they said", computed=True)


KINDS = (
    Kind(
        "challenge",
        Challenge,
        text="text",
        example="Source feed may stop in December --severity high --impact-date 2026-12-05",
        opened_by="raised",
        date_word="found on",
        moves=(
            Move("manage", ("open",), "managing", "managed"),
            Move("resolve", TROUBLE, "resolved", "resolved"),
            Move("accept", TROUBLE, "accepted", "accepted"),
            Move("materialise", TROUBLE, "materialised", "materialised"),
            Move("close", ("resolved", "accepted", "materialised"), "closed", "closed"),
        ),
    ),
    Kind("raised", Raised),
)
