"""What the brief tells its owner and nobody else: on stderr, beside the page and never in it."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from careerbook.records.entry import Entry
from careerbook.reports.brief.asked import BriefAsk, Given
from careerbook.reports.brief.sections.risks import untold
from careerbook.reports.brief.wording import joined, near, number
from careerbook.reports.clients import client_option
from careerbook.reports.judging import Judging
from careerbook.rules.audience import LeftOut
from careerbook.rules.periods import Period

STAYS = ("private", "character", "unclear", "untold", "topic", "other-job")
STANDING = {
    "goal": ("planned", "active", "blocked"),
    "challenge": ("open", "managing", "materialised"),
    "pitch": ("draft", "sent"),
    "opportunity": ("spotted", "offered"),
    "commitment": ("proposed", "open"),
}
"""Kinds that matter to a page while they are in one of these states, whenever they were written."""
MOST_UNTOLD = 5
"""So many untold challenges are named one by one, the high ones always."""
DRAFTED = {"result": "the result", "but": "the but"}


class Untold(NamedTuple):
    """A challenge that the reader has not heard of, and the command that says it was told.

    text: for a question on a terminal; no note beside the page holds it.
    """

    ref: str
    text: str
    severity: str
    command: str


class Notes(NamedTuple):
    """What stderr says.

    drafted: the halves of section 1 that the program wrote (`result`, `but`, `nothing`). silent: headings that have
    nothing to show yet. over: where a limit is passed. untold: challenges of any severity, the worst first.
    records: how many stand on the page, as the preview lists them; stay: how many stay with the owner; appendix:
    rows that did not fit. uncounted: proposals without a sum, and why.
    worded_then: promises that print in the words of the day they were made. overdue: the
    meeting whose day has passed. kept: the meeting, where this reader may not see it, and what to type. over_since:
    the last day of a period that has passed.
    """

    drafted: tuple[str, ...]
    silent: tuple[str, ...]
    over: tuple[str, ...]
    untold: tuple[Untold, ...]
    judging: tuple[Judging, ...]
    names_replaced: int
    names_left: tuple[str, ...]
    worded_then: tuple[str, ...]
    records: int
    stay: int
    appendix: int
    uncounted: tuple[tuple[str, str], ...]
    overdue: tuple[str, date] | None
    kept: tuple[str, str] | None
    over_since: date | None
    no_client: bool
    no_name: bool
    headline_command: str

    @property
    def untold_high(self) -> tuple[Untold, ...]:
        """The high ones: `--sent` asks about them, and without a terminal refuses unless --yes."""
        return tuple(risk for risk in self.untold if risk.severity == "high")

    def lines(self, as_of: date) -> tuple[str, ...]:
        """Return the notes as lines for stderr, most urgent first; each one says what to type where that helps.

        They stand right above the page and may be sent along with it, so they quote nothing that stays private.
        """
        named = self.untold[: max(MOST_UNTOLD, len(self.untold_high))]
        found = [f"{risk.ref} is not told yet ({risk.severity}); {risk.command}" for risk in named]
        if len(self.untold) > len(named):
            found.append(
                f"{_times(len(self.untold) - len(named), 'more risk')} not told yet; careerbook report surprises"
            )
        if self.no_client:
            found.append('nobody to address yet, so it is for your manager; careerbook client add "YOUR MANAGER"')
        if self.no_name:
            found.append("your name is not on it: careerbook init --name NAME")
        found += self._about_the_page(as_of)
        if self.names_replaced:
            found.append(f"{_times(self.names_replaced, 'name')} replaced by a role")
        if self.names_left:
            found.append(f"names that still stand alone: {joined(self.names_left)}")
        found += [hit.line for hit in self.judging]
        if self.silent:
            found.append(f"nothing to show yet, so left out: {', '.join(self.silent)}")
        return tuple(found)

    def _about_the_page(self, as_of: date) -> list[str]:
        found = []
        if self.overdue:
            ref, day = self.overdue
            number_ = ref.rpartition("-")[2]
            found.append(
                f"{ref} was planned for {near(day, as_of)}; careerbook call record {number_}"
                f" or careerbook call reschedule {number_} --to DATE"
            )
        if self.kept:
            found.append(f"{self.kept[0]} is not for this reader, so nothing of it is on the page; {self.kept[1]}")
        if self.over_since:
            found.append(
                f"results are those of the period, all else is as of {near(as_of, as_of)}; "
                f"as it stood then: --as-of {self.over_since.isoformat()}"
            )
        halves = [DRAFTED[half] for half in self.drafted if half in DRAFTED]
        if halves:
            found.append(f"drafted for you: {joined(halves)}; {self.headline_command}")
        found += self.over
        if self.worded_then:
            found.append(f"in the words of the day it was made: {', '.join(self.worded_then)}")
        for ref, why in self.uncounted:
            found.append(f"{ref} stands without what it costs: {why}; careerbook pitch revise {ref.rpartition('-')[2]}")
        if self.appendix:
            found.append(f"{_times(self.appendix, 'row')} did not fit on the page")
        return found


def _times(count: int, noun: str) -> str:
    return f"{number(count)} {noun}{'' if count == 1 else 's'}"


def untold_notes(given: Given) -> tuple[Untold, ...]:
    """Return the challenges that the reader has not heard of, with the command to paste."""
    option = client_option(given.ask.client, "--to", sole=given.shared.for_manager)
    return tuple(
        Untold(
            ref=challenge.ref,
            text=" ".join(challenge.text.split()),
            severity=challenge.get("severity"),
            command=f"careerbook challenge raise {challenge.number}{option}",
        )
        for challenge in untold(given.shared)
    )


def stays(left_out: Mapping[str, LeftOut], period: Period) -> list[LeftOut]:
    """Return the records that could have had to do with this page and stay with their owner.

    Those dated in the period, and of what is open (goals, challenges, proposals, promises) all; a sub-record goes with
    what it hangs on.
    """
    return [
        left
        for left in left_out.values()
        if left.why in STAYS
        and not left.entry.parent
        and (left.entry.state in STANDING.get(left.entry.kind.name, ()) or _dated_in(left.entry, period))
    ]


def _dated_in(entry: Entry, period: Period) -> bool:
    return entry.on is not None and period.holds(entry.on)


def kept_meeting(given: Given) -> tuple[str, str] | None:
    """Return the meeting that the page is for, and what to type about it, where this reader may not see it."""
    call = given.ask.meeting
    if call is None or given.meeting is not None:
        return None
    private = call.visibility == "private"
    return call.ref, f"careerbook share {call.ref} --as client" if private else f"careerbook show {call.ref}"


def headline_command(ask: BriefAsk) -> str:
    """Return what to type to write the two sentences oneself: they stand on a call, so without one that comes first."""
    if ask.meeting is not None:
        return f'careerbook call headline {ask.meeting.number} "TWO SENTENCES"'
    return f"careerbook call plan --client {ask.client.ref if ask.client else 'manager'} --on DATE"
