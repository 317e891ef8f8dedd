"""Repositories, paths and revisions that cannot be read: an empty log or one sentence."""

import os
import time
from pathlib import Path

import pytest

from careerbook.errors import InvalidInput
from careerbook.importers.git_log import read_commits
from tests.git_fixtures import START, Repository, isolate


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    isolate(monkeypatch, tmp_path / "home")
    return Repository(tmp_path / "shop", tmp_path / "home")


def test_an_empty_repository_gives_an_empty_log(shop: Repository) -> None:
    log = read_commits(str(shop.folder), "Maya Chen", None)
    assert (log.commits, log.read, log.repository) == ((), 0, "")


@pytest.mark.parametrize("filled", [False, True])
def test_a_bare_repository_is_read_like_any_other(tmp_path: Path, shop: Repository, filled: bool) -> None:
    bare = Repository(tmp_path / "shop.git", tmp_path / "home", bare=True)
    if filled:
        shop.commit("Start")
        shop.git("push", "-q", str(bare.folder), "main")
    assert len(read_commits(str(bare.folder), "Maya Chen", None).commits) == int(filled)


def test_a_bare_repository_whose_head_names_no_branch_lists_the_branches(tmp_path: Path, shop: Repository) -> None:
    bare = Repository(tmp_path / "shop.git", tmp_path / "home", bare=True)
    shop.commit("Start")
    shop.git("push", "-q", str(bare.folder), "main:work")
    with pytest.raises(InvalidInput, match="nothing is checked out") as refused:
        read_commits(str(bare.folder), "Maya Chen", None)
    assert "it has: work" in refused.value.next_step
    assert len(read_commits(str(bare.folder), "Maya Chen", None, rev="work").commits) == 1


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("missing", "does not exist"),
        ("a-file", "is a file, not the folder of a repository"),
        ("plain", "is not a git repository"),
        ("", "there is no repository to read"),
        ("nul\0byte", "there is no repository to read"),
        ("https://forge.example/shop.git", "never goes to the network"),
        ("--output=x", "does not exist"),
    ],
)
def test_a_path_that_is_no_repository_gets_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, sentence: str
) -> None:
    (tmp_path / "plain").mkdir()
    (tmp_path / "a-file").write_text("")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidInput, match=sentence) as refused:
        read_commits(path, "Maya Chen", None)
    assert "\n" not in refused.value.sentence


def test_a_missing_git_gets_one_sentence(shop: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    with pytest.raises(InvalidInput, match="git is not installed"):
        read_commits(str(shop.folder), "Maya Chen", None)


def test_a_git_lying_in_the_folder_itself_is_not_run(shop: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = shop.folder / "git"
    fake.write_text("#!/bin/sh\ntouch ran\n")
    fake.chmod(0o755)
    monkeypatch.chdir(shop.folder)
    monkeypatch.setenv("PATH", f".:{os.environ['PATH']}")
    with pytest.raises(InvalidInput, match="git is not installed"):
        read_commits(str(shop.folder), "Maya Chen", None)
    assert not (shop.folder / "ran").exists()


def test_somebody_elses_folder_gets_the_command_that_trusts_it(
    shop: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.commit("Start")
    fake = shop.folder.parent / "bin"
    fake.mkdir()
    (fake / "git").write_text(
        "#!/bin/sh\necho \"fatal: detected dubious ownership in repository at '$PWD'\" >&2\nexit 128\n"
    )
    (fake / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake}:{os.environ['PATH']}")
    with pytest.raises(InvalidInput, match="belongs to another user") as refused:
        read_commits(str(shop.folder), "Maya Chen", None)
    assert f"safe.directory {shop.folder}" in refused.value.next_step


def test_a_damaged_repository_gets_one_sentence_and_no_part_of_the_log(shop: Repository) -> None:
    first = shop.commit("One")
    shop.commit("Two")
    (shop.folder / ".git" / "objects" / first[:2] / first[2:]).unlink()
    with pytest.raises(InvalidInput, match="git cannot read") as refused:
        read_commits(str(shop.folder), "Maya Chen", None)
    assert "\n" not in refused.value.sentence


def test_git_that_hangs_is_stopped_with_its_children(shop: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = shop.folder.parent / "bin"
    fake.mkdir()
    (fake / "git").write_text("#!/bin/sh\nsleep 60 &\nsleep 60\n")
    (fake / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake}:{os.environ['PATH']}")
    begun = time.monotonic()
    with pytest.raises(InvalidInput, match=r"still reading .* after 1 seconds"):
        read_commits(str(shop.folder), "Maya Chen", None, timeout=1)
    # A child left alive would hold the pipe open for its whole minute.
    assert time.monotonic() - begun < 30


@pytest.mark.parametrize(
    "rev", ["--output=x", "-x", "", "nowhere", "main..main", "main --", "x\0y", "@{-99}", ":/Start\n"]
)
def test_a_revision_is_never_an_option_and_an_unknown_one_is_named(shop: Repository, rev: str) -> None:
    shop.commit("Begin")
    before = sorted(shop.folder.rglob("*"))
    with pytest.raises(InvalidInput):
        read_commits(str(shop.folder), "Maya Chen", None, rev=rev)
    assert sorted(shop.folder.rglob("*")) == before
    assert not Path("x").exists()


def test_a_branch_called_like_an_option_is_refused_too(shop: Repository) -> None:
    made = shop.commit("Begin")
    (shop.folder / ".git" / "refs" / "heads" / "--output=x").write_text(f"{made}\n")
    with pytest.raises(InvalidInput, match="names no commit"):
        read_commits(str(shop.folder), "Maya Chen", None, rev="--output=x")
    assert not (shop.folder / "x").exists()


def test_a_tag_or_another_branch_can_be_read(shop: Repository) -> None:
    shop.commit("Start")
    shop.git("tag", "-a", "v1", "-m", "One", extra=shop.by(START))
    shop.branch("other", ("More",))
    shop.git("checkout", "-q", "main")
    assert len(read_commits(str(shop.folder), "Maya Chen", None, rev="v1").commits) == 1
    assert len(read_commits(str(shop.folder), "Maya Chen", None, rev="other").commits) == 2
