"""Text on a screen: what acts is shown, what is wide is measured."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from careerbook.text import cell_width, shorten, visible, wrap

ACTING = [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000)]
NEEDED = "\u200d\u200c\u200e\u200f\u061c"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain é 日本", "plain é 日本"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("a\x00b\x7f", "a␀b␡"),
        ("\x9b2J\x85", "<U+009B>2J<U+0085>"),
        ("a\u202eb\u2066c", "a<U+202E>b<U+2066>c"),
        ("\ud800", "<U+D800>"),
        (NEEDED, NEEDED),
        ("one\r\n  two\tthree\u2028four\rfive", "one two three four five"),
        ("\n one\n", "one"),
        ("a\x0bb\x0cc", "a␋b␌c"),
    ],
)
def test_what_acts_on_a_screen_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_lines_stay_when_they_are_wanted() -> None:
    assert visible("one\r\n  two\tx\u2029\x1b", lines=True) == "one\n  two x\n␛"


@given(st.text(st.characters(codec=None) | st.sampled_from([chr(code) for code in ACTING])))
def test_nothing_that_acts_is_left_and_seeing_twice_is_seeing_once(text: str) -> None:
    shown = visible(text)
    assert not {ord(char) for char in shown} & set(ACTING)
    assert visible(shown) == shown


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        ("日本", 4),
        ("e\u0301", 1),
        ("👩‍👩‍👧", 2),
        ("👍🏽", 2),
        ("🇩🇪", 2),
        ("❤\ufe0f", 2),
        ("한글", 4),
        ("\u1112\u1161\u11ab", 2),
        ("שלום", 4),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", 7),
        ("\u0378", 1),
    ],
)
def test_width_in_cells(text: str, width: int) -> None:
    assert cell_width(text) == width == cell_len(text)


@pytest.mark.parametrize(
    ("text", "width", "cut"),
    [
        ("abcdef", 6, "abcdef"),
        ("abcdef", 5, "abcd…"),
        ("abc def", 5, "abc…"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
    ],
)
def test_shorten(text: str, width: int, cut: str) -> None:
    assert shorten(text, width) == cut


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 8, ["one two", "  three"]),
        ("", 8, [""]),
        ("abcdefghij", 4, ["abcd", "  ef", "  gh", "  ij"]),
        ("- abcdefghij", 6, ["- abcd", "  efgh", "  ij"]),
        ("日本語 日本", 7, ["日本語", "  日本"]),
        ("  in deep", 7, ["  in", "  deep"]),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


@given(st.text(st.sampled_from("ab é日 \u0301👩\u200d"), max_size=60), st.integers(6, 30))
def test_wrapping_keeps_every_character_and_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_width(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_blank_at_an_end_stays_whatever_else_the_text_holds() -> None:
    assert visible(" Because \u202eit\u202c") == " Because <U+202E>it<U+202C>"
    assert visible(" two\nlines ") == " two lines "
    assert visible("\nlines\n") == "lines"
