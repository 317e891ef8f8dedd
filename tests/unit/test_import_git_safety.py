"""Hostile repositories: odd bytes shift nothing, and no program of theirs runs."""

import os
from datetime import date
from pathlib import Path

import pytest

from careerbook.errors import InvalidInput
from careerbook.importers.git_log import read_commits
from tests.git_fixtures import Repository, isolate

DAY = date(2026, 10, 5)


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    isolate(monkeypatch, tmp_path / "home")
    return Repository(tmp_path / "shop", tmp_path / "home")


def test_a_nul_in_a_message_ends_it_and_shifts_no_other_commit(shop: Repository) -> None:
    made = shop.odd_commit(b"Before\0after\n" + b"f" * 40 + b"\n")
    shop.git("reset", "-q", "--soft", "main")
    shop.commit("Next")
    log = read_commits(str(shop.folder), "Maya Chen", None)
    assert {commit.hash: commit.subject for commit in log.commits if commit.hash == made} == {made: "Before"}
    assert sorted(commit.subject for commit in log.commits) == ["Before", "Next"]
    assert log.unreadable == 0


@pytest.mark.parametrize(
    ("message", "subject"),
    [
        (b"One\nline after another\n\nbody", "One line after another"),
        (b"\n\n  Late start\n", "Late start"),
        (b"Carriage\r\nreturn\r\n\r\nbody", "Carriage return"),
        (b"Unit\x1f separator \x1e and \x1b[31mred\x07", "Unit separator and [31mred"),
        (b"Bad \xff\xfe bytes", "Bad �� bytes"),
        (b"a" * 40 + b"\n" + b"b" * 40 + b"\n2026-01-01", "a" * 40 + " " + "b" * 40 + " 2026-01-01"),
        (b"", "(no message)"),
        (b"  \n\n", "(no message)"),
        (b"flip \xe2\x80\xaeevil", "flip evil"),
        ("می‌خواهم 👩‍💻".encode(), "می‌خواهم 👩‍💻"),
        (b"x" * 900, "x" * 500),
    ],
)
def test_a_subject_is_one_printable_line_whatever_the_message_holds(
    shop: Repository, message: bytes, subject: str
) -> None:
    made = shop.odd_commit(message)
    log = read_commits(str(shop.folder), "Maya Chen", None)
    assert [(commit.hash, commit.subject) for commit in log.commits] == [(made, subject)]


@pytest.mark.parametrize(
    ("encoding", "message", "subject"),
    [
        (b"ISO-8859-1", b"Gr\xfc\xdfe", "Grüße"),
        (b"no-such-encoding", b"plain", "plain"),
    ],
)
def test_the_commits_own_encoding_is_read(shop: Repository, encoding: bytes, message: bytes, subject: str) -> None:
    made = shop.odd_commit(message, extra=b"encoding " + encoding + b"\n")
    log = read_commits(str(shop.folder), "Maya Chen", None)
    assert [(commit.hash, commit.subject) for commit in log.commits] == [(made, subject)]


def test_a_repository_that_prints_another_encoding_is_read_all_the_same(shop: Repository) -> None:
    shop.commit("Größe")
    shop.git("config", "i18n.logOutputEncoding", "ISO-8859-1")
    assert read_commits(str(shop.folder), "Maya Chen", None).commits[0].subject == "Größe"


def test_an_authors_name_in_an_odd_encoding_starts_no_new_field(shop: Repository) -> None:
    made = shop.odd_commit(b"Kept", extra=b"encoding UTF-7\n", author=b"Maya+AAo-tree 1")
    log = read_commits(str(shop.folder), "maya", None)
    assert (log.read, log.unreadable) == (1, 0)
    assert [commit.hash for commit in log.commits] == [made]


def test_a_megabyte_of_message_is_counted_and_its_subject_cut(shop: Repository) -> None:
    first = shop.commit("Before")
    shop.commit("word " * 200_000 + "\n\nbody")
    shop.commit("After")
    log = read_commits(str(shop.folder), "Maya Chen", None)
    assert [commit.subject[:6] for commit in log.commits] == ["Before", "word w", "After"]
    assert log.commits[1].size >= 1_000_000
    assert len(log.commits[1].subject) <= 500
    assert log.commits[0].hash == first


@pytest.mark.parametrize("stamp", [b"99999999999999999 +0000", b"soon", b"-5 +0000", b"0 +9999"])
def test_a_senseless_date_loses_no_commit(shop: Repository, stamp: bytes) -> None:
    person = b"Maya Chen <maya@shop.example> "
    head = f"tree {shop.tree()}\n".encode() + b"author " + person + stamp + b"\ncommitter " + person + stamp
    made = shop.raw_commit(head + b"\n\nKept\n")
    log = read_commits(str(shop.folder), "Maya Chen", None)
    assert [commit.hash for commit in log.commits] == [made]


def _trap(shop: Repository) -> tuple[Path, Path]:
    """Return a program that leaves a mark when it runs, and the mark."""
    mark = shop.folder.parent / "ran"
    program = shop.folder.parent / "trap.sh"
    program.write_text(f"#!/bin/sh\ntouch '{mark}'\ncat \"$@\" 2>/dev/null\nexit 0\n")
    program.chmod(0o755)
    return program, mark


def test_the_trap_can_catch_something(shop: Repository) -> None:
    program, mark = _trap(shop)
    shop.git("config", "core.fsmonitor", str(program))
    (shop.folder / "file").write_text("x")
    shop.git("add", "file")
    shop.git("status")
    assert mark.exists()


@pytest.mark.parametrize(
    "key",
    [
        "core.fsmonitor",
        "core.pager",
        "pager.log",
        "pager.config",
        "core.sshCommand",
        "core.alternateRefsCommand",
        "core.editor",
        "core.gitProxy",
        "credential.helper",
        "diff.external",
        "diff.trap.textconv",
        "diff.trap.command",
        "filter.trap.smudge",
        "filter.trap.clean",
        "gpg.program",
        "alias.log",
        "alias.config",
        "alias.rev-parse",
        "interactive.diffFilter",
    ],
)
def test_no_configured_program_runs(shop: Repository, key: str) -> None:
    program, mark = _trap(shop)
    (shop.folder / "data.bin").write_text("one\n")
    (shop.folder / ".gitattributes").write_text("* diff=trap filter=trap\n")
    shop.git("add", ".")
    shop.commit("Start")
    shop.odd_commit(
        b"Signed\n", extra=b"gpgsig -----BEGIN PGP SIGNATURE-----\n \n eA==\n -----END PGP SIGNATURE-----\n"
    )
    shop.git("config", key, f"!{program}" if key.startswith("alias.") else str(program))
    for setting in ("log.showSignature=true", "log.diffMerges=on", "log.follow=true", "color.ui=always"):
        shop.git("config", *setting.split("="))
    shop.git("config", "log.date", "relative")
    mark.unlink(missing_ok=True)
    log = read_commits(str(shop.folder), "Maya Chen", None)
    assert [commit.subject for commit in log.commits] == ["Signed"]
    assert not mark.exists()


def test_an_included_file_and_hooks_run_nothing(shop: Repository) -> None:
    program, mark = _trap(shop)
    shop.commit("Start")
    (shop.folder / "evil.cfg").write_text(f"[core]\n\tfsmonitor = {program}\n\tpager = {program}\n")
    shop.git("config", "include.path", "../evil.cfg")
    for hook in ("post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc"):
        (shop.folder / ".git" / "hooks").mkdir(exist_ok=True)
        (shop.folder / ".git" / "hooks" / hook).symlink_to(program)
    mark.unlink(missing_ok=True)
    assert len(read_commits(str(shop.folder), "Maya Chen", None).commits) == 1
    assert not mark.exists()


@pytest.mark.parametrize(
    "remote", ["ssh://forge.example/shop", "ext::{trap}", "trap::x", "file:///nowhere", "/nowhere"]
)
def test_a_partial_clone_fetches_nothing(shop: Repository, remote: str) -> None:
    program, mark = _trap(shop)
    first = shop.commit("One")
    shop.commit("Two")
    (shop.folder / ".git" / "objects" / first[:2] / first[2:]).unlink()
    for key, value in (
        ("core.repositoryFormatVersion", "1"),
        ("extensions.partialClone", "origin"),
        ("remote.origin.url", remote.format(trap=program)),
        ("remote.origin.promisor", "true"),
        ("remote.origin.uploadpack", str(program)),
        ("core.sshCommand", str(program)),
        ("protocol.ext.allow", "always"),
        ("protocol.ssh.allow", "always"),
        ("protocol.file.allow", "always"),
        ("remote.origin.partialclonefilter", "tree:0"),
    ):
        shop.git("config", key, value)
    with pytest.raises(InvalidInput, match="git cannot read"):
        read_commits(str(shop.folder), "Maya Chen", None)
    assert not mark.exists()


def test_variables_of_git_in_our_own_environment_do_not_count(
    shop: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.commit("Right")
    other = Repository(tmp_path / "other", tmp_path / "home")
    other.commit("Wrong")
    program, mark = _trap(shop)
    for name, value in {
        "GIT_DIR": str(other.folder / ".git"),
        "GIT_WORK_TREE": str(other.folder),
        "GIT_PAGER": str(program),
        "GIT_EXTERNAL_DIFF": str(program),
        "GIT_SSH_COMMAND": str(program),
        "GIT_TRACE": str(tmp_path / "trace"),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.fsmonitor",
        "GIT_CONFIG_VALUE_0": str(program),
        "GIT_AUTHOR_EMAIL": "wrong@shop.example",
    }.items():
        monkeypatch.setenv(name, value)
    assert [commit.subject for commit in read_commits(str(shop.folder), "Maya Chen", None).commits] == ["Right"]
    assert not mark.exists()
    assert not (tmp_path / "trace").exists()


def test_a_replaced_commit_is_read_as_it_was_made(shop: Repository) -> None:
    made = shop.commit("As it was")
    fake = shop.git("commit-tree", "-m", "Something else", shop.tree(), extra=shop.by(DAY))
    shop.git("replace", made, fake)
    assert [commit.subject for commit in read_commits(str(shop.folder), "Maya Chen", None).commits] == ["As it was"]


def test_a_mailmap_that_never_ends_is_not_opened(shop: Repository) -> None:
    shop.commit("Start")
    os.mkfifo(shop.folder.parent / "pipe")
    shop.git("config", "mailmap.file", str(shop.folder.parent / "pipe"))
    assert len(read_commits(str(shop.folder), "Maya Chen", None, timeout=20).commits) == 1


def test_reading_changes_no_file_of_the_repository(shop: Repository) -> None:
    shop.commit("Start")
    shop.git("config", "gc.auto", "1")

    def state() -> dict[Path, tuple[int, int]]:
        return {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in shop.folder.rglob("*")}

    before = state()
    read_commits(str(shop.folder), "Maya Chen", None)
    assert state() == before


def test_a_shallow_clone_says_so(shop: Repository, tmp_path: Path) -> None:
    shop.commit("One")
    shop.commit("Two")
    shop.git("clone", "-q", "--depth", "1", f"file://{shop.folder}", str(tmp_path / "shallow"))
    log = read_commits(str(tmp_path / "shallow"), "Maya Chen", None)
    assert ([commit.subject for commit in log.commits], log.shallow) == (["Two"], True)
