"""Due days and the room on a page, said back: a weekend by its name, a text by the words it is over."""

from datetime import date

from careerbook.cli._session import session
from careerbook.rules.dates import WEEKDAYS, with_weekday


def due_said(day: date) -> str:
    """Return `Fri 4 Dec 2026`; a day on a weekend is named: `Sat 5 Dec 2026, a Saturday`."""
    return f"{with_weekday(day)}, a {WEEKDAYS[day.weekday()]}" if day.weekday() >= 5 else with_weekday(day)


def say_over(what: str, limit: int, *texts: str | None) -> None:
    """Say by how many words texts that share one line of a page are over its limit; they are printed whole."""
    from careerbook.document import words  # noqa: PLC0415 - only what has a limit is counted

    over = sum(words(text) for text in texts if text) - limit
    if over > 0:
        session.say(
            f"{what} is {over} {'word' if over == 1 else 'words'} over the {limit} of its line; it prints whole."
        )
