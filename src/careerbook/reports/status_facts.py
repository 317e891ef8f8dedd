"""What matters now, as data: the next meeting, what to say, promises, goals, this quarter's wins, the next steps."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from careerbook.records.entry import Entry
from careerbook.reports import surprises
from careerbook.reports.ask import Ask
from careerbook.reports.clients import (
    away_until,
    client_option,
    current_engagement,
    is_manager,
    late_record,
    next_call,
    primary_client,
)
from careerbook.reports.last_win import last_win
from careerbook.reports.past_days import is_overdue
from careerbook.reports.readiness import missing_for, to_do
from careerbook.reports.standing import CLOSED, GoalStanding, goal_standings
from careerbook.reports.status_data import GoalLine, Meeting, Promised, Status, Waiting, Wins
from careerbook.reports.status_steps import next_steps, why
from careerbook.reports.strengths import strength_of
from careerbook.reports.voices import heard_from
from careerbook.rules.audience import stands
from careerbook.rules.freshness import Freshness, RecencySkew, recency_skew
from careerbook.rules.periods import Period, quarter_of
from careerbook.rules.progress import Progress
from careerbook.rules.reading import Reader
from careerbook.rules.strength import highlight
from careerbook.rules.surprises import RAISE_NOW

_WEEKS = 8
_OPEN_GOALS = ("active", "blocked")
_ATTENTION = {"off-track": 0, "blocked": 1, "at-risk": 2, None: 3, "on-track": 4, "completed": 5}


def build(reader: Reader, ask: Ask) -> Status:
    """Return the screen as of the reader's day; while on leave it holds facts and nothing to do."""
    period = quarter_of(reader.as_of, reader.calendar)
    client = ask.client or primary_client(reader)
    job = current_engagement(reader)
    away = away_until(reader)
    impacts = reader.entries("impact", since=min(period.first, _weeks_from(reader.as_of)))
    mine, theirs = _promises(reader)
    meeting, overdue = _meetings(reader, ask.client)
    heard, missing = heard_from(reader)
    status = Status(
        as_of=reader.as_of,
        name=str(reader.setting("name") or ""),
        title=job.title if job else "",
        period=period.label,
        day=(reader.as_of - period.first).days + 1,
        days=period.days,
        away_until=away,
        meeting=meeting,
        overdue=overdue,
        say_now=tuple(item for item in surprises.untold_to(reader, client) if item.verdict == RAISE_NOW),
        mine=mine,
        theirs=theirs,
        goals=_goals(reader, period, calm=away is not None),
        wins=_wins(reader, period, impacts),
        heard_from=heard,
        not_heard_from=missing,
        waiting=_waiting(reader),
        only_for_me=_only_for_me(reader, period),
        next=(),
        why=(),
    )
    if ask.why:
        status = status.model_copy(update={"why": why(reader, status)})
    if away:
        quiet_parts: dict[str, object] = {"say_now": (), "overdue": None, "mine": (), "theirs": (), "waiting": ()}
        calm = meeting.model_copy(update={"to_do": ()}) if meeting else None
        return status.model_copy(update={**quiet_parts, "meeting": calm})
    return status.model_copy(update={"next": next_steps(reader, status, client)})


def _meetings(reader: Reader, client: Entry | None) -> tuple[Meeting | None, Meeting | None]:
    """Return the next call (with this client, where one is named), and the one that passed without a record."""
    call = next_call(reader, client)
    passed = late_record(reader)
    return (
        _meeting(reader, call, prepared=True) if call else None,
        _meeting(reader, passed, prepared=False) if passed else None,
    )


def _meeting(reader: Reader, call: Entry, *, prepared: bool) -> Meeting:
    client = reader.by_uid([call.client]).get(call.client)
    return Meeting(
        ref=call.ref,
        client=client.title if client else "",
        on=call.on,
        days=(call.on - reader.as_of).days,
        sent=call.state == "sent",
        to_do=to_do(missing_for(reader, client, call)) if prepared and call.state == "planned" else (),
        prepare=f"careerbook checkin{client_option(client, '--client', sole=is_manager(reader, client))}",
    )


def _promises(reader: Reader) -> tuple[tuple[Promised, ...], tuple[Promised, ...]]:
    """Return what is open of mine and of the clients', the earliest due first."""
    found = sorted(
        reader.entries("commitment", states=("open",)), key=lambda item: (item.due or date.max, item.on, item.number)
    )
    lines = {
        owner: tuple(
            Promised(
                ref=item.ref,
                text=item.text,
                due=item.due,
                made=item.on,
                late=item.due is not None and item.due < reader.as_of,
            )
            for item in found
            if item.owner == owner
        )
        for owner in ("me", "client")
    }
    return lines["me"], lines["client"]


def _goals(reader: Reader, period: Period, *, calm: bool) -> tuple[GoalLine, ...]:
    """Return the open goals, the late ones and those that need attention first, then those closed in this period."""
    found = reader.entries("goal", states=(*_OPEN_GOALS, *CLOSED))
    shown = [g for g in found if g.state in _OPEN_GOALS or (g.moved_on is not None and g.moved_on >= period.first)]
    standings = goal_standings(reader, shown, leave=True)
    late = {} if calm else {goal.uid: (reader.as_of - goal.due).days for goal in shown if is_overdue(goal, reader)}
    standings.sort(key=lambda standing: (standing.goal.uid not in late, *_attention(standing)))
    return tuple(
        GoalLine(
            ref=standing.goal.ref,
            title=standing.goal.title,
            progress=standing.progress.score if isinstance(standing.progress, Progress) else None,
            word=standing.word,
            days_late=late.get(standing.goal.uid, 0),
        )
        for standing in standings
    )


def _attention(standing: GoalStanding) -> tuple[bool, int, date, int]:
    state = "blocked" if standing.goal.state == "blocked" else standing.status
    return (
        standing.closed_on is not None,
        _ATTENTION.get(state, 3),
        standing.goal.due or date.max,
        standing.goal.number,
    )


def _weeks_from(as_of: date) -> date:
    return as_of - timedelta(days=as_of.weekday() + 7 * (_WEEKS - 1))


def _wins(reader: Reader, period: Period, impacts: Sequence[Entry]) -> Wins:
    first = _weeks_from(reader.as_of)
    weeks = [0] * _WEEKS
    for impact in impacts:
        if impact.on >= first:
            weeks[(impact.on - first).days // 7] += 1
    mine = [impact for impact in impacts if impact.on >= period.first]
    known = last_win(reader, impacts)
    fresh = known if isinstance(known, Freshness) else None
    skew = _skew(reader, period, mine)
    return Wins(
        count=len(mine),
        with_number=sum(strength_of(impact).number for impact in mine),
        last_on=fresh.last if fresh else None,
        stale=bool(fresh and fresh.stale),
        highlights=skew.total if skew else 0,
        late=skew.late if skew else 0,
        skewed=bool(skew and skew.warns),
        by_week=tuple(weeks) if any(weeks) else (),
    )


def _skew(reader: Reader, period: Period, impacts: Sequence[Entry]) -> RecencySkew | None:
    """Return R4 of this quarter's highlights; None without one."""
    strong = int(reader.setting("highlight_strength"))
    found = recency_skew(
        [
            impact.on
            for impact in impacts
            if highlight(strength_of(impact), visible=impact.visibility != "private", highlight_from=strong)
        ],
        period.first,
        period.end,
        warns_above=Fraction(Decimal(str(reader.setting("skew_warn")))),
        as_of=reader.as_of,
    )
    return found if isinstance(found, RecencySkew) else None


def _waiting(reader: Reader) -> tuple[Waiting, ...]:
    """Return the proposals and ideas that wait for an answer, and the trials that end in one, the nearest day first."""
    found = [
        Waiting(ref=p.ref, title=p.title, decision_by=p.decision_by) for p in reader.entries("pitch", states=("sent",))
    ]
    ideas = reader.entries("opportunity", states=("offered",))
    trials = reader.entries("autonomy", states=("trial",))
    found += [Waiting(ref=idea.ref, title=idea.need, decision_by=None) for idea in ideas]
    found += [Waiting(ref=trial.ref, title=trial.area, decision_by=trial.until) for trial in trials]
    return tuple(sorted(found, key=lambda item: item.decision_by or date.max))


def _only_for_me(reader: Reader, period: Period) -> int:
    """Count the records of this period that no page for others may show; a remark about character is in no count."""
    kinds = ("impact", "goal", "challenge", "pitch", "opportunity", "autonomy", "feedback")
    found = [entry for kind in kinds for entry in reader.entries(kind, since=period.first, visibility=("private",))]
    opened: set[str] = set()
    for opener, kind in (("raised", "challenge"), ("sent", "pitch"), ("offered", "opportunity")):
        uids = [entry.uid for entry in found if entry.kind.name == kind]
        if uids:
            opened |= {str(step.parent) for step in reader.entries(opener, parents=uids) if stands(step)}
    return sum(entry.uid not in opened and entry.get("about") != "character" for entry in found)
