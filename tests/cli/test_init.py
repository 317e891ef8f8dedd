import os
from collections.abc import Callable
from pathlib import Path

import pytest

from careerbook.cli._session import Session
from tests.cli import kept
from tests.cli.conftest import Run
from tests.cli.terminal import CTRL_C, Pty, talker


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    monkeypatch.setattr("careerbook.cli.init.login_name", lambda: "Sam Okafor")
    return lambda: monkeypatch.setattr(Session, "interactive", property(lambda self: True))


def setting(name: str) -> object:
    with kept.book() as book:
        return book.setting(name)


WHOLE = (
    "init", "--name", "Sam", "--title", "Ward nurse", "--employer", "City hospital", "--start", "2024-09-01",
    "--fy-start", "4", "--fy-label", "span", "--currency", "gbp", "--client", "Alex Rivera", "--impacts", "me",
)  # fmt: skip


def test_everything_by_options_is_one_step(run: Run) -> None:
    got = run(*WHOLE)
    assert got.out == ""
    assert "Today is in 2026/27-Q3 (October to December 2026)." in got.err
    assert "Never sent anywhere." in got.err
    names = ("name", "fiscal_year_start_month", "fy_label", "currency", "impact_visibility")
    assert [setting(name) for name in names] == ["Sam", 4, "span", "GBP", "private"]
    job, client = kept.entry("engagement-1"), kept.entry("client-1")
    assert (job.title, job.employer, str(job.start), str(job.on)) == (
        "Ward nurse",
        "City hospital",
        "2024-09-01",
        "2024-09-01",
    )
    assert (client.title, client.relation, client.engagement) == ("Alex Rivera", "primary", job.uid)
    assert kept.batches() == 1
    run("undo")
    assert [setting(name) for name in names] == [None, 1, "end", None, "client"]
    assert [kept.entries(kind) for kind in ("engagement", "client", "person")] == [[], [], []]


def test_after_undo_the_same_settings_can_be_said_again(run: Run) -> None:
    run("init", "--name", "Sam", "--fy-start", "10")
    run("undo")
    run("init", "--name", "Sue")
    assert (setting("name"), setting("fiscal_year_start_month")) == ("Sue", 1)
    assert run("doctor").code == 0


def test_on_a_book_that_exists_only_what_is_given_changes(run: Run) -> None:
    run(*WHOLE)
    run("init", "--employer", "Town hospital")
    run("init", "--fy-start", "October")
    job = kept.entry("engagement-1")
    assert (job.title, job.employer) == ("Ward nurse", "Town hospital")
    assert (setting("fiscal_year_start_month"), setting("fy_label"), setting("name")) == (10, "span", "Sam")
    assert len(kept.entries("engagement")) == 1
    before = kept.lying_there()
    assert "The book says so already" in run("init", "--client", "alex rivera", "--name", "Sam").err
    assert kept.lying_there() == before


def test_a_new_win_follows_what_was_said_of_impacts(run: Run) -> None:
    run("init", "--impacts", "me")
    run("win", "Ran the audit")
    run("init", "--impacts", "manager")
    run("win", "Ran the drill")
    assert [kept.body(ref)["visibility"] for ref in ("impact-1", "impact-2")] == ["private", "client"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "careerbook init --name"),
        (("--employer", "City hospital"), "a job needs its title: --title"),
        (("--fy-start", "13"), "Write 1 to 12"),
        (("--fy-label", "middle"), "One of end, start, span"),
        (("--currency", "euros"), "three letters"),
        (("--impacts", "everyone"), "Manager or me"),
        (("--impacts", "public"), "Manager or me"),
        (("--name", " "), "--name is blank"),
        (("--title", "Nurse", "--start", "1/2/26"), "Write 2026-02-01 or 2026-01-02"),
    ],
)
def test_what_cannot_be_is_refused_and_makes_no_book(run: Run, words: tuple[str, ...], says: str) -> None:
    kept.refused(run, "init", *words, says=says)
    assert not Path(os.environ["CAREERBOOK_DB"]).exists()


def test_another_client_is_a_hand_over(run: Run) -> None:
    run(*WHOLE)
    kept.refused(run, "init", "--client", "Bo Li", says='careerbook client change --to "Bo Li" --on DATE')


def test_with_two_jobs_the_title_must_say_of_which(run: Run) -> None:
    run("engagement", "add", "Designer", "--start", "2024-01-01")
    run("engagement", "add", "Teacher", "--start", "2024-01-01")
    kept.refused(run, "init", "--title", "Nurse", says="engagement-1 Designer and engagement-2 Teacher")


def test_a_dry_run_makes_no_book(run: Run) -> None:
    assert "Nothing was saved; this would be: your name Sam" in run(*WHOLE, "--dry-run").err
    assert not Path(os.environ["CAREERBOOK_DB"]).exists()


# --- the five questions ------------------------------------------------------------------------------------------


def test_five_questions_in_their_order(run: Run, at_a_terminal: Callable[[], None]) -> None:
    at_a_terminal()
    got = run("init", stdin="\nWard nurse\nAlex Rivera\nsoon\nApril\nn\n")
    asked = [
        "Five questions. Enter skips one; careerbook config changes any of them later.",
        "1. Your name, as your documents should print it?  [Sam Okafor]",
        "2. Your job, as it would stand on a badge?",
        "3. Who do you report to?",
        "(careerbook calls them your client: the person you do the work for)",
        "4. In which month does your work year begin?  [January]",
        '"soon" is no month',
        "5. May new wins go into the page for your manager?",
        "Feedback, risks and ratings always start private.)",
        'Try:  careerbook win "what you did that helped"',
    ]
    places = [got.err.index(line) for line in asked]
    assert places == sorted(places)
    assert (setting("name"), setting("fiscal_year_start_month"), setting("impact_visibility")) == (
        "Sam Okafor",
        4,
        "private",
    )
    assert kept.entry("client-1").engagement == kept.uid("engagement-1")
    assert "Saved: your name Sam Okafor, your job Ward nurse, your client Alex Rivera" in got.err


def test_each_answer_is_a_step_that_undo_takes_back(run: Run, at_a_terminal: Callable[[], None]) -> None:
    at_a_terminal()
    run("init", stdin="Sue\nWard nurse\nAlex Rivera\nApril\nn\n")
    assert kept.batches() == 5
    for _ in range(3):
        run("undo")
    assert (setting("name"), setting("fiscal_year_start_month"), setting("impact_visibility")) == ("Sue", 1, "client")
    assert (kept.entries("client"), kept.entry("engagement-1").title) == ([], "Ward nurse")


def test_q_stops_and_keeps_what_was_answered(run: Run, at_a_terminal: Callable[[], None]) -> None:
    at_a_terminal()
    run("init", stdin="Sue\nq\n")
    assert setting("name") == "Sue"
    assert kept.entries("engagement") == []


def test_enter_five_times_on_a_book_that_exists_changes_nothing(run: Run, at_a_terminal: Callable[[], None]) -> None:
    run(*WHOLE)
    before = kept.lying_there()
    at_a_terminal()
    got = run("init", stdin="\n" * 5)
    assert "[Ward nurse]" in got.err
    assert "[Alex Rivera]" in got.err
    assert "[April]" in got.err
    assert kept.lying_there() == before


def test_ctrl_c_keeps_what_was_answered(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    talk = talker(monkeypatch, capsys)
    told = talk("init", answers=["Sue", "Ward nurse", KeyboardInterrupt], code=130)
    assert "interrupted; what was answered before is kept" in told.err
    assert (setting("name"), kept.entry("engagement-1").title) == ("Sue", "Ward nurse")
    assert kept.entries("client") == []


def test_ctrl_c_before_any_answer_makes_no_book(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = talker(monkeypatch, capsys)("init", answers=[KeyboardInterrupt], code=130)
    assert "interrupted; nothing was saved" in told.err
    assert "kept" not in told.err
    assert not Path(os.environ["CAREERBOOK_DB"]).exists()


def test_on_a_real_terminal_ctrl_c_ends_with_130_and_keeps_what_was_said() -> None:
    screen = Pty("init")
    screen.until("1. Your name")
    screen.type("Sue\n")
    screen.until("2. Your job")
    screen.type("Ward nurse\n")
    screen.until("3. Who do you report to?")
    screen.type(CTRL_C)
    assert screen.ends() == 130
    assert "interrupted; what was answered before is kept" in screen.seen
    assert (setting("name"), kept.entry("engagement-1").title) == ("Sue", "Ward nurse")


def test_an_answer_that_is_refused_is_asked_again_and_the_others_stay(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(*WHOLE)
    told = talker(monkeypatch, capsys)("init", answers=["Sue", "Sister", "Bo Li", "Bo Li", "May", "y"])
    said = " ".join(told.err.split())
    assert "Alex Rivera is your primary client (client-1), and there is one at a time. Once more, or Enter." in said
    assert 'Not saved: "Bo Li". Alex Rivera is your' in said
    assert "Later: careerbook client change --to NAME --on DATE" in said
    assert (setting("name"), setting("fiscal_year_start_month"), setting("impact_visibility")) == ("Sue", 5, "client")
    assert (kept.entry("engagement-1").title, kept.entry("client-1").title) == ("Sister", "Alex Rivera")


@pytest.mark.parametrize("words", [("init", "--dry-run"), ("--dry-run", "init")])
def test_a_rehearsal_asks_everything_and_keeps_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    told = talker(monkeypatch, capsys)(*words, answers=["Sue", "Nurse", "Alex Rivera", "April", "n"])
    assert "Nothing was saved" in told.err
    assert not Path(os.environ["CAREERBOOK_DB"]).exists()
