"""Section 12: what I would like to ask the reader at the meeting, and in free places about objectives."""

from datetime import date

from careerbook.records.entry import Entry
from careerbook.reports.brief.asked import Given, Line
from careerbook.rules.audience import Shared


def questions(given: Given, places: int) -> list[Line[str]] | None:
    """Return the questions of the meeting in the order they were written, then unasked ones about objectives.

    places: the most there is room for; questions about objectives only fill what is left. None while no call ever had
    a question and none about an objective was for this reader.
    """
    asked = given.shared.entries("question", parents=[given.meeting.uid]) if given.meeting else []
    lines = [Line(question.text, question) for question in sorted(asked, key=lambda q: q.number)]
    about = _about_objectives(given)
    free = [question for question in about if unasked(question, given.as_of)][: max(places - len(lines), 0)]
    lines += [Line(question.text, question) for question in free]
    if lines or about:
        return lines
    calls = [call.uid for call in given.shared.entries("call") if call.client == given.client_uid]
    return [] if calls and given.shared.entries("question", parents=calls) else None


def _about_objectives(given: Given) -> list[Shared]:
    """Return the questions about objectives that are for this reader, asked or not, the oldest first."""
    objectives = [objective.uid for objective in given.shared.entries("objective")]
    found = given.shared.entries("question", parents=objectives) if objectives else []
    return sorted((q for q in found if for_reader(q, given.ask.client)), key=lambda question: question.number)


def unasked(question: Entry, as_of: date) -> bool:
    """Tell whether a question was not asked yet on a day."""
    return question.asked_on is None or question.asked_on > as_of


def for_reader(question: Entry, client: Entry | None) -> bool:
    """Tell whether a question about an objective may be put to this client: to nobody else, that is."""
    return question.asked_of is None or (client is not None and question.asked_of == client.person)
