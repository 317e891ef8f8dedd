"""Feedback: what somebody said about the work, what I did about it, and whether they know."""

from careerbook.records.fields import (
    Day,
    EngagementRef,
    FeedbackRef,
    Flag,
    GoalRef,
    ImpactRef,
    Lines,
    PersonRef,
    Record,
    Text,
    field,
)
from careerbook.records.kind import Kind, Move
from careerbook.records.words import About, Direction, FeedbackChannel, Polarity, Source


class Feedback(Record):
    """One thing said about my work, or that I said about somebody else's."""

    text: Text = field("What was said", required=True)
    from_person: PersonRef | None = field("Who said it", option="from", docs="brief")
    to_person: PersonRef | None = field("To whom you said it", option="to")
    source: Source | None = field("The side it comes from", also=("--as",), docs="brief")
    channel: FeedbackChannel | None = field("How it reached you")
    solicited: Flag | None = field("You asked for it")
    polarity: Polarity | None = field("What it asks of you")
    about: About | None = field("What it is about", docs="brief")
    situation: Text | None = field("When and where it was")
    behaviour: Text | None = field("What you did or said")
    effect: Text | None = field("What it caused")
    my_intent: Text | None = field("What you meant by it")
    verbatim: Text | None = field("The very words")
    quote_ok: Flag | None = field("They agreed to be quoted")
    anonymous: Flag | None = field("It came without a name", docs="brief")
    theme: Lines | None = field("What it belongs to", docs="brief")
    impact: ImpactRef | None = field("The impact it is about")
    goal: GoalRef | None = field("The goal it is about")
    engagement: EngagementRef | None = field("The job it belongs to")
    direction: Direction | None = field(
        "Whether you got it or gave it", computed=True, assumed="received", docs="brief"
    )
    clarifies: FeedbackRef | None = field("The remark it puts into words about the work", computed=True)
    told_on: Day | None = field("When the giver heard what became of it", computed=True, docs="brief")
    not_applicable: Flag | None = field("There was nobody to tell", computed=True, docs="brief")


class Response(Record):
    """What I do about a feedback."""

    action: Text = field("What you do about it", docs="brief", required=True)
    due: Day | None = field("By when", forward=True)
    outcome: Text | None = field("What came of it", docs="brief")


KINDS = (
    Kind(
        "feedback",
        Feedback,
        text="text",
        example='Your runbook saved us an hour --from "Jo Park" --source peer --about result',
        date_word="said on",
        state_words={"set-aside": "set aside"},
        moves=(
            Move("note", ("received",), "noted", "noted"),
            Move("set-aside", ("received", "noted"), "set-aside", "set aside", reason=True),
            Move("respond", ("received", "noted"), "acting", "acted on"),
            Move("close", ("acting",), "closed", "closed"),
        ),
    ),
    Kind("response", Response, text="action"),
)
