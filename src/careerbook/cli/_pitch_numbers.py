"""The planned numbers of a pitch as they are typed, counted back at once, and frozen when it is sent."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

import typer

from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._hanging import parent_of
from careerbook.cli._moves import announce_step, legal_move, move_said, step_day
from careerbook.cli._options import Json, Note, On, OnlyRef
from careerbook.cli._saving import warn_before_telling
from careerbook.cli._session import session
from careerbook.cli._values import Values
from careerbook.cli._verbs import only_or_named
from careerbook.cli.pitch import warn_workshop
from careerbook.errors import IllegalStep, InvalidInput
from careerbook.journal import Journal
from careerbook.records.entry import Entry
from careerbook.reports.planned import Planned, frozen_text, planned_of
from careerbook.reports.wording import TIMES, amount, figure
from careerbook.rules.audience import stands
from careerbook.rules.dates import short
from careerbook.rules.pitch_cost import NO_RATE
from careerbook.rules.pitch_value import NO_TIME, adjusted_benefit
from careerbook.rules.value import NotAvailable

HALF = Decimal("0.5")
COUNTED = {
    "label", "amount", "monthly", "hours", "rate", "amount_per_month", "starts_month", "attribution", "confidence",
}  # fmt: skip
"""The fields of a cost or a benefit that sending freezes."""

STANDS = ("sent", "funded", "deferred", "delivered")
"""States in which a pitch that one client got can be shown to another one, such as the next manager."""


def before_cost(values: Values, entry: Entry, said: Said, given: dict[str, Any]) -> None:
    """Refuse a cost of nothing, and one of a pitch whose numbers stand."""
    _still_draft(entry, "cost")
    _refuse_below_nothing(said)
    if said.get("amount") is None and said.get("hours") is None:
        raise InvalidInput(
            "a cost is an amount, or hours; nothing was saved",
            f'careerbook pitch cost {entry.number} "Course fee" 1800, or "Course" --hours 40 --rate 25',
        )


def after_cost(values: Values, entry: Entry, saved: str) -> None:
    """Say the new total."""
    planned = _planned(values, entry, session.book().find(saved).on)
    total = planned.value.total_cost
    lines = [f"Saved {saved} on {entry.ref}. In all it costs {amount(total)}."]
    if isinstance(total, NotAvailable):
        lines = [f"Saved {saved} on {entry.ref}. The total is {total}."]
        unpriced = _without_rate(values, entry, planned) if NO_RATE in total.reason else None
        if unpriced:
            lines.append(f"  Say what an hour costs: careerbook edit {unpriced.ref} --rate 25")
    session.say("\n".join(lines))
    if NO_TIME in planned.value.warnings:
        session.warn(f"{NO_TIME[0].upper()}{NO_TIME[1:]} (--hours).")


def _without_rate(values: Values, entry: Entry, planned: Planned) -> Entry | None:
    """Return the first cost of a pitch that is hours at no price: the one that the total has no number for."""
    if planned.hourly_rate is not None:
        return None
    costs = sorted(values.book.entries("cost", parents=[entry.uid]), key=lambda c: c.number)
    return next((c for c in costs if c.amount is None and c.hours is not None and c.rate is None), None)


def before_benefit(values: Values, entry: Entry, said: Said, given: dict[str, Any]) -> None:
    """Ask for the two estimates and what they stand on; without a terminal they are options."""
    _still_draft(entry, "benefit")
    _refuse_below_nothing(said)
    wanted = {
        "attribution": ("What else could have caused it? What part of it is due to the pitch, 0 to 1?", "0.6"),
        "confidence": ("How sure are you of the amount, 0 to 1?", "0.8"),
        "basis": ("What do the two estimates stand on?", "TEXT"),
    }
    missing = [name for name in wanted if not said.get(name)]
    if missing and not session.interactive:
        options = " ".join(f"--{name} {wanted[name][1]}" for name in missing)
        raise InvalidInput(
            f"a benefit is counted cautiously and needs {', '.join(f'--{name}' for name in missing)};"
            " nothing was saved",
            f"add {options}",
        )
    columns = _columns()
    for name in missing:
        typed = session.ask(wanted[name][0])
        if typed:
            said[name] = values.one(columns[name], typed)
    for name in ("attribution", "confidence"):
        if said.get(name) and not 0 <= Decimal(said[name]) <= 1:
            raise InvalidInput(f"--{name} is {said[name]}; it is a share from 0 to 1; nothing was saved", "such as 0.6")


def _refuse_below_nothing(said: Said) -> None:
    """Refuse a cost or a benefit below nothing: what costs is a cost, what comes back a benefit."""
    for name in ("amount", "rate", "amount_per_month"):
        if str(said.get(name) or "").startswith("-"):
            raise InvalidInput(
                "what a pitch costs and brings is counted from 0 up; nothing was saved",
                "what comes back is a benefit, what it takes each month is a cost with --monthly",
            )


def _columns() -> dict[str, Any]:
    from careerbook.records.kinds import kind  # noqa: PLC0415 - only what was asked for is read by its field

    return kind("benefit").columns


def after_benefit(values: Values, entry: Entry, saved: str) -> None:
    """Say what the benefit counts for, and what all of them bring a month."""
    benefit = session.book().find(saved)
    planned = _planned(values, entry, benefit.on)
    own = next(b for uid, b in planned.benefits if uid == benefit.uid)
    counted = amount(adjusted_benefit(own))
    made_of = [figure(f) for f in (own.amount_per_month, own.attribution, own.confidence) if f is not None]
    lines = [f"Saved {saved} on {entry.ref}. Counted cautiously: {f' {TIMES} '.join(made_of)} = {counted} a month."]
    if len(planned.benefits) > 1:
        total = planned.value.benefit_per_month
        lines.append(f"  All benefits: {amount(total)}{'' if isinstance(total, NotAvailable) else ' a month'}.")
    if benefit.attribution == HALF:
        lines.append("  0.5 is what most people say. What else could have caused it?")
    session.say("\n".join(lines))


def guard(entry: Entry, said: Said) -> None:
    """Refuse an amount below nothing, and say when an edit of what is counted comes after the numbers were sent."""
    _refuse_below_nothing(said)
    pitch = parent_of(entry)
    if pitch.state == "draft" or not COUNTED & set(said):
        return
    revise = any(move.verb == "revise" for move in pitch.kind.legal(pitch.state))
    then = f"; this counts in the next version: careerbook pitch revise {pitch.number}" if revise else ""
    session.warn(f"{pitch.ref} is {pitch.state}, and its planned numbers stand as they were sent{then}.")


def _still_draft(entry: Entry, what: str) -> None:
    """Raise IllegalStep when the planned numbers were sent already."""
    if entry.state == "draft":
        return
    if any(move.verb == "revise" for move in entry.kind.legal(entry.state)):
        raise IllegalStep(
            f"{entry.ref} is {entry.state}, its numbers stand as they were sent, and it takes no {what}",
            f"careerbook pitch revise {entry.number}",
        )
    raise IllegalStep(
        f"{entry.ref} is {entry.state}, its numbers stand as they were sent, and it takes no {what}",
        f"what came back: careerbook pitch realise {entry.number} BENEFIT AMOUNT",
    )


def _planned(values: Values, entry: Entry, day: date) -> Planned:
    """Return the planned numbers as of today, or as of the day to come that what was just saved is dated."""
    return planned_of(Journal(values.book, max(day, values.today)), entry)


def send(
    ref: OnlyRef = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="CLIENT", help="Who gets it; your manager if left out")
    ] = None,
    on: On = None,
    note: Note = None,
    json: Json = False,
) -> None:
    """Hand it to a client: they may read it, and its planned numbers stand."""
    entry = only_or_named(ref, "pitch", ("draft",))
    book = session.book()
    if to and entry.state in STANDS:
        _send_on(entry, to, on, note, json)
        return
    move = legal_move(entry, "send")
    batch = Batch("pitch send")
    values = Values(book, batch)
    client = values.reference("client", to) if to else str(values.primary(entry.body.get("engagement"), "--to").uid)
    day = step_day(values, entry, on)
    planned = _planned(values, entry, values.today)
    said: Said = {**move_said(move, day), "frozen": frozen_text(planned)}
    if note:
        said["note"] = note
    warn_workshop(entry.number, entry.new_work)
    _warn_thin(entry, planned)
    warn_before_telling(book, entry)
    batch.set(entry.uid, "pitch", said, expect={"state": entry.body.get("state")})
    batch.create("sent", book.complete("sent", {"client": client, "on": day.isoformat()}), parent=entry.uid)
    book.commit(batch)
    name = book.by_uid([client])[client].title
    tail = f"{name} may read it, nobody else; its numbers stand."
    if entry.decision_by is None:
        tail += f" When do you need the answer? careerbook pitch edit {entry.number} --decision-by DAY"
    announce_step(entry, day, json=json, tail=tail)


def _send_on(entry: Entry, to: str, on: str | None, note: str | None, json: bool) -> None:
    """Let one client more read a pitch that was sent; its state and its numbers stay as they are."""
    book = session.book()
    batch = Batch("pitch send")
    values = Values(book, batch)
    client = values.reference("client", to)
    name = book.by_uid([client])[client].title
    had = [step for step in book.entries("sent", parents=[entry.uid]) if step.client == client and stands(step)]
    if had:
        raise IllegalStep(
            f"{name} has {entry.ref} since {short(had[0].on)}; nothing was saved",
            f"careerbook show {entry.ref}",
        )
    day = values.day(on) if on else values.today
    warn_before_telling(book, entry)
    said: Said = {"client": client, "on": day.isoformat()}
    batch.create("sent", book.complete("sent", {**said, "note": note} if note else said), parent=entry.uid)
    book.commit(batch)
    tail = f"{name} may read it too; it stays {entry.state}, and its numbers stand."
    announce_step(entry, entry.moved_on or day, json=json, tail=tail)


def _warn_thin(entry: Entry, planned: Planned) -> None:
    """Warn of numbers that are missing or that R30 and R32 call doubtful."""
    value = planned.value
    for missing, what in ((value.total_cost, "cost"), (value.benefit_per_month, "benefit")):
        if isinstance(missing, NotAvailable):
            session.warn(f"Its {what} is {missing}.")
    for line in value.warnings:
        session.warn(f"{line[0].upper()}{line[1:]}.")
    own_rate = next((c for c in planned.costs if c.amount is None and c.rate is None), None)
    if own_rate is not None and planned.hourly_rate is not None:
        session.warn(
            f'What an hour of yours costs stays with you, so no page says what "{own_rate.label}" comes to.'
            f" To tell it, take it back, give that cost a rate (--rate) and send it again:"
            f" careerbook pitch revise {entry.number}"
        )
