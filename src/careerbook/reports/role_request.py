"""A change request for somebody whose duties are lines of a contract: a text to copy, sent by its owner or not."""

from careerbook.document import Block, Heading, Message
from careerbook.reports.brief.wording import follows, joined
from careerbook.reports.role_data import Role
from careerbook.reports.wording import figure
from careerbook.rules.dates import with_weekday


def request_blocks(data: Role) -> list[Block]:
    """Return the suggested change request; nothing unless work outside a contract took hours."""
    if not data.change_request:
        return []
    hours = sum(extra.hours for extra in data.change_request)
    named = joined([f"{follows(extra.text)} ({figure(extra.hours)})" for extra in data.change_request])
    share = figure(hours / data.hours * 100, 0)
    first = with_weekday(data.weeks[0])
    when = f"the week of {first}" if len(data.weeks) == 1 else f"{len(data.weeks)} weeks from {first} on"
    text = (
        f"{figure(hours)} of {figure(data.hours)} hours in {when} ({share} %) went to work outside our contract:"
        f" {named}. I suggest that we add it to the contract, with its hours, or that I hand it back."
        " Which do you prefer?"
    )
    return [Heading(2, "A change request you could send"), Message(text)]
