"""`goal except`: a due day or target moves, the old one is kept, and it is said why (but for leave, never)."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from careerbook import clock
from careerbook.changes.batch import Batch
from careerbook.changes.change import Body, Said
from careerbook.cli._goal_leave import OPEN, felt, leave_offer
from careerbook.cli._goal_start import begins_ahead, due_words, refuse_due_before_start, under_way
from careerbook.cli._hanging import hang_verb, parent_of
from careerbook.cli._moves import step_day
from careerbook.cli._session import session
from careerbook.cli._values import Values
from careerbook.errors import IllegalStep, InvalidInput
from careerbook.journal import Journal
from careerbook.records.entry import Entry
from careerbook.reports.for_leave import LEAVE
from careerbook.reports.goal_facts import as_typed
from careerbook.reports.wording import days_said
from careerbook.rules.dates import short
from careerbook.rules.numbers import grouped, parse_number, plain
from careerbook.rules.progress import days_away
from careerbook.rules.value import NotAvailable


def except_verb() -> Callable[..., Any]:
    """Return `except REF (--due D | --target N) --type T [--cause TEXT] [--agreed-with CLIENT]`."""
    return hang_verb("goal", "exception", text=False, before=_before, after=_after)


def _before(values: Values, entry: Entry, said: Said, given: dict[str, Any]) -> None:
    """Check the change, remember what held until now, and move the goal in the same batch."""
    begun = under_way(entry) and not begins_ahead(entry)
    _refuse_state(entry, begun=begun, leave=said.get("type") == LEAVE)
    if not said.get("type"):
        raise InvalidInput("an exception needs --type; nothing was saved", _example(entry))
    _settle_cause(entry, said)
    if said["type"] == LEAVE and not said.get("due") and not said.get("target"):
        said["target"] = _offered(entry)
    moved = _moved(entry, said)
    whole = {**entry.body, **moved}
    refuse_due_before_start(whole)
    day = step_day(values, entry, said.get("on")) if begun else values.today
    said["on"] = day.isoformat()
    for field in moved:
        said[f"{field}_before"] = entry.body.get(field)
    if said["type"] == LEAVE:
        said["away"] = _days_away(entry, whole)
    expect = {"state": entry.body.get("state"), **{field: entry.body.get(field) for field in moved}}
    values.batch.set(entry.uid, "goal", {**moved, **_frozen(entry, moved, day, begun=begun)}, expect=expect)


def _frozen(entry: Entry, moved: Said, day: date, *, begun: bool) -> Said:
    """Return what goes with the change: its day, and what counts as agreed first where nothing was.

    A goal that has not begun takes no step, and of one that begins by itself what is agreed first is still open.
    """
    first = {f"baseline_{field}": value for field, value in moved.items() if not entry.body.get(field)}
    if begun:
        return {**first, "moved_on": day.isoformat()}
    return {f"baseline_{field}": value for field, value in moved.items()} if begins_ahead(entry) else {}


def _days_away(entry: Entry, whole: Body) -> int:
    """Return the days of leave in the goal's window as it will be."""
    start, due = (date.fromisoformat(whole[name]) if whole.get(name) else None for name in ("start", "due"))
    return days_away(start, due, felt(Journal(session.book(), clock.today()), entry))


def _refuse_state(entry: Entry, *, begun: bool, leave: bool) -> None:
    if leave and entry.state in OPEN:
        return
    if not begun:
        raise IllegalStep(
            f"{entry.ref} has not begun, so its due day and target simply change; nothing was saved",
            f"careerbook goal edit {entry.number} --due DAY",
        )
    if entry.state not in ("active", "blocked", "deferred"):
        raise IllegalStep(
            f"{entry.ref} is {entry.state.replace('-', ' ')}, so its plan stays as it was; nothing was saved",
            f"careerbook goal again {entry.number}",
        )


def _settle_cause(entry: Entry, said: Said) -> None:
    if said["type"] == LEAVE and said.get("cause"):
        raise InvalidInput(
            "an exception for leave takes no cause, so that none can be read; nothing was saved",
            f"careerbook goal except {entry.number} --type leave",
        )
    if said["type"] != LEAVE and not said.get("cause"):
        raise InvalidInput("say why it moves: --cause; nothing was saved", _example(entry))


def _offered(entry: Entry) -> str:
    """Return the target for the days at work (R9), as text; InvalidInput when there is none to offer."""
    offer = leave_offer(Journal(session.book(), clock.today()), entry)
    if isinstance(offer, NotAvailable):
        raise InvalidInput(
            f"{entry.ref} gets no other target for leave: {offer.reason}; nothing was saved",
            f"say what it becomes: careerbook goal except {entry.number} --type leave --target N",
        )
    return plain(Decimal(as_typed(offer.target)))


def _moved(entry: Entry, said: Said) -> Said:
    """Return the fields of the goal that change; InvalidInput when none does."""
    named = {field: said[field] for field in ("due", "target") if said.get(field)}
    if not named:
        raise InvalidInput("say what moves: --due or --target; nothing was saved", _example(entry))
    moved = {field: value for field, value in named.items() if value != entry.body.get(field)}
    if not moved:
        held = short(entry.due) if "due" in named else grouped(entry.target)
        raise InvalidInput(
            f"{entry.ref} is at {held} already; nothing was saved", f"careerbook goal show {entry.number}"
        )
    for field in set(named) - set(moved):
        del said[field]
    return moved


# --- afterwards --------------------------------------------------------------------------------------------------


def guard(entry: Entry, said: Said) -> None:
    """Refuse an edit after which an exception would not say what it did: the goal moved by it, and it says why."""
    goal = parent_of(entry)
    moved = [field for field in ("due", "target") if field in said and said[field] != entry.body.get(field)]
    if moved:
        raise InvalidInput(
            f"{entry.ref} is what moved {goal.ref}, so it stays; for a further move make another one; nothing was "
            "changed",
            _example(goal),
        )
    whole = {**entry.body, **said}
    if LEAVE in (whole["type"], entry.type) and whole["type"] != entry.type:
        raise InvalidInput(
            f"{entry.ref} {'is' if entry.type == LEAVE else 'is not'} for leave, and that stays; nothing was changed",
            f"careerbook remove {entry.ref}, and make it again",
        )
    _settle_cause(goal, whole)


def take_back(batch: Batch, entry: Entry) -> str:
    """Move a goal back with the exception that is removed, as far as nothing moved it since; return what to say."""
    goal = parent_of(entry)
    back: Said = {}
    for field in ("due", "target"):
        if entry.body.get(field) and entry.body[field] == goal.body.get(field):
            back[field] = entry.body.get(f"{field}_before")
    if not back:
        return f"{goal.ref} was moved again since and stays. Take it back: careerbook undo"
    batch.set(goal.uid, "goal", back, expect={field: goal.body.get(field) for field in back})
    words = [
        f"{field} {grouped(parse_number(was)) if field == 'target' else short(date.fromisoformat(was))}"
        if was
        else f"no {field}"
        for field, was in back.items()
    ]
    return f"{goal.ref} is back at {' and '.join(words)}. Take it back: careerbook undo"


def refuse_restoring(entry: Entry) -> None:
    """Raise InvalidInput: an exception comes back only with its move, by `undo` or by making it again."""
    raise InvalidInput(
        f"{entry.ref} moved {parent_of(entry).ref} back when it was removed, so it is made again; nothing was changed",
        f"careerbook undo, or {_example(parent_of(entry))}",
    )


def _example(entry: Entry) -> str:
    return f'careerbook goal except {entry.number} --due DAY --type deadline --cause "WHY"'


def _after(values: Values, entry: Entry, saved: str) -> None:
    made = values.book.find(saved)
    parts = []
    if made.due:
        before = f"{short(made.due_before, values.today)} → " if made.due_before else ""
        parts.append(f"due {before}{due_words(made.due)}{_slip(entry, made.due)}")
    if made.target is not None:
        before = f"{grouped(made.target_before)} → " if made.target_before is not None else ""
        parts.append(f"target {before}{grouped(made.target)}{f' {entry.unit}' if entry.unit else ''}")
    session.say(f'Saved {saved} on {entry.ref} "{entry.title}": {", ".join(parts)}.')
    if made.type == LEAVE:
        session.say("  Nobody else reads why; a page may say how many days you were there.")


def _slip(entry: Entry, due: date) -> str:
    first = entry.baseline_due
    if first is None or due == first:
        return ""
    return f" ({days_said(abs((due - first).days))} {'later' if due > first else 'earlier'} than agreed at first)"
