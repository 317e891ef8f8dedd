"""`objective`: what the organisation means to reach, and what I would like to know about it."""

from typing import Any

from careerbook import clock
from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._echo import put_saved, saved_line
from careerbook.cli._group import Verb, VerbGroup
from careerbook.cli._hanging import hang_verb
from careerbook.cli._moves import step_day
from careerbook.cli._options import Json, Note, On, Ref, Words
from careerbook.cli._periods import period_of
from careerbook.cli._session import session
from careerbook.cli._text import text_from
from careerbook.cli._values import Values
from careerbook.cli._verbs import Added, Noun, common_verbs
from careerbook.errors import Ambiguous, InvalidInput, NotFound
from careerbook.records.entry import Entry
from careerbook.records.kind import Kind
from careerbook.rules.kept_period import kept
from careerbook.rules.matching import matches


def before(values: Values, k: Kind, said: Said, options: dict[str, Any]) -> None:
    """Keep the period by its days."""
    _keep_period(said)


def _keep_period(said: Said) -> None:
    if said.get("period"):
        said["period"] = kept(period_of(session.book(), str(said["period"]), clock.today()))


def after(values: Values, added: Added) -> None:
    """Say what was saved, whose it is, and how a goal of mine comes to serve it."""
    said = added.said
    of = [str(said["level"])] if said.get("level") else []
    lines = [saved_line(added, tail=", ".join([*of, *_known(said)]))]
    number = added.ref.rpartition("-")[2]
    orphans = [goal for goal in values.book.entries("goal", states=("active",)) if not goal.serves]
    which = str(orphans[0].number) if len(orphans) == 1 else "GOAL"
    named = f' ("{orphans[0].title}")' if len(orphans) == 1 else ""
    lines.append(f"  When a goal of yours{named} serves it: careerbook goal edit {which} --serves {number}")
    session.say("\n".join(lines))


def _known(said: Said) -> list[str]:
    """Return how the owner knows of it, where that was said: `read`, or `guessed, so ask`."""
    source = said.get("confidence_in_source")
    return [f"{source}, so worth a question" if source == "guessed" else str(source)] if source else []


def guard(entry: Entry, said: Said) -> None:
    """Keep a new period by its days, and refuse to hang an objective under itself."""
    _keep_period(said)
    above = said.get("part_of")
    while above:
        if above == entry.uid:
            raise InvalidInput(
                f"{entry.ref} would stand under itself; nothing was changed",
                f"careerbook edit {entry.ref} --clear parent",
            )
        found = session.book().by_uid([above]).get(above)
        above = found.part_of if found else None


NOUN = Noun("objective", before=before, after=after, guard=guard, question="What does the organisation mean to reach?")


# --- questions -------------------------------------------------------------------------------------------------------


def _before_question(values: Values, entry: Entry, said: Said, given: dict[str, Any]) -> None:
    """A question with an answer was asked, today unless another day was said."""
    if said.get("answer"):
        said.setdefault("asked_on", said.get("on") or values.today.isoformat())


def _after_question(values: Values, entry: Entry, saved: str) -> None:
    """Say where it may be asked, and how its answer is written down."""
    question = session.book().find(saved)
    lines = [f'Saved {saved} on {entry.ref} "{entry.title}": "{question.text}"']
    if question.asked_on is None:
        if entry.visibility != "private" and not question.asked_of:
            lines.append("  It stands among your questions in the brief while there is room, until it is asked.")
        lines.append(f"  Afterwards: careerbook objective answer {question.number} TEXT")
    session.say("\n".join(lines))


def answer(question: Ref, words: Words = None, on: On = None, note: Note = None, json: Json = False) -> None:
    """Write down what the answer was."""
    entry = question_named(question)
    book = session.book()
    batch = Batch("objective answer")
    day = step_day(Values(book, batch), entry, on).isoformat()
    said: Said = {"answer": text_from(words, question=f"{entry.text} What was the answer?"), "moved_on": day}
    if entry.asked_on is None:
        said["asked_on"] = day
    if note:
        said["note"] = note
    batch.set(entry.uid, "question", said, expect={"answer": entry.body.get("answer")})
    book.commit(batch)
    put_saved(entry.ref, json=json)
    was = f' It was: "{entry.answer}"' if entry.answer else ""
    session.say(f'{entry.ref} "{entry.text}" is answered: "{said["answer"]}".{was}')


def question_named(text: str) -> Entry:
    """Return a question about an objective, by reference, number or an unambiguous part of its text."""
    book = session.book()
    objectives = {entry.uid for entry in book.entries("objective")}
    held = [entry for entry in book.entries("question") if entry.parent in objectives]
    word = text.strip().removeprefix("question-")
    if word.isdigit():
        found = next((entry for entry in held if entry.number == int(word)), None)
        if found is not None:
            return found
        on_a_call = book.find(f"question-{word}")
        raise InvalidInput(
            f"{on_a_call.ref} is a question for a check-in, which is answered there; nothing was saved",
            f"careerbook show {on_a_call.ref}",
        )
    named = matches(text, [(entry.uid, entry.number, entry.text) for entry in held])
    if len(named) == 1:
        return next(entry for entry in held if entry.uid == named[0][0])
    if not named:
        raise NotFound(f'no question about an objective has "{text}" in it', "careerbook report alignment")
    listed = ", ".join(f"question-{number} {title}" for _, number, title in named[:6])
    raise Ambiguous(f'"{text}" could be {listed}', f"say which one: question-{named[0][1]}")


VERBS = {
    **common_verbs(NOUN),
    "question": Verb(
        lambda: hang_verb("objective", "question", before=_before_question, after=_after_question),
        "What you would like to know about it",
        "careerbook objective question 1 What does the division expect of us next year?",
        True,
    ),
    "answer": Verb(
        answer,
        "What the answer to such a question was",
        "careerbook objective answer 4 Fewer reports, each of them daily",
    ),
}


def command(name: str) -> VerbGroup:
    """Return the noun."""
    return VerbGroup(name, "A goal of the organisation: which of yours serve it, and what you would ask.", VERBS)
