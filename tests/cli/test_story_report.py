"""`report stories`: the order, people as roles, what could become a story, and not a word of it for others."""

import json
from typing import Any

from tests.cli.conftest import Run

FIVE = {
    "--situation": "It was late.",
    "--task": "Find it.",
    "--action": "I asked everybody who had touched it, and wrote down what they said.",
    "--result": "We found it in an hour.",
    "--reflection": "Ask early.",
}


def told(run: Run) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(run("report", "stories", "--json").out)["data"]
    return data


def complete(run: Run, title: str, *themes: str) -> str:
    parts = [word for pair in FIVE.items() for word in pair]
    return run("story", "add", title, *parts, *(w for theme in themes for w in ("--theme", theme))).out.strip()


def test_conflict_and_mistakes_come_first_and_complete_ones_before_drafts(run: Run) -> None:
    run("story", "add", "No theme at all")
    complete(run, "A customer", "customer")
    complete(run, "A result", "results")
    run("story", "add", "A begun mistake", "--theme", "mistake-learning")
    complete(run, "A mistake", "mistake-learning")
    complete(run, "A conflict", "conflict", "results")
    data = told(run)
    assert [story["title"] for story in data["stories"]] == [
        "A conflict", "A mistake", "A begun mistake", "A result", "A customer", "No theme at all",
    ]  # fmt: skip
    assert [(line["theme"], line["complete"], line["needed"]) for line in data["themes"]] == [
        ("conflict", 1, 2), ("mistake-learning", 1, 2), ("results", 2, 2),
    ]  # fmt: skip
    assert data["themes"][1]["drafted"] == ["story-4"]
    page = run("report", "stories").out
    heads = [line[3:] for line in page.splitlines() if line.startswith("## ")]
    assert heads == ["Conflict", "Mistake, and what you learned", "Results", "Customer", "Without a theme"]


def test_names_print_as_roles_and_a_first_name_alone_is_pointed_out(run: Run) -> None:
    run("client", "add", "Alex Rivera")
    run("person", "add", "Mia Torres", "--category", "customer")
    run("person", "add", "Jo Park", "--category", "peer", "--aka", "JoJo P")
    run("story", "add", "With Mia Torres", "--situation", "Alex Rivera asked JoJo P and me. Jo knew.")
    page = run("report", "stories").out
    assert "With a customer" in page
    assert "My manager asked a colleague and me." in page
    assert "Names still stand alone in them: Jo." in page
    for name in ("Alex", "Rivera", "Mia", "Torres", "JoJo"):
        assert name not in page
    assert "Mia Torres" in run("story", "show", "1").out


def test_with_nothing_it_says_so_and_with_seeds_it_names_them(run: Run) -> None:
    run("config", "set", "currency", "EUR")
    assert "No story yet." in run("report", "stories").out
    for number in range(1, 6):
        run("win", f"Cut {number}", "--metric", "p95:900:540:ms", "--noticed-by", "Mia Torres")
    data = told(run)
    assert [seed["ref"] for seed in data["seeds"]] == ["impact-5", "impact-4", "impact-3"]
    assert data["more_seeds"] == 2
    assert {seed["theme"] for seed in data["seeds"]} == {"results"}
    run("story", "draft", "--from", "impact-5")
    assert told(run)["seeds"][0]["ref"] == "impact-4"
    complete(run, "One", "results")
    complete(run, "Two", "results")
    assert told(run)["seeds"] == []


def test_where_it_was_told_names_roles_as_well(run: Run) -> None:
    run("person", "add", "Mia Torres", "--share-as", "a designer")
    complete(run, "Lost and found", "results")
    run("story", "tell", "1", "--where", "A round with Mia Torres", "--reaction", "Mia Torres laughed; so did Mia")
    page = run("report", "stories").out
    assert "- **Told:** 20 Nov 2026, A round with a designer: A designer laughed; so did Mia\n" in page
    assert "still stand alone" not in page  # nobody is told where it was told
    assert "Torres" not in page


def test_as_of_a_day_before_it_there_is_no_story(run: Run) -> None:
    complete(run, "Lost and found", "results")
    assert "No story yet." in run("report", "stories", "--as-of", "2026-11-19").out


def test_no_page_for_others_says_a_word_of_a_story(run: Run) -> None:
    run("client", "add", "Alex Rivera")
    run("story", "add", "Xylophone", "--theme", "conflict", "--situation", "Quagga", "--visibility", "public")
    run("story", "tell", "1", "--where", "Zeppelin")
    for words in (("brief",), ("report", "update")):
        page = run(*words)
        for word in ("Xylophone", "Quagga", "Zeppelin"):
            assert word not in page.out
