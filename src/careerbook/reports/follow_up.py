"""The message after a check-in: what was decided, who does what, by when. Never how it felt."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from careerbook.document import Document, Message, words
from careerbook.records.entry import Entry
from careerbook.reports.ask import Ask, Built, Data
from careerbook.reports.clients import held, last_recorded_call, next_call
from careerbook.reports.judging import judging
from careerbook.reports.wording import counted, ended
from careerbook.rules.audience import Shareable
from careerbook.rules.dates import with_weekday

MOST_WORDS = 120
ANSWERS = {"agreed": "yes", "declined": "no", "deferred": "later"}
THANKS = "Thank you for your time"
NOTHING = "There is nothing that one of us has to do."
CLOSING = "If you remember it otherwise, please tell me."


class Decision(Data):
    """One ask that was answered: `agreed`, `declined` or `deferred`; by is the day it was asked for."""

    text: str
    answer: str
    by: date | None


class Promised(Data):
    """One promise made at the check-in; owner is `me`, `client` or `other`."""

    text: str
    owner: str
    due: date | None


class FollowUp(Data):
    """The message as data; held is None while no check-in with this client is recorded."""

    reader: str
    writer: str
    held: date | None
    decisions: tuple[Decision, ...]
    promises: tuple[Promised, ...]
    not_reached: tuple[str, ...]
    next_call: date | None


class _Optional(NamedTuple):
    """What a message may say when there is room: points not reached by name, the next meeting, the last sentence."""

    named: bool = True
    meeting: bool = True
    closing: bool = True


_SHORTER = (
    _Optional(),
    _Optional(closing=False),
    _Optional(closing=False, named=False),
    _Optional(closing=False, named=False, meeting=False),
)


def build(shared: Shareable, ask: Ask, call: Entry | None = None) -> Built[FollowUp]:
    """Return the message after a recorded call, by default the client's last one, with what only the owner is told."""
    shown = shared.by_uid([call.uid]).get(call.uid) if call is not None else last_recorded_call(shared, shared.client)
    if shown is None:
        return Built(_empty(shared), (), shared)
    asks = shared.entries("ask", parents=[shown.uid])
    made = [
        entry
        for entry in shared.entries("commitment")
        if entry.call == shown.uid and entry.state not in ("proposed", "dropped")
    ]
    coming = next_call(shared, shared.client)
    data = FollowUp(
        reader=shared.reader_name,
        writer=shared.owner_name,
        held=held(shown),
        decisions=tuple(
            Decision(text=entry.text, answer=str(entry.answer), by=entry.by)
            for entry in asks
            if entry.answer in ANSWERS
        ),
        promises=tuple(
            Promised(text=entry.text, owner=str(entry.owner), due=entry.due)
            for entry in sorted(made, key=lambda entry: (entry.due or date.max, entry.number))
        ),
        not_reached=tuple(entry.text for entry in asks if entry.answer == "not-reached"),
        next_call=coming.on if coming is not None else None,
    )
    printed = [entry for entry in asks if entry.answer in (*ANSWERS, "not-reached")] + made
    return Built(data, (*_notes(shared, shown, data), *(hit.line for hit in judging(shared, printed))), shared)


def _empty(shared: Shareable) -> FollowUp:
    return FollowUp(
        reader=shared.reader_name,
        writer=shared.owner_name,
        held=None,
        decisions=(),
        promises=(),
        not_reached=(),
        next_call=None,
    )


def _notes(shared: Shareable, call: Entry, data: FollowUp) -> tuple[str, ...]:
    """Return what the owner is told: words over the limit, promises that stay, names that were replaced."""
    notes = []
    over = words(text_of(data)) - MOST_WORDS
    if over > 0:
        notes.append(f"The message is {counted(over, 'word')} over {MOST_WORDS}: what was agreed is never left out.")
    stay = [
        left.entry
        for left in shared.left_out.values()
        if left.entry.kind.name == "commitment" and left.entry.body.get("call") == call.uid and left.why == "private"
    ]
    notes += [f"{entry.ref} is private and stays with you: careerbook share {entry.ref} --as client" for entry in stay]
    if shared.names_replaced:
        notes.append(f"{counted(shared.names_replaced, 'name')} replaced by a role.")
    if shared.names_left:
        notes.append(f"Names that still stand alone: {', '.join(sorted(shared.names_left))}.")
    return tuple(notes)


def layout(data: FollowUp) -> Document:
    """Return the message as a page that holds nothing else."""
    return Document("", (Message(text_of(data)),), "client")


def text_of(data: FollowUp) -> str:
    """Return the message, with fewer courtesies where it would be longer than it may be."""
    if data.held is None:
        return "No check-in is written down yet."
    for said in _SHORTER:
        text = _text(data, said, data.held)
        if words(text) <= MOST_WORDS:
            return text
    return text


def _text(data: FollowUp, said: _Optional, day: date) -> str:
    greeting = f"{data.reader}, thank" if data.reader else "Thank"
    paragraphs = [f"{greeting}{THANKS.removeprefix('Thank')} on {with_weekday(day, day)}."]
    if data.decisions:
        paragraphs.append(_listed("Decided:", [_decision(each, day) for each in data.decisions]))
    for owner, head in (("me", "I will:"), ("client", "You will:"), ("other", "Others will:")):
        mine = [_promise(each, day) for each in data.promises if each.owner == owner]
        if mine:
            paragraphs.append(_listed(head, mine))
    if not data.decisions and not data.promises:
        paragraphs.append(NOTHING)
    if data.not_reached:
        points = "; ".join(text.rstrip(" .") for text in data.not_reached)
        paragraphs.append(
            f"Not reached: {points}." if said.named else f"Not reached: {counted(len(data.not_reached), 'point')}."
        )
    if data.next_call and said.meeting:
        paragraphs.append(f"We meet again on {with_weekday(data.next_call, day)}.")
    if said.closing:
        paragraphs.append(CLOSING)
    if data.writer:
        paragraphs.append(data.writer)
    return "\n\n".join(paragraphs)


def _listed(head: str, lines: Sequence[str]) -> str:
    return "\n".join([head, *(f"- {line}" for line in lines)])


def _decision(decision: Decision, day: date) -> str:
    by = f", by {with_weekday(decision.by, day)}" if decision.by and decision.answer == "agreed" else ""
    return f"{_inside(decision.text)}: {ANSWERS[decision.answer]}{by}."


def _promise(promise: Promised, day: date) -> str:
    return ended(f"{_inside(promise.text)}, by {with_weekday(promise.due, day)}" if promise.due else promise.text)


def _inside(text: str) -> str:
    """Return a text as it stands before a comma or a colon, on one line."""
    return " ".join(text.split()).rstrip(".")
