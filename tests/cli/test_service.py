"""Services, and ideas for a client: what each command saves, refuses, says and undoes."""

import json

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def desk(run: Run) -> Run:
    run("client", "add", "Alex Rivera", "--on", "2026-01-01")
    return run


# --- service ---------------------------------------------------------------------------------------------------------


def test_a_service_is_for_the_manager_and_asks_what_is_still_unknown(run: Run) -> None:
    told = run("service", "add", "Release support", "--beneficiary", "finance")
    assert told.out == "service-1\n"
    assert 'Saved service-1, today: "Release support" · for my manager\n' in told.err
    assert "careerbook service edit 1 --use-me-for more|same|less|stop" in told.err
    assert "careerbook service view 1 more|same|less|stop" in told.err
    whole = run("service", "add", "Extracts", "--use-me-for", "less", "--client-view", "more").err
    assert whole == 'Saved service-2, today: "Extracts" · for my manager · you would like less of it\n'


@pytest.mark.parametrize("words", [25, 26])
def test_a_value_statement_has_at_most_25_words(run: Run, words: int) -> None:
    said = " ".join(f"w{number}" for number in range(words)) + " - !"
    fits = words <= 25
    told = run("service", "add", "Releases", "--value-statement", said, code=0 if fits else 2)
    if not fits:
        assert "--value-statement: it has 26 words, and 25 is the most; nothing was saved" in told.err
        assert run("service", "list", code=None).out == ""


def test_an_edit_keeps_the_limit_too(run: Run) -> None:
    run("service", "add", "Releases")
    told = run("service", "edit", "1", "--value-statement", " ".join(["word"] * 30), code=2)
    assert "30 words" in told.err


def test_the_clients_view_is_a_dated_step_that_says_where_you_differ(run: Run) -> None:
    run("service", "add", "Releases", "--use-me-for", "less", "--on", "2026-01-05")
    told = run("service", "view", "releases", "MORE", "--on", "2026-10-26")
    assert told.out == "service-1\n"
    assert "your client would like more of it. You would like less of it." in told.err
    assert "careerbook report practice" in told.err
    assert "So would you." in run("service", "view", "1", "less").err
    assert "is not known" in run("service", "view", "1", "unknown").err
    early = run("service", "view", "1", "more", "--on", "2026-01-04", code=2)
    assert "nothing was saved" in early.err
    assert run("service", "view", "1", "sometimes", code=2).err.count("more, same, less, stop") == 1
    run("undo")
    shown = json.loads(run("service", "show", "1", "--json").out)["data"]
    assert shown["client_view"] == "less"
    past = json.loads(run("report", "practice", "--as-of", "2026-10-25", "--json").out)["data"]
    assert past["services"][0]["theirs"] is None


# --- opportunity -----------------------------------------------------------------------------------------------------


def test_an_idea_stays_with_you_until_it_is_offered_to_one_client(desk: Run) -> None:
    told = desk("opportunity", "add", "Expenses pass through two spreadsheets", "--recommendation", "One of them")
    assert told.out == "opportunity-1\n"
    assert "only for you" in told.err
    assert "careerbook opportunity edit 1 --because TEXT --effort TEXT" in told.err
    assert "An idea for you" not in desk("brief").out
    refused = desk("share", "opportunity-1", "--as", "manager", code=4)
    assert "careerbook opportunity offer 1 --to manager" in refused.err
    offered = desk("opportunity", "offer")
    assert offered.out == "opportunity-1\n"
    assert "Alex Rivera may read it, nobody else." in offered.err
    page = desk("brief").out
    assert "## An idea for you\n\n- **Expenses pass through two spreadsheets.** I recommend one of them." in page
    assert "Alex Rivera has had opportunity-1 since 20 Nov 2026" in desk("opportunity", "offer", "1", code=2).err
    desk("undo")
    assert "An idea for you" not in desk("brief").out


def test_an_idea_goes_from_client_to_client(desk: Run) -> None:
    desk("client", "add", "Kim Osei", "--relation", "secondary")
    desk("opportunity", "add", "Nobody knows who is on call", "--recommendation", "A list")
    desk("opportunity", "offer", "1", "--to", "kim")
    assert "An idea for you" not in desk("brief").out
    assert "Nobody knows who is on call" in desk("brief", "--client", "kim").out
    assert "as may the others who got it" in desk("opportunity", "offer", "1", "--to", "alex").err
    desk("opportunity", "park")
    assert "No new idea this time." in desk("brief").out
    assert "is offered since" in desk("opportunity", "offer", "1").err


def test_steps_of_an_idea_that_are_not_legal_name_the_legal_ones(desk: Run) -> None:
    desk("opportunity", "add", "Nobody knows who is on call", "--recommendation", "A list", "--on", "2026-11-02")
    for verb in ("accept", "decline", "park", "deliver"):
        told = desk("opportunity", verb, "1", code=2)
        assert "from here: offer (careerbook opportunity offer 1)" in told.err
    assert "no step can be dated 1 Nov" in desk("opportunity", "offer", "1", "--on", "2026-11-01", code=2).err
    desk("opportunity", "offer", "1", "--on", "2026-11-03")
    desk("opportunity", "decline", "1", "--on", "2026-11-04")
    for verb in ("offer", "accept", "park", "decline"):
        told = desk("opportunity", verb, "1", code=2)
        assert "opportunity-1 is declined and cannot be" in told.err
        assert "from here: deliver (careerbook opportunity deliver 1)" in told.err
    desk("opportunity", "deliver", "1")
    assert "there is no further step" in desk("opportunity", "offer", "1", code=2).err


def test_a_parked_idea_takes_an_answer_only_after_it_is_offered_again(desk: Run) -> None:
    desk("opportunity", "add", "Nobody knows who is on call", "--recommendation", "A list")
    desk("opportunity", "offer")
    desk("opportunity", "park")
    for verb in ("accept", "decline", "park"):
        assert "opportunity-1 is parked and cannot be" in desk("opportunity", verb, "1", code=2).err
    assert "No new idea this time." in desk("brief").out
    desk("opportunity", "offer", "1")
    assert "Nobody knows who is on call" in desk("brief").out
    desk("opportunity", "accept")


def test_what_one_client_answered_does_not_come_back_to_them_with_an_offer_to_another(desk: Run) -> None:
    desk("client", "add", "Kim Osei", "--relation", "secondary")
    desk("opportunity", "add", "Nobody knows who is on call", "--recommendation", "A list", "--on", "2026-10-01")
    desk("opportunity", "offer", "1", "--to", "alex", "--on", "2026-10-05")
    desk("opportunity", "park", "--on", "2026-10-08")
    desk("opportunity", "offer", "1", "--to", "kim", "--on", "2026-11-10")
    assert "No new idea this time." in desk("brief").out
    assert "Nobody knows who is on call" in desk("brief", "--client", "kim").out
    assert "Nobody knows who is on call" in desk("brief", "--as-of", "2026-10-07").out
    practice = desk("report", "practice").out
    assert "offered to Kim Osei, no answer yet (10 Nov)" in practice
    desk("opportunity", "offer", "1", "--to", "alex", "--on", "2026-11-12")
    assert "Nobody knows who is on call" in desk("brief").out
    desk("undo")
    desk("undo")
    desk("undo")
    assert "Nobody knows who is on call" in desk("brief").out


def test_an_idea_says_who_may_read_it_and_is_listed_for_them(desk: Run) -> None:
    desk("client", "add", "Kim Osei", "--relation", "secondary")
    desk("opportunity", "add", "Nobody knows who is on call")
    assert "seen by: only for you." in desk("opportunity", "show", "1").out
    assert desk("opportunity", "list", "--client", "kim").out == ""
    desk("opportunity", "offer", "1", "--to", "kim")
    assert "seen by: Kim Osei." in desk("opportunity", "show", "1").out
    assert "opportunity-1" in desk("opportunity", "list", "--client", "kim").out
    assert desk("opportunity", "list", "--client", "alex").out == ""
    desk("opportunity", "offer", "1", "--to", "alex")
    assert "seen by: Kim Osei, Alex Rivera." in desk("opportunity", "show", "1").out
    desk("remove", "offered-1", "--yes")
    assert "seen by: Alex Rivera." in desk("opportunity", "show", "1").out


def test_an_idea_of_too_many_words_prints_whole_and_says_so(desk: Run) -> None:
    told = desk("opportunity", "add", "One two three", "--recommendation", " ".join(["word"] * 40))
    assert "The idea is 3 words over the 40 of its line" in told.err
    desk("opportunity", "offer")
    assert "An idea for you: 5 words over 40" in desk("brief").err  # with "I recommend" in front
    assert "4 words over" in desk("opportunity", "edit", "1", "--effort", "much").err


def test_an_accepted_idea_becomes_a_goal_in_one_step(desk: Run) -> None:
    desk("opportunity", "add", "Nobody knows who is on call", "--recommendation", "keep a list.")
    desk("opportunity", "offer")
    desk("opportunity", "accept")
    told = desk("opportunity", "to-goal", "1", "--due", "2027-01-29")
    assert told.out == "goal-1\n"
    assert 'Saved goal-1, today: "Keep a list" · for my manager' in told.err
    goal = json.loads(desk("goal", "show", "1", "--json").out)["data"]
    assert (goal["set_by"], goal["agreed"], goal["client"], goal["state"]) == ("together", "yes", "client-1", "active")
    assert json.loads(desk("show", "opportunity-1", "--json").out)["data"]["goal"] == "goal-1"
    assert "opportunity-1 became goal-1 already" in desk("opportunity", "to-goal", "1", code=2).err
    desk("undo")
    assert "goal" not in json.loads(desk("show", "opportunity-1", "--json").out)["data"]
    assert desk("goal", "list").out == ""
    desk("opportunity", "to-goal", "1", "A", "list", "of", "names")
    assert "A list of names" in desk("goal", "list").out


def test_a_goal_of_an_idea_that_not_every_client_has_stays_with_you(desk: Run) -> None:
    desk("opportunity", "add", "Nobody knows who is on call")
    told = desk("opportunity", "to-goal", "1", "--due", "2027-01-29")
    assert "only for you" in told.err
    assert "careerbook share goal-1" in told.err
    assert "on call" not in desk("brief").out
    desk("client", "add", "Kim Osei", "--relation", "secondary")
    desk("opportunity", "add", "Two lists of suppliers")
    desk("opportunity", "offer", "2", "--to", "kim")
    desk("opportunity", "to-goal", "2", "--due", "2027-01-29")
    assert "Two lists" not in desk("brief").out


def test_an_idea_becomes_a_pitch_with_what_it_knows(desk: Run) -> None:
    desk("opportunity", "add", "No one counts cost", "--recommendation", "A monthly clinic", "--skill", "costing")
    told = desk("opportunity", "to-pitch", "1", "A cost clinic")
    assert told.out == "pitch-1\n"
    assert "only a workshop" not in told.err
    pitch = json.loads(desk("pitch", "show", "1", "--json").out)["data"]
    assert pitch["title"] == "A cost clinic"
    assert (pitch["type"], pitch["new_work"], pitch["skills"]) == ("new-work", "A monthly clinic", ["costing"])
    assert pitch["visibility"] == "private"
    assert json.loads(desk("show", "opportunity-1", "--json").out)["data"]["pitch"] == "pitch-1"
    desk("remove", "pitch-1", "--yes")
    assert desk("opportunity", "to-pitch", "1").out == "pitch-2\n"


def test_an_idea_that_points_at_no_direction_asks_for_one(desk: Run) -> None:
    desk("engagement", "add", "Data engineer", "--start", "2026-01-01")
    told = desk("opportunity", "add", "Two lists", "--toward-direction")
    assert "Which work do you want more of? careerbook engagement edit 1 --direction TEXT" in told.err
    desk("engagement", "edit", "1", "--direction", "Fewer lists")
    assert "Which work" not in desk("opportunity", "add", "Three lists", "--toward-direction").err
    page = desk("report", "practice").out
    assert "Work I want more of: Fewer lists. Towards it: opportunity-1 and opportunity-2." in page
