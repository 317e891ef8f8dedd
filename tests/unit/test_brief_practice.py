"""Sections 7 and 9 of the brief: what to use me for, from services, and one idea for the reader."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from careerbook.document import plain
from careerbook.records.entry import Entry
from careerbook.reports import brief
from careerbook.reports.brief import rows
from careerbook.reports.brief.data import Idea, Use
from tests.brief_lint import parts, problems
from tests.desk import Desk, markdown_of
from tests.year import asked, shared_with

FRIDAY = date(2026, 11, 20)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = Desk(tmp_path)
    yield found
    found.book.close()


def built(desk: Desk, client: Entry | None, as_of: date = FRIDAY) -> brief.Built:
    return brief.build(shared_with(desk, client, as_of), asked(desk, client, as_of))


def page(desk: Desk, client: Entry | None, as_of: date = FRIDAY) -> str:
    return markdown_of(brief.layout(built(desk, client, as_of).data))


def under(text: str, heading: str) -> tuple[str, ...]:
    return next((section.rows for section in parts(text.splitlines()) if section.heading == heading), ())


# --- 7 keep using me for ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (Use(wish="same", text="release support", for_whom="finance"), "Same: release support for finance."),
        (
            Use(
                wish="less",
                text="ad-hoc extracts",
                worth="about 9 % of my hours and in nobody's description. Where should they live?",
            ),
            "Less: ad-hoc extracts, about 9 % of my hours and in nobody's description. Where should they live?",
        ),
        (
            Use(wish="more", text="Taking a manual step out", worth="It worked because operations wrote the tests."),
            "More: taking a manual step out. It worked because operations wrote the tests.",
        ),
        (Use(wish="less", text="cover", for_whom="Ops", stop=True), "Less: cover for Ops; I would rather stop."),
        (Use(wish="less", text="x", worth="others can", stop=True), "Less: x; I would rather stop. Others can."),
        (Use(wish="more", text="p95 work."), "More: p95 work."),
    ],
)  # fmt: skip
def test_a_use_is_said_with_its_worth_in_the_owners_own_words(row: Use, said: str) -> None:
    assert plain(rows.use(row)) == said


def test_services_stand_by_wish_once_a_wish_is_said(desk: Desk) -> None:
    alex = desk.client()
    desk.add("service", name="Just a service", beneficiary="all")
    assert "Keep using me for" not in page(desk, alex)
    desk.add("service", name="ad-hoc extracts", use_me_for="less", client_view="more")
    desk.add("service", name="a second look", use_me_for="more")
    desk.add("service", name="release support", use_me_for="same", beneficiary="finance")
    desk.add("service", name="the secret one", use_me_for="more", visibility="private")
    text = page(desk, alex)
    assert under(text, "Keep using me for") == (
        "**More:** a second look.",
        "**Same:** release support for finance.",
        "**Less:** ad-hoc extracts.",
    )
    assert problems(text) == []


def test_with_more_than_five_each_wish_keeps_a_line_and_the_others_go_to_the_appendix(desk: Desk) -> None:
    alex = desk.client()
    for number in range(1, 6):
        desk.add("service", name=f"help {number}", use_me_for="more")
    desk.add("service", name="support", use_me_for="same")
    desk.add("service", name="extracts", use_me_for="stop")
    found = built(desk, alex)
    said = under(markdown_of(brief.layout(found.data)), "Keep using me for")
    assert [line.split("**")[1] for line in said] == ["More:", "More:", "More:", "Same:", "Less:"]
    assert [row.text for row in found.appendix.uses] == ["help 4", "help 5"]


def test_a_duty_that_a_service_names_is_not_said_twice(desk: Desk) -> None:
    alex = desk.client()
    desk.add("service", name="release support", beneficiary="finance", use_me_for="same")
    talk = desk.add("session", client=alex, state="held", held_on=FRIDAY, visibility="client")
    for text, verdict in (("Release support for finance", "keep"), ("ad-hoc extracts", "less")):
        duty = desk.add("duty", text=text, verdict=verdict, visibility="client")
        desk.add("view", talk, duty=duty, verdict=verdict)
    assert under(page(desk, alex), "Keep using me for") == (
        "**Same:** release support for finance.",
        "**Less:** ad-hoc extracts.",
    )


# --- 9 an idea for you -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Two lists."),
        ({"recommendation": "Keep one"}, "Two lists. I recommend: Keep one."),
        (
            {"recommendation": "the shorter one", "because": "It is right", "effort": "Two days"},
            "Two lists. I recommend the shorter one: it is right; two days.",
        ),
        ({"because": "nobody reads both", "effort": "two days"}, "Two lists. Nobody reads both; two days."),
        ({"effort": "two days"}, "Two lists. Two days."),
        ({"recommendation": "the longer one?", "effort": "a day"}, "Two lists. I recommend the longer one? A day."),
    ],
)  # fmt: skip
def test_an_idea_says_the_need_the_recommendation_and_what_it_takes(fields: dict[str, Any], said: str) -> None:
    assert plain(rows.idea(Idea(need="two lists", **fields))) == said


def idea(desk: Desk, need: str, client: Entry | None = None, on: date = FRIDAY, **said: Any) -> Entry:
    found = desk.add("opportunity", need=need, on=date(2026, 11, 2), **said)
    if client is None:
        return found
    desk.add("offered", found, client=client, on=on)
    return desk.set(found, on, state="offered")


def test_an_idea_is_silent_until_it_was_offered_to_this_reader(desk: Desk) -> None:
    alex, kim = desk.client(), desk.client("Kim Osei", "secondary")
    idea(desk, "Expenses pass through two spreadsheets")
    assert "An idea for you" in built(desk, alex).notes.silent
    idea(desk, "Suppliers stand in two lists", kim)
    assert "An idea for you" in built(desk, alex).notes.silent
    assert under(page(desk, kim), "An idea for you") == ("**Suppliers stand in two lists.**",)
    assert "Suppliers" not in page(desk, alex)


def test_the_idea_offered_last_is_the_one_on_the_page(desk: Desk) -> None:
    alex = desk.client()
    idea(desk, "The second idea", alex, date(2026, 11, 18))
    early = idea(desk, "The first idea", alex, date(2026, 11, 10))
    assert under(page(desk, alex), "An idea for you") == ("**The second idea.**",)
    assert under(page(desk, alex, date(2026, 11, 12)), "An idea for you") == ("**The first idea.**",)
    desk.add("offered", early, client=alex, on=date(2026, 11, 19))
    assert under(page(desk, alex), "An idea for you") == ("**The first idea.**",)


@pytest.mark.parametrize("answer", ["accepted", "declined", "parked", "delivered"])
def test_an_answered_idea_leaves_the_page_and_the_heading_stays(desk: Desk, answer: str) -> None:
    alex = desk.client()
    found = idea(desk, "Suppliers stand in two lists", alex, date(2026, 11, 18))
    desk.set(found, FRIDAY, state=answer)
    assert "## An idea for you\n\nNo new idea this time.\n" in page(desk, alex)
    assert "Suppliers stand" in page(desk, alex, date(2026, 11, 19))


def test_an_idea_over_its_words_prints_whole_and_is_named(desk: Desk) -> None:
    alex = desk.client()
    idea(desk, "Two lists", alex, recommendation=" ".join(["word"] * 39))
    found = built(desk, alex)
    assert found.notes.over == ("An idea for you: 3 words over 40",)


def test_the_preview_names_what_is_not_offered_and_the_command(desk: Desk) -> None:
    alex = desk.client()
    idea(desk, "Suppliers stand in two lists", alex)
    idea(desk, "Nobody knows who is on call")
    found = brief.preview_of(built(desk, alex), asked(desk, alex, FRIDAY).period)
    inside = {row.ref: (row.place, row.command) for row in found.goes_in}
    outside = {row.ref: row.command for row in found.stays_out}
    assert inside["opportunity-1"] == ("An idea for you", "careerbook opportunity park 1")
    assert outside["opportunity-2"] == "careerbook opportunity offer 2"
