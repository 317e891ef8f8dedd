"""`session`: both views of a duty, what was agreed, who may see it from then on, and the pulse that nobody may."""

import json
import os
from datetime import date
from typing import Any

import pytest

from careerbook.book import Book
from careerbook.cli import _pulse
from careerbook.cli._session import session as running
from careerbook.journal import Journal
from careerbook.rules.audience import Shareable
from tests.cli.conftest import Run

SIX = ("--authority", "--goals", "--time-split", "--responsibilities", "--expected", "--judged")


@pytest.fixture
def teacher(run: Run) -> Run:
    run("client", "add", "Head of year")
    for words in (("Teaching", "--share", "70"), ("Marking", "--share", "30"), ("Exam administration",)):
        run("duty", "add", *words)
    run("session", "add", "--on", "2026-11-20")
    return run


def shown(run: Run, ref: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(run("show", ref, "--json").out)["data"]
    return data


def views(run: Run) -> None:
    run("session", "view", "1", "teaching", "--mine", "keep", "--theirs", "keep", "--verdict", "keep")
    run("session", "view", "1", "marking", "--mine", "less", "--theirs", "keep", "--verdict", "discuss")
    run("session", "view", "1", "exam", "--mine", "hand over", "--theirs", "add-to-jd", "--verdict", "add to jd")


def test_a_session_is_with_the_primary_client_and_private_until_it_is_recorded(teacher: Run) -> None:
    said = shown(teacher, "session-1")
    assert (said["client"], said["state"], said["visibility"]) == ("client-1", "planned", "private")
    plan = teacher("session", "add", "--client", "head", "--on", "2026-12-02")
    assert "you and Head of year talk about your role on Wed 2 Dec 2026" in plan.err


def test_a_session_needs_a_client(run: Run) -> None:
    assert "no client is written down yet" in run("session", "add", code=1).err


def test_a_view_said_again_is_changed_and_not_doubled(teacher: Run) -> None:
    teacher("session", "view", "1", "1", "--mine", "keep")
    again = teacher("session", "view", "1", "duty-1", "--theirs", "keep")
    assert again.out == "view-1\n"
    assert "You see it the same way; agreed? careerbook session view 1 1 --verdict keep" in again.err
    assert "You see it differently" in teacher("session", "view", "1", "1", "--theirs", "more").err
    view = shown(teacher, "view-1")
    assert (view["mine"], view["theirs"], view["parent"]) == ("keep", "more", "session-1")


@pytest.mark.parametrize(
    "words",
    [("1", "1"), ("1", "1", "--mine", "dance"), ("1", "painting", "--mine", "keep"), ("9", "1", "--mine", "keep")],
)
def test_a_view_that_cannot_be_is_refused(teacher: Run, words: tuple[str, ...]) -> None:
    assert teacher("session", "view", *words, code=None).code in (1, 2)
    assert "hanging" not in shown(teacher, "session-1")


def test_recording_opens_what_was_agreed_and_nothing_else(teacher: Run) -> None:
    views(teacher)
    assert "Keep using me for" not in teacher("brief", "--format", "md").out
    told = teacher("session", "record", "--open-points", "Who marks in June")
    assert told.out == "session-1\n"
    assert "was held on Fri 20 Nov 2026: partly agreed, 2 of 3 duties." in told.err
    assert "For your manager now: Teaching (keep), Exam administration (add to it)." in told.err
    assert "Still only for you: Marking (discuss)." in told.err
    seen = {n: shown(teacher, f"duty-{n}")["visibility"] for n in (1, 2, 3)}
    assert seen == {1: "client", 2: "private", 3: "client"}
    exam = shown(teacher, "duty-3")
    assert (exam["my_view"], exam["client_view"], exam["verdict"]) == ("hand-over", "add-to-jd", "add-to-jd")
    held = shown(teacher, "session-1")
    assert (held["state"], held["held_on"], held["visibility"]) == ("held", "2026-11-20", "client")
    page = teacher("brief", "--format", "md").out
    assert "- **Same:** teaching; Exam administration, to be written into the description." in page
    assert "Marking" not in page
    assert "June" not in page


def test_undo_takes_the_opening_back_with_the_record(teacher: Run) -> None:
    views(teacher)
    teacher("session", "record")
    teacher("undo")
    assert {shown(teacher, ref)["visibility"] for ref in ("duty-1", "duty-3", "session-1")} == {"private"}
    assert shown(teacher, "session-1")["state"] == "planned"


def test_a_page_as_of_an_earlier_day_does_not_know_what_was_agreed_later(teacher: Run, monkeypatch: Any) -> None:
    views(teacher)
    monkeypatch.setenv("CAREERBOOK_TODAY", "2026-11-25")
    teacher("session", "record", "--held", "2026-11-24")
    assert "**Same:** teaching" in teacher("brief", "--format", "md").out
    before = teacher("brief", "--format", "md", "--as-of", "2026-11-23").out
    assert "teaching" not in before.casefold()


@pytest.mark.parametrize(
    ("verdicts", "word"),
    [
        (("keep", "keep"), "agreed, 2 of 2"),
        (("keep", "discuss"), "partly agreed, 1 of 2"),
        (("discuss",), "nothing agreed"),
    ],
)
def test_what_a_session_came_to_follows_from_its_verdicts(teacher: Run, verdicts: tuple[str, ...], word: str) -> None:
    for number, verdict in enumerate(verdicts, 1):
        teacher("session", "view", "1", str(number), "--verdict", verdict)
    assert word in teacher("session", "record").err
    assert f": {word.partition(',')[0]}." in teacher("session", "show", "1").out


def test_a_session_without_a_view_or_an_agreement_stays_private(teacher: Run) -> None:
    assert "no duty was talked about" in teacher("session", "record").err
    assert shown(teacher, "session-1")["visibility"] == "private"


def test_a_view_of_a_held_session_settles_at_once(teacher: Run) -> None:
    teacher("session", "record")
    assert "duty-1 is for your manager now" in teacher("session", "view", "1", "1", "--verdict", "more").err
    assert "for your manager" not in teacher("session", "view", "1", "2", "--verdict", "discuss").err
    assert (shown(teacher, "duty-1")["visibility"], shown(teacher, "duty-1")["verdict"]) == ("client", "more")
    assert shown(teacher, "session-1")["visibility"] == "client"


def test_a_duty_that_may_identify_somebody_stays_with_its_owner(teacher: Run) -> None:
    teacher("duty", "add", "Transport of patient NHS 943 476 5919")
    teacher("session", "view", "1", "4", "--verdict", "keep")
    told = teacher("session", "record")
    assert "may identify somebody" in told.err
    assert "Still only for you: Transport" in told.err
    assert shown(teacher, "duty-4")["visibility"] == "private"


def test_a_session_is_recorded_once_and_not_ahead_of_its_day(teacher: Run) -> None:
    assert "still to come; nothing was saved" in teacher("session", "record", "--held", "2026-11-21", code=2).err
    teacher("session", "record")
    again = teacher("session", "record", "1", code=2)
    assert "session-1 is held and cannot be recorded again; from here there is no further step" in again.err


def test_another_client_reads_nothing_of_it(teacher: Run) -> None:
    teacher("client", "add", "Product", "--relation", "secondary")
    views(teacher)
    teacher("session", "record")
    assert "Keep using me for" not in teacher("brief", "--client", "product", "--format", "md").out


# --- pulse -----------------------------------------------------------------------------------------------------------


def answers(*figures: int) -> list[str]:
    return [word for option, figure in zip(SIX, figures, strict=True) for word in (option, str(figure))]


def test_two_pulses_show_a_trend_and_one_does_not(teacher: Run, monkeypatch: Any) -> None:
    first = teacher("session", "pulse", *answers(3, 3, 3, 3, 3, 3), "--on", "2026-09-14")
    assert "Saved pulse-1 on session-1, only for you: 6 of 9 answered." in first.err
    assert "One pulse is no trend" in first.err
    assert "clear" not in teacher("report", "role", "--format", "md").out
    second = teacher("session", "pulse", *answers(5, 3, 4, 6, 2, 4), "--conflict-bosses", "2")
    assert "Your role is clearer to you than on 14 Sep (+0.17)." in second.err
    third = teacher("session", "pulse", "--authority", "5")
    assert "1 of 9 answered" in third.err
    assert "+0.17" in third.err


@pytest.mark.parametrize("figure", ["0", "8", "3.5", "high"])
def test_an_answer_is_a_whole_number_from_1_to_7(teacher: Run, figure: str) -> None:
    teacher("session", "pulse", "--goals", figure, code=2)


def test_a_pulse_without_a_terminal_needs_an_option_and_a_session(run: Run) -> None:
    run("client", "add", "Head of year")
    assert "careerbook session add" in run("session", "pulse", "--goals", "4", code=1).err
    run("session", "add")
    assert "at least one answer from 1 to 7; nothing was saved" in run("session", "pulse", code=2).err


def test_a_pulse_is_for_nobody_else_and_cannot_be_shared(teacher: Run) -> None:
    teacher("session", "pulse", *answers(7, 7, 7, 7, 7, 7))
    teacher("session", "view", "1", "1", "--verdict", "keep")
    teacher("session", "record")
    assert "pulse-1 is for nobody but you" in teacher("share", "pulse-1", "--as", "client", code=4).err
    with Book(os.environ["CAREERBOOK_DB"]) as book:
        client = book.find("client-1")
        shared = Shareable(Journal(book, date(2026, 11, 20)), "brief", client=client)
        assert [entry.ref for entry in shared.entries("view")] == ["view-1"]
        assert shared.entries("pulse") == []


def test_the_trend_stands_also_where_no_duty_is_written_down(run: Run) -> None:
    run("client", "add", "Head of year")
    run("session", "add", "--on", "2026-11-20")
    for day, figure in (("2026-09-14", 3), ("2026-11-20", 4)):
        run("session", "pulse", *answers(*[figure] * 6), "--on", day)
    assert "Your role is clearer to you than on 14 Sep (+0.17)." in run("report", "role").out


def test_no_page_for_others_holds_a_pulse(teacher: Run) -> None:
    teacher("session", "pulse", *answers(7, 7, 7, 7, 7, 7), "--note", "the quiet heron")
    views(teacher)
    teacher("session", "record")
    for words in (("brief", "--format", "json"), ("report", "update", "--format", "json")):
        page = teacher(*words).out
        assert "pulse" not in page
        assert "heron" not in page


def test_on_a_terminal_every_question_is_asked_and_every_answer_kept_at_once(
    teacher: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["5", "", "nine", "4", "6", "q"])
    monkeypatch.setattr(type(running), "interactive", property(lambda self: True))
    monkeypatch.setattr(type(running), "ask", lambda self, question, default="": next(typed))
    told = teacher("session", "pulse")
    monkeypatch.undo()
    assert told.out == "pulse-1\n"
    assert "1 of 9" in told.err
    assert "3 of 9 answered" in told.err
    assert "A trend needs the first six, twice." in told.err
    assert len(_pulse.questions()) == 9
