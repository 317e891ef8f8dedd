"""Reading a repository's log: what is read, who counts as the author, and that nothing of theirs runs."""

import os
import subprocess
import time
from datetime import date
from pathlib import Path

import pytest
from tests.git_fixtures import MAYA, OMAR, START, Repository, git_program, isolated

from careerbook.errors import Ambiguous, InvalidInput
from careerbook.importers.git_log import hash_in, read_commits
from careerbook.importers.git_web import commit_pages

DAY = date(2026, 10, 5)


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the importer the same empty configuration that the fixtures have."""
    for name in list(os.environ):
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    for name, value in isolated(tmp_path / "home").items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def shop(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "shop", tmp_path / "home")


def test_git_is_there() -> None:
    assert Path(git_program()).is_absolute()


# what is read


def test_a_commit_has_the_authors_own_day_in_the_authors_own_zone(shop: Repository) -> None:
    made = shop.commit("Close the books", DAY, clock="23:30:00 -0800")
    log = read_commits(str(shop.folder), "maya@shop.example", None)
    (commit,) = log.commits
    assert commit.on == DAY
    assert (commit.hash, commit.ref) == (made, made)
    assert commit.label == f"{made[:7]} Close the books"
    assert log.authors == ("Maya Chen <maya@shop.example>",)
    assert log.repository == made
    assert (log.read, log.merges, log.unreadable, log.shallow) == (1, 0, 0, False)


def test_commits_come_oldest_first_and_both_ends_of_the_window_count(shop: Repository) -> None:
    for day in (1, 2, 3, 4):
        shop.commit(f"Step {day}", date(2026, 10, day))
    log = read_commits(str(shop.folder), "Maya Chen", date(2026, 10, 2), date(2026, 10, 3))
    assert [commit.subject for commit in log.commits] == ["Step 2", "Step 3"]
    assert log.read == 4


def test_the_window_asks_for_the_authors_day_not_the_committers(shop: Repository) -> None:
    shop.git(
        *("commit", "-q", "--allow-empty", "-m", "Written in March, applied in October"),
        extra=shop.by(date(2026, 10, 5)) | {"GIT_AUTHOR_DATE": "2026-03-01 09:00:00 +0000"},
    )
    assert read_commits(str(shop.folder), "Maya Chen", date(2026, 10, 1)).commits == ()
    assert len(read_commits(str(shop.folder), "Maya Chen", date(2026, 3, 1), date(2026, 3, 1)).commits) == 1


def test_merge_commits_are_counted_and_are_no_commits_of_the_log(shop: Repository) -> None:
    shop.commit("Start")
    shop.branch("feature/close", ("Post journals",))
    shop.merge("feature/close", who=MAYA)
    log = read_commits(str(shop.folder), "Maya Chen", None)
    assert [commit.subject for commit in log.commits] == ["Start", "Post journals"]
    assert (log.merges, log.read) == (1, 3)


def test_progress_is_told_how_many_were_read(shop: Repository) -> None:
    told: list[int] = []
    for turn in range(3):
        shop.commit(f"Step {turn}")
    read_commits(str(shop.folder), "Maya Chen", None, progress=told.append)
    assert told == [3]


def test_a_subfolder_of_the_repository_will_do(shop: Repository) -> None:
    shop.commit("Start")
    (shop.folder / "src").mkdir()
    assert len(read_commits(str(shop.folder / "src"), "Maya Chen", None).commits) == 1


# who is the author


def test_without_an_author_the_configured_address_counts_and_so_does_the_full_name(shop: Repository) -> None:
    shop.git("config", "user.email", MAYA[1].upper())
    shop.git("config", "user.name", MAYA[0])
    shop.commit("By address")
    shop.commit("Merged in a browser", who=("Maya Chen", "123+maya@users.forge.example"))
    shop.commit("Somebody else", who=OMAR)
    log = read_commits(str(shop.folder), None, None)
    assert [commit.subject for commit in log.commits] == ["By address", "Merged in a browser"]


def test_a_configured_first_name_alone_does_not_claim_a_namesakes_work(shop: Repository) -> None:
    shop.git("config", "user.email", "maya@shop.example")
    shop.git("config", "user.name", "Maya")
    shop.commit("Mine", who=("Maya", "maya@shop.example"))
    shop.commit("The other Maya's", who=("Maya", "maya@other.example"))
    assert [commit.subject for commit in read_commits(str(shop.folder), None, None).commits] == ["Mine"]


def test_without_any_configuration_it_asks_for_the_author(shop: Repository) -> None:
    shop.commit("Start")
    with pytest.raises(InvalidInput, match="git does not say who you are") as refused:
        read_commits(str(shop.folder), None, None)
    assert "--author" in refused.value.next_step
    assert refused.value.code == 2


@pytest.mark.parametrize(
    "asked",
    ["Maya Chen", "maya chen", "maya@shop.example", "MAYA@SHOP.EXAMPLE", "Maya <maya@shop.example>", "maya", "chen"],
)
def test_an_author_is_a_name_an_address_both_or_a_part(shop: Repository, asked: str) -> None:
    shop.commit("Mine")
    shop.commit("Not mine", who=OMAR)
    assert [commit.subject for commit in read_commits(str(shop.folder), asked, None).commits] == ["Mine"]


def test_a_part_that_fits_two_people_lists_them_and_a_whole_name_settles_it(shop: Repository) -> None:
    shop.commit("One", who=("Sam Ash", "ash@shop.example"))
    shop.commit("Two", who=("Sam Birch", "birch@shop.example"))
    with pytest.raises(Ambiguous, match=r"Sam Ash <ash@shop\.example>, Sam Birch <birch@shop\.example>"):
        read_commits(str(shop.folder), "sam", None)
    assert [commit.subject for commit in read_commits(str(shop.folder), "sam birch", None).commits] == ["Two"]


def test_a_part_is_no_pattern(shop: Repository) -> None:
    shop.commit("Mine")
    assert read_commits(str(shop.folder), "M.*", None).commits == ()


def test_an_unknown_author_gives_nothing_and_says_who_is_there(shop: Repository) -> None:
    shop.commit("One", who=OMAR)
    shop.commit("Two", who=OMAR)
    shop.commit("Three")
    log = read_commits(str(shop.folder), "nobody@shop.example", None)
    assert log.commits == ()
    assert log.authors == ()
    assert log.others == ("Omar Diaz <omar@shop.example>", "Maya Chen <maya@shop.example>")


def test_the_mailmap_joins_an_old_address(shop: Repository) -> None:
    (shop.folder / ".mailmap").write_text("Maya Chen <maya@shop.example> <mc@old.example>\n")
    shop.commit("Long ago", who=("mchen", "mc@old.example"))
    log = read_commits(str(shop.folder), "maya@shop.example", None)
    assert [commit.author for commit in log.commits] == ["Maya Chen <maya@shop.example>"]


def test_a_blank_author_is_asked_for(shop: Repository) -> None:
    shop.commit("Start")
    with pytest.raises(InvalidInput, match="no author"):
        read_commits(str(shop.folder), "  ", None)


# what cannot be read


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


# hostile text


def _raw(shop: Repository, message: bytes, *, extra: bytes = b"", author: bytes = b"Maya Chen") -> str:
    person = author + b" <maya@shop.example> 1790000000 +0200"
    head = f"tree {shop.tree()}\n".encode() + b"author " + person + b"\ncommitter " + person + b"\n"
    return shop.raw_commit(head + extra + b"\n" + message)


def test_a_nul_in_a_message_ends_it_and_shifts_no_other_commit(shop: Repository) -> None:
    made = _raw(shop, b"Before\0after\n" + b"f" * 40 + b"\n")
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
    made = _raw(shop, message)
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
    made = _raw(shop, message, extra=b"encoding " + encoding + b"\n")
    log = read_commits(str(shop.folder), "Maya Chen", None)
    assert [(commit.hash, commit.subject) for commit in log.commits] == [(made, subject)]


def test_a_repository_that_prints_another_encoding_is_read_all_the_same(shop: Repository) -> None:
    shop.commit("Größe")
    shop.git("config", "i18n.logOutputEncoding", "ISO-8859-1")
    assert read_commits(str(shop.folder), "Maya Chen", None).commits[0].subject == "Größe"


def test_an_authors_name_in_an_odd_encoding_starts_no_new_field(shop: Repository) -> None:
    made = _raw(shop, b"Kept", extra=b"encoding UTF-7\n", author=b"Maya+AAo-tree 1")
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


# nothing of theirs runs


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
    _raw(shop, b"Signed\n", extra=b"gpgsig -----BEGIN PGP SIGNATURE-----\n \n eA==\n -----END PGP SIGNATURE-----\n")
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


# the page of a commit

HASH = "0123456789abcdef0123456789abcdef01234567"


@pytest.mark.parametrize(
    ("remote", "page"),
    [
        ("https://github.com/acme/shop.git", f"https://github.com/acme/shop/commit/{HASH}"),
        ("https://maya:s3cret-token@github.com/acme/shop", f"https://github.com/acme/shop/commit/{HASH}"),
        ("https://oauth2:s3cret-token@gitlab.com/a/b/shop.git/", f"https://gitlab.com/a/b/shop/-/commit/{HASH}"),
        ("https://gitlab.acme.example:8443/a/shop", f"https://gitlab.acme.example:8443/a/shop/-/commit/{HASH}"),
        ("https://github.com/acme/shop.git?access_token=s3cret-token", f"https://github.com/acme/shop/commit/{HASH}"),
        ("git@github.com:acme/shop.git", f"https://github.com/acme/shop/commit/{HASH}"),
        ("ssh://git@gitlab.com:2222/acme/shop.git", f"https://gitlab.com/acme/shop/-/commit/{HASH}"),
        ("git@bitbucket.org:acme/shop.git", f"https://bitbucket.org/acme/shop/commits/{HASH}"),
        ("https://codeberg.org/acme/shop", f"https://codeberg.org/acme/shop/commit/{HASH}"),
        ("https://s3cret@token@github.com/acme/shop", None),
        ("https://github.com/acme", None),
        ("https://github.com/acme/sh%40p:s3cret", None),
        ("http://github.com/acme/shop", None),
        ("maya@build.acme.example:/srv/shop.git", None),
        ("https://example.org/acme/shop.git", None),
        ("/srv/git/shop.git", None),
        ("javascript:alert(1)//github.com/a/b", None),
        ("", None),
    ],
)
def test_a_page_is_made_for_a_known_forge_and_holds_no_secret(remote: str, page: str | None) -> None:
    made = commit_pages(remote)
    assert (made(HASH) if made else None) == page
    assert page is None or "s3cret" not in page


def test_a_password_in_the_remote_is_nowhere_in_the_log(shop: Repository) -> None:
    made = shop.commit("Start")
    shop.git("config", "remote.origin.url", "https://maya:s3cret-token@github.com/acme/shop.git")
    log = read_commits(str(shop.folder), "Maya Chen", None)
    assert log.commits[0].ref == f"https://github.com/acme/shop/commit/{made}"
    assert "s3cret" not in repr(log)


@pytest.mark.parametrize(
    ("ref", "found"),
    [
        (HASH, HASH),
        (f"https://gitlab.com/a/shop/-/commit/{HASH}", HASH),
        (HASH.upper(), HASH),
        ("ab" * 32, "ab" * 32),
        (f"a{HASH}", None),
        (HASH[:12], None),
        ("https://shop.example/report.pdf", None),
    ],
)
def test_a_reference_gives_its_hash_back(ref: str, found: str | None) -> None:
    assert hash_in(ref) == found


def test_the_fixtures_are_pinned(tmp_path: Path) -> None:
    made = [Repository(tmp_path / name, tmp_path / "home").commit("Same", DAY) for name in ("one", "two")]
    assert made[0] == made[1]
    subprocess.run([git_program(), "--version"], check=True, capture_output=True)  # noqa: S603 - git itself
