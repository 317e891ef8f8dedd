"""`impact show`: everything about one impact, or with `--as` the one sentence or the parts to paste elsewhere."""

from collections.abc import Callable
from typing import Any

import typer

from careerbook import clock
from careerbook.cli._session import session
from careerbook.cli._showing import SHOW_OPTIONS, put_json, show_record
from careerbook.cli._signature import REF_OR_ONLY, parameter, with_parameters
from careerbook.cli._verbs import only_or_named
from careerbook.document import Document, Fact, Facts, Paragraph, inline
from careerbook.errors import InvalidInput
from careerbook.journal import Journal
from careerbook.records.entry import Entry
from careerbook.reports.impact_parts import FORMS, Statement, statement
from careerbook.text import visible

AS = parameter(
    "form",
    str | None,
    typer.Option(
        "--as", metavar="|".join(FORMS), help="Only the statement: in one sentence, or in three or four parts"
    ),
)


def show_verb() -> Callable[..., Any]:
    """Return `show [REF] [--as xyz|car|star] [--why] [--json]`."""

    def show(**options: Any) -> None:
        """Show everything about one impact, or say it in one of three forms."""
        form = (options.pop("form") or "").casefold()
        entry = only_or_named(options.pop("ref"), "impact")
        if not form:
            show_record(entry, options)
            return
        if form not in FORMS:
            raise InvalidInput(f'--as cannot be "{form}"', f"one of {', '.join(FORMS)}")
        _show_statement(entry, form, options)

    return with_parameters(show, [REF_OR_ONLY, AS, *SHOW_OPTIONS])


def _show_statement(entry: Entry, form: str, options: dict[str, Any]) -> None:
    """Print a statement on stdout, ready to paste; what it lacks is talk."""
    told = statement(Journal(session.book(), clock.today()), entry, form)
    if options.get("json"):
        put_json("statement", told.model_dump())
        return
    if session.plain_output:
        session.page(_page(told))
    else:
        # whole lines, neither wrapped nor spelled out: they are for pasting
        session.out("\n".join(visible(line) for line in told.text.split("\n")))
    for lack in told.lacks:
        session.say(f"It lacks {lack.what}: careerbook edit {told.ref} {lack.option}")


def _page(told: Statement) -> Document:
    if told.form == "xyz":
        return Document("", (Paragraph(inline(told.text)),), "me")
    return Document("", (Facts(tuple(Fact(line.label, (inline(line.text),)) for line in told.lines)),), "me")
