"""Goals: what I mean to reach, by when, how far I am, and every time the plan changed."""

from careerbook.records.fields import (
    ClientRef,
    Day,
    EngagementRef,
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
from careerbook.records.words import (
    Agreed,
    Ambition,
    Duplicable,
    ExceptionType,
    GoalType,
    OverdeliveryReason,
    SetBy,
    Status,
    Term,
)

BOTH = "brief update"
PASSED_ON = f"{BOTH} handover"


class Goal(Record):
    """One goal."""

    title: Line = field("What you mean to reach", docs=PASSED_ON, required=True)
    due: Day | None = field("By when", docs=PASSED_ON, forward=True)
    start: Day | None = field("From when", docs=PASSED_ON)
    metric_name: Line | None = field("What is counted", docs=BOTH)
    start_value: Number | None = field("The number at the start", docs=PASSED_ON)
    target: Number | None = field("The number to reach", docs=PASSED_ON)
    unit: Line | None = field("The unit, such as ms or days", docs=PASSED_ON)
    term: Term | None = field("How far ahead it looks", docs=BOTH, assumed="short")
    type: GoalType | None = field("Business, or your own development", docs=BOTH, assumed="business")
    ambition: Ambition | None = field("How sure it has to be", assumed="committed")
    set_by: SetBy | None = field("Who set it")
    agreed: Agreed | None = field("Whether it was agreed", assumed="not-asked")
    client: ClientRef | None = field("Whom it is for", docs=BOTH)
    need: NeedRef | None = field("The need it serves", docs=BOTH)
    serves: ObjectiveRef | None = field("The objective it serves", docs="brief update handover")
    my_part: Line | None = field("Your part in that objective, in one sentence")
    skills: Lines | None = field("A skill it builds", option="skill")
    engagement: EngagementRef | None = field("The job it belongs to")
    next_step: Line | None = field("The next step")
    baseline_due: Day | None = field("The due day agreed at the start", docs=PASSED_ON, computed=True)
    baseline_target: Number | None = field("The target agreed at the start", docs=PASSED_ON, computed=True)
    deferred_until: Day | None = field("When it comes up again", docs=PASSED_ON, computed=True)
    blocked_by: Text | None = field("What stands in the way", computed=True)
    again_of: Line | None = field("The goal this one carries on", computed=True)


class Step(Record):
    """A step on the way to a goal."""

    text: Line = field("The step", docs=PASSED_ON, required=True)
    due: Day | None = field("By when", docs=PASSED_ON, forward=True)
    done_on: Day | None = field("Done on", docs=PASSED_ON)


class Check(Record):
    """One look at a goal on one day; the newest on or before a day is how the goal stands then."""

    comment: Text | None = field("What you saw")
    current: Number | None = field("The number now", docs=PASSED_ON)
    status: Status | None = field("How you see it", docs=PASSED_ON)
    confidence: Whole | None = field("How sure you are that it will be reached, 0 to 10", at_least=0, at_most=10)


class GoalException(Record):
    """A due date or a target that moved, and why."""

    type: ExceptionType = field("What sort of change it is", docs=PASSED_ON, required=True)
    due: Day | None = field("The new due day", docs=PASSED_ON, forward=True)
    target: Number | None = field("The new target", docs=PASSED_ON)
    due_before: Day | None = field("The due day until then", docs=BOTH, computed=True)
    target_before: Number | None = field("The target until then", docs=BOTH, computed=True)
    away: Whole | None = field("Days away in the goal's window that this counts", computed=True)
    cause: Text | None = field("Why", docs=BOTH)
    agreed_with: ClientRef | None = field("Who agreed", docs=BOTH)


class Review(Record):
    """Why a goal came out above its target, and whether that can be done again."""

    why: tuple[OverdeliveryReason, ...] = field("Why it came out above", required=True)
    duplicable: Duplicable = field("Whether it can be done again", docs="brief", required=True)
    conditions: Text | None = field("What it needs to work again")
    extra_hours: Number | None = field("Hours beyond the usual", at_least=0)
    next_use: Line | None = field("Where to use it next, in words your manager may read", docs="brief")


OPEN = ("planned", "active", "blocked")
KINDS = (
    Kind(
        "goal",
        Goal,
        text="title",
        metric=("metric_name", "start_value", "target", "unit"),
        example='"Faster checkout" --metric "p95 ms:900:500" --due 2026-12-31',
        date_word="set on",
        moves=(
            Move("start", ("planned", "deferred"), "active", "started"),
            Move("block", ("active",), "blocked", "blocked", reason=True),
            Move("unblock", ("blocked",), "active", "unblocked"),
            Move("close", ("active", "blocked"), "done", "closed"),
            Move("close", ("active", "blocked"), "partly-done", "closed"),
            Move("close", ("active", "blocked"), "missed", "closed"),
            Move("drop", OPEN, "dropped", "dropped", reason=True),
            Move("defer", OPEN, "deferred", "deferred"),
        ),
    ),
    Kind("step", Step, text="text"),
    Kind("check", Check, text="comment"),
    Kind(
        "exception",
        GoalException,
        text="cause",
        withheld=lambda body: frozenset({"type", "cause"}) if body.get("type") == "leave" else frozenset(),
    ),
    Kind("review", Review),
)
