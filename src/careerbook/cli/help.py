"""`help`, `help COMMAND`: the same page as `COMMAND --help`."""

from typing import Annotated

import typer

from careerbook.cli._group import Command, make_command
from careerbook.cli._help import width
from careerbook.cli._session import session
from careerbook.cli.root import page, root


def help_(
    words: Annotated[list[str] | None, typer.Argument(metavar="COMMAND", help="Which command")] = None,
) -> None:
    """Show the page of a command."""
    if not words:
        session.out(page(width()))
        return
    root().main(args=[*words, "--help"], prog_name="careerbook", standalone_mode=False)


def command(name: str) -> Command:
    """Return the command."""
    return make_command(help_, name, "Show the root page, or the page of one command.", "careerbook help goal check")
