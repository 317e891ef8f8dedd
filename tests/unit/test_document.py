"""The blocks of a page."""

from fractions import Fraction

import pytest

from careerbook.document import (
    LINE,
    STYLES,
    Bar,
    Document,
    Fact,
    Facts,
    Span,
    bad,
    bar,
    command,
    emph,
    good,
    inline,
    lines_of,
    plain,
    quiet,
    strong,
    trend,
    warn,
    words,
)


def test_inline_joins_texts_spans_and_inlines_and_leaves_out_what_is_empty() -> None:
    joined = inline("a", strong("b"), "", inline("c", emph("")), quiet("d"))
    assert joined == (Span("a"), Span("b", "strong"), Span("c"), Span("d", "quiet"))
    assert plain(joined) == "abcd"


def test_every_style_that_can_be_made_is_a_known_one() -> None:
    made = [function("x").style for function in (strong, emph, quiet, good, warn, bad, command)]
    drawn = [bar(Fraction(1), "x").style, trend((1,)).style, LINE.style, Span("x").style]
    assert sorted(made + drawn) == sorted(STYLES)


def test_an_inline_splits_at_its_lines() -> None:
    assert lines_of(inline("a", strong("b"), LINE, "c")) == ((Span("a"), Span("b", "strong")), (Span("c"),))


def test_a_trend_is_read_as_its_numbers() -> None:
    assert trend((1, 3, 5), "a week").text == "1, 3, 5 a week"
    assert trend((1, 3)).text == "1, 3"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("one", 1),
        ("From 9 days to 6 (plan 5).", 7),
        ("a - b · c", 3),
        ("82 %", 1),
        ("日本語 é", 2),
        ("\u221240", 1),
    ],
)
def test_a_word_holds_a_letter_or_a_digit(text: str, count: int) -> None:
    assert words(text) == count
    assert words(inline(strong(text))) == count


def test_a_word_across_two_styles_is_one() -> None:
    assert words(inline(strong("re"), "viewer is")) == 2


@pytest.mark.parametrize(
    ("share", "signed", "figure"),
    [
        (None, False, ""),
        (Fraction(3, 4), False, "75 %"),
        (Fraction(1, 200), False, "1 %"),
        (Fraction(1, 1000), False, "1 %"),
        (Fraction(999, 1000), False, "99 %"),
        (Fraction(1), False, "100 %"),
        (Fraction(5, 4), False, "125 %"),
        (Fraction(0), False, "0 %"),
        (Fraction(-1, 4), False, "−25 %"),  # noqa: RUF001 - the minus of print
        (Fraction(1, 5), True, "+20"),
        (Fraction(-3, 20), True, "−15"),  # noqa: RUF001 - the minus of print
        (Fraction(-1, 1000), True, "0"),
    ],
)
def test_a_bars_figure(share: Fraction | None, signed: bool, figure: str) -> None:
    assert Bar("", share, (), (), signed).figure == figure


def test_a_fact_without_label_continues_the_one_above() -> None:
    a, b, c = inline("a"), inline("b"), inline("c")
    facts = Facts((Fact("", (a,)), Fact("X", (b,)), Fact("", (c,))))
    assert facts.merged() == (Fact("", (a,)), Fact("X", (b, c)))


def test_private_stands_before_the_title() -> None:
    assert Document("Prep", (), "me", private=True).headline == "PRIVATE · Prep"
    assert Document("", (), "me", private=True).headline == "PRIVATE"
    assert Document("Prep", (), "me").headline == "Prep"
