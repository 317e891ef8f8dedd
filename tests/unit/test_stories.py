"""R44 and R45: what makes a story complete, which themes are covered, and how much of a level is proven."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.document import words
from careerbook.records.story import PARTS as STORED_PARTS
from careerbook.records.story import StoryTheme, stage
from careerbook.rules.stories import (
    PARTS,
    REQUIRED,
    Competence,
    Coverage,
    Gap,
    ThemeCoverage,
    in_a_minute,
    promotion_coverage,
    setup_share,
    story_coverage,
    story_shape,
)
from careerbook.rules.value import NotAvailable


def of(**counts: int) -> dict[str, str]:
    """Return parts of so many words each."""
    return {part: " ".join(["word"] * count) for part, count in counts.items()}


FULL = {"situation": 40, "task": 30, "action": 100, "result": 20, "reflection": 10}


@pytest.mark.parametrize(
    ("counts", "share"),
    [
        (FULL, Fraction(70, 200)),
        ({"situation": 3, "action": 7}, Fraction(3, 10)),
        ({"action": 5}, Fraction(0)),
        ({"situation": 5, "task": 2}, Fraction(1)),
    ],
)
def test_the_beginning_is_situation_and_task_of_all_words(counts: dict[str, int], share: Fraction) -> None:
    assert setup_share(of(**counts)) == share
    assert story_shape(of(**counts)).setup_share == share


def test_a_story_without_a_word_has_no_share() -> None:
    assert setup_share({}) == NotAvailable("no words yet")
    shape = story_shape({"situation": "  ", "task": "·"})
    assert (shape.state, shape.words, shape.lacking) == ("seed", 0, PARTS)


@pytest.mark.parametrize(
    ("change", "state", "too_long", "setup_too_long"),
    [
        ({}, "complete", False, False),  # 70 of 200 words are exactly 35 %
        ({"situation": 41}, "drafted", False, True),
        ({"situation": 41, "action": 102}, "complete", False, False),  # 71 of 203 are less than 35 %
        ({"action": 200}, "complete", False, False),  # exactly 300 words
        ({"action": 201}, "drafted", True, False),
        ({"reflection": 0}, "drafted", False, True),  # 70 of 190
        ({"situation": 0, "task": 0, "action": 0, "result": 0}, "drafted", False, False),
    ],
)
def test_a_story_is_complete_with_five_parts_in_300_words_and_a_short_beginning(
    change: dict[str, int], state: str, too_long: bool, setup_too_long: bool
) -> None:
    shape = story_shape(of(**{**FULL, **change}))
    assert (shape.state, shape.too_long, shape.setup_too_long) == (state, too_long, setup_too_long)


def test_the_limits_can_be_others() -> None:
    assert story_shape(of(**FULL), most_words=199).too_long
    assert story_shape(of(**FULL), most_setup=Fraction(1, 3)).setup_too_long


@pytest.mark.parametrize(("count", "seconds"), [(300, 120), (150, 60), (151, 65), (1, 5), (0, 0)])
def test_three_hundred_words_are_two_minutes(count: int, seconds: int) -> None:
    assert story_shape(of(action=count)).seconds == seconds


TEXTS = st.dictionaries(st.sampled_from(PARTS), st.text(alphabet="ab .\n", max_size=40))


@given(TEXTS, st.integers(1, 30), st.integers(0, 100))
def test_the_list_and_the_report_agree_on_how_far_a_story_has_come(
    parts: dict[str, str], most_words: int, percent: int
) -> None:
    shape = story_shape(parts, most_words=most_words, most_setup=Fraction(percent, 100))
    assert stage(parts, "2026-11-20", most_words, f"{percent / 100:.2f}") == shape.state


@given(TEXTS)
def test_the_share_of_the_beginning_lies_between_none_and_all(parts: dict[str, str]) -> None:
    share = setup_share(parts)
    assert isinstance(share, NotAvailable) or 0 <= share <= 1
    assert isinstance(share, NotAvailable) == (story_shape(parts).words == 0)


def test_parts_and_themes_are_those_that_are_stored() -> None:
    assert PARTS == STORED_PARTS
    assert tuple(theme.value for theme in StoryTheme)[:3] == REQUIRED


# --- coverage ------------------------------------------------------------------------------------------------------


def test_conflict_one_of_two_mistake_none_of_two_results_two_of_two() -> None:
    stories = [
        (("conflict",), True),
        (("conflict", "leadership"), False),
        (("mistake-learning",), False),
        (("results",), True),
        (("results", "customer"), True),
    ]
    assert story_coverage(stories) == (
        ThemeCoverage("conflict", 1, 2),
        ThemeCoverage("mistake-learning", 0, 2),
        ThemeCoverage("results", 2, 2),
    )
    assert [line.share for line in story_coverage(stories)] == [Fraction(1, 2), Fraction(0), Fraction(1)]


def test_a_story_of_two_themes_counts_in_both_and_more_than_enough_is_enough() -> None:
    lines = {line.theme: line for line in story_coverage([(("conflict", "results"), True)] * 3)}
    assert (lines["conflict"].complete, lines["results"].complete) == (3, 3)
    assert lines["conflict"].share == 1
    assert story_coverage([], per_theme=3)[0] == ThemeCoverage("conflict", 0, 3)


# --- a minute ------------------------------------------------------------------------------------------------------


def test_a_short_story_is_told_whole() -> None:
    parts = {"situation": "It was late. Nobody knew.", "action": "I asked.", "result": "We knew!"}
    assert in_a_minute(parts) == "It was late. Nobody knew. I asked. We knew!"
    assert in_a_minute({}) == ""


def test_in_a_minute_what_was_done_comes_before_how_it_began() -> None:
    parts = {
        "situation": "It was late. Nobody knew of it.",
        "task": "Find it.",
        "action": "I asked. I wrote.",
        "result": "We knew.",
        "reflection": "Ask early.",
    }
    assert in_a_minute(parts, most_words=6) == "I asked. I wrote. We knew."
    assert in_a_minute(parts, most_words=9) == "It was late. I asked. I wrote. We knew."
    assert in_a_minute(parts, most_words=13) == "It was late. Find it. I asked. I wrote. We knew. Ask early."


@pytest.mark.parametrize(
    ("most", "told"),
    [
        (2, "A1. A2."),
        (3, "A1. A2. R1."),
        (4, "A1. A2. R1. R2."),
        (5, "S1. A1. A2. R1. R2."),
        (6, "S1. T1. A1. A2. R1. R2."),
        (7, "S1. T1. A1. A2. R1. R2. L1."),
        (8, "S1. S2. T1. A1. A2. R1. R2. L1."),
        (9, "S1. S2. T1. T2. A1. A2. R1. R2. L1."),
        (10, "S1. S2. T1. T2. A1. A2. R1. R2. L1. L2."),
    ],
)
def test_the_sentences_come_into_the_minute_one_by_one(most: int, told: str) -> None:
    parts = {"situation": "S", "task": "T", "action": "A", "result": "R", "reflection": "L"}
    texts = {part: f"{letter}1. {letter}2." for part, letter in parts.items()}
    assert in_a_minute(texts, most_words=most) == told


@pytest.mark.parametrize("end", [".", "!", "?", "\u2026", '."', "!)", "?\u201d", ".\u2019"])
def test_a_sentence_ends_with_its_mark_and_what_closes_it(end: str) -> None:
    assert in_a_minute({"action": f"Go{end} Then we wait for them"}, most_words=1) == f"Go{end}"


def test_what_has_no_full_stop_is_one_sentence() -> None:
    assert in_a_minute({"action": "One two three"}, most_words=2) == ""
    assert in_a_minute({"action": "One two three"}, most_words=3) == "One two three"
    assert in_a_minute({"action": "Done. Over"}, most_words=2) == "Done. Over"


@given(TEXTS, st.integers(0, 30))
def test_a_minute_is_never_longer_than_a_minute_nor_says_anything_else(parts: dict[str, str], most: int) -> None:
    told = in_a_minute(parts, most_words=most)
    assert words(told) <= most
    assert set(told.split()) <= {word for text in parts.values() for word in text.split()}


# --- promotion -----------------------------------------------------------------------------------------------------


def ladder(*periods: tuple[str, ...], level: str = "senior") -> list[Competence]:
    return [Competence(f"c{number}", level, each) for number, each in enumerate(periods, 1)]


def test_five_of_eight_are_covered_by_two_items_in_two_periods() -> None:
    two = ("2026-Q3", "2026-Q4")
    found = promotion_coverage(ladder(two, two, two, two, two, ("2026-Q3",), ("2026-Q3", "2026-Q3"), ()))
    assert found == Coverage("senior", 5, 8, (Gap("c6", 1, 1), Gap("c7", 2, 1), Gap("c8", 0, 0)))
    assert isinstance(found, Coverage)
    assert found.share == Fraction(5, 8)


def test_only_the_target_level_counts() -> None:
    both = [*ladder(("a", "b")), *ladder((), (), level="Staff")]
    assert promotion_coverage(both, "Senior") == Coverage("senior", 1, 1, ())
    spelled = [*ladder(("a", "b"), level="Senior"), *ladder((), level="senior")]
    assert promotion_coverage(spelled) == Coverage("Senior", 1, 2, (Gap("c1", 0, 0),))
    staff = promotion_coverage(both, "staff")
    assert isinstance(staff, Coverage)
    assert (staff.level, staff.covered, staff.total) == ("Staff", 0, 2)


@pytest.mark.parametrize(
    ("competences", "level", "reason"),
    [
        ([], None, "no competency is written down"),
        ([*ladder(()), *ladder((), level="staff")], None, "no target level is set, and the ladder has several"),
        (ladder(()), "staff", "the ladder has no level staff"),
    ],
)
def test_without_a_ladder_or_a_level_there_is_no_coverage(
    competences: list[Competence], level: str | None, reason: str
) -> None:
    assert promotion_coverage(competences, level) == NotAvailable(reason)


def test_how_much_is_enough_can_be_set() -> None:
    found = promotion_coverage(ladder(("a", "b"), ("a", "b", "c"), ("a", "a", "a")), items=3, periods=1)
    assert isinstance(found, Coverage)
    assert (found.covered, [gap.name for gap in found.gaps]) == (2, ["c1"])


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=4), min_size=1, max_size=6), st.sampled_from("abc"))
def test_more_evidence_never_covers_less(periods: list[list[str]], more: str) -> None:
    before = promotion_coverage(ladder(*(tuple(each) for each in periods)))
    after = promotion_coverage(ladder(*((*each, more) for each in periods)))
    assert isinstance(before, Coverage)
    assert isinstance(after, Coverage)
    assert 0 <= before.covered <= after.covered <= after.total
    assert before.covered + len(before.gaps) == before.total
