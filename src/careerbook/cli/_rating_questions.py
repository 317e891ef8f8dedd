"""Before a meeting: the questions that a rating gap raises, offered one by one; only what is taken reaches the page."""

from typing import TYPE_CHECKING

from careerbook import clock
from careerbook.cli import _publish as publish
from careerbook.cli._dialogue import put, take, tell, yes

if TYPE_CHECKING:
    from careerbook.records.entry import Entry
    from careerbook.reports.prep_ratings import Differences


def offer_rating_questions(call: "Entry", client: "Entry", name: str) -> None:
    """Offer the two questions while a gap was not talked about, or one is expected."""
    from careerbook.reports.prep_ratings import differences  # noqa: PLC0415 - paid on a terminal only

    found = differences(publish.journal_on(clock.today()), client, call)
    told = _gap_said(found, name)
    if not told or not found.untaken:
        return
    put(f"{told} A gap is ordinary; a question without a number helps.")
    for question in found.untaken:
        if yes(f'  Ask {name}: "{question}"?'):
            tell(take("call", "question", ref=call.ref, words=[question]).talk)


def _gap_said(found: "Differences", name: str) -> str:
    """Return the first gap in words, for the owner's screen; empty when none is known or expected."""
    for line in found.open:
        if line.client:
            return f'You said "{line.own.word()}" and heard "{line.client.word()}" ({line.about}, {line.period}).'
    for line in found.pending:
        if line.predicted and line.predicted.number != line.own.number:
            said, expected = line.own.word(), line.predicted.word()
            return f'You would say "{said}" and expect {name} to say "{expected}" ({line.about}, {line.period}).'
    return ""
