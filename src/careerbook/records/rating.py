"""Ratings: what I would say of the work, what I expect to hear and what I heard, to see where the two differ."""

from typing import Any

from careerbook.records.fields import AnyRef, AnyRefs, Day, Flag, Line, Record, Text, Whole, field
from careerbook.records.kind import Kind
from careerbook.records.scales import DEFAULT_SCALE

OVERALL = "overall"
"""The subject of a rating that is about no record, but about everything."""


class Rating(Record):
    """One rating of one thing in one period; numbers count the labels of the scale from 1."""

    subject: AnyRef | None = field("What is rated: a record, or overall", assumed=OVERALL)
    period: Line | None = field("The period it is about; that of its day if left out")
    scale: Line | None = field("The scale: five, four, three, or one of your own", assumed=DEFAULT_SCALE)
    self: Whole = field("How you rate it yourself, counted from the lowest label", required=True, at_least=1)
    predicted: Whole | None = field("What you expect to hear", computed=True, at_least=1)
    predicted_late: Flag | None = field("Whether that was written down only after it was heard", computed=True)
    client: Whole | None = field("What you heard", computed=True, at_least=1)
    client_scale: Line | None = field("The scale of what you heard, where it is another one", computed=True)
    calibrated: Whole | None = field("What became of it when ratings were compared", computed=True, at_least=1)
    basis: AnyRefs | None = field("A record that it rests on")
    discussed_on: Day | None = field("When you talked about it", computed=True)
    reason_for_gap: Text | None = field("Why the two of you differ", option="reason")


def stage(body: dict[str, Any], day: str) -> str:
    """Return how far a rating has come: `self-set`, `predicted`, `received` or `discussed`."""
    if body.get("client") is not None:
        talked = body.get("discussed_on")
        return "discussed" if talked and str(talked) <= day else "received"
    return "predicted" if body.get("predicted") is not None else "self-set"


KINDS = (
    Kind(
        "rating",
        Rating,
        text="subject",
        named_by="subject",
        date_word="rated on",
        stage=stage,
        stages=("self-set", "predicted", "received", "discussed"),
        only_me=True,
        example="overall --self 4 --scale five",
    ),
)
