"""Which words a reader may know of, by the rows of the book alone: a second reading of the rules, in other words."""

import json
import re
from typing import Any

from careerbook.records.fields import Column
from careerbook.records.kinds import KINDS, kind
from tests.walks.folder import Folder, State

UNIQUE = re.compile(r"zq\d{6}w\d\d")
OPEN_TO = ("client", "public")
Row = tuple[Any, ...]


def open_words(folder: Folder, reader: str, document: str) -> set[str]:
    """Return the unique words that a document may say to a client (`client-2`; anybody when empty)."""
    found = folder.rows("SELECT uid, kind, number, parent, visibility, removed, body FROM record")
    bodies: State = {uid: json.loads(body) for uid, *_, body in found}
    client = next((row[0] for row in found if f"{row[1]}-{row[2]}" == reader), None)
    seen: set[str] = set()
    open_to = {row[0]: _open(row, bodies, found, client, document) for row in found}
    for uid, name, _, parent, _, removed, _ in found:
        if not removed and open_to.get(parent or uid, False):
            said = [json.dumps(bodies[uid].get(field), ensure_ascii=False) for field in _fields(name, bodies[uid])]
            for (patch,) in folder.rows("SELECT patch FROM change WHERE uid = ?", uid):
                before = json.loads(patch)
                said += [json.dumps(before.get(f), ensure_ascii=False) for f in _fields(name, bodies[uid])]
            seen.update(UNIQUE.findall(" ".join(said)))
    clients = [bodies.get(body["person"], {}).get("name", "") for body in bodies.values() if "person" in body]
    return seen | set(UNIQUE.findall(" ".join(clients)))


def private_words(folder: Folder) -> set[str]:
    """Return the unique words that no client may know of."""
    whole = " ".join(body for (body,) in folder.rows("SELECT body FROM record"))
    return set(UNIQUE.findall(whole)) - open_words(folder, "", "brief")


def _fields(name: str, body: dict[str, Any]) -> list[str]:
    """Return the fields of a record that some document for others may print."""
    if name == "person":
        return ["share_as"]
    if name not in KINDS or name == "period":
        return list(body)
    listed: dict[str, Column] = kind(name).columns
    return [field for field, column in listed.items() if column.docs and field != "note"]


def _open(row: Row, bodies: State, found: list[Row], client: str | None, document: str) -> bool:
    """Tell whether a record of its own may be known of: by its visibility, or because it was told to this client."""
    uid, name, _, parent, visibility, removed, _ = row
    if removed or parent:
        return False
    if name not in KINDS or name in ("period", "person"):
        return True
    k = kind(name)
    if k.opened_by:
        steps = [bodies[other[0]] for other in found if other[3] == uid and other[1] == k.opened_by and not other[5]]
        return any(client is None or step.get("client") == client for step in steps)
    own = uid if k.own_client == "uid" else bodies[uid].get(k.own_client or "")
    return visibility in OPEN_TO and (document == "handover" or client is None or own in (None, client))
