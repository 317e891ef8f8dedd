"""Planning a check-in: with whom, on which day, looking back on what."""

from collections.abc import Sequence
from datetime import date
from shlex import join
from typing import TYPE_CHECKING, Any

from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._due import due_said
from careerbook.cli._removing import YES, agree
from careerbook.cli._saving import SEEN_BY
from careerbook.cli._session import session
from careerbook.cli._values import Values
from careerbook.cli._verbs import Added, Noun
from careerbook.journal import Journal
from careerbook.records.entry import Entry
from careerbook.records.kind import Kind

if TYPE_CHECKING:
    from careerbook.reports.left_open import LeftOpen

KICKOFF_DAYS = 90
"""A first check-in so many days after the start of a job, or fewer, is proposed as a kickoff."""

KICKOFF = "what is expected, how it is judged, how free you are, whom else to ask, what the first result is"


def before(values: Values, k: Kind, said: Said, options: dict[str, Any]) -> None:
    """Fill in the primary client and the period; a plan stands from the day it is made."""
    if not said.get("client"):
        said["client"] = values.primary().uid
    said.setdefault("on", values.today.isoformat())
    said["moved_on"] = min(said["on"], values.today.isoformat())
    said["period"] = period_label(values, said.get("period"), date.fromisoformat(said["on"]))
    _refuse_twice(values, said, yes=bool(options.get("yes")))
    if "type" not in said and session.interactive and first_of_a_job(values, said):
        kickoff = session.confirm("Your first check-in in this job. Make it a kickoff?", default=True)
        said["type"] = "kickoff" if kickoff else "quarterly"


def _refuse_twice(values: Values, said: Said, *, yes: bool) -> None:
    """Ask before a second check-in with a client on one day; without a terminal it takes --yes."""
    if yes or values.book.is_new:
        return
    for call in values.book.entries("call", states=("planned", "sent")):
        if call.client == said["client"] and call.on.isoformat() == said["on"]:
            agree(
                f"{call.ref} is planned for that day already. Plan another?", yes, f"careerbook {join(session.words)}"
            )


def period_label(values: Values, typed: str | None, on: date) -> str:
    """Return the label of the period it looks back on: the one named, else the one that holds its day."""
    from careerbook.cli._periods import period_of  # noqa: PLC0415 - only a plan needs its period

    return period_of(values.book, typed, values.today if typed else on).label


def first_of_a_job(values: Values, said: Said, own_uid: str = "") -> bool:
    """Tell whether this is the first check-in with a client, within 90 days of the start of the job it belongs to.

    own_uid: the call itself, once it is in the book.
    """
    book = values.book
    others = (call for call in book.entries("call") if call.uid != own_uid and call.state != "skipped")
    if any(call.client == said["client"] for call in others):
        return False
    on = date.fromisoformat(said["on"])
    client = book.by_uid([said["client"]])[said["client"]]
    jobs = [j for j in book.entries("engagement") if j.start and j.start <= on and (j.end is None or j.end >= on)]
    own = [job for job in jobs if job.uid == client.engagement] or jobs
    return bool(own) and (on - max(job.start for job in own)).days <= KICKOFF_DAYS


def after(values: Values, added: Added) -> None:
    """Say whom you meet and when, and what comes next."""
    said, number = added.said, added.ref.rpartition("-")[2]
    client = session.book().by_uid([said["client"]])[said["client"]].title
    occasion = said.get("type") or "quarterly, assumed"
    day = due_said(date.fromisoformat(said["on"]))
    lines = [
        f"Saved {added.ref}: you meet {client} on {day} · {occasion} · {said['period']} · {SEEN_BY[said['visibility']]}"
    ]
    if said.get("type") == "kickoff":
        lines.append(f"  Worth asking: {KICKOFF}: careerbook call question {number} TEXT")
    elif "type" not in said and first_of_a_job(values, said, added.uid):
        lines.append(
            f"  Your first one in this job? A kickoff asks {KICKOFF}: careerbook call edit {number} --type kickoff"
        )
    else:
        lines.append("  Prepare it: careerbook checkin")
    lines += [
        f'  Still open: "{item.text}" ({item.said}). Take it up: {item.next}' for item in _left_open(values, added.uid)
    ]
    session.say("\n".join(lines))


def _left_open(values: Values, uid: str) -> Sequence["LeftOpen"]:
    """Return what the check-ins before a new one left open."""
    from careerbook.reports.left_open import rows  # noqa: PLC0415 - only a new plan

    journal = Journal(session.book(), values.today)
    call = session.book().by_uid([uid])[uid]
    return rows(journal, session.book().by_uid([call.client])[call.client], call)


def guard(entry: Entry, said: Said) -> None:
    """Read a period as everywhere else, and point out that a day agreed anew is more than a correction."""
    if said.get("period"):
        said["period"] = period_label(Values(session.book(), Batch("call edit")), said["period"], entry.on)
    if entry.state in ("planned", "sent") and said.get("on") not in (None, entry.on.isoformat()):
        session.say(
            "This corrects the day, as if it had always been so. Moved?"
            f" careerbook undo, then careerbook call reschedule {entry.number} --to {said['on']}"
        )


NOUN = Noun("call", options=(YES,), before=before, after=after, guard=guard)
