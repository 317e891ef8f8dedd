from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from careerbook import clock
from careerbook.records.entry import Entry
from careerbook.reports import brief
from tests.brief_desk import FRIDAY, built, page, rows
from tests.desk import Desk, markdown_of


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = Desk(tmp_path)
    yield found
    found.book.close()


# --- 4 promises ------------------------------------------------------------------------------------------------------


def recorded(desk: Desk, alex: Entry, day: date, kind: str = "quarterly") -> Entry:
    call = desk.add("call", client=alex, on=day, type=kind)
    return desk.set(call, day, state="recorded", held_on=day)


def promised(desk: Desk, alex: Entry, text: str, on: date, **said: Any) -> Entry:
    return desk.add("commitment", text=text, client=alex, owner=said.pop("owner", "me"), on=on, **said)


def test_promises_since_the_last_recorded_quarterly_call_and_open_ones_from_before(desk: Desk) -> None:
    alex, kim = desk.client(), desk.client("Kim Sato", relation="secondary")
    recorded(desk, alex, date(2026, 9, 30))
    recorded(desk, alex, date(2026, 11, 2), "ad-hoc")
    july = date(2026, 7, 1)
    desk.set(promised(desk, alex, "Old and done", july), july, state="done", done_on=july)
    promised(desk, alex, "Old and open", july, due=date(2026, 12, 1))
    promised(desk, alex, "New", date(2026, 9, 30), due=date(2026, 12, 20))
    promised(desk, alex, "Late", date(2026, 10, 8), due=date(2026, 11, 16))
    promised(desk, alex, "To agree", date(2026, 11, 8), state="proposed")
    promised(desk, kim, "Somebody else's", date(2026, 10, 8))
    promised(desk, alex, "Only mine", date(2026, 10, 8), visibility="private")
    assert rows(page(desk, alex), "What we agreed last time") == (
        "**Late** (I, by 16 Nov): open, four days late.",
        "**Old and open** (I, by 1 Dec): open.",
        "**New** (I, by 20 Dec): open.",
    )


def test_what_moved_shows_as_changed_with_its_first_date(desk: Desk) -> None:
    alex = desk.client()
    recorded(desk, alex, date(2026, 9, 30))
    open_one = promised(desk, alex, "Test plan", date(2026, 10, 1), due=date(2026, 11, 6))
    desk.set(open_one, date(2026, 11, 5), due=date(2026, 12, 4))
    done = promised(desk, alex, "Runbook", date(2026, 10, 1), due=date(2026, 10, 16), remark="The data came late")
    desk.set(done, date(2026, 10, 15), due=date(2026, 10, 30))
    desk.set(done, date(2026, 11, 2), state="done", done_on=date(2026, 11, 2))
    missed = promised(desk, alex, "Tour", date(2026, 10, 1), owner="client", due=date(2026, 10, 16))
    desk.set(missed, date(2026, 10, 17), state="missed")
    assert rows(page(desk, alex), "What we agreed last time") == (
        "**Tour** (you, by 16 Oct): missed.",
        "**Runbook** (I, by 16 Oct): moved to 30 Oct, done 2 Nov, three days late; the data came late.",
        "**Test plan** (I, by 6 Nov): open, moved to 4 Dec.",
    )


def test_a_promise_stands_in_the_words_of_the_day_it_was_made(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    alex = desk.client()
    desk.add("person", name="Jo Baker")
    monkeypatch.setattr(clock, "instant", lambda: "2026-11-02T09:00:00.000Z")
    promise = promised(desk, alex, "Train Jo Baker in evry close", date(2026, 11, 2), due=date(2026, 11, 30))
    monkeypatch.setattr(clock, "instant", lambda: "2026-11-02T17:00:00.000Z")
    desk.set(promise, text="Train Jo Baker in every close")
    monkeypatch.setattr(clock, "instant", lambda: "2026-11-12T09:00:00.000Z")
    desk.set(promise, text="Talk to Jo Baker")
    found = built(desk, alex)
    text = markdown_of(brief.layout(found.data))
    assert rows(text, "What we agreed last time") == ("**Train a colleague in every close** (I, by 30 Nov): open.",)
    assert found.notes.worded_then == ("commitment-1",)


def test_words_from_before_a_promise_was_shared_never_come_back(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    alex = desk.client()
    monkeypatch.setattr(clock, "instant", lambda: "2026-11-02T09:00:00.000Z")
    promise = promised(desk, alex, "Replace the lazy vendor", date(2026, 11, 2), visibility="private")
    monkeypatch.setattr(clock, "instant", lambda: "2026-11-09T09:00:00.000Z")
    desk.set(promise, text="Look at other vendors", visibility="client")
    assert rows(page(desk, alex), "What we agreed last time") == ("**Look at other vendors** (I): open.",)


# --- 5 no surprises --------------------------------------------------------------------------------------------------


def told(desk: Desk, client: Entry, text: str, on: date = date(2026, 11, 18), **said: Any) -> Entry:
    challenge = desk.add("challenge", text=text, on=date(2026, 11, 2), **said)
    desk.add("raised", challenge, client=client, on=on)
    return challenge


def test_only_what_this_reader_was_told_prints_the_worst_first(desk: Desk) -> None:
    alex, kim = desk.client(), desk.client("Kim Sato", relation="secondary")
    told(desk, alex, "Medium and near", impact_date=date(2026, 12, 1))
    told(desk, alex, "Assumed medium")
    told(desk, alex, "Small", severity="low")
    worst = told(desk, alex, "High", severity="high", consequence="the ward would close")
    desk.add("raised", worst, client=alex, on=date(2026, 11, 19))
    settled = told(desk, alex, "Settled", severity="high")
    desk.set(settled, FRIDAY, state="resolved")
    told(desk, kim, "Told to another", severity="high")
    desk.add("challenge", text="Told to nobody", severity="high", on=FRIDAY)
    found = built(desk, alex)
    assert rows(markdown_of(brief.layout(found.data)), "No surprises") == (
        "**High** (I told you on 18 Nov). The ward would close.",
        "**Medium and near** (would come on 1 Dec; I told you on 18 Nov).",
        "**Assumed medium** (I told you on 18 Nov).",
    )
    assert [risk.text for risk in found.notes.untold_high] == ["Told to another", "Told to nobody"]
    assert rows(page(desk, kim), "No surprises") == ("**Told to another** (I told you on 18 Nov).",)


def test_an_untold_high_risk_is_no_line_of_the_page(desk: Desk) -> None:
    alex = desk.client()
    desk.add("challenge", text="The feed may stop", severity="high")
    found = built(desk, alex)
    assert rows(markdown_of(brief.layout(found.data)), "No surprises") == ("No open risk that we have talked about.",)
    assert found.notes.untold_high[0].command == "careerbook challenge raise 1"


def test_small_risks_alone_are_not_called_none(desk: Desk) -> None:
    alex = desk.client()
    told(desk, alex, "Small", severity="low")
    assert rows(page(desk, alex), "No surprises") == ("Only small risks that we have talked about.",)


def test_a_risk_that_came_true_says_so(desk: Desk) -> None:
    alex = desk.client()
    risk = told(desk, alex, "The feed may stop", what_helps="a call to procurement")
    desk.set(risk, FRIDAY, state="materialised", impact_date=date(2026, 11, 30))
    assert rows(page(desk, alex), "No surprises") == (
        "**The feed may stop** (it has happened; I told you on 18 Nov). What helps most: a call to procurement.",
    )


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "(would come on 30 Nov; I told you on 18 Nov)"),
        ({"impact_date": FRIDAY}, "(would come on 20 Nov; I told you on 18 Nov)"),
        ({"impact_date": date(2026, 11, 19)}, "(was to come on 19 Nov; I told you on 18 Nov)"),
        ({"consequence": "From 30 November on nobody answers"}, "(I told you on 18 Nov)"),
        ({"consequence": "From 3 November on nobody answers"}, "(would come on 30 Nov; I told you on 18 Nov)"),
        ({"consequence": " ".join(["word"] * 30)}, "(I told you on 18 Nov)"),
    ],
)
def test_a_risk_says_when_it_would_come_unless_its_words_do(desk: Desk, said: dict[str, Any], words: str) -> None:
    alex = desk.client()
    told(desk, alex, "The feed may stop", **{"impact_date": date(2026, 11, 30), **said})
    found = built(desk, alex)
    assert rows(markdown_of(brief.layout(found.data)), "No surprises")[0].startswith(f"**The feed may stop** {words}.")
    assert found.notes.over == ()
    assert (found.data.risks[0].impact_date is None) is ("come" not in words)


def test_a_topic_denied_to_a_reader_is_neither_printed_nor_asked_to_be_raised(desk: Desk) -> None:
    kim = desk.client("Kim Sato", relation="secondary", topics_deny=("pay",))
    desk.add("challenge", text="The bonus may be late", tags=("pay",), severity="high")
    desk.add("impact", text="Settled the overtime", tags=("pay",))
    found = built(desk, kim)
    assert found.notes.untold == ()
    assert "overtime" not in markdown_of(brief.layout(found.data))
