"""From a finished page to where it goes: which format, past the last gate, to the screen or into a file."""

import os
import sys
from collections.abc import Callable, Collection, Sequence
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from careerbook import clock
from careerbook.cli._echo import shown_path
from careerbook.cli._session import session
from careerbook.document import Document
from careerbook.errors import InvalidInput, IOFailed, NotFound, Refused
from careerbook.render import FORMATS, format_for_suffix
from careerbook.rules.dates import parse_day, short, with_weekday

if TYPE_CHECKING:
    from pathlib import Path

    from careerbook.book import Book
    from careerbook.gate import Repeat
    from careerbook.journal import Journal
    from careerbook.records.entry import Entry
    from careerbook.rules.audience import Shareable

Period = Annotated[
    str | None, typer.Argument(metavar="[PERIOD]", help="Which period, such as Q3; this one if left out")
]
DayOfPeriod = Annotated[
    str | None,
    typer.Argument(metavar="[PERIOD]", help="As it stood at the end of this period, such as Q3; today if left out"),
]
Client = Annotated[str | None, typer.Option("--client", metavar="CLIENT", help="For whom; your manager if left out")]
FormatOption = Annotated[
    str | None, typer.Option("--format", metavar="|".join(FORMATS), help="How to write it; -o says so by its ending")
]
Output = Annotated[str | None, typer.Option("-o", "--output", metavar="FILE", help="Write it into this file")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite the file")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DAY", help="As it stood on this day; today if left out")]
Names = Annotated[bool, typer.Option("--names", help="Name the people who agreed to be named")]


class Asked(NamedTuple):
    """What was typed for a page: which days, for whom, and where it goes in which format."""

    period: str | None
    client: str | None
    form: str | None
    output: str | None
    force: bool
    as_of: str | None
    json: bool


MOST_REPEATS = 5
"""So many private texts that a page repeats are named one by one."""


def chosen_format(name: str | None, output: str | None, json: bool, allowed: Sequence[str] = tuple(FORMATS)) -> str:
    """Return the format to write: --json, --format, the ending of -o, else terminal on a screen and md in a pipe."""
    if json:
        return "json"
    if name:
        if name not in FORMATS or name not in allowed:
            raise InvalidInput(
                f'--format cannot be "{name}"', f"one of {', '.join(f for f in FORMATS if f in allowed)}"
            )
        return name
    if output and output != "-":
        return format_for_suffix(output)
    if session.plain_output:
        return "text"
    return "terminal" if sys.stdout.isatty() or os.environ.get("FORCE_COLOR") else "md"


def rendered(document: Document, form: str) -> str:
    """Return a page in one format (not json, which is made from its data)."""
    module = import_module(FORMATS[form].module)
    if form == "terminal":
        return str(module.render(document, session.columns or 80, session.colour))
    if form == "text":
        return str(module.render(document, session.columns or None))
    return str(module.render(document))


def as_of_day(book: "Book | None", text: str | None) -> date:
    """Return the day a page is about."""
    if not text:
        return clock.today()

    order = book.setting("date_order") if book is not None else None
    return parse_day(text, clock.today(), forward=False, date_order=order)


def day_of_page(book: "Book | None", period: str | None, as_of: str | None) -> date:
    """Return the day of a page that knows one day only: --as-of, else the last one of the period that has come.

    Raises InvalidInput when both are typed: they name two days.
    """
    day = as_of_day(book, as_of)
    if not period:
        return day
    if as_of:
        raise InvalidInput("a period and --as-of name two days", "keep one of them")
    from careerbook.cli._periods import period_of  # noqa: PLC0415 - only where a period is typed

    named = period_of(book, period, day)
    if named.first > day:
        session.say(f"{named.label} is still to come; this is as of today.")
    elif named.last < day:
        session.say(f"As of {with_weekday(named.last)}, the last day of {named.label}.")
    return min(named.last, day) if named.first <= day else day


def journal_on(day: date) -> "Journal":
    """Return the owner's view of the book on a day."""
    from careerbook.journal import Journal  # noqa: PLC0415 - only pages read the whole book

    return Journal(session.book(), day)


def client_named(name: str | None, day: date) -> "Entry | None":
    """Return the client that a page is for: the one named, else the primary one of that day, else nobody."""
    from careerbook.cli._values import PRIMARY, primary_client  # noqa: PLC0415 - only pages for clients

    book = session.book()
    if name and name.casefold() not in PRIMARY:
        return book.find(name, "client")
    found = primary_client(book, day)
    if found is None and name:
        raise NotFound("no client is written down yet", 'careerbook client add "YOUR MANAGER"')
    return found


def gone(client: "Entry | None", day: date) -> tuple[str, ...]:
    """Return the note that a page is for somebody who is no client any more on its day."""
    if client is None or client.end is None or client.end >= day:
        return ()

    since, last = short(date.fromordinal(client.end.toordinal() + 1)), client.end.isoformat()
    return (f"{client.ref} is no longer your client since {since}; as it stood then: --as-of {last}",)


def successor_named(name: str | None, day: date) -> "tuple[Entry | None, Entry | None]":
    """Return the client whom a handover is for, and the one who goes: the one named, else whoever takes over."""
    from careerbook.reports.clients import client_before, successor  # noqa: PLC0415 - only the handover

    clients = session.book().entries("client")
    found = client_named(name, day) if name else successor(clients, day)
    return found, client_before(clients, found) if found is not None else None


def pass_gate(
    shared: "Shareable", document: Document, data: dict[str, Any] | None, allowed: Sequence[str]
) -> tuple[str, ...]:
    """Refuse (exit 4) a finished page that holds private text; nothing was written by then.

    document: the page; a terminal page is judged by its Markdown, in which nothing is drawn. data: what JSON would
    carry, judged as well. allowed: the program's own words. Returns notes for the owner, who typed the same words into
    what the page shows and into what stays private; they name the records and repeat none of it.
    """
    from careerbook.gate import refuse_leaks  # noqa: PLC0415 - only pages for others pass it

    book = session.book()
    repeats = dict.fromkeys(refuse_leaks(book, shared, _as_markdown(document), allowed))
    if data is not None:
        strings: list[str] = []
        _strings(data, strings)
        repeats |= dict.fromkeys(refuse_leaks(book, shared, "\n".join(strings), allowed))
    return _named(repeats)


def repeated(shared: "Shareable", document: Document, allowed: Sequence[str]) -> tuple[str, ...]:
    """Return the notes of `pass_gate` for a page that nobody gets yet, so nothing is refused."""
    from careerbook.gate import repeats_in  # noqa: PLC0415 - only pages for others pass it

    return _named(repeats_in(session.book(), shared, _as_markdown(document), allowed))


def _named(repeats: "Collection[Repeat]") -> tuple[str, ...]:
    """Return the first few as notes, and how many more there are."""
    lines = [repeat.line for repeat in repeats][:MOST_REPEATS]
    more = len(repeats) - len(lines)
    return (*lines, f"and {more} more of your private texts share words with the page") if more else tuple(lines)


def _as_markdown(document: Document) -> str:
    return str(import_module(FORMATS["md"].module).render(document))


def _strings(value: Any, into: list[str]) -> None:
    if isinstance(value, dict):
        for inner in value.values():
            _strings(inner, into)
    elif isinstance(value, list | tuple):
        for inner in value:
            _strings(inner, into)
    elif value is not None and not isinstance(value, bool):
        into.append(str(value))


def envelope_for_others(name: str, data: dict[str, Any]) -> str:
    """Return the JSON of a page for somebody else; its warnings are for the owner alone, so none stands in it."""
    from careerbook.render.json import envelope  # noqa: PLC0415 - only --json

    return envelope(name, data, ())


def deliver(text: str, output: str | None, *, force: bool, told: Callable[[str], str] | None = None) -> None:
    """Write a finished text to stdout, or into a file through a temporary one; say on stderr what was written.

    told: makes the sentence from the file's name. A rehearsal writes no file. Raises Refused when the file exists and
    `force` is off, IOFailed when it cannot be written.
    """
    if not output or output == "-":
        session.out(text)
        return
    if session.rehearsal:
        refuse_to_overwrite(output, force=force)
        session.say(f"Would write {shown_path(output)}. Nothing was written.")
        return
    write_file(output, text, force=force)
    session.say(told(shown_path(output)) if told else f"wrote {shown_path(output)}")


def refuse_to_overwrite(path: str, *, force: bool) -> "Path":
    """Return where a file would go; refuse a folder, and without `force` a file that is there."""
    from pathlib import Path  # noqa: PLC0415 - only with -o

    target = Path(path).expanduser()
    if target.is_dir():
        raise InvalidInput(f"{path} is a folder", "name a file in it")
    if target.exists() and not force:
        raise Refused(f"{path} exists; nothing was written", "add --force to overwrite it")
    return target


def write_file(path: str, text: str, *, force: bool) -> None:
    """Write a file whole or not at all."""
    target = refuse_to_overwrite(path, force=force)
    fresh = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        fresh.write_text(text, encoding="utf-8", newline="\n")
        fresh.replace(target)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise IOFailed(
            f"{path} could not be written: {error.strerror}; nothing was written", "try another place"
        ) from None
