from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from careerbook import clock
from careerbook.records.entry import Entry
from careerbook.reports import brief
from careerbook.rules.periods import Period
from tests.brief_lint import parts, problems
from tests.desk import Desk, markdown_of
from tests.year import asked, shared_with

FRIDAY = date(2026, 11, 20)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = Desk(tmp_path)
    yield found
    found.book.close()


def built(desk: Desk, client: Entry | None, as_of: date = FRIDAY, **said: Any) -> brief.Built:
    return brief.build(shared_with(desk, client, as_of), asked(desk, client, as_of, **said))


def page(desk: Desk, client: Entry | None, as_of: date = FRIDAY, **said: Any) -> str:
    return markdown_of(brief.layout(built(desk, client, as_of, **said).data))


def rows(text: str, heading: str) -> tuple[str, ...]:
    return next((section.rows for section in parts(text.splitlines()) if section.heading == heading), ())


def meeting(desk: Desk, alex: Entry, day: date = date(2026, 11, 25)) -> Entry:
    return desk.add("call", client=alex, on=day)


# --- the first day ---------------------------------------------------------------------------------------------------


def test_the_first_day_prints_page_one_with_the_win_and_honest_lines(desk: Desk) -> None:
    desk.add("impact", text="Ran the audit alone")
    found = built(desk, None)
    text = markdown_of(brief.layout(found.data))
    assert text == (
        "# Check-in brief · 2026-Q4 · October to December 2026\n\n"
        "for my manager · as of 20 Nov 2026\n\n"
        "## The quarter in two sentences\n\nResult: Ran the audit alone.\n\n"
        "## What I need from you\n\nNothing this time.\n\n"
        "## Value delivered\n\n- **Ran the audit alone.**\n\n"
        "## What we agreed last time\n\nNo promise is open between us.\n\n"
        "## No surprises\n\nNo open risk that we have talked about.\n"
    )
    assert problems(text) == []
    assert found.notes.silent == (
        "Goals",
        "Keep using me for",
        "What I heard, what I did",
        "An idea for you",
        "Next 90 days",
        "One proposal",
        "My questions for you",
    )
    assert found.notes.drafted == ("result",)


def test_a_brief_of_an_empty_period_is_honest(desk: Desk) -> None:
    found = page(desk, None)
    assert rows(found, "The quarter in two sentences") == ("Nothing is written down for this quarter yet.",)
    assert rows(found, "Value delivered") == ("No result is written down yet.",)
    assert problems(found) == []
    assert built(desk, None).notes.drafted == ("nothing",)


# --- the head --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "label"),
    [
        ({"fiscal_year_start_month": 4, "fy_label": "span"}, "2026/27-Q3 · October to December 2026"),
        ({"fiscal_year_start_month": 10}, "FY2027-Q1 · October to December 2026"),
        ({}, "2026-Q4 · October to December 2026"),
    ],
)
def test_the_title_names_the_period_and_its_dates_once(desk: Desk, settings: dict[str, Any], label: str) -> None:
    if settings:
        desk.settings(**settings)
    assert page(desk, None).splitlines()[0] == f"# Check-in brief · {label}"


def test_a_term_prints_its_own_name_and_a_stretch_its_dates_alone(desk: Desk) -> None:
    desk.add("period", name="Autumn term", start=date(2026, 9, 1), end=date(2026, 12, 18))
    text = page(desk, None)
    assert text.startswith("# Check-in brief · Autumn term · 1 Sep to 18 Dec 2026\n")
    assert "## In two sentences\n\nNothing is written down for this period yet." in text
    stretch = Period("2026-11-02..2026-11-15", date(2026, 11, 2), date(2026, 11, 16))
    ask = asked(desk, None, FRIDAY)._replace(period=stretch)
    data = brief.build(shared_with(desk, None, FRIDAY), ask).data
    assert brief.layout(data).title == "Check-in brief · 2 to 15 Nov 2026"


def test_a_meeting_whose_day_has_passed_is_not_announced_but_named_to_the_owner(desk: Desk) -> None:
    alex = desk.client()
    call = meeting(desk, alex, date(2026, 11, 18))
    desk.add("ask", call, text="A second reviewer")
    found = built(desk, alex)
    text = markdown_of(brief.layout(found.data))
    assert "we meet" not in text
    assert "**A second reviewer.**" in text
    assert found.notes.overdue == (call.ref, date(2026, 11, 18))
    assert any("was planned for 18 Nov; careerbook call record 1" in line for line in found.notes.lines(FRIDAY))


def leave(desk: Desk, *, taken: bool) -> None:
    job = desk.add("engagement", title="nurse", on=date(2020, 1, 1))
    desk.add("leave", job, start=date(2026, 11, 16), end=date(2026, 12, 31), on=FRIDAY)
    goal = desk.add(
        "goal",
        title="Twelve audits",
        start=date(2026, 10, 1),
        due=date(2026, 12, 31),
        start_value=Decimal(0),
        target=Decimal(6 if taken else 12),
        baseline_target=Decimal(12),
        state="active",
        on=date(2026, 10, 1),
    )
    if taken:
        desk.add("exception", goal, type="leave", target=Decimal(6), target_before=Decimal(12), cause="the baby")


def test_days_available_stand_in_the_head_once_a_target_was_cut_for_leave_and_never_why(desk: Desk) -> None:
    leave(desk, taken=True)
    text = page(desk, None)
    assert "· available 46 of 92 days ·" in text
    assert "leave" not in text
    assert "baby" not in text
    assert problems(text) == []


def test_days_available_stay_out_until_it_is_taken_unless_asked_for(desk: Desk) -> None:
    leave(desk, taken=False)
    assert "available" not in page(desk, None)
    assert "available 46 of 92 days" in page(desk, None, days=True)


def test_an_exception_for_another_reason_says_nothing_of_days(desk: Desk) -> None:
    leave(desk, taken=False)
    goal = desk.book.find("goal-1")
    desk.add("exception", goal, type="scope", target=Decimal(10), cause="two wards closed")
    assert "available" not in page(desk, None)


# --- 1 the two sentences ---------------------------------------------------------------------------------------------


def test_the_draft_takes_the_strongest_impact_and_the_goal_that_stands_worst(desk: Desk) -> None:
    desk.add("impact", text="Wrote a page", on=date(2026, 11, 19))
    desk.add("impact", text="Halved the queue.", what_changed="Nobody waits over a week", on=date(2026, 10, 5))
    for title, status in (("Calm nights", "at-risk"), ("No falls", "off-track"), ("Fewer forms", "on-track")):
        goal = desk.add("goal", title=title, state="active", due=date(2026, 12, 31))
        desk.add("check", goal, status=status)
    found = built(desk, None)
    assert found.data.headline == "Result: Halved the queue. But: No falls is off track."
    assert found.notes.drafted == ("result", "but")
    assert any(line.startswith("drafted for you: the result and the but;") for line in found.notes.lines(FRIDAY))


def test_a_goal_on_track_is_no_but(desk: Desk) -> None:
    goal = desk.add("goal", title="Fewer forms", state="active", due=date(2026, 12, 31))
    desk.add("check", goal, status="on-track")
    desk.add("impact", text="Halved the queue")
    assert built(desk, None).data.headline == "Result: Halved the queue."


def test_a_private_goal_and_a_private_impact_are_no_draft(desk: Desk) -> None:
    goal = desk.add("goal", title="Find another job", state="active", visibility="private")
    desk.add("check", goal, status="off-track")
    desk.add("impact", text="Passed an interview", visibility="private")
    assert built(desk, None).data.headline == "Nothing is written down for this quarter yet."


def test_over_45_words_of_mine_are_whole_and_said_so(desk: Desk) -> None:
    alex = desk.client()
    call = meeting(desk, alex)
    desk.set(call, headline=" ".join(["word"] * 48))
    found = built(desk, alex)
    assert found.data.headline.count("word") == 48
    assert "The quarter in two sentences: 3 words over 45" in found.notes.over


# --- 2 what I need ---------------------------------------------------------------------------------------------------


def test_decisions_come_first_and_a_view_is_a_question_to_a_coach(desk: Desk) -> None:
    alex = desk.client()
    call = meeting(desk, alex)
    desk.add("ask", call, text="how would you have got test data in September", type="view")
    desk.add("ask", call, text="Half an hour with finance", type="help", because="They decide the format")
    desk.add("ask", call, text="May I hire?", recommendation="Priya starts in March", by=date(2026, 12, 1))
    desk.add("ask", call, text="Settled already", answer="agreed")
    desk.add("ask", call, text="Renew the licence", objection="too dear", fallback="one year")
    text = page(desk, alex)
    assert rows(text, "What I need from you") == (
        "**May I hire? By Tue 1 Dec.** I recommend: Priya starts in March.",
        "**Renew the licence.**",
        "**Half an hour with finance.** They decide the format.",
    )
    found = built(desk, alex)
    assert [row.text for row in found.appendix.requests] == ["how would you have got test data in September"]
    appendix = markdown_of(brief.layout_appendix(found.appendix))
    assert "**How would you see it?** How would you have got test data in September?" in appendix
    assert "too dear" not in text
    assert "one year" not in text


# --- 3 value delivered -----------------------------------------------------------------------------------------------


def test_themes_rank_by_strength_then_number_then_date(desk: Desk) -> None:
    desk.add("impact", text="Late and thin", theme=("Thin",), on=date(2026, 11, 19))
    for day in (5, 6):
        desk.add("impact", text=f"Wider {day}", theme=("Wide",), what_changed="Less waiting", on=date(2026, 10, day))
    desk.add("impact", text="One", theme=("Narrow",), what_changed="Less noise", on=date(2026, 11, 2))
    found = built(desk, None)
    assert [row.theme for row in found.data.results] == ["Wide", "Narrow", "Thin"]
    assert [row.what_changed for row in found.data.results] == ["Less waiting", "Less noise", None]
    assert [row.text for row in found.appendix.results] == ["Wider 5"]


def test_of_six_themes_five_print_and_the_sixth_goes_to_the_appendix(desk: Desk) -> None:
    for number in range(6):
        desk.add("impact", text=f"Result number {number}", on=date(2026, 10, 1 + number))
    found = built(desk, None)
    assert len(found.data.results) == 5
    assert [row.text for row in found.appendix.results] == ["Result number 0"]
    assert found.notes.appendix == 1


def measured(desk: Desk, **said: Any) -> str:
    goal = desk.add(
        "goal",
        title="Faster checkout",
        metric_name="p95 ms",
        start_value=Decimal(900),
        target=Decimal(500),
        state="active",
        on=date(2026, 4, 1),
    )
    desk.add("check", goal, current=Decimal(820), on=date(2026, 5, 4))
    if said.pop("last_quarter", False):
        desk.add("check", goal, current=Decimal(700), on=date(2026, 9, 14))
    desk.add("check", goal, current=Decimal(540), on=date(2026, 11, 4))
    fields = {"metric_name": "p95", "before": Decimal(900), "after": Decimal(540), "unit": "ms", "goal": goal, **said}
    desk.add("impact", text="Cut checkout p95 by caching tax lookups", **fields)
    return rows(page(desk, None), "Value delivered")[0]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"last_quarter": True}, "p95 fell from 900 to 540 ms (plan 500, last quarter 700)."),
        ({}, "p95 fell from 900 to 540 ms (plan 500, in May 820)."),
        ({"goal": None}, "p95 fell from 900 to 540 ms, −40 %."),  # noqa: RUF001 - the minus sign of print
        ({"goal": None, "before": None}, "p95: 540 ms."),
        ({"metric_name": "error rate", "unit": "%"}, "Error rate fell from 900 to 540 %, −360 points."),  # noqa: RUF001 - likewise
        ({"goal": None, "after": Decimal(900)}, "p95 stayed at 900 ms."),
        ({"goal": None, "before": Decimal(200)}, "p95 rose from 200 to 540 ms."),
        ({"goal": None, "before": Decimal(0)}, "p95 rose from 0 to 540 ms."),
    ],
)
def test_a_number_stands_against_plan_and_last_quarter_else_with_its_change(
    desk: Desk, said: dict[str, Any], sentence: str
) -> None:
    row = measured(desk, **said)
    assert row == f"**Cut checkout p95** by caching tax lookups. {sentence}"


def test_who_gained_prints_unless_the_row_says_it(desk: Desk) -> None:
    desk.add("impact", text="Merged two forms", for_whom="The night shift", what_changed="One form is left")
    desk.add("impact", text="Moved the store", for_whom="ward staff", what_changed="Ward staff walk less")
    found = rows(page(desk, None), "Value delivered")
    assert "**Merged two forms.** One form is left. For the night shift." in found
    assert "**Moved the store.** Ward staff walk less." in found


def test_as_you_asked_prints_only_for_a_need_of_this_reader(desk: Desk) -> None:
    alex, kim = desk.client(), desk.client("Kim Sato", relation="secondary")
    need = desk.add("need", alex, text="Fewer forms", heard_on=date(2026, 7, 8))
    desk.add("impact", text="Merged two forms", need=need)
    assert rows(page(desk, alex), "Value delivered") == ("**Merged two forms.** You asked for it in July.",)
    assert rows(page(desk, kim), "Value delivered") == ("**Merged two forms.**",)


def test_other_people_are_roles_and_the_reader_is_you(desk: Desk) -> None:
    alex = desk.client()
    desk.add("person", name="Bartholomew Stone", share_as="the plant engineer")
    desk.add("impact", text="Bartholomew Stone and Alex Rivera now share one plan")
    desk.add("impact", text="Bartholomew can release alone")
    found = built(desk, alex)
    text = markdown_of(brief.layout(found.data))
    assert "The plant engineer and you" in text.replace("*", "")
    assert "Stone" not in text
    assert found.notes.first_names == ("Bartholomew",)
    assert found.notes.names_replaced == 1


# --- 4 promises ------------------------------------------------------------------------------------------------------


def recorded(desk: Desk, alex: Entry, day: date, kind: str = "quarterly") -> Entry:
    call = desk.add("call", client=alex, on=day, type=kind)
    return desk.set(call, day, state="recorded", held_on=day)


def promised(desk: Desk, alex: Entry, text: str, on: date, **said: Any) -> Entry:
    return desk.add("commitment", text=text, client=alex, owner=said.pop("owner", "me"), on=on, **said)


def test_promises_since_the_last_recorded_quarterly_call_and_open_ones_from_before(desk: Desk) -> None:
    alex, kim = desk.client(), desk.client("Kim Sato", relation="secondary")
    recorded(desk, alex, date(2026, 9, 30))
    recorded(desk, alex, date(2026, 11, 2), "ad-hoc")
    july = date(2026, 7, 1)
    desk.set(promised(desk, alex, "Old and done", july), july, state="done", done_on=july)
    promised(desk, alex, "Old and open", july, due=date(2026, 12, 1))
    promised(desk, alex, "New", date(2026, 9, 30), due=date(2026, 12, 20))
    promised(desk, alex, "Late", date(2026, 10, 8), due=date(2026, 11, 16))
    promised(desk, alex, "To agree", date(2026, 11, 8), state="proposed")
    promised(desk, kim, "Somebody else's", date(2026, 10, 8))
    promised(desk, alex, "Only mine", date(2026, 10, 8), visibility="private")
    assert rows(page(desk, alex), "What we agreed last time") == (
        "**Late** (I, by 16 Nov): open, four days late.",
        "**Old and open** (I, by 1 Dec): open.",
        "**New** (I, by 20 Dec): open.",
    )


def test_what_moved_shows_as_changed_with_its_first_date(desk: Desk) -> None:
    alex = desk.client()
    recorded(desk, alex, date(2026, 9, 30))
    open_one = promised(desk, alex, "Test plan", date(2026, 10, 1), due=date(2026, 11, 6))
    desk.set(open_one, date(2026, 11, 5), due=date(2026, 12, 4))
    done = promised(desk, alex, "Runbook", date(2026, 10, 1), due=date(2026, 10, 16), remark="The data came late")
    desk.set(done, date(2026, 10, 15), due=date(2026, 10, 30))
    desk.set(done, date(2026, 11, 2), state="done", done_on=date(2026, 11, 2))
    missed = promised(desk, alex, "Tour", date(2026, 10, 1), owner="client", due=date(2026, 10, 16))
    desk.set(missed, date(2026, 10, 17), state="missed")
    assert rows(page(desk, alex), "What we agreed last time") == (
        "**Tour** (you, by 16 Oct): missed.",
        "**Runbook** (I, by 16 Oct): moved to 30 Oct, done 2 Nov, three days late; the data came late.",
        "**Test plan** (I, by 6 Nov): open, moved to 4 Dec.",
    )


def test_a_promise_stands_in_the_words_of_the_day_it_was_made(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    alex = desk.client()
    desk.add("person", name="Jo Baker")
    monkeypatch.setattr(clock, "instant", lambda: "2026-11-02T09:00:00.000Z")
    promise = promised(desk, alex, "Train Jo Baker in evry close", date(2026, 11, 2), due=date(2026, 11, 30))
    monkeypatch.setattr(clock, "instant", lambda: "2026-11-02T17:00:00.000Z")
    desk.set(promise, text="Train Jo Baker in every close")
    monkeypatch.setattr(clock, "instant", lambda: "2026-11-12T09:00:00.000Z")
    desk.set(promise, text="Talk to Jo Baker")
    found = built(desk, alex)
    text = markdown_of(brief.layout(found.data))
    assert rows(text, "What we agreed last time") == ("**Train a colleague in every close** (I, by 30 Nov): open.",)
    assert found.notes.worded_then == ("commitment-1",)


def test_words_from_before_a_promise_was_shared_never_come_back(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    alex = desk.client()
    monkeypatch.setattr(clock, "instant", lambda: "2026-11-02T09:00:00.000Z")
    promise = promised(desk, alex, "Replace the lazy vendor", date(2026, 11, 2), visibility="private")
    monkeypatch.setattr(clock, "instant", lambda: "2026-11-09T09:00:00.000Z")
    desk.set(promise, text="Look at other vendors", visibility="client")
    assert rows(page(desk, alex), "What we agreed last time") == ("**Look at other vendors** (I): open.",)


# --- 5 no surprises --------------------------------------------------------------------------------------------------


def told(desk: Desk, client: Entry, text: str, on: date = date(2026, 11, 18), **said: Any) -> Entry:
    challenge = desk.add("challenge", text=text, on=date(2026, 11, 2), **said)
    desk.add("raised", challenge, client=client, on=on)
    return challenge


def test_only_what_this_reader_was_told_prints_the_worst_first(desk: Desk) -> None:
    alex, kim = desk.client(), desk.client("Kim Sato", relation="secondary")
    told(desk, alex, "Medium and near", impact_date=date(2026, 12, 1))
    told(desk, alex, "Assumed medium")
    told(desk, alex, "Small", severity="low")
    worst = told(desk, alex, "High", severity="high", consequence="the ward would close")
    desk.add("raised", worst, client=alex, on=date(2026, 11, 19))
    settled = told(desk, alex, "Settled", severity="high")
    desk.set(settled, FRIDAY, state="resolved")
    told(desk, kim, "Told to another", severity="high")
    desk.add("challenge", text="Told to nobody", severity="high", on=FRIDAY)
    found = built(desk, alex)
    assert rows(markdown_of(brief.layout(found.data)), "No surprises") == (
        "**High** (I told you on 18 Nov). The ward would close.",
        "**Medium and near** (I told you on 18 Nov).",
        "**Assumed medium** (I told you on 18 Nov).",
    )
    assert [risk.text for risk in found.notes.untold_high] == ["Told to another", "Told to nobody"]
    assert rows(page(desk, kim), "No surprises") == ("**Told to another** (I told you on 18 Nov).",)


def test_an_untold_high_risk_is_no_line_of_the_page(desk: Desk) -> None:
    alex = desk.client()
    desk.add("challenge", text="The feed may stop", severity="high")
    found = built(desk, alex)
    assert rows(markdown_of(brief.layout(found.data)), "No surprises") == ("No open risk that we have talked about.",)
    assert found.notes.untold_high[0].command == "careerbook challenge raise 1"


def test_small_risks_alone_are_not_called_none(desk: Desk) -> None:
    alex = desk.client()
    told(desk, alex, "Small", severity="low")
    assert rows(page(desk, alex), "No surprises") == ("Only small risks that we have talked about.",)


def test_a_risk_that_came_true_says_so(desk: Desk) -> None:
    alex = desk.client()
    risk = told(desk, alex, "The feed may stop", what_helps="a call to procurement")
    desk.set(risk, FRIDAY, state="materialised")
    assert rows(page(desk, alex), "No surprises") == (
        "**The feed may stop** (it has happened; I told you on 18 Nov). What helps most: a call to procurement.",
    )


def test_a_topic_denied_to_a_reader_is_neither_printed_nor_asked_to_be_raised(desk: Desk) -> None:
    kim = desk.client("Kim Sato", relation="secondary", topics_deny=("pay",))
    desk.add("challenge", text="The bonus may be late", tags=("pay",), severity="high")
    desk.add("impact", text="Settled the overtime", tags=("pay",))
    found = built(desk, kim)
    assert found.notes.untold == ()
    assert "overtime" not in markdown_of(brief.layout(found.data))
