"""Random journals in which every free text is a canary: a token that says which record and field it came from."""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from careerbook.records.entry import Entry
from careerbook.records.fields import Column
from careerbook.records.kinds import KINDS, kind
from careerbook.records.settings_table import setting
from careerbook.rules.periods import Calendar

TODAY = date(2026, 11, 20)
NOUNS = (
    *("person", "engagement", "client", "objective", "goal", "service", "impact", "challenge", "pitch", "opportunity"),
    *("autonomy", "feedback", "call", "commitment", "duty", "session", "rating", "story", "competency"),
)
"""In this order, so that most of what a record may name is there before it."""
WHENEVER = ("call", "leave", "session", "person", "client", "engagement")
"""Kinds that are known before their own date."""
DENIED = ("pay rise", "Pay Rise", "PAY-RISE", " pay  rise")
ALLOWED = ("work", "Work ")
SPELLINGS = {"topics_deny": DENIED, "topics_allow": ALLOWED}
_SIMPLE: dict[str, Callable[[random.Random], Any]] = {
    "day": lambda chance: (TODAY + timedelta(days=chance.randint(-70, 60))).isoformat(),
    "number": lambda chance: str(chance.randint(0, 9)),
    "whole": lambda chance: chance.randint(1, 9),
    "money": lambda chance: f"{chance.randint(1, 900) * 100} EUR",
    "flag": lambda chance: chance.random() < 0.5,
    "partial": lambda chance: "2024-03",
}
Step = tuple[date, str, dict[str, list[Any]]]


class Planted(NamedTuple):
    """A canary: its token, and where it was put."""

    token: str
    uid: str
    kind: str
    field: str


class Journal:
    """A journal in memory that answers like the owner's reader."""

    def __init__(self, seed: int, as_of: date = TODAY) -> None:
        """Grow a journal from a seed; as_of: the day that pages are about."""
        self.random = random.Random(seed)  # noqa: S311 - the same seed must grow the same journal
        self.seed = seed
        self.as_of = as_of
        self.calendar = Calendar()
        self.bodies: dict[str, dict[str, Any]] = {}
        self.kinds: dict[str, str] = {}
        self.pasts: dict[str, list[dict[str, list[Any]]]] = {}
        self.planted: list[Planted] = []
        self.names: dict[str, str] = {}
        self.sorted: Any = None
        self.talks: dict[str, Entry | None] = {}
        self._made: dict[str, list[Entry]] | None = None
        for name in (*NOUNS, *(k for k, row in KINDS.items() if row.under and row.under != ("book",))):
            for _ in range(self.random.choice((0, 1, 2, 4)) if name not in ("person", "client") else 3):
                self.grow(name)

    # --- growing -----------------------------------------------------------------------------------------------

    def grow(self, name: str, **said: Any) -> str | None:
        """Add one record of a kind, with these fields as they are given; None where nothing is there to hang it on."""
        parents = [u for u, k in self.kinds.items() if k in KINDS[name].under]
        if KINDS[name].under and not parents:
            return None
        uid = f"{len(self.bodies):08x}-0000-7000-8000-{self.seed:012x}"
        number = 1 + sum(1 for other in self.kinds.values() if other == name)
        body: dict[str, Any] = {"number": number, "on": self._day().isoformat()}
        if parents:
            body["parent"] = self.random.choice(parents)
        else:
            body["visibility"] = self.random.choice(("private", "client", "client", "public"))
        k = kind(name)
        if k.states:
            body["state"] = self.random.choice(k.states)
            body["moved_on"] = body["on"]
            body["reason"] = self._canary(uid, name, "reason")
        for column in k.columns.values():
            if column.name != "on" and (column.required or self.random.random() < 0.75):
                value = self.value(column, uid, name)
                if value is not None:
                    body[column.name] = value
        if name == "person":
            self.names[uid] = body["name"]
        self.bodies[uid] = {**body, **said}
        self.kinds[uid] = name
        if name == "commitment":
            self._give_past(uid)
        self._made = self.sorted = None
        return uid

    def _give_past(self, uid: str) -> None:
        """Let a promise have been worded otherwise, on earlier days, in front of the reader or of nobody."""
        body = self.bodies[uid]
        now, seen, state = body["text"], body["visibility"], body["state"]
        how = self.random.choice(("as it is", "reworded", "private before", "taken back", "proposed before"))
        if how == "as it is" or seen == "private" or state == "proposed":
            return
        before = self._text(uid, "commitment", "text" if how == "reworded" else "earlier")
        first = {"text": [None, before], "visibility": [None, seen], "state": [None, state]}
        new = {"text": [before, now]}
        self.pasts[uid] = {
            "reworded": [first, new],
            "private before": [
                {**first, "visibility": [None, "private"]},
                {**new, "visibility": ["private", seen]},
            ],
            "taken back": [
                first,
                {"visibility": [seen, "private"]},
                {**new, "visibility": ["private", seen]},
            ],
            "proposed before": [{**first, "state": [None, "proposed"]}, {**new, "state": ["proposed", state]}],
        }[how]

    def _day(self) -> date:
        return TODAY - timedelta(days=self.random.randint(0, 70))

    def _canary(self, uid: str, name: str, field: str) -> str:
        token = f"zq{len(self.planted):04d}x{self.seed}"
        self.planted.append(Planted(token, uid, name, field))
        return token

    def _text(self, uid: str, name: str, field: str) -> str:
        words = [self.random.choice(("the", "close", "team", "faster", "report", "moved", "on")) for _ in range(4)]
        words.insert(self.random.randint(0, 4), self._canary(uid, name, field))
        if self.names and self.random.random() < 0.4:
            words.insert(self.random.randint(0, 4), self.random.choice(list(self.names.values())))
        return " ".join(words)

    def value(self, column: Column, uid: str, name: str) -> Any:
        """Return a random value for a field, as the book stores it; None where there is none."""
        sort = column.type.name
        if sort == "ref":
            fits = [u for u, k in self.kinds.items() if column.type.of in (k, "")]
            if not fits:
                return None
            return {self.random.choice(fits): True} if column.type.many else self.random.choice(fits)
        if sort == "choice":
            word = self.random.choice(column.choices)
            return {word: True} if column.type.many else word
        if name == "person" and column.name in ("name", "share_as", "aka"):
            return self._person(column.name, uid)
        if sort == "evidence":
            where = f"https://example.org/{self._canary(uid, name, column.name)}"
            return {where: {"type": "link", "label": self._text(uid, name, column.name)}}
        if column.type.many:
            return self._members(column.name, uid, name)
        if column.name in ("attribution", "confidence") and sort == "number":
            return self.random.choice(("0.5", "0.8"))
        if column.name == "revised_on" and self.random.random() < 0.7:
            return None
        if sort in _SIMPLE:
            return _SIMPLE[sort](self.random)
        if column.name == "month":
            return "2026-10"
        if column.name in ("frozen", "again_of", "sent_hash"):
            return None
        return self._text(uid, name, column.name)

    def _person(self, field: str, uid: str) -> Any:
        token = self._canary(uid, "person", field)
        if field == "share_as":
            return f"a helper {token}"
        name = f"Quill{token} Feather{self.seed}x{len(self.bodies)}"
        return name if field == "name" else {f"Nib{name}": True}

    def _members(self, field: str, uid: str, name: str) -> Any:
        """Return a set of words; tags and themes hold topics that a client may be kept from or kept to."""
        if field in SPELLINGS:
            chance = 0.6
            return {self.random.choice(SPELLINGS[field]): True} if self.random.random() < chance else None
        members = {self._text(uid, name, field): True}
        if field in ("tags", "theme", "pass_on"):
            for spellings, chance in ((DENIED, 0.15), (ALLOWED, 0.4)):
                if self.random.random() < chance:
                    members[self.random.choice(spellings)] = True
        return members

    def of(self, token: str) -> Planted:
        """Return where a canary was put."""
        return next(planted for planted in self.planted if planted.token == token)

    # --- reading, as the owner does ----------------------------------------------------------------------------

    def setting(self, name: str) -> Any:
        """Return a setting."""
        return setting({"name": "Owner Ownersen"}, name)

    def entries(
        self,
        name: str,
        *,
        since: date | None = None,
        until: date | None = None,
        states: Sequence[str] = (),
        parents: Sequence[str] | None = None,
        visibility: Sequence[str] = (),
        holding: str = "",
        newest_first: bool = False,
        limit: int | None = None,
    ) -> list[Entry]:
        """Return the entries of a kind."""
        found = [
            e
            for e in self._all().get(name, ())
            if (since is None or e.on >= since)
            and (until is None or e.on < until)
            and (name in WHENEVER or e.on <= self.as_of)
            and (not states or e.state in states)
            and (not visibility or e.body.get("visibility") in visibility)
            and (parents is None or e.parent in parents)
            and (not holding or e.body.get(holding) is not None)
        ]
        if newest_first:
            found.reverse()
        return found[:limit]

    def people(self) -> list[Entry]:
        """Return everybody."""
        return self.entries("person")

    def by_uid(self, uids: Iterable[str]) -> dict[str, Entry]:
        """Return entries by uid."""
        wanted = {uid for uid in uids if uid in self.bodies}
        return {e.uid: e for name in {self.kinds[uid] for uid in wanted} for e in self._all()[name] if e.uid in wanted}

    def moves(self, entry: Entry) -> list[Step]:
        """Return two steps: how the record was made, and one that moved everything it says, reasons and all."""
        if not entry.moved_on:
            return []
        day = str(entry.moved_on)
        made = {"state": [None, entry.kind.states[0]], "moved_on": [None, day]}
        later = {field: [value, value] for field, value in self.bodies[entry.uid].items()}
        return [
            (entry.moved_on, "grown", made),
            (entry.moved_on, "moved", {**later, "state": [entry.kind.states[0], entry.state], "moved_on": [day, day]}),
        ]

    def history(self, entry: Entry) -> list[tuple[date, dict[str, list[Any]]]]:
        """Return the changes that made the record, one a day."""
        body = self.bodies[entry.uid]
        plain = {field: [None, value] for field, value in body.items() if not isinstance(value, dict)}
        patches = self.pasts.get(entry.uid, [plain])
        return [(entry.on + timedelta(days=day), patch) for day, patch in enumerate(patches)]

    def changed(self, bodies: Mapping[str, dict[str, Any]]) -> "Journal":
        """Return the same journal with these records alone, as they are given."""
        other = Journal.__new__(Journal)
        other.__dict__.update(self.__dict__)
        other.bodies, other.kinds = dict(bodies), {uid: self.kinds[uid] for uid in bodies}
        other.planted = list(self.planted)
        other._made = other.sorted = None
        return other

    def _all(self) -> dict[str, list[Entry]]:
        if self._made is None:
            self._made = {}
            for uid, name in self.kinds.items():
                self._made.setdefault(name, []).append(self._entry(uid))
            for found in self._made.values():
                found.sort(key=lambda entry: (entry.on, entry.number))
        return self._made

    def _entry(self, uid: str) -> Entry:
        k = kind(self.kinds[uid])
        body = self.bodies[uid]
        title = str(body.get(k.text) or "")
        if k.name == "client":
            title = str(self.bodies[body["person"]]["name"])
        return Entry(k, uid, body["number"], title, body)
