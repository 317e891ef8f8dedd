"""Group one author's commits into candidate impacts; every commit is evidence of exactly one.

**Identity is per commit.** The book knows which hashes are evidence already, and `without_known` leaves those out, so
a second import adds nothing. A candidate's `key` says only where a new commit belongs: when an earlier impact of the
same repository was imported under the same key, the new commits are evidence of that impact; otherwise they make a
new one. Keys come from the commits and the merges alone, never from the order or the day of the import:

    ROOT:pr:12                    a pull request, from its merge or from a squashed "Title (#12)"; ROOT:mr:12 likewise
    ROOT:branch:NAME:2026-Q4      a merged branch; merged again in the same quarter, it is the same work
    ROOT:merge:HASH               a merge that names no branch
    ROOT:scope:NAME:2026-Q4       a conventional scope in one calendar quarter, two commits or more
    ROOT:topic:NAME:2026-Q4       a shared topic in one calendar quarter, three commits or more
    ROOT:other:2026-10            the rest of a month (2026-Q4 when the months hold too little)

In a list that had to be kept short, a scope stands under the quarter of its first commit. ROOT is the first commit of
the history: two clones share their keys, and unrelated repositories share none. When a group grows over one of these
limits later, its new commits get the finer key and make an impact of their own; the commits imported before stay where
they are.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection
from datetime import date
from typing import NamedTuple

from careerbook.importers.git_branches import quarter
from careerbook.importers.git_log import Commit, Log
from careerbook.importers.git_wording import Subject, area, branch_words, read_subject, statement, verb_first

_LEAST_SCOPE = 2
_LEAST_TOPIC = 3
_MANY = 20
_COMMITS_EACH = 3
_NO_TOPIC = """
about after again against also another back been before better both bump case cases change changes check code
commit does each every file files final first fixed from have having into just last less like made make many
merge more most much need needs next nothing once only other over part parts review same should small some
still such than that their them then there these they thing this those time typo under unused until used using
very want what when where which while will with without work wrong your
"""
_STOP = frozenset(_NO_TOPIC.split())
_KINDS_OF_WORK: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("learning", re.compile(r"\b(?:learn\w*|tutorials?|exercises?|kata|course|playground|spike)\b", re.IGNORECASE)),
    (
        "company-building",
        re.compile(r"\b(?:hiring|interview\w*|recruit\w*|code of conduct|employee handbook)\b", re.IGNORECASE),
    ),
    (
        "collaboration-mentorship",
        re.compile(
            r"\b(?:mentor\w*|onboarding guide|contributing guide|contributing\.md|workshop|pair(?:ed|ing))\b",
            re.IGNORECASE,
        ),
    ),
    (
        "design-documentation",
        re.compile(
            r"\b(?:docs?|documentation|readme\S*|rfc|adr|design doc\w*|architecture decision\w*)\b", re.IGNORECASE
        ),
    ),
)
_YEAR = "January February March April May June July August September October November December"
_MONTHS = tuple(_YEAR.split())


class Evidence(NamedTuple):
    """Evidence of an impact: `type` is always link, `ref` a commit's page on a known forge or its full hash."""

    type: str
    label: str
    ref: str


class Group(NamedTuple):
    """What holds commits together: `key` without the repository, the request's `title`, and its `name` in words."""

    key: str
    title: str
    name: str
    theme: str | None


class Candidate(NamedTuple):
    """A proposed impact.

    `key` as the module says; `text` one line; `on` the author's day of the last commit, never after today; `first` that
    of the first; `theme` the scope or topic, or None; `category` one of the impact's categories, a guess; `commits`
    oldest first, never empty; `group` is what the text was made from.
    """

    key: str
    text: str
    on: date
    first: date
    theme: str | None
    category: str
    commits: tuple[Commit, ...]
    group: Group

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Return one piece of evidence for each commit, oldest first."""
        return tuple(Evidence("link", commit.label, commit.ref) for commit in self.commits)


class _Read(NamedTuple):
    commit: Commit
    subject: Subject


class _Grain(NamedTuple):
    """How finely the commits outside a branch or request are divided."""

    scopes_by_quarter: bool
    topics: bool
    months: bool


_GRAINS = (_Grain(True, True, True), _Grain(True, False, True), _Grain(False, False, True), _Grain(False, False, False))


def candidates(log: Log, *, today: date) -> tuple[Candidate, ...]:
    """Return the candidate impacts of a log, oldest first; each commit of the log is in exactly one.

    Branches and requests stand as they are. The rest goes by conventional scope, then topic, then month, and more
    coarsely while there are more than 20 candidates and more than one for each three commits: a list that a person
    picks from has to stay readable.
    """
    fixed: dict[Group, list[Commit]] = {}
    loose: list[_Read] = []
    for commit in log.commits:
        subject = read_subject(commit.subject)
        group = _fixed_group(commit, subject)
        if group is None:
            loose.append(_Read(commit, subject))
        else:
            fixed.setdefault(group, []).append(commit)
    bound = max(_MANY, len(log.commits) // _COMMITS_EACH)
    groups = _merge_same_key(fixed)
    divided: dict[Group, list[Commit]] = {}
    for grain in _GRAINS:
        divided = _divide(loose, grain)
        if len(groups) + len(divided) <= bound:
            break
    made = [_candidate(log.repository, group, commits, today) for group, commits in (groups | divided).items()]
    return tuple(sorted(made, key=lambda one: (one.on, one.first, one.key)))


def without_known(candidates: tuple[Candidate, ...], known_hashes: Collection[str]) -> tuple[Candidate, ...]:
    """Return the candidates less the commits that are evidence already; one with nothing left is dropped.

    `known_hashes` holds full hashes, and may hold `Commit.twin` values: then a commit that was rebased or amended
    without a new subject is known under its new hash too. The text and dates are those of the commits that remain.
    """
    known = known_hashes if isinstance(known_hashes, (set, frozenset)) else frozenset(known_hashes)
    left = []
    for one in candidates:
        new = [commit for commit in one.commits if commit.hash not in known and commit.twin not in known]
        if len(new) == len(one.commits):
            left.append(one)
        elif new:
            repository = one.key.partition(":")[0]
            left.append(_candidate(repository, one.group, new, one.on))
    return tuple(left)


def _fixed_group(commit: Commit, subject: Subject) -> Group | None:
    """Return the branch or request of a commit, if any."""
    merge = commit.merge
    if merge is not None:
        words = branch_words(merge.name)
        return Group(merge.key, merge.title or (words if verb_first(words) else ""), words, None)
    if subject.request:
        return Group(subject.request, commit.subject, "", None)
    return None


def _merge_same_key(found: dict[Group, list[Commit]]) -> dict[Group, list[Commit]]:
    """Join groups that differ only in their title, such as two commits that name the same request."""
    first: dict[str, Group] = {}
    joined: dict[Group, list[Commit]] = {}
    for group, commits in found.items():
        joined.setdefault(first.setdefault(group.key, group), []).extend(commits)
    return joined


def _divide(loose: list[_Read], grain: _Grain) -> dict[Group, list[Commit]]:
    """Divide commits by scope, then topic, then month."""
    groups: dict[Group, list[Commit]] = {}
    begun: dict[str, str] = {}
    for one in loose:
        begun.setdefault(one.subject.scope, quarter(one.commit.on))

    def scope_of(one: _Read) -> Group | None:
        scope = one.subject.scope
        span = quarter(one.commit.on) if grain.scopes_by_quarter else begun[scope]
        return _named("scope", scope, span) if scope else None

    rest = _take(loose, scope_of, _LEAST_SCOPE, groups)
    if grain.topics:
        rest = _take(rest, _area_of, _LEAST_TOPIC, groups)
        shared: Counter[tuple[str, str]] = Counter()
        for one in rest:
            shared.update((quarter(one.commit.on), word) for word in _topic_words(one.subject))
        rest = _take(rest, lambda one: _word_of(one, shared), _LEAST_TOPIC, groups)
    busy = Counter(one.commit.on.strftime("%Y-%m") for one in rest)
    for one in rest:
        day = one.commit.on
        by_month = grain.months and busy[day.strftime("%Y-%m")] >= _LEAST_TOPIC
        groups.setdefault(_other(day, by_month), []).append(one.commit)
    return groups


def _take(
    reads: list[_Read], group_of: Callable[[_Read], Group | None], least: int, groups: dict[Group, list[Commit]]
) -> list[_Read]:
    """Move the commits whose group has at least `least` of them into `groups`; return the others."""
    choice = [group_of(one) for one in reads]
    size = Counter(group for group in choice if group is not None)
    rest = []
    for one, group in zip(reads, choice, strict=True):
        if group is not None and size[group] >= least:
            groups.setdefault(group, []).append(one.commit)
        else:
            rest.append(one)
    return rest


def _named(kind: str, name: str, span: str) -> Group:
    return Group(f"{kind}:{name}:{span}", "", re.sub(r"[-_]+", " ", name), name)


def _area_of(one: _Read) -> Group | None:
    name = area(one.subject)
    return _named("topic", name, quarter(one.commit.on)) if name else None


def _topic_words(subject: Subject) -> list[str]:
    """Return the words of a subject that may be a topic: four letters or more, not the leading verb, each once."""
    words = re.findall(r"[^\W\d_]{4,}", subject.words.casefold())
    return list(dict.fromkeys(word for word in words[1:] if word not in _STOP))


def _word_of(one: _Read, shared: Counter[tuple[str, str]]) -> Group | None:
    span = quarter(one.commit.on)
    words = sorted(_topic_words(one.subject), key=lambda word: (-shared[span, word], word))
    return _named("topic", words[0], span) if words else None


def _other(day: date, by_month: bool) -> Group:
    if by_month:
        return Group(f"other:{day.strftime('%Y-%m')}", "", f"other work of {_MONTHS[day.month - 1]} {day.year}", None)
    start = (day.month - 1) // 3 * 3
    name = f"other work of {_MONTHS[start]} to {_MONTHS[start + 2]} {day.year}"
    return Group(f"other:{quarter(day)}", "", name, None)


def _candidate(repository: str, group: Group, commits: list[Commit], latest: date) -> Candidate:
    ordered = sorted(commits, key=lambda commit: commit.on)
    subjects = [read_subject(commit.subject) for commit in ordered]
    on = min(ordered[-1].on, latest)
    scopes = Counter(subject.scope for subject in subjects if subject.scope)
    # The most common scope; the first of the alphabet among equals, so that the order of reading does not matter.
    theme = group.theme or min(scopes, key=lambda scope: (-scopes[scope], scope), default=None)
    return Candidate(
        key=f"{repository}:{group.key}",
        text=statement(group.title, group.name, subjects),
        on=on,
        first=min(ordered[0].on, on),
        theme=theme,
        category=_category(group, subjects),
        commits=tuple(ordered),
        group=group,
    )


def _category(group: Group, subjects: list[Subject]) -> str:
    """Guess the kind of work: what more than half of the commits say, else a project."""
    votes: Counter[str] = Counter()
    for subject in subjects:
        said = f"{subject.scope} {area(subject)} {subject.words}"
        votes[next((kind for kind, pattern in _KINDS_OF_WORK if pattern.search(said)), "project")] += 1
    if group.title or group.name:
        said = f"{group.title} {group.name}"
        votes[next((kind for kind, pattern in _KINDS_OF_WORK if pattern.search(said)), "project")] += 1
    kind, count = votes.most_common(1)[0]
    return kind if count * 2 > sum(votes.values()) else "project"
