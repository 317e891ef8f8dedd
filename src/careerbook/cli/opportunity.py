"""`opportunity`: an idea for a client, from the day you saw it to the day it is done."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

import typer

from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._due import say_over
from careerbook.cli._echo import saved_line
from careerbook.cli._group import Verb, VerbGroup
from careerbook.cli._moves import announce_step, legal_move, move_said, move_verb, step_day
from careerbook.cli._options import Json, Note, On, OnlyRef
from careerbook.cli._saving import warn_before_telling
from careerbook.cli._session import session
from careerbook.cli._values import Values
from careerbook.cli._verbs import Added, Noun, common_verbs, only_or_named
from careerbook.errors import InvalidInput
from careerbook.records.entry import Entry
from careerbook.rules.dates import short

IDEA_WORDS = 40
"""What the page has room for."""

WANTED = {"recommendation": "--recommendation", "because": "--because", "effort": "--effort"}


def after(values: Values, added: Added) -> None:
    """Say what was saved, what makes it easier to say yes to, and that nobody knows of it yet."""
    said, number = added.said, added.ref.rpartition("-")[2]
    lines = [saved_line(added)]
    missing = [option for field, option in WANTED.items() if not said.get(field)]
    if missing:
        options = " ".join(f"{option} TEXT" for option in missing)
        lines.append(f"  Easier to say yes to with: careerbook opportunity edit {number} {options}")
    lines.append(f"  When you offer it: careerbook opportunity offer {number}")
    session.say("\n".join(lines))
    say_over("The idea", IDEA_WORDS, said["need"], *(said.get(field) for field in WANTED))
    if said.get("toward_direction"):
        _ask_direction(values)


def _ask_direction(values: Values) -> None:
    """Ask for the direction that an idea points at, when no job says it yet."""
    jobs = values.book.entries("engagement")
    if jobs and not any(job.direction for job in jobs):
        session.say(f"  Which work do you want more of? careerbook engagement edit {jobs[-1].number} --direction TEXT")


def guard(entry: Entry, said: Said) -> None:
    """Say by how many words an edited idea is over its place on the page."""
    whole = session.book().would_be(entry, said)
    if any(field in said for field in ("need", *WANTED)):
        say_over("The idea", IDEA_WORDS, *(str(whole.get(field) or "") for field in ("need", *WANTED)))


NOUN = Noun("opportunity", after=after, guard=guard, question="What does your client need, in their words?")


def offer(
    ref: OnlyRef = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="CLIENT", help="Who gets it; your manager if left out")
    ] = None,
    on: On = None,
    note: Note = None,
    json: Json = False,
) -> None:
    """Hand it to a client: they may read it, and it stands on their page until they answer."""
    entry = only_or_named(ref, "opportunity", ("spotted",))
    book = session.book()
    move = legal_move(entry, "offer")
    batch = Batch("opportunity offer")
    values = Values(book, batch)
    client = values.reference("client", to) if to else values.primary(entry.body.get("engagement"), "--to").uid
    name = book.by_uid([client])[client].title
    offers = book.children(entry, "offered")
    earlier = [step for step in offers if step.client == client and step.answered_on is None]
    if earlier and entry.state == "offered":
        raise InvalidInput(
            f"{name} has had {entry.ref} since {short(earlier[-1].on)}; nothing was changed",
            f"careerbook opportunity accept {entry.number}",
        )
    day = step_day(values, entry, on)
    said: Said = move_said(move, day)
    if note:
        said["note"] = note
    warn_before_telling(book, entry)
    if not entry.recommendation:
        session.warn(f"It says no recommendation yet: careerbook opportunity edit {entry.number} --recommendation TEXT")
    batch.set(entry.uid, "opportunity", said, expect={"state": entry.body.get("state")})
    batch.create("offered", book.complete("offered", {"client": client, "on": day.isoformat()}), parent=entry.uid)
    book.commit(batch)
    whole = {str(step.client) for step in book.children(entry, "offered")}
    others = "nobody else" if len(whole) == 1 else "as may the others who got it"
    tail = (
        f"{name} may read it, {others}. Their answer: careerbook opportunity accept {entry.number} (or decline, park)"
    )
    announce_step(entry, day, json=json, tail=tail)


def _becoming(kind: str) -> Callable[..., Any]:
    from careerbook.cli._becoming import become  # noqa: PLC0415 - only what becomes something else needs it

    return become(kind)


def _answered(batch: Batch, entry: Entry, day: date) -> None:
    """Close the offers that waited, so that one to somebody else later does not put the idea before them again."""
    for step in session.book().children(entry, "offered"):
        if step.answered_on is None:
            batch.set(step.uid, "offered", {"answered_on": day.isoformat()})


def _answer(verb: str, tail: str) -> Callable[[], Callable[..., Any]]:
    return lambda: move_verb("opportunity", verb, tail, _answered)


VERBS = {
    **common_verbs(NOUN),
    "offer": Verb(offer, "A client has it, and may read it", "careerbook opportunity offer 3 --to manager"),
    "accept": Verb(
        _answer("accept", "Plan it: careerbook opportunity to-goal {n}, or to-pitch {n}"),
        "The answer is yes",
        "careerbook opportunity accept 2",
        True,
    ),
    "decline": Verb(_answer("decline", ""), "The answer is no", "careerbook opportunity decline 2", True),
    "park": Verb(
        _answer("park", "Another time: careerbook opportunity offer {n}"),
        "Not now",
        "careerbook opportunity park 2",
        True,
    ),
    "deliver": Verb(
        lambda: move_verb("opportunity", "deliver", "What came of it is a win: careerbook win TEXT"),
        "It is done",
        "careerbook opportunity deliver 2",
        True,
    ),
    "to-goal": Verb(
        lambda: _becoming("goal"), "Make it a goal", "careerbook opportunity to-goal 2 --due 2027-03-31", True
    ),
    "to-pitch": Verb(lambda: _becoming("pitch"), "Make it a pitch", "careerbook opportunity to-pitch 2", True),
}


def command(name: str) -> VerbGroup:
    """Return the noun."""
    return VerbGroup(name, "An idea for a client, from the day you saw it.", VERBS)
