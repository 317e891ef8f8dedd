"""Every story as it stands on one day: its parts with people as roles, its length, and what it lacks."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from careerbook.records.entry import Entry
from careerbook.reports.ask import Data
from careerbook.reports.roles import Roles
from careerbook.reports.wording import counted, percent
from careerbook.rules.reading import Reader
from careerbook.rules.stories import PARTS, SETUP, Shape, story_shape
from careerbook.rules.value import NotAvailable

_LABELS = {
    "conflict": "Conflict",
    "mistake-learning": "Mistake, and what you learned",
    "results": "Results",
}
QUESTIONS = {
    "conflict": "When did you disagree with somebody, and what did you do?",
    "mistake-learning": "What went wrong that was yours, and what do you do differently since?",
    "results": "Which result of yours would you show first?",
    "leadership": "When did others follow where you went?",
    "ambiguity": "When did you begin without knowing enough?",
    "collaboration": "How do you work with people of another team?",
    "initiative": "What did you do that nobody had asked for?",
    "pressure": "When was there too little time, and what did you leave out?",
    "customer": "How did you find out what somebody really needed?",
}
"""The question that a story of each theme answers."""


class Told(Data):
    """One time that a story was told."""

    on: date
    where: str
    reaction: str


class StoryFacts(Data):
    """One story for its owner, with people as roles.

    state: `seed`, `drafted` or `complete`. parts: the five texts by name, in order. words, seconds, setup_share: R44.
    to_do: in words, what keeps it from being complete; next: the command that mends the first of it (empty: none).
    quote: what somebody said who agreed to be quoted, and who it was by role. quote_kept: it names one that may not
    be quoted any more.
    """

    ref: str
    title: str
    themes: tuple[str, ...]
    state: str
    parts: Mapping[str, str]
    lacking: tuple[str, ...]
    words: int
    seconds: int
    setup_share: Fraction | NotAvailable
    to_do: tuple[str, ...]
    quote: str
    quote_by: str
    quote_kept: bool
    competencies: tuple[str, ...]
    drawn_from: tuple[str, ...]
    told: tuple[Told, ...]
    next: str


def label(theme: str) -> str:
    """Return a theme as a heading says it."""
    return _LABELS.get(theme, theme.capitalize())


def quotable(feedback: Entry | None) -> bool:
    """Tell whether a feedback may be quoted: its giver agreed, it was given to me, and it is about the work."""
    return (
        feedback is not None
        and bool(feedback.quote_ok)
        and feedback.about != "character"
        and feedback.get("direction") == "received"
    )


def shape_of(reader: Reader, story: Entry) -> Shape:
    """Return how a story is built, by the limits of the book."""
    return story_shape(
        {part: str(getattr(story, part) or "") for part in PARTS},
        most_words=int(reader.setting("story_words")),
        most_setup=Fraction(Decimal(str(reader.setting("story_setup_share")))),
    )


def story_facts(reader: Reader, stories: Sequence[Entry], roles: Roles) -> list[StoryFacts]:
    """Return these stories, reading all that they point at and all that hangs on them at once."""
    uids = {uid for story in stories for uid in (story.quote, *story.competency, *story.drawn_from) if uid}
    linked = reader.by_uid(sorted(uids))
    tellings = reader.entries("telling", parents=[story.uid for story in stories]) if stories else []
    return [_facts(reader, story, linked, tellings, roles) for story in stories]


def _facts(
    reader: Reader, story: Entry, linked: Mapping[str, Entry], tellings: Sequence[Entry], roles: Roles
) -> StoryFacts:
    shape = shape_of(reader, story)
    quote = linked.get(story.quote or "")
    may = quotable(quote)
    return StoryFacts(
        ref=story.ref,
        title=" ".join(roles.said(story.title).split()),
        themes=tuple(theme for theme in QUESTIONS if theme in story.theme),
        state=shape.state,
        parts={part: roles.said(getattr(story, part)) for part in PARTS},
        lacking=shape.lacking,
        words=shape.words,
        seconds=shape.seconds,
        setup_share=shape.setup_share,
        to_do=to_do(shape, reader),
        quote=roles.said(quote.verbatim or quote.text) if quote and may else "",
        quote_by=roles.of(quote.from_person) if quote and may and not quote.anonymous else "",
        quote_kept=story.quote is not None and not may,
        competencies=tuple(each.title for each in _linked(linked, story.competency)),
        drawn_from=tuple(each.ref for each in _linked(linked, story.drawn_from)),
        told=tuple(
            Told(on=each.on, where=roles.said(each.where, aloud=False), reaction=roles.said(each.reaction, aloud=False))
            for each in sorted(tellings, key=lambda each: (each.on, each.number))
            if each.parent == story.uid
        ),
        next=_next(story, shape),
    )


def _linked(linked: Mapping[str, Entry], uids: Sequence[str]) -> list[Entry]:
    """Return the records with these uids, by kind and number."""
    return sorted((linked[uid] for uid in uids if uid in linked), key=lambda each: (each.kind.name, each.number))


def to_do(shape: Shape, reader: Reader) -> tuple[str, ...]:
    """Return in words what keeps a story from being complete, the first thing to mend first."""
    told = []
    if shape.lacking:
        told.append(", ".join(shape.lacking))
    if shape.too_long:
        over = shape.words - int(reader.setting("story_words"))
        told.append(f"{counted(over, 'word')} fewer")
    if shape.setup_too_long and not shape.lacking:
        most = Fraction(Decimal(str(reader.setting("story_setup_share"))))
        told.append(
            f"a shorter beginning (situation and task are {percent(shape.setup_share, 1)};"
            f" {percent(most, 1)} is the most)"
        )
    return tuple(told)


def _next(story: Entry, shape: Shape) -> str:
    if shape.lacking:
        return f"careerbook edit {story.ref} {' '.join(f'--{part} TEXT' for part in shape.lacking)}"
    among = PARTS if shape.too_long else SETUP if shape.setup_too_long else ()
    longest = max(among, key=lambda part: len(str(getattr(story, part) or "").split()), default="")
    return f"careerbook edit {story.ref} --{longest} TEXT" if longest else ""
