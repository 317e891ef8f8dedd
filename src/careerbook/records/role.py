"""The role: which duties there are, how many hours they take, and what both sides want to become of them."""

from enum import StrEnum

from careerbook.records.fields import (
    ClientRef,
    Day,
    DutyRef,
    EngagementRef,
    Flag,
    Line,
    Number,
    Record,
    Text,
    Whole,
    field,
)
from careerbook.records.kind import Kind, Move


class DutySource(StrEnum):
    """Who gave me a duty."""

    JD = "jd"
    CONTRACT = "contract"
    VERBAL = "verbal"
    ASSUMED = "assumed"
    EMERGED = "emerged"


class DutyView(StrEnum):
    """What should become of a duty."""

    KEEP = "keep"
    MORE = "more"
    LESS = "less"
    ADD_TO_JD = "add-to-jd"
    HAND_OVER = "hand-over"
    STOP = "stop"
    SHARE = "share"
    DISCUSS = "discuss"


SHARED = "brief handover"
UNSETTLED = (None, "discuss")
"""Verdicts of a duty on which nothing is agreed yet."""


class Duty(Record):
    """One thing that I do, or that the description says I do."""

    text: Line = field("What you do, or should", docs=SHARED, required=True)
    source: DutySource | None = field("Who gave you the duty", docs="handover", assumed="emerged")
    jd_share_pct: Number | None = field(
        "Its share of the description, in percent", docs="handover", also=("--share",), at_least=0, at_most=100
    )
    my_view: DutyView | None = field("What you would do with it")
    client_view: DutyView | None = field("What your client would do with it")
    verdict: DutyView | None = field("What was agreed about it", docs=SHARED)
    engagement: EngagementRef | None = field("The job it belongs to")


class Hours(Record):
    """Hours that a duty took in one week."""

    hours: Number = field("How many hours it took", required=True, at_least=0, at_most=168)
    week: Day | None = field("A day of the week it was; this week if left out")
    estimated: Flag | None = field("Estimated afterwards, not written down at the time")


class Session(Record):
    """A talk about the role with one client; `on` is the day it is planned for."""

    on: Day | None = field("The day it is planned for", docs="*", forward=True)
    client: ClientRef = field("With whom", docs=SHARED, required=True)
    held_on: Day | None = field("When it took place", docs=SHARED, computed=True)
    open_points: Text | None = field("What is still open between you")


class View(Record):
    """How both sides see one duty, as said in a session, and what they agree to do."""

    duty: DutyRef = field("Which duty", docs=SHARED, required=True)
    mine: DutyView | None = field("What you would do with it")
    theirs: DutyView | None = field("What they would do with it")
    verdict: DutyView | None = field("What you agreed on", docs=SHARED)


class Pulse(Record):
    """How clear the role is to me today, each from 1 to 7 between two ends; for nobody but me."""

    authority: Whole | None = field("What I may decide myself: 1 I find out afterwards, 7 I could list it",
                                    at_least=1, at_most=7)  # fmt: skip
    goals: Whole | None = field("What this quarter is for: 1 it changes with whom I ask, 7 we would all say the same",
                                at_least=1, at_most=7)  # fmt: skip
    time_split: Whole | None = field("Where my hours should go: 1 the loudest request wins, 7 I can say what waits",
                                     at_least=1, at_most=7)  # fmt: skip
    responsibilities: Whole | None = field("Where my work ends: 1 its edges are fog, 7 others would draw them as I do",
                                           at_least=1, at_most=7)  # fmt: skip
    expected: Whole | None = field("A good result: 1 I hear it when I am done, 7 I can picture it when I begin",
                                   at_least=1, at_most=7)  # fmt: skip
    judged: Whole | None = field("How my work is judged: 1 it would surprise me, 7 I could write the verdict myself",
                                 at_least=1, at_most=7)  # fmt: skip
    conflict_asks: Whole | None = field("Two requests at once: 1 one undoes the other, 7 they go well together",
                                        at_least=1, at_most=7)  # fmt: skip
    conflict_bosses: Whole | None = field("Those I answer to: 1 they pull apart, 7 they pull the same way",
                                          at_least=1, at_most=7)  # fmt: skip
    conflict_resources: Whole | None = field("Time, people and tools: 1 far too little for the task, 7 enough for it",
                                             at_least=1, at_most=7)  # fmt: skip


KINDS = (
    Kind(
        "duty",
        Duty,
        text="text",
        example='"Exam administration" --source emerged',
        date_word="since",
    ),
    Kind("hours", Hours, date_word="from", only_me=True),
    Kind(
        "session",
        Session,
        example="--client manager --on 2026-12-02",
        own_client="client",
        date_word="planned for",
        moves=(Move("record", ("planned",), "held", "recorded"),),
    ),
    Kind(
        "view",
        View,
        withheld=lambda body: frozenset({"duty", "verdict"}) if body.get("verdict") in UNSETTLED else frozenset(),
    ),
    Kind("pulse", Pulse, only_me=True),
)
