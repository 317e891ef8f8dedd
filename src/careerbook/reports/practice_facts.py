"""Reads the practice of one job in one period: services with their share, ideas by quarter, who I spoke with."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from careerbook.records.entry import Entry
from careerbook.reports.ask import Because, Data
from careerbook.reports.clients import client_names, held
from careerbook.rules.periods import Period, previous, quarter_of
from careerbook.rules.reading import Reader
from careerbook.rules.value import NotAvailable

QUARTERS = 4
UNKNOWN = (None, "unknown")
NOT_SPOKEN = ("survey", "review", "third-party")
"""Channels through which something is heard of somebody without speaking with them."""


class Job(Data):
    """One job of the period. direction: the work I want more of; ended: it is over by now."""

    ref: str
    title: str
    employer: str
    direction: str
    ended: bool


class ServiceRow(Data):
    """One service in the period; ref is empty for what belongs to none. shares: 0 to 1.

    job: the title of its job where the page is about several. mine, theirs: what I would like and what my client
    would, None where it was not said.
    """

    ref: str
    name: str
    job: str
    beneficiary: str
    impacts: int
    hours: Fraction
    of_impacts: Fraction | NotAvailable
    of_hours: Fraction | NotAvailable
    mine: str | None
    theirs: str | None

    @property
    def differs(self) -> bool:
        """Whether both wishes are known and not the same."""
        return bool(self.mine and self.theirs and self.mine != self.theirs)


class QuarterOffers(Data):
    """How many times an idea was offered in one quarter."""

    label: str
    count: int


class IdeaRow(Data):
    """An idea that waits: to be offered, for an answer, or to be done.

    since: the day of its latest step. to: the clients who have it and have not answered.
    """

    ref: str
    need: str
    state: str
    since: date | None
    to: tuple[str, ...]
    toward_direction: bool


class Spoken(Data):
    """Somebody I spoke with in the period: how often, and when last."""

    name: str
    times: int
    last: date


class Practice(Data):
    """The whole page. jobs: those held in the period, or the one of the client asked about; the first one first.

    without_hours: impacts of the period that say no hours. offers: the newest quarter last.
    """

    as_of: date
    period: str
    first: date
    last: date
    spoken: str
    jobs: tuple[Job, ...]
    toward: tuple[str, ...]
    services: tuple[ServiceRow, ...]
    impacts: int
    hours: Fraction
    without_hours: int
    offers: tuple[QuarterOffers, ...]
    ideas: tuple[IdeaRow, ...]
    people: tuple[Spoken, ...]
    why: tuple[Because, ...]


def practice_facts(reader: Reader, period: Period, client: Entry | None) -> Practice:
    """Return everything the page says, without the reasons. client: whose job and whose ideas; None is all of them."""
    only = client.engagement if client else None
    impacts = reader.entries("impact", since=period.first, until=period.end)
    impacts = [impact for impact in impacts if only is None or impact.engagement in (None, only)]
    jobs = _jobs(reader, period, only)
    services = _in_question(reader, jobs, impacts)
    titles = {job.uid: str(job.title) for job in jobs} if len(jobs) > 1 else {}
    rows = _services(services, impacts, titles)
    ideas = reader.entries("opportunity")
    offered = reader.entries("offered", parents=[idea.uid for idea in ideas]) if ideas else []
    offered = [step for step in offered if client is None or step.client == client.uid]
    return Practice(
        as_of=reader.as_of,
        period=period.label,
        first=period.first,
        last=period.last,
        spoken=period.spoken(),
        jobs=tuple(
            Job(
                ref=job.ref,
                title=str(job.title),
                employer=str(job.employer or ""),
                direction=str(job.direction or ""),
                ended=job.end is not None and job.end < reader.as_of,
            )
            for job in jobs
        ),
        toward=_toward(reader, ideas),
        services=rows,
        impacts=len(impacts),
        hours=sum((Fraction(impact.hours) for impact in impacts if impact.hours), Fraction(0)),
        without_hours=sum(impact.hours is None for impact in impacts),
        offers=_offers(reader, offered, period),
        ideas=_ideas(reader, ideas, offered),
        people=_people(reader, period),
        why=(),
    )


def _jobs(reader: Reader, period: Period, only: str | None) -> list[Entry]:
    """Return the jobs that were held on a day of the period, or the only one in question; the first one first."""
    if only is not None:
        return list(reader.by_uid([only]).values())
    last = min(period.last, reader.as_of)
    held_then = [
        job
        for job in reader.entries("engagement")
        if (job.start is None or job.start <= last) and (job.end is None or job.end >= period.first)
    ]
    return sorted(held_then, key=lambda job: (job.start or date.min, job.number))


def _in_question(reader: Reader, jobs: Sequence[Entry], impacts: Sequence[Entry]) -> list[Entry]:
    """Return the services of these jobs and of none, and any other that a win of the period was part of."""
    known: set[str | None] = {None, *(job.uid for job in jobs)}
    named = {impact.service for impact in impacts}
    found = [
        service
        for service in reader.entries("service")
        if not jobs or service.engagement in known or service.uid in named
    ]
    return sorted(found, key=lambda service: service.number)


def _services(services: Sequence[Entry], impacts: Sequence[Entry], titles: Mapping[str, str]) -> tuple[ServiceRow, ...]:
    """Return the services, the largest part of the impacts first, and last what belongs to none."""
    known = {service.uid for service in services}
    by_service: dict[str, list[Entry]] = {}
    for impact in impacts:
        by_service.setdefault(impact.service if impact.service in known else "", []).append(impact)
    hours = _hours(impacts)
    rows = [_row(service, by_service.get(service.uid, []), len(impacts), hours, titles) for service in services]
    rows.sort(key=lambda row: (-row.hours, -row.impacts))
    rest = by_service.get("", []) if services else []
    return tuple([*rows, _row(None, rest, len(impacts), hours, titles)] if rest else rows)


def _row(
    service: Entry | None, impacts: Sequence[Entry], all_impacts: int, all_hours: Fraction, titles: Mapping[str, str]
) -> ServiceRow:
    hours = _hours(impacts)
    theirs = service.client_view if service else None
    return ServiceRow(
        ref=service.ref if service else "",
        name=service.name if service else "",
        job=titles.get(service.engagement or "", "") if service else "",
        beneficiary=str(service.beneficiary or "") if service else "",
        impacts=len(impacts),
        hours=hours,
        of_impacts=Fraction(len(impacts), all_impacts) if all_impacts else NotAvailable("no impact in this period"),
        of_hours=_of_hours(impacts, all_hours),
        mine=service.use_me_for if service else None,
        theirs=None if theirs in UNKNOWN else theirs,
    )


def _of_hours(impacts: Sequence[Entry], all_hours: Fraction) -> Fraction | NotAvailable:
    if not all_hours:
        return NotAvailable("no impact of this period says its hours")
    if impacts and all(impact.hours is None for impact in impacts):
        return NotAvailable("none of its impacts says its hours")
    return _hours(impacts) / all_hours


def _hours(impacts: Iterable[Entry]) -> Fraction:
    return sum((Fraction(impact.hours) for impact in impacts if impact.hours is not None), Fraction(0))


def _toward(reader: Reader, ideas: Sequence[Entry]) -> tuple[str, ...]:
    """Return the references of ideas and proposals that lead to the work I want more of."""
    pointing = [*ideas, *reader.entries("pitch")]
    return tuple(entry.ref for entry in pointing if entry.toward_direction)


def _offers(reader: Reader, offered: Sequence[Entry], period: Period) -> tuple[QuarterOffers, ...]:
    """Count the ideas offered in the quarter that ends the period, and in the three before it."""
    quarters = [quarter_of(period.last, reader.calendar)]
    while len(quarters) < QUARTERS:
        quarters.insert(0, previous(quarters[0], reader.calendar))
    return tuple(
        QuarterOffers(label=quarter.label, count=len({step.parent for step in offered if quarter.holds(step.on)}))
        for quarter in quarters
    )


def _ideas(reader: Reader, ideas: Sequence[Entry], offered: Sequence[Entry]) -> tuple[IdeaRow, ...]:
    """Return what waits: offered ones for an answer, accepted ones to be done, spotted ones to be offered."""
    order = ("offered", "accepted", "spotted", "parked")
    names = client_names(reader, [step.client for step in offered])
    waiting = sorted(
        (idea for idea in ideas if idea.state in order), key=lambda idea: (order.index(idea.state), idea.number)
    )
    return tuple(
        IdeaRow(
            ref=idea.ref,
            need=idea.need,
            state=idea.state,
            since=idea.moved_on,
            to=tuple(
                dict.fromkeys(
                    names[step.client]
                    for step in offered
                    if step.parent == idea.uid
                    and step.client in names
                    and (step.answered_on is None or step.answered_on > reader.as_of)
                )
            ),
            toward_direction=bool(idea.toward_direction),
        )
        for idea in waiting
    )


def _people(reader: Reader, period: Period) -> tuple[Spoken, ...]:
    """Return who I spoke with: check-ins and sessions held, feedback heard and given; the most often first."""
    met: list[tuple[str | None, date]] = []
    clients = {client.uid: client.person for client in reader.entries("client")}
    met += [(clients.get(call.client), held(call)) for call in reader.entries("call", states=("recorded",))]
    met += [(clients.get(talk.client), held(talk)) for talk in reader.entries("session", states=("held",))]
    for item in reader.entries("feedback", since=period.first, until=period.end):
        if item.get("source") == "self" or item.channel in NOT_SPOKEN or item.about == "character":
            continue
        met.append((item.to_person if item.direction == "given" else item.from_person, item.on))
    inside = [(person, day) for person, day in met if person and period.holds(day) and day <= reader.as_of]
    people = reader.by_uid({person for person, _ in inside})
    found = [
        Spoken(
            name=people[uid].name,
            times=sum(person == uid for person, _ in inside),
            last=max(day for person, day in inside if person == uid),
        )
        for uid in people
    ]
    return tuple(sorted(found, key=lambda row: (-row.times, -row.last.toordinal(), row.name)))
