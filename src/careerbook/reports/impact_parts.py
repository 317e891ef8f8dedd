"""The parts of one impact, and the three forms that they can be told in: XYZ, CAR and STAR."""

from typing import NamedTuple

from careerbook.records.entry import Entry
from careerbook.reports.ask import Data
from careerbook.reports.brief.wording import capital
from careerbook.reports.roles import Roles
from careerbook.reports.wording import ended, moved
from careerbook.rules.names import givers_in_words
from careerbook.rules.numbers import grouped, percent_change, signed_percent
from careerbook.rules.reading import AnyReader, Reader
from careerbook.rules.value import NotAvailable

FORMS = ("xyz", "car", "star")
LED = {"led": "I led it", "co-led": "I co-led it", "contributed": "I contributed", "supported": "I supported it"}
"""How credit reads in a sentence."""

_LACKS = {
    "situation": ("how it was before", "--before N, or --need NEED"),
    "task": ("what it was needed for", "--goal GOAL, or --qualitative-goal TEXT"),
    "action": ("what you yourself did", "--contribution TEXT"),
    "result": ("what changed", "--what-changed TEXT"),
    "measure": ("a number, and the one before", "--metric NAME:BEFORE:AFTER:UNIT"),
}
_LABELS = {
    "car": (("Challenge", ("situation", "task")), ("Action", ("action",)), ("Result", ("result",))),
    "star": tuple((name.capitalize(), (name,)) for name in ("situation", "task", "action", "result")),
}


class Parts(NamedTuple):
    """What an impact says, part by part; an empty text is a part that nobody wrote down.

    text: what was delivered. measure: how the number moved. The others are those of the forms.
    """

    text: str
    situation: str
    task: str
    action: str
    measure: str
    result: str


class Line(Data):
    """One part of a statement; the label is empty where it is one sentence."""

    label: str
    text: str


class Lack(Data):
    """What a statement does not say, and the option that fills it."""

    what: str
    option: str


class Statement(Data):
    """One impact in one form: its lines, the same as one text, and what it lacks."""

    ref: str
    form: str
    lines: tuple[Line, ...]
    text: str
    lacks: tuple[Lack, ...]


def parts_of(reader: AnyReader, impact: Entry, *, exact: bool = True) -> Parts:
    """Return the parts of an impact. exact: figures as they are; without it a number is told in percent only."""
    linked = reader.by_uid([uid for uid in (impact.goal, impact.need) if uid])
    need, goal = linked.get(impact.need or ""), linked.get(impact.goal or "")
    name, unit = str(impact.metric_name or ""), f" {impact.unit}" if impact.unit else ""
    began = f"{name[:1].upper()}{name[1:]}" or "It"
    was = f"{began} stood at {grouped(impact.before)}{unit}" if exact and impact.before is not None else ""
    told = _measure(impact, exact=exact)
    measure = f"{name} {told}".strip() if told else ""
    return Parts(
        text=str(impact.text),
        situation=_sentences(f'They had said: "{need.text}"' if need else "", was),
        task=_sentences(goal.title if goal else "", impact.qualitative_goal),
        action=_action(impact),
        measure=measure,
        result=_sentences(impact.what_changed, f"{measure[:1].upper()}{measure[1:]}", impact.result),
    )


def _measure(impact: Entry, *, exact: bool) -> str:
    if impact.after is None:
        return ""
    if exact:
        return moved(impact.before, impact.after, impact.unit)
    change = percent_change(impact.before, impact.after)
    return "" if isinstance(change, NotAvailable) else signed_percent(change)


def _action(impact: Entry) -> str:
    """Return what I did, after how much of it was mine and with how many others."""
    others = f" with {givers_in_words(len(impact.collaborators))}" if impact.collaborators else ""
    share = f"{LED[impact.credit]}{others}" if impact.credit else f"I did it{others}" if others else ""
    if share and impact.contribution:
        return ended(f"{share}: {impact.contribution}")
    return _sentences(share, impact.contribution)


def _sentences(*texts: str | None) -> str:
    return " ".join(ended(capital(text)) for text in texts if text)


def statement(reader: Reader, impact: Entry, form: str) -> Statement:
    """Return an impact in one of FORMS, with people as roles.

    `xyz` is one sentence (what was accomplished, relative to what, by doing what; Bock, NYT 2014), `car` challenge,
    action and result, `star` situation, task, action and result. A part that nobody wrote down is left out and named.
    """
    parts, roles = parts_of(reader, impact), Roles(reader)
    if form == "xyz":
        beside = parts.measure or str(impact.what_changed or "")
        said = f"{roles.said(parts.text).rstrip('. ')}{f': {roles.said(beside)}' if beside else ''}"
        told = ended(said) + (f" {roles.said(parts.action)}" if parts.action else "")
        lines = [("", told)]
        wanted = ["action"] if impact.before is not None and parts.measure else ["measure", "action"]
    else:
        lines = []
        for label, names in _LABELS[form]:
            held = " ".join(text for name in names if (text := getattr(parts, name)))
            if label == "Action" and not held:
                held = ended(parts.text)
            if held:
                lines.append((label, roles.said(held)))
        wanted = ["situation", "task", "action", "result"]
        if form == "car" and (parts.situation or parts.task):
            wanted = wanted[2:]
    lacking = [name for name in wanted if not getattr(parts, name) or name == "measure"]
    return Statement(
        ref=impact.ref,
        form=form,
        lines=tuple(Line(label=label, text=said) for label, said in lines),
        text="\n".join(f"{label}: {said}" if label else said for label, said in lines),
        lacks=tuple(Lack(what=_LACKS[name][0], option=_LACKS[name][1]) for name in lacking),
    )
