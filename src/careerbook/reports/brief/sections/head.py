"""Section 0: who writes, for whom, when they meet, and the days available where a target was cut to them."""

from careerbook.reports.brief.asked import Given
from careerbook.reports.brief.data import Header, PeriodSaid
from careerbook.rules.periods import Period


def period_said(period: Period) -> PeriodSaid:
    """Return the period as the page says it."""
    return PeriodSaid(label=period.label, first=period.first, last=period.last, words=period.spoken())


def header(given: Given) -> Header:
    """Return the head of the page. A meeting whose day has passed is not announced."""
    shared, ask = given.shared, given.ask
    job = shared.job()
    meeting = given.meeting.on if given.meeting and given.meeting.on >= ask.as_of else None
    days = ask.period.days if ask.days or _prorated(given) else None
    available = shared.days_available(ask.period.first, ask.period.end) if days is not None else None
    return Header(
        name=shared.owner_name or None,
        title=job.title if job else None,
        reader=shared.reader_name or None,
        meeting=meeting,
        available=available,
        days=days,
    )


def _prorated(given: Given) -> bool:
    """Whether a target of a goal on this page was cut to the days at work.

    Of an exception that was made for leave no document is told the type, and by that it is known here.
    """
    uids = [goal.uid for goal in given.goals]
    exceptions = given.shared.entries("exception", parents=uids) if uids else []
    return any(exception.target is not None and "type" not in exception.body for exception in exceptions)
