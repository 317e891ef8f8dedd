"""The steps of a rating: predict, receive, discuss; and the scales there are."""

from datetime import date
from typing import Annotated

import typer

from careerbook import clock
from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._echo import put_saved, welcome_book
from careerbook.cli._options import Json, Note, On, OnlyRef, Ref
from careerbook.cli._rating_values import level, numbered, own_scales, refuse_misread_scales, scale_names, scale_of
from careerbook.cli._session import session
from careerbook.cli._settings import scale_line
from careerbook.cli._text import keepable
from careerbook.cli._values import Values
from careerbook.cli._verbs import only_or_named
from careerbook.errors import IllegalStep, InvalidInput
from careerbook.journal import Journal
from careerbook.records.entry import Entry
from careerbook.records.rating import stage
from careerbook.records.scales import SCALES, labels_of
from careerbook.reports.rating_facts import (
    RatingLine,
    gap_words,
    questions_said,
    rating_lines,
    surprise_words,
)
from careerbook.rules.dates import short, spoken_day
from careerbook.text import visible

Level = Annotated[str, typer.Argument(metavar="N", help="The number on the scale, or its label")]
Scale = Annotated[str | None, typer.Option("--scale", metavar="NAME", help="Their scale, where it is another one")]
Calibrated = Annotated[
    str | None, typer.Option("--calibrated", metavar="N", help="What became of it when ratings were compared")
]
Reason = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why the two of you differ")]


def line_of(ref: str) -> RatingLine:
    """Return everything that follows from one rating today."""
    book = session.book()
    return rating_lines(Journal(book, clock.today()), [book.find(ref)])[0]


# --- the steps -----------------------------------------------------------------------------------------------------


def predict(ref: Ref, number: Level, on: On = None, note: Note = None, json: Json = False) -> None:
    """Write down what you expect to hear."""
    entry = only_or_named(ref, "rating")
    values = Values(session.book(), Batch("rating predict"))
    late = entry.client is not None
    if late and entry.predicted is not None:
        raise IllegalStep(
            f"{entry.ref} was heard already, so what you expected stays as it was; nothing was saved",
            f"careerbook rating show {entry.number}",
        )
    said: Said = {"predicted": level(values, number, str(entry.get("scale")), "what you expect")}
    if late:
        said["predicted_late"] = True
    _save(values, entry, said, on, note)
    line = line_of(entry.ref)
    told = [f"{_named(line)}: you expect {line.predicted.words() if line.predicted else ''}{_was(entry.predicted)}."]
    if late:
        told.append("  You had heard it before you wrote that down, so it does not count as a surprise.")
    else:
        told.append(f"  Once you have heard it: careerbook rating receive {entry.number} N")
    _answer(entry, told, json)


def receive(
    ref: Ref,
    number: Level,
    scale: Scale = None,
    calibrated: Calibrated = None,
    on: On = None,
    note: Note = None,
    json: Json = False,
) -> None:
    """Write down what you heard."""
    entry = only_or_named(ref, "rating")
    if _stage(entry) == "discussed" and calibrated is None:
        raise _cannot(entry, "received again")
    values = Values(session.book(), Batch("rating receive"))
    held = entry.client_scale or entry.get("scale")
    theirs = scale_of(values, scale) if scale else str(held)
    said: Said = {
        "client": level(values, number, theirs, "what you heard"),
        "client_scale": theirs if theirs != entry.get("scale") else None,
    }
    if calibrated is not None:
        said["calibrated"] = level(values, calibrated, theirs, "--calibrated")
    elif theirs != held:
        said["calibrated"] = None
    _save(values, entry, said, on, note)
    line = line_of(entry.ref)
    told = [f"{_named(line)}: you heard {line.client.words() if line.client else ''}{_was(entry.client)}."]
    if line.calibrated:
        told.append(f"  When ratings were compared it became {line.calibrated.words()}.")
    told += [f"  Gap {gap_words(line)}.", f"  Surprise {surprise_words(line)}."]
    if line.open_gap:
        told += _to_ask(line, entry)
    _answer(entry, told, json)


def _to_ask(line: RatingLine, entry: Entry) -> list[str]:
    """Return the two questions, and where they can go."""
    told = [f"  A gap is ordinary. Ask: {questions_said(line.questions)}"]
    today = clock.today()
    calls = [call for call in session.book().entries("call", states=("planned", "sent")) if call.on >= today]
    if calls:
        told.append(f'  For the page: careerbook call question {calls[0].number} "{line.questions[0]}"')
    told.append(f"  When you have talked: careerbook rating discuss {entry.number} --reason TEXT")
    return told


def discuss(ref: OnlyRef = None, reason: Reason = None, on: On = None, note: Note = None, json: Json = False) -> None:
    """Note that you talked about it, and why the two of you differ."""
    entry = _to_discuss(ref)
    if _stage(entry) != "received":
        raise _cannot(entry, "discussed")
    values = Values(session.book(), Batch("rating discuss"))
    text = keepable(reason or "").strip()
    if not text and session.interactive and line_of(entry.ref).open_gap:
        text = keepable(session.ask("Why do the two of you differ?  (Enter skips)")).strip()
    day = _day(values, entry, on)
    said: Said = {"discussed_on": day.isoformat()}
    if text:
        said["reason_for_gap"] = text
    _save(values, entry, said, on, note)
    line = line_of(entry.ref)
    why = f': "{line.reason}"' if line.reason else ""
    _answer(entry, [f"{_named(line)}: talked about {spoken_day(day, clock.today())}{why}"], json)


def _to_discuss(ref: str | None) -> Entry:
    """Return the rating named, or the only one that was heard and not talked about."""
    if ref:
        named: Entry = only_or_named(ref, "rating")
        return named
    waiting = [entry for entry in session.book().entries("rating") if _stage(entry) == "received"]
    if len(waiting) == 1:
        return waiting[0]
    found: Entry = only_or_named(None, "rating")
    return found


# --- what they share -----------------------------------------------------------------------------------------------


def _stage(entry: Entry) -> str:
    return stage(entry.body, clock.today().isoformat())


def _cannot(entry: Entry, what: str) -> IllegalStep:
    """Return the refusal of a step, naming those that are open."""
    now = _stage(entry)
    later = {
        "self-set": ("predict", "receive"),
        "predicted": ("predict", "receive"),
        "received": ("receive", "discuss"),
        "discussed": (),
    }[now]
    if not later:
        edit = f"careerbook rating edit {entry.number} --reason TEXT"
        return IllegalStep(f"{entry.ref} is discussed and cannot be {what}; nothing was saved", edit)
    open_steps = ", ".join(
        f"{verb} (careerbook rating {verb} {entry.number}{'' if verb == 'discuss' else ' N'})" for verb in later
    )
    return IllegalStep(f"{entry.ref} is {now} and cannot be {what} yet; from here: {open_steps}")


def _day(values: Values, entry: Entry, on: str | None) -> date:
    """Return the day of a step; one before the latest step is refused, so that the history stays in order."""
    day = values.day(on) if on else values.today
    last = entry.moved_on or entry.on
    if day < last:
        raise InvalidInput(
            f"{entry.ref} has been {_stage(entry)} since {short(last)}, so no step can be dated {short(day)}",
            f"careerbook history {entry.ref}",
        )
    return day


def _save(values: Values, entry: Entry, said: Said, on: str | None, note: str | None) -> None:
    """Commit one step with its day; what was said of the rating meanwhile stops it."""
    day = _day(values, entry, on)
    whole: Said = {**said, "moved_on": day.isoformat(), **({"note": note} if note else {})}
    expect = {name: entry.body.get(name) for name in ("predicted", "client", "discussed_on")}
    values.batch.set(entry.uid, "rating", whole, expect=expect)
    values.book.commit(values.batch)


def _named(line: RatingLine) -> str:
    return f"{line.ref} {line.about}, {line.period}"


def _was(before: int | None) -> str:
    return f", was {before}" if before is not None else ""


def _answer(entry: Entry, told: list[str], json: bool) -> None:
    put_saved(entry.ref, json=json)
    session.say("\n".join(told))


# --- scales --------------------------------------------------------------------------------------------------------


def scale(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Which one", show_default=False)] = None,
    labels: Annotated[
        list[str] | None,
        typer.Argument(metavar="[LABELS]", help="Its labels from the lowest up, with commas between"),
    ] = None,
    json: Json = False,
) -> None:
    """Show the scales, or keep one of your own."""
    if labels and name:
        name = _keep(name, " ".join(labels))
    elif session.has_book:
        session.book()
    book = session.book() if session.has_book else None
    own = own_scales(book) if book else ()
    names = [name] if name else scale_names(book) if book else list(SCALES)
    found = {each: labels_of(each, own) for each in names}
    if name and found[name] is None:
        raise InvalidInput(f'there is no scale "{name}"', f'careerbook rating scale {name} "below,meets,above"')
    if json:
        from careerbook.cli._showing import put_json  # noqa: PLC0415 - only --json

        put_json("scales", [{"name": each, "labels": list(held or ())} for each, held in found.items()])
    else:
        width = max(len(each) for each in found)
        session.out("\n".join(visible(f"{each:<{width}}  {numbered(held or ())}") for each, held in found.items()))


def _keep(name: str, labels: str) -> str:
    """Keep a scale of one's own as a setting of the book; return its name."""
    line = scale_line(keepable(name), keepable(labels))
    word, _, _ = line.partition("=")
    book = session.book(create=True)
    new = book.is_new
    held = [each for each in own_scales(book) if each.partition("=")[0] == word]
    said = {**dict.fromkeys(held), line: True}
    refuse_misread_scales(book, said)
    book.change_settings({"scales": said}, source="rating scale")
    welcome_book(new)
    session.say(f"Kept the scale {word}. Use it: careerbook rating add overall --self N --scale {word}")
    return word
