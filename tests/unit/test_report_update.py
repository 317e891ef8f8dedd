"""The update between two check-ins: what is new since then and nothing else, in at most 150 words."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from careerbook.records.entry import Entry
from careerbook.reports import update
from careerbook.reports.ask import Ask, Built
from careerbook.reports.update_data import Update
from careerbook.rules.audience import Shareable
from tests.desk import TODAY, Desk, markdown_of

SPOKE = date(2026, 10, 14)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path)
    found.settings(name="Maya Chen")
    client = found.client()
    call = found.add("call", client=client, on=SPOKE)
    found.set(call, SPOKE, state="recorded", held_on=SPOKE)
    found.add("call", client=client, on=date(2026, 11, 25))
    return found


def built(desk: Desk, as_of: date = TODAY, client: Entry | None = None) -> Built[Update]:
    reader = client or desk.book.find("client-1")
    shared = Shareable(desk.read(as_of), "update", client=reader)
    return update.build(shared, Ask(client=reader))


def page(desk: Desk) -> str:
    return markdown_of(update.layout(built(desk).data))


def goal(desk: Desk, **said: Any) -> Entry:
    fields: dict[str, Any] = {
        "title": "Close the books in 5 days",
        "start_value": Decimal(9),
        "target": Decimal(5),
        "unit": "days",
        "start": date(2026, 10, 1),
        "due": date(2026, 12, 31),
        "state": "active",
        "on": date(2026, 10, 1),
    }
    return desk.add("goal", **{**fields, **said})


def test_nothing_new_is_said_in_one_line(desk: Desk) -> None:
    goal(desk)
    desk.add("impact", text="Told at the call", on=SPOKE)
    assert page(desk) == (
        "# Update · as of 20 Nov 2026\n\nNothing has changed since we spoke on 14 Oct. We meet on Wed 25 Nov.\n"
    )


def test_two_results_the_strongest_first(desk: Desk) -> None:
    desk.add("impact", text="Ran the audit alone")
    desk.add("impact", text="Wrote the runbook", what_changed="Two incidents were solved with it")
    desk.add("impact", text="Cut checkout p95", metric_name="p95", before=Decimal(900), after=Decimal(540), unit="ms")
    desk.add("impact", text="Mine alone", visibility="private")
    data = built(desk).data
    assert [row.text for row in data.results] == ["Cut checkout p95", "Wrote the runbook"]
    printed = page(desk)
    assert "from 900 to 540 ms" in printed
    assert "Mine alone" not in printed


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (TODAY, ""),
        (date(2026, 11, 19), "; due 19 Nov, overdue."),
        (SPOKE, "; due 14 Oct, overdue."),
        (date(2026, 10, 13), ""),
    ],
    ids=["today", "yesterday", "on the day we spoke", "known when we spoke"],
)
def test_a_goal_that_became_overdue_since_is_named(desk: Desk, due: date, said: str) -> None:
    entry = goal(desk, title="Late one", due=due)
    desk.add("check", entry, current=Decimal(6), status="on-track", on=date(2026, 10, 10))
    assert [row.goal.overdue for row in built(desk).data.goals] == [True] * bool(said)
    assert (f"**Late one**: on track: 9 → 6 days, three quarters of the way{said}" in page(desk)) is bool(said)


def test_an_overdue_goal_says_so_with_what_else_moved_and_a_closed_one_is_none(desk: Desk) -> None:
    moved = goal(desk, title="Moved", due=date(2026, 11, 10))
    desk.add(
        "exception", moved, type="deadline", cause="The vendor", on=date(2026, 10, 20),
        due=date(2026, 11, 10), due_before=date(2026, 10, 31),
    )  # fmt: skip
    waits = goal(desk, title="Waits", due=date(2026, 11, 1))
    desk.set(waits, date(2026, 11, 12), state="deferred", deferred_until=date(2027, 1, 15))
    done = goal(desk, title="Done", due=date(2026, 11, 1))
    desk.set(done, date(2026, 11, 12), state="done")
    assert "; due 10 Nov, was 31 Oct, overdue." in page(desk)
    assert {row.goal.title: row.goal.overdue for row in built(desk).data.goals} == {
        "Moved": True, "Waits": False, "Done": False,
    }  # fmt: skip


def test_a_goal_is_named_when_its_status_moved(desk: Desk) -> None:
    entry, steady = goal(desk), goal(desk, title="Steady")
    for about in (entry, steady):
        desk.add("check", about, current=Decimal(7), status="on-track", on=date(2026, 10, 10))
    desk.add("check", entry, current=Decimal(6), status="at-risk", on=date(2026, 11, 6))
    desk.add("check", steady, current=Decimal(6), status="on-track", on=date(2026, 11, 6))
    data = built(desk).data
    assert [(row.goal.title, row.was) for row in data.goals] == [("Close the books in 5 days", "on track")]
    assert "**Close the books in 5 days**: at risk: 9 → 6 days, three quarters of the way (was on track)." in page(desk)


@pytest.mark.parametrize(("status", "named"), [("on-track", False), ("at-risk", True), ("off-track", True)])
def test_a_first_word_is_news_only_when_it_is_not_the_expected_one(desk: Desk, status: str, named: bool) -> None:
    desk.add("check", goal(desk), current=Decimal(8), status=status, on=date(2026, 11, 6))
    assert bool(built(desk).data.goals) is named


def test_a_goal_is_named_when_it_was_closed_since(desk: Desk) -> None:
    entry = goal(desk)
    desk.add("check", entry, current=Decimal(5), on=date(2026, 11, 10))
    desk.set(entry, date(2026, 11, 13), state="done")
    assert "**Close the books in 5 days**: done 13 Nov." in page(desk)


def test_a_goal_is_named_when_its_due_date_moved(desk: Desk) -> None:
    entry = goal(desk)
    desk.add("exception", entry, type="deadline", due=date(2027, 1, 29), due_before=date(2026, 12, 31))
    desk.set(entry, TODAY, due=date(2027, 1, 29))
    assert "; due 29 Jan, was 31 Dec." in page(desk)


def test_what_was_told_since_is_repeated_and_what_was_not_is_for_the_owner_alone(desk: Desk) -> None:
    client = desk.book.find("client-1")
    told = desk.add("challenge", text="The feed may stop", severity="high", impact_date=date(2026, 12, 5))
    desk.add("raised", told, client=client, heads_up=True)
    old = desk.add("challenge", text="Old news", severity="high", on=date(2026, 10, 1))
    desk.add("raised", old, client=client, on=date(2026, 10, 2))
    desk.add("challenge", text="Priya may leave team B", severity="high", on=date(2026, 11, 17))
    made = built(desk)
    assert [risk.text for risk in made.data.risks] == ["The feed may stop"]
    printed = page(desk)
    assert "Priya" not in printed
    assert "Old news" not in printed
    assert any(
        note.startswith("challenge-3 (high): raise now, found 3 days ago, limit 2 days; ")
        and note.endswith("careerbook challenge raise 3")
        for note in made.notes
    )


def test_the_asks_of_the_next_meeting_and_its_day_are_there(desk: Desk) -> None:
    desk.add(
        "ask", desk.book.find("call-2"), text="A second reviewer", recommendation="One day a week", by=date(2026, 12, 1)
    )
    printed = page(desk)
    assert "**A second reviewer, by Tue 1 Dec.** I recommend" in printed
    assert printed.endswith("We meet on Wed 25 Nov.\n")


def test_before_the_first_call_it_begins_with_the_quarter(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.client()
    desk.add("impact", text="September", on=date(2026, 9, 30))
    desk.add("impact", text="October", on=date(2026, 10, 1))
    data = built(desk).data
    assert (data.spoke, data.since) == (None, date(2026, 10, 1))
    assert [row.text for row in data.results] == ["October"]
    assert "since 1 Oct" in page(desk)


def test_long_rows_make_room_by_leaving_rows_out(desk: Desk) -> None:
    for number in range(6):
        entry = goal(desk, title=f"Goal {number} of a quarter with many long and winding titles in it")
        desk.add("check", entry, current=Decimal(6), status="at-risk", on=date(2026, 11, 6))
        desk.add("impact", text=f"Result {number}: " + "a few more words " * 5)
    made = built(desk)
    assert update.words_of(made.data) <= 150
    assert len(made.data.results) == 1
    assert made.data.goals
    assert not any("over 150" in note for note in made.notes)


def test_text_the_owner_typed_is_never_cut_and_the_notes_say_how_much_it_is_over(desk: Desk) -> None:
    desk.add("ask", desk.book.find("call-2"), text="word " * 170)
    made = built(desk)
    assert "word " * 160 in page(desk)
    over = update.words_of(made.data) - 150
    assert over > 0
    assert f"{over} words over 150" in made.notes


def test_what_belongs_to_another_client_stays_with_them(desk: Desk) -> None:
    priya = desk.client("Priya Shah", "secondary")
    told = desk.add("challenge", text="The feed may stop", severity="high")
    desk.add("raised", told, client=desk.book.find("client-1"))
    made = built(desk, client=priya)
    assert made.data.risks == ()
    assert made.data.meeting is None
    assert any("careerbook challenge raise 1 --to client-2" in note for note in made.notes)


def test_other_people_are_roles_and_the_owner_is_told(desk: Desk) -> None:
    desk.add("person", name="Jo Park", share_as="a peer")
    desk.add("impact", text="Shipped it with Jo Park", on=TODAY)
    made = built(desk)
    assert "Jo" not in page(desk)
    assert any("replaced by a role" in note for note in made.notes)


def test_the_page_of_a_risk_told_today_is_within_its_words(desk: Desk) -> None:
    challenge = desk.add(
        "challenge",
        text="Source feed may stop in December",
        severity="high",
        impact_date=date(2026, 12, 5),
        on=date(2026, 11, 17),
    )
    desk.add("raised", challenge, client=desk.book.find("client-1"), heads_up=True)
    assert update.words_of(built(desk).data) <= 150
    assert "**Source feed may stop in December** (would come on 5 Dec; I told you on 20 Nov)." in page(desk)


def test_a_word_of_mine_that_judges_somebody_is_named_and_stays_in_the_page(desk: Desk) -> None:
    client = desk.book.find("client-1")
    desk.add("impact", text="Shipped it although the vendor was lazy", on=date(2026, 11, 2))
    told = desk.add("challenge", text="The team is stupid about releases", on=date(2026, 11, 3))
    desk.add("raised", told, client=client, on=date(2026, 11, 3))
    desk.add("impact", text="Sam never listens", on=SPOKE)
    found = built(desk)
    assert [note for note in found.notes if "judges" in note] == [
        'impact-1 judges somebody: "vendor was lazy"; careerbook edit impact-1',
        'challenge-1 judges somebody: "team is stupid"; careerbook edit challenge-1',
    ]
    assert "vendor was lazy" in page(desk)
    desk.settings(language="sv")
    assert not any("judges" in note for note in built(desk).notes)
