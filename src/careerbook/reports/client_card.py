"""What `client show` shows: what they need and what answers it, who kept which promise, how regularly you meet."""

from datetime import date, timedelta

from careerbook.document import LINE, Block, Document, Heading, Inline, Items, inline
from careerbook.document import warn as caution
from careerbook.records.entry import Entry
from careerbook.reports.ask import Because, Data, settings_used, why_blocks
from careerbook.reports.brief.wording import capital
from careerbook.reports.card import facts, next_facts
from careerbook.reports.client_facts import Meetings, Promised, Served, Work, meetings, needs_of, promised, serving_none
from careerbook.reports.wording import counted, days_said, percent, quoted
from careerbook.rules.dates import short, with_weekday
from careerbook.rules.reading import Reader
from careerbook.rules.value import NotAvailable

MOST_WORK = 5
"""So many goals and wins that serve no need are named; the others are counted."""


class ClientCard(Data):
    """One client as the owner sees them. relation: primary, secondary, sponsor, or previous once they have gone.

    serving_none: goals under way and wins of the quarter that serve no stated need.
    """

    as_of: date
    ref: str
    name: str
    relation: str
    start: date | None
    end: date | None
    success: str
    prefers: tuple[str, ...]
    needs: tuple[Served, ...]
    serving_none: tuple[Work, ...]
    promised: Promised
    meetings: Meetings
    next: tuple[str, ...]
    why: tuple[Because, ...]


def build(reader: Reader, entry: Entry, *, why: bool = False) -> ClientCard:
    """Return everything that follows from one client."""
    relation = entry.kind.stands(entry.body, reader.as_of.isoformat(), reader.setting)
    gone = relation == "previous"
    needs, work = needs_of(reader, entry, gone=gone), () if gone else serving_none(reader, entry)
    kept, met = promised(reader, entry), meetings(reader, entry)
    days = entry.lead_time_days
    ahead = f"the page {days_said(days)} ahead" if days is not None else ""
    return ClientCard(
        as_of=reader.as_of,
        ref=entry.ref,
        name=entry.title,
        relation=relation,
        start=entry.start,
        end=entry.end,
        success=str(entry.success_looks_like or ""),
        prefers=tuple(part for part in (entry.channel, entry.length, ahead) if part),
        needs=needs,
        serving_none=work,
        promised=kept,
        meetings=met,
        next=_next(entry, relation, needs, met),
        why=_why(reader, needs, kept, met) if why else (),
    )


def _next(entry: Entry, relation: str, needs: tuple[Served, ...], met: Meetings) -> tuple[str, ...]:
    number = entry.number
    if relation == "previous":
        return ()
    steps = [] if entry.start else [f"careerbook client edit {number} --from DATE"]
    if not needs or any(need.old for need in needs):
        steps.append(f"careerbook client need {number} TEXT")
    if met.next is None:
        steps.append(f"careerbook call plan --client {entry.ref} --on DATE")
    return tuple(steps)


def _why(reader: Reader, needs: tuple[Served, ...], kept: Promised, met: Meetings) -> tuple[Because, ...]:
    old = [need.ref for need in needs if need.old]
    changed = f", {kept.changed} of them against a later day" if kept.changed else ""
    return (
        Because(
            rule="Needs",
            formula="A need that was heard more days ago than the setting says is worth asking again",
            inputs=f"{', '.join(old)}." if old else "None is that old.",
            settings=settings_used(reader, "recheck_need_days"),
        ),
        Because(
            rule="R25",
            formula="Quarters (or periods of your table) in which a check-in was held, divided by those not wholly on "
            "leave; the one under way counts once it had one",
            inputs=f"{capital(met.share.reason)}."
            if isinstance(met.share, NotAvailable)
            else f"{met.with_call} of {met.counted}.",
        ),
        Because(
            rule="R26",
            formula="My promises done by their day, divided by those due so far; one that was dropped is left out, and "
            "a new day counts where one was agreed",
            inputs=f"{capital(kept.share.reason)}."
            if isinstance(kept.share, NotAvailable)
            else f"{kept.kept} of {kept.due}{changed}. Theirs are two counts and no score: "
            f"{kept.their_kept} of {kept.their_due}.",
        ),
    )


# --- words -----------------------------------------------------------------------------------------------------------


def layout(data: ClientCard) -> Document:
    """Return the card."""
    rows: list[tuple[str, Inline]] = [
        ("Success is", inline(data.success)),
        ("They like", inline(" · ".join(data.prefers))),
        ("Check-ins", _met(data)),
        ("My promises", inline(_mine(data.promised))),
        ("Theirs", inline(_theirs(data.promised))),
    ]
    blocks: list[Block] = [facts((label, (said,)) for label, said in rows)]
    if data.needs:
        blocks += [Heading(2, "What they need"), Items(tuple(_need(need, data.as_of) for need in data.needs))]
    if data.serving_none and data.needs:
        blocks += [Heading(2, "Serves no need they stated"), Items(tuple(_work(data)))]
    blocks += next_facts(data.next)
    blocks += why_blocks(data.why)
    return Document(f"{data.ref}  {data.name} · {_standing(data)}", tuple(blocks), "me")


def _standing(data: ClientCard) -> str:
    since = f" since {short(data.start, data.as_of)}" if data.start else ""
    until = f" until {short(data.end, data.as_of)}" if data.end else ""
    return f"{data.relation},{since}{until}" if data.relation == "previous" else f"{data.relation}{since}{until}"


def _met(data: ClientCard) -> Inline:
    met = data.meetings
    parts = []
    if not isinstance(met.share, NotAvailable):
        parts.append(f"in {met.with_call} of {counted(met.counted, met.unit)}")
    parts.append(f"last {with_weekday(met.last)}" if met.last else "none held yet")
    said = [" · ".join(parts)]
    if met.next:
        said.append(f"next {with_weekday(met.next)}")
    if met.days_without is None:
        return inline(" · ".join(said))
    ended = data.as_of - timedelta(days=met.days_without)
    return inline(" · ".join(said), LINE, caution(f"a {met.unit} ended on {short(ended, data.as_of)} without one"))


def _mine(kept: Promised) -> str:
    if not (kept.due or kept.open):
        return ""
    share = "" if isinstance(kept.share, NotAvailable) else f" ({percent(kept.share)})"
    changed = f", {kept.changed} of them on a later day agreed on" if kept.changed else ""
    parts = [f"{kept.kept} of {kept.due} kept by their day{share}{changed}"] if kept.due else []
    late = f", {kept.late} late" if kept.late else ""
    return " · ".join([*parts, f"{kept.open} open{late}"])


def _theirs(kept: Promised) -> str:
    if not (kept.their_due or kept.their_open):
        return ""
    parts = [f"{kept.their_kept} of {kept.their_due} kept by their day"] if kept.their_due else []
    return " · ".join([*parts, f"{kept.their_open} open"])


def _need(need: Served, as_of: date) -> Inline:
    age = (as_of - need.heard_on).days
    heard = f"{short(need.heard_on, as_of)}, {f'{days_said(age)} ago' if age else 'today'}"
    answers = f": {', '.join(need.by)}" if need.by else ": nothing answers it yet"
    said = f"{need.ref} {quoted(need.text, 200)} (heard {heard}){answers}"
    return inline(said, ". ", caution("Ask whether it still holds.")) if need.old else inline(said)


def _work(data: ClientCard) -> list[Inline]:
    named = [inline(f"{work.ref} {quoted(work.text)}") for work in data.serving_none[:MOST_WORK]]
    more = len(data.serving_none) - MOST_WORK
    return [*named, inline(f"and {more} more")] if more > 0 else named
