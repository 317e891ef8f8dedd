"""One rich sample of every kind, and one hard journal: what a new row of the kinds table is tested with by existing.

A sample gives every field that can be typed, in stored form; a reference is the name of the kind whose sample it
points at. `UNDER` says on which sample a sub-record hangs where its kind may hang on several.
"""

from typing import Any

from careerbook.book import Book
from careerbook.changes.batch import Batch
from careerbook.changes.uid import new_uid
from careerbook.records.kinds import KINDS, kind

Fields = dict[str, Any]
COMMON: Fields = {"tags": {"sample": True, "close": True}, "note": "For me alone: the plum tree blooms"}

SAMPLES: dict[str, Fields] = {
    "engagement": {
        "title": "Operations analyst", "employer": "City hospital", "level": "Band 6", "start": "2024-09-01",
        "end": "2028-08-31", "type": "fixed-term", "hours_per_week": "37.5", "loaded_hourly_cost": "2500 EUR",
        "jd_ref": "intranet/jd/4711", "direction": "Less firefighting", "since": "2025-03", "on": "2024-09-01",
    },
    "leave": {"start": "2026-08-03", "end": "2026-08-21", "on": "2026-06-01"},
    "person": {
        "name": "Alex Rivera", "aka": {"Lex": True}, "share_as": "the head of operations", "category": "manager",
        "name_ok": True, "on": "2024-09-01",
    },
    "client": {
        "person": "person", "relation": "primary", "engagement": "engagement", "start": "2024-09-01",
        "end": "2028-08-31", "success_looks_like": "Nobody waits for a bed", "channel": "mail", "length": "one page",
        "lead_time_days": 2, "topics_allow": {"close": True}, "topics_deny": {"payroll": True}, "on": "2024-09-01",
    },
    "need": {"text": "I want it to run without you", "heard_on": "2026-07-08", "source": "the July call"},
    "objective": {
        "text": "Faster decisions", "level": "division", "owner": "the head of finance", "period": "2026",
        "part_of": "objective", "source_note": "The January town hall", "confidence_in_source": "told",
        "on": "2026-01-12",
    },
    "goal": {
        "title": "Close the books in five days", "due": "2026-12-31", "start": "2026-07-01", "metric_name": "days",
        "start_value": "9", "target": "5", "unit": "days", "term": "short", "type": "business",
        "ambition": "committed", "set_by": "together", "agreed": "yes", "client": "client", "need": "need",
        "serves": "objective", "my_part": "The numbers of a month three days sooner", "skills": {"closing": True},
        "engagement": "engagement", "next_step": "Agree the cut-off", "state": "active", "on": "2026-07-01",
    },
    "step": {"text": "Agree the cut-off with finance", "due": "2026-12-04", "done_on": "2026-11-19"},
    "check": {"comment": "Rounding is slow", "current": "6", "status": "at-risk", "confidence": 7},
    "exception": {
        "type": "dependency", "due": "2026-12-31", "target": "5", "cause": "The ledger came late",
        "agreed_with": "client",
    },
    "review": {
        "why": {"new-method": True, "skill-gain": True}, "duplicable": "partly", "conditions": "A quiet month",
        "extra_hours": "12", "next_use": "the quarter's close",
    },
    "pitch": {
        "title": "A course, and a monthly clinic", "type": "course", "need": "need", "objective": "objective",
        "skills": {"costing": True}, "new_work": "A clinic a month", "not_priced": {"calm": True},
        "horizon_months": 12, "ask": "1,800 EUR and three days", "decision_by": "2026-12-15",
        "give_back": "A clinic for every team", "fallback": "The book of the course", "toward_direction": True,
        "engagement": "engagement",
        "state": "sent", "on": "2026-11-02",
    },
    "sent": {"client": "client", "on": "2026-11-10"},
    "demand": {"who": "Operations", "text": "We would send two people"},
    "cost": {"label": "Course fee", "amount": "180000 EUR", "monthly": True, "hours": "24", "rate": "2500 EUR"},
    "benefit": {
        "label": "Hours saved", "amount_per_month": "80000 EUR", "starts_month": 2, "attribution": "0.6",
        "confidence": "0.8", "basis": "Three months of timesheets",
    },
    "realised": {"benefit": "benefit", "amount": "38000 EUR", "month": "2026-11", "measured": "80000 EUR"},
    "service": {
        "name": "Release support", "beneficiary": "finance", "value_statement": "They release on the day they planned",
        "use_me_for": "same", "client_view": "more", "engagement": "engagement",
    },
    "impact": {
        "text": "Cut the close from nine days to six", "goal": "goal", "metric_name": "close", "before": "9",
        "after": "6", "unit": "days", "what_changed": "Finance has the numbers three days sooner",
        "contribution": "Wrote the matching, taught it to two colleagues", "for_whom": "finance",
        "qualitative_goal": "The audit asked for it", "theme": {"close": True}, "category": "project",
        "credit": "led", "evidence": {"https://example.org/close": {"type": "link", "label": "The dashboard"}},
        "noticed_by": {"person": True}, "collaborators": {"person": True}, "skills": {"matching": True},
        "client": "client", "need": "need", "service": "service", "engagement": "engagement", "hours": "40",
        "competency": {"competency": True}, "result_check_on": "2027-02-01", "on": "2026-10-20",
    },
    "challenge": {
        "text": "The supplier feed may stop", "type": "dependency", "severity": "medium", "impact_date": "2026-12-20",
        "goal": "goal", "cause": "The licence ends", "consequence": "Two days by hand each month",
        "recommendation": "Renew for two years", "what_helps": "A signature", "theme": {"feed": True},
        "engagement": "engagement", "lesson": "Ask a quarter ahead", "on": "2026-11-12",
    },
    "raised": {"client": "client", "channel": "mail", "heads_up": True, "on": "2026-11-13"},
    "call": {
        "client": "client", "type": "quarterly", "period": "2026-Q4", "outcome": "A second reviewer", "minutes": 45,
        "mood": "curious", "evidence": {"impact": True}, "pass_on": {"options": True}, "on": "2026-11-25",
    },
    "ask": {
        "text": "A second reviewer", "type": "decision", "recommendation": "One day a week",
        "because": "Two changes waited four days", "by": "2026-12-01", "objection": "The team is short",
        "fallback": "Every other week", "answer": "open",
    },
    "question": {
        "text": "If January is short, what comes first?", "asked_of": "person", "asked_on": "2026-11-18",
        "answer": "The close",
    },
    "heard": {"text": "I hear about cost last"},
    "commitment": {
        "text": "Publish the close calendar", "owner": "me", "client": "client", "due": "2026-12-04",
        "remark": "The printer was late", "call": "call", "engagement": "engagement", "on": "2026-10-14",
    },
    "request": {"question": "What should I do more of?", "mode": "feedforward", "due": "2026-12-04"},
    "feedback": {
        "text": "The options page saved us a meeting", "from_person": "person", "to_person": "person",
        "source": "manager", "channel": "spoken", "solicited": True, "polarity": "reinforcing", "about": "impact",
        "situation": "Tuesday's planning", "behaviour": "brought two options", "effect": "we chose in ten minutes",
        "my_intent": "to be quick", "verbatim": "that page saved us a meeting", "quote_ok": True, "anonymous": True,
        "theme": {"options": True}, "request": "request", "impact": "impact", "goal": "goal",
        "engagement": "engagement", "on": "2026-10-19",
    },
    "response": {"action": "Two options from now on", "due": "2026-12-01", "outcome": "They ask for it"},
    "story": {
        "title": "The release that could not wait", "theme": {"conflict": True, "results": True},
        "situation": "Finance wanted Friday", "task": "Find a day for both", "action": "Drew both on one page",
        "result": "One calendar since May", "reflection": "Ask for their calendar first",
        "drawn_from": {"challenge": True}, "quote": "feedback", "competency": {"competency": True},
    },
    "telling": {"where": "Acme, second round", "reaction": "They asked for the page", "on": "2026-11-18"},
    "competency": {"name": "Leads a project", "level": "senior", "description": "Plans and ends the work of several"},
    "duty": {
        "text": "Exam administration", "source": "verbal", "jd_share_pct": "20", "my_view": "less",
        "client_view": "keep", "verdict": "discuss", "engagement": "engagement",
    },
    "hours": {"hours": "8", "week": "2026-11-16", "estimated": True},
    "session": {"client": "client", "open_points": "Who marks in June"},
    "view": {"duty": "duty", "mine": "less", "theirs": "keep", "verdict": "discuss"},
    "pulse": {
        "authority": 4, "goals": 5, "time_split": 3, "responsibilities": 4, "expected": 4, "judged": 3,
        "conflict_asks": 2, "conflict_bosses": 1, "conflict_resources": 3,
    },
    "opportunity": {
        "need": "Expenses still pass through two spreadsheets", "recommendation": "The invoice method",
        "because": "It fits as it is", "effort": "Three weeks for one team", "skills": {"matching": True},
        "toward_direction": True,
    },
    "offered": {"client": "client", "on": "2026-11-17"},
    "autonomy": {
        "area": "Vendor choice up to 5k", "granted": "consult", "practised": "agree", "wanted": "advise",
        "client": "client", "guard_rails": "A note each time", "skill": "costing", "review_on": "2027-01-29",
        "agreed_on": "2026-11-16",
    },
    "rating": {
        "subject": "goal", "period": "2026-Q4", "scale": "five", "self": 4, "basis": {"impact": True},
        "reason_for_gap": "They had not seen the tests",
    },
    "period": {"name": "Autumn term", "start": "2026-09-01", "end": "2026-12-18"},
}  # fmt: skip
"""By kind, in an order in which whatever is pointed at comes first."""

UNDER: dict[str, str] = {}
"""The kind whose sample a sub-record hangs on, where it is not the only one in the table."""


def rich_batch() -> tuple[Batch, dict[str, str]]:
    """Return the samples of all kinds as one batch, and the uid of each by kind."""
    uids = {name: new_uid() for name in SAMPLES}
    batch = Batch("samples")
    for name, fields in SAMPLES.items():
        if name not in KINDS:
            continue
        row = KINDS[name]
        said = {"on": "2026-11-16", **COMMON, **fields}
        for column in kind(name).columns.values():
            if column.type.name == "ref" and column.name in said:
                said[column.name] = _pointed(said[column.name], uids)
        if row.first:
            said = {"state": row.first, "moved_on": said["on"], **said}
        if not row.under:
            said.setdefault("visibility", row.visibility)
        parent = UNDER.get(name) or (row.under[0] if row.under and row.under[0] in KINDS else "")
        batch.create(name, said, parent=uids[parent] if parent else None, uid=uids[name])
    return batch, uids


def _pointed(value: Any, uids: dict[str, str]) -> Any:
    return {uids[name]: True for name in value} if isinstance(value, dict) else uids[value]


def rich_book(path: str) -> Book:
    """Return an open new book with one rich sample of every kind."""
    book = Book(path, create=True)
    book.change_settings({"name": "Maya Chen", "currency": "EUR"})
    book.commit(rich_batch()[0])
    return book


HARD: dict[str, str] = {
    "unicode": "Größe, naïve, 日本語の表, 👩‍👩‍👧 家族, क्षि, שלום עולם, مرحبا, می‌خواهم, Zoë",
    "pipes": "a | b || c `code` *stars* _under_ ~tilde~ # hash \\ back",
    "markup": "[red]not red[/red] [/foo] :smile: <script>alert(1)</script> & &amp; {{ braces }} %s",
    "escapes": "bell \x07 colour \x1b[31mred\x1b[0m link \x1b]8;;https://example.org\x07here c1 \x9b31m",
    "bidi": "invoice \u202egnp.exe\u202c and \u2066isolated\u2069 text",
    "lines": "first line\n\n- second\n> third\n    fourth\n1. fifth\r\n---\n| six |",
    "sums": "=1+1",
    "dashes": "- not a list",
    "dot": ".",
    "word": "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 4,
    "long": "Moved one more row of the long table into the new ledger and counted it again, " * 8,
}
"""Texts that break pages; a control character in one is there on purpose."""

PRIVATE = "The heron stood alone beside the quiet green canal at dawn"
"""A text that no document for others may hold."""


def hard_book(path: str) -> Book:
    """Return an open new book of unicode, pipes, empty, private and very long records, in the quarter of 2026-11-23."""
    book = Book(path, create=True)
    book.change_settings({"name": "Zoë | <b>O'Néill</b>"})
    batch = Batch("hard")
    boss, job = new_uid(), new_uid()
    _add(book, batch, "person", {"name": "Ωmega [red]Boss[/red]", "on": "2026-01-01"}, uid=boss)
    _add(book, batch, "engagement", {"title": HARD["pipes"], "start": "2026-01-01", "on": "2026-01-01"}, uid=job)
    client = _add(book, batch, "client", {"person": boss, "relation": "primary", "on": "2026-01-01"})
    for number, (name, text) in enumerate(HARD.items(), 1):
        day = f"2026-11-{number:02}"
        said = {"text": text, "on": day, "note": PRIVATE, "theme": {text[:30]: True}}
        _add(book, batch, "impact", {**said, "what_changed": text, "unit": "|", "before": "0", "after": "1"})
        _add(book, batch, "impact", {"text": f"{PRIVATE} ({name})", "on": day, "visibility": "private"})
    _hard_goals(book, batch)
    _hard_talk(book, batch, client)
    _hard_proof(book, batch)
    _hard_role(book, batch, client)
    _hard_views(book, batch, client)
    book.commit(batch)
    return book


def _hard_goals(book: Book, batch: Batch) -> None:
    for name in ("unicode", "markup", "long"):
        said = {"title": HARD[name], "on": "2026-10-01", "start": "2026-10-01", "due": "2026-12-31"}
        numbers = {"metric_name": HARD["pipes"], "start_value": "0", "target": "10", "unit": "<i>"}
        goal = _add(book, batch, "goal", {**said, **numbers, "state": "active"})
        looked = {"current": "12", "status": "off-track", "comment": PRIVATE, "on": "2026-11-16"}
        _add(book, batch, "check", looked, parent=goal)
    _add(book, batch, "goal", {"title": "Nothing said but this", "on": "2026-10-01"})


def _hard_talk(book: Book, batch: Batch, client: str) -> None:
    call = _add(book, batch, "call", {"client": client, "on": "2026-11-25", "outcome": PRIVATE})
    for name in ("markup", "escapes", "long"):
        text = HARD[name]
        _add(book, batch, "ask", {"text": text, "because": HARD["bidi"], "objection": PRIVATE}, parent=call)
        _add(book, batch, "commitment", {"text": text, "owner": "me", "client": client, "due": "2026-11-20"})
        raised = _add(book, batch, "challenge", {"text": text, "cause": HARD["lines"], "severity": "high"})
        _add(book, batch, "raised", {"client": client}, parent=raised)
        _add(book, batch, "feedback", {"text": f"{PRIVATE}, they said: {text}", "about": "character"})
    pitch = _add(book, batch, "pitch", {"title": HARD["pipes"], "ask": HARD["lines"], "state": "sent"})
    _add(book, batch, "sent", {"client": client}, parent=pitch)
    _add(book, batch, "cost", {"label": HARD["markup"], "amount": "100000"}, parent=pitch)
    worth = {"amount_per_month": "50000", "attribution": "1", "confidence": "0.5", "basis": PRIVATE}
    _add(book, batch, "benefit", {"label": HARD["unicode"], **worth}, parent=pitch)


def _hard_proof(book: Book, batch: Batch) -> None:
    rung = _add(book, batch, "competency", {"name": HARD["markup"], "level": HARD["pipes"]})
    for name, theme in (("unicode", "conflict"), ("markup", "results"), ("long", "results")):
        parts = dict.fromkeys(("situation", "task", "action", "result", "reflection"), HARD[name])
        said = {"title": HARD[name], "theme": {theme: True}, "competency": {rung: True}, **parts, "note": PRIVATE}
        story = _add(book, batch, "story", said)
        _add(book, batch, "telling", {"where": HARD["escapes"], "reaction": HARD["lines"]}, parent=story)
    _add(book, batch, "story", {"title": HARD["bidi"]})


def _hard_role(book: Book, batch: Batch, client: str) -> None:
    session = _add(book, batch, "session", {"client": client, "open_points": PRIVATE, "state": "held"})
    for name, share, hours in (("unicode", "70", "22"), ("markup", "30", "4"), ("bidi", None, "8")):
        said = {"text": HARD[name], "source": "jd" if share else "emerged", "jd_share_pct": share}
        duty = _add(book, batch, "duty", {key: value for key, value in said.items() if value}, uid="")
        _add(book, batch, "hours", {"hours": hours, "week": "2026-11-16"}, parent=duty)
        _add(book, batch, "view", {"duty": duty, "mine": "hand-over", "theirs": "add-to-jd"}, parent=session)


def _hard_views(book: Book, batch: Batch, client: str) -> None:
    for name, relation in (("markup", "peer"), ("pipes", "customer")):
        giver = _add(book, batch, "person", {"name": f"{HARD[name][:20]} {name}", "category": relation})
        heard = {"text": HARD[name], "from_person": giver, "source": relation, "about": "result"}
        _add(book, batch, "feedback", {**heard, "theme": {HARD["unicode"][:30]: True}})
    above = _add(book, batch, "objective", {"text": HARD["markup"], "level": "organisation"})
    below = _add(book, batch, "objective", {"text": HARD["pipes"], "level": "team", "part_of": above})
    _add(book, batch, "question", {"text": HARD["escapes"]}, parent=below)
    _add(book, batch, "autonomy", {"area": HARD["unicode"], "granted": "consult", "practised": "agree"})
    said = {"area": HARD["pipes"], "granted": "sell", "wanted": "delegate", "guard_rails": HARD["escapes"]}
    _add(book, batch, "autonomy", {**said, "client": client, "state": "agreed", "agreed_on": "2026-11-16"})
    _add(book, batch, "rating", {"self": 4, "predicted": 4, "client": 3, "reason_for_gap": HARD["markup"]})
    for name, wish in (("unicode", "more"), ("escapes", "stop")):
        _add(book, batch, "service", {"name": HARD[name], "beneficiary": HARD["pipes"], "use_me_for": wish})
    idea = {"need": HARD["markup"], "recommendation": HARD["bidi"], "effort": HARD["pipes"], "state": "offered"}
    offered = _add(book, batch, "opportunity", idea)
    _add(book, batch, "offered", {"client": client}, parent=offered)


def _add(book: Book, batch: Batch, kind_: str, said: Fields, *, parent: str | None = None, uid: str = "") -> str:
    return batch.create(kind_, book.complete(kind_, {"on": "2026-11-16", **said}), parent=parent, uid=uid or None)
