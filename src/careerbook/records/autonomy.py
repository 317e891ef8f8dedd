"""Autonomy: who decides in one area, what was granted, what is done, what I want, and the trial between them."""

from careerbook.records.fields import ClientRef, Day, Line, Record, Text, field
from careerbook.records.kind import Kind, Move
from careerbook.records.words import AutonomyLevel

SHARED = "handover promotion"


class Autonomy(Record):
    """One area of decisions. What is done and what is wanted stays with its owner; what was agreed does not."""

    area: Line = field("What is decided", docs=SHARED, required=True)
    granted: AutonomyLevel | None = field("How freely you may decide", docs=SHARED)
    practised: AutonomyLevel | None = field("How it is done in practice")
    wanted: AutonomyLevel | None = field("How freely you would like to decide")
    client: ClientRef | None = field("Who grants it", docs=SHARED)
    guard_rails: Text | None = field("The limits within which you decide", docs=SHARED)
    skill: Line | None = field("The skill it needs; results with it speak for you")
    review_on: Day | None = field("When to look at it again", docs=SHARED, forward=True)
    agreed_on: Day | None = field("When it was agreed", docs=SHARED, computed=True)
    until: Day | None = field("How long the trial lasts", docs=SHARED, computed=True)
    granted_before: AutonomyLevel | None = field("What was granted before the last agreement", computed=True)
    agreed_before: Day | None = field("When that was agreed", computed=True)


KINDS = (
    Kind(
        "autonomy",
        Autonomy,
        text="area",
        example='"vendor choice up to 5k" --granted consult --practised agree --wanted advise',
        own_client="client",
        date_word="since",
        state_words={"trial": "on trial", "pulled-back": "pulled back"},
        moves=(
            Move("agree", ("proposed", "agreed", "confirmed", "pulled-back"), "agreed", "agreed"),
            Move("trial", ("agreed",), "trial", "put on trial"),
            Move("confirm", ("trial",), "confirmed", "confirmed"),
            Move("pull-back", ("agreed", "trial", "confirmed"), "pulled-back", "pulled back", reason=True),
        ),
    ),
)
