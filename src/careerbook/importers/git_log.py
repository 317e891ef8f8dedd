"""Read one author's commits from a git repository: data only, nothing of the repository is run or changed."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple
from zlib import crc32

from careerbook.errors import InvalidInput
from careerbook.importers.git_authors import Author, Identity, author_configured, author_named
from careerbook.importers.git_branches import Merge, MergeCommit, merged_with
from careerbook.importers.git_run import SECONDS, Git
from careerbook.importers.git_web import commit_pages

# The message comes last and is cut off by the closing NUL alone, so nothing in it can be taken for a field; a field
# before it is a line of the commit's header and cannot hold a line break.
_FORMAT = "%H%n%P%n%as%n%cs%n%at%n%ae%n%an%n%aE%n%aN%n%B"
_FIELDS = 9
_RECORD_BYTES = 1 << 16
_SUBJECT_LETTERS = 500
_BODY_LETTERS = 2000
_STEP = 500
# Letters that scripts need to join, part or direct the letters beside them: kept, though they print nothing.
_JOINERS = "\u200c\u200d\u200e\u200f\u061c"
_HASH = re.compile(r"(?<![0-9a-f])([0-9a-f]{64}|[0-9a-f]{40})/?$")


class Commit(NamedTuple):
    """A commit of the author that is no merge.

    `hash` is the full hash; `on` the author's own day in the author's own zone; `subject` one line, at most 500
    letters; `size` the bytes of the whole message; `author` is `Name <address>`; `ref` the page of the commit when the
    repository comes from a known forge, else the full hash; `twin` stays the same when the commit is rebased (author,
    second and subject); `merge` is the branch or request it came in with, or None.
    """

    hash: str
    on: date
    subject: str
    size: int
    author: str
    ref: str
    twin: str
    merge: Merge | None

    @property
    def label(self) -> str:
        """Return the short hash and the subject, as evidence is labelled."""
        return f"{self.hash[:7]} {self.subject}"


class Log(NamedTuple):
    """What was read: `commits` oldest first.

    `repository` is the hash of the first commit of the line that was read, the same in every clone, or "" when there
    is none. `authors` are the identities taken as the author; `others` the busiest five when nobody fitted. `read`
    counts all commits walked, `merges` the author's merge commits left out, `unreadable` records that git printed
    without an end. `shallow` says that older history is missing from this clone.
    """

    repository: str
    commits: tuple[Commit, ...]
    authors: tuple[str, ...]
    others: tuple[str, ...]
    read: int
    merges: int
    unreadable: int
    shallow: bool


class _Raw(NamedTuple):
    """One record of git's output, decoded."""

    hash: str
    parents: tuple[str, ...]
    on: date
    second: str
    author: Identity
    message: str
    size: int


def read_commits(
    path: str,
    author: str | None,
    since: date | None,
    until: date | None = None,
    *,
    rev: str | None = None,
    timeout: int = SECONDS,
    progress: Callable[[int], None] | None = None,
) -> Log:
    """Return the author's commits in the repository at `path`, each once, with the merge that brought it in.

    `author` None means who the repository's configuration says you are. `since` and `until` are the first and last
    day, both included, of the author's own date. `rev` is one branch, tag or commit (default: what is checked out).
    `timeout` is in seconds for each command; `progress` is called with the number of commits read so far.
    An empty repository gives an empty Log. Raises InvalidInput (and Ambiguous, when a part of a name fits several
    people) with one sentence when the path, the author or the revision cannot be used, or git fails.
    """
    git = Git(path, timeout)
    shallow = git.ask("rev-parse", "--is-shallow-repository").strip() == b"true"
    configuration = _configuration(git)
    wanted = author_configured(configuration, git) if author is None else author_named(author)
    tip = _tip(git, rev)
    if tip is None:
        return Log("", (), (), (), 0, 0, 0, shallow)
    reader = _Reader(wanted, commit_pages(configuration.get("remote.origin.url", "")), progress)
    reader.read(
        git.stream(
            *("log", "--date-order", "--no-ext-diff", "--no-textconv", "--no-patch", "--no-show-signature"),
            *("--no-decorate", "--no-notes", "--no-color", "--encoding=UTF-8", "-z", f"--format={_FORMAT}"),
            *("--end-of-options", tip, "--"),
        )
    )
    return reader.log(tip, since, until, shallow)


def hash_in(ref: str) -> str | None:
    """Return the full commit hash that an evidence reference is or ends in, or None."""
    found = _HASH.search(ref.lower())
    return found[1] if found else None


def _configuration(git: Git) -> dict[str, str]:
    """Return the few settings that matter, the last value of each."""
    wanted = r"^((user|author)\.(name|email)|remote\.origin\.url)$"
    printed = git.ask("config", "-z", "--get-regexp", wanted, silent_codes=(1,))
    pairs = (pair.partition("\n") for pair in printed.decode("utf-8", "replace").split("\0"))
    return {key: value.strip() for key, _, value in pairs if key}


def _tip(git: Git, rev: str | None) -> str | None:
    """Return the full hash to read from, or None for a repository without a commit."""
    if rev is not None and (not rev.strip() or rev.startswith("-") or "\0" in rev):
        raise InvalidInput(f"{rev!r} names no commit", "name one branch, tag or commit, e.g. --rev main")
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{rev or 'HEAD'}^{{commit}}")
    found = git.ask(*asked, silent_codes=(1, 128)).decode("ascii", "replace").strip()
    if re.fullmatch("[0-9a-f]{40}|[0-9a-f]{64}", found):
        return found
    branches = git.ask("for-each-ref", "--format=%(refname:short)", "--count=3", "refs/heads", "refs/remotes")
    names = ", ".join(branches.decode("utf-8", "replace").split())
    if rev is not None:
        raise InvalidInput(f"there is no commit called {rev!r} in {git.folder}", f"it has: {names or 'no branch yet'}")
    if names:
        raise InvalidInput(f"nothing is checked out in {git.folder}", f"name a branch with --rev; it has: {names}")
    return None


class _Reader:
    """Collects the shape of the whole history and the text of the author's part of it."""

    def __init__(
        self, wanted: Author, page: Callable[[str], str] | None, progress: Callable[[int], None] | None
    ) -> None:
        self._wanted = wanted
        self._page = page
        self._progress = progress
        self._parents: dict[str, tuple[str, ...]] = {}
        self._merges: dict[str, MergeCommit] = {}
        self._mine: list[tuple[int, _Raw]] = []
        self._unreadable = 0

    def read(self, chunks: Iterable[bytes]) -> None:
        for record, size in _records(chunks):
            raw = _decode(record, size)
            if raw is None:
                self._unreadable += 1
                continue
            self._parents[raw.hash] = raw.parents
            if len(raw.parents) > 1:
                subject, body = _subject(raw.message)
                self._merges[raw.hash] = MergeCommit(raw.hash, raw.on, subject, body[:_BODY_LETTERS])
            level = self._wanted.certainty(raw.author)
            if level:
                self._mine.append((level, raw._replace(message=_subject(raw.message)[0])))
            if self._progress and len(self._parents) % _STEP == 0:
                self._progress(len(self._parents))
        if self._progress:
            self._progress(len(self._parents))

    def log(self, tip: str, since: date | None, until: date | None, shallow: bool) -> Log:
        level = self._wanted.settle()
        mine = [raw for certainty, raw in reversed(self._mine) if certainty >= level]
        mine = [raw for raw in mine if (since is None or raw.on >= since) and (until is None or raw.on <= until)]
        merged = merged_with(tip, self._parents, self._merges)
        single = [raw for raw in mine if len(raw.parents) < 2]
        commits = [self._commit(raw, merged.get(raw.hash)) for raw in single]
        commits.sort(key=lambda commit: commit.on)
        authors = self._wanted.names(level)
        return Log(
            repository=self._root(tip),
            commits=tuple(commits),
            authors=authors,
            others=() if authors else self._wanted.others(),
            read=len(self._parents),
            merges=len(mine) - len(single),
            unreadable=self._unreadable,
            shallow=shallow,
        )

    def _commit(self, raw: _Raw, merge: Merge | None) -> Commit:
        ref = self._page(raw.hash) if self._page else raw.hash
        fingerprint = crc32(f"{raw.author.raw_mail} {raw.message}".encode())
        twin = f"{raw.second}-{fingerprint:08x}"
        return Commit(raw.hash, raw.on, raw.message, raw.size, raw.author.shown, ref, twin, merge)

    def _root(self, tip: str) -> str:
        while self._parents.get(tip):
            above = self._parents[tip][0]
            if above not in self._parents:
                break
            tip = above
        return tip


def _records(chunks: Iterable[bytes]) -> Iterator[tuple[bytes, int]]:
    """Yield each NUL-ended record, cut at 64 KiB, with its whole length in bytes; every byte is looked at once."""
    kept = bytearray()
    size = 0
    for chunk in chunks:
        start = 0
        while (end := chunk.find(b"\0", start)) >= 0:
            kept += chunk[start : min(end, start + _RECORD_BYTES - len(kept))]
            yield bytes(kept), size + end - start
            kept.clear()
            size = 0
            start = end + 1
        kept += chunk[start : start + _RECORD_BYTES - len(kept)]
        size += len(chunk) - start
    if size:
        yield bytes(kept), size


def _decode(record: bytes, size: int) -> _Raw | None:
    """Return the fields of a record, or None when it has no whole header."""
    parts = record.split(b"\n", _FIELDS)
    if len(parts) <= _FIELDS:
        return None
    head = [part.decode("utf-8", "replace") for part in parts[:_FIELDS]]
    fingerprint, above, authored, committed, second, raw_mail, raw_name, mail, name = head
    return _Raw(
        fingerprint,
        tuple(above.split()),
        _day(authored) or _day(committed) or date(1970, 1, 1),
        second,
        Identity(_line(name), _line(mail), _line(raw_name), _line(raw_mail)),
        parts[_FIELDS].decode("utf-8", "replace"),
        size - sum(len(part) + 1 for part in parts[:_FIELDS]),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _subject(message: str) -> tuple[str, str]:
    """Return the first paragraph as one line, as git does, and what follows it."""
    first, _, rest = message.strip().replace("\r\n", "\n").partition("\n\n")
    return _line(first)[:_SUBJECT_LETTERS].strip() or "(no message)", rest


def _line(text: str) -> str:
    """Return text on one line without control characters."""
    return " ".join("".join(letter if letter.isprintable() or letter in _JOINERS else " " for letter in text).split())
