"""An impact in one sentence, or in parts: what is said, what is named as lacking, and what came of it later."""

import json

import pytest

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
        "Challenge: P95 was 900 ms. Faster checkout.",
        "Action: I co-led it with a colleague: cached the lookups.",
        f"Result: Nobody waits at the till. P95 900 → 540 ms, {MINUS}40 %.",
    ],
    "star": [
        "Situation: P95 was 900 ms.",
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
        (None, "cached it."),
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


# --- what came of it -------------------------------------------------------------------------------------------------


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
