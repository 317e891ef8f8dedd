"""What goes into the brief and what stays out, record by record, with the command that changes it: for its owner."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from careerbook.document import LINE, Block, Document, Heading, Inline, Items, Paragraph, command, inline, strong
from careerbook.records.entry import Entry
from careerbook.records.kinds import KINDS
from careerbook.reports.ask import Data
from careerbook.reports.brief.building import Built, records_in
from careerbook.reports.brief.notes import stays
from careerbook.reports.brief.sections.answered import unheard, why_unheard
from careerbook.reports.clients import client_option
from careerbook.reports.wording import quoted
from careerbook.rules.audience import LeftOut
from careerbook.rules.periods import Period

WHY = {
    "private": "only you may see it",
    "character": "it is about a person, not about the work",
    "unclear": "what it is about is not said yet",
    "untold": "not told yet",
    "topic": "its topic is not for this reader",
    "other-job": "it belongs to a job of other clients",
}
ORDER = tuple(KINDS)


class In(Data):
    """A record that the page or the appendix shows, under which heading, and the command that keeps it out."""

    ref: str
    text: str
    place: str
    command: str


class Out(Data):
    """A record that stays with its owner, why, and the command that would bring it in."""

    ref: str
    text: str
    why: str
    command: str


class Preview(Data):
    """The three lists: on the page and in the appendix by heading, what stays with its owner by kind."""

    goes_in: tuple[In, ...]
    in_appendix: tuple[In, ...]
    stays_out: tuple[Out, ...]


def preview_of(built: Built, period: Period) -> Preview:
    """Return what a built brief shows, what its appendix shows and what stays with its owner.

    The first two are in the order of the page, the last in that of the kinds.
    """
    left = stays(built.shared.left_out, period)
    out = [Out(ref=x.entry.ref, text=_named(x.entry), why=WHY[x.why], command=_bring_in(built, x)) for x in left]
    waiting = unheard(built.shared, {*built.places, *built.appended}, period)
    reasons = why_unheard(built.shared, waiting)
    out += [Out(ref=x.ref, text=_named(x), why=reasons[x.uid][0], command=reasons[x.uid][1]) for x in waiting]
    out.sort(key=lambda row: (ORDER.index(row.ref.rpartition("-")[0]), int(row.ref.rpartition("-")[2])))
    return Preview(
        goes_in=_rows_of(built, built.places), in_appendix=_rows_of(built, built.appended), stays_out=tuple(out)
    )


def _rows_of(built: Built, places: Mapping[str, str]) -> tuple[In, ...]:
    tops = records_in(built.shared, places)
    return tuple(In(ref=e.ref, text=_named(e), place=places[e.uid], command=_keep_out(built, e)) for e in tops)


def _named(entry: Entry) -> str:
    said = entry.title or str(entry.body.get(entry.kind.text) or "")
    themes = ", ".join(entry.body.get("theme") or ())
    return " ".join((said or entry.body.get("headline") or entry.body.get("next_use") or themes).split())


def _keep_out(built: Built, entry: Entry) -> str:
    if entry.kind.name == "challenge":
        client = built.shared.client
        told = built.shared.entries("raised", parents=[entry.uid])
        return " && ".join(f"careerbook remove {r.ref}" for r in told if client is not None and r.client == client.uid)
    if entry.kind.name == "opportunity":
        return f"careerbook opportunity park {entry.number}"
    if entry.kind.name == "pitch":
        return f"careerbook pitch revise {entry.number}"
    if entry.kind.name == "review":
        return f"careerbook edit {entry.ref} --clear next-use"
    if KINDS[entry.kind.name].under:
        return f"careerbook remove {entry.ref}"
    return f"careerbook share {entry.ref} --as private"


def _bring_in(built: Built, left: LeftOut) -> str:
    entry, option = left.entry, client_option(built.shared.client, "--to", sole=built.shared.for_manager)
    if left.why == "untold":
        verb = {"challenge": "raise", "pitch": "send", "opportunity": "offer"}[entry.kind.name]
        return f"careerbook {entry.kind.name} {verb} {entry.number}{option}"
    if left.why == "character":
        return f"careerbook feedback clarify {entry.number}"
    if left.why == "unclear":
        return f"careerbook edit {entry.ref} --about approach"
    if left.why == "other-job" and built.shared.client is not None:
        jobs = built.shared.by_uid([built.shared.client.engagement])
        return "".join(f"careerbook edit {entry.ref} --engagement {job.ref}" for job in jobs.values())
    if left.why == "topic" and built.shared.client is not None:
        return f"careerbook show {built.shared.client.ref}"
    return f"careerbook share {entry.ref} --as client"


def layout_preview(data: Preview) -> Document:
    """Return the three lists as a page for the owner."""
    blocks: list[Block] = [Heading(2, "On the page"), *_by_place(data.goes_in)]
    if data.in_appendix:
        said = "Your reader gets it too, as a second file, when you write the page to one: careerbook brief -o brief.md"
        blocks += [Heading(2, "In the appendix"), Paragraph(inline(said)), *_by_place(data.in_appendix)]
    blocks.append(Heading(2, "Stays with you"))
    out = tuple(_item(row.ref, row.text, row.why, row.command) for row in data.stays_out)
    blocks.append(Items(out) if out else Paragraph(inline("Nothing.")))
    return Document("Check-in brief, record by record", tuple(blocks), "me", private=True)


def _by_place(rows: Sequence[In]) -> list[Block]:
    blocks: list[Block] = []
    for place, group in groupby(rows, key=lambda row: row.place):
        items = tuple(_item(row.ref, row.text, "", row.command) for row in group)
        blocks += [Heading(3, place), Items(items)]
    return blocks or [Paragraph(inline("Nothing yet."))]


def _item(ref: str, text: str, why: str, to_paste: str) -> Inline:
    said = f"{f' {quoted(text)}' if text else ''}{f': {why}' if why else ''}"
    return inline(strong(ref), said, LINE, command(to_paste)) if to_paste else inline(strong(ref), said)
