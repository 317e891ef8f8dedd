import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from careerbook.errors import InvalidInput
from careerbook.rules.query import Query, Term, has_word, parse_query, to_fts


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    db = sqlite3.connect(":memory:")
    db.execute('create virtual table found using fts5(body, tokenize="unicode61 remove_diacritics 2")')
    yield db
    db.close()


def found(db: sqlite3.Connection, texts: list[str], words: str | list[str]) -> list[int]:
    db.execute("delete from found")
    db.executemany("insert into found(rowid, body) values (?, ?)", enumerate(texts))
    match = to_fts(parse_query(words))
    return [row for (row,) in db.execute("select rowid from found where found match ? order by rowid", (match,))]


TEXTS = [
    "Cats and dogs at the office",  # 0
    "Dogs only, don't ask",  # 1
    "Rewrote the C++ parser, a-b test",  # 2
    "Rate limits and deployments",  # 3
    "The limit of the rate",  # 4
    "snake_case, Stra\u00dfe and caf\u00e9",  # 5
    "search AND replace OR not",  # 6
]


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("cats", [0]),
        ("CATS dogs", [0]),
        (["dogs", "-not", "cats"], [1]),
        ("dogs -not cats -not parser", [1]),
        ("-not cats dogs", [1]),
        ("cats OR parser", [0, 2]),
        ("dogs cats OR ask", [0, 1]),  # OR joins its neighbours: dogs and (cats or ask)
        ("cats OR parser OR replace", [0, 2, 6]),
        (["don't"], [1]),
        (["don\u2019t"], [1]),
        (["c++"], [2]),
        (["a-b"], [2]),
        ("b-a", []),  # the parts of a-b stand in this order
        ("deploy*", [3]),
        ("deploy", []),
        ('"rate limits"', [3]),
        ('"limit rate"', []),
        (["rate limits"], [3]),  # the shell took the quotes off
        (["rate lim*"], [3]),
        ('"rate lim"*', [3]),
        (["cats OR parser"], [0, 2]),
        (["dogs -not cats"], [1]),
        ('"rate limits" -not "the limit"', [3]),
        ("limit* -not deploy*", [4]),
        ("snake_case", [5]),
        ("snake", [5]),
        ("stra\u00dfe cafe", [5]),
        ("search AND replace", [6]),
        ("OR", [6]),
        ("AND", [0, 3, 5, 6]),
        ("NOT", [6]),
        ("search NEAR replace", []),
        ("cats ++", [0]),
        ("cats OR ++", [0]),
        ("++ OR cats", [0]),
        ("cats -not ++", [0]),
        ('"unbalanced cats', []),
        ('"cats', [0]),
        ('cats"', [0]),
        ("body:cats", []),
        ("^cats", [0]),
        ("(cats)", [0]),
        ("{cats}", [0]),
        ("cats \U0001f600", [0]),
        ("cats \u2014 dogs", [0]),
        ("*", None),
        ("++", None),
        ("\u2014", None),
        ('""', None),
        ("", None),
        ([], None),
        ([""], None),
        ("-not", None),
        ("cats -not", None),
        ("cats -not -not dogs", None),
        ("-not cats", None),
        ("cats OR -not dogs", None),
        ("-not dogs OR cats", None),
    ],
)
def test_find(index: sqlite3.Connection, words: str | list[str], rows: list[int] | None) -> None:
    if rows is None:
        with pytest.raises(InvalidInput) as refused:
            parse_query(words)
        assert refused.value.next_step.startswith("careerbook find ")
        assert "invalid" not in refused.value.sentence
    else:
        assert found(index, TEXTS, words) == rows


def test_what_was_understood() -> None:
    assert parse_query('a "b c" d* OR e ++ -not f') == Query(
        ((Term("a"),), (Term("b c"),), (Term("d", True), Term("e"))), (Term("f"),), ("++",)
    )


def test_only_left_out_words_name_the_word_that_is_missing() -> None:
    with pytest.raises(InvalidInput) as refused:
        parse_query(["-not", "cats"])
    assert refused.value.next_step == "careerbook find WORD -not cats"


def test_the_expression() -> None:
    assert to_fts(parse_query("a b* c OR d -not e")) == '("a" "b"* AND ("c" OR "d")) NOT ("e")'
    assert to_fts(Query(((Term('say "x"'),),))) == '"say ""x"""'


pieces = st.one_of(
    st.sampled_from(["OR", "AND", "NOT", "NEAR", "-not", '"', '""', "*", "a*", "c++", "don't", "a-b", "(", ")", "^x"]),
    st.text(max_size=6),
)


@given(st.one_of(st.lists(pieces, max_size=8), st.lists(pieces, max_size=8).map(" ".join)))
@example(["\0"])
@example(["a\0b", "-not", "\ud800"])
def test_no_words_ever_raise_an_sqlite_error(index: sqlite3.Connection, words: str | list[str]) -> None:
    try:
        match = to_fts(parse_query(words))
    except InvalidInput:
        return
    index.execute("select rowid from found where found match ?", (match,)).fetchall()


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40))
@example("stra\u00dfe snake_case \u0130stanbul e\u0301 \u0915\u094d\u0937\u093f \U0001f980 \u00bd don't")
@example("\u19b0 a")
def test_a_record_is_found_by_each_word_of_its_text_and_by_all_of_them(index: sqlite3.Connection, text: str) -> None:
    words = [word for word in text.split() if word != "-not"]
    index.execute("delete from found")
    index.execute("insert into found(rowid, body) values (1, ?)", (text,))
    for word in words:
        try:
            match = to_fts(parse_query([word]))
        except InvalidInput:
            assert not has_word(word)
            continue
        if word.strip("*") and known_to_the_index(index, word):
            assert index.execute("select rowid from found where found match ?", (match,)).fetchall() == [(1,)], word
    assume(any(known_to_the_index(index, word) for word in words))
    everything = to_fts(parse_query(words))
    assert index.execute("select rowid from found where found match ?", (everything,)).fetchall() == [(1,)]


def known_to_the_index(db: sqlite3.Connection, word: str) -> bool:
    """Whether this SQLite's tokenizer sees anything in the word; asked of SQLite itself."""
    probe = sqlite3.connect(":memory:")
    probe.execute('create virtual table probe using fts5(body, tokenize="unicode61 remove_diacritics 2")')
    probe.execute("create virtual table words using fts5vocab(probe, row)")
    probe.execute("insert into probe values (?)", (word,))
    seen: int = probe.execute("select count(*) from words").fetchone()[0]
    probe.close()
    return seen > 0


def test_no_character_that_the_index_knows_is_taken_for_punctuation() -> None:
    db = sqlite3.connect(":memory:")
    db.execute('create virtual table probe using fts5(body, tokenize="unicode61 remove_diacritics 2")')
    db.execute("create virtual table words using fts5vocab(probe, instance)")
    codes = [code for code in range(1, 0x30000) if not 0xD800 <= code <= 0xDFFF]
    db.executemany("insert into probe(rowid, body) values (?, ?)", ((code, chr(code)) for code in codes))
    known = {code for (code,) in db.execute("select distinct doc from words")}
    assert len(known) > 100_000
    assert [chr(code) for code in known if not has_word(chr(code))] == []
    db.close()


def test_very_long_searches_are_answered(index: sqlite3.Connection) -> None:
    words = [f"w{number}" for number in range(3000)]
    assert found(index, TEXTS, words) == []
    assert found(index, TEXTS, " OR ".join([*words, "cats"])) == [0]
    assert found(index, TEXTS, "cats " + " ".join(f"-not {word}" for word in words)) == [0]
