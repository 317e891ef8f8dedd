"""`person`: somebody you work with; documents for others print the role, not the name."""

from typing import Any

from careerbook.changes.change import Said
from careerbook.cli._echo import saved_line
from careerbook.cli._group import VerbGroup
from careerbook.cli._people import bearer
from careerbook.cli._session import session
from careerbook.cli._values import Values
from careerbook.cli._verbs import Added, Noun, common_verbs
from careerbook.errors import InvalidInput
from careerbook.records.entry import Entry
from careerbook.records.kind import Kind


def before(values: Values, kind: Kind, said: Said, options: dict[str, Any]) -> None:
    """Refuse a name that is taken: it would name nobody any more."""
    taken = bearer(values.book.entries("person", removed=True), str(said["name"]))
    if taken is None:
        return
    if taken.removed:
        raise InvalidInput(
            f'"{taken.name}" is {taken.ref}, who was removed; nothing was saved', f"careerbook restore {taken.ref}"
        )
    raise InvalidInput(
        f'"{taken.name}" is {taken.ref} already; nothing was saved',
        f'somebody else: careerbook person add "{said["name"]} (their team)"',
    )


def after(values: Values, added: Added) -> None:
    """Say how documents will print the person."""
    entry = values.book.find(added.ref)
    session.say(f"{saved_line(added, seen=False)} · documents for others say: {entry.get('share_as')}")


def guard(entry: Entry, said: Said) -> None:
    """Keep the old name of somebody who is renamed, so that texts which hold it still print the role."""
    new = said.get("name")
    if not new or new == entry.name:
        return
    everybody = session.book().entries("person", removed=True)
    taken = bearer([person for person in everybody if person.uid != entry.uid], str(new))
    if taken is not None:
        gone = ", who was removed" if taken.removed else " already"
        raise InvalidInput(f'"{new}" is {taken.ref}{gone}; nothing was changed', f"careerbook show {taken.ref}")
    said.setdefault("aka", {}).setdefault(entry.name, True)


NOUN = Noun("person", before=before, after=after, guard=guard, question="Who is it?")
VERBS = common_verbs(NOUN)


def command(name: str) -> VerbGroup:
    """Return the noun."""
    return VerbGroup(name, "Somebody you work with.", VERBS)
