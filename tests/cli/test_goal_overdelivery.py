"""`goal overdelivery` at a terminal: asked as questions, saved answer by answer, and nothing half kept."""

import pytest

from tests.cli import kept
from tests.cli.conftest import Run
from tests.cli.terminal import Talk, talker


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Talk:
    return talker(monkeypatch, capsys)


@pytest.fixture(autouse=True)
def quota(run: Run) -> None:
    run("goal", "add", "Annual quota", "--metric", "revenue:0:400000", "--due", "2026-12-31")
    run("goal", "check", "1", "--current", "520000")


def test_the_review_is_asked_as_questions(talk: Talk) -> None:
    answers = ["New method, demand", "partly", "A reference who picks up the phone", "reference-call play"]
    told = talk("goal", "overdelivery", "1", answers=answers)
    assert told.out == "review-1\n"
    assert '"Annual quota" came out above what was expected (ratio 1.30).' in told.err
    assert 'review-1 on goal-1; only "reference-call play" may go into a page.' in told.err
    review = kept.entry("review-1")
    assert set(review.why) == {"new-method", "demand-spike"}
    assert (review.duplicable, review.conditions) == ("partly", "A reference who picks up the phone")
    assert review.next_use == "reference-call play"


def test_extra_hours_are_asked_for_only_when_they_were_the_reason(talk: Talk) -> None:
    told = talk("goal", "overdelivery", "1", answers=["extra hours", "no", "12.5"])
    review = kept.entry("review-1")
    assert str(review.extra_hours) == "12.5"
    assert review.duplicable == "no"
    assert "use it next" not in told.err


def test_what_is_no_reason_is_asked_once_more(talk: Talk) -> None:
    told = talk("goal", "overdelivery", "1", answers=["magic", "luck", "yes", "", ""])
    assert 'cannot be "magic"' in told.err
    assert set(kept.entry("review-1").why) == {"luck"}
    assert "careerbook edit review-1 --next-use TEXT" in told.err


@pytest.mark.parametrize("answers", [[""], ["q"], ["luck", "q"], ["luck", ""]])
def test_stopping_before_it_is_whole_saves_nothing(talk: Talk, answers: list[str]) -> None:
    told = talk("goal", "overdelivery", "1", answers=answers)
    assert told.out == ""
    assert "Nothing was saved. Whenever you like: careerbook goal overdelivery 1" in told.err
    assert kept.entries("review") == []


def test_stopping_later_keeps_what_was_answered(talk: Talk) -> None:
    talk("goal", "overdelivery", "1", answers=["luck", "yes", "q"])
    review = kept.entry("review-1")
    assert (review.duplicable, review.conditions) == ("yes", None)


def test_with_the_options_nothing_is_asked(talk: Talk) -> None:
    told = talk("goal", "overdelivery", "1", "--why", "luck", "--duplicable", "no", answers=[])
    assert told.err == "Saved review-1 on goal-1; none of it goes into a page.\n"


def test_without_a_terminal_the_missing_option_is_named(run: Run) -> None:
    kept.refused(run, "goal", "overdelivery", "1", says="--why")
