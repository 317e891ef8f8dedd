"""The pitch of scenario 6, written by its commands: as a draft, and funded."""

from tests.cli.conftest import Run
from tests.cli.kept import set_fields

BENEFIT = ("--attribution", "0.6", "--confidence", "0.8", "--basis", "Waste log of Q3")


def draft(run: Run) -> None:
    """Write the pitch of scenario 6, whole."""
    run("pitch", "add", "A course in scrap reduction", "--type", "course", "--new-work", "A weekly scrap round")
    run("pitch", "cost", "1", "fee", "1800")
    run("pitch", "cost", "1", "travel", "200")
    run("pitch", "cost", "1", "my time", "--hours", "40", "--rate", "25")
    run("pitch", "benefit", "1", "Scrap saving", "900", *BENEFIT)


def funded(run: Run, on: str = "2026-11-20") -> None:
    """Write it, send it and fund it on a day."""
    draft(run)
    set_fields("pitch-1", moved_on=on)
    run("pitch", "send", "1", "--on", on)
    run("pitch", "fund", "1", "--on", on)
