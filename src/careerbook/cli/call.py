"""`call`: a check-in with a client, from the plan to the message afterwards; `record` is its short form."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._due import due_said, say_over
from careerbook.cli._echo import put_saved
from careerbook.cli._group import Command, Verb, VerbGroup, make_command
from careerbook.cli._hanging import hang_verb
from careerbook.cli._moves import legal_move, move_verb, take_step
from careerbook.cli._options import Json, Note, On, OnlyRef, Ref, Words
from careerbook.cli._planning import NOUN
from careerbook.cli._saving import guard_identifiers
from careerbook.cli._session import session
from careerbook.cli._text import text_from
from careerbook.cli._values import Values
from careerbook.cli._verbs import add_command, common_verbs, line_with, only_or_named
from careerbook.errors import IllegalStep, InvalidInput, NotFound
from careerbook.records.entry import Entry
from careerbook.rules.dates import short, with_weekday

HEADLINE_WORDS, ASK_WORDS, ROOM = 45, 40, 3
"""What page one of the brief has room for: words of the headline, words of one ask, asks or questions."""


def call_named(ref: str) -> Entry:
    """Return the call that a reference names.

    Raises NotFound; when the word is none because the reference was left out, and one call is open, with the line.
    """
    book = session.book()
    try:
        return book.find(ref, "call")
    except NotFound as error:
        open_calls = book.entries("call", states=("planned", "sent"))
        if ref.removeprefix("call-").isdigit() or len(open_calls) != 1:
            raise
        raise NotFound(f"{error.sentence}; say for which", line_with(str(open_calls[0].number), ref)) from None


def still_to_come(entry: Entry, what: str) -> None:
    """Raise IllegalStep when a call is over: nothing can be prepared for it any more."""
    if entry.state in ("recorded", "skipped"):
        raise IllegalStep(
            f"{entry.ref} is {entry.state} and takes no {what} any more; nothing was saved",
            "careerbook call plan --client manager --on DAY",
        )


def headline(ref: Ref, words: Words = None, json: Json = False) -> None:
    """Write the quarter in two sentences: what they gained, and the one honest "but"."""
    book = session.book()
    entry = call_named(ref)
    still_to_come(entry, "headline")
    text = text_from(words, question='The quarter in two sentences (what they gained; the one honest "but"):')
    said: Said = {"headline": text}
    if guard_identifiers(book, entry.kind, said, entry.visibility, entry.ref) != entry.visibility:
        said["visibility"] = "private"
    book.set(entry, said, source="call headline")
    put_saved(entry.ref, json=json)
    session.say(f'{entry.ref} opens with: "{text}"')
    say_over("The headline", HEADLINE_WORDS, text)


def _ask_before(values: Values, entry: Entry, said: Said, given: dict[str, Any]) -> None:
    still_to_come(entry, "ask")


def _ask_after(values: Values, entry: Entry, saved: str) -> None:
    ask = session.book().find(saved)
    by = f", by {due_said(ask.by)}" if ask.by else ""
    lines = [f'Saved {saved} on {entry.ref}: "{ask.text}"{by}']
    missing = [
        name
        for name, held in (("--recommend", ask.recommendation), ("--because", ask.because), ("--by", ask.by))
        if not held and not (ask.get("type") == "view" and name != "--by")
    ]
    if missing:
        needed = " ".join(f"{name} {'DAY' if name == '--by' else 'TEXT'}" for name in missing)
        lines.append(f"  Easier to say yes to with: careerbook edit {saved} {needed}")
    session.say("\n".join(lines))
    say_over(saved, ASK_WORDS, ask.text, ask.recommendation, ask.because)
    _say_room(entry, "ask")


def _question_before(values: Values, entry: Entry, said: Said, given: dict[str, Any]) -> None:
    still_to_come(entry, "question")


def _question_after(values: Values, entry: Entry, saved: str) -> None:
    session.say(f'Saved {saved} on {entry.ref}: "{session.book().find(saved).text}"')
    _say_room(entry, "question")


def _say_room(entry: Entry, kind: str) -> None:
    held = len(session.book().children(entry, kind))
    if held > ROOM:
        session.say(f"  {entry.ref} has {held} {kind}s now; the page has room for {ROOM}.")


def reschedule(
    ref: OnlyRef = None,
    to: Annotated[str | None, typer.Option("--to", metavar="DAY", help="The new day")] = None,
    on: On = None,
    note: Note = None,
    json: Json = False,
) -> None:
    """Move it to another day; the old day stays in its history."""
    entry = only_or_named(ref, "call", ("planned", "sent"))
    legal_move(entry, "reschedule")
    book = session.book()
    values = Values(book, Batch("call reschedule"))
    if not to:
        raise InvalidInput(
            "a check-in is moved to a day; nothing was saved", f"careerbook call reschedule {entry.number} --to DAY"
        )
    day = values.day(to, forward=True)
    if day == entry.on:
        raise InvalidInput(
            f"{entry.ref} is on {with_weekday(day)} already; nothing was saved",
            f"careerbook call reschedule {entry.number} --to DAY",
        )
    count = int(entry.reschedules or 0) + 1
    take_step(entry, "reschedule", on=on, extra={"on": day.isoformat(), "reschedules": count}, note=note)
    put_saved(entry.ref, json=json)
    times = "once" if count == 1 else "twice" if count == 2 else f"{count} times"
    session.say(f"{entry.ref} is on {due_said(day)} now, was {short(entry.on, values.today)}; moved {times}.")


def follow_up(ref: OnlyRef = None, json: Json = False) -> None:
    """Print the message to send: decisions, owners, dates."""
    from careerbook.cli._follow_up import print_follow_up  # noqa: PLC0415 - a document of its own

    entry = only_or_named(ref, "call", ("recorded",))
    if entry.state != "recorded":
        raise IllegalStep(
            f"{entry.ref} is {entry.state}, and a message follows a check-in that is recorded",
            f"careerbook call record {entry.number}",
        )
    print_follow_up(entry, json=json)


def _asking() -> Callable[..., Any]:
    from careerbook.cli._asking import ask_verb  # noqa: PLC0415 - only `ask` asks

    return ask_verb(_ask_before, _ask_after, call_named)


def _record() -> Callable[..., Any]:
    from careerbook.cli.recording import record  # noqa: PLC0415 - only `record` records

    return record


ASKING = (
    "careerbook call ask 3 A second reviewer for the close --recommend 'One day a week of team B'"
    " --because 'Two changes waited four days' --by 2026-12-01"
)
VERBS = {
    **common_verbs(NOUN),
    "plan": Verb(
        lambda: add_command(NOUN),
        "The same as add: with whom, on which day",
        "careerbook call plan --client manager --on 2026-12-02",
        True,
    ),
    "headline": Verb(
        headline,
        "The quarter in two sentences",
        "careerbook call headline 3 The close went from 9 to 6 days. The supplier feed may stop on 5 December.",
    ),
    "question": Verb(
        lambda: hang_verb("call", "question", before=_question_before, after=_question_after, find=call_named),
        "What you would like to ask",
        "careerbook call question 3 If January is short, which comes first?",
        True,
    ),
    "ask": Verb(
        _asking,
        "What you need from them: a decision, help or a view",
        ASKING,
        True,
    ),
    "record": Verb(
        _record,
        "Afterwards: what was decided and promised",
        'careerbook call record 3 --answer 2=agreed --answer 3=agreed --i-will "Publish the calendar @ 2026-12-04"',
        True,
    ),
    "reschedule": Verb(reschedule, "Move it to another day", "careerbook call reschedule 3 --to 2026-11-27"),
    "skip": Verb(
        lambda: move_verb("call", "skip"), "It does not take place, and why", "careerbook call skip 3 Alex is ill", True
    ),
    "follow-up": Verb(follow_up, "The message to send afterwards", "careerbook call follow-up 2"),
}


def command(name: str) -> Command | VerbGroup:
    """Return the noun, or its short form."""
    if name == "record":
        example = 'careerbook record 3 --answer 2=agreed --answer 3=agreed --i-will "Publish the calendar @ 2026-12-04"'
        return make_command(_record(), name, "Afterwards: what was decided and promised.", example)
    return VerbGroup(name, "A check-in with a client: plan it, prepare it, record it.", VERBS)
