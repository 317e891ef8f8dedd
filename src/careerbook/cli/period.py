"""`period`: what a period means in this book, and a table of its own for terms, phases and 52-week years."""

from datetime import date
from typing import Annotated, Any

import typer

from careerbook import clock
from careerbook.changes.batch import Batch
from careerbook.cli._echo import welcome_book
from careerbook.cli._files import text_of
from careerbook.cli._group import Verb, VerbGroup
from careerbook.cli._options import DryRun, Json
from careerbook.cli._periods import period_of
from careerbook.cli._session import session
from careerbook.document import Document, Fact, Facts, inline
from careerbook.errors import InvalidInput
from careerbook.journal import Journal
from careerbook.reports.clients import leaves
from careerbook.reports.wording import counted, days_said
from careerbook.rules.dates import with_weekday
from careerbook.rules.period_table import gaps, read_table
from careerbook.rules.periods import Period, available_days
from careerbook.text import cell_width, visible

PERIOD = Annotated[
    str | None, typer.Argument(metavar="[PERIOD]", help="Which period, such as Q3; this one if left out")
]
COLUMNS = ("name", "start", "end")


def show(period: PERIOD = None, json: Json = False) -> None:
    """Say what a period means: its label, first and last day, days, and days available."""
    book = session.book() if session.has_book else None
    today = clock.today()
    found = period_of(book, period, today)
    away = leaves(Journal(book, today)) if book else []
    data = data_of(found, away)
    if json:
        from careerbook.cli._showing import put_json  # noqa: PLC0415 - only --json

        put_json("period", data)
        return
    facts = (
        ("first", with_weekday(found.first)),
        ("last", with_weekday(found.last)),
        ("days", str(data["days"])),
        ("available", str(data["available"])),
    )
    rows = tuple(Fact(label, (inline(text),)) for label, text in facts)
    session.page(Document(f"{found.label} · {found.spoken()}", (Facts(rows),), "me"))


def data_of(period: Period, away: list[tuple[date, date]]) -> dict[str, Any]:
    """Return a period for JSON: first and last day both included, days, and those not on leave."""
    return {
        "label": period.label,
        "first": period.first,
        "last": period.last,
        "days": period.days,
        "available": available_days(period.first, period.end, away),
    }


def list_(json: Json = False) -> None:
    """Print the table of custom periods, with the gaps between them."""
    table = Journal(session.book(), clock.today()).calendar.table
    open_days = gaps(table)
    if json:
        from careerbook.cli._showing import put_json  # noqa: PLC0415 - only --json

        put_json(
            "period-list",
            {
                "periods": [_row_data(period) for period in table],
                "gaps": [_row_data(gap) for gap in open_days],
            },
        )
        return
    if not table:
        session.say("There is no table of periods, so quarters follow your year: careerbook period import FILE")
        return
    for line in lines_of(table):
        session.out(line)


def lines_of(table: tuple[Period, ...]) -> list[str]:
    """Return one line per period of a table and one per gap, in order."""
    rows = sorted([*table, *gaps(table)], key=lambda row: row.first)
    width = max(cell_width(visible(period.label)) for period in table)
    lines = []
    for row in rows:
        if row in table:
            label = visible(row.label)
            label += " " * (width - cell_width(label))
            lines.append(f"{label}  {row.first} to {row.last}, {days_said(row.days)}")
        else:
            lines.append(f"{'':{width}}  {row.first} to {row.last}, a gap of {days_said(row.days)}")
    return lines


def _row_data(period: Period) -> dict[str, Any]:
    return {"label": period.label, "first": period.first, "last": period.last, "days": period.days}


# --- import ------------------------------------------------------------------------------------------------------


def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A CSV file: name,start,end; - reads standard input")],
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Take a table of periods from a file, in place of the one before; the end of a row is its last day."""
    table = read_table(rows_of(file))
    if not table:
        raise InvalidInput("the file holds no periods; nothing was saved", "each row is name,start,end")
    book = session.book(create=True)
    new = book.is_new
    batch = Batch("period import")
    gone = _replace(batch, table)
    if len(batch):
        book.commit(batch, dry_run=dry_run)
    if not dry_run:
        welcome_book(new and len(batch) > 0)
    if json:
        from careerbook.cli._showing import put_json  # noqa: PLC0415 - only --json

        put_json("period-list", {"periods": [_row_data(p) for p in table], "gaps": [_row_data(g) for g in gaps(table)]})
    else:
        session.out("\n".join(lines_of(table)))
    if not len(batch):
        session.say("The table says so already; nothing was changed.")
        return
    before = f", in place of {counted(gone, 'period')} before" if gone else ""
    verb = "Would keep" if dry_run else "Kept"
    session.say(f"{verb} {counted(len(table), 'period')}{before}. Labels follow, no date moves.")


def _replace(batch: Batch, table: tuple[Period, ...]) -> int:
    """Put the difference between the table of the book and this one into the batch; return how many rows go."""
    book = session.book()
    held = {(p.name, p.start, p.end): p for p in book.entries("period")}
    wanted = {(p.label, p.first, p.last) for p in table}
    going = [entry for key, entry in held.items() if key not in wanted]
    for entry in going:
        batch.set(entry.uid, "period", {"removed": True})
    for name, first, last in sorted(wanted - set(held), key=lambda row: row[1]):
        start = first.isoformat()
        batch.create("period", {"name": name, "start": start, "end": last.isoformat(), "on": start})
    return len(going)


def rows_of(file: str) -> list[tuple[str, str, str]]:
    """Read `name,start,end` rows from a CSV file; a first row of those words says in which order they stand.

    Raises InvalidInput for a file that is not there, is not UTF-8 or has other columns, IOFailed when reading fails.
    """
    import csv  # noqa: PLC0415 - only an import reads CSV

    text = text_of(file, "careerbook period import FILE")
    mark = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    try:
        rows = [[cell.strip() for cell in row] for row in csv.reader(text.splitlines(), delimiter=mark, strict=True)]
    except csv.Error as error:
        raise InvalidInput(
            f"{file} is no CSV file ({error}); nothing was saved", "each row is name,start,end"
        ) from None
    rows = [row for row in rows if any(row)]
    order = [0, 1, 2]
    if rows and {cell.casefold() for cell in rows[0]} >= set(COLUMNS):
        head = [cell.casefold() for cell in rows.pop(0)]
        order = [head.index(column) for column in COLUMNS]
    found = []
    for number, row in enumerate(rows, 1):
        if len(row) <= max(order):
            raise InvalidInput(
                f"row {number} of {file} has {counted(len(row), 'column')}; nothing was saved",
                "each row is name,start,end",
            )
        name, start, end = (row[i] for i in order)
        found.append((name, start, end))
    return found


VERBS = {
    "show": Verb(show, "What a period means: its dates, its days", "careerbook period show last-quarter"),
    "import": Verb(import_, "A table of your own: name,start,end", "careerbook period import terms.csv"),
    "list": Verb(list_, "Your own table, and its gaps", "careerbook period list"),
}


def command(name: str) -> VerbGroup:
    """Return the periods."""
    return VerbGroup(name, "What a period means, and custom periods.", VERBS)
