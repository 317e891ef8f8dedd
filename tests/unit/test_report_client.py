"""`client show`: needs and what serves none, promises on both sides (R26), how regularly you meet (R25)."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from careerbook.records.entry import Entry
from careerbook.reports import client_card
from careerbook.reports.client_card import ClientCard
from careerbook.rules.value import NotAvailable
from tests.desk import TODAY, Desk, markdown_of


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.book.close()


@pytest.fixture
def alex(desk: Desk) -> Entry:
    return desk.client(start=date(2026, 1, 5))


def card(desk: Desk, client: Entry, as_of: date = TODAY) -> ClientCard:
    return client_card.build(desk.read(as_of), client, why=True)


def printed(desk: Desk, client: Entry, as_of: date = TODAY) -> str:
    return markdown_of(client_card.layout(card(desk, client, as_of)))


def call(desk: Desk, client: Entry, day: date, state: str = "recorded") -> None:
    held = day if state == "recorded" else None
    desk.add("call", client=client, on=day, held_on=held, state=state, moved_on=min(day, TODAY))


@pytest.mark.parametrize(("heard", "old"), [(date(2026, 8, 22), False), (date(2026, 8, 21), True)])
def test_a_need_heard_more_than_ninety_days_ago_is_asked_again(desk: Desk, alex: Entry, heard: date, old: bool) -> None:
    need = desk.add("need", alex, text="Know cost early", heard_on=heard, on=heard)
    desk.add("goal", title="Cost clinic", state="active", need=need)
    desk.add("impact", text="Cost report", need=need)
    (served,) = card(desk, alex).needs
    assert (served.old, served.by) == (old, ("goal-1", "impact-1"))
    assert ("Ask whether it still holds." in printed(desk, alex)) is old
    assert ("careerbook client need 1 TEXT" in card(desk, alex).next) is old
    desk.settings(recheck_need_days=200)
    assert not card(desk, alex).needs[0].old


def test_a_need_of_which_nothing_came_says_so(desk: Desk, alex: Entry) -> None:
    desk.add("need", alex, text="Know cost early", heard_on=date(2026, 11, 1))
    assert '- need-1 "Know cost early" (heard 1 Nov, 19 days ago): nothing answers it yet' in printed(desk, alex)


def test_goals_and_wins_that_serve_no_stated_need_are_named(desk: Desk, alex: Entry) -> None:
    need = desk.add("need", alex, text="Know cost early")
    serving = desk.add("goal", title="Cost clinic", state="active", need=need)
    desk.add("goal", title="Old one", state="done")
    desk.add("goal", title="Side goal", state="active")
    desk.add("impact", text="By its goal", goal=serving)
    desk.add("impact", text="By itself", need=need)
    desk.add("impact", text="Last quarter", on=date(2026, 9, 30))
    desk.add("impact", text="For nobody")
    assert [work.ref for work in card(desk, alex).serving_none] == ["goal-3", "impact-4"]
    other = desk.client("Dana Webb", "secondary")
    desk.add("need", other, text="Search")
    assert card(desk, other).serving_none == ()
    desk.add("goal", title="Theirs", state="active", client=other)
    assert [work.ref for work in card(desk, other).serving_none] == ["goal-4"]
    assert [work.ref for work in card(desk, alex).serving_none] == ["goal-3", "impact-4"]


def test_promises_are_kept_by_the_day_agreed_last_and_the_clients_are_two_counts(desk: Desk, alex: Entry) -> None:
    made: dict[str, Any] = {"client": alex, "on": date(2026, 10, 1), "moved_on": date(2026, 10, 1), "state": "open"}
    kept = desk.add("commitment", text="Calendar", owner="me", due=date(2026, 10, 15), **made)
    desk.set(kept, date(2026, 10, 12), state="done", done_on=date(2026, 10, 12))
    moved = desk.add("commitment", text="Lookups", owner="me", due=date(2026, 10, 30), **made)
    desk.book.set(moved, {"due": "2026-11-09", "moved_on": "2026-10-29"}, source="commitment renegotiate")
    desk.set(desk.book.find(moved.ref), date(2026, 11, 9), state="done", done_on=date(2026, 11, 9))
    dropped = desk.add("commitment", text="Dropped", owner="me", due=date(2026, 10, 20), **made)
    desk.set(dropped, date(2026, 10, 10), state="dropped")
    desk.add("commitment", text="Late", owner="me", due=date(2026, 11, 1), **made)
    desk.add("commitment", text="Theirs", owner="client", due=date(2026, 10, 30), **made)
    desk.add("commitment", text="Of another", owner="me", due=date(2026, 10, 2), **{**made, "client": None})
    found = card(desk, alex).promised
    assert (found.share, found.kept, found.due, found.changed) == (Fraction(2, 3), 2, 3, 1)
    assert (found.open, found.late) == (1, 1)
    assert (found.their_kept, found.their_due, found.their_open) == (0, 1, 1)
    page = printed(desk, alex)
    assert "2 of 3 kept by their day (67 %), 1 of them on a later day agreed on · 1 open, 1 late" in page
    assert "0 of 1 kept by their day · 1 open" in page
    assert "2 of 3, 1 of them against a later day. Theirs are two counts and no score: 0 of 1." in page


def test_check_ins_are_counted_by_quarter_and_a_quarter_wholly_on_leave_is_none(desk: Desk, alex: Entry) -> None:
    job = desk.add("engagement", title="analyst", on=date(2026, 1, 5))
    desk.add("leave", job, start=date(2026, 7, 1), end=date(2026, 9, 30), on=date(2026, 6, 1))
    other = desk.client("Dana Webb", "secondary")
    call(desk, alex, date(2026, 4, 2))
    call(desk, other, date(2026, 2, 2))
    call(desk, alex, date(2026, 11, 10))
    call(desk, alex, date(2026, 11, 25), "planned")
    met = card(desk, alex).meetings
    assert (met.share, met.with_call, met.counted) == (Fraction(2, 3), 2, 3)
    assert met.days_without == (TODAY - date(2026, 3, 31)).days
    assert (met.last, met.next) == (date(2026, 11, 10), date(2026, 11, 25))
    page = printed(desk, alex)
    assert "in 2 of 3 quarters · last Tue 10 Nov 2026 · next Wed 25 Nov 2026" in page
    assert "a quarter ended on 31 Mar without one" in page
    assert card(desk, alex, date(2026, 3, 1)).meetings.counted == 0


def test_without_a_first_day_the_cadence_has_no_value_and_says_what_to_type(desk: Desk) -> None:
    client = desk.client(start=None)
    assert card(desk, client).meetings.share == NotAvailable("no date since when this is a client")
    assert card(desk, client).next[0] == "careerbook client edit 1 --from DATE"
    assert "No date since when this is a client." in printed(desk, client)


def test_who_has_gone_is_not_asked_for_anything(desk: Desk) -> None:
    gone = desk.client(start=date(2026, 1, 5), end=date(2026, 6, 30))
    desk.add("need", gone, text="Know cost early", heard_on=date(2026, 1, 6))
    desk.add("goal", title="Side goal", state="active")
    found = card(desk, gone)
    assert (found.needs[0].old, found.serving_none) == (False, ())
    assert (found.relation, found.next, found.meetings.counted) == ("previous", (), 2)
    assert "previous, since 5 Jan until 30 Jun" in printed(desk, gone)
