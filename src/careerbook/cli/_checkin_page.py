"""The end of `checkin`: what the page still lacks, a look at it, writing it, and keeping it as sent."""

from pathlib import Path
from typing import TYPE_CHECKING

from careerbook import clock
from careerbook.cli import _publish as publish
from careerbook.cli._dialogue import aside, on_stderr, pick, put, yes
from careerbook.cli._session import session

if TYPE_CHECKING:
    from careerbook.records.entry import Entry
    from careerbook.reports.brief import Built

PAGE = "brief.md"
WEEKLY = ("goal-unchecked", "highlights")
"""What a page may lack that the week asks about."""


def built_for(client: "Entry") -> "Built":
    """Build the page of today for a client."""
    from careerbook.cli.brief import built_brief  # noqa: PLC0415 - paid on a terminal only

    return built_brief(None, client.ref, None)[0]


def finish(client: "Entry", call: "Entry | None") -> None:
    """Say how much goes in; preview it, write it, and keep it as sent."""
    from careerbook.cli.brief import brief  # noqa: PLC0415 - paid on a terminal only

    _lacks(client, call)
    while True:
        built = built_for(client)
        into, stay = built.notes.records, built.notes.stay
        goes = "1 record goes" if into == 1 else f"{into} records go"
        put(f"{goes} into the page, {stay} {'stays' if stay == 1 else 'stay'} with you.")
        chosen = pick(f"  [p] preview   [w] write {PAGE}   [q] quit, everything is kept ", "pw")
        if chosen != "p":
            break
        with on_stderr():
            brief(client=client.ref, preview=True)
    if chosen != "w" or not _written(client, built):
        put("Everything is kept. When you send the page: careerbook brief --sent")
    elif call is not None and yes(
        "Is this what you send?  It is kept: next time shows what was promised.", default=True
    ):
        _send(client, built)


def _lacks(client: "Entry", call: "Entry | None") -> None:
    """Say what the page still lacks (R27), with the command for what is not asked here."""
    from careerbook.reports.readiness import lacking, missing_for  # noqa: PLC0415 - paid on a terminal only

    if call is None:
        return
    call = session.book().find(call.ref)
    missing = missing_for(publish.journal_on(clock.today()), client, call)
    if missing:
        elsewhere = " Goals and wins: careerbook week" if any(m.part in WEEKLY for m in missing) else ""
        put(f"Your page still lacks: {', '.join(lacking(missing))}.{elsewhere}")


def _written(client: "Entry", built: "Built") -> bool:
    """Write the page beside you; a file that is there is replaced only after a yes."""
    from careerbook.cli.brief import beside, brief  # noqa: PLC0415 - paid on a terminal only

    names = [PAGE, beside(PAGE)] if built.notes.appendix else [PAGE]
    there = [name for name in names if Path(name).exists()]
    question = "exists. Replace it?" if len(there) == 1 else "exist. Replace them?"
    if there and not yes(f"{' and '.join(there)} {question}"):
        return False
    with on_stderr():
        brief(client=client.ref, output=PAGE, force=bool(there))
    return True


def _send(client: "Entry", built: "Built") -> None:
    """Keep the page as sent; with a high risk that they have not heard of, ask once more."""
    from careerbook.cli.brief import brief  # noqa: PLC0415 - paid on a terminal only

    for risk in built.notes.untold_high[:1]:
        if not yes(f'{risk.ref} is high and not told yet: "{risk.text}". Send all the same?'):
            put(f"Not kept as sent. Tell it first: {risk.command}, then careerbook brief --sent", 2)
            return
    said = aside(lambda: brief(client=client.ref, form="md", sent=True, yes=True)).talk
    put(said.splitlines()[-1])
    put("Afterwards: careerbook record")
