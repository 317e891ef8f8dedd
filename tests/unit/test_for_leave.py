"""What leave makes of a goal: whose days away count, when its plan is adjusted, and what is counted from (R8, R9)."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from careerbook.records.entry import Entry
from careerbook.reports.for_leave import for_leave
from careerbook.rules.jobs import days_off
from careerbook.rules.progress import Prorated
from careerbook.rules.value import NotAvailable
from tests.desk import Desk

PARENTAL = [(date(2026, 11, 16), date(2026, 12, 31))]
LONGER = [(date(2026, 11, 9), date(2026, 12, 31))]
CHANGED = NotAvailable("its plan was changed since it was adjusted for an earlier leave")
ADJUSTED = NotAvailable("its target is adjusted for leave already")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def twelve(desk: Desk, target: str = "12", **said: Any) -> Entry:
    """Write a goal of the fourth quarter that counts from nothing."""
    plan = {"start_value": "0", "target": target, "start": date(2026, 10, 1), "due": date(2026, 12, 31)}
    return desk.add("goal", title="Interviews", state="active", **{**plan, **said})


def test_the_leave_that_counts_in_a_job_is_its_own_of_none_and_of_the_next(desk: Desk) -> None:
    nurse, teacher = desk.add("engagement", title="Nurse"), desk.add("engagement", title="Teacher")
    for number, job in enumerate((nurse, teacher, None), 1):
        desk.add("leave", job, start=date(2026, 12, number), end=date(2026, 12, number))

    def felt(job: Entry | None) -> list[int]:
        reader = desk.read()
        off = days_off(reader.entries("leave"), job.uid if job else None, reader.entries("engagement"))
        return [first.day for first, _ in off]

    assert (felt(nurse), felt(teacher), felt(None)) == ([1, 3], [2, 3], [1, 2, 3])
    desk.set(nurse, end=date(2026, 12, 2))
    assert felt(nurse) == [1, 3]
    desk.set(nurse, end=date(2026, 12, 1))  # whoever was promoted carries the goals on in the next job
    assert felt(nurse) == [1, 2, 3]


# Each change is its type, the target it set, the one before, and the days away that it counts.
@pytest.mark.parametrize(
    ("changes", "target", "leaves", "offer"),
    [
        ([], "12", [], NotAvailable("no leave in its window")),
        ([], "12", PARENTAL, Prorated(Fraction(6), 46, 92)),
        ([("scope", "12", "20", None)], "12", PARENTAL, Prorated(Fraction(6), 46, 92)),
        ([("leave", "6", "12", 46)], "6", PARENTAL, ADJUSTED),
        ([("leave", "7", "12", 46)], "7", PARENTAL, ADJUSTED),
        ([("leave", "6", "12", None)], "6", LONGER, ADJUSTED),
        ([("leave", "6", "12", 46)], "6", LONGER, Prorated(Fraction(12 * 39, 92), 39, 92)),
        ([("leave", "6", "12", 46)], "6", [], Prorated(Fraction(12), 92, 92)),
        ([("leave", "6", "12", 46), ("deadline", None, None, None)], "6", [], Prorated(Fraction(12), 92, 92)),
        ([("leave", "6", "12", 46), ("leave", "5.09", "6", 53)], "5.09", PARENTAL, Prorated(Fraction(6), 46, 92)),
        ([("leave", "6", "12", 46), ("scope", "8", "6", None)], "8", PARENTAL, ADJUSTED),
        ([("leave", "6", "12", 46), ("scope", "8", "6", None)], "8", LONGER, CHANGED),
        ([("leave", "6", "12", 46), ("scope", "8", "6", None), ("leave", "4", "8", 53)], "4", [], CHANGED),
        ([("leave", "6", "12", 46)], "9", LONGER, CHANGED),
        ([("leave", None, None, 46)], "12", LONGER, CHANGED),
        ([("leave", None, None, 46), ("leave", "6", "12", 53)], "6", [], CHANGED),
        ([("leave", "6", None, 46)], "6", LONGER, CHANGED),
        ([("leave", "6", "12", 46), ("leave", "12", "6", 0)], "12", PARENTAL, Prorated(Fraction(6), 46, 92)),
        ([("leave", "6", "12", 40)], "6", PARENTAL, ADJUSTED),
    ],
)
def test_the_offer_is_counted_from_the_target_before_any_leave(
    desk: Desk,
    changes: list[tuple[str, str | None, str | None, int | None]],
    target: str,
    leaves: list[tuple[date, date]],
    offer: Prorated | NotAvailable,
) -> None:
    goal = twelve(desk, target)
    for kind, after, before, away in changes:
        said = {"target": after, "target_before": before, "away": away}
        desk.add("exception", goal, type=kind, **{name: value for name, value in said.items() if value is not None})
    got = for_leave(goal, desk.read().entries("exception", parents=[goal.uid]), leaves)
    assert got.offer == offer
    assert got.adjusted == (offer == ADJUSTED)
