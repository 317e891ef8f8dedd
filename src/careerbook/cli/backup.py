"""`backup`: verified copies of the book, in a folder beside it."""

import sqlite3
from pathlib import Path
from typing import Annotated

import typer

from careerbook.cli._echo import shown_path
from careerbook.cli._group import Verb, VerbGroup
from careerbook.cli._options import Json, Yes
from careerbook.cli._progress import Bar
from careerbook.cli._removing import agree
from careerbook.cli._session import session
from careerbook.errors import CareerbookError, NotFound
from careerbook.store import backup as copies
from careerbook.store.backup import Backup
from careerbook.store.opening import Damaged, connect, missing
from careerbook.text import visible

Which = Annotated[
    str | None,
    typer.Argument(metavar="[COPY]", help="Its number in the list, its name, or any file; the newest if left out"),
]


def create(json: Json = False) -> None:
    """Copy the book and verify the copy; nothing is ever overwritten."""
    if not session.has_book:
        session.book()
    conn = connect(session.path)
    bar = Bar("Verifying")
    try:
        made = copies.create(conn, session.path, progress=bar)
    finally:
        bar.end()
        conn.close()
    if json:
        _put("backup", _data(made))
    else:
        session.out(made.file)
    session.say(f"Copied and verified: {_holds(made)}.")


def list_(json: Json = False) -> None:
    """List the copies, newest first."""
    found = copies.listed(session.path)
    if json:
        _put("backup-list", [_data(one) for one in found])
        return
    if not found:
        session.say(f"There is no copy yet in {shown_path(str(copies.folder(session.path)))}.")
        return
    for number, one in enumerate(found, 1):
        session.out(f"{number:>3}  {one.at or 'date unknown'}  {_holds(one)}  {visible(one.name)}")


def verify(which: Which = None) -> None:
    """Read a copy as a whole and fold every record of it anew; without COPY, every copy there is."""
    chosen = [_file(which)] if which else [one.file for one in copies.listed(session.path)]
    if not chosen:
        raise NotFound("there is no copy yet", "careerbook backup")
    failed = []
    for file in chosen:
        bar = Bar("Verifying")
        try:
            session.out(f"{visible(Path(file).name)}  sound, {_holds(copies.verify(file, progress=bar))}")
        except CareerbookError as error:
            failed.append(file)
            session.out(f"{visible(Path(file).name)}  failed: {error.sentence}")
        finally:
            bar.end()
    if failed:
        raise NotFound(f"{len(failed)} of {len(chosen)} copies cannot be relied on", "careerbook backup")


def restore(which: Which = None, yes: Yes = False) -> None:
    """Put a copy back; what is there now is kept as a copy first."""
    file = _file(which)
    found = copies.verify(file)
    path = session.path
    conn = _open(path)
    try:
        now = "A copy of what is there now is kept." if not missing(path) else ""
        words = f" {which}" if which else ""
        question = f"Put back the book of {found.at or Path(file).name} ({_holds(found)})? {now}".rstrip()
        agree(question, yes, f"careerbook backup restore{words}")
        kept = copies.restore(conn, path, file)
    finally:
        if conn is not None:
            conn.close()
    session.out(path)
    then = f" What stood there: {shown_path(kept)}" if kept else ""
    session.say(f"Put back: {_holds(found)}.{then}")


def _open(path: str) -> sqlite3.Connection | None:
    """Return the book, None when there is none or it cannot be read; a newer or a stranger's book stays an error."""
    if missing(path):
        return None
    try:
        return connect(path)
    except Damaged:
        return None


def _file(which: str | None) -> str:
    """Return the file that is meant: the newest copy, one by its number or name, or any file."""
    found = copies.listed(session.path)
    if not which:
        whole = [one for one in found if one.records is not None]
        if not whole:
            raise NotFound("there is no copy that can be read", "careerbook backup list")
        return whole[0].file
    if which.isdecimal() and 0 < int(which) <= len(found):
        return found[int(which) - 1].file
    for one in found:
        if which in (one.name, one.file):
            return one.file
    if Path(which).expanduser().is_file():
        return str(Path(which).expanduser())
    raise NotFound(f'there is no copy "{which}"', "careerbook backup list")


def _holds(one: Backup) -> str:
    if one.records is None:
        return "cannot be read"
    size = f"{one.size / 1_000_000:.1f} MB" if one.size >= 1_000_000 else f"{max(1, one.size // 1000)} kB"
    records = "1 record" if one.records == 1 else f"{one.records} records"
    changes = "1 change" if one.changes == 1 else f"{one.changes} changes"
    return f"{records}, {changes}, {size}"


def _data(one: Backup) -> dict[str, object]:
    return {"file": one.file, "at": one.at, "size": one.size, "records": one.records, "changes": one.changes}


def _put(name: str, data: object) -> None:
    from careerbook.render.json import envelope  # noqa: PLC0415 - only --json

    session.out(envelope(name, data, session.warnings))


VERBS = {
    "create": Verb(create, "Copy the book and verify the copy", "careerbook backup create"),
    "list": Verb(list_, "The copies, newest first", "careerbook backup list"),
    "verify": Verb(verify, "Read a copy as a whole", "careerbook backup\ncareerbook backup verify"),
    "restore": Verb(restore, "Put a copy back", "careerbook backup\ncareerbook backup restore --yes"),
}


def command(name: str) -> VerbGroup:
    """Return the group; `backup` alone makes a copy."""
    return VerbGroup(name, "Verified copies of your book, in a folder beside it.", VERBS, default="create")
