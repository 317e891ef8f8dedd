"""`engagement leave`: days away, and what each goal's target would become; nothing is applied."""

from datetime import date, timedelta
from typing import Annotated, Any

import typer

from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._echo import welcome_book
from careerbook.cli._goal_leave import Offer, touched
from careerbook.cli._options import Json, Note
from careerbook.cli._session import session
from careerbook.cli._values import Values
from careerbook.errors import InvalidInput
from careerbook.journal import Journal
from careerbook.records.entry import Entry
from careerbook.records.kinds import kind
from careerbook.reports.clients import leaves
from careerbook.reports.goal_facts import as_typed
from careerbook.reports.wording import days_said
from careerbook.rules.dates import short, with_weekday
from careerbook.rules.numbers import grouped
from careerbook.rules.periods import Period, available_days, quarters_between
from careerbook.rules.primary import there_on
from careerbook.rules.progress import Prorated

Job = Annotated[
    str | None, typer.Option("--engagement", metavar="ENGAGEMENT", help="From which job; the only one if left out")
]


def leave(
    start: Annotated[str, typer.Argument(metavar="START", help="The first day away")],
    end: Annotated[str, typer.Argument(metavar="END", help="The last day away")],
    engagement: Job = None,
    note: Note = None,
    json: Json = False,
) -> None:
    """Write down days away; there is no reason to give, on purpose."""
    book = session.book(create=True)
    new = book.is_new
    batch = Batch("engagement leave")
    values = Values(book, batch)
    first, last = values.day(start, forward=True), values.day(end, forward=True)
    _refuse_backwards(first, last, f"careerbook engagement leave {last.isoformat()} {first.isoformat()}")
    job = _job(values, engagement, first)
    _refuse_again(values, job, first, last)
    said = {"start": first.isoformat(), "end": last.isoformat(), **({"note": note} if note else {})}
    uid = batch.create("leave", book.complete("leave", said), parent=job.uid if job else None)
    saved = next(s.ref for s in book.commit(batch).saved if s.uid == uid)
    welcome_book(new)
    reader = Journal(book, values.today)
    offers = touched(reader, book.find(saved))
    periods = quarters_between(first, last + timedelta(days=1), reader.calendar)
    away = leaves(reader, job.uid if job else None)
    if json:
        _put(saved, offers, periods, away)
    else:
        session.out(saved)
    session.say(
        f"Saved {saved}: {with_weekday(first)} to {with_weekday(last)}, {days_said((last - first).days + 1)} away."
    )
    for period in periods:
        at_work = available_days(period.first, period.end, away)
        session.say(f"  {period.label}: {at_work} of {period.days} days available.")
    for offer in offers:
        session.say(_words(offer))


def guard(entry: Entry, said: Said) -> None:
    """Refuse an edit after which the leave would end before it begins."""
    whole = {**entry.body, **said}
    first, last = (date.fromisoformat(str(whole[name])) for name in ("start", "end"))
    _refuse_backwards(first, last, f"careerbook edit {entry.ref} --start DAY --end DAY")


def _refuse_backwards(first: date, last: date, next_step: str) -> None:
    if last < first:
        raise InvalidInput(
            f"the leave would end on {short(last)}, before it begins on {short(first)}; nothing was saved", next_step
        )


def _job(values: Values, named: str | None, day: date) -> Entry | None:
    """Return the job that the leave is from: the one named, else the only one of that day; None when there is none."""
    if named:
        return values.book.find(named, "engagement")
    held = [job for job in values.book.entries("engagement") if there_on(job.body, day)]
    if len(held) > 1:
        listed = " and ".join(f"{job.ref} {job.title}" for job in held)
        raise InvalidInput(
            f"two jobs are active on {short(day)}: {listed}; nothing was saved",
            f"say which: --engagement {held[0].ref}",
        )
    return held[0] if held else None


def _refuse_again(values: Values, job: Entry | None, first: date, last: date) -> None:
    for held in values.book.entries("leave"):
        if (held.start, held.end, held.parent) == (first, last, job.uid if job else None):
            raise InvalidInput(
                f"that is {held.ref} already; nothing was saved", f"careerbook edit {held.ref} --end DAY"
            )
        if held.start <= last and held.end >= first:
            session.warn(f"It overlaps {held.ref}; a day that is in both counts once.")


def _words(offer: Offer) -> str:
    goal, prorated = offer.goal, offer.prorated
    head = f'{goal.ref} "{goal.title}"'
    if isinstance(prorated, Prorated):
        unit = f" {goal.unit}" if goal.unit else ""
        return (
            f"{head}: {prorated.available} of its {days_said(prorated.days)} are left, so the target "
            f"{grouped(goal.target)}{unit} would be {as_typed(prorated.target)}. Nothing was changed; to take it:\n"
            f"  {offer.command}"
        )
    if prorated.reason.endswith("already"):
        return f"{head}: {prorated.reason}."
    return f"{head}: no target is offered ({prorated.reason}). If it moves:\n  {offer.command}"


def _put(ref: str, offers: list[Offer], periods: list[Period], away: list[tuple[date, date]]) -> None:
    from careerbook.cli._showing import put_json, record_data  # noqa: PLC0415 - only --json

    data: dict[str, Any] = {
        **record_data(session.book().find(ref)),
        "periods": [
            {"label": p.label, "days": p.days, "available": available_days(p.first, p.end, away)} for p in periods
        ],
        "offers": [
            {
                "goal": offer.goal.ref,
                "target": offer.prorated.target if isinstance(offer.prorated, Prorated) else offer.prorated,
                "command": offer.command,
            }
            for offer in offers
        ],
    }
    put_json(kind("leave").name, data)
