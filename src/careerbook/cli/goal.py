"""`goal`: what you mean to reach, by when, how far it is, and every time the plan changed."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import typer

from careerbook.changes.change import Said
from careerbook.cli._echo import saved_line
from careerbook.cli._goal_start import (
    activation_ahead,
    ask_measure,
    begins_ahead,
    guard,
    missing_line,
    own_way,
    part_line,
    plan_line,
    settle_start,
    warn_of_no_way,
)
from careerbook.cli._group import Verb, VerbGroup
from careerbook.cli._session import session
from careerbook.cli._signature import parameter
from careerbook.cli._values import Values
from careerbook.cli._verbs import Added, Noun, common_verbs
from careerbook.records.kind import Kind
from careerbook.rules.dates import with_weekday

PLANNED = parameter(
    "planned", bool, typer.Option("--planned", help="Keep it planned, although it has a due day"), False
)


def before(values: Values, kind: Kind, said: Said, options: dict[str, Any]) -> None:
    """Ask for the measure on a terminal, and settle when the goal starts."""
    ask_measure(values, said)
    settle_start(said, values.today, planned=bool(options.get("planned")))
    if own_way(said):
        said.setdefault("visibility", "private")
    warn_of_no_way(said)


def then(values: Values, uid: str, said: Said, options: dict[str, Any]) -> None:
    """Let a goal that starts on a later day become active on that day."""
    step = activation_ahead(said, values.today, planned=bool(options.get("planned")))
    if step:
        values.batch.set(uid, "goal", step)


def after(values: Values, added: Added) -> None:
    """Say what is counted and by when, and what is still open."""
    entry = values.book.find(added.ref)
    ahead = begins_ahead(entry)
    state = f"Active from {with_weekday(ahead)} on." if ahead else f"{entry.state.capitalize()}."
    if entry.state == "planned":
        state = f"Planned; begin it with: careerbook goal start {entry.number}"
    lines = [saved_line(added), f"  {' '.join(part for part in (plan_line(entry.body), state) if part)}"]
    open_points = (missing_line(entry.body, entry.number), part_line(entry.body, entry.number))
    lines += [f"  {point}" for point in open_points if point]
    session.say("\n".join(lines))


def _made(module: str, name: str) -> Callable[[], Any]:
    """Return what imports one verb's function when it is typed."""
    return lambda: getattr(import_module(f"careerbook.cli.{module}"), name)


def _built(module: str, name: str) -> Callable[[], Any]:
    """Return what imports a verb's module when it is typed, and builds its function from a declaration."""
    return lambda: _made(module, name)()()


NOUN = Noun(
    "goal",
    options=(PLANNED,),
    before=before,
    then=then,
    after=after,
    guard=guard,
    question="What do you mean to reach?",
)

VERBS = {
    **common_verbs(NOUN),
    "check": Verb(
        _built("_goal_check", "check_verb"),
        "How it stands today: a number, how you see it, how sure you are",
        "careerbook goal check 1 --current 5.5 --status at-risk",
        build=True,
    ),
    "step": Verb(
        _built("_goal_check", "step_verb"),
        "A step on the way",
        "careerbook goal step 1 Agree the cut-off with finance --due 2026-12-04",
        build=True,
    ),
    "step-done": Verb(
        _made("_goal_check", "step_done"), "A step is done", "careerbook goal step-done step-3", build=True
    ),
    "except": Verb(
        _built("_goal_except", "except_verb"),
        "Move its due day or target, and say why",
        'careerbook goal except 1 --due 2027-01-29 --type dependency --cause "The new ledger comes in January"',
        build=True,
    ),
    "start": Verb(
        _made("_goal_steps", "start"),
        "Begin a planned one, or take up a deferred one",
        "careerbook goal start checkout",
        build=True,
    ),
    "block": Verb(
        _made("_goal_steps", "block"),
        "Something stands in the way",
        "careerbook goal block 1 The ledger is closed for the audit",
        build=True,
    ),
    "unblock": Verb(_made("_goal_steps", "unblock"), "It can go on", "careerbook goal unblock", build=True),
    "close": Verb(
        _made("_goal_close", "close"),
        "It is over: done, partly done or missed",
        "careerbook goal close 1 --outcome partly-done",
        build=True,
    ),
    "drop": Verb(
        _made("_goal_steps", "drop"),
        "Give it up, and say why",
        "careerbook goal drop 1 The product was sold",
        build=True,
    ),
    "defer": Verb(
        _made("_goal_steps", "defer"),
        "Put it off until a day",
        "careerbook goal defer 1 --until 2027-02-01",
        build=True,
    ),
    "again": Verb(
        _made("_goal_close", "again"),
        "The same for the next period",
        "careerbook goal again 4 --due 2027-03-31",
        build=True,
    ),
    "overdelivery": Verb(
        _built("_goal_overdelivery", "overdelivery_verb"),
        "Why it came out above its target, and whether that can be done again",
        'careerbook goal overdelivery 2 --why new-method --duplicable partly --next-use "reference-call play"',
        build=True,
    ),
}


def command(name: str) -> VerbGroup:
    """Return the noun."""
    return VerbGroup(name, "What you mean to reach, and how far you are.", VERBS)
