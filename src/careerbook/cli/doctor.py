"""`doctor`: is the book sound, and what can be mended."""

from typing import Annotated

import typer

from careerbook.cli._group import Command, make_command
from careerbook.cli._options import Json
from careerbook.cli._progress import Bar
from careerbook.cli._session import session
from careerbook.errors import NotFound
from careerbook.store import doctor as examiner
from careerbook.store.doctor import Finding
from careerbook.store.opening import failures, ready_to_write

SAID = {"sound": "sound", "warning": "look here", "failed": "failed"}


def doctor(
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what can be mended; a copy of the book is made first")
    ] = False,
    json: Json = False,
) -> None:
    """Check that the book is sound; exit 1 when it is not."""
    book = session.book()
    found = findings()
    if fix and any(one.state == "failed" for one in found):
        book.conn = ready_to_write(book.conn, book.path)
        bars = _Bars("Mending")
        try:
            copy = examiner.mend(book.conn, book.path, book.refresh_views, bars.begin)
        finally:
            bars.end()
        from careerbook.cli._echo import shown_path  # noqa: PLC0415 - only --fix names a file

        mended = [one.check for one in found if one.state == "failed"]
        session.say(f"Mended: {', '.join(mended)}. The book as it was: {shown_path(copy)}")
        found = findings()
    elif fix:
        session.say("There is nothing to mend.")
    failed = [one for one in found if one.state == "failed"]
    if json:
        from careerbook.cli._showing import put_json  # noqa: PLC0415 - only --json

        put_json(
            "doctor",
            {"sound": not failed, "checks": [{"check": f.check, "state": f.state, "told": f.told} for f in found]},
        )
    else:
        _print(found)
    if failed:
        mendable = all(one.mendable for one in failed)
        raise NotFound(
            f"{len(failed)} of {len(found)} checks failed",
            "careerbook doctor --fix" if mendable else "careerbook backup restore",
        )


def findings() -> list[Finding]:
    """Return what every check of the book finds."""
    book = session.book()
    bars = _Bars("Checking")
    try:
        with failures(book.path):
            return list(examiner.examine(book.conn, book.path, bars.begin))
    finally:
        bars.end()


def _print(found: list[Finding]) -> None:
    width = max(len(one.check) for one in found)
    for one in found:
        told = f": {one.told}" if one.told else ""
        if session.plain_output:
            session.out(f"{one.check}: {SAID[one.state]}{told}")
        else:
            session.out(f"{one.check:<{width}}  {SAID[one.state]}{told}")


class _Bars:
    """One bar at a time, for the check that is running."""

    def __init__(self, doing: str) -> None:
        self.doing = doing
        self.bar: Bar | None = None

    def begin(self, check: str) -> Bar:
        self.end()
        self.bar = Bar(f"{self.doing} {check}")
        return self.bar

    def end(self) -> None:
        if self.bar is not None:
            self.bar.end()


def command(name: str) -> Command:
    """Return the command."""
    return make_command(doctor, name, "Check that the book is sound; --fix mends it.", "careerbook doctor")
