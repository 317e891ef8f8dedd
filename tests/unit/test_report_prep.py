"""The private sheet: what I want, what to say first and how, what if they say no, and what they still need."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from careerbook.document import words
from careerbook.records.entry import Entry
from careerbook.render import terminal
from careerbook.reports import REPORTS, prep
from careerbook.reports.ask import Ask
from tests.desk import TODAY, Desk, markdown_of, text_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def meeting(desk: Desk, **said: Any) -> Entry:
    return desk.add("call", client=desk.client(), on=date(2026, 11, 25), **said)


def page(desk: Desk) -> str:
    return markdown_of(prep.layout(prep.build(desk.read(), Ask())))


def test_private_stands_at_its_head_in_every_layout_and_no_audience_but_its_owner_is_named(desk: Desk) -> None:
    meeting(desk)
    document = prep.layout(prep.build(desk.read(), Ask()))
    assert markdown_of(document).startswith("# PRIVATE · Prep for Alex Rivera, Wed 25 Nov 2026, 30 minutes\n")
    assert text_of(document).startswith("PRIVATE")
    assert terminal.render(document, 80, False).startswith("PRIVATE")
    assert document.private
    assert (document.audience, REPORTS["prep"].audience) == ("me", "me")


def test_the_outcome_stands_first_or_says_how_to_write_it(desk: Desk) -> None:
    call = meeting(desk)
    assert "`careerbook edit call-1 --outcome TEXT`" in page(desk)
    desk.set(call, outcome="a yes to one day a week")
    assert "**If only one thing comes out of it:** a yes to one day a week." in page(desk)


def test_the_opening_line_says_what_the_time_is_for(desk: Desk) -> None:
    call = meeting(desk)
    desk.add("ask", call, text="One day a week of team B")
    desk.add("ask", call, text="Two-year renewal")
    desk.add("ask", call, text="An introduction", type="help")
    desk.add("ask", call, text="Already agreed", answer="agreed")
    assert '"The quarter in two sentences, then two decisions and one request for help; I would' in page(desk)


def test_what_they_have_not_heard_comes_with_words_to_say_it(desk: Desk) -> None:
    call = meeting(desk)
    desk.add(
        "challenge",
        text="Priya may leave team B in January",
        consequence="We would lose the best candidate",
        recommendation="train a second one now",
    )
    desk.add("challenge", text="The build is slow", severity="low")
    told = desk.add("challenge", text="The feed may stop")
    desk.add("raised", told, client=desk.book.find("client-1"), heads_up=True)
    printed = page(desk)
    assert "1. **Priya may leave team B in January** (medium, found 20 Nov): watch." in printed
    assert '*Say:* "Priya may leave team B in January. We would lose the best candidate. I recommend' in printed
    assert "I have no recommendation yet; how do you see it?" in printed
    assert "Told already: The feed may stop, 20 Nov, the detail is still to come." in printed
    assert call.ref == "call-1"


def test_each_ask_has_what_they_may_say_and_what_i_offer_then(desk: Desk) -> None:
    call = meeting(desk)
    desk.add("ask", call, text="One day a week", objection="Team B is short too", fallback="Every other week")
    desk.add("ask", call, text="Two-year renewal")
    desk.add("ask", call, text="How would you do it?", type="view")
    printed = page(desk)
    assert '| One day a week | "Team B is short too" | Every other week |' in printed
    assert "`careerbook edit ask-2 --fallback TEXT`" in printed
    assert '## Where I would like a coach\n\n- "How would you do it?"' in printed


@pytest.mark.parametrize(
    ("kind", "said", "waits"),
    [
        ("impact", {"text": "Showed the cost"}, False),
        ("goal", {"title": "Show the cost", "state": "active"}, False),
        ("goal", {"title": "Show the cost", "state": "dropped"}, True),
        ("pitch", {"title": "A cost course"}, True),
    ],
)
def test_a_need_waits_until_a_result_or_a_goal_answers_it(
    desk: Desk, kind: str, said: dict[str, Any], waits: bool
) -> None:
    meeting(desk)
    need = desk.add("need", desk.book.find("client-1"), text="Cost before finance does", heard_on=date(2026, 10, 14))
    assert '- "Cost before finance does" (14 Oct).' in page(desk)
    desk.add(kind, need=need, **said)
    printed = page(desk)
    assert ("Cost before finance does" in printed) is waits
    assert ("only the proposal answers it (A cost course)" in printed) is (kind == "pitch")


@pytest.mark.parametrize(("days", "old"), [(90, False), (91, True)])
def test_a_need_heard_long_ago_is_worth_asking_again(desk: Desk, days: int, old: bool) -> None:
    meeting(desk)
    heard = date.fromordinal(TODAY.toordinal() - days)
    desk.add("need", desk.book.find("client-1"), text="Cost before finance does", heard_on=heard)
    assert ("ask whether it is still so" in page(desk)) is old


@pytest.mark.parametrize(("minutes", "back", "forward"), [(None, 12, 18), (45, 18, 27), (60, 24, 36)])
def test_looking_back_takes_less_than_half(desk: Desk, minutes: int | None, back: int, forward: int) -> None:
    meeting(desk, minutes=minutes)
    assert f"Time: {back} minutes back, {forward} forward." in page(desk)


def test_what_to_have_open_and_what_to_do_afterwards(desk: Desk) -> None:
    call = meeting(desk)
    goal = desk.add("goal", title="Close the books in 5 days")
    desk.set(call, evidence=(goal,))
    printed = page(desk)
    assert 'goal-1 "Close the books in 5 days"' in printed
    assert "Afterwards, the same day: `careerbook call record 1`" in printed


def test_without_a_meeting_or_a_client_it_says_how_to_begin(desk: Desk) -> None:
    assert "`careerbook client add" in page(desk)
    desk.client()
    assert "`careerbook call plan --client manager --on DATE`" in page(desk)


def test_the_questions_that_turn_a_remark_back_to_the_work_are_always_there(desk: Desk) -> None:
    assert "When did you see it? What did I do or say? What did it cause? What would you like next time?" in page(desk)


def test_a_full_sheet_is_two_pages(desk: Desk) -> None:
    call = meeting(desk, outcome="a yes to one day a week")
    for number in range(12):
        text = f"Trouble {number} that is described in about ten words or so"
        desk.add("challenge", text=text, consequence=text, recommendation=text, severity="high", on=date(2026, 11, 1))
        told = desk.add("challenge", text=text)
        desk.add("raised", told, client=desk.book.find("client-1"))
        desk.add("need", desk.book.find("client-1"), text=text)
    for number in range(3):
        desk.add("ask", call, text=f"Ask {number}", objection="They are short too", fallback="Every other week")
    printed = page(desk)
    assert words(printed) <= 800
    assert "And 7 more: `careerbook report surprises`" in printed
