"""An impact in one sentence, or in parts: what is said, what is named as lacking, and what came of it later."""

import json
import os
from contextlib import closing
from datetime import date

import pytest

from careerbook.book import Book
from careerbook.journal import Journal
from tests.cli.conftest import Run

WHOLE = (
    "Cut checkout p95 by caching tax lookups",
    *("--metric", "p95:900:540:ms", "--what-changed", "Nobody waits at the till"),
    *("--contribution", "cached the lookups", "--credit", "co-led", "--collaborators", "Mia Torres"),
    *("--goal", "checkout"),
)
MINUS = "\N{MINUS SIGN}"
FORMS = {
    "xyz": [
        f"Cut checkout p95 by caching tax lookups: p95 900 → 540 ms, {MINUS}40 %."
        " I co-led it with a colleague: cached the lookups."
    ],
    "car": [
        "Challenge: P95 stood at 900 ms. Faster checkout.",
        "Action: I co-led it with a colleague: cached the lookups.",
        f"Result: Nobody waits at the till. P95 900 → 540 ms, {MINUS}40 %.",
    ],
    "star": [
        "Situation: P95 stood at 900 ms.",
        "Task: Faster checkout.",
        "Action: I co-led it with a colleague: cached the lookups.",
        f"Result: Nobody waits at the till. P95 900 → 540 ms, {MINUS}40 %.",
    ],
}


@pytest.fixture
def won(run: Run) -> Run:
    run("goal", "add", "Faster checkout")
    run("win", *WHOLE)
    return run


@pytest.mark.parametrize("form", FORMS)
def test_the_parts_are_said_in_each_form_and_nothing_lacks(won: Run, form: str) -> None:
    told = won("impact", "show", "1", "--as", form)
    assert told.out.splitlines() == FORMS[form]
    assert told.err == ""
    data = json.loads(won("impact", "show", "1", "--as", form.upper(), "--json").out)
    assert data["kind"] == "statement"
    assert data["data"]["text"].splitlines() == FORMS[form]
    assert data["data"]["lacks"] == []


@pytest.mark.parametrize(
    ("form", "line", "lacks"),
    [
        ("xyz", "Ran the audit alone.", ["--metric", "--contribution"]),
        ("car", "Action: Ran the audit alone.", ["--before", "--goal", "--contribution", "--what-changed"]),
        ("star", "Action: Ran the audit alone.", ["--before", "--goal", "--contribution", "--what-changed"]),
    ],
)
def test_what_nobody_wrote_down_is_left_out_and_named(run: Run, form: str, line: str, lacks: list[str]) -> None:
    run("win", "Ran the audit alone")
    told = run("impact", "show", "1", "--as", form)
    assert told.out == f"{line}\n"
    said = told.err.splitlines()
    assert len(said) == len(lacks)
    for one, option in zip(said, lacks, strict=True):
        assert one.startswith("It lacks ")
        assert f"careerbook edit impact-1 {option}" in one


@pytest.mark.parametrize(
    ("credit", "said"),
    [
        ("led", "I led it: cached it."),
        ("co-led", "I co-led it: cached it."),
        ("contributed", "I contributed: cached it."),
        ("supported", "I supported it: cached it."),
        (None, "Cached it."),
    ],
)
def test_how_much_of_it_was_mine_is_said(run: Run, credit: str | None, said: str) -> None:
    run("win", "Cut it", "--contribution", "cached it", *(("--credit", credit) if credit else ()))
    assert run("impact", "show", "1", "--as", "xyz").out == f"Cut it. {said}\n"


def test_who_helped_is_counted_and_names_are_roles(run: Run) -> None:
    run("win", "Cut it with Mia Torres", "--collaborators", "Mia Torres", "--collaborators", "Jo Park")
    assert run("impact", "show", "1", "--as", "xyz").out == "Cut it with a colleague. I did it with two colleagues.\n"
    card = run("impact", "show", "1").out
    assert "My part: with Jo Park and Mia Torres." in card


def test_what_came_of_it_later_joins_the_result(won: Run) -> None:
    won("impact", "check-result", "1", "Still at 540 ms")
    assert won("impact", "show", "1", "--as", "car").out.splitlines()[2].endswith(f"{MINUS}40 %. Still at 540 ms.")


def test_plain_reads_it_aloud_and_an_unknown_form_names_the_three(won: Run) -> None:
    assert f"Result: Nobody waits at the till. P95 900 to 540 ms, {MINUS}40 percent." in " ".join(
        won("--plain", "impact", "show", "1", "--as", "star").out.split()
    )
    assert "one of xyz, car, star" in won("impact", "show", "1", "--as", "soap", code=2).err.casefold()
    assert won("impact", "show", "--as", "xyz").out.splitlines() == FORMS["xyz"]


def test_each_part_begins_as_a_sentence(run: Run) -> None:
    run(
        "win",
        "Ran the audit",
        "--what-changed",
        "nobody re-keys them",
        "--qualitative-goal",
        "required to pass an audit",
    )
    said = run("impact", "show", "1", "--as", "star").out
    assert said == "Task: Required to pass an audit.\nAction: Ran the audit.\nResult: Nobody re-keys them.\n"


# --- who noticed, and what came of it --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verb", "day", "says"),
    [
        (
            "check-result",
            "2026-10-31",
            "impact-1 was done on 1 Nov 2026, so nothing that came later can be dated 31 Oct",
        ),
        ("check-result", "2026-11-09", "impact-1 was last added to on 10 Nov 2026, so no step can be dated 9 Nov"),
        ("check-result", "2026-11-21", "Sat 21 Nov 2026 is still to come; nothing was saved"),
        ("verify", "2026-10-31", "impact-1 was done on 1 Nov 2026"),
        ("verify", "2026-11-09", "no step can be dated 9 Nov"),
        ("verify", "2026-11-21", "Sat 21 Nov 2026 is still to come; nothing was saved"),
    ],
)
def test_what_came_later_is_dated_after_the_win_and_not_after_today(run: Run, verb: str, day: str, says: str) -> None:
    run("win", "Cut it", "--on", "2026-11-01")
    run("impact", "verify", "1", "--evidence", "https://example.org/1", "--on", "2026-11-10")
    words = ["Nobody waits"] if verb == "check-result" else ["--noticed-by", "Jo Park"]
    before = run("history", "impact-1").out
    assert says in run("impact", verb, "1", *words, "--on", day, code=2).err
    assert run("history", "impact-1").out == before
    assert run("person", "list").out == ""


@pytest.mark.parametrize("me", ["Maya  chen", "me"])
def test_nobody_is_their_own_witness(run: Run, me: str) -> None:
    run("init", "--name", "Maya Chen")
    for words in (
        ("win", "Cut it", "--noticed-by", me),
        ("win", "Cut it", "--collaborators", me),
        ("impact", "verify", "1", "--noticed-by", me),
        ("edit", "impact-1", "--noticed-by", f"+{me}"),
    ):
        run("win", "Cut it") if words[1] == "verify" else None
        assert "is somebody else than you; nothing was saved" in run(*words, code=2).err
    assert run("person", "list").out == ""
    run("impact", "verify", "1", "--noticed-by", "Maya Chenoweth")


def test_a_win_is_verified_from_the_day_of_its_proof(run: Run) -> None:
    run("win", "Cut it", "--what-changed", "Nobody waits", "--on", "2026-11-01")
    assert "Has a result and proof." in run("impact", "verify", "1", "--evidence", "https://example.org/1").err
    run("undo")
    run("impact", "verify", "1", "--noticed-by", "Jo Park", "--on", "2026-11-10")
    told = json.loads(run("impact", "verify", "1", "--evidence", "https://example.org/1", "--json").out)
    assert (told["kind"], told["data"]["ref"], told["data"]["state"]) == ("impact", "impact-1", "verified")
    with closing(Book(os.environ["CAREERBOOK_DB"])) as book:
        then = [Journal(book, date(2026, 11, day)).entries("impact")[0] for day in (9, 10, 20)]
        assert [len(found.noticed_by) + len(found.evidence) for found in then] == [0, 1, 2]


def test_what_came_of_it_is_said_back_and_answers_as_json(run: Run) -> None:
    run("win", "Cut it", "--on", "2026-06-01", "--result-check-on", "2026-11-02")
    told = json.loads(run("impact", "check-result", "1", "Nobody waits", "--json").out)
    assert (told["data"]["result"], "result_check_on" in told["data"]) == ("Nobody waits", False)
    said = run("impact", "check-result", "1", "Somebody waits again", "--on", "yesterday", code=2).err
    assert "was last added to on 20 Nov 2026" in said
    assert (
        'Saved what came of impact-1, today: "Somebody waits again"'
        in run("impact", "check-result", "1", "Somebody waits again").err
    )
    assert "result: Nobody waits → Somebody waits again" in run("history", "impact-1").out


def test_wins_are_listed_by_how_far_they_have_come(run: Run) -> None:
    run("win", "Only done")
    run("win", "Proof alone", "--evidence", "https://example.org/1")
    run("win", "With a number", "--metric", "p95:900:540:ms")
    run("win", "Said and seen", "--what-changed", "Nobody waits", "--noticed-by", "Jo Park")
    for state, refs in (("captured", [2, 1]), ("enriched", [3]), ("verified", [4])):
        lines = run("impact", "list", "--state", state).out.splitlines()
        assert [line.split()[0] for line in lines] == [f"impact-{number}" for number in refs]
        assert all(f"  {state}  " in line for line in lines)
    assert json.loads(run("impact", "list", "--state", "verified", "--json").out)["data"][0]["state"] == "verified"


@pytest.mark.parametrize(("day", "asked"), [("2026-11-19", True), ("2026-11-20", True), ("2026-11-21", False)])
def test_from_its_day_on_the_week_and_the_status_ask(run: Run, day: str, asked: bool) -> None:
    run("win", "Cut checkout", "--on", "2026-06-01")
    run("edit", "impact-1", "--result-check-on", day)
    command = "careerbook impact check-result 1"
    assert (command in run("week").out) is asked
    assert (command in run("status").out) is asked
    if asked:
        assert '"Cut checkout" is of 1 Jun. What came of it?' in run("week").out
        run("impact", "check-result", "1", "Nobody waits")
        assert command not in run("week").out + run("status").out


def test_the_one_that_waits_longest_is_asked_first_and_as_of_a_past_day_it_still_waits(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, day in enumerate(("2026-11-10", "2026-11-03", "2026-11-12"), 1):
        run("win", f"Cut {number}", "--on", "2026-06-01", "--result-check-on", day)
    assert "check-result 2" in run("week").out
    run("impact", "check-result", "2", "Still so", "--on", "2026-11-15")
    assert "check-result 1" in run("status").out
    assert "check-result 2" in run("status", "--as-of", "2026-11-14").out
    run("remove", "impact-1", "--yes")
    assert "check-result 3" in run("status").out
