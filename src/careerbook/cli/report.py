"""`report NAME`: the pages of the reports table; alone it lists them."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

from careerbook.cli import _publish as publish
from careerbook.cli._group import Verb, VerbGroup
from careerbook.cli._options import Json, Why
from careerbook.cli._periods import period_of
from careerbook.cli._session import session
from careerbook.errors import InvalidInput
from careerbook.reports import REPORTS, Report

ASK_FIRST = {"coverage": "careerbook.cli._sides"}
"""Pages that ask one question the first time they are printed on a terminal: the module with `ask_first`."""


def own_page(name: str, asked: publish.Asked, *, why: bool) -> None:
    """Print or write a page that is for its owner alone."""
    from careerbook.reports.ask import Ask  # noqa: PLC0415 - the page's own module loads it as well

    report = REPORTS[name]
    chosen = publish.chosen_format(asked.form, asked.output, asked.json, report.formats)
    book = session.book()
    if name in ASK_FIRST and chosen in ("terminal", "text") and not asked.output:
        import_module(ASK_FIRST[name]).ask_first()
    if report.by_period:
        day = publish.as_of_day(book, asked.as_of)
    else:
        day = publish.day_of_page(book, asked.period, asked.as_of)
    module = import_module(report.module)
    about = publish.client_named(asked.client, day) if asked.client else None
    days = period_of(book, asked.period, day) if report.by_period else None
    data = module.build(publish.journal_on(day), Ask(client=about, why=why, period=days))
    publish.deliver(finished(name, data, module.layout, chosen), asked.output, force=asked.force)


def finished(name: str, data: Any, layout: Callable[[Any], Any], form: str) -> str:
    """Return a page of data in one format."""
    if form == "json":
        from careerbook.render.json import envelope  # noqa: PLC0415 - only --json

        return envelope(name, data.model_dump(mode="python"), session.warnings)
    return publish.rendered(layout(data), form)


def shared_page(name: str, asked: publish.Asked, *, names: bool) -> None:
    """Print or write a page that is for somebody else: through the projection, past the last gate."""
    from careerbook.reports.ask import Ask  # noqa: PLC0415 - the page's own module loads it as well
    from careerbook.rules.audience import Shareable  # noqa: PLC0415 - only pages for others
    from careerbook.rules.leaks import wording  # noqa: PLC0415 - likewise

    report = REPORTS[name]
    chosen = publish.chosen_format(asked.form, asked.output, asked.json, report.formats)
    book = session.book()
    day = publish.day_of_page(book, asked.period, asked.as_of)
    module = import_module(report.module)
    if report.passes_on:
        reader, before = publish.successor_named(asked.client, day)
    else:
        reader, before = publish.client_named(asked.client, day), None
    shared = Shareable(publish.journal_on(day), name, client=reader, names=names, before=before)
    built = module.build(shared, Ask(client=reader, names=names))
    document = module.layout(built.data)
    data = built.data.model_dump(mode="python")
    own_words = [*wording(module, *getattr(module, "WORDED_BY", ()))]
    if "period" in data:
        own_words.append(data["period"]["label"])  # a check-in that stays private may be about the same period
    gone = publish.gone(reader, day)
    repeats = publish.pass_gate(shared, document, data if chosen == "json" else None, own_words)
    for note in (*gone, *repeats, *built.notes):
        session.say(note)
    text = publish.envelope_for_others(name, data) if chosen == "json" else publish.rendered(document, chosen)
    publish.deliver(text, asked.output, force=asked.force)


def _own(name: str) -> Callable[..., None]:
    def page(
        period: publish.DayOfPeriod = None,
        client: publish.Client = None,
        form: publish.FormatOption = None,
        output: publish.Output = None,
        force: publish.Force = False,
        as_of: publish.AsOf = None,
        why: Why = False,
        json: Json = False,
    ) -> None:
        """Print the page."""
        own_page(name, publish.Asked(period, client, form, output, force, as_of, json), why=why)

    if REPORTS[name].by_period:
        page.__annotations__["period"] = publish.Period
    return page


def _shared(name: str) -> Callable[..., None]:
    def page(
        period: publish.DayOfPeriod = None,
        client: publish.Client = None,
        form: publish.FormatOption = None,
        output: publish.Output = None,
        force: publish.Force = False,
        as_of: publish.AsOf = None,
        names: publish.Names = False,
        json: Json = False,
    ) -> None:
        """Print the page."""
        shared_page(name, publish.Asked(period, client, form, output, force, as_of, json), names=names)

    return page


def _verb(name: str, report: Report) -> Verb:
    build = _shared if report.audience == "client" else _own
    return Verb(partial(build, name), report.line, f"careerbook report {name}", build=True)


VERBS = {name: _verb(name, report) for name, report in REPORTS.items() if not report.top and report.line}


class Reports(VerbGroup):
    """The group; without a name it lists the pages."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """List the pages when nothing was typed."""
        if not args and not ctx.resilient_parsing:
            for name, verb in VERBS.items():
                session.out(f"{name:<11}{verb.line}")
            session.say("Print one: careerbook report surprises")
            ctx.exit(0)
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Point at the pages that are commands of their own."""
        if args[0] in REPORTS and args[0] not in VERBS:
            raise InvalidInput(f"{args[0]} is a command of its own", f"careerbook {args[0]}")
        return super().resolve_command(ctx, args)


def command(name: str) -> Reports:
    """Return the group."""
    return Reports(name, "More pages, each about one question.", VERBS)
