"""The bank of stories: conflict and mistakes first, what is ready to be told, and what is missing. R44."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from careerbook.document import LINE, Block, Document, Fact, Facts, Heading, Inline, Items, Paragraph, command, inline
from careerbook.document import warn as caution
from careerbook.reports.ask import Ask, Because, Data, sentence, settings_used, why_blocks
from careerbook.reports.card import next_fact
from careerbook.reports.roles import Roles
from careerbook.reports.story_facts import QUESTIONS, StoryFacts, label, story_facts
from careerbook.reports.story_seeds import Seed, seeds
from careerbook.reports.wording import counted, percent
from careerbook.rules.dates import short
from careerbook.rules.reading import Reader
from careerbook.rules.stories import PARTS, REQUIRED, in_a_minute, story_coverage
from careerbook.rules.value import NotAvailable

MOST_SEEDS = 3
"""So many records are named for one theme that could become a story of it; the others are counted."""

_SHORT = {"conflict": "Conflict", "mistake-learning": "Mistake", "results": "Results"}


class ThemeLine(Data):
    """One required theme: `complete` stories of `needed`, and the drafts that are on the way."""

    theme: str
    complete: int
    needed: int
    share: Fraction
    drafted: tuple[str, ...]


class Stories(Data):
    """The bank. stories: conflict, mistakes and results first, then the other themes, complete ones first.

    seeds: at most three for each theme that still needs stories, newest first; more_seeds: how many there are beside.
    names_left: parts of names that stand alone in the stories and could not be told as roles.
    """

    as_of: date
    themes: tuple[ThemeLine, ...]
    stories: tuple[StoryFacts, ...]
    seeds: tuple[Seed, ...]
    more_seeds: int
    names_left: tuple[str, ...]
    why: tuple[Because, ...]


def build(reader: Reader, ask: Ask) -> Stories:
    """Return the bank as of the reader's day, with people as roles."""
    roles = Roles(reader)
    entries = reader.entries("story")
    found = story_facts(reader, entries, roles)
    coverage = story_coverage(
        [(each.themes, each.state == "complete") for each in found],
        per_theme=int(reader.setting("stories_per_theme")),
    )
    short_of = [line.theme for line in coverage if line.share < 1]
    used = frozenset(uid for story in entries for uid in story.drawn_from)
    could = seeds(reader, short_of, used)
    named = [seed for theme in REQUIRED for seed in [each for each in could if each.theme == theme][:MOST_SEEDS]]
    return Stories(
        as_of=reader.as_of,
        themes=tuple(
            ThemeLine(
                theme=line.theme,
                complete=line.complete,
                needed=line.needed,
                share=line.share,
                drafted=tuple(s.ref for s in found if line.theme in s.themes and s.state != "complete"),
            )
            for line in coverage
        ),
        stories=tuple(sorted(found, key=_order)),
        seeds=tuple(seed.model_copy(update={"title": roles.said(seed.title)}) for seed in named),
        more_seeds=len(could) - len(named),
        names_left=tuple(sorted(roles.names_left)),
        why=_why(reader, found) if ask.why else (),
    )


def _order(story: StoryFacts) -> tuple[int, bool, int]:
    return _place(story), story.state != "complete", int(story.ref.rpartition("-")[2])


def _place(story: StoryFacts) -> int:
    """Return where the first theme of a story stands; one without a theme comes last."""
    return min((list(QUESTIONS).index(theme) for theme in story.themes), default=len(QUESTIONS))


def _why(reader: Reader, stories: Sequence[StoryFacts]) -> tuple[Because, ...]:
    told = "; ".join(
        f"{story.ref} {counted(story.words, 'word')}, {percent(story.setup_share)} beginning, {story.state}"
        for story in sorted(stories, key=_order)
    )
    return (
        Because(
            rule="R44",
            formula="Covered is the complete stories of a theme, of those wanted; a story is complete with all five"
            " parts, at a length to be told, and with a short beginning (words of situation and task ÷ all its words);"
            " 150 words are a minute",
            inputs=f"{told or 'No story yet'}.",
            settings=settings_used(reader, "stories_per_theme", "story_words", "story_setup_share"),
        ),
    )


# --- words -----------------------------------------------------------------------------------------------------------


def layout(data: Stories) -> Document:
    """Return the page: how far the three themes are, then the stories, then what could become one."""
    blocks: list[Block] = [Facts(tuple(_theme_fact(line) for line in data.themes))]
    heading = ""
    for story in data.stories:
        place = _place(story)
        found = label(list(QUESTIONS)[place]) if place < len(QUESTIONS) else "Without a theme"
        if found != heading:
            blocks.append(Heading(2, found))
            heading = found
        blocks += [Heading(3, f"{story.ref}  {story.title} · {story.state}"), story_block(story)]
    if data.seeds:
        blocks.append(Heading(2, "Could become one"))
        blocks.append(Items(tuple(_seed_item(seed) for seed in data.seeds)))
        if data.more_seeds:
            blocks.append(Paragraph(inline(f"And {data.more_seeds} more like these.")))
    elif not data.stories:
        blocks.append(Paragraph(inline("No story yet. ", command("careerbook story add TITLE --theme conflict"))))
    if data.names_left:
        names = sentence(data.names_left)
        blocks.append(Paragraph(inline(caution(f"Names still stand alone in them: {names}."))))
    blocks += why_blocks(data.why)
    return Document(f"Stories · as of {short(data.as_of)}", tuple(blocks), "me")


def _theme_fact(line: ThemeLine) -> Fact:
    told = f"{line.complete} of {line.needed}"
    if line.share < 1 and line.drafted:
        told += f"; on the way: {', '.join(line.drafted)}"
    return Fact(_SHORT[line.theme], (inline(told),))


def _seed_item(seed: Seed) -> Inline:
    return inline(f"{_SHORT[seed.theme]}: {seed.title}", LINE, command(seed.next))


def story_block(story: StoryFacts) -> Facts:
    """Return one story as facts: its parts, its length, what is still to do, and what leads on."""
    rows = [(part.capitalize(), story.parts[part]) for part in PARTS]
    minute = in_a_minute(story.parts)
    if minute and story.words and minute != " ".join(text for text in story.parts.values() if text):
        rows.append(("In a minute", minute))
    quote = f'"{story.quote}"{f" ({story.quote_by})" if story.quote_by else ""}' if story.quote else ""
    rows += [
        ("They say", quote or ("the quote is not to be used any more" if story.quote_kept else "")),
        ("Length", length_said(story)),
        ("Still to do", "; ".join(story.to_do)),
        ("Also", ", ".join(label(theme).lower() for theme in story.themes[1:])),
        ("Shows", ", ".join(story.competencies)),
        ("Drawn from", ", ".join(story.drawn_from)),
    ]
    facts = [Fact(name, tuple(inline(line) for line in text.split("\n"))) for name, text in rows if text]
    if story.themes:
        facts.append(Fact("Answers", tuple(inline(QUESTIONS[theme]) for theme in story.themes)))
    if story.told:
        facts.append(Fact("Told", tuple(inline(told_said(each.on, each.where, each.reaction)) for each in story.told)))
    if story.next:
        facts.append(next_fact((story.next,)))
    return Facts(tuple(facts))


def length_said(story: StoryFacts) -> str:
    """Return the length of a story in words, as time, and how much of it is the beginning; empty without a word."""
    if isinstance(story.setup_share, NotAvailable):
        return ""
    if story.lacking:
        return f"{counted(story.words, 'word')} so far"
    about = f"{story.seconds} seconds" if story.seconds < 120 else f"{story.seconds // 60} min {story.seconds % 60} s"
    return f"{counted(story.words, 'word')}, about {about}; situation and task are {percent(story.setup_share)} of it"


def told_said(on: date, where: str, reaction: str) -> str:
    """Return one telling in words: `20 Nov 2026, at Acme: they asked for more`."""
    return f"{short(on)}, {where}{f': {reaction}' if reaction else ''}"
