"""Section 3: what the reader got, theme by theme: the result, the plan, last quarter, and that they asked for it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from careerbook.reports.brief.asked import Given, Line
from careerbook.reports.brief.data import Measure, Result
from careerbook.reports.brief.wording import month, one_line
from careerbook.rules.audience import Shared
from careerbook.rules.numbers import grouped, percent_change, rounded, signed_percent
from careerbook.rules.periods import previous, quarter_of
from careerbook.rules.strength import strength
from careerbook.rules.tokens import tokens
from careerbook.rules.value import NotAvailable

MOST_PERCENT = 100


class Theme(NamedTuple):
    """A theme with its impacts, the strongest first; the name is empty for an impact without a theme."""

    name: str
    impacts: tuple[Shared, ...]
    score: int


class Steps(NamedTuple):
    """The impact that a row tells, and in the order of their dates all that its figure was reached in, itself too.

    goal: the uid of the goal that they are steps to.
    """

    lead: Shared
    all: tuple[Shared, ...]
    goal: str | None


class Beside(NamedTuple):
    """What results are compared with, read at once: goals, needs, and the newest check of a goal before the period."""

    goals: Mapping[str, Shared]
    needs: Mapping[str, Shared]
    earlier: Mapping[str, Shared]


def score(impact: Shared) -> int:
    """Return how many of the five parts of R3 an impact has, as far as the reader may see them."""
    said = impact.body  # as stored: hundreds are ranked, and five are told
    return strength(
        what_changed=said.get("what_changed"),
        before=Decimal(str(said["before"])) if said.get("before") is not None else None,
        after=Decimal(str(said["after"])) if said.get("after") is not None else None,
        unit=said.get("unit"),
        evidence=len(said.get("evidence") or ()),
        noticed_by=len(said.get("noticed_by") or ()),
    ).score


def themes(given: Given) -> list[Theme]:
    """Return the themes of the period: by their strongest impact (R3), the number of impacts, then the latest date.

    An impact with several themes counts in each, and is told in the first of them.
    """
    period = given.ask.period
    impacts = given.shared.entries("impact", since=period.first, until=period.end)
    scores = {impact.uid: score(impact) for impact in impacts}
    impacts.sort(key=lambda i: (scores[i.uid], i.on, i.number), reverse=True)
    groups: dict[tuple[str, str], list[Shared]] = {}
    for impact in impacts:
        keys = [("theme", one_line(theme).casefold()) for theme in impact.theme] or [("impact", impact.uid)]
        for key in keys:
            groups.setdefault(key, []).append(impact)
    found = [
        Theme(_name(members[0], key[1]) if key[0] == "theme" else "", tuple(members), scores[members[0].uid])
        for key, members in groups.items()
    ]
    found.sort(
        key=lambda t: (t.score, len(t.impacts), max(i.on for i in t.impacts), -t.impacts[0].number), reverse=True
    )
    return found


def _name(impact: Shared, folded: str) -> str:
    return next(one_line(theme) for theme in impact.theme if one_line(theme).casefold() == folded)


def results(given: Given, found: Sequence[Theme]) -> list[Line[Result]]:
    """Return one row for each theme, told by its strongest impact that no theme before it has told."""
    leads: list[tuple[Theme, Shared]] = []
    told: set[str] = set()
    for theme in found:
        impact = next((impact for impact in theme.impacts if impact.uid not in told), None)
        if impact is not None:
            told.add(impact.uid)
            leads.append((theme, impact))
    counted = {lead.uid: counted_with(lead, theme.impacts) for theme, lead in leads}
    seen = given.shared.by_uid(sorted({each.goal for series in counted.values() for each in series if each.goal}))
    return _lines(given, [(theme.name, steps_with(lead, counted[lead.uid], seen)) for theme, lead in leads])


def counted_with(lead: Shared, impacts: Sequence[Shared]) -> list[Shared]:
    """Return the impacts that count the same as the lead, itself too, in the order of their dates; else itself alone.

    The same is the metric and its unit, with a figure before and one after.
    """
    if not lead.metric_name or lead.before is None or lead.after is None:
        return [lead]
    found = [each for each in impacts if None not in (each.before, each.after) and _counts(each) == _counts(lead)]
    return sorted(found, key=lambda impact: (impact.on, impact.number))


def steps_with(lead: Shared, counted: Sequence[Shared], seen: Collection[str]) -> Steps:
    """Return the steps that the lead is one of, among those that count the same, by date.

    They are steps to one goal or to none, and each begins where the one dated before it ended. seen: the uids of the
    goals that this reader may see; one that they may not see is none.
    """
    goals = {impact.uid: impact.goal if impact.goal in seen else None for impact in counted}
    named = {goal for goal in goals.values() if goal}
    goal = goals[lead.uid] or (named.pop() if len(named) == 1 else None)
    series = [impact for impact in counted if goals[impact.uid] in (None, goal)]
    first = last = next(place for place, impact in enumerate(series) if impact.uid == lead.uid)
    while first and series[first - 1].after == series[first].before:
        first -= 1
    while last + 1 < len(series) and series[last].after == series[last + 1].before:
        last += 1
    steps = tuple(series[first : last + 1])
    return Steps(lead, steps, next((goals[each.uid] for each in (lead, *steps) if goals[each.uid]), None))


def _counts(impact: Shared) -> tuple[list[str], list[str]]:
    return tokens(impact.metric_name or ""), tokens(impact.unit or "")


def others(found: Sequence[Theme], told: Collection[str]) -> list[tuple[str, Shared]]:
    """Return the impacts that no row tells, each with its theme, in the order of the themes."""
    left = {impact.uid: (theme.name, impact) for theme in reversed(found) for impact in reversed(theme.impacts)}
    return [left[uid] for uid in reversed(left) if uid not in told]


def whole(given: Given, left: Sequence[tuple[str, Shared]]) -> list[Line[Result]]:
    """Return the rows of these impacts for the appendix, with what was delivered in any case."""
    return _lines(given, [(theme, Steps(impact, (impact,), impact.goal)) for theme, impact in left], whole=True)


def _lines(given: Given, told: Sequence[tuple[str, Steps]], *, whole: bool = False) -> list[Line[Result]]:
    beside = _beside(given, [impact for _, steps in told for impact in steps.all])
    return [_line(given, theme, steps, beside, whole=whole) for theme, steps in told]


def _beside(given: Given, impacts: Sequence[Shared]) -> Beside:
    shared = given.shared
    goals = shared.by_uid(sorted({i.goal for i in impacts if i.goal}))
    needs = shared.by_uid(sorted({i.need for i in impacts if i.need}))
    earlier: dict[str, Shared] = {}
    if goals:
        for check in shared.entries("check", parents=sorted(goals), until=given.ask.period.first):
            held = earlier.get(str(check.parent))
            if check.current is not None and (held is None or (held.on, held.number) < (check.on, check.number)):
                earlier[str(check.parent)] = check
    return Beside(goals, needs, earlier)


def _line(given: Given, theme: str, steps: Steps, beside: Beside, *, whole: bool) -> Line[Result]:
    impact = steps.lead
    goal = beside.goals.get(steps.goal or "")
    need = beside.needs.get(impact.need or "")
    measured = _measure(given, steps, goal, beside)
    changed = impact.what_changed
    row = Result(
        theme=theme or None,
        text=impact.text if whole or not theme or not (measured or changed) else None,
        measure=measured,
        what_changed=changed,
        for_whom=_gained(impact, (theme, impact.text, changed)),
        asked_on=(need.heard_on or need.on) if need and need.parent == given.client_uid else None,
    )
    others = (each for each in steps.all if each.uid != impact.uid)
    return Line(row, impact, tuple(entry for entry in (goal, need, *others) if entry))


def _gained(impact: Shared, said: Sequence[str | None]) -> str | None:
    """Return who gained, unless the row says it anyway."""
    if not impact.for_whom:
        return None
    words = {word for text in said if text for word in tokens(text)}
    return None if words.issuperset(tokens(impact.for_whom)) else str(impact.for_whom)


def _measure(given: Given, steps: Steps, goal: Shared | None, beside: Beside) -> Measure | None:
    impact, before, after = steps.lead, steps.all[0].before, steps.all[-1].after
    if after is None:
        return None
    plan: Decimal | None = None
    earlier: Shared | None = None
    if goal is not None and same_measure(impact, goal):
        plan = goal.target
        earlier = beside.earlier.get(goal.uid)
    compared = plan is not None or earlier is not None
    return Measure(
        name=impact.metric_name,
        before=before,
        after=after,
        unit=impact.unit or (goal.unit if goal is not None and compared else None),
        plan=plan,
        earlier=earlier.current if earlier else None,
        earlier_when=_when(given, earlier.on) if earlier else None,
        change=None if compared else change(before, after, impact.unit),
    )


def same_measure(impact: Shared, goal: Shared) -> bool:
    """Tell whether an impact's figure and a goal's target count the same thing: by name and unit, as far as said."""
    counted, wanted = tokens(impact.metric_name or ""), tokens(goal.metric_name or "")
    units = tokens(impact.unit or ""), tokens(goal.unit or "")
    if counted + units[0] == wanted + units[1]:
        return True
    same_unit = units[0] == units[1] or not units[0] or not units[1]
    return same_unit and (counted == wanted or not counted or not wanted)


def change(before: Decimal | None, after: Decimal, unit: str | None) -> str | None:
    """Return the change as printed: in percent, or in points where the figures are percentages themselves.

    More than twice the figure before is said by the two figures alone: "from 1 to 4" needs no 300 %.
    """
    if before is None or before == after:
        return None
    if (unit or "").lstrip().startswith(("%", "percent", "per cent")):
        points = rounded(after - before, 1)
        sign = "+" if points > 0 else "\N{MINUS SIGN}"
        return f"{sign}{grouped(abs(points))} points"
    percent = percent_change(before, after)
    return None if isinstance(percent, NotAvailable) or percent > MOST_PERCENT else signed_percent(percent)


def _when(given: Given, checked: date) -> str:
    """Name the time of an earlier figure: last quarter, where it was then, else its month."""
    period, calendar = given.ask.period, given.shared.calendar
    before = previous(period, calendar)
    quarterly = period not in calendar.table and period == quarter_of(period.first, calendar)
    if quarterly and before not in calendar.table and before.holds(checked):
        return "last quarter"
    return f"in {month(checked, given.as_of)}"
