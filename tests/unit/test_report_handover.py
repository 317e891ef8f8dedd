"""The handover: what the next manager needs to know, at most 300 words of it, and nothing on the one before."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from careerbook.errors import Refused
from careerbook.gate import refuse_leaks
from careerbook.records.entry import Entry
from careerbook.reports import handover
from careerbook.reports.ask import Ask
from careerbook.reports.clients import client_before, successor
from careerbook.rules.audience import Shareable
from tests.desk import TODAY, Desk, markdown_of

CHANGE = date(2026, 11, 16)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path)
    found.settings(name="Sam")
    found.client("Alex Rivera", end=CHANGE - timedelta(days=1), note="Alex never read the appendix")
    found.client("New Manager", start=CHANGE, on=CHANGE)
    return found


def both(desk: Desk) -> tuple[Entry, Entry]:
    return desk.book.find("client-1"), desk.book.find("client-2")


def shared_with(desk: Desk, before: bool = True) -> Shareable:
    old, new = both(desk)
    return Shareable(desk.read(), "handover", client=new, before=old if before else None)


def built(desk: Desk) -> Any:
    return handover.build(shared_with(desk), Ask(client=both(desk)[1]))


def page(desk: Desk) -> str:
    return markdown_of(handover.layout(built(desk).data))


def test_an_empty_book_hands_over_one_honest_line(desk: Desk) -> None:
    assert page(desk) == (
        "# Handover · as of 20 Nov 2026\n\n**Sam** · for **New Manager**\n\n"
        "Nothing has been agreed, promised or told yet.\n"
    )


def test_what_was_promised_with_the_one_before_is_listed_and_what_was_confirmed_says_so(desk: Desk) -> None:
    old, new = both(desk)
    desk.add("commitment", text="Publish the calendar", owner="me", client=old, due=date(2026, 12, 4))
    desk.add("commitment", text="Name a reviewer", owner="client", client=old, due=date(2026, 12, 11))
    desk.add("commitment", text="Send the list", owner="client", client=new)
    desk.add("commitment", text="Kept", owner="me", client=old, state="done")
    desk.add("commitment", text="Only proposed", owner="client", client=old, state="proposed")
    desk.add("commitment", text="Only for me", owner="me", client=old, visibility="private")
    assert page(desk).partition("## ")[2] == (
        "Promises to confirm\n\n"
        "- **Publish the calendar** (I, by 4 Dec).\n"
        "- **Name a reviewer** (promised to me, by 11 Dec).\n"
        "- **Send the list** (you): confirmed with you.\n"
    )


def test_asks_without_an_answer_are_passed_on_with_what_was_recommended(desk: Desk) -> None:
    old, _ = both(desk)
    call = desk.add("call", client=old, state="recorded", held_on=date(2026, 11, 3), on=date(2026, 11, 3))
    desk.add("ask", call, text="A second reviewer", recommendation="One day a week", answer="not-reached",
             objection="no money", fallback="half a day")  # fmt: skip
    desk.add("ask", call, text="Answered", answer="agreed")
    assert "- **A second reviewer** (we did not get to it). I recommend one day a week.\n" in page(desk)
    assert not any(word in page(desk) for word in ("Answered", "no money", "half a day"))


@pytest.mark.parametrize("state", ["proposed", "pulled-back"])
def test_freedom_that_is_not_agreed_is_not_there(desk: Desk, state: str) -> None:
    old, _ = both(desk)
    said: dict[str, Any] = {"granted": "agree", "client": old, "visibility": "client", "guard_rails": "Two offers"}
    desk.add("autonomy", area="Vendor choice", state="agreed", **said)
    desk.add("autonomy", area="Hiring", state=state, **said)
    assert "- **Vendor choice**: level 4, agree; two offers.\n" in page(desk)
    assert "Hiring" not in page(desk)


def test_duties_say_what_was_agreed_and_not_who_wanted_what(desk: Desk) -> None:
    desk.add("duty", text="Teaching", source="jd", jd_share_pct=Decimal(70), verdict="keep", visibility="client")
    desk.add("duty", text="Exam administration", verdict="add-to-jd", my_view="less", visibility="client")
    desk.add("duty", text="Cover", verdict="discuss", visibility="client")
    desk.add("duty", text="Secret", verdict="stop")
    assert page(desk).partition("## ")[2] == (
        "What my work is\n\n"
        "- **Exam administration**: to be written into the description.\n"
        "- **Teaching** (70 % of the description): as it is.\n"
    )


@pytest.mark.parametrize(
    ("kind", "opener", "said", "command"),
    [
        ("challenge", "raised", {"text": "The feed may stop"}, "careerbook challenge raise 1"),
        ("pitch", "sent", {"title": "The feed may stop", "state": "funded"}, "careerbook pitch send 1 --to client-2"),
    ],
)
def test_what_the_one_before_was_told_is_not_told_by_the_page(
    desk: Desk, kind: str, opener: str, said: dict[str, Any], command: str
) -> None:
    old, new = both(desk)
    entry = desk.add(kind, **said)
    desk.add(opener, entry, client=old)
    made = built(desk)
    assert "feed" not in markdown_of(handover.layout(made.data))
    (note,) = made.notes
    assert note.startswith(f"{kind}-1")
    assert "client-1" in note
    assert "feed" not in note
    assert "Alex" not in note
    assert command in note
    desk.add(opener, entry, client=new)
    assert "The feed may stop" in page(desk)
    assert built(desk).notes == ()


def voices(desk: Desk, **said: Any) -> None:
    for name in ("Jo Park", "Mia Torres"):
        person = desk.add("person", name=name)
        fields = {"about": "result", "source": "peer", "theme": ("runbooks",), "visibility": "client", **said}
        desk.add("feedback", text="It helped", from_person=person, **fields)


def agree(desk: Desk, *themes: str, client: int = 0) -> None:
    desk.add("call", client=both(desk)[client], type="handover", on=CHANGE, pass_on=themes)


def test_a_theme_is_passed_on_when_two_people_raised_it_and_the_one_before_agreed(desk: Desk) -> None:
    voices(desk)
    assert "unbooks" not in page(desk)
    (note,) = built(desk).notes
    assert "ask client-1 which ones to pass on" in note
    agree(desk, "Runbooks", "something else")
    assert page(desk).endswith("## What several people say\n\n- **Runbooks** (two colleagues).\n")


@pytest.mark.parametrize("said", [{"about": "character"}, {"visibility": "private"}, {"direction": "given"}])
def test_a_theme_of_what_may_not_be_said_is_never_passed_on(desk: Desk, said: dict[str, str]) -> None:
    voices(desk, **said)
    agree(desk, "runbooks")
    assert "unbooks" not in page(desk)


def test_of_two_themes_only_the_one_that_was_agreed_on_is_passed_on(desk: Desk) -> None:
    voices(desk)
    for person in desk.read().entries("person")[-2:]:
        said: dict[str, Any] = {"about": "approach", "source": "peer", "visibility": "client", "theme": ("pace",)}
        desk.add("feedback", text="Slow", from_person=person, **said)
    agree(desk, "pace")
    assert "**Pace** (two colleagues)" in page(desk)
    assert "Runbooks" not in page(desk)
    agree(desk, "runbooks")
    assert "**Runbooks** (two colleagues)" in page(desk)


@pytest.mark.parametrize("answer", ["agreed", "declined"])
def test_an_ask_that_was_answered_is_not_passed_on(desk: Desk, answer: str) -> None:
    call = desk.add("call", client=both(desk)[0], state="recorded", held_on=date(2026, 11, 3), on=date(2026, 11, 3))
    desk.add("ask", call, text="A second reviewer", answer=answer)
    assert "A second reviewer" not in page(desk)


def test_only_the_one_before_can_agree(desk: Desk) -> None:
    voices(desk)
    agree(desk, "runbooks", client=1)
    assert "unbooks" not in page(desk)


def test_no_note_and_no_name_of_the_one_before_is_on_the_page(desk: Desk) -> None:
    old, _ = both(desk)
    desk.add("commitment", text="Ask Alex Rivera for the list", owner="me", client=old, note="Alex forgets")
    desk.add("session", client=old, state="held", open_points="Alex wants more", visibility="client")
    desk.add("need", old, text="Shorter pages")
    printed = page(desk)
    assert "Ask a colleague for the list" in printed
    assert not any(word in printed for word in ("Alex", "appendix", "forgets", "wants more", "Shorter"))


def test_the_gate_knows_what_a_handover_may_say_and_stops_the_rest(desk: Desk) -> None:
    old, _ = both(desk)
    desk.add("commitment", text="Publish the close calendar for everybody", owner="me", client=old)
    desk.add("need", old, text="Pages shorter than one screen please")
    shared = shared_with(desk)
    said = markdown_of(handover.layout(handover.build(shared, Ask(client=both(desk)[1])).data))
    refuse_leaks(desk.book, shared, said, [handover.NOTHING, *handover.HEADINGS.values()])
    with pytest.raises(Refused):
        refuse_leaks(desk.book, shared, f"{said}\nPages shorter than one screen please", [])
    with pytest.raises(Refused):
        refuse_leaks(desk.book, shared_with(desk, before=False), said, [*handover.HEADINGS.values()])


def test_it_keeps_to_one_page_by_leaving_rows_out_and_says_so(desk: Desk) -> None:
    old, _ = both(desk)
    long = "in words that go on for rather longer than anybody needs to read on a page like this one"
    for n in range(1, 8):
        desk.add("commitment", text=f"Promise {n} {long}", owner="me", client=old, due=TODAY + timedelta(days=n))
        desk.add("goal", title=f"Goal {n} {long}", state="active", start=date(2026, 10, 1), on=date(2026, 10, 1),
                 due=TODAY + timedelta(days=n))  # fmt: skip
    made = built(desk)
    assert handover.words_of(made.data) <= handover.MOST_WORDS
    assert [row.text[:9] for row in made.data.promises][:3] == ["Promise 1", "Promise 2", "Promise 3"]
    assert made.data.dropped == 14 - len(made.data.promises) - len(made.data.goals)
    assert f"{made.data.dropped} rows did not fit on the page" in made.notes


def test_what_was_typed_is_never_cut(desk: Desk) -> None:
    old, _ = both(desk)
    desk.add("commitment", text=" ".join(["word"] * 320), owner="me", client=old)
    made = built(desk)
    assert page(desk).casefold().count("word") == 320
    assert any(note.endswith("words over 300") for note in made.notes)


# --- whom it is for --------------------------------------------------------------------------------------------------


def test_the_one_before_is_the_last_primary_client_of_the_same_job(desk: Desk) -> None:
    desk.client("Older", end=date(2025, 12, 31), start=date(2025, 1, 1))
    desk.client("Product", "secondary", end=date(2026, 11, 14))
    clients = desk.book.entries("client")
    old, new = both(desk)
    found = client_before(clients, new)
    assert found is not None
    assert found.uid == old.uid
    assert client_before(clients, desk.book.find("client-4")) is None


@pytest.mark.parametrize(("day", "name"), [(CHANGE, "New Manager"), (CHANGE - timedelta(days=3), "New Manager")])
def test_it_is_for_whoever_takes_over_also_before_the_day(desk: Desk, day: date, name: str) -> None:
    found = successor(desk.book.entries("client"), day)
    assert found is not None
    assert found.title == name


def test_without_a_change_it_is_for_the_manager_and_the_owner_is_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    alex = desk.client()
    found = successor(desk.book.entries("client"), TODAY)
    assert found is not None
    assert found.uid == alex.uid
    made = handover.build(Shareable(desk.read(), "handover", client=alex), Ask(client=alex))
    assert made.notes == ("nobody went before Alex Rivera, so it holds what they may read anyway",)
    assert successor([], TODAY) is None
