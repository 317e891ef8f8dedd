"""What works on any record: show, edit, share, history, remove, restore, undo."""

from collections.abc import Callable
from importlib import import_module
from typing import Annotated, Any

import typer

from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._group import Command, VerbGroup, make_command
from careerbook.cli._options import DryRun, Json, Why, Yes
from careerbook.cli._session import session
from careerbook.errors import InvalidInput, Refused
from careerbook.records.entry import Entry
from careerbook.records.kinds import KINDS
from careerbook.text import shorten, visible

GUARDED = {
    "realised": "_realising",
    "cost": "_pitch_numbers",
    "benefit": "_pitch_numbers",
    "check": "_goal_check",
    "step": "_goal_check",
    "exception": "_goal_except",
    "leave": "_engagement_leave",
}
"""Sub-records with a guard of their own, and the module that holds it."""

AnyRef = Annotated[str, typer.Argument(metavar="REF", help="Which record, such as goal-3")]


def show(ref: AnyRef, why: Why = False, json: Json = False) -> None:
    """Show everything about one record."""
    from careerbook.cli._showing import show_record  # noqa: PLC0415 - only `show` shows

    show_record(session.book().find(ref, removed=True), {"why": why, "json": json})


def edit_words(words: Annotated[list[str] | None, typer.Argument(metavar="REF")] = None) -> None:
    """Change fields of any record: the options are those of its kind."""
    if not words:
        raise InvalidInput("edit needs a reference", "careerbook edit goal-3 --tag review")
    entry = session.book().find(words[0])
    edit_any(entry, words[1:])


def edit_any(entry: Entry, words: list[str]) -> None:
    """Run the `edit` command of a record's own kind on these words."""
    from careerbook.cli._verbs import edit_command  # noqa: PLC0415 - only `edit` edits
    from careerbook.cli.root import root  # noqa: PLC0415 - likewise

    name = entry.kind.name
    if KINDS[name].under:
        example = f"careerbook edit {entry.ref} --note TEXT"
        made = make_command(edit_command(name, _guard_of(name)), "edit", f"Change fields of one {name}.", example)
    else:
        group = root().get_command(None, name)
        found = group.get_command(None, "edit") if isinstance(group, VerbGroup) else None
        if found is None:
            raise InvalidInput(f"a {name} cannot be edited")
        made = found
    made.main(args=[entry.ref, *words], prog_name="careerbook edit", standalone_mode=False)


def _guard_of(name: str) -> Callable[[Entry, Said], None] | None:
    """Return what looks at an edit of a sub-record before it is saved, for those whose verb looks at it too."""
    if name not in GUARDED:
        return None
    found: Callable[[Entry, Said], None] = import_module(f"careerbook.cli.{GUARDED[name]}").guard
    return found


def share(
    refs: Annotated[list[str], typer.Argument(metavar="REF...", help="Which records")],
    audience: Annotated[
        str, typer.Option("--as", metavar="private|client|public", help="Who may see them, or me, manager, anyone")
    ],
    dry_run: DryRun = False,
) -> None:
    """Say who may see records."""
    from careerbook.cli._saving import audience as audience_named  # noqa: PLC0415 - likewise
    from careerbook.cli._saving import (  # noqa: PLC0415 - only `share` shares
        refuse_sharing,
        refuse_taking_back,
        seen_by,
        warn_before_telling,
    )

    book = session.book()
    wanted = audience_named(audience)
    entries = [book.find(ref) for ref in refs]
    batch = Batch("share")
    for entry in entries:
        if entry.kind.only_me and KINDS[entry.kind.name].under:
            raise Refused(f"{entry.ref} is for nobody but you; nothing was changed", f"careerbook show {entry.ref}")
        if KINDS[entry.kind.name].under:
            raise InvalidInput(
                f"{entry.ref} is seen by whoever sees the record it hangs on", _instead_of_sharing(entry)
            )
        refuse_sharing(entry.kind, entry.body, str(entry.number), wanted)
        if wanted == "private":
            refuse_taking_back(entry)
        else:
            warn_before_telling(book, entry)
        batch.set(entry.uid, entry.kind.name, {"visibility": wanted})
    book.commit(batch, dry_run=dry_run)
    who = {entry.uid: seen_by(entry.kind, {**entry.body, "visibility": wanted}) for entry in entries}
    for entry in entries:
        session.out(entry.ref)
        session.say(f'{"Would be" if dry_run else "Now"} {who[entry.uid]}: {entry.ref} "{entry.title}".')


def _instead_of_sharing(entry: Entry) -> str:
    """Return what to type for a sub-record: one that opened its record to a client can be taken back."""
    from careerbook.cli._saving import OPENED  # noqa: PLC0415 - only `share` shares

    if entry.kind.name in OPENED:
        return f"careerbook remove {entry.ref}"
    return f"careerbook show {entry.ref}"


def history(ref: AnyRef, json: Json = False) -> None:
    """Show every change of one record, newest first."""
    from careerbook.store.read import changes_of  # noqa: PLC0415 - only `history` reads the log

    book = session.book()
    entry = book.find(ref, removed=True)
    lines = changes_of(book.conn, [entry.uid])[entry.uid][::-1]
    if json:
        from careerbook.cli._showing import put_json  # noqa: PLC0415 - only --json

        put_json(
            "history",
            [{"at": x.at, "source": x.source, "verb": x.change.verb, "patch": x.change.patch} for x in lines],
        )
        return
    for line in lines:
        source = "undo" if line.source.startswith("undo ") else line.source
        session.out(f"{line.at[:10]} {line.at[11:16]} UTC  {source}")
        for field, (old, new) in line.change.patch.items():
            session.out("    " + change_line(entry, field, old, new))


def change_line(entry: Entry, path: str, old: Any, new: Any) -> str:
    """Return one field of one change in words."""
    field, _, member = path.partition("/")
    column = entry.kind.columns.get(field)
    word = column.words if column else field.replace("_", " ")
    if member:
        return f"{word}: {'added' if new else 'took out'} {visible(_named(column, member))}"
    if field == "frozen" and new is not None:
        return "planned numbers: kept as they stood"  # what is kept is for the program to read
    if old is None or old == new:
        return f"{word}: {_said(column, new)}"
    if new is None:
        return f"{word}: cleared (was {_said(column, old)})"
    return f"{word}: {_said(column, old)} → {_said(column, new)}"


def _named(column: Any, value: str) -> str:
    if column is not None and column.type.name == "ref":
        from careerbook.cli._showing import named  # noqa: PLC0415 - only references are looked up

        return named(value)
    return value


def _said(column: Any, value: Any) -> str:
    if value is True:
        return "yes"
    if value is False:
        return "no"
    return shorten(visible(" ".join(_named(column, str(value)).split())), 160)


def remove(ref: AnyRef, yes: Yes = False, dry_run: DryRun = False) -> None:
    """Take one record out of everything; it can be restored."""
    from careerbook.cli._removing import remove_record  # noqa: PLC0415 - only `remove` removes

    remove_record(session.book().find(ref), {"yes": yes, "dry_run": dry_run})


def restore(ref: AnyRef, dry_run: DryRun = False) -> None:
    """Bring a removed record back, with what was removed with it."""
    from careerbook.cli._removing import called, removed_with, with_hanging  # noqa: PLC0415 - only here and in `remove`

    book = session.book()
    entry = book.find(ref, removed=True)
    if not entry.removed:
        raise InvalidInput(f"{entry.ref} was not removed", f"careerbook show {entry.ref}")
    if entry.parent and book.by_uid([entry.parent])[entry.parent].removed:
        parent = book.by_uid([entry.parent])[entry.parent]
        raise InvalidInput(f"{entry.ref} hangs on {parent.ref}, which was removed", f"careerbook restore {parent.ref}")
    if entry.kind.name == "exception":
        from careerbook.cli._goal_except import refuse_restoring  # noqa: PLC0415 - few restore one

        refuse_restoring(entry)
    whole = removed_with(entry, with_hanging(entry, removed=True))
    batch = Batch("restore")
    for each in whole:
        batch.set(each.uid, each.kind.name, {"removed": None})
    book.commit(batch, dry_run=dry_run)
    session.out(entry.ref)
    also = f" and {len(whole) - 1} that hang on it" if len(whole) > 1 else ""
    session.say(f"{'Would bring' if dry_run else 'Brought'} back {called(entry)}{also}.")


def undo(dry_run: DryRun = False) -> None:
    """Take back the last change; again and again, each goes one step further."""
    book = session.book()
    done, source = book.undo(dry_run=dry_run)
    refs = list(dict.fromkeys(saved.ref for saved in done.saved if saved.changed and saved.kind in KINDS))
    for ref in refs[:20]:
        session.out(ref)
    what = f"{len(refs)} records" if len(refs) > 3 else ", ".join(refs) or "the settings"
    session.say(f"{'Would undo' if dry_run else 'Undone'}: {source} ({what}).")


FUNCTIONS: dict[str, tuple[Any, str, str]] = {
    "show": (show, "Show everything about one record.", "careerbook show impact-1"),
    "edit": (edit_words, "Change fields of any record.", "careerbook edit impact-1 --tag review"),
    "share": (share, "Say who may see records.", "careerbook share impact-1 --as private"),
    "history": (history, "Show every change of one record, newest first.", "careerbook history goal-1"),
    "remove": (remove, "Take one record out of everything.", "careerbook remove impact-1 --yes"),
    "restore": (restore, "Bring a removed record back.", "careerbook restore impact-40"),
    "undo": (undo, "Take back the last change, and the one before.", "careerbook undo"),
}


class EditCommand(Command):
    """`edit REF --options`: the options belong to the record's kind, so the words go on unread."""

    ignore_unknown_options = True

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Show the kind's own page for `edit REF --help`; otherwise keep every word as it is."""
        if args and args[0] not in ("-h", "--help"):
            ctx.params = {"words": list(args)}
            ctx.args = []
            return []
        return super().parse_args(ctx, args)


def command(name: str) -> Command:
    """Return one of the commands."""
    function, line, example = FUNCTIONS[name]
    return make_command(function, name, line, example, EditCommand if name == "edit" else Command)
