"""Which merged branch or pull request a commit came in with, read from the shape of the history."""

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

_TRUNKS = re.compile(
    r"(?:.*/)?(?:main|master|trunk|develop|dev|development|staging|production|prod|stable|next|default|HEAD)"
    r"|(?:.*/)?releases?(?:[/_-].*)?",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"'([^']+)'")
_INTO = re.compile(r" into '?(\S+?)'?$")
_GITHUB = re.compile(r"Merge pull request #(\d+) from (\S+)")
_GITEA = re.compile(r"Merge pull request '(.+)' \(#(\d+)\) from (\S+)")
_BITBUCKET = re.compile(r"Merged in (\S+) \(pull request #(\d+)\)")
_AZURE = re.compile(r"Merged PR (\d+): (.+)")
_GITLAB_NUMBER = re.compile(r"^See merge request \S*!(\d+)\s*$", re.MULTILINE)
_PLAIN = re.compile(r"Merge (?:remote-tracking )?(branch|branches|tag|tags|commit|commits) ")


class Merge(NamedTuple):
    """How commits came in together.

    `key` is the same at every import: `pr:12`, `mr:12`, `branch:NAME:2026-Q4` (the quarter of the merge), or
    `merge:HASH` when the merge says no name. `name` is the branch and `title` the request's own title, each or "".
    """

    key: str
    name: str
    title: str


class MergeCommit(NamedTuple):
    """A merge commit as read: its parents' full hashes, its day, its subject and the lines under it."""

    hash: str
    on: date
    subject: str
    body: str


class _Chain(NamedTuple):
    """A run of first parents that came in by one parent of `merge`; `outer` is the chain that the merge stands on."""

    merge: str
    parent: int
    outer: int


def quarter(day: date) -> str:
    """Return the calendar quarter of a day as `2026-Q4`."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def merged_with(
    head: str, parents: Mapping[str, tuple[str, ...]], merges: Mapping[str, MergeCommit]
) -> dict[str, Merge]:
    """Return the merge for every commit that reached `head` through a named branch or a request.

    `parents` holds every commit by full hash. A commit belongs to the innermost branch that it was written on, and
    to the earliest merge that brought it in; what stands on a long-lived branch (main, develop, release) has none.
    Every commit is visited once.
    """
    chains, owner = _walk(head, parents)
    resolved: list[Merge | None] = []
    for chain in chains:
        if not chain.merge:
            resolved.append(None)
            continue
        outer = resolved[chain.outer]
        known = merges.get(chain.merge)
        resolved.append(_read_merge(known, chain.parent, outer) if known else outer)
    return {commit: merge for commit, place in owner.items() if (merge := resolved[place]) is not None}


def _walk(head: str, parents: Mapping[str, tuple[str, ...]]) -> tuple[list[_Chain], dict[str, int]]:
    """Split the history into chains of first parents; return them, outer before inner, and each commit's chain."""
    chains: list[_Chain] = []
    owner: dict[str, int] = {}
    waiting = [(head, _Chain("", 0, 0))]
    while waiting:
        tip, chain = waiting.pop()
        if tip in owner or tip not in parents:
            continue
        place = len(chains)
        chains.append(chain)
        inner: list[tuple[str, _Chain]] = []
        while tip in parents and tip not in owner:
            owner[tip] = place
            above = parents[tip]
            # Reversed, so that of an octopus the first branch is taken from the stack first.
            inner.extend((above[i], _Chain(tip, i, place)) for i in range(len(above) - 1, 0, -1))
            tip = above[0] if above else ""
        # The chain was walked from new to old, so the oldest merge ends on top and claims its commits first.
        waiting.extend(inner)
    return chains, owner


def _read_merge(merge: MergeCommit, index: int, outer: Merge | None) -> Merge | None:
    """Return what a merge commit says about its parent number `index`; `outer` for an update of the same branch."""
    asked = _read_request(merge)
    if asked is not None:
        return _request(*asked)
    plain = _PLAIN.match(merge.subject)
    if plain is None:
        return Merge(f"merge:{merge.hash[:12]}", "", merge.subject)
    into = _INTO.search(merge.subject)
    target = into[1] if into else ""
    names = _QUOTED.findall(merge.subject[: into.start()] if into else merge.subject)
    name = names[index - 1] if index <= len(names) else ""
    if plain[1].startswith("remote") or "remote-tracking" in merge.subject:
        name = name.partition("/")[2] or name
    if plain[1].startswith("tag"):
        return None
    if plain[1].startswith("commit") or not name:
        return Merge(f"merge:{merge.hash[:12]}", "", "")
    if name == target:
        return outer
    if _TRUNKS.fullmatch(name):
        # An update from the long-lived branch brings nothing of this branch; the long-lived branch is no delivery.
        return None
    number = _GITLAB_NUMBER.search(merge.body)
    if number:
        title = _first_line(merge.body)
        return Merge(f"mr:{number[1]}", name, "" if title.startswith("See merge request") else title)
    return Merge(f"branch:{name}:{quarter(merge.on)}", name, "")


def _read_request(merge: MergeCommit) -> tuple[str, str, str] | None:
    """Return the number, the branch and the title of a request, each or "", or None when it is no request."""
    if found := _GITEA.match(merge.subject):
        return found[2], found[3], found[1]
    if found := _GITHUB.match(merge.subject):
        return found[1], found[2].partition("/")[2], _first_line(merge.body)
    if found := _BITBUCKET.match(merge.subject):
        return found[2], found[1], _first_line(merge.body)
    if found := _AZURE.match(merge.subject):
        return found[1], "", found[2]
    return None


def _request(number: str, name: str, title: str) -> Merge | None:
    own_main = name.lower() in ("main", "master")
    # A fork's own main is where its owner works; develop or release/2.1 gathers what others already brought in.
    if _TRUNKS.fullmatch(name) and not (own_main and title):
        return None
    return Merge(f"pr:{number}", name, title)


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")
