"""`feedback`, and its short form `heard`: what somebody said about the work, and what came of it."""

from collections.abc import Callable
from datetime import date
from inspect import Parameter
from typing import Annotated, Any

import typer

from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._due import due_said
from careerbook.cli._echo import saved_line
from careerbook.cli._group import Command, Verb, VerbGroup, make_command
from careerbook.cli._hanging import hang_verb
from careerbook.cli._moves import announce_step, legal_move, move_said, move_verb, step_day, take_step
from careerbook.cli._options import Json, Note, On, OnlyRef
from careerbook.cli._saving import refuse_to_come
from careerbook.cli._session import session
from careerbook.cli._short_form import ShortForm
from careerbook.cli._signature import with_parameters
from careerbook.cli._values import Values, primary_client
from careerbook.cli._verbs import Added, Noun, add_command, common_verbs, only_or_named
from careerbook.errors import InvalidInput
from careerbook.records.entry import Entry
from careerbook.records.kind import Kind

SAID = "feedback is dated when it was said"
REDIRECT = "When did you see it? What did I do or say? What did it cause? What would you like next time?"
"""The question that leads from a remark about a person back to the work."""
RECEIVED_ONLY = ("from_person", "source", "anonymous", "quote_ok", "request")
"""What feedback that I gave does not have."""


def before(values: Values, k: Kind, said: Said, options: dict[str, Any]) -> None:
    """Settle what it is about, and from which side, where nothing was said; an answer is from whoever was asked."""
    refuse_to_come(SAID, said)
    if said.get("request"):
        from careerbook.cli._requesting import complete_answer  # noqa: PLC0415 - only with --request

        complete_answer(values, said)
    said.setdefault("about", about(values, str(said["text"])))
    if "source" not in said and said.get("from_person"):
        day = date.fromisoformat(said["on"]) if said.get("on") else values.today
        side = side_of(values, said["from_person"], day)
        if side:
            said["source"] = side


def then(values: Values, uid: str, said: Said, options: dict[str, Any]) -> None:
    """Settle the request that it answers."""
    if said.get("request"):
        from careerbook.cli._requesting import settle_request  # noqa: PLC0415 - only with --request

        settle_request(values, said)


def about(values: Values, text: str) -> str:
    """Return what a remark is taken to be about while nobody says: a trait word makes it character, else unclear."""
    from careerbook.rules.lint import about_for  # noqa: PLC0415 - only what comes without --about is read for traits
    from careerbook.rules.word_lists import with_own_words  # noqa: PLC0415 - likewise

    book = values.book
    return about_for(text, with_own_words(str(book.setting("language")), book.setting("trait_words")))


def side_of(values: Values, uid: str, day: date) -> str | None:
    """Return the side that a known person spoke from: whoever was the primary client that day is the manager."""
    if values.book.is_new:
        return None
    primary = primary_client(values.book, day)
    if primary is not None and primary.person == uid:
        return "manager"
    person = values.book.by_uid([uid]).get(uid)
    return person.category if person is not None else None


def after(values: Values, added: Added) -> None:
    """Say what was saved, and what would make it count."""
    said, number = added.said, added.ref.rpartition("-")[2]
    lines = [saved_line(added)]
    if said["about"] == "character":
        who = _name(said.get("from_person"))
        lines += [
            "  It speaks of a person, not of the work, so it counts in nothing and stays out of every document.",
            f'  Ask {who or "back"}: "{REDIRECT}"',
            f"  With the answer: careerbook feedback clarify {number} --situation TEXT --behaviour TEXT --effect TEXT",
        ]
    elif said["about"] == "unclear":
        lines.append(
            "  It can be in a theme or a document once you say what it is about:"
            f" careerbook feedback edit {number} --about result|impact|approach|process"
        )
    if not said.get("from_person") and not said.get("anonymous"):
        lines.append(f"  Who said it? careerbook feedback edit {number} --from NAME")
    session.say("\n".join(lines))
    if said.get("request"):
        from careerbook.cli._requesting import answered  # noqa: PLC0415 - only with --request

        answered(values, added, NOUN)


def _name(uid: str | None) -> str:
    found = session.book().by_uid([uid]).get(uid) if uid else None
    return found.title if found else ""


def before_given(values: Values, k: Kind, said: Said, options: dict[str, Any]) -> None:
    """Mark it as given; it needs somebody who got it."""
    refuse_to_come(SAID, said)
    if not said.get("to_person"):
        raise InvalidInput("feedback that you gave needs --to, who got it", "careerbook help feedback given")
    said["direction"] = "given"
    said.setdefault("about", about(values, str(said["text"])))


def after_given(values: Values, added: Added) -> None:
    """Say what was saved, and point at words about the person."""
    lines = [saved_line(added)]
    if added.said["about"] == "character":
        lines.append(
            "  It speaks of the person. What did you see, when, and what did it cause? That is what they can use."
        )
    session.say("\n".join(lines))


def guard(entry: Entry, said: Said) -> None:
    """Keep given and received apart, and take a remark that turns out to be about character back to its owner."""
    refuse_to_come(SAID, said)
    if entry.direction == "given":
        if not said.keys().isdisjoint(RECEIVED_ONLY):
            raise InvalidInput(
                f"{entry.ref} is what you said to somebody; it has no giver but you, and answers nobody",
                f"careerbook feedback edit {entry.number} --to NAME",
            )
        if "to_person" in said and not said["to_person"]:
            raise InvalidInput(
                f"{entry.ref} is what you said to somebody; nothing was changed",
                f"careerbook feedback edit {entry.number} --to NAME",
            )
    elif said.get("to_person"):
        raise InvalidInput(
            f"{entry.ref} is what somebody said to you; nothing was changed", 'careerbook feedback given "…" --to NAME'
        )
    if said.get("about") == "character" and entry.visibility != "private":
        said["visibility"] = "private"
        session.say("A remark about character stays with you: it is private now.")


def follow_edit(values: Values, entry: Entry, said: Said) -> None:
    """Settle the request that a feedback is said to answer later."""
    if said.get("request"):
        from careerbook.cli import _requesting  # noqa: PLC0415 - only with --request

        _requesting.follow_edit(values, entry, said)


NOUN = Noun(
    "feedback",
    before=before,
    then=then,
    after=after,
    guard=guard,
    follow_edit=follow_edit,
    question="What did they say?",
)
GIVEN = Noun("feedback", before=before_given, after=after_given, question="What did you tell them?")


def _received() -> Callable[..., Any]:
    return _without(add_command(NOUN), "to_person")


def _given() -> Callable[..., Any]:
    return _without(add_command(GIVEN), *RECEIVED_ONLY)


def _without(function: Callable[..., Any], *names: str) -> Callable[..., Any]:
    """Take options away that make no sense for this verb."""
    kept: list[Parameter] = [
        p
        for name, p in function.__signature__.parameters.items()  # type: ignore[attr-defined] # set by with_parameters
        if name not in names
    ]
    return with_parameters(function, kept)


def _respond_before(values: Values, entry: Entry, said: Said, given: dict[str, Any]) -> None:
    """Move the feedback to acting in the same step."""
    move = legal_move(entry, "respond")
    if not said.get("action"):
        if not session.interactive:
            raise InvalidInput("a response needs --action, what you do about it", "careerbook help feedback respond")
        said["action"] = session.ask("What will you do about it?")
    day = step_day(values, entry, given.get("on"))
    said["on"] = day.isoformat()
    values.batch.set(entry.uid, "feedback", move_said(move, day), expect={"state": entry.body.get("state")})


def _respond_after(values: Values, entry: Entry, saved: str) -> None:
    response = session.book().find(saved)
    due = f", by {due_said(response.due)}" if response.due else ""
    session.say(
        f'Saved {saved} on {entry.ref}: "{response.action}"{due}. {entry.ref} is acting.\n'
        f"  When they know what came of it: careerbook feedback close {entry.number} --told DAY"
    )


def close(
    ref: OnlyRef = None,
    told: Annotated[
        str | None, typer.Option("--told", metavar="DAY", help="When the giver heard what came of it")
    ] = None,
    not_applicable: Annotated[bool, typer.Option("--not-applicable", help="There is nobody to tell")] = False,
    on: On = None,
    note: Note = None,
    json: Json = False,
) -> None:
    """Close the loop: the giver knows what came of it, or there is nobody to tell."""
    entry = only_or_named(ref, "feedback", ("acting",))
    legal_move(entry, "close")
    if bool(told) == not_applicable:
        raise InvalidInput(
            "say when the giver heard what came of it, or that there is nobody to tell",
            f"careerbook feedback close {entry.number} --told today, or --not-applicable",
        )
    extra: Said = {"not_applicable": True}
    if told:
        values = Values(session.book(), Batch("feedback close"))
        day = values.day(told)
        if day > values.today:
            raise InvalidInput("--told is a day to come; nothing was saved", "close it once they know")
        if entry.on and day < entry.on:
            raise InvalidInput(f"--told is before {entry.ref} was said; nothing was saved", "say when they heard of it")
        extra = {"told_on": day.isoformat()}
        on = on or (max(day, entry.moved_on) if entry.moved_on else day).isoformat()
    announce_step(entry, take_step(entry, "close", on=on, extra=extra, note=note), json=json)


def _clarify() -> Callable[..., Any]:
    from careerbook.cli._clarifying import clarify_command  # noqa: PLC0415 - only `clarify` clarifies

    return clarify_command()


def _request() -> Callable[..., Any]:
    from careerbook.cli._requesting import request_command  # noqa: PLC0415 - only `request` asks

    return request_command()


def _declined() -> Callable[..., Any]:
    from careerbook.cli._requesting import declined  # noqa: PLC0415 - only `declined` says no

    return declined


VERBS = {
    **common_verbs(NOUN),
    "add": Verb(
        _received,
        "Write down what someone said about your work",
        'careerbook feedback add Your runbook saved us an hour --from "Jo Park" --as peer --about result',
        build=True,
    ),
    "given": Verb(
        _given,
        "What you said to somebody; it never leaves the book",
        'careerbook feedback given The two options made it easy to choose --to "Jo Park"',
        build=True,
    ),
    "request": Verb(
        _request,
        "Ask one person to tell you something",
        'careerbook feedback request "Jo Park" What should I do more of? --due 2026-12-04',
        build=True,
    ),
    "declined": Verb(_declined, "They would rather not", "careerbook feedback declined request-1", build=True),
    "clarify": Verb(
        _clarify,
        "Put a remark into words about the work; makes a new one",
        'careerbook feedback clarify 1 --situation "Tuesday\'s planning" --behaviour "interrupted operations twice"'
        ' --effect "they stopped sharing"',
        build=True,
    ),
    "note": Verb(
        lambda: move_verb("feedback", "note", "Do something about it: careerbook feedback respond {n} --action TEXT"),
        "You have taken it in; nothing to do",
        "careerbook feedback note 3",
        build=True,
    ),
    "set-aside": Verb(
        lambda: move_verb("feedback", "set-aside"),
        "You will not act on it, and why",
        "careerbook feedback set-aside 4 It was about another team",
        build=True,
    ),
    "respond": Verb(
        lambda: hang_verb("feedback", "response", text=False, before=_respond_before, after=_respond_after),
        "What you do about it, by when",
        'careerbook feedback respond 3 --action "Open each design with two options" --due 2026-12-04',
        build=True,
    ),
    "close": Verb(close, "The giver knows what came of it", "careerbook feedback close 5 --told 2026-11-19"),
}


def command(name: str) -> Command | VerbGroup:
    """Return the noun, or its short form."""
    if name == "heard":
        example = 'careerbook heard The options page saved us a meeting --from "Jo Park" --as peer'
        return make_command(_received(), name, "Write down what someone said about your work.", example, ShortForm)
    return VerbGroup(name, "What someone said about your work.", VERBS)
