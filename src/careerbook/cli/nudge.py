"""`nudge`: one line when something is due, else nothing; made for a shell's start-up file."""

from careerbook.cli._group import Command, make_command
from careerbook.cli._session import session
from careerbook.text import visible


def nudge() -> None:
    """Say in one line what is due; nothing when nothing is, and never a failure for want of a book."""
    if not session.has_book:
        return
    from careerbook import clock  # noqa: PLC0415 - without a book nothing is read
    from careerbook.journal import Journal  # noqa: PLC0415 - likewise
    from careerbook.reports.nudge import nudge as line_of  # noqa: PLC0415 - likewise

    line = line_of(Journal(session.book(), clock.today()))
    if line:
        session.out(visible(line))


def command(name: str) -> Command:
    """Return the command."""
    return make_command(nudge, name, "One line when something is due, else nothing.", "careerbook nudge")
