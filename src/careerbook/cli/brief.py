"""`brief`: the page for the client, through the projection and past the last gate; `--sent` remembers it."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

import typer

from careerbook import clock
from careerbook.cli import _publish as publish
from careerbook.cli._group import Command, make_command
from careerbook.cli._options import Json, Yes
from careerbook.cli._periods import period_of
from careerbook.cli._session import session
from careerbook.errors import InvalidInput, Refused
from careerbook.reports.brief import (
    BriefAsk,
    Built,
    build,
    layout,
    layout_appendix,
    layout_preview,
    may_say,
    meeting_of,
    preview_of,
)
from careerbook.reports.wording import counted
from careerbook.rules.audience import Shareable

Days = Annotated[bool, typer.Option("--days", help="Say how many days of the period you were there")]
Preview = Annotated[bool, typer.Option("--preview", help="List what goes in and what stays out, record by record")]
Sent = Annotated[bool, typer.Option("--sent", help="Remember this text as what you sent")]


def brief(
    period: publish.Period = None,
    client: publish.Client = None,
    form: publish.FormatOption = None,
    output: publish.Output = None,
    force: publish.Force = False,
    as_of: publish.AsOf = None,
    names: publish.Names = False,
    days: Days = False,
    preview: Preview = False,
    sent: Sent = False,
    yes: Yes = False,
    json: Json = False,
) -> None:
    """Print the page your manager reads."""
    chosen = publish.chosen_format(form, output, json)
    if preview and (sent or output):
        raise InvalidInput(
            f"--preview is a list for you alone, so it goes without {'--sent' if sent else '-o'}", "one at a time"
        )
    built, ask = built_brief(period, client, as_of, names=names, days=days)
    for line in publish.gone(ask.client, ask.as_of):
        session.warn(line)
    document, allowed = layout(built.data), [*may_say(ask)]
    if preview:
        _print_preview(built, ask, chosen, publish.repeated(built.shared, document, allowed))
        return
    data = built.data.model_dump(mode="python") if chosen == "json" else None
    to_file = bool(output and output != "-")
    appendix = layout_appendix(built.appendix) if built.notes.appendix and to_file else None
    repeats = publish.pass_gate(built.shared, appendix, None, allowed) if appendix is not None else ()
    built.shared.printed = set(built.rows)
    repeats += publish.pass_gate(built.shared, document, data, allowed)
    if sent:
        _may_send(built, ask, yes=yes)
    for line in dict.fromkeys((*repeats, *built.notes.lines(ask.as_of))):
        session.say(line)
    text = publish.rendered(document, chosen) if data is None else publish.envelope_for_others("brief", data)
    more = f" · {len(preview_of(built, ask.period).in_appendix)} in the appendix" if appendix is not None else ""
    second = beside(output) if appendix is not None and output else ""
    if second:
        publish.refuse_to_overwrite(second, force=force)  # both files or neither
    stay = f" · {built.notes.stay} stay{'s' if built.notes.stay == 1 else ''} with you"
    held = counted(built.notes.records, "record")
    publish.deliver(text, output, force=force, told=lambda name: f"wrote {name} · {held}{more}{stay}")
    if appendix is not None and second:
        publish.deliver(publish.rendered(appendix, "md" if chosen == "json" else chosen), second, force=force)
    elif built.notes.appendix:
        session.say("What did not fit is in an appendix when you write a file: careerbook brief -o brief.md")
    if sent:
        remember(built, ask, publish.rendered(document, "md"))


def built_brief(
    period: str | None, client: str | None, as_of: str | None, *, names: bool = False, days: bool = False
) -> tuple[Built, BriefAsk]:
    """Build the brief of a period for a client, as of a day."""
    book = session.book()
    day = publish.as_of_day(book, as_of)
    journal = publish.journal_on(day)
    reader = publish.client_named(client, day)
    ask = BriefAsk(
        period=period_of(book, period, day),
        as_of=day,
        client=reader,
        meeting=meeting_of(journal, reader),
        names=names,
        days=days,
    )
    return build(Shareable(journal, "brief", client=reader, names=names), ask), ask


def _print_preview(built: Built, ask: BriefAsk, chosen: str, repeats: Sequence[str]) -> None:
    """Print what is in and what stays out; this list is for the owner, so it passes no gate."""
    for line in repeats:
        session.warn(line)
    found = preview_of(built, ask.period)
    if chosen == "json":
        from careerbook.render.json import envelope  # noqa: PLC0415 - only --json

        session.out(envelope("brief-preview", found.model_dump(mode="python"), session.warnings))
    else:
        session.out(publish.rendered(layout_preview(found), chosen))


def beside(output: str) -> str:
    """Return the file for what did not fit: that of the page, with `-appendix` before its ending."""
    from pathlib import Path  # noqa: PLC0415 - only with -o

    page = Path(output)
    return str(page.with_name(f"{page.stem}-appendix{page.suffix if page.suffix.lower() != '.json' else '.md'}"))


def _may_send(built: Built, ask: BriefAsk, *, yes: bool) -> None:
    """Refuse to remember a page as sent without a meeting, or over a high risk that the reader has not heard of."""
    if ask.meeting is None:
        option = f" --client {ask.client.ref}" if ask.client else ""
        raise InvalidInput(
            "no check-in is planned that this could be sent for; nothing was saved",
            f"careerbook call plan{option or ' --client NAME'} --on DATE",
        )
    untold = built.notes.untold_high
    if not untold or yes:
        return
    first = untold[0]
    if session.interactive:
        if session.confirm(f'{first.ref} is high and not told yet: "{first.text}". Send all the same?'):
            return
        raise Refused("nothing was sent", first.command)
    raise Refused(f"{first.ref} is high and not told yet; nothing was remembered as sent", f"{first.command}, or --yes")


def remember(built: Built, ask: BriefAsk, markdown: str) -> None:
    """Keep the exact text and the rows of a page on the call it was sent for, and make that call sent."""
    from hashlib import sha256  # noqa: PLC0415 - only --sent

    from careerbook.cli._moves import legal_move, move_said  # noqa: PLC0415 - only --sent

    meeting = ask.meeting
    if meeting is None:
        raise InvalidInput(
            "no check-in is planned that this could be sent for; nothing was saved", "careerbook call plan"
        )
    move = legal_move(meeting, "send")
    book = session.book()
    before: dict[str, Any] = meeting.body.get("sent_rows") or {}
    rows = {**dict.fromkeys(before), **dict.fromkeys(built.rows, True)}
    sent_on = min(ask.as_of, clock.today())  # a page may be about a day to come, but it is sent by today
    day: date = max(sent_on, meeting.moved_on or sent_on)
    said = {
        **move_said(move, day),
        "sent_text": markdown,
        "sent_hash": sha256(markdown.encode()).hexdigest(),
        "sent_rows": rows,
    }
    book.set(meeting, said, source="brief --sent", expect={"state": meeting.body.get("state")})
    session.say(f"Kept as sent with {meeting.ref}: next time shows what was promised.")


def command(name: str) -> Command:
    """Return the command."""
    return make_command(brief, name, "Print the page your manager reads.", "careerbook brief --format md")
