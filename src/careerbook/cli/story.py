"""`story`: something that happened, in five parts, and where it was told."""

from typing import Annotated, Any

import typer

from careerbook import clock
from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._echo import put_saved, saved_line
from careerbook.cli._group import Verb, VerbGroup
from careerbook.cli._hanging import hang_verb
from careerbook.cli._options import Json, Note, On
from careerbook.cli._session import session
from careerbook.cli._values import Values
from careerbook.cli._verbs import Added, Noun, common_verbs, save_new
from careerbook.errors import InvalidInput, Refused
from careerbook.records.entry import Entry
from careerbook.records.kind import Kind
from careerbook.records.kinds import kind
from careerbook.reports.wording import times


def before(values: Values, k: Kind, said: Said, options: dict[str, Any]) -> None:
    """Refuse a quote that nobody agreed to."""
    _refuse_quote(said)


def guard(entry: Entry, said: Said) -> None:
    """Refuse a quote that nobody agreed to, in an edit as well."""
    _refuse_quote(said)


def _refuse_quote(said: Said) -> None:
    from careerbook.reports.story_facts import quotable  # noqa: PLC0415 - the hooks load no report without a quote

    if not said.get("quote"):
        return
    quote = session.book().by_uid([said["quote"]])[said["quote"]]
    if quotable(quote):
        return
    if quote.about == "character":
        why = "is about a person and not the work, and never leaves the book"
        step = f"ask what it was about the work: careerbook feedback clarify {quote.number}"
    elif quote.get("direction") == "given":
        why, step = "is feedback that you gave", "leave --quote out"
    else:
        why = "may not be quoted: nothing says that they agreed to it"
        step = f"ask them, then: careerbook feedback edit {quote.number} --quote-ok"
    raise Refused(f"{quote.ref} {why}; nothing was saved", step)


def after(values: Values, added: Added) -> None:
    """Say what was saved, how long it is, and what it still lacks."""
    session.say(saved_line(added))
    _say_shape(added.ref)


def _say_shape(ref: str) -> None:
    from careerbook.journal import Journal  # noqa: PLC0415 - only what is counted needs the rules and the reports
    from careerbook.reports.stories import length_said  # noqa: PLC0415 - likewise
    from careerbook.reports.story_card import build  # noqa: PLC0415 - likewise

    story = build(Journal(session.book(), clock.today()), session.book().find(ref)).story
    length = length_said(story)
    lines = [f"  {length}."] if length else []
    if story.to_do:
        lines.append(f"  Still to do: {'; '.join(story.to_do)}. {story.next}")
    elif story.state == "complete":
        lines.append(f"  It is complete. Told it? careerbook story tell {ref.rpartition('-')[2]} --where TEXT")
    if lines:
        session.say("\n".join(lines))


NOUN = Noun("story", before=before, after=after, guard=guard, question="What would you call it?")


# --- draft -----------------------------------------------------------------------------------------------------------


def draft(
    source: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="REF",
            help="A closed conflict, a mistake with its lesson, a goal above target, or a proven impact with a number",
        ),
    ],
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="What you would call it")] = None,
    on: On = None,
    note: Note = None,
    json: Json = False,
) -> None:
    """Begin a story with the words of a record; what it does not say you fill in."""
    from careerbook.journal import Journal  # noqa: PLC0415 - only a draft reads what a record gives
    from careerbook.reports.story_seeds import Barren  # noqa: PLC0415 - likewise
    from careerbook.reports.story_seeds import draft as drafted  # noqa: PLC0415 - likewise

    book = session.book()
    entry = book.find(source)
    told = next((story for story in book.entries("story") if entry.uid in story.drawn_from), None)
    if told is not None:
        raise InvalidInput(
            f"{told.ref} is drawn from {entry.ref} already; nothing was saved", f"careerbook story show {told.number}"
        )
    values = Values(book, Batch("story draft"))
    found = drafted(Journal(book, values.today), entry)
    if isinstance(found, Barren):
        raise InvalidInput(f"{found.sentence}; nothing was saved", found.next_step)
    k = kind("story")
    said: Said = {
        "title": found.title,
        "theme": {found.theme: True},
        "drawn_from": {entry.uid: True},
        **found.parts,
        **values.said(k, {"title": title, "on": on, "note": note}),
    }
    added = save_new(values, NOUN, said, {})
    put_saved(added.ref, json=json)
    session.say(saved_line(added, tail=f"{found.theme.replace('-', ' and ')}, from {entry.ref}"))
    for part, text in found.parts.items():
        session.say(f"  {part.capitalize()}: {text}")
    if found.percent_only:
        session.say(f"  Its number is told in percent, as {entry.ref} is not for anyone; look for others in the words.")
    _say_shape(added.ref)


# --- tell ------------------------------------------------------------------------------------------------------------


def _after_telling(values: Values, entry: Entry, saved: str) -> None:
    told = len(values.book.children(entry, "telling"))
    where = values.book.find(saved).title
    session.say(f'Saved {saved} on {entry.ref} "{entry.title}": {where}. Told {times(told)} by now.')


VERBS = {
    **common_verbs(NOUN),
    "draft": Verb(draft, "Begin one with the words of a record", "careerbook story draft --from challenge-1"),
    "tell": Verb(
        lambda: hang_verb("story", "telling", text=False, after=_after_telling),
        "Where you told it, and how they took it",
        'careerbook story tell 1 --where "Acme, second round" --reaction "They asked how the ledger took it"',
        True,
    ),
}


def command(name: str) -> VerbGroup:
    """Return the noun."""
    return VerbGroup(name, "Something that happened, in five parts, to be told in an interview.", VERBS)
