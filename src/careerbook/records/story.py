"""Proof for the next role: stories told in five parts, and the competencies of a ladder that was brought along."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any

from careerbook.document import words
from careerbook.records.fields import AnyRefs, CompetencyRefs, FeedbackRef, Line, Record, Text, field
from careerbook.records.kind import Kind


class StoryTheme(StrEnum):
    """What a story shows; of each of the first three an interview wants some."""

    CONFLICT = "conflict"
    MISTAKE_LEARNING = "mistake-learning"
    RESULTS = "results"
    LEADERSHIP = "leadership"
    AMBIGUITY = "ambiguity"
    COLLABORATION = "collaboration"
    INITIATIVE = "initiative"
    PRESSURE = "pressure"
    CUSTOMER = "customer"


PARTS = ("situation", "task", "action", "result", "reflection")
SETUP = ("situation", "task")
DOC = "stories"


class Story(Record):
    """One thing that happened, in five parts."""

    title: Line = field("What you would call it", docs=DOC, required=True)
    theme: tuple[StoryTheme, ...] | None = field("What it shows", docs=DOC)
    situation: Text | None = field("Where and when it was, and what was the matter", docs=DOC)
    task: Text | None = field("What was asked of you", docs=DOC)
    action: Text | None = field("What you yourself did", docs=DOC)
    result: Text | None = field("What came of it", docs=DOC)
    reflection: Text | None = field("What you learned, or would do differently", docs=DOC)
    drawn_from: AnyRefs | None = field("A record that it is drawn from", option="from")
    quote: FeedbackRef | None = field("A feedback in it; whoever said it has agreed to be quoted", docs=DOC)
    competency: CompetencyRefs | None = field("A competency that it shows", docs=DOC)


class Telling(Record):
    """One time that a story was told."""

    where: Line = field("Where you told it", required=True)
    reaction: Text | None = field("How they took it")


class Competency(Record):
    """One competency of a ladder, at one level."""

    name: Line = field("What it is called", required=True)
    level: Line | None = field("The level that it is asked of")
    description: Text | None = field("What it looks like at that level")


def stage(body: Mapping[str, Any], day: str, most_words: Any = 300, most_setup: Any = "0.35") -> str:
    """Return how far a story has come: `seed`, `drafted`, or `complete` with all five parts at a length to be told.

    most_words: it is too long above this. most_setup: situation and task may take this share of its words.
    """
    counted = {part: words(str(body.get(part) or "")) for part in PARTS}
    if not any(counted.values()):
        return "seed"
    whole = sum(counted.values())
    setup = sum(counted[part] for part in SETUP)
    fits = whole <= int(most_words) and setup <= Decimal(str(most_setup)) * whole
    return "complete" if fits and all(counted.values()) else "drafted"


KINDS = (
    Kind(
        "story",
        Story,
        text="title",
        example='"The release that could not wait" --theme conflict --from challenge-1',
        stage=stage,
        stages=("seed", "drafted", "complete"),
        stage_settings=("story_words", "story_setup_share"),
    ),
    Kind("telling", Telling, text="where", date_word="told on", only_me=True),
    Kind("competency", Competency, text="name", example='"Leads a project" --level senior'),
)
