"""The handover: one page for the next client, on what was clarified, agreed, promised and told. Nothing on the last."""

from collections.abc import Iterator, Sequence
from typing import Any

from careerbook.document import Block, Document, Heading, Inline, Items, Paragraph, inline, strong
from careerbook.records.entry import Entry
from careerbook.reports import autonomy_words
from careerbook.reports.ask import Ask, Built, span
from careerbook.reports.brief import rows, wording
from careerbook.reports.brief.data import GoalRow
from careerbook.reports.brief.limits import count
from careerbook.reports.brief.sections import duties
from careerbook.reports.brief.sections.duties import WISHES
from careerbook.reports.brief.wording import (
    capital,
    clause,
    follows,
    near,
    near_with_weekday,
    recommended,
)
from careerbook.reports.clients import next_call
from careerbook.reports.handover_data import Area, Asked, Duty, Handover, Pitched, Promised, Voices
from careerbook.reports.handover_facts import PITCHED, Rows, agreed_themes, known_before, rows_of
from careerbook.reports.judging import about_people
from careerbook.reports.wording import counted, ended
from careerbook.rules.audience import Shareable
from careerbook.rules.names import givers_in_words
from careerbook.rules.periods import quarter_of
from careerbook.rules.surprises import UNSETTLED

MOST_WORDS = 300
MOST = {
    "duties": 6,
    "areas": 4,
    "goals": 6,
    "promises": 6,
    "asks": 3,
    "risks": 3,
    "pitches": 2,
    "voices": 3,
}
"""The most rows of each section."""
FEWEST = {"goals": 3, "duties": 3, "areas": 2, "promises": 3}
"""What each section keeps while others can still give; the last row of a section never goes."""

HEADINGS = {
    "duties": "What my work is",
    "areas": "How freely I decide",
    "goals": "Goals",
    "promises": "Promises to confirm",
    "asks": "Still to be decided",
    "risks": "No surprises",
    "pitches": "Proposals",
    "voices": "What several people say",
}
OWNERS = {"me": "I", "client": "promised to me", "other": "others"}
ANSWERS = {"open": "no answer yet", "deferred": "put off", "not-reached": "we did not get to it"}
WORDED_BY = (rows, wording, duties, autonomy_words)
"""Modules whose words the page prints beside its own."""
NOTHING = "Nothing has been agreed, promised or told yet."


def build(shared: Shareable, ask: Ask) -> Built[Handover]:
    """Return the page for the projection's client, and what only the owner is told.

    Rows go while the page is over its limit; what the owner typed is never cut, and the notes say what is over.
    """
    found = rows_of(shared)
    kept = Rows(**{name: getattr(found, name)[:most] for name, most in MOST.items()})
    data = _page(shared, found, kept)
    while words_of(data) > MOST_WORDS and (shorter := _shorter(kept)) is not None:
        kept = shorter
        data = _page(shared, found, kept)
    printed: list[Entry] = [line.entry for lines in kept._asdict().values() for line in lines]
    return Built(data, _notes(shared, data, printed), shared)


def _page(shared: Shareable, found: Rows, kept: Rows) -> Handover:
    meeting = next_call(shared, shared.client)
    job = shared.job()
    held: dict[str, Any] = {name: tuple(line.row for line in lines) for name, lines in kept._asdict().items()}
    return Handover(
        period=span(quarter_of(shared.as_of, shared.calendar)),
        as_of=shared.as_of,
        writer=shared.owner_name,
        title=job.title if job else "",
        reader=shared.reader_name,
        changed_on=shared.client.start if shared.client is not None and shared.before is not None else None,
        meeting=meeting.on if meeting is not None else None,
        dropped=_count(found) - _count(kept),
        **held,
    )


def _shorter(kept: Rows) -> Rows | None:
    """Return the rows without one: goals from the end first, then duties, areas and promises; then down to one each."""
    for floors in (FEWEST, dict.fromkeys(FEWEST, 1)):
        for name, floor in floors.items():
            lines = getattr(kept, name)
            if len(lines) > floor:
                return kept._replace(**{name: lines[:-1]})
    return None


def _count(rows_: Rows) -> int:
    return sum(len(lines) for lines in rows_._asdict().values())


def words_of(data: Handover) -> int:
    """Count the words of the whole page, its title included."""
    document = layout(data)
    return count(document.blocks, document.title)


# --- what only the owner is told -------------------------------------------------------------------------------------


def _notes(shared: Shareable, data: Handover, printed: Sequence[Entry]) -> tuple[str, ...]:
    notes = [*_not_told(shared), *_not_asked(shared)]
    if shared.client is None:
        notes.append('nobody to hand over to yet; careerbook client change --to "NAME" --on DAY')
    elif shared.before is None:
        notes.append(f"nobody went before {shared.client.title}, so it holds what they may read anyway")
    if data.dropped:
        notes.append(f"{counted(data.dropped, 'row')} did not fit on the page")
    over = words_of(data) - MOST_WORDS
    if over > 0:
        notes.append(f"{counted(over, 'word')} over {MOST_WORDS}")
    return (*notes, *about_people(shared, printed))


def _not_told(shared: Shareable) -> Iterator[str]:
    """Name what the client before knows and the new one has not heard of; none of it is on the page, nor its words."""
    if shared.client is None or shared.before is None:
        return
    to = f" --to {shared.client.ref}"
    before, new = shared.before.ref, shared.client.title
    for challenge in known_before(shared, "challenge", "raised", UNSETTLED):
        yield (
            f"{challenge.ref} ({challenge.get('severity')}): {before} knows, {new} does not; "
            f"careerbook challenge raise {challenge.number}{to}"
        )
    for pitch in known_before(shared, "pitch", "sent", PITCHED):
        yield (f"{pitch.ref}: {before} has it, {new} does not; careerbook pitch send {pitch.number}{to}")


def _not_asked(shared: Shareable) -> Iterator[str]:
    """Say how the themes of feedback come in: only where the client before agreed to pass them on."""
    if shared.before is None or agreed_themes(shared):
        return
    if any(item.theme for item in shared.entries("feedback", uncounted=True)):
        yield (
            f"no theme of feedback is in it; ask {shared.before.ref} which ones to pass on, then "
            "careerbook call edit CALL --pass-on THEME"
        )


# --- words -----------------------------------------------------------------------------------------------------------


def layout(data: Handover) -> Document:
    """Return the page; a section with nothing in it is left out."""
    title = f"Handover · as of {near(data.as_of, data.as_of)} {data.as_of.year}"
    writer = [strong(data.writer)] if data.writer else []
    job = [f"{', ' if writer else ''}{data.title}"] if data.title else []
    lead = inline(*writer, *job, " · for ") if writer or job else inline("For ")
    meet = f" · we meet on {near_with_weekday(data.meeting, data.as_of)}" if data.meeting else ""
    blocks: list[Block] = [Paragraph(inline(lead, strong(data.reader or "my next manager"), meet))]
    as_of = data.as_of
    parts: dict[str, list[Inline]] = {
        "duties": [_duty(row) for row in data.duties],
        "areas": [_area(row, data) for row in data.areas],
        "goals": [_goal(row, data) for row in data.goals],
        "promises": [_promise(row, data) for row in data.promises],
        "asks": [_asked(row, data) for row in data.asks],
        "risks": [rows.risk(row, as_of) for row in data.risks],
        "pitches": [_pitched(row, data) for row in data.pitches],
        "voices": [_voices(row) for row in data.voices],
    }
    for name, items in parts.items():
        if items:
            blocks += [Heading(2, HEADINGS[name]), Items(tuple(items))]
    if not any(parts.values()):
        blocks.append(Paragraph(inline(NOTHING)))
    return Document(title, tuple(blocks), "client")


def _duty(row: Duty) -> Inline:
    """Say a duty in bold, its share of the description, and what was agreed: `more`, `to be handed over`."""
    wish, behind = WISHES[row.verdict]
    share = f" ({row.share} % of the description)" if row.share else ""
    said = behind.removeprefix(", ") or {"same": "as it is"}.get(wish, wish)
    return inline(strong(capital(clause(row.text))), f"{share}: {said}.")


def _area(row: Area, data: Handover) -> Inline:
    rails = f"; {follows(row.guard_rails)}" if row.guard_rails else ""
    trial = f", on trial until {near(row.until, data.as_of)}" if row.until else ""
    review = f"; we look at it again on {near(row.review_on, data.as_of)}" if row.review_on else ""
    return inline(strong(capital(clause(row.area))), ended(f": {row.level}{trial}{rails}{review}"))


def _goal(row: GoalRow, data: Handover) -> Inline:
    due = f"; due {rows.due(row, data.as_of)}" if row.due else ""
    serves = f" (for: {clause(row.serves)})" if row.serves else ""
    return inline(strong(capital(clause(row.title))), f"{serves}: {rows.stands(row, data.as_of)}{due}.")


def _promise(row: Promised, data: Handover) -> Inline:
    by = f", by {near(row.due, data.as_of)}" if row.due else ""
    who = "you" if row.confirmed and row.owner == "client" else OWNERS[row.owner]
    confirmed = ": confirmed with you" if row.confirmed else ""
    return inline(strong(capital(clause(row.text))), f" ({who}{by}){confirmed}.")


def _asked(row: Asked, data: Handover) -> Inline:
    by = f", by {near(row.by, data.as_of)}" if row.by else ""
    advice = f". {capital(recommended(row.recommendation))}" if row.recommendation else ""
    return inline(strong(capital(clause(row.text))), ended(f" ({ANSWERS[row.answer]}{by}){advice}"))


def _pitched(row: Pitched, data: Handover) -> Inline:
    since = f" {near(row.since, data.as_of)}" if row.since else ""
    ask = f"; I ask for this: {follows(row.ask)}" if row.ask else ""
    by = f"; decision by {near(row.decision_by, data.as_of)}" if row.decision_by else ""
    again = f", comes up again on {near(row.until, data.as_of)}" if row.until else ""
    return inline(strong(capital(clause(row.title))), ended(f": {row.state}{since}{again}{ask}{by}"))


def _voices(row: Voices) -> Inline:
    others = row.givers - row.reader_among_them
    who = f"you and {givers_in_words(others)}" if row.reader_among_them else givers_in_words(row.givers)
    return inline(strong(capital(clause(row.theme))), f" ({who}).")
