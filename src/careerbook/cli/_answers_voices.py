"""Answers to what the week asks about a late request, feedback that waits, and the work I want more of."""

from typing import TYPE_CHECKING

from careerbook.cli._dialogue import put, read, take, tell, yes
from careerbook.cli._session import session

if TYPE_CHECKING:
    from careerbook.cli._answers import Answers
    from careerbook.reports.week_data import Question


def late_request(answers: "Answers", question: "Question") -> None:
    """Save what they said as the answer to the request, or that they would rather not; Enter leaves it open."""
    read(">", lambda typed: _answered(answers, question, typed), later=question.command)


def _answered(answers: "Answers", question: "Question", typed: str) -> str:
    if typed.casefold().rstrip(".!") in ("declined", "they declined", "no answer"):
        tell(take("feedback", "declined", ref=question.ref).talk)
        answers.saved["settled"].append(question.ref)
        return question.ref
    made = answers.keep("voice", take("feedback", "add", words=[typed], request=question.ref, **answers.job))
    put(f"  Saved {made}, from {question.client}. It answers {question.ref}.")
    if session.book().find(question.ref).mode == "feedforward":
        put(f"  And the second suggestion: careerbook feedback add TEXT --request {question.ref}", 2)
    return made


def to_answer(answers: "Answers", question: "Question") -> None:
    """Close what the giver knows of by now, or write down what to do about it, or that there is nothing to do."""
    number = question.ref.rpartition("-")[2]
    if question.verdict == "told":
        if yes(""):
            tell(take("feedback", "close", ref=question.ref, told=answers.today.isoformat()).talk)
            answers.saved["settled"].append(question.ref)
        else:
            put(f"  When they know: careerbook feedback close {number} --told DAY", 2)
        return
    read(">", lambda typed: _decided(answers, question, typed), later=question.command)


def _decided(answers: "Answers", question: "Question", typed: str) -> str:
    if typed.casefold().rstrip(".!") in ("nothing", "no", "n", "none"):
        done = take("feedback", "note", ref=question.ref)
        put(f"  {question.ref} is noted; it asks for nothing more.")
    else:
        done = take("feedback", "respond", ref=question.ref, action=typed)
        tell(done.talk)
    answers.saved["settled"].append(question.ref)
    return done.ref


def direction(answers: "Answers", question: "Question") -> None:
    """Keep the direction in the words given, or that it is right still; Enter leaves it for another week."""
    read(">", lambda typed: _directed(answers, question, typed), later=question.command)


def _directed(answers: "Answers", question: "Question", typed: str) -> str:
    book = session.book()
    job = book.find(question.ref)
    said = {"direction_on": answers.today.isoformat()}
    right = bool(question.title) and typed.casefold().rstrip(".!") in ("y", "yes", "right", "still right")
    if not right:
        said["direction"] = typed
    book.set(job, said, source="engagement edit")
    put("  Noted, for this quarter." if right else f"  Saved on {job.ref}, only for you.")
    answers.saved["settled"].append(job.ref)
    return job.ref
