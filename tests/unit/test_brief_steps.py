"""A figure that was reached in several steps: one row of section 3 tells the whole way."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from careerbook.records.entry import Entry
from careerbook.records.kinds import kind
from careerbook.reports.brief.sections.results import counted_with, steps_with
from careerbook.rules.audience import Shared
from tests.brief_desk import built, page, rows
from tests.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = Desk(tmp_path)
    yield found
    found.book.close()


def step(desk: Desk, day: date, before: int, after: int, **said: Any) -> Entry:
    fields = {"metric_name": "Load time", "unit": "ms", "theme": ("Speed",), **said}
    return desk.add("impact", text=f"To {after}", on=day, before=Decimal(before), after=Decimal(after), **fields)


FIRST, SECOND, THIRD = date(2026, 10, 5), date(2026, 10, 15), date(2026, 11, 5)


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ({}, "from 900 to 600 ms, −33 %."),  # noqa: RUF001 - the minus sign of print
        ({"metric_name": "load TIME"}, "from 900 to 600 ms, −33 %."),  # noqa: RUF001 - likewise
        ({"visibility": "private"}, "from 700 to 600 ms, −14 %."),  # noqa: RUF001 - likewise
        ({"theme": ("Other",)}, "from 700 to 600 ms, −14 %."),  # noqa: RUF001 - likewise
        ({"unit": "s"}, "from 700 to 600 ms, −14 %."),  # noqa: RUF001 - likewise
        ({"metric_name": "start time"}, "from 700 to 600 ms, −14 %."),  # noqa: RUF001 - likewise
        ({"on": date(2026, 11, 9)}, "from 800 to 700 ms, −13 %."),  # noqa: RUF001 - likewise
        ({"on": date(2026, 9, 30)}, "from 700 to 600 ms, −14 %."),  # noqa: RUF001 - likewise
    ],
)
def test_steps_that_link_up_are_one_way_for_who_may_see_them_all(desk: Desk, second: dict[str, Any], told: str) -> None:
    step(desk, FIRST, 900, 800)
    step(desk, second.pop("on", SECOND), 800, 700, **second)
    step(desk, THIRD, 700, 600)
    assert f"**Speed.** Load time fell {told}" in rows(page(desk, None), "Value delivered")


def test_a_later_step_back_belongs_to_the_way(desk: Desk) -> None:
    step(desk, FIRST, 900, 800)
    step(desk, SECOND, 800, 600)
    step(desk, THIRD, 600, 650)
    assert rows(page(desk, None), "Value delivered") == (
        "**Speed.** Load time fell from 900 to 650 ms, −28 %.",  # noqa: RUF001 - the minus sign of print
    )


def test_the_whole_way_stands_against_the_plan_of_its_goal_and_the_words_are_of_the_strongest(desk: Desk) -> None:
    goal = desk.add("goal", title="Fast", metric_name="Load time", unit="ms", start_value=Decimal(900),
                    target=Decimal(500), state="active", on=date(2026, 10, 1))  # fmt: skip
    step(desk, FIRST, 900, 800, goal=goal)
    step(
        desk,
        SECOND,
        800,
        700,
        what_changed="Nobody waits",
        for_whom="the night shift",
        evidence={"a": {"label": "log"}},
    )
    step(desk, THIRD, 700, 600)
    found = built(desk, None)
    assert rows(page(desk, None), "Value delivered") == (
        "**Speed.** Load time fell from 900 to 600 ms (plan 500). Nobody waits. For the night shift.",
    )
    assert [row.text for row in found.appendix.results] == ["To 600", "To 800"]
    assert set(found.places) >= {desk.book.find(f"impact-{number}").uid for number in (1, 2, 3)}


def test_steps_to_two_goals_are_two_ways(desk: Desk) -> None:
    one, two = (desk.add("goal", title=title, state="active", on=FIRST) for title in ("One", "Two"))
    step(desk, FIRST, 900, 800, goal=one)
    step(desk, SECOND, 800, 700, goal=two)
    step(desk, THIRD, 700, 600, goal=two)
    assert "fell from 800 to 600 ms" in rows(page(desk, None), "Value delivered")[0]


def test_a_goal_that_the_reader_may_not_see_is_as_none(desk: Desk) -> None:
    one, two = (desk.add("goal", title=title, state="active", on=FIRST, visibility="private") for title in ("A", "B"))
    seen = desk.add("goal", title="Fast", metric_name="Load time", unit="ms", target=Decimal(500), state="active",
                    on=FIRST)  # fmt: skip
    step(desk, FIRST, 900, 800, goal=one)
    step(desk, SECOND, 800, 700, goal=seen)
    step(desk, THIRD, 700, 600, goal=two)
    expected = ("**Speed.** Load time fell from 900 to 600 ms (plan 500).",)
    assert rows(page(desk, None), "Value delivered") == expected


def impact(number: int, before: int | None, after: int | None) -> Shared:
    body = {"on": f"2026-11-{number:02d}", "number": number, "metric_name": "ms"}
    body |= {name: str(value) for name, value in (("before", before), ("after", after)) if value is not None}
    return Shared(Entry(kind("impact"), f"uid-{number}", number, "", body), "brief", body)


@given(
    figures=some.lists(
        some.tuples(some.none() | some.integers(1, 3), some.none() | some.integers(1, 3)), min_size=1, max_size=8
    ),
    at=some.integers(0, 7),
)
def test_a_way_is_unbroken_holds_its_lead_and_could_not_be_longer(
    figures: list[tuple[int | None, int | None]], at: int
) -> None:
    impacts = [impact(number, *pair) for number, pair in enumerate(figures, 1)]
    lead = impacts[at % len(impacts)]
    found = steps_with(lead, counted_with(lead, list(reversed(impacts))), ()).all
    assert lead.uid in [each.uid for each in found]
    assert all(one.after == two.before for one, two in pairwise(found))
    if len(found) > 1 or None not in (lead.before, lead.after):
        series = [each for each in impacts if None not in (each.before, each.after)]
        before = [each for each in series if each.number < found[0].number]
        after = [each for each in series if each.number > found[-1].number]
        assert not before or before[-1].after != found[0].before
        assert not after or after[0].before != found[-1].after
