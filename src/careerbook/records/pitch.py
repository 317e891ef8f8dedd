"""Pitches: development proposed as an investment, with what it costs, what comes back and what came back."""

from careerbook.records.fields import (
    BenefitRef,
    Cash,
    ClientRef,
    Day,
    EngagementRef,
    Flag,
    Line,
    Lines,
    NeedRef,
    Number,
    ObjectiveRef,
    Record,
    Text,
    Whole,
    field,
)
from careerbook.records.kind import Kind, Move
from careerbook.records.words import PitchType


class Pitch(Record):
    """One proposal."""

    title: Line = field("What you propose", docs="brief handover", required=True)
    type: PitchType | None = field("What the money or time is for", docs="brief")
    need: NeedRef | None = field("The need it answers", docs="brief")
    objective: ObjectiveRef | None = field("The objective it serves", docs="brief")
    skills: Lines | None = field("A skill it builds", option="skill")
    new_work: Text | None = field("What you will do that nobody does now", docs="brief")
    not_priced: Lines | None = field("What it brings that has no price")
    horizon_months: Whole | None = field("Over how many months it is counted", docs="brief", at_least=1, assumed="12")
    ask: Text | None = field("What you ask for", docs="brief handover")
    decision_by: Day | None = field("By when you need a yes or no", docs="brief handover", forward=True)
    give_back: Text | None = field("What the client gets", docs="brief")
    fallback: Text | None = field("What you offer if the answer is no")
    toward_direction: Flag | None = field("It leads to the work you want more of")
    engagement: EngagementRef | None = field("The job it belongs to")
    version: Whole | None = field("Which version this is", computed=True)
    funded_on: Day | None = field("When it was funded", computed=True)
    deferred_until: Day | None = field("When it comes up again", docs="handover", computed=True)
    frozen: Text | None = field("The planned numbers as they were sent", docs="brief", computed=True)


class Sent(Record):
    """The day a client got the pitch; it opens the pitch to that client until it is revised."""

    client: ClientRef = field("Who got it", option="to", docs="brief handover", required=True)
    revised_on: Day | None = field("When it was revised after that; the next version is not theirs", computed=True)


class Demand(Record):
    """Somebody who wants it."""

    who: Line = field("Who wants it", required=True)
    text: Text = field("What they said", required=True)


class Cost(Record):
    """One cost, in money or in hours."""

    label: Line = field("What it is for", docs="brief", required=True)
    amount: Cash | None = field("How much", docs="brief")
    monthly: Flag | None = field("It comes every month", docs="brief")
    hours: Number | None = field("Hours of time it takes", docs="brief", at_least=0)
    rate: Cash | None = field("What an hour costs", docs="brief")


class Benefit(Record):
    """One benefit, counted cautiously."""

    label: Line = field("What it brings", docs="brief", required=True)
    amount_per_month: Cash = field("How much a month", docs="brief", required=True)
    starts_month: Whole | None = field("Whole months before the first benefit", docs="brief", at_least=0, assumed="0")
    attribution: Number = field(
        "What part is due to the pitch, 0 to 1", docs="brief", required=True, at_least=0, at_most=1
    )
    confidence: Number = field("How sure you are, 0 to 1", docs="brief", required=True, at_least=0, at_most=1)
    basis: Text = field("What the two estimates stand on", required=True)


class Realised(Record):
    """What came back in one month, net and due to the pitch."""

    benefit: BenefitRef = field("Which benefit", required=True, computed=True)
    amount: Cash = field("How much, net", required=True)
    month: Line | None = field("Which month, YYYY-MM")
    measured: Cash | None = field("What was measured in all")


KINDS = (
    Kind(
        "pitch",
        Pitch,
        text="title",
        example='"A cost course and a monthly cost clinic" --type course --decision-by 2026-12-15',
        opened_by="sent",
        state_words={"draft": "a draft"},
        moves=(
            Move("send", ("draft",), "sent", "sent"),
            Move("fund", ("sent",), "funded", "funded"),
            Move("decline", ("sent",), "declined", "declined", reason=True),
            Move("defer", ("sent",), "deferred", "deferred"),
            Move("deliver", ("funded",), "delivered", "delivered"),
            Move("realise", ("funded",), "funded", "realised"),
            Move("realise", ("delivered",), "delivered", "realised"),
            Move("cancel", ("funded",), "cancelled", "cancelled", reason=True),
            Move("revise", ("sent", "declined", "deferred"), "draft", "revised"),
        ),
    ),
    Kind("sent", Sent),
    Kind("demand", Demand, text="text"),
    Kind("cost", Cost, text="label"),
    Kind("benefit", Benefit, text="label"),
    Kind("realised", Realised),
)
