"""`pitch realise`: what came back in one month, net and due to the pitch, beside what was planned."""

import re
from datetime import date
from typing import Annotated

import typer

from careerbook import clock
from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._echo import put_saved
from careerbook.cli._hanging import child, parent_of, save_hanging
from careerbook.cli._moves import legal_move
from careerbook.cli._options import Json, Note, On, Ref
from careerbook.cli._session import session
from careerbook.cli._values import Values
from careerbook.errors import InvalidInput
from careerbook.journal import Journal
from careerbook.records.entry import Entry
from careerbook.records.kinds import kind
from careerbook.reports.pitch_numbers import CameBack, came_back, month_of_record
from careerbook.reports.planned import planned_of
from careerbook.reports.wording import amount, fixed
from careerbook.rules.dates import MONTHS
from careerbook.rules.pitch_cost import Amount
from careerbook.rules.value import NotAvailable


def realise(
    ref: Ref,
    benefit: Annotated[str, typer.Argument(metavar="BENEFIT", help="Which benefit: its number, or part of its label")],
    came: Annotated[str, typer.Argument(metavar="AMOUNT", help="How much, net and due to the pitch")],
    month: Annotated[
        str | None, typer.Option("--month", metavar="YYYY-MM", help="Which month; that of the day if left out")
    ] = None,
    measured: Annotated[
        str | None, typer.Option("--measured", metavar="AMOUNT", help="What was measured in all")
    ] = None,
    on: On = None,
    note: Note = None,
    json: Json = False,
) -> None:
    """Write down what came back in one month."""
    book = session.book()
    pitch = book.find(ref, "pitch")
    legal_move(pitch, "realise")
    found = child(pitch, "benefit", benefit)
    values = Values(book, Batch("pitch realise"))
    day = values.day(on) if on else values.today
    first = month_named(month, values.today) if month else day.replace(day=1)
    _refuse_other_times(pitch, first, values.today)
    earlier = [r for r in _realised(pitch) if r.benefit == found.uid and month_of_record(r) == first]
    columns = kind("realised").columns
    said: Said = {
        "benefit": found.uid,
        "amount": values.one(columns["amount"], came),
        "month": f"{first:%Y-%m}",
        "on": day.isoformat(),
    }
    if measured:
        said["measured"] = values.one(columns["measured"], measured)
    if note:
        said["note"] = note
    saved = save_hanging(values, pitch, kind("realised"), said)
    put_saved(saved, json=json)
    session.say(f"Saved {saved} on {pitch.ref}, {MONTHS[first.month - 1]} {first.year}. {_standing(values, pitch)}")
    if earlier:
        session.warn(
            f"{earlier[0].ref} counts for the same month and benefit; both are added up."
            f" If it was meant instead: careerbook remove {earlier[0].ref} --yes"
        )


def guard(entry: Entry, said: Said) -> None:
    """Read the month of an edit as `realise` does: one in which something can have come back."""
    if not said.get("month"):
        return
    today = clock.today()
    first = month_named(str(said["month"]), today)
    _refuse_other_times(parent_of(entry), first, today)
    said["month"] = f"{first:%Y-%m}"


def month_named(text: str, today: date) -> date:
    """Return the first day of the month that `YYYY-MM` names."""
    if re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", text.strip(), re.ASCII) and text.strip() >= "0001":
        return date.fromisoformat(f"{text.strip()}-01")
    raise InvalidInput(f'--month "{text}" is no month; nothing was saved', f"write it as {today:%Y-%m}")


def _refuse_other_times(pitch: Entry, first: date, today: date) -> None:
    """Refuse months before funding, which nothing can have come back in, and months to come."""
    if pitch.funded_on and first < pitch.funded_on.replace(day=1):
        raise InvalidInput(
            f"{pitch.ref} was funded in {pitch.funded_on:%Y-%m}, and {first:%Y-%m} is before that; nothing was saved",
            "say with --month in which month it came back",
        )
    if first > today:
        raise InvalidInput(
            f"{first:%Y-%m} is still to come; nothing was saved", "say with --month in which month it came back"
        )


def _realised(pitch: Entry) -> list[Entry]:
    return session.book().children(pitch, "realised")


def _standing(values: Values, pitch: Entry) -> str:
    """Return how much of the plan came back: `Realisation 0.88; 1 of 1 months since funding have a record.`"""
    reader = Journal(values.book, values.today)
    planned = planned_of(reader, pitch)
    back = came_back(_realised(pitch), planned, planned.value, pitch.funded_on, values.today)
    if back is None:
        return ""
    months = f"{back.recorded} of {back.elapsed} months since funding have a record"
    return f"{_share(back, planned.value.benefit_per_month)}; {months}."


def _share(back: CameBack, per_month: Amount | NotAvailable) -> str:
    if isinstance(back.realisation, NotAvailable):
        return f"Realisation {back.realisation}"
    said = f"Realisation {fixed(back.realisation, 2)}"
    mean = back.per_month
    if isinstance(mean, NotAvailable) or not isinstance(per_month, Amount):
        return said
    if mean.value != back.realisation * per_month.value:  # not every benefit had started in every month with a record
        return said
    return f"{said} ({mean.said} of {amount(per_month)} a month)"
