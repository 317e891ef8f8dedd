"""`week`: Friday, ten minutes. A few questions, all of them skippable; without a terminal the same as a list."""

from time import monotonic
from typing import TYPE_CHECKING

from careerbook.cli import _publish as publish
from careerbook.cli._dialogue import Stopped, kept_when_interrupted, put
from careerbook.cli._group import Command, make_command
from careerbook.cli._options import Json, Why
from careerbook.cli._session import session
from careerbook.rules.dates import MONTHS, WEEKDAYS, with_weekday

if TYPE_CHECKING:
    from careerbook.cli._answers import Answers
    from careerbook.reports.week_data import Week


def show_week(
    period: publish.DayOfPeriod = None, as_of: publish.AsOf = None, why: Why = False, json: Json = False
) -> None:
    """Ask what happened this week; every answer is saved at once, Enter skips, q stops.

    Without a terminal, for another day or with --why it prints the questions and the commands that answer them.
    """
    from careerbook.reports import week  # noqa: PLC0415 - pages are paid when one is printed
    from careerbook.reports.ask import Ask  # noqa: PLC0415 - likewise

    asking = session.interactive and not (period or as_of or why or json)
    book = session.book(create=asking)
    data = week.build(publish.journal_on(publish.day_of_page(book, period, as_of)), Ask(why=why))
    if json:
        from careerbook.cli.report import finished  # noqa: PLC0415 - only --json

        session.out(finished("week", data, week.layout, "json"))
    elif asking and not data.away_until:
        with kept_when_interrupted():
            _ask(data)
    else:
        session.page(week.layout(data))


def _ask(data: "Week") -> None:
    """Greet, ask, and say what came of it."""
    from careerbook.cli._answers import Answers  # noqa: PLC0415 - paid on a terminal only

    began = monotonic()
    _greet(data)
    answers = Answers(data)
    try:
        answers.which_job()
        for missed in data.weeks:
            answers.week_away(missed)
        asked, left = 0, list(data.questions)
        while left:
            asked += 1
            session.say("")
            answers.ask(left[0], f"{asked} of {asked + len(left) - 1}  ")
            left = [question for question in left[1:] if not answers.settled(question)]
    except Stopped:
        pass
    session.say("")
    _close(answers, monotonic() - began)


def _greet(data: "Week") -> None:
    """Say which day it is, how this goes, what was written, and what was a year ago."""
    from careerbook.reports.week import opening  # noqa: PLC0415 - paid on a terminal only

    day = data.as_of
    first, *others = [
        f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}. Ten minutes at most. "
        "Enter skips, q stops; each answer is saved at once.",
        *opening(data),
    ]
    if data.written and not data.gap_weeks:
        first = f"{first} {others.pop(0)}"
    put(first)
    for said in others:
        put(said)


def _close(answers: "Answers", seconds: float) -> None:
    """Say what was saved, what the next page still lacks, and what comes next."""
    from careerbook.reports.clients import next_call, primary_client  # noqa: PLC0415 - paid on a terminal only
    from careerbook.reports.wording import counted  # noqa: PLC0415 - likewise

    told = answers.told()
    took = counted(max(1, round(seconds / 60)), "minute")
    put(f"Done in {took}: {', '.join(told)}." if told else "Done. Nothing was changed, and nothing is owed.")
    journal = publish.journal_on(answers.today)
    client = primary_client(journal)
    call = next_call(journal, client) if client else None
    if call is not None and call.state == "planned":
        from careerbook.reports.readiness import lacking, missing_for  # noqa: PLC0415 - only before a meeting

        lacks = lacking(missing_for(journal, client, call))
        if lacks:
            put(f"Your page for {with_weekday(call.on, answers.today)} still lacks: {', '.join(lacks)}.")
    session.say("Next: careerbook checkin")


def command(name: str) -> Command:
    """Return the command."""
    return make_command(show_week, name, "Friday, ten minutes: questions, all of them skippable.", "careerbook week")
