"""Every proposal with where it stands, planned and come back side by side, and the next step."""

from datetime import date

from careerbook.document import Block, Document, Heading, Items, Paragraph, command, inline
from careerbook.document import warn as caution
from careerbook.reports.ask import Ask, Because, Data, why_blocks
from careerbook.reports.card import next_facts
from careerbook.reports.pitch_card import PitchCard, build_all, standing
from careerbook.reports.pitch_numbers import numbers_table
from careerbook.reports.pitch_why import why_of_all
from careerbook.rules.dates import short
from careerbook.rules.reading import Reader

_ORDER = ("sent", "draft", "funded", "delivered", "deferred", "declined", "cancelled")


class Pitches(Data):
    """Every pitch, those that wait for an answer first."""

    as_of: date
    pitches: tuple[PitchCard, ...]
    why: tuple[Because, ...]


def build(reader: Reader, ask: Ask) -> Pitches:
    """Return every pitch (of the client asked for: those sent to them), the nearest answer first."""
    found = reader.entries("pitch")
    if ask.client and found:
        theirs = {
            step.parent
            for step in reader.entries("sent", parents=[pitch.uid for pitch in found])
            if step.client == ask.client.uid
        }
        found = [pitch for pitch in found if pitch.uid in theirs]
    cards = build_all(reader, found, why=ask.why)
    cards.sort(key=lambda card: (_ORDER.index(card.state), card.decision_by or date.max, int(card.ref[6:])))
    why = why_of_all([(card.ref, card.why) for card in cards])
    return Pitches(as_of=reader.as_of, pitches=tuple(cards), why=why)


def layout(data: Pitches) -> Document:
    """Return the page: one table for each pitch, with its warnings and the commands that lead on."""
    blocks: list[Block] = []
    for card in data.pitches:
        blocks.append(Heading(2, f"{card.ref}  {card.title} · {standing(card)}"))
        blocks.append(numbers_table(card.planned, card.came_back))
        if card.warnings:
            blocks.append(Items(tuple(inline(caution(warning)) for warning in card.warnings)))
        blocks += next_facts(card.next)
    if not data.pitches:
        blocks.append(Paragraph(inline("No proposal yet. ", command('careerbook pitch add "WHAT YOU PROPOSE"'))))
    blocks += why_blocks(data.why)
    return Document(f"Proposals · as of {short(data.as_of)}", tuple(blocks), "me")
