"""Dated steps: the patch of a step carries its day, also when the step before was of the same day."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.changes.patch import diff, fold, rewind, unfold

MADE = {"state": "open", "due": "2026-11-27", "moved_on": "2026-11-20"}


@pytest.mark.parametrize("before", ["2026-11-10", "2026-11-20"])
def test_a_step_keeps_its_day_in_its_own_patch(before: str) -> None:
    patch = diff({**MADE, "moved_on": before}, {"due": "2026-12-11", "moved_on": "2026-11-20"})
    assert patch == {"due": ["2026-11-27", "2026-12-11"], "moved_on": [before, "2026-11-20"]}


def test_a_step_that_changes_nothing_leaves_no_patch() -> None:
    assert diff(MADE, {"due": "2026-11-27", "moved_on": "2026-11-20"}) == {}


def test_a_correction_carries_no_day() -> None:
    assert diff(MADE, {"due": "2026-12-11"}) == {"due": ["2026-11-27", "2026-12-11"]}


def test_both_steps_of_one_day_are_taken_back_to_the_day_before() -> None:
    first = diff({**MADE, "moved_on": "2026-11-10"}, {"due": "2026-12-11", "moved_on": "2026-11-20"})
    body = fold({**MADE, "moved_on": "2026-11-10"}, first)
    second = diff(body, {"state": "done", "done_on": "2026-11-20", "moved_on": "2026-11-20"})
    body = fold(body, second)
    assert rewind(body, [first, second], "2026-11-19") == {**MADE, "moved_on": "2026-11-10"}
    assert rewind(body, [first, second], "2026-11-20") == body


def test_the_first_step_of_a_record_that_had_none_is_taken_back_and_its_making_is_not() -> None:
    made = diff({}, {"number": 1, "text": "Cut it", "moved_on": None})
    first = diff({"number": 1, "text": "Cut it"}, {"result": "Still so", "moved_on": "2026-11-20"})
    body = fold(fold({}, made), first)
    assert rewind(body, [made, first], "2026-11-19") == {"number": 1, "text": "Cut it"}
    planned = diff({}, {"number": 2, "text": "Ahead", "moved_on": "2026-11-20"})
    assert rewind(fold({}, planned), [planned], "2026-11-19") == fold({}, planned)


VALUES = st.sampled_from(["a", "b", None])
SAID = st.fixed_dictionaries({}, optional={name: VALUES for name in ("state", "due", "moved_on")})


@given(SAID, SAID)
def test_unfolding_what_was_folded_gives_back_what_was_there(held: dict[str, Any], said: dict[str, Any]) -> None:
    body = {name: value for name, value in held.items() if value is not None}
    patch = diff(body, said)
    after = fold(body, patch)
    assert unfold(after, patch) == body
    assert all(after.get(name) == value for name, value in said.items())
    assert diff(after, said) == {}
