"""`pitch`: development proposed as an investment, from the first cost to what came back."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._due import due_said
from careerbook.cli._echo import saved_line
from careerbook.cli._group import Verb, VerbGroup
from careerbook.cli._hanging import hang_verb
from careerbook.cli._moves import announce_step, day_until, legal_move, move_said, move_verb, step_day, take_step
from careerbook.cli._options import Json, Note, On, OnlyRef
from careerbook.cli._session import session
from careerbook.cli._values import Values
from careerbook.cli._verbs import Added, Noun, common_verbs, only_or_named
from careerbook.errors import InvalidInput
from careerbook.records.entry import Entry

WORKSHOP = "this is only a workshop"


def after(values: Values, added: Added) -> None:
    """Say what was saved, what it lacks, and what comes next."""
    said, number = added.said, added.ref.rpartition("-")[2]
    session.say(saved_line(added))
    warn_workshop(number, said.get("new_work"))
    warn_horizon(said.get("horizon_months"))
    session.say(f"  What it costs and brings: careerbook pitch cost {number} LABEL AMOUNT, careerbook pitch benefit")


def warn_workshop(number: str | int, new_work: str | None) -> None:
    """Warn of a pitch after which nobody does anything new."""
    if not (new_work or "").strip():
        session.warn(
            f"Nobody does anything new afterwards: {WORKSHOP}."
            f" Say what is new: careerbook pitch edit {number} --new-work TEXT"
        )


def warn_horizon(months: int | None) -> None:
    """Warn of benefits that are counted past the first year (R32)."""
    from careerbook.rules.pitch_value import NO_TIME, warnings  # noqa: PLC0415 - only pitches count months

    for line in warnings((), horizon_months=int(months) if months else None):
        if line != NO_TIME:
            session.warn(f"{line[0].upper()}{line[1:]}.")


def guard(entry: Entry, said: Said) -> None:
    """Keep the numbers of a pitch as they were sent, and warn of a long horizon."""
    if "horizon_months" in said and entry.state != "draft":
        raise InvalidInput(
            f"{entry.ref} is {entry.state}, and its planned numbers stand as they were sent; nothing was changed",
            f"careerbook pitch revise {entry.number}",
        )
    warn_horizon(said.get("horizon_months"))


NOUN = Noun("pitch", after=after, guard=guard, question="What do you propose?")


def defer(
    ref: OnlyRef = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="When it comes up again")] = None,
    on: On = None,
    note: Note = None,
    json: Json = False,
) -> None:
    """Not now: it comes up again on a day."""
    entry = only_or_named(ref, "pitch", ("sent",))
    again = day_until(entry, "defer", until, on, missing="a pitch is deferred until a day", begins="the step itself")
    extra: Said = {"deferred_until": again.isoformat()}
    tail = f"It comes up again on {due_said(again)}: careerbook pitch revise {entry.number}"
    announce_step(entry, take_step(entry, "defer", on=on, extra=extra, note=note), json=json, tail=tail)


def fund(ref: OnlyRef = None, on: On = None, note: Note = None, json: Json = False) -> None:
    """The answer is yes; from here on it counts what comes back."""
    entry = only_or_named(ref, "pitch", ("sent",))
    legal_move(entry, "fund")
    values = Values(session.book(), Batch("pitch fund"))
    day = values.day(on) if on else values.today
    tail = f"Each month: careerbook pitch realise {entry.number} BENEFIT AMOUNT"
    taken = take_step(entry, "fund", on=day.isoformat(), extra={"funded_on": day.isoformat()}, note=note)
    announce_step(entry, taken, json=json, tail=tail)


def revise(ref: OnlyRef = None, on: On = None, note: Note = None, json: Json = False) -> None:
    """Begin the next version under the same reference, for you alone; the earlier one stays in its history."""
    entry = only_or_named(ref, "pitch", ("sent", "declined", "deferred"))
    move = legal_move(entry, "revise")
    book, batch = session.book(), Batch("pitch revise")
    day = step_day(Values(book, batch), entry, on)
    version = int(entry.version or 1) + 1
    said: Said = {**move_said(move, day), "version": version, "reason": None, "deferred_until": None}
    if note:
        said["note"] = note
    batch.set(entry.uid, "pitch", said, expect={"state": entry.body.get("state")})
    for step in book.entries("sent", parents=[entry.uid]):
        if step.revised_on is None:
            batch.set(step.uid, "sent", {"revised_on": day.isoformat()})
    book.commit(batch)
    tail = f"It is version {version}, only for you. When it is ready: careerbook pitch send {entry.number}"
    announce_step(entry, day, json=json, tail=tail)


def _planning(name: str) -> Callable[..., Any]:
    from careerbook.cli import _pitch_numbers as numbers  # noqa: PLC0415 - only what is counted needs the rules

    if name == "cost":
        return hang_verb(
            "pitch", "cost", positional=("label", "amount"), before=numbers.before_cost, after=numbers.after_cost
        )
    return hang_verb(
        "pitch",
        "benefit",
        positional=("label", "amount_per_month"),
        before=numbers.before_benefit,
        after=numbers.after_benefit,
    )


def _send() -> Callable[..., Any]:
    from careerbook.cli._pitch_numbers import send  # noqa: PLC0415 - likewise

    return send


def _realise() -> Callable[..., Any]:
    from careerbook.cli._realising import realise  # noqa: PLC0415 - likewise

    return realise


def _demanded(values: Values, entry: Entry, saved: str) -> None:
    demand = session.book().find(saved)
    session.say(f'Saved {saved} on {entry.ref}: {demand.who}, "{demand.text}"')


VERBS = {
    **common_verbs(NOUN),
    "cost": Verb(
        lambda: _planning("cost"),
        "What it costs, in money or in hours",
        'careerbook pitch cost 3 "Course fee" 1800',
        True,
    ),
    "benefit": Verb(
        lambda: _planning("benefit"),
        "What it brings a month, counted cautiously",
        'careerbook pitch benefit 3 "Scrap saving" 900 --attribution 0.6 --confidence 0.8 --basis "Waste log of Q3"',
        True,
    ),
    "demand": Verb(
        lambda: hang_verb("pitch", "demand", positional=("who",), after=_demanded),
        "Somebody who wants it",
        "careerbook pitch demand 3 operations We would send two people",
        True,
    ),
    "send": Verb(
        _send, "A client has it; its numbers stand from then on", "careerbook pitch send 3 --to manager", True
    ),
    "fund": Verb(fund, "The answer is yes", "careerbook pitch fund 2"),
    "decline": Verb(
        lambda: move_verb("pitch", "decline", "Try it another way: careerbook pitch revise {n}"),
        "The answer is no, and why",
        'careerbook pitch decline 2 "budget frozen"',
        True,
    ),
    "defer": Verb(defer, "Not now, but on a day", "careerbook pitch defer 2 --until 2027-02-01"),
    "cancel": Verb(
        lambda: move_verb("pitch", "cancel"), "It stops half-way, and why", "careerbook pitch cancel 1 Moved team", True
    ),
    "deliver": Verb(
        lambda: move_verb("pitch", "deliver", "What comes back still counts: careerbook pitch realise {n}"),
        "It is done",
        "careerbook pitch deliver 1",
        True,
    ),
    "realise": Verb(_realise, "What came back in a month", "careerbook pitch realise 1 1 380", True),
    "revise": Verb(revise, "Begin the next version", "careerbook pitch revise 2"),
}


def command(name: str) -> VerbGroup:
    """Return the noun."""
    return VerbGroup(name, "Development as an investment: cost, benefit, answer, and what came back.", VERBS)
