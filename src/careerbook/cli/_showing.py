"""`show`: every field that was said of a record, what hangs on it, and what follows from it."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import typer

from careerbook import clock
from careerbook.cli._saving import seen_by
from careerbook.cli._session import session
from careerbook.cli._signature import JSON, parameter
from careerbook.document import Block, Document, Fact, Facts, Heading, Inline, Items, inline, quiet
from careerbook.records.entry import Entry
from careerbook.records.fields import Column
from careerbook.rules.dates import short, with_weekday
from careerbook.rules.money import Money
from careerbook.rules.money import show as show_money

WHY = parameter(
    "why", bool, typer.Option("--why", help="Show how each number comes about, and which cuts are settings"), False
)
SHOW_OPTIONS = [WHY, JSON]
CARDS: dict[str, str] = {
    "goal": "goal_card",
    "pitch": "pitch_card",
    "challenge": "challenge_card",
    "impact": "impact_card",
    "story": "story_card",
    "competency": "competency_card",
    "session": "session_card",
    "autonomy": "autonomy_card",
    "rating": "rating_card",
    "client": "client_card",
}
"""Kinds whose `show` is computed: the module in `reports` with `build(reader, entry, why=)` and `layout(data)`."""

TOLD: dict[str, str] = {
    "goal": "title due metric_name start_value target unit blocked_by serves my_part next_step",
    "pitch": "title need objective new_work not_priced horizon_months ask decision_by give_back fallback",
    "challenge": "text on type severity impact_date goal cause consequence recommendation what_helps lesson",
    "impact": "text on goal metric_name before after unit what_changed contribution credit collaborators for_whom theme"
    " evidence noticed_by need result",
    "session": "client on held_on open_points",
    "story": "title theme situation task action result reflection quote competency drawn_from",
    "competency": "name level description",
    "autonomy": "area granted practised wanted client guard_rails agreed_on until review_on granted_before"
    " agreed_before",
    "rating": "subject period scale self predicted predicted_late client client_scale calibrated discussed_on"
    " reason_for_gap basis",
    "client": "person relation start end success_looks_like channel length lead_time_days",
}
"""The fields that a computed view tells in its own words; every other field that was said follows below it."""


def show_record(entry: Entry, options: dict[str, Any]) -> None:
    """Print one record as a page, or as JSON."""
    if entry.kind.name in CARDS and not entry.removed:
        data, document = card(entry, why=bool(options.get("why")))
        if options.get("json"):
            put_json(entry.kind.name, {**record_data(entry), "computed": data})
            return
    else:
        document = plain_card(entry)
        if options.get("json"):
            put_json(entry.kind.name, record_data(entry))
            return
    session.page(document)


def put_json(name: str, data: Any) -> None:
    """Write one envelope to stdout."""
    from careerbook.render.json import envelope  # noqa: PLC0415 - only --json

    session.out(envelope(name, data, session.warnings))


def card(entry: Entry, *, why: bool) -> tuple[Any, Document]:
    """Return the data and the page of a kind that has a computed view, followed by everything that was said of it."""
    from importlib import import_module  # noqa: PLC0415 - the card of one kind

    from careerbook.journal import Journal  # noqa: PLC0415 - only computed views read further

    module = import_module(f"careerbook.reports.{CARDS[entry.kind.name]}")
    build: Callable[..., Any] = module.build
    reader = Journal(session.book(), clock.today())
    data = build(reader, reader.by_uid([entry.uid]).get(entry.uid, entry), why=why)
    document: Document = module.layout(data)
    rest = _rest(entry)
    whole = document._replace(blocks=(*document.blocks, rest)) if rest.rows else document
    return data.model_dump(), whole


def _rest(entry: Entry) -> Facts:
    """Return what a computed view has no line for: the other fields that were said, and what can be named on it."""
    told = TOLD[entry.kind.name].split()
    rows = facts(entry, [name for name in entry.kind.columns if name not in told])
    hanging = ", ".join(child.ref for child in session.book().children(entry))
    return Facts((*rows, Fact("hangs on it", (inline(hanging),))) if hanging else tuple(rows))


def plain_card(entry: Entry) -> Document:
    """Return the page of a kind without a computed view."""
    blocks: list[Block] = [Facts(tuple(said_of(entry)))]
    hanging = session.book().children(entry)
    if hanging:
        blocks.append(Heading(2, "Hangs on it"))
        blocks.append(Items(tuple(child_line(child) for child in hanging)))
    return Document(f"{entry.ref}  {entry.title}", tuple(blocks), audience="me")


def said_of(entry: Entry) -> list[Fact]:
    """Return a record's state, every field that was said, who sees it and whether it was removed."""
    rows = []
    stage = entry.kind.stands(entry.body, clock.today().isoformat(), session.book().setting)
    if stage and stage != entry.body.get("state"):
        rows.append(Fact("state", (inline(stage),)))
    elif entry.body.get("state"):
        since = f" since {short(entry.moved_on)}" if entry.moved_on else ""
        reason = f": {entry.reason}" if entry.reason else ""
        rows.append(Fact("state", (inline(f"{entry.state}{since}{reason}"),)))
    rows += facts(entry, list(entry.kind.columns))
    if entry.body.get("visibility"):
        rows.append(Fact("seen by", (inline(_opened_to(entry) or seen_by(entry.kind, entry.body)),)))
    if entry.removed:
        rows.append(Fact("removed", (inline(f"yes; careerbook restore {entry.ref}"),)))
    return rows


def _opened_to(entry: Entry) -> str:
    """Return the names of the clients who got a record that is opened to one client at a time; empty for none."""
    from careerbook.rules.audience import stands  # noqa: PLC0415 - only what is opened one by one asks who got it

    steps = [step for step in session.book().children(entry) if step.kind.name == entry.kind.opened_by]
    uids = dict.fromkeys(str(step.client) for step in steps if step.on <= clock.today() and stands(step))
    clients = session.book().by_uid(uids)
    return ", ".join(clients[uid].title for uid in uids if uid in clients)


def facts(entry: Entry, names: list[str]) -> list[Fact]:
    """Return one fact for each of these fields that was said, in this order."""
    rows = []
    for name in names:
        if name not in entry.body or name in ("sent_text", "sent_hash", "sent_rows", "frozen"):
            continue
        column = entry.kind.columns[name]
        lines = tuple(inline(line) for line in value_lines(column, entry))
        if lines:
            rows.append(Fact(entry.kind.date_word if name == "on" else column.words, lines))
    return rows


def child_line(child: Entry) -> Inline:
    """Return one line for a sub-record: its reference, day and text, then its other fields."""
    values = []
    for name, column in child.kind.columns.items():
        if name in child.body and name not in (child.kind.text, "on", "tags", "note"):
            values.append(f"{column.words} {', '.join(value_lines(column, child))}")
    if child.kind.states:
        stage = child.kind.stands(child.body, clock.today().isoformat(), session.book().setting) or child.state
        values.append(child.kind.state_words.get(stage, stage))
    day = short(child.on) if child.on else ""
    text = str(child.body.get(child.kind.text) or "") if child.kind.text else ""
    return inline(
        f"{child.ref}",
        quiet(f" {day}") if day else "",
        f": {text}" if text else "",
        "; " if text and values else ": " if values else "",
        "; ".join(values),
    )


def value_lines(column: Column, entry: Entry) -> list[str]:
    """Return a field's value in words, one string per line."""
    value = getattr(entry, column.name)
    if column.type.name == "evidence":
        return [
            f"{known.get('label') or where}" + (f" ({where})" if known.get("label") else "")
            for where, known in value.items()
        ]
    if column.type.name == "ref":
        return [", ".join(named(uid) for uid in (value if column.type.many else (value,)))]
    if column.type.many:
        return [", ".join(value)]
    if column.type.name == "day":
        return [with_weekday(value)]
    if column.type.name == "money":
        return [show_money(Money(*value))]
    if column.type.name == "flag":
        return ["yes" if value else "no"]
    return str(value).split("\n")


def named(uid: str) -> str:
    """Return a record as a reader knows it: its reference and title."""
    found = session.book().by_uid([uid]).get(uid)
    return f"{found.ref} {found.title}".strip() if found else "(no longer in the book)"


def _by_number(ref: str) -> tuple[str, int]:
    """Return what references are ordered by: the kind, then the number and not its digits."""
    kind, _, number = ref.rpartition("-")
    return kind, int(number) if number.isdigit() else 0


def record_data(entry: Entry, *, children: bool = True) -> dict[str, Any]:
    """Return a record for JSON: its reference, its stored fields with references readable, and what hangs on it."""
    book = session.book()
    columns = entry.kind.columns
    uids = [
        uid
        for name, column in columns.items()
        if column.type.name == "ref" and entry.body.get(name)
        for uid in (entry.body[name] if column.type.many else [entry.body[name]])
    ]
    refs = {uid: found.ref for uid, found in book.by_uid(uids).items()} if uids else {}
    data: dict[str, Any] = {"ref": entry.ref, "uid": entry.uid}
    if entry.kind.stage:
        data["state"] = entry.kind.stands(entry.body, clock.today().isoformat(), book.setting)
    for name, value in entry.body.items():
        column = columns.get(name)
        if name in ("number", "parent") or (name == "state" and entry.kind.stage):
            continue
        if column is not None and column.type.name == "ref":
            named = [refs.get(u, u) for u in value] if column.type.many else refs.get(value, value)
            data[name] = sorted(named, key=_by_number) if column.type.many else named
        elif column is not None and column.type.many and column.type.name != "evidence":
            data[name] = list(value)
        elif column is not None and column.type.name == "number":
            data[name] = Decimal(str(value))
        elif column is not None and column.type.name == "money":
            minor, _, code = str(value).partition(" ")
            data[name] = {"minor": int(minor), "currency": code or None}
        else:
            data[name] = value
    if entry.parent:
        parent = book.by_uid([entry.parent]).get(entry.parent)
        data["parent"] = parent.ref if parent else None
    if children:
        hanging = [record_data(child) for child in book.children(entry)]
        if hanging:
            data["hanging"] = hanging
    return data
