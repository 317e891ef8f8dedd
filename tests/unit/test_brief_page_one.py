from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from careerbook.reports import brief
from careerbook.rules.periods import Period
from tests.brief_desk import FRIDAY, built, meeting, page, rows
from tests.brief_lint import problems
from tests.desk import Desk, markdown_of
from tests.year import asked, shared_with


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = Desk(tmp_path)
    yield found
    found.book.close()


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
    assert "**How would you have got test data in September?**" in appendix
    assert "How would you see it?" not in appendix
    assert "too dear" not in text
    assert "one year" not in text


def test_a_view_on_what_is_no_question_is_asked_for(desk: Desk) -> None:
    alex = desk.client()
    call = meeting(desk, alex)
    desk.add("ask", call, text="the night rota", type="view", by=date(2026, 12, 1))
    desk.add("ask", call, text="What do you think of the night rota?", type="view", by=date(2026, 12, 1))
    assert rows(page(desk, alex), "What I need from you")[:2] == (
        "**How would you see it?** The night rota. By Tue 1 Dec.",
        "**What do you think of the night rota?** By Tue 1 Dec.",
    )


def test_a_recommendation_with_a_colon_gives_its_reason_in_a_sentence_of_its_own(desk: Desk) -> None:
    alex = desk.client()
    call = meeting(desk, alex)
    desk.add("ask", call, text="Rent or buy?", recommendation="rent them", because="they are free until May")
    desk.add("ask", call, text="Renew it?", recommendation="Renewing", because="They Know us")
    assert rows(page(desk, alex), "What I need from you")[:2] == (
        "**Rent or buy?** I recommend: rent them. They are free until May.",
        "**Renew it?** I recommend renewing: they Know us.",
    )


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
    assert found.notes.names_left == ("Bartholomew",)
    assert found.notes.names_replaced == 1
