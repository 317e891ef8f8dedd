"""What goes into the brief and what stays out, record by record, with the command that changes it: for its owner."""

from careerbook.document import LINE, Block, Document, Heading, Inline, Items, Paragraph, command, inline, strong
from careerbook.records.entry import Entry
from careerbook.records.kinds import KINDS
from careerbook.reports.ask import Data
from careerbook.reports.brief.building import Built
from careerbook.reports.brief.notes import stays
from careerbook.reports.brief.page import HEADINGS
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
    "no room": "there is no room; it is in the appendix",
}
ORDER = tuple(KINDS)
OWN_ROWS = ("ask", "question", "review")
"""What hangs on a record and is a row of the page all the same."""


class In(Data):
    """A record that the page shows, under which heading, and the command that keeps it out."""

    ref: str
    text: str
    place: str
    command: str


class Out(Data):
    """A record that the page does not show, why, and the command that would bring it in."""

    ref: str
    text: str
    why: str
    command: str


class Preview(Data):
    """Both lists, by heading and by kind."""

    goes_in: tuple[In, ...]
    stays_out: tuple[Out, ...]


def preview_of(built: Built, period: Period) -> Preview:
    """Return what a built brief shows and what stays with its owner, each in the order of the page or of the kinds."""
    shared = built.shared
    order = list(HEADINGS.values())
    inside = [shared.shown[uid] for uid in built.rows if uid in shared.shown]
    tops = [entry for entry in inside if not KINDS[entry.kind.name].under or entry.kind.name in OWN_ROWS]
    tops.sort(key=lambda entry: order.index(built.places[entry.uid]))
    goes_in = [In(ref=e.ref, text=_named(e), place=built.places[e.uid], command=_keep_out(built, e)) for e in tops]
    left = stays(shared.left_out, period)
    out = [Out(ref=x.entry.ref, text=_named(x.entry), why=WHY[x.why], command=_bring_in(built, x)) for x in left]
    unprinted = [e for e in shared.shown.values() if e.kind.name == "impact" and e.uid not in built.places]
    out += [
        Out(ref=e.ref, text=_named(e), why=WHY["no room"], command=f"careerbook share {e.ref} --as private")
        for e in unprinted
        if e.on is not None and period.holds(e.on)
    ]
    out.sort(key=lambda row: (ORDER.index(row.ref.rpartition("-")[0]), int(row.ref.rpartition("-")[2])))
    return Preview(goes_in=tuple(goes_in), stays_out=tuple(out))


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
    entry, option = left.entry, client_option(built.shared.client, "--to")
    if left.why == "untold":
        verb = {"challenge": "raise", "pitch": "send", "opportunity": "offer"}[entry.kind.name]
        return f"careerbook {entry.kind.name} {verb} {entry.number}{option}"
    if left.why == "character":
        return f"careerbook feedback clarify {entry.number}"
    if left.why == "unclear":
        return f"careerbook edit {entry.ref} --about approach"
    if left.why == "topic" and built.shared.client is not None:
        return f"careerbook show {built.shared.client.ref}"
    return f"careerbook share {entry.ref} --as client"


def layout_preview(data: Preview) -> Document:
    """Return the two lists as a page for the owner."""
    blocks: list[Block] = [Heading(2, "Goes in")]
    place = ""
    items: list[Inline] = []
    for row in data.goes_in:
        if row.place != place and items:
            blocks.append(Items(tuple(items)))
            items = []
        if row.place != place:
            place = row.place
            blocks.append(Heading(3, place))
        items.append(_item(row.ref, row.text, "", row.command))
    blocks.append(Items(tuple(items)) if items else Paragraph(inline("Nothing yet.")))
    blocks.append(Heading(2, "Stays with you"))
    out = tuple(_item(row.ref, row.text, row.why, row.command) for row in data.stays_out)
    blocks.append(Items(out) if out else Paragraph(inline("Nothing.")))
    return Document("Check-in brief, record by record", tuple(blocks), "me", private=True)


def _item(ref: str, text: str, why: str, to_paste: str) -> Inline:
    said = f" {quoted(text)}{f': {why}' if why else ''}"
    return inline(strong(ref), said, LINE, command(to_paste)) if to_paste else inline(strong(ref), said)
