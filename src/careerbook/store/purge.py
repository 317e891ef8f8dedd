"""What erasing a record needs beyond its commit: no trace in free pages, and the places that still quote it."""

import sqlite3
from collections.abc import Iterable

from careerbook.changes.codec import dump
from careerbook.store.opening import failures

SHORTEST = 12
"""A text of fewer characters is no quotation, and neither is a word by itself, such as a hash."""


def scrub(conn: sqlite3.Connection, path: str) -> None:
    """Write the whole file anew, so that nothing of what was erased is left in pages that are free now."""
    with failures(path):
        conn.execute("VACUUM")


def quoting(conn: sqlite3.Connection, texts: Iterable[str]) -> list[str]:
    """Return the references of the records that still hold one of these texts word for word, such as a page sent."""
    found: dict[str, None] = {}
    for text in texts:
        if len(text) < SHORTEST or (text.isascii() and " " not in text):
            continue
        inner = dump(text)[1:-1]
        sql = (
            "SELECT kind || '-' || number FROM record r WHERE EXISTS"
            " (SELECT 1 FROM change c WHERE c.uid = r.uid AND instr(c.patch, ?)) ORDER BY id"
        )
        found.update((str(ref), None) for (ref,) in conn.execute(sql, (inner,)))
    return list(found)
