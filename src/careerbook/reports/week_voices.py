"""What the week asks about other people's words and one's own: requests past due, feedback to answer, the direction."""

from datetime import date, timedelta

from careerbook.records.entry import Entry
from careerbook.reports import voices
from careerbook.reports.clients import current_engagement
from careerbook.reports.week_data import Question
from careerbook.reports.wording import quoted
from careerbook.rules.dates import short
from careerbook.rules.feedback import TO_ANSWER
from careerbook.rules.periods import quarter_of
from careerbook.rules.reading import Reader

WAITS = timedelta(days=7)
"""So long a feedback may lie undecided before the week asks what to do about it."""


def late_request(reader: Reader) -> Question | None:
    """Ask about the request whose due day has passed longest ago without an answer; nobody is blamed for it."""
    late = [item for item in reader.entries("request", states=("asked",)) if item.due and item.due < reader.as_of]
    if not late:
        return None
    item = min(late, key=lambda request: (request.due, request.number))
    person = reader.by_uid([str(item.parent)]).get(str(item.parent))
    who = person.title if person is not None else "somebody"
    asked = f"You asked {who} for an answer by {short(item.due, reader.as_of)}"
    return Question(
        kind="request",
        text=f"{asked}: {quoted(item.question)} What did they say?",
        hint="what they said / declined",
        ref=item.ref,
        title=item.question,
        due=item.due,
        client=who,
        command=f"careerbook feedback add TEXT --request {item.ref}",
    )


def to_answer(reader: Reader) -> Question | None:
    """Ask about the feedback that has waited longest for an answer (what R23 counts as still open).

    First what I act on and whose day has come: does the giver know? Then what asks for a change and was not decided on
    for a week: what will I do? A remark about character is not asked about again.
    """
    received = [item for item in voices.received(reader) if item.state in ("acting", "received")]
    acting = [item for item in received if item.state == "acting"]
    responses = reader.entries("response", parents=[item.uid for item in acting]) if acting else []
    due: dict[str, tuple[date, Entry]] = {}
    for response in sorted(responses, key=lambda response: (response.on, response.number)):
        due[str(response.parent)] = (response.due or response.on, response)
    come = [item for item in acting if item.uid in due and due[item.uid][0] <= reader.as_of]
    if come:
        item = min(come, key=lambda feedback: (due[feedback.uid][0], feedback.number))
        who = _giver(reader, item)
        return Question(
            kind="answer",
            text=f"You set out to {quoted(due[item.uid][1].action)}. Does {who} know what came of it?",
            hint="y/N",
            ref=item.ref,
            title=item.text,
            client=who,
            verdict="told",
            due=due[item.uid][0],
            command=f"careerbook feedback close {item.number} --told DAY",
        )
    undecided = [
        item
        for item in received
        if item.state == "received"
        and item.polarity in TO_ANSWER
        and item.about != "character"
        and item.on <= reader.as_of - WAITS
    ]
    if not undecided:
        return None
    item = min(undecided, key=lambda feedback: (feedback.on, feedback.number))
    said = f"{_giver(reader, item)}, {short(item.on, reader.as_of)}"
    return Question(
        kind="answer",
        text=f"{quoted(item.text)} ({said}): what will you do about it?",
        hint="what / nothing",
        ref=item.ref,
        title=item.text,
        verdict="decide",
        command=f"careerbook feedback respond {item.number} --action TEXT",
    )


def _giver(reader: Reader, feedback: Entry) -> str:
    person = reader.by_uid([feedback.from_person]).get(feedback.from_person) if feedback.from_person else None
    return person.title if person is not None else "whoever said it"


def direction(reader: Reader) -> Question | None:
    """Ask once a quarter which work I want more of: until it is said, or said to be right still."""
    job = current_engagement(reader)
    if job is None:
        return None
    said_on = direction_said_on(reader, job)
    if said_on is not None and said_on >= quarter_of(reader.as_of, reader.calendar).first:
        return None
    known = job.direction
    return Question(
        kind="direction",
        text=f"{quoted(known)}: still the work you want more of?" if known else "Which work do you want more of?",
        hint="y / in other words" if known else "",
        ref=job.ref,
        title=known or "",
        command=f"careerbook engagement edit {job.number} --direction TEXT",
    )


def direction_said_on(reader: Reader, job: Entry) -> date | None:
    """Return the day on which a direction was written or found right last; None while there is none."""
    if not job.direction:
        return None
    written = [day for day, patch in reader.history(job) if "direction" in patch and day <= reader.as_of]
    return max([*written, *([job.direction_on] if job.direction_on else [])], default=None)
