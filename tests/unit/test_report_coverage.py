"""The page about feedback: sides, givers, recency, the loop, themes and open requests, from records to words."""

from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from careerbook.records.entry import Entry
from careerbook.render import terminal
from careerbook.reports import coverage, practice, status, week
from careerbook.reports.ask import Ask
from careerbook.reports.coverage_data import Coverage
from careerbook.rules.value import NotAvailable
from careerbook.text import cell_width
from tests.desk import TODAY, Desk, markdown_of, text_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def built(desk: Desk, as_of: date = TODAY) -> Coverage:
    return coverage.build(desk.read(as_of), Ask())


def page(desk: Desk) -> str:
    return markdown_of(coverage.layout(built(desk)))


def heard(desk: Desk, days: int, source: str, giver: Entry | None = None, **more: Any) -> Entry:
    said = {"text": f"Said {days} days ago", "about": "result", "on": ago(days), **more}
    if giver:
        said["from_person"] = giver
    return desk.add("feedback", source=source, **said)


def person(desk: Desk, name: str) -> Entry:
    return desk.add("person", name=name, on=date(2026, 1, 1))


def year(desk: Desk) -> Desk:
    """A book in which the manager, two peers and a customer spoke: R20 3 of 5, R21 2 of 5, R23 1 of 2 after 20 days."""
    client = desk.client()
    alex = desk.book.by_uid([client.person])[client.person]
    jo, sam = person(desk, "Jo Park"), person(desk, "Sam Okafor")
    lena = person(desk, "Lena Vogt")
    heard(desk, 12, "manager", alex)
    heard(desk, 30, "peer", sam, theme={"trade-offs"}, polarity="redirecting")
    closed = heard(desk, 40, "peer", jo, theme={"Trade-offs", "Pace"}, polarity="redirecting")
    desk.set(closed, ago(20), state="closed", told_on=ago(20))
    heard(desk, 95, "customer", lena, theme={"Pace"}, about="unclear")
    heard(desk, 5, "peer", sam, theme={"Pace"}, about="character")
    heard(desk, 400, "customer", lena, theme={"Trade-offs"})
    heard(desk, 3, "peer", jo, direction="given", to_person=jo)
    heard(desk, 50, "peer", sam)
    return desk


def test_the_figures_of_a_year(desk: Desk) -> None:
    data = built(year(desk))
    assert data.share == Fraction(3, 5)
    assert (data.heard, data.missing) == (("manager", "peer", "customer"), ("direct-report", "self"))
    rows = {row.side: (row.items, row.givers, row.days, row.due) for row in data.sides}
    assert rows == {
        "manager": (1, 1, 12, False),
        "peer": (3, 2, 30, False),
        "customer": (1, 1, 95, True),
        "direct-report": (0, 0, None, False),
        "self": (0, 0, None, False),
    }
    assert (data.givers, data.items, data.largest, data.largest_items) == (4, 5, "Sam Okafor", 2)
    assert (data.closed, data.actionable, data.closure) == (1, 2, Fraction(1, 2))
    assert data.median_days == Fraction(20)
    assert [(theme.name, theme.givers, theme.items) for theme in data.themes] == [("Trade-offs", 2, 2)]
    assert data.one_voice == ("Pace",)
    assert data.unclear == ("feedback-4",)
    assert data.client is not None
    assert (data.client.days, data.client.due) == (12, False)


def test_the_page_says_them_in_words(desk: Desk) -> None:
    said = page(year(desk))
    assert "3 of 5 sides heard · not yet: anyone you lead, your own view" in said
    assert "| Peers | 3 | 2 | 30 days ago | |" in said
    assert "| Customers | 1 | 1 | 95 days ago | ask again |" in said
    assert "| Anyone you lead | – | – | never | ask |" in said  # noqa: RUF001 - the dash of print
    assert "Alex Rivera last said something 12 days ago." in said
    assert "4 people said something; 7 to 15 give a round view; Sam Okafor said 2 of 5." in said
    assert "1 of 2 that ask for an answer is closed; the giver knew after 20 days (median)." in said
    assert "- **Trade-offs**: 2 people, twice" in said
    assert "From one person so far, so no theme yet: Pace." in said
    assert "careerbook feedback edit 4 --about result" in said
    assert "Said " not in said


def test_an_empty_book_says_whom_to_ask(desk: Desk) -> None:
    said = page(desk)
    assert "0 of 5 sides heard" in said
    assert 'careerbook feedback request "NAME"' in said
    assert "None" not in said
    assert "n/a" not in said
    data = built(desk)
    assert isinstance(data.closure, NotAvailable)
    assert isinstance(data.median_days, NotAvailable)


def test_the_settings_decide_which_sides_apply_and_when_it_is_time_again(desk: Desk) -> None:
    year(desk)
    desk.settings(sides={"manager": True, "peer": True}, feedback_client_days=10, feedback_others_days=25)
    data = built(desk)
    assert (data.share, data.missing) == (Fraction(1), ())
    assert {row.side: row.due for row in data.sides} == {"manager": False, "peer": True, "customer": True}
    assert data.client is not None
    assert data.client.due
    said = page(desk)
    assert "| Customers | 1 | 1 | 95 days ago | |" in said
    assert "Alex Rivera last said something 12 days ago: ask again, it is more than 10." in said
    assert 'careerbook feedback request "Alex Rivera"' in said


def test_what_is_on_no_side_is_counted_and_says_so(desk: Desk) -> None:
    jo = person(desk, "Jo Park")
    for days, about, direction in (
        (400, "result", "received"),
        (9, "result", "received"),
        (3, "character", "received"),
        (2, "result", "given"),
    ):
        desk.add("feedback", text="Well done", on=ago(days), from_person=jo, about=about, direction=direction)
    data = built(desk)
    assert (data.heard, data.givers, data.no_side) == ((), 1, ("feedback-2",))
    assert "1 is on no side until you say from which: `careerbook feedback edit 2 --as peer`" in page(desk)
    desk.set(desk.book.find("feedback-2"), source="peer")
    assert "no side" not in page(desk)


def test_my_own_view_is_written_and_not_asked_for(desk: Desk) -> None:
    assert "| Your own view | – | – | never | write it |" in page(desk)  # noqa: RUF001 - the dash of print
    heard(desk, 100, "self")
    assert "| Yourself | 1 | – | 100 days ago | write it again |" in page(desk)  # noqa: RUF001 - likewise


@pytest.mark.parametrize(
    ("name", "typed"),
    [("Zoë O'Brien", '"Zoë O\'Brien"'), ('Jo "JJ" Park', "'Jo \"JJ\" Park'"), ("$HOME", "'$HOME'")],
)
def test_the_command_at_the_foot_can_be_pasted(desk: Desk, name: str, typed: str) -> None:
    desk.client(name)
    assert f"careerbook feedback request {typed} " in page(desk)


def test_only_others_are_not_called_customers(desk: Desk) -> None:
    heard(desk, 3, "other", person(desk, "Kim Sato"))
    assert "| Others | 1 | 1 | 3 days ago | |" in page(desk)
    assert status.build(desk.read(), Ask()).heard_from == ("other",)
    heard(desk, 2, "customer", person(desk, "Lena Vogt"))
    assert "| Customers | 2 | 2 | 2 days ago | |" in page(desk)


def test_a_previous_manager_counts_for_three_months(desk: Desk) -> None:
    old = desk.client("Alex Rivera", start=date(2025, 1, 1), end=date(2026, 11, 15))
    desk.client("New Manager", start=date(2026, 11, 16))
    assert "Alex Rivera was your manager until 15 Nov and counts until 15 Feb 2027: ask before then." in page(desk)
    assert built(desk, date(2027, 2, 16)).previous == ()
    assert built(desk, date(2026, 11, 15)).previous == ()
    heard(desk, 20, "manager", desk.book.by_uid([old.person])[old.person])
    assert "counts until 15 Feb 2027." in page(desk)


def test_open_requests_are_listed_with_what_lapsed_first(desk: Desk) -> None:
    jo, sam = person(desk, "Jo Park"), person(desk, "Sam Okafor")
    desk.add("request", sam, question="What next?", due=ago(-7), on=ago(3), mode="feedforward")
    desk.add("request", jo, question="How was the move?", due=ago(7), on=ago(20))
    answered = desk.add("request", jo, question="Answered already", on=ago(30))
    desk.set(answered, ago(10), state="received")
    data = built(desk)
    assert [(item.ref, item.lapsed) for item in data.asked] == [("request-2", True), ("request-1", False)]
    said = page(desk)
    assert '- **Jo Park** on 31 Oct, lapsed on 13 Nov: "How was the move?" (request-2)' in said
    assert '- **Sam Okafor** on 17 Nov, feedforward, by 27 Nov: "What next?" (request-1)' in said
    assert [item.ref for item in built(desk, ago(15)).asked] == ["request-2", "request-3"]


def test_a_request_lapses_the_day_after_its_own_and_one_that_was_declined_is_open_no_more(desk: Desk) -> None:
    jo = person(desk, "Jo Park")
    desk.add("request", jo, question="How was it?", due=TODAY, on=ago(5))
    said_no = desk.add("request", jo, question="And that?", due=ago(1), on=ago(5))
    desk.set(said_no, ago(2), state="declined")
    assert [(item.ref, item.lapsed) for item in built(desk).asked] == [("request-1", False)]
    assert [item.lapsed for item in built(desk, ago(-1)).asked] == [True]


def test_a_secondary_client_is_asked_about_by_name_and_is_no_manager_who_left(desk: Desk) -> None:
    alex, kim = desk.client(), desk.client("Kim Sato", relation="secondary", end=ago(5))
    heard(desk, 2, "manager", desk.book.by_uid([alex.person])[alex.person])
    heard(desk, 9, "manager", desk.book.by_uid([kim.person])[kim.person])
    assert built(desk).previous == ()
    found = [coverage.build(desk.read(), Ask(client=client)).client for client in (None, alex, kim)]
    assert [(voice.client, voice.days) for voice in found if voice] == [
        ("Alex Rivera", 2),
        ("Alex Rivera", 2),
        ("Kim Sato", 9),
    ]


def test_as_of_an_earlier_day_it_is_as_it_was(desk: Desk) -> None:
    year(desk)
    data = built(desk, ago(35))
    assert (data.closed, data.actionable) == (0, 1)
    assert {row.side: row.items for row in data.sides}["peer"] == 2
    assert data.themes == ()


def test_why_gives_the_formulas_and_the_settings(desk: Desk) -> None:
    data = coverage.build(year(desk).read(), Ask(why=True))
    assert [reason.rule for reason in data.why] == ["R20", "R21", "R22", "R23", "R24"]
    said = text_of(coverage.layout(data))
    for setting in ("sides = self, manager", "fewest_givers = 7", "feedback_client_days = 30"):
        assert setting in said


@pytest.mark.parametrize("width", [40, 80, 100, 140])
def test_it_fits_any_window(desk: Desk, width: int) -> None:
    lines = terminal.render(coverage.layout(built(year(desk))), width, False).splitlines()
    assert max(cell_width(line) for line in lines) <= width
    lines = text_of(coverage.layout(built(desk)), width).splitlines()
    assert max(cell_width(line) for line in lines) <= width


def test_a_character_remark_is_not_heard_on_the_screen_either(desk: Desk) -> None:
    heard(desk, 3, "peer", person(desk, "Kim Sato"), about="character")
    assert status.build(desk.read(), Ask()).heard_from == ()
    assert built(desk).share == 0


# --- a remark and its answer -------------------------------------------------------------------------------------


def test_a_remark_that_was_clarified_counts_once_in_the_words_about_the_work(desk: Desk) -> None:
    sam, jo = person(desk, "Sam Okafor"), person(desk, "Jo Park")
    first = heard(desk, 30, "peer", sam, theme={"Pace"}, about="unclear", polarity="redirecting")
    better = heard(desk, 20, "peer", sam, theme={"Pace"}, about="approach", polarity="redirecting", clarifies=first)
    heard(desk, 10, "peer", sam, theme={"Pace"}, about="process", polarity="redirecting", clarifies=better)
    heard(desk, 5, "peer", jo, theme={"Pace"})
    data = built(desk)
    peers = next(row for row in data.sides if row.side == "peer")
    assert (peers.items, peers.givers) == (2, 2)
    assert (data.items, data.largest_items) == (2, 1)
    assert data.actionable == 1
    assert [(theme.name, theme.givers, theme.items) for theme in data.themes] == [("Pace", 2, 2)]
    assert data.unclear == ()


def test_before_its_answer_and_once_that_is_removed_a_remark_counts_itself(desk: Desk) -> None:
    sam = person(desk, "Sam Okafor")
    first = heard(desk, 30, "peer", sam, about="unclear")
    answer = heard(desk, 10, "peer", sam, about="approach", clarifies=first)
    assert (built(desk).items, built(desk).unclear) == (1, ())
    assert built(desk, ago(11)).unclear == ("feedback-1",)
    desk.book.set(answer, {"removed": True}, source="remove")
    assert (built(desk).items, built(desk).unclear) == (1, ("feedback-1",))


def test_a_remark_about_character_is_in_no_count(desk: Desk) -> None:
    sam = person(desk, "Sam Okafor")
    before = (built(desk), status.build(desk.read(), Ask()), week.build(desk.read(), Ask()))
    met = practice.build(desk.read(), Ask()).people
    heard(desk, 2, "peer", sam, theme={"Pace"}, about="character", polarity="redirecting")
    assert (built(desk), status.build(desk.read(), Ask()), week.build(desk.read(), Ask())) == before
    assert practice.build(desk.read(), Ask()).people == met
