"""Sub-records: a verb of the parent makes one, its options are its own fields."""

from collections.abc import Callable, Sequence
from inspect import Parameter
from typing import Any

import typer

from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._echo import put_saved
from careerbook.cli._saving import guard_identifiers, warn_where_told
from careerbook.cli._session import session
from careerbook.cli._signature import JSON, REF, REF_OR_ONLY, option, parameter, text_argument, with_parameters
from careerbook.cli._text import text_from
from careerbook.cli._values import Values
from careerbook.cli._verbs import only_or_named
from careerbook.errors import Ambiguous, InvalidInput, NotFound
from careerbook.records.check import check
from careerbook.records.entry import Entry
from careerbook.records.kind import Kind
from careerbook.records.kinds import kind
from careerbook.rules.matching import matches

Before = Callable[[Values, Entry, Said, dict[str, Any]], None]
After = Callable[[Values, Entry, str], None]


def hang_verb(
    parent: str,
    sub: str,
    *,
    positional: Sequence[str] = (),
    text: bool = True,
    before: Before | None = None,
    after: After | None = None,
    only: bool = False,
    states: Sequence[str] = (),
    find: Callable[[str], Entry] | None = None,
) -> Callable[..., Any]:
    """Return the command of `PARENT VERB REF [positional …] [TEXT …] --options` that makes one sub-record.

    positional: fields given as arguments before the text, in order, each one word or quoted. text: the kind's text
    field is the rest of the words. before: completes what was said, may refuse, may add to the batch. after: speaks.
    only: REF may be left out when one record (in one of these states) fits.
    find: reads a REF that was given, in place of the usual way.
    """
    k = kind(sub)
    takes_text = bool(k.text) and text and k.text not in positional
    parameters = [REF_OR_ONLY if only else REF, *_own_options(k, positional, takes_text), JSON]

    def hang(**given: Any) -> None:
        """Write down what hangs on a record."""
        book = session.book()
        ref = given.pop("ref")
        entry = find(ref) if find and ref else only_or_named(ref, parent, states)
        batch = Batch(f"{parent} {sub}")
        values = Values(book, batch)
        said = values.said(k, given)
        if takes_text:
            needed = k.columns[k.text].required
            found = text_from(
                given.get("words"), question=f"{k.columns[k.text].help}?" if needed else "", needed=needed
            )
            if found:
                said[k.text] = found
        saved = save_hanging(values, entry, k, said, given, before)
        put_saved(saved, json=bool(given.get("json")))
        if after:
            after(values, entry, saved)
        else:
            session.say(f"Saved {saved} on {entry.ref}.")

    return with_parameters(hang, parameters)


def _own_options(k: Kind, positional: Sequence[str], takes_text: bool) -> list[Parameter]:
    """Return the arguments and options of a sub-record's own fields."""
    parameters = []
    for name in positional:
        column = k.columns[name]
        default: Any = ... if column.required else None
        metavar = name.upper() if column.required else f"[{name.upper()}]"
        annotated: Any = str if column.required else str | None
        parameters.append(
            parameter(name, annotated, typer.Argument(metavar=metavar, help=column.help, show_default=False), default)
        )
    if takes_text:
        parameters.append(text_argument(k.columns[k.text].help))
    taken = {*positional, *([k.text] if takes_text else [])}
    return parameters + [option(c) for c in k.columns.values() if c.name not in taken and not c.computed]


def save_hanging(
    values: Values, entry: Entry, k: Kind, said: Said, given: dict[str, Any] | None = None, before: Before | None = None
) -> str:
    """Complete, check and commit one sub-record, with whatever `before` adds to the batch; return its reference."""
    if before:
        before(values, entry, said, given or {})
    whole = values.book.complete(k.name, said)
    try:
        check(k, whole)
    except InvalidInput as error:
        if error.next_step == f"careerbook help {entry.kind.name}" and session.words[:1] == [entry.kind.name]:
            error.next_step = f"careerbook help {' '.join(session.words[:2])}"  # the page of the very verb
        raise
    if entry.visibility != guard_identifiers(values.book, k, whole, entry.visibility, entry.ref):
        values.batch.set(entry.uid, entry.kind.name, {"visibility": "private"})
    warn_where_told(values.book, entry, k, whole)
    uid = values.batch.create(k.name, whole, parent=entry.uid)
    done = values.book.commit(values.batch)
    return next(s.ref for s in done.saved if s.uid == uid)


def parent_of(entry: Entry) -> Entry:
    """Return the record that a sub-record hangs on."""
    return session.book().by_uid([str(entry.parent)])[str(entry.parent)]


def child(entry: Entry, sub: str, text: str) -> Entry:
    """Return a sub-record of one parent by reference, number or an unambiguous part of its text."""
    held = session.book().children(entry, sub)
    word = text.removeprefix(f"{sub}-")
    if word.isdigit():
        found = next((c for c in held if c.number == int(word)), None)
        if found is not None:
            return found
    named = matches(text, [(c.uid, c.number, c.title) for c in held])
    if len(named) == 1:
        return next(c for c in held if c.uid == named[0][0])
    listed = ", ".join(f"{c.ref} {c.title}".strip() for c in held[:6]) or "none yet"
    if named:
        raise Ambiguous(f'"{text}" could be {listed}', f"say which one: {named[0][1]}")
    raise NotFound(f'{entry.ref} has no {sub} "{text}"; it has: {listed}', f"careerbook show {entry.ref}")


def need_one(given: dict[str, Any], names: Sequence[str], sentence: str, next_step: str = "") -> None:
    """Raise InvalidInput unless at least one of these options was given."""
    if not any(given.get(name) not in (None, "", []) for name in names):
        raise InvalidInput(sentence, next_step)
