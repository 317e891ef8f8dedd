"""R27 for one call: what is still missing on the page, as records say it and as people say it."""

from collections.abc import Sequence
from datetime import date

from careerbook.records.entry import Entry
from careerbook.reports import surprises
from careerbook.reports.clients import leaves
from careerbook.reports.judging import trait_words
from careerbook.reports.strengths import strength_of
from careerbook.reports.wording import counted, spelled
from careerbook.rules.audience import Shareable
from careerbook.rules.lint import own_text_hits
from careerbook.rules.periods import quarter_of
from careerbook.rules.readiness import Ask as AskMade
from careerbook.rules.readiness import Missing, Watched, readiness, unchecked
from careerbook.rules.reading import Reader
from careerbook.rules.strength import highlight
from careerbook.rules.value import NotAvailable


def missing_for(reader: Reader, client: Entry | None, call: Entry | None) -> tuple[Missing, ...]:
    """Return what is missing before a call with a client (None: your manager, before one is written down).

    The page is the one of the quarter that holds the reader's day; an ask that is answered needs nothing more.
    """
    shared = Shareable(reader, "brief", client=client)
    period = quarter_of(reader.as_of, reader.calendar)
    impacts = shared.entries("impact", since=period.first, until=period.end)
    strong_from = int(reader.setting("highlight_strength"))
    asks = reader.entries("ask", parents=[call.uid]) if call else []
    asks = [ask for ask in asks if ask.get("answer") == "open"]
    found = readiness(
        call.headline if call else None,
        [AskMade(ask.ref, ask.recommendation, ask.because) for ask in asks],
        [item.ref for item in surprises.untold_to(reader, client) if item.severity == "high"],
        watched_goals(reader, client),
        sum(highlight(strength_of(impact), visible=True, highlight_from=strong_from) for impact in impacts),
        _judging(reader, [*impacts, *asks], call),
        leaves(reader),
        unchecked_after=int(reader.setting("unchecked_days")),
        fewest_highlights=int(reader.setting("few_highlights")),
        as_of=reader.as_of,
    )
    return () if isinstance(found, NotAvailable) else found


def watched_goals(reader: Reader, client: Entry | None = None) -> list[Watched]:
    """Return the active goals (for a client: theirs and those of nobody) with when each was last checked."""
    goals = [
        goal
        for goal in reader.entries("goal", states=("active",))
        if client is None or goal.client in (None, client.uid)
    ]
    checks = reader.entries("check", parents=[goal.uid for goal in goals]) if goals else []
    last: dict[str, date] = {}
    for check in checks:
        last[str(check.parent)] = max(check.on, last.get(str(check.parent), check.on))
    return [Watched(goal.ref, goal.start or goal.on, last.get(goal.uid)) for goal in goals]


def unchecked_goals(reader: Reader) -> dict[str, str]:
    """Return by reference why each active goal counts as unchecked, the one that waits longest first."""
    away = leaves(reader)
    after = int(reader.setting("unchecked_days"))
    goals = sorted(watched_goals(reader), key=lambda goal: (goal.last_check or goal.start or date.min, goal.ref))
    reasons = {goal.ref: unchecked(goal, away, unchecked_after=after, as_of=reader.as_of) for goal in goals}
    return {ref: reason for ref, reason in reasons.items() if reason is not None}


def to_do(missing: Sequence[Missing]) -> tuple[str, ...]:
    """Return what is missing as things to do, one clause for each sort of it."""
    refs: dict[str, list[Missing]] = {}
    for item in missing:
        refs.setdefault(item.part, []).append(item)
    return tuple(_said(part, items) for part, items in refs.items())


def lacking(missing: Sequence[Missing]) -> tuple[str, ...]:
    """Return what is missing as things, to follow "still lacks": `the two sentences`, `one reason`."""
    counts: dict[str, int] = {}
    for item in missing:
        counts[item.part] = counts.get(item.part, 0) + 1
    return tuple(_lacking(part, many) for part, many in counts.items())


def _lacking(part: str, many: int) -> str:
    plural = "" if many == 1 else "s"
    return {
        "headline": "the two sentences",
        "ask-recommendation": f"{spelled(many)} recommendation{plural}",
        "ask-reason": f"{spelled(many)} reason{plural}",
        "challenge-not-raised": f"{spelled(many)} high risk{plural} that they do not know of",
        "goal-unchecked": f"a look at {spelled(many)} goal{plural}",
        "highlights": "more results with a number or proof",
        "wording": f"{spelled(many)} word{plural} about the work in place of the person",
    }[part]


def _said(part: str, items: Sequence[Missing]) -> str:
    number = len(items)
    return {
        "headline": "write the two sentences",
        "ask-recommendation": f"{_have(number, 'ask')} no recommendation",
        "ask-reason": f"{_have(number, 'ask')} no reason",
        "challenge-not-raised": f"{counted(number, 'high risk')} to tell",
        "goal-unchecked": f"{counted(number, 'goal')} to check",
        "highlights": items[0].reason,
        "wording": f"{counted(number, 'word')} about a person to change",
    }[part]


def _have(number: int, noun: str) -> str:
    return f"{counted(number, noun)} {'has' if number == 1 else 'have'}"


def _judging(reader: Reader, entries: Sequence[Entry], call: Entry | None) -> list[str]:
    """Return the reference of a text once for each word in it that judges somebody."""
    words = trait_words(reader)
    if words is None:
        return []
    texts = [(call.ref, str(call.headline))] if call and call.headline else []
    for entry in entries:
        fields = ("text", "what_changed", "contribution") if entry.kind.name == "impact" else _ASK_TEXTS
        texts += [(entry.ref, str(value)) for field in fields if (value := entry.body.get(field))]
    names = [person.name for person in reader.people()]
    return [ref for ref, text in texts for _ in own_text_hits(text, words, names)]


_ASK_TEXTS = ("text", "recommendation", "because")
