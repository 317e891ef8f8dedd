"""Reads what goes into a handover, section by section, each row with the record that it was made of."""

from datetime import date
from typing import NamedTuple

from careerbook.records.entry import Entry
from careerbook.reports.autonomy_words import level_said
from careerbook.reports.brief.asked import OPEN_GOALS, Line, goals_since
from careerbook.reports.brief.data import GoalRow, Risk
from careerbook.reports.brief.sections.answered import themes_raised
from careerbook.reports.brief.sections.duties import WISHES
from careerbook.reports.brief.sections.goals import goal_row, rank
from careerbook.reports.brief.sections.risks import days_told, risk_line, worst_first
from careerbook.reports.brief.wording import figure, one_line
from careerbook.reports.handover_data import Area, Asked, Duty, Pitched, Promised, Voices
from careerbook.reports.past_days import is_overdue
from careerbook.reports.standing import goal_standings
from careerbook.reports.wording import objective_words
from careerbook.rules.audience import Shareable, Shared
from careerbook.rules.periods import quarter_of
from careerbook.rules.surprises import UNSETTLED

AGREED = ("agreed", "trial", "confirmed")
UNANSWERED = ("open", "deferred", "not-reached")
PITCHED = ("sent", "funded", "deferred")
CALLS = ("planned", "sent", "recorded")


class Rows(NamedTuple):
    """Everything that may go on the page, in its order, before the limits."""

    duties: list[Line[Duty]]
    areas: list[Line[Area]]
    goals: list[Line[GoalRow]]
    promises: list[Line[Promised]]
    asks: list[Line[Asked]]
    risks: list[Line[Risk]]
    pitches: list[Line[Pitched]]
    voices: list[Line[Voices]]


def rows_of(shared: Shareable) -> Rows:
    """Return every row; what was raised, sent or offered to the client before alone is not among them."""
    return Rows(
        duties=_duties(shared),
        areas=_areas(shared),
        goals=_goals(shared),
        promises=_promises(shared),
        asks=_asks(shared),
        risks=_risks(shared),
        pitches=_pitches(shared),
        voices=_voices(shared),
    )


def _duties(shared: Shareable) -> list[Line[Duty]]:
    """Return the duties on which something was agreed, those that change first."""
    order = list(WISHES)
    agreed = [duty for duty in shared.entries("duty") if duty.verdict in WISHES]
    agreed.sort(key=lambda duty: (duty.verdict == "keep", order.index(duty.verdict), duty.number))
    return [
        Line(
            Duty(
                text=duty.text,
                verdict=duty.verdict,
                share=figure(duty.jd_share_pct) if duty.jd_share_pct is not None else "",
            ),
            duty,
        )
        for duty in agreed
    ]


def _areas(shared: Shareable) -> list[Line[Area]]:
    found = [area for area in shared.entries("autonomy", states=AGREED) if area.granted]
    return [
        Line(
            Area(
                area=entry.area,
                level=level_said(entry.granted),
                guard_rails=entry.guard_rails or "",
                until=entry.until if entry.state == "trial" else None,
                review_on=entry.review_on if entry.review_on and entry.review_on >= shared.as_of else None,
            ),
            entry,
        )
        for entry in sorted(found, key=lambda entry: entry.number)
    ]


def _goals(shared: Shareable) -> list[Line[GoalRow]]:
    """Return the goals that are open, and those settled in this quarter, those in trouble first."""
    goals = goals_since(shared, quarter_of(shared.as_of, shared.calendar).first)
    standings = {standing.goal.uid: standing for standing in goal_standings(shared, goals)}
    goals.sort(key=lambda goal: (goal.state not in OPEN_GOALS, rank(standings[goal.uid])))
    served = shared.by_uid(sorted({goal.serves for goal in goals if goal.serves}))
    lines = []
    for goal in goals:
        objective = served.get(goal.serves or "")
        said = objective_words(objective.text, objective.level) if objective is not None else None
        row = goal_row(standings[goal.uid], said, overdue=is_overdue(goal, shared))
        lines.append(Line(row, goal, (objective,) if objective is not None else ()))
    return lines


def _theirs(shared: Shareable, entry: Shared) -> bool:
    """Tell whether a record is with the new client or with the one before."""
    return entry.client in [client.uid for client in (shared.client, shared.before) if client is not None]


def _promises(shared: Shareable) -> list[Line[Promised]]:
    """Return what is promised and open on either side, the first due first."""
    found = [entry for entry in shared.entries("commitment", states=("open",)) if _theirs(shared, entry)]
    found.sort(key=lambda entry: (entry.due or date.max, entry.number))
    return [
        Line(
            Promised(
                text=entry.text,
                owner=entry.owner,
                due=entry.due,
                confirmed=shared.client is not None and entry.client == shared.client.uid,
            ),
            entry,
        )
        for entry in found
    ]


def _asks(shared: Shareable) -> list[Line[Asked]]:
    """Return what I asked for and did not get an answer to, the first needed first."""
    calls = [call.uid for call in shared.entries("call", states=CALLS) if _theirs(shared, call)]
    asks = [ask for ask in shared.entries("ask", parents=calls) if ask.get("answer") in UNANSWERED] if calls else []
    asks.sort(key=lambda ask: (ask.by or date.max, ask.number))
    return [
        Line(
            Asked(
                text=ask.text,
                type=ask.get("type"),
                by=ask.by,
                recommendation=ask.recommendation,
                answer=ask.get("answer"),
            ),
            ask,
        )
        for ask in asks
    ]


def _risks(shared: Shareable) -> list[Line[Risk]]:
    """Return what the new client was told, the worst first."""
    found = shared.entries("challenge", states=UNSETTLED)
    days = days_told(shared, found)
    return [risk_line(each, min(days[each.uid])) for each in sorted(found, key=worst_first) if each.uid in days]


def _pitches(shared: Shareable) -> list[Line[Pitched]]:
    found = shared.entries("pitch", states=PITCHED)
    found.sort(key=lambda pitch: (pitch.decision_by or date.max, pitch.number))
    return [
        Line(
            Pitched(
                title=pitch.title,
                ask=pitch.ask if pitch.state == "sent" else None,
                state=pitch.state,
                since=pitch.moved_on,
                decision_by=pitch.decision_by if pitch.state == "sent" else None,
                until=pitch.deferred_until if pitch.state == "deferred" else None,
            ),
            pitch,
        )
        for pitch in found
    ]


def _voices(shared: Shareable) -> list[Line[Voices]]:
    """Return the themes that the client before agreed to pass on, each raised by at least two people."""
    agreed = agreed_themes(shared)
    if not agreed:
        return []
    items = [item for item in shared.entries("feedback", uncounted=True) if item.get("direction") == "received"]
    reader = shared.client.person if shared.client is not None else None
    return [
        Line(
            Voices(theme=theme.name, givers=len(theme.givers), reader_among_them=theme.openly_from(reader)),
            theme.items[0],
            theme.items[1:],
        )
        for theme in themes_raised(shared, items)
        if theme.name.casefold() in agreed
    ]


def agreed_themes(shared: Shareable) -> frozenset[str]:
    """Return the themes, folded, that the client before agreed to pass on at a check-in."""
    before = shared.before
    if before is None:
        return frozenset()
    calls = [call for call in shared.entries("call", states=CALLS) if call.client == before.uid]
    return frozenset(one_line(theme).casefold() for call in calls for theme in call.pass_on)


# --- what only the owner is told -------------------------------------------------------------------------------------


def known_before(shared: Shareable, kind: str, opener: str, states: tuple[str, ...]) -> list[Entry]:
    """Return what the client before was told or sent, and the new one was not; for the owner."""
    before = shared.before
    if before is None:
        return []
    held = [left.entry for left in shared.left_out.values() if left.entry.kind.name == kind and left.why == "untold"]
    opened = shared.opened_to(before, opener, [entry.uid for entry in held])
    found = [entry for entry in held if entry.uid in opened and entry.state in states]
    return sorted(found, key=lambda entry: entry.number)
