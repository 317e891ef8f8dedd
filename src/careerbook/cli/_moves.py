"""Steps from state to state: the table of the kind decides what is legal, one function takes the step."""

from collections.abc import Callable
from datetime import date
from typing import Any

from careerbook import clock
from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._due import due_said
from careerbook.cli._echo import ECHOED, put_saved
from careerbook.cli._options import Json, Note, On, OnlyRef, Reason, Ref
from careerbook.cli._session import session
from careerbook.cli._text import text_from
from careerbook.cli._values import Values
from careerbook.cli._verbs import only_or_named
from careerbook.errors import IllegalStep, InvalidInput
from careerbook.records.entry import Entry
from careerbook.records.kind import Move
from careerbook.records.kinds import kind
from careerbook.rules.dates import short, with_weekday
from careerbook.text import shorten

Beside = Callable[[Batch, Entry, date], None]
"""Adds to the batch of a step, given the record and the day."""


def day_until(entry: Entry, verb: str, until: str | None, on: str | None, *, missing: str, begins: str) -> date:
    """Return the day until which a legal step holds; InvalidInput when it was left out or is not after the step.

    missing: what a step without it lacks; begins: the day that it must be later than, both in words.
    """
    legal_move(entry, verb)
    asked = f"careerbook {entry.kind.name} {verb} {entry.number} --until DAY"
    if not until:
        raise InvalidInput(f"{missing}; nothing was saved", asked)
    values = Values(session.book(), Batch(f"{entry.kind.name} {verb}"))
    last = values.day(until, forward=True)
    if last <= (values.day(on) if on else values.today):
        raise InvalidInput(f"--until is {due_said(last)}, which is no later than {begins}; nothing was saved", asked)
    return last


def legal_move(entry: Entry, verb: str) -> Move:
    """Return the step that a verb takes from the record's state; IllegalStep names the legal ones otherwise."""
    found = next((m for m in entry.kind.moves if m.verb == verb and entry.state in m.before), None)
    if found is not None:
        return found
    name = entry.kind.name
    meant = next((m for m in entry.kind.moves if m.verb == verb), None)
    state = entry.kind.state_words.get(entry.state, entry.state)
    legal = {m.verb: m.command or f"careerbook {name} {m.verb} {entry.number}" for m in entry.kind.legal(entry.state)}
    there = any(m.verb == verb and m.after == entry.state for m in entry.kind.moves)
    yet = " yet" if meant and not there and _comes_later(entry, meant) else " again" if there else ""
    sentence = f"{entry.ref} is {state} and cannot be {meant.participle if meant else verb}{yet}"
    if not legal:
        raise IllegalStep(f"{sentence}; from here there is no further step", f"careerbook history {entry.ref}")
    commands = ", ".join(f"{word} ({command})" for word, command in legal.items())
    raise IllegalStep(f"{sentence}; from here: {commands}")


def _comes_later(entry: Entry, meant: Move) -> bool:
    """Tell whether the life cycle can still reach a state from which the step is legal."""
    reached, todo = {entry.state}, [entry.state]
    while todo:
        for move in entry.kind.legal(todo.pop()):
            if move.after not in reached:
                reached.add(move.after)
                todo.append(move.after)
    return any(state in reached for state in meant.before)


def step_day(values: Values, entry: Entry, on: str | None) -> date:
    """Return the day of a step; one before the record's latest step is refused, so that its history stays in order."""
    day = values.day(on) if on else values.today
    if entry.moved_on and day < entry.moved_on:
        stands = f"has been {entry.state} since" if entry.state else "was last changed on"
        raise InvalidInput(
            f"{entry.ref} {stands} {short(entry.moved_on)}, so no step can be dated {short(day)}",
            f"careerbook history {entry.ref}",
        )
    return day


def move_said(move: Move, day: date, reason: str = "") -> Said:
    """Return what a step says of a record."""
    said: Said = {"state": move.after, "moved_on": day.isoformat()}
    if reason:
        said["reason"] = reason
    return said


def take_step(
    entry: Entry,
    verb: str,
    *,
    on: str | None,
    reason: str = "",
    extra: Said | None = None,
    note: str | None = None,
    beside: Beside | None = None,
) -> date:
    """Take one step and commit it; return its day.

    extra: further fields of the same step. beside: adds to the batch what the step means for other records.
    """
    book = session.book()
    batch = Batch(f"{entry.kind.name} {verb}")
    values = Values(book, batch)
    move = legal_move(entry, verb)
    day = step_day(values, entry, on)
    said = {**move_said(move, day, reason), **(extra or {})}
    if note:
        said["note"] = note
    batch.set(entry.uid, entry.kind.name, said, expect={"state": entry.body.get("state")})
    if beside:
        beside(batch, entry, day)
    book.commit(batch)
    return day


def announce_step(entry: Entry, day: date, *, json: bool = False, tail: str = "") -> None:
    """Say the new state of a record: its reference on stdout, the sentence on stderr."""
    fresh = session.book().find(entry.ref)
    put_saved(fresh.ref, json=json)
    state = fresh.kind.state_words.get(fresh.state, fresh.state).replace("-", " ")
    title = shorten(fresh.title, ECHOED)
    word = "from" if day > clock.today() else "since"
    session.say(f'{fresh.ref} "{title}" is {state} {word} {with_weekday(day)}.{" " + tail if tail else ""}')


def move_verb(name: str, verb: str, tail: str = "", beside: Beside | None = None) -> Callable[..., Any]:
    """Return the command of a step that needs nothing but its reference (and its reason, when the table says so).

    tail: what to say afterwards; `{n}` is the record's number. beside: see `take_step`.
    """
    moves = [m for m in kind(name).moves if m.verb == verb]
    states = tuple(s for m in moves for s in m.before)

    def with_reason(ref: Ref, words: Reason = None, on: On = None, note: Note = None, json: Json = False) -> None:
        """Take the step, and say why."""
        entry = session.book().find(ref, name)
        legal_move(entry, verb)
        reason = text_from(words, question="Why?", reason_for=f"careerbook {name} {verb} {entry.number}")
        day = take_step(entry, verb, on=on, reason=reason, note=note)
        announce_step(entry, day, json=json, tail=tail.format(n=entry.number))

    def plain(ref: OnlyRef = None, on: On = None, note: Note = None, json: Json = False) -> None:
        """Take the step."""
        entry = only_or_named(ref, name, states)
        day = take_step(entry, verb, on=on, note=note, beside=beside)
        announce_step(entry, day, json=json, tail=tail.format(n=entry.number))

    return with_reason if moves and moves[0].reason else plain
