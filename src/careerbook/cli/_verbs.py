"""The five verbs that every kind has, written once: add, list, show, edit, remove."""

from collections.abc import Callable, Sequence
from inspect import Parameter
from typing import Any, NamedTuple

import typer

from careerbook import clock
from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._echo import put_saved, saved_line, welcome_book
from careerbook.cli._group import Verb
from careerbook.cli._saving import asked_visibility, guard_identifiers, refuse_sharing, settle_engagement
from careerbook.cli._session import session
from careerbook.cli._signature import (
    EDITOR,
    JSON,
    PRIVATE,
    REF,
    REF_OR_ONLY,
    VISIBILITY,
    option,
    parameter,
    text_argument,
    with_parameters,
)
from careerbook.cli._text import drop_draft, text_from
from careerbook.cli._values import Values, record_named
from careerbook.errors import InvalidInput, NotFound
from careerbook.records.check import check
from careerbook.records.entry import Entry
from careerbook.records.fields import OWN_DATE, Column
from careerbook.records.kind import Kind
from careerbook.records.kinds import KINDS, kind
from careerbook.rules.dates import short

METRIC = parameter(
    "metric",
    str | None,
    typer.Option("--metric", metavar="NAME:A:B[:UNIT]", help="What is counted, from where, to where, and its unit"),
)
Hook = Callable[[Values, Kind, Said, dict[str, Any]], None]
After = Callable[[Values, "Added"], None]
Then = Callable[[Values, str, Said, dict[str, Any]], None]


class Added(NamedTuple):
    """What an add saved: its uid and reference, and what was said in stored form."""

    uid: str
    ref: str
    kind: Kind
    said: Said


class Noun(NamedTuple):
    """What one kind adds to the five verbs.

    options: parameters of `add` beyond the fields. before: completes what was said, before it is checked; it may
    add to the batch. then: adds to the batch what follows from the new record, given its uid. after: speaks once it
    is saved. guard: refuses or completes an edit. follow_edit: adds to its batch what follows from it. named: the
    text names something else (a client's person), so it is not a field.
    """

    kind: str
    options: tuple[Parameter, ...] = ()
    before: Hook | None = None
    then: Then | None = None
    after: After | None = None
    guard: Callable[[Entry, Said], None] | None = None
    follow_edit: Callable[[Values, Entry, Said], None] | None = None
    text_help: str = ""
    question: str = ""


def typed_columns(k: Kind) -> list[Column]:
    """Return the fields that an option can fill."""
    return [c for c in k.columns.values() if not c.computed and c.name != k.text]


def field_options(k: Kind, no_day: str = "") -> list[Parameter]:
    """Return the options of a kind's fields, in the order of declaration. no_day: what holds without `--on`."""
    made = [
        option(column._replace(help=own_day(k, column) + no_day) if column.name == "on" else column)
        for column in typed_columns(k)
    ]
    return [*made, METRIC] if k.metric[0] else made


def own_day(k: Kind, column: Column) -> str:
    """Return what the own date of a kind means: what its declaration says, else in the kind's word for that day."""
    if column.help == OWN_DATE and k.date_word == "since":
        return "Since when"
    if column.help == OWN_DATE and k.date_word.endswith(" on"):
        return f"The day it was {k.date_word.removesuffix(' on')}"
    return column.help


def common_verbs(noun: Noun) -> dict[str, Verb]:
    """Return the five verbs of a kind, each built when it is typed."""
    name = noun.kind
    line = KINDS[name].line[0].lower() + KINDS[name].line[1:]
    return {
        "add": Verb(
            lambda: add_command(noun),
            f"Write one down: {line}",
            lambda: f"careerbook {name} add {kind(name).example}",
            build=True,
        ),
        "list": Verb(lambda: _list(name), "List them, newest first", f"careerbook {name} list", build=True),
        "show": Verb(lambda: _show(name), "Everything about one", f"careerbook {name} show 1", build=True),
        "edit": Verb(lambda: _edit(noun), "Change fields of one", f"careerbook {name} edit 1 --tag review", build=True),
        "remove": Verb(
            lambda: _remove(name), "Take one out; it can be restored", f"careerbook {name} remove 1 --yes", build=True
        ),
    }


def add_command(noun: Noun) -> Callable[..., Any]:
    """Return `add` of a kind."""
    k = kind(noun.kind)
    parameters: list[Parameter] = []
    if k.text:
        column = k.columns.get(k.text)
        parameters.append(text_argument(noun.text_help or (column.help if column else "")))
    parameters += [*noun.options, *field_options(k, "; today if left out"), VISIBILITY, PRIVATE, JSON]
    if k.text:
        parameters.append(EDITOR)

    def add(**options: Any) -> None:
        """Write one down."""
        book = session.book(create=True)
        new_book = book.is_new
        batch = Batch(f"{noun.kind} add")
        values = Values(book, batch)
        said = values.said(k, options)
        if options.get("metric"):
            said = {**values.metric(k, options["metric"]), **said}
        if k.text:
            question = noun.question or f"{(k.columns[k.text].help if k.text in k.columns else noun.text_help)}?"
            said[k.text] = text_from(options.get("words"), editor=bool(options.get("editor")), question=question)
        wanted = asked_visibility(options.get("visibility"), bool(options.get("private")))
        added = save_new(values, noun, said, options, wanted)
        drop_draft()
        welcome_book(new_book)
        put_saved(added.ref, json=bool(options.get("json")))
        if noun.after:
            noun.after(values, added)
        else:
            session.say(saved_line(added))

    return with_parameters(add, parameters)


def save_new(values: Values, noun: Noun, said: Said, options: dict[str, Any], wanted: str | None = None) -> Added:
    """Complete, check and commit one new record together with whoever it names for the first time."""
    k = kind(noun.kind)
    if noun.before:
        noun.before(values, k, said, options)
    if wanted:
        refuse_sharing(k, said, "", wanted)
        said["visibility"] = wanted
    whole = values.book.complete(noun.kind, said)
    settle_engagement(values.book, k, whole)
    if "visibility" in whole:
        whole["visibility"] = guard_identifiers(values.book, k, whole, whole["visibility"])
    check(k, whole)
    uid = values.batch.create(noun.kind, whole)
    if noun.then:
        noun.then(values, uid, whole, options)
    done = values.book.commit(values.batch)
    saved = next(s for s in done.saved if s.uid == uid)
    return Added(uid, saved.ref, k, whole)


def _edit(noun: Noun) -> Callable[..., Any]:
    return edit_command(noun.kind, noun.guard, follow=noun.follow_edit)


def edit_command(
    name: str,
    guard: Callable[[Entry, Said], None] | None = None,
    *,
    follow: Callable[[Values, Entry, Said], None] | None = None,
) -> Callable[..., Any]:
    """Return `edit` of a kind."""
    from careerbook.cli._editing import edit_options, edit_record  # noqa: PLC0415 - only `edit` edits

    k = kind(name)

    def edit(**options: Any) -> None:
        """Change fields of one record."""
        edit_record(record_named(session.book(), options.pop("ref"), name), options, guard, follow)

    return with_parameters(edit, [REF, *edit_options(k, field_options(k))])


def _list(name: str) -> Callable[..., Any]:
    from careerbook.cli._listing import list_options, print_list  # noqa: PLC0415 - only `list` lists

    def list_(**options: Any) -> None:
        """List records, newest first."""
        print_list(name, options)

    return with_parameters(list_, list_options(name))


def _show(name: str) -> Callable[..., Any]:
    from careerbook.cli._showing import SHOW_OPTIONS, show_record  # noqa: PLC0415 - only `show` shows

    def show(**options: Any) -> None:
        """Show everything about one record."""
        show_record(only_or_named(options.pop("ref"), name), options)

    return with_parameters(show, [REF_OR_ONLY, *SHOW_OPTIONS])


def _remove(name: str) -> Callable[..., Any]:
    from careerbook.cli._removing import REMOVE_OPTIONS, remove_record  # noqa: PLC0415 - only `remove` removes

    def remove(**options: Any) -> None:
        """Take one record out of everything; it can be restored."""
        remove_record(record_named(session.book(), options.pop("ref"), name), options)

    return with_parameters(remove, [REF, *REMOVE_OPTIONS])


def only_or_named(ref: str | None, name: str, states: Sequence[str] = ()) -> Entry:
    """Return the record that a reference names, or the only one of the kind (in these states) when it was left out.

    Raises InvalidInput that lists the candidates when several fit, NotFound when none does.
    """
    book = session.book()
    if ref:
        return record_named(book, ref, name)
    found = book.entries(name, states=states)
    if len(found) == 1:
        return found[0]
    if not found:
        where = f" that is {' or '.join(states)}" if states else ""
        raise NotFound(f"there is no {name}{where}", f"careerbook {name} list")
    alike = len({entry.title for entry in found}) < len(found)
    listed = ", ".join(f"{entry.ref} {entry.title}{_dated(entry) if alike else ''}" for entry in found[:6])
    raise InvalidInput(f"several fit: {listed}", line_with(str(found[0].number)))


def _dated(entry: Entry) -> str:
    """Return the day of a record whose title alone does not tell it from others, in brackets."""
    return f" ({short(entry.on, clock.today())})" if entry.on else ""


def line_with(added: str, before: str | None = None) -> str:
    """Return the line that was typed with one more word, ready to paste: in front of `before`, or of any option."""
    from shlex import join  # noqa: PLC0415 - only when a reference is missing

    words = list(session.words)
    end = next((at for at, word in enumerate(words) if word.startswith("-")), len(words))
    words.insert(words.index(before) if before in words else end, added)
    return f"careerbook {join(words)}"
