"""The brief's objectives: what a goal serves, and questions about objectives in free places."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from careerbook.records.entry import Entry
from careerbook.reports import brief, prep
from careerbook.reports.ask import Ask
from tests.brief_lint import parts
from tests.desk import Desk, markdown_of
from tests.year import asked, shared_with

FRIDAY = date(2026, 11, 20)
QUESTIONS = "My questions for you"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = Desk(tmp_path)
    yield found
    found.book.close()


def built(desk: Desk, client: Entry | None) -> brief.Built:
    return brief.build(shared_with(desk, client, FRIDAY), asked(desk, client, FRIDAY))


def page(desk: Desk, client: Entry | None) -> str:
    return markdown_of(brief.layout(built(desk, client).data))


def rows(desk: Desk, client: Entry | None) -> tuple[str, ...]:
    lines = page(desk, client).splitlines()
    return next((section.rows for section in parts(lines) if section.heading == QUESTIONS), ())


def goal(desk: Desk, **said: Any) -> Entry:
    return desk.add("goal", title="Close", state="active", start=FRIDAY, due=date(2026, 12, 31), **said)


def question(desk: Desk, under: Entry, text: str, **said: Any) -> Entry:
    return desk.add("question", under, text=text, **said)


# --- serves ----------------------------------------------------------------------------------------------------------


def test_a_goal_says_which_objective_it_serves_and_whose_that_is(desk: Desk) -> None:
    goal(desk, serves=desk.add("objective", text="Faster decisions.", level="division"))
    assert "| Close | Faster decisions (division) |" in page(desk, desk.client())


def test_without_a_level_the_objective_stands_alone(desk: Desk) -> None:
    goal(desk, serves=desk.add("objective", text="Faster decisions"))
    assert "| Close | Faster decisions |" in page(desk, desk.client())


def test_no_column_is_printed_for_what_only_i_may_see(desk: Desk) -> None:
    alex = desk.client()
    secret = desk.add("objective", text="Sell the division", visibility="private")
    goal(desk, serves=secret, my_part="I prepare the ledgers")
    text = page(desk, alex)
    assert "Serves" not in text
    assert "Sell" not in text
    assert "ledgers" not in text
    assert secret.uid not in built(desk, alex).rows


def test_a_private_objective_leaves_the_need_to_be_named(desk: Desk) -> None:
    alex = desk.client()
    need = desk.add("need", alex, text="I want the numbers sooner", heard_on=FRIDAY)
    goal(desk, serves=desk.add("objective", text="Sell", visibility="private"), need=need)
    assert "| Close | I want the numbers sooner |" in page(desk, alex)


def test_an_objective_that_is_shown_is_among_the_records_of_the_page(desk: Desk) -> None:
    faster = desk.add("objective", text="Faster decisions")
    goal(desk, serves=faster)
    found = built(desk, desk.client())
    assert found.places[faster.uid] == "Goals"


# --- questions -------------------------------------------------------------------------------------------------------


def test_unasked_questions_fill_the_places_that_the_meeting_leaves(desk: Desk) -> None:
    alex = desk.client()
    call = desk.add("call", client=alex, on=date(2026, 11, 25))
    faster = desk.add("objective", text="Faster decisions")
    for number in (1, 2, 3):
        question(desk, faster, f"About it, {number}?")
    assert rows(desk, alex)[:3] == ("About it, 1?", "About it, 2?", "About it, 3?")
    question(desk, call, "Which comes first?")
    question(desk, call, "What next?")
    assert rows(desk, alex)[:3] == ("Which comes first?", "What next?", "About it, 1?")
    question(desk, call, "And then?")
    assert rows(desk, alex)[:3] == ("Which comes first?", "What next?", "And then?")
    assert built(desk, alex).appendix.questions == ()


def test_what_was_asked_is_not_asked_again_and_the_heading_stays(desk: Desk) -> None:
    alex = desk.client()
    faster = desk.add("objective", text="Faster decisions")
    one = question(desk, faster, "What next year?")
    assert rows(desk, alex)[0] == "What next year?"
    desk.set(one, asked_on=FRIDAY)
    assert rows(desk, alex)[0] == "No question this time."
    desk.set(one, asked_on=date(2026, 11, 25))
    assert rows(desk, alex)[0] == "What next year?"


def test_a_question_for_somebody_else_or_about_a_private_objective_makes_no_heading(desk: Desk) -> None:
    alex = desk.client()
    robin = desk.add("person", name="Robin Keller")
    question(desk, desk.add("objective", text="Faster decisions"), "Of Robin?", asked_of=robin)
    question(desk, desk.add("objective", text="Sell", visibility="private"), "To whom?")
    text = page(desk, alex)
    assert QUESTIONS not in text
    assert "Robin" not in text


def test_a_question_for_the_reader_is_theirs(desk: Desk) -> None:
    alex, robin = desk.client(), desk.client("Robin Keller", relation="secondary")
    faster = desk.add("objective", text="Faster decisions")
    desk.add("question", faster, text="What next year?", asked_of=desk.book.by_uid([alex.person])[alex.person])
    assert rows(desk, alex)[0] == "What next year?"
    assert QUESTIONS not in page(desk, robin)


def test_the_private_sheet_has_them_after_those_of_the_meeting(desk: Desk) -> None:
    alex = desk.client()
    call = desk.add("call", client=alex, on=date(2026, 11, 25))
    secret = desk.add("objective", text="Sell", visibility="private")
    question(desk, secret, "To whom?")
    question(desk, secret, "Asked?", asked_on=FRIDAY)
    question(desk, call, "Which comes first?")
    assert prep.build(desk.read(), Ask(client=alex)).questions == ("Which comes first?", "To whom?")


def test_a_sheet_for_a_client_leaves_out_topics_kept_from_them(desk: Desk) -> None:
    alex = desk.client(topics_deny=("pay",))
    question(desk, desk.add("objective", text="Pay bands", tags=("pay",)), "When?")
    assert prep.build(desk.read(), Ask(client=alex)).questions == ()
    assert QUESTIONS not in page(desk, alex)
