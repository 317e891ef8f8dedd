"""Writing the brief into files: both or neither, nothing in a rehearsal, and nothing of the owner's in the JSON."""

import json
from pathlib import Path

import pytest

from tests.cli import kept
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


@pytest.fixture
def long_page(run: Run) -> None:
    """Write more than fits on the page, so that an appendix belongs to it."""
    run("client", "add", "Alex Rivera")
    run("call", "plan", "--client", "manager", "--on", "2026-11-25")
    for number in range(8):
        run("win", f"Moved report number {number} to the new store")


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.mark.usefixtures("long_page")
@pytest.mark.parametrize(
    ("output", "beside"),
    [("brief.md", "brief-appendix.md"), ("page.JSON", "page-appendix.md"), ("./plain", "plain-appendix")],
)
def test_what_does_not_fit_goes_beside_the_page(run: Run, folder: Path, output: str, beside: str) -> None:
    run("brief", "-o", output, *(() if "." in output[1:] else ("--format", "md")))
    assert names(folder) == sorted([Path(output).name, beside])
    assert (folder / beside).read_text(encoding="utf-8").startswith("# Check-in brief · 2026-Q4 · ")


@pytest.mark.usefixtures("long_page")
@pytest.mark.parametrize("there", ["brief.md", "brief-appendix.md"])
def test_both_files_are_written_or_neither(run: Run, folder: Path, there: str) -> None:
    (folder / there).write_text("mine", encoding="utf-8")
    told = run("brief", "-o", "brief.md", "--sent", code=4)
    assert f"{there} exists; nothing was written" in told.err
    assert names(folder) == [there]
    assert (folder / there).read_text(encoding="utf-8") == "mine"
    assert kept.body("call-1")["state"] == "planned"
    run("brief", "-o", "brief.md", "--force")
    assert names(folder) == ["brief-appendix.md", "brief.md"]


@pytest.mark.usefixtures("long_page")
@pytest.mark.parametrize("words", [["brief", "--sent"], ["brief"], ["report", "update"], ["prep"]], ids=" ".join)
@pytest.mark.parametrize("before", [True, False])
def test_a_rehearsal_writes_no_file(run: Run, folder: Path, words: list[str], *, before: bool) -> None:
    line = [*words, "-o", "PRIVATE-page.md"]
    told = run("--dry-run", *line) if before else run(*line, "--dry-run")
    assert names(folder) == []
    assert "Would write PRIVATE-page.md. Nothing was written." in told.err
    assert kept.body("call-1")["state"] == "planned"
    run(*line)
    assert "PRIVATE-page.md" in names(folder)


def test_a_rehearsal_refuses_to_overwrite(run: Run, folder: Path) -> None:
    run("win", "Ran the audit alone")
    (folder / "brief.md").write_text("mine", encoding="utf-8")
    assert "brief.md exists" in run("brief", "-o", "brief.md", "--dry-run", code=4).err


@pytest.mark.parametrize("words", [["brief"], ["brief", "-o", "page.json"]], ids=" ".join)
def test_what_stderr_tells_the_owner_is_not_in_the_json(run: Run, folder: Path, words: list[str]) -> None:
    run("client", "add", "Alex Rivera")
    run("risk", "The feed may stop", "--severity", "high")
    told = run(*words, *([] if "-o" in words else ["--json"]))
    assert "challenge-1 is not told yet (high); careerbook challenge raise 1" in told.err
    text = told.out or (folder / "page.json").read_text(encoding="utf-8")
    assert json.loads(text)["warnings"] == []
    assert "feed" not in text


def test_the_messages_json_does_not_hold_what_its_owner_is_told(run: Run) -> None:
    run("client", "add", "Alex Rivera")
    run("call", "plan", "--client", "manager", "--on", "2026-11-19")
    run("call", "record", "1", "--i-will", "Publish the plan @ 2026-12-04", "--held", "2026-11-19")
    run("share", "commitment-1", "--as", "private")
    told = run("call", "follow-up", "1", "--json")
    assert "commitment-1 is private and stays with you" in told.err
    assert json.loads(told.out)["warnings"] == []
    assert "commitment-1" not in told.out


@pytest.mark.parametrize(
    ("words", "audience", "first"),
    [
        (["brief"], "client", "2026-10-01"),
        (["prep"], "me", "2026-10-01"),
        (["report", "update"], "client", "2026-11-20"),
        (["report", "handover"], "client", "2026-10-01"),
    ],
)
def test_json_carries_audience_period_day_and_version(run: Run, words: list[str], audience: str, first: str) -> None:
    run("client", "add", "Alex Rivera")
    run("call", "plan", "--client", "manager", "--on", "2026-11-19")
    run("call", "record", "1", "--no-commitments", "--held", "2026-11-19")
    data = json.loads(run(*words, "--json").out)["data"]
    assert (data["audience"], data["period"]["first"], data["as_of"]) == (audience, first, "2026-11-20")
    assert data["version"] == 1


@pytest.mark.parametrize("option", [["--sent"], ["-o", "brief.md"]], ids=" ".join)
def test_the_list_for_the_owner_is_neither_sent_nor_written(run: Run, folder: Path, option: list[str]) -> None:
    run("win", "Ran the audit alone")
    told = run("brief", "--preview", *option, code=2)
    assert f"goes without {option[0]}" in told.err
    assert names(folder) == []


def test_one_record_is_one_record(run: Run) -> None:
    run("win", "Ran the audit alone")
    assert "wrote brief.md · 1 record · 0 stay with you" in run("brief", "-o", "brief.md").err


# --- the meeting that the page is for --------------------------------------------------------------------------------


def test_a_private_check_in_leaves_no_trace_beside_one_that_they_know(run: Run) -> None:
    run("client", "add", "Alex Rivera")
    run("call", "plan", "--client", "manager", "--on", "2026-11-25")
    run("call", "headline", "1", "The close is faster. Audit waits.")
    without = run("brief").out
    run("call", "plan", "--client", "manager", "--on", "2026-11-23", "--private")
    run("call", "headline", "2", "I may leave.")
    told = run("brief", "--sent")
    assert told.out == without
    assert "we meet Wed 25 Nov" in told.out
    assert [kept.body(ref)["state"] for ref in ("call-1", "call-2")] == ["sent", "planned"]


def test_of_a_meeting_that_is_only_mine_nothing_is_on_the_page_and_i_am_told(run: Run) -> None:
    run("client", "add", "Alex Rivera")
    without = run("brief").out
    run("call", "plan", "--client", "manager", "--on", "2026-11-25", "--private")
    run("call", "headline", "1", "I may leave.")
    run("call", "ask", "1", "More money")
    told = run("brief")
    assert told.out == without
    line = "call-1 is not for this reader, so nothing of it is on the page; careerbook share call-1 --as client"
    assert line in told.err
    run("share", "call-1", "--as", "client")
    assert "call-1 is not for this reader" not in run("brief").err


def test_a_page_about_a_day_to_come_is_sent_today(run: Run) -> None:
    run("client", "add", "Alex Rivera")
    run("call", "plan", "--client", "manager", "--on", "2026-11-25")
    run("brief", "--sent", "--as-of", "2027-01-01")
    assert "the page is sent" in run("status").out
    assert kept.body("call-1")["moved_on"] == "2026-11-20"


# --- a period that has passed ----------------------------------------------------------------------------------------


def test_of_a_period_that_has_passed_i_am_told_what_is_of_today(run: Run) -> None:
    run("goal", "add", "Close in 5 days", "--metric", "days:9:5", "--due", "2026-12-31", "--on", "2026-07-01")
    run("goal", "check", "1", "--current", "8", "--on", "2026-09-04")
    run("goal", "check", "1", "--current", "6", "--on", "2026-11-06")
    told = run("brief", "Q3")
    assert "as it stood then: --as-of 2026-09-30" in told.err
    assert "9 → 6" in told.out
    assert "9 → 8" in run("brief", "--as-of", "2026-09-30").out
    for words in (["brief"], ["brief", "Q3", "--as-of", "2026-09-30"], ["brief", "2027-Q1"]):
        assert "as it stood then" not in run(*words).err


# --- the job at the head ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [["brief"], ["report", "handover"]], ids=" ".join)
def test_the_head_names_the_job_of_the_day_and_not_the_one_begun_last(run: Run, words: list[str]) -> None:
    run("client", "add", "Alex Rivera")
    run("engagement", "add", "Nurse", "--start", "2024-01-01")
    run("engagement", "add", "Fire warden", "--start", "2025-05-01", "--end", "2025-12-31")
    run("engagement", "add", "Ward sister", "--start", "2027-01-01")
    assert "Nurse · for **Alex Rivera**" in run(*words).out
    assert "Fire warden · for **Alex Rivera**" in run(*words, "--as-of", "2025-06-01").out
    assert "Ward sister · for **Alex Rivera**" in run(*words, "--as-of", "2027-01-01").out
