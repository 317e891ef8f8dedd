import random
from collections import defaultdict
from collections.abc import Iterable
from types import ModuleType

from hypothesis import given
from hypothesis import strategies as st

from careerbook.rules.leaks import Leak, find_leaks, wording
from careerbook.rules.tokens import fingerprints

LINE = (
    "plan offer manager salary leave team budget quarter client review meeting move note friday quiet answer promise "
    "report price risk delay story coach vendor hiring office contract letter doctor family holiday rating signal"
)
WORDS = LINE.split()


class Index:
    """What the store does with a table (hash, record): look up, then read the private texts of the record."""

    def __init__(self, texts: dict[str, list[str]]) -> None:
        self.texts = texts
        self.rows: dict[int, set[str]] = defaultdict(set)
        self.asked: list[frozenset[int]] = []
        self.verified: list[str] = []
        for record, private in texts.items():
            for fingerprint in fingerprints(private):
                self.rows[fingerprint].add(record)

    def __call__(self, hashes: frozenset[int]) -> Iterable[tuple[str, list[str]]]:
        self.asked.append(hashes)
        for record in sorted({record for value in hashes for record in self.rows.get(value, ())}):
            self.verified.append(record)
            yield record, self.texts[record]


def sentence(dice: random.Random, length: int) -> str:
    return " ".join(dice.choice(WORDS) for _ in range(length))


def records(document: str, allowed: list[str], texts: dict[str, list[str]]) -> list[str]:
    return [leak.record for leak in find_leaks(document, allowed, Index(texts))]


def test_two_hundred_planted_private_texts_are_all_caught() -> None:
    dice = random.Random(20261120)  # noqa: S311 - a test's dice, no secret
    private = {f"feedback-{n}": [sentence(dice, dice.randint(3, 30))] for n in range(200)}
    shown = [sentence(dice, dice.randint(4, 20)) for _ in range(40)]
    index = Index(private)
    for record, (text,) in private.items():
        position = dice.randint(0, len(shown))
        page = [*shown[:position], f"**{text.capitalize()}.**", *shown[position:]]
        leaks = find_leaks("# Check-in brief\n\n" + "\n- ".join(page), ["Check-in brief", *shown], index)
        assert record in {leak.record for leak in leaks}


def test_three_hundred_shared_texts_are_never_refused() -> None:
    dice = random.Random(4)  # noqa: S311 - a test's dice, no secret
    private = {f"note-{n}": [sentence(dice, dice.randint(6, 30))] for n in range(2000)}
    shared = [sentence(dice, dice.randint(3, 25)) for _ in range(300)]
    # what is shared is also said word for word in private notes, in full and in part
    for n, text in enumerate(shared):
        private[f"same-{n}"] = [text]
        private[f"more-{n}"] = [f"He told me that {text} and I agreed to it"]
    index = Index(private)
    for text in shared:
        assert find_leaks(f"# Check-in brief\n\n- **{text}**.\n", ["Check-in brief", text], index) == []
    page = "\n".join(f"- {text}." for text in shared)
    assert find_leaks(page, shared, index) == []


def test_the_rest_of_a_private_text_is_caught_where_its_beginning_is_shared() -> None:
    private = {"note-1": ["We cut the budget for training because Sam asked for it"]}
    shown = ["We cut the budget for training"]
    assert records("We cut the budget for training.", shown, private) == []
    assert records("We cut the budget for training because Sam asked.", shown, private) == ["note-1"]


def test_a_shown_record_may_not_leak_its_own_private_field() -> None:
    private = {"impact-1": ["told nobody that the numbers were guessed"]}
    page = "Ran the audit alone. Told nobody that the numbers were guessed."
    assert records(page, ["Ran the audit alone"], private) == ["impact-1"]


def test_short_texts_and_single_long_words() -> None:
    private = {"goal-1": ["Looking for exits"], "person-1": ["Bartholomew"], "note-2": ["code QX77ZP1"]}
    assert records("next: looking for exits", [], private) == ["goal-1"]
    assert records("as Bartholomew's team said", [], private) == ["person-1"]
    assert records("see qx77zp1.", [], private) == ["note-2"]
    assert records("looking for other exits", [], private) == []


def test_dates_and_counts_of_the_program_are_no_leak() -> None:
    private = {"note-1": ["20 Nov 2026"], "note-2": ["2 of 4 steps"]}
    assert records("we meet Fri 20 Nov 2026; on track: 2 of 4 steps", [], private) == []


def test_a_shared_crc_alone_is_no_leak() -> None:
    def every_record(_: frozenset[int]) -> Iterable[tuple[int, list[str]]]:
        return [(7, ["nothing that the document says anywhere"])]

    assert find_leaks("the quick brown fox jumps over", [], every_record) == []


def test_a_fully_explained_document_asks_nothing() -> None:
    index = Index({"note-1": ["the same words are in a note"]})
    assert find_leaks("The same words are in a note", ["the same words are in a note"], index) == []
    assert index.asked == []


def test_the_work_does_not_grow_with_the_book() -> None:
    dice = random.Random(9)  # noqa: S311 - a test's dice, no secret
    planted = {"planted": ["one two three four five six seven"]}
    small = Index(planted | {f"r{n}": [f"word{n}x entry{n} says{n} little{n} here{n}"] for n in range(10)})
    large = Index(planted | {f"r{n}": [f"word{n}x entry{n} says{n} little{n} here{n}"] for n in range(20_000)})
    page = sentence(dice, 800) + " one two three four five six seven"
    for index in (small, large):
        assert [leak.record for leak in find_leaks(page, [], index)] == ["planted"]
    assert small.asked == large.asked
    assert small.verified == large.verified == ["planted"]
    assert len(small.asked[0]) <= 3 * 810


def test_a_leak_carries_no_text() -> None:
    (leak,) = find_leaks("my salary is far too low", [], Index({"note-1": ["my salary is far too low"]}))
    assert isinstance(leak, Leak)
    assert leak.record == "note-1"
    assert isinstance(leak.fingerprint, int)
    assert "salary" not in repr(leak)


@given(st.lists(st.sampled_from(WORDS), min_size=5, max_size=30), st.data())
def test_any_text_is_caught_bare_and_never_when_it_may_be_said(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    noise = data.draw(st.lists(st.sampled_from(["**", "\\*", "\n", " | ", "&lt;", "> "]), min_size=4, max_size=4))
    middle = len(words) // 2
    page = f"{noise[0]}{' '.join(words[:middle])}{noise[1]} {' '.join(words[middle:])}{noise[2]}"
    assert records(page, [], {"r": [text]}) == ["r"]
    assert records(page, [text], {"r": [text], "s": [f"{text} and more"]}) == []


def test_wording_collects_what_a_module_can_print() -> None:
    module = ModuleType("careerbook.reports.sample")
    source = '''
"""Docstring of the module."""
from os.path import join
HEADINGS = {"value": "Value delivered", "rows": ("No surprises",)}
def layout(n):
    """Docstring of a function."""
    def inner():
        return "two colleagues"
    return f"counted cautiously: {n} paid back" if n in ("never", "always late") else inner()
class Page:
    """Docstring of a class."""
    title = "Check-in brief"
    def foot(self):
        return "Written by"
    @property
    def side(self):
        return "renegotiated"
    @staticmethod
    def top():
        return "recommendation"
'''
    exec(source, module.__dict__)  # noqa: S102 - the sample is written three lines above
    said = set(wording(module))
    assert {"Value delivered", "No surprises", "two colleagues", "counted cautiously: ", " paid back"} <= said
    assert {"always late", "Check-in brief", "Written by", "recommendation", "renegotiated", "value"} <= said
    assert not any("Docstring" in text for text in said)
    assert "/" not in said  # what is only imported is not the module's own
