"""People, and the clients among them: whom the work is done for, and what they said they need."""

from typing import Any

from careerbook.records.fields import Day, EngagementRef, Flag, Line, Lines, PersonRef, Record, Text, Whole, field
from careerbook.records.kind import Kind
from careerbook.records.words import Relation, Source


class Person(Record):
    """Somebody I work with; documents for others print the role, never the name, unless both sides allow it."""

    name: Line = field("Full name", required=True)
    aka: Lines | None = field("Another name or nickname")
    share_as: Line | None = field("How documents for others print this person", assumed="a colleague")
    category: Source | None = field("The side they speak from")
    name_ok: Flag | None = field("They agreed to be named")


class Client(Record):
    """Whom I do the work for; my manager is the primary one."""

    person: PersonRef = field("Who it is", required=True, computed=True)
    relation: Relation | None = field("What they are to you")
    engagement: EngagementRef | None = field("The job it belongs to")
    start: Day | None = field("Since when", option="from", docs="handover")
    end: Day | None = field("Until when", option="to")
    success_looks_like: Text | None = field("What success looks like to them", docs="brief")
    channel: Line | None = field("How they like to be reached")
    length: Line | None = field("How long a page or a meeting they like")
    lead_time_days: Whole | None = field("How many days ahead they want the page", at_least=0)
    topics_allow: Lines | None = field("Only records with one of these tags or themes are for them")
    topics_deny: Lines | None = field("Records with one of these tags or themes never are")


class Need(Record):
    """What a client said they need, in their words."""

    text: Text = field("What they need, in their words", docs="brief update", required=True)
    heard_on: Day | None = field("When they said it", docs="brief update")
    source: Line | None = field("Where they said it")


def _stage(body: dict[str, Any], day: str) -> str:
    """Return what a client is to me on a day; one whose last day has passed is a previous one."""
    return "previous" if body.get("end") and str(body["end"]) < day else str(body.get("relation") or "")


KINDS = (
    Kind("person", Person, text="name", example='"Mia Torres" --category peer --share-as "a designer"'),
    Kind(
        "client",
        Client,
        text="person",
        example='"Robin Keller" --relation secondary',
        named_by="person",
        own_client="uid",
        stage=_stage,
        stages=("primary", "secondary", "sponsor", "previous"),
    ),
    Kind("need", Need, text="text"),
)
