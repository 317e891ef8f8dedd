"""Section 7, the duties: what was agreed about them in a talk with this reader, one line for each wish."""

from careerbook.reports.brief.asked import Given, Line
from careerbook.reports.brief.data import Use
from careerbook.reports.brief.wording import clause, follows
from careerbook.reports.clients import held
from careerbook.rules.audience import Shared

WISHES = {
    "more": ("more", ""),
    "keep": ("same", ""),
    "add-to-jd": ("same", ", to be written into the description"),
    "less": ("less", ""),
    "share": ("less", ", to be shared"),
    "hand-over": ("less", ", to be handed over"),
    "stop": ("less", ", to end"),
}
"""A verdict as section 7 says it: the wish, and what is said behind the duty. What is still open is not there."""


def agreed_duties(given: Given) -> list[Line[Use]]:
    """Return a line for each wish that both sides agreed on, of the newest talk about each duty; none without one.

    A duty that was opened for discussion again is not agreed on, whichever talk opened it.
    """
    talks = [talk for talk in given.shared.entries("session", states=("held",)) if talk.client == given.client_uid]
    talks.sort(key=lambda talk: (held(talk), talk.number))
    order = {talk.uid: place for place, talk in enumerate(talks)}
    views = given.shared.entries("view", parents=list(order)) if order else []
    newest: dict[str, Shared] = {}
    for view in sorted(views, key=lambda view: (order[str(view.parent)], view.number)):
        if view.duty:
            newest[view.duty] = view
    duties = given.shared.by_uid(list(newest))
    found: dict[str, list[tuple[Shared, Shared, str]]] = {}
    for uid, view in newest.items():
        if uid in duties and view.verdict in WISHES and duties[uid].verdict != "discuss":
            wish, behind = WISHES[view.verdict]
            found.setdefault(wish, []).append((duties[uid], view, behind))
    return [_line(wish, found[wish]) for wish in ("more", "same", "less") if wish in found]


def _line(wish: str, agreed: list[tuple[Shared, Shared, str]]) -> Line[Use]:
    agreed.sort(key=lambda each: each[0].number)
    texts = [f"{(follows if place else clause)(duty.text)}{behind}" for place, (duty, _, behind) in enumerate(agreed)]
    entries = [entry for duty, view, _ in agreed for entry in (duty, view)]
    return Line(Use(wish=wish, text="; ".join(texts)), entries[0], tuple(entries[1:]))
