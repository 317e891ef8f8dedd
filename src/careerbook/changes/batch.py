"""A batch: the intents that become one step of the history, and one step of undo."""

from collections.abc import Iterator

from careerbook.changes.change import Intent, Said
from careerbook.changes.uid import new_uid


class Batch:
    """Collects what is to be written; nothing is written before it is committed.

    source: what made it (`add`, `goal close`, `import git`, `undo BATCH`), as the history shows it.
    """

    def __init__(self, source: str) -> None:
        """Start empty."""
        self.source = source
        self.intents: list[Intent] = []

    def create(self, kind: str, said: Said, *, parent: str | None = None, uid: str | None = None) -> str:
        """Add a new record and return its uid; `parent` is the uid of the record that it hangs on."""
        made = uid or new_uid()
        self.intents.append(Intent(made, kind, "create", {**said, "parent": parent} if parent else said))
        return made

    def set(self, uid: str, kind: str, said: Said, *, expect: Said | None = None) -> None:
        """Change fields of a record; `expect` names values that must still hold when it is committed."""
        self.intents.append(Intent(uid, kind, "set", said, expect))

    def purge(self, uid: str, kind: str) -> None:
        """Erase a record from the book and from its history; this cannot be undone."""
        self.intents.append(Intent(uid, kind, "purge", {}))

    def __iter__(self) -> Iterator[Intent]:
        """Go through the intents in order."""
        return iter(self.intents)

    def __len__(self) -> int:
        """Count the intents."""
        return len(self.intents)
