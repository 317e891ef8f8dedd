"""The steps of a goal from state to state: start, block, unblock, drop, defer."""

from datetime import date
from typing import Annotated

import typer

from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._goal_start import (
    activation,
    begins_ahead,
    missing_line,
    refuse_before_beginning,
    refuse_due_before_start,
)
from careerbook.cli._moves import announce_step, legal_move, move_said, step_day, take_step
from careerbook.cli._options import Json, Note, On, OnlyRef, Reason, Ref
from careerbook.cli._session import session
from careerbook.cli._text import text_from
from careerbook.cli._values import Values
from careerbook.cli._verbs import only_or_named
from careerbook.errors import InvalidInput
from careerbook.records.entry import Entry
from careerbook.rules.dates import short, with_weekday

Until = Annotated[str | None, typer.Option("--until", metavar="DAY", help="When it comes up again")]


def start(ref: OnlyRef = None, on: On = None, note: Note = None, json: Json = False) -> None:
    """Begin a planned goal, or take up a deferred one."""
    book = session.book()
    entry = only_or_named(ref, "goal", ("planned", "deferred"))
    if begins_ahead(entry):
        day = _other_day(entry, on, note)
    else:
        legal_move(entry, "start")
        day = step_day(Values(book, Batch("goal start")), entry, on)
        extra: Said = {"reason": None, "deferred_until": None, **activation(entry.body, day.isoformat())}
        if not entry.start:
            extra["start"] = day.isoformat()
        refuse_due_before_start({**entry.body, **extra})
        take_step(entry, "start", on=day.isoformat(), extra=extra, note=note)
    steps = bool(book.children(entry, "step"))
    announce_step(entry, day, json=json, tail=missing_line(book.find(entry.ref).body, entry.number, steps=steps))


def _other_day(entry: Entry, on: str | None, note: str | None) -> date:
    """Let a goal that begins by itself begin on another day, today if none is said."""
    batch = Batch("goal start")
    values = Values(session.book(), batch)
    day = values.day(on, forward=True) if on else values.today
    said: Said = {"start": day.isoformat(), "moved_on": day.isoformat(), **({"note": note} if note else {})}
    refuse_due_before_start({**entry.body, **said})
    batch.set(entry.uid, "goal", said, expect={"moved_on": entry.body.get("moved_on")})
    session.book().commit(batch)
    return day


def _leave_aside(entry: Entry, verb: str, on: str | None, reason: str, extra: Said, note: str | None) -> date:
    """Drop or defer a goal; one that begins by itself on a later day does not begin then, and nothing was agreed."""
    if not begins_ahead(entry):
        return take_step(entry, verb, on=on, reason=reason, extra=extra, note=note)
    batch = Batch(f"goal {verb}")
    values = Values(session.book(), batch)
    day = values.day(on) if on else values.today
    said: Said = {**move_said(legal_move(entry, verb), day, reason), **extra}
    said.update({f"baseline_{field}": None for field in ("due", "target") if entry.body.get(f"baseline_{field}")})
    batch.set(entry.uid, "goal", {**said, **({"note": note} if note else {})}, expect={"state": "active"})
    session.book().commit(batch)
    return day


def block(ref: Ref, words: Reason = None, on: On = None, note: Note = None, json: Json = False) -> None:
    """Say what stands in the way."""
    entry = session.book().find(ref, "goal")
    legal_move(entry, "block")
    refuse_before_beginning(entry)
    reason = text_from(words, question="What stands in the way?", reason_for=f"careerbook goal block {entry.number}")
    day = take_step(entry, "block", on=on, reason=reason, extra={"blocked_by": reason}, note=note)
    announce_step(entry, day, json=json, tail=f"When it can go on: careerbook goal unblock {entry.number}")


def unblock(ref: OnlyRef = None, on: On = None, note: Note = None, json: Json = False) -> None:
    """Say that it can go on."""
    entry = only_or_named(ref, "goal", ("blocked",))
    day = take_step(entry, "unblock", on=on, extra={"blocked_by": None, "reason": None}, note=note)
    announce_step(entry, day, json=json)


def drop(ref: Ref, words: Reason = None, on: On = None, note: Note = None, json: Json = False) -> None:
    """Give it up, and say why."""
    entry = session.book().find(ref, "goal")
    legal_move(entry, "drop")
    reason = text_from(words, question="Why?", reason_for=f"careerbook goal drop {entry.number}")
    day = _leave_aside(entry, "drop", on, reason, {"blocked_by": None}, note)
    announce_step(entry, day, json=json)


def defer(ref: OnlyRef = None, until: Until = None, on: On = None, note: Note = None, json: Json = False) -> None:
    """Put it off until a day."""
    entry = only_or_named(ref, "goal", ("planned", "active", "blocked"))
    legal_move(entry, "defer")
    if not until:
        raise InvalidInput(
            "a goal is put off until a day; nothing was saved", f"careerbook goal defer {entry.number} --until DAY"
        )
    values = Values(session.book(), Batch("goal defer"))
    day = (values.day(on) if on else values.today) if begins_ahead(entry) else step_day(values, entry, on)
    back = values.day(until, forward=True)
    if back <= day:
        raise InvalidInput(
            f"it cannot be put off from {short(day)} until {short(back)}; nothing was saved", "say a later day: --until"
        )
    extra: Said = {"deferred_until": back.isoformat(), "blocked_by": None, "reason": None}
    _leave_aside(entry, "defer", day.isoformat(), "", extra, note)
    announce_step(
        entry, day, json=json, tail=f"It comes up again on {with_weekday(back)}: careerbook goal start {entry.number}"
    )
