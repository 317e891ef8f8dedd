"""What the answers about late requests, feedback to answer and the work I want more of save."""

from datetime import date

import pytest

from tests.cli.kept import add, client, entry
from tests.cli.terminal import Talk, talker


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Talk:
    return talker(monkeypatch, capsys)


@pytest.fixture
def friday() -> None:
    """Write a book of one win this week, with a number, so that only the open questions are left."""
    client()
    add("impact", text="Ran the audit alone", on="2026-11-18", before="9", after="6", unit="days")


def jo(**said: str) -> str:
    return add("person", name="Jo Park", on="2026-01-01", **said)


def test_a_late_request_is_answered_in_place(talk: Talk, friday: None) -> None:
    add("request", jo(), question="What should I keep doing?", due="2026-11-13", on="2026-11-02")
    told = talk("week", answers=["", "", "", "The options page saved us a meeting"])
    assert 'You asked Jo Park for an answer by 13 Nov: "What should I keep doing?" What did they say?' in " ".join(
        told.err.split()
    )
    assert "  Saved feedback-1, from Jo Park. It answers request-1.\n" in told.err
    assert entry("request-1").state == "received"
    assert entry("feedback-1").request == entry("request-1").uid
    assert "1 voice" in told.err


def test_a_late_request_may_have_been_declined(talk: Talk, friday: None) -> None:
    add("request", jo(), question="What should I keep doing?", due="2026-11-13", on="2026-11-02")
    told = talk("week", answers=["", "", "", "declined"])
    assert entry("request-1").state == "declined"
    assert "Done in 1 minute: 1 answer settled." in told.err


def redirected(**said: str) -> None:
    add("feedback", text="Too late", from_person=entry(jo()).uid, about="approach", on="2026-11-02", **said)


def test_what_to_do_about_a_feedback_is_kept_as_a_response(talk: Talk, friday: None) -> None:
    redirected(polarity="redirecting")
    told = talk("week", answers=["", "", "", "Send notes the same day"])
    assert '"Too late" (Jo Park, 2 Nov): what will you do about it?' in " ".join(told.err.split())
    assert entry("feedback-1").state == "acting"
    assert entry("response-1").action == "Send notes the same day"


def test_nothing_to_do_about_a_feedback_is_an_answer_too(talk: Talk, friday: None) -> None:
    redirected(polarity="redirecting")
    talk("week", answers=["", "", "", "nothing"])
    assert entry("feedback-1").state == "noted"


@pytest.mark.parametrize(("answer", "state"), [("y", "closed"), ("", "acting"), ("n", "acting")])
def test_a_giver_who_knows_closes_the_loop(talk: Talk, friday: None, answer: str, state: str) -> None:
    redirected(state="acting", moved_on="2026-11-03")
    add("response", "feedback-1", action="Send notes the same day", due="2026-11-13", on="2026-11-03")
    told = talk("week", answers=["", "", "", answer])
    assert "Does Jo Park know what came of it?" in " ".join(told.err.split())
    assert entry("feedback-1").state == state
    assert entry("feedback-1").told_on == (date(2026, 11, 20) if state == "closed" else None)


def test_the_direction_is_kept_and_found_right_without_typing_it_again(talk: Talk, friday: None) -> None:
    add("engagement", title="Analyst", on="2026-01-01")
    told = talk("week", answers=["", "", "", "Less firefighting"])
    assert "4 of 4  Which work do you want more of?" in told.err
    assert entry("engagement-1").direction == "Less firefighting"
    assert entry("engagement-1").direction_on == date(2026, 11, 20)
    assert "of 3  " in talk("week", answers=[""] * 3).err


def test_a_direction_of_last_quarter_is_confirmed_with_one_letter(
    talk: Talk, friday: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    add("engagement", title="Analyst", on="2026-01-01", direction="Less firefighting")
    monkeypatch.setenv("CAREERBOOK_TODAY", "2027-01-08")
    add("impact", text="Ran the audit again", on="2027-01-07", before="9", after="6", unit="days")
    told = talk("week", answers=["", "", "", "y"])
    assert '"Less firefighting": still the work you want more of?' in " ".join(told.err.split())
    assert "  Noted, for this quarter.\n" in told.err
    job = entry("engagement-1")
    assert (job.direction, job.direction_on) == ("Less firefighting", date(2027, 1, 8))
    assert "of 3  " in talk("week", answers=[""] * 3).err
