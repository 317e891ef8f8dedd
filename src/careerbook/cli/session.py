"""`session`: a talk with a client about what the role is; both views of each duty, and what was agreed."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Annotated, Any

import typer

from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._due import due_said
from careerbook.cli._echo import put_saved
from careerbook.cli._group import Verb, VerbGroup
from careerbook.cli._hanging import need_one
from careerbook.cli._moves import legal_move, move_said, step_day
from careerbook.cli._options import Json, Note, On, OnlyRef, Ref
from careerbook.cli._saving import SEEN_BY, guard_identifiers
from careerbook.cli._session import session
from careerbook.cli._text import keepable
from careerbook.cli._values import Values
from careerbook.cli._verbs import Added, Noun, common_verbs, only_or_named
from careerbook.errors import InvalidInput
from careerbook.records.check import check
from careerbook.records.entry import Entry
from careerbook.records.kind import Kind
from careerbook.records.kinds import kind
from careerbook.records.role import UNSETTLED
from careerbook.reports.role_words import VIEWS
from careerbook.rules.dates import with_weekday
from careerbook.rules.role import agreement

VIEW_HELP = "|".join(VIEWS)
Mine = Annotated[str | None, typer.Option("--mine", metavar=VIEW_HELP, help="What you would do with it")]
Theirs = Annotated[str | None, typer.Option("--theirs", metavar=VIEW_HELP, help="What they would do with it")]
Agreed = Annotated[str | None, typer.Option("--verdict", metavar=VIEW_HELP, help="What you agreed on")]


def before(values: Values, k: Kind, said: Said, options: dict[str, Any]) -> None:
    """Fill in the primary client; a plan stands from the day it is made."""
    if not said.get("client"):
        said["client"] = values.primary().uid
    said.setdefault("on", values.today.isoformat())
    said["moved_on"] = min(said["on"], values.today.isoformat())


def after(values: Values, added: Added) -> None:
    """Say with whom and when, and what to do before and in it."""
    said, number = added.said, added.ref.rpartition("-")[2]
    session.say(
        f"Saved {added.ref}: you and {_client(said['client'])} talk about your role on"
        f" {due_said(date.fromisoformat(said['on']))} · {SEEN_BY[said['visibility']]} until it is recorded\n"
        "  Before it: careerbook report role\n"
        f"  In it: careerbook session view {number} DUTY --mine keep --theirs more --verdict more"
    )


def _client(uid: str) -> str:
    return str(session.book().by_uid([uid])[uid].title)


NOUN = Noun("session", before=before, after=after)


# --- view ------------------------------------------------------------------------------------------------------------


def view(
    ref: Ref,
    duty: Annotated[str, typer.Argument(metavar="DUTY", help="Which duty: its number, or part of its text")],
    mine: Mine = None,
    theirs: Theirs = None,
    verdict: Agreed = None,
    note: Note = None,
    json: Json = False,
) -> None:
    """Write down how both of you see one duty, and what you agreed; said again it is changed."""
    book = session.book()
    entry = book.find(ref, "session")
    values = Values(book, Batch("session view"))
    about = book.find(duty, "duty")
    need_one(
        {"mine": mine, "theirs": theirs, "verdict": verdict},
        ("mine", "theirs", "verdict"),
        "a view says at least one of --mine, --theirs and --verdict; nothing was saved",
        f"careerbook session view {entry.number} {about.number} --mine keep",
    )
    k = kind("view")
    said = values.said(k, {"mine": mine, "theirs": theirs, "verdict": verdict, "note": note})
    seen = views_of(entry)
    held = next((each for each in seen if each.duty == about.uid), None)
    if held is not None:
        whole = {**held.body, **said}
        check(k, whole)
        values.batch.set(held.uid, "view", said)
    else:
        whole = book.complete("view", {**said, "duty": about.uid})
        check(k, whole)
        made = values.batch.create("view", whole, parent=entry.uid)
    opened = entry.state == "held" and _settle(values, about, whole, entry.held_on or entry.on)
    if opened and entry.visibility == "private" and agreement([each.verdict for each in seen]) == "nothing agreed":
        values.batch.set(entry.uid, "session", {"visibility": "client"})
    done = book.commit(values.batch)
    saved = held.ref if held is not None else next(s.ref for s in done.saved if s.uid == made)
    put_saved(saved, json=json)
    _say_view(entry, about, saved, whole, changed=held is not None)
    if opened:
        session.say(f"  {entry.ref} was held, so {about.ref} is for your manager now.")
    elif entry.state == "held":
        _say_left([(about, whole)])


def _say_view(entry: Entry, about: Entry, saved: str, whole: Said, *, changed: bool) -> None:
    parts = [
        f"{who}: {VIEWS[whole[field]]}"
        for field, who in (("mine", "you"), ("theirs", _client(entry.client)), ("verdict", "verdict"))
        if whole.get(field)
    ]
    session.say(f'{"Changed" if changed else "Saved"} {saved} on {entry.ref} "{about.title}": {"; ".join(parts)}.')
    if not whole.get("verdict") and whole.get("mine") and whole.get("theirs"):
        same = whole["mine"] == whole["theirs"]
        said = whole["mine"] if same else "discuss"
        told = "You see it the same way" if same else "You see it differently"
        session.say(f"  {told}; agreed? careerbook session view {entry.number} {about.number} --verdict {said}")


def views_of(entry: Entry) -> list[Entry]:
    """Return the views of a session, in the order they were written down."""
    return session.book().children(entry, "view")


# --- record ----------------------------------------------------------------------------------------------------------


def record(
    ref: OnlyRef = None,
    held: Annotated[str | None, typer.Option("--held", metavar="DAY", help="When it took place")] = None,
    open_points: Annotated[
        str | None, typer.Option("--open-points", metavar="TEXT", help="What is still open between you; only for you")
    ] = None,
    on: On = None,
    note: Note = None,
    json: Json = False,
) -> None:
    """Afterwards: what was agreed may be seen by your manager, the rest stays with you."""
    entry = only_or_named(ref, "session", ("planned",))
    move = legal_move(entry, "record")
    book = session.book()
    values = Values(book, Batch("session record"))
    day = _day_held(values, entry, held, on)
    said: Said = {**move_said(move, max(day, step_day(values, entry, on))), "held_on": day.isoformat()}
    if open_points:
        said["open_points"] = keepable(open_points).strip()
    if note:
        said["note"] = note
    seen = views_of(entry)
    duties = book.by_uid([each.duty for each in seen])
    known = [each for each in seen if each.duty in duties and not duties[each.duty].removed]
    if entry.visibility == "private" and agreement([each.verdict for each in known]) != "nothing agreed":
        said["visibility"] = "client"
    values.batch.set(entry.uid, "session", said, expect={"state": entry.body.get("state")})
    stays = [each for each in known if not _settle(values, duties[each.duty], each.body, day)]
    book.commit(values.batch)
    _say_recorded(book.find(entry.ref), known, stays, duties, json=json)


def _day_held(values: Values, entry: Entry, held: str | None, on: str | None) -> date:
    """Return the day it took place: the one said, else the planned one when that has passed, else today."""
    day = values.day(held) if held else values.day(on) if on else min(entry.on, values.today)
    if day > values.today:
        raise InvalidInput(
            f"{with_weekday(day)} is still to come; nothing was saved", "record a session once it was held"
        )
    return max(day, entry.moved_on) if not (held or on) and entry.moved_on else day


def _settle(values: Values, duty: Entry, seen: Said, day: date) -> bool:
    """Take both views and the verdict over to the duty; what was agreed opens it to the client. Tell whether it did.

    What may identify somebody stays with its owner.
    """
    said: Said = {
        field: seen[name]
        for field, name in (("my_view", "mine"), ("client_view", "theirs"), ("verdict", "verdict"))
        if seen.get(name)
    }
    agreed = seen.get("verdict") not in UNSETTLED
    if agreed and duty.visibility == "private":
        told = {field: value for field, value in duty.body.items() if field in duty.kind.columns}
        said["visibility"] = guard_identifiers(values.book, duty.kind, told, "client")
    said["moved_on"] = max(day, duty.moved_on or day).isoformat()
    values.batch.set(duty.uid, "duty", said)
    return agreed and said.get("visibility", duty.visibility) != "private"


def _say_recorded(
    entry: Entry, seen: Sequence[Entry], stays: Sequence[Entry], duties: dict[str, Entry], *, json: bool
) -> None:
    put_saved(entry.ref, json=json)
    opened = [each for each in seen if each not in stays]
    left = [(duties[each.duty], each.body) for each in stays]
    held = f"{entry.ref} with {_client(entry.client)} was held on {with_weekday(entry.held_on)}"
    if not seen:
        session.say(
            f"{held}; no duty was talked about."
            f"\n  Write them down: careerbook session view {entry.number} DUTY --mine keep --theirs keep --verdict keep"
        )
        return
    count = f"{len(opened)} of {len(seen)} {'duty' if len(seen) == 1 else 'duties'}"
    session.say(f"{held}: {agreement([each.verdict for each in seen])}, {count}.")
    if opened:
        session.say(f"  For your manager now: {_named((duties[each.duty], each.body) for each in opened)}.")
    _say_left(left)


def _say_left(left: Sequence[tuple[Entry, Said]]) -> None:
    """Say of duties on which nothing was agreed, or which stay private, what became of them."""
    mine = [each for each in left if each[0].visibility == "private"]
    agreed = [each for each in left if each not in mine and each[0].verdict not in UNSETTLED]
    for how, some in (
        ("Still only for you", mine),
        ("Open again, and no longer on their page", [each for each in agreed if each[1].get("verdict")]),
        ("As agreed before", [(duty, duty.body) for duty, said in agreed if not said.get("verdict")]),
        ("Nothing agreed yet", [each for each in left if each not in mine and each not in agreed]),
    ):
        if some:
            session.say(f"  {how}: {_named(some)}.")


def _named(duties: Iterable[tuple[Entry, Said]]) -> str:
    """Return `Teaching (keep), Marking (no verdict)`."""
    return ", ".join(
        f"{duty.title} ({VIEWS[said['verdict']] if said.get('verdict') else 'no verdict'})" for duty, said in duties
    )


def _pulse() -> Callable[..., Any]:
    from careerbook.cli._pulse import pulse_command  # noqa: PLC0415 - only `pulse` asks

    return pulse_command()


VERBS = {
    **common_verbs(NOUN),
    "view": Verb(
        view,
        "How both of you see one duty, and what you agreed",
        "careerbook session view 2 3 --mine more --theirs keep --verdict keep",
    ),
    "pulse": Verb(
        _pulse,
        "How clear the role is to you; for nobody else",
        "careerbook session pulse 2 --authority 5 --goals 4",
        True,
    ),
    "record": Verb(record, "Afterwards: what was agreed", "careerbook session record 2 --held 2026-11-23"),
}


def command(name: str) -> VerbGroup:
    """Return the noun."""
    return VerbGroup(name, "A talk with a client about what your role is.", VERBS)
