"""How a goal begins: asked for its measure, active from its start, with its first due day and target frozen."""

from contextlib import suppress
from datetime import date

from careerbook import clock
from careerbook.changes.change import Body, Said
from careerbook.cli._session import session
from careerbook.cli._values import Values
from careerbook.errors import IllegalStep, InvalidInput
from careerbook.records.entry import Entry
from careerbook.rules.dates import short, with_weekday
from careerbook.rules.numbers import grouped, parse_number, plain
from careerbook.rules.objectives import smart_gaps

MEASURE = ("metric_name", "start_value", "target")


def ask_measure(values: Values, said: Said) -> None:
    """Ask "What will be counted? From? To? By when?" where a terminal is there to answer; Enter skips, q stops."""
    if not session.interactive or any(said.get(name) for name in MEASURE):
        return
    from careerbook.cli._dialogue import Stopped, line, read  # noqa: PLC0415 - only on a terminal

    with suppress(Stopped):
        name = line("What will be counted?  (Enter skips)")
        if name:
            said["metric_name"] = name
            for field, question in (("start_value", "From?"), ("target", "To?")):
                figure = read(question, values.number)
                if figure is not None:
                    said[field] = plain(figure)
        due = None if said.get("due") else read("By when?", lambda text: values.day(text, forward=True))
        if due is not None:
            said["due"] = due.isoformat()


def settle_start(said: Said, today: date, *, planned: bool) -> None:
    """Complete a new goal: with a due day it is active from its start (default today), else planned.

    A start that lies ahead leaves it planned until then; `activation_ahead` is the step of that day. Raises
    InvalidInput for a due day before the start.
    """
    day = today.isoformat()
    start = said.get("start") or said.get("on")
    active = bool(said.get("due")) and not planned
    if active and not start:
        start = day
    if start:
        said["start"] = start
        said.setdefault("on", min(str(start), day))
    refuse_due_before_start(said)
    if active and str(start) <= day:
        said.update(activation(said, str(start)))
    else:
        said.update(state="planned", moved_on=day)


def warn_of_no_way(said: Said) -> None:
    """Warn of a target that is where the goal starts from."""
    if said.get("target") and said.get("target") == said.get("start_value"):
        session.warn("The target equals the start, so progress cannot be counted.")


def activation_ahead(said: Said, today: date, *, planned: bool) -> Said | None:
    """Return the step by which a new goal becomes active on a start that lies ahead; None when there is no such day."""
    start = str(said.get("start") or "")
    return activation(said, start) if said.get("due") and not planned and start > today.isoformat() else None


def activation(body: Body, day: str) -> Said:
    """Return the step to active: the due day and the target of that day are frozen, unless they were before."""
    said: Said = {"state": "active", "moved_on": day}
    for field in ("due", "target"):
        if body.get(field) and not body.get(f"baseline_{field}"):
            said[f"baseline_{field}"] = body[field]
    return said


def refuse_due_before_start(body: Body) -> None:
    """Raise InvalidInput when a goal would be due before it starts."""
    start, due = body.get("start"), body.get("due")
    if start and due and str(due) < str(start):
        raise InvalidInput(
            f"it would be due on {short(date.fromisoformat(due))}, before it starts on "
            f"{short(date.fromisoformat(start))}; nothing was saved",
            "say --start or --due again",
        )


def guard(entry: Entry, said: Said) -> None:
    """Refuse an edit that moves the due day or target of a goal that is under way: only an exception does.

    What was never said may be filled in, and is then what was agreed first.
    """
    refuse_due_before_start({**entry.body, **said})
    _say_who_sees(entry, said)
    ahead = begins_ahead(entry)
    if ahead and said.get("start", entry.body.get("start")) != entry.body.get("start"):
        raise InvalidInput(
            f"{entry.ref} begins on {short(ahead)} by itself, and that day moves by a step; nothing was changed",
            f"careerbook goal start {entry.number} --on DAY",
        )
    if not under_way(entry):
        return
    for field in ("due", "target"):
        held = entry.body.get(field)
        if field not in said or said[field] == held:
            continue
        if held and not ahead:
            raise InvalidInput(
                f"{entry.ref} is {entry.state.replace('-', ' ')}, so its {_word(field)} moves only by an exception, "
                "which keeps the old one; nothing was changed",
                f"careerbook goal except {entry.number} --{field} {said[field] or field.upper()} --type {_type(field)} "
                '--cause "WHY"',
            )
        said[f"baseline_{field}"] = said[field]


def _say_who_sees(entry: Entry, said: Said) -> None:
    """Say of a goal that becomes a long-term development goal that others see it: a new one would be private."""
    whole = {**entry.body, **said}
    kept = whole.get("visibility") == "private"
    if not kept and own_way(whole) and not own_way(entry.body):
        session.say(f"It stays shared; to keep it to yourself: careerbook share {entry.ref} --as private")


def own_way(body: Body) -> bool:
    """Tell whether a goal is a long-term development goal, which nobody else sees unless it is shared."""
    return body.get("term") == "long" and body.get("type") == "development"


def under_way(entry: Entry) -> bool:
    """Tell whether a goal was ever active, so that its plan has a history to keep."""
    if entry.state in ("deferred", "dropped"):
        return bool(entry.baseline_due or entry.baseline_target)
    return entry.state != "planned"


def begins_ahead(entry: Entry) -> date | None:
    """Return the day on which a goal will become active by itself; None when it has begun or waits for `start`."""
    return entry.moved_on if entry.state == "active" and entry.moved_on and entry.moved_on > clock.today() else None


def _word(field: str) -> str:
    return "due day" if field == "due" else field


def _type(field: str) -> str:
    return "deadline" if field == "due" else "target"


def refuse_before_beginning(entry: Entry) -> None:
    """Raise IllegalStep for a step that a goal whose first day lies ahead cannot take yet."""
    ahead = begins_ahead(entry)
    if ahead:
        legal = ", ".join(f"{m.verb} (careerbook goal {m.verb} {entry.number})" for m in entry.kind.legal("planned"))
        raise IllegalStep(f"{entry.ref} is planned and begins on {short(ahead)} by itself; from here: {legal}")


# --- in words ----------------------------------------------------------------------------------------------------


def measure_words(body: Body) -> str:
    """Return `p95 ms 900 → 500` as far as it is known; empty without a target."""
    if not body.get("target"):
        return ""
    first = f"{grouped(parse_number(body['start_value']))} → " if body.get("start_value") else ""
    unit = f" {body['unit']}" if body.get("unit") else ""
    return f"{body.get('metric_name') or ''} {first}{grouped(parse_number(body['target']))}{unit}".strip()


def due_words(day: date) -> str:
    """Return a due day with its weekday; a weekend is said to be one."""
    return with_weekday(day) + (", a weekend" if day.weekday() >= 5 else "")


def plan_line(body: Body) -> str:
    """Return what a goal counts and by when, as one sentence; empty when neither was said."""
    measure = measure_words(body)
    due = f"due {due_words(date.fromisoformat(body['due']))}" if body.get("due") else ""
    told = ", ".join(part for part in (measure, due) if part)
    return f"{told[0].upper() if not measure else told[0]}{told[1:]}." if told else ""


def missing_line(body: Body, number: int, *, steps: bool = False) -> str:
    """Return what a well-put goal has and this one lacks (see `smart_gaps`) and how to say it; never a block."""
    edit = f"careerbook goal edit {number}"
    option = "--skill SKILL" if body.get("type") == "development" else "--serves OBJECTIVE"
    said = {
        "measure": f"what will be counted, or steps (careerbook goal step {number} TEXT)",
        "due": f"by when ({edit} --due DAY)",
        "serves": f"which objective it serves, or which skill it builds ({edit} {option})",
        "mine": f"your own yes ({edit} --agreed yes)",
    }
    lacking = smart_gaps(
        measured=bool(body.get("target")),
        steps=steps,
        due=bool(body.get("due")),
        serves=bool(body.get("serves")),
        skills=bool(body.get("skills")),
        set_by=body.get("set_by"),
        agreed=body.get("agreed"),
    )
    return f"Not said yet: {'; '.join(said[name] for name in lacking)}." if lacking else ""


def part_line(body: Body, number: int) -> str:
    """Return how to say my part in the objective that a goal serves; empty when it was said, or it serves none."""
    if not body.get("serves") or body.get("my_part"):
        return ""
    return f"Your part in it, in one sentence: careerbook goal edit {number} --my-part TEXT"
