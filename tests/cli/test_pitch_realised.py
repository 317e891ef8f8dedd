"""Pitches: what came back, month by month."""

import pytest

from tests.cli.conftest import Run
from tests.cli.kept import body, client, data, entries, entry, refused, set_fields, settings, uid
from tests.cli.proposals import BENEFIT, draft, funded
from tests.cli.terminal import talker


@pytest.fixture(autouse=True)
def manager() -> None:
    client()
    settings(currency="EUR")


def test_a_month_without_a_record_is_counted_beside_it(run: Run) -> None:
    funded(run, "2026-09-10")
    got = run("pitch", "realise", "1", "benefit-1", "380", "--month", "2026-10", "--measured", "640")
    assert "Realisation 0.88" in got.err
    assert "1 of 3 months since funding have a record." in got.err
    held = entry("realised-1")
    assert (held.month, held.amount, held.measured) == ("2026-10", (38000, "EUR"), (64000, "EUR"))
    assert held.benefit == uid("benefit-1")
    assert "2 of 3 months" in run("pitch", "realise", "1", "1", "484").err
    assert "Realisation 1.00" in run("pitch", "realise", "1", "1", "432", "--month", "2026-09").err


def test_a_month_before_the_last_benefit_starts_is_not_held_against_all_of_them(run: Run) -> None:
    draft(run)
    run("pitch", "benefit", "1", "Rework", "200", "--starts-month", "1", *BENEFIT)
    run("pitch", "send", "1")
    run("pitch", "fund", "1")
    told = run("pitch", "realise", "1", "scrap", "216").err
    assert "Realisation 0.50; 1 of 1 months since funding have a record." in told


def test_the_same_month_twice_is_added_up_and_said(run: Run) -> None:
    funded(run)
    run("pitch", "realise", "1", "scrap", "100")
    got = run("pitch", "realise", "1", "scrap", "116")
    assert "careerbook remove realised-1 --yes" in got.err
    assert "Realisation 0.50" in got.err


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("scrap", "380", "--month", "2026-09"), 2, "funded in 2026-10"),
        (("scrap", "380", "--month", "2026-12"), 2, "still to come"),
        (("scrap", "380", "--month", "October"), 2, "2026-11"),
        (("scrap", "380", "--month", "2026-13"), 2, "2026-13"),
        (("rework", "380"), 1, "benefit-1 Scrap saving"),
        (("scrap", "4,500"), 2, "4,500"),
        (("scrap",), 2, "help pitch realise"),
    ],
)
def test_what_cannot_have_come_back_saves_nothing(run: Run, words: tuple[str, ...], code: int, says: str) -> None:
    funded(run, "2026-10-05")
    got = refused(run, "pitch", "realise", "1", *words, code=code)
    assert says in got.err


def test_a_benefit_of_another_pitch_is_not_taken(run: Run) -> None:
    funded(run)
    run("pitch", "add", "Other")
    run("pitch", "benefit", "2", "Scrap of others", "10", *BENEFIT)
    assert "realised-1" in run("pitch", "realise", "1", "scrap", "380").out
    refused(run, "pitch", "realise", "1", "benefit-2", "380", code=1, says="pitch-1 has no benefit")
    refused(run, "pitch", "realise", "2", "scrap", "380", says="pitch-2 is a draft and cannot be realised yet")


@pytest.mark.parametrize(
    ("month", "says"),
    [("foo", "--month"), ("2026-13", "--month"), ("2026-09", "funded in 2026-10"), ("2026-12", "still to come")],
)
def test_an_edited_month_is_one_in_which_something_can_have_come_back(run: Run, month: str, says: str) -> None:
    funded(run, "2026-10-05")
    run("pitch", "realise", "1", "scrap", "380")
    refused(run, "edit", "realised-1", "--month", month, says=says)
    run("edit", "realised-1", "--month", "2026-10")
    assert entry("realised-1").month == "2026-10"


def test_a_month_that_another_program_wrote_hides_nothing(run: Run) -> None:
    funded(run)
    run("pitch", "realise", "1", "scrap", "380")
    set_fields("realised-1", month="October")
    assert "88" in run("pitch", "show", "1").out
    assert "88 %" in run("report", "pitches").out


def test_an_edit_of_what_was_sent_says_that_the_numbers_stand(run: Run) -> None:
    draft(run)
    assert "stand as they were sent" not in run("edit", "cost-1", "--amount", "1800").err
    run("pitch", "send", "1")
    assert "this counts in the next version: careerbook pitch revise 1" in run("edit", "cost-1", "--amount", "9").err
    assert "stand as they were sent" not in run("edit", "benefit-1", "--basis", "The log of Q4").err
    run("pitch", "fund", "1")
    told = run("edit", "benefit-1", "--confidence", "0.1").err
    assert "pitch-1 is funded, and its planned numbers stand as they were sent." in told
    assert "EUR 432" in run("pitch", "show", "1").out


def test_json_answers_with_what_was_made(run: Run) -> None:
    funded(run)
    assert data(run("pitch", "realise", "1", "scrap", "380", "--json"))["parent"] == "pitch-1"
    assert data(run("pitch", "deliver", "1", "--json"))["state"] == "delivered"
    assert body("pitch-1")["state"] == "delivered"


def test_the_two_estimates_and_their_basis_are_asked_at_a_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("pitch", "add", "x")
    talk = talker(monkeypatch, capsys)
    got = talk("pitch", "benefit", "1", "scrap", "900", answers=["0.6", "0.8", "Waste log"])
    assert "What else could have caused it?" in got.err
    assert "EUR 432 a month" in got.err
    assert entry("benefit-1").basis == "Waste log"
    talk("pitch", "benefit", "1", "more", "900", "--basis", "x", answers=["0.6", ""], code=2)
    assert len(entries("benefit")) == 1
