"""`edit`: options change fields, `--clear` empties one, nothing at all opens the record in the editor as TOML."""

from collections.abc import Callable
from inspect import Parameter
from typing import Any

import typer

from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._saving import (
    asked_visibility,
    guard_identifiers,
    refuse_sharing,
    refuse_taking_back,
    warn_where_told,
)
from careerbook.cli._session import session
from careerbook.cli._showing import put_json, record_data
from careerbook.cli._signature import JSON, PRIVATE, VISIBILITY, parameter
from careerbook.cli._text import drop_draft, edited, keepable
from careerbook.cli._values import Values
from careerbook.errors import InvalidInput
from careerbook.records.check import check
from careerbook.records.entry import Entry
from careerbook.records.kind import Kind
from careerbook.records.kinds import KINDS

Guard = Callable[[Entry, Said], None]
Follow = Callable[[Values, Entry, Said], None]


def edit_options(k: Kind, fields: list[Parameter]) -> list[Parameter]:
    """Return the options of `edit`: those of `add`, the text as --text, and --clear."""
    parameters = list(fields)
    if k.text in k.columns:
        # what hangs on a record may have been made with its text as an option: goal except --cause
        own = [f"--{k.text.replace('_', '-')}"] if KINDS[k.name].under and k.text != "text" else []
        option = typer.Option("--text", *own, metavar="TEXT", help="The new text")
        parameters.insert(0, parameter("new_text", str | None, option))
    parameters.append(
        parameter("clear", list[str] | None, typer.Option("--clear", metavar="FIELD", help="Empty this field"))
    )
    if not KINDS[k.name].under:
        parameters += [VISIBILITY, PRIVATE]
    return [*parameters, JSON]


def edit_record(
    entry: Entry, options: dict[str, Any], guard: Guard | None = None, follow: Follow | None = None
) -> None:
    """Change one record by the options given, or in the editor when there are none.

    guard: refuses or completes what was said. follow: adds to the batch what follows from it.
    """
    k = entry.kind
    book = session.book()
    batch = Batch(f"{k.name} edit")
    values = Values(book, batch)
    given = {
        name
        for name, value in options.items()
        # a flag that is a field can be taken back; one that is none was left out
        if value not in (None, []) and (value is not False or name in k.columns) and name not in ("json",)
    }
    expect: Said | None = None
    if given:
        said = said_by_options(values, entry, options)
    else:
        if not session.interactive:
            raise InvalidInput("there is nothing to change", f"careerbook edit {entry.ref} --help")
        said = said_by_editor(values, entry)
        expect = {name: entry.body.get(name) for name in said}
    wanted = asked_visibility(options.get("visibility"), bool(options.get("private")))
    if wanted:
        refuse_sharing(k, {**entry.body, **said}, entry.ref, wanted)
        if wanted == "private":
            refuse_taking_back(entry)
        said["visibility"] = wanted
    else:
        _guard_text(batch, entry, said)
    if guard:
        guard(entry, said)
    if follow:
        follow(values, entry, said)
    check(k, book.would_be(entry, said))
    batch.set(entry.uid, k.name, said, expect=expect)
    done = book.commit(batch)
    drop_draft()
    changed = next(s for s in done.saved if s.uid == entry.uid).changed
    if options.get("json"):
        put_json(k.name, record_data(book.find(entry.ref)))
    else:
        session.out(entry.ref)
    session.say(
        f"Changed {entry.ref}: {', '.join(field_word(k, n) for n in said if n != 'moved_on')}."
        if changed
        else f"{entry.ref} already says so; nothing was changed."
    )


def _guard_text(batch: Batch, entry: Entry, said: Said) -> None:
    """Keep a record to its owner when its new text may identify somebody; a sub-record takes its parent with it."""
    book = session.book()
    seen = book.by_uid([entry.parent]).get(entry.parent, entry) if entry.parent else entry
    warn_where_told(book, seen, entry.kind, said)
    kept = guard_identifiers(book, entry.kind, said, seen.visibility, seen.ref)
    if kept == seen.visibility:
        return
    if seen is entry:
        said["visibility"] = kept
    else:
        batch.set(seen.uid, seen.kind.name, {"visibility": kept})


def field_word(k: Kind, name: str) -> str:
    """Return a field's name as people read it."""
    column = k.columns.get(name)
    return column.words if column else name.replace("_", " ")


def said_by_options(values: Values, entry: Entry, options: dict[str, Any]) -> Said:
    """Return what the options say of a record."""
    k = entry.kind
    said = values.said(k, options, before=entry.body)
    if options.get("metric"):
        said = {**values.metric(k, options["metric"]), **said}
    if options.get("new_text"):
        said[k.text] = keepable(str(options["new_text"])).strip()
    for word in options.get("clear") or ():
        said.update(cleared(entry, word))
    if k.text in said and not said[k.text]:
        raise InvalidInput("the text is blank; nothing was changed", f"careerbook edit {entry.ref} --text TEXT")
    return said


def cleared(entry: Entry, word: str) -> Said:
    """Return what empties one field, which may be named by its option."""
    k = entry.kind
    plain = word.lstrip("-").replace("-", "_")
    column = next((c for c in k.columns.values() if plain and plain in (c.name, c.option.replace("-", "_"))), None)
    if column is None or column.computed:
        raise InvalidInput(f'a {k.name} has no field "{word}" to clear', f"careerbook edit {entry.ref} --help")
    if column.required:
        flag = "--text" if column.name == k.text else column.flag
        raise InvalidInput(
            f"a {k.name} needs its {column.words}, which cannot be cleared; nothing was changed",
            f"careerbook edit {entry.ref} {flag} {'TEXT' if column.name == k.text else 'VALUE'}",
        )
    if column.type.many:
        return {column.name: dict.fromkeys(entry.body.get(column.name) or {})}
    return {column.name: None}


def said_by_editor(values: Values, entry: Entry) -> Said:
    """Open the record as TOML and return what was changed there; unchanged or emptied means nothing is saved."""
    import tomllib  # noqa: PLC0415 - only in the editor

    import tomlkit  # noqa: PLC0415 - only in the editor

    k = entry.kind
    editable = [c for c in k.columns.values() if not c.computed]
    document = tomlkit.document()
    document.add(tomlkit.comment(f"{entry.ref}. Save and close; an empty file changes nothing."))
    before: dict[str, Any] = {}
    for column in editable:
        if column.name in entry.body:
            before[column.name] = _plain(column.type.many, column.type.name, entry.body[column.name])
            document.add(column.name, before[column.name])
        else:
            document.add(tomlkit.comment(f'{column.name} = ""'))
    text = edited(tomlkit.dumps(document), ".toml")
    if not text.strip():
        drop_draft()
        raise InvalidInput("the file came back empty; nothing was changed", f"careerbook edit {entry.ref}")
    try:
        after = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput(
            f"the file is no TOML ({error}); nothing was changed", "your draft was kept beside the book"
        ) from None
    said: Said = {}
    for column in editable:
        new, old = after.get(column.name), before.get(column.name)
        if new == old:
            continue
        if new in (None, "", []):
            said.update(cleared(entry, column.name))
        elif column.type.many:
            said.update(values.said(k, {column.name: [str(i) for i in new]}, before=entry.body))
        else:
            said[column.name] = values.one(column, new)
    strange = sorted(set(after) - {c.name for c in editable})
    if strange:
        raise InvalidInput(
            f'a {k.name} has no field "{strange[0]}"; nothing was changed', "your draft was kept beside the book"
        )
    if not said:
        drop_draft()
        raise InvalidInput("nothing was changed in the editor; nothing was saved", f"careerbook edit {entry.ref}")
    return said


def _plain(many: bool, name: str, value: Any) -> Any:
    if name == "evidence":
        return [
            f"{known.get('type')}:{known['label']}={where}" if known.get("label") else where
            for where, known in value.items()
        ]
    if many:
        return [refs(uid) if name == "ref" else uid for uid in value]
    return refs(value) if name == "ref" else value


def refs(uid: str) -> str:
    """Return the readable reference of a uid."""
    found = session.book().by_uid([uid]).get(uid)
    return found.ref if found else uid
