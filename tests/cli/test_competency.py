"""`competency`: a ladder comes in once, wins and stories prove it, and its coverage is said."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

LADDER = "name,level,description\nTeaches,senior,Others do it alone\nWrites,senior,\nHires,staff,\n"


@pytest.fixture
def ladder(tmp_path: Path) -> str:
    path = tmp_path / "ladder.csv"
    path.write_text(LADDER, encoding="utf-8")
    return str(path)


def data_of(run: Run, *words: str) -> Any:
    return json.loads(run(*words, "--json").out)["data"]


def test_a_ladder_comes_in_private_and_a_second_import_adds_nothing(run: Run, ladder: str) -> None:
    first = run("competency", "import", ladder)
    assert first.out.splitlines() == [
        "competency-1  Teaches  senior",
        "competency-2  Writes  senior",
        "competency-3  Hires  staff",
    ]
    assert "Added 3 of 3 competencies." in first.err
    assert "careerbook config set target_level staff" in first.err
    again = run("competency", "import", ladder)
    assert (again.out, "Added 0 of 3 competencies; 3 of them are in the book already." in again.err) == ("", True)
    listed = data_of(run, "competency", "list")
    assert [(row["name"], row["visibility"]) for row in listed] == [
        ("Hires", "private"),
        ("Writes", "private"),
        ("Teaches", "private"),
    ]


def test_a_dry_run_saves_nothing_and_makes_no_book(run: Run, ladder: str) -> None:
    dry = run("competency", "import", ladder, "--dry-run")
    assert dry.out.splitlines() == ["Teaches  senior", "Writes  senior", "Hires  staff"]
    assert "Would add 3 of 3 competencies." in dry.err
    assert "New book" not in dry.err
    run("competency", "list", code=1)
    data = data_of(run, "competency", "import", ladder, "--dry-run")
    assert (data["dry_run"], data["read"], [row["ref"] for row in data["added"]]) == (True, 3, [None] * 3)


def test_what_the_owner_changed_or_removed_is_left_alone(run: Run, ladder: str) -> None:
    run("competency", "import", ladder)
    run("competency", "edit", "1", "--description", "My own words")
    run("competency", "remove", "2", "--yes")
    again = run("competency", "import", ladder)
    assert again.out == ""
    assert "Described otherwise in the book, and left so: competency-1." in again.err
    assert "You removed competency-2, so it stays out: careerbook restore competency-2" in again.err
    assert data_of(run, "show", "competency-1")["description"] == "My own words"


def test_an_import_is_undone_in_one_step_and_can_be_done_again(run: Run, ladder: str) -> None:
    run("competency", "import", ladder)
    run("undo")
    assert "No competency is written down yet." in run("competency", "list").err
    assert "Added 3 of 3" in run("competency", "import", ladder).err


def test_it_reads_json_and_standard_input(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ladder.json"
    path.write_text('{"senior": {"Teaches": "Others do it alone"}}', encoding="utf-8")
    assert run("competency", "import", str(path)).out == "competency-1  Teaches  senior\n"
    assert run("competency", "import", "-", stdin=LADDER).out.splitlines() == [
        "competency-2  Writes  senior",
        "competency-3  Hires  staff",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no file"),
        (b"\xff\xfe\x00", "is not UTF-8"),
        (b"", "holds no competency"),
        (b"a,b\n1,2\n", "names no column `name`"),
        (b"name\nA\0B\n", "NUL"),
    ],
)
def test_a_file_that_is_no_ladder_saves_nothing(run: Run, tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "ladder.csv"
    if content is not None:
        path.write_bytes(content)
    refused = run("competency", "import", str(path), code=2)
    assert said in refused.err
    assert "nothing was saved" in refused.err
    run("competency", "list", code=1)


# --- evidence ------------------------------------------------------------------------------------------------------


def test_wins_of_two_quarters_cover_a_competency_and_the_list_says_how_many(run: Run, ladder: str) -> None:
    run("competency", "import", ladder)
    asked = run("competency", "list").err
    assert "no target level is set, and the ladder has several" in asked
    assert "careerbook config set target_level LEVEL" in asked
    run("config", "set", "target_level", "Senior")
    run("win", "Taught", "--on", "2026-05-01", "--competency", "teaches")
    assert "0 of 2 covered at senior (2 items in 2 periods each)." in run("competency", "list").err
    run("win", "Taught again", "--on", "2026-06-01", "--competency", "teaches")
    assert "  Teaches: 2 items in 1 period\n  Writes: nothing yet" in run("competency", "list").err
    run("win", "Taught once more", "--on", "2026-07-01", "--competency", "teaches", "--competency", "writes")
    said = run("competency", "list").err
    assert "1 of 2 covered at senior" in said
    assert "Teaches:" not in said
    card = data_of(run, "competency", "show", "teaches")["computed"]
    assert card["covered"]
    assert card["periods"] == ["2026-Q2", "2026-Q3"]
    assert [item["ref"] for item in card["proof"]] == ["impact-1", "impact-2", "impact-3"]


def test_the_list_tells_one_name_at_two_levels_apart(run: Run) -> None:
    run("competency", "add", "Teaches", "--level", "junior")
    run("competency", "add", "Teaches", "--level", "senior")
    run("competency", "add", "Hires")
    rows = [line.split("  ")[-1] for line in run("competency", "list").out.splitlines()]
    assert rows == ["Hires", "Teaches, senior", "Teaches, junior"]


def test_what_a_story_is_drawn_from_is_evidence_once_and_of_its_last_step(run: Run, ladder: str) -> None:
    run("competency", "import", ladder)
    run("win", "Taught", "--on", "2026-02-02", "--competency", "teaches")
    run("challenge", "add", "Late", "--type", "mistake", "--on", "2026-05-05", "--lesson", "Sooner")
    run("challenge", "resolve", "1", "--on", "2026-08-03")
    run("story", "add", "One", "--from", "impact-1", "--from", "challenge-1", "--competency", "teaches")
    run("story", "add", "Two", "--from", "challenge-1", "--competency", "teaches")
    card = data_of(run, "competency", "show", "teaches")["computed"]
    assert [(item["ref"], item["on"], item["period"]) for item in card["proof"]] == [
        ("impact-1", "2026-02-02", "2026-Q1"),
        ("challenge-1", "2026-08-03", "2026-Q3"),
    ]
    assert card["covered"]


def test_thresholds_are_settings_and_why_names_them(run: Run, ladder: str) -> None:
    run("competency", "import", ladder)
    run("win", "Wrote", "--on", "2026-05-01", "--competency", "writes")
    assert "1 item in 1 period: not covered yet" in run("competency", "show", "writes").out
    run("config", "set", "evidence_items", "1")
    run("config", "set", "evidence_periods", "1")
    run("config", "set", "target_level", "senior")
    told = run("competency", "show", "writes", "--why").out
    assert "1 item in 1 period: covered" in told
    assert "1 of 2 covered at senior (1 item in 1 period each)" in told
    assert "target_level = senior, evidence_items = 1" in " ".join(told.split())
    assert "evidence_items runs from 1 to 100" in run("config", "set", "evidence_items", "0", code=2).err


def test_a_competency_that_nobody_wrote_down_is_refused_with_the_line_without_it(run: Run) -> None:
    run("competency", "add", "Teaches", "--level", "senior")
    refused = run("win", "Taught", "--competency", "juggles", code=1)
    assert "juggles" in refused.err
    assert run("impact", "list").err == "No impact is written down yet.\n"
    run("win", "Taught")
    run("edit", "impact-1", "--competency", "+teaches")
    assert data_of(run, "show", "impact-1")["competency"] == ["competency-1"]
    run("edit", "impact-1", "--competency", "-competency-1")
    assert "competency" not in data_of(run, "show", "impact-1")
