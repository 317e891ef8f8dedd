import subprocess
import sys
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.rules.tokens import fingerprints, is_long, marks, plain_word, runs, sayings, tokens, words_at
from careerbook.text import visible


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        (" - ... ", []),
        ("Cut p95 from 900 to 540 ms.", ["cut", "p95", "from", "900", "to", "540", "ms"]),
        ("don't", ["don't"]),
        ("don\u2019t", ["don't"]),
        ("'quoted' words'", ["quoted", "words"]),
        ("Rivera's plan", ["rivera", "plan"]),
        ("RIVERA\u2019S plan", ["rivera", "plan"]),
        ("snake_case a-b c++", ["snake", "case", "a", "b", "c"]),
        ("2026-11-20", ["2026", "11", "20"]),
        ("stra\u00dfe STRASSE", ["strasse", "strasse"]),
        ("Zoe\u0308 Zo\u00eb", ["zo\u00eb", "zo\u00eb"]),
        ("\u0915\u094d\u0937\u093f", ["\u0915\u0937"]),  # vowel signs do not tear a word apart
        ("co\u00adoperate a\u200db", ["cooperate", "ab"]),
        ("\uff21\uff22", ["ab"]),
        ("\U0001f389 done", ["done"]),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    assert tokens(text) == words


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Don't cut the *budget*", "Don\\'t cut the \\*budget\\*"),
        ("a_b [x] #1 | y", "a\\_b \\[x\\] \\#1 \\| y"),
        ("R&D <script> costs", "R&amp;D &lt;script&gt; costs"),
        ("it's 5 > 4", "it&#39;s 5 &gt; 4"),
        ("it's so", "it&#x27;s so"),
        ("the plan fell through", "the **plan** fell `through`"),
        ("the plan fell", "the\n  plan\n  fell"),
        ("C:\\temp\\x", "C:\\\\temp\\\\x"),
    ],
)
def test_markup_and_escapes_leave_no_trace(typed: str, printed: str) -> None:
    assert tokens(printed) == tokens(typed)


@given(st.text(st.characters(codec="utf-8")))
def test_a_control_character_counts_the_same_hidden_or_made_visible(text: str) -> None:
    assert tokens(visible(text, lines=True)) == tokens(text)


@given(st.text())
def test_tokens_are_stable(text: str) -> None:
    words = tokens(text)
    assert all(words)
    assert not any(char.isspace() for word in words for char in word)
    assert tokens(" ".join(words)) == [folded for word in words for folded in tokens(word)]


@given(st.lists(st.text("abc'1", min_size=1, max_size=4), max_size=8), st.sampled_from([" ", "\n", ", ", " **", "] ["]))
def test_what_stands_between_words_does_not_matter(parts: list[str], between: str) -> None:
    assert tokens(between.join(parts)) == tokens(" ".join(parts))


def test_runs() -> None:
    assert runs(list("abcdefg")) == ["a b c d e", "b c d e f", "c d e f g"]
    assert runs(list("abcd")) == []
    assert runs(list("abc"), 2) == ["a b", "b c"]


@pytest.mark.parametrize(
    ("token", "long"),
    [
        ("recovering", True),
        ("recoverin", False),
        ("fy2027", True),
        ("abcde1", True),
        ("abcd1", False),
        ("520000", True),
    ],
)
def test_long_tokens(token: str, long: bool) -> None:
    assert is_long(token) is long


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("the plan fell", ["the plan fell"]),
        ("the plan fell through", ["the plan fell through"]),
        ("a b c d e f", ["a b c d e", "b c d e f"]),
        ("20 Nov 2026", []),
        ("2 of 4 steps", []),
        ("on track", []),
        ("reorganisation near", ["reorganisation"]),
        ("leave by reorganisation", ["leave by reorganisation", "reorganisation"]),
    ],
)
def test_marks(text: str, known: list[str]) -> None:
    assert list(marks(tokens(text))) == known


def test_fingerprints_are_crcs_and_stay_within_one_text() -> None:
    assert fingerprints(["a b c d e"]) == {crc32(b"a b c d e")}
    assert fingerprints(["a b", "c d e f"]) == {crc32(b"c d e f")}
    assert fingerprints([]) == set()


words = st.lists(st.sampled_from(["alpha", "beta", "gamma", "delta", "2026", "x1", "confidential"]), max_size=9)


@given(words, words, words)
def test_a_document_that_quotes_a_text_says_all_its_marks(before: list[str], text: list[str], after: list[str]) -> None:
    assert set(marks(text)) <= sayings([*before, *text, *after])


@given(words)
def test_a_document_that_says_a_mark_has_its_words_in_a_row(text: list[str]) -> None:
    line = f" {' '.join(text)} "
    assert all(f" {said} " in line for said in sayings(text))


def test_words_at_points_into_the_text() -> None:
    text = "She\u2019s with Zo\u00eb-Ann, O'Brien"
    assert [(plain, text[start:end]) for plain, start, end in words_at(text)] == [
        ("she's", "She\u2019s"),
        ("with", "with"),
        ("zoe", "Zo\u00eb"),
        ("ann", "Ann"),
        ("o'brien", "O'Brien"),
    ]


@given(st.text())
def test_words_at_spans_are_in_order(text: str) -> None:
    at = 0
    for _, start, end in words_at(text):
        assert at <= start < end <= len(text)
        at = end


def test_plain_words_forget_case_and_accents() -> None:
    assert plain_word("M\u00dcLLER") == plain_word("Mu\u0308ller") == "muller"


def test_the_hot_road_pays_for_no_expression_and_no_unicode_tables() -> None:
    code = (
        "import sys; sys.path.insert(0, 'src')\n"
        "from careerbook.rules.tokens import fingerprints\n"
        "fingerprints(['Cut checkout p95 by caching tax lookups'])\n"
        "print(*sorted({'re', 'unicodedata', 'typing', 'hashlib', 'html', 'collections'} & set(sys.modules)))"
    )
    command = [sys.executable, "-S", "-c", code]
    result = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own interpreter
    assert result.stdout.strip() == ""
