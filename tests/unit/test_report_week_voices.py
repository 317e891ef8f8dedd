"""What the week asks about other people's words, and about the work I want more of: worded, and only where due."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from careerbook.reports import week
from careerbook.reports.ask import Ask
from tests.desk import TODAY, Desk
from tests.unit.test_report_week import OPEN, acting, days_ago, kinds, request, settled, somebody


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path)
    found.client()
    return found


def test_what_was_found_right_this_quarter_is_not_asked_again_and_next_quarter_it_is(desk: Desk) -> None:
    settled(desk)
    job = desk.add("engagement", title="Nurse", on=date(2026, 1, 1))
    desk.set(job, direction="Less firefighting", direction_on=TODAY)
    assert kinds(desk) == OPEN
    (question,) = [q for q in week.build(desk.read(date(2027, 1, 4)), Ask()).questions if q.kind == "direction"]
    assert question.text == '"Less firefighting": still the work you want more of?'


def test_what_was_asked_and_what_was_promised_to_a_giver_name_them(desk: Desk) -> None:
    settled(desk)
    request(desk, near=False)
    acting(desk, near=False)
    asked = {q.kind: q for q in week.build(desk.read(), Ask()).questions}
    assert asked["request"].text == (
        'You asked Jo Park for an answer by 19 Nov: "What should I keep doing?" What did they say?'
    )
    assert asked["request"].command == "careerbook feedback add TEXT --request request-1"
    assert asked["answer"].text == 'You set out to "Send notes the same day". Does Jo Park know what came of it?'
    assert asked["answer"].command == "careerbook feedback close 1 --told DAY"


@pytest.mark.parametrize(
    "said",
    [
        {"polarity": "reinforcing"},
        {"about": "character"},
        {"state": "noted"},
        {"state": "set-aside"},
        {"direction": "given"},
    ],
)
def test_no_answer_is_asked_where_none_is_due(desk: Desk, said: dict[str, str]) -> None:
    settled(desk)
    fields: dict[str, Any] = {"polarity": "redirecting", "about": "approach", **said}
    desk.add("feedback", text="Too late", from_person=somebody(desk), on=days_ago(30), **fields)
    assert kinds(desk) == OPEN


@pytest.mark.parametrize("state", ["received", "declined"])
def test_a_request_that_was_settled_is_not_asked_about(desk: Desk, state: str) -> None:
    settled(desk)
    desk.add("request", somebody(desk), question="What?", due=days_ago(3), on=days_ago(9), state=state)
    assert kinds(desk) == OPEN
