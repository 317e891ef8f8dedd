"""`feedback clarify`: the answer to a remark, in words about the work, as a new feedback linked to the old one."""

from collections.abc import Callable
from typing import Any

import typer

from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._echo import put_saved, saved_line
from careerbook.cli._saving import asked_visibility, refuse_to_come
from careerbook.cli._session import session
from careerbook.cli._signature import JSON, PRIVATE, REF, VISIBILITY, option, parameter, text_argument, with_parameters
from careerbook.cli._text import text_from
from careerbook.cli._values import Values
from careerbook.cli._verbs import Noun, save_new
from careerbook.errors import InvalidInput
from careerbook.records.entry import Entry
from careerbook.records.kinds import kind

NOUN = Noun("feedback")
PARTS = ("situation", "behaviour", "effect")
QUESTIONS = {
    "situation": "When did they see it?",
    "behaviour": "What did you do or say?",
    "effect": "What did it cause?",
}
NEXT_TIME = "What would they like next time?"
OPTIONS = (*PARTS, "about", "polarity", "theme", "on", "tags", "note")
COPIED = ("from_person", "source", "channel", "anonymous", "engagement")
"""What the new one takes from the old one: who said it, and how."""
STANDS_IN = ("theme", "polarity")
"""What it takes of a remark about the work too, unless it says its own: it counts in its place."""


def clarify_command() -> Callable[..., Any]:
    """Return `clarify`."""
    columns = kind("feedback").columns
    next_time = parameter(
        "next_time", str | None, typer.Option("--next-time", metavar="TEXT", help="What they would like next time")
    )
    parameters = [
        REF,
        text_argument("It in one sentence; left out, it is made of the parts"),
        *(option(columns[name]) for name in PARTS),
        next_time,
        *(option(columns[name]) for name in OPTIONS if name not in PARTS),
        VISIBILITY,
        PRIVATE,
        JSON,
    ]

    def clarify(**options: Any) -> None:
        """Put a remark into words about the work; makes a new feedback linked to it."""
        book = session.book()
        old = book.find(options.pop("ref"), "feedback")
        if old.direction == "given":
            raise InvalidInput(f"{old.ref} is what you said to somebody", f"careerbook feedback edit {old.number}")
        values = Values(book, Batch("feedback clarify"))
        said = values.said(kind("feedback"), options)
        refuse_to_come("an answer is dated when it was said", said)
        next_time = str(options.get("next_time") or "").strip()
        words = options.get("words")
        if not words and not any(said.get(part) for part in PARTS):
            next_time = _asked(old, said) or next_time
        said["text"] = text_from(words) if words else in_one_sentence(said, next_time)
        said.setdefault("about", "approach")
        said["clarifies"] = old.uid
        said.update({name: old.body[name] for name in COPIED if name in old.body})
        if old.about != "character":
            said.update({name: old.body[name] for name in STANDS_IN if name in old.body and not said.get(name)})
        wanted = asked_visibility(options.get("visibility"), bool(options.get("private")))
        added = save_new(values, NOUN, said, options, wanted)
        put_saved(added.ref, json=bool(options.get("json")))
        session.say(
            f"{saved_line(added)}\n  It is about {said['about']} and clarifies {old.ref}, which stays as it is."
        )

    return with_parameters(clarify, parameters)


def _asked(old: Entry, said: Said) -> str:
    """Ask for the parts on a terminal, and return what they would like next time."""
    if not session.interactive:
        raise InvalidInput(
            "there is nothing to clarify it with; nothing was saved",
            f"careerbook feedback clarify {old.number} --situation TEXT --behaviour TEXT --effect TEXT",
        )
    for part in PARTS:
        told = session.ask(QUESTIONS[part])
        if told:
            said[part] = told
    if not any(said.get(part) for part in PARTS):
        raise InvalidInput(
            "there is nothing to clarify it with; nothing was saved",
            f"careerbook feedback clarify {old.number} --situation TEXT --behaviour TEXT --effect TEXT",
        )
    return session.ask(NEXT_TIME)


def in_one_sentence(said: Said, next_time: str = "") -> str:
    """Return the parts as one text: `Tuesday's planning: interrupted operations twice; they stopped sharing`."""
    situation, behaviour, effect = (str(said.get(part) or "").rstrip(" .") for part in PARTS)
    told = "; ".join(part for part in (behaviour, effect) if part)
    text = f"{situation}: {told}" if situation and told else situation or told
    return f"{text}. Next time: {next_time}" if next_time else text
