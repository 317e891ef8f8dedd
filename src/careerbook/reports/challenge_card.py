"""What `challenge show` shows: the trouble in full, who has heard of it, and who should next."""

from datetime import date

from careerbook.document import Block, Document, Inline, inline
from careerbook.records.entry import Entry
from careerbook.reports import surprises
from careerbook.reports.ask import Ask, Because, Data, why_blocks
from careerbook.reports.card import facts, next_facts, said
from careerbook.reports.clients import client_names
from careerbook.reports.surprises import lead_words
from careerbook.reports.wording import days_said
from careerbook.rules.dates import short
from careerbook.rules.reading import Reader
from careerbook.rules.surprises import lead_days
from careerbook.rules.value import NotAvailable


class Raise(Data):
    """One time a client heard of it. lead_days: R29."""

    client: str
    on: date
    heads_up: bool
    channel: str
    client_response: str
    lead_days: int | NotAvailable


class ToRaise(Data):
    """A client who has not heard of it: R28 with its reasons. client is empty while there is none."""

    client: str
    verdict: str
    reasons: tuple[str, ...]
    next: str


class ChallengeCard(Data):
    """One challenge as its owner sees it."""

    as_of: date
    ref: str
    text: str
    type: str
    severity: str
    severity_assumed: bool
    state: str
    since: date | None
    found: date
    impact_date: date | None
    goal: str
    cause: str
    consequence: str
    recommendation: str
    what_helps: str
    lesson: str
    raised: tuple[Raise, ...]
    to_raise: tuple[ToRaise, ...]
    detail_to_come: bool
    next: tuple[str, ...]
    why: tuple[Because, ...]


def build(reader: Reader, entry: Entry, *, why: bool = False) -> ChallengeCard:
    """Return everything that follows from one challenge as of the reader's day."""
    steps = sorted(reader.entries("raised", parents=[entry.uid]), key=lambda step: (step.on, step.number))
    names = client_names(reader, [step.client for step in steps])
    goal = reader.by_uid([entry.goal]).get(entry.goal) if entry.goal else None
    lists = surprises.build(reader, Ask())
    waiting = tuple(
        ToRaise(client=client.client, verdict=item.verdict, reasons=item.reasons, next=item.next)
        for client in lists.clients
        for item in client.untold
        if item.ref == entry.ref
    )
    first = {step.client: step.on for step in reversed(steps)}
    leads = [lead_days(entry.impact_date, day) for day in sorted(first.values())]
    detail = any(item.ref == entry.ref and item.detail_to_come for client in lists.clients for item in client.told)
    return ChallengeCard(
        as_of=reader.as_of,
        ref=entry.ref,
        text=entry.text,
        type=str(entry.get("type")),
        severity=str(entry.get("severity")),
        severity_assumed=entry.severity is None,
        state=entry.state,
        since=entry.moved_on,
        found=entry.on,
        impact_date=entry.impact_date,
        goal=goal.title if goal else "",
        cause=str(entry.cause or ""),
        consequence=str(entry.consequence or ""),
        recommendation=str(entry.recommendation or ""),
        what_helps=str(entry.what_helps or ""),
        lesson=str(entry.lesson or ""),
        raised=tuple(
            Raise(
                client=names.get(step.client, ""),
                on=step.on,
                heads_up=bool(step.heads_up),
                channel=str(step.channel or ""),
                client_response=str(step.client_response or ""),
                lead_days=lead_days(entry.impact_date, step.on),
            )
            for step in steps
        ),
        to_raise=waiting,
        detail_to_come=detail,
        next=_next(entry, waiting, detail),
        why=surprises.why_of(
            reader,
            [item for client in lists.clients for item in client.untold if item.ref == entry.ref],
            [lead for lead in leads if isinstance(lead, int)],
        )
        if why
        else (),
    )


def _next(entry: Entry, waiting: tuple[ToRaise, ...], detail: bool) -> tuple[str, ...]:
    number = entry.number
    steps = [item.next for item in waiting]
    if detail:
        steps.append(f"careerbook edit {entry.ref} --cause TEXT --recommendation TEXT")
    by_state = {
        "open": [f"careerbook challenge manage {number}", f"careerbook challenge resolve {number}"],
        "managing": [f"careerbook challenge resolve {number}"],
        "materialised": [f"careerbook challenge close {number} --lesson TEXT"],
        "resolved": [f"careerbook challenge close {number} --lesson TEXT"],
        "accepted": [f"careerbook challenge close {number} --lesson TEXT"],
    }
    return tuple(steps + by_state.get(entry.state, []))


# --- words -----------------------------------------------------------------------------------------------------------


def layout(data: ChallengeCard) -> Document:
    """Return the card."""
    severity = f"{data.severity}, assumed" if data.severity_assumed else data.severity
    rows: list[tuple[str, tuple[Inline, ...]]] = [
        ("How bad", (inline(severity),)),
        ("Found", (inline(_found(data)),)),
        ("Would bite", said(_when(data))),
        ("Goal", said(data.goal)),
        ("Cause", said(data.cause)),
        ("It would mean", said(data.consequence)),
        ("I recommend", said(data.recommendation)),
        ("Helps most", said(data.what_helps)),
        ("Lesson", said(data.lesson)),
        ("Told", tuple(inline(_raise_said(step, data)) for step in data.raised)),
        ("To tell", tuple(inline(_to_raise_said(item)) for item in data.to_raise)),
    ]
    blocks: list[Block] = [facts(rows)]
    blocks += next_facts(data.next)
    blocks += why_blocks(data.why)
    since = f" {short(data.since, data.as_of)}" if data.since and data.state not in ("open", "managing") else ""
    return Document(f"{data.ref}  {data.text} · {data.type}, {data.state}{since}", tuple(blocks), "me")


def _found(data: ChallengeCard) -> str:
    age = (data.as_of - data.found).days
    return f"{short(data.found, data.as_of)}, {f'{days_said(age)} ago' if age else 'today'}"


def _when(data: ChallengeCard) -> str:
    if data.impact_date is None:
        return ""
    away = (data.impact_date - data.as_of).days
    when = "today" if away == 0 else f"in {days_said(away)}" if away > 0 else f"{days_said(-away)} ago"
    return f"{short(data.impact_date, data.as_of)}, {when}"


def _raise_said(step: Raise, data: ChallengeCard) -> str:
    parts = [f"{step.client or 'your manager'} on {short(step.on, data.as_of)}"]
    if step.channel:
        parts.append(step.channel)
    if isinstance(step.lead_days, int):
        parts.append(lead_words(step.lead_days))
    if step.heads_up:
        parts.append("a heads-up" + (", the detail is still to come" if data.detail_to_come else ""))
    answer = f': "{step.client_response}"' if step.client_response else ""
    return f"{', '.join(parts)}{answer}"


def _to_raise_said(item: ToRaise) -> str:
    return f"{item.client or 'your manager'}: {item.verdict}, {'; '.join(item.reasons)}"
