"""`remove`: out of every list and page, with what hangs on it, in one step that can be undone."""

from typing import Any

import typer

from careerbook.changes.batch import Batch
from careerbook.cli._session import session
from careerbook.cli._signature import DRY_RUN, parameter
from careerbook.errors import Refused
from careerbook.records.entry import Entry
from careerbook.rules.dates import with_weekday
from careerbook.text import shorten

YES = parameter("yes", bool, typer.Option("--yes", "-y", help="Do not ask"), False)
REMOVE_OPTIONS = [YES, DRY_RUN]


def with_hanging(entry: Entry, *, removed: bool = False) -> list[Entry]:
    """Return a record and everything that hangs on it, however deep."""
    book = session.book()
    found, todo = [entry], [entry]
    while todo:
        children = book.children(todo.pop(), removed=removed)
        found += children
        todo += children
    return found


def removed_with(entry: Entry, whole: list[Entry]) -> list[Entry]:
    """Return those of these records that went in the same step as one of them; what went before stays out."""
    from careerbook.store.read import changes_of  # noqa: PLC0415 - only `restore` reads the log

    gone: dict[str, str] = {}
    for uid, lines in changes_of(session.book().conn, [each.uid for each in whole if each.removed]).items():
        steps = [line.batch for line in lines if line.change.patch.get("removed", (None, None))[1]]
        gone[uid] = steps[-1] if steps else ""
    return [each for each in whole if each.removed and gone[each.uid] == gone[entry.uid]]


def agree(question: str, yes: bool, command: str) -> None:
    """Ask before something destroys; without a terminal and without --yes, refuse with exit 4."""
    if yes:
        return
    if not session.interactive:
        raise Refused(f"{question} Nothing was changed", f"{command} --yes")
    if not session.confirm(question):
        raise Refused("nothing was changed")


def called(entry: Entry, most: int = 0) -> str:
    """Return a record by its reference, its title if it has one (in `most` cells at most), and a check-in's day."""
    # a check-in is called by its client, as every other one with them is
    day = f" on {with_weekday(entry.on)}" if entry.kind.name == "call" and entry.on else ""
    title = " ".join(entry.title.split())
    return f'{entry.ref} "{shorten(title, most) if most else title}"{day}' if title else f"{entry.ref}{day}"


def remove_record(entry: Entry, options: dict[str, Any]) -> None:
    """Remove one record and what hangs on it."""
    whole = with_hanging(entry)
    also = f" and {len(whole) - 1} that hang on it" if len(whole) > 1 else ""
    if options.get("dry_run"):
        session.say(f"Would remove {', '.join(e.ref for e in whole)}; nothing was changed.")
        return
    agree(f"Remove {called(entry)}{also}?", bool(options.get("yes")), f"careerbook remove {entry.ref}")
    batch = Batch(f"{entry.kind.name} remove")
    for each in whole:
        batch.set(each.uid, each.kind.name, {"removed": True})
    back = ""
    if entry.kind.name == "exception":
        from careerbook.cli._goal_except import take_back  # noqa: PLC0415 - few remove one

        back = take_back(batch, entry)
    session.book().commit(batch)
    session.out(entry.ref)
    session.say(f"Removed {entry.ref}{also}. {back or f'Take it back: careerbook restore {entry.ref}'}")
