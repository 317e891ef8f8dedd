import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.errors import InvalidInput
from careerbook.rules.identifiers import SHIPPED, SHIPPED_NAMES, Hit, identifier_hits, usable_pattern


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "bed 12, Mrs P, NHS 943 476 5919",
            [
                ("bed or room number", "bed 12"),
                ("title and name", "Mrs P"),
                ("patient number", "NHS 943 476 5919"),
                ("NHS number", "943 476 5919"),
            ],
        ),
        ("NHS no. 9434765919", [("patient number", "NHS no. 9434765919")]),
        ("seen as 943-476-5919", [("NHS number", "943-476-5919"), ("phone number", "943-476-5919")]),
        ("MRN: 00123", [("patient number", "MRN: 00123")]),
        ("patient 12345 went home", [("patient number", "patient 12345")]),
        ("Patient no. A12", [("patient number", "Patient no. A12")]),
        ("pupil number 77", [("case or customer number", "pupil number 77")]),
        ("pupil 12345", [("case or customer number", "pupil 12345")]),
        ("case 2026-1234", [("case or customer number", "case 2026-1234")]),
        ("case #44", [("case or customer number", "case #44")]),
        ("customer no. 88123", [("case or customer number", "customer no. 88123")]),
        ("Customer ID: AB-99120", [("case or customer number", "Customer ID: AB-99120")]),
        ("Room 4B", [("bed or room number", "Room 4B")]),
        ("bed12 and bay 3", [("bed or room number", "bed12"), ("bed or room number", "bay 3")]),
        ("Mr Smith asked", [("title and name", "Mr Smith")]),
        ("with Dr. Jones", [("title and name", "Dr. Jones")]),
        ("Prof M\u00fcller", [("title and name", "Prof M\u00fcller")]),
        ("Ms O\u2019Brien-Lee said", [("title and name", "Ms O\u2019Brien-Lee")]),
        ("mrs p called", [("title and name", "mrs p")]),
        ("write to a.b+c@mail.example.org.", [("e-mail address", "a.b+c@mail.example.org")]),
        ("call +49 170 1234567", [("phone number", "+49 170 1234567")]),
        ("+44 (0)20 7946 0958", [("phone number", "+44 (0)20 7946 0958")]),
        ("020 7946 0958", [("phone number", "020 7946 0958")]),
        ("07700 900123", [("phone number", "07700 900123")]),
        ("07700900123", [("phone number", "07700900123")]),
        ("(555) 123-4567", [("phone number", "(555) 123-4567")]),
        ("ssn 123-45-6789", [("social security number", "123-45-6789")]),
        ("QQ 12 34 56 C", [("national insurance number", "QQ 12 34 56 C")]),
        ("DOB: 3/4/1980", [("date of birth", "DOB: 3/4/1980")]),
    ],
)
def test_what_may_identify_somebody(text: str, found: list[tuple[str, str]]) -> None:
    assert sorted((hit.name, text[hit.start : hit.end]) for hit in identifier_hits(text)) == sorted(found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Cut checkout p95 by caching tax lookups",
        "p95 900 to 540 ms",
        "done 2026-11-20, was 2026.11.13",
        "2026-11-20 10:20:30",
        "1,800 EUR, 12 000 000 JPY, +1 200 000, +12 000 000 users",
        "400,000.00 to 520,000.00",
        "v1.20.300 on 192.168.1.10, 3.11.2",
        "epoch 1700000000",
        "Mr alone",
        "Mr. and the rest",
        "540 ms Friday, 12 ms p",
        "MR Review of 12 MRs Open",
        "merged 3 mrs and 2 mr reviews",
        "Dr. 2026",
        "Miss Q3 target",
        "DR Plan tested",
        "falls per 1000 bed days, 12 beds",
        "room for 3 more, meeting room 3, conference room 12",
        "patient 3 days later, patients 1200 to 900",
        "customer 1000 signed; case 540 to 320; case: 20 of 40",
        "client: 2026-11-20",
        "case studies 2024-2025",
        "account 2026",
        "me@home and 5@6",
        "0.12345678901 of 0",
        "issue #123456, PR 77-12-3456x",
        "call 1-2-3",
    ],
)
def test_ordinary_work_identifies_nobody(text: str) -> None:
    assert [(hit.name, text[hit.start : hit.end]) for hit in identifier_hits(text)] == []


def test_own_patterns_come_on_top_in_the_order_of_the_text() -> None:
    text = "KND-4711 in bed 3, knd-1"
    assert identifier_hits(text, [("ward code", r"KND-\d+")]) == [
        Hit("ward code", 0, 8),
        Hit("bed or room number", 12, 17),
    ]
    assert identifier_hits(text, off=["bed or room number"]) == []


@pytest.mark.parametrize("expression", ["(", "[a-", "*x", "(?P<n>a)(?P<n>b)", "a{99999999999999999999}", "(?<=a+)b"])
def test_an_unusable_pattern_is_named(expression: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        identifier_hits("anything", [("fine", "x"), ("our ward", expression)])
    assert "our ward" in refused.value.sentence
    assert refused.value.next_step


def test_a_pattern_that_matches_nothing_at_all_counts_only_where_it_matches() -> None:
    assert identifier_hits("abxxc", [("x", "x*")]) == [Hit("x", 2, 4)]


def test_every_shipped_pattern_can_be_used_and_is_named_once() -> None:
    assert len(set(SHIPPED_NAMES)) == len(SHIPPED)
    for shipped in SHIPPED:
        assert usable_pattern(shipped.name, shipped.expression).search("") is None


@given(st.text())
def test_hits_are_ordered_and_never_empty(text: str) -> None:
    hits = identifier_hits(text, [("capital", "[A-Z]+")])
    assert hits == sorted(hits, key=lambda hit: (hit.start, hit.end))
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)


@given(
    st.text(max_size=20), st.sampled_from(["bed 12", "Mrs Pine", "a@b.org", "+49 170 1234567"]), st.text(max_size=20)
)
def test_what_stands_around_it_hides_no_identifier(before: str, identifier: str, after: str) -> None:
    text = f"{before}\n{identifier}\n{after}"
    start = len(before) + 1
    assert any(hit.start <= start and hit.end >= start + len(identifier) for hit in identifier_hits(text))


@given(st.dates(), st.integers(0, 10**9), st.integers(0, 999))
def test_dates_and_amounts_identify_nobody(day: object, amount: int, ms: int) -> None:
    assert identifier_hits(f"{day}: {amount:,} EUR, {amount:_} and {ms} ms on {day:%d.%m.%Y}") == []


def test_a_plain_win_makes_no_expression() -> None:
    code = (
        "import sys; sys.path.insert(0, 'src')\n"
        "from careerbook.rules import identifiers\n"
        "identifiers.identifier_hits('Cut checkout p95 from 900 to 540 ms, addressed drop')\n"
        "print(len(identifiers._compiled))"
    )
    command = [sys.executable, "-S", "-c", code]
    result = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own interpreter
    assert result.stdout.strip() == "0"
