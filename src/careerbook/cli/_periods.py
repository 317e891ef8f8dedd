"""Periods as typed, read with the book's calendar, and said back where they may surprise."""

from datetime import date

from careerbook.book import Book
from careerbook.cli._session import session
from careerbook.journal import calendar_of
from careerbook.rules.periods import Calendar, Period, deserves_echo, parse_period, quarter_of


def period_of(book: Book | None, text: str | None, as_of: date) -> Period:
    """Return the period that a text names; left out, the quarter (or table period) that holds `as_of`."""
    calendar = calendar_of(book) if book is not None else Calendar()
    if not text:
        return quarter_of(as_of, calendar)
    period = parse_period(text, calendar, as_of, _last_call(book, as_of))
    if deserves_echo(text, calendar):
        session.say(f"{text} is read as {period.first.isoformat()} to {period.last.isoformat()}.")
    return period


def _last_call(book: Book | None, as_of: date) -> date | None:
    if book is None:
        return None
    held = [c.held_on or c.on for c in book.entries("call", states=("recorded",)) if (c.held_on or c.on) <= as_of]
    return max(held) if held else None
