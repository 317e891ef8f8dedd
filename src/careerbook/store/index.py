"""What a record's text is for the index: frozen, so that a contentless index can be told exactly what to forget.

Nothing here asks the declarations: a new field is indexed from its first day, and a changed one needs no reindex.
"""

import sqlite3
from collections.abc import Callable
from typing import Any

from careerbook.changes.codec import load
from careerbook.rules.tokens import fingerprints

CHUNK = 500
"""How many records pass between two reports of progress."""

COPIES = frozenset({"frozen", "identity", "sent_hash", "sent_rows", "sent_text"})
"""Fields that hold copies of what other records say, or the mark of an import."""

SKIPPED = COPIES | frozenset(
    {
        "about", "again_of", "agreed", "agreed_with", "also_for", "ambition", "baseline_due", "benefit",
        "call", "category", "clarifies", "client", "credit", "currency", "date_order", "decimal", "duplicable",
        "engagement", "evidence_type", "from_person", "fy_label", "goal", "impact", "impact_visibility", "language",
        "month", "moved_on", "number", "on", "parent", "person", "polarity", "relation", "set_by",
        "severity", "sides", "state", "status", "term", "to_person", "twin", "type", "visibility", "why",
    }
)  # fmt: skip
"""Fields that hold codes and references; a value with a blank in it is words all the same, but for copies."""

CODES = {
    "owner": frozenset({"client", "me", "other"}),
    "answer": frozenset({"agreed", "declined", "deferred", "not-reached", "open"}),
    "direction": frozenset({"given", "received"}),
    "source": frozenset({"customer", "direct-report", "manager", "other", "peer", "self"}),
    "channel": frozenset({"spoken", "survey", "third-party", "written", "review"}),
}
"""Fields that hold a code in one kind and words in another: only these values are left out.

All three are frozen: with others, the indexes of existing books would have to be made anew by a migration. So the
codes of fields declared later are indexed like words; the gate, which knows the declarations, lets them pass.
"""


def texts(body: dict[str, Any]) -> dict[str, list[str]]:
    """Return the texts of a folded body by field: every string in it, member names of sets included."""
    found: dict[str, list[str]] = {}
    for field in sorted(body):
        if field in COPIES:
            continue
        strings: list[str] = []
        _collect(body[field], strings)
        if field in SKIPPED:
            strings = [text for text in strings if " " in text]
        elif field in CODES:
            strings = [text for text in strings if text not in CODES[field]]
        if strings:
            found[field] = strings
    return found


def _collect(value: Any, into: list[str]) -> None:
    if isinstance(value, str):
        if not _is_code(value):
            into.append(value)
    elif isinstance(value, dict):
        for member, inner in value.items():
            if not _is_code(member):
                into.append(member)
            if isinstance(inner, dict):
                # what is known of a map's member: its keys are names of ours, and some of its values are codes
                for name, known in inner.items():
                    if name not in SKIPPED:
                        _collect(known, into)
            else:
                _collect(inner, into)
    elif isinstance(value, list):
        for inner in value:
            _collect(inner, into)


def _is_code(text: str) -> bool:
    """Tell a day or a uid by its shape."""
    if len(text) == 10:
        return text[4] == "-" == text[7] and text[:4].isdigit()
    return len(text) == 36 and text[8] == text[13] == text[18] == text[23] == "-"


def joined(body: dict[str, Any]) -> str:
    """Return the one text that full-text search knows a record by; NUL, which cuts text short, becomes a blank."""
    return "\n".join(t for strings in texts(body).values() for t in strings).replace("\0", " ")


def reindex(conn: sqlite3.Connection, record: int, before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
    """Move one record's entries in both indexes from its old body to its new one; None is no body."""
    old = joined(before) if before is not None else ""
    new = joined(after) if after is not None else ""
    if old == new:
        return
    if old:
        conn.execute("INSERT INTO words(words, rowid, text) VALUES ('delete', ?, ?)", (record, old))
    if new:
        conn.execute("INSERT INTO words(rowid, text) VALUES (?, ?)", (record, new))
    held = prints(before)
    wanted = prints(after)
    conn.executemany("DELETE FROM gate WHERE hash = ? AND record = ?", [(h, record) for h in held - wanted])
    conn.executemany("INSERT OR IGNORE INTO gate(hash, record) VALUES (?, ?)", [(h, record) for h in wanted - held])


def reindex_all(conn: sqlite3.Connection, progress: Callable[[int, int], None] | None = None) -> None:
    """Empty both indexes and fill them from every record; runs inside a transaction, a few records at a time.

    progress: called with the records done and the records in all.
    """
    total = int(conn.execute("SELECT count(*) FROM record").fetchone()[0]) if progress else 0
    conn.execute("INSERT INTO words(words) VALUES ('delete-all')")
    conn.execute("DELETE FROM gate")
    for done, (record, body) in enumerate(conn.execute("SELECT id, body FROM record ORDER BY id")):
        reindex(conn, record, None, load(body))
        if progress and done % CHUNK == 0:
            progress(done, total)


def prints(body: dict[str, Any] | None) -> set[int]:
    """Return the fingerprints by which the gate knows a body; None has none."""
    if body is None:
        return set()
    return fingerprints(t for strings in texts(body).values() for t in strings)
