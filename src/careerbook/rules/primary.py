"""Who is meant by a command that names no client: the primary one of the day, where there is no doubt."""

from collections.abc import Iterable
from datetime import date

from careerbook.records.entry import Entry


def primaries(clients: Iterable[Entry], day: date) -> list[Entry]:
    """Return the primary clients of a day, the one that began last first; several with one in each of two jobs."""
    found = [
        client
        for client in clients
        if client.get("relation") in ("primary", None)
        and (client.start is None or client.start <= day)
        and (client.end is None or client.end >= day)
    ]
    return sorted(found, key=lambda client: (-(client.start.toordinal() if client.start else 0), client.number))


def is_sole_primary(client: Entry | None, clients: Iterable[Entry], day: date) -> bool:
    """Tell whether a command without a name can mean nobody but this client, on the day and, as planned, later."""
    if client is None or client.end is not None:
        return False
    return [each.uid for each in primaries(clients, day)] == [client.uid]
