"""Who may read what, worked out a second time: from the rules as people read them, not from the declarations.

The program filters by what is declared beside each field; a wrong declaration is found here as well as a wrong filter.
"""

from typing import TYPE_CHECKING, Any, NamedTuple

from careerbook.records.entry import Entry

if TYPE_CHECKING:
    from tests.privacy.journals import Journal, Planted

JOB = {"engagement"}
NEVER: dict[str, set[str]] = {
    "*": {"note", "tags", "reason"},
    "engagement": {"level", "jd_ref", "direction", "direction_on", "hours_per_week", "loaded_hourly_cost", "since",
                   "start", "end", "type"},
    "leave": {"start", "end"},
    "client": {"person", "relation", "end", "channel", "length", "lead_time_days", "topics_allow",
               "topics_deny"} | JOB,
    "person": {"name", "aka", "share_as", "category", "name_ok"},
    "objective": {"owner", "period", "part_of", "source_note", "confidence_in_source"},
    "question": {"answer"},
    "goal": {"ambition", "set_by", "agreed", "my_part", "skills", "next_step", "blocked_by",
             "again_of"} | JOB,
    "check": {"comment", "confidence"},
    "exception": {"away"},
    "review": {"why", "conditions", "extra_hours"},
    "impact": {"collaborators", "skills", "competency", "service", "hours", "result_check_on", "identity",
               "also_for"} | JOB,
    "feedback": {"text", "to_person", "channel", "solicited", "polarity", "situation", "behaviour", "effect",
                 "my_intent", "verbatim", "quote_ok", "request", "impact", "goal", "clarifies"} | JOB,
    "request": {"question", "mode", "due"},
    "response": {"due"},
    "challenge": {"lesson"} | JOB,
    "raised": {"channel", "client_response"},
    "call": {"outcome", "minutes", "mood", "evidence", "sent_text", "sent_hash", "sent_rows", "reschedules"},
    "ask": {"objection", "fallback", "again_of"},
    "heard": {"text"},
    "commitment": JOB,
    "pitch": {"skills", "not_priced", "fallback", "toward_direction", "version", "funded_on"} | JOB,
    "sent": {"revised_on"},
    "demand": {"who", "text"},
    "benefit": {"basis"},
    "realised": {"benefit", "amount", "month", "measured"},
    "need": {"source"},
    "opportunity": {"skills", "toward_direction", "goal", "pitch"},
    "service": {"client_view"} | JOB,
    "duty": {"my_view", "client_view"} | JOB,
    "hours": {"hours", "week", "estimated"},
    "session": {"open_points"},
    "view": {"mine", "theirs"},
    "pulse": {"authority", "goals", "time_split", "responsibilities", "expected", "judged", "conflict_asks",
              "conflict_bosses", "conflict_resources"},
    "autonomy": {"practised", "wanted", "skill", "granted_before", "agreed_before"},
    "rating": {"subject", "period", "scale", "self", "predicted", "predicted_late", "client", "client_scale",
               "calibrated", "basis", "discussed_on", "reason_for_gap"},
    "story": {"title", "theme", "situation", "task", "action", "result", "reflection", "drawn_from", "quote",
              "competency"},
    "telling": {"where", "reaction"},
    "competency": {"name", "level", "description"},
    "period": {"name", "start", "end"},
}  # fmt: skip
"""Fields that no page of a brief, an update, a follow-up or a handover holds (domain.md §1 and §3.1); `*` is every
kind. A period prints its name as a label, and people as roles, both by other roads than their own records."""

OPENED = {"challenge": "raised", "pitch": "sent", "opportunity": "offered"}
RANK = {"private": 0, "client": 1, "public": 2}


class Eyes(NamedTuple):
    """One reader: the client (None while nobody is written down), and whether the page is for them or for anyone.

    before: a handover may tell them besides what was promised, asked and agreed with the client before them. names:
    the owner lets those be named who agreed to it.
    """

    client: Entry | None
    audience: str = "client"
    before: Entry | None = None
    names: bool = False


class Opinion:
    """What one reader may know of one journal; every verdict on a record is found once."""

    def __init__(self, journal: "Journal", eyes: Eyes) -> None:
        """Take the journal and the reader."""
        self.journal = journal
        self.eyes = eyes
        self._seen: dict[str, bool] = {}

    def forbidden(self) -> frozenset[str]:
        """Return the tokens that no page for this reader may hold."""
        never, listed, people = _sorted(self.journal)
        unseen = (tokens for uid, tokens in listed.items() if not self.may_see(uid))
        hidden = {planted.token for planted in people if not self._may_read_of(planted.uid, planted.field)}
        return never.union(hidden, *unseen)

    def _may_read_of(self, uid: str, field: str) -> bool:
        """A person's role is for everybody, a name for themselves, and with --names that of who agreed to it."""
        agreed = self.eyes.names and self.journal.bodies[uid].get("name_ok") is True
        myself = self.eyes.client is not None and self.eyes.client.person == uid
        return field == "share_as" or (field == "name" and (myself or agreed)) or (field == "aka" and agreed)

    def may_see(self, uid: str) -> bool:
        """Tell whether this reader may know of a record at all."""
        if uid not in self._seen:
            self._seen[uid] = self._judged(uid)
        return self._seen[uid]

    def _judged(self, uid: str) -> bool:
        client, audience = self.eyes.client, self.eyes.audience
        name, body = self.journal.kinds[uid], self.journal.bodies[uid]
        if name in ("hours", "pulse", "telling", "person", "rating") or self._denied(name, body):
            return False
        if "parent" in body:
            return body["parent"] in self.journal.bodies and self.may_see(body["parent"])
        if name in OPENED:
            return audience == "client" and client is not None and self._opened(uid, OPENED[name], client.uid)
        if name == "feedback" and (
            body.get("about") in (None, "character", "unclear") or body.get("direction") == "given"
        ):
            return False
        if RANK[body["visibility"]] < RANK[audience] or self._of_another_job(body):
            return False
        if name == "client":
            return client is not None and uid == client.uid
        if name in ("call", "commitment", "session", "autonomy") and body.get("client"):
            before = self.eyes.before.uid if self.eyes.before is not None and name != "session" else None
            return body["client"] in (client.uid if client is not None else None, before)
        return True

    def _opened(self, uid: str, step: str, reader: str) -> bool:
        """Tell whether a step in force opened a record to this reader by the day the page is about."""
        today = str(self.journal.as_of)
        steps = (self.journal.bodies[u] for u, kind in self.journal.kinds.items() if kind == step)
        return any(
            s.get("parent") == uid and s["client"] == reader and s["on"] <= today and s.get("revised_on") is None
            for s in steps
        )

    def _of_another_job(self, body: dict[str, Any]) -> bool:
        """Tell whether it was done in a job that has another client, unless it names this one."""
        mine = {
            self.journal.bodies[each.uid].get("engagement") for each in (self.eyes.client, self.eyes.before) if each
        }
        if not mine or None in mine or (self.eyes.client and body.get("client") == self.eyes.client.uid):
            return False
        clients = (self.journal.bodies[uid] for uid, kind in self.journal.kinds.items() if kind == "client")
        return body.get("engagement") in {each.get("engagement") for each in clients} - mine - {None}

    def _denied(self, kind: str, body: dict[str, Any]) -> bool:
        """Tell whether a topic keeps it away; case, hyphens and the number of blanks make no other topic."""
        if self.eyes.client is None:
            return False
        reader = self.journal.bodies[self.eyes.client.uid]
        topics = {spelled(topic) for field in ("tags", "theme") for topic in body.get(field) or ()}
        if topics & {spelled(topic) for topic in reader.get("topics_deny") or ()}:
            return True
        allowed = {spelled(topic) for topic in reader.get("topics_allow") or ()}
        if not allowed or topics & allowed or kind == "client":
            return False
        addressed = ("call", "commitment", "session", "autonomy", "challenge", "pitch", "opportunity", "engagement")
        named = body.get("client") == self.eyes.client.uid
        return bool(topics) or not ("parent" in body or kind in addressed or named)


def _sorted(journal: "Journal") -> tuple[frozenset[str], dict[str, list[str]], list["Planted"]]:
    """Return what nobody may read, what who sees the record may read, by its uid, and what is said of people."""
    if journal.sorted is None:
        never: set[str] = set()
        listed: dict[str, list[str]] = {}
        people: list[Planted] = []
        for planted in journal.planted:
            if planted.kind == "person":
                people.append(planted)
            elif _is_private(planted, journal.bodies[planted.uid]):
                never.add(planted.token)
            else:
                listed.setdefault(planted.uid, []).append(planted.token)
        journal.sorted = frozenset(never), listed, people
    found: tuple[frozenset[str], dict[str, list[str]], list[Planted]] = journal.sorted
    return found


def _is_private(planted: "Planted", body: dict[str, Any]) -> bool:
    """Tell whether a field is for nobody but the owner; `earlier`: words typed while nobody else could see them."""
    if planted.field == "earlier" or planted.field in NEVER["*"] or planted.field in NEVER.get(planted.kind, ()):
        return True
    return planted.kind == "exception" and planted.field == "cause" and body.get("type") == "leave"


def spelled(topic: str) -> str:
    """Return a topic as people compare it."""
    return " ".join(topic.lower().replace("-", " ").replace("_", " ").split())
