"""Everything that follows from one goal, as data: progress, pace, offers, and what hangs on it."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from careerbook.records.entry import Entry
from careerbook.reports.ask import Because, Data, settings_used
from careerbook.reports.standing import GoalStanding, goal_standing
from careerbook.reports.wording import counted, days_said, figure, fixed, objective_words, percent
from careerbook.rules.dates import short
from careerbook.rules.jobs import days_off
from careerbook.rules.progress import OverDelivery, Pace, Progress, Prorated
from careerbook.rules.reading import Reader
from careerbook.rules.value import NotAvailable

_OPEN = ("planned", "active", "blocked")


class StepLine(Data):
    """A step on the way."""

    ref: str
    text: str
    due: date | None
    done_on: date | None


class CheckLine(Data):
    """One look at the goal."""

    ref: str
    on: date
    current: Decimal | None
    status: str | None
    confidence: int | None
    comment: str


class ExceptionLine(Data):
    """A due date or a target that moved; type and cause are for the owner."""

    ref: str
    on: date
    type: str
    due: date | None
    due_before: date | None
    target: Decimal | None
    target_before: Decimal | None
    cause: str


class TargetOffer(Data):
    """The target for the days at work; taking it is up to the owner."""

    target: Fraction
    available: int
    days: int


class GoalCard(Data):
    """One goal as its owner sees it. progress, expected, pace, ratio: R5, R8, R15 as shares of 1."""

    as_of: date
    ref: str
    title: str
    state: str
    since: date | None
    reason: str
    term: str
    status: str | None
    suggested: str | NotAvailable
    metric: str
    unit: str
    start_value: Decimal | None
    target: Decimal | None
    current: Fraction | NotAvailable
    checked_on: date | None
    progress: Fraction | NotAvailable
    progress_raw: Fraction | NotAvailable
    expected: Fraction | NotAvailable
    expected_now: Fraction | None
    pace: Fraction | NotAvailable
    ratio: Fraction | NotAvailable
    review_offered: bool
    reviewed: bool
    target_offer: TargetOffer | None
    start: date | None
    due: date | None
    baseline_due: date | None
    baseline_target: Decimal | None
    days_left: int | None
    slips: int
    slip_days: int | NotAvailable
    closed_on: date | None
    blocked_by: str
    serves: str
    my_part: str
    next_step: str
    steps: tuple[StepLine, ...]
    checks: tuple[CheckLine, ...]
    exceptions: tuple[ExceptionLine, ...]
    next: tuple[str, ...]
    why: tuple[Because, ...]


def build(reader: Reader, entry: Entry, *, why: bool = False) -> GoalCard:
    """Return everything that follows from one goal as of the reader's day."""
    hanging = {kind: _hanging(reader, kind, entry) for kind in ("check", "step", "exception", "review")}
    stands = goal_standing(
        reader,
        entry,
        hanging["check"],
        days_off(reader.entries("leave"), entry.engagement, reader.entries("engagement")),
        steps=hanging["step"],
        exceptions=hanging["exception"],
    )
    pace = stands.pace
    offered = isinstance(stands.over, OverDelivery) and stands.over.asks_review and not hanging["review"]
    return GoalCard(
        as_of=reader.as_of,
        ref=entry.ref,
        title=entry.title,
        state=entry.state,
        since=entry.moved_on,
        reason=entry.reason,
        term=str(entry.get("term")),
        status=stands.status,
        suggested=pace if isinstance(pace, NotAvailable) else pace.suggestion,
        metric=str(entry.metric_name or ""),
        unit=str(entry.unit or ""),
        start_value=entry.start_value,
        target=entry.target,
        current=stands.current,
        checked_on=stands.checked_on,
        progress=stands.progress.score if isinstance(stands.progress, Progress) else stands.progress,
        progress_raw=stands.progress.raw if isinstance(stands.progress, Progress) else stands.progress,
        expected=pace.expected if isinstance(pace, Pace) else pace,
        expected_now=stands.expected_now,
        pace=pace.pace if isinstance(pace, Pace) else pace,
        ratio=stands.over.ratio if isinstance(stands.over, OverDelivery) else stands.over,
        review_offered=offered,
        reviewed=bool(hanging["review"]),
        target_offer=TargetOffer(**stands.offer._asdict()) if isinstance(stands.offer, Prorated) else None,
        start=entry.start,
        due=entry.due,
        baseline_due=entry.baseline_due,
        baseline_target=entry.baseline_target,
        days_left=(entry.due - reader.as_of).days if entry.due and entry.state in _OPEN else None,
        slips=stands.slips,
        slip_days=stands.slip,
        closed_on=stands.closed_on,
        blocked_by=str(entry.blocked_by or "") if entry.state == "blocked" else "",
        serves=served_by(reader, entry),
        my_part=str(entry.my_part or ""),
        next_step=str(entry.next_step or ""),
        steps=tuple(StepLine(ref=s.ref, text=s.text, due=s.due, done_on=s.done_on) for s in hanging["step"]),
        checks=tuple(_check_line(check) for check in reversed(hanging["check"])),
        exceptions=tuple(_exception_line(change) for change in hanging["exception"]),
        next=_next(entry, stands, offered),
        why=_why(reader, stands) if why else (),
    )


def served_by(reader: Reader, goal: Entry) -> str:
    """Return the objective that a goal serves, with its level: `Faster decisions (division)`; empty without one."""
    found = reader.by_uid([goal.serves]).get(goal.serves) if goal.serves else None
    return objective_words(found.text, found.level) if found else ""


def _hanging(reader: Reader, kind: str, goal: Entry) -> list[Entry]:
    return sorted(reader.entries(kind, parents=[goal.uid]), key=lambda entry: (entry.on, entry.number))


def _check_line(check: Entry) -> CheckLine:
    return CheckLine(
        ref=check.ref,
        on=check.on,
        current=check.current,
        status=check.status,
        confidence=int(check.confidence) if check.confidence is not None else None,
        comment=str(check.comment or ""),
    )


def _exception_line(change: Entry) -> ExceptionLine:
    return ExceptionLine(
        ref=change.ref,
        on=change.on,
        type=str(change.type),
        due=change.due,
        due_before=change.due_before,
        target=change.target,
        target_before=change.target_before,
        cause=str(change.cause or ""),
    )


def _next(goal: Entry, stands: GoalStanding, review: bool) -> tuple[str, ...]:
    """Return the commands that lead on from here, the one that is waited for first."""
    number = goal.number
    steps: list[str] = []
    if review:
        steps.append(f"careerbook goal overdelivery {number} --why WHY --duplicable yes --next-use TEXT")
    if isinstance(stands.offer, Prorated):
        steps.append(f"careerbook goal except {number} --type leave --target {as_typed(stands.offer.target)}")
    by_state = {
        "planned": f"careerbook goal start {number}",
        "deferred": f"careerbook goal start {number}",
        "active": f"careerbook goal check {number}" + (" --current N" if goal.target is not None else " --status S"),
        "blocked": f"careerbook goal unblock {number}",
        "missed": f"careerbook goal again {number}",
        "partly-done": f"careerbook goal again {number}",
    }
    if goal.state in by_state:
        steps.append(by_state[goal.state])
    return tuple(steps)


def as_typed(value: Fraction) -> str:
    """Return an offered target as it would be typed: with one decimal, or two where one is not exact."""
    return fixed(value, 1 if (value * 10).denominator == 1 else 2).replace(",", "")


def _why(reader: Reader, stands: GoalStanding) -> tuple[Because, ...]:
    return (
        Because(
            rule="R5",
            formula="Progress is (current - start) ÷ (target - start), or the steps done ÷ steps",
            inputs=_measured(stands),
        ),
        Because(
            rule="R8",
            formula="Expected is the days at work that have passed ÷ the days at work of the goal's window; "
            "pace is progress minus expected",
            inputs=_paced(stands),
            settings=settings_used(reader, "on_track_pace", "at_risk_pace"),
        ),
        Because(
            rule="R9",
            formula="The target for the days at work is start + (target - start) times available ÷ days; it is"
            " offered, never applied by itself",
            inputs=_prorated(stands),
        ),
        Because(
            rule="R11",
            formula="Slip is the due date minus the first one agreed; slips are deadline exceptions",
            inputs=_slipped(stands),
        ),
        Because(
            rule="R15",
            formula="The ratio is (actual - start) ÷ (target - start), or planned ÷ actual days without a figure;"
            " from the cut on a review is asked for",
            inputs=f"{_ratio(stands)}.",
            settings=settings_used(reader, "review_ratio"),
        ),
    )


def _measured(stands: GoalStanding) -> str:
    goal, done = stands.goal, stands.progress
    share = percent(done.raw) if isinstance(done, Progress) else str(done)
    if goal.target is None:
        return f"{stands.steps_done} of {counted(stands.steps, 'step')}: {share}."
    current = figure(stands.current) if isinstance(stands.current, Fraction) else str(stands.current)
    return f"{_start(goal)}, now {current}, target {figure(goal.target)}: {share}."


def _paced(stands: GoalStanding) -> str:
    goal, pace = stands.goal, stands.pace
    if not isinstance(pace, Pace):
        return f"{pace}."
    done = percent(pace.pace + pace.expected)
    passed = f"{percent(pace.expected)} of {short(goal.start)} to {short(goal.due)} has passed"
    return f"{passed}; {done} - {percent(pace.expected)} = {percent(pace.pace).removesuffix(' %')} points."


def _prorated(stands: GoalStanding) -> str:
    goal, offer = stands.goal, stands.offer
    if not isinstance(offer, Prorated):
        return f"{offer}."
    days = f"{offer.available} of {days_said(offer.days)}"
    start = Fraction(goal.start_value)
    whole = start + (offer.target - start) * offer.days / offer.available  # an earlier leave may have cut it already
    return f"{_start(goal)}, target {figure(whole)}, {days}: {as_typed(offer.target)}."


def _start(goal: Entry) -> str:
    return "No start" if goal.start_value is None else f"Start {figure(goal.start_value)}"


def _slipped(stands: GoalStanding) -> str:
    goal, slip = stands.goal, stands.slip
    if not isinstance(slip, int):
        return f"{slip}; {counted(stands.slips, 'slip')}."
    dates = f"{short(goal.due)} - {short(goal.baseline_due)} = {days_said(slip)}"
    return f"{dates}; {counted(stands.slips, 'slip')}."


def _ratio(stands: GoalStanding) -> str:
    return fixed(stands.over.ratio, 2) if isinstance(stands.over, OverDelivery) else str(stands.over)
