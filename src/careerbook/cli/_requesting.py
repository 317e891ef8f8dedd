"""`feedback request`, `feedback declined`, and what an answer does: one person asked, and what became of it."""

from collections.abc import Callable
from contextlib import suppress
from typing import Annotated, Any

import typer

from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._due import due_said
from careerbook.cli._echo import put_saved, saved_line, welcome_book
from careerbook.cli._moves import announce_step, legal_move, move_said, step_day, take_step
from careerbook.cli._options import Json, Note, On
from careerbook.cli._saving import refuse_to_come
from careerbook.cli._session import session
from careerbook.cli._signature import JSON, option, parameter, text_argument, with_parameters
from careerbook.cli._text import keepable, text_from
from careerbook.cli._values import Values
from careerbook.cli._verbs import Added, Noun, only_or_named, save_new
from careerbook.errors import InvalidInput, NotFound
from careerbook.records.check import check
from careerbook.records.entry import Entry
from careerbook.records.kinds import kind
from careerbook.rules.dates import spoken_day

ASKING = {
    "feedback": "What do you want to ask?",
    "feedforward": "What do you want to become better at?",
    "testimonial": "What should they write about?",
}
"""The question on a terminal when no text was given, by mode."""

SAY = {
    "feedforward": "Please give me two suggestions for the future; I will listen and thank you.",
    "testimonial": "Two or three sentences are plenty: what did I do, and what came of it? May I quote you?",
}
"""What to say after the question, by mode."""

THANKS = "Say thank you and nothing else: no reasons, no but."
COPIED = ("on", "from_person", "source", "channel", "solicited", "anonymous", "request", "engagement")
"""What a second suggestion has from the first."""


# --- asking ------------------------------------------------------------------------------------------------------


def request_command() -> Callable[..., Any]:
    """Return `request`."""
    columns = kind("request").columns
    person = parameter("person", str, typer.Argument(metavar="PERSON", help="Whom you ask"), ...)
    fields = [option(columns[name]) for name in ("mode", "due", "on", "tags", "note")]
    parameters = [person, text_argument(columns["question"].help), *fields, JSON]

    def request(**options: Any) -> None:
        """Ask one person to tell you something; it waits here until they do."""
        k = kind("request")
        book = session.book(create=True)
        new_book = book.is_new
        batch = Batch("feedback request")
        values = Values(book, batch)
        said = values.said(k, options)
        refuse_to_come("a request is dated when it was asked", said)
        mode = str(said.get("mode") or "feedback")
        said["question"] = text_from(options.get("words"), question=ASKING[mode])
        name = keepable(options["person"]).strip()
        if not name:
            raise InvalidInput("whom do you ask? nothing was saved", 'careerbook feedback request "NAME" TEXT')
        whole = book.complete("request", said)
        if whole.get("due") and whole["due"] < whole["on"]:
            raise InvalidInput(
                "--due is before the day of the question; nothing was saved", "careerbook help feedback request"
            )
        check(k, whole)
        uid = batch.create("request", whole, parent=values.person(name))
        saved = next(s for s in book.commit(batch).saved if s.uid == uid)
        welcome_book(new_book)
        entry = book.find(saved.ref)
        put_saved(saved.ref, json=bool(options.get("json")))
        session.say("\n".join(_asked(values, entry)))

    return with_parameters(request, parameters)


def _asked(values: Values, entry: Entry) -> list[str]:
    """Say what was saved, what to say aloud, and what to type with the answer."""
    due = f", by {due_said(entry.due)}" if entry.due else ""
    mode = str(entry.get("mode"))
    sort = f" ({mode})" if entry.mode else ""
    day = spoken_day(entry.on, values.today)
    lines = [f'Saved {entry.ref} for {_name(entry.parent)}, {day}: "{entry.question}"{sort}{due}.']
    if mode in SAY:
        question = " ".join(entry.question.split())
        asked = question if question.endswith((".", "?", "!")) else f"{question}?"
        lines.append(f'  Say it like this: "{asked} {SAY[mode]}"')
    quotable = " --quote-ok" if mode == "testimonial" else ""
    lines.append(f"  With the answer: careerbook feedback add TEXT --request {entry.ref}{quotable}")
    return lines


def _name(uid: str | None) -> str:
    found = session.book().by_uid([uid]).get(uid) if uid else None
    return found.title if found else "them"


def declined(
    ref: Annotated[
        str | None,
        typer.Argument(metavar="[REQUEST]", help="Which one; left out, the only open one", show_default=False),
    ] = None,
    on: On = None,
    note: Note = None,
    json: Json = False,
) -> None:
    """They would rather not; a request that somebody declines asks for nothing more."""
    if not ref and not session.book().entries("request", states=("asked",)):
        raise NotFound("no request is open", 'careerbook feedback request "NAME" TEXT')
    entry = only_or_named(ref, "request", ("asked",))
    announce_step(entry, take_step(entry, "declined", on=on, note=note), json=json)


# --- answering ---------------------------------------------------------------------------------------------------


def asked_for(values: Values, said: Said) -> Entry:
    """Return the request that a feedback answers."""
    return values.book.by_uid([said["request"]])[said["request"]]


def complete_answer(values: Values, said: Said) -> None:
    """Fill in what an answer has from its request: who said it, that it was asked for, a testimonial's very words.

    Raises InvalidInput when it comes from somebody else.
    """
    asked = asked_for(values, said)
    giver = said.setdefault("from_person", asked.parent)
    if giver != asked.parent:
        raise InvalidInput(
            f"{asked.ref} asked {_name(asked.parent)}, and this is from somebody else; nothing was saved",
            f"leave out --from, or --request {asked.ref}",
        )
    said.setdefault("solicited", True)
    if asked.get("mode") == "testimonial" and said.get("text"):
        said.setdefault("verbatim", said["text"])


def settle_request(values: Values, said: Said) -> None:
    """Take the request to received, in the batch of its answer and on the answer's day; a further answer changes none.

    Raises InvalidInput for an answer that is dated before its question.
    """
    asked = asked_for(values, said)
    if asked.state == "received":
        return
    move = legal_move(asked, "answer")
    day = step_day(values, asked, said.get("on"))
    values.batch.set(asked.uid, "request", move_said(move, day), expect={"state": asked.body.get("state")})


def follow_edit(values: Values, entry: Entry, said: Said) -> None:
    """Treat a feedback that is said later to answer a request as if it had been said at once."""
    if not said.get("request"):
        return
    body = {**entry.body, **said}
    whole = {name: value for name, value in body.items() if value is not None}
    complete_answer(values, whole)
    said["from_person"] = whole["from_person"]
    settle_request(values, whole)


def answered(values: Values, added: Added, noun: Noun) -> None:
    """Say what the answer calls for; for feedforward ask for the second suggestion, and to thank."""
    asked = asked_for(values, added.said)
    number = added.ref.rpartition("-")[2]
    session.say(f'  It answers {asked.ref}: "{asked.question}"')
    mode = asked.get("mode")
    if mode == "testimonial" and not added.said.get("quote_ok"):
        session.say(f"  Once they agree to be quoted: careerbook feedback edit {number} --quote-ok")
    if mode == "feedforward":
        _second_suggestion(values, added, asked, noun)
        session.say(f"  {THANKS}")


def _second_suggestion(values: Values, added: Added, asked: Entry, noun: Noun) -> None:
    """Ask on a terminal for the second of two suggestions, which is a feedback of its own."""
    answers = [each for each in values.book.entries("feedback") if each.request == asked.uid]
    if len(answers) > 1:
        return
    if not session.interactive or "--json" in session.words:
        session.say(f"  And the second suggestion: careerbook feedback add TEXT --request {asked.ref}")
        return
    text = ""
    with suppress(EOFError):
        text = session.ask("And the second suggestion? (Enter leaves it at one)")
    if text:
        copied = {name: added.said[name] for name in COPIED if name in added.said}
        again = save_new(Values(values.book, Batch("feedback add")), noun, {"text": keepable(text), **copied}, {})
        session.out(again.ref)
        session.say(saved_line(again))
