"""People as roles in the owner's own pages that are made to be told or pasted elsewhere."""

from careerbook.rules.names import DEFAULT_ROLE, Person, bears, replace_names
from careerbook.rules.primary import is_primary
from careerbook.rules.reading import Reader

BY_SIDE = {"manager": "my manager", "direct-report": "somebody in my team", "customer": "a customer"}
"""How somebody is called of whom nothing else was said than the side they speak from."""


class Roles:
    """Words texts without the names of people; remembers which parts of names still stand in them."""

    def __init__(self, reader: Reader) -> None:
        """Read everybody who was ever written down but the owner, and who has been the primary client."""
        owner = str(reader.setting("name") or "")
        managers = {client.person for client in reader.entries("client") if is_primary(client)}
        people = [
            Person(who.uid, who.name, who.aka, who.share_as or self._role(who.category, who.uid in managers))
            for who in reader.people()
        ]
        self.people = tuple(person for person in people if not bears(person, owner))
        self.names_left: set[str] = set()

    @staticmethod
    def _role(side: str | None, manager: bool) -> str:
        return BY_SIDE["manager"] if manager and side is None else BY_SIDE.get(side or "", DEFAULT_ROLE)

    def said(self, text: str | None, *, aloud: bool = True) -> str:
        """Return a text with each full name as the role that stands for it; empty for nothing.

        aloud: it will be told, so the parts of names that still stand in it are remembered.
        """
        told = replace_names(text or "", self.people)
        if aloud:
            self.names_left.update(told.names_left)
        return told.text

    def of(self, uid: str | None) -> str:
        """Return the role of one person, or of nobody in particular."""
        return next((who.share_as for who in self.people if who.uid == uid), DEFAULT_ROLE)
