"""Autonomy: what each command saves, refuses, says and undoes, and who may read what was agreed."""

import json
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.terminal import talker

AREA = "vendor choice up to 5k"


@pytest.fixture
def desk(run: Run) -> Run:
    run("client", "add", "Alex Rivera", "--on", "2026-01-01")
    run("autonomy", "add", AREA, "--granted", "consult", "--practised", "agree", "--wanted", "advise")
    return run


def held(run: Run) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("autonomy", "show", "1", "--json").out)["data"]
    return found


def test_adding_says_the_gap_the_warning_and_the_proposal(run: Run) -> None:
    words = ["autonomy", "add", AREA, "--granted", "consult", "--practised", "agree", "--wanted", "advise"]
    told = run(*words)
    assert told.out == "autonomy-1\n"
    assert "Granted level 3, consult; practised level 4, agree; wanted level 5, advise. Gap +2." in told.err
    assert "What is practised is above what was granted, by one level" in told.err
    assert 'Propose to agree on "level 4, agree" now, on trial until Fri 29 Jan 2027' in told.err
    assert "careerbook autonomy agree 1 --level agree" in told.err
    assert json.loads(run(*words, "--json").out)["data"]["state"] == "proposed"


def test_what_is_not_said_is_asked_for_and_never_counted(run: Run) -> None:
    told = run("autonomy", "add", "hiring", "--wanted", "advise")
    assert "Gap" not in told.err
    assert "careerbook autonomy edit 1 --granted LEVEL --practised LEVEL" in told.err
    assert "Not said yet: what is granted and practised." in run("report", "autonomy").out
    assert "n/a (what is granted is not known)" in run("report", "autonomy", "--why").out
    assert (
        "tell, sell, consult, agree, advise, inquire, delegate"
        in run("autonomy", "add", "x", "--granted", "lead", code=2).err
    )


def test_an_agreement_sets_what_is_granted_and_opens_that_much_to_the_client(desk: Run) -> None:
    assert held(desk)["visibility"] == "private"
    told = desk("autonomy", "agree", "1", "--level", "agree", "--on", "2026-11-20")
    assert told.out == "autonomy-1\n"
    assert "Granted: level 4, agree. Alex Rivera may read that much." in told.err
    assert "careerbook autonomy trial 1 --until 2027-01-29" in told.err
    now = held(desk)
    assert (now["granted"], now["granted_before"], now["state"]) == ("agree", "consult", "agreed")
    assert (now["agreed_on"], now["visibility"]) == ("2026-11-20", "client")
    desk("undo")
    assert (held(desk)["granted"], held(desk)["visibility"]) == ("consult", "private")


def test_what_was_kept_private_after_an_agreement_stays_so(desk: Run) -> None:
    desk("autonomy", "agree", "--level", "agree")
    desk("share", "autonomy-1", "--as", "private")
    desk("autonomy", "agree", "1", "--level", "advise")
    assert held(desk)["visibility"] == "private"


def test_what_may_identify_somebody_is_not_opened(desk: Run) -> None:
    desk("autonomy", "add", "care of NHS 943 476 5919", "--granted", "tell")
    told = desk("autonomy", "agree", "2", "--level", "sell")
    assert "may identify somebody" in told.err
    assert "may read" not in told.err


def test_without_a_level_what_was_granted_is_agreed_and_nothing_is_made_up(desk: Run) -> None:
    desk("autonomy", "agree")
    assert held(desk)["granted"] == "consult"
    desk("autonomy", "add", "hiring", "--wanted", "advise")
    told = desk("autonomy", "agree", "2", code=2)
    assert "nothing was saved" in told.err
    assert "careerbook autonomy agree 2 --level" in told.err


@pytest.mark.parametrize(("typed", "granted"), [("", "agree"), ("inq", "inquire")])
def test_a_terminal_asks_which_level_was_agreed(
    desk: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str, granted: str
) -> None:
    told = talker(monkeypatch, capsys)("autonomy", "agree", answers=[typed])
    assert "Which level did Alex Rivera agree to? (tell, sell, consult, agree, advise, inquire, delegate) [agree]" in (
        told.err
    )
    assert held(desk)["granted"] == granted


def test_a_trial_ends_on_a_day_and_is_confirmed_or_pulled_back(desk: Run) -> None:
    assert "from here: agree (careerbook autonomy agree 1)" in desk("autonomy", "confirm", "1", code=2).err
    assert "from here: agree" in desk("autonomy", "trial", "1", "--until", "2027-01-29", code=2).err
    desk("autonomy", "agree", "--level", "agree")
    assert "a trial ends on a day" in desk("autonomy", "trial", code=2).err
    assert "no later" in desk("autonomy", "trial", "--until", "2026-11-20", code=2).err
    desk("autonomy", "trial", "--until", "2027-01-29")
    assert held(desk)["until"] == "2027-01-29"
    assert "is on trial and cannot be agreed" in desk("autonomy", "agree", "1", code=2).err
    told = desk("autonomy", "pull-back", "1", "Two", "orders", "over", "the", "limit")
    assert "Granted is level 3, consult again." in told.err
    now = held(desk)
    assert (now["granted"], now["state"], now["reason"]) == ("consult", "pulled-back", "Two orders over the limit")
    assert "until" not in now
    page = desk("report", "autonomy").out
    assert "Pulled back: Two orders over the limit." in page
    assert "Propose" not in page
    desk("undo")
    assert "is confirmed since" in desk("autonomy", "confirm").err
    assert 'Propose to agree on "level 5, advise"' in desk("report", "autonomy").out


def test_while_a_trial_runs_nothing_more_is_proposed(desk: Run) -> None:
    desk("autonomy", "agree", "--level", "agree")
    desk("autonomy", "trial", "--until", "2027-01-29")
    page = desk("report", "autonomy").out
    assert "On trial until Fri 29 Jan 2027." in page
    assert "Propose" not in page
    assert "a trial is running" in desk("report", "autonomy", "--json").out


def test_what_speaks_for_more_is_what_this_client_was_promised_and_got(desk: Run) -> None:
    desk("client", "add", "Kim Lee", "--relation", "secondary", "--on", "2026-01-01")
    for client in ("manager", "kim"):
        desk(
            "commitment",
            "add",
            "A page",
            "--owner",
            "me",
            "--client",
            client,
            "--due",
            "2026-11-10",
            "--on",
            "2026-11-02",
        )
    desk("commitment", "done", "1", "--on", "2026-11-09")
    speaks = "What speaks for it: the one promise that was due was kept in time."
    assert speaks in desk("report", "autonomy").out
    assert speaks in desk("prep").out
    desk("commitment", "edit", "2", "--client", "manager")
    assert "What speaks for it" not in desk("report", "autonomy").out


def test_results_with_the_skill_of_the_area_speak_for_more(desk: Run) -> None:
    for text, day, words in (
        ("Chose the vendor", "2026-11-02", ("--skill", "procurement")),
        ("Chose the courier", "2026-11-03", ("--skill", "Procurement", "--what-changed", "Two days sooner")),
        ("Chose the printer", "2026-10-01", ("--skill", "procurement")),
        ("Chose the lease", "2026-11-04", ("--skill", "procurement")),
        ("Wrote the page", "2026-11-05", ("--skill", "writing")),
        ("Chose it long ago", "2025-11-01", ("--skill", "procurement", "--what-changed", "A week sooner")),
    ):
        desk("win", text, "--on", day, *words)
    assert "What speaks for it" not in desk("report", "autonomy").out
    desk("autonomy", "edit", "1", "--skill", "procurement")
    assert (
        'What speaks for it: "Chose the courier" (3 Nov, enriched); "Chose the lease" (4 Nov, captured);'
        ' "Chose the vendor" (2 Nov, captured).'
    ) in desk("report", "autonomy").out


def test_the_widest_gap_stands_first(desk: Run) -> None:
    desk("autonomy", "add", "hiring", "--granted", "tell", "--wanted", "inquire")
    desk("autonomy", "add", "budget", "--granted", "tell")
    areas = json.loads(desk("report", "autonomy", "--json").out)["data"]["areas"]
    assert [area["area"] for area in areas] == ["hiring", AREA, "budget"]


def test_each_client_is_asked_for_what_they_grant(desk: Run) -> None:
    kim = "Kim Lee"
    desk("client", "add", kim, "--relation", "secondary", "--on", "2026-01-01")
    desk("autonomy", "add", "the test plan", "--granted", "tell", "--wanted", "agree", "--client", "kim")
    assert "The test plan" not in desk("prep").out
    assert "Vendor choice" in desk("prep").out
    assert "The test plan" in desk("prep", "--client", "kim").out
    assert "Vendor choice" not in desk("prep", "--client", "kim").out


def test_pulled_back_to_nobody_knows_what_asks(desk: Run) -> None:
    desk("autonomy", "add", "hiring")
    desk("autonomy", "agree", "2", "--level", "sell")
    told = desk("autonomy", "pull-back", "2", "too soon")
    assert "careerbook autonomy edit 2 --granted LEVEL" in told.err
    assert "no reason" not in told.err
    assert desk("autonomy", "pull-back", "2", "again", code=2).err.count("from here: agree") == 1


def granted(run: Run) -> tuple[str, str | None, str | None]:
    """Return the state, what is granted and since when that is agreed."""
    now = held(run)
    return now["state"], now.get("granted"), now.get("agreed_on")


def test_one_level_more_is_agreed_after_the_trial_before_went_well(desk: Run) -> None:
    desk("autonomy", "agree", "--level", "agree")
    desk("autonomy", "trial", "--until", "2026-11-21")
    desk("autonomy", "confirm")
    desk("autonomy", "agree", "1", "--level", "advise")
    assert granted(desk) == ("agreed", "advise", "2026-11-20")
    assert "is agreed and cannot be confirmed yet" in desk("autonomy", "confirm", "1", code=2).err


def test_what_was_agreed_before_counts_again_with_its_day_once_freedom_is_taken_back(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAREERBOOK_TODAY", "2026-11-02")
    run("autonomy", "add", AREA, "--granted", "consult")
    run("autonomy", "agree", "--level", "agree")
    monkeypatch.setenv("CAREERBOOK_TODAY", "2026-11-12")
    run("autonomy", "agree", "1", "--level", "advise")
    run("autonomy", "trial", "--until", "2026-11-18")
    run("autonomy", "confirm", "--on", "2026-11-13")
    monkeypatch.setenv("CAREERBOOK_TODAY", "2026-11-20")
    run("autonomy", "pull-back", "1", "Two orders over the limit")
    assert granted(run) == ("pulled-back", "agree", "2026-11-02")
    run("autonomy", "agree", "1", "--level", "agree")
    assert granted(run) == ("agreed", "agree", "2026-11-20")


def test_what_was_never_agreed_before_is_not_agreed_after_a_pull_back(desk: Run) -> None:
    desk("autonomy", "agree", "--level", "agree")
    desk("autonomy", "pull-back", "1", "She changed her mind")
    assert granted(desk) == ("pulled-back", "consult", None)
    assert "Agreed on" not in desk("autonomy", "show", "1").out
    assert "careerbook autonomy edit 1 --review-on DAY" in desk("report", "autonomy").out
    desk("autonomy", "edit", "1", "--review-on", "2026-11-20")
    assert "Granted: you consult me first." in desk("prep").out
    assert 'Propose to agree on "level 4, agree"' in desk("report", "autonomy").out


def test_less_than_before_is_agreed_anew_and_is_neither_tried_nor_raised_at_once(desk: Run) -> None:
    assert "Try it first" not in desk("autonomy", "agree", "--level", "sell").err
    page = desk("report", "autonomy").out
    assert "Propose" not in page
    assert "careerbook autonomy trial" not in page
    assert "Try it first" in desk("autonomy", "agree", "1", "--level", "consult").err
    assert "careerbook autonomy trial 1 --until DAY" in desk("report", "autonomy").out


def test_the_day_of_a_state_is_not_that_of_a_later_wish(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAREERBOOK_TODAY", "2026-11-02")
    run("autonomy", "add", AREA, "--granted", "tell", "--wanted", "agree")
    run("autonomy", "agree", "--level", "sell")
    monkeypatch.setenv("CAREERBOOK_TODAY", "2026-11-20")
    assert run("autonomy", "edit", "1", "--wanted", "advise").err == "Changed autonomy-1: wanted.\n"
    assert "agreed since Mon 2 Nov 2026" in run("autonomy", "show", "1").out


@pytest.mark.parametrize(
    ("typed", "level"), [("4", "agree"), ("AGREE", "agree"), ("del", "delegate"), ("7", "delegate")]
)
def test_a_level_is_typed_as_its_word_or_as_its_number(desk: Run, typed: str, level: str) -> None:
    desk("autonomy", "agree", "--level", typed)
    assert held(desk)["granted"] == level


@pytest.mark.parametrize("typed", ["0", "8", "lead"])
def test_what_is_no_level_names_the_option_that_was_typed(desk: Run, typed: str) -> None:
    assert f'--level cannot be "{typed}"' in desk("autonomy", "agree", "--level", typed, code=2).err
    assert held(desk)["state"] == "proposed"


def test_what_was_agreed_with_nobody_named_belongs_to_the_manager_of_the_day(run: Run) -> None:
    run("autonomy", "add", AREA, "--granted", "tell")
    run("client", "add", "Alex Rivera", "--on", "2026-01-01")
    run("client", "add", "Kim Lee", "--relation", "secondary", "--on", "2026-01-01")
    run("autonomy", "agree", "--level", "sell")
    assert AREA[1:] in run("report", "handover").out
    assert AREA[1:] not in run("report", "handover", "--client", "kim").out


def test_a_pull_back_and_a_new_agreement_open_nothing_that_was_kept(desk: Run) -> None:
    desk("autonomy", "agree", "--level", "agree")
    desk("share", "autonomy-1", "--as", "private")
    desk("autonomy", "pull-back", "1", "Too soon")
    desk("autonomy", "agree", "1", "--level", "agree")
    assert held(desk)["visibility"] == "private"


def test_what_was_agreed_changes_by_agreeing_only(desk: Run) -> None:
    desk("autonomy", "agree", "--level", "agree")
    told = desk("autonomy", "edit", "1", "--granted", "tell", code=2)
    assert "careerbook autonomy agree 1 --level tell" in told.err
    desk("autonomy", "trial", "--until", "2027-01-29")
    assert "careerbook autonomy confirm 1" in desk("autonomy", "edit", "1", "--granted", "tell", code=2).err
    desk("autonomy", "edit", "1", "--practised", "advise", "--wanted", "inquire")
    assert held(desk)["practised"] == "advise"


def test_a_level_counts_from_the_day_it_was_changed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAREERBOOK_TODAY", "2026-08-03")
    run("autonomy", "add", AREA, "--granted", "tell", "--wanted", "agree")
    monkeypatch.setenv("CAREERBOOK_TODAY", "2026-10-05")
    run("autonomy", "edit", "1", "--granted", "sell")
    monkeypatch.setenv("CAREERBOOK_TODAY", "2026-11-20")
    run("autonomy", "agree", "--level", "consult")
    levels = {
        day: json.loads(run("report", "autonomy", "--as-of", day, "--json").out)["data"]["areas"][0]
        for day in ("2026-10-04", "2026-10-05", "2026-11-20")
    }
    assert [levels[day]["granted"] for day in levels] == ["tell", "sell", "consult"]
    assert [levels[day]["change"] for day in levels] == [0, 1, 2]
    assert levels["2026-10-04"]["state"] == "proposed"
    assert "| since 2026-Q4 |" in run("report", "autonomy").out
    assert "+2 since 2026-Q4 began" in run("autonomy", "show", "1").out


def test_the_trial_and_the_idea_wait_on_the_screen(desk: Run) -> None:
    desk("autonomy", "agree", "--level", "agree")
    desk("autonomy", "trial", "--until", "2027-01-29")
    desk("opportunity", "add", "Two lists of suppliers", "--recommendation", "One")
    desk("opportunity", "offer")
    waiting = json.loads(desk("status", "--json").out)["data"]["waiting"]
    assert [(item["title"], item["decision_by"]) for item in waiting] == [
        (AREA, "2027-01-29"),
        ("Two lists of suppliers", None),
    ]
    assert f"{AREA}: answer due 29 Jan 2027, and 1 more" in desk("status").out
    desk("autonomy", "confirm")
    assert AREA not in desk("status").out


def test_nothing_of_what_is_wanted_or_taken_reaches_a_page_for_others(desk: Run) -> None:
    desk("autonomy", "agree", "--level", "agree")
    desk("autonomy", "edit", "1", "--practised", "delegate", "--wanted", "inquire")
    for page in (desk("brief").out, desk("report", "update").out, desk("brief", "--json").out):
        assert "delegate" not in page
        assert "inquire" not in page
        assert AREA not in page
