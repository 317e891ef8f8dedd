"""Check-ins with a client, what was asked there, and what both sides promised."""

from careerbook.records.fields import (
    AnyRefs,
    CallRef,
    ClientRef,
    Day,
    EngagementRef,
    Line,
    Lines,
    PersonRef,
    Record,
    Text,
    Whole,
    field,
)
from careerbook.records.kind import Kind, Move
from careerbook.records.words import Answer, AskType, CallType, Owner

SHARED = "brief update follow-up"
PASSED_ON = f"{SHARED} handover"


class Call(Record):
    """One check-in with one client; `on` is the day it is planned for."""

    on: Day | None = field("The day it is planned for", docs="*", forward=True)
    client: ClientRef = field("Whom you meet", docs=PASSED_ON, required=True)
    type: CallType | None = field("The occasion", docs=PASSED_ON, assumed="quarterly")
    period: Line | None = field("The period it looks back on", docs=SHARED)
    headline: Text | None = field("The quarter in two sentences", docs="brief", computed=True)
    outcome: Text | None = field("The one thing you want from it")
    held_on: Day | None = field("When it took place", docs=PASSED_ON, computed=True)
    minutes: Whole | None = field("How long it takes", at_least=1)
    mood: Line | None = field("How it felt")
    evidence: AnyRefs | None = field("A record to have open", option="open")
    pass_on: Lines | None = field("A theme of feedback that they agreed to pass on to the next client", docs="handover")
    sent_text: Text | None = field("The page as it was sent", computed=True)
    sent_hash: Line | None = field("Its fingerprint", computed=True)
    sent_rows: AnyRefs | None = field("The records it showed", computed=True)
    reschedules: Whole | None = field("How often it was moved", computed=True)


class Ask(Record):
    """What I need from the client."""

    text: Text = field("What you need", docs=PASSED_ON, required=True)
    type: AskType | None = field("A decision, help, or a view", docs=PASSED_ON, assumed="decision")
    recommendation: Text | None = field("What you recommend", docs=PASSED_ON, option="recommend")
    because: Text | None = field("Why, in one sentence", docs=SHARED)
    by: Day | None = field("By when", docs=PASSED_ON, forward=True)
    objection: Text | None = field("What they may say against it")
    fallback: Text | None = field("What you offer then")
    answer: Answer | None = field("What became of it", docs=PASSED_ON, assumed="open")
    again_of: Line | None = field("The ask of an earlier check-in that it takes up", computed=True)


class Question(Record):
    """What I would like to ask: at a check-in, or about an objective."""

    text: Text = field("What you would like to ask", docs="brief", required=True)
    asked_of: PersonRef | None = field("Whom you would ask", docs="brief")
    asked_on: Day | None = field("The day you asked", docs="brief")
    answer: Text | None = field("What the answer was")


class Heard(Record):
    """What the client said, raw; it becomes a need or a feedback."""

    text: Text = field("What you heard", required=True)


class Commitment(Record):
    """A promise, of mine or of the client's."""

    text: Text = field("What was promised", docs=PASSED_ON, required=True)
    owner: Owner = field("Who promised it", docs=PASSED_ON, required=True)
    client: ClientRef | None = field("With whom it was agreed", docs=PASSED_ON)
    due: Day | None = field("By when", docs=PASSED_ON, forward=True)
    done_on: Day | None = field("Done on", docs=SHARED, computed=True)
    remark: Text | None = field("Why it was late or changed, in words they may read", docs=SHARED)
    call: CallRef | None = field("The check-in it comes from", docs=SHARED)
    engagement: EngagementRef | None = field("The job it belongs to")


KINDS = (
    Kind(
        "call",
        Call,
        named_by="client",
        example="--client manager --on 2026-12-02",
        own_client="client",
        date_word="planned for",
        moves=(
            Move("send", ("planned", "sent"), "sent", "sent", command="careerbook brief --sent"),
            Move("record", ("planned", "sent"), "recorded", "recorded"),
            Move("reschedule", ("planned",), "planned", "rescheduled"),
            Move("reschedule", ("sent",), "sent", "rescheduled"),
            Move("skip", ("planned", "sent"), "skipped", "skipped", reason=True),
        ),
    ),
    Kind("ask", Ask, text="text"),
    Kind("question", Question, text="text"),
    Kind("heard", Heard, text="text"),
    Kind(
        "commitment",
        Commitment,
        example="Publish the close calendar --owner me --due 2026-12-04",
        text="text",
        own_client="client",
        date_word="made on",
        moves=(
            Move("open", ("proposed",), "open", "opened"),
            Move("done", ("open",), "done", "done"),
            Move("renegotiate", ("open",), "open", "renegotiated"),
            Move("miss", ("open",), "missed", "missed"),
            Move("drop", ("proposed", "open"), "dropped", "dropped"),
        ),
    ),
)
