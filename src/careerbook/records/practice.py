"""The practice: what people come to me for, and ideas for a client before anybody asked."""

from typing import Annotated

from pydantic import AfterValidator

from careerbook.document import words
from careerbook.records.fields import (
    ClientRef,
    Day,
    EngagementRef,
    Flag,
    GoalRef,
    Line,
    Lines,
    PitchRef,
    Record,
    Text,
    Type,
    field,
)
from careerbook.records.kind import Kind, Move
from careerbook.records.words import ServiceView, UseMeFor

SHARED = "brief handover"
STATEMENT_WORDS = 25


def _short(text: str) -> str:
    """Return a value statement; ValueError when it has too many words."""
    count = words(text)
    if count > STATEMENT_WORDS:
        raise ValueError(f"it has {count} words, and {STATEMENT_WORDS} is the most; nothing was saved")
    return text


Statement = Annotated[str, Type("line"), AfterValidator(_short)]


class Service(Record):
    """One thing that people come to me for."""

    name: Line = field("What people come to you for", docs=SHARED, required=True)
    beneficiary: Line | None = field("Who gains from it", docs=SHARED)
    value_statement: Statement | None = field("What it is worth to them, in 25 words at most", docs=SHARED)
    use_me_for: UseMeFor | None = field("What you would like: more of it, the same, less, or to stop", docs="brief")
    client_view: ServiceView | None = field("What your client would like", assumed="unknown")
    engagement: EngagementRef | None = field("The job it belongs to")


class Opportunity(Record):
    """One idea for a client."""

    need: Line = field("What the client needs, in their words", docs="brief", required=True)
    recommendation: Text | None = field("What you recommend", docs="brief")
    because: Text | None = field("Why, in one sentence", docs="brief")
    effort: Line | None = field("What it takes", docs="brief")
    skills: Lines | None = field("A skill it uses or builds", option="skill")
    toward_direction: Flag | None = field("It leads to the work you want more of")
    goal: GoalRef | None = field("The goal it became", computed=True)
    pitch: PitchRef | None = field("The pitch it became", computed=True)


class Offered(Record):
    """The day a client got the idea; it opens the idea to that client."""

    client: ClientRef = field("Who got it", option="to", docs="brief", required=True)
    answered_on: Day | None = field("The day they answered", docs="brief", computed=True)


OFFERABLE = ("spotted", "offered", "parked")
ANSWERED = ("accepted", "declined", "parked")
KINDS = (
    Kind(
        "service",
        Service,
        text="name",
        example='"Release support" --beneficiary finance --use-me-for same',
        date_word="since",
    ),
    Kind(
        "opportunity",
        Opportunity,
        text="need",
        example='"Expenses still pass through two spreadsheets" --recommendation "The invoice method"',
        opened_by="offered",
        date_word="spotted on",
        moves=(
            Move("offer", OFFERABLE, "offered", "offered"),
            Move("accept", ("offered",), "accepted", "accepted"),
            Move("decline", ("offered",), "declined", "declined"),
            Move("park", ("offered",), "parked", "parked"),
            Move("deliver", ANSWERED, "delivered", "delivered"),
        ),
    ),
    Kind("offered", Offered),
)
