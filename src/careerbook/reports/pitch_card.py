"""What `pitch show` shows: the proposal, its arithmetic, who wants it, and what came back."""

from collections.abc import Sequence
from datetime import date

from careerbook.document import (
    Block,
    Document,
    Inline,
    Items,
    inline,
)
from careerbook.document import warn as caution
from careerbook.records.entry import Entry
from careerbook.reports.ask import Because, Data, why_blocks
from careerbook.reports.card import facts, next_facts, said
from careerbook.reports.pitch_numbers import (
    CameBack,
    PlannedNumbers,
    came_back,
    counted_lines,
    numbers_table,
    planned_numbers,
)
from careerbook.reports.pitch_why import why_of
from careerbook.reports.planned import planned_of
from careerbook.reports.wording import counted, objective_words, quoted
from careerbook.rules.dates import short
from careerbook.rules.primary import is_primary
from careerbook.rules.reading import Reader


class Wanted(Data):
    """Somebody who wants it, and what they said."""

    who: str
    text: str
    on: date


class SentTo(Data):
    """A client who got it, and when."""

    client: str
    on: date


class PitchCard(Data):
    """One pitch as its owner sees it."""

    as_of: date
    ref: str
    title: str
    version: int
    state: str
    since: date | None
    reason: str
    decision_by: date | None
    deferred_until: date | None
    funded_on: date | None
    sent: tuple[SentTo, ...]
    ask: str
    new_work: str
    give_back: str
    fallback: str
    need: str
    serves: str
    demand: tuple[Wanted, ...]
    not_priced: tuple[str, ...]
    planned: PlannedNumbers
    came_back: CameBack | None
    warnings: tuple[str, ...]
    next: tuple[str, ...]
    why: tuple[Because, ...]


def build(reader: Reader, entry: Entry, *, why: bool = False) -> PitchCard:
    """Return everything that follows from one pitch as of the reader's day."""
    return build_all(reader, [entry], why=why)[0]


def build_all(reader: Reader, pitches: Sequence[Entry], *, why: bool = False) -> list[PitchCard]:
    """Return the cards of several pitches."""
    uids = [pitch.uid for pitch in pitches]
    hanging = {kind: reader.entries(kind, parents=uids) if uids else [] for kind in ("sent", "demand", "realised")}
    return [
        _card(
            reader, pitch, {kind: [e for e in found if e.parent == pitch.uid] for kind, found in hanging.items()}, why
        )
        for pitch in pitches
    ]


def _card(reader: Reader, pitch: Entry, hanging: dict[str, list[Entry]], why: bool) -> PitchCard:
    planned = planned_of(reader, pitch)
    value = planned.value
    basis = {benefit.uid: str(benefit.basis or "") for benefit in reader.entries("benefit", parents=[pitch.uid])}
    names = reader.by_uid([step.client for step in hanging["sent"] if step.client])
    numbers = planned_numbers(planned, value, basis)
    back = came_back(hanging["realised"], planned, value, pitch.funded_on, reader.as_of)
    return PitchCard(
        as_of=reader.as_of,
        ref=pitch.ref,
        title=pitch.title,
        version=int(pitch.version or 1),
        state=pitch.state,
        since=pitch.moved_on,
        reason=pitch.reason,
        decision_by=pitch.decision_by,
        deferred_until=pitch.deferred_until,
        funded_on=pitch.funded_on,
        sent=tuple(
            SentTo(client=names[step.client].title if step.client in names else "", on=step.on)
            for step in sorted(hanging["sent"], key=lambda step: (step.on, step.number))
        ),
        ask=str(pitch.ask or ""),
        new_work=str(pitch.new_work or ""),
        give_back=str(pitch.give_back or ""),
        fallback=str(pitch.fallback or ""),
        need=_need(reader, pitch.need),
        serves=_serves(reader, pitch.objective),
        demand=tuple(Wanted(who=d.who, text=d.text, on=d.on) for d in hanging["demand"]),
        not_priced=tuple(pitch.not_priced),
        planned=numbers,
        came_back=back,
        warnings=(*_only_a_workshop(pitch), *value.warnings),
        next=_next(pitch, numbers),
        why=why_of(numbers, back) if why else (),
    )


def _need(reader: Reader, uid: str | None) -> str:
    """Return the need in the client's words, who said it and when."""
    need = reader.by_uid([uid]).get(uid) if uid else None
    if need is None:
        return ""
    client = reader.by_uid([need.parent]).get(need.parent) if need.parent else None
    who = "" if client is None else "my manager" if is_primary(client) else client.title
    heard = short(need.heard_on or need.on, reader.as_of)
    return f"{quoted(need.text, 200)} ({', '.join(part for part in (who, heard) if part)})"


def _serves(reader: Reader, uid: str | None) -> str:
    """Return the objective it serves, and whose that is."""
    objective = reader.by_uid([uid]).get(uid) if uid else None
    return objective_words(objective.text, objective.level) if objective is not None else ""


def _only_a_workshop(pitch: Entry) -> tuple[str, ...]:
    if str(pitch.new_work or "").strip():
        return ()
    return (
        f"Nobody does anything new afterwards: this is only a workshop (careerbook edit {pitch.ref} --new-work TEXT)",
    )


def _next(pitch: Entry, numbers: PlannedNumbers) -> tuple[str, ...]:
    """Return the commands that lead on from here."""
    number = pitch.number
    steps = {
        "draft": [f"careerbook pitch send {number}"],
        "sent": [
            f"careerbook pitch fund {number}",
            f"careerbook pitch decline {number} REASON",
            f"careerbook pitch defer {number} --until DATE",
        ],
        "funded": [f"careerbook pitch realise {number} BENEFIT AMOUNT", f"careerbook pitch deliver {number}"],
        "delivered": [f"careerbook pitch realise {number} BENEFIT AMOUNT"],
        "declined": [f"careerbook pitch revise {number}"],
        "deferred": [f"careerbook pitch revise {number}"],
    }.get(pitch.state, [])
    missing = []
    if pitch.state == "draft" and not numbers.costs:
        missing.append(f"careerbook pitch cost {number} LABEL AMOUNT")
    if pitch.state == "draft" and not numbers.benefit_lines:
        missing.append(
            f"careerbook pitch benefit {number} LABEL AMOUNT_PER_MONTH --attribution A --confidence C --basis TEXT"
        )
    return tuple(missing or steps)


# --- words -----------------------------------------------------------------------------------------------------------


def layout(data: PitchCard) -> Document:
    """Return the card."""
    blocks: list[Block] = []
    head, tail = facts(_head(data)), facts(_tail(data))
    if head.rows:
        blocks.append(head)
    blocks.append(numbers_table(data.planned, data.came_back))
    if tail.rows:
        blocks.append(tail)
    if data.warnings:
        blocks.append(Items(tuple(inline(caution(warning)) for warning in data.warnings)))
    blocks += next_facts(data.next)
    blocks += why_blocks(data.why)
    return Document(f"{data.ref}  {data.title} · {standing(data)}", tuple(blocks), "me")


def standing(data: PitchCard) -> str:
    """Return where the pitch stands: `sent 10 Nov · answer due 15 Dec`."""
    parts = []
    if data.version > 1:
        parts.append(f"version {data.version}")
    since = f" {short(data.since, data.as_of)}" if data.since else ""
    parts.append("draft" if data.state == "draft" else f"{data.state}{since}")
    if data.state == "sent" and data.decision_by:
        late = " (past)" if data.decision_by < data.as_of else ""
        parts.append(f"answer due {short(data.decision_by, data.as_of)}{late}")
    if data.state == "deferred" and data.deferred_until:
        parts.append(f"again on {short(data.deferred_until, data.as_of)}")
    if data.reason and data.state in ("declined", "cancelled", "deferred"):
        parts.append(data.reason)
    return " · ".join(parts)


def _head(data: PitchCard) -> list[tuple[str, tuple[Inline, ...]]]:
    return [
        ("Ask", said(data.ask)),
        ("New work", said(data.new_work)),
        ("For", (*said(data.need), *said(f"serves {data.serves}" if data.serves else ""))),
        ("You get", said(data.give_back)),
        ("If not", said(data.fallback)),
    ]


def _tail(data: PitchCard) -> list[tuple[str, tuple[Inline, ...]]]:
    rows: list[tuple[str, tuple[Inline, ...]]] = [("Realised", realised_lines(data))]
    if data.came_back:
        rows.append(("Counted from", tuple(inline(line) for line in counted_lines(data.planned))))
    if data.planned.frozen and data.state in ("sent", "declined", "deferred"):
        rows.append(("Numbers", (inline("as they were sent; careerbook pitch revise begins the next version"),)))
    rows.append(
        ("Demand", tuple(inline(f"{d.who} {quoted(d.text, 200)} ({short(d.on, data.as_of)})") for d in data.demand))
    )
    rows.append(("Not priced", tuple(inline(text) for text in data.not_priced)))
    return rows


def realised_lines(data: PitchCard) -> tuple[Inline, ...]:
    """Return what came back in words, with how much of the time has evidence."""
    back = data.came_back
    if back is None:
        return (inline("nothing yet: it starts when it is funded"),) if data.state in ("draft", "sent") else ()
    months = f"{back.months_said} since funding {'has' if back.recorded == 1 else 'have'} a record"
    if not back.recorded:
        return (inline(f"no evidence yet: {months}"),)
    lines = [inline(f"{back.returned}: {months}" if isinstance(back.returned, str) else months)]
    if back.measured:
        lines.append(inline(f"{back.measured.said} measured in all"))
    empty = back.elapsed - back.recorded
    if empty:
        lines.append(inline(f"{counted(empty, 'month')} without a record: no evidence yet, counted as 0 in the ROI"))
    return tuple(lines)
