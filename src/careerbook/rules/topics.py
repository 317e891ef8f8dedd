"""Which topics one client is kept from, or kept to: by the tags and themes of a record."""

from functools import lru_cache

from careerbook.records.entry import Entry
from careerbook.records.kinds import KINDS
from careerbook.rules.tokens import plain_word

_HYPHENS = dict.fromkeys(map(ord, "-_\u2010\u2011\u2012\u2013\xad"), " ")


def topic_denied(client: Entry | None, entry: Entry) -> bool:
    """Tell whether a client's topics keep an entry from them, by its tags and themes: deny wins over allow.

    Where only some topics are allowed, what has none of them stays away, unless it is for this very client (a
    check-in with them, what they were told, a goal that names them) or hangs on what they may see. Case, accents,
    hyphens and blanks make no other topic. Reads the owner's fields of the client; with no client nothing is kept.
    """
    if client is None or not (client.body.get("topics_deny") or client.body.get("topics_allow")):
        return False
    topics = {_topic(str(topic)) for field in ("tags", "theme") for topic in entry.body.get(field) or ()}
    if not topics.isdisjoint(map(_topic, client.topics_deny)):
        return True
    allow = {_topic(topic) for topic in client.topics_allow}
    if not allow or entry.kind.name == "client" or topics & allow:
        return False
    return bool(topics) or not _for_this(client, entry)


def _for_this(client: Entry, entry: Entry) -> bool:
    kind = entry.kind
    if KINDS[kind.name].under or kind.own_client or kind.opened_by or kind.name == "engagement":
        return True
    return bool(entry.body.get("client") == client.uid)


@lru_cache(maxsize=4096)
def _topic(text: str) -> str:
    """Return a topic as it is compared; a book has few, and they are asked for with every record of a page."""
    return " ".join(plain_word(word) for word in text.translate(_HYPHENS).split())
