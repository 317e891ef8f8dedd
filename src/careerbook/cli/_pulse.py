"""`session pulse`: how clear the role is, asked on a terminal, one question at a time; for nobody but its owner."""

from collections.abc import Callable
from functools import partial
from typing import Any

from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._dialogue import Stopped, put, read
from careerbook.cli._echo import put_saved
from careerbook.cli._hanging import save_hanging
from careerbook.cli._session import session
from careerbook.cli._signature import JSON, REF_OR_ONLY, option, with_parameters
from careerbook.cli._values import Values
from careerbook.errors import InvalidInput, NotFound
from careerbook.journal import Journal
from careerbook.records.check import check
from careerbook.records.entry import Entry
from careerbook.records.fields import Column
from careerbook.records.kinds import kind
from careerbook.reports.role_pulse import trend_words

COMMON = ("on", "tags", "note")


def pulse_command() -> Callable[..., Any]:
    """Return `pulse [REF]` with one option for each question."""
    k = kind("pulse")

    def pulse(**given: Any) -> None:
        """Say how clear your role is to you, from 1 to 7; on a terminal it asks. No document ever reads it."""
        entry = _session(given.pop("ref"))
        json = given.pop("json")
        values = Values(session.book(), Batch("session pulse"))
        said = values.said(k, given)
        answered = any(column.name in said for column in questions())
        if not answered and not session.interactive:
            raise InvalidInput(
                "a pulse says at least one answer from 1 to 7; nothing was saved",
                f"careerbook session pulse {entry.number} --authority 5 --goals 4 …; --help names all nine",
            )
        saved = save_hanging(values, entry, k, said) if answered else _asked(values, entry, said)
        _told(entry, saved, json=json)

    return with_parameters(pulse, [REF_OR_ONLY, *[option(c) for c in k.columns.values() if not c.computed], JSON])


def questions() -> list[Column]:
    """Return the questions of a pulse in order."""
    return [column for column in kind("pulse").columns.values() if column.name not in COMMON]


def _session(ref: str | None) -> Entry:
    """Return the session named, else the newest one: a pulse needs no talk of its own."""
    book = session.book()
    if ref:
        return book.find(ref, "session")
    found = book.entries("session", newest_first=True, limit=1)
    if not found:
        raise NotFound("a pulse hangs on a session, and none is written down yet", "careerbook session add --on DAY")
    return found[0]


def _asked(values: Values, entry: Entry, said: Said) -> str:
    """Ask every question; each answer is saved as it is given. Return the reference, empty when all were skipped."""
    listed = questions()
    put(f"{len(listed)} questions, each from 1 to 7. Both ends are said; neither is the right one. For nobody but you.")
    saved = ""
    try:
        for number, column in enumerate(listed, 1):
            session.say("")
            put(f"{number} of {len(listed)}  {column.help}")
            answer = read(">", partial(_answer, values, column))
            if answer is None:
                continue
            if not saved:
                values = Values(session.book(), Batch("session pulse"))
                saved = save_hanging(values, entry, kind("pulse"), {**said, column.name: answer})
            else:
                session.book().set(session.book().find(saved), {column.name: answer}, source="session pulse")
    except Stopped:
        pass
    return saved


def _answer(values: Values, column: Column, typed: str) -> int:
    answer: int = values.one(column, typed)
    check(kind("pulse"), {column.name: answer})
    return answer


def _told(entry: Entry, saved: str, *, json: bool) -> None:
    if not saved:
        session.say("Nothing was answered, and nothing saved.")
        return
    book = session.book()
    made = book.find(saved)
    put_saved(saved, json=json)
    answered = sum(1 for column in questions() if column.name in made.body)
    session.say(f"Saved {saved} on {entry.ref}, only for you: {answered} of {len(questions())} answered.")
    session.say(f"  {trend_words(Journal(book, max(made.on, Values(book, Batch('show')).today)))}")
