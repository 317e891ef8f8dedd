"""`impact`, and its short forms `win` and `did`: what was delivered."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

import typer

from careerbook import clock
from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._echo import ECHOED, put_saved, saved_line
from careerbook.cli._group import Command, Verb, VerbGroup, make_command
from careerbook.cli._options import Json, On, OnlyRef, Ref, Words
from careerbook.cli._saving import guard_identifiers, refuse_to_come, seen_by, two_may_see
from careerbook.cli._session import session
from careerbook.cli._short_form import ShortForm
from careerbook.cli._text import text_from
from careerbook.cli._values import Values
from careerbook.cli._verbs import Added, Noun, add_command, common_verbs, only_or_named
from careerbook.errors import InvalidInput
from careerbook.records.entry import Entry
from careerbook.records.kind import Kind
from careerbook.records.kinds import kind
from careerbook.rules.dates import short, spoken_day
from careerbook.rules.numbers import parse_number, percent_change, signed_percent
from careerbook.rules.strength import Strength, strength
from careerbook.store import read
from careerbook.text import shorten

DONE = "a win is dated when it was done"
EXPLAINED = 5
"""How many of the first wins are answered in full."""


def before(values: Values, k: Kind, said: Said, options: dict[str, Any]) -> None:
    """Refuse a win that is still to come."""
    refuse_to_come(DONE, said)


def guard(entry: Entry, said: Said) -> None:
    """Refuse a day to come, and open an imported win once it says what it changed."""
    refuse_to_come(DONE, said)
    open_when_enriched(entry, said)


def after(values: Values, added: Added) -> None:
    """Say what is there and what would make it stronger; in full the first five times, in one line later."""
    said = added.said
    found = _strength(said)
    number = int(added.ref.rpartition("-")[2])
    if number > EXPLAINED:
        session.say(saved_line(added, tail="" if found.number else "no number yet"))
    else:
        lines = [saved_line(added, seen=said.get("visibility") == "private")]
        there = [_change(said), _has(found)]
        if any(there):
            lines.append("  " + " ".join(part for part in there if part))
        missing = _stronger(found)
        if missing:
            lines.append(f"  Stronger still: {missing}.")
        if said.get("visibility") != "private":
            pages = "your managers' pages" if two_may_see(added.kind, said) else "your manager's page"
            where = "Anyone may see it" if said.get("visibility") == "public" else f"It goes into {pages}"
            lines.append(f"  {where}. Keep it to yourself:\n  careerbook share {added.ref} --as private")
        session.say("\n".join(lines))
    if number == 3 and read.count(values.book.conn, "impact") == 3:
        session.say("Three. See the page so far: careerbook brief")


def _strength(said: Said) -> Strength:
    return strength(
        what_changed=said.get("what_changed"),
        before=_number(said.get("before")),
        after=_number(said.get("after")),
        unit=said.get("unit"),
        evidence=len(said.get("evidence") or ()),
        noticed_by=len(said.get("noticed_by") or ()),
    )


def _number(text: str | None) -> Any:
    return parse_number(text) if text else None


def _change(said: Said) -> str:
    """Return `p95 900 → 540 ms` with the computed percentage; empty without a number."""
    if not said.get("after"):
        return ""
    unit = f" {said['unit']}" if said.get("unit") else ""
    if not said.get("before"):
        return f"{said.get('metric_name') or 'Now'} {said['after']}{unit}."
    percent = percent_change(_number(said["before"]), _number(said["after"]))
    told = (
        f", {signed_percent(percent)}"
        if percent is not None and percent != 0 and not hasattr(percent, "reason")
        else ""
    )
    return f"{said.get('metric_name') or ''} {said['before']} → {said['after']}{unit}{told}.".strip()


def _has(found: Strength) -> str:
    words = {
        "outcome": "a result",
        "number": "a number",
        "baseline": "a before",
        "evidence": "proof",
        "noticed": "somebody who noticed",
    }
    held = [words[part] for part in words if getattr(found, part)]
    if not held:
        return ""
    return "Has " + (", ".join(held[:-1]) + " and " + held[-1] if len(held) > 1 else held[0]) + "."


def _stronger(found: Strength) -> str:
    words = {
        "outcome": "what changed (--what-changed)",
        "number": "a number (--metric NAME:BEFORE:AFTER)",
        "evidence": "proof (--evidence LINK)",
        "noticed": "who noticed (--noticed-by NAME)",
    }
    missing = [words[part] for part in words if not getattr(found, part)]
    if found.number and not found.baseline:
        missing.insert(0, "the number before (--before)")
    return ", or ".join(missing[:2])


def open_when_enriched(entry: Entry, said: Said) -> None:
    """Let an imported impact into the page once its owner says what it changed: until then it is only theirs.

    Whoever has said since the import who may see it is not overruled.
    """
    if not entry.body.get("identity") or entry.visibility != "private" or "visibility" in said:
        return
    if not (said.get("what_changed") or said.get("after")):
        return
    book = session.book()
    later = read.changes_of(book.conn, [entry.uid])[entry.uid][1:]
    if any("visibility" in line.change.patch for line in later):
        return
    wanted = str(book.setting("impact_visibility"))
    kept = guard_identifiers(book, entry.kind, {**entry.body, **said}, wanted)
    if kept != "private":
        said["visibility"] = kept
        session.say(
            f"{entry.ref} was only for you since its import; now that it says what changed it is"
            f" {seen_by(entry.kind, {**entry.body, **said})}."
        )


NOUN = Noun("impact", before=before, after=after, guard=guard, question="What did you deliver?")


def verify(
    ref: OnlyRef = None,
    evidence: Annotated[
        list[str] | None, typer.Option("--evidence", metavar="LINK", help="Proof (may be given again)")
    ] = None,
    noticed_by: Annotated[
        list[str] | None, typer.Option("--noticed-by", metavar="PERSON", help="Who noticed (may be given again)")
    ] = None,
    on: On = None,
    json: Json = False,
) -> None:
    """Add proof, or somebody who noticed."""
    entry = only_or_named(ref, "impact")
    if not evidence and not noticed_by:
        raise InvalidInput("there is nothing to add", f"careerbook impact verify {entry.number} --evidence LINK")
    book = session.book()
    batch = Batch("impact verify")
    values = Values(book, batch)
    columns = kind("impact").columns
    said: Said = {"moved_on": _step_day(values, entry, on).isoformat()}
    for name, typed in (("evidence", evidence), ("noticed_by", noticed_by)):
        if typed:
            said[name] = values.members(columns[name], [f"+{item}" for item in typed], entry.body)
    _keep_identifying(entry, said)
    batch.set(entry.uid, "impact", said)
    book.commit(batch)
    fresh = book.find(entry.ref)
    put_saved(entry.ref, json=json)
    session.say(f'{entry.ref} "{entry.title}". {_has(_strength(fresh.body))}')


def _step_day(values: Values, entry: Entry, on: str | None) -> date:
    """Return the day of a later step; one to come, before the win or before its latest step is refused."""
    day = values.day(on) if on else values.today
    refuse_to_come("what came of a win, and who noticed, is dated when you knew", {"on": day.isoformat()})
    if day < entry.on:
        raise InvalidInput(
            f"{entry.ref} was done on {short(entry.on)}, so nothing that came later can be dated {short(day)};"
            " nothing was saved",
            f"careerbook show {entry.ref}",
        )
    if entry.moved_on and day < entry.moved_on:
        raise InvalidInput(
            f"{entry.ref} was last added to on {short(entry.moved_on)}, so no step can be dated {short(day)};"
            " nothing was saved",
            f"careerbook history {entry.ref}",
        )
    return day


def _keep_identifying(entry: Entry, said: Said) -> None:
    """Keep a win to its owner when what is added to it may identify somebody."""
    kept = guard_identifiers(session.book(), entry.kind, said, entry.visibility, entry.ref)
    if kept != entry.visibility:
        said["visibility"] = kept


def check_result(ref: Ref, words: Words = None, on: On = None, json: Json = False) -> None:
    """Write down what came of it, months later."""
    book = session.book()
    entry = book.find(ref, "impact")
    batch = Batch("impact check-result")
    day = _step_day(Values(book, batch), entry, on)
    text = text_from(words, question="What came of it?")
    said: Said = {"result": text, "moved_on": day.isoformat(), "result_check_on": None}
    _keep_identifying(entry, said)
    batch.set(entry.uid, "impact", said)
    book.commit(batch)
    put_saved(entry.ref, json=json)
    session.say(f'Saved what came of {entry.ref}, {spoken_day(day, clock.today())}: "{shorten(text, ECHOED)}"')


def _show() -> Callable[..., Any]:
    from careerbook.cli._impact_forms import show_verb  # noqa: PLC0415 - only `show` shows

    return show_verb()


VERBS = {
    **common_verbs(NOUN),
    "show": Verb(_show, "Everything about one, or a statement of it", "careerbook impact show 1 --as xyz", True),
    "verify": Verb(verify, "Add proof, or somebody who noticed", "careerbook impact verify 1 --noticed-by 'Jo Park'"),
    "check-result": Verb(
        check_result,
        "Months later: what came of it",
        "careerbook impact check-result 1 Still at 540 ms after the holidays",
    ),
}


def command(name: str) -> Command | VerbGroup:
    """Return the noun, or one of its short forms."""
    if name in ("win", "did"):
        example = f"careerbook {name} Cut checkout p95 by caching tax lookups --metric p95:900:540:ms"
        return make_command(add_command(NOUN), name, "Write down what you delivered.", example, ShortForm)
    return VerbGroup(name, "What you delivered.", VERBS)
