"""Impact: what I delivered, what changed because of it, and what proves it."""

from collections.abc import Mapping
from typing import Any

from careerbook.records.fields import (
    AnyRefs,
    ClientRef,
    CompetencyRefs,
    Day,
    EngagementRef,
    GoalRef,
    Line,
    Lines,
    NeedRef,
    Number,
    PersonRefs,
    Proof,
    Record,
    ServiceRef,
    Text,
    field,
)
from careerbook.records.kind import Kind
from careerbook.records.words import Category, Credit

BOTH = "brief update"


class Impact(Record):
    """One thing delivered."""

    text: Text = field("What you delivered", docs=BOTH, required=True)
    goal: GoalRef | None = field("The goal it serves", docs=BOTH)
    metric_name: Line | None = field("What was counted", docs=BOTH)
    before: Number | None = field("The number before", docs=BOTH)
    after: Number | None = field("The number after", docs=BOTH)
    unit: Line | None = field("The unit, such as ms or days", docs=BOTH)
    what_changed: Text | None = field("What is different now, and for whom", docs=BOTH)
    contribution: Text | None = field("What you yourself did", docs=BOTH)
    for_whom: Line | None = field("Who gained", docs=BOTH)
    qualitative_goal: Line | None = field("What it was needed for, where no number fits", docs=BOTH)
    theme: Lines | None = field("What it belongs to", docs=BOTH)
    category: Category | None = field("The sort of work", docs=BOTH)
    credit: Credit | None = field("How much of it was yours", docs=BOTH)
    evidence: Proof | None = field("Proof: a link, a file, a message; TYPE:LABEL=WHERE names it", docs=BOTH)
    noticed_by: PersonRefs | None = field("Who noticed", docs=BOTH)
    collaborators: PersonRefs | None = field("Who did it with you")
    skills: Lines | None = field("A skill it took", option="skill")
    competency: CompetencyRefs | None = field("A competency of your ladder that it shows")
    client: ClientRef | None = field("Whom it was for", docs=BOTH)
    need: NeedRef | None = field("The need it answers", docs=BOTH)
    service: ServiceRef | None = field("The service it was part of")
    engagement: EngagementRef | None = field("The job it belongs to")
    hours: Number | None = field("Hours it took", at_least=0)
    result_check_on: Day | None = field("When to look again at what came of it", forward=True)
    result: Text | None = field("What came of it later", docs=BOTH, computed=True)
    identity: Line | None = field("Where an import found it", computed=True)
    also_for: AnyRefs | None = field("Calls that have it open as evidence", computed=True)


def stage(body: Mapping[str, Any], day: str) -> str:
    """Return how far an impact has come: `captured`, `enriched` with an outcome, `verified` with proof or a witness.

    An outcome is what changed, or a number before and after.
    """
    both = body.get("before") is not None and body.get("after") is not None
    if not (both or str(body.get("what_changed") or "").strip()):
        return "captured"
    return "verified" if body.get("evidence") or body.get("noticed_by") else "enriched"


KINDS = (
    Kind(
        "impact",
        Impact,
        text="text",
        date_word="done on",
        metric=("metric_name", "before", "after", "unit"),
        example="Cut checkout p95 by caching tax lookups --metric p95:900:540:ms",
        stage=stage,
        stages=("captured", "enriched", "verified"),
    ),
)
