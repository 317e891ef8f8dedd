"""`status`: what matters now, on one screen; `careerbook` alone shows the same."""

from careerbook.cli import _publish as publish
from careerbook.cli._group import Command, make_command
from careerbook.cli._options import Json, Why
from careerbook.cli._publish import AsOf, DayOfPeriod
from careerbook.cli._session import session


def show_status(period: DayOfPeriod = None, as_of: AsOf = None, why: Why = False, json: Json = False) -> None:
    """Print the one-screen status."""
    from careerbook.cli.report import finished  # noqa: PLC0415 - pages are paid when one is printed
    from careerbook.reports import status  # noqa: PLC0415 - likewise
    from careerbook.reports.ask import Ask  # noqa: PLC0415 - likewise

    day = publish.day_of_page(session.book(), period, as_of)
    data = status.build(publish.journal_on(day), Ask(why=why))
    if json:
        session.out(finished("status", data, status.layout, "json"))
    else:
        session.page(status.layout(data))


def command(name: str) -> Command:
    """Return the command."""
    return make_command(show_status, name, "Show what matters now, on one screen.", "careerbook status")
