"""Answers to what the week asks about what has its day: a promise, a goal that was due, a risk that was near."""

from datetime import date
from typing import TYPE_CHECKING

from careerbook.cli._dialogue import change, put, read, take, tell
from careerbook.cli._due import due_said
from careerbook.cli._session import session
from careerbook.errors import InvalidInput
from careerbook.rules.dates import parse_day, spoken_day

if TYPE_CHECKING:
    from careerbook.cli._answers import Answers
    from careerbook.reports.week_data import Question

OUTCOMES = {
    **dict.fromkeys(("done", "d", "y", "yes"), "done"),
    **dict.fromkeys(("partly", "partly done", "partly-done"), "partly-done"),
    "missed": "missed",
}


def promise(answers: "Answers", question: "Question") -> None:
    """Leave a promise as it is, settle it, or take its new day; `no` asks for the day."""
    number = question.ref.rpartition("-")[2]
    later = f"careerbook commitment renegotiate {number} --to DATE"
    again = read(f"[{question.hint}]", lambda typed: _kept(answers, question, typed), later=later)
    if again == "when":
        read("  When will it be?", lambda typed: _kept(answers, question, typed), later=later)


def _kept(answers: "Answers", question: "Question", typed: str) -> str:
    """Take `y`, `done` or a new day; `n` asks for the day."""
    word = _word(typed)
    if word in ("y", "yes", "right", "still right"):
        return "right"
    if word in ("n", "no"):
        return "when"
    if word in ("done", "d", "kept"):
        done = take("commitment", "done", ref=question.ref)
    else:
        done = take("commitment", "renegotiate", ref=question.ref, to=_day(answers, typed).isoformat())
    tell(done.talk)
    answers.saved["promise"].append(question.ref)
    return "settled"


def overdue(answers: "Answers", question: "Question") -> None:
    """Close a goal that was due as it came out, or give it a new day and say why it moves; `no` asks for the day."""
    later = f"{question.command}, or {question.instead}"
    day = read(f"[{question.hint}]", lambda typed: _ended(answers, question, typed), later=later)
    if day == "when":
        day = read("  By when, then?", lambda typed: _ahead(answers, typed), later=question.instead)
    if isinstance(day, date):
        later = question.instead.replace("DAY", day.isoformat())
        moved = read("  Why does it move?", lambda why: _moved(answers, question, day, why), later=later)
        if moved is None:
            put(f"  It moves with a reason: {later}", 2)


def _ended(answers: "Answers", question: "Question", typed: str) -> "date | str":
    """Close the goal, or return its new day, or `when` to ask for that."""
    word = _word(typed)
    if word in ("n", "no", "not yet"):
        return "when"
    if word not in OUTCOMES:
        return _ahead(answers, typed)
    tell(take("goal", "close", ref=question.ref, outcome=OUTCOMES[word]).talk)
    answers.saved["ended"].append(question.ref)
    return "closed"


def _moved(answers: "Answers", question: "Question", day: date, why: str) -> str:
    said = {"due": day.isoformat(), "type": "deadline", "cause": why}
    tell(take("goal", "except", ref=question.ref, **said).talk)
    answers.saved["ended"].append(question.ref)
    return "moved"


def happened(answers: "Answers", question: "Question") -> None:
    """Take it that a risk has come, that it is over, or the day on which it would come now."""
    later = f"{question.command}, or {question.instead}"
    read(f"[{question.hint}]", lambda typed: _came(answers, question, typed), later=later)


def _came(answers: "Answers", question: "Question", typed: str) -> str:
    word = _word(typed)
    if word in ("y", "yes", "it did", "n", "no", "it did not"):
        verb = "materialise" if word in ("y", "yes", "it did") else "resolve"
        tell(take("challenge", verb, ref=question.ref).talk)
    else:
        day = _ahead(answers, typed)
        change(question.ref, impact_date=day.isoformat())
        put(f"  {question.ref} would come on {due_said(day)} now.")
    answers.saved["risked"].append(question.ref)
    return question.ref


def _word(typed: str) -> str:
    return typed.casefold().rstrip(".!")


def _day(answers: "Answers", typed: str) -> date:
    return parse_day(typed, answers.today, forward=True, date_order=session.book().setting("date_order"))


def _ahead(answers: "Answers", typed: str) -> date:
    """Read a day from today on."""
    day = _day(answers, typed)
    if day < answers.today:
        raise InvalidInput(f"{spoken_day(day, answers.today)} is past", "say a day to come")
    return day
