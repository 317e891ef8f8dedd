"""`list`: which records, in which order, one line each."""

from datetime import date
from inspect import Parameter
from typing import Any

import typer

from careerbook import clock
from careerbook.changes.batch import Batch
from careerbook.cli._periods import period_of
from careerbook.cli._session import session
from careerbook.cli._signature import JSON, parameter
from careerbook.cli._values import Values
from careerbook.errors import InvalidInput
from careerbook.records.entry import Entry
from careerbook.records.kinds import kind
from careerbook.rules.dates import short
from careerbook.text import cell_width, shorten, visible

SORTS = ("on", "number", "title", "state")
ROWS = 20

_OPTIONS = [
    parameter("period", str | None, typer.Option("--period", "-p", metavar="PERIOD", help="Only from this period")),
    parameter("since", str | None, typer.Option("--since", metavar="DAY", help="Only from this day on")),
    parameter("until", str | None, typer.Option("--until", metavar="DAY", help="Only up to this day")),
    parameter("tag", list[str] | None, typer.Option("--tag", "-t", metavar="TEXT", help="Only with this tag or theme")),
    parameter("client", str | None, typer.Option("--client", metavar="CLIENT", help="Only for this client")),
    parameter("goal", str | None, typer.Option("--goal", metavar="GOAL", help="Only for this goal")),
    parameter(
        "limit", int | None, typer.Option("--limit", "-n", metavar="N", help=f"So many rows; {ROWS} if left out")
    ),
    parameter("sort", str, typer.Option("--sort", metavar="|".join(SORTS), help="In which order"), "on"),
    parameter("all_", bool, typer.Option("--all", help="Every row, removed ones too"), False),
    JSON,
]


def list_options(name: str) -> list[Parameter]:
    """Return the options of a kind's `list`; a kind with states says which there are."""
    states = states_of(name)
    option = typer.Option("--state", metavar="|".join(states) or "STATE", help="Only in this state", hidden=not states)
    return [*_OPTIONS[:-4], parameter("state", list[str] | None, option), *_OPTIONS[-4:]]


def states_of(name: str) -> tuple[str, ...]:
    """Return the states of a kind as its list shows them: what is computed is more than what is stored."""
    return kind(name).stages or kind(name).states


def print_list(name: str, options: dict[str, Any]) -> None:
    """Print the records of a kind that fit; an empty list says so on stderr and exits 0."""
    found = _sorted(_found(name, options), options["sort"])
    limit = options.get("limit")
    if limit is not None and limit < 0:
        raise InvalidInput("--limit cannot be negative", "--all shows every row")
    shown = found if options.get("all_") and limit is None else found[: ROWS if limit is None else limit]
    if options.get("json"):
        from careerbook.cli._showing import record_data  # noqa: PLC0415 - only --json
        from careerbook.render.json import envelope  # noqa: PLC0415 - only --json

        listed = found if limit is None else shown
        session.out(
            envelope(f"{name}-list", [record_data(entry, children=False) for entry in listed], session.warnings)
        )
        return
    if not found:
        session.say(f"No {name} fits." if _narrowed(options) else f"No {name} is written down yet.")
        return
    print_rows(shown)
    if len(found) > len(shown):
        session.say(f"{len(found) - len(shown)} more: --all")


def _narrowed(options: dict[str, Any]) -> bool:
    return any(options.get(name) for name in ("period", "since", "until", "tag", "client", "goal", "state"))


def _found(name: str, options: dict[str, Any]) -> list[Entry]:
    book = session.book()
    values = Values(book, Batch("list"))
    since = values.day(options["since"]) if options.get("since") else None
    until = date.fromordinal(values.day(options["until"]).toordinal() + 1) if options.get("until") else None
    if options.get("period"):
        period = period_of(book, options["period"], clock.today())
        since = max(since, period.first) if since else period.first
        until = min(until, period.end) if until else period.end
    states = tuple(options.get("state") or ())
    known = states_of(name)
    for state in states:
        if not known:
            raise InvalidInput(f"{name} has no states", f"careerbook {name} list")
        if state not in known:
            raise InvalidInput(f'no {name} is ever "{state}"', f"one of {', '.join(known)}")
    found = _as_of_today(book.entries(name, since=since, until=until, removed=bool(options.get("all_"))))
    if states:
        stage, today = kind(name).stage, clock.today().isoformat()
        found = [
            entry
            for entry in found
            if (entry.kind.stands(entry.body, today, book.setting) if stage else entry.body.get("state")) in states
        ]
    for field, of in (("client", "client"), ("goal", "goal")):
        if options.get(field):
            uid = values.reference(of, options[field])
            opened = _opened_to(uid, name) if field == "client" else set()
            found = [e for e in found if uid in (e.body.get(field), e.parent, e.uid) or e.uid in opened]
    for tag in options.get("tag") or ():
        wanted = tag.casefold()
        found = [e for e in found if wanted in {m.casefold() for f in ("tags", "theme") for m in e.body.get(f) or ()}]
    return found


def _opened_to(client: str, name: str) -> set[str | None]:
    """Return the uids of the records of a kind that were told, sent or offered to a client."""
    from careerbook.rules.audience import stands  # noqa: PLC0415 - only --client asks who got it

    steps = session.book().entries(kind(name).opened_by) if kind(name).opened_by else []
    return {step.parent for step in steps if step.client == client and stands(step)}


def _as_of_today(found: list[Entry]) -> list[Entry]:
    """Return the records with the steps that are dated later taken back: a state counts from the date of its step."""
    today = clock.today()
    ahead = [entry.uid for entry in found if entry.moved_on and entry.moved_on > today]
    now = session.book().by_uid(ahead, today) if ahead else {}
    return [now.get(entry.uid, entry) for entry in found]


def _sorted(found: list[Entry], by: str) -> list[Entry]:
    if by not in SORTS:
        raise InvalidInput(f'--sort cannot be "{by}"', f"one of {', '.join(SORTS)}")
    if by == "number":
        return sorted(found, key=lambda e: e.number)
    if by == "title":
        return sorted(found, key=lambda e: e.title.casefold())
    if by == "state":
        return sorted(found, key=lambda e: (e.state, -e.number))
    return sorted(found, key=lambda e: (str(e.body.get("on") or ""), e.number), reverse=True)


def _name(entry: Entry) -> str:
    """Return what a row calls a record: its title, and what sets apart those of one title.

    Of one that is named by another that is its sort or period, of a competency its level.
    """
    title = visible(" ".join(entry.title.split()))
    sort = (entry.get("type") or entry.get("period")) if entry.kind.named_by else ""
    if entry.kind.name == "competency":
        sort = entry.body.get("level")
    return f"{title}, {sort}" if sort else title


def print_rows(entries: list[Entry]) -> None:
    """Print one line per record: reference, day, state, title; as wide as the terminal, whole in a pipe."""
    today = clock.today().isoformat()
    rows = [
        (
            e.ref,
            short(e.on) if e.on else "",
            "removed"
            if e.removed
            else e.kind.stands(e.body, today, session.book().setting) or str(e.body.get("state") or ""),
            _name(e),
        )
        for e in entries
    ]
    if session.plain_output:
        for ref, day, state, title in rows:
            session.out(f"{ref}: {title}" + (f", {state}" if state else "") + (f", {day}" if day else ""))
        return
    widths = [max((cell_width(row[i]) for row in rows), default=0) for i in range(3)]
    columns = session.columns
    for row in rows:
        cells = [cell + " " * (width - cell_width(cell)) for cell, width in zip(row, widths, strict=False) if width]
        lead = "  ".join(cells) + "  "
        room = columns - cell_width(lead) if columns else 0
        session.out((lead + (shorten(row[3], max(room, 12)) if columns else row[3])).rstrip())
