"""`prep`: the private sheet beside the page for the manager; nothing makes it shareable."""

from careerbook.cli import _publish as publish
from careerbook.cli._group import Command, make_command
from careerbook.cli._options import Json
from careerbook.cli.report import own_page
from careerbook.errors import InvalidInput


def prep(
    period: publish.DayOfPeriod = None,
    client: publish.Client = None,
    form: publish.FormatOption = None,
    output: publish.Output = None,
    force: publish.Force = False,
    as_of: publish.AsOf = None,
    json: Json = False,
) -> None:
    """Print your private sheet for the next check-in."""
    if output and output != "-" and "PRIVATE" not in output.replace("\\", "/").rpartition("/")[2]:
        name = output.replace("\\", "/").rpartition("/")
        raise InvalidInput(
            "this sheet is private, and so says its file's name", f"-o {name[0]}{name[1]}PRIVATE-{name[2]}"
        )
    own_page("prep", publish.Asked(period, client, form, output, force, as_of, json), why=False)


def command(name: str) -> Command:
    """Return the command."""
    return make_command(prep, name, "Print your private sheet for the next check-in.", "careerbook prep")
