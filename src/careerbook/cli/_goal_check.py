"""How a goal stands: a check, a step, a step done, and why it came out above its target."""

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Annotated, Any

import typer

from careerbook import clock
from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._echo import put_saved
from careerbook.cli._goal_start import due_words
from careerbook.cli._hanging import hang_verb, need_one, parent_of
from careerbook.cli._options import Json, On
from careerbook.cli._saving import refuse_to_come
from careerbook.cli._session import session
from careerbook.cli._values import Values
from careerbook.errors import IllegalStep
from careerbook.journal import Journal
from careerbook.records.entry import Entry
from careerbook.records.kinds import kind
from careerbook.records.words import STATUS_ALIASES
from careerbook.reports.goal_facts import GoalCard, as_typed, build
from careerbook.reports.wording import STATUS_WORDS, counted, figure, fixed
from careerbook.rules.dates import short
from careerbook.rules.numbers import MINUS
from careerbook.rules.value import NotAvailable

OPEN = ("active", "blocked", "planned")
LOOKED = "a check is dated on the day you looked"
DONE = "a step is done on the day it was done"


def facts_of(entry: Entry, as_of: date | None = None) -> GoalCard:
    """Return everything that follows from a goal as of a day, today when left out."""
    return build(Journal(session.book(), as_of or clock.today()), session.book().find(entry.ref))


# --- check -------------------------------------------------------------------------------------------------------


def check_verb() -> Callable[..., Any]:
    """Return `check REF [TEXT] --current --status --confidence`."""
    return hang_verb("goal", "check", before=_before_check, after=_after_check, only=True, states=("active", "blocked"))


def _before_check(values: Values, entry: Entry, said: Said, given: dict[str, Any]) -> None:
    refuse_to_come(LOOKED, said, f"careerbook goal check {entry.number} --on DAY")
    _read_lone_value(values, said, given)
    need_one(
        given,
        ("current", "status", "confidence"),
        "a check says at least one of --current, --status and --confidence; nothing was saved",
        f"careerbook goal check {entry.number} --current N",
    )
    if "current" in said and entry.target is None:
        session.warn(
            f"{entry.ref} has no target to compare that with: "
            f'careerbook goal edit {entry.number} --metric "NAME:START:TARGET"'
        )


def _read_lone_value(values: Values, said: Said, given: dict[str, Any]) -> None:
    """Take a text that is nothing but a number for --current, and one that is a status for --status; say so."""
    text = str(said.get("comment") or "")
    columns = kind("check").columns
    word = "-".join(text.casefold().replace("_", "-").split())
    if re.fullmatch(f"[-{MINUS}]?[0-9][0-9.,_]*", text):
        name = "current"
    elif word in columns["status"].choices or word in STATUS_ALIASES:
        name = "status"
    else:
        return
    if name in said:
        return
    said[name] = given[name] = values.one(columns[name], text)
    del said["comment"]
    session.say(f'"{text}" is read as --{name} {said[name]}.')


def _after_check(values: Values, entry: Entry, saved: str) -> None:
    facts = facts_of(entry)
    lines = [f'Saved {saved} on {entry.ref} "{entry.title}"{_now(facts)}.']
    if facts.closed_on:
        outcome = entry.state.replace("-", " ")
        lines.append(f"  It is {outcome} since {short(facts.closed_on)}, and that stays; its figure is this one now.")
    view = _view(entry, facts)
    if view:
        lines.append(f"  {view}")
    if isinstance(facts.ratio, Fraction) and facts.review_offered:
        lines += review_offer(entry, facts.ratio)
    session.say("\n".join(lines))


def _now(facts: GoalCard) -> str:
    """Return `: 4.2 of 4.5, ratio 1.20` as far as it is known."""
    if isinstance(facts.current, NotAvailable):
        return ""
    unit = f" {facts.unit}" if facts.unit else ""
    if facts.target is None:
        return f": {figure(facts.current)}{unit}"
    first = f"{figure(facts.start_value)} → " if facts.start_value is not None else ""
    return f": {figure(facts.current)}{unit} now; planned {first}{figure(facts.target)}"


def _view(entry: Entry, facts: GoalCard) -> str:
    """Say what the calendar suggests beside the person's own word, which counts."""
    if facts.target_offer is not None:
        return (
            "No status is suggested: the target is not adjusted for leave. To take "
            f"{as_typed(facts.target_offer.target)} for the days at work: "
            f"careerbook goal except {entry.number} --type leave --target {as_typed(facts.target_offer.target)}"
        )
    if not isinstance(facts.suggested, str) or entry.state != "active":
        return ""
    expects = f"By now the plan expects {figure(facts.expected_now, 1)}" if facts.expected_now is not None else ""
    word = STATUS_WORDS[facts.suggested]
    if facts.status is None:
        told = f"{expects}, which suggests {word}" if expects else f"The calendar suggests {word}"
        return f"{told}. How do you see it? careerbook goal check {entry.number} --status {facts.suggested}"
    if facts.status not in ("completed", facts.suggested):
        told = f"{expects}, which suggests {word}" if expects else f"The calendar suggests {word}"
        return f"{told}; you say {STATUS_WORDS[facts.status]}, and that counts."
    return f"{expects}." if expects else ""


def review_offer(entry: Entry, ratio: Fraction) -> list[str]:
    """Return the lines that ask why a goal came out above its target, and name the command."""
    return [
        f"  That is a ratio of {fixed(ratio, 2)}: more than was expected. Why, and can it be done again?",
        f"  careerbook goal overdelivery {entry.number} --why new-method --duplicable yes|partly|no --next-use TEXT",
    ]


def guard(entry: Entry, said: Said) -> None:
    """Refuse an edit of a check or a step that its own verb would refuse: an empty one, or one from days to come."""
    if entry.kind.name == "step":
        refuse_to_come(DONE, {"on": said.get("done_on")}, f"careerbook edit {entry.ref} --done-on DAY")
        return
    refuse_to_come(LOOKED, said, f"careerbook edit {entry.ref} --on DAY")
    need_one(
        {**entry.body, **said},
        ("current", "status", "confidence"),
        "a check says at least one of --current, --status and --confidence; nothing was changed",
        f"careerbook remove {entry.ref}",
    )


# --- steps -------------------------------------------------------------------------------------------------------


def step_verb() -> Callable[..., Any]:
    """Return `step REF TEXT --due DAY`."""
    return hang_verb("goal", "step", before=_before_step, after=_after_step)


def _before_step(values: Values, entry: Entry, said: Said, given: dict[str, Any]) -> None:
    if entry.state not in (*OPEN, "deferred"):
        raise IllegalStep(
            f"{entry.ref} is {entry.state.replace('-', ' ')} and takes no further step",
            f"careerbook goal again {entry.number}",
        )


def _after_step(values: Values, entry: Entry, saved: str) -> None:
    steps = values.book.children(entry, "step")
    step = next(step for step in steps if step.ref == saved)
    due = f", due {due_words(step.due)}" if step.due else ""
    session.say(f'Saved {saved} on {entry.ref}: "{step.text}"{due}. {_done_of(steps)}')
    if step.due and entry.due and step.due > entry.due:
        session.say(f"  That is after {entry.ref} itself is due, on {short(entry.due)}.")


def _done_of(steps: list[Entry]) -> str:
    done = sum(1 for step in steps if step.done_on)
    return f"{done} of {counted(len(steps), 'step')} done."


def step_done(
    step: Annotated[str, typer.Argument(metavar="STEP", help="Which step: its number, or part of its text")],
    on: On = None,
    json: Json = False,
) -> None:
    """Say that a step is done."""
    book = session.book()
    entry = book.find(step, "step")
    if entry.done_on:
        raise IllegalStep(
            f"{entry.ref} was done on {short(entry.done_on)}; nothing was changed",
            f"careerbook edit {entry.ref} --done-on DAY",
        )
    batch = Batch("goal step-done")
    values = Values(book, batch)
    day = values.day(on) if on else values.today
    refuse_to_come(DONE, {"on": day.isoformat()}, f"careerbook goal step-done {entry.ref}")
    batch.set(entry.uid, "step", {"done_on": day.isoformat()}, expect={"done_on": None})
    book.commit(batch)
    goal = parent_of(entry)
    steps = book.children(goal, "step")
    put_saved(entry.ref, json=json)
    whole = all(other.done_on for other in steps) and goal.state in OPEN and goal.target is None
    close = f" That was the last one: careerbook goal close {goal.number}" if whole else ""
    session.say(f'{entry.ref} "{entry.text}" is done. {goal.ref}: {_done_of(steps)}{close}')
