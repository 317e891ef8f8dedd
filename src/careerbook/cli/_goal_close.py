"""How a goal ends: the outcome that its number or its steps give, and the same again for the next period."""

from contextlib import suppress
from datetime import date
from fractions import Fraction
from typing import Annotated

import typer

from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._echo import put_saved
from careerbook.cli._goal_check import facts_of, review_offer
from careerbook.cli._goal_start import (
    activation_ahead,
    begins_ahead,
    due_words,
    measure_words,
    refuse_before_beginning,
    settle_start,
    warn_of_no_way,
)
from careerbook.cli._moves import announce_step, legal_move, move_said, step_day
from careerbook.cli._options import DryRun, Json, Note, On, OnlyRef
from careerbook.cli._saving import refuse_to_come, settle_engagement
from careerbook.cli._session import session
from careerbook.cli._values import Values
from careerbook.cli._verbs import only_or_named
from careerbook.errors import IllegalStep, InvalidInput
from careerbook.journal import calendar_of
from careerbook.records.check import check
from careerbook.records.entry import Entry
from careerbook.records.kinds import kind
from careerbook.reports.goal_facts import GoalCard
from careerbook.reports.wording import counted, days_said, figure, fixed
from careerbook.rules.dates import short, with_weekday
from careerbook.rules.numbers import plain, rounded
from careerbook.rules.periods import Calendar, quarter_of, year_of

OUTCOMES = ("done", "partly-done", "missed")
CARRIED = (
    "title", "metric_name", "start_value", "target", "unit", "term", "type", "ambition", "set_by", "client", "need",
    "serves", "my_part", "skills", "tags", "visibility",
)  # fmt: skip
"""What the next period's goal takes over; whether it is agreed is asked anew."""

Outcome = Annotated[
    str | None,
    typer.Option("--outcome", metavar="|".join(OUTCOMES), help="How it came out; left out, as the number says"),
]
Due = Annotated[str | None, typer.Option("--due", metavar="DAY", help="By when; left out, the end of the next period")]
Target = Annotated[
    str | None, typer.Option("--target", metavar="NUMBER", help="The number to reach; the same if left out")
]
Begin = Annotated[str | None, typer.Option("--start", metavar="DAY", help="From when; left out, when the old one ends")]
Planned = Annotated[bool, typer.Option("--planned", help="Keep it planned, although it has a due day")]


# --- close -------------------------------------------------------------------------------------------------------


def close(ref: OnlyRef = None, outcome: Outcome = None, on: On = None, note: Note = None, json: Json = False) -> None:
    """End a goal: done, partly done or missed."""
    entry = only_or_named(ref, "goal", ("active", "blocked"))
    legal_move(entry, "close")
    refuse_before_beginning(entry)
    book = session.book()
    batch = Batch("goal close")
    values = Values(book, batch)
    day = step_day(values, entry, on)
    refuse_to_come(
        "a goal is closed when it is over",
        {"on": day.isoformat()},
        f"careerbook goal except {entry.number} --due DAY, or careerbook goal check {entry.number}",
    )
    facts = facts_of(entry, day)
    reached = reached_share(facts, day)
    chosen = _chosen(entry, outcome, reached, facts)
    move = next(m for m in kind("goal").moves if m.verb == "close" and m.after == chosen)
    said: Said = {**move_said(move, day), "reason": None, "blocked_by": None}
    if note:
        said["note"] = note
    batch.set(entry.uid, "goal", said, expect={"state": entry.body.get("state")})
    book.commit(batch)
    announce_step(entry, day, json=json, tail=_how(facts, reached, chosen, day))
    closed = facts_of(entry)
    if isinstance(closed.ratio, Fraction) and closed.review_offered:
        session.say("\n".join(review_offer(entry, closed.ratio)))
    if chosen != "done":
        session.say(f"  The same for the next period: careerbook goal again {entry.number}")


def reached_share(facts: GoalCard, day: date) -> Fraction | None:
    """Return how much was reached as a share of 1: by its number (R5), else by its steps; None when neither says."""
    if isinstance(facts.progress_raw, Fraction):
        return facts.progress_raw
    if facts.steps:
        return Fraction(sum(1 for step in facts.steps if step.done_on and step.done_on <= day), len(facts.steps))
    return None


def _chosen(entry: Entry, outcome: str | None, reached: Fraction | None, facts: GoalCard) -> str:
    """Return the outcome: the one said, else the one that follows; on a terminal what follows can be changed."""
    word = "-".join(outcome.casefold().replace("_", " ").split()) if outcome else ""
    if word and word not in OUTCOMES:
        raise InvalidInput(f'--outcome cannot be "{outcome}"; nothing was saved', f"one of {', '.join(OUTCOMES)}")
    if not word:
        if reached is None:
            raise InvalidInput(
                f"nothing says how {entry.ref} came out; nothing was saved",
                f"careerbook goal close {entry.number} --outcome {'|'.join(OUTCOMES)}",
            )
        word = "done" if reached >= 1 else "partly-done" if reached > 0 else "missed"
        if session.interactive:
            typed = session.ask(f"{_reached(facts, reached)} {entry.ref} is closed as", word.replace("-", " "))
            return _chosen(entry, typed, reached, facts)
    if word == "done" and reached is not None and reached < 1:
        raise IllegalStep(
            f"{entry.ref} cannot be closed as done: {_reached(facts, reached).rstrip('.')}; nothing was saved",
            f"careerbook goal close {entry.number} --outcome {'partly-done' if reached > 0 else 'missed'}",
        )
    return word


def _reached(facts: GoalCard, reached: Fraction) -> str:
    """Return `6 of 9 → 5 days (0.75 of the way).` or `1 of 2 steps done.`."""
    if facts.target is None or not isinstance(facts.progress_raw, Fraction):
        done = round(reached * len(facts.steps))
        return f"{done} of {counted(len(facts.steps), 'step')} done."
    unit = f" {facts.unit}" if facts.unit else ""
    current = figure(facts.current) if isinstance(facts.current, Fraction) else ""
    planned = f"{figure(facts.start_value or 0)} → {figure(facts.target or 0)}{unit}"
    return f"{current}{unit} with {planned} planned, {fixed(reached, 2)} of the way."


def _how(facts: GoalCard, reached: Fraction | None, chosen: str, day: date) -> str:
    parts = [_reached(facts, reached)] if reached is not None else []
    if facts.due:
        late = (day - facts.due).days
        on_time = "On time, due" if chosen == "done" else "It was due"
        parts.append(f"{on_time} {short(facts.due, day)}." if late <= 0 else f"{days_said(late)} after it was due.")
    if facts.baseline_due and facts.baseline_due != facts.due:
        parts.append(f"Agreed at first: {short(facts.baseline_due, day)}.")
    return " ".join(parts)


# --- again -------------------------------------------------------------------------------------------------------


def again(
    ref: OnlyRef = None,
    due: Due = None,
    target: Target = None,
    start: Begin = None,
    planned: Planned = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Begin the next period's goal from this one."""
    old = only_or_named(ref, "goal", OUTCOMES)
    if old.state == "planned" or begins_ahead(old):
        raise IllegalStep(
            f"{old.ref} has not begun yet, so there is nothing to carry on", f"careerbook goal start {old.number}"
        )
    book = session.book()
    batch = Batch("goal again")
    values = Values(book, batch)
    said = _carried(old, values, target)
    begins = values.day(start, forward=True) if start else next_start(old, values.today)
    ends = values.day(due, forward=True) if due else next_due(old, begins, calendar_of(book))
    said["start"] = begins.isoformat()
    if ends:
        said["due"] = ends.isoformat()
    settle_start(said, values.today, planned=planned)
    _settle_whose(old, said)
    warn_of_no_way(said)
    whole = book.complete("goal", said)
    check(kind("goal"), whole)
    uid = batch.create("goal", whole)
    ahead = activation_ahead(whole, values.today, planned=planned)
    if ahead:
        batch.set(uid, "goal", ahead)
    done = book.commit(batch, dry_run=dry_run)
    saved = next(s.ref for s in done.saved if s.uid == uid)
    if not dry_run:
        put_saved(saved, json=json)
    window = f"{with_weekday(begins)} to {due_words(ends)}" if ends else f"from {with_weekday(begins)}"
    measure = measure_words(whole)
    verb = "Would save" if dry_run else "Saved"
    session.say(f'{verb} {saved} from {old.ref}: "{old.title}"{f", {measure}" if measure else ""}, {window}.')
    if not ends:
        session.say(f"  By when? careerbook goal edit {saved.rpartition('-')[2]} --due DAY")


def _settle_whose(old: Entry, said: Said) -> None:
    """Keep the job and the client that go on; in place of a job that is over comes the one of the day, if only one."""
    held = session.book().by_uid([uid for uid in (old.engagement, old.client) if uid])
    over = {uid for uid, entry in held.items() if entry.removed or (entry.end and entry.end.isoformat() < said["on"])}
    if old.client in over:
        del said["client"]
    if old.engagement and old.engagement not in over:
        said["engagement"] = old.engagement
    elif old.engagement:
        with suppress(InvalidInput):
            settle_engagement(session.book(), kind("goal"), said)


def _carried(old: Entry, values: Values, target: str | None) -> Said:
    """Return what the next goal takes over; a figure that did not start at zero goes on from where it is now."""
    said: Said = {field: old.body[field] for field in CARRIED if field in old.body}
    said["again_of"] = old.ref
    if target:
        said["target"] = plain(values.number(target))
    facts = facts_of(old, old.moved_on if old.state in OUTCOMES else None)
    if old.start_value and isinstance(facts.current, Fraction):
        now = plain(rounded(facts.current, 6))
        reached = isinstance(facts.progress_raw, Fraction) and facts.progress_raw >= 1
        if reached and not target:
            raise InvalidInput(
                f"{old.ref} reached its target and stands at {figure(facts.current)}, so the next one needs its own; "
                "nothing was saved",
                f"careerbook goal again {old.number} --target N",
            )
        said["start_value"] = now
    return said


def next_start(old: Entry, today: date) -> date:
    """Return the day after the old goal was due or, when that has passed, today."""
    after = date.fromordinal(old.due.toordinal() + 1) if old.due else today
    return max(after, today)


def next_due(old: Entry, begins: date, calendar: Calendar) -> date | None:
    """Return the end of the next period of the sort that the old goal ended with.

    A goal due at the end of a year runs to the end of the year when it began more than a quarter before, one due at
    the end of a quarter to the end of the quarter; any other gets as many days as the old one had. None: no due day.
    """
    if old.due is None:
        return None
    first = old.baseline_due or old.due
    year, quarter = year_of(first, calendar), quarter_of(first, calendar)
    began = old.start or old.on
    if first == year.last and began < quarter.first:
        return year_of(begins, calendar).last
    if first == quarter.last:
        return quarter_of(begins, calendar).last
    return date.fromordinal(begins.toordinal() + (first - began).days)
