"""`call record`, in short `record`: what was decided, what was said, what each side promised."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, NamedTuple

import typer

from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._echo import put_saved
from careerbook.cli._moves import legal_move, move_said
from careerbook.cli._options import Json, Note, On, OnlyRef
from careerbook.cli._saving import guard_identifiers, settle_engagement
from careerbook.cli._session import session
from careerbook.cli._text import keepable
from careerbook.cli._values import Values
from careerbook.cli._verbs import only_or_named
from careerbook.errors import InvalidInput
from careerbook.records.check import check
from careerbook.records.entry import Entry
from careerbook.records.kinds import kind
from careerbook.rules.dates import short, spoken_day, with_weekday
from careerbook.rules.primary import is_primary

ANSWERS = ("agreed", "declined", "deferred", "not-reached")
LEFT_OPEN = {"deferred": "Put off", "not-reached": "Not reached"}
"""Answers after which an ask is still open, and what is said of it."""
ALSO = {"yes": "agreed", "no": "declined", "later": "deferred"}
"""Words for an answer that people say aloud."""


class Promise(NamedTuple):
    """A promise as it was told: `owner` is `me` or `client`."""

    owner: str
    text: str
    due: date | None


class Recording:
    """One check-in on its way into the book: what each answer changes, put into a batch."""

    def __init__(self, call: Entry, held: date, day: date) -> None:
        """Record `call` as held on one day; `day` is that of the step."""
        self.call = call
        self.held = held
        self.day = day
        self.book = session.book()
        self.client = self.book.by_uid([call.client])[call.client]

    @property
    def asks(self) -> list[Entry]:
        """The asks that have no answer yet."""
        held = [child for child in self.book.children(self.call) if child.kind.name == "ask"]
        return [ask for ask in held if ask.answer in (None, "open")]

    def promises(self, *states: str) -> list[Entry]:
        """Return the promises with this client in these states, by due day."""
        found = [c for c in self.book.entries("commitment", states=states) if c.client == self.client.uid]
        return sorted(found, key=lambda c: (c.due or date.max, c.number))

    def answer(self, batch: Batch, ask: Entry, answer: str) -> None:
        """Write down what became of an ask."""
        said = {"answer": answer, "moved_on": self.day.isoformat()}
        batch.set(ask.uid, "ask", said, expect={"answer": ask.body.get("answer")})

    def hear(self, batch: Batch, text: str) -> None:
        """Write down what the client said, raw and private."""
        said = self.book.complete("heard", {"text": text, "on": self.held.isoformat()})
        batch.create("heard", said, parent=self.call.uid)

    def promise(self, batch: Batch, promise: Promise) -> str:
        """Write down a new promise, open from the day of the check-in; return its uid."""
        k = kind("commitment")
        said: Said = {
            "text": promise.text,
            "owner": promise.owner,
            "client": self.client.uid,
            "call": self.call.uid,
            "on": self.held.isoformat(),
        }
        if promise.due:
            said["due"] = promise.due.isoformat()
        whole = self.book.complete("commitment", said)
        settle_engagement(self.book, k, whole)
        whole["visibility"] = guard_identifiers(self.book, k, whole, whole["visibility"])
        check(k, whole)
        return batch.create("commitment", whole)

    def move(self, batch: Batch, commitment: Entry, verb: str, **extra: str) -> None:
        """Take a step of a promise, on the day of the check-in or of its own latest step."""
        day = max(self.day, commitment.moved_on or self.day)
        said = {**move_said(legal_move(commitment, verb), day), **extra}
        batch.set(commitment.uid, "commitment", said, expect={"state": commitment.body.get("state")})

    def agree(self, batch: Batch, commitment: Entry) -> None:
        """Open a promise that was proposed: it was agreed here."""
        self.move(batch, commitment, "open", call=self.call.uid)

    def finish(self, batch: Batch, note: str | None = None) -> None:
        """Make the call recorded."""
        said = {**move_said(legal_move(self.call, "record"), self.day), "held_on": self.held.isoformat()}
        if note:
            said["note"] = note
        batch.set(self.call.uid, "call", said, expect={"state": self.call.body.get("state")})


class Told(NamedTuple):
    """What the options say: an answer for each ask's uid, what was heard, what was promised."""

    answers: dict[str, str]
    heard: tuple[str, ...]
    promises: tuple[Promise, ...]


def record(
    ref: OnlyRef = None,
    held: Annotated[str | None, typer.Option("--held", metavar="DAY", help="When it took place")] = None,
    answer: Annotated[
        list[str] | None,
        typer.Option("--answer", metavar="ASK=ANSWER", help=f"What became of an ask: {', '.join(ANSWERS)}"),
    ] = None,
    heard: Annotated[
        list[str] | None, typer.Option("--heard", metavar="TEXT", help="What they said; only for you (again: more)")
    ] = None,
    i_will: Annotated[
        list[str] | None,
        typer.Option("--i-will", metavar='"TEXT @ DAY"', help="What you promised, by when (again: more)"),
    ] = None,
    they_will: Annotated[
        list[str] | None,
        typer.Option("--they-will", metavar='"TEXT @ DAY"', help="What they promised, by when (again: more)"),
    ] = None,
    no_commitments: Annotated[bool, typer.Option("--no-commitments", help="Nobody promised anything")] = False,
    on: On = None,
    note: Note = None,
    json: Json = False,
) -> None:
    """Write down what was decided and promised; on a terminal it asks for what is missing."""
    recording = _begin(ref, held, on)
    if no_commitments and (i_will or they_will):
        raise InvalidInput(
            "--no-commitments and a promise exclude each other; nothing was saved", "leave one of them out"
        )
    told = _told(recording, answer or [], heard or [], i_will or [], they_will or [])
    unanswered = [ask for ask in recording.asks if ask.uid not in told.answers]
    proposed = () if no_commitments else recording.promises("proposed")
    settled = bool(no_commitments or told.promises or proposed)
    if (unanswered or not settled) and session.interactive:
        from careerbook.cli._recording_talk import talk  # noqa: PLC0415 - only on a terminal

        if not talk(recording, told, promises=not no_commitments, note=note):
            return
    else:
        if unanswered or not settled:
            raise _missing(recording, unanswered, settled=settled)
        batch = Batch("call record")
        write(recording, batch, told)
        for commitment in proposed:
            recording.agree(batch, commitment)
        recording.finish(batch, note)
        recording.book.commit(batch)
        for promise in told.promises:
            say_promise(promise)
    _say_recorded(recording, json=json)


def write(recording: Recording, batch: Batch, told: Told) -> None:
    """Put what the options say into a batch."""
    for ask in recording.asks:
        if ask.uid in told.answers:
            recording.answer(batch, ask, told.answers[ask.uid])
    for text in told.heard:
        recording.hear(batch, text)
    for promise in told.promises:
        recording.promise(batch, promise)


def _begin(ref: str | None, held: str | None, on: str | None) -> Recording:
    """Find the call, and the days: when it was held, and that of the step."""
    call = only_or_named(ref, "call", ("planned", "sent")) if ref else _only_due()
    legal_move(call, "record")
    values = Values(session.book(), Batch("call record"))
    day_held = values.day(held) if held else min(call.on, values.today)
    if day_held > values.today:
        raise InvalidInput(
            f"{with_weekday(day_held)} is still to come; nothing was saved", "record a check-in once it was held"
        )
    day = values.day(on) if on else max(day_held, call.moved_on or day_held)
    if call.moved_on and day < call.moved_on:
        raise InvalidInput(
            f"{call.ref} has been {call.state} since {short(call.moved_on)}, so no step can be dated {short(day)}",
            _held_instead(call, day, held),
        )
    return Recording(call, day_held, day)


def _held_instead(call: Entry, day: date, held: str | None) -> str:
    """Return the line that says when the check-in took place, where the day of its record was said instead."""
    line = session.line_without("--on") or f"careerbook call record {call.number}"
    return line if held else f"{line} --held {day}"


def _only_due() -> Entry:
    """Return the one call whose day has come, else the only one that is planned or sent."""
    today = Values(session.book(), Batch("call record")).today
    due = [call for call in session.book().entries("call", states=("planned", "sent")) if call.on <= today]
    return due[0] if len(due) == 1 else only_or_named(None, "call", ("planned", "sent"))


def _told(
    recording: Recording, answers: Sequence[str], heard: Sequence[str], mine: Sequence[str], theirs: Sequence[str]
) -> Told:
    from careerbook.cli._hanging import child  # noqa: PLC0415 - only --answer names an ask

    values = Values(recording.book, Batch("call record"))
    given: dict[str, str] = {}
    for typed in answers:
        name, equals, word = typed.rpartition("=")
        if not equals or not name.strip():
            raise InvalidInput(f'--answer "{typed}" names no ask; nothing was saved', "write it as --answer 1=agreed")
        ask = child(recording.call, "ask", name.strip())
        if given.get(ask.uid, word) != word:
            raise InvalidInput(f"{ask.ref} has two answers; nothing was saved", f"--answer {ask.number}={word}")
        given[ask.uid] = answer_word(word)
    said = [keepable(text).strip() for text in heard]
    if not all(said):
        raise InvalidInput("--heard is blank; nothing was saved", "leave it out")
    return Told(
        given,
        tuple(said),
        tuple(
            promised(values, owner, text, option)
            for owner, texts, option in (("me", mine, "--i-will"), ("client", theirs, "--they-will"))
            for text in texts
        ),
    )


def answer_word(typed: str, offered: Sequence[str] = ANSWERS) -> str:
    """Return one of the four answers; a beginning of it or yes, no, later will do. `offered`: as they were called."""
    word = "-".join(typed.casefold().split())
    started = [answer for answer in ANSWERS if word and answer.startswith(word)]
    found = ALSO.get(word) or (started[0] if len(started) == 1 else "")
    if not found:
        raise InvalidInput(f'an answer cannot be "{typed}"; nothing was saved', f"one of {', '.join(offered)}")
    return found


def promised(values: Values, owner: str, typed: str, option: str = "") -> Promise:
    """Read `TEXT @ DAY`: the day follows the last ` @ ` and may be left out with it."""
    text, at, day = f" {keepable(typed).strip()}".rpartition(" @ ")
    if not at:
        text, day = day, ""
    if not text.strip():
        raise InvalidInput(f"{option or 'the promise'} is blank; nothing was saved", 'write it as "TEXT @ 2026-12-04"')
    try:
        due = values.day(day, forward=True) if at else None
    except InvalidInput as error:
        raise InvalidInput(
            f'after the last " @ " stands the day: {error.sentence}; nothing was saved', error.next_step
        ) from None
    return Promise(owner, text.strip(), due)


def say_promise(promise: Promise, *, asked: bool = False) -> None:
    """Say back one promise that was saved, and by when; one without a day is told how it is written, unless asked."""
    who = "You promised" if promise.owner == "me" else "They promised"
    how = "" if asked else ': write "… @ friday"'
    by = f"by {with_weekday(promise.due)}" if promise.due else f"no day{how}"
    session.say(f'  {who} "{promise.text}", {by}')


def _missing(recording: Recording, unanswered: Sequence[Entry], *, settled: bool) -> InvalidInput:
    """Return the error that names every option that is still needed."""
    call = recording.call
    lacks = [f'--answer {ask.number}={"|".join(ANSWERS)} for "{ask.title}"' for ask in unanswered]
    if not settled:
        lacks.append('--i-will "TEXT @ DAY" and --they-will "TEXT @ DAY", or --no-commitments')
    answers = "".join(f" --answer {ask.number}=ANSWER" for ask in unanswered)
    promises = "" if settled else ' --i-will "TEXT @ DAY"'
    return InvalidInput(
        f"{call.ref} still needs {'; '.join(lacks)}; nothing was saved",
        f"careerbook call record {call.number}{answers}{promises}",
    )


def _say_recorded(recording: Recording, *, json: bool) -> None:
    """Say what the call holds now: the reference on stdout, on a terminal followed by the message to send."""
    book, call = recording.book, recording.book.find(recording.call.ref)
    children = book.children(call)
    made = [c for c in book.entries("commitment", states=("open",)) if c.call == call.uid]
    put_saved(call.ref, json=json)
    today = Values(book, Batch("call record")).today
    day = spoken_day(recording.held, today)
    counts = [
        _many(sum(1 for c in children if c.kind.name == "ask" and c.answer not in (None, "open")), "answer"),
        _many(len(made), "promise"),
    ]
    heard = sum(1 for child in children if child.kind.name == "heard")
    if heard:
        counts.append(_many(heard, "thing heard", "things heard"))
    when = day if day.isalpha() else f"on {day}"
    session.say(f"{call.ref} is recorded, held {when}: {', '.join(counts)}.")
    for child in children:
        if child.kind.name == "ask" and child.answer in (None, "open"):
            session.say(f"  {child.ref} has no answer yet: careerbook edit {child.ref} --answer agreed")
    _say_left_open(recording, call, today)
    for question in _unasked(call):
        session.say(f'  Did you ask "{question.text}"? careerbook objective answer {question.number} TEXT')
    if heard:
        session.say("  What you heard stays with you; as feedback or a need: careerbook heard, careerbook client need")
    if json or not session.interactive:
        session.say(f"  The message to send: careerbook call follow-up {call.number}")
        return
    from careerbook.cli._follow_up import print_follow_up  # noqa: PLC0415 - a document of its own

    session.say("\nThe message to send:\n")
    print_follow_up(call)


def _say_left_open(recording: Recording, call: Entry, today: date) -> None:
    """Name what was put off or not reached, with the command that takes it to the next call."""
    from careerbook.journal import Journal  # noqa: PLC0415 - read once the call is recorded
    from careerbook.reports.clients import next_call  # noqa: PLC0415 - likewise
    from careerbook.reports.left_open import took_up  # noqa: PLC0415 - likewise

    left = [ask for ask in recording.book.children(call, "ask") if ask.answer in LEFT_OPEN]
    coming = next_call(Journal(recording.book, today), recording.client)
    for ask in left:
        to = f" Take it to {coming.ref}: {took_up(ask, coming)}" if coming else ""
        session.say(f'  {LEFT_OPEN[ask.answer]}: "{ask.text}".{to}')
    if left and coming is None:
        who = "manager" if is_primary(recording.client) else recording.client.ref
        session.say(f"  The next check-in can take it up: careerbook call plan --client {who} --on DAY")


def _unasked(call: Entry) -> list[Entry]:
    """Return the questions about objectives that stood on the page of a call and are not asked as far as is known."""
    shown = session.book().by_uid(call.sent_rows).values()
    asked = [entry for entry in shown if entry.kind.name == "question" and entry.parent != call.uid]
    return sorted((entry for entry in asked if entry.asked_on is None), key=lambda entry: entry.number)


def _many(number: int, noun: str, plural: str = "") -> str:
    return f"{number or 'no'} {noun if number == 1 else plural or noun + 's'}"
