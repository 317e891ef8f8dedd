from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from careerbook.document import plain
from careerbook.reports.brief import wording
from careerbook.reports.brief.data import Measure, Result
from careerbook.reports.brief.rows import lead_and_rest, result
from careerbook.rules.made import as_made

AS_OF = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Fraction(-1, 4), "further away than at the start"),
        (Fraction(0), "where it started"),
        (Fraction(1, 100), "just begun"),
        (Fraction(1, 10), "a tenth of the way"),
        (Fraction(3, 10), "about a third of the way"),
        (Fraction(1, 2), "half way"),
        (Fraction(3, 4), "three quarters of the way"),
        (Fraction(72, 100), "about three quarters of the way"),
        (Fraction(99, 100), "almost there"),
        (Fraction(1), "target reached"),
        (Fraction(13, 10), "past the target"),
    ],
)
def test_how_far_is_said_in_words(share: Fraction, words: str) -> None:
    assert wording.way(share) == words
    assert "%" not in wording.way(share)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 1, 5), "5 Jan"),
        (date(2027, 3, 31), "31 Mar"),
        (date(2027, 11, 30), "30 Nov 2027"),
        (date(2025, 11, 30), "30 Nov 2025"),
        (date(2025, 12, 30), "30 Dec 2025"),
    ],
)
def test_a_day_carries_its_year_where_it_could_be_taken_for_another(day: date, said: str) -> None:
    assert wording.near(day, AS_OF) == said


def test_a_meeting_this_week_is_a_weekday_and_a_later_one_a_date() -> None:
    assert wording.meeting_day(date(2026, 11, 25), AS_OF) == "Wednesday"
    assert wording.meeting_day(date(2026, 11, 27), AS_OF) == "Fri 27 Nov"
    assert wording.meeting_day(AS_OF, AS_OF) == "Fri 20 Nov"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One day a week", "I recommend one day a week"),
        ("Renewing for two years.", "I recommend renewing for two years"),
        ("renew for two years", "I recommend: renew for two years"),
        ("Rent them.", "I recommend: Rent them"),
        ("ask the tutors", "I recommend: ask the tutors"),
        ("let me give up to 12 %", "I recommend: let me give up to 12 %"),
        ("bring it in house", "I recommend: bring it in house"),
        ("use the old one", "I recommend: use the old one"),
        ("to wait", "I recommend: to wait"),
        ("using the old one", "I recommend using the old one"),
        ("Not renewing it", "I recommend not renewing it"),
        ("the smaller flat", "I recommend the smaller flat"),
        ("my second plan", "I recommend my second plan"),
        ("these two", "I recommend these two"),
        ("point 2", "I recommend point 2"),
        ("point them to the list", "I recommend: point them to the list"),
        ("Fewer shifts", "I recommend fewer shifts"),
        ("2 days a week", "I recommend 2 days a week"),
        ("Priya from March", "I recommend: Priya from March"),
        ("EUR 3,000 for two years", "I recommend: EUR 3,000 for two years"),
        ("I would wait", "I recommend: I would wait"),
    ],
)
def test_a_recommendation_goes_on_where_it_names_a_thing_or_a_doing(text: str, said: str) -> None:
    assert wording.recommended(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("what should I do differently", "What should I do differently?"),
        ("Who decides.", "Who decides?"),
        ("Which first?", "Which first?"),
        ("how's the budget", "How's the budget?"),
        ("May I hire", "May I hire?"),
        ("Is Bo on the panel", "Is Bo on the panel?"),
        ("should Bo be on the panel", "Should Bo be on the panel?"),
        ("Do you read it", "Do you read it?"),
        ("isn\u2019t that late", "Isn\u2019t that late?"),
        ("by when do you need it", "By when do you need it?"),
        ("Please tell me which comes first", "Please tell me which comes first."),
        ("What I should know about spring", "What I should know about spring."),
        ("How we share the nights", "How we share the nights."),
        ("Have a look at the plan", "Have a look at the plan."),
        ("Have Bo call me", "Have Bo call me."),
        ("May is full", "May is full."),
        ("in May the plan changes", "In May the plan changes."),
        ("the night rota", "The night rota."),
        ("Tell me more!", "Tell me more!"),
        ("One thing…", "One thing…"),
        ("…", "…"),
    ],
)
def test_only_a_question_gets_the_mark_of_one(text: str, said: str) -> None:
    assert wording.asked(text) == said
    assert wording.asks(text) is said.endswith("?")


@pytest.mark.parametrize(
    ("text", "said"),
    [("p95 fell", "p95 fell"), ("days to close", "Days to close"), ("iPhone", "iPhone"), ("re-keyed", "Re-keyed")],
)
def test_a_first_capital_is_given_only_to_ordinary_words(text: str, said: str) -> None:
    assert wording.capital(text) == said


@pytest.mark.parametrize(
    ("text", "lead", "rest"),
    [
        ("Ran the audit alone", "Ran the audit alone.", ""),
        ("It runs without me. Three have released", "It runs without me.", "Three have released."),
        ("cut checkout p95 by caching tax lookups", "Cut checkout p95", "by caching tax lookups."),
        ("Moved the store of the ward to the first floor", "Moved the store", "of the ward to the first floor."),
        ("Why not?", "Why not?", ""),
    ],
)
def test_without_a_theme_the_first_words_lead(text: str, lead: str, rest: str) -> None:
    assert lead_and_rest(text) == (lead, rest)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("stops on 5 December", True),
        ("stops Dec 5", True),
        ("by the 5th of December,", True),
        ("December the 5th", True),
        ("05 Dec. at noon", True),
        ("on 2026-12-05", True),
        ("on 5.12.", True),
        ("on 05/12/2026", True),
        ("15 December", False),
        ("5 Decembrists", False),
        ("December 50", False),
        ("version 5.12.3", False),
        ("in December", False),
        ("12-05", False),
        (None, False),
    ],
)
def test_whether_a_text_names_a_day(text: str | None, says: bool) -> None:
    assert wording.says_day((None, text), date(2026, 12, 5)) is says


@pytest.mark.parametrize(
    ("said", "row"),
    [
        ({"before": 4, "after": 6}, "New business rose from 4 to 6."),
        ({"before": 4, "after": 4}, "New business stayed at 4."),
        ({"after": 6, "unit": "clients"}, "New business: 6 clients."),
        ({"name": "new clients", "before": 4, "after": 6}, "New business. New clients rose from 4 to 6."),
        ({"before": 4, "after": 6, "text": "Won two clients"}, "New business. Won two clients. From 4 to 6."),
        (
            {"before": 4, "after": 6, "asked_on": date(2026, 7, 2)},
            "New business rose from 4 to 6, as you asked in July.",
        ),
    ],
)
def test_a_theme_and_a_figure_of_one_name_say_it_once(said: dict[str, Any], row: str) -> None:
    measure = {"name": "new business", **{key: said[key] for key in said if key not in ("text", "asked_on")}}
    beside = {key: said[key] for key in ("text", "asked_on") if key in said}
    told = Result(theme="New business", measure=Measure(**measure), **beside)
    assert plain(result(told, AS_OF)) == row


def test_small_words() -> None:
    assert [wording.number(n) for n in (0, 1, 12, 13)] == ["no", "one", "twelve", "13"]
    assert wording.days_late(1) == "one day late"
    assert wording.joined(("a", "b", "c")) == "a, b and c"
    assert wording.figure(Decimal("1234.50"), "ms") == "1,234.5 ms"
    assert wording.full("it works…") == "It works…"


@pytest.mark.parametrize(
    ("label", "quarter"),
    [("2026-Q4", True), ("FY2027-Q1", True), ("2026/27-Q3", True), ("Autumn term", False), ("2026-11", False)],
)
def test_what_is_called_a_quarter(label: str, quarter: bool) -> None:
    assert wording.is_quarter(label) is quarter


# --- the words of the day ---------------------------------------------------------------------------------------------

DAY, NEXT, LATER = date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 9)
CREATED = {"text": [None, "Train Jo"], "visibility": [None, "client"], "state": [None, "open"]}


def test_an_edit_of_the_same_day_is_part_of_the_promise_and_a_later_one_is_not() -> None:
    same = (DAY, {"text": ["Train Jo", "Train Jo weekly"]})
    later = (NEXT, {"text": ["Train Jo weekly", "Talk to Jo"]})
    assert as_made([(DAY, CREATED), same, later], "text") == "Train Jo weekly"


def test_a_proposal_is_made_on_the_day_it_is_opened() -> None:
    proposed = {**CREATED, "state": [None, "proposed"]}
    reworded = (NEXT, {"text": ["Train Jo", "Train two people"]})
    opened: tuple[date, dict[str, list[Any]]] = (
        LATER,
        {"state": ["proposed", "open"], "moved_on": [None, "2026-11-09"]},
    )
    assert as_made([(DAY, proposed), reworded, opened], "text") == "Train two people"


def test_what_was_never_shared_has_no_day() -> None:
    private = {**CREATED, "visibility": [None, "private"]}
    assert as_made([(DAY, private)], "text") is None
    shared = (LATER, {"visibility": ["private", "client"], "text": ["Train Jo", "Train them"]})
    assert as_made([(DAY, private), shared], "text") == "Train them"


def test_what_was_taken_back_is_made_anew_when_it_is_shared_again() -> None:
    """Its earlier words are its owner's alone since then, even where all of it is typed on one day but the first."""
    back = (NEXT, {"visibility": ["client", "private"]})
    reworded = (NEXT, {"text": ["Train Jo", "Train two people"]})
    again = (LATER, {"visibility": ["private", "client"]})
    assert as_made([(DAY, CREATED), back, reworded, again], "text") == "Train two people"
    assert as_made([(DAY, CREATED), (DAY, back[1]), (DAY, reworded[1]), (DAY, again[1])], "text") == "Train two people"
    assert as_made([(DAY, CREATED), back], "text") is None
    undone = (LATER, {"state": ["open", "proposed"]})
    opened = (LATER, {"state": ["proposed", "open"]})
    assert as_made([(DAY, CREATED), undone, (LATER, reworded[1]), opened], "text") == "Train two people"
