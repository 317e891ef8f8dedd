"""What happens to every new or changed record on its way to the commit: who may see it, which job, is it sound."""

from datetime import date
from typing import TYPE_CHECKING, Any

from careerbook import clock
from careerbook.book import Book
from careerbook.changes.change import Said
from careerbook.changes.codec import load
from careerbook.cli._session import session
from careerbook.errors import InvalidInput, Refused
from careerbook.records.entry import Entry
from careerbook.records.kind import Kind
from careerbook.rules.dates import short, with_weekday
from careerbook.rules.identifiers import identifier_hits
from careerbook.rules.primary import there_on
from careerbook.store import read

if TYPE_CHECKING:
    from careerbook.records.entry import Entry

AUDIENCES = {
    "private": "private", "me": "private", "only-me": "private",
    "client": "client", "manager": "client", "my-manager": "client",
    "public": "public", "anyone": "public",
}  # fmt: skip
SEEN_BY = {"private": "only for you", "client": "for my manager", "public": "for anyone"}
OPENED = {"raised": "was told", "sent": "got it", "offered": "was offered it"}
"""What opens a record to one client, as it is said of that client."""


def audience(word: str) -> str:
    """Return the visibility that a word names; InvalidInput lists the words."""
    found = AUDIENCES.get("-".join(word.casefold().split()))
    if found is None:
        raise InvalidInput(f'nobody is called "{word}"', "one of private, client, public (or me, manager, anyone)")
    return found


def seen_by(kind: Kind, body: dict[str, Any]) -> str:
    """Return who may see a record, in words; where two clients of today may, that it is for both."""
    seen = str(body.get("visibility") or kind.visibility)
    return "for my managers" if seen == "client" and two_may_see(kind, body) else SEEN_BY[seen]


def two_may_see(kind: Kind, body: dict[str, Any]) -> bool:
    """Tell whether more than one client of today may see what is open to clients: by its job and its topics."""
    book = session.book()
    if body.get(kind.own_client) or read.count(book.conn, "client") < 2:
        return False
    from careerbook.rules.jobs import of_another_job  # noqa: PLC0415 - most people have one client
    from careerbook.rules.topics import topic_denied  # noqa: PLC0415 - likewise

    entry, clients = Entry(kind, "", 0, "", body), book.entries("client")
    jobs = frozenset(client.engagement for client in clients if client.engagement)
    others = {c.uid: jobs - {c.engagement} if c.engagement else frozenset() for c in clients}
    there = [client for client in clients if there_on(client.body, clock.today())]
    may = [c for c in there if not of_another_job(entry, others[c.uid], c.uid) and not topic_denied(c, entry)]
    return len(may) > 1


def asked_visibility(visibility: str | None, private: bool) -> str | None:
    """Return what --visibility and --private ask for together."""
    if private:
        return "private"
    return audience(visibility) if visibility else None


def refuse_sharing(kind: Kind, body: dict[str, Any], ref: str, wanted: str) -> None:
    """Raise Refused where a record may not be opened by its visibility: challenges, pitches sent, character remarks."""
    if wanted == "private":
        return
    if kind.name == "challenge":
        raise Refused(
            "a challenge is told to one client at a time, not shared; nothing was changed",
            f"careerbook challenge raise {ref or 'REF'} --to manager",
        )
    if kind.opened_by:
        verb = next(move.verb for move in kind.moves if move.after == kind.opened_by)
        raise Refused(
            f"{_article(kind.name)} is opened to one client at a time; nothing was changed",
            f"careerbook {kind.name} {verb} {ref or 'REF'} --to manager",
        )
    if kind.name == "rating":
        raise Refused(
            "a rating stays with you; what it raises can be asked; nothing was changed",
            "careerbook call question CALL TEXT",
        )
    if kind.name == "person":
        raise Refused(
            "people stay with you; documents print the role", f"careerbook person edit {ref or 'REF'} --share-as"
        )
    if kind.name == "feedback" and body.get("about") == "character":
        raise Refused(
            "a remark about character never leaves the book; nothing was changed",
            f"careerbook feedback clarify {ref or 'REF'} --situation … --behaviour … --effect …",
        )
    if kind.name == "feedback" and body.get("direction") == "given":
        raise Refused("feedback that you gave stays with you; nothing was changed", "leave its visibility as it is")


def refuse_taking_back(entry: "Entry") -> None:
    """Raise Refused where a client was told, sent or offered a record: privacy by its visibility would be no privacy.

    What opened it is named, so that it can be removed.
    """
    if not entry.kind.opened_by:
        return
    book = session.book()
    steps = book.children(entry, entry.kind.opened_by)
    if not steps:
        return
    names = book.by_uid({step.client for step in steps})
    heard = [
        f"{names[step.client].title if step.client in names else 'somebody'} {OPENED[step.kind.name]}"
        f" on {short(step.on, clock.today())}"
        for step in steps
    ]
    raise Refused(
        f"{' and '.join(heard)}, and that has to be taken back first; nothing was changed",
        " && ".join(f"careerbook remove {step.ref}" for step in steps),
    )


MEANT = "for what you mean to do, write a goal or commitment instead: careerbook commitment add TEXT --due DAY"


def refuse_to_come(what: str, said: Said, instead: str = MEANT) -> None:
    """Raise InvalidInput when what is over by its nature is dated after today.

    what: the sentence that says so, such as "a win is dated when it was done". instead: the next step.
    """
    day = said.get("on")
    if day and str(day) > clock.today().isoformat():
        raise InvalidInput(
            f"{what}, and {with_weekday(date.fromisoformat(str(day)))} is still to come; nothing was saved",
            instead,
        )


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def guard_identifiers(book: Book, kind: Kind, said: Said, visibility: str, ref: str = "") -> str:
    """Warn of text that may identify somebody, and return the visibility it is saved with: then `private`.

    ref: of the record that stays with its owner, where it is known by then.
    """
    names = identifying(book, kind, said) if visibility != "private" else ""
    if not names:
        return visibility
    share = f": careerbook share {ref} --as {visibility}" if ref else "."
    session.warn(f"This may identify somebody ({names}), so {ref or 'it'} stays only for you until you share it{share}")
    return "private"


def identifying(book: Book, kind: Kind, said: Said) -> str:
    """Return the names of the patterns that the first identifying text of a record matches; empty when none does."""
    own = tuple(
        (name, expression)
        for name, _, expression in (str(p).partition("=") for p in book.setting("identifier_patterns"))
    )
    for field, value in said.items():
        if field == "note" or field not in kind.columns:
            continue
        for text in _free_texts(kind.columns[field].type.name, value):
            hits = identifier_hits(text, own)
            if hits:
                return ", ".join(dict.fromkeys(hit.name for hit in hits))
    return ""


def _free_texts(sort: str, value: Any) -> list[str]:
    """Return the texts of one stored value that a page may print: itself, its members, the labels of proof."""
    if sort == "evidence":
        return [str(proof["label"]) for proof in (value or {}).values() if proof and proof.get("label")]
    if sort not in ("line", "text"):
        return []
    return [value] if isinstance(value, str) else list(value) if isinstance(value, dict) else []


def warn_before_telling(book: Book, entry: "Entry") -> None:
    """Warn when what somebody is about to be told may identify somebody; telling them is the owner's own choice.

    What hangs on the record is told with it.
    """
    for each in (entry, *book.children(entry)):
        names = identifying(book, each.kind, _listed(each.kind, each.body))
        if names:
            session.warn(f"This may identify somebody ({names}); look again before it goes to a client.")
            return


def warn_where_told(book: Book, entry: "Entry", kind: Kind, said: Said) -> None:
    """Warn when what is added to a record that a client was told, sent or offered may identify somebody.

    It cannot be kept back by its visibility: they may read the record as it stands.
    """
    if not entry.kind.opened_by or not book.children(entry, entry.kind.opened_by):
        return
    names = identifying(book, kind, _listed(kind, said))
    if names:
        session.warn(f"This may identify somebody ({names}), and {entry.ref} is open to a client; look again.")


def _listed(kind: Kind, body: dict[str, Any]) -> dict[str, Any]:
    """Return what some document's list names."""
    return {name: value for name, value in body.items() if name in kind.columns and kind.columns[name].docs}


def settle_engagement(book: Book, kind: Kind, said: Said) -> None:
    """Fill in the job that a record belongs to: the only one active on its date; with two, the client's.

    Raises InvalidInput that lists both when two are active and no client decides.
    """
    if "engagement" not in kind.columns or said.get("engagement") or kind.name == "engagement" or book.is_new:
        return
    day = date.fromisoformat(said["on"])
    active = [row for row in read.select(book.conn, "engagement") if there_on(load(row.body), day)]
    if len(active) == 1:
        said["engagement"] = active[0].uid
    if len(active) < 2:
        return
    client = said.get("client")
    held = read.by_uids(book.conn, [client]).get(client) if client else None
    job = load(held.body).get("engagement") if held else None
    if job is None:
        listed = " and ".join(f"{row.kind}-{row.number} {row.title}" for row in active)
        raise InvalidInput(f"two jobs are active on {day}: {listed}", f"say which: --engagement {active[0].number}")
    said["engagement"] = job
