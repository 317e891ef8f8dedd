"""Which jobs are no business of a client: those that have clients of their own."""

from collections.abc import Iterable
from datetime import date

from careerbook.records.entry import Entry
from careerbook.rules.reading import Reader

_Days = list[tuple[date, date]]


def jobs_elsewhere(reader: Reader, clients: Iterable[Entry | None]) -> frozenset[str]:
    """Return the uids of the jobs of other clients than these; none while the job of one of these is not known.

    What was done in such a job is not for these clients. A job that has no client of its own keeps nothing from
    anybody: whoever is promoted has a new job and the manager of the old one.
    """
    own = {client.engagement for client in clients if client is not None}
    if not own or None in own:
        return frozenset()
    return frozenset(client.engagement for client in reader.entries("client") if client.engagement) - own


def of_another_job(entry: Entry, elsewhere: frozenset[str], client: str) -> bool:
    """Tell whether a record belongs to one of those jobs, and neither names this client nor is opened one by one."""
    named = entry.body.get("client") == client or bool(entry.kind.opened_by)
    return not named and entry.body.get("engagement") in elsewhere


def days_off(leaves: Iterable[Entry], job: str | None, jobs: Iterable[Entry]) -> _Days:
    """Return first and last days of the leaves that count in a job: from itself, from none, or after it was over.

    job: the uid of one of these jobs; where it is not known every leave counts.
    """
    held = next((each for each in jobs if each.uid == job), None)
    return sorted(
        (leave.start, leave.end)
        for leave in leaves
        if leave.start
        and leave.end
        and (held is None or leave.parent in (None, job) or (held.end is not None and held.end < leave.start))
    )
