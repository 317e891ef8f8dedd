"""`report handover`: for whoever takes over, past the last gate, with what is still to be told on stderr."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.kept import add, client, uid


@pytest.fixture(autouse=True)
def changed(run: Run) -> None:
    client("Alex Rivera")
    add("commitment", text="Publish the close calendar", owner="me", client=uid("client-1"), due="2026-12-04")
    run("client", "change", "--to", "New Manager", "--on", "2026-11-16")


def test_it_is_for_the_new_manager_unless_somebody_is_named(run: Run) -> None:
    assert "For **New Manager**" in run("report", "handover").out
    got = run("report", "handover", "--client", "client-1")
    assert "For **Alex Rivera**" in got.out
    assert "nobody went before Alex Rivera" in got.err


def test_before_the_day_it_is_for_whoever_will_come(run: Run) -> None:
    run("undo")
    run("client", "change", "--to", "New Manager", "--on", "2026-11-30")
    got = run("report", "handover")
    assert "For **New Manager**" in got.out
    assert "**Publish the close calendar** (I, by 4 Dec)." in got.out


def test_json_carries_the_same_facts(run: Run) -> None:
    data = json.loads(run("report", "handover", "--json").out)["data"]
    assert data["reader"] == "New Manager"
    assert data["changed_on"] == "2026-11-16"
    assert [row["text"] for row in data["promises"]] == ["Publish the close calendar"]


def test_it_is_written_into_a_file_that_holds_no_word_of_what_is_private(run: Run, tmp_path: Path) -> None:
    add("challenge", text="The feed may stop", visibility="private")
    run("report", "handover", "-o", str(tmp_path / "handover.md"))
    written = (tmp_path / "handover.md").read_text()
    assert "close calendar" in written
    assert "feed" not in written
    assert "Alex" not in written
