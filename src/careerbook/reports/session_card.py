"""One talk about the role: what it came to, both views of each duty, and what is still open."""

from careerbook.document import Block, Column, Document, Fact, Facts, Paragraph, Table, command, inline
from careerbook.records.entry import Entry
from careerbook.reports.ask import Because, Data, why_blocks
from careerbook.reports.clients import client_names
from careerbook.reports.role_words import differing, view_word
from careerbook.rules.dates import with_weekday
from careerbook.rules.reading import Reader
from careerbook.rules.role import Mismatch, agreement, expectation_mismatch


class ViewRow(Data):
    """Both views of one duty, and the verdict."""

    ref: str
    duty: str
    text: str
    mine: str | None
    theirs: str | None
    verdict: str | None


class SessionCard(Data):
    """The talk. came_to: agreed, partly agreed or nothing agreed, empty until it was held; when: planned for, or held.

    differ, discussed: R42 over the views of this talk.
    """

    ref: str
    client: str
    state: str
    when: str
    came_to: str
    views: tuple[ViewRow, ...]
    differ: int
    discussed: int
    open_points: str
    why: tuple[Because, ...]


def build(reader: Reader, entry: Entry, *, why: bool = False) -> SessionCard:
    """Return what there is to say about one session, for its owner."""
    views = sorted(reader.entries("view", parents=[entry.uid]), key=lambda view: view.number)
    duties = reader.by_uid([view.duty for view in views])
    known = [view for view in views if view.duty in duties]
    mismatch = expectation_mismatch([(view.mine, view.theirs) for view in known])
    day = entry.held_on or entry.on
    differ, discussed = (mismatch.differ, mismatch.discussed) if isinstance(mismatch, Mismatch) else (0, 0)
    return SessionCard(
        ref=entry.ref,
        client=client_names(reader, [entry.client]).get(entry.client, ""),
        state=entry.state,
        when=with_weekday(day),
        came_to=agreement([view.verdict for view in known]) if entry.state == "held" else "",
        views=tuple(
            ViewRow(
                ref=view.ref,
                duty=duties[view.duty].ref,
                text=duties[view.duty].text,
                mine=view.mine,
                theirs=view.theirs,
                verdict=view.verdict,
            )
            for view in known
        ),
        differ=differ,
        discussed=discussed,
        open_points=str(entry.open_points or ""),
        why=(
            Because(
                rule="R42",
                formula="Duties that the two of you see differently, of those with both views",
                inputs=differing(differ, discussed),
            ),
        )
        if why
        else (),
    )


def layout(data: SessionCard) -> Document:
    """Return the page."""
    facts = [Fact("state", (inline(_state(data)),))]
    if data.open_points:
        facts.append(Fact("still open", (inline(data.open_points),)))
    blocks: list[Block] = [Facts(tuple(facts))]
    if data.views:
        columns = (Column("Duty"), Column("I would"), Column(data.client or "They would"), Column("verdict"))
        rows = tuple(
            (inline(view.text), *(inline(view_word(word)) for word in (view.mine, view.theirs, view.verdict)))
            for view in data.views
        )
        blocks.append(Table(columns, rows))
        if data.discussed:
            seen = f"{data.differ} of {data.discussed} {'duty' if data.discussed == 1 else 'duties'} seen differently."
            blocks.append(Paragraph(inline(seen)))
    else:
        number = data.ref.rpartition("-")[2]
        blocks.append(Paragraph(inline("No duty yet: ", command(f"careerbook session view {number} DUTY --mine keep"))))
    blocks += why_blocks(data.why)
    return Document(f"{data.ref}  {data.client}".rstrip(), tuple(blocks), "me")


def _state(data: SessionCard) -> str:
    if data.state == "held":
        return f"held on {data.when}: {data.came_to}"
    return f"planned for {data.when}"
