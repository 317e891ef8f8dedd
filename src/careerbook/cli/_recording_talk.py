"""The dialogue of `record`: each ask, each promise, what they said, what comes next; each answer is saved at once."""

from collections.abc import Callable

from careerbook.changes.batch import Batch
from careerbook.cli import _dialogue as dialogue
from careerbook.cli._session import session
from careerbook.cli._values import Values
from careerbook.cli.recording import Promise, Recording, Told, answer_word, promised, say_promise, write
from careerbook.errors import InvalidInput
from careerbook.records.entry import Entry
from careerbook.rules.dates import spoken_day, with_weekday

ENTER = "\n"
"""What stands for Enter where a day is offered: nobody can type it."""
ANSWERS = ("agreed", "declined", "later", "not reached")
"""What may have become of an ask, as people say it."""


def talk(recording: Recording, told: Told, *, promises: bool, note: str | None) -> bool:
    """Ask for what is missing and record the call; False when it was stopped, with every answer kept.

    told: what the options said already. promises: ask for them.
    """
    client = recording.client.title
    session.say(f"Enter skips, q stops; each answer is saved at once. You met {client}.")
    given = Batch("call record")
    write(recording, given, told)
    if len(given):
        recording.book.commit(given)
    for promise in told.promises:
        say_promise(promise)
    try:
        for ask in recording.asks:
            _ask(recording, ask)
        if promises:
            for commitment in recording.promises("proposed", "open"):
                _promise(recording, commitment)
        if not told.heard:
            session.say(f"What did {client} say about the work?  (empty ends)")
            _each(">", lambda typed: _hear(recording, typed))
        if promises and not told.promises:
            session.say("What did each of you promise, by when?  (TEXT @ DAY; empty ends)")
            _each("You:", lambda typed: _new(recording, "me", typed))
            _each(f"{client}:", lambda typed: _new(recording, "client", typed))
    except dialogue.Stopped:
        session.say(f"Kept so far; {recording.call.ref} is not recorded yet. Go on: careerbook record")
        return False
    last = Batch("call record")
    recording.finish(last, note)
    recording.book.commit(last)
    return True


def _ask(recording: Recording, ask: Entry) -> None:
    dialogue.put(f'You asked for: "{ask.text}"')

    def save(typed: str) -> None:
        batch = Batch("call record")
        recording.answer(batch, ask, answer_word(typed, ANSWERS))
        recording.book.commit(batch)

    dialogue.read(f"  [{' / '.join(ANSWERS)}] ", save, later=f"careerbook edit {ask.ref} --answer ANSWER")


def _promise(recording: Recording, commitment: Entry) -> None:
    """Ask how a promise stands, or whether one that was proposed is agreed."""
    values = Values(recording.book, Batch("call record"))
    who = {"me": "you", "client": recording.client.title}.get(str(commitment.owner), "somebody else")
    by = f", by {spoken_day(commitment.due, values.today)}" if commitment.due else ""
    proposed = commitment.state == "proposed"
    dialogue.put(f'{"To agree" if proposed else "Promised"}: "{commitment.text}" ({who}{by})')

    def save(typed: str) -> None:
        batch = Batch("call record")
        word = typed.casefold()
        if word in ("y", "yes", "n", "no", "open"):
            if proposed and word.startswith("y"):
                recording.agree(batch, commitment)
        elif word in ("done", "missed", "dropped") and not proposed:
            verb = {"done": "done", "missed": "miss", "dropped": "drop"}[word]
            day = max(recording.day, commitment.moved_on or recording.day).isoformat()
            recording.move(batch, commitment, verb, **({"done_on": day} if word == "done" else {}))
        else:
            due = values.day(typed, forward=True).isoformat()
            if due < recording.held.isoformat():
                raise InvalidInput("that day is before the check-in")
            if proposed:
                recording.move(batch, commitment, "open", call=recording.call.uid, due=due)
            else:
                recording.move(batch, commitment, "renegotiate", due=due)
        if len(batch):
            recording.book.commit(batch)

    later = f"careerbook commitment {'open' if proposed else 'done'} {commitment.number}"
    hint = "[y / n / new date] agreed?" if proposed else "[open / done / new date]"
    dialogue.read(f"  {hint} ", save, later=later)


def _each(prompt: str, save: Callable[[str], bool]) -> None:
    """Read lines until an empty one, each saved as it is given."""
    while dialogue.read(prompt, save):
        pass


def _hear(recording: Recording, typed: str) -> bool:
    batch = Batch("call record")
    recording.hear(batch, typed)
    recording.book.commit(batch)
    return True


def _new(recording: Recording, owner: str, typed: str) -> bool:
    """Save a promise at once, then ask for its day where none was written; one behind a last "by" is offered."""
    batch = Batch("call record")
    values = Values(recording.book, batch)
    promise = promised(values, owner, typed)
    uid = recording.promise(batch, promise)
    recording.book.commit(batch)
    if promise.due is None:
        promise = _dated(recording, promise, uid)
    say_promise(promise, asked=True)
    return True


def _dated(recording: Recording, promise: Promise, uid: str) -> Promise:
    """Ask once by when a promise is due; return it as it stands then."""
    values = Values(recording.book, Batch("call record"))
    offered = _by_day(values, promise)
    shown = f"  [{with_weekday(offered.due, values.today)}]" if offered.due else ""

    def save(typed: str) -> Promise:
        taken = offered if typed == ENTER else promise._replace(due=values.day(typed, forward=True))
        if taken.due and taken.due < recording.held:
            raise InvalidInput("that day is before the check-in")
        batch = Batch("call record")
        said = {"text": taken.text, "due": taken.due.isoformat() if taken.due else None}
        batch.set(uid, "commitment", said)
        recording.book.commit(batch)
        return taken

    ref = recording.book.by_uid([uid])[uid].ref
    enter = ENTER if offered.due else ""
    return dialogue.read(f"  By when?{shown}", save, enter=enter, later=f"careerbook edit {ref} --due DATE") or promise


def _by_day(values: Values, promise: Promise) -> Promise:
    """Return the promise with the day behind its last "by", such as `Mock plan by 6 Nov`; as it is without one."""
    text, by, day = promise.text.rpartition(" by ")
    if not by or not text.strip():
        return promise
    try:
        return promise._replace(text=text.strip(), due=values.day(day.rstrip(" ."), forward=True))
    except InvalidInput:
        return promise
