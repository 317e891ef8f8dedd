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


REMARK = ("heard", "Words", "--about", "approach")


@pytest.mark.parametrize(
    ("typed", "why", "command"),
    [
        (
            [(*REMARK, "--from", "Jo Park", "--theme", "Talks")],
            "a theme needs two givers, and one of them answered",
            'careerbook feedback request NAME "QUESTION"',
        ),
        ([(*REMARK, "--from", "Jo Park")], "it has no theme yet", "careerbook edit feedback-1 --theme THEME"),
        ([(*REMARK, "--theme", "Talks")], "who said it is not written down", "careerbook edit feedback-1 --from NAME"),
        (
            [(*REMARK, "--from", "Jo Park", "--theme", "Talks"), (*REMARK, "--from", "Al Reed", "--theme", "talks")],
            "nothing has come of it yet",
            "careerbook feedback respond 1 --action TEXT --due DAY",
        ),
        (
            [
                (*REMARK, "--from", "Jo Park", "--theme", "Talks"),
                (*REMARK, "--from", "Al Reed", "--theme", "talks"),
                ("feedback", "respond", "2", "--action", "I listen first"),
            ],
            "nobody who said it knows yet what came of it",
            "careerbook feedback close 2 --told DAY",
        ),
        (
            [(*REMARK, "--from", "Jo Park", "--theme", "Talks", "--anonymous", "--as", "peer")] * 2
            + [(*REMARK, "--from", "Al Reed", "--theme", "Talks", "--anonymous", "--as", "peer")],
            "said without a name, and too few on that side to hide it",
            "careerbook show feedback-1",
        ),
    ],
)
def test_shared_feedback_that_no_theme_prints_stays_with_its_reason(
    run: Run, typed: list[tuple[str, ...]], why: str, command: str
) -> None:
    run("client", "add", "Sam Duarte", "--primary")
    for words in typed:
        run(*words)
    remarks = [f"feedback-{n}" for n in range(1, 1 + sum(words[0] == "heard" for words in typed))]
    run("share", *remarks, "--as", "client")
    found = json.loads(run("brief", "--preview", "--json").out)["data"]
    assert found["goes_in"] == []
    assert [row["ref"] for row in found["stays_out"]] == remarks
    assert (found["stays_out"][0]["why"], found["stays_out"][0]["command"]) == (why, command)
    assert why in " ".join(run("brief", "--preview").out.split())


def test_feedback_of_a_theme_that_prints_is_on_the_page_alone(run: Run) -> None:
    run("client", "add", "Sam Duarte", "--primary")
    for name in ("Jo Park", "Al Reed"):
        run(*REMARK, "--from", name, "--theme", "Talks")
    run("feedback", "respond", "1", "--action", "I listen first")
    run("feedback", "close", "1", "--told", "today")
    run("share", "feedback-1", "feedback-2", "--as", "client")
    found = json.loads(run("brief", "--preview", "--json").out)["data"]
    assert {row["ref"] for row in found["goes_in"]} == {"feedback-1", "feedback-2"}
    assert found["stays_out"] == []


def test_the_count_beside_a_file_is_that_of_the_preview(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    run("client", "add", "Sam Duarte", "--primary")
    run(*REMARK, "--from", "Jo Park", "--theme", "Talks")
    run("share", "feedback-1", "--as", "client")
    run("win", "Looked at other jobs", "--private")
    assert "2 stay with you" in run("brief", "-o", "brief.md").err


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
