from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from careerbook.records.entry import Entry
from careerbook.reports import brief
from careerbook.reports.planned import frozen_text, planned_of
from tests.brief_lint import parts, problems
from tests.desk import Desk, markdown_of
from tests.year import asked, shared_with

FRIDAY = date(2026, 11, 20)
OCTOBER = date(2026, 10, 1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = Desk(tmp_path)
    yield found
    found.book.close()


def built(desk: Desk, client: Entry | None, as_of: date = FRIDAY) -> brief.Built:
    return brief.build(shared_with(desk, client, as_of), asked(desk, client, as_of))


def page(desk: Desk, client: Entry | None, as_of: date = FRIDAY) -> str:
    return markdown_of(brief.layout(built(desk, client, as_of).data))


def rows(text: str, heading: str) -> tuple[str, ...]:
    return next((section.rows for section in parts(text.splitlines()) if section.heading == heading), ())


def heads(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("## ")]


# --- 6 goals ---------------------------------------------------------------------------------------------------------


def goal(desk: Desk, title: str, **said: Any) -> Entry:
    fields: dict[str, Any] = {"state": "active", "on": OCTOBER, "start": OCTOBER, "due": date(2026, 12, 31), **said}
    fields.setdefault("baseline_due", fields["due"])
    return desk.add("goal", title=title, **fields)


def close_goal(desk: Desk, **said: Any) -> Entry:
    figures = {"start_value": Decimal(9), "target": Decimal(5), "unit": "days", **said}
    return goal(desk, "Close in 5 days", **figures)


@pytest.mark.parametrize(
    ("said", "check", "words"),
    [
        ({}, {"current": Decimal(6), "status": "at-risk"}, "at risk: 9 → 6 days, three quarters of the way"),
        ({}, {"current": Decimal("6.1")}, "9 → 6.1 days, about three quarters of the way"),
        ({}, {"current": Decimal(9), "status": "off-track"}, "off track: 9 → 9 days, where it started"),
        ({}, {"current": Decimal(10), "status": "off-track"}, "off track: 9 → 10 days, further away than at the start"),
        ({}, {"current": Decimal(4), "status": "completed"}, "completed: 9 → 4 days, past the target"),
        ({}, {"status": "on-track"}, "on track"),
        ({}, {}, "not measured yet"),
        ({"start_value": None}, {"current": Decimal(6), "status": "on-track"}, "on track: 6 days now"),
        (
            {"target": Decimal(6), "baseline_target": Decimal(5)},
            {"current": Decimal("7.5"), "status": "on-track"},
            "on track: 9 → 7.5 days, half way (target 6, was 5)",
        ),
    ],
)
def test_how_a_goal_stands_is_said_in_words_and_never_in_percent(
    desk: Desk, said: dict[str, Any], check: dict[str, Any], words: str
) -> None:
    found = close_goal(desk, **said)
    if check:
        desk.add("check", found, **check, confidence=3, comment="between us")
    text = page(desk, None)
    assert rows(text, "Goals")[1] == f"| Close in 5 days | {words} | 31 Dec |"
    assert problems(text) == []


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("done", "done 13 Nov"),
        ("missed", "missed 13 Nov: 9 → 6 days, three quarters of the way"),
        ("partly-done", "partly done 13 Nov: 9 → 6 days, three quarters of the way"),
        ("dropped", "dropped 13 Nov"),
        ("blocked", "blocked: 9 → 6 days, three quarters of the way"),
    ],
)
def test_a_state_is_said_with_its_day_and_never_with_its_reason(desk: Desk, state: str, words: str) -> None:
    found = close_goal(desk, **({"target": Decimal(6)} if state == "done" else {}))
    desk.add("check", found, on=date(2026, 11, 6), current=Decimal(6), status="on-track")
    desk.set(found, date(2026, 11, 13), state=state, reason="the vendor is hopeless")
    text = page(desk, None)
    assert rows(text, "Goals")[1] == f"| Close in 5 days | {words} | 31 Dec |"
    assert "hopeless" not in text


def test_a_goal_over_its_target_says_so(desk: Desk) -> None:
    found = goal(desk, "Sell more", start_value=Decimal(0), target=Decimal(400000), unit="EUR")
    desk.add("check", found, current=Decimal(520000))
    desk.set(found, date(2026, 11, 13), state="done")
    assert (
        rows(page(desk, None), "Goals")[1] == "| Sell more | done 13 Nov: 0 → 520,000 EUR, past the target | 31 Dec |"
    )


def test_trouble_stands_first_and_seven_rows_are_the_most(desk: Desk) -> None:
    for number in range(8):
        desk.add("check", goal(desk, f"Fine {number}"), status="on-track")
    desk.add("check", goal(desk, "In trouble"), status="off-track")
    found = built(desk, None)
    assert found.data.goals is not None
    assert [row.title for row in found.data.goals][:2] == ["In trouble", "Fine 0"]
    assert len(found.data.goals) == 7
    assert [row.title for row in found.appendix.goals] == ["Fine 6", "Fine 7"]


def test_a_due_date_that_moved_says_when_it_was(desk: Desk) -> None:
    goal(desk, "Lead the guild", due=date(2027, 3, 31), baseline_due=date(2027, 1, 29))
    assert rows(page(desk, None), "Goals")[1].endswith("| 31 Mar, was 29 Jan |")


def test_what_a_goal_serves_is_a_need_of_this_reader(desk: Desk) -> None:
    alex, kim = desk.client(), desk.client("Kim Sato", relation="secondary")
    need = desk.add("need", alex, text="Numbers I can trust")
    goal(desk, "Close in 5 days", need=need)
    assert rows(page(desk, alex), "Goals") == (
        "| Goal | Serves | How it stands | Due |",
        "| Close in 5 days | Numbers I can trust | not measured yet | 31 Dec |",
    )
    assert "Numbers I can trust" not in page(desk, kim)


def test_a_goal_settled_before_the_period_is_gone_and_the_heading_stays(desk: Desk) -> None:
    found = goal(desk, "Long ago", on=date(2026, 1, 1), start=date(2026, 1, 1), due=date(2026, 6, 30))
    desk.set(found, date(2026, 6, 30), state="done")
    text = page(desk, None)
    assert rows(text, "Goals") == ("No goal is open.",)


def test_a_private_goal_makes_no_heading(desk: Desk) -> None:
    goal(desk, "Find another job", visibility="private")
    assert "## Goals" not in heads(page(desk, None))


# --- 7 ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("duplicable", "prints"), [("yes", True), ("partly", True), ("no", False)])
def test_keep_using_me_for_comes_from_reviews_that_can_be_done_again(desk: Desk, duplicable: str, prints: bool) -> None:
    found = goal(desk, "Sell more")
    review = {"why": ("demand-spike",), "duplicable": duplicable, "next_use": "Reference-call play"}
    desk.add("review", found, **review, conditions="only with luck")
    text = page(desk, None)
    assert rows(text, "Keep using me for") == (("**More:** Reference-call play.",) if prints else ())
    assert "luck" not in text
    assert "demand" not in text


# --- 10 next 90 days -------------------------------------------------------------------------------------------------


def test_next_steps_are_proposals_open_promises_that_page_one_left_and_goals_soon_due(desk: Desk) -> None:
    alex = desk.client()
    desk.add("call", client=alex, on=date(2026, 12, 9))
    promised: dict[str, Any] = {"client": alex, "on": date(2026, 11, 2)}
    desk.add(
        "commitment", text="renew the licence", owner="client", due=date(2026, 12, 4), state="proposed", **promised
    )
    desk.add("commitment", text="Printed above", owner="me", due=date(2026, 12, 1), **promised)
    goal(desk, "Close in 5 days")
    goal(desk, "Too far away", due=date(2027, 3, 1))
    text = page(desk, alex)
    assert "## Next 90 days, to agree on Wed 9 Dec" in heads(text)
    assert rows(text, "Next 90 days") == (
        "Renew the licence: you, by 4 Dec, if you agree.",
        "Close in 5 days: I, by 31 Dec.",
    )


def test_open_promises_for_which_page_one_had_no_room_come_back_here(desk: Desk) -> None:
    alex = desk.client()
    for number in range(8):
        desk.add("commitment", text=f"Promise {number}", owner="me", due=date(2026, 12, 1 + number), client=alex)
    found = built(desk, alex)
    assert [row.text for row in found.data.promises] == [f"Promise {number}" for number in range(6)]
    assert [row.text for row in found.data.next_steps or ()] == ["Promise 6", "Promise 7"]
    assert found.appendix.promises == ()


# --- 11 one proposal -------------------------------------------------------------------------------------------------


def pitch(desk: Desk, alex: Entry, *, sent: bool = True, freeze: bool = False, **said: Any) -> Entry:
    fields: dict[str, Any] = {"title": "A course", "decision_by": date(2026, 12, 15), "on": date(2026, 11, 2), **said}
    made = desk.add("pitch", **fields)
    desk.add("cost", made, label="fee", amount="300000 EUR")
    desk.add(
        "benefit",
        made,
        label="saving",
        amount_per_month="90000 EUR",
        attribution=Decimal("0.6"),
        confidence=Decimal("0.8"),
        basis="a guess",
    )
    if sent:
        desk.add("sent", made, client=alex)
        frozen = frozen_text(planned_of(desk.read(), made)) if freeze else None
        made = desk.set(made, date(2026, 11, 3), state="sent", **({"frozen": frozen} if frozen else {}))
    return made


def test_a_draft_is_no_proposal_and_neither_is_one_for_somebody_else(desk: Desk) -> None:
    alex, kim = desk.client(), desk.client("Kim Sato", relation="secondary")
    pitch(desk, alex, sent=False)
    pitch(desk, kim)
    assert "## One proposal" not in heads(page(desk, alex))
    assert "## One proposal" in heads(page(desk, kim))


def test_the_nearest_decision_prints_in_plain_words(desk: Desk) -> None:
    alex = desk.client()
    pitch(desk, alex, title="Later", decision_by=date(2027, 1, 15))
    pitch(desk, alex, ask="Two days in spring", give_back="A clinic each month", fallback="one day")
    text = page(desk, alex)
    assert rows(text, "One proposal") == (
        "**A course.** I ask for this: two days in spring. EUR 3,000 in all. Counted cautiously it brings EUR 432 "
        "a month: paid back in 7 months, 73 % above its cost in the first year. You get a clinic each month. "
        "Decision by 15 December.",
    )
    assert problems(text) == []


def test_the_numbers_are_those_that_were_sent(desk: Desk) -> None:
    alex = desk.client()
    made = pitch(desk, alex, freeze=True)
    desk.add("cost", made, label="added later", amount="900000 EUR")
    assert "EUR 3,000 in all" in page(desk, alex)


def test_a_proposal_that_does_not_pay_says_so_and_what_cannot_be_counted_too(desk: Desk) -> None:
    alex = desk.client()
    made = pitch(desk, alex)
    desk.add("cost", made, label="travel", amount="900000 EUR")
    assert "it brings EUR 432 a month, less than it costs in the first year." in page(desk, alex)
    desk.add("cost", made, label="hotel", amount="10000 USD")
    found = built(desk, alex)
    text = markdown_of(brief.layout(found.data))
    assert "What it costs is not counted yet. Counted cautiously it brings" in text
    note = "pitch-1 stands without what it costs: not comparable: EUR and USD; careerbook pitch revise 1"
    assert note in found.notes.lines(FRIDAY)


@pytest.mark.parametrize("rate", [None, "2500 EUR"])
def test_no_sum_tells_what_an_hour_of_the_owner_costs(desk: Desk, rate: str | None) -> None:
    """A sum is as private as the job's hourly cost that it was made with; a rate on the pitch itself is not."""
    desk.add("engagement", title="Analyst", start=OCTOBER, on=OCTOBER, loaded_hourly_cost="2500 EUR")
    alex = desk.client()
    course = desk.add("pitch", title="A cost course", ask="Six days", state="sent")
    desk.add("cost", course, label="my time", hours=Decimal(40), **({"rate": rate} if rate else {}))
    desk.add("benefit", course, label="Scrap", amount_per_month="90000 EUR", attribution=Decimal("0.6"),
             confidence=Decimal("0.8"), basis="Waste log")  # fmt: skip
    desk.set(course, frozen=frozen_text(planned_of(desk.read(), course)))
    desk.add("sent", course, client=alex)
    text = page(desk, alex)
    assert ("EUR 1,000" in text) is bool(rate)
    assert ("saved hours a month" in text) is bool(rate)
    assert ("What it costs is not counted yet. Counted cautiously" in text) is not bool(rate)
    assert "hourly rate" not in text
    why = (("pitch-1", "my time has hours and no hourly rate"),)
    assert built(desk, alex).notes.uncounted == (() if rate else why)


def test_an_answered_proposal_leaves_the_heading_and_an_honest_line(desk: Desk) -> None:
    alex = desk.client()
    desk.set(pitch(desk, alex), FRIDAY, state="declined", reason="budget frozen")
    text = page(desk, alex)
    assert rows(text, "One proposal") == ("No proposal is open.",)
    assert "frozen" not in text


# --- 12 questions, and the foot --------------------------------------------------------------------------------------


def test_three_questions_print_as_typed_and_the_heading_then_stays(desk: Desk) -> None:
    desk.settings(name="Sam")
    alex = desk.client()
    call = desk.add("call", client=alex, on=date(2026, 11, 25))
    for text in ("what should I do differently", "Show me which comes first", "Who decides.", "A fourth"):
        desk.add("question", call, text=text)
    found = built(desk, alex)
    text = markdown_of(brief.layout(found.data))
    assert rows(text, "My questions for you")[:3] == (
        "What should I do differently?",
        "Show me which comes first.",
        "Who decides?",
    )
    assert text.endswith("*Written by Sam for this meeting.*\n")
    assert found.appendix.questions == ("A fourth",)
    desk.set(call, FRIDAY, state="recorded", held_on=FRIDAY)
    assert rows(page(desk, alex), "My questions for you")[0] == "No question this time."


def test_the_foot_names_short_labels_of_the_proof_that_was_used(desk: Desk) -> None:
    proof = {"a.csv": {"type": "file", "label": "the ward log"}, "b.csv": {"type": "file", "label": "unused"}}
    desk.add("impact", text="Fewer falls", metric_name="falls", before=Decimal(6), after=Decimal(4), evidence=proof)
    letter = {"c": {"type": "message", "label": "the matron's letter"}}
    desk.add("impact", text="Calmer nights", what_changed="Fewer alarms", evidence=letter)
    commit = {"d": {"type": "link", "label": "3f2a1c9 feat(close): post all the journals in one run"}}
    desk.add("impact", text="Faster close", evidence=commit)
    assert page(desk, None).endswith("*Figures from the ward log. Evidence: the matron's letter.*\n")
