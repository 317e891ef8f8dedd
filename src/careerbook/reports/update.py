"""The mid-quarter update: what is new since you last spoke, in at most 150 words, so that nobody is surprised."""

from collections.abc import Sequence
from datetime import date, timedelta

from careerbook.document import Block, Document, Heading, Inline, Items, Paragraph, inline, strong
from careerbook.records.entry import Entry
from careerbook.reports.ask import Ask, Built, span
from careerbook.reports.brief import rows
from careerbook.reports.brief.asked import BriefAsk, Given, Line, given
from careerbook.reports.brief.data import Risk
from careerbook.reports.brief.limits import count
from careerbook.reports.brief.sections.goals import goals as goal_lines
from careerbook.reports.brief.sections.requests import requests
from careerbook.reports.brief.sections.results import results, themes
from careerbook.reports.brief.sections.risks import days_told, risk_line, untold, worst_first
from careerbook.reports.brief.wording import near, near_with_weekday
from careerbook.reports.clients import client_option, held, last_recorded_call, next_call
from careerbook.reports.judging import about_people
from careerbook.reports.surprises import limits
from careerbook.reports.update_data import GoalChange, Update
from careerbook.reports.wording import counted
from careerbook.rules.audience import Shareable, Shared
from careerbook.rules.periods import Period, quarter_of
from careerbook.rules.surprises import UNSETTLED, SurpriseRisk, surprise_risk

MOST_WORDS, MOST_RESULTS, MOST_GOALS, MOST_REQUESTS = 150, 2, 5, 3
_DAY = timedelta(days=1)
_QUIET = ("on-track", None)
"""A first word about a goal that is no news: nobody expected otherwise."""


def build(shared: Shareable, ask: Ask) -> Built[Update]:
    """Return the update for the projection's client, and what only the owner is told.

    It begins the day after the last recorded call with this client, whatever sort of call it was; before the first
    one, with the quarter. Text that the owner typed is never cut: over the limit it prints whole, and the notes say so.
    """
    spoke_at = last_recorded_call(shared, shared.client)
    spoke = held(spoke_at) if spoke_at else None
    since = spoke + _DAY if spoke else quarter_of(shared.as_of, shared.calendar).first
    meeting = next_call(shared, shared.client)
    period = Period("since we spoke", since, shared.as_of + _DAY)
    read = given(shared, BriefAsk(period, shared.as_of, shared.client, meeting, ask.names))
    lines = results(read, themes(read))
    goals, risks, asks = _goals(read, since)[:MOST_GOALS], _risks(read, since), requests(read)[:MOST_REQUESTS]
    update = Update(
        period=span(period),
        as_of=shared.as_of,
        writer=shared.owner_name,
        reader=shared.reader_name,
        spoke=spoke,
        since=since,
        results=tuple(line.row for line in lines[:MOST_RESULTS]),
        goals=tuple(line.row for line in goals),
        risks=tuple(line.row for line in risks),
        requests=tuple(line.row for line in asks),
        meeting=meeting.on if meeting else None,
    )
    update = _fitted(update)
    printed: list[Entry] = [line.entry for line in lines[: len(update.results)]]
    printed += [line.entry for line in goals[: len(update.goals)]]
    printed += [line.entry for line in risks]
    printed += [line.entry for line in asks]
    return Built(update, _notes(shared, update, printed), shared)


def _goals(read: Given, since: date) -> list[Line[GoalChange]]:
    """Return the goals whose status or due date moved, or whose due day passed, since then; those in trouble first."""
    uids = [goal.uid for goal in read.goals]
    checks = read.shared.entries("check", parents=uids, until=since) if uids else []
    before: dict[str, Shared] = {}
    for check in sorted(checks, key=lambda check: (check.on, check.number)):
        if check.status:
            before[str(check.parent)] = check
    moved = read.shared.entries("exception", parents=uids, since=since) if uids else []
    due_before: dict[str, date] = {}
    for change in sorted(moved, key=lambda change: (change.on, change.number)):
        if change.due and change.due_before:
            due_before.setdefault(str(change.parent), change.due_before)
    found = []
    for line in goal_lines(read) or []:
        status = before[line.entry.uid].status if line.entry.uid in before else None
        was = _was(read, line.entry, status, since)
        due_was = due_before.get(line.entry.uid)
        due_was = due_was if due_was != line.row.due else None
        passed = line.row.overdue and line.entry.due >= since - _DAY
        if was is not None or due_was or passed:
            found.append(Line(GoalChange(goal=line.row, was=was or None, due_was=due_was), line.entry))
    return found


def _was(read: Given, goal: Shared, status: str | None, since: date) -> str | None:
    """Return the word before, empty when there was none, or None when the goal stands as it did.

    A step of its state says so (active, then done); else the person's own word, then and now.
    """
    for day, _, patch in read.shared.moves(goal):
        old, new = patch.get("state", (None, None))
        if day >= since and old and old != new:
            return (status or "").replace("-", " ") if goal.state != old else None
    now = read.standings[goal.uid].status
    if goal.state != "active" or now == status or (status is None and now in _QUIET):
        return None
    return (status or "").replace("-", " ")


def _risks(read: Given, since: date) -> list[Line[Risk]]:
    """Return what this client was told since then, of any severity, the worst first."""
    challenges = read.shared.entries("challenge", states=UNSETTLED)
    days = days_told(read.shared, challenges)
    news = [each for each in challenges if max(days.get(each.uid, [date.min])) >= since]
    return [risk_line(each, min(days[each.uid])) for each in sorted(news, key=worst_first)]


def _fitted(update: Update) -> Update:
    """Leave out rows while the page is over its limit: a result, goals from the end, then what helps a risk."""
    while words_of(update) > MOST_WORDS:
        if len(update.results) > 1:
            update = update.model_copy(update={"results": update.results[:-1]})
        elif len(update.goals) > 1:
            update = update.model_copy(update={"goals": update.goals[:-1]})
        elif any(risk.what_helps for risk in update.risks):
            spared = tuple(risk.model_copy(update={"what_helps": None}) for risk in update.risks)
            update = update.model_copy(update={"risks": spared})
        else:
            break
    return update


def words_of(update: Update) -> int:
    """Count the words of the whole page, its title included."""
    document = layout(update)
    return count(document.blocks, document.title)


def _notes(shared: Shareable, update: Update, printed: Sequence[Entry]) -> tuple[str, ...]:
    """Say what is untold, how long the page is, which names were replaced, and which words judge somebody."""
    notes = [_untold(shared, challenge) for challenge in untold(shared)]
    over = words_of(update) - MOST_WORDS
    if over > 0:
        notes.append(f"{counted(over, 'word')} over {MOST_WORDS}")
    if shared.client is None:
        notes.append('nobody to address yet, so it is for your manager; careerbook client add "NAME"')
    return (*notes, *about_people(shared, printed))


def _untold(shared: Shareable, challenge: Entry) -> str:
    """Name a challenge that is still to be raised, with R28 and the command; never in its words, see the brief."""
    calls = shared.entries("call", states=("recorded",))
    risk = surprise_risk(
        challenge.on,
        challenge.get("severity"),
        challenge.state,
        impact_date=challenge.impact_date,
        calls_held=[held(call) for call in calls],
        limits=limits(shared),
        as_of=shared.as_of,
    )
    when = f"{risk.level}, {risk.reason}" if isinstance(risk, SurpriseRisk) else "not told yet"
    option = client_option(shared.client, "--to", sole=shared.for_manager)
    severity = challenge.get("severity")
    return f"{challenge.ref} ({severity}): {when}; careerbook challenge raise {challenge.number}{option}"


# --- words -----------------------------------------------------------------------------------------------------------


def layout(data: Update) -> Document:
    """Return the page; nothing new is one line."""
    title = f"Update · as of {near(data.as_of, data.as_of)} {data.as_of.year}"
    if not data.changed:
        return Document(title, (Paragraph(inline(f"Nothing has changed {_since(data)}.{_meet(data)}")),), "client")
    lead = inline(strong(data.writer), " · for ") if data.writer else inline("For ")
    who = inline(lead, strong(data.reader or "my manager"), f" · {_since(data)}")
    blocks: list[Block] = [Paragraph(who)]
    parts: list[tuple[str, list[Inline]]] = [
        ("Results", [rows.result(row, data.as_of) for row in data.results]),
        ("What changed", [goal_said(row, data.as_of) for row in data.goals]),
        ("No surprises", [rows.risk(row, data.as_of) for row in data.risks]),
        ("What I need from you", [rows.request(row, data.as_of) for row in data.requests]),
    ]
    for heading, items in parts:
        if items:
            blocks += [Heading(2, heading), Items(tuple(items))]
    if data.meeting:
        blocks.append(Paragraph(inline(_meet(data).strip())))
    return Document(title, tuple(blocks), "client")


def _since(data: Update) -> str:
    return f"since {f'we spoke on {near(data.spoke, data.as_of)}' if data.spoke else near(data.since, data.as_of)}"


def _meet(data: Update) -> str:
    return f" We meet on {near_with_weekday(data.meeting, data.as_of)}." if data.meeting else ""


def goal_said(row: GoalChange, as_of: date) -> Inline:
    """Say a goal in bold, how it stands, what it was, and when it is due where that moved or has passed."""
    goal = row.goal
    said = rows.stands(goal, as_of)
    was = f" (was {row.was})" if row.was else ""
    due = ""
    if goal.due and (row.due_was or goal.overdue):
        moved = f", was {near(row.due_was, as_of)}" if row.due_was else ""
        due = f"; due {near(goal.due, as_of)}{moved}{', overdue' if goal.overdue else ''}"
    return inline(strong(goal.title), f": {said}{was}{due}.")
