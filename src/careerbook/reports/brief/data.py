"""The check-in brief as data: exactly what the page says, section by section, and nothing beside it.

This is the JSON contract. A row holds facts and the owner's own words; `rows` puts them into sentences. Sections 6 to
12 are None until the first day on which they could hold something for this reader, and lists from then on.
"""

from datetime import date
from decimal import Decimal

from pydantic import ConfigDict

from careerbook.reports.ask import Data


class Said(Data):
    """What stands on the page; its validator is made when it is first used, and a page uses few of them."""

    model_config = ConfigDict(defer_build=True)


class PeriodSaid(Said):
    """The period: its label, its first and last day (both included), and the dates in words."""

    label: str
    first: date
    last: date
    words: str


class Header(Said):
    """Who writes, for whom, when they meet. reader None: the manager is not written down yet.

    available, days: days at work of the days of the period, only where a target was prorated or it was asked for.
    """

    name: str | None = None
    title: str | None = None
    reader: str | None = None
    meeting: date | None = None
    available: int | None = None
    days: int | None = None


class Request(Said):
    """Section 2: what I need. type: `decision`, `help` or `view`."""

    type: str
    text: str
    by: date | None = None
    recommendation: str | None = None
    because: str | None = None


class Measure(Said):
    """A figure of section 3. change: as printed (minus 82 %), where there is neither a plan nor an earlier figure."""

    name: str | None = None
    before: Decimal | None = None
    after: Decimal
    unit: str | None = None
    plan: Decimal | None = None
    earlier: Decimal | None = None
    earlier_when: str | None = None
    change: str | None = None


class Result(Said):
    """Section 3: one theme. text: what was delivered, where the theme and the figure do not say it already.

    asked_on: the day the reader said that they need it.
    """

    theme: str | None = None
    text: str | None = None
    measure: Measure | None = None
    what_changed: str | None = None
    for_whom: str | None = None
    asked_on: date | None = None


class Promise(Said):
    """Section 4: one promise, in the words of the day it was made.

    owner: `me`, `client` or `other`. due: as first agreed; moved_to: the day agreed since. state: `open`, `done`,
    `missed` or `dropped`. late: days after the day agreed last, of mine only. point: the request of section 2 that
    asks for the same.
    """

    text: str
    owner: str
    due: date | None = None
    moved_to: date | None = None
    state: str
    done_on: date | None = None
    late: int | None = None
    remark: str | None = None
    point: int | None = None


class Risk(Said):
    """Section 5: a challenge that the reader has heard of. happened: it has come true.

    impact_date: when it would come, where the row does not say that day in the owner's own words.
    """

    text: str
    told_on: date
    happened: bool = False
    impact_date: date | None = None
    consequence: str | None = None
    recommendation: str | None = None
    what_helps: str | None = None


class GoalRow(Said):
    """Section 6: one goal. stands: its state or my own word for it; way: how far, in words, never a percentage.

    start, current, target: of a measured goal; target_was: the one agreed at the start, when it was changed.
    until: the day on which a deferred goal comes up again; it has no due day meanwhile.
    """

    title: str
    serves: str | None = None
    stands: str | None = None
    since: date | None = None
    until: date | None = None
    start: Decimal | None = None
    current: Decimal | None = None
    target: Decimal | None = None
    target_was: Decimal | None = None
    unit: str | None = None
    way: str | None = None
    steps_done: int | None = None
    steps: int | None = None
    due: date | None = None
    due_was: date | None = None
    overdue: bool = False


class Use(Said):
    """Section 7: what to use me for. wish: `more`, `same` or `less`.

    for_whom, worth: of a service, who gains and what it is worth to them; stop: rather not at all.
    """

    wish: str
    text: str
    for_whom: str | None = None
    worth: str | None = None
    stop: bool = False


class Answered(Said):
    """Section 8: a theme that several people raised, and what I did. givers: how many, the reader among them or not.

    told: how many of them know what became of it, the last one on told_on.
    """

    theme: str
    givers: int
    reader_among_them: bool = False
    did: str
    told: int
    told_on: date | None = None


class Idea(Said):
    """Section 9: an idea that was offered to the reader and waits for an answer. need: in their words."""

    need: str
    recommendation: str | None = None
    because: str | None = None
    effort: str | None = None


class NextStep(Said):
    """Section 10: what, who (`me`, `client`, `other`), by when.

    overdue: a goal of mine whose day has passed. to_agree: it is proposed, not promised yet.
    """

    text: str
    owner: str
    due: date | None = None
    overdue: bool = False
    to_agree: bool = False


class Sum(Said):
    """An amount of money with its code; none when the book has none."""

    amount: Decimal
    currency: str | None = None


class Proposal(Said):
    """Section 11: one pitch, with the numbers that were sent.

    cost: over the whole horizon; hours: of my time in it. a_month: cautious benefit of a month from `all_from` on;
    first_from, all_from: the months, counted from 1, from which the first part of it comes and all of it.
    payback_months: rounded up, None when it does not pay. return_percent: gain over `months` in percent of the cost.
    pays_at_hours: hours saved a month, from `first_from` on, at which it just pays. not_counted: whether a cost is
    not known yet, so that there is no sum.
    """

    title: str
    ask: str | None = None
    cost: Sum | None = None
    hours: Decimal | None = None
    a_month: Sum | None = None
    first_from: int = 1
    all_from: int = 1
    payback_months: int | None = None
    return_percent: int | None = None
    months: int | None = None
    pays_at_hours: Decimal | None = None
    not_counted: bool = False
    you_get: str | None = None
    decision_by: date | None = None


class Brief(Said):
    """The whole page. version: of this contract.

    promises_done: how many there were, where all are done and none is listed for room. small_risks: that there are
    only small ones, which are not listed.
    figures_from, evidence: labels of the proof behind the results, with a figure and without.
    """

    version: int = 1
    audience: str = "client"
    period: PeriodSaid
    as_of: date
    header: Header
    headline: str
    requests: tuple[Request, ...] = ()
    results: tuple[Result, ...] = ()
    promises: tuple[Promise, ...] = ()
    promises_done: int = 0
    risks: tuple[Risk, ...] = ()
    small_risks: bool = False
    goals: tuple[GoalRow, ...] | None = None
    uses: tuple[Use, ...] | None = None
    answered: tuple[Answered, ...] | None = None
    ideas: tuple[Idea, ...] | None = None
    next_steps: tuple[NextStep, ...] | None = None
    proposals: tuple[Proposal, ...] | None = None
    questions: tuple[str, ...] | None = None
    figures_from: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


class Appendix(Said):
    """What did not fit: the rows that were left out of the page, by section, in its order."""

    period: PeriodSaid
    as_of: date
    reader: str | None = None
    requests: tuple[Request, ...] = ()
    results: tuple[Result, ...] = ()
    promises: tuple[Promise, ...] = ()
    risks: tuple[Risk, ...] = ()
    goals: tuple[GoalRow, ...] = ()
    uses: tuple[Use, ...] = ()
    answered: tuple[Answered, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    questions: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows there are in all."""
        return sum(len(getattr(self, name)) for name in SECTIONS)


SECTIONS = (
    "requests",
    "results",
    "promises",
    "risks",
    "goals",
    "uses",
    "answered",
    "next_steps",
    "questions",
)
"""The sections that have rows which may be left out, in the order of the page."""
