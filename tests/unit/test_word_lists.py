import pytest

from careerbook.errors import InvalidInput
from careerbook.rules.lint import about_for, trait_hits
from careerbook.rules.word_lists import EDITABLE, SHIPPED, WordList, with_own_words, word_list


@pytest.mark.parametrize("language", ["en", "EN", "en-GB", "en_US"])
def test_english_in_all_its_forms(language: str) -> None:
    words = word_list(language)
    assert words is not None
    assert words.language == "en"


def test_a_language_without_words_has_no_list() -> None:
    assert word_list("de") is None
    assert about_for("Du bist faul", word_list("de")) == "unclear"


def test_own_words_make_a_list_for_any_language() -> None:
    words = word_list("de-AT", {"people": ["du", "er", "sie"], "links": ["bist", "ist"], "traits": ["faul"]})
    assert words is not None
    assert words.language == "de"
    assert [hit.pattern for hit in trait_hits("Du bist faul", words)] == ["trait"]
    assert trait_hits("Der Bericht ist faul", words) == []


def test_words_can_be_added_taken_away_and_replaced() -> None:
    plain = word_list("en")
    assert plain is not None
    edited = word_list("en", {"traits": ["+Robotic", "-abrasive"], "nouns": ["Spark  Plug"]})
    assert edited is not None
    assert edited.traits == (plain.traits | {"robotic"}) - {"abrasive"}
    assert edited.nouns == {"spark plug"}
    assert edited.phrases == plain.phrases
    assert about_for("You're abrasive", edited) == "unclear"
    assert about_for("You're robotic", edited) == "character"
    assert about_for("such a spark plug", edited) == "character"
    assert word_list("en") == plain


def test_an_emptied_list_stays_empty() -> None:
    words = word_list("en", {"absolutes": ["-always", "-never"]})
    assert words is not None
    assert words.absolutes == frozenset()
    assert about_for("You never listen", words) == "unclear"


@pytest.mark.parametrize("custom", [{"language": ["de"]}, {"insults": ["x"]}, {"traits": ["+"]}, {"traits": [" "]}])
def test_what_is_no_list_or_no_word_is_refused(custom: dict[str, list[str]]) -> None:
    with pytest.raises(InvalidInput) as refused:
        word_list("en", custom)
    assert refused.value.next_step


@pytest.mark.parametrize("language", SHIPPED)
@pytest.mark.parametrize("field", EDITABLE)
def test_shipped_words_are_written_as_they_are_compared(language: str, field: str) -> None:
    words = word_list(language)
    assert isinstance(words, WordList)
    entries: frozenset[str] = getattr(words, field)
    assert entries
    assert all(entry == " ".join(entry.casefold().split()) and "\u2019" not in entry for entry in entries)


def test_no_trait_stands_in_both_lists() -> None:
    words = word_list("en")
    assert words is not None
    assert not words.traits & words.shared_traits


@pytest.mark.parametrize(
    ("language", "entries", "text", "about"),
    [
        ("en", ["bossy"], "That was bossy", "character"),
        ("en", ["+big ego"], "There is a big ego behind it", "character"),
        ("en", [], "That was bossy", "unclear"),
        ("en", ["-abrasive"], "You're abrasive", "unclear"),
        ("en", ["-abrasive"], "You're lazy", "character"),
        ("en", [" ", "+"], "You're abrasive", "character"),
        ("es", ["abrasivo"], "Eres abrasivo", "character"),
        ("es", [], "Eres abrasivo", "unclear"),
        ("es", ["-abrasivo"], "Eres abrasivo", "unclear"),
    ],
)
def test_the_owners_words_count_anywhere_and_can_be_taken_away(
    language: str, entries: list[str], text: str, about: str
) -> None:
    assert about_for(text, with_own_words(language, entries)) == about


def test_without_any_words_there_is_no_list() -> None:
    assert with_own_words("es", []) is None


@pytest.mark.parametrize(
    ("language", "entries", "about"),
    [
        ("en", ("sv:lat",), "unclear"),
        ("sv", ("sv:lat",), "character"),
        ("sv-FI", ("SV: lat",), "character"),
        ("sv", ("de:lat",), "unclear"),
        ("sv", ("lat",), "character"),
        ("sv", ("lat", "sv:-lat"), "unclear"),
        ("sv", ("lat", "-sv:lat"), "unclear"),
        ("sv", ("lat", "en:-lat"), "character"),
    ],
)
def test_an_own_word_can_be_of_one_language(language: str, entries: tuple[str, ...], about: str) -> None:
    assert about_for("Du är lat", with_own_words(language, entries)) == about


def test_words_for_other_languages_make_no_list() -> None:
    assert with_own_words("sv", ("de:faul", " ", "-")) is None
    assert with_own_words("en", ("de:faul",)) == word_list("en")
