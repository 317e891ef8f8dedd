"""What `goal show` shows: how far it is, how far it should be, every step, look and change of plan, and what to do."""

from fractions import Fraction

from careerbook.document import Bar, Bars, Block, Document, Inline, inline
from careerbook.document import warn as caution
from careerbook.reports.ask import why_blocks
from careerbook.reports.card import facts, next_facts, said
from careerbook.reports.goal_facts import GoalCard, as_typed, build
from careerbook.reports.wording import STATUS_WORDS, counted, days_said, figure, fixed, percent, times
from careerbook.rules.dates import short
from careerbook.rules.numbers import grouped
from careerbook.rules.value import NotAvailable

__all__ = ["GoalCard", "build", "layout"]

_CHECKS_SHOWN = 5


def layout(data: GoalCard) -> Document:
    """Return the card."""
    blocks: list[Block] = []
    if isinstance(data.progress, Fraction):
        blocks.append(Bars((Bar("Progress", data.progress, (), ()),)))
    blocks.append(facts(_rows(data)))
    lists = facts([("Steps", _steps(data)), ("Looked at", _checks(data)), ("Changed", _exceptions(data))])
    if lists.rows:
        blocks.append(lists)
    blocks += next_facts(data.next)
    blocks += why_blocks(data.why)
    return Document(f"{data.ref}  {data.title} · {_standing(data)}", tuple(blocks), "me")


def _paced(data: GoalCard) -> bool:
    """Tell whether the calendar has something to say: not while a leave makes its figure unfair."""
    return isinstance(data.suggested, str)


def _standing(data: GoalCard) -> str:
    state = data.state.replace("-", " ")
    if data.closed_on:
        return f"{state} {short(data.closed_on, data.as_of)}"
    if data.state in ("dropped", "deferred") and data.reason:
        return f"{state}: {data.reason}"
    own = STATUS_WORDS.get(data.status or "", "")
    return f"{state}, {own}" if own and data.state == "active" else state


def _rows(data: GoalCard) -> list[tuple[str, tuple[Inline, ...]]]:
    return [
        ("Measure", _measure(data)),
        ("Now", _now(data)),
        ("Due", _due(data)),
        ("Suggested", _suggested(data)),
        ("Result", _result(data)),
        ("For leave", _offer(data)),
        ("Serves", said(data.serves)),
        ("My part", said(data.my_part)),
        ("Blocked by", said(data.blocked_by)),
        ("Next step", said(data.next_step)),
    ]


def _measure(data: GoalCard) -> tuple[Inline, ...]:
    if data.target is None:
        return ()
    name = f"{data.metric}: " if data.metric else ""
    first = f"{grouped(data.start_value)} → " if data.start_value is not None else ""
    changed = data.baseline_target is not None and data.baseline_target != data.target
    was = f", agreed at first: {grouped(data.baseline_target)}" if changed and data.baseline_target is not None else ""
    return (inline(f"{name}{first}{grouped(data.target)}{f' {data.unit}' if data.unit else ''}{was}"),)


def _now(data: GoalCard) -> tuple[Inline, ...]:
    if data.target is None and data.steps:
        done = sum(1 for step in data.steps if step.done_on and step.done_on <= data.as_of)
        return (inline(f"{done} of {counted(len(data.steps), 'step')}"),)
    if isinstance(data.current, NotAvailable):
        return (inline("not checked yet"),) if data.target is not None else ()
    on = f", checked {short(data.checked_on, data.as_of)}" if data.checked_on else ""
    plan = (
        f"; the plan expects {figure(data.expected_now, 1)} by now"
        if _paced(data) and data.expected_now is not None
        else ""
    )
    return (inline(f"{figure(data.current)}{f' {data.unit}' if data.unit else ''}{on}{plan}"),)


def _due(data: GoalCard) -> tuple[Inline, ...]:
    if data.due is None:
        return ()
    left = ""
    if data.days_left is not None:
        left = f", in {days_said(data.days_left)}" if data.days_left > 0 else ", today"
        left = f", {days_said(-data.days_left)} ago" if data.days_left < 0 else left
    lines = [inline(f"{short(data.due, data.as_of)}{left}")]
    if data.baseline_due and data.baseline_due != data.due:
        moves = sum(change.due is not None for change in data.exceptions)
        how_often = f", moved {times(moves)}" if moves else ""
        by = (
            f" ({days_said(abs(data.slip_days))} {'later' if data.slip_days > 0 else 'earlier'}{how_often})"
            if (isinstance(data.slip_days, int))
            else ""
        )
        lines.append(inline(f"agreed at first: {short(data.baseline_due, data.as_of)}{by}"))
    return tuple(lines)


def _suggested(data: GoalCard) -> tuple[Inline, ...]:
    """Say what the calendar suggests, and that it differs from the person's own word, which wins."""
    if data.state not in ("active", "blocked") or (data.target is None and not data.steps):
        return ()
    if isinstance(data.suggested, NotAvailable):
        if isinstance(data.progress, NotAvailable):
            return ()
        return (inline(f"nothing: {data.suggested.reason}"),)
    gap = f" ({percent(data.progress)} reached, {percent(data.expected)} of the time gone)"
    word = STATUS_WORDS[data.suggested]
    if data.status and data.status not in ("completed", data.suggested):
        return (inline(caution(f"{word}{gap}; you say {STATUS_WORDS[data.status]}, and that counts")),)
    return (inline(f"{word}{gap}"),)


def _result(data: GoalCard) -> tuple[Inline, ...]:
    """Say the ratio once it is above what was expected."""
    if not isinstance(data.ratio, Fraction) or data.ratio <= 1:
        return ()
    ratio = f"ratio {fixed(data.ratio, 2)}: above what was expected"
    if data.review_offered:
        return (inline(f"{ratio}. Why was that, and can it be done again?"),)
    return (inline(f"{ratio}{', reviewed' if data.reviewed else ''}"),)


def _offer(data: GoalCard) -> tuple[Inline, ...]:
    offer = data.target_offer
    if offer is None:
        return ()
    return (
        inline(f"{offer.available} of {days_said(offer.days)} available: the target would be {as_typed(offer.target)}"),
    )


def _steps(data: GoalCard) -> tuple[Inline, ...]:
    lines = []
    for step in data.steps:
        done = f"done {short(step.done_on, data.as_of)}" if step.done_on else ""
        due = f"due {short(step.due, data.as_of)}" if step.due and not step.done_on else ""
        lines.append(inline(f"{step.ref}  {step.text}{f': {done or due}' if done or due else ''}"))
    return tuple(lines)


def _checks(data: GoalCard) -> tuple[Inline, ...]:
    lines = []
    for check in data.checks[:_CHECKS_SHOWN]:
        parts = [
            f"{grouped(check.current)}{f' {data.unit}' if data.unit else ''}" if check.current is not None else "",
            STATUS_WORDS.get(check.status or "", ""),
            f"confidence {check.confidence} of 10" if check.confidence is not None else "",
            check.comment,
        ]
        lines.append(inline(f"{short(check.on, data.as_of)}: {', '.join(part for part in parts if part)}"))
    if len(data.checks) > _CHECKS_SHOWN:
        lines.append(inline(f"and {len(data.checks) - _CHECKS_SHOWN} before"))
    return tuple(lines)


def _exceptions(data: GoalCard) -> tuple[Inline, ...]:
    lines = []
    for change in data.exceptions:
        parts = [change.type.replace("-", " ")]
        if change.due:
            before = f"{short(change.due_before, data.as_of)} → " if change.due_before else ""
            parts.append(f"due {before}{short(change.due, data.as_of)}")
        if change.target is not None:
            before = f"{grouped(change.target_before)} → " if change.target_before is not None else ""
            parts.append(f"target {before}{grouped(change.target)}")
        if change.cause:
            parts.append(change.cause)
        lines.append(inline(f"{short(change.on, data.as_of)}: {', '.join(parts)}"))
    return tuple(lines)
