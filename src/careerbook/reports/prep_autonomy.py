"""The freedom I will ask for on the private sheet: what was agreed, what is done, what I want, and what to ask for."""

from datetime import date

from careerbook.document import Block, Heading, Inline, Items, Paragraph, emph, inline
from careerbook.records.entry import Entry
from careerbook.reports.ask import Data
from careerbook.reports.autonomy_facts import Area, Proposal, areas
from careerbook.reports.autonomy_words import SAID
from careerbook.reports.brief.wording import capital, clause, follows, near
from careerbook.reports.wording import quoted
from careerbook.rules.periods import quarter_of
from careerbook.rules.reading import Reader

MOST = 3


class Freedom(Data):
    """An area in which I will ask for more, or for a trial to end well.

    agreed: what is granted was agreed on a day. until: how long a trial would last, or lasted.
    ask: the level to ask for, empty when the trial of what was granted is over and asks for an answer.
    """

    ref: str
    area: str
    granted: str
    agreed: bool
    practised: str
    wanted: str
    ask: str
    until: date
    limits: str
    speaks: tuple[str, ...]


def freedoms(reader: Reader, client: Entry | None) -> tuple[Freedom, ...]:
    """Return what to ask a client for, the widest gap first; only areas that this client grants, or nobody named."""
    entries = [entry for entry in reader.entries("autonomy") if client is None or entry.client in (None, client.uid)]
    if not entries:
        return ()
    found = areas(reader, entries, quarter_of(reader.as_of, reader.calendar))
    asked = [freedom for area in sorted(found, key=_widest) if (freedom := _freedom(area, reader.as_of))]
    return tuple(asked[:MOST])


def _widest(area: Area) -> tuple[int, int]:
    return -area.gap if isinstance(area.gap, int) else 9, area.number


def _freedom(area: Area, as_of: date) -> Freedom | None:
    proposal = area.proposal if isinstance(area.proposal, Proposal) else None
    over = area.until if area.state == "trial" and area.until and area.until <= as_of else None
    until = proposal.until if proposal else over
    if until is None or area.granted is None:
        return None
    speaks = [f"{quoted(result.text)} ({near(result.on, as_of)})" for result in proposal.results] if proposal else []
    speaks += [proposal.promises] if proposal and proposal.promises else []
    return Freedom(
        ref=area.ref,
        area=area.area,
        granted=area.granted,
        agreed=area.agreed_on is not None,
        practised=area.practised or "",
        wanted=area.wanted or "",
        ask=proposal.level if proposal else "",
        until=until,
        limits=area.guard_rails,
        speaks=tuple(speaks),
    )


def freedom_blocks(data: tuple[Freedom, ...], as_of: date) -> list[Block]:
    """Return the part of the sheet; nothing while there is nothing to ask for."""
    if not data:
        return []
    said = [_said(freedom, as_of) for freedom in data]
    return [Heading(2, "Freedom to ask for"), Paragraph(said[0]) if len(said) == 1 else Items(tuple(said))]


def _said(freedom: Freedom, as_of: date) -> Inline:
    word = "Agreed" if freedom.agreed else "Granted"
    facts = [f"{capital(clause(freedom.area))}.", f"{word}: {SAID[freedom.granted]}."]
    facts += [f"In practice: {SAID[freedom.practised]}."] if freedom.practised else []
    if not freedom.ask:
        when = "ends today" if freedom.until == as_of else f"ended on {near(freedom.until, as_of)}"
        return inline(f"{' '.join(facts)} ", emph("Ask:"), f' "The trial {when}. Is it to stay so?"')
    facts += [f"I want: {SAID[freedom.wanted]}."]
    limits = f", within these limits: {follows(freedom.limits)}" if freedom.limits else ""
    ask = f' "{SAID[freedom.ask]}", on trial until {near(freedom.until, as_of)}{limits}.'
    speaks = f" What speaks for it: {'; '.join(freedom.speaks)}." if freedom.speaks else ""
    return inline(f"{' '.join(facts)} ", emph("Ask for:"), ask, speaks)
