"""`service`: what people come to you for, whether you would like more of it, and whether your client would."""

from typing import Annotated, Any

import typer

from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._echo import put_saved, saved_line
from careerbook.cli._group import Verb, VerbGroup
from careerbook.cli._options import Json, Note, On, Ref
from careerbook.cli._session import session
from careerbook.cli._values import Values, choice
from careerbook.cli._verbs import Added, Noun, common_verbs
from careerbook.errors import InvalidInput
from careerbook.records.entry import Entry
from careerbook.records.kind import Kind
from careerbook.records.kinds import kind
from careerbook.reports.practice_words import WISHES
from careerbook.rules.dates import short

VIEWS = "more|same|less|stop"


def before(values: Values, k: Kind, said: Said, options: dict[str, Any]) -> None:
    """Let a service stand from its own day, so that a later view of it is a step."""
    said["moved_on"] = said.setdefault("on", values.today.isoformat())


def after(values: Values, added: Added) -> None:
    """Say what was saved, and what is still to say before it stands on the page."""
    wish, number = added.said.get("use_me_for"), added.ref.rpartition("-")[2]
    lines = [saved_line(added, tail=f"you would like {WISHES[wish]}" if wish else "")]
    if not wish and added.said.get("visibility") != "private":
        lines.append(
            f"  It goes into the page once you say what you would like: careerbook service edit {number}"
            f" --use-me-for {VIEWS}"
        )
    if added.said.get("client_view") in (None, "unknown"):
        lines.append(f"  And what would your client like? careerbook service view {number} {VIEWS}")
    session.say("\n".join(lines))


NOUN = Noun("service", before=before, after=after, question="What do people come to you for?")


def view(
    ref: Ref,
    word: Annotated[str, typer.Argument(metavar=VIEWS, help="What your client would like; or unknown")],
    on: On = None,
    note: Note = None,
    json: Json = False,
) -> None:
    """Write down what your client would like: more of it, the same, less, or to stop."""
    book = session.book()
    entry = book.find(ref, "service")
    values = Values(book, Batch("service view"))
    day = values.day(on) if on else values.today
    if entry.moved_on and day < entry.moved_on:
        raise InvalidInput(
            f"{entry.ref} was last looked at on {short(entry.moved_on)}, so no view can be dated {short(day)};"
            " nothing was saved",
            f"careerbook history {entry.ref}",
        )
    said: Said = {"client_view": choice(kind("service").columns["client_view"], word), "moved_on": day.isoformat()}
    if note:
        said["note"] = note
    values.batch.set(entry.uid, "service", said, expect={"client_view": entry.body.get("client_view")})
    book.commit(values.batch)
    _say_view(book.find(entry.ref), json=json)


def _say_view(entry: Entry, *, json: bool) -> None:
    put_saved(entry.ref, json=json)
    theirs, mine = entry.get("client_view"), entry.use_me_for
    if theirs == "unknown":
        session.say(f'{entry.ref} "{entry.title}": what your client would like is not known.')
        return
    lines = [f'{entry.ref} "{entry.title}": your client would like {WISHES[theirs]}.']
    if mine == theirs:
        lines[0] += " So would you."
    elif mine:
        lines[0] += f" You would like {WISHES[mine]}."
        lines.append("  Something to talk about: careerbook report practice")
    session.say("\n".join(lines))


VERBS = {
    **common_verbs(NOUN),
    "view": Verb(view, "What your client would like of it", "careerbook service view 1 more"),
}


def command(name: str) -> VerbGroup:
    """Return the noun."""
    return VerbGroup(name, "What people come to you for.", VERBS)
