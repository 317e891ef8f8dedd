"""What `story show` shows: the story as its owner wrote it, with its length, what it lacks and where it was told."""

from datetime import date

from careerbook.document import Document
from careerbook.records.entry import Entry
from careerbook.reports.ask import Because, Data, settings_used, why_blocks
from careerbook.reports.roles import Roles
from careerbook.reports.stories import story_block
from careerbook.reports.story_facts import StoryFacts, label, story_facts
from careerbook.reports.wording import percent
from careerbook.rules.reading import Reader
from careerbook.rules.stories import PARTS
from careerbook.rules.value import NotAvailable


class StoryCard(Data):
    """One story."""

    as_of: date
    story: StoryFacts
    why: tuple[Because, ...]


def build(reader: Reader, entry: Entry, *, why: bool = False) -> StoryCard:
    """Return one story in the owner's own words: only `report stories` tells people as roles."""
    (facts,) = story_facts(reader, [entry], Roles(reader))
    own = {part: str(getattr(entry, part) or "") for part in PARTS}
    facts = facts.model_copy(update={"title": entry.title, "parts": own})
    return StoryCard(as_of=reader.as_of, story=facts, why=_why(reader, facts) if why else ())


def _why(reader: Reader, facts: StoryFacts) -> tuple[Because, ...]:
    share = facts.setup_share
    told = str(share) if isinstance(share, NotAvailable) else f"{percent(share)} of {facts.words} words"
    return (
        Because(
            rule="R44",
            formula="A story is complete with all five parts, at a length to be told, and with a short beginning"
            " (words of situation and task ÷ all its words)",
            inputs=f"Situation and task: {told}.",
            settings=settings_used(reader, "story_words", "story_setup_share"),
        ),
    )


def layout(data: StoryCard) -> Document:
    """Return the card."""
    story = data.story
    themes = ", ".join(label(theme).lower() for theme in story.themes)
    title = f"{story.ref}  {story.title} · {story.state}{f' · {themes}' if themes else ''}"
    return Document(title, (story_block(story), *why_blocks(data.why)), "me")
