"""Whose commits are asked for: a name, an address, or what the repository's configuration says."""

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from careerbook.errors import Ambiguous, InvalidInput
from careerbook.importers.git_run import Git

_SHOWN = 5


class Identity(NamedTuple):
    """An author as the mailmap shows them and as the commit itself says."""

    name: str
    mail: str
    raw_name: str
    raw_mail: str

    @property
    def shown(self) -> str:
        """Return `Name <address>` after the mailmap."""
        return f"{self.name} <{self.mail}>"


class Author:
    """The author that was asked for; it sorts identities into certain, possible and somebody else's."""

    __slots__ = ("_asked", "_mails", "_names", "_part", "_seen", "_votes")

    def __init__(self, asked: str, mails: frozenset[str], names: frozenset[str], part: str) -> None:
        """Keep what counts exactly (`mails`, `names`, both casefolded) and what counts as a part of either."""
        self._asked = asked
        self._mails = mails
        self._names = names
        self._part = part
        self._seen: dict[Identity, int] = {}
        self._votes: Counter[Identity] = Counter()

    def certainty(self, identity: Identity) -> int:
        """Return 2 when it is the author, 1 when what was typed is only a part of the name or address, else 0."""
        self._votes[identity] += 1
        known = self._seen.get(identity)
        if known is None:
            known = self._seen[identity] = self._judge(identity)
        return known

    def _judge(self, identity: Identity) -> int:
        names = {identity.name.casefold(), identity.raw_name.casefold()}
        mails = {identity.mail.casefold(), identity.raw_mail.casefold()}
        if names & self._names or mails & self._mails:
            return 2
        return int(bool(self._part) and any(self._part in text for text in names | mails))

    def settle(self) -> int:
        """Return the certainty that counts: 2 when somebody fits exactly, else 1.

        Raises Ambiguous when only parts fit and they are of several people.
        """
        if 2 in self._seen.values():
            return 2
        possible = sorted({identity for identity, level in self._seen.items() if level})
        people = {identity.name.casefold() for identity in possible}
        if len(people) > 1 and len({identity.mail.casefold() for identity in possible}) > 1:
            shown = sorted({identity.shown for identity in possible})
            more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
            raise Ambiguous(
                f'"{self._asked}" fits several authors: {", ".join(shown[:_SHOWN])}{more}',
                "name one by the whole name or address, with --author",
            )
        return 1

    def names(self, level: int) -> tuple[str, ...]:
        """Return `Name <address>` of every identity taken as the author, most commits first."""
        return self._most(lambda judged: judged >= level)

    def others(self) -> tuple[str, ...]:
        """Return the busiest five identities that are not the author, most commits first."""
        return self._most(lambda judged: judged == 0)[:_SHOWN]

    def _most(self, wanted: Callable[[int], bool]) -> tuple[str, ...]:
        found: Counter[str] = Counter()
        for identity, count in self._votes.items():
            if wanted(self._seen[identity]):
                found[identity.shown] += count
        return tuple(sorted(found, key=lambda shown: (-found[shown], shown)))


def author_named(asked: str) -> Author:
    """Return the author for what was typed: a name, an address, `Name <address>`, or a part of one.

    Raises InvalidInput when it is blank.
    """
    text = " ".join(asked.split()).casefold()
    if not text:
        raise InvalidInput("there is no author to look for", "say whose commits to import: --author maya@shop.example")
    inside = text.rpartition("<")[2].rstrip(">").strip() if text.endswith(">") else ""
    if inside:
        return Author(asked, frozenset({inside}), frozenset(), "")
    if "@" in text:
        return Author(asked, frozenset({text}), frozenset(), text)
    return Author(asked, frozenset(), frozenset({text}), text)


def author_configured(configuration: dict[str, str], git: Git) -> Author:
    """Return the author that `author.*` or `user.*` of the git configuration names.

    The name counts beside the address when it has at least two words: work merged in a browser often carries
    another address, and a first name alone may be a colleague's. Raises InvalidInput when neither is set.
    """
    mail = configuration.get("author.email") or configuration.get("user.email") or ""
    name = " ".join((configuration.get("author.name") or configuration.get("user.name") or "").split())
    if not mail and not name:
        raise InvalidInput(
            f"git does not say who you are in {git.folder}", "say whose commits to import: --author maya@shop.example"
        )
    whole = bool(name) and (" " in name or not mail)
    return Author(
        name or mail,
        frozenset({mail.casefold()}) if mail else frozenset(),
        frozenset({name.casefold()}) if whole else frozenset(),
        "",
    )
