"""The update between two check-ins as data: only what is new since the reader last heard."""

from datetime import date

from careerbook.reports.ask import Data, Span
from careerbook.reports.brief.data import GoalRow, Request, Result, Risk


class GoalChange(Data):
    """A goal whose status or due date moved. goal: how it stands now; was: the word before, due_was: the day before.

    was and due_was are None where that did not move.
    """

    goal: GoalRow
    was: str | None = None
    due_was: date | None = None


class Update(Data):
    """The page; version: of this contract.

    spoke: the last recorded call (None: none yet, and `since` is the first day of the period).
    """

    version: int = 1
    audience: str = "client"
    period: Span
    as_of: date
    writer: str
    reader: str
    spoke: date | None
    since: date
    results: tuple[Result, ...]
    goals: tuple[GoalChange, ...]
    risks: tuple[Risk, ...]
    requests: tuple[Request, ...]
    meeting: date | None

    @property
    def changed(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.results or self.goals or self.risks or self.requests)
