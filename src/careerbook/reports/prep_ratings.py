"""Where we may see it differently, on the private sheet: what I would say, what I expect to hear, and what to ask."""

from fractions import Fraction

from careerbook.document import Block, Heading, Inline, Paragraph, command, emph, inline
from careerbook.records.entry import Entry
from careerbook.reports.ask import Data
from careerbook.reports.rating_facts import HIGHER, RatingLine, questions_said, rating_lines
from careerbook.reports.wording import first_name
from careerbook.rules.primary import is_primary
from careerbook.rules.reading import Reader

MOST = 3


class Differences(Data):
    """Ratings to have in mind. pending: not heard yet; open: heard, apart, and not talked about.

    last: the newest one that was heard, when there is something else to say. who: the first name to call them by.
    ask: the two questions; untaken: those that are not on the page yet; next: the command that puts one there.
    """

    pending: tuple[RatingLine, ...] = ()
    open: tuple[RatingLine, ...] = ()
    last: RatingLine | None = None
    who: str = ""
    ask: tuple[str, ...] = ()
    untaken: tuple[str, ...] = ()
    next: str = ""


def differences(reader: Reader, client: Entry | None, call: Entry | None) -> Differences:
    """Return what to have in mind of the ratings before a meeting; nothing for anybody but the primary client.

    A rating says nothing about who else rated, so it belongs to the meeting with the person who does.
    """
    if client is None or not is_primary(client):
        return Differences()
    lines = rating_lines(reader, reader.entries("rating"))
    pending = [line for line in lines if line.client is None]
    apart = [line for line in lines if line.open_gap and _heard_from(client, line)]
    if not pending and not apart:
        return Differences()
    heard = [line for line in lines if line.client is not None]
    questions = apart[0].questions if apart else HIGHER
    taken = {entry.text for entry in reader.entries("question", parents=[call.uid])} if call else set()
    untaken = tuple(question for question in questions if question not in taken)
    return Differences(
        pending=tuple(pending[:MOST]),
        open=tuple(apart[:MOST]),
        last=heard[0] if heard else None,
        who=first_name(client.title) or "they",
        ask=questions,
        untaken=untaken,
        next=f'careerbook call question {call.number} "{untaken[0]}"' if call and untaken else "",
    )


def _heard_from(client: Entry, line: RatingLine) -> bool:
    """Tell whether a rating was heard since this client is the one who rates; before that somebody else said it."""
    return client.start is None or line.since is None or line.since >= client.start


# --- words -----------------------------------------------------------------------------------------------------------


def rating_blocks(data: Differences) -> list[Block]:
    """Return the part of the sheet; nothing while there is nothing to say."""
    if not data.pending and not data.open:
        return []
    said: list[Inline] = [_pending(line, data.who) for line in data.pending]
    if data.last is not None:
        said.append(_last(data.last, any(line.ref == data.last.ref for line in data.open)))
    said += [_apart(line) for line in data.open if data.last is None or line.ref != data.last.ref]
    said.append(inline(f"A gap is ordinary. Ask: {questions_said(data.ask)}"))
    whole = [part for sentence in said for part in (*sentence, inline(" ")[0])]
    blocks: list[Block] = [
        Heading(2, "Where we may see it differently"),
        Paragraph(tuple(whole[:-1])),
    ]
    if data.next:
        blocks.append(Paragraph(inline("On the page only if you take it there: ", command(data.next))))
    return blocks


def _about(line: RatingLine) -> str:
    return f" for {line.about}" if line.subject_ref else f" {line.subject}"


def _pending(line: RatingLine, who: str) -> Inline:
    expect = inline("; I have not said yet what I expect to hear.")
    if line.predicted is not None:
        expect = inline(f", and expect {who} to say ", emph(line.predicted.word()), ".")
    return inline("I would say ", emph(line.own.word()), _about(line), expect)


def _last(line: RatingLine, untold: bool) -> Inline:
    expected = line.predicted if isinstance(line.surprise, Fraction) else None
    mine = inline("Last time I ", "expected " if expected else "said ", emph((expected or line.own).word()))
    heard = line.client.word() if line.client else ""
    tail = ". We have not talked about it yet." if untold else "."
    return inline(mine, " and heard ", emph(heard), tail)


def _apart(line: RatingLine) -> Inline:
    heard = line.client.word() if line.client else ""
    start = f"For {line.about}" if line.subject_ref else line.subject.capitalize()
    return inline(
        f"{start}, {line.period}, I said ", emph(line.own.word()), " and heard ", emph(heard),
        "; we have not talked about it.",
    )  # fmt: skip
