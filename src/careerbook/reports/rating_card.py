"""What `rating show` shows: what I say, what I expect, what I heard, how far apart that is, and what to ask."""

from datetime import date

from careerbook.document import Block, Document, Inline, Items, Paragraph, inline
from careerbook.document import warn as caution
from careerbook.records.entry import Entry
from careerbook.reports.ask import Because, Data, why_blocks
from careerbook.reports.card import facts, next_facts
from careerbook.reports.rating_facts import (
    CONTEXT,
    RatingLine,
    gap_words,
    rating_lines,
    surprise_words,
    why_of,
)
from careerbook.rules.dates import short
from careerbook.rules.reading import Reader


class RatingCard(Data):
    """One rating as its owner sees it."""

    as_of: date
    rating: RatingLine
    next: tuple[str, ...]
    why: tuple[Because, ...]


def build(reader: Reader, entry: Entry, *, why: bool = False) -> RatingCard:
    """Return everything that follows from one rating as of the reader's day."""
    (line,) = rating_lines(reader, [entry])
    return RatingCard(
        as_of=reader.as_of, rating=line, next=_next(line, entry.number), why=why_of(reader, [line]) if why else ()
    )


def _next(line: RatingLine, number: int) -> tuple[str, ...]:
    if line.state == "self-set":
        return (f"careerbook rating predict {number} N", f"careerbook rating receive {number} N")
    if line.state == "predicted":
        return (f"careerbook rating receive {number} N",)
    return (f"careerbook rating discuss {number} --reason TEXT",) if line.state == "received" else ()


# --- words -----------------------------------------------------------------------------------------------------------


def layout(data: RatingCard) -> Document:
    """Return the card."""
    line = data.rating
    blocks: list[Block] = [facts((label, (said,)) for label, said in _facts(data))]
    if line.open_gap:
        blocks.append(Paragraph(inline(CONTEXT)))
        blocks.append(Items(tuple(inline(f'"{question}"') for question in line.questions)))
    blocks += next_facts(data.next)
    blocks += why_blocks(data.why)
    return Document(f"{line.ref}  {line.subject} · {line.period}, {line.state}", tuple(blocks), "me")


def _facts(data: RatingCard) -> list[tuple[str, Inline]]:
    line = data.rating
    talked = f"{short(line.discussed_on, data.as_of)}" if line.discussed_on and line.state == "discussed" else ""
    gap = gap_words(line)
    expect = "You expect" if line.client is None else "You expected"
    return [
        ("About", inline(f"{line.subject_ref} {line.subject}" if line.subject_ref else line.subject)),
        ("Period", inline(f"{line.period} · {line.spoken}")),
        ("You say", inline(line.own.words())),
        (expect, _said(line.predicted.words() if line.predicted else "")),
        ("You heard", _said(line.client.words() if line.client else "")),
        ("Compared", _said(line.calibrated.words() if line.calibrated else "")),
        ("Gap", _said(gap if line.client else "", watch=line.open_gap)),
        ("Surprise", _said(surprise_words(line) if line.client else "")),
        ("Talked", _said(talked)),
        ("Why", _said(line.reason)),
        ("Rests on", _said(", ".join(line.basis))),
    ]


def _said(text: str, *, watch: bool = False) -> Inline:
    return inline(caution(text) if watch else text)
