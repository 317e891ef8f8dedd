"""Section 8: what several people said about the work, what I did about it, and that they know."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from careerbook.reports.brief.asked import Given, Line
from careerbook.reports.brief.data import Answered
from careerbook.reports.brief.wording import number, one_line
from careerbook.rules.audience import Shareable, Shared
from careerbook.rules.feedback import Said, themes
from careerbook.rules.periods import Period
from careerbook.rules.value import NotAvailable

FEWEST_OF_A_SIDE = 3
"""Anonymous items of a side with fewer givers would name somebody after all."""


class Theme(NamedTuple):
    """What at least two people said: its name, the items, and the uids of who said it."""

    name: str
    items: tuple[Shared, ...]
    givers: frozenset[str]

    def openly_from(self, person: str | None) -> bool:
        """Tell whether this person said it under their name; who said it without one is not told that it is known."""
        return any(item.from_person == person and not item.anonymous for item in self.items if person)


def answered(given: Given) -> list[Line[Answered]] | None:
    """Return the themes whose loop was closed in the period, the last one first.

    A theme counts with two givers, each item of theirs raised to this reader and about the work. None while no theme
    ever had a closed response.
    """
    # what was said in the period and stays with me is counted; what lies further back is only looked at where shared
    given.shared.entries("feedback", since=given.ask.period.first, until=given.ask.period.end)
    if not given.shared.entries("feedback", states=("closed",), uncounted=True):
        return None
    items = given.shared.entries("feedback", uncounted=True)
    raised = themes_raised(given.shared, [item for item in items if item.get("direction") == "received"])
    responses = _responses(given, [item for theme in raised for item in theme.items])
    lines: list[tuple[date, Line[Answered]]] = []
    ever = False
    for theme in raised:
        closed = [item for item in theme.items if item.state == "closed" and item.uid in responses]
        if not closed:
            continue
        ever = True
        last = max(closed, key=lambda item: (_closed_on(item), item.number))
        if _closed_on(last) >= given.ask.period.first:
            lines.append((_closed_on(last), _line(given, theme, last, responses[last.uid])))
    lines.sort(key=lambda pair: (-pair[0].toordinal(), pair[1].row.theme))
    return [line for _, line in lines] if ever else None


def unheard(shared: Shareable, printed: Collection[str], period: Period) -> list[Shared]:
    """Return the feedback of the period that this reader may know of and that no printed theme counts."""
    found = [entry for entry in shared.shown.values() if entry.kind.name == "feedback" and entry.uid not in printed]
    return sorted((item for item in found if item.on and period.holds(item.on)), key=lambda item: item.number)


def why_unheard(shared: Shareable, items: Sequence[Shared]) -> dict[str, tuple[str, str]]:
    """Return for each of these, by uid, why it is in no theme of the page, and what to type."""
    known = [item for item in shared.entries("feedback", uncounted=True) if item.get("direction") == "received"]
    raised = themes_raised(shared, known) if items else []
    return {item.uid: _waits_for(shared, item, [t for t in raised if item in t.items]) for item in items}


def _waits_for(shared: Shareable, item: Shared, found: Sequence[Theme]) -> tuple[str, str]:
    if not item.from_person:
        return "who said it is not written down", f"careerbook edit {item.ref} --from NAME"
    if item.source == "self":
        return "what you say of yourself is in no theme", f"careerbook show {item.ref}"
    if not item.theme:
        return "it has no theme yet", f"careerbook edit {item.ref} --theme THEME"
    if not found and item.anonymous:
        return "said without a name, and too few on that side to hide it", f"careerbook show {item.ref}"
    if not found:
        needed = number(int(shared.setting("theme_givers")))
        return f"a theme needs {needed} givers, and one of them answered", 'careerbook feedback request NAME "QUESTION"'
    acting = [each for theme in found for each in theme.items if each.state == "acting"]
    if acting:
        told = item if item in acting else acting[0]
        return "nobody who said it knows yet what came of it", f"careerbook feedback close {told.number} --told DAY"
    if any(each.state == "closed" for theme in found for each in theme.items):
        return "what came of it was told before this period", f"careerbook show {item.ref}"
    return "nothing has come of it yet", f"careerbook feedback respond {item.number} --action TEXT --due DAY"


def themes_raised(shared: Shareable, items: Sequence[Shared]) -> list[Theme]:
    """Return the themes by R24, without anonymous items of a side with fewer than three givers."""
    sides: dict[str, set[str]] = {}
    for item in items:
        if item.from_person and item.source:
            sides.setdefault(str(item.source), set()).add(item.from_person)
    known = [
        item
        for item in items
        if item.from_person and (not item.anonymous or len(sides.get(str(item.source), ())) >= FEWEST_OF_A_SIDE)
    ]
    found = themes(
        [Said(item.on, item.source, item.from_person, item.about, item.theme) for item in known],
        fewest_givers=int(shared.setting("theme_givers")),
        as_of=shared.as_of,
    )
    if isinstance(found, NotAvailable):
        return []
    return [
        Theme(one_line(theme.name), tuple(known[place] for place in theme.places), theme.givers)
        for theme in found.themes
    ]


def _responses(given: Given, items: Sequence[Shared]) -> dict[str, Shared]:
    uids = sorted({item.uid for item in items})
    found = given.shared.entries("response", parents=uids) if uids else []
    return {str(response.parent): response for response in sorted(found, key=lambda r: (r.on, r.number))}


def _closed_on(item: Shared) -> date:
    day: date = item.told_on or item.moved_on or item.on
    return day


def _line(given: Given, theme: Theme, last: Shared, response: Shared) -> Line[Answered]:
    told: dict[str, date] = {}
    for item in theme.items:
        if item.told_on:
            told[item.from_person] = max(item.told_on, told.get(item.from_person, item.told_on))
    client = given.ask.client
    return Line(
        Answered(
            theme=theme.name,
            givers=len(theme.givers),
            reader_among_them=theme.openly_from(client.person if client else None),
            did=response.outcome or response.action,
            told=len(told),
            told_on=max(told.values()) if told else None,
        ),
        last,
        (response, *(item for item in theme.items if item.uid != last.uid)),
    )
