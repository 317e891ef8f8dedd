"""Saying back what was saved: the reference on stdout, the sentence on stderr."""

from datetime import date
from typing import TYPE_CHECKING

from careerbook import clock
from careerbook.cli._saving import seen_by
from careerbook.cli._session import session
from careerbook.rules.dates import spoken_day
from careerbook.text import shorten

if TYPE_CHECKING:
    from careerbook.cli._verbs import Added


ECHOED = 200
"""So many cells of a text are said back; the book holds all of it."""


def welcome_book(new: bool) -> None:
    """Say once, when the first entry made the book, where it lies and that init can wait."""
    if new:
        session.say(
            f"New book: {shown_path(session.path)}, never sent anywhere.\n"
            "When you have a minute: careerbook init (five questions)"
        )


def shown_path(path: str) -> str:
    """Return a path as people read it: the home folder as ~."""
    import os  # noqa: PLC0415 - loaded already, by the interpreter

    home = os.environ.get("HOME", "")
    return "~" + path[len(home) :] if home and path.startswith(home + "/") else path


def put_saved(ref: str, *, json: bool) -> None:
    """Write what was saved to stdout: the reference, or the whole record with --json."""
    if json:
        from careerbook.cli._showing import put_json, record_data  # noqa: PLC0415 - only --json

        entry = session.book().find(ref)
        put_json(entry.kind.name, record_data(entry))
    else:
        session.out(ref)


def saved_line(added: "Added", *, tail: str = "", seen: bool = True) -> str:
    """Return `Saved goal-1, today: "text" · for my manager`."""
    said = added.said
    named = ("title", "text", "name", "label", "area", "action", "need")
    title = next((str(said[field]) for field in named if isinstance(said.get(field), str)), "")
    if added.kind.named_by:
        title = ""  # who that is, its own command says by name
    day = spoken_day(date.fromisoformat(said["on"]), clock.today()) if said.get("on") else ""
    parts = [f"Saved {added.ref}" + (f", {day}" if day else "") + (f': "{shorten(title, ECHOED)}"' if title else "")]
    if seen and said.get("visibility"):
        parts.append(seen_by(added.kind, said))
    if tail:
        parts.append(tail)
    return " · ".join(parts)
