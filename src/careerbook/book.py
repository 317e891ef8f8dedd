"""The one door to a book: find, resolve, add, edit, remove, undo, commit. It delegates, and stays small."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from careerbook import clock
from careerbook.changes.batch import Batch
from careerbook.changes.change import Body, Change, Said
from careerbook.changes.codec import load
from careerbook.changes.patch import diff, fold, inverse, rewind
from careerbook.errors import Ambiguous, InvalidInput, NotFound
from careerbook.records.kinds import KINDS, kind
from careerbook.records.settings_table import SETTINGS_UID, setting
from careerbook.rules.matching import matches
from careerbook.store import read
from careerbook.store.commit import Committed, Saved, commit
from careerbook.store.opening import failures, open_book, ready_to_write

if TYPE_CHECKING:
    from careerbook.records.entry import Entry

KNOWN_BEFORE = frozenset({"call", "leave", "session", "person", "client", "engagement"})
"""Kinds that are known before their own date: plans, and people and jobs, whose fields say since when they count."""

OWN_TITLE_ELSEWHERE = {"client": "person", "call": "client", "session": "client", "rating": "subject"}
"""Kinds that are named by another record: the field that points at it."""

TITLE_WITHOUT = {"subject": "overall"}
"""What a record is called whose field of this name points at nothing."""


class Rehearsed(Exception):
    """A commit in a rehearsal: everything was checked, nothing was kept; `done` is what would have been saved."""

    def __init__(self, done: Committed) -> None:
        """Keep what would have been saved."""
        super().__init__("rehearsed")
        self.done = done


class Book:
    """An open book. Every write goes through `commit`; reads never write."""

    def __init__(self, path: str, *, create: bool = False) -> None:
        """Open the book at `path`; see `store.opening.open_book` for what is refused."""
        self.path = path
        self.conn: sqlite3.Connection = open_book(path, create=create)
        self._settings: Body | None = None
        self.rehearsal = False

    def close(self) -> None:
        """Close the file."""
        self.conn.close()

    def __enter__(self) -> "Book":
        """Return the book."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    @property
    def is_new(self) -> bool:
        """Whether nothing has ever been committed to it."""
        return int(self.conn.execute("PRAGMA user_version").fetchone()[0]) == 0

    # --- writing -----------------------------------------------------------------------------------------------

    def commit(self, batch: Batch, *, dry_run: bool = False) -> Committed:
        """Write a batch as one step of the history; with `dry_run` everything is checked and nothing is kept.

        In a `rehearsal` nothing is ever kept, and the first commit ends the command: it raises Rehearsed.
        """
        dry_run = dry_run or self.rehearsal
        with failures(self.path):
            if not dry_run:
                self.conn = ready_to_write(self.conn, self.path)
            done = commit(
                self.conn,
                self.path,
                batch,
                source=batch.source,
                at=clock.instant(),
                prepare=self.refresh_views,
                dry_run=dry_run,
            )
        self._settings = None
        if self.rehearsal:
            raise Rehearsed(done)
        return done

    def add(self, kind: str, said: Said, *, parent: str | None = None, source: str = "") -> Saved:
        """Add one record with what every kind needs filled in, commit, and return its reference."""
        batch = Batch(source or f"{kind} add")
        batch.create(kind, self.complete(kind, said), parent=parent)
        return self.commit(batch).saved[0]

    def complete(self, kind: str, said: Said) -> Said:
        """Return what was said with today, the first state and the default visibility where nothing was said."""
        row = KINDS[kind]
        whole: Said = {"on": clock.today().isoformat(), **said}
        if row.first:
            whole.setdefault("state", row.first)
            whole.setdefault("moved_on", whole["on"])
        if not row.under and "visibility" not in whole:
            whole["visibility"] = self.setting("impact_visibility") if kind == "impact" else row.visibility
        return whole

    def set(self, entry: "Entry", said: Said, *, source: str, expect: Said | None = None) -> Saved:
        """Change fields of one record and commit."""
        batch = Batch(source)
        batch.set(entry.uid, entry.kind.name, said, expect=expect)
        return self.commit(batch).saved[0]

    def undo(self, *, dry_run: bool = False) -> tuple[Committed, str]:
        """Take back the newest step that is not undone yet; return what was done and what the step had been.

        Raises NotFound when nothing is left to undo, InvalidInput for a purge, IOFailed when a later change stands on
        it.
        """
        logged = read.last_undoable(self.conn) if not self.is_new else []
        if not logged:
            raise NotFound("there is nothing left to undo", "careerbook history REF")
        if any(line.change.verb == "purge" for line in logged):
            raise InvalidInput(
                "the last change was a purge, which cannot be undone, nor can what came before it",
                "what a record said earlier: careerbook history REF; copies of the book: careerbook backup list",
            )
        batch = Batch(f"undo {logged[0].batch}")
        for line in logged:
            said, expect = inverse(_as_set(line.change))
            batch.set(line.change.uid, line.change.kind, said, expect=expect)
        return self.commit(batch, dry_run=dry_run), logged[0].source

    def refresh_views(self, conn: sqlite3.Connection) -> None:
        """Make the SQL views anew when the declarations have changed; runs inside a transaction."""
        from careerbook.store import views  # noqa: PLC0415 - one look at a number on most writes

        fingerprint = views.declared()
        if views.stale(conn, fingerprint):
            from careerbook.records.shape import view_columns  # noqa: PLC0415 - models are paid when they changed

            shape = {
                kind: [views.ViewColumn(name, stored) for name, stored in fields]
                for kind, fields in view_columns().items()
            }
            views.rebuild(conn, shape, fingerprint)

    # --- settings ----------------------------------------------------------------------------------------------

    @property
    def settings(self) -> Body:
        """The folded settings of the book; empty when nothing was set."""
        if self._settings is None:
            row = read.by_uids(self.conn, [SETTINGS_UID]).get(SETTINGS_UID) if not self.is_new else None
            self._settings = load(row.body) if row else {}
        return self._settings

    def setting(self, name: str) -> Any:
        """Return one setting of the book, or its default."""
        return setting(self.settings, name)

    def change_settings(self, said: Said, *, source: str = "config set") -> Committed:
        """Set or clear (None) settings as one step of the history."""
        batch = Batch(source)
        self.settings_into(batch, said)
        return self.commit(batch)

    def settings_into(self, batch: Batch, said: Said) -> None:
        """Let a batch set or clear (None) settings, beside whatever else it does."""
        if self.settings:
            batch.set(SETTINGS_UID, "settings", said)
        elif diff({}, said):  # clearing what was never set makes no record, which undo could not take back
            batch.create("settings", said, uid=SETTINGS_UID)

    # --- reading -----------------------------------------------------------------------------------------------

    def entry(self, row: read.Row) -> "Entry":
        """Wrap a row as a typed entry."""
        from careerbook.records.entry import Entry  # noqa: PLC0415 - the road that saves an entry reads none

        return Entry(kind(row.kind), row.uid, row.number, row.title, load(row.body))

    def entries(
        self,
        kind: str,
        *,
        since: date | None = None,
        until: date | None = None,
        states: Sequence[str] = (),
        parents: Sequence[str] | None = None,
        visibility: Sequence[str] = (),
        holding: str = "",
        as_of: date | None = None,
        removed: bool = False,
        newest_first: bool = False,
        limit: int | None = None,
    ) -> list["Entry"]:
        """Return the entries of a kind, by their own date, as they stood on `as_of` (None: now).

        since, until: half-open bounds on their own date. states: those in one of these. parents: those that hang on
        one of these uids. visibility: those stored with one of these. holding: those that say something of this
        field. What is dated after `as_of` is left out, but for plans, people and jobs.
        """
        if self.is_new:
            return []
        stop = until
        if as_of is not None and kind not in KNOWN_BEFORE:
            after = date.fromordinal(as_of.toordinal() + 1)
            stop = after if stop is None or after < stop else stop
        as_stored = as_of is None or self._stands_as_stored(as_of)
        rows = read.select(
            self.conn,
            kind,
            since=since.isoformat() if since else None,
            until=stop.isoformat() if stop else None,
            states=states if as_stored else (),
            parents=parents,
            visibility=visibility,
            holding=holding if as_stored else "",
            removed=removed,
            newest_first=newest_first,
            limit=limit if not holding and (not states or (as_stored and parents is None)) else None,
        )
        found = self._titled(kind, [self.entry(row) for row in rows])
        if as_of is not None:
            self._rewind(found, as_of)
        if holding:
            found = [entry for entry in found if entry.body.get(holding) is not None][:limit]
        if states and not (as_stored and parents is None):
            found = [entry for entry in found if entry.state in states][:limit]
        return found

    def _stands_as_stored(self, as_of: date) -> bool:
        """Tell whether no record has taken a step dated after this day, so that the state column is that day's."""
        latest = read.latest_step(self.conn)
        return latest is not None and latest <= as_of.isoformat()

    def by_uid(self, uids: Iterable[str], as_of: date | None = None) -> dict[str, "Entry"]:
        """Return the entries with these uids, removed ones too."""
        found = {uid: self.entry(row) for uid, row in read.by_uids(self.conn, uids).items() if row.kind in KINDS}
        for name in OWN_TITLE_ELSEWHERE:
            self._titled(name, [entry for entry in found.values() if entry.kind.name == name])
        if as_of is not None:
            self._rewind(list(found.values()), as_of)
        return found

    def children(self, entry: "Entry", kind: str = "", *, removed: bool = False) -> list["Entry"]:
        """Return everything that hangs on a record, or what is of one kind, in the order it was made."""
        return [self.entry(r) for r in read.children(self.conn, entry.uid, kind, removed=removed) if r.kind in KINDS]

    def _rewind(self, entries: list["Entry"], as_of: date) -> None:
        day = as_of.isoformat()
        later = [e for e in entries if str(e.body.get("moved_on") or "") > day]
        if not later:
            return
        logged = read.changes_of(self.conn, [e.uid for e in later])
        for entry in later:
            entry.go_back(rewind(entry.body, [line.change.patch for line in logged[entry.uid]], day))

    def _titled(self, kind: str, entries: list["Entry"]) -> list["Entry"]:
        """Give the entries of a kind that is named by another record that record's title."""
        field = OWN_TITLE_ELSEWHERE.get(kind)
        if field and entries:
            named = self._names([str(e.body.get(field)) for e in entries])
            for entry in entries:
                pointed = entry.body.get(field)
                entry.title = named.get(str(pointed), "") if pointed else TITLE_WITHOUT.get(field, "")
        return entries

    def _names(self, uids: list[str]) -> dict[str, str]:
        """Return the titles of records by uid; one that is itself named by another has that one's."""
        rows = read.by_uids(self.conn, uids)
        further = {
            uid: str(load(row.body).get(OWN_TITLE_ELSEWHERE[row.kind]))
            for uid, row in rows.items()
            if row.kind in OWN_TITLE_ELSEWHERE
        }
        found = self._names(list(further.values())) if further else {}
        return {uid: found.get(further[uid], "") if uid in further else row.title for uid, row in rows.items()}

    # --- finding one record ------------------------------------------------------------------------------------

    def find(self, text: str, kind: str = "", *, removed: bool = False) -> "Entry":
        """Return the one record that a reference names.

        `goal-3` always works; with `kind` implied `3` does, and so does an unambiguous part of the title. Raises
        NotFound, or Ambiguous with the candidates listed.
        """
        name, number = self._reference(text, kind)
        if number is not None:
            row = read.by_number(self.conn, name, number) if not self.is_new else None
            if row is None:
                raise NotFound(f"there is no {name}-{number}", self._nearby(name))
            if row.removed and not removed:
                raise NotFound(f"{name}-{number} was removed", f"careerbook restore {name}-{number}")
            return self._titled(name, [self.entry(row)])[0]
        if not kind:
            word = text if text.replace(" ", "").isalnum() else "WORD"  # as a shell reads it
            raise NotFound(f'"{text}" is no reference; one looks like goal-3 or impact-12', f"careerbook find {word}")
        return self.by_title(kind, text)

    def by_title(self, kind: str, part: str) -> "Entry":
        """Return the one record of a kind whose title holds this part; NotFound or Ambiguous otherwise."""
        found = matches(part, self.titles(kind))
        if not found:
            raise NotFound(f'no {kind} is called "{part}"', self._nearby(kind))
        if len(found) > 1:
            listed = ", ".join(f"{kind}-{number} {title}" for _, number, title in found[:6])
            raise Ambiguous(f'"{part}" could be {listed}', f"say which one: {kind}-{found[0][1]}")
        return self.by_uid([found[0][0]])[found[0][0]]

    def titles(self, kind: str) -> list[tuple[str, int, str]]:
        """Return `(uid, number, title)` of every record of a kind that is not removed."""
        if self.is_new:
            return []
        field = OWN_TITLE_ELSEWHERE.get(kind)
        if field:
            return [(e.uid, e.number, e.title) for e in self.entries(kind)]
        return read.titles(self.conn, kind)

    def _reference(self, text: str, kind: str) -> tuple[str, int | None]:
        name, _, digits = text.strip().rpartition("-")
        if digits.isascii() and digits.isdigit() and len(digits) < 10:
            if not name and kind:
                return kind, int(digits)
            if name in KINDS and not (kind and name != kind):
                return name, int(digits)
            if name in KINDS:
                raise InvalidInput(f"{text} is a {name}, and a {kind} is wanted here", self._nearby(kind))
        return kind, None

    def _nearby(self, kind: str) -> str:
        return f"careerbook {kind} list" if kind in KINDS and not KINDS[kind].under else "careerbook find WORD"

    # --- folding by hand ---------------------------------------------------------------------------------------

    def would_be(self, entry: "Entry", said: Said) -> Body:
        """Return the body that a record would have after saying this; nothing is written."""
        return fold(entry.body, diff(entry.body, said))


def _as_set(change: Change) -> Change:
    """Return a change as undo reads it: the one record of settings is emptied again, not removed."""
    if change.kind != "settings" or change.verb != "create":
        return change
    return change._replace(verb="set", patch={k: v for k, v in change.patch.items() if k != "number"})
