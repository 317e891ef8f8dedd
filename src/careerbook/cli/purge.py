"""`purge`: erase a record for good, in the history and the indexes too."""

import sqlite3

from careerbook.changes.batch import Batch
from careerbook.cli._group import Command, make_command
from careerbook.cli._options import Yes
from careerbook.cli._removing import agree, called, with_hanging
from careerbook.cli._session import session
from careerbook.cli.records import AnyRef
from careerbook.errors import CareerbookError
from careerbook.records.entry import Entry
from careerbook.store.backup import holding
from careerbook.store.index import texts
from careerbook.store.purge import quoting, scrub

ASKED = 60
"""So many cells of a title are shown in the question; more would push it off the screen."""


def purge(ref: AnyRef, yes: Yes = False) -> None:
    """Erase one record and what hangs on it; this cannot be undone."""
    book = session.book()
    entry = book.find(ref, removed=True)
    whole = with_hanging(entry, removed=True)
    also = f" and {len(whole) - 1} that hang on it" if len(whole) > 1 else ""
    agree(
        f"Erase {called(entry, ASKED)}{also} for good? This cannot be undone.",
        yes,
        f"careerbook purge {entry.ref}",
    )
    said = _said(whole)
    batch = Batch("purge")
    for each in reversed(whole):
        batch.purge(each.uid, each.kind.name)
    book.commit(batch)
    session.out(entry.ref)
    session.say(f"Erased {entry.ref}{also}. This cannot be undone.")
    _clean(said, [each.uid for each in whole])


def _clean(said: list[str], uids: list[str]) -> None:
    """Leave no trace in the file, and say where else the words still are."""
    book = session.book()
    try:
        scrub(book.conn, book.path)
    except (CareerbookError, sqlite3.Error):
        session.warn("The file could not be packed; careerbook doctor says whether it is sound.")
    quoted = quoting(book.conn, said)
    if quoted:
        session.warn(f"The same words still stand in {', '.join(quoted[:6])}.")
    for file in holding(book.path, uids):
        session.warn(f"A copy of the book still holds it; delete that file: {file}")


def _said(entries: list[Entry]) -> list[str]:
    """Return every text of these records, the whole and not its words."""
    return [text for entry in entries for strings in texts(entry.body).values() for text in strings]


def command(name: str) -> Command:
    """Return the command."""
    return make_command(
        purge,
        name,
        "Erase a record for good, its history too; this cannot be undone.",
        "careerbook purge impact-2 --yes",
    )
