"""Printing the message after a check-in: through the projection, past the last gate."""

from careerbook import clock
from careerbook.cli import _publish as publish
from careerbook.cli._session import session
from careerbook.errors import Refused
from careerbook.records.entry import Entry
from careerbook.reports import follow_up
from careerbook.reports.ask import Ask
from careerbook.rules.audience import Shareable
from careerbook.rules.leaks import wording


def print_follow_up(call: Entry, *, json: bool = False) -> None:
    """Print the message after a recorded call, and on stderr what only its owner is told.

    Raises Refused when the call is private, or when the message would say what only its owner may see.
    """
    if call.visibility == "private":
        raise Refused(
            f"{call.ref} is only for you, so nothing of it can be in a message",
            f"careerbook share {call.ref} --as client",
        )
    client = session.book().by_uid([call.client])[call.client]
    shared = Shareable(publish.journal_on(clock.today()), "follow-up", client=client)
    built = follow_up.build(shared, Ask(client=client), call)
    document = follow_up.layout(built.data)
    data = built.data.model_dump(mode="python")
    repeats = publish.pass_gate(shared, document, data if json else None, [*wording(follow_up)])
    for note in (*repeats, *built.notes):
        session.say(note)
    if json:
        session.out(publish.envelope_for_others("follow-up", data))
    else:
        session.page(document)
