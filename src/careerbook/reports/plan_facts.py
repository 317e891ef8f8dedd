"""Reads the goals with their steps, looks and changes, and works out how they stand and what became of them."""

from collections.abc import Mapping, Sequence
from datetime import date

from careerbook.records.entry import Entry
from careerbook.reports.ask import Ask
from careerbook.reports.clients import away_until, leaves
from careerbook.reports.past_days import close_command, except_command, is_overdue
from careerbook.reports.plan_data import Plan, PlanRow, TrackRow
from careerbook.reports.standing import CLOSED, GoalStanding, goal_standings
from careerbook.rules.objectives import HadSay, had_say, smart_gaps
from careerbook.rules.periods import Period, previous, quarter_of
from careerbook.rules.progress import OnTime, Pace, Progress
from careerbook.rules.readiness import Watched, days_unchecked
from careerbook.rules.reading import Reader
from careerbook.rules.track import Life, track_record
from careerbook.rules.value import NotAvailable

PERIODS = 4
ORDER = ("active", "blocked", "planned", "deferred")


def plan_facts(reader: Reader, ask: Ask) -> Plan:
    """Return everything that the page says, without the reasons."""
    periods = _periods(reader, ask.period or quarter_of(reader.as_of, reader.calendar))
    goals = [goal for goal in reader.entries("goal") if _concerns(goal, ask.client)]
    open_ = [goal for goal in goals if goal.state in ORDER]
    steps = _open_steps(reader, open_)
    away = away_until(reader)
    rows = [
        _row(reader, standing, steps.get(standing.goal.uid), away)
        for standing in goal_standings(reader, open_, leave=True)
    ]
    lives = {goal.uid: _life(goal) for goal in goals}
    first, end = periods[0].first, periods[-1].end
    whole = track_record(list(lives.values()), first, end, as_of=reader.as_of).on_time
    told = [goal for goal in goals if goal.state in ORDER or _touches(lives[goal.uid], first, end)]
    say = had_say([(goal.set_by, goal.agreed) for goal in told])
    return Plan(
        as_of=reader.as_of,
        goals=tuple(sorted(rows, key=_soonest)),
        track=tuple(_track(list(lives.values()), period, reader.as_of) for period in periods),
        on_time=whole.by_baseline if isinstance(whole, OnTime) else whole,
        on_time_agreed=whole.by_agreed if isinstance(whole, OnTime) else whole,
        dated=whole.closed if isinstance(whole, OnTime) else 0,
        undated=whole.undated if isinstance(whole, OnTime) else 0,
        say=say.share if isinstance(say, HadSay) else say,
        with_say=say.mine if isinstance(say, HadSay) else 0,
        known=say.known if isinstance(say, HadSay) else 0,
        unknown=say.unknown if isinstance(say, HadSay) else len(told),
        away_until=away,
        why=(),
    )


def _concerns(goal: Entry, client: Entry | None) -> bool:
    return client is None or goal.client in (None, client.uid)


def _periods(reader: Reader, last: Period) -> list[Period]:
    """Return the last periods of a sort, the oldest first."""
    found = [last]
    while len(found) < PERIODS:
        found.append(previous(found[-1], reader.calendar))
    return found[::-1]


def _open_steps(reader: Reader, goals: Sequence[Entry]) -> Mapping[str, Entry]:
    """Return of each goal the step that is due next, those without a day last."""
    found = reader.entries("step", parents=[goal.uid for goal in goals]) if goals else []
    left = [step for step in found if step.done_on is None or step.done_on > reader.as_of]
    left.sort(key=lambda step: (step.due or date.max, step.number), reverse=True)
    return {str(step.parent): step for step in left}


def _row(reader: Reader, standing: GoalStanding, step: Entry | None, away: date | None) -> PlanRow:
    goal, pace = standing.goal, standing.pace
    under_way = goal.state in ("active", "blocked")
    watched = Watched(goal.ref, goal.start or goal.on, standing.checked_on)
    seen = days_unchecked(watched, leaves(reader), as_of=reader.as_of) or 0
    stale = goal.state == "active" and away is None and seen >= int(reader.setting("unchecked_days"))
    own: str | None = goal.next_step
    return PlanRow(
        ref=goal.ref,
        title=goal.title,
        stage=goal.state,
        status=standing.status if goal.state == "active" else None,
        reached=standing.progress.score if isinstance(standing.progress, Progress) else standing.progress,
        expected=standing.expected,
        pace=pace.pace if isinstance(pace, Pace) else pace,
        suggested=pace.suggestion if isinstance(pace, Pace) else pace,
        due=goal.due,
        days_left=(goal.due - reader.as_of).days if goal.due and goal.state != "deferred" else None,
        begins=goal.start if goal.state == "planned" else None,
        reopens=goal.deferred_until if goal.state == "deferred" else None,
        slips=standing.slips,
        slip_days=standing.slip,
        checked_on=standing.checked_on if under_way else None,
        stale_days=seen if stale else None,
        blocked_by=str(goal.blocked_by or "") if goal.state == "blocked" else "",
        next_step=own or (step.text if step else ""),
        next_due=None if own or step is None else step.due,
        lacks=_lacks(goal, standing) if goal.state == "active" else (),
        close=close_command(reader, goal) if is_overdue(goal, reader) else "",
        renew=except_command(goal) if is_overdue(goal, reader) else "",
    )


def _lacks(goal: Entry, standing: GoalStanding) -> tuple[str, ...]:
    return smart_gaps(
        measured=goal.target is not None,
        steps=bool(standing.steps),
        due=goal.due is not None,
        serves=bool(goal.serves),
        skills=bool(goal.skills),
        set_by=goal.set_by,
        agreed=goal.agreed,
    )


def _soonest(row: PlanRow) -> tuple[int, date, int]:
    return ORDER.index(row.stage) // 2, row.due or row.reopens or date.max, int(row.ref.rpartition("-")[2])


def _life(goal: Entry) -> Life:
    closed = goal.state in CLOSED
    return Life(
        goal.start or goal.on,
        goal.state if closed else None,
        goal.moved_on if closed else None,
        goal.baseline_due,
        goal.due,
    )


def _touches(life: Life, first: date, end: date) -> bool:
    return first <= life.begins < end or (life.closed_on is not None and first <= life.closed_on < end)


def _track(lives: Sequence[Life], period: Period, as_of: date) -> TrackRow:
    track = track_record(lives, period.first, period.end, as_of=as_of)
    in_time = track.on_time
    return TrackRow(
        period=period.label,
        first=period.first,
        last=period.last,
        so_far=period.first <= as_of < period.last,
        set=track.set,
        done=track.done,
        partly=track.partly,
        missed=track.missed,
        in_time=0 if isinstance(in_time, NotAvailable) else int(in_time.by_baseline * in_time.closed),
        dated=0 if isinstance(in_time, NotAvailable) else in_time.closed,
    )
