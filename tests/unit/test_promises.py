"""R26: what was promised by when, and what came of it."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.rules.promises import Keeping, Promise, TheirPromises, promise_keeping, their_promises
from careerbook.rules.value import NotAvailable

TODAY, YESTERDAY, TOMORROW = date(2026, 11, 20), date(2026, 11, 19), date(2026, 11, 21)


@pytest.mark.parametrize(
    ("promise", "kept", "due"),
    [
        (Promise(YESTERDAY, "done", YESTERDAY), 1, 1),
        (Promise(YESTERDAY, "done", TODAY), 0, 1),
        (Promise(YESTERDAY, "open"), 0, 1),
        (Promise(YESTERDAY, "missed"), 0, 1),
        (Promise(TODAY, "open"), 0, 0),
        (Promise(TODAY, "done", TODAY), 1, 1),
        (Promise(TODAY, "missed"), 0, 1),
        (Promise(TOMORROW, "open"), 0, 0),
        (Promise(TOMORROW, "done", TODAY), 0, 0),
        (Promise(TOMORROW, "missed"), 0, 1),
        (Promise(YESTERDAY, "done", TOMORROW), 0, 1),
        (Promise(YESTERDAY, "dropped"), 0, 0),
        (Promise(YESTERDAY, "proposed"), 0, 0),
        (Promise(YESTERDAY, "open", YESTERDAY), 0, 1),
        (Promise(YESTERDAY, "done", None), 0, 1),
        (Promise(TODAY, "done", TOMORROW), 0, 0),
        (Promise(TODAY, "done", None), 0, 0),
        (Promise(None, "open"), 0, 0),
        (Promise(None, "done", YESTERDAY), 0, 0),
    ],
)
def test_a_promise_counts_once_its_day_has_come_or_it_was_given_up(promise: Promise, kept: int, due: int) -> None:
    assert their_promises([promise], as_of=TODAY) == TheirPromises(kept, due)
    mine = promise_keeping([promise], as_of=TODAY)
    if due:
        assert mine == Keeping(Fraction(kept), kept, due, 0)
    else:
        assert mine == NotAvailable("no promise with a due date was due yet")


def test_keeping_is_kept_of_due_and_shows_the_changed_ones() -> None:
    mine = [
        Promise(date(2026, 10, 15), "done", date(2026, 10, 12)),
        Promise(date(2026, 10, 30), "done", date(2026, 11, 9)),
        Promise(date(2026, 11, 10), "done", date(2026, 11, 9), renegotiated=True),
        Promise(date(2026, 10, 30), "dropped", renegotiated=True),
        Promise(date(2026, 11, 27), "open", renegotiated=True),
    ]
    assert promise_keeping(mine, as_of=TODAY) == Keeping(Fraction(2, 3), kept=2, due=3, changed=1)


def test_the_clients_promises_are_never_a_score() -> None:
    assert TheirPromises._fields == ("kept", "due")
    assert their_promises([], as_of=TODAY) == TheirPromises(0, 0)


@given(st.lists(st.tuples(st.integers(-40, 40), st.integers(-40, 40), st.sampled_from(["open", "done", "dropped"]))))
def test_kept_is_never_more_than_due_and_dropping_leaves_the_sum(rows: list[tuple[int, int, str]]) -> None:
    base = TODAY.toordinal()
    mine = [
        Promise(date.fromordinal(base + due), state, date.fromordinal(base + done) if state == "done" else None)
        for due, done, state in rows
    ]
    got = promise_keeping(mine, as_of=TODAY)
    kept_out = promise_keeping([promise for promise in mine if promise.state != "dropped"], as_of=TODAY)
    assert got == kept_out
    if isinstance(got, Keeping):
        assert 0 <= got.kept <= got.due <= len(mine)
        assert 0 <= got.share <= 1
