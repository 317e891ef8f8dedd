"""Which jobs and clients there are on a day, and who is meant by a command that names no client: the primary one."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from careerbook.records.entry import Entry


def there_on(body: Mapping[str, Any], day: date) -> bool:
    """Tell whether a job is held, or somebody is a client, on a day; an end of which nothing was said is open."""
    return str(body.get("start") or "") <= day.isoformat() <= str(body.get("end") or "9999")


def is_primary(client: Entry) -> bool:
    """Tell whether a client is the primary one of their time; one of whom it was not said is."""
    return client.get("relation") in ("primary", None)


def primaries(clients: Iterable[Entry], day: date) -> list[Entry]:
    """Return the primary clients of a day, the one that began last first; several with one in each of two jobs."""
    found = [client for client in clients if is_primary(client) and there_on(client.body, day)]
    return sorted(found, key=lambda client: (-(client.start.toordinal() if client.start else 0), client.number))


def is_sole_primary(client: Entry | None, clients: Iterable[Entry], day: date) -> bool:
    """Tell whether a command without a name can mean nobody but this client, on the day and, as planned, later."""
    if client is None or client.end is not None:
        return False
    return [each.uid for each in primaries(clients, day)] == [client.uid]
