"""`autonomy`: how freely you decide in one area, agreed with whoever grants it, on trial first."""

from datetime import date, timedelta
from typing import Annotated, Any

import typer

from careerbook import clock
from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._due import due_said
from careerbook.cli._echo import saved_line
from careerbook.cli._group import Verb, VerbGroup
from careerbook.cli._moves import announce_step, day_until, legal_move, move_said, move_verb, step_day, take_step
from careerbook.cli._options import Json, Note, On, OnlyRef, Reason, Ref
from careerbook.cli._saving import guard_identifiers
from careerbook.cli._session import session
from careerbook.cli._text import text_from
from careerbook.cli._values import Values, choice, primary_client, the_primary
from careerbook.cli._verbs import Added, Noun, common_verbs, only_or_named
from careerbook.errors import InvalidInput
from careerbook.records.entry import Entry
from careerbook.records.fields import Column
from careerbook.records.kind import Kind
from careerbook.records.kinds import kind

HELD = ("granted", "practised", "wanted")
AGREED = ("agreed", "trial", "confirmed")
NUMBERS = ("1", "2", "3", "4", "5", "6", "7")


def before(values: Values, k: Kind, said: Said, options: dict[str, Any]) -> None:
    """Take the primary client of today for the one who grants it, when there is one."""
    if not said.get("client") and primary_client(values.book, values.today) is not None:
        said["client"] = values.primary().uid


def after(values: Values, added: Added) -> None:
    """Say the three levels and the gap, warn of what is done without a grant, and propose the next step."""
    session.say(saved_line(added))
    _tell(added.ref)


def _tell(ref: str) -> None:
    """Say what follows from the levels of an area."""
    from careerbook.document import plain  # noqa: PLC0415 - only what is counted needs the rules and the reports
    from careerbook.journal import Journal  # noqa: PLC0415 - likewise
    from careerbook.reports.autonomy import proposed  # noqa: PLC0415 - likewise
    from careerbook.reports.autonomy_card import build  # noqa: PLC0415 - likewise
    from careerbook.reports.autonomy_facts import Proposal, commands  # noqa: PLC0415 - likewise
    from careerbook.reports.autonomy_words import level_said, steps, taken_without  # noqa: PLC0415 - likewise

    today = clock.today()
    area = build(Journal(session.book(), today), session.book().find(ref)).area
    levels = [f"{name} {level_said(getattr(area, name))}" for name in HELD if getattr(area, name)]
    if levels:
        told = "; ".join(levels)
        gap = f" Gap {steps(area.gap)}." if isinstance(area.gap, int) else ""
        session.say(f"  {told[0].upper()}{told[1:]}.{gap}")
    warning = taken_without(area.unused)
    if warning:
        session.warn(f"{warning}.")
    if isinstance(area.proposal, Proposal):
        session.say("\n".join(f"  {plain(line)}" for line in proposed(area.proposal, today)))
    next_ = commands(area)
    if next_:
        session.say(f"  {', then '.join(next_)}")


def guard(entry: Entry, said: Said) -> None:
    """Keep what was agreed to `agree`, and date every change of a level."""
    if "granted" in said and said["granted"] != entry.granted and entry.state in AGREED:
        raise InvalidInput(
            f"what is granted in {entry.ref} was agreed, so it changes by agreeing again; nothing was changed",
            f"careerbook autonomy agree {entry.number} --level {said['granted'] or 'LEVEL'}"
            if entry.state != "trial"
            else f"careerbook autonomy confirm {entry.number}, or pull-back {entry.number} REASON",
        )
    if any(name in said and said[name] != entry.body.get(name) for name in HELD):
        said["moved_on"] = max(clock.today(), entry.moved_on or date.min).isoformat()


NOUN = Noun("autonomy", before=before, after=after, guard=guard, question="What is decided?")


# --- agree, trial, confirm, pull back --------------------------------------------------------------------------------


def agree(
    ref: OnlyRef = None,
    level: Annotated[
        str | None,
        typer.Option("--level", metavar="LEVEL", help="What was agreed; tell to delegate, see report autonomy"),
    ] = None,
    on: On = None,
    note: Note = None,
    json: Json = False,
) -> None:
    """Whoever grants it has agreed to a level; from then on they may read what was agreed."""
    entry = only_or_named(ref, "autonomy", ("proposed",))
    move = legal_move(entry, "agree")
    book = session.book()
    values = Values(book, Batch("autonomy agree"))
    word = _level_agreed(entry, level)
    day = step_day(values, entry, on)
    said: Said = {
        **move_said(move, day),
        "granted": word,
        "granted_before": entry.granted,
        "agreed_on": day.isoformat(),
        "agreed_before": entry.body.get("agreed_on"),
        "until": None,
        "reason": None,
    }
    if note:
        said["note"] = note
    if not entry.client and primary_client(book, day) is not None:
        said["client"] = the_primary(book, day).uid
    if entry.visibility == "private" and entry.state == "proposed":
        told = {name: value for name, value in entry.body.items() if _told(entry, name)}
        said["visibility"] = guard_identifiers(book, entry.kind, told, "client")
    values.batch.set(entry.uid, "autonomy", said, expect={"state": entry.body.get("state")})
    book.commit(values.batch)
    last = day + timedelta(days=int(book.setting("trial_days")))
    who = _who(book.find(entry.ref))
    opened = f" {who[0].upper()}{who[1:]} may read that much." if said.get("visibility") == "client" else ""
    try_it = f"\n  Try it first: careerbook autonomy trial {entry.number} --until {last}"
    tail = f"Granted: {_level_said(word)}.{opened}{try_it if _is_more(word, entry.granted) else ''}"
    announce_step(entry, day, json=json, tail=tail)


def _is_more(level: str, before: str | None) -> bool:
    """Tell whether a level is above what was granted before; what was unknown is below every level."""
    levels = kind("autonomy").columns["granted"].choices
    return before is None or levels.index(level) > levels.index(before)


def _told(entry: Entry, name: str) -> bool:
    column = entry.kind.columns.get(name)
    return column is not None and bool(column.docs)


def _level_agreed(entry: Entry, typed: str | None) -> str:
    """Return the level that was agreed: as typed, else as answered on a terminal, else as it was granted before."""
    column = kind("autonomy").columns["granted"]
    if typed:
        return _level_typed(column, typed)
    offered = _next_level(entry) or entry.granted or ""
    if session.interactive:
        levels = ", ".join(column.choices)
        answered = session.ask(f"Which level did {_who(entry)} agree to? ({levels})", offered)
        if answered:
            return _level_typed(column, answered)
    if entry.granted:
        return str(entry.granted)
    raise InvalidInput(
        f"{entry.ref} says no level that was granted; nothing was saved",
        f"careerbook autonomy agree {entry.number} --level {offered or 'LEVEL'}",
    )


def _level_typed(column: Column, text: str) -> str:
    """Return a level by its word, or by the number that every page prints beside it."""
    word = text.strip()
    return column.choices[int(word) - 1] if word in NUMBERS else choice(column._replace(option="level"), word)


def _next_level(entry: Entry) -> str:
    from careerbook.rules.autonomy import Raise, raise_by_one  # noqa: PLC0415 - only a question offers a level

    found = raise_by_one(entry.granted, entry.wanted, entry.practised)
    return found.level if isinstance(found, Raise) else ""


def _who(entry: Entry) -> str:
    client = session.book().by_uid([entry.client]).get(entry.client) if entry.client else None
    return str(client.title) if client else "your manager"


def _level_said(word: str | None) -> str:
    from careerbook.reports.autonomy_words import level_said  # noqa: PLC0415 - reports are paid when a level is said

    return level_said(word)


def trial(
    ref: OnlyRef = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="How long the trial lasts")] = None,
    on: On = None,
    note: Note = None,
    json: Json = False,
) -> None:
    """What was agreed is tried out until a day."""
    entry = only_or_named(ref, "autonomy", ("agreed",))
    last = day_until(entry, "trial", until, on, missing="a trial ends on a day", begins="its first day")
    extra: Said = {"until": last.isoformat()}
    n = entry.number
    tail = f"Until {due_said(last)}; then: careerbook autonomy confirm {n}, or pull-back {n} REASON"
    announce_step(entry, take_step(entry, "trial", on=on, extra=extra, note=note), json=json, tail=tail)


def pull_back(ref: Ref, words: Reason = None, on: On = None, note: Note = None, json: Json = False) -> None:
    """It did not work, and why; what was granted before counts again."""
    entry = session.book().find(ref, "autonomy")
    legal_move(entry, "pull-back")
    reason = text_from(words, question="Why?", reason_for=f"careerbook autonomy pull-back {entry.number}")
    extra: Said = {
        "granted": entry.granted_before,
        "granted_before": None,
        "agreed_on": entry.body.get("agreed_before"),
        "agreed_before": None,
        "until": None,
    }
    day = take_step(entry, "pull-back", on=on, reason=reason, extra=extra, note=note)
    tail = (
        f"Granted is {_level_said(entry.granted_before)} again."
        if entry.granted_before
        else f"What is granted now? careerbook autonomy edit {entry.number} --granted LEVEL"
    )
    announce_step(entry, day, json=json, tail=tail)


VERBS = {
    **common_verbs(NOUN),
    "agree": Verb(
        agree, "Whoever grants it agreed to a level", "careerbook autonomy agree 1 --level agree --on 2026-11-20"
    ),
    "trial": Verb(trial, "It is tried out until a day", "careerbook autonomy trial 2 --until 2027-01-29"),
    "confirm": Verb(
        lambda: move_verb("autonomy", "confirm", "One level more, when it is time: careerbook report autonomy"),
        "The trial went well",
        "careerbook autonomy confirm 2",
        True,
    ),
    "pull-back": Verb(
        pull_back, "It did not work, and why", "careerbook autonomy pull-back 1 Two orders were over the limit"
    ),
}


def command(name: str) -> VerbGroup:
    """Return the noun."""
    return VerbGroup(name, "How freely you decide, area by area.", VERBS)
