"""Reads what was said to me, whom I asked, and who my manager was, and works out what follows from it."""

from collections.abc import Sequence
from datetime import date

from careerbook.records.entry import Entry
from careerbook.reports.ask import Ask
from careerbook.reports.clients import primary_client
from careerbook.reports.coverage_data import Asked, ClientVoice, Coverage, ManagerBefore, SideRow, ThemeRow
from careerbook.reports.voices import first_covered, only_others, received, said
from careerbook.rules import feedback as rules
from careerbook.rules.feedback import SIDES, Recency, Said
from careerbook.rules.primary import is_primary
from careerbook.rules.reading import Reader
from careerbook.rules.value import NotAvailable


def coverage_facts(reader: Reader, ask: Ask) -> Coverage:
    """Return everything the page says, without the reasons."""
    as_of, first = reader.as_of, first_covered(reader.as_of)
    entries = received(reader)
    ever = [said(item) for item in entries]
    lately = [item for item in ever if item.on >= first]
    client = ask.client or primary_client(reader)
    sides = rules.side_coverage(lately, reader.setting("sides"), as_of=as_of)
    heard, missing = ((), ()) if isinstance(sides, NotAvailable) else (sides.heard, sides.missing)
    givers = rules.givers(lately, as_of=as_of)
    loop = rules.loop_closure(lately, as_of=as_of)
    themes = rules.themes(lately, fewest_givers=int(reader.setting("theme_givers")), as_of=as_of)
    found = () if isinstance(themes, NotAvailable) else themes.themes
    return Coverage(
        as_of=as_of,
        first=first,
        share=sides if isinstance(sides, NotAvailable) else sides.share,
        heard=heard,
        missing=missing,
        sides=tuple(_sides(reader, ever, lately, (*heard, *missing))),
        only_others=only_others(lately, as_of),
        givers=0 if isinstance(givers, NotAvailable) else givers.people,
        items=0 if isinstance(givers, NotAvailable) else givers.items,
        largest="" if isinstance(givers, NotAvailable) else _name(reader, givers.largest),
        largest_items=0 if isinstance(givers, NotAvailable) else givers.most,
        fewest_wanted=int(reader.setting("fewest_givers")),
        most_wanted=int(reader.setting("most_givers")),
        client=_client(reader, client, ever),
        previous=_previous(reader, lately),
        closed=0 if isinstance(loop, NotAvailable) else loop.closed,
        actionable=0 if isinstance(loop, NotAvailable) else loop.actionable,
        closure=loop if isinstance(loop, NotAvailable) else loop.share,
        median_days=loop if isinstance(loop, NotAvailable) else loop.median_days,
        theme_givers=int(reader.setting("theme_givers")),
        themes=tuple(ThemeRow(name=each.name, givers=len(each.givers), items=len(each.places)) for each in found),
        one_voice=() if isinstance(themes, NotAvailable) else themes.one_voice,
        no_side=tuple(item.ref for item in entries if item.on >= first and _counts_nowhere(item)),
        unclear=tuple(item.ref for item in entries if item.on >= first and item.about in (None, "unclear")),
        asked=_asked(reader),
        why=(),
    )


def _counts_nowhere(item: Entry) -> bool:
    """Tell whether it is not known from which side something was said."""
    return item.source is None and item.about != "character"


def _sides(reader: Reader, ever: Sequence[Said], lately: Sequence[Said], applying: Sequence[str]) -> list[SideRow]:
    """Return a row for each side that applies or was heard, in the order of SIDES."""
    rows = []
    for side in SIDES:
        here = [item for item in lately if item.side == side and rules.counts(item, reader.as_of)]
        last = rules.recency(
            [item for item in ever if item.side == side],
            due_after=int(reader.setting("feedback_others_days")),
            as_of=reader.as_of,
        )
        known = last if isinstance(last, Recency) else None
        if side not in applying and not here:
            continue
        rows.append(
            SideRow(
                side=side,
                applies=side in applying,
                items=len(here),
                givers=len({item.giver for item in here if item.giver}),
                last=known.last if known else None,
                days=known.days if known else None,
                due=bool(known and known.due),
            )
        )
    return rows


def _client(reader: Reader, client: Entry | None, ever: Sequence[Said]) -> ClientVoice | None:
    if client is None:
        return None
    limit = int(reader.setting("feedback_client_days"))
    last = rules.recency([item for item in ever if item.giver == client.person], due_after=limit, as_of=reader.as_of)
    known = last if isinstance(last, Recency) else None
    return ClientVoice(
        ref=client.ref,
        client=client.title,
        last=known.last if known else None,
        days=known.days if known else None,
        limit_days=limit,
        due=bool(known and known.due),
    )


def _previous(reader: Reader, lately: Sequence[Said]) -> tuple[ManagerBefore, ...]:
    """Return the managers of the last three months; somebody who is a client of today again is none."""
    ended = [
        (str(client.person), client.end)
        for client in reader.entries("client")
        if is_primary(client) and client.end is not None
    ]
    found = rules.previous_managers(ended, lately, as_of=reader.as_of)
    return tuple(
        ManagerBefore(person=_name(reader, each.person), ended=each.ended, until=each.until, heard=each.heard)
        for each in found
    )


def _asked(reader: Reader) -> tuple[Asked, ...]:
    """Return the open requests, those that wait longest past their day first, those without one last."""
    found = reader.entries("request", states=("asked",))
    people = reader.by_uid(sorted({str(item.parent) for item in found}))
    found = [item for item in found if str(item.parent) in people]
    found.sort(key=lambda item: (item.due or date.max, item.on, item.number))
    return tuple(
        Asked(
            ref=item.ref,
            person=people[str(item.parent)].title,
            question=item.question,
            mode=str(item.get("mode")),
            asked_on=item.on,
            due=item.due,
            lapsed=item.due is not None and item.due < reader.as_of,
        )
        for item in found
    )


def _name(reader: Reader, uid: str) -> str:
    found = reader.by_uid([uid]).get(uid)
    return found.title if found else "somebody"
