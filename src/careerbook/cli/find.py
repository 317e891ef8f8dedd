"""`find`: any word that was ever written down."""

from typing import Annotated, Any

import typer

from careerbook.cli._group import Command, make_command
from careerbook.cli._options import Json
from careerbook.cli._session import session
from careerbook.errors import InvalidInput, NotFound
from careerbook.records.entry import Entry
from careerbook.records.kinds import KINDS
from careerbook.rules.query import parse_query, to_fts
from careerbook.store import search
from careerbook.store.opening import failures

ROWS = 20
"""So many rows where neither --limit nor --all says otherwise."""


def find(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS", help='All must match; "a phrase", one OR other, word*, and -not WORD'),
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", help=f"So many rows; {ROWS} if left out")] = None,
    all_: Annotated[bool, typer.Option("--all", help="Every row, removed ones too")] = False,
    json: Json = False,
) -> None:
    """Find records by any word in them, notes and what hangs on a record included."""
    if limit is not None and limit < 0:
        raise InvalidInput("--limit cannot be negative", "careerbook find WORD --limit 5")
    query = parse_query(words or [])
    for ignored in query.ignored:
        session.warn(f'"{ignored}" has no letter or digit, so it was left out.')
    book = session.book()
    wanted = limit if limit is not None or all_ or json else ROWS
    expression = to_fts(query)
    entries: list[Entry] = []
    total = 0
    if not book.is_new:
        with failures(book.path):
            rows = search.find(book.conn, expression, kinds=tuple(KINDS), limit=wanted, removed=all_)
            total = len(rows)
            if wanted is not None and total == wanted:
                total = search.count(book.conn, expression, kinds=tuple(KINDS), removed=all_)
        entries = [book.entry(row) for row in rows]
        _say_where(entries)
    if json:
        from careerbook.cli._showing import put_json, record_data  # noqa: PLC0415 - only --json

        put_json("find", [record_data(entry, children=False) for entry in entries])
    elif entries:
        from careerbook.cli._listing import print_rows  # noqa: PLC0415 - only when there is something to print

        print_rows(entries)
    if not total:
        raise NotFound("no record has that", "try fewer words, or word* for longer ones")
    if total > len(entries) and not json:
        session.say(f"{total - len(entries)} more: --all")


def _say_where(entries: list[Entry]) -> None:
    """Give each sub-record the name of what it hangs on, and each record that is named by another that one's name."""
    book = session.book()
    parents = book.by_uid([entry.parent for entry in entries if entry.parent])
    named = book.by_uid([entry.uid for entry in entries if entry.kind.named_by])
    for entry in entries:
        if entry.uid in named:
            entry.title = named[entry.uid].title
        parent = parents.get(entry.parent or "")
        if parent is not None:
            entry.title = f"{entry.title} (on {parent.ref} {parent.title})".strip()


class FindCommand(Command):
    """`find` takes nothing with a single dash for an option but -h, so that `-not`, `-1` and `-x` are words."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the options first and everything else behind `--`."""
        options: list[str] = []
        words: list[str] = []
        todo = iter(args)
        for arg in todo:
            if arg == "--":
                words += todo
            elif arg == "--limit":
                options += [arg, *[value for value in [next(todo, None)] if value is not None]]
            elif arg == "-h" or arg.startswith("--"):
                options.append(arg)
            else:
                words.append(arg)
        return super().parse_args(ctx, [*options, "--", *words])


def command(name: str) -> Command:
    """Return the command."""
    return make_command(find, name, "Find any word you ever wrote.", "careerbook find invoices -not tax", FindCommand)
