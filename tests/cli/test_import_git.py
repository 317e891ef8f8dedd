"""`import git`, on repositories that git itself makes."""

import json
import os
import sqlite3
import subprocess
from pathlib import Path

import pytest

from careerbook.cli import import_ as importing
from careerbook.cli._session import Session
from careerbook.errors import InvalidInput
from tests import git_fixtures
from tests.cli.conftest import Run
from tests.git_fixtures import isolate


class Shop:
    """A repository with one author's commits, one per call."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self.environment = git_fixtures.isolated(home)
        folder.mkdir()
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.name", "Maya Chen")
        self.git("config", "user.email", "maya@shop.example")

    def git(self, *words: str, day: str = "2026-10-01") -> str:
        stamps = {"GIT_AUTHOR_DATE": f"{day}T10:00:00Z", "GIT_COMMITTER_DATE": f"{day}T10:00:00Z"}
        done = subprocess.run(  # noqa: S603 - git on a folder of this test
            [git_fixtures.git_program(), "-C", str(self.folder), *words],
            env=self.environment | stamps,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def commit(self, subject: str, day: str) -> str:
        self.git("commit", "-q", "--allow-empty", "-m", subject, day=day)
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shop:
    isolate(monkeypatch, tmp_path / "git-home")
    made = Shop(tmp_path / "shop", tmp_path / "git-home")
    for number in range(3):
        made.commit(f"feat(checkout): step {number} of the new basket", f"2026-10-0{number + 1}")
    for number in range(2):
        made.commit(f"fix(search): case {number} of the empty result", f"2026-10-1{number}")
    made.commit("Update the readme", "2026-10-20")
    return made


def evidence() -> dict[str, list[str]]:
    """Return the commits that are evidence, by the impact that is not removed."""
    conn = sqlite3.connect(os.environ["CAREERBOOK_DB"])
    found = {
        ref: list(json.loads(body).get("evidence", {}))
        for ref, body in conn.execute(
            "SELECT kind || '-' || number, body FROM record WHERE kind = 'impact' AND removed = 0"
        )
    }
    conn.close()
    return found


def test_every_commit_is_evidence_of_exactly_one_private_impact(run: Run, shop: Shop) -> None:
    told = run("import", "git", str(shop.folder))
    held = evidence()
    assert told.out.split() == list(held)
    commits = [commit for listed in held.values() for commit in listed]
    assert sorted(commits) == sorted(shop.git("rev-list", "HEAD").split())
    shown = [json.loads(run("show", ref, "--json").out)["data"] for ref in held]
    assert {one["visibility"] for one in shown} == {"private"}
    assert "6 commits as evidence" in told.err
    run("doctor")


@pytest.mark.parametrize(
    ("wanted", "told"), [("manager", "until you share them or say what they changed."), ("me", "until you share them.")]
)
def test_the_import_says_what_would_open_what_came_in(run: Run, shop: Shop, wanted: str, told: str) -> None:
    run("init", "--impacts", wanted)
    assert told in run("import", "git", str(shop.folder)).err


def test_a_second_import_adds_0_and_says_so(run: Run, shop: Shop) -> None:
    run("import", "git", str(shop.folder))
    before = Path(os.environ["CAREERBOOK_DB"]).read_bytes()
    told = run("import", "git", str(shop.folder))
    assert told.out == ""
    assert "Added 0 impacts: every commit is in the book already." in told.err
    assert Path(os.environ["CAREERBOOK_DB"]).read_bytes() == before


def test_new_commits_go_to_the_impact_they_belong_to(run: Run, shop: Shop) -> None:
    run("import", "git", str(shop.folder))
    before = evidence()
    new = shop.commit("feat(checkout): and one more step", "2026-10-21")
    told = run("import", "git", str(shop.folder))
    grown = [ref for ref, listed in evidence().items() if new in listed]
    assert told.out.split() == grown
    assert len(grown) == 1
    assert len(evidence()[grown[0]]) == len(before[grown[0]]) + 1
    assert "new commits to 1 earlier impact" in told.err


def test_a_commit_that_was_rebased_is_known_under_its_new_hash(run: Run, shop: Shop) -> None:
    run("import", "git", str(shop.folder))
    shop.git("rebase", "-q", "--root", "--force-rebase", "--committer-date-is-author-date")
    shop.git("-c", "user.name=Someone Else", "rebase", "-q", "--root", "--force-rebase")
    assert "Added 0 impacts" in run("import", "git", str(shop.folder)).err


def test_one_undo_takes_all_of_it_back_and_it_can_come_in_again(run: Run, shop: Shop) -> None:
    first = run("import", "git", str(shop.folder)).out.split()
    run("undo")
    assert evidence() == {}
    again = run("import", "git", str(shop.folder)).out.split()
    assert len(again) == len(first)
    assert set(again).isdisjoint(first)


def test_an_impact_removed_by_hand_does_not_come_back(run: Run, shop: Shop) -> None:
    refs = run("import", "git", str(shop.folder)).out.split()
    run("remove", refs[0], "--yes")
    assert "Added 0 impacts" in run("import", "git", str(shop.folder)).err


def test_a_commit_that_was_given_as_proof_by_hand_is_known(run: Run, shop: Shop) -> None:
    run("win", "Wrote the readme anew", "--evidence", shop.git("rev-parse", "HEAD"))
    run("import", "git", str(shop.folder))
    assert sum(len(listed) for listed in evidence().values()) == 6


def test_a_dry_run_lists_and_makes_no_book(run: Run, shop: Shop) -> None:
    told = run("import", "git", str(shop.folder), "--dry-run")
    assert "Nothing was saved" in told.err
    assert told.out
    assert not Path(os.environ["CAREERBOOK_DB"]).exists()


def test_since_until_author_and_rev_narrow_it(run: Run, shop: Shop) -> None:
    shop.git("branch", "older", "HEAD~3")
    folder = str(shop.folder)
    assert (
        len(
            json.loads(run("import", "git", folder, "--json", "--dry-run", "--rev", "older").out)["data"]["added"][0][
                "commits"
            ]
        )
        == 3
    )
    told = json.loads(run("import", "git", folder, "--since", "2026-10-10", "--until", "2026-10-11", "--json").out)[
        "data"
    ]
    assert told["commits"] == 2
    assert [len(one["commits"]) for one in told["added"]] == [2]
    assert told["added"][0]["ref"] == "impact-1"
    nobody = run("import", "git", folder, "--author", "nobody@nowhere.example")
    assert "Maya Chen" in nobody.err
    assert "Added 0 impacts" in nobody.err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["/nowhere/at/all"], 2),
        (["."], 2),
        (["https://example.org/shop.git"], 2),
        (["REPO", "--rev", "--output=x"], 2),
        (["REPO", "--since", "1/2/26"], 2),
        (["REPO", "--since", "2026-10-10", "--until", "2026-10-01"], 2),
        ([], 2),
    ],
)
def test_what_cannot_be_imported_is_one_sentence(
    run: Run, shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], code: int
) -> None:
    monkeypatch.chdir(tmp_path)
    told = run("import", "git", *[str(shop.folder) if word == "REPO" else word for word in words], code=code)
    assert told.err.startswith("careerbook: ")
    assert told.err.count("\n") == 1
    assert not Path(os.environ["CAREERBOOK_DB"]).exists()


def test_an_empty_repository_is_no_failure(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(monkeypatch, tmp_path / "git-home")
    empty = Shop(tmp_path / "empty", tmp_path / "git-home")
    assert "no commit yet" in run("import", "git", str(empty.folder)).err


def test_import_alone_lists_the_sources(run: Run) -> None:
    assert run("import").out.startswith("git  ")


@pytest.mark.parametrize(
    ("answer", "indexes"),
    [
        ("all", [0, 1, 2, 3, 4]),
        ("", [0, 1, 2, 3, 4]),
        ("none", []),
        ("2", [1]),
        ("1-3", [0, 1, 2]),
        ("1-2, 5", [0, 1, 4]),
        ("5 1 1", [0, 4]),
    ],
)
def test_a_pick_is_read_as_typed(answer: str, indexes: list[int]) -> None:
    assert importing.chosen(answer, 5) == indexes


@pytest.mark.parametrize("answer", ["6", "0", "3-2", "x", "1-", "-1", "1 all"])
def test_a_pick_that_cannot_be_read_is_asked_again(answer: str) -> None:
    with pytest.raises(InvalidInput):
        importing.chosen(answer, 5)


def test_on_a_terminal_the_picked_ones_come_in_for_the_manager(
    run: Run, shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["9", "1"])
    asked: list[str] = []

    def ask(self: Session, question: str, default: str = "") -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(Session, "interactive", property(lambda self: True))
    monkeypatch.setattr(Session, "ask", ask)
    told = run("import", "git", str(shop.folder))
    assert len(asked) == 2, "an answer that cannot be read is asked again"
    assert told.out.split() == ["impact-1"]
    assert json.loads(run("show", "impact-1", "--json").out)["data"]["visibility"] == "client"
    answers = iter(["none"])
    assert "none was picked" in run("import", "git", str(shop.folder)).err
