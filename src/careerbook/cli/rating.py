"""`rating`: how you rate something, what you expect to hear, what you heard: to see where the two of you differ."""

from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import Any

from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._echo import saved_line
from careerbook.cli._group import Verb, VerbGroup
from careerbook.cli._periods import period_of
from careerbook.cli._rating_values import check_level, level, numbered, own_scales, scale_of, subject_of
from careerbook.cli._session import session
from careerbook.cli._signature import with_parameters
from careerbook.cli._values import Values
from careerbook.cli._verbs import Added, Noun, add_command, common_verbs
from careerbook.journal import calendar_of
from careerbook.records.entry import Entry
from careerbook.records.kind import Kind
from careerbook.records.rating import OVERALL
from careerbook.records.scales import labels_of
from careerbook.rules.kept_period import kept
from careerbook.rules.periods import quarter_of


def before(values: Values, k: Kind, said: Said, options: dict[str, Any]) -> None:
    """Find what is rated, and settle the period, the scale and the number on it."""
    subject = subject_of(values.book, str(said.pop("subject")))
    if subject:
        said["subject"] = subject
    said["moved_on"] = said.setdefault("on", values.today.isoformat())
    said["period"] = _kept_period(str(said.get("period") or ""), said["on"])
    said["scale"] = scale_of(values, said.get("scale"))
    typed = options.get("self_said")
    if not typed and session.interactive:
        labels = labels_of(said["scale"], own_scales(values.book)) or ()
        typed = session.ask(f"How would you rate it?  {numbered(labels)}\n>")
    if typed:
        said["self"] = level(values, str(typed), said["scale"], "--self")


def _kept_period(text: str, on: str) -> str:
    """Return the period typed, else that of the day, as a record keeps it."""
    book = session.book()
    day = date.fromisoformat(on)
    return kept(period_of(book, text, day) if text else quarter_of(day, calendar_of(book)))


def after(values: Values, added: Added) -> None:
    """Say what was saved in the words of its scale, and what comes next."""
    from careerbook.cli._rating_steps import line_of  # noqa: PLC0415 - paid once something was saved

    line = line_of(added.ref)
    number = added.ref.rpartition("-")[2]
    told = [
        saved_line(added, tail=f"{line.about}, {line.period}"),
        f"  You say {line.own.words()}. What do you expect to hear? careerbook rating predict {number} N",
    ]
    same = [
        other.ref
        for other in values.book.entries("rating")
        if other.ref != added.ref
        and (other.subject, other.period) == (added.said.get("subject"), added.said.get("period"))
    ]
    if same:
        told.append(f"  {same[0]} is about the same; if that was meant: careerbook undo")
    session.say("\n".join(told))


def guard(entry: Entry, said: Said) -> None:
    """Read what an edit says as `add` does, and keep every number on its scale."""
    book = session.book()
    if "subject" in said:
        said["subject"] = subject_of(book, str(said["subject"])) if said["subject"] else None
    if said.get("period"):
        said["period"] = _kept_period(str(said["period"]), entry.on.isoformat())
    if {"scale", "self"} & set(said):
        if said.get("scale"):
            said["scale"] = scale_of(Values(book, Batch("rating edit")), said["scale"])
        _check_numbers(entry, book.would_be(entry, said))
        if entry.client is not None:
            session.say(f"You have heard the client's rating since; the history of {entry.ref} keeps what you said.")


def _check_numbers(entry: Entry, body: dict[str, Any]) -> None:
    """Refuse a scale on which what was said has no label."""
    scale = str(body.get("scale") or entry.kind.columns["scale"].assumed)
    labels = labels_of(scale, own_scales(session.book())) or ()
    check_level(int(body["self"]), scale, labels, "--self")
    if body.get("predicted") is not None:
        check_level(int(body["predicted"]), scale, labels, "what you expected")
    if body.get("client") is not None and not body.get("client_scale"):
        for name, what in (("client", "what you heard"), ("calibrated", "what it became")):
            if body.get(name) is not None:
                check_level(int(body[name]), scale, labels, what)


NOUN = Noun(
    "rating",
    before=before,
    after=after,
    guard=guard,
    text_help=f"What is rated: {OVERALL}, or a record",
    question=f"What do you rate?  ({OVERALL}, or a reference such as goal-1)",
)


def _add() -> Callable[..., Any]:
    """Return `add`, whose --self takes a label as well as a number."""
    made = add_command(NOUN)

    def add(**options: Any) -> None:
        """Write one down."""
        made(**{**options, "self": None, "self_said": options.get("self")})

    return with_parameters(add, made.__signature__.parameters.values())  # type: ignore[attr-defined] # set just there


def _made(name: str) -> Callable[[], Any]:
    """Return what imports one step when it is typed."""
    return lambda: getattr(import_module("careerbook.cli._rating_steps"), name)


VERBS = {
    **common_verbs(NOUN),
    "add": Verb(
        _add,
        "Write one down: how you would rate it yourself",
        "careerbook rating add overall --self 4 --scale five",
        build=True,
    ),
    "predict": Verb(
        _made("predict"),
        "What you expect to hear, before you hear it",
        "careerbook rating predict 4 exceeds",
        build=True,
    ),
    "receive": Verb(
        _made("receive"), "What you heard, and how far you are apart", "careerbook rating receive 4 meets", build=True
    ),
    "discuss": Verb(
        _made("discuss"),
        "You talked about it, and why you differ",
        "careerbook rating discuss 3 --reason 'I took a quiet month for a warning'",
        build=True,
    ),
    "scale": Verb(
        _made("scale"),
        "The scales there are, or one of your own, its labels from the lowest up",
        'careerbook rating scale ours "below,meets,above"',
        build=True,
    ),
}


def command(name: str) -> VerbGroup:
    """Return the noun."""
    return VerbGroup(
        name, "How you rate something, what you expect to hear, and what you heard: to talk, not to be graded.", VERBS
    )
