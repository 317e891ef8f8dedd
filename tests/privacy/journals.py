"""Random journals in which every free text is a canary: a token that says which record and field it came from.

What may be read by whom is worked out here a second time, from the rules as people read them and not from the
declarations that the program filters by, so that a wrong declaration is found as well as a wrong filter.
"""

import random
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from careerbook.records.entry import Entry
from careerbook.records.fields import Column
from careerbook.records.kinds import KINDS, kind
from careerbook.records.settings_table import setting
from careerbook.rules.periods import Calendar

TODAY = date(2026, 11, 20)
NEVER = {
    "*": {"note", "tags"},
    "engagement": {"level", "jd_ref", "direction", "hours_per_week", "loaded_hourly_cost", "since"},
    "leave": {"start", "end"},
    "client": {"channel", "length", "topics_allow", "topics_deny"},
    "person": {"name", "aka"},
    "objective": {"owner", "period", "source_note"},
    "question": {"answer"},
    "goal": {"next_step", "my_part", "skills", "blocked_by"},
    "check": {"comment", "confidence"},
    "review": {"conditions", "extra_hours", "why"},
    "impact": {"skills", "hours", "identity", "collaborators"},
    "feedback": {"text", "situation", "behaviour", "effect", "my_intent", "verbatim"},
    "request": {"question", "mode", "due"},
    "challenge": {"lesson"},
    "raised": {"channel", "client_response"},
    "call": {"outcome", "mood", "sent_text"},
    "ask": {"objection", "fallback"},
    "heard": {"text"},
    "pitch": {"fallback", "frozen", "skills", "not_priced"},
    "need": {"source"},
    "demand": {"who", "text"},
    "benefit": {"basis"},
    "realised": {"measured"},
    "rating": {"period", "scale", "client_scale", "reason_for_gap"},
    "service": {"client_view"},
    "opportunity": {"skills", "toward_direction"},
    "autonomy": {"practised", "wanted", "skill", "granted_before"},
    "story": {
        "title",
        "theme",
        "situation",
        "task",
        "action",
        "result",
        "reflection",
        "drawn_from",
        "quote",
        "competency",
    },
    "telling": {"where", "reaction"},
    "competency": {"name", "level", "description"},
    "duty": {"my_view", "client_view"},
    "hours": {"hours", "week", "estimated"},
    "session": {"open_points"},
    "view": {"mine", "theirs"},
}
"""Fields that stand on no document's list (domain.md §1 and §3.1); `*` is every kind."""


class Planted(NamedTuple):
    """A canary: its token, and where it was put."""

    token: str
    uid: str
    kind: str
    field: str


class Journal:
    """A journal in memory that answers like the owner's reader."""

    def __init__(self, seed: int) -> None:
        """Grow a journal from a seed."""
        self.random = random.Random(seed)  # noqa: S311 - the same seed must grow the same journal
        self.seed = seed
        self.as_of = TODAY
        self.calendar = Calendar()
        self.bodies: dict[str, dict[str, Any]] = {}
        self.kinds: dict[str, str] = {}
        self.planted: list[Planted] = []
        self.names: dict[str, str] = {}
        self.owners: Journal | None = None
        self._passed_on: str | None = None
        self._grow()

    # --- growing -----------------------------------------------------------------------------------------------

    def _grow(self) -> None:
        order = [
            "person",
            "engagement",
            "client",
            "objective",
            "goal",
            "service",
            "impact",
            "challenge",
            "pitch",
            "opportunity",
            "autonomy",
            "feedback",
            "call",
            "commitment",
            "duty",
            "session",
            "rating",
            "story",
            "competency",
        ]
        for name in order + [k for k, row in KINDS.items() if row.under and row.under != ("book",)]:
            parents = [u for u, k in self.kinds.items() if k in KINDS[name].under] if KINDS[name].under else [None]
            if not parents:
                continue
            for _ in range(self.random.choice((0, 1, 2, 4)) if name not in ("person", "client") else 3):
                self._plant(name, self.random.choice(parents))

    def _plant(self, name: str, parent: str | None) -> None:
        uid = f"{len(self.bodies):08x}-0000-7000-8000-{self.seed:012x}"
        k = kind(name)
        number = 1 + sum(1 for other in self.kinds.values() if other == name)
        body: dict[str, Any] = {"number": number, "on": self._day().isoformat()}
        if parent:
            body["parent"] = parent
        if k.states:
            body["state"] = self.random.choice(k.states)
            body["moved_on"] = body["on"]
            body["reason"] = self._canary(uid, name, "reason")
        if not KINDS[name].under:
            body["visibility"] = self.random.choice(("private", "client", "client", "public"))
        for column in k.columns.values():
            if column.name != "on" and (column.required or self.random.random() < 0.75):
                value = self._value(column, uid, name)
                if value is not None:
                    body[column.name] = value
        if name == "person":
            self.names[uid] = body["name"]
        self.bodies[uid] = body
        self.kinds[uid] = name

    def _day(self, ahead: int = 0) -> date:
        return TODAY + timedelta(days=self.random.randint(-70, ahead))

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

    def _value(self, column: Column, uid: str, name: str) -> Any:
        sort = column.type.name
        if sort == "ref":
            fits = [u for u, k in self.kinds.items() if k == column.type.of]
            if not fits:
                return None
            return {self.random.choice(fits): True} if column.type.many else self.random.choice(fits)
        if sort == "choice":
            word = self.random.choice(column.choices)
            return {word: True} if column.type.many else word
        if name == "person" and column.name == "name":
            return f"Quill{self._canary(uid, name, 'name')} Feather{self.seed}x{len(self.bodies)}"
        if name == "person" and column.name == "share_as":
            return f"a helper {self._canary(uid, name, 'share_as')}"
        if sort == "evidence":
            where = f"https://example.org/{self._canary(uid, name, column.name)}"
            return {where: {"type": "link", "label": self._text(uid, name, column.name)}}
        if column.type.many:
            members = {self._text(uid, name, column.name): True}
            if column.name in ("tags", "theme", "topics_deny") and self.random.random() < 0.4:
                members["pay"] = True
            return members
        simple: dict[str, Any] = {
            "day": self._day(60).isoformat(),
            "number": str(self.random.randint(0, 9)),
            "whole": self.random.randint(1, 9),
            "money": f"{self.random.randint(1, 900) * 100} EUR",
            "flag": self.random.random() < 0.5,
            "partial": "2024-03",
        }
        if column.name in ("attribution", "confidence") and sort == "number":
            return self.random.choice(("0.5", "0.8"))
        if sort in simple:
            return simple[sort]
        if column.name == "month":
            return "2026-10"
        if column.name in ("frozen", "again_of", "sent_hash"):
            return None
        return self._text(uid, name, column.name)

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
        found = [self._entry(uid) for uid, k in self.kinds.items() if k == name]
        found = [
            e
            for e in found
            if (since is None or e.on >= since)
            and (until is None or e.on < until)
            and (e.on <= self.as_of or name in ("call", "leave"))
            and (not states or e.state in states)
            and (not visibility or e.body.get("visibility") in visibility)
            and (parents is None or e.parent in parents)
            and (not holding or e.body.get(holding) is not None)
        ]
        found.sort(key=lambda e: (e.on, e.number), reverse=newest_first)
        return found[:limit]

    def people(self) -> list[Entry]:
        """Return everybody."""
        return self.entries("person")

    def by_uid(self, uids: Iterable[str]) -> dict[str, Entry]:
        """Return entries by uid."""
        return {uid: self._entry(uid) for uid in uids if uid in self.bodies}

    def moves(self, entry: Entry) -> list[tuple[date, str, dict[str, list[Any]]]]:
        """Return the one step that every record has taken."""
        return [
            (e.moved_on, "grown", {"state": [None, e.state], "moved_on": [None, str(e.moved_on)]})
            for e in [entry]
            if e.moved_on
        ]

    def history(self, entry: Entry) -> list[tuple[date, dict[str, list[Any]]]]:
        """Return the one change that made the record."""
        body = self.bodies[entry.uid]
        return [(entry.on, {field: [None, value] for field, value in body.items() if not isinstance(value, dict)})]

    def _entry(self, uid: str) -> Entry:
        k = kind(self.kinds[uid])
        body = self.bodies[uid]
        title = str(body.get(k.text) or "")
        if k.name == "client":
            title = str(self.bodies[body["person"]]["name"])
        return Entry(k, uid, body["number"], title, body)

    # --- who may read what: the second opinion -----------------------------------------------------------------

    def forbidden(self, client: Entry | None, audience: str, before: Entry | None = None) -> list[Planted]:
        """Return the canaries that no document for this reader may hold.

        before: a handover may tell them besides what was promised, asked and agreed with the client before them.
        """
        self._passed_on = before.uid if before is not None else None
        return [p for p in self.planted if not self._may_read(p, client, audience)]

    def _may_read(self, planted: Planted, client: Entry | None, audience: str) -> bool:
        if planted.kind == "person" and planted.field == "share_as":
            return True
        if planted.field == "reason" or planted.field in NEVER["*"] | NEVER.get(planted.kind, set()):
            return (
                planted.kind == "person"
                and client is not None
                and client.person == planted.uid
                and planted.field == "name"
            )
        return self._may_see(planted.uid, client, audience)

    def _may_see(self, uid: str, client: Entry | None, audience: str) -> bool:
        name, body = self.kinds[uid], self.bodies[uid]
        if name in ("hours", "pulse"):
            return False
        if "parent" in body:
            return self._may_see(body["parent"], client, audience)
        if name in ("person", "rating"):
            return False
        if name in ("challenge", "pitch", "opportunity"):
            step = {"challenge": "raised", "pitch": "sent", "opportunity": "offered"}[name]
            opened = (
                audience == "client"
                and client is not None
                and any(
                    self.kinds[u] == step
                    and b.get("parent") == uid
                    and b["client"] == client.uid
                    and b["on"] <= str(TODAY)
                    for u, b in self.bodies.items()
                )
            )
            return opened and not self._denied(body, client)
        if name == "feedback" and (
            body.get("about") in (None, "character", "unclear") or body.get("direction") == "given"
        ):
            return False
        rank = {"private": 0, "client": 1, "public": 2}
        if rank[body["visibility"]] < rank[audience]:
            return False
        if name == "client" and (client is None or uid != client.uid):
            return False
        if name in ("call", "commitment", "session", "autonomy") and body.get("client"):
            passed_on = name != "session" and body["client"] == self._passed_on
            if not passed_on and (client is None or body["client"] != client.uid):
                return False
        return not self._denied(body, client)

    def _denied(self, body: dict[str, Any], client: Entry | None) -> bool:
        topics = {t.casefold() for f in ("tags", "theme") for t in body.get(f) or ()}
        if client is None:
            return False
        return bool(topics & {t.casefold() for t in self.bodies[client.uid].get("topics_deny") or ()})
