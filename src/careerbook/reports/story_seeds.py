"""Which records hold a story that nobody has told yet, and the five parts that such a record can fill."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from careerbook.records.entry import Entry
from careerbook.records.impact import stage
from careerbook.reports.ask import Data
from careerbook.reports.impact_parts import parts_of
from careerbook.reports.standing import goal_standings
from careerbook.reports.wording import ended, figure, one_line, percent
from careerbook.rules.dates import short
from careerbook.rules.progress import OverDelivery
from careerbook.rules.reading import Reader

TITLE_WIDTH = 60
_ENDED = {"resolved": "Resolved", "accepted": "Accepted", "materialised": "It happened"}


class Seed(Data):
    """A record that could become a story of one theme."""

    ref: str
    title: str
    theme: str
    next: str


class Barren(NamedTuple):
    """Why a record seeds no story: a clause that begins with its reference, and the next step."""

    sentence: str
    next_step: str


class Draft(NamedTuple):
    """What a seed gives: a title, a theme and the texts of the parts that it fills, by name.

    percent_only: its figures are told in percent, because not everybody may see them.
    """

    title: str
    theme: str
    parts: Mapping[str, str]
    percent_only: bool = False


def theme_of(reader: Reader, entry: Entry) -> str | Barren:
    """Return the theme of the story that a record seeds, or why it seeds none.

    A closed challenge of type conflict, a mistake with its lesson, a goal above its target (R15), a verified impact
    with a number.
    """
    find = {"challenge": _challenge, "goal": _goal, "impact": _impact}.get(entry.kind.name)
    if find is None:
        return Barren(
            f"{entry.ref} seeds no story; a challenge, a goal or an impact does",
            f"careerbook story add TITLE --from {entry.ref}",
        )
    return find(reader, entry)


def _challenge(reader: Reader, entry: Entry) -> str | Barren:
    sort = entry.get("type")
    if sort == "mistake":
        if entry.lesson:
            return "mistake-learning"
        return Barren(
            f"{entry.ref} has no lesson yet, and that is what such a story is about",
            f"careerbook edit {entry.ref} --lesson TEXT",
        )
    if sort == "conflict":
        if entry.state == "closed":
            return "conflict"
        verb = "close" if entry.state in _ENDED else "resolve"
        return Barren(
            f"{entry.ref} is {entry.state}, and a story needs its end",
            f"careerbook challenge {verb} {entry.number}{' --lesson TEXT' if verb == 'close' else ''}",
        )
    return Barren(
        f"{entry.ref} is {'an' if sort[0] in 'aeiou' else 'a'} {sort}; conflicts and mistakes seed a story",
        f"careerbook story add TITLE --from {entry.ref}",
    )


def _goal(reader: Reader, entry: Entry) -> str | Barren:
    (stands,) = goal_standings(reader, [entry])
    if isinstance(stands.over, OverDelivery) and stands.over.over:
        return "results"
    told = (
        f"reached {percent(stands.over.ratio)} of its target, and more than all of it makes a story"
        if isinstance(stands.over, OverDelivery)
        else f"cannot be compared with its target ({stands.over.reason})"
    )
    return Barren(f"{entry.ref} {told}", f"careerbook story add TITLE --from {entry.ref}")


def _impact(reader: Reader, entry: Entry) -> str | Barren:
    if entry.after is None:
        return Barren(
            f"{entry.ref} has no number, and results are told with one",
            f"careerbook edit {entry.ref} --metric NAME:BEFORE:AFTER:UNIT",
        )
    state = stage(entry.body, reader.as_of.isoformat())
    if state == "verified":
        return "results"
    return Barren(
        f"{entry.ref} is {state}, not verified: nothing proves it and nobody noticed"
        if state == "enriched"
        else f"{entry.ref} does not say what changed",
        f"careerbook impact verify {entry.number} --evidence LINK"
        if state == "enriched"
        else f"careerbook edit {entry.ref} --what-changed TEXT",
    )


def seeds(reader: Reader, themes: Sequence[str], used: frozenset[str]) -> list[Seed]:
    """Return what could become a story of these themes, newest first; `used` are the uids that stories draw from."""
    found: list[Seed] = []
    wanted = [kind for kind, of in _SEEDING.items() if set(of) & set(themes)]
    for kind in wanted:
        entries = [entry for entry in reader.entries(kind, newest_first=True) if entry.uid not in used]
        for entry in _over_target(reader, entries) if kind == "goal" else entries:
            theme = theme_of(reader, entry) if kind != "goal" else "results"
            if isinstance(theme, str) and theme in themes:
                found.append(
                    Seed(
                        ref=entry.ref,
                        title=one_line(entry.title, TITLE_WIDTH),
                        theme=theme,
                        next=f"careerbook story draft --from {entry.ref}",
                    )
                )
    return found


_SEEDING = {"challenge": ("conflict", "mistake-learning"), "goal": ("results",), "impact": ("results",)}


def _over_target(reader: Reader, goals: Sequence[Entry]) -> list[Entry]:
    """Return the goals above their target; how all of them stand is read at once."""
    return [
        each.goal for each in goal_standings(reader, goals) if isinstance(each.over, OverDelivery) and each.over.over
    ]


# --- drafting --------------------------------------------------------------------------------------------------------


def draft(reader: Reader, entry: Entry) -> Draft | Barren:
    """Return what a record gives to a story, or why it seeds none. The texts are the record's own."""
    theme = theme_of(reader, entry)
    if isinstance(theme, Barren):
        return theme
    parts = {"challenge": _from_challenge, "goal": _from_goal, "impact": _from_impact}[entry.kind.name](reader, entry)
    return Draft(
        title=one_line(entry.title, TITLE_WIDTH),
        theme=theme,
        parts={part: text for part, text in parts.items() if text},
        percent_only=entry.kind.name in ("goal", "impact") and entry.visibility != "public",
    )


def _from_challenge(reader: Reader, entry: Entry) -> dict[str, str]:
    goal = reader.by_uid([entry.goal]).get(entry.goal) if entry.goal else None
    heard = sorted(reader.entries("raised", parents=[entry.uid]), key=lambda step: (step.on, step.number))
    ends = [
        f"{_ENDED[state]} on {short(day)}"
        for day, _, patch in reader.moves(entry)
        if (state := str((patch.get("state") or [None, None])[1])) in _ENDED
    ]
    return {
        "situation": _joined(entry.text, entry.cause),
        "task": _joined(entry.consequence, f'It threatened "{goal.title}"' if goal else ""),
        "action": _joined(entry.recommendation, f"I raised it on {short(heard[0].on)}" if heard else ""),
        "result": _joined(*(f'I was told: "{step.client_response}"' for step in heard if step.client_response), *ends),
        "reflection": _joined(entry.lesson),
    }


def _from_goal(reader: Reader, entry: Entry) -> dict[str, str]:
    linked = reader.by_uid([uid for uid in (entry.need, entry.serves) if uid])
    steps = [step for step in reader.entries("step", parents=[entry.uid]) if step.done_on]
    reviews = reader.entries("review", parents=[entry.uid])
    (stands,) = goal_standings(reader, [entry])
    over, current = stands.over, stands.current
    ratio = f"It came out at {percent(over.ratio)} of what was planned" if isinstance(over, OverDelivery) else ""
    unit = f" {entry.unit}" if entry.unit else ""
    moved = ""
    if entry.visibility == "public" and entry.start_value is not None and isinstance(current, Fraction):
        moved = f"{figure(entry.start_value)} → {figure(current)}{unit}"
    need, objective = linked.get(entry.need or ""), linked.get(entry.serves or "")
    return {
        "situation": _joined(
            f'They had said: "{need.text}"' if need else "", f"It served: {objective.title}" if objective else ""
        ),
        "task": _joined(entry.title, f"It was due on {short(entry.due)}" if entry.due else ""),
        "action": _joined(entry.my_part, *(step.text for step in steps)),
        "result": _joined(ratio, moved),
        "reflection": _joined(*(review.conditions for review in reviews)),
    }


def _from_impact(reader: Reader, entry: Entry) -> dict[str, str]:
    parts = parts_of(reader, entry, exact=entry.visibility == "public")
    return {
        "situation": parts.situation,
        "task": parts.task,
        "action": parts.action or ended(parts.text),
        "result": parts.result,
    }


def _joined(*texts: str | None) -> str:
    return " ".join(ended(text) for text in texts if text)
