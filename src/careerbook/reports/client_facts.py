"""What follows from one client: which needs are served, who kept which promise, how regularly you meet."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from careerbook.records.entry import Entry
from careerbook.reports.ask import Data
from careerbook.reports.clients import held, held_calls, leaves, next_call
from careerbook.rules.cadence import Cadence, call_cadence
from careerbook.rules.periods import quarter_of, quarters_between
from careerbook.rules.primary import is_primary
from careerbook.rules.promises import Keeping, Promise, promise_keeping, their_promises
from careerbook.rules.reading import Reader
from careerbook.rules.topics import topic_denied
from careerbook.rules.value import NotAvailable

OPEN_GOALS = ("planned", "active", "blocked")
LIVE_PITCHES = ("draft", "sent", "funded")


class Served(Data):
    """A need and what answers it, by reference. old: heard so long ago that it is worth asking again."""

    ref: str
    text: str
    heard_on: date
    old: bool
    by: tuple[str, ...]


class Work(Data):
    """A goal under way, or a win of the period, that serves no stated need."""

    ref: str
    text: str


class Promised(Data):
    """R26. share: 0 to 1; changed: promises of mine that count against a later day; theirs are two counts."""

    share: Fraction | NotAvailable
    kept: int
    due: int
    changed: int
    open: int
    late: int
    their_kept: int
    their_due: int
    their_open: int


class Meetings(Data):
    """R25: quarters, or table periods, with a check-in of those that count; last and next: days of check-ins.

    unit: what is counted, `quarter` or `period`.
    """

    unit: str
    share: Fraction | NotAvailable
    with_call: int
    counted: int
    days_without: int | None
    last: date | None
    next: date | None


def needs_of(reader: Reader, client: Entry, *, gone: bool = False) -> tuple[Served, ...]:
    """Return the needs of a client, the newest first; who has `gone` is not asked about an old one again."""
    needs = reader.entries("need", parents=[client.uid])
    if not needs:
        return ()
    answers = [
        *reader.entries("goal", states=OPEN_GOALS, holding="need"),
        *reader.entries("impact", since=min(heard_on(need) for need in needs), holding="need"),
        *reader.entries("pitch", states=LIVE_PITCHES, holding="need"),
    ]
    return tuple(
        Served(
            ref=need.ref,
            text=need.text,
            heard_on=heard_on(need),
            old=not gone and is_old(reader, need),
            by=tuple(entry.ref for entry in answers if entry.need == need.uid),
        )
        for need in sorted(needs, key=lambda need: (heard_on(need), need.number), reverse=True)
    )


def heard_on(need: Entry) -> date:
    """Return the day a need was heard."""
    day: date = need.heard_on or need.on
    return day


def is_old(reader: Reader, need: Entry) -> bool:
    """Tell whether a need was heard more days ago than the setting `recheck_need_days` says."""
    return reader.as_of - heard_on(need) > timedelta(days=int(reader.setting("recheck_need_days")))


def serving_none(reader: Reader, client: Entry) -> tuple[Work, ...]:
    """Return the goals under way and the wins of the quarter that serve no stated need, goals first.

    Work with no client of its own is the primary client's. A win serves what its goal serves. What is about a topic
    that is not for this client is left out.
    """
    goals = reader.entries("goal")
    serves = {goal.uid for goal in goals if goal.need}
    period = quarter_of(reader.as_of, reader.calendar)
    wins = reader.entries("impact", since=period.first, until=period.end)
    work = [goal for goal in goals if goal.state in OPEN_GOALS and goal.uid not in serves]
    work += [win for win in wins if not win.need and win.goal not in serves]
    whose = {goal.uid: goal.client for goal in goals}
    primary = is_primary(client)
    return tuple(
        Work(ref=entry.ref, text=entry.title)
        for entry in work
        if _for_client(client, whose.get(entry.uid if entry.kind.name == "goal" else entry.goal), primary)
        and (not client.engagement or entry.engagement in (None, client.engagement))
        and not topic_denied(client, entry)
    )


def _for_client(client: Entry, whose: str | None, primary: bool) -> bool:
    return whose == client.uid if whose else primary


def promised(reader: Reader, client: Entry) -> Promised:
    """Return what became of the promises with a client on both sides."""
    found = [entry for entry in reader.entries("commitment") if entry.client == client.uid]
    mine = [_promise(reader, entry) for entry in found if entry.owner == "me"]
    theirs = [_promise(reader, entry) for entry in found if entry.owner == "client"]
    keeping = promise_keeping(mine, as_of=reader.as_of)
    known = keeping if isinstance(keeping, Keeping) else None
    their = their_promises(theirs, as_of=reader.as_of)
    return Promised(
        share=keeping.share if isinstance(keeping, Keeping) else keeping,
        kept=known.kept if known else 0,
        due=known.due if known else 0,
        changed=known.changed if known else 0,
        open=_open(mine),
        late=sum(1 for each in mine if each.state == "open" and each.due and each.due < reader.as_of),
        their_kept=their.kept,
        their_due=their.due,
        their_open=_open(theirs),
    )


def _promise(reader: Reader, entry: Entry) -> Promise:
    changed = any(source == "commitment renegotiate" for _, source, _ in reader.moves(entry))
    return Promise(entry.due, entry.state, entry.done_on, changed)


def _open(promises: Sequence[Promise]) -> int:
    return sum(1 for each in promises if each.state == "open")


def meetings(reader: Reader, client: Entry) -> Meetings:
    """Return how regularly you meet a client."""
    days = [held(call) for call in held_calls(reader, client)]
    since = client.start
    last = min(reader.as_of, client.end) if client.end else reader.as_of
    periods = quarters_between(since, last + timedelta(days=1), reader.calendar) if since and since <= last else []
    cadence = call_cadence(
        [(period.first, period.end) for period in periods],
        days,
        leaves(reader),
        since=since,
        until=client.end,
        as_of=reader.as_of,
    )
    known = cadence if isinstance(cadence, Cadence) else None
    coming = next_call(reader, client)
    return Meetings(
        unit="period" if reader.calendar.table else "quarter",
        share=cadence.share if isinstance(cadence, Cadence) else cadence,
        with_call=known.with_call if known else 0,
        counted=known.counted if known else 0,
        days_without=known.days_without if known else None,
        last=days[-1] if days else None,
        next=coming.on if coming else None,
    )
