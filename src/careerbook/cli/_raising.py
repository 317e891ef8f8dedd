"""`challenge raise`: the day a client hears of it. Once for each, and once more with the detail after a heads-up."""

from collections.abc import Callable
from datetime import date
from typing import Any

from careerbook.changes.change import Said
from careerbook.cli._hanging import hang_verb
from careerbook.cli._saving import warn_before_telling
from careerbook.cli._session import session
from careerbook.cli._values import Values
from careerbook.errors import InvalidInput
from careerbook.records.entry import Entry
from careerbook.reports.clients import client_option
from careerbook.rules.dates import short, spoken_day, with_weekday
from careerbook.rules.surprises import lead_days
from careerbook.rules.topics import topic_denied


def raise_command() -> Callable[..., Any]:
    """Return `raise`."""
    return hang_verb("challenge", "raised", text=False, before=_before, after=_after, only=True)


def _before(values: Values, entry: Entry, said: Said, given: dict[str, Any]) -> None:
    """Fill in the primary client, and refuse to tell somebody what they know."""
    if not said.get("client"):
        said["client"] = values.primary(entry.body.get("engagement"), "--to").uid
    client = values.book.by_uid([said["client"]])[said["client"]]
    day = said.setdefault("on", values.today.isoformat())
    if day > values.today.isoformat():
        raise InvalidInput(
            f"{client.title} cannot have heard of it yet, {with_weekday(date.fromisoformat(day))} is still to come;"
            " nothing was saved",
            f"careerbook challenge raise {entry.number}{client_option(client, '--to', sole=False)} on that day",
        )
    if entry.on and day < entry.on.isoformat():
        raise InvalidInput(
            f"{entry.ref} was found on {short(entry.on)}, so nobody heard of it before that day; nothing was saved",
            f"careerbook challenge edit {entry.number} --found DAY",
        )
    earlier = [step for step in _steps(entry) if step.client == client.uid]
    whole = [step for step in earlier if not step.heads_up]
    if whole or (earlier and said.get("heads_up")):
        known = (whole or earlier)[0]
        what = f"has known of {entry.ref} since" if whole else f"had a heads-up about {entry.ref} on"
        raise InvalidInput(
            f"{client.title} {what} {short(known.on)}; nothing was saved",
            f"careerbook challenge respond {entry.number} TEXT" if whole else _with_detail(entry),
        )
    warn_before_telling(values.book, entry)


def _after(values: Values, entry: Entry, saved: str) -> None:
    """Say who knows now, how far ahead, and what is still to be said after a heads-up."""
    step = session.book().find(saved)
    steps = _steps(entry)
    clients = session.book().by_uid([s.client for s in steps])
    names = {uid: client.title for uid, client in clients.items() if not topic_denied(client, entry)}
    name = clients[step.client].title
    first = min(s.on for s in steps if s.client == step.client)
    lead = lead_days(entry.impact_date, first)
    ahead = f", {_ahead(lead)}" if isinstance(lead, int) else ""
    how = "got a heads-up" if step.heads_up else "heard of it"
    day = spoken_day(step.on, values.today)
    when = day if day.isalpha() else f"on {day}"
    lines = [f'Saved {saved}: {name} {how} {when}{ahead}: "{entry.title}"']
    if step.client not in names:
        lines.append(
            f"  Its topic is not for {name}, so no page of theirs says it: careerbook show {clients[step.client].ref}"
        )
    readers = sorted(names, key=lambda uid: uid != step.client)
    if readers:
        lines.append(f"  {' and '.join(names[uid] for uid in readers)} may read it; nobody else.")
    if step.heads_up and not (entry.cause and entry.recommendation):
        lines.append(f"  Still to say: why it is so, and what you recommend: {_with_detail(entry)}")
    session.say("\n".join(lines))


def _with_detail(entry: Entry) -> str:
    if entry.cause and entry.recommendation:
        return f"careerbook challenge raise {entry.number}"
    return f"careerbook challenge edit {entry.number} --cause TEXT --recommendation TEXT"


def _steps(entry: Entry) -> list[Entry]:
    return sorted(session.book().children(entry, "raised"), key=lambda step: (step.on, step.number))


def _ahead(days: int) -> str:
    if days == 0:
        return "on the very day"
    unit = "day" if abs(days) == 1 else "days"
    return f"{days} {unit} ahead" if days > 0 else f"{-days} {unit} after it happened"
