from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from careerbook.records.entry import Entry
from careerbook.reports import brief
from tests.desk import Desk, markdown_of
from tests.year import asked, shared_with

FRIDAY = date(2026, 11, 20)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = Desk(tmp_path)
    yield found
    found.book.close()


def notes(desk: Desk, client: Entry | None, *, names: bool = False) -> brief.Notes:
    return brief.build(shared_with(desk, client, FRIDAY, names=names), asked(desk, client, FRIDAY)).notes


def test_a_blaming_word_of_mine_is_named_with_its_record_and_stays_in_the_page(desk: Desk) -> None:
    desk.add("impact", text="Shipped it although the vendor was lazy")
    found = notes(desk, None)
    assert [hit.ref for hit in found.judging] == ["impact-1"]
    assert any("careerbook edit impact-1" in line for line in found.lines(FRIDAY))


@pytest.mark.parametrize(
    ("kind", "said", "words"),
    [
        ("goal", {"title": "Work round a lazy vendor who is lazy", "state": "active"}, "who is lazy"),
        ("impact", {"text": "Shipped it", "theme": ("The vendor is lazy",)}, "vendor is lazy"),
        ("impact", {"text": "Shipped it", "for_whom": "a team that never answers"}, "never answers"),
        ("impact", {"text": "Jo ignored it", "theme": ("Alarms",)}, "Jo ignored"),
        ("impact", {"text": "Shipped it", "qualitative_goal": "the team is lazy"}, ""),
        ("impact", {"text": "Shipped it", "note": "the team is lazy"}, ""),
    ],
)
def test_every_text_that_the_page_prints_is_looked_at_and_no_other(
    desk: Desk, kind: str, said: dict[str, Any], words: str
) -> None:
    alex = desk.client()
    desk.add("person", name="Jo Baker")
    desk.add(kind, **said)
    assert [hit.words for hit in notes(desk, alex).judging] == ([words] if words else [])


def test_what_i_did_about_feedback_is_looked_at_too(desk: Desk) -> None:
    alex = desk.client()
    for name in ("Jo Baker", "Sam Okafor"):
        who = desk.add("person", name=name)
        fields: dict[str, Any] = {"source": "peer", "about": "approach", "theme": ("Pace",), "visibility": "client"}
        item = desk.add("feedback", text="too late", from_person=who, **fields)
        desk.add("response", item, action=f"Found out that {name} is lazy")
        desk.set(item, date(2026, 11, 3), state="closed", told_on=date(2026, 11, 3))
    assert [(hit.ref, hit.words) for hit in notes(desk, alex).judging] == [("response-2", "colleague is lazy")]


def test_without_a_client_it_says_for_whom_the_page_is_and_how_to_name_them(desk: Desk) -> None:
    line = 'nobody to address yet, so it is for your manager; careerbook client add "YOUR MANAGER"'
    assert line in notes(desk, None).lines(FRIDAY)
    assert line not in notes(desk, desk.client()).lines(FRIDAY)


def test_own_trait_words_count_and_an_unknown_language_has_none(desk: Desk) -> None:
    desk.add("impact", text="Shipped it although the vendor was snarky")
    assert notes(desk, None).judging == ()
    desk.settings(trait_words={"snarky": True})
    assert [hit.ref for hit in notes(desk, None).judging] == ["impact-1"]
    desk.settings(language="tlh", trait_words={"snarky": None})
    assert notes(desk, None).judging == ()


def test_a_second_client_is_named_in_the_command(desk: Desk) -> None:
    desk.client()
    kim = desk.client("Kim Sato", relation="secondary")
    desk.add("challenge", text="The licence ends", severity="high")
    assert notes(desk, kim).untold_high[0].command == "careerbook challenge raise 1 --to client-2"


def test_settled_and_private_things_of_other_quarters_do_not_count_as_staying(desk: Desk) -> None:
    desk.add("impact", text="Long ago", visibility="private", on=date(2025, 1, 1))
    desk.add("impact", text="This quarter", visibility="private")
    desk.add("goal", title="Another job", visibility="private", state="active", on=date(2025, 1, 1))
    desk.add("goal", title="Another job, given up", visibility="private", state="dropped", on=date(2025, 1, 1))
    found = notes(desk, None)
    assert found.stay == 2
    assert found.records == 0


def test_who_agreed_is_named_when_it_is_asked_for_and_counted_when_not(desk: Desk) -> None:
    desk.add("person", name="Jo Baker", name_ok=True)
    desk.add("impact", text="Jo Baker can release alone")
    assert notes(desk, None).names_replaced == 1
    assert "one name replaced by a role" in notes(desk, None).lines(FRIDAY)
    assert notes(desk, None, names=True).names_replaced == 0
    built = brief.build(shared_with(desk, None, FRIDAY, names=True), asked(desk, None, FRIDAY))
    assert "**Jo Baker can release alone.**" in markdown_of(brief.layout(built.data))


def test_the_empty_page_holds_every_heading_and_no_words_of_anybody(desk: Desk) -> None:
    desk.settings(name="Maya Chen")
    alex = desk.client()
    desk.add("call", client=alex, on=date(2026, 11, 25))
    text = markdown_of(brief.empty(asked(desk, alex, FRIDAY)))
    assert text.count("\n## ") == 11
    assert "Maya" not in text
    assert "Alex" not in text
    assert "to agree on Wednesday" in text
    said = list(brief.may_say(asked(desk, alex, FRIDAY)))
    assert any("Counted cautiously it brings" in part for part in said)
    assert "No open risk that we have talked about." in said
