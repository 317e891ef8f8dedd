"""`engagement`: a job, since when and until when, and the days away from it."""

from importlib import import_module
from typing import Annotated, Any

import typer

from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._echo import put_saved, saved_line
from careerbook.cli._group import Verb, VerbGroup
from careerbook.cli._options import Json, Ref
from careerbook.cli._saving import SEEN_BY
from careerbook.cli._session import session
from careerbook.cli._values import Values
from careerbook.cli._verbs import Added, Noun, common_verbs
from careerbook.errors import IllegalStep, InvalidInput
from careerbook.records.entry import Entry
from careerbook.records.kind import Kind
from careerbook.rules.dates import short, with_weekday


def before(values: Values, kind: Kind, said: Said, options: dict[str, Any]) -> None:
    """Let the job's own date be its first day, when that is known."""
    settle_since(said)
    refuse_backwards(said)


def settle_since(said: Said) -> None:
    """Let `on` and `start` of a new job say the same day, where one of them was said."""
    since = said.get("start") or said.get("on")
    if since:
        said["start"] = since
        said.setdefault("on", since)


def refuse_backwards(body: Said) -> None:
    """Raise InvalidInput when a job would end before it begins."""
    if body.get("start") and body.get("end") and str(body["end"]) < str(body["start"]):
        raise InvalidInput(
            f"it would end on {body['end']}, before it begins on {body['start']}; nothing was saved",
            "say --start or --end again",
        )


def guard(entry: Entry, said: Said) -> None:
    """Refuse an edit after which the job would end before it begins."""
    refuse_backwards({**entry.body, **said})


def after(values: Values, added: Added) -> None:
    """Say since when the job counts."""
    entry = values.book.find(added.ref)
    employer = f" at {entry.employer}" if entry.employer else ""
    since = f"since {short(entry.start)}" if entry.start else "first day not said, so it counts on every earlier day"
    until = f", until {short(entry.end)}" if entry.end else ""
    alone = f", {SEEN_BY['private']}" if entry.visibility == "private" else ""
    session.say(f"{saved_line(added, seen=False)}{employer}, {since}{until}{alone}.")


def end(
    ref: Ref,
    day: Annotated[str, typer.Argument(metavar="DAY", help="The last day")],
    json: Json = False,
) -> None:
    """Say when a job ends."""
    book = session.book()
    entry = book.find(ref, "engagement")
    batch = Batch("engagement end")
    last = Values(book, batch).day(day, forward=True)
    if entry.end:
        raise IllegalStep(
            f"{entry.ref} has {short(entry.end)} as its last day already; nothing was changed",
            f"careerbook engagement edit {entry.number} --end {last.isoformat()}",
        )
    said: Said = {"end": last.isoformat()}
    refuse_backwards({**entry.body, **said})
    batch.set(entry.uid, "engagement", said, expect={"end": None})
    book.commit(batch)
    put_saved(entry.ref, json=json)
    session.say(f'{entry.ref} "{entry.title}" ends on {with_weekday(last)}.')
    _tell_open(entry)


def _tell_open(entry: Entry) -> None:
    """Name the goals and clients of the job that go on as if it did."""
    book = session.book()
    goals = [g for g in book.entries("goal", states=("planned", "active", "blocked")) if g.engagement == entry.uid]
    clients = [c for c in book.entries("client") if c.engagement == entry.uid and not c.end]
    if goals:
        listed = ", ".join(f'{g.ref} "{g.title}"' for g in goals[:5])
        session.say(f"  Open goals of it: {listed}. When one is over: careerbook goal close {goals[0].number}")
    for client in clients:
        session.say(f"  {client.title} stays a client until you say: careerbook client edit {client.number} --to DAY")


NOUN = Noun("engagement", before=before, after=after, guard=guard, question="What is the job, as on a badge?")

VERBS = {
    **common_verbs(NOUN),
    "leave": Verb(
        lambda: import_module("careerbook.cli._engagement_leave").leave,
        "Days away, without a reason; says what each goal's target would become",
        "careerbook engagement leave 2026-12-21 2027-01-03",
        build=True,
    ),
    "end": Verb(end, "The last day of a job", "careerbook engagement end 1 2026-12-31"),
}


def command(name: str) -> VerbGroup:
    """Return the noun."""
    return VerbGroup(name, "A job: title, employer, dates, leave.", VERBS)
