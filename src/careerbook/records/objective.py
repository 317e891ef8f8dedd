"""Objectives: what the organisation means to reach, above my goals, and what I would like to know about it."""

from careerbook.records.fields import Line, ObjectiveRef, Record, Text, field
from careerbook.records.kind import Kind
from careerbook.records.words import Level, SourceConfidence

SERVED = "brief update handover"
"""The documents that say of a goal whom it serves."""


class Objective(Record):
    """One objective of the organisation, or of a part of it; its tree is made of what stands above what."""

    text: Line = field("The objective, in the words it was given", docs=SERVED, required=True)
    level: Level | None = field("Whose objective it is", docs=SERVED)
    owner: Line | None = field("Who answers for it")
    period: Line | None = field("The period it is for")
    part_of: ObjectiveRef | None = field("The objective above it", option="parent")
    source_note: Text | None = field("Where it is written, or who said it")
    confidence_in_source: SourceConfidence | None = field("How you know of it")


KINDS = (
    Kind(
        "objective",
        Objective,
        text="text",
        example='"Faster decisions" --level division --confidence-in-source told',
        date_word="heard on",
    ),
)
