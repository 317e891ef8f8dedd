"""The dialogue of `record`: each ask, each promise, what they said, what comes next; each answer is saved at once."""

from collections.abc import Callable

from careerbook.changes.batch import Batch
from careerbook.cli import _dialogue as dialogue
from careerbook.cli._session import session
from careerbook.cli._values import Values
from careerbook.cli.recording import Recording, Told, answer_word, promised, say_promise, write
from careerbook.errors import InvalidInput
from careerbook.records.entry import Entry
from careerbook.rules.dates import spoken_day

ANSWERS = "[agreed / declined / later / not reached]"


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
        recording.answer(batch, ask, answer_word(typed))
        recording.book.commit(batch)

    dialogue.read(f"  {ANSWERS} ", save, later=f"careerbook edit {ask.ref} --answer ANSWER")


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
    batch = Batch("call record")
    promise = promised(Values(recording.book, batch), owner, typed)
    recording.promise(batch, promise)
    recording.book.commit(batch)
    say_promise(promise)
    return True
