"""The message after a check-in: at most 120 words of the program's choosing, and what was agreed is never left out."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from careerbook.document import words
from careerbook.records.entry import Entry
from careerbook.reports import follow_up
from careerbook.reports.ask import Ask, Built
from careerbook.reports.follow_up import Decision, FollowUp, Promised
from careerbook.rules.audience import Shareable
from tests.desk import Desk, text_of

HELD = date(2026, 11, 18)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def message(**said: Any) -> FollowUp:
    fields: dict[str, Any] = {
        "reader": "Alex Rivera",
        "writer": "Maya Chen",
        "held": HELD,
        "decisions": (),
        "promises": (),
        "not_reached": (),
        "next_call": None,
    }
    return FollowUp(**{**fields, **said})


def promises(number: int, text: str = "Send the plan of the close to everybody") -> tuple[Promised, ...]:
    return tuple(Promised(text=text, owner="me", due=date(2026, 12, 4)) for _ in range(number))


def built(desk: Desk, client: Entry, call: Entry | None = None) -> Built[FollowUp]:
    shared = Shareable(desk.read(), "follow-up", client=client)
    return follow_up.build(shared, Ask(client=client), call)


def recorded(desk: Desk, client: Entry, on: date = HELD, **said: Any) -> Entry:
    return desk.add("call", client=client, on=on, held_on=on, state="recorded", moved_on=on, **said)


def test_nothing_to_do_is_said_in_one_line() -> None:
    text = follow_up.text_of(message())
    assert "There is nothing that one of us has to do." in text
    assert text.startswith("Alex Rivera, thank you for your time on Wed 18 Nov.")


def test_without_names_it_still_reads_as_a_message() -> None:
    assert follow_up.text_of(message(reader="", writer="")).startswith("Thank you for your time on Wed 18 Nov.")


def test_an_answer_is_yes_no_or_later_and_only_a_yes_has_its_day() -> None:
    by = date(2027, 1, 15)
    decided = [Decision(text=f"Point {n}.", answer=a, by=by) for n, a in enumerate(("agreed", "declined", "deferred"))]
    text = follow_up.text_of(message(decisions=tuple(decided)))
    assert "- Point 0: yes, by Fri 15 Jan 2027.\n- Point 1: no.\n- Point 2: later." in text


def test_each_side_has_its_own_list() -> None:
    each = tuple(
        Promised(text=f"Thing of {who}", owner=who, due=None if who == "other" else date(2026, 12, 4))
        for who in ("me", "client", "other")
    )
    text = follow_up.text_of(message(promises=each))
    assert "I will:\n- Thing of me, by Fri 4 Dec." in text
    assert "You will:\n- Thing of client, by Fri 4 Dec." in text
    assert "Others will:\n- Thing of other." in text


def test_courtesies_go_before_the_limit_is_passed_and_promises_never_do() -> None:
    # 12 words of greeting and head, 11 a promise, 8 of "We meet again …", 6 of "Not reached", 2 of the name
    extras: dict[str, Any] = {"not_reached": ("The supplier feed and its renewal",), "next_call": date(2026, 12, 16)}
    whole = follow_up.text_of(message(promises=promises(6), **extras))
    assert follow_up.CLOSING in whole
    assert "We meet again on Wed 16 Dec." in whole
    for number in range(1, 15):
        text = follow_up.text_of(message(promises=promises(number), **extras))
        assert text.count("- Send the plan") == number
        least = follow_up.text_of(message(promises=promises(number), not_reached=("x",)))
        assert words(text) <= max(follow_up.MOST_WORDS, words(least))
    shortest = follow_up.text_of(message(promises=promises(11), **extras))
    assert follow_up.CLOSING not in shortest
    assert "We meet" not in shortest
    assert "Not reached: 1 point." in shortest


def test_the_owner_is_told_how_many_words_it_is_over(desk: Desk) -> None:
    client = desk.client()
    call = recorded(desk, client)
    for _ in range(12):
        desk.add("commitment", text="Send the plan of the close to everybody", owner="me", client=client, call=call,
                 state="open", on=HELD, due=date(2026, 12, 4))  # fmt: skip
    found = built(desk, client)
    over = words(follow_up.text_of(found.data)) - 120
    assert over > 0
    assert found.notes[0] == f"The message is {over} words over 120: what was agreed is never left out."


def test_it_takes_what_belongs_to_the_call_and_to_this_client(desk: Desk) -> None:
    client, other = desk.client(), desk.client("Kim Lee", "secondary")
    earlier = recorded(desk, client, date(2026, 8, 18))
    call = recorded(desk, client, mood="xylophone", outcome="xylophone")
    theirs = recorded(desk, other, date(2026, 11, 19))
    desk.add("ask", call, text="A second reviewer", answer="agreed", objection="xylophone", fallback="xylophone")
    desk.add("ask", call, text="No answer yet")
    desk.add("heard", call, text="xylophone")
    for text, made_at, state in (
        ("Old", earlier, "open"),
        ("New", call, "open"),
        ("Maybe", call, "proposed"),
        ("Not needed any more", call, "dropped"),
    ):
        desk.add("commitment", text=text, owner="me", client=client, call=made_at, state=state, on=HELD)
    desk.add("commitment", text="Kim's", owner="me", client=other, call=theirs, state="open", on=HELD)
    found = built(desk, client)
    assert found.data.held == HELD
    assert [decision.text for decision in found.data.decisions] == ["A second reviewer"]
    assert [promise.text for promise in found.data.promises] == ["New"]
    assert "xylophone" not in text_of(follow_up.layout(found.data))
    assert built(desk, client, earlier).data.held == date(2026, 8, 18)
    assert [p.text for p in built(desk, other).data.promises] == ["Kim's"]


def test_the_next_meeting_is_named(desk: Desk) -> None:
    client = desk.client()
    recorded(desk, client)
    desk.add("call", client=client, on=date(2026, 12, 16), state="planned", moved_on=HELD)
    assert built(desk, client).data.next_call == date(2026, 12, 16)


def test_with_no_recorded_call_it_says_so(desk: Desk) -> None:
    found = built(desk, desk.client())
    assert found.data.held is None
    assert follow_up.text_of(found.data) == "No check-in is written down yet."


def test_a_promise_that_judges_somebody_is_named_and_still_sent(desk: Desk) -> None:
    client = desk.client()
    call = recorded(desk, client)
    desk.add("commitment", text="Explain it to the lazy team: they never listen", owner="me", client=client, call=call)
    desk.add("commitment", text="They never listen", owner="me", client=client)
    desk.add("ask", call, text="A talk with Kim, who is stubborn", answer="agreed")
    got = built(desk, client, call)
    judged = [note.partition(" judges")[0] for note in got.notes if " judges " in note]
    assert judged == ["ask-1", "commitment-1"]
    assert "they never listen" in follow_up.text_of(got.data)
