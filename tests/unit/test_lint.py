from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.rules import lint
from careerbook.rules.lint import about_for, own_text_hits, trait_hits
from careerbook.rules.word_lists import WordList, word_list

found_words = word_list("en")
assert found_words is not None
ENGLISH: WordList = found_words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You're abrasive in meetings", [("trait", "You're abrasive")]),
        ("You\u2019re abrasive in meetings", [("trait", "You\u2019re abrasive")]),
        ("YOU ARE ABRASIVE", [("trait", "YOU ARE ABRASIVE")]),
        ("youre rude", [("trait", "youre rude")]),
        ("She is a bit defensive", [("trait", "She is a bit defensive")]),
        ("(s)he is rude", [("trait", "he is rude")]),
        ("he's lazy", [("trait", "he's lazy")]),
        ("They are arrogant", [("trait", "They are arrogant")]),
        ("You can come across as cold", [("trait", "You can come across as cold")]),
        ("you seem disinterested", [("trait", "you seem disinterested")]),
        ("You aren't friendly", [("trait", "You aren't friendly")]),
        ("You are late and careless", [("trait", "You are late and careless")]),
        ("You need to be more assertive", [("trait", "You need to be more assertive")]),
        ("Don't be so negative", [("trait", "Don't be so negative")]),
        ("She said I'm too quiet", [("trait", "I'm too quiet")]),
        ("Too abrasive.", [("trait", "Too abrasive")]),
        ("You are hard-working and hard working", [("trait", "You are hard-working")]),
        # praise of the person is about the person too
        ("You're brilliant", [("trait", "You're brilliant")]),
        ("you are so nice", [("trait", "you are so nice")]),
        ("Such a team player", [("noun", "team player")]),
        ("You are a natural leader", [("noun", "natural leader")]),
        ("she is a control freak", [("noun", "control freak")]),
        ("Your attitude in meetings", [("quality", "Your attitude")]),
        ("your awful temper", [("quality", "your awful temper")]),
        ("You always interrupt", [("absolute", "You always")]),
        ("you never listen", [("absolute", "you never")]),
        ("You've always been late", [("absolute", "You've always")]),
        ("Never listens", [("phrase", "Never listens")]),
        ("You lack empathy", [("phrase", "lack empathy")]),
        ("You have a bad temper", [("phrase", "bad temper")]),
        ("Great personality!", [("phrase", "Great personality")]),
        ("Such a nice person", [("phrase", "nice person")]),
        ("Nice demo. You're rude though, and you never ask", [("trait", "You're rude"), ("absolute", "you never")]),
    ],
)
def test_character(text: str, found: list[tuple[str, str]]) -> None:
    assert [(hit.pattern, text[hit.start : hit.end]) for hit in trait_hits(text, ENGLISH)] == found
    assert about_for(text, ENGLISH) == "character"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "You are late with the report",
        "you were slow to review",
        "the report is clear",
        "The build was aggressive",
        "They are flaky tests",
        "They are aggressive deadlines",
        "You are on a difficult project",
        "You are responsible for the launch",
        "You are kind of late",
        "You got nice feedback from operations",
        "You are blocked. Lazy loading is next",
        "You interrupted operations twice, and they stopped sharing",
        "The pipeline never failed, alerting is always on",
        "I'm nervous about December",
        "The mean is 5",
        "Great work on the release",
        "Explain trade-offs earlier",
        "A 40 character limit",
        "She asked for the figures before Tuesday",
        "you can always reach me",
        "The tool is hard to work with",
        "The data lack detail",
        "We need a second person",
    ],
)
def test_work(text: str) -> None:
    assert trait_hits(text, ENGLISH) == []
    assert about_for(text, ENGLISH) == "unclear"


def test_without_a_word_list_nothing_is_known() -> None:
    assert about_for("You're abrasive in meetings", None) == "unclear"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sam is lazy", [("trait", "Sam is lazy")]),
        ("the team is difficult", [("trait", "team is difficult")]),
        ("You are difficult", [("trait", "You are difficult")]),
        ("late because ops dropped the ball", [("blame", "dropped the ball")]),
        ("It was their fault", [("blame", "their fault")]),
        ("Sam's fault", [("blame", "Sam's fault")]),
        ("we asked and Sam refused to help", [("blame", "Sam refused to")]),
        ("My manager ignored the risk", [("blame", "manager ignored")]),
        ("he just forgot to tell us", [("blame", "he just forgot to")]),
        ("They never answer", [("absolute", "They never")]),
        ("Their attitude hurt", [("quality", "Their attitude")]),
    ],
)
def test_own_text_that_judges_others(text: str, found: list[tuple[str, str]]) -> None:
    assert [(hit.pattern, text[hit.start : hit.end]) for hit in own_text_hits(text, ENGLISH)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Cut checkout p95 from 900 to 540 ms",
        "Build failed to start",
        "so the API refused to start",
        "The docs are friendly",
        "The drop was dramatic",
        "I always test before Friday",
        "I'm passionate about accessibility",
        "My attitude to reviews changed",
        "I ignored the first alarm",
        "The data lies in S3",
    ],
)
def test_own_text_about_work(text: str) -> None:
    assert own_text_hits(text, ENGLISH) == []


def test_known_names_count_at_the_head_of_a_sentence_too() -> None:
    text = "Sam refused to help. Alex was negative"
    assert own_text_hits(text, ENGLISH) == []
    hits = own_text_hits(text, ENGLISH, ["Sam Lee", "Alex"])
    assert [text[hit.start : hit.end] for hit in hits] == ["Sam refused to", "Alex was negative"]


PARTS = ("you", "are", "he", "is", "lazy", "very", "and,", ".", "never", "I'm", "Sam", "team", "player", "fault", "or")


@given(st.lists(st.sampled_from(PARTS)))
def test_hits_never_overlap(parts: list[str]) -> None:
    text = " ".join(parts)
    for hits in (trait_hits(text, ENGLISH), own_text_hits(text, ENGLISH)):
        assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
        assert all(one.end <= two.start for one, two in pairwise(hits))


@given(st.text())
def test_any_text_can_be_looked_at(text: str) -> None:
    assert about_for(text, ENGLISH) in ("character", "unclear")
    own_text_hits(text, ENGLISH)


@given(st.sampled_from(sorted(ENGLISH.traits)), st.sampled_from(["you are", "You're", "he is very", "they seem"]))
def test_every_trait_counts_after_a_person(trait: str, opener: str) -> None:
    assert about_for(f"{opener} {trait}", ENGLISH) == "character"


@given(st.sampled_from(sorted(ENGLISH.traits | ENGLISH.shared_traits)))
def test_no_trait_counts_about_a_report(trait: str) -> None:
    assert about_for(f"the report is {trait}", ENGLISH) == "unclear"


class Always:
    """A set in which every text has a word."""

    def isdisjoint(self, other: object) -> bool:
        return False


LISTS = [field for field in ENGLISH or () if isinstance(field, frozenset)]
VOCABULARY = sorted(frozenset().union({"the", "run", "Sam"}, *LISTS))


@given(st.lists(st.sampled_from([*VOCABULARY, "they're", "isn't", "."]), max_size=9))
def test_no_hit_is_missed_by_looking_first_for_the_words_that_wake_it(words: list[str]) -> None:
    text = " ".join(words)
    quick = own_text_hits(text, ENGLISH)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lint, "_waking", lambda words: Always())
        assert own_text_hits(text, ENGLISH) == quick


@given(st.lists(st.sampled_from([*VOCABULARY, "-", "."]), max_size=9))
def test_no_phrase_is_missed_by_its_first_word(words: list[str]) -> None:
    text = " ".join(words)
    quick = (own_text_hits(text, ENGLISH), trait_hits(text, ENGLISH))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lint, "_openings", lambda phrases: Everything())
        patch.setattr(lint, "_waking", lambda words: Always())
        assert (own_text_hits(text, ENGLISH), trait_hits(text, ENGLISH)) == quick


class Everything:
    """A set that holds every word."""

    def __contains__(self, word: object) -> bool:
        return True
