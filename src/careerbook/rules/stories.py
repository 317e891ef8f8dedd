"""R44 and R45: which stories are ready to be told and which are missing, and which competencies are proven by now."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from careerbook.document import words
from careerbook.rules.value import NotAvailable

PARTS: Final = ("situation", "task", "action", "result", "reflection")
SETUP: Final = ("situation", "task")
REQUIRED: Final = ("conflict", "mistake-learning", "results")
"""The themes of which an interview wants some, in the order they are shown."""

MOST_WORDS: Final = 300
MOST_SETUP: Final = Fraction(35, 100)
PER_THEME: Final = 2
ITEMS: Final = 2
PERIODS: Final = 2
WORDS_A_MINUTE: Final = 150


class Shape(NamedTuple):
    """How a story is built.

    `lacking` names the parts without a word, in order; `words` counts all five; `setup_share` is the part of them in
    situation and task, 0 to 1. `too_long` and `setup_too_long` say which limit it passes.
    """

    lacking: tuple[str, ...]
    words: int
    setup_share: Fraction | NotAvailable
    too_long: bool
    setup_too_long: bool

    @property
    def state(self) -> str:
        """`seed` without a part, `complete` with all five at a length to be told, else `drafted`."""
        if not self.words:
            return "seed"
        return "drafted" if self.lacking or self.too_long or self.setup_too_long else "complete"

    @property
    def seconds(self) -> int:
        """How long it takes to tell, in seconds, at 150 words a minute; rounded up to five."""
        return -(-self.words * 60 // (WORDS_A_MINUTE * 5)) * 5


class ThemeCoverage(NamedTuple):
    """How far one required theme is covered: `complete` stories of `needed`; `share` is 0 to 1."""

    theme: str
    complete: int
    needed: int

    @property
    def share(self) -> Fraction:
        """The complete stories that count, of those needed."""
        return Fraction(min(self.complete, self.needed), self.needed)


class Competence(NamedTuple):
    """One competency with the periods of its evidence: one label for each item, the same one again if it repeats."""

    name: str
    level: str = ""
    periods: tuple[str, ...] = ()


class Gap(NamedTuple):
    """A competency that is not covered: `items` of evidence in `periods` different periods so far."""

    name: str
    items: int
    periods: int


class Coverage(NamedTuple):
    """How far a level is covered: `covered` of `total` competencies, and what is missing, in the ladder's order."""

    level: str
    covered: int
    total: int
    gaps: tuple[Gap, ...]

    @property
    def share(self) -> Fraction:
        """The covered ones of all, 0 to 1."""
        return Fraction(self.covered, self.total)


def setup_share(parts: Mapping[str, str]) -> Fraction | NotAvailable:
    """Return the words of situation and task ÷ the words of all five parts, 0 to 1.

    parts: the text of each part by its name; one left out has no word. n/a without a word. R44 · guides to telling a
    story as situation, task, action and result: the setting is short, what was done is the story.
    """
    whole = sum(words(parts.get(part) or "") for part in PARTS)
    if not whole:
        return NotAvailable("no words yet")
    return Fraction(sum(words(parts.get(part) or "") for part in SETUP), whole)


def story_shape(parts: Mapping[str, str], *, most_words: int = MOST_WORDS, most_setup: Fraction = MOST_SETUP) -> Shape:
    """Return how a story is built, and which of the two limits it passes.

    parts: the text of each part by its name. A story is complete with all five parts, at most `most_words` words
    (300 are about two minutes) and at most `most_setup` of them in situation and task. Never n/a: a part without a
    word is a part that is lacking. R44 · guides to telling a story as situation, task, action and result; the limits
    are ours.
    """
    counted = {part: words(parts.get(part) or "") for part in PARTS}
    whole = sum(counted.values())
    share = setup_share(parts)
    return Shape(
        lacking=tuple(part for part, count in counted.items() if not count),
        words=whole,
        setup_share=share,
        too_long=whole > most_words,
        setup_too_long=isinstance(share, Fraction) and share > most_setup,
    )


def story_coverage(
    stories: Sequence[tuple[Sequence[str], bool]], *, per_theme: int = PER_THEME
) -> tuple[ThemeCoverage, ...]:
    """Return for each required theme how many complete stories there are of the `per_theme` that are wanted.

    stories: `(themes, complete)` of each; one of several themes counts in each of them. Never n/a: no story is none.
    R44 · guides to a bank of six stories; the two are ours.
    """
    return tuple(
        ThemeCoverage(theme, sum(complete and theme in themes for themes, complete in stories), per_theme)
        for theme in REQUIRED
    )


def promotion_coverage(
    competences: Sequence[Competence],
    level: str | None = None,
    *,
    items: int = ITEMS,
    periods: int = PERIODS,
) -> Coverage | NotAvailable:
    """Return how many competencies of a level have enough evidence: `items` or more, in `periods` or more of them.

    level: the level asked about, in any case; left out, the only one that the ladder names. n/a without a
    competency, without a level where the ladder names several, and for a level that it does not name.
    R45 · "pattern across two or three projects" (Codeloom, ImpactLogr).
    """
    if not competences:
        return NotAvailable("no competency is written down")
    named = list(dict.fromkeys(each.level.casefold() for each in competences))
    wanted = (level or "").casefold()
    if not wanted and len(named) > 1:
        return NotAvailable("no target level is set, and the ladder has several")
    wanted = wanted or named[0]
    asked = [each for each in competences if each.level.casefold() == wanted]
    if not asked:
        return NotAvailable(f"the ladder has no level {level}")
    gaps = tuple(
        Gap(each.name, len(each.periods), len(set(each.periods)))
        for each in asked
        if len(each.periods) < items or len(set(each.periods)) < periods
    )
    return Coverage(asked[0].level, len(asked) - len(gaps), len(asked), gaps)


def in_a_minute(parts: Mapping[str, str], *, most_words: int = WORDS_A_MINUTE) -> str:
    """Return the sentences of a story that fit into a minute, in the order they are told; the whole of a short one.

    The action comes in first, then the result, the first sentence of the situation, of the task and of the
    reflection, and then the rest; a sentence is never cut, and what does not fit is left out.
    """
    told = [(part, at, text) for part in PARTS for at, text in enumerate(_sentences(parts.get(part) or ""))]
    rank = {"action": 0, "result": 1, "situation": 2, "task": 3, "reflection": 4}
    ranked = sorted(told, key=lambda item: (item[1] > 0 and rank[item[0]] > 1, rank[item[0]], item[1]))
    kept, left = set(), most_words
    for part, at, text in ranked:
        if words(text) <= left:
            kept.add((part, at))
            left -= words(text)
    return " ".join(text for part, at, text in told if (part, at) in kept)


def _sentences(text: str) -> list[str]:
    """Split a text where a full stop, a question mark or an exclamation mark is followed by a blank."""
    found: list[str] = []
    begun: list[str] = []
    for word in text.split():
        begun.append(word)
        if word.rstrip("\"')\u201d\u2019")[-1:] in (".", "!", "?", "\u2026"):
            found.append(" ".join(begun))
            begun = []
    return [*found, " ".join(begun)] if begun else found
