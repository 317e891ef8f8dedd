"""What the last check-ins left open: asks put off, not reached or unanswered, until a later one takes them up."""

from careerbook.document import Block, Heading, Items, Paragraph, command, inline
from careerbook.records.entry import Entry
from careerbook.reports.ask import Data
from careerbook.reports.brief.wording import one_line
from careerbook.reports.clients import UPCOMING, held, last_recorded_call
from careerbook.rules.dates import short
from careerbook.rules.reading import Reader

ANSWERS = {"open": "no answer yet", "deferred": "put off", "not-reached": "not reached"}
"""Answers that settle nothing, and what is said of them."""
MOST = 5


class LeftOpen(Data):
    """An ask that is still open: what became of it and on which day. next: the command that takes it to the next call.

    next is empty while no call is planned.
    """

    ref: str
    text: str
    became: str
    said: str
    next: str


def left_open(reader: Reader, client: Entry) -> list[Entry]:
    """Return the asks without a yes or a no of a client's check-ins since the last quarterly one, in their order.

    Those of a check-in that was skipped are among them. One that a later ask takes up, or says again, is not; nor is
    one of a check-in that is private, which no other may show.
    """
    calls = [call for call in reader.entries("call") if call.client == client.uid]
    last = last_recorded_call(reader, client, ("quarterly",)) or last_recorded_call(reader, client)
    since = held(last) if last else None
    over = {
        call.uid
        for call in calls
        if call.state in ("recorded", "skipped")
        and call.visibility != "private"
        and (since is None or held(call) >= since)
    }
    if not over:
        return []
    asks = reader.entries("ask", parents=[call.uid for call in calls])
    ahead = {call.uid for call in calls if call.state in UPCOMING}
    taken = {ask.again_of for ask in asks}
    again = {_folded(ask) for ask in asks if ask.parent in ahead}
    found = [ask for ask in asks if ask.parent in over and ask.get("answer") in ANSWERS]
    found = [ask for ask in found if ask.ref not in taken and _folded(ask) not in again]
    return sorted(found, key=lambda ask: ask.number)


def _folded(ask: Entry) -> str:
    return one_line(ask.text).casefold().rstrip(".")


def took_up(ask: Entry, call: Entry) -> str:
    """Return the command that takes an ask to a call, with all that was said for it."""
    return f"careerbook call ask {call.number} --again {ask.ref}"


def rows(reader: Reader, client: Entry | None, call: Entry | None) -> tuple[LeftOpen, ...]:
    """Return what is still open with a client before a call; None: no call is planned."""
    asks = left_open(reader, client) if client is not None else []
    calls = reader.by_uid(sorted({str(ask.parent) for ask in asks}))
    return tuple(
        LeftOpen(
            ref=ask.ref,
            text=ask.text,
            became=str(ask.get("answer")),
            said=f"{ANSWERS[ask.get('answer')]}, {short(held(calls[str(ask.parent)]), reader.as_of)}",
            next=took_up(ask, call) if call is not None else "",
        )
        for ask in asks
    )


def left_blocks(data: tuple[LeftOpen, ...]) -> list[Block]:
    """Return the part of the sheet; nothing while nothing is open."""
    if not data:
        return []
    items = tuple(
        inline(f'"{one_line(item.text)}" ({item.said})', *((": ", command(item.next)) if item.next else ()))
        for item in data[:MOST]
    )
    blocks: list[Block] = [Heading(2, "Still open from last time"), Items(items)]
    if len(data) > MOST:
        blocks.append(Paragraph(inline(f"And {len(data) - MOST} more.")))
    return blocks
