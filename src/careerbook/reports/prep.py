"""The private sheet beside the page: what I want from this meeting, what to say first, and what if they say no."""

from collections.abc import Sequence
from datetime import date

from careerbook.document import (
    LINE,
    Block,
    Column,
    Document,
    Heading,
    Inline,
    Items,
    Paragraph,
    Table,
    command,
    emph,
    inline,
    strong,
)
from careerbook.records.entry import Entry
from careerbook.reports import surprises
from careerbook.reports.ask import Ask, span
from careerbook.reports.brief.sections.questions import for_reader, unasked
from careerbook.reports.brief.wording import capital, clause, full, number, one_line, recommended
from careerbook.reports.client_facts import heard_on, is_old
from careerbook.reports.clients import client_option, is_manager, next_call, overdue_call, primary_client
from careerbook.reports.left_open import left_blocks, rows
from careerbook.reports.prep_autonomy import freedom_blocks, freedoms
from careerbook.reports.prep_data import AskPrepared, NeedWaiting, Prep, SaidBefore, ToSay
from careerbook.reports.prep_ratings import differences, rating_blocks
from careerbook.reports.prep_role import role_blocks, role_points
from careerbook.rules.dates import short, with_weekday
from careerbook.rules.periods import quarter_of
from careerbook.rules.reading import Reader
from careerbook.rules.topics import topic_denied

__all__ = ["Prep", "build", "layout"]

MINUTES = 30
MOST = 5
"""Rows of a part: the sheet is two pages, and five things to say are four too many."""

REDIRECT = (
    "When did you see it?",
    "What did I do or say?",
    "What did it cause?",
    "What would you like next time?",
)
_OPEN_GOALS = ("planned", "active", "blocked", "done", "partly-done")
_LIVE_PITCHES = ("draft", "sent", "funded", "deferred")


def build(reader: Reader, ask: Ask) -> Prep:
    """Return the sheet for the next meeting with a client, by default the primary one."""
    client = ask.client or primary_client(reader)
    call = next_call(reader, client) or overdue_call(reader, client)
    asks = [entry for entry in _hanging(reader, "ask", call) if entry.get("answer") == "open"]
    told = surprises.build(reader, Ask(client)).clients[0]
    minutes = int(call.minutes) if call and call.minutes is not None else MINUTES
    back = minutes * 2 // 5
    return Prep(
        period=span(quarter_of(reader.as_of, reader.calendar)),
        as_of=reader.as_of,
        client=client.title if client else "",
        call=call.ref if call else "",
        on=call.on if call else None,
        minutes=minutes,
        outcome=str(call.outcome or "") if call else "",
        opening=_opening(asks),
        to_say=_to_say(reader, told.untold),
        said_before=tuple(
            SaidBefore(ref=item.ref, text=item.text, on=item.raised_on, detail_to_come=item.detail_to_come)
            for item in told.told
        ),
        asks=tuple(_prepared(entry) for entry in asks if entry.get("type") != "view"),
        left_open=rows(reader, client, call),
        ratings=differences(reader, client, call),
        needs=tuple(_needs(reader, client)) if client else (),
        role=role_points(reader, client),
        redirect=REDIRECT,
        freedoms=freedoms(reader, client),
        coach=tuple(entry.text for entry in asks if entry.get("type") == "view"),
        questions=tuple(_questions(reader, client, call)),
        have_open=_have_open(reader, call),
        minutes_back=back,
        minutes_forward=minutes - back,
        next=_next(reader, client, call),
    )


def _hanging(reader: Reader, kind: str, call: Entry | None) -> list[Entry]:
    found = reader.entries(kind, parents=[call.uid]) if call else []
    return sorted(found, key=lambda entry: entry.number)


def _questions(reader: Reader, client: Entry | None, call: Entry | None) -> list[str]:
    """Return the questions of the call, then those about objectives that this client was not asked yet."""
    objectives = [entry.uid for entry in reader.entries("objective") if not topic_denied(client, entry)]
    about = reader.entries("question", parents=objectives) if objectives else []
    open_ = [entry for entry in about if unasked(entry, reader.as_of) and for_reader(entry, client)]
    said = [*_hanging(reader, "question", call), *sorted(open_, key=lambda entry: entry.number)]
    return [entry.text for entry in said[: max(MOST, len(said) - len(open_))]]


def _opening(asks: Sequence[Entry]) -> str:
    """Return a first sentence that says what the time is for."""
    decisions = sum(entry.get("type") == "decision" for entry in asks)
    wishes = sum(entry.get("type") == "help" for entry in asks)
    parts = [
        f"{number(decisions)} decision{'' if decisions == 1 else 's'}" if decisions else "",
        f"{number(wishes)} request{'' if wishes == 1 else 's'} for help" if wishes else "",
    ]
    wanted = " and ".join(part for part in parts if part)
    then = f", then {wanted}" if wanted else ""
    return f"The quarter in two sentences{then}; I would like most of the time for what comes next."


def _to_say(reader: Reader, untold: Sequence[surprises.Untold]) -> tuple[ToSay, ...]:
    """Put every untold challenge into words to say."""
    whole = {entry.ref: entry for entry in reader.entries("challenge")} if untold else {}
    return tuple(
        ToSay(
            ref=item.ref,
            text=item.text,
            severity=item.severity,
            found=item.found,
            verdict=item.verdict,
            reason=item.reason,
            say=_words_for(whole[item.ref]),
        )
        for item in untold
    )


def _words_for(challenge: Entry) -> str:
    """Put a challenge into words that can be said aloud: what, what it would mean, what I recommend."""
    said = [full(challenge.text)]
    if challenge.consequence:
        said.append(full(challenge.consequence))
    if challenge.recommendation:
        said.append(_closed(recommended(challenge.recommendation)))
    else:
        said.append("I have no recommendation yet; how do you see it?")
    if challenge.what_helps:
        said.append(f"What helps most: {_closed(clause(challenge.what_helps))}")
    return " ".join(said)


def _closed(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _prepared(entry: Entry) -> AskPrepared:
    return AskPrepared(
        ref=entry.ref,
        text=entry.text,
        type=str(entry.get("type")),
        recommendation=str(entry.recommendation or ""),
        objection=str(entry.objection or ""),
        fallback=str(entry.fallback or ""),
    )


def _needs(reader: Reader, client: Entry) -> list[NeedWaiting]:
    """Return this client's needs that no result and no goal answers, the newest first."""
    needs = reader.entries("need", parents=[client.uid])
    if not needs:
        return []
    first = min(heard_on(need) for need in needs)
    answered = {entry.need for entry in reader.entries("impact", since=first) if entry.need}
    answered |= {goal.need for goal in reader.entries("goal", states=_OPEN_GOALS) if goal.need}
    proposed = {pitch.need: pitch.title for pitch in reader.entries("pitch", states=_LIVE_PITCHES) if pitch.need}
    return [
        NeedWaiting(
            ref=need.ref,
            text=need.text,
            heard_on=heard_on(need),
            proposal=proposed.get(need.uid, ""),
            old=is_old(reader, need),
        )
        for need in sorted(needs, key=lambda need: (heard_on(need), need.number), reverse=True)
        if need.uid not in answered
    ]


def _have_open(reader: Reader, call: Entry | None) -> tuple[str, ...]:
    if call is None or not call.evidence:
        return ()
    found = reader.by_uid(call.evidence)
    entries = sorted(found.values(), key=lambda entry: (entry.kind.name, entry.number))
    return tuple(f'{entry.ref} "{one_line(entry.title)}"' for entry in entries)


def _next(reader: Reader, client: Entry | None, call: Entry | None) -> tuple[str, ...]:
    if call is not None:
        return (f"careerbook call record {call.number}",)
    if client is None:
        return ('careerbook client add "YOUR MANAGER"',)
    who = client_option(client, "--client", sole=is_manager(reader, client)) or " --client manager"
    return (f"careerbook call plan{who} --on DATE",)


# --- words -----------------------------------------------------------------------------------------------------------


def layout(data: Prep) -> Document:
    """Return the sheet, with PRIVATE at its head."""
    blocks: list[Block] = []
    if not data.call:
        nobody = "" if data.client else "Nobody to meet is written down yet: "
        blocks.append(Paragraph(inline(nobody or "No meeting is planned yet: ", command(data.next[0]))))
    outcome = inline(strong("If only one thing comes out of it:"), f" {_closed(clause(data.outcome))}")
    if data.outcome:
        blocks.append(Paragraph(outcome))
    elif data.call:
        blocks.append(Paragraph(inline(strong("If only one thing comes out of it:"), " ", command(_outcome(data)))))
    blocks.append(Paragraph(inline(strong("Open with:"), f' "{data.opening}"')))
    blocks += _say_first(data)
    blocks += _asks(data)
    blocks += left_blocks(data.left_open)
    blocks += rating_blocks(data.ratings)
    blocks += _answers(data)
    blocks += role_blocks(data.role, data.client)
    blocks += [Heading(2, "If it turns to me instead of the work"), Paragraph(_redirect(data))]
    blocks += freedom_blocks(data.freedoms, data.as_of)
    blocks += _coach(data)
    if data.have_open:
        blocks += [Heading(2, "Have open"), Paragraph(inline(" · ".join(data.have_open)))]
    time = f"Time: {data.minutes_back} minutes back, {data.minutes_forward} forward."
    after = inline(" Afterwards, the same day: ", command(data.next[0])) if data.call else ()
    blocks.append(Paragraph(inline(time, after)))
    who = data.client or "your manager"
    when = f", {with_weekday(data.on)}, {data.minutes} minutes" if data.on else ""
    return Document(f"Prep for {who}{when}", tuple(blocks), "me", private=True)


def _outcome(data: Prep) -> str:
    return f"careerbook edit {data.call} --outcome TEXT"


def _say_first(data: Prep) -> list[Block]:
    """Set what they have not heard, in words that can be said, and what they know already."""
    blocks: list[Block] = []
    if data.to_say:
        items = tuple(_risk(item, data.as_of) for item in data.to_say[:MOST])
        blocks += [Heading(2, "Say these before they hear it elsewhere"), Items(items, ordered=True)]
        if len(data.to_say) > MOST:
            more = f"And {len(data.to_say) - MOST} more: "
            blocks.append(Paragraph(inline(more, command("careerbook report surprises"))))
    if data.said_before:
        told = [
            f"{clause(item.text)}, {short(item.on, data.as_of)}{', the detail is still to come' * item.detail_to_come}"
            for item in data.said_before[:MOST]
        ]
        blocks.append(Paragraph(inline(f"Told already: {'; '.join(told)}.")))
    return blocks


def _risk(item: ToSay, as_of: date) -> Inline:
    found = f" ({item.severity}, found {short(item.found, as_of)}): {item.verdict}."
    return inline(strong(capital(clause(item.text))), found, LINE, emph("Say:"), f' "{item.say}"')


def _asks(data: Prep) -> list[Block]:
    if not data.asks:
        return []
    heading = Heading(2, "What I ask, and what if not")
    rows = tuple(
        (
            inline(one_line(item.text)),
            inline(f'"{clause(item.objection)}"' if item.objection else ""),
            inline(one_line(item.fallback)),
        )
        for item in data.asks
    )
    missing = [item.ref for item in data.asks if not item.fallback]
    blocks: list[Block] = [heading, Table((Column("I ask"), Column("They may say"), Column("Then I offer")), rows)]
    if missing:
        blocks.append(
            Paragraph(inline("Without an answer to a no: ", command(f"careerbook edit {missing[0]} --fallback TEXT")))
        )
    return blocks


def _answers(data: Prep) -> list[Block]:
    if not data.needs:
        return []
    items = []
    for need in data.needs[:MOST]:
        only = f": only the proposal answers it ({clause(need.proposal)})" if need.proposal else ""
        again = "; a while ago, so ask whether it is still so" if need.old else ""
        items.append(inline(f'"{clause(need.text)}" ({short(need.heard_on, data.as_of)}){only}{again}.'))
    return [Heading(2, "What they need and I have not served"), Items(tuple(items))]


def _redirect(data: Prep) -> Inline:
    return inline(emph("Ask:"), f' "{" ".join(data.redirect)}" Write it down; answer another day.')


def _coach(data: Prep) -> list[Block]:
    blocks: list[Block] = []
    if data.coach:
        items = tuple(inline(f'"{one_line(text)}"') for text in data.coach)
        blocks += [Heading(2, "Where I would like a coach"), Items(items)]
    if data.questions:
        items = tuple(inline(f'"{one_line(text)}"') for text in data.questions)
        blocks += [Heading(2, "My questions"), Items(items)]
    return blocks
