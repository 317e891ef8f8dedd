"""Reads the duties of a job with their hours and views, and works out what follows from them."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from careerbook.records.entry import Entry
from careerbook.reports.ask import Ask
from careerbook.reports.clients import current_engagement, held, primary_client
from careerbook.reports.role_data import DutyRow, Extra, Role
from careerbook.reports.role_pulse import pulses, trend_words
from careerbook.rules.periods import Calendar, Period, quarter_of, week_of
from careerbook.rules.reading import Reader
from careerbook.rules.role import (
    DESCRIBED,
    Difference,
    DutyTime,
    Mismatch,
    actual_percent,
    duty_variance,
    expectation_mismatch,
    largest_differences,
    role_drift,
    share_outside,
    without_hours,
)
from careerbook.rules.value import NotAvailable


class Sampled(NamedTuple):
    """The hours of one period: by duty, the Mondays they belong to, how many are estimates."""

    by_duty: Mapping[str, Fraction]
    weeks: tuple[date, ...]
    estimated: Fraction

    @property
    def hours(self) -> Fraction:
        """All of them together."""
        return sum(self.by_duty.values(), Fraction(0))


class Views(NamedTuple):
    """What both sides said of one duty last, and what was agreed."""

    mine: str | None
    theirs: str | None
    verdict: str | None


NOTHING_SAID = Views(None, None, None)


def role_facts(reader: Reader, ask: Ask) -> Role:
    """Return everything the role page says, without the reasons."""
    client = ask.client or primary_client(reader)
    job = _job(reader, client)
    period = ask.period or quarter_of(reader.as_of, reader.calendar)
    duties = duties_of(reader, job)
    logged = reader.entries("hours", parents=[duty.uid for duty in duties]) if duties else []
    sampled = _sampled(logged, period, reader.calendar)
    seen = views_of(reader, client, duties)
    rows = [_row(duty, sampled, seen[duty.uid]) for duty in duties]
    times = [DutyTime(row.source, row.hours, row.described) for row in rows]
    mismatch = expectation_mismatch([(row.mine, row.theirs) for row in rows])
    undone = without_hours(times)
    return Role(
        as_of=reader.as_of,
        period=period.label,
        first=period.first,
        last=period.last,
        spoken=period.spoken(),
        job=str(job.title) if job else "",
        client=client.title if client else "",
        duties=tuple(sorted(rows, key=_largest_first)),
        weeks=sampled.weeks,
        weeks_wanted=int(reader.setting("role_weeks")),
        hours=sampled.hours,
        estimated=sampled.estimated,
        outside=share_outside(times),
        drift=role_drift(times),
        differ=mismatch.differ if isinstance(mismatch, Mismatch) else 0,
        discussed=mismatch.discussed if isinstance(mismatch, Mismatch) else 0,
        agenda=agenda_of(rows),
        without_hours=() if isinstance(undone, NotAvailable) else tuple(rows[place].ref for place in undone),
        change_request=_change_request(job, rows),
        sampled_in=_sampled_in(reader, logged, period),
        clarity=trend_words(reader) if len(pulses(reader)) > 1 else "",
        why=(),
    )


def agenda_of(rows: Sequence[DutyRow]) -> tuple[str, ...]:
    """Return the references of the duties to talk about, the largest difference first."""
    differences = [
        Difference(row.variance if isinstance(row.variance, Fraction) else None, row.views_differ) for row in rows
    ]
    return tuple(rows[place].ref for place in largest_differences(differences))


def _job(reader: Reader, client: Entry | None) -> Entry | None:
    """Return the client's job, else that of the day."""
    named = client.engagement if client else None
    found = reader.by_uid([named]) if named else {}
    return found.get(named or "") or current_engagement(reader)


def duties_of(reader: Reader, job: Entry | None) -> list[Entry]:
    """Return the duties of a job, and those that belong to none, in the order they were written down."""
    found = [duty for duty in reader.entries("duty") if job is None or duty.engagement in (None, job.uid)]
    return sorted(found, key=lambda duty: duty.number)


def _sampled(logged: Sequence[Entry], period: Period, calendar: Calendar) -> Sampled:
    inside = [entry for entry in logged if period.holds(_counts_on(entry, calendar))]
    by_duty: dict[str, Fraction] = {}
    for entry in inside:
        by_duty[str(entry.parent)] = by_duty.get(str(entry.parent), Fraction(0)) + Fraction(entry.hours)
    return Sampled(
        by_duty,
        tuple(sorted({_week(entry) for entry in inside})),
        sum((Fraction(entry.hours) for entry in inside if entry.estimated), Fraction(0)),
    )


def _week(entry: Entry) -> date:
    """Return the Monday of the week that hours belong to."""
    return week_of(entry.week or entry.on).first


def _counts_on(entry: Entry, calendar: Calendar) -> date:
    """Return the day by which hours belong to a period: the Monday of their week.

    Where it lies in no period of the table, as when a term begins on a Wednesday, the week's first day that does.
    """
    monday = _week(entry)
    days = [monday + timedelta(days=days) for days in range(7)]
    return next((day for day in days if any(period.holds(day) for period in calendar.table)), monday)


def _sampled_in(reader: Reader, logged: Sequence[Entry], period: Period) -> str:
    """Return the period in which hours were last written down, when this one has none; else nothing."""
    days = [_counts_on(entry, reader.calendar) for entry in logged]
    if not days or any(period.holds(day) for day in days):
        return ""
    return quarter_of(max(days), reader.calendar).label


def views_of(reader: Reader, client: Entry | None, duties: Sequence[Entry]) -> dict[str, Views]:
    """Return what was said of each duty last: in a session with a client that is being prepared, else on the duty.

    A recorded session leaves its views on the duty, where they can be edited. What another client said there is not
    this one's view; where it took the place of theirs, their own session still knows it.
    """
    talks = sorted(reader.entries("session"), key=lambda talk: (held(talk), talk.number))
    order = {talk.uid: place for place, talk in enumerate(talks)}
    views = reader.entries("view", parents=list(order)) if order and client is not None else []
    planned, own, others = (dict.fromkeys((duty.uid for duty in duties), NOTHING_SAID) for _ in range(3))
    for view in sorted(views, key=lambda view: (order[str(view.parent)], view.number)):
        talk = talks[order[str(view.parent)]]
        theirs = client is not None and talk.client == client.uid
        said = (own if theirs else others) if talk.state == "held" else planned if theirs else {}
        if view.duty in said:
            said[view.duty] = _then(said[view.duty], view.mine, view.theirs, view.verdict)
            if said is own:
                planned[view.duty] = NOTHING_SAID
    primary = primary_client(reader)
    spoke_for = client is None or primary is None or client.uid == primary.uid
    for duty in duties:
        other = others[duty.uid]
        on_it = (
            duty.my_view,
            duty.client_view if spoke_for and duty.client_view != other.theirs else None,
            duty.verdict if spoke_for and duty.verdict != other.verdict else None,
        )
        own[duty.uid] = _then(_then(own[duty.uid], *on_it), *planned[duty.uid])
    return own


def _then(before: Views, mine: str | None, theirs: str | None, verdict: str | None) -> Views:
    """Return what stood before with what was said later."""
    return Views(mine or before.mine, theirs or before.theirs, verdict or before.verdict)


def _row(duty: Entry, sampled: Sampled, views: Views) -> DutyRow:
    source = str(duty.get("source"))
    hours = sampled.by_duty.get(duty.uid, Fraction(0))
    described: Decimal | None = duty.jd_share_pct
    return DutyRow(
        ref=duty.ref,
        text=duty.text,
        source=source,
        source_assumed=duty.source is None,
        in_description=source in DESCRIBED,
        hours=hours,
        described=described,
        actual=actual_percent(hours, sampled.hours),
        variance=duty_variance(DutyTime(source, hours, described), sampled.hours),
        mine=views.mine,
        theirs=views.theirs,
        verdict=views.verdict,
    )


def _largest_first(row: DutyRow) -> tuple[Fraction, bool, int]:
    points = abs(row.variance) if isinstance(row.variance, Fraction) else Fraction(0)
    return -points, not row.views_differ, int(row.ref.rpartition("-")[2])


def _change_request(job: Entry | None, rows: Sequence[DutyRow]) -> tuple[Extra, ...]:
    """Return the work outside a contract that took hours; only for duties from a contract, held as a contractor."""
    by_contract = any(row.source == "contract" for row in rows)
    if not by_contract or (job is not None and job.type not in (None, "contractor")):
        return ()
    outside = [row for row in rows if not row.in_description and row.hours]
    outside.sort(key=lambda row: (-row.hours, int(row.ref.rpartition("-")[2])))
    return tuple(Extra(text=row.text, hours=row.hours) for row in outside)
