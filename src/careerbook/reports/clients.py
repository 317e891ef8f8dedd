"""Who the clients are on a day, which call comes next, and which was the last one."""

from collections.abc import Iterable, Sequence
from datetime import date

from careerbook.records.entry import Entry
from careerbook.rules.primary import is_primary, is_sole_primary, primaries, there_on
from careerbook.rules.reading import AnyReader, Reader

UPCOMING = ("planned", "sent")


def clients_now(reader: Reader) -> list[Entry]:
    """Return the clients of the day asked about, the primary ones first, then in the order they were added."""
    found = [client for client in reader.entries("client") if there_on(client.body, reader.as_of)]
    return sorted(found, key=lambda client: (not is_primary(client), -_ordinal(client.start), client.number))


def primary_client(reader: Reader) -> Entry | None:
    """Return the primary client of the day; with one in each of two jobs, the one that began last. None: no client."""
    return next(iter(primaries(reader.entries("client"), reader.as_of)), None)


def client_before(clients: Iterable[Entry], client: Entry) -> Entry | None:
    """Return the primary client whom this primary one follows in the same job; None when there was none."""
    if not is_primary(client) or client.start is None:
        return None
    gone = [
        other
        for other in clients
        if other.uid != client.uid
        and is_primary(other)
        and other.end is not None
        and other.end < client.start
        and (other.engagement == client.engagement or None in (other.engagement, client.engagement))
    ]
    return max(gone, key=lambda other: (other.end, other.number), default=None)


def successor(clients: Sequence[Entry], day: date) -> Entry | None:
    """Return who takes over: the primary client of a day who follows somebody, else the next one who will.

    Without a change of client it is the primary one of the day, and None when there is none.
    """
    primary = [client for client in clients if is_primary(client)]
    primary.sort(key=lambda client: (_ordinal(client.start), client.number))
    now = [client for client in primary if there_on(client.body, day)]
    coming = [client for client in primary if client.start is not None and client.start > day]
    follows = [client for client in (*reversed(now), *coming) if client_before(clients, client) is not None]
    return next(iter([*follows, *reversed(now)]), None)


def open_calls(reader: AnyReader, client: Entry | None) -> list[Entry]:
    """Return the calls with a client (None: with anybody) that are planned or sent, the earliest first."""
    return sorted(_calls(reader, client, UPCOMING), key=lambda call: (call.on, call.number))


def next_call(reader: AnyReader, client: Entry | None) -> Entry | None:
    """Return the nearest call that is planned or sent for the day asked about or later."""
    return next((call for call in open_calls(reader, client) if call.on >= reader.as_of), None)


def overdue_call(reader: AnyReader, client: Entry | None) -> Entry | None:
    """Return the latest call whose day has passed and that is neither recorded nor skipped."""
    return next((call for call in reversed(open_calls(reader, client)) if call.on < reader.as_of), None)


def late_record(reader: AnyReader) -> Entry | None:
    """Return the latest call with anybody that should be on record by now: `record_days` or more have passed."""
    call = overdue_call(reader, None)
    return call if call is not None and (reader.as_of - call.on).days >= int(reader.setting("record_days")) else None


def held_calls(reader: AnyReader, client: Entry | None) -> list[Entry]:
    """Return the recorded calls with a client (None: with anybody), the earliest first."""
    found = [call for call in _calls(reader, client, ("recorded",)) if held(call) <= reader.as_of]
    return sorted(found, key=lambda call: (held(call), call.number))


def last_recorded_call(reader: AnyReader, client: Entry | None, types: Iterable[str] = ()) -> Entry | None:
    """Return the latest recorded call with a client, of one of these types when any are given."""
    wanted = tuple(types)
    found = [call for call in held_calls(reader, client) if not wanted or call.get("type") in wanted]
    return found[-1] if found else None


def held(call: Entry) -> date:
    """Return the day a call took place, or the day it is planned for."""
    day: date = call.held_on or call.on
    return day


def current_engagement(reader: AnyReader) -> Entry | None:
    """Return the job of the day asked about; of several, the one that began last. Reads the owner's fields."""
    found = [job for job in reader.entries("engagement") if there_on(job.body, reader.as_of)]
    return max(found, key=lambda job: (_ordinal(job.start), job.number), default=None)


def leaves(reader: AnyReader, job: str | None = None) -> list[tuple[date, date]]:
    """Return the days away as pairs of first and last day, of one job when it is named. Reads the owner's fields."""
    found = [leave for leave in reader.entries("leave") if leave.start and leave.end]
    return sorted((leave.start, leave.end) for leave in found if job is None or leave.parent in (None, job))


def away_until(reader: AnyReader) -> date | None:
    """Return the last day of the leave that holds the day asked about, joined with leaves that follow on at once."""
    until: date | None = None
    for first, last in leaves(reader):
        day = reader.as_of if until is None else date.fromordinal(until.toordinal() + 1)
        if first <= day <= last:
            until = last
    return until


def client_names(reader: Reader, uids: Iterable[str | None]) -> dict[str, str]:
    """Return the names of these clients by uid, for the owner's eyes."""
    found = reader.by_uid([uid for uid in uids if uid])
    return {uid: client.title for uid, client in found.items()}


def is_manager(reader: Reader, client: Entry | None) -> bool:
    """Tell whether a command that names no client can mean nobody but this one."""
    return is_sole_primary(client, reader.entries("client"), reader.as_of)


def client_option(client: Entry | None, option: str, *, sole: bool) -> str:
    """Return what a pasted command needs to name a client: nothing for the sole primary one, else ` --to client-2`."""
    return "" if client is None or sole else f" {option} {client.ref}"


def _calls(reader: AnyReader, client: Entry | None, states: tuple[str, ...]) -> list[Entry]:
    return [call for call in reader.entries("call", states=states) if client is None or call.client == client.uid]


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0
