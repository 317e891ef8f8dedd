"""Turn commit subjects and branch names into a line that a person would write down as a result."""

import re
from typing import NamedTuple

_TYPES = {
    "feat": "",
    "feature": "",
    "fix": "",
    "bugfix": "",
    "hotfix": "",
    "perf": "performance",
    "docs": "documentation",
    "doc": "documentation",
    "test": "tests",
    "tests": "tests",
    "ci": "build and release",
    "build": "build and release",
    "release": "build and release",
    "refactor": "refactoring",
    "style": "refactoring",
    "chore": "upkeep",
    "deps": "upkeep",
    "revert": "",
}
_CONVENTIONAL = re.compile(r"(?P<type>[A-Za-z]+)\s*(?:\((?P<scope>[^)]*)\)|\[(?P<box>[^\]]*)\])?!?:\s*(?P<rest>.+)")
_PART = re.compile(r"(?P<part>[\w.-]+(?:/[\w.*-]+)*):\s+(?P<rest>.+)")
_BEFORE = re.compile(
    r"(?:fixup!|squash!|amend!|\[[A-Z][A-Z0-9]*-\d+\]|[A-Z][A-Z0-9]+-\d+\s*[:|-]?(?=\s)|#\d+\s*:?(?=\s)"
    r"|:[a-z0-9_+-]+:|[\U0001F300-\U0001FAFF\u2600-\u27BF]\uFE0F?|\[(?:skip ci|ci skip)\])\s*"
)
_AFTER = re.compile(
    r"\s*(?:\((?:#|!|GH-)\d+\)|\[(?:skip ci|ci skip)\]"
    r"|\(?\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?|refs?|see)\s+#\d+\)?"
    r"|\[[A-Z][A-Z0-9]*-\d+\]|\([A-Z][A-Z0-9]*-\d+\)|\s#\d+|[.\s]+)$",
    re.IGNORECASE,
)
_REQUEST = re.compile(r"\((#|!)(\d+)\)\s*$")
_REVERT = re.compile(r'Revert "(?P<rest>.+)"(?P<tail>.*)')
_LEAD_LETTERS = 80
_TEXT_LETTERS = 200
_DULLEST = 4
_DULL = frozenset(
    ("wip", "fix", "fixes", "fixed", "tmp", "temp", "update", "updates", "typo", "cleanup", "misc", "test")
)

_REGULAR = """
add adjust adopt align allow apply automate avoid change check clarify clean collect combine compute configure convert
correct cover create define delete deploy deprecate describe detect disable document enable enforce ensure expand
explain expose extend extract fix generate guard handle harden ignore implement improve include increase inline
introduce limit lower merge migrate move optimise optimize parse polish prepare prevent print provide publish raise
reduce refactor refine refuse reject remove rename reorder replace resolve restore restructure retire retry rework round
save shorten simplify sort start store switch tidy tighten tune turn unify update upgrade use validate verify
warn bump post match record quote cache name
"""
_IRREGULAR = """
bring:brought cut:cut drop:dropped give:gave hide:hid keep:kept make:made pin:pinned read:read rewrite:rewrote run:ran
send:sent set:set ship:shipped show:showed skip:skipped speed:sped split:split stop:stopped strip:stripped write:wrote
"""
_PAST = {verb: f"{re.sub('e$|y$', lambda end: 'i' if end[0] == 'y' else '', verb)}ed" for verb in _REGULAR.split()}
_PAST |= dict(pair.split(":") for pair in _IRREGULAR.split())
_PAST["deploy"] = "deployed"
# Verbs as often as nouns at the head of a subject ("Release notes"): not put into the past, but no names either.
_EITHER = """
archive build call close count fill list load log map mark note open plan process query
release report request review scan search support sync test track transfer trim type view wrap
"""
_NO_NAMES = frozenset(_PAST) | frozenset(_PAST.values()) | frozenset(_EITHER.split())


class Subject(NamedTuple):
    """A subject taken apart.

    `type` is the conventional type in lower case or ""; `scope` the conventional scope in lower case or ""; `part` what
    stands before a colon when that is no conventional type ("net/http: ..."), else ""; `words` the tidied rest;
    `request` is `pr:12` or `mr:12` when the subject ends in its number, else "".
    """

    type: str
    scope: str
    part: str
    words: str
    request: str


def read_subject(subject: str) -> Subject:
    """Take a subject apart; `words` is never blank."""
    request = _REQUEST.search(subject)
    key = f"{'pr' if request[1] == '#' else 'mr'}:{request[2]}" if request else ""
    taken_back = _REVERT.fullmatch(_strip(subject))
    if taken_back:
        inner = read_subject(taken_back["rest"])
        return inner._replace(type="revert", words=f"took back: {inner.words}", request=key)
    rest = _strip(subject)
    kind = scope = part = ""
    found = _CONVENTIONAL.fullmatch(rest)
    if found and found["type"].lower() in _TYPES:
        kind = found["type"].lower()
        scope = re.split(r"[,/]", (found["scope"] or found["box"] or "").strip().lower())[0].strip()
        rest = _strip(found["rest"])
    elif named := _PART.fullmatch(rest):
        part = named["part"].lower()
        rest = _strip(named["rest"])
    return Subject(kind, scope, part, rest, key)


def area(subject: Subject) -> str:
    """Return what the subject itself says it is about, without a scope: a part, or the topic of its type, or ""."""
    return subject.part.partition("/")[0] or _TYPES.get(subject.type, "")


def branch_words(name: str) -> str:
    """Return a branch name as words: `feature/JIRA-12-faster-close` is `faster close`; "" when it says nothing."""
    last = name.rpartition("/")[2]
    last = re.sub(r"^(?:[A-Za-z]{2,10}-)?\d+(?:[-_]|$)", "", last)
    words = re.sub(r"[-_+.\s]+", " ", last).strip()
    dull = re.fullmatch(
        r"(?:patch|branch|feature|fix|bugfix|hotfix|update|wip|dev)?\s*\d*|[0-9a-f]{7,}", words, re.IGNORECASE
    )
    return "" if dull else words


def verb_first(words: str) -> bool:
    """Say whether words begin with a verb that can be put into the past: "add retry", not "retry button"."""
    return _past(words) != words


def statement(title: str, name: str, subjects: list[Subject]) -> str:
    """Return one line on what was delivered, at most 200 letters, verb first where the words allow it.

    `title` is a request's own title and wins; `name` is the branch, scope or topic, or the whole beginning of the
    line for other work; `subjects` are the commits', oldest first.
    """
    if title:
        return _clip(_upper(_past(read_subject(title).words)), _TEXT_LETTERS)
    ranked = sorted(range(len(subjects)), key=lambda place: (_weight(subjects[place]), place))
    leads: list[str] = []
    for place in ranked:
        words = _clip(_past(subjects[place].words), _LEAD_LETTERS)
        dull = bool(leads) and _weight(subjects[place]) == _DULLEST
        if not dull and words.casefold() not in (lead.casefold() for lead in leads):
            leads.append(words)
        if len(leads) == 2:
            break
    listed = _listing(leads, len(subjects))
    if not name or _says(leads[0], name):
        return _clip(_upper(listed), _TEXT_LETTERS)
    return _clip(f"{_upper(name)}: {_lower(listed)}", _TEXT_LETTERS)


def _listing(leads: list[str], count: int) -> str:
    more = count - len(leads)
    if len(leads) == 1:
        return leads[0] if not more else f"{leads[0]}, in {count} changes"
    first, second = leads
    if not more:
        return f"{first} and {_lower(second)}"
    return f"{first}, {_lower(second)} and {more} more {'change' if more == 1 else 'changes'}"


def _weight(subject: Subject) -> int:
    """Rank a subject as the one that tells the most: what is new, then what is better, then upkeep, then "wip"."""
    if subject.words.casefold().strip(" .!") in _DULL:
        return _DULLEST
    if subject.type in ("feat", "feature"):
        return 0
    if subject.type in ("", "perf", "fix", "bugfix", "hotfix"):
        return 1
    return 3 if subject.type == "revert" else 2


def _says(lead: str, name: str) -> bool:
    said = set(re.findall(r"\w+", lead.casefold()))
    return all(word in said for word in re.findall(r"\w+", name.casefold()))


def _strip(text: str) -> str:
    """Take the marks of trackers and tools from both ends; a text that is nothing else stays as it is."""
    rest = text.strip()
    while (found := _BEFORE.match(rest)) and found.end() < len(rest):
        rest = rest[found.end() :]
    while (found := _AFTER.search(rest)) and found.start():
        rest = rest[: found.start()]
    return rest or text.strip()


def _past(text: str) -> str:
    """Put a leading imperative ("add", "adds") into the past; any other text stays as it is."""
    first, space, rest = text.partition(" ")
    if not rest:
        return text
    low = first.lower()
    stems = (low, low.removesuffix("s"), low.removesuffix("es"), f"{low.removesuffix('ies')}y")
    past = next((_PAST[stem] for stem in stems if stem in _PAST), None)
    return f"{past}{space}{rest}" if past else text


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    """Lower the first letter of a known word only: a name keeps its capital."""
    first = text.partition(" ")[0]
    return text[:1].lower() + text[1:] if first[1:].islower() and first.lower() in _NO_NAMES else text


def _clip(text: str, letters: int) -> str:
    if len(text) <= letters:
        return text
    cut = text[: letters - 1]
    shorter = cut.rpartition(" ")[0]
    return (shorter if len(shorter) > letters // 2 else cut).rstrip(" ,;:-") + "…"
