"""`duty`: what I do, or what the description says I do, and the hours it takes."""

from datetime import date
from decimal import Decimal
from typing import Any

from careerbook.changes.change import Said
from careerbook.cli._echo import saved_line
from careerbook.cli._group import Verb, VerbGroup
from careerbook.cli._hanging import hang_verb
from careerbook.cli._session import session
from careerbook.cli._values import Values
from careerbook.cli._verbs import Added, Noun, common_verbs
from careerbook.errors import InvalidInput
from careerbook.records.entry import Entry
from careerbook.records.kind import Kind
from careerbook.reports.wording import counted, figure
from careerbook.rules.dates import with_weekday
from careerbook.rules.periods import week_of
from careerbook.rules.role import DESCRIBED

WEEK_HOURS = 168
IN_WORDS = {
    "jd": "in the description",
    "contract": "in the contract",
    "verbal": "agreed aloud, in no description",
    "assumed": "assumed, in no description",
    "emerged": "in nobody's description",
}
"""How a source reads behind the name of a duty."""


def before(values: Values, k: Kind, said: Said, options: dict[str, Any]) -> None:
    """Take a duty with a share for one of the description; a duty stands from its own day."""
    if Decimal(said.get("jd_share_pct") or 0):
        said.setdefault("source", "jd")
        _refuse_share(str(said["source"]))
    said["moved_on"] = said.setdefault("on", values.today.isoformat())


def _refuse_share(source: str) -> None:
    """Refuse a share of the description for a duty that is in no description."""
    if source not in DESCRIBED:
        raise InvalidInput(
            f"a duty that is {source} has no share of the description; nothing was saved",
            "say --source jd or --source contract, or leave the share out",
        )


def after(values: Values, added: Added) -> None:
    """Say what was saved, where it stands in the description, and how much of that is named by now."""
    source = added.said.get("source")
    lines = [saved_line(added, tail=IN_WORDS[source] if source else f"{IN_WORDS['emerged']}, assumed")]
    share = added.said.get("jd_share_pct")
    if share:
        whole = sum((duty.jd_share_pct or Decimal(0) for duty in _of_one_job(added)), Decimal(0))
        part = f"  {figure(Decimal(share))} % of it"
        if whole > 100:
            session.say("\n".join(lines))
            session.warn(f"{part}; with the others that makes {figure(whole)} %, more than the whole.")
            return
        lines.append(
            f"{part}; {figure(whole)} of 100 % are named." if whole < 100 else f"{part}, and all 100 are named."
        )
    session.say("\n".join(lines))


def _of_one_job(added: Added) -> list[Entry]:
    job = added.said.get("engagement")
    return [duty for duty in session.book().entries("duty") if duty.engagement == job]


def guard(entry: Entry, said: Said) -> None:
    """Keep shares to the description, and point out that what was agreed is not changed by one side."""
    share = said.get("jd_share_pct", entry.body.get("jd_share_pct"))
    if ("jd_share_pct" in said or "source" in said) and Decimal(share or 0):
        _refuse_share(str(said.get("source") or entry.source or "jd"))
        if not (said.get("source") or entry.source):
            said["source"] = "jd"
    if "verdict" in said and entry.visibility != "private" and said["verdict"] != entry.verdict:
        session.say(
            f"{entry.ref} is for your manager, and this verdict reads as agreed. Not agreed yet?"
            " careerbook undo, then careerbook session add"
        )


NOUN = Noun("duty", before=before, after=after, guard=guard, question="What do you do, or should you?")


# --- hours -----------------------------------------------------------------------------------------------------------


def _before_hours(values: Values, entry: Entry, said: Said, given: dict[str, Any]) -> None:
    """Date hours by the Monday of their week; a week that has not begun, or is fuller than a week, is refused."""
    day = date.fromisoformat(said.get("week") or said.get("on") or values.today.isoformat())
    week = week_of(day).first
    if week > values.today:
        raise InvalidInput(
            f"the week of {with_weekday(week)} has not begun; nothing was saved",
            f"careerbook duty time {entry.number} {said['hours']}",
        )
    said["week"] = said["on"] = week.isoformat()
    held = sum((hours.hours for hours in _hours_of(week)), Decimal(said["hours"]))
    if held > WEEK_HOURS:
        raise InvalidInput(
            f"that would make {figure(held)} hours in the week of {with_weekday(week)}; nothing was saved",
            f"a week has {WEEK_HOURS}",
        )


def _hours_of(week: date) -> list[Entry]:
    """Return every record of hours of one week, whichever day of it they name."""
    return [hours for hours in session.book().entries("hours") if week_of(hours.week or hours.on).first == week]


def _after_hours(values: Values, entry: Entry, saved: str) -> None:
    """Say what the duty took that week, and how much of the week is written down."""
    added = session.book().find(saved)
    week = week_of(added.week).first
    held = _hours_of(week)
    mine = sum((hours.hours for hours in held if hours.parent == entry.uid), Decimal(0))
    whole = sum((hours.hours for hours in held), Decimal(0))
    together = f", {_hours(mine)} in all" if mine != added.hours else ""
    estimated = ", estimated" if added.estimated else ""
    lines = [
        f'Saved {saved} on {entry.ref} "{entry.title}": {_hours(added.hours)} in the week of'
        f" {with_weekday(week)}{estimated}{together}.",
        f"  That week so far: {_hours(whole)} on {counted(len({hours.parent for hours in held}), 'duty', 'duties')}.",
    ]
    session.say("\n".join(lines))
    earlier = [hours for hours in held if hours.parent == entry.uid and hours.uid != added.uid]
    if earlier:
        _say_beside(added, earlier)


def _say_beside(added: Entry, earlier: list[Entry]) -> None:
    """Name the hours that the same week of a duty held before, and what leaves the new ones alone."""
    there = " and ".join(f"{hours.ref} ({_hours(hours.hours)})" for hours in earlier)
    instead = " && ".join(f"careerbook remove {hours.ref} --yes" for hours in earlier)
    session.say(f"  That adds to {there}, there before. Meant {_hours(added.hours)} instead of that? {instead}")


def _hours(number: Decimal) -> str:
    return f"{figure(number)} {'hour' if number == 1 else 'hours'}"


VERBS = {
    **common_verbs(NOUN),
    "time": Verb(
        lambda: hang_verb("duty", "hours", positional=("hours",), before=_before_hours, after=_after_hours),
        "How many hours it took in a week",
        "careerbook duty time 1 22 --week 2026-11-16",
        True,
    ),
}


def command(name: str) -> VerbGroup:
    """Return the noun."""
    return VerbGroup(name, "What you do, or what your description says you do, and the hours it takes.", VERBS)
