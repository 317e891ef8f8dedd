"""Feedback: what somebody said about the work, what I did about it, whether they know, and whom I asked."""

from typing import Any

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
    RequestRef,
    Text,
    field,
)
from careerbook.records.kind import Kind, Move
from careerbook.records.words import About, Direction, FeedbackChannel, Polarity, RequestMode, Source


class Feedback(Record):
    """One thing said about my work, or that I said about somebody else's."""

    text: Text = field("What was said", required=True)
    from_person: PersonRef | None = field("Who said it", option="from", docs="brief handover")
    to_person: PersonRef | None = field("To whom you said it", option="to")
    source: Source | None = field("The side it comes from", also=("--as",), docs="brief handover")
    channel: FeedbackChannel | None = field("How it reached you")
    solicited: Flag | None = field("You asked for it")
    polarity: Polarity | None = field("What it asks of you")
    about: About | None = field("What it is about", docs="brief handover")
    situation: Text | None = field("When and where it was")
    behaviour: Text | None = field("What you did or said")
    effect: Text | None = field("What it caused")
    my_intent: Text | None = field("What you meant by it")
    verbatim: Text | None = field("The very words")
    quote_ok: Flag | None = field("They agreed to be quoted")
    anonymous: Flag | None = field("It came without a name", docs="brief handover")
    theme: Lines | None = field("What it belongs to", docs="brief handover")
    request: RequestRef | None = field("The request that it answers")
    impact: ImpactRef | None = field("The impact it is about")
    goal: GoalRef | None = field("The goal it is about")
    engagement: EngagementRef | None = field("The job it belongs to")
    direction: Direction | None = field(
        "Whether you got it or gave it", computed=True, assumed="received", docs="brief handover"
    )
    clarifies: FeedbackRef | None = field("The remark it puts into words about the work", computed=True)
    told_on: Day | None = field("When the giver heard what became of it", computed=True, docs="brief")
    not_applicable: Flag | None = field("There was nobody to tell", computed=True, docs="brief")


class Response(Record):
    """What I do about a feedback."""

    action: Text = field("What you do about it", docs="brief", required=True)
    due: Day | None = field("By when", forward=True)
    outcome: Text | None = field("What came of it", docs="brief")


class Request(Record):
    """What I asked one person to tell me; the person is the one it hangs on."""

    question: Text = field("What you ask them", required=True)
    mode: RequestMode | None = field("What sort of answer you ask for", assumed="feedback")
    on: Day | None = field("When you asked", docs="*", also=("--asked-on",))
    due: Day | None = field("By when you would like to hear", forward=True)


def _answered(body: dict[str, Any], day: str) -> str:
    """Return how a request stands on a day: one that nobody answered by its due day has lapsed."""
    state = str(body.get("state") or "asked")
    return "lapsed" if state == "asked" and body.get("due") and str(body["due"]) < day else state


KINDS = (
    Kind(
        "request",
        Request,
        text="question",
        date_word="asked on",
        stage=_answered,
        moves=(
            Move(
                "answer",
                ("asked", "declined"),
                "received",
                "answered",
                command="careerbook feedback add TEXT --request REQUEST",
            ),
            Move("declined", ("asked",), "declined", "declined", command="careerbook feedback declined REQUEST"),
        ),
    ),
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
