"""Section 12: what I would like to ask the reader at the meeting."""

from careerbook.reports.brief.asked import Given, Line


def questions(given: Given) -> list[Line[str]] | None:
    """Return the questions of the meeting in the order they were written; None while no call ever had one."""
    asked = given.shared.entries("question", parents=[given.meeting.uid]) if given.meeting else []
    if asked:
        return [Line(question.text, question) for question in sorted(asked, key=lambda q: q.number)]
    calls = [call.uid for call in given.shared.entries("call") if call.client == given.client_uid]
    return [] if calls and given.shared.entries("question", parents=calls) else None
