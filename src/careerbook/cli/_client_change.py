"""`client change`: one primary client follows another, with the two calls it takes, as one step of undo."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated, Any, NamedTuple

import typer

from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._options import DryRun, Json, Note, On
from careerbook.cli._session import session
from careerbook.cli._values import Values, record_named
from careerbook.cli.client import overlaps
from careerbook.errors import Ambiguous, InvalidInput, NotFound
from careerbook.records.entry import Entry
from careerbook.reports.wording import counted
from careerbook.rules.audience import stands
from careerbook.rules.dates import short, with_weekday
from careerbook.rules.primary import is_primary, primaries
from careerbook.rules.surprises import UNSETTLED

KICKOFF_AFTER = timedelta(days=7)
OWNERS = {"me": "yours", "client": "theirs", "other": "somebody else's"}

To = Annotated[str, typer.Option("--to", metavar="NAME", help="Who comes next")]
From = Annotated[
    str | None, typer.Option("--client", metavar="CLIENT", help="Who goes; the primary client if left out")
]


class Open(NamedTuple):
    """What is still open with the client who goes: promises, proposals, calls, told challenges, ratings not heard."""

    commitments: list[Entry]
    pitches: list[Entry]
    calls: list[Entry]
    told: int
    ratings: list[Entry]


def change(
    to: To,
    on: On = None,
    client: From = None,
    note: Note = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Hand over from one client to the next."""
    book = session.book()
    batch = Batch("client change")
    values = Values(book, batch)
    day = values.day(on, forward=True) if on else values.today
    old = _who_goes(values, client, day)
    still = _open_with(values, old, day)
    uids = _write(values, old, to, day, note)
    done = book.commit(batch, dry_run=dry_run)
    refs = [next(s.ref for s in done.saved if s.uid == uid) for uid in uids]
    name = str(book.find(refs[0], "client").title) if not dry_run else to
    if json and not dry_run:
        _put(refs, old, still)
    else:
        session.out("\n".join(refs))
    _tell(refs, old, name, day, dry_run)
    _tell_open(still, old, name, refs[0])


def _who_goes(values: Values, named: str | None, day: date) -> Entry:
    """Return the client who goes: the one named, else the one who is primary on the day before."""
    if named:
        found = record_named(values.book, named, "client")
        _refuse_not_there(found, day)
        return found
    eve, clients = day - timedelta(days=1), values.book.entries("client")
    primary = primaries(clients, eve)
    if not primary:
        later = next((client for client in clients if is_primary(client) and not client.end), None)
        if later is not None:
            _refuse_not_there(later, day)
        raise NotFound(
            f"nobody is your primary client on {eve}, so there is no hand-over; nothing was saved",
            'careerbook client add "NAME" --primary',
        )
    if len(primary) > 1:
        listed = ", ".join(f"{c.ref} {c.title}" for c in primary)
        raise Ambiguous(
            f"several are primary on that day: {listed}; nothing was saved", f"say who goes: --client {primary[0].ref}"
        )
    return primary[0]


def _refuse_not_there(old: Entry, day: date) -> None:
    if old.start and old.start >= day:
        raise InvalidInput(
            f"{old.title} is your client only since {short(old.start)}; nothing was saved", "say a later day: --on"
        )
    if old.end and old.end < day - timedelta(days=1):
        raise InvalidInput(
            f"{old.title} was your client until {short(old.end)}; nothing was saved",
            f"careerbook client show {old.number}",
        )


def _write(values: Values, old: Entry, to: str, day: date, note: str | None) -> list[str]:
    """Put the whole hand-over into the batch; return the uids of the new client and of the two calls."""
    book, batch = values.book, values.batch
    name = " ".join(to.split())
    if not name:
        raise InvalidInput("the next client needs a name; nothing was saved", 'careerbook client change --to "NAME"')
    person = values.person(name)
    eve = (day - timedelta(days=1)).isoformat()
    said: Said = {"person": person, "relation": "primary", "start": day.isoformat(), "on": day.isoformat()}
    if old.engagement:
        said["engagement"] = old.engagement
    if note:
        said["note"] = note
    beside = [c for c in book.entries("client") if c.uid != old.uid and overlaps(c.body, said)]
    _refuse_there_already(values, (old, *beside), person, day)
    for leaving in (old, *(c for c in beside if c.person == person)):
        batch.set(leaving.uid, "client", {"end": eve}, expect={"end": leaving.body.get("end")})
    new = batch.create("client", book.complete("client", said))
    made = min(day, values.today).isoformat()
    calls = [
        batch.create(
            "call", book.complete("call", {"client": uid, "type": sort, "on": on.isoformat(), "moved_on": made})
        )
        for uid, sort, on in ((old.uid, "handover", day), (new, "kickoff", day + KICKOFF_AFTER))
    ]
    return [new, *calls]


def _refuse_there_already(values: Values, there: Sequence[Entry], person: str, day: date) -> None:
    """Raise InvalidInput when somebody is the primary client of those days already; `there`: who goes, then the rest.

    It names what helps: another day for a hand-over that is planned, or who else goes or does not come.
    """
    old, *others = (client for client in there if client is there[0] or client.relation == "primary")
    same = next((client for client in (old, *others) if client.person == person), None)
    held = same or next(iter(others), None)
    if held is None:
        return
    to_come = held.start is not None and held.start > values.today
    since = f" from {with_weekday(held.start)} on" if to_come else ""
    if same is None and to_come:
        step = f"say a later day with --on; if {held.title} does not come after all: careerbook remove {held.ref}"
    elif same is None:
        step = f"say who goes: --client {held.ref}"
    elif to_come or held is not old:
        step = _moved(values, held, day) or f"careerbook client show {held.number}"
    else:
        step = "say who comes next: --to"
    raise InvalidInput(f"{held.title} is {held.ref} already, your primary client{since}; nothing was saved", step)


def _moved(values: Values, new: Entry, day: date) -> str:
    """Return the line that gives a hand-over another day; empty when none was said, or nobody goes."""
    goes = next((c for c in values.book.entries("client") if c.end and c.end + timedelta(days=1) == new.start), None)
    if goes is None or day in (new.start, values.today):
        return ""
    later = f"careerbook client edit {new.number} --from {day}"
    until = f"careerbook client edit {goes.number} --to {day - timedelta(days=1)}"
    return f"{later} && {until}" if day > new.start else f"{until} && {later}"


def _open_with(values: Values, old: Entry, day: date) -> Open:
    """Return what is open with the client who goes, as the book stands."""
    book = values.book
    promised = [c for c in book.entries("commitment", states=("open", "proposed")) if c.client == old.uid]
    sent = book.entries("pitch", states=("sent",))
    given = (
        {s.parent for s in book.entries("sent", parents=[p.uid for p in sent]) if s.client == old.uid and stands(s)}
        if sent
        else ()
    )
    risks = book.entries("challenge", states=UNSETTLED)
    told = (
        {r.parent for r in book.entries("raised", parents=[c.uid for c in risks]) if r.client == old.uid}
        if risks
        else ()
    )
    calls = [c for c in book.entries("call", states=("planned", "sent"), since=day) if c.client == old.uid]
    unheard = [rating for rating in book.entries("rating") if rating.client is None]
    return Open(promised, [p for p in sent if p.uid in given], calls, len(told), unheard)


def _tell(refs: list[str], old: Entry, name: str, day: date, dry_run: bool) -> None:
    eve, kickoff = day - timedelta(days=1), day + KICKOFF_AFTER
    head = "Would save" if dry_run else "Saved"
    session.say(
        f"{head} {refs[0]}: {name} is your primary client from {with_weekday(day)} on; "
        f"{old.title} ({old.ref}) until {with_weekday(eve)}.\n"
        f"  {refs[1]}: hand-over with {old.title}, {with_weekday(day)}\n"
        f"  {refs[2]}: kick-off with {name}, {with_weekday(kickoff)}"
    )


def _tell_open(still: Open, old: Entry, name: str, new: str) -> None:
    if still.commitments:
        lines = [f"To confirm again with {name}; nothing was moved:"]
        for promise in still.commitments:
            due = f", due {with_weekday(promise.due)}" if promise.due else ""
            proposed = ", proposed" if promise.state == "proposed" else ""
            lines.append(f'  {promise.ref} "{promise.title}", {OWNERS[promise.owner]}{due}{proposed}')
        lines.append(f"  Once confirmed: careerbook commitment edit {still.commitments[0].number} --client {new}")
        session.say("\n".join(lines))
    if still.pitches:
        lines = [f"Waiting for {old.title}'s answer:"]
        lines += [f'  {p.ref} "{p.title}": careerbook pitch send {p.number} --to {new}' for p in still.pitches]
        session.say("\n".join(lines))
    if still.calls:
        lines = [f"Still planned with {old.title}:"]
        lines += [f"  {c.ref}, {with_weekday(c.on)}: careerbook call skip {c.number} REASON" for c in still.calls]
        session.say("\n".join(lines))
    if still.ratings:
        lines = [f"Collect the outgoing view first: {old.title} has not rated"]
        lines += [f"  {r.ref}, {r.title}, {r.period}: careerbook rating receive {r.number} N" for r in still.ratings]
        session.say("\n".join(lines))
    if still.told:
        heard = counted(still.told, "open challenge")
        session.say(f"{name} has not heard of {heard} that {old.title} knows: careerbook report surprises")


def _put(refs: list[str], old: Entry, still: Open) -> None:
    from careerbook.cli._showing import put_json, record_data  # noqa: PLC0415 - only --json

    book = session.book()
    records: list[dict[str, Any]] = [record_data(book.find(ref)) for ref in refs]
    put_json(
        "client-change",
        {
            "client": records[0],
            "previous": record_data(book.find(old.ref)),
            "handover": records[1],
            "kickoff": records[2],
            "to_confirm": [promise.ref for promise in still.commitments],
            "waiting": [pitch.ref for pitch in still.pitches],
            "still_planned": [call.ref for call in still.calls],
            "ratings_to_collect": [rating.ref for rating in still.ratings],
        },
    )
