"""The audience as a type: what another person may read, built from an allow-list and holding nothing else.

`Shareable` reads through a `Reader` and hands out `Shared` entries. A `Shared` entry holds only the fields that stand
on its document's list, of records that this audience may see; the rest is not hidden in it, it is not there.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from careerbook.records.entry import Entry
from careerbook.records.kinds import KINDS
from careerbook.rules.jobs import days_off, jobs_elsewhere, of_another_job
from careerbook.rules.made import as_made
from careerbook.rules.names import kept_uids, replace_names, without_names, written_down, you_for_reader
from careerbook.rules.periods import Calendar, available_days
from careerbook.rules.primary import is_sole_primary, there_on
from careerbook.rules.reading import Reader
from careerbook.rules.topics import topic_denied

RANK = {"private": 0, "client": 1, "public": 2}
KEPT = ("state", "moved_on", "parent", "number")
"""What a shared body keeps beside the listed fields: how it stands, since when, and what it hangs on."""

PASSED_ON = {"handover": ("call", "commitment", "autonomy")}
"""Kinds of one client that a document passes on to the client who follows; nothing else of the one before is read."""

FREE = ("line", "text", "evidence")
"""The types of field in which anybody may be named."""


class NotShared(AttributeError):
    """A layout asked for a field that its document's list does not name."""


class Shared(Entry):
    """An entry as one document for one audience may know it."""

    __slots__ = ("document",)

    def __init__(self, entry: Entry, document: str, body: dict[str, Any]) -> None:
        """Wrap a body that was already filtered."""
        text = entry.kind.text
        super().__init__(entry.kind, entry.uid, entry.number, str(body.get(text) or "") if text else "", body)
        self.document = document

    def __getattr__(self, name: str) -> Any:
        """Decode a listed field; any other one raises NotShared."""
        column = self.kind.columns.get(name)
        if column is not None and not column.shows_in(self.document):
            raise NotShared(f"{self.kind.name}.{name} is on no list of the {self.document}")
        return super().__getattr__(name)

    def get(self, name: str) -> Any:
        """Return a listed field's value or what is assumed; any other one raises NotShared."""
        column = self.kind.columns.get(name)
        if column is not None and not column.shows_in(self.document):
            raise NotShared(f"{self.kind.name}.{name} is on no list of the {self.document}")
        return super().get(name)


class LeftOut(NamedTuple):
    """A record not given, and why: private, character, unclear, topic, untold, other-client or other-job."""

    entry: Entry
    why: str


class Shareable:
    """The only reader that a document for others is built from."""

    def __init__(
        self,
        reader: Reader,
        document: str,
        *,
        client: Entry | None = None,
        audience: str = "client",
        names: bool = False,
        before: Entry | None = None,
    ) -> None:
        """Filter `reader` for `document`, whose audience is `client` (that client) or `public` (anyone).

        names: third parties who agreed to be named (`name_ok`) keep their names. before: the client whom this one
        follows, for a document that passes on what was agreed with them (PASSED_ON). `printed` is for the report to
        set: the uids of what its page says, where that is less than what was handed out (`shown`). For the owner's
        notes: `elsewhere`, jobs of other clients, and `for_manager`, whether no name means this client.
        """
        self._reader = reader
        self.document = document
        self.audience = audience
        self.client = client
        self.before = before
        self.as_of: date = reader.as_of
        self.calendar: Calendar = reader.calendar
        self.shown: dict[str, Shared] = {}
        self.left_out: dict[str, LeftOut] = {}
        self.names_replaced = 0
        self.names_left: set[str] = set()
        self.said_before: list[str] = []
        self.printed: set[str] | None = None
        self._listed_fields: dict[str, dict[str, bool]] = {}
        self.elsewhere = jobs_elsewhere(reader, (client,))
        self.for_manager = is_sole_primary(client, reader.entries("client"), reader.as_of)
        reader_uid = client.person if client is not None else ""
        people = written_down(reader.people())
        self._client_person = next((p for p in people if p.uid == reader_uid), None)
        others = tuple(p for p in people if p.uid != reader_uid)
        self.owner_name = str(reader.setting("name") or "")
        self._named = kept_uids(others, names, self.owner_name)
        self._people = without_names(others, self._named)
        self.reader_name = self._client_person.name if self._client_person else ""

    def setting(self, name: str) -> Any:
        """Return a setting of the book: thresholds and labels, which are nobody's secret."""
        return self._reader.setting(name)

    def entries(
        self,
        kind: str,
        *,
        since: date | None = None,
        until: date | None = None,
        states: Sequence[str] = (),
        parents: Sequence[str] | None = None,
        newest_first: bool = False,
        uncounted: bool = False,
    ) -> list[Shared]:
        """Return what this audience may know of the entries of a kind, by their own date (half-open).

        uncounted: those stored for fewer eyes are not even read, so they are not among what was left out. It is for
        looking far back, and means nothing for sub-records and for kinds that are opened client by client.
        """
        levels = tuple(level for level, rank in RANK.items() if rank >= RANK[self.audience]) if uncounted else ()
        found = self._reader.entries(
            kind,
            since=since,
            until=until,
            states=states,
            parents=parents,
            visibility=levels,
            newest_first=newest_first,
        )
        return self._project(found)

    def by_uid(self, uids: Iterable[str | None]) -> dict[str, Shared]:
        """Return what this audience may know of the entries with these uids."""
        found = self._reader.by_uid([uid for uid in uids if uid])
        return {entry.uid: entry for entry in self._project(list(found.values()))}

    def moves(self, entry: Shared) -> list[tuple[date, str, dict[str, list[Any]]]]:
        """Return the dated steps of a shared entry: only its listed days, figures and words, and the state.

        Free text is left out, because what it said before may name people; `as_made` has it.
        """
        steps = []
        for day, source, patch in self._reader.moves(entry):
            allowed = {
                field: values
                for field, values in patch.items()
                if field in KEPT
                or (
                    self._listed(entry, field)
                    and entry.kind.columns[field].type.name not in FREE
                    and isinstance(values[1], (str, type(None)))
                )
            }
            steps.append((day, source, allowed))
        return steps

    def as_made(self, entry: Shared, field: str) -> str:
        """Return a listed text in the words of the day it was made, with other people shown as roles.

        Where the record has no such day (it was never shared before) the words are today's.
        """
        today = str(getattr(entry, field) or "")
        if not self._listed(entry, field):
            raise NotShared(f"{entry.kind.name}.{field} is on no list of the {self.document}")
        then = as_made(self._reader.history(entry), field)
        if not isinstance(then, str):
            return today
        counted = self.names_replaced
        told = str(self._roles(then))
        if told == today:
            self.names_replaced = counted  # these names were counted when the entry was handed out
            return today
        self.said_before.append(told)
        return told

    def named(self) -> frozenset[str]:
        """Return the uids of the people who keep their names in this document."""
        return self._named

    def job(self) -> Shared | None:
        """Return the job that this client knows me in: theirs, else the one of the day that began last."""
        named = self.client.engagement if self.client is not None else None
        jobs = [job for job in self._reader.entries("engagement") if job.uid == named or there_on(job.body, self.as_of)]
        jobs.sort(key=lambda job: (job.uid == named, job.start or date.min, job.number))
        return next(reversed(self._project(jobs)), None)

    def days_available(self, first: date, end: date) -> int:
        """Return the days not on leave, from this client's job, in a half-open stretch: it may be printed."""
        job = self.client.engagement if self.client is not None else None
        return available_days(
            first, end, days_off(self._reader.entries("leave"), job, self._reader.entries("engagement"))
        )

    def opened_to(self, client: Entry, opener: str, uids: Sequence[str]) -> set[str]:
        """Return which of these were raised, sent or offered to another client: for the owner's notes alone."""
        steps = self._reader.entries(opener, parents=uids)
        return {str(step.parent) for step in steps if step.client == client.uid and stands(step)}

    def once_opened(self, opener: str) -> bool:
        """Tell whether anything was ever raised, sent or offered to this client, what was revised since included."""
        uids = [str(step.parent) for step in self._reader.entries(opener) if step.client == self._client_uid]
        return any(not topic_denied(self.client, entry) for entry in self._reader.by_uid(uids).values())

    def texts(self) -> list[str]:
        """Return every text that was handed out, as it was handed out, with the two names that headers print."""
        said = [name for name in (self.owner_name, self.reader_name) if name] + self.said_before
        for entry in self.shown.values():
            for value in entry.body.values():
                _strings(value, said)
        return said

    # --- the filter --------------------------------------------------------------------------------------------

    def _project(self, entries: list[Entry]) -> list[Shared]:
        parents = self._allowed_parents(entries)
        opened = self._opened(entries)
        shared = []
        for entry in entries:
            held = self.shown.get(entry.uid)
            if held is not None:
                shared.append(held)
                continue
            why = self._refusal(entry, parents, opened)
            if why:
                self.left_out[entry.uid] = LeftOut(entry, why)
                continue
            made = Shared(entry, self.document, self._listed_body(entry))
            self.shown[entry.uid] = made
            shared.append(made)
        return shared

    def _refusal(self, entry: Entry, parents: set[str], opened: set[str]) -> str:
        """Return why this audience may not see an entry, empty when it may."""
        kind = entry.kind
        if KINDS[kind.name].under:
            if entry.parent not in parents or kind.only_me:
                return "private"
            return "topic" if topic_denied(self.client, entry) else ""
        if kind.name == "person" or kind.only_me:
            return "private"
        if kind.name == "feedback":
            if entry.about in ("character", "unclear", None):
                return "character" if entry.about == "character" else "unclear"
            if entry.direction == "given":
                return "private"
        if kind.opened_by:
            if entry.uid not in opened:
                return "untold"
        elif RANK[entry.visibility] < RANK[self.audience]:
            return "private"
        if kind.own_client and self._owner_client(entry) not in (self._client_uid, None, self._passed_on_by(kind.name)):
            return "other-client"
        if of_another_job(entry, self.elsewhere, self._client_uid):
            return "other-job"
        return "topic" if topic_denied(self.client, entry) else ""

    @property
    def _client_uid(self) -> str:
        return self.client.uid if self.client is not None else ""

    def _passed_on_by(self, kind: str) -> str | None:
        """Return the uid of the client before, for the kinds that this document passes on from them."""
        passed = self.before is not None and kind in PASSED_ON.get(self.document, ())
        return self.before.uid if passed and self.before is not None else None

    def _owner_client(self, entry: Entry) -> str | None:
        """Return the uid of the one client an entry belongs to; None when it names none."""
        return entry.uid if entry.kind.own_client == "uid" else entry.body.get(entry.kind.own_client)

    def _allowed_parents(self, entries: list[Entry]) -> set[str]:
        """Return the uids of the parents of these sub-records that this audience may see."""
        wanted = {e.parent for e in entries if KINDS[e.kind.name].under and e.parent} - self.shown.keys()
        if wanted:
            self._project(list(self._reader.by_uid(sorted(wanted)).values()))
        return set(self.shown)

    def _opened(self, entries: list[Entry]) -> set[str]:
        """Return the uids of these entries that were opened to this client: raised, sent or offered."""
        found: set[str] = set()
        for opener in {e.kind.opened_by for e in entries if e.kind.opened_by}:
            uids = [e.uid for e in entries if e.kind.opened_by == opener]
            for step in self._reader.entries(opener, parents=uids):
                if self.audience == "client" and step.client == self._client_uid and step.parent and stands(step):
                    found.add(step.parent)
        return found

    def _listed(self, entry: Entry, field: str) -> bool:
        column = entry.kind.columns.get(field)
        return column is not None and column.shows_in(self.document)

    def _listed_body(self, entry: Entry) -> dict[str, Any]:
        """Copy the listed fields of an entry, with other people shown as roles in every free text."""
        withheld = entry.kind.withheld(entry.body) if entry.kind.withheld else frozenset()
        listed = self._listed_fields.get(entry.kind.name)
        if listed is None:
            columns = entry.kind.columns.items()
            listed = {field: c.type.name in FREE for field, c in columns if c.shows_in(self.document)}
            self._listed_fields[entry.kind.name] = listed
        body: dict[str, Any] = {field: entry.body[field] for field in KEPT if field in entry.body}
        for field, value in entry.body.items():
            if field in listed and field not in withheld:
                body[field] = self._roles(value) if listed[field] else value
        return body

    def _roles(self, value: Any) -> Any:
        if isinstance(value, str):
            text = you_for_reader(value, self._client_person).text if self._client_person else value
            told = replace_names(text, self._people, self._named)
            self.names_replaced += told.replaced
            self.names_left.update(told.names_left)
            return told.text
        if isinstance(value, dict):
            return {self._roles(member): self._roles(inner) for member, inner in value.items()}
        return value


def stands(step: Entry) -> bool:
    """Tell whether a record that was raised, sent or offered is still what its client got.

    A pitch that was revised is not: its next version opens to those alone who are sent that one.
    """
    return not step.body.get("revised_on")


def _strings(value: Any, into: list[str]) -> None:
    if isinstance(value, str):
        into.append(value)
    elif isinstance(value, dict):
        for member, inner in value.items():
            into.append(str(member))
            _strings(inner, into)
