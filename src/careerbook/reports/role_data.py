"""What the role page says, as data."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from careerbook.reports.ask import Because, Data
from careerbook.rules.value import NotAvailable


class DutyRow(Data):
    """One duty. described, actual: percent; variance: points; described None: no share of the description is stated.

    in_description: somebody wrote it down. mine, theirs, verdict: as said in the newest session, else on the duty.
    """

    ref: str
    text: str
    source: str
    source_assumed: bool
    in_description: bool
    hours: Fraction
    described: Decimal | None
    actual: Fraction | NotAvailable
    variance: Fraction | NotAvailable
    mine: str | None
    theirs: str | None
    verdict: str | None

    @property
    def views_differ(self) -> bool:
        """Whether both views are known and not the same."""
        return bool(self.mine and self.theirs and self.mine != self.theirs)


class Extra(Data):
    """Work outside a contract, for a change request: what it was and how many hours it took."""

    text: str
    hours: Fraction


class Role(Data):
    """The whole page.

    weeks: the Mondays of the sampled weeks of the period. outside: 0 to 1; drift: 0 to 100. agenda, without_hours:
    references of duties. change_request: the work outside the contract, none unless there is a contract. sampled_in:
    the period in which hours were last written down, where this one has none. clarity: for its owner alone.
    """

    as_of: date
    period: str
    first: date
    last: date
    spoken: str
    job: str
    client: str
    duties: tuple[DutyRow, ...]
    weeks: tuple[date, ...]
    weeks_wanted: int
    hours: Fraction
    estimated: Fraction
    outside: Fraction | NotAvailable
    drift: Fraction | NotAvailable
    differ: int
    discussed: int
    agenda: tuple[str, ...]
    without_hours: tuple[str, ...]
    change_request: tuple[Extra, ...]
    sampled_in: str
    clarity: str
    why: tuple[Because, ...]
