"""One screen that fits 80 by 24 whatever the book holds, looks fine with one win, and leaves people on leave alone."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from careerbook.document import Document
from careerbook.records.entry import Entry
from careerbook.render import terminal
from careerbook.reports import status
from careerbook.reports.ask import Ask
from careerbook.reports.readiness import missing_for
from careerbook.text import cell_width
from tests.desk import TODAY, Desk, text_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def page(desk: Desk, as_of: date = TODAY) -> Document:
    return status.layout(status.build(desk.read(as_of), Ask()))


def screen(desk: Desk, as_of: date = TODAY) -> str:
    return terminal.render(page(desk, as_of), 80, False)


def goal(desk: Desk, **said: Any) -> Entry:
    fields: dict[str, Any] = {
        "title": "Close the books in 5 days",
        "start_value": Decimal(9),
        "target": Decimal(5),
        "start": date(2026, 10, 1),
        "due": date(2026, 12, 31),
        "state": "active",
        "on": date(2026, 10, 1),
    }
    return desk.add("goal", **{**fields, **said})


def busy(desk: Desk) -> Desk:
    """A book with more of everything than a screen can hold, in long words."""
    long = "with a very long title that goes on and on and never ends"
    desk.settings(name="Bartholomew Featherstonehaugh-Cholmondeley")
    desk.add("engagement", title="principal staff data engineer of the whole group", on=date(2026, 1, 1))
    client = desk.client("Alexandrina Featherstonehaugh-Rivera")
    for number in range(8):
        checked = goal(desk, title=f"Goal {number} {long}")
        desk.add("check", checked, current=Decimal(6), status="at-risk", on=date(2026, 11, 6))
        desk.add("challenge", text=f"Trouble {number} {long}", severity="high", on=date(2026, 11, 1))
        for owner in ("me", "client"):
            desk.add("commitment", text=f"Promise {number} {long}", owner=owner, client=client, due=date(2026, 11, 10))
        desk.set(desk.add("pitch", title=f"Pitch {number} {long}", decision_by=TODAY), TODAY, state="sent")
        desk.add("call", client=client, on=TODAY + timedelta(days=number - 3))
        desk.add("impact", text=f"Win {number} {long}", on=TODAY - timedelta(days=6 * number))
        desk.add("feedback", text="Thanks", source="peer", about="result")
    return desk


def test_a_fresh_book_with_one_win_looks_fine(desk: Desk) -> None:
    desk.add("impact", text="Ran the audit alone")
    shown = screen(desk)
    assert "2026-Q4, day 51 of 92 · Fri 20 Nov" in shown
    assert "1 win, last one today" in shown
    assert "careerbook brief" in shown
    assert "n/a" not in shown
    assert "None" not in shown


def test_an_empty_book_says_how_to_begin(desk: Desk) -> None:
    shown = screen(desk)
    assert "no win yet" in shown
    assert 'careerbook win "what you did that helped"' in shown


def test_the_fullest_book_fits_one_screen(desk: Desk) -> None:
    lines = screen(busy(desk)).splitlines()
    assert len(lines) <= 23
    assert max(cell_width(line) for line in lines) <= 80


def test_what_did_not_fit_is_counted_and_says_where_it_is(desk: Desk) -> None:
    shown = screen(busy(desk))
    assert "and 7 more: careerbook report surprises" in shown
    assert "and 5 more: careerbook goal list" in shown


@pytest.mark.parametrize("width", [40, 60, 100])
def test_it_wraps_in_any_window(desk: Desk, width: int) -> None:
    lines = terminal.render(page(busy(desk)), width, False).splitlines()
    assert max(cell_width(line) for line in lines) <= width


def test_the_next_meeting_says_what_to_do_before(desk: Desk) -> None:
    client = desk.client()
    call = desk.add("call", client=client, on=date(2026, 11, 25))
    desk.add("ask", call, text="A second reviewer", recommendation="One day a week of team B")
    data = status.build(desk.read(), Ask())
    assert data.meeting is not None
    assert data.meeting.to_do == ("write the two sentences", "1 ask has no reason", "3 results with a number or proof")
    shown = screen(desk)
    assert "Alex Rivera, Wed 25 Nov, in 5 days" in shown
    assert "To do: write the two sentences · 2 more: careerbook checkin\n" in shown
    assert max(map(len, shown.splitlines())) <= 80
    assert "prepare Wednesday, ten minutes" in shown


def test_the_win_to_look_at_again_is_named_however_much_else_there_is(desk: Desk) -> None:
    busy(desk).add("impact", text="Cut p95", on=date(2026, 8, 3), result_check_on=date(2026, 11, 21))
    assert "check-result" not in screen(desk)
    shown = screen(desk, date(2026, 11, 21))
    assert "careerbook impact check-result 9 TEXT" in shown
    assert len(shown.splitlines()) <= 23


def test_the_next_meeting_is_with_whomever_it_is_and_the_command_names_them(desk: Desk) -> None:
    desk.add("call", client=desk.client(), on=date(2026, 12, 20))
    desk.add("call", client=desk.client("Kim Sato", relation="secondary"), on=date(2026, 11, 25))
    shown = screen(desk)
    assert "Kim Sato, Wed 25 Nov, in 5 days" in shown
    assert "careerbook checkin --client client-2" in shown


def test_a_page_that_was_sent_asks_for_nothing_more(desk: Desk) -> None:
    call = desk.add("call", client=desk.client(), on=date(2026, 11, 25))
    desk.set(call, TODAY, state="sent")
    assert "in 5 days, the page is sent" in screen(desk)
    assert "To do:" not in screen(desk)


def test_a_call_that_passed_without_a_record_is_named(desk: Desk) -> None:
    desk.add("call", client=desk.client(), on=date(2026, 11, 18))
    assert "Not recorded   Alex Rivera, Wed 18 Nov" in screen(desk)
    assert "careerbook call record 1" in screen(desk)


def test_an_untold_high_risk_is_said_now_with_its_command(desk: Desk) -> None:
    desk.client()
    desk.add("challenge", text="A supplier feed may stop", severity="high", on=date(2026, 11, 17))
    shown = screen(desk)
    assert "A supplier feed may stop (high, found 3 days ago)" in shown
    assert "careerbook challenge raise 1" in shown
    assert "tell Alex about it" in shown


def test_promises_of_both_sides_are_one_line_each(desk: Desk) -> None:
    client = desk.client()
    desk.add("commitment", text="Expenses plan", owner="me", client=client, due=date(2026, 11, 27))
    desk.add("commitment", text="Second reviewer", owner="client", client=client, on=date(2026, 10, 30))
    shown = screen(desk)
    assert "yours: none late · next Expenses plan, 27 Nov" in shown
    assert "theirs: Second reviewer, open since 30 Oct" in shown
    later = screen(desk, date(2026, 11, 28))
    assert "yours: 1 late: Expenses plan, 27 Nov" in later
    assert "it was due 1 day ago" in later


def test_goals_that_need_attention_stand_first_and_done_ones_last(desk: Desk) -> None:
    done = goal(desk, title="Done")
    desk.add("check", done, current=Decimal(5))
    desk.set(done, date(2026, 11, 13), state="done")
    for title, word in (("Fine", "on-track"), ("Shaky", "at-risk"), ("Lost", "off-track")):
        desk.add("check", goal(desk, title=title), current=Decimal(6), status=word)
    old = goal(desk, title="Last year")
    desk.set(old, date(2026, 9, 30), state="done")
    data = status.build(desk.read(), Ask())
    assert [line.title for line in data.goals] == ["Lost", "Shaky", "Fine", "Done"]
    assert [line.word for line in data.goals] == ["off track", "at risk", "on track", "done"]


def test_a_goal_past_its_due_day_stands_first_and_its_step_says_how_late_it_is(desk: Desk) -> None:
    desk.client()
    desk.add("impact", text="Win")
    for title, due, word in (
        ("Lost", date(2026, 12, 31), "off-track"),
        ("Late", date(2026, 11, 10), "on-track"),
        ("Due today", TODAY, "on-track"),
        ("Later", date(2026, 11, 9), "at-risk"),
    ):
        desk.add("check", goal(desk, title=title, due=due), current=Decimal(6), status=word)
    waits = goal(desk, title="Waits", due=date(2026, 11, 1))
    desk.set(waits, TODAY, state="deferred", deferred_until=date(2027, 1, 15))
    data = status.build(desk.read(), Ask())
    assert [(line.title, line.days_late) for line in data.goals] == [
        ("Later", 11), ("Late", 10), ("Lost", 0), ("Due today", 0),
    ]  # fmt: skip
    assert data.goals[0].word == "at risk"
    shown = screen(desk).splitlines()
    assert next(line for line in shown if "Late " in line).endswith("  overdue")
    assert next(line for line in shown if "Due today" in line).endswith("  on track")
    assert "careerbook goal close 4 it was due 11 days ago" in " ".join(" ".join(shown).split())


def test_the_fullest_book_of_late_goals_fits_one_screen(desk: Desk) -> None:
    for late in busy(desk).book.entries("goal"):
        desk.set(late, due=TODAY - timedelta(days=300 + late.number))
    lines = screen(desk).splitlines()
    assert len(lines) <= 23
    assert max(cell_width(line) for line in lines) <= 80
    assert sum(line.endswith("  overdue") for line in lines) == 3
    assert any(line.endswith("and 5 more: careerbook goal list") for line in lines)


def test_on_leave_no_goal_is_late(desk: Desk) -> None:
    goal(desk, title="Late", due=date(2026, 11, 10))
    job = desk.add("engagement", title="Nurse", on=date(2026, 1, 1))
    desk.add("leave", job, start=date(2026, 11, 16), end=date(2026, 12, 31))
    shown = screen(desk)
    assert "overdue" not in shown
    assert "goal close" not in shown


def test_on_leave_nothing_nags(desk: Desk) -> None:
    job = desk.add("engagement", title="Nurse", on=date(2026, 1, 1))
    busy(desk)
    desk.add("leave", job, start=date(2026, 11, 16), end=date(2026, 12, 31))
    shown = screen(desk)
    assert "On leave until 31 Dec." in shown
    for nag in ("Say it now", "Not recorded", "To do:", "late", "Waiting for", "Next  ", "careerbook week"):
        assert nag not in shown
    assert "On leave" not in screen(desk, date(2026, 11, 15))
    assert "On leave" not in screen(desk, date(2027, 1, 1))


def test_wins_are_counted_in_this_quarter_and_by_week(desk: Desk) -> None:
    desk.add("impact", text="Counted", before=Decimal(9), after=Decimal(6), unit="days", on=date(2026, 11, 18))
    desk.add("impact", text="Told", on=date(2026, 11, 3))
    desk.add("impact", text="Before", on=date(2026, 9, 30))
    wins = status.build(desk.read(), Ask()).wins
    assert (wins.count, wins.with_number, wins.last_on, wins.stale) == (2, 1, date(2026, 11, 18), False)
    assert wins.by_week == (1, 0, 0, 0, 0, 1, 0, 1)
    assert status.build(desk.read(date(2026, 12, 2)), Ask()).wins.stale


def test_highlights_of_the_last_third_alone_are_said_and_the_cut_is_a_setting(desk: Desk) -> None:
    december = date(2026, 12, 20)  # the last third of the quarter begins on 2 Dec: 62 of its 92 days come before
    for day, said in (
        (date(2026, 10, 8), {"after": Decimal(6), "before": Decimal(9)}),
        (date(2026, 12, 1), {"what_changed": "Half of it"}),  # one part: no highlight
        (date(2026, 12, 2), {"after": Decimal(6), "before": Decimal(9)}),
        (date(2026, 12, 20), {"after": Decimal(6), "before": Decimal(9)}),
        (date(2026, 12, 20), {"after": Decimal(6), "before": Decimal(9), "visibility": "private"}),
        (date(2026, 12, 21), {"after": Decimal(6), "before": Decimal(9)}),
    ):
        desk.add("impact", text="Win", on=day, **said)
    wins = status.build(desk.read(december), Ask()).wins
    assert (wins.late, wins.highlights, wins.skewed) == (2, 3, True)
    shown = screen(desk, december)
    assert "5 wins, 4 with a number, 2 of 3 highlights in its last third\n" in shown
    assert "careerbook win TEXT --on DATE what helped earlier this quarter" in " ".join(shown.split())
    why = " ".join(text_of(status.layout(status.build(desk.read(december), Ask(why=True)))).split())
    assert "2 of 3. Settings of this book: skew_warn = 0.5, highlight_strength = 2." in why
    desk.settings(skew_warn="0.7")
    assert "last third" not in screen(desk, december)
    assert "what helped earlier" not in screen(desk, december)
    assert "last third" not in screen(desk, date(2026, 12, 1))
    unknown = " ".join(text_of(status.layout(status.build(desk.read(date(2026, 7, 1)), Ask(why=True)))).split())
    assert "n/a (no highlight in the period)." in unknown


def test_who_was_heard_and_who_not_yet(desk: Desk) -> None:
    assert "Heard from" not in screen(desk)
    desk.settings(sides={"self": True, "manager": True, "peer": True, "customer": True})
    desk.add("feedback", text="Thanks", source="peer", about="result")
    desk.add("feedback", text="Old", source="customer", about="result", on=date(2025, 11, 1))
    assert "peers · not yet: " in screen(desk)
    assert status.build(desk.read(), Ask()).not_heard_from == ("manager", "customer")


def test_what_no_page_for_others_may_show_is_counted(desk: Desk) -> None:
    client = desk.client()
    desk.add("impact", text="Shared")
    desk.add("impact", text="Mine", visibility="private")
    desk.add("feedback", text="Thanks", source="peer", about="result")
    told = desk.add("challenge", text="Told")
    desk.add("raised", told, client=client)
    assert status.build(desk.read(), Ask()).only_for_me == 2


def test_the_plain_layout_reads_one_fact_per_line(desk: Desk) -> None:
    client = desk.client()
    desk.add("commitment", text="Expenses plan", owner="me", client=client, due=date(2026, 11, 27))
    desk.add("commitment", text="Second reviewer", owner="client", client=client, due=date(2026, 11, 30))
    desk.add("check", goal(desk), current=Decimal(6), status="at-risk")
    said = text_of(page(desk))
    assert "Promises, yours: none late; next Expenses plan, 27 Nov." in said
    assert "Promises, theirs: Second reviewer, due 30 Nov." in said
    assert "Goal 1 of 1: Close the books in 5 days. At risk. 75 percent." in said
    assert "█" not in said


def test_readiness_knows_the_people_whom_a_win_judges_by_name(desk: Desk) -> None:
    client = desk.client()
    desk.add("impact", text="Jo was difficult, and refused to help")
    assert "wording" not in [item.part for item in missing_for(desk.read(), client, None)]
    desk.add("person", name="Jo Baker")
    found = [(item.part, item.ref) for item in missing_for(desk.read(), client, None)]
    assert ("wording", "impact-1") in found


def test_readiness_names_what_the_page_lacks_and_ends_when_nothing_is_missing(desk: Desk) -> None:
    client = desk.client()
    call = desk.add("call", client=client, on=date(2026, 11, 25))
    checked = goal(desk)
    desk.add("challenge", text="The feed may stop", severity="high")
    desk.add("impact", text="Their stupid team is lazy")
    parts = [item.part for item in missing_for(desk.read(), client, call)]
    assert parts == ["headline", "highlights", "challenge-not-raised", "goal-unchecked", "wording"]
    desk.set(desk.book.find("impact-1"), text="Fixed it", what_changed="Two hours saved", before=Decimal(1))
    for number in range(2):
        desk.add("impact", text=f"Win {number}", before=Decimal(9), after=Decimal(6), unit="days")
    desk.add("check", checked, current=Decimal(6))
    desk.add("raised", desk.book.find("challenge-1"), client=client)
    call = desk.set(call, headline="The close takes six days. The feed may stop.")
    assert missing_for(desk.read(), client, call) == ()


def test_why_names_the_settings_that_decide(desk: Desk) -> None:
    desk.settings(stale_days=21)
    data = status.build(desk.read(), Ask(why=True))
    assert any("stale_days = 21" in reason.settings for reason in data.why)
