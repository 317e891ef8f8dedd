"""`commitment`: what was promised, by you or to you."""

from datetime import date
from typing import Annotated, Any

import typer

from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._due import due_said
from careerbook.cli._echo import put_saved, saved_line
from careerbook.cli._group import Verb, VerbGroup
from careerbook.cli._moves import announce_step, legal_move, move_verb, take_step
from careerbook.cli._options import Json, Note, On, OnlyRef, Ref
from careerbook.cli._saving import guard_identifiers
from careerbook.cli._session import session
from careerbook.cli._signature import parameter
from careerbook.cli._text import keepable
from careerbook.cli._values import Values, primary_client
from careerbook.cli._verbs import Added, Noun, common_verbs, only_or_named
from careerbook.errors import InvalidInput
from careerbook.records.entry import Entry
from careerbook.records.kind import Kind
from careerbook.rules.dates import short, with_weekday

PROPOSED = parameter(
    "proposed", bool, typer.Option("--proposed", help="Still to be agreed; recording the check-in opens it"), False
)
REMARK = "Why it was late or changed, in words they may read"
Remark = Annotated[str | None, typer.Option("--remark", metavar="TEXT", help=REMARK)]


def before(values: Values, k: Kind, said: Said, options: dict[str, Any]) -> None:
    """Fill in the primary client, and the state of a promise that is still to be agreed."""
    if not said.get("owner"):
        raise InvalidInput(
            "a commitment needs --owner: me, client or other; nothing was saved", "careerbook help commitment add"
        )
    if not said.get("client"):
        found = primary_client(values.book, values.today) if not values.book.is_new else None
        if found is not None:
            said["client"] = values.primary(said.get("engagement")).uid
    if options.get("proposed"):
        said["state"] = "proposed"


def after(values: Values, added: Added) -> None:
    """Say what was saved, with whom and by when."""
    said = added.said
    due = f"by {due_said(date.fromisoformat(said['due']))}" if said.get("due") else "no date yet"
    lines = [saved_line(added, tail=f"{_who(said)}, {due}")]
    if said.get("state") == "proposed":
        lines.append("  To agree: recording the check-in opens it, and so does"
                     f" careerbook commitment open {added.ref.rpartition('-')[2]}")  # fmt: skip
    if not said.get("client"):
        lines.append('  With nobody yet: careerbook client add "YOUR MANAGER"')
    session.say("\n".join(lines))


def _who(said: Said) -> str:
    """Return whose promise it is: `you to Alex Rivera`, `Alex Rivera to you`, `somebody else`."""
    client = said.get("client")
    held = session.book().by_uid([client]) if client else {}
    name = held[client].title if client in held else ""
    if said["owner"] == "me":
        return f"you to {name}" if name else "yours"
    if said["owner"] == "client":
        return f"{name} to you" if name else "the client's"
    return "somebody else's"


def guard(entry: Entry, said: Said) -> None:
    """Point out that a date agreed anew is more than a correction."""
    if entry.state == "open" and entry.due is not None and said.get("due") not in (None, entry.due.isoformat()):
        session.say(
            "This corrects the date, as if it had always been so. Agreed anew?"
            f" careerbook undo, then careerbook commitment renegotiate {entry.number} --to {said['due']}"
        )


NOUN = Noun("commitment", options=(PROPOSED,), before=before, after=after, guard=guard, question="What was promised?")


def done(ref: OnlyRef = None, remark: Remark = None, on: On = None, note: Note = None, json: Json = False) -> None:
    """The promise is kept."""
    entry = only_or_named(ref, "commitment", ("open",))
    legal_move(entry, "done")
    values = Values(session.book(), Batch("commitment done"))
    day = values.day(on) if on else values.today
    extra: Said = {"done_on": day.isoformat(), **remark_said(entry, remark)}
    take_step(entry, "done", on=day.isoformat(), extra=extra, note=note)
    late = (day - entry.due).days if entry.due else 0
    tail = ""
    if late > 0:
        tail = f"That is {late} {'day' if late == 1 else 'days'} after {short(entry.due, values.today)}."
        if entry.owner == "me" and not (remark or entry.remark):
            tail += f" Say why, in words they may read: careerbook edit {entry.ref} --remark TEXT"
    announce_step(entry, day, json=json, tail=tail)


def remark_said(entry: Entry, remark: str | None) -> Said:
    """Return what a remark changes; one that may identify somebody takes the promise back to its owner."""
    if not remark:
        return {}
    said: Said = {"remark": keepable(remark).strip()}
    if guard_identifiers(session.book(), entry.kind, said, entry.visibility, entry.ref) != entry.visibility:
        said["visibility"] = "private"
    return said


def renegotiated(values: Values, entry: Entry, to: str, day: date) -> date:
    """Return the new due day of an open promise; refuses the one it has, and one before the day it was agreed."""
    due = values.day(to, forward=True)
    again = f"careerbook commitment renegotiate {entry.number} --to DAY"
    if due == entry.due:
        raise InvalidInput(f"{entry.ref} is due on {with_weekday(due)} already; nothing was saved", again)
    if due < day:
        raise InvalidInput(
            f"--to is {with_weekday(due)}, before the day of this step, {with_weekday(day)}; nothing was saved", again
        )
    return due


def renegotiate(
    ref: Ref,
    to: Annotated[str, typer.Option("--to", metavar="DAY", help="The new day, agreed with them")],
    remark: Remark = None,
    on: On = None,
    note: Note = None,
    json: Json = False,
) -> None:
    """Agree on a new day; the promise stays open, the old day stays in its history."""
    book = session.book()
    entry = book.find(ref, "commitment")
    legal_move(entry, "renegotiate")
    values = Values(book, Batch("commitment renegotiate"))
    due = renegotiated(values, entry, to, values.day(on) if on else values.today)
    extra: Said = {"due": due.isoformat(), **remark_said(entry, remark)}
    take_step(entry, "renegotiate", on=on, extra=extra, note=note)
    put_saved(entry.ref, json=json)
    was = f", was {short(entry.due, values.today)}" if entry.due else ""
    session.say(f'{entry.ref} "{entry.title}" is due {due_said(due)}{was}; pages show it as changed.')


VERBS = {
    **common_verbs(NOUN),
    "open": Verb(lambda: move_verb("commitment", "open"), "It was agreed", "careerbook commitment open 5", True),
    "done": Verb(done, "It is kept", "careerbook commitment done 4"),
    "renegotiate": Verb(renegotiate, "A new day was agreed", "careerbook commitment renegotiate 4 --to 2026-12-11"),
    "miss": Verb(lambda: move_verb("commitment", "miss"), "It was not kept", "careerbook commitment miss 4", True),
    "drop": Verb(
        lambda: move_verb("commitment", "drop"), "Nobody needs it any more", "careerbook commitment drop 5", True
    ),
}


def command(name: str) -> VerbGroup:
    """Return the noun."""
    return VerbGroup(name, "What was promised, by you or to you.", VERBS)
