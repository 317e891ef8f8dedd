"""`person`: somebody you work with; documents for others print the role, not the name."""

from typing import Any

from careerbook.changes.change import Said
from careerbook.cli._echo import saved_line
from careerbook.cli._group import VerbGroup
from careerbook.cli._session import session
from careerbook.cli._values import Values
from careerbook.cli._verbs import Added, Noun, common_verbs
from careerbook.errors import InvalidInput
from careerbook.records.entry import Entry
from careerbook.records.kind import Kind


def before(values: Values, kind: Kind, said: Said, options: dict[str, Any]) -> None:
    """Refuse a name that is taken: it would name nobody any more."""
    taken = named_like(values.book.entries("person"), str(said["name"]))
    if taken is not None:
        raise InvalidInput(
            f'"{taken.name}" is {taken.ref} already; nothing was saved',
            f'somebody else: careerbook person add "{said["name"]} (their team)"',
        )


def named_like(people: list[Entry], name: str) -> Entry | None:
    """Return the person who has this name or nickname, case aside."""
    wanted = " ".join(name.casefold().split())
    return next((p for p in people if wanted in {" ".join(n.casefold().split()) for n in (p.name, *p.aka)}), None)


def after(values: Values, added: Added) -> None:
    """Say how documents will print the person."""
    entry = values.book.find(added.ref)
    session.say(f"{saved_line(added, seen=False)} · documents for others say: {entry.get('share_as')}")


def guard(entry: Entry, said: Said) -> None:
    """Keep the old name of somebody who is renamed, so that texts which hold it still print the role."""
    new = said.get("name")
    if not new or new == entry.name:
        return
    taken = named_like([p for p in session.book().entries("person") if p.uid != entry.uid], str(new))
    if taken is not None:
        raise InvalidInput(
            f'"{new}" is {taken.ref} already; nothing was changed', f"careerbook person show {taken.number}"
        )
    said.setdefault("aka", {}).setdefault(entry.name, True)


NOUN = Noun("person", before=before, after=after, guard=guard, question="Who is it?")
VERBS = common_verbs(NOUN)


def command(name: str) -> VerbGroup:
    """Return the noun."""
    return VerbGroup(name, "Somebody you work with.", VERBS)
