"""Challenges: found, judged, told to one client at a time, and closed with a lesson."""

import pytest

from tests.cli.conftest import Run
from tests.cli.kept import add, batches, body, client, data, entries, entry, refused, set_fields, uid
from tests.cli.terminal import talker

FEED = (
    "Source feed may stop in December",
    "--severity",
    "high",
    "--impact-date",
    "2026-12-05",
    "--found",
    "2026-11-17",
)


def test_scenario_5_raise_now_then_a_heads_up_fifteen_days_ahead(run: Run) -> None:
    client()
    got = run("challenge", "add", *FEED)
    assert got.out == "challenge-1\n"
    assert "Alex Rivera does not know. Raise now: found 3 days ago, limit 2 days" in got.err
    assert "careerbook challenge raise 1 --heads-up" in got.err
    assert entry("challenge-1").visibility == "private"
    now = run("report", "surprises").out
    assert "raise now" in now
    got = run("challenge", "raise", "1", "--to", "manager", "--heads-up")
    assert got.out == "raised-1\n"
    assert "Alex Rivera got a heads-up today, 15 days ahead" in got.err
    assert "careerbook challenge edit 1 --cause TEXT --recommendation TEXT" in got.err
    told = run("report", "surprises").out
    assert "raise now" not in told
    assert "Lead time: 15 days" in told


@pytest.mark.parametrize(
    ("options", "verdict"),
    [
        (("--severity", "high", "--found", "2026-11-18"), "Raise now: found 2 days ago, limit 2 days"),
        (("--severity", "high", "--found", "2026-11-19"), "Say it when you next speak: found 1 day ago"),
        (("--severity", "high"), ""),
        (("--found", "2026-11-13"), "Raise now: found 7 days ago, limit 7 days"),
        (("--found", "2026-11-16"), "Say it when you next speak: found 4 days ago"),
        (("--found", "2026-11-17"), ""),
        (("--impact-date", "2026-12-04"), "Raise now: its impact date is in 14 days"),
        (("--impact-date", "2026-12-05"), ""),
    ],
)
def test_the_verdict_is_said_at_once_where_somebody_has_to_hear(
    run: Run, options: tuple[str, ...], verdict: str
) -> None:
    client()
    err = run("risk", "The feed may stop", *options).err
    if verdict:
        assert verdict in err
    else:
        assert "does not know" not in err


def test_severity_is_shown_as_assumed_and_not_stored(run: Run) -> None:
    assert "severity medium, assumed" in run("risk", "Priya may leave").err
    assert "severity" not in body("challenge-1")
    assert "assumed" not in run("risk", "Priya may leave", "--severity", "medium").err


def test_without_a_client_it_says_what_comes_first(run: Run) -> None:
    assert "careerbook client add" in run("challenge", "add", *FEED).err


def test_each_client_has_a_verdict_unless_the_topic_is_not_theirs(run: Run) -> None:
    client()
    client("Kim Lee", "secondary", topics_deny={"pay": True})
    err = run("challenge", "add", *FEED).err
    assert "careerbook challenge raise 1 --to client-2 --heads-up" in err
    assert "Kim Lee" not in run("challenge", "add", *FEED, "--tag", "pay").err


def test_found_is_the_same_as_on_in_add_and_edit(run: Run) -> None:
    run("risk", "x", "--on", "2026-11-10")
    run("risk", "x", "--found", "2026-11-10")
    assert body("challenge-1")["on"] == body("challenge-2")["on"] == "2026-11-10"
    run("challenge", "edit", "1", "--found", "2026-11-11")
    assert body("challenge-1")["on"] == "2026-11-11"


def test_it_is_never_shared_by_its_visibility(run: Run) -> None:
    refused(run, "risk", "x", "--visibility", "client", code=4, says="careerbook challenge raise")
    run("risk", "x")
    refused(run, "share", "challenge-1", "--as", "public", code=4, says="careerbook challenge raise 1")
    refused(run, "challenge", "edit", "1", "--visibility", "client", code=4)


def test_a_long_one_says_by_how_many_words(run: Run) -> None:
    assert "is 3 words over the 40 of its line" in run("risk", " ".join(["word"] * 43)).err


# --- raise -----------------------------------------------------------------------------------------------------------


def test_raising_is_once_for_each_client_and_once_more_with_the_detail(run: Run) -> None:
    client()
    client("Kim Lee", "secondary")
    run("challenge", "add", *FEED)
    run("challenge", "raise", "1", "--heads-up", "--channel", "phone")
    refused(run, "challenge", "raise", "1", "--heads-up", says="Alex Rivera had a heads-up about challenge-1")
    got = run("challenge", "raise", "1", "--to", "kim")
    assert "Kim Lee and Alex Rivera may read it; nobody else." in got.err
    assert "--cause" not in got.err
    run("challenge", "raise", "1", "--to", "manager")
    refused(run, "challenge", "raise", "1", says="Alex Rivera has known of challenge-1 since 20 Nov 2026")
    refused(run, "challenge", "raise", "1", "--heads-up", says="Alex Rivera has known")
    refused(run, "challenge", "raise", "1", "--to", "client-2", says="Kim Lee has known")
    held = entries("raised")
    assert [(r.client, bool(r.heads_up)) for r in held] == [
        (uid("client-1"), True),
        (uid("client-2"), False),
        (uid("client-1"), False),
    ]
    assert held[0].channel == "phone"


def test_after_a_heads_up_with_cause_and_recommendation_nothing_more_is_asked(run: Run) -> None:
    client()
    run("challenge", "add", *FEED, "--cause", "contract ends", "--recommendation", "renew")
    assert "Still to say" not in run("challenge", "raise", "1", "--heads-up").err


def test_raise_needs_a_client_and_a_day_after_it_was_found(run: Run) -> None:
    run("challenge", "add", *FEED)
    refused(run, "challenge", "raise", "1", code=1, says="careerbook client add")
    client()
    refused(run, "challenge", "raise", "1", "--on", "2026-11-16", says="found on 17 Nov 2026")
    refused(run, "challenge", "raise", "1", "--to", "nobody", code=1, says="nobody")
    refused(run, "challenge", "raise", "9", code=1, says="challenge-9")


@pytest.mark.parametrize(
    ("on", "said"), [("2026-11-20", "on the very day"), ("2026-11-22", "2 days after it happened")]
)
def test_the_lead_is_said_also_when_it_was_too_late(
    run: Run, on: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAREERBOOK_TODAY", "2026-11-23")
    client()
    run("risk", "x", "--found", "2026-11-10", "--impact-date", "2026-11-20")
    assert said in run("challenge", "raise", "1", "--on", on).err


def test_nobody_hears_of_it_or_finds_it_on_a_day_to_come(run: Run) -> None:
    client()
    client("Kim Lee", "secondary")
    refused(run, "risk", "x", "--found", "2026-11-21", says="Sat 21 Nov 2026 is still to come")
    run("risk", "x", "--found", "2026-11-10")
    refused(
        run, "challenge", "raise", "1", "--to", "kim", "--on", "2026-11-21", says="careerbook challenge raise 1 --to"
    )
    assert entries("raised") == []
    run("challenge", "raise", "1", "--on", "2026-11-12")
    refused(run, "challenge", "edit", "1", "--found", "2026-11-13", says="somebody heard of challenge-1 on Thu 12 Nov")
    refused(run, "challenge", "edit", "1", "--found", "2026-12-01", says="still to come")
    run("challenge", "edit", "1", "--found", "2026-11-12")
    assert entry("challenge-1").on.isoformat() == "2026-11-12"


def test_a_topic_that_is_not_for_them_stays_off_their_page_and_that_is_said(run: Run) -> None:
    client()
    run("client", "add", "Kim Lee", "--relation", "secondary", "--topics-deny", "pay")
    run("risk", "The pay rise may slip", "--tag", "pay", "--found", "2026-11-10")
    told = run("challenge", "raise", "1", "--to", "kim").err
    assert "Its topic is not for Kim Lee, so no page of theirs says it: careerbook show client-2" in told
    assert "may read it" not in told
    assert "pay rise" not in run("brief", "--client", "kim").out
    assert "Alex Rivera may read it; nobody else." in run("challenge", "raise", "1").err


def test_what_may_identify_somebody_is_said_before_a_client_hears_it(run: Run) -> None:
    client()
    run("risk", "bed 12, Mrs P, NHS 943 476 5919, fell")
    got = run("challenge", "raise", "1")
    assert "may identify somebody" in got.err
    assert len(entries("raised")) == 1


# --- afterwards ------------------------------------------------------------------------------------------------------


def test_the_answer_belongs_to_the_newest_raising(run: Run) -> None:
    client()
    client("Kim Lee", "secondary")
    run("risk", "x", "--found", "2026-11-10")
    refused(run, "challenge", "respond", "1", "hello", says="careerbook challenge raise 1")
    run("challenge", "raise", "1", "--on", "2026-11-18")
    run("challenge", "raise", "1", "--to", "kim", "--on", "2026-11-12")
    refused(run, "challenge", "respond", "1", says="text")
    got = run("challenge", "respond", "1", "Renew", "for", "one", "year")
    assert got.out == "raised-1\n"
    assert "Alex Rivera" in got.err
    assert entry("raised-1").client_response == "Renew for one year"
    assert entry("raised-2").client_response is None
    assert data(run("challenge", "respond", "1", "Two years", "--json"))["client_response"] == "Two years"
    assert run("challenge", "respond", "1", "--client", "kim", "Fine", "by", "me").out == "raised-2\n"
    assert (entry("raised-1").client_response, entry("raised-2").client_response) == ("Two years", "Fine by me")
    client("Robin Keller", "secondary")
    refused(
        run, "challenge", "respond", "1", "hm", "--client", "robin", says="Robin Keller has not heard of challenge-1"
    )


def test_from_open_over_managing_to_closed_with_its_lesson(run: Run) -> None:
    run("risk", "x", "--found", "2026-11-01")
    run("challenge", "manage", "1", "--on", "2026-11-03")
    got = run("challenge", "resolve", "1", "--on", "2026-11-10")
    assert "careerbook challenge close 1 --lesson TEXT" in got.err
    refused(run, "challenge", "close", "1", says="careerbook challenge close 1 --lesson TEXT")
    before = batches()
    run("challenge", "close", "1", "--lesson", "Ask a month ahead", "--on", "2026-11-12")
    assert batches() == before + 1
    held = entry("challenge-1")
    assert (held.state, held.lesson, str(held.moved_on)) == ("closed", "Ask a month ahead", "2026-11-12")


ENDS = [("resolve", "resolved"), ("accept", "accepted"), ("materialise", "materialised")]


@pytest.mark.parametrize(("verb", "state"), ENDS)
def test_from_open_directly_to_its_end(run: Run, verb: str, state: str) -> None:
    run("risk", "x")
    run("challenge", verb, "--note", "between us")
    held = entry("challenge-1")
    assert (held.state, held.note) == (state, "between us")


def test_what_happened_untold_is_still_to_be_told(run: Run) -> None:
    client()
    client("Kim Lee", "secondary")
    run("challenge", "add", *FEED)
    run("challenge", "raise", "1")
    err = run("challenge", "materialise", "1").err
    assert "Kim Lee does not know" in err
    assert "Alex Rivera does not know" not in err


def test_a_call_held_since_without_it_makes_it_urgent(run: Run) -> None:
    client()
    add("call", client=uid("client-1"), on="2026-11-19", state="recorded")
    set_fields("call-1", held_on="2026-11-19")
    assert "a call was held since it was found, without it" in run("risk", "x", "--found", "2026-11-18").err


def test_closing_asks_for_the_lesson_at_a_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("risk", "x")
    run("challenge", "accept", "1")
    talk = talker(monkeypatch, capsys)
    talk("challenge", "close", "1", answers=[""], code=2)
    assert entry("challenge-1").state == "accepted"
    talk("challenge", "close", "1", answers=["Ask a month ahead"])
    assert (entry("challenge-1").state, entry("challenge-1").lesson) == ("closed", "Ask a month ahead")
