"""`story`: what a record gives to one, what is refused, what is still to do, and that it stays with its owner."""

import json
from typing import Any

import pytest

from tests.cli.conftest import Run

FIVE = {
    "--situation": "It was late.",
    "--task": "Find it.",
    "--action": "I asked everybody who had touched it, and wrote down what they said.",
    "--result": "We found it in an hour.",
    "--reflection": "Ask early.",
}


def shown(run: Run, ref: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(run("show", ref, "--json").out)["data"]
    return data


def told(run: Run) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(run("report", "stories", "--json").out)["data"]
    return data


def complete(run: Run, title: str, *themes: str) -> str:
    parts = [word for pair in FIVE.items() for word in pair]
    return run("story", "add", title, *parts, *(w for theme in themes for w in ("--theme", theme))).out.strip()


# --- by hand -------------------------------------------------------------------------------------------------------


def test_a_story_is_private_and_says_what_is_still_to_do(run: Run) -> None:
    first = run("story", "add", "Lost and found", "--theme", "pressure")
    assert first.out == "story-1\n"
    assert "only for you" in first.err
    assert "Still to do: situation, task, action, result, reflection." in first.err
    assert shown(run, "story-1")["state"] == "seed"
    second = run("story", "add", "Another", "--action", FIVE["--action"])
    assert "13 words so far." in second.err
    assert [shown(run, f"story-{n}")["visibility"] for n in (1, 2)] == ["private", "private"]
    assert shown(run, "story-2")["state"] == "drafted"


def test_with_five_parts_it_is_complete_and_the_list_says_so(run: Run) -> None:
    run("story", "add", "A seed")
    ref = complete(run, "Lost and found", "results")
    assert shown(run, ref)["state"] == "complete"
    assert run("story", "list", "--state", "complete").out.split()[0] == ref
    assert [line.split()[4] for line in run("story", "list").out.splitlines()] == ["complete", "seed"]


def test_the_limits_are_settings_for_the_list_the_card_and_the_report(run: Run) -> None:
    ref = complete(run, "Lost and found", "results")
    run("config", "set", "story_setup_share", "0.1")
    assert shown(run, ref)["state"] == "drafted"
    assert run("story", "list", "--state", "drafted").out.startswith(ref)
    assert told(run)["stories"][0]["state"] == "drafted"
    assert "a shorter beginning (situation and task are 19.2 %; 10 % is the most)" in run("report", "stories").out
    assert mend(run) == "edit story-1 --situation TEXT"
    assert "story_setup_share = 0.1" in run("story", "show", "1", "--why").out
    run("config", "set", "story_setup_share", "1")
    run("config", "set", "story_words", "20")
    assert "6 words fewer" in run("report", "stories").out
    assert mend(run) == "edit story-1 --action TEXT"
    run(*mend(run).split()[:-1], "Called them all")
    run("edit", "story-1", "--clear", "reflection")
    assert mend(run) == "edit story-1 --reflection TEXT"


def mend(run: Run) -> str:
    """Return the next step of the first story."""
    return str(told(run)["stories"][0]["next"]).removeprefix("careerbook ")


@pytest.mark.parametrize("value", ["1.2", "-0.1"])
def test_a_share_that_is_none_is_refused(run: Run, value: str) -> None:
    run("story", "add", "A seed")
    assert "story_setup_share runs from 0 to 1" in run("config", "set", "story_setup_share", "--", value, code=2).err


def test_an_unknown_theme_is_refused_with_the_nine(run: Run) -> None:
    refused = run("story", "add", "Lost", "--theme", "glory", code=2)
    for theme in ("conflict", "mistake-learning", "results", "leadership", "ambiguity", "collaboration"):
        assert theme in refused.err
    for theme in ("initiative", "pressure", "customer"):
        assert theme in refused.err


# --- draft ---------------------------------------------------------------------------------------------------------


def conflict(run: Run, sort: str = "conflict", *more: str) -> None:
    run(
        "challenge",
        "add",
        "We wanted two days",
        "--type",
        sort,
        "--on",
        "2026-09-01",
        "--cause",
        "Two calendars",
        *more,
    )


def close(run: Run) -> None:
    run("challenge", "resolve", "1", "--on", "2026-09-10")
    run("challenge", "close", "1", "--on", "2026-09-11", "--lesson", "Ask for the other calendar")


def test_a_closed_conflict_fills_its_parts(run: Run) -> None:
    conflict(run, "conflict", "--consequence", "One team would wait", "--recommendation", "One calendar")
    run("client", "add", "Alex Rivera")
    run("challenge", "raise", "1", "--on", "2026-09-03")
    run("challenge", "respond", "1", "Try it")
    close(run)
    drafted = run("story", "draft", "--from", "challenge-1")
    assert drafted.out == "story-1\n"
    story = shown(run, "story-1")
    assert story["theme"] == ["conflict"]
    assert story["drawn_from"] == ["challenge-1"]
    assert story["situation"] == "We wanted two days. Two calendars."
    assert story["task"] == "One team would wait."
    assert story["action"] == "One calendar. I raised it on 3 Sep 2026."
    assert story["result"] == 'I was told: "Try it". Resolved on 10 Sep 2026.'
    assert story["reflection"] == "Ask for the other calendar."


def test_a_mistake_with_its_lesson_is_about_learning(run: Run) -> None:
    conflict(run, "mistake")
    refused = run("story", "draft", "--from", "challenge-1", code=2)
    assert "challenge-1 has no lesson yet" in refused.err
    assert "careerbook edit challenge-1 --lesson TEXT" in refused.err
    run("edit", "challenge-1", "--lesson", "Look twice")
    run("story", "draft", "--from", "challenge-1", "--title", "Twice")
    story = shown(run, "story-1")
    assert (story["title"], story["theme"], story["reflection"]) == ("Twice", ["mistake-learning"], "Look twice.")


@pytest.mark.parametrize(
    ("step", "sentence", "next_step"),
    [
        ((), "challenge-1 is open, and a story needs its end", "careerbook challenge resolve 1"),
        (
            ("resolve",),
            "challenge-1 is resolved, and a story needs its end",
            "careerbook challenge close 1 --lesson TEXT",
        ),
    ],
)
def test_a_conflict_without_its_end_seeds_nothing(
    run: Run, step: tuple[str, ...], sentence: str, next_step: str
) -> None:
    conflict(run)
    for verb in step:
        run("challenge", verb, "1")
    refused = run("story", "draft", "--from", "challenge-1", code=2)
    assert f"{sentence}; nothing was saved" in refused.err
    assert next_step in refused.err
    assert "No story is written down yet." in run("story", "list").err


@pytest.mark.parametrize("sort", ["risk", "issue", "exception", "capacity", "dependency", "process"])
def test_other_challenges_seed_nothing(run: Run, sort: str) -> None:
    conflict(run, sort)
    close(run)
    refused = run("story", "draft", "--from", "challenge-1", code=2)
    assert f"{'an' if sort[0] in 'aeiou' else 'a'} {sort}; conflicts and mistakes seed a story" in refused.err


@pytest.mark.parametrize(
    ("current", "code", "said"),
    [
        ("130", 0, "It came out at 130 % of what was planned."),
        ("100", 2, "reached 100 % of its target"),
        (None, 2, "no check yet"),
    ],
)
def test_only_a_goal_above_its_target_is_a_result(run: Run, current: str | None, code: int, said: str) -> None:
    run("goal", "add", "Sell more", "--metric", "sold:0:100", "--due", "2026-12-31")
    if current:
        run("goal", "check", "1", "--current", current)
    got = run("story", "draft", "--from", "goal-1", code=code)
    assert said in got.err
    if not code:
        assert "Its number is told in percent, as goal-1 is not for anyone" in got.err
        assert "→" not in shown(run, "story-1")["result"]


def test_what_anyone_may_read_is_told_with_its_figures(run: Run) -> None:
    run("goal", "add", "Sell more", "--metric", "sold:0:100", "--due", "2026-12-31", "--visibility", "public")
    run("goal", "check", "1", "--current", "130")
    assert "told in percent" not in run("story", "draft", "--from", "goal-1").err
    assert shown(run, "story-1")["result"] == "It came out at 130 % of what was planned. 0 → 130."


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ((), "has no number"),
        (("--metric", "p95::540:ms"), "does not say what changed"),
        (("--metric", "p95:900:540:ms"), "is enriched, not verified"),
    ],
)
def test_an_impact_needs_a_number_and_proof(run: Run, more: tuple[str, ...], sentence: str) -> None:
    run("win", "Cut checkout", *more)
    assert sentence in run("story", "draft", "--from", "impact-1", code=2).err


def test_a_proven_impact_is_told_in_percent_unless_anyone_may_read_it(run: Run) -> None:
    cut = ("--metric", "p95:900:540:ms", "--evidence", "https://example.org", "--contribution", "cached the lookups")
    run("win", "Cut checkout", *cut, "--credit", "led")
    run("story", "draft", "--from", "impact-1")
    private = shown(run, "story-1")
    assert private["result"] == "P95 \N{MINUS SIGN}40 %."
    assert private["action"] == "I led it: cached the lookups."
    assert "situation" not in private
    run("win", "Cut checkout", *cut, "--visibility", "public")
    run("story", "draft", "--from", "impact-2")
    public = shown(run, "story-2")
    assert public["situation"] == "P95 stood at 900 ms."
    assert public["result"] == "P95 900 → 540 ms, \N{MINUS SIGN}40 %."


def test_a_record_seeds_one_story_and_some_seed_none(run: Run) -> None:
    conflict(run, "mistake", "--lesson", "Look twice")
    run("story", "draft", "--from", "challenge-1")
    again = run("story", "draft", "--from", "challenge-1", code=2)
    assert "story-1 is drawn from challenge-1 already" in again.err
    run("remove", "story-1", "--yes")
    assert run("story", "draft", "--from", "challenge-1").out == "story-2\n"
    run("person", "add", "Mia Torres")
    assert "person-1 seeds no story" in run("story", "draft", "--from", "person-1", code=2).err
    run("story", "draft", "--from", "challenge-9", code=1)
    assert "--from" in run("story", "draft", code=2).err


def test_a_draft_can_be_undone_in_one_step(run: Run) -> None:
    conflict(run, "mistake", "--lesson", "Look twice")
    run("story", "draft", "--from", "challenge-1", "--json")
    run("undo")
    assert "No story is written down yet." in run("story", "list").err


# --- quotes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--about", "approach"), "nothing says that they agreed to it"),
        (("--about", "approach", "--no-quote-ok"), "nothing says that they agreed to it"),
        (("--about", "character", "--quote-ok"), "is about a person and not the work"),
    ],
)
def test_a_quote_needs_the_consent_of_its_giver(run: Run, words: tuple[str, ...], said: str) -> None:
    run("heard", "You made it easy to say no", "--from", "Mia Torres", *words)
    refused = run("story", "add", "Lost", "--quote", "feedback-1", code=4)
    assert said in refused.err
    assert "nothing was saved" in refused.err
    run("story", "add", "Lost")
    assert said in run("edit", "story-1", "--quote", "feedback-1", code=4).err
    assert "quote" not in shown(run, "story-1")


def test_feedback_that_i_gave_is_no_quote(run: Run) -> None:
    run("feedback", "given", "Your page was clear", "--to", "Mia Torres")
    assert "is feedback that you gave" in run("story", "add", "Lost", "--quote", "feedback-1", code=4).err


def test_a_consent_that_is_taken_back_takes_the_quote_out_of_the_report(run: Run) -> None:
    run("person", "add", "Mia Torres", "--share-as", "a designer")
    run("heard", "You made it easy to say no", "--from", "Mia Torres", "--about", "approach", "--quote-ok")
    run("story", "add", "Lost", "--quote", "feedback-1")
    assert '"You made it easy to say no" (a designer)' in run("report", "stories").out
    run("feedback", "edit", "1", "--no-quote-ok")
    page = run("report", "stories").out
    assert "easy to say no" not in page
    assert "the quote is not to be used any more" in page


def test_who_said_it_without_a_name_is_no_role_either(run: Run) -> None:
    run("heard", "Clear", "--from", "Mia Torres", "--about", "approach", "--quote-ok", "--anonymous")
    run("story", "add", "Lost", "--quote", "feedback-1")
    assert told(run)["stories"][0]["quote_by"] == ""


# --- tell ----------------------------------------------------------------------------------------------------------


def test_a_telling_hangs_on_its_story_and_goes_with_it(run: Run) -> None:
    complete(run, "Lost and found", "results")
    assert (
        run("story", "tell", "1", "--where", "Acme", "--reaction", "They laughed", "--on", "2026-11-03").out
        == "telling-1\n"
    )
    assert "Told twice by now." in run("story", "tell", "lost", "--where", "Borg").err
    assert told(run)["stories"][0]["told"] == [
        {"on": "2026-11-03", "where": "Acme", "reaction": "They laughed"},
        {"on": "2026-11-20", "where": "Borg", "reaction": ""},
    ]
    assert "--where" in run("story", "tell", "1", code=2).err
    assert run("edit", "telling-1", "--reaction", "They smiled").code == 0
    run("remove", "story-1", "--yes")
    assert run("find", "Acme", code=1).code == 1
