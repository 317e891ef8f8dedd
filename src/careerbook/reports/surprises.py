"""What nobody has told a client yet, how long it may wait, and how early they heard of the rest: R28 and R29."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from careerbook.document import LINE, Block, Document, Heading, Inline, Items, Paragraph, bad, command, inline, strong
from careerbook.document import warn as caution
from careerbook.records.entry import Entry
from careerbook.reports.ask import Ask, Because, Data, settings_used, why_blocks
from careerbook.reports.clients import client_option, clients_now, held, held_calls, is_manager
from careerbook.reports.wording import counted, days_said, figure
from careerbook.rules.dates import short
from careerbook.rules.jobs import jobs_elsewhere
from careerbook.rules.reading import AnyReader, Reader
from careerbook.rules.surprises import (
    NEXT_TOUCHPOINT,
    RAISE_NOW,
    SEVERITIES,
    UNSETTLED,
    WATCH,
    SurpriseLimits,
    lead_days,
    raising_lead_time,
    surprise_risk,
)
from careerbook.rules.topics import topic_denied
from careerbook.rules.value import NotAvailable

_URGENCY = (RAISE_NOW, NEXT_TOUCHPOINT, WATCH)


class Untold(Data):
    """A challenge that a client has not heard of. verdict: `raise now`, `next touchpoint` or `watch`."""

    ref: str
    text: str
    severity: str
    severity_assumed: bool
    state: str
    found: date
    impact_date: date | None
    verdict: str
    reasons: tuple[str, ...]
    age_days: int
    limit_days: int
    next: str

    @property
    def reason(self) -> str:
        """The first reason, for a single line."""
        return self.reasons[0]


class Told(Data):
    """A challenge that a client has heard of and that is not settled. lead_days: R29, n/a without an impact date."""

    ref: str
    text: str
    severity: str
    raised_on: date
    lead_days: int | NotAvailable
    detail_to_come: bool
    next: str


class ClientSurprises(Data):
    """One client's list; ref and client are empty while there is no client. withheld: kept out by their topics.

    leads: R29 of each raised challenge with an impact date, in days; median_lead_days is their median.
    """

    ref: str
    client: str
    untold: tuple[Untold, ...]
    told: tuple[Told, ...]
    leads: tuple[int, ...]
    median_lead_days: Fraction | NotAvailable
    raised: int
    after_the_fact: int
    withheld: int


class Surprises(Data):
    """The list of every client of the day."""

    as_of: date
    clients: tuple[ClientSurprises, ...]
    why: tuple[Because, ...]


def build(reader: Reader, ask: Ask) -> Surprises:
    """Return what each client (or the one asked for) has not heard, most urgent first; for the owner's eyes."""
    challenges = reader.entries("challenge")
    raises = reader.entries("raised", parents=[challenge.uid for challenge in challenges]) if challenges else []
    clients: Sequence[Entry | None] = [ask.client] if ask.client else clients_now(reader) or [None]
    found = tuple(_for_client(reader, client, challenges, raises) for client in clients)
    untold = [item for client in found for item in client.untold]
    leads = [lead for client in found for lead in client.leads]
    return Surprises(as_of=reader.as_of, clients=found, why=why_of(reader, untold, leads) if ask.why else ())


def untold_to(reader: Reader, client: Entry | None) -> tuple[Untold, ...]:
    """Return what a client has not heard of, most urgent first; None is the primary one, or nobody yet."""
    challenges = reader.entries("challenge", states=UNSETTLED)
    raises = reader.entries("raised", parents=[challenge.uid for challenge in challenges]) if challenges else []
    whom = client or next(iter(clients_now(reader)), None)
    return _for_client(reader, whom, challenges, raises).untold


def _for_client(
    reader: Reader, client: Entry | None, challenges: Sequence[Entry], raises: Sequence[Entry]
) -> ClientSurprises:
    first: dict[str, list[Entry]] = {}
    for step in sorted(raises, key=lambda step: (step.on, step.number)):
        if step.parent and (client is None or step.client == client.uid):
            first.setdefault(step.parent, []).append(step)
    elsewhere = jobs_elsewhere(reader, (client,))
    mine = [challenge for challenge in challenges if challenge.engagement not in elsewhere or challenge.uid in first]
    open_to_them = [challenge for challenge in mine if not topic_denied(client, challenge)]
    calls = [held(call) for call in held_calls(reader, client)] if client else []
    cuts, to = limits(reader), client_option(client, "--to", sole=is_manager(reader, client))
    untold = [
        _untold(reader, challenge, calls, cuts, to)
        for challenge in open_to_them
        if challenge.uid not in first and challenge.state in UNSETTLED
    ]
    told = [
        _told(challenge, first[challenge.uid])
        for challenge in open_to_them
        if challenge.uid in first and challenge.state in UNSETTLED
    ]
    raised = [(c.impact_date, first[c.uid][0].on) for c in mine if c.uid in first]
    lead = raising_lead_time(raised, as_of=reader.as_of)
    leads = [lead_days(impact, on) for impact, on in raised]
    return ClientSurprises(
        ref=client.ref if client else "",
        client=client.title if client else "",
        untold=tuple(sorted((found for found in untold if found), key=_urgency)),
        told=tuple(sorted(told, key=lambda item: (item.raised_on, item.ref), reverse=True)),
        leads=tuple(days for days in leads if isinstance(days, int)),
        median_lead_days=lead if isinstance(lead, NotAvailable) else lead.median,
        raised=len(first),
        after_the_fact=0 if isinstance(lead, NotAvailable) else lead.after_the_fact,
        withheld=sum(1 for c in mine if c not in open_to_them and c.state in UNSETTLED and c.uid not in first),
    )


def _untold(reader: Reader, challenge: Entry, calls: Sequence[date], cuts: SurpriseLimits, to: str) -> Untold | None:
    risk = surprise_risk(
        challenge.on,
        challenge.get("severity"),
        challenge.state,
        impact_date=challenge.impact_date,
        calls_held=calls,
        limits=cuts,
        as_of=reader.as_of,
    )
    if isinstance(risk, NotAvailable):
        return None
    return Untold(
        ref=challenge.ref,
        text=challenge.text,
        severity=str(challenge.get("severity")),
        severity_assumed=challenge.severity is None,
        state=challenge.state,
        found=challenge.on,
        impact_date=challenge.impact_date,
        verdict=risk.level,
        reasons=risk.reasons,
        age_days=risk.age,
        limit_days=risk.limit,
        next=f"careerbook challenge raise {challenge.number}{to}",
    )


def _told(challenge: Entry, steps: Sequence[Entry]) -> Told:
    alerted_only = all(step.heads_up for step in steps)
    detail_to_come = alerted_only and not (challenge.cause and challenge.recommendation)
    return Told(
        ref=challenge.ref,
        text=challenge.text,
        severity=str(challenge.get("severity")),
        raised_on=steps[0].on,
        lead_days=lead_days(challenge.impact_date, steps[0].on),
        detail_to_come=detail_to_come,
        next=f"careerbook edit {challenge.ref} --cause TEXT --recommendation TEXT" if detail_to_come else "",
    )


def limits(reader: AnyReader) -> SurpriseLimits:
    """Return the book's limits of R28, in days."""
    return SurpriseLimits(
        high=int(reader.setting("raise_high_days")),
        medium=int(reader.setting("raise_medium_days")),
        low=int(reader.setting("raise_low_days")),
        impact=int(reader.setting("raise_before_days")),
    )


def _urgency(item: Untold) -> tuple[int, int, date, date]:
    return (
        _URGENCY.index(item.verdict),
        SEVERITIES.index(item.severity),
        item.impact_date or date.max,
        item.found,
    )


def why_of(reader: Reader, untold: Sequence[Untold], leads: Sequence[int]) -> tuple[Because, ...]:
    """Return the reasons behind what is still to be told, and behind how early the rest was."""
    names = ("raise_high_days", "raise_medium_days", "raise_low_days", "raise_before_days")
    waiting = "; ".join(_waits(item, reader.as_of) for item in untold) or "Nothing is untold"
    told = f"In days: {', '.join(map(str, leads))}" if leads else "Nothing that was raised has an impact date"
    return (
        Because(
            rule="R28",
            formula="Raise now when the days since it was found reach the limit of its severity, when it bites within "
            "the days before impact, or when a call was held since without it; next touchpoint from half the limit on; "
            "without a severity it counts as medium",
            inputs=f"{waiting}.",
            settings=settings_used(reader, *names),
        ),
        Because(
            rule="R29",
            formula="Lead time is the impact date minus the day it was first raised, a heads-up included; the median "
            "over what was raised",
            inputs=f"{told}.",
        ),
    )


def _waits(item: Untold, as_of: date) -> str:
    impact = f", impact in {days_said((item.impact_date - as_of).days)}" if item.impact_date else ""
    return (
        f"{item.ref} {item.severity}, {days_said(item.age_days)} old, limit {item.limit_days}{impact}: {item.verdict}"
    )


# --- words -----------------------------------------------------------------------------------------------------------


def layout(data: Surprises) -> Document:
    """Return the page: per client what to say and when, then what they know already."""
    blocks: list[Block] = []
    for client in data.clients:
        if len(data.clients) > 1 or client.client:
            blocks.append(Heading(2, client.client))
        blocks += _client_blocks(client, data.as_of)
    blocks += why_blocks(data.why)
    return Document(f"Surprises · as of {short(data.as_of)}", tuple(blocks), "me")


def _client_blocks(client: ClientSurprises, as_of: date) -> list[Block]:
    who = client.client or "your manager"
    blocks: list[Block] = []
    if client.untold:
        blocks.append(Items(tuple(_untold_item(item, as_of) for item in client.untold)))
        if not client.client:
            blocks.append(Paragraph(inline("First say who that is: ", command('careerbook client add "NAME"'))))
    else:
        blocks.append(Paragraph(inline(f"Nothing that {who} has not heard.")))
    if client.told:
        blocks.append(Heading(3, "Told already"))
        blocks.append(Items(tuple(_told_item(item, as_of) for item in client.told)))
    if client.raised:
        blocks.append(Paragraph(inline(_lead(client))))
    if client.withheld:
        kept = f"{counted(client.withheld, 'challenge')} {'is' if client.withheld == 1 else 'are'}"
        blocks.append(Paragraph(inline(f"{kept} about a topic that is not for {who}, and not listed.")))
    return blocks


def _untold_item(item: Untold, as_of: date) -> Inline:
    verdict = {RAISE_NOW: bad, NEXT_TOUCHPOINT: caution}.get(item.verdict, strong)(item.verdict)
    severity = f"{item.severity}, assumed" if item.severity_assumed else item.severity
    when = f", would bite on {short(item.impact_date, as_of)}" if item.impact_date else ""
    happened = ", it has happened" if item.state == "materialised" else ""
    return inline(
        strong(item.text),
        f" ({severity}{when}{happened}): ",
        verdict,
        f", {'; '.join(item.reasons)}",
        LINE,
        command(item.next),
    )


def _told_item(item: Told, as_of: date) -> Inline:
    lead = "" if isinstance(item.lead_days, NotAvailable) else f", {lead_words(item.lead_days)}"
    told = f" ({item.severity}): told on {short(item.raised_on, as_of)}{lead}"
    if not item.detail_to_come:
        return inline(strong(item.text), told)
    return inline(strong(item.text), told, "; the detail is still to come", LINE, command(item.next))


def lead_words(days: int) -> str:
    """Return how early somebody heard: `15 days ahead`, `2 days after the fact`."""
    if days > 0:
        return f"{days_said(days)} ahead"
    return "on the day itself" if days == 0 else f"{days_said(-days)} after the fact"


def _lead(client: ClientSurprises) -> str:
    median = client.median_lead_days
    if isinstance(median, NotAvailable):
        return f"Lead time: {median}."
    late = f", {client.after_the_fact} of {client.raised} after the fact" if client.after_the_fact else ""
    return f"Lead time: {figure(median)} {'day' if median == 1 else 'days'}{late}."
