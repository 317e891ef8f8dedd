"""`call ask`: what you need from them, anew or as it was asked at an earlier check-in."""

from collections.abc import Callable
from inspect import signature
from typing import Any

import typer

from careerbook.cli._hanging import After, Before, hang_verb
from careerbook.cli._session import session
from careerbook.cli._signature import parameter, with_parameters
from careerbook.errors import IllegalStep, InvalidInput
from careerbook.records.entry import Entry

COPIED = ("type", "recommendation", "because", "objection", "fallback")
AGAIN = parameter(
    "again",
    str | None,
    typer.Option("--again", metavar="ASK", help="An ask of an earlier check-in to take up, with all that was said"),
)


def ask_verb(before: Before, after: After, find: Callable[[str], Entry]) -> Callable[..., Any]:
    """Return `ask REF TEXT --options`, or `ask REF --again ASK`."""
    hang = hang_verb("call", "ask", before=before, after=after, find=find)

    def ask(again: str | None = None, **given: Any) -> None:
        """Write down what you need from them."""
        if again:
            call = find(given["ref"])
            old = session.book().find(again, "ask")
            _refuse(old, call)
            said = {name: old.body[name] for name in COPIED if old.body.get(name)}
            if old.by and old.by >= call.on:
                said["by"] = old.by.isoformat()
            given = {**given, **{name: value for name, value in said.items() if not given.get(name)}}
            given["words"] = given.get("words") or [old.text]
            given["again_of"] = old.ref
        hang(**given)

    return with_parameters(ask, [*signature(hang).parameters.values(), AGAIN])


def _refuse(old: Entry, call: Entry) -> None:
    """Raise where an ask stands on the very call, belongs to somebody else or to nobody but you, or is taken up."""
    book = session.book()
    before = book.by_uid([str(old.parent)])[str(old.parent)]
    anew = f"careerbook call ask {call.number} TEXT"
    if before.uid == call.uid:
        raise InvalidInput(f"{old.ref} stands on {call.ref}; nothing was saved", f"careerbook show {call.ref}")
    if before.client != call.client:
        raise InvalidInput(f"{old.ref} was for somebody else than {call.ref}; nothing was saved", anew)
    if before.visibility == "private" and call.visibility != "private":
        raise InvalidInput(
            f"{old.ref} is of a check-in only for you, and {call.ref} is not; nothing was saved",
            f"in words that they may read: {anew}",
        )
    taken = next((ask for ask in book.entries("ask") if ask.again_of == old.ref), None)
    if taken is not None:
        raise IllegalStep(f"{taken.ref} takes up {old.ref} already; nothing was saved", f"careerbook show {taken.ref}")
