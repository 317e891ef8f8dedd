"""`challenge`, and its short form `risk`: what is wrong or may go wrong, and who knows."""

from datetime import date
from typing import Annotated, Any

import typer

from careerbook import clock
from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._due import say_over
from careerbook.cli._echo import put_saved, saved_line
from careerbook.cli._group import Command, Verb, VerbGroup, make_command
from careerbook.cli._moves import announce_step, legal_move, move_verb, take_step
from careerbook.cli._options import Json, Note, On, OnlyRef, Ref, Words
from careerbook.cli._session import session
from careerbook.cli._short_form import ShortForm
from careerbook.cli._text import text_from
from careerbook.cli._values import Values, record_named
from careerbook.cli._verbs import Added, Noun, add_command, common_verbs, only_or_named
from careerbook.errors import InvalidInput
from careerbook.records.entry import Entry
from careerbook.records.kind import Kind
from careerbook.rules.dates import with_weekday
from careerbook.rules.primary import is_sole_primary
from careerbook.rules.surprises import NEXT_TOUCHPOINT, RAISE_NOW, SurpriseRisk, surprise_risk

ROOM = 40
"""Words that one challenge has in section 5 of the brief."""


def after(values: Values, added: Added) -> None:
    """Say what was saved, which severity is assumed, and when somebody has to hear of it."""
    said = added.said
    severity = said.get("severity") or "medium, assumed"
    lines = [saved_line(added, tail=f"severity {severity}")]
    entry = session.book().find(added.ref)
    for client, risk in verdicts(entry, values):
        line = verdict_line(entry, client, risk)
        if line:
            lines.append(f"  {line}")
    session.say("\n".join(lines))
    say_over("What a page says of it", ROOM, *(said.get(f) for f in ("text", "consequence", "recommendation")))


def verdicts(entry: Entry, values: Values) -> list[tuple[Entry | None, SurpriseRisk]]:
    """Return R28 for each client of today whom the challenge concerns; with no client one verdict for nobody yet."""
    from careerbook.journal import Journal  # noqa: PLC0415 - only what was just written down is judged
    from careerbook.reports.clients import clients_now, held, held_calls  # noqa: PLC0415 - likewise
    from careerbook.reports.surprises import limits  # noqa: PLC0415 - likewise
    from careerbook.rules.jobs import jobs_elsewhere  # noqa: PLC0415 - likewise
    from careerbook.rules.topics import topic_denied  # noqa: PLC0415 - likewise

    reader = Journal(values.book, values.today)
    found: list[tuple[Entry | None, SurpriseRisk]] = []
    clients: list[Entry | None] = [*clients_now(reader)] or [None]
    for client in clients:
        if entry.engagement in jobs_elsewhere(reader, (client,)) or topic_denied(client, entry):
            continue
        risk = surprise_risk(
            entry.on,
            entry.get("severity"),
            entry.state,
            impact_date=entry.impact_date,
            calls_held=[held(call) for call in held_calls(reader, client)] if client else (),
            limits=limits(reader),
            as_of=values.today,
        )
        if isinstance(risk, SurpriseRisk):
            found.append((client, risk))
    return found


def verdict_line(entry: Entry, client: Entry | None, risk: SurpriseRisk) -> str:
    """Return `Alex Rivera does not know. Raise now: found 3 days ago, limit 2 days. careerbook …`; empty on watch."""
    from careerbook.reports.clients import client_option  # noqa: PLC0415 - only after an add

    if risk.level not in (RAISE_NOW, NEXT_TOUCHPOINT):
        return ""
    told = {RAISE_NOW: "Raise now", NEXT_TOUCHPOINT: "Say it when you next speak"}[risk.level]
    if client is None:
        return f'{told}: {"; ".join(risk.reasons)}. First say to whom: careerbook client add "YOUR MANAGER"'
    sole = is_sole_primary(client, session.book().entries("client"), clock.today())
    command = f"careerbook challenge raise {entry.number}{client_option(client, '--to', sole=sole)} --heads-up"
    return f"{client.title} does not know. {told}: {'; '.join(risk.reasons)}. {command}"


def before(values: Values, k: Kind, said: Said, options: dict[str, Any]) -> None:
    """Refuse what nobody can have found yet."""
    _refuse_to_come(said)


def guard(entry: Entry, said: Said) -> None:
    """Refuse a day on which it cannot have been found: one to come, or one after somebody heard of it."""
    _refuse_to_come(said)
    told = min((step.on for step in session.book().children(entry, "raised")), default=None)
    if told and str(said.get("on") or "") > told.isoformat():
        raise InvalidInput(
            f"somebody heard of {entry.ref} on {with_weekday(told)}, so it was found by then; nothing was changed",
            f"careerbook challenge show {entry.number}",
        )


def _refuse_to_come(said: Said) -> None:
    if str(said.get("on") or "") > clock.today().isoformat():
        raise InvalidInput(
            f"a challenge is dated when you found it, and {with_weekday(date.fromisoformat(str(said['on'])))} is still"
            " to come; nothing was saved",
            "the day on which it would bite is --impact-date",
        )


NOUN = Noun("challenge", before=before, after=after, guard=guard, question="What is wrong, or may go wrong?")


Whose = Annotated[
    str | None,
    typer.Option("--client", metavar="CLIENT", help="Who said it; whoever heard of it last if left out"),
]


def respond(ref: Ref, words: Words = None, client: Whose = None, json: Json = False) -> None:
    """Write down what the client said to it; it belongs to the newest raising."""
    book = session.book()
    entry = book.find(ref, "challenge")
    raised = book.children(entry, "raised")
    who = record_named(book, client, "client") if client else None
    raised = [child for child in raised if who is None or child.client == who.uid]
    if not raised:
        raise InvalidInput(
            f"{who.title if who else 'nobody'} has {'not ' if who else ''}heard of {entry.ref} yet; nothing was saved",
            f"careerbook challenge raise {entry.number}{f' --to {who.ref}' if who else ''}",
        )
    newest = max(raised, key=lambda child: (child.on, child.number))
    text = text_from(words, question="What did they say?")
    book.set(newest, {"client_response": text}, source="challenge respond")
    put_saved(newest.ref, json=json)
    session.say(f"Saved what {book.by_uid([newest.client])[newest.client].title} said to {entry.ref}.")


def close(
    ref: OnlyRef = None,
    lesson: Annotated[str | None, typer.Option("--lesson", metavar="TEXT", help="What you learned from it")] = None,
    on: On = None,
    note: Note = None,
    json: Json = False,
) -> None:
    """Put it behind you, with what you learned from it."""
    entry = only_or_named(ref, "challenge", ("resolved", "accepted", "materialised"))
    legal_move(entry, "close")
    learned = (lesson or "").strip() or entry.lesson
    if not learned and session.interactive:
        learned = session.ask("What did you learn from it?")
    if not learned:
        raise InvalidInput(
            "a challenge is closed with its lesson; nothing was saved",
            f"careerbook challenge close {entry.number} --lesson TEXT",
        )
    extra: Said = {"lesson": learned}
    announce_step(entry, take_step(entry, "close", on=on, extra=extra, note=note), json=json)


def materialise(ref: OnlyRef = None, on: On = None, note: Note = None, json: Json = False) -> None:
    """It has happened."""
    entry = only_or_named(ref, "challenge", ("open", "managing"))
    day = take_step(entry, "materialise", on=on, note=note)
    values = Values(session.book(), Batch("challenge materialise"))
    fresh = session.book().find(entry.ref)
    knows = {step.client for step in session.book().children(fresh, "raised")}
    untold = [
        verdict_line(fresh, client, risk)
        for client, risk in verdicts(fresh, values)
        if client is None or client.uid not in knows
    ]
    announce_step(entry, day, json=json)
    for line in filter(None, untold):
        session.say(f"  {line}")


def _raise() -> Any:
    from careerbook.cli._raising import raise_command  # noqa: PLC0415 - only `raise` raises

    return raise_command()


TO_CLOSE = "Put it behind you: careerbook challenge close {n} --lesson TEXT"
VERBS = {
    **common_verbs(NOUN),
    "raise": Verb(
        _raise, "A client hears of it; from then on they may read it", "careerbook challenge raise 3 --heads-up", True
    ),
    "respond": Verb(respond, "What the client said to it", "careerbook challenge respond 1 Renew for one year only"),
    "manage": Verb(
        lambda: move_verb("challenge", "manage"), "You are dealing with it", "careerbook challenge manage 2", True
    ),
    "resolve": Verb(
        lambda: move_verb("challenge", "resolve", TO_CLOSE), "It is over", "careerbook challenge resolve 2", True
    ),
    "accept": Verb(
        lambda: move_verb("challenge", "accept", TO_CLOSE),
        "Nobody will act on it, knowingly",
        "careerbook challenge accept 2",
        True,
    ),
    "materialise": Verb(materialise, "It has happened", "careerbook challenge materialise 2"),
    "close": Verb(
        close,
        "Put it behind you, with its lesson",
        'careerbook challenge close 2 --lesson "Ask for test data a month ahead"',
    ),
}


def command(name: str) -> Command | VerbGroup:
    """Return the noun, or its short form."""
    if name == "risk":
        example = "careerbook risk Source feed may stop in December --severity high --impact-date 2026-12-05"
        return make_command(add_command(NOUN), name, "Write down what is wrong, or may go wrong.", example, ShortForm)
    return VerbGroup(name, "What is wrong, or may go wrong, and who knows.", VERBS)
