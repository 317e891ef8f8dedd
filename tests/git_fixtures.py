"""Repositories made by git itself for the tests of the git import: people, days and configuration are pinned.

A machine without git fails these tests loudly; they are never skipped.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

MAYA = ("Maya Chen", "maya@shop.example")
OMAR = ("Omar Diaz", "omar@shop.example")
START = date(2026, 9, 1)

BRANCHES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "feature/faster-close",
        ("feat(close): post journals in one run", "fix(close): round per line", "test: close month"),
    ),
    ("feature/invoice-match", ("Match invoices by reference", "Match invoices by amount", "Handle credit notes")),
    ("fix/login-timeout", ("fix(auth): keep the session for a day", "wip")),
    ("add-retry-to-feed", ("Retry the supplier feed", "Log each retry", "Give up after an hour")),
    ("docs/runbook", ("docs: write the release runbook", "docs: add a page on rollbacks")),
    ("SHOP-41-tax-lookup", ("SHOP-41 Move tax lookups", "SHOP-41 Cache tax lookups", "SHOP-41 Drop the old table")),
    ("feature/audit-trail", ("feat(audit): record who changed what", "feat(audit): show it to finance")),
    ("feature/csv-export", ("feat(export): write CSV", "feat(export): quote leading signs", "fix(export): keep zeros")),
    ("patch-1", ("Correct the VAT table",)),
)
SCOPES = ("checkout", "search", "billing", "api", "mobile")
PLAIN = ("Update the readme", "Bump the linter", "Pin the base image", "Speed up the nightly job", "Fix a flaky test")


def git_program() -> str:
    """Return the path of git; its absence is a failure, in CI as anywhere."""
    found = shutil.which("git")
    if found is None:
        raise AssertionError("git is needed for these tests and is not in PATH; install it, they are never skipped")
    return found


def isolated(home: Path) -> dict[str, str]:
    """Return an environment in which git reads no configuration but what `home` holds."""
    home.mkdir(parents=True, exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR", "SYSTEMROOT") if name in os.environ}
    return kept | {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "GIT_CONFIG_GLOBAL": str(home / ".gitconfig"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "LC_ALL": "C",
    }


def isolate(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """Give the importer, in this process, the same empty configuration that the fixtures have."""
    for name in list(os.environ):
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    for name, value in isolated(home).items():
        monkeypatch.setenv(name, value)


class Repository:
    """A repository under construction; every commit says who and when."""

    def __init__(self, folder: Path, home: Path, *, bare: bool = False) -> None:
        self.folder = folder
        self.environment = isolated(home)
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main", *(["--bare"] if bare else []), ".")

    def git(self, *arguments: str, given: bytes = b"", extra: Mapping[str, str] | None = None) -> str:
        """Run git here and return what it printed; a failure shows git's own words."""
        done = subprocess.run(  # noqa: S603 - git, with arguments written in the tests
            [git_program(), *arguments],
            cwd=self.folder,
            env=self.environment | dict(extra or {}),
            input=given,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, f"git {' '.join(arguments)}: {done.stderr.decode('utf-8', 'replace')}"
        return done.stdout.decode("utf-8", "replace").strip()

    def by(self, day: date, who: tuple[str, str] = MAYA, clock: str = "10:00:00 +0200") -> dict[str, str]:
        """Return the variables that make `who` the author and committer on `day`."""
        when = f"{day.isoformat()} {clock}"
        name, mail = who
        return {
            **{"GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": mail, "GIT_AUTHOR_DATE": when},
            **{"GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": mail, "GIT_COMMITTER_DATE": when},
        }

    def commit(
        self, message: str, day: date = START, who: tuple[str, str] = MAYA, clock: str = "10:00:00 +0200"
    ) -> str:
        """Make an empty commit and return its full hash."""
        self.git(
            *("commit", "-q", "--allow-empty", "--allow-empty-message", "--cleanup=verbatim", "-F", "-"),
            given=message.encode(),
            extra=self.by(day, who, clock),
        )
        return self.git("rev-parse", "HEAD")

    def branch(self, name: str, messages: tuple[str, ...], day: date = START, who: tuple[str, str] = MAYA) -> list[str]:
        """Make a branch of main with these commits and stay on it."""
        self.git("checkout", "-q", "-b", name, "main")
        return [self.commit(message, day, who) for message in messages]

    def merge(
        self, *names: str, day: date = START, message: str = "", into: str = "main", who: tuple[str, str] = OMAR
    ) -> str:
        """Merge branches into `into` with a merge commit, with git's own message unless one is given."""
        self.git("checkout", "-q", into)
        said = ["-m", message] if message else ["--no-edit"]
        self.git("merge", "-q", "--no-ff", *said, *names, extra=self.by(day, who))
        return self.git("rev-parse", "HEAD")

    def raw_commit(self, text: bytes) -> str:
        """Store the bytes of a commit as they are, make it main, and return its hash."""
        made = self.git("hash-object", "-t", "commit", "-w", "--stdin", "--literally", given=text)
        self.git("update-ref", "refs/heads/main", made)
        return made

    def odd_commit(self, message: bytes, *, extra: bytes = b"", author: bytes = b"Maya Chen") -> str:
        """Make a commit of Maya's that no porcelain would write; `extra` are whole header lines."""
        person = author + b" <maya@shop.example> 1790000000 +0200"
        head = f"tree {self.tree()}\n".encode() + b"author " + person + b"\ncommitter " + person + b"\n"
        return self.raw_commit(head + extra + b"\n" + message)

    def tree(self) -> str:
        """Return the hash of the empty tree, stored."""
        return self.git("mktree")


def sixty_commits(folder: Path, home: Path) -> Repository:
    """Make a history of 60 commits by Maya, 9 merged branches, 5 scopes, over two months and two quarters.

    22 of them came in with a branch, 30 have a scope, 8 have neither. Omar merges, and has four commits of his own.
    """
    made = Repository(folder, home)
    made.git("config", "user.name", MAYA[0])
    made.git("config", "user.email", MAYA[1])
    made.commit("Start the shop", START - timedelta(days=30), OMAR)
    scoped = [
        f"{('feat', 'fix')[turn % 2]}({SCOPES[turn % 5]}): step {turn // 5 + 1} of {SCOPES[turn % 5]}"
        for turn in range(30)
    ]
    plain = [*PLAIN, "Tidy the imports", "Name the constants", "Sort the glossary"]
    for turn, (name, messages) in enumerate(BRANCHES):
        day = START + timedelta(days=turn * 6)
        made.branch(name, messages, day)
        made.git("checkout", "-q", "main")
        for place in range(turn * 30 // 9, (turn + 1) * 30 // 9):
            made.commit(scoped[place], day + timedelta(days=1))
        if turn < len(plain):
            made.commit(plain[turn], day + timedelta(days=2))
        if turn % 3 == 0:
            made.commit("Omar's own work", day + timedelta(days=2), OMAR)
        made.merge(name, day=day + timedelta(days=3))
    return made


def long_history(folder: Path, home: Path, commits: int) -> Repository:
    """Make a history of `commits` commits by Maya, each tenth a merge of a branch of four, quickly."""
    made = Repository(folder, home)
    lines: list[str] = []

    def add(mark: int, ref: str, message: str, parents: list[int]) -> None:
        second = 1_700_000_000 + mark * 600
        lines.append(f"commit refs/heads/{ref}\nmark :{mark}")
        lines.extend(f"{role} {MAYA[0]} <{MAYA[1]}> {second} +0100" for role in ("author", "committer"))
        lines.append(f"data {len(message.encode())}\n{message}")
        lines.extend(f"{word} :{parent}" for word, parent in zip(("from", "merge"), parents, strict=False))
        lines.append("")

    add(1, "main", "Start", [])
    tip = 1
    for mark in range(2, commits + 1):
        place = mark % 10
        if place in (1, 2, 3, 4) and 10 < mark <= commits - 5 + place:
            add(mark, "side", f"feat(part{mark % 7}): step {mark}", [tip if place == 1 else mark - 1])
        elif place == 5 and mark > 10:
            add(mark, "main", f"Merge branch 'feature/{mark}'", [tip, mark - 1])
            tip = mark
        else:
            add(mark, "main", f"Adjust number {mark}", [tip])
            tip = mark
    made.git("fast-import", "--quiet", "--force", given="\n".join(lines).encode())
    return made
