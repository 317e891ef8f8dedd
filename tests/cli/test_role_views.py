"""`report role` and what both sides said: whose view it is, which one is the newest, and what is agreed no more."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def teacher(run: Run) -> Run:
    run("client", "add", "Head of year")
    for words in (("Teaching", "--share", "70"), ("Marking", "--share", "30"), ("Exam administration",)):
        run("duty", "add", *words)
    run("session", "add", "--on", "2026-11-20")
    run("session", "view", "1", "teaching", "--mine", "more", "--theirs", "keep", "--verdict", "keep")
    run("session", "view", "1", "marking", "--mine", "less", "--theirs", "keep", "--verdict", "discuss")
    return run


def seen(run: Run, duty: int, *options: str) -> tuple[str | None, ...]:
    data = json.loads(run("report", "role", *options, "--json").out)["data"]
    row: dict[str, Any] = next(row for row in data["duties"] if row["ref"] == f"duty-{duty}")
    return row["mine"], row["theirs"], row["verdict"]


def test_who_comes_next_has_not_said_what_the_one_before_said(teacher: Run) -> None:
    teacher("session", "record")
    assert "You and Head of year see 2 of 2 duties differently." in teacher("report", "role").out
    teacher("client", "change", "--to", "Robin Keller", "--on", "2026-11-20")
    page = teacher("report", "role").out
    assert "differently" not in page
    assert "Robin Keller would" not in teacher("prep").out
    assert seen(teacher, 1) == ("more", None, None)
    assert seen(teacher, 1, "--client", "client-1") == ("more", "keep", "keep")
    teacher("duty", "edit", "1", "--client-view", "less")
    assert seen(teacher, 1) == ("more", "less", None)


def test_what_the_primary_client_said_is_no_view_of_another(teacher: Run) -> None:
    teacher("duty", "edit", "3", "--client-view", "stop")
    teacher("client", "add", "Product", "--relation", "secondary")
    teacher("session", "record")
    assert seen(teacher, 1) == ("more", "keep", "keep")
    for duty in (1, 3):
        assert seen(teacher, duty, "--client", "product")[1:] == (None, None)
    teacher("session", "add", "--client", "product", "--on", "2026-11-20")
    teacher("session", "view", "2", "1", "--theirs", "hand-over", "--verdict", "discuss")
    teacher("session", "record", "2")
    assert seen(teacher, 1, "--client", "product") == ("more", "hand-over", "discuss")
    assert seen(teacher, 1) == ("more", "keep", "keep")


def test_the_newest_word_counts_an_edit_too(teacher: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert seen(teacher, 1) == ("more", "keep", "keep")
    teacher("session", "record")
    teacher("duty", "edit", "1", "--my-view", "less")
    assert seen(teacher, 1) == ("less", "keep", "keep")
    teacher("session", "add", "--on", "2026-11-24")
    teacher("session", "view", "2", "1", "--mine", "hand-over")
    assert seen(teacher, 1) == ("hand-over", "keep", "keep")
    teacher("session", "add", "--on", "2026-11-25")
    teacher("session", "view", "3", "1", "--mine", "share")
    monkeypatch.setenv("CAREERBOOK_TODAY", "2026-11-25")
    teacher("session", "record", "3")
    assert seen(teacher, 1) == ("share", "keep", "keep"), "a talk that never took place says nothing after a newer one"


def test_what_was_agreed_and_is_open_again_leaves_the_page(teacher: Run) -> None:
    teacher("session", "record")
    assert "**Same:** teaching" in teacher("brief", "--format", "md").out
    teacher("session", "add", "--on", "2026-11-20")
    teacher("session", "view", "2", "teaching", "--theirs", "less", "--verdict", "discuss")
    teacher("session", "view", "2", "marking", "--theirs", "more")
    told = teacher("session", "record", "2").err
    assert "Open again, and no longer on their page: Teaching (discuss)." in told
    assert "Still only for you: Marking (no verdict)." in told
    assert "teaching" not in teacher("brief", "--format", "md").out.casefold()
    teacher("session", "view", "2", "teaching", "--verdict", "less")
    assert "**Less:** teaching" in teacher("brief", "--format", "md").out
    told = teacher("session", "view", "2", "teaching", "--verdict", "discuss").err
    assert "Open again, and no longer on their page: Teaching (discuss)." in told
    assert "teaching" not in teacher("brief", "--format", "md").out.casefold()


def test_a_talk_that_says_nothing_new_leaves_what_was_agreed(teacher: Run) -> None:
    teacher("session", "record")
    teacher("session", "add", "--on", "2026-11-20")
    teacher("session", "view", "2", "teaching", "--theirs", "less")
    teacher("share", "duty-3", "--as", "client")
    teacher("session", "view", "2", "exam", "--verdict", "discuss")
    told = teacher("session", "record", "2").err
    assert "Nothing agreed yet: Exam administration (discuss)." in told
    assert "As agreed before: Teaching (keep)." in told
    assert "**Same:** teaching" in teacher("brief", "--format", "md").out


def test_the_first_week_of_a_term_that_begins_on_a_wednesday_counts(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "terms.csv"
    table.write_text("name,start,end\nautumn term,2026-09-02,2026-12-18\n", encoding="utf-8")
    run("period", "import", str(table))
    run("duty", "add", "Teaching", "--share", "100", "--on", "2026-09-02")
    run("duty", "time", "1", "20", "--week", "2026-09-03")
    assert "20 hours in 1 week." in run("report", "role").out
    run("duty", "time", "1", "10", "--week", "2026-11-20")
    assert "30 hours in 2 weeks." in run("report", "role").out
    assert "20 hours in 1 week." in run("report", "role", "2026-Q3").out
