"""`client`: whom you do the work for, your manager first; what they need, and who comes after them."""

from importlib import import_module
from typing import Any

import typer

from careerbook.changes.change import Body, Said
from careerbook.cli._echo import saved_line
from careerbook.cli._group import Verb, VerbGroup
from careerbook.cli._hanging import hang_verb
from careerbook.cli._saving import SEEN_BY, settle_engagement
from careerbook.cli._session import session
from careerbook.cli._signature import parameter
from careerbook.cli._values import PRIMARY, Values, primary_client
from careerbook.cli._verbs import Added, Noun, common_verbs
from careerbook.errors import InvalidInput
from careerbook.records.entry import Entry
from careerbook.records.kind import Kind
from careerbook.rules.dates import spoken_day

OPTIONS = (
    parameter("primary", bool, typer.Option("--primary", help="The same as --relation primary: your manager"), False),
    parameter(
        "share_as",
        str | None,
        typer.Option("--share-as", metavar="TEXT", help="How documents for others print this person"),
    ),
)


def before(values: Values, kind: Kind, said: Said, options: dict[str, Any]) -> None:
    """Make or find the person, and settle what they are to me: the first client is the primary one."""
    name = str(said["person"])
    if name.casefold() in PRIMARY:
        raise InvalidInput("a client is written down by name; nothing was saved", 'careerbook client add "Alex Rivera"')
    said["person"] = values.person(name)
    if options.get("share_as"):
        values.batch.set(said["person"], "person", {"share_as": str(options["share_as"]).strip()})
    if said.get("on") and not said.get("start"):
        said["start"] = said["on"]
    said.setdefault("on", said.get("start") or values.today.isoformat())
    settle_engagement(values.book, kind, said)
    _settle_relation(values, said, bool(options.get("primary")))
    refuse_backwards(said)
    beside = [client for client in values.book.entries("client") if overlaps(client.body, said)]
    same = next((client for client in beside if client.person == said["person"]), None)
    if same is not None:
        raise InvalidInput(
            f"{same.title} is {same.ref} already, {same.get('relation')}; nothing was saved",
            f"careerbook client show {same.number}",
        )
    if said["relation"] == "primary":
        refuse_second_primary(beside, name)


def _settle_relation(values: Values, said: Said, primary: bool) -> None:
    if primary and said.get("relation", "primary") != "primary":
        raise InvalidInput(
            f"--primary and --relation {said['relation']} say different things; nothing was saved", "leave one out"
        )
    if not said.get("relation"):
        first = not any(overlaps(client.body, said) for client in values.book.entries("client"))
        said["relation"] = "primary" if primary or first else "secondary"


def overlaps(held: Body, said: Body) -> bool:
    """Tell whether two clients are clients of the same job on some day; an unknown job is every job."""
    jobs = {str(job) for job in (held.get("engagement"), said.get("engagement")) if job}
    last, other_last = str(held.get("end") or "9999"), str(said.get("end") or "9999")
    return len(jobs) < 2 and str(said.get("start") or "") <= last and str(held.get("start") or "") <= other_last


def refuse_second_primary(beside: list[Entry], name: str) -> None:
    """Raise InvalidInput when one of the clients beside is the primary one of the same days."""
    primary = [client for client in beside if client.relation == "primary"]
    if primary:
        held = max(primary, key=lambda client: (str(client.body.get("end") or "9999"), client.number))
        raise InvalidInput(
            f"{held.title} is your primary client ({held.ref}), and there is one at a time; nothing was saved",
            f'careerbook client change --to "{name}" --on DATE',
        )


def refuse_backwards(body: Body) -> None:
    """Raise InvalidInput when a client would end before they begin."""
    if body.get("start") and body.get("end") and str(body["end"]) < str(body["start"]):
        raise InvalidInput(
            f"that ends on {body['end']}, before it begins on {body['start']}; nothing was saved",
            "say --from or --to again",
        )


def guard(entry: Entry, said: Said) -> None:
    """Refuse an edit that makes a second primary client, and one that would rename the person here."""
    if "person" in said:
        person = session.book().by_uid([str(entry.person)])[str(entry.person)]
        raise InvalidInput(
            "a client's name stands with the person; nothing was changed",
            f'careerbook person edit {person.number} --text "{said["person"]}"',
        )
    would = session.book().would_be(entry, said)
    refuse_backwards(would)
    if would.get("relation") == "primary":
        others = [c for c in session.book().entries("client") if c.uid != entry.uid and overlaps(c.body, would)]
        refuse_second_primary(others, entry.title)


def after(values: Values, added: Added) -> None:
    """Say what the client is, and what to call them."""
    entry = values.book.find(added.ref)
    alone = f", {SEEN_BY['private']}" if entry.visibility == "private" else ""
    line = f'{saved_line(added, seen=False)}: "{entry.title}", {entry.relation}{alone}.'
    today = primary_client(values.book, values.today)
    if today is not None and today.uid == entry.uid:
        session.say(f'{line} "manager" names them from now on.')
        session.say('  What do they need? careerbook client need manager "in their words"')
    else:
        session.say(line)


def _before_need(values: Values, entry: Entry, said: Said, given: dict[str, Any]) -> None:
    heard = said.get("heard_on") or said.get("on") or values.today.isoformat()
    said["heard_on"] = heard
    said.setdefault("on", heard)


def _after_need(values: Values, entry: Entry, saved: str) -> None:
    need = values.book.find(saved)
    session.say(f'Saved {saved} of {entry.title}, heard {spoken_day(need.heard_on, values.today)}: "{need.text}".')


NOUN = Noun(
    "client",
    options=OPTIONS,
    before=before,
    after=after,
    guard=guard,
    text_help="Their name",
    question="Whom do you do the work for?",
)

VERBS = {
    **common_verbs(NOUN),
    "need": Verb(
        lambda: hang_verb("client", "need", before=_before_need, after=_after_need),
        "What they said they need, in their words",
        "careerbook client need manager I want to know about cost before finance does",
        build=True,
    ),
    "change": Verb(
        lambda: import_module("careerbook.cli._client_change").change,
        "A hand-over: the next primary client, and the two calls it takes",
        'careerbook client change --to "Robin Keller" --on 2026-12-01',
        build=True,
    ),
}


def command(name: str) -> VerbGroup:
    """Return the noun."""
    return VerbGroup(name, "Whom you do the work for, your manager first.", VERBS)
