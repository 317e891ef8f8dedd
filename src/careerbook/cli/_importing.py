"""From candidate impacts to one batch: what the book knows already, what is new, and what grows."""

from collections.abc import Iterable
from typing import Any

from careerbook.book import Book
from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.changes.codec import load
from careerbook.cli._saving import guard_identifiers, settle_engagement
from careerbook.importers.git_log import Log, hash_in
from careerbook.importers.git_topics import Candidate
from careerbook.records.kinds import kind
from careerbook.store import read
from careerbook.store.commit import Committed


class Added:
    """One candidate on its way into the book; `ref` is known once it is committed."""

    __slots__ = ("candidate", "existing", "ref", "uid")

    def __init__(self, candidate: Candidate, uid: str, ref: str, existing: bool) -> None:
        """Keep the candidate and the record that it becomes, or that it adds to (`existing`)."""
        self.candidate = candidate
        self.uid = uid
        self.ref = ref
        self.existing = existing


def known_hashes(book: Book) -> frozenset[str]:
    """Return the commits (full hashes, and their twins) that are evidence of an impact already.

    An impact that was removed by hand keeps its commits out, because nobody wants them again; one that an undo took
    away does not.
    """
    known: set[str] = set()
    for row in _impacts(book):
        if row.removed and read.taken_by_undo(book.conn, row.uid):
            continue
        for where, told in (load(row.body).get("evidence") or {}).items():
            found = hash_in(where)
            if found:
                known.add(found)
            if isinstance(told, dict) and told.get("twin"):
                known.add(told["twin"])
    return frozenset(known)


def batch_of(picked: Iterable[Candidate], book: Book, *, shared: bool) -> tuple[Batch, list[Added]]:
    """Return one batch for these candidates, and what each becomes: a new impact, or evidence of an earlier one.

    shared: they were picked by hand, so they are seen by whom the owner's typed impacts are seen by; else they stay
    private.
    """
    batch = Batch("import git")
    earlier = {
        str(identity): row for row in _impacts(book) if not row.removed and (identity := load(row.body).get("identity"))
    }
    k = kind("impact")
    added = []
    for one in picked:
        row = earlier.get(one.key)
        if row is not None:
            batch.set(row.uid, "impact", {"evidence": _evidence(one)})
            added.append(Added(one, row.uid, f"impact-{row.number}", True))
            continue
        said: Said = {
            "text": one.text,
            "on": one.on.isoformat(),
            "category": one.category,
            "identity": one.key,
            "evidence": _evidence(one),
        }
        if one.theme:
            said["theme"] = {one.theme: True}
        settle_engagement(book, k, said)
        wanted = str(book.setting("impact_visibility")) if shared else "private"
        said["visibility"] = guard_identifiers(book, k, said, wanted)
        uid = batch.create("impact", book.complete("impact", said))
        added.append(Added(one, uid, "", False))
    return batch, added


def number(added: list[Added], done: Committed) -> None:
    """Give what was added the references that the commit gave."""
    refs = {saved.uid: saved.ref for saved in done.saved}
    for one in added:
        one.ref = refs[one.uid]


def data(added: list[Added], log: Log, new: tuple[Candidate, ...], *, dry_run: bool) -> dict[str, Any]:
    """Return what an import did, for JSON."""
    return {
        "dry_run": dry_run,
        "commits": len(log.commits),
        "merges": log.merges,
        "read": log.read,
        "authors": list(log.authors),
        "candidates": len(new),
        "added": [
            {
                "ref": None if dry_run and not one.existing else one.ref,
                "text": one.candidate.text,
                "on": one.candidate.on.isoformat(),
                "category": one.candidate.category,
                "theme": one.candidate.theme,
                "grows": one.existing,
                "commits": [commit.hash for commit in one.candidate.commits],
            }
            for one in added
        ],
    }


def _evidence(one: Candidate) -> dict[str, dict[str, str]]:
    return {
        commit.ref: {"type": proof.type, "label": proof.label, "twin": commit.twin}
        for commit, proof in zip(one.commits, one.evidence, strict=True)
    }


def _impacts(book: Book) -> list[read.Row]:
    return [] if book.is_new else read.select(book.conn, "impact", removed=True)
