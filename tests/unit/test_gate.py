import json
import random
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from careerbook.changes.batch import Batch
from careerbook.document import Document, Paragraph, inline
from careerbook.errors import Refused
from careerbook.gate import refuse_leaks, spoken
from careerbook.records.entry import Entry
from careerbook.render import markdown
from careerbook.reports import brief
from careerbook.rules import audience
from careerbook.rules.audience import Shareable
from careerbook.store import search
from tests.desk import Desk, markdown_of
from tests.year import asked, maya, november, shared_with

VOCABULARY = (
    "harbour lantern copper meadow thistle walnut pebble orchard saddle ribbon anchor button candle dagger ember "
    "falcon goblet hammer island jacket kettle ladder marble needle oyster parcel quiver rocket shovel tunnel velvet"
)


WORDS = VOCABULARY.split()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = Desk(tmp_path)
    yield found
    found.book.close()


def page(desk: Desk, client: Entry | None) -> tuple[str, Shareable, list[str]]:
    ask = asked(desk, client)
    shared = shared_with(desk, client)
    built = brief.build(shared, ask)
    return markdown_of(brief.layout(built.data)), shared, list(brief.may_say(ask))


def sentence(rng: random.Random) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(rng.randint(5, 12)))


def plant(desk: Desk, rng: random.Random, number: int) -> str:
    """Hide a sentence somewhere in the book where no document may read it, and return it."""
    text = sentence(rng)
    kinds = ("impact", "note", "character", "untold", "need-of-another", "objection", "comment", "removed")
    kind = kinds[number % len(kinds)]
    if kind == "impact":
        desk.add("impact", text=text, visibility="private")
    elif kind == "note":
        desk.add("goal", title=f"Goal {number}", note=text)
    elif kind == "character":
        desk.add("feedback", text=text, about="character", visibility="client", theme=(text,))
    elif kind == "untold":
        desk.add("challenge", text=text, visibility="client")
    elif kind == "need-of-another":
        other = desk.client(f"Other {number} Person", relation="secondary")
        desk.add("need", other, text=text)
    elif kind == "objection":
        call = desk.add("call", client=desk.book.find("client-1"), on=november(25))
        desk.add("ask", call, text=f"Ask {number}", objection=text)
    elif kind == "comment":
        goal = desk.add("goal", title=f"Checked {number}")
        desk.add("check", goal, comment=text, status="at-risk")
    else:
        gone = desk.add("impact", text=text)
        desk.book.set(gone, {"removed": True}, source="remove")
    return text


def test_a_revised_pitch_is_caught_even_where_the_projection_lets_it_through(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    alex = maya(desk)
    title = "A week on the meadow with the copper lantern"
    pitch = desk.add("pitch", title=title, state="sent", decision_by=november(3))
    opened = desk.add("sent", pitch, client=alex)
    text, shared, allowed = page(desk, alex)
    assert "copper lantern" in text
    refuse_leaks(desk.book, shared, text, allowed)
    desk.set(desk.book.find(pitch.ref), version=2)
    desk.set(opened, revised_on=november(20))
    assert "copper lantern" not in page(desk, alex)[0]
    monkeypatch.setattr(audience, "stands", lambda step: True)
    text, shared, allowed = page(desk, alex)
    assert "copper lantern" in text
    with pytest.raises(Refused):
        refuse_leaks(desk.book, shared, text, allowed)


def test_every_planted_private_text_is_caught_and_the_refusal_repeats_none_of_it(desk: Desk) -> None:
    alex = maya(desk)
    rng = random.Random(4)  # noqa: S311 - the same texts every time
    planted = [plant(desk, rng, number) for number in range(200)]
    text, shared, allowed = page(desk, alex)
    refuse_leaks(desk.book, shared, text, allowed)
    caught = 0
    for private in planted:
        with pytest.raises(Refused) as refusal:
            refuse_leaks(desk.book, shared, f"{text}\n- And then: {private}.\n", allowed)
        caught += 1
        told = f"{refusal.value.sentence} {refusal.value.next_step}"
        assert private not in told
        assert not any(word in told for word in WORDS)
        assert refusal.value.code == 4
    assert caught == 200


def test_three_hundred_texts_that_this_reader_may_see_are_never_refused(desk: Desk) -> None:
    alex = maya(desk)
    rng = random.Random(5)  # noqa: S311 - the same texts every time
    texts = [sentence(rng) for _ in range(300)]
    batch = Batch("test")
    for text in texts:
        batch.create("impact", desk.book.complete("impact", {"text": text, "what_changed": sentence(rng)}))
    desk.book.commit(batch)
    for number, text in enumerate(texts[:60]):
        desk.add("impact", text=f"Private {number}", note=f"this came from {text} after all", visibility="private")
    shared = shared_with(desk, alex)
    refused = 0
    for text in texts:
        try:
            refuse_leaks(desk.book, shared, markdown.render(Document("", (Paragraph(inline(text)),), "client")), [])
        except Refused:
            refused += 1
    assert refused == 0


def test_the_brief_of_the_sample_quarter_passes_in_every_form(desk: Desk) -> None:
    alex = maya(desk)
    text, shared, allowed = page(desk, alex)
    refuse_leaks(desk.book, shared, text, allowed)
    refuse_leaks(desk.book, shared, json.dumps({"data": [text]}), allowed)


def test_a_projection_that_hands_out_a_private_record_does_not_blind_the_gate(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    alex = maya(desk)
    desk.add("impact", text="I am looking for another employer since the spring", visibility="private")
    monkeypatch.setattr(Shareable, "_refusal", lambda *_: "")
    text, shared, allowed = page(desk, alex)
    assert "another employer" in text
    with pytest.raises(Refused, match="impact-4"):
        refuse_leaks(desk.book, shared, text, [*allowed, *()])


def test_a_projection_that_hands_out_a_private_field_does_not_blind_the_gate(desk: Desk) -> None:
    alex = maya(desk)
    impact = desk.add("impact", text="Shipped the report", note="only because the boss was away that week")
    shared = shared_with(desk, alex)
    held = shared.by_uid([impact.uid])[impact.uid]
    held.body["note"] = impact.note
    with pytest.raises(Refused, match=impact.ref):
        refuse_leaks(desk.book, shared, "It went well, only because the boss was away that week.", [])


def test_json_is_unescaped_and_terminal_colours_are_taken_off_first(desk: Desk) -> None:
    alex = maya(desk)
    private = desk.add("impact", text="Geheime Gespräche über den größten Kunden", visibility="private")
    shared = shared_with(desk, alex)
    for leaving in (
        json.dumps({"careerbook": 1, "data": {"text": private.text}}),
        "\x1b[1mGeheime Gespräche\x1b[0m über den \x1b[32mgrößten\x1b[0m Kunden",
        json.dumps([["a", private.text]], ensure_ascii=False),
    ):
        with pytest.raises(Refused, match=private.ref):
            refuse_leaks(desk.book, shared, leaving, [])
    assert spoken("{not json") == "{not json"


@pytest.mark.parametrize("field", ["name", "aka"])
def test_a_long_name_of_a_third_party_is_private_unless_they_agreed_and_were_asked_for(desk: Desk, field: str) -> None:
    alex = maya(desk)
    desk.add(
        "person",
        name="Bartholomew Featherstone",
        aka=("Featherstonehaugh-Smythe",),
        name_ok=True,
        share_as="the head of the pilot plant",
    )
    wanted = "Bartholomew Featherstone" if field == "name" else "Featherstonehaugh-Smythe"
    with pytest.raises(Refused, match="person-"):
        refuse_leaks(desk.book, shared_with(desk, alex), f"Thanks to {wanted}.", [])
    refuse_leaks(desk.book, shared_with(desk, alex, names=True), f"Thanks to {wanted}.", [])
    refuse_leaks(desk.book, shared_with(desk, alex), "Thanks to the head of the pilot plant.", [])


def test_what_was_raised_to_one_client_is_private_before_another(desk: Desk) -> None:
    alex = maya(desk)
    kim = desk.client("Kim Sato", relation="secondary")
    risk = desk.add("challenge", text="The licence for the scanner ends this winter")
    desk.add("raised", risk, client=kim, on=november(19))
    refuse_leaks(desk.book, shared_with(desk, kim), risk.text, [])
    with pytest.raises(Refused, match=risk.ref):
        refuse_leaks(desk.book, shared_with(desk, alex), risk.text, [])


def test_topics_denied_to_a_client_are_private_before_them(desk: Desk) -> None:
    kim = desk.client("Kim Sato", relation="secondary", topics_deny=("pay",))
    alex = maya(desk)
    impact = desk.add("impact", text="Sorted the overtime backlog for line four", tags=("pay",))
    refuse_leaks(desk.book, shared_with(desk, alex), impact.text, [])
    with pytest.raises(Refused, match=impact.ref):
        refuse_leaks(desk.book, shared_with(desk, kim), impact.text, [])


def test_an_unreadable_future_kind_is_private_whole(desk: Desk) -> None:
    alex = maya(desk)
    batch = Batch("sync")
    batch.create("horoscope", {"text": "the stars advise against every reorganisation", "visibility": "public"})
    desk.book.commit(batch)
    with pytest.raises(Refused, match="horoscope-1"):
        refuse_leaks(desk.book, shared_with(desk, alex), "The stars advise against every reorganisation.", [])


def test_labels_of_the_book_are_nobodys_secret(desk: Desk) -> None:
    alex = maya(desk)
    desk.add("period", name="Autumn term of the upper school", start=november(1), end=november(30))
    refuse_leaks(desk.book, shared_with(desk, alex), "Autumn term of the upper school, by Maya Chen", [])


def test_an_empty_book_leaks_nothing(desk: Desk) -> None:
    shared = shared_with(desk, None)
    refuse_leaks(desk.book, shared, "Anything at all may stand here, whatever it says.", [])


def test_the_cost_follows_the_page_and_not_the_book(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    alex = maya(desk)
    text, shared, allowed = page(desk, alex)
    rng = random.Random(6)  # noqa: S311 - the same texts every time
    asked_for: list[int] = []
    look = search.holders

    def counted(conn: sqlite3.Connection, hashes: list[int]) -> set[int]:
        asked_for.append(len(hashes))
        return look(conn, hashes)

    monkeypatch.setattr("careerbook.gate.holders", counted)

    def measured() -> float:
        best = 9.9
        for _ in range(5):
            began = time.process_time()
            refuse_leaks(desk.book, shared, text, allowed)
            best = min(best, time.process_time() - began)
        return best

    small = measured()
    batch = Batch("import")
    for _ in range(20_000):
        batch.create("impact", {"text": sentence(rng), "on": "2025-05-05", "visibility": "private"})
    desk.book.commit(batch)
    large = measured()
    assert len(set(asked_for)) == 1
    assert large < 3 * small + 0.01


def test_a_code_of_the_program_in_a_private_record_stops_no_page(desk: Desk) -> None:
    desk.add("duty", text="Release duty", my_view="add-to-jd", visibility="private")
    shared = shared_with(desk, None)
    refuse_leaks(desk.book, shared, "One thing to add to JD.", [])
    desk.add("duty", text="Release duty", note="add to jd", visibility="private")
    with pytest.raises(Refused):
        refuse_leaks(desk.book, shared_with(desk, None), "One thing to add to JD.", [])
