"""`opportunity to-goal` and `to-pitch`: the idea becomes a record of its own, linked, in one step of the history."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._echo import put_saved
from careerbook.cli._options import Json, Note, On, Ref
from careerbook.cli._session import session
from careerbook.cli._text import text_from
from careerbook.cli._values import Values
from careerbook.cli._verbs import Noun, save_new
from careerbook.errors import IllegalStep, InvalidInput
from careerbook.records.entry import Entry
from careerbook.reports.clients import clients_now

Title = Annotated[
    list[str] | None, typer.Argument(metavar="[TITLE]", help="Its title; what you recommend, if left out")
]
Due = Annotated[str | None, typer.Option("--due", metavar="DAY", help="By when")]


def become(kind: str) -> Callable[..., Any]:
    """Return the command that makes a `goal` or a `pitch` of an idea."""

    def to_goal(
        ref: Ref, words: Title = None, due: Due = None, on: On = None, note: Note = None, json: Json = False
    ) -> None:
        """Make it a goal."""
        _become(ref, "goal", words, on=on, note=note, json=json, due=due)

    def to_pitch(ref: Ref, words: Title = None, on: On = None, note: Note = None, json: Json = False) -> None:
        """Make it a pitch."""
        _become(ref, "pitch", words, on=on, note=note, json=json)

    return to_goal if kind == "goal" else to_pitch


def _become(
    ref: str,
    kind: str,
    words: list[str] | None,
    *,
    on: str | None,
    note: str | None,
    json: bool,
    due: str | None = None,
) -> None:
    book = session.book()
    entry = book.find(ref, "opportunity")
    _refuse(entry, kind)
    values = Values(book, Batch(f"opportunity to-{kind}"))
    offered = _offered_to(entry)
    said: Said = {"title": text_from(words) if words else _title(entry)}
    if on:
        said["on"] = values.day(on).isoformat()
    if note:
        said["note"] = note
    said |= _goal_said(values, entry, offered, due) if kind == "goal" else _pitch_said(entry)
    wanted = "private" if kind == "goal" and not _known_to_all(values, offered) else None
    noun = _noun(kind)

    def then(values: Values, uid: str, whole: Said, options: dict[str, Any]) -> None:
        if noun.then:
            noun.then(values, uid, whole, options)
        values.batch.set(entry.uid, "opportunity", {kind: uid}, expect={kind: entry.body.get(kind)})

    added = save_new(values, noun._replace(then=then), said, {}, wanted)
    put_saved(added.ref, json=json)
    if noun.after:
        noun.after(values, added)
    lines = [f"  It comes from {entry.ref}, which says so: careerbook show {entry.ref}"]
    if wanted:
        lines.append(f"  Not every client of yours has that idea, so it stays with you: careerbook share {added.ref}")
    session.say("\n".join(lines))


def _refuse(entry: Entry, kind: str) -> None:
    """Refuse an idea that is done, or that became such a record already."""
    if entry.state == "delivered":
        raise IllegalStep(
            f"{entry.ref} is delivered, and there is nothing left to plan; nothing was saved",
            f"careerbook show {entry.ref}",
        )
    held = entry.body.get(kind)
    before = session.book().by_uid([held]).get(held) if held else None
    if before is not None and not before.removed:
        raise InvalidInput(
            f"{entry.ref} became {before.ref} already; nothing was saved", f"careerbook show {before.ref}"
        )


def _title(entry: Entry) -> str:
    """Return what is recommended, else the need, as a title: one line without a full stop."""
    said = " ".join(str(entry.recommendation or entry.need).split()).rstrip(".")
    return said[0].upper() + said[1:] if said.split(" ", 1)[0].islower() else said


def _offered_to(entry: Entry) -> list[str]:
    steps = session.book().children(entry, "offered")
    return list(dict.fromkeys(str(step.client) for step in steps))


def _goal_said(values: Values, entry: Entry, offered: list[str], due: str | None) -> Said:
    agreed = entry.state == "accepted"
    said: Said = {"set_by": "together" if agreed else "me"}
    if agreed:
        said["agreed"] = "yes"
    if len(offered) == 1:
        said["client"] = offered[0]
    if due:
        said["due"] = values.day(due, forward=True).isoformat()
    return said


def _pitch_said(entry: Entry) -> Said:
    said: Said = {"type": "new-work"}
    if entry.recommendation:
        said["new_work"] = entry.recommendation
    if entry.skills:
        said["skills"] = dict.fromkeys(entry.skills, True)
    return said


def _known_to_all(values: Values, offered: list[str]) -> bool:
    """Tell whether every client of today has the idea, so that a goal for "my manager" tells nobody anything new."""
    from careerbook.journal import Journal  # noqa: PLC0415 - only a goal is seen by clients

    clients = {client.uid for client in clients_now(Journal(values.book, values.today))}
    return bool(offered) and clients <= set(offered)


def _noun(kind: str) -> Noun:
    if kind == "goal":
        from careerbook.cli.goal import NOUN as GOAL  # noqa: PLC0415 - one of the two

        return GOAL
    from careerbook.cli.pitch import NOUN as PITCH  # noqa: PLC0415 - one of the two

    return PITCH
