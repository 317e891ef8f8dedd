"""The role on the private sheet: the largest differences that are not agreed yet, in words that can be said."""

from fractions import Fraction

from careerbook.document import Block, Heading, Inline, Items, Paragraph, command, inline, strong
from careerbook.records.entry import Entry
from careerbook.records.role import UNSETTLED
from careerbook.reports.ask import Ask, Data
from careerbook.reports.brief.wording import capital, clause, number
from careerbook.reports.clients import client_option, is_manager
from careerbook.reports.role_data import DutyRow
from careerbook.reports.role_facts import role_facts
from careerbook.reports.wording import figure
from careerbook.rules.reading import Reader

MOST = 3
WOULD = {
    "keep": "keep it",
    "more": "do more of it",
    "less": "do less of it",
    "add-to-jd": "write it into the description",
    "hand-over": "hand it over",
    "stop": "stop it",
    "share": "share it",
    "discuss": "talk about it",
}


class RolePoint(Data):
    """A duty to talk about. actual, described: percent of my hours and of the description, None where unknown."""

    ref: str
    text: str
    actual: Fraction | None
    described: Fraction | None
    in_description: bool
    mine: str | None
    theirs: str | None


class RolePoints(Data):
    """What to say about the role. weeks: sampled so far, few: whether that may not be typical."""

    points: tuple[RolePoint, ...] = ()
    weeks: int = 0
    few: bool = False
    next: str = ""


def role_points(reader: Reader, client: Entry | None) -> RolePoints:
    """Return the first of the agenda on which nothing is agreed, for a meeting with a client."""
    data = role_facts(reader, Ask(client))
    by_ref = {duty.ref: duty for duty in data.duties}
    open_ones = [by_ref[ref] for ref in data.agenda if by_ref[ref].verdict in UNSETTLED]
    if not open_ones:
        return RolePoints()
    return RolePoints(
        points=tuple(_point(duty) for duty in open_ones[:MOST]),
        weeks=len(data.weeks),
        few=0 < len(data.weeks) < data.weeks_wanted,
        next=f"careerbook report role{client_option(client, '--client', sole=is_manager(reader, client))}",
    )


def _point(duty: DutyRow) -> RolePoint:
    return RolePoint(
        ref=duty.ref,
        text=duty.text,
        actual=duty.actual if isinstance(duty.actual, Fraction) else None,
        described=Fraction(duty.described) if duty.described is not None else None,
        in_description=duty.in_description,
        mine=duty.mine,
        theirs=duty.theirs,
    )


def role_blocks(data: RolePoints, client: str) -> list[Block]:
    """Return the part of the sheet; nothing while there is nothing to say."""
    if not data.points:
        return []
    items = tuple(_item(point, client or "they") for point in data.points)
    few = f"{number(data.weeks).capitalize()} week{'' if data.weeks == 1 else 's'} of hours may not be typical. "
    tail = inline(few if data.few else "", "All of it: ", command(data.next))
    return [Heading(2, "What my role is"), Items(items), Paragraph(tail)]


def _item(point: RolePoint, client: str) -> Inline:
    hours = f"{figure(point.actual, 0)} % of my hours" if point.actual is not None else ""
    described = "in nobody's description"
    if point.described is not None:
        described = f"{figure(point.described, 0)} % of the description"
    elif point.in_description:
        described = "in the description"
    views = [
        f"{who} would {WOULD[view]}" for who, view in (("I", point.mine), (client, point.theirs)) if view is not None
    ]
    said = f": {', '.join(part for part in (hours, described) if part)}."
    return inline(strong(capital(clause(point.text))), said, f" {'; '.join(views)}." if views else "")
