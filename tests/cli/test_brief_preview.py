import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_the_preview_tells_the_page_from_the_appendix_from_what_stays(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    run("client", "add", "Sam Duarte", "--primary")
    for number in range(12):
        run("win", f"Moved report number {number} to the new store")
    run("win", "Looked at other jobs", "--private")
    shown = run("brief", "--preview").out
    found = json.loads(run("brief", "--preview", "--json").out)["data"]
    page, appendix, out = ({row["ref"] for row in found[k]} for k in ("goes_in", "in_appendix", "stays_out"))
    assert out == {"impact-13"}
    assert page | appendix == {f"impact-{number}" for number in range(1, 13)}
    assert appendix
    assert not page & appendix
    heads = re.findall(r"^## (.*)$", shown, re.M)
    assert heads == ["On the page", "In the appendix", "Stays with you"]
    assert "it is in the appendix" not in shown
    told = run("brief", "-o", "brief.md").err
    assert f"wrote brief.md · {len(page)} records · {len(appendix)} in the appendix · 1 stays with you" in told
    beside = Path("brief-appendix.md").read_text(encoding="utf-8").replace("**", "")
    for row in found["in_appendix"]:
        assert row["text"] in beside


def test_without_an_appendix_there_are_two_groups(run: Run) -> None:
    run("client", "add", "Sam Duarte", "--primary")
    run("win", "Moved the report to the new store")
    shown = run("brief", "--preview").out
    assert re.findall(r"^## (.*)$", shown, re.M) == ["On the page", "Stays with you"]


def test_a_page_without_its_owner_says_so_once_on_stderr(run: Run) -> None:
    run("win", "Moved the report to the new store")
    told = run("brief")
    assert told.err.count("your name is not on it: careerbook init --name NAME\n") == 1
    assert "your name" not in told.out
    run("init", "--name", "Maya Chen")
    assert "your name is not on it" not in run("brief").err
