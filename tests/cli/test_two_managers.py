"""Two jobs with a manager each: nothing goes to one of them that was meant for the other."""

import pytest

from tests.cli import kept
from tests.cli.conftest import Run
from tests.cli.kept import refused


@pytest.fixture
def two(run: Run) -> Run:
    run("engagement", "add", "analyst", "--start", "2026-01-01")
    run("client", "add", "Alex Rivera", "--from", "2026-01-05")
    run("engagement", "add", "coach", "--start", "2026-06-01")
    run("client", "add", "Coach Boss", "--engagement", "coach", "--from", "2026-06-01")
    run("risk", "Feed may stop", "--engagement", "analyst", "--severity", "high", "--found", "2026-11-10")
    return run


def pasted(text: str) -> str:
    (found,) = {line.strip("` ") for line in text.splitlines() if "careerbook challenge raise" in line}
    return found.partition("careerbook ")[2].rstrip(".")


def test_the_command_beside_a_risk_tells_the_client_it_stands_under(two: Run) -> None:
    page = two("report", "surprises", "--client", "alex").out
    assert pasted(page) == "challenge raise 1 --to client-1"
    two(*pasted(page).split())
    assert kept.entry("raised-1").client == kept.uid("client-1")


def test_a_risk_goes_to_the_manager_of_its_job(two: Run) -> None:
    two("challenge", "raise", "1")
    assert kept.entry("raised-1").client == kept.uid("client-1")


def test_a_risk_of_one_job_is_no_surprise_to_the_client_of_another(two: Run) -> None:
    assert "Feed" not in two("report", "surprises", "--client", "coach").out
    two("call", "plan", "--client", "coach", "--on", "2026-11-25")
    for words in (("brief", "--client", "coach", "--sent"), ("report", "update", "--client", "coach")):
        assert "Feed" not in two(*words).err
    assert "challenge-1 is not told yet" in two("brief", "--client", "alex").err


BOTH = "for my managers"


def dotted(run: Run) -> Run:
    """One job, a manager, and a second line."""
    run("client", "add", "Alex Rivera", "--primary")
    run("client", "add", "Dana Webb", "--relation", "secondary")
    return run


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("win", "Halved the backlog"), "It goes into your managers' pages."),
        (("goal", "add", "Halve the backlog"), f"· {BOTH}"),
        (("service", "add", "Month-end close"), f"· {BOTH}"),
        (("commitment", "add", "Halve it", "--owner", "me", "--client", "dana"), "· for my manager "),
    ],
)
def test_what_two_clients_may_see_is_said_to_be_for_both(run: Run, words: tuple[str, ...], said: str) -> None:
    dotted(run)
    assert said in run(*words).err


def test_the_sixth_win_and_what_is_shared_or_shown_say_so_too(run: Run) -> None:
    dotted(run)
    for number in range(5):
        run("win", f"Win {number}", "--private")
    assert f"· {BOTH}" in run("win", "Win 5").err
    assert f"Would be {BOTH}: impact-1" in run("share", "impact-1", "--as", "client", "--dry-run").err
    assert f"Now {BOTH}: impact-1" in run("share", "impact-1", "--as", "client").err
    run("heard", "Clear", "--from", "Jo Park", "--about", "approach")
    run("share", "feedback-1", "--as", "client")
    assert BOTH in run("show", "feedback-1").out
    assert "only for you" in run("win", "Win 6", "--private").err


def test_one_client_is_one_manager_and_so_is_the_one_after_another(run: Run) -> None:
    run("client", "add", "Alex Rivera", "--primary", "--from", "2026-01-05")
    assert "for my manager\n" in run("goal", "add", "Halve the backlog").err
    run("client", "change", "--to", "Noor Haddad", "--on", "2026-11-10")
    assert "for my manager\n" in run("goal", "add", "Halve the rest").err


def test_a_job_keeps_it_from_the_other(two: Run) -> None:
    assert BOTH not in two("goal", "add", "Halve the backlog", "--engagement", "analyst").err


def test_a_topic_keeps_it_from_the_other(run: Run) -> None:
    dotted(run)("client", "edit", "2", "--topics-deny", "pay")
    assert BOTH in run("goal", "add", "Halve the rest").err
    assert BOTH not in run("goal", "add", "Sort overtime", "--tag", "pay").err


@pytest.mark.parametrize(
    "words",
    [
        ("commitment", "add", "x", "--owner", "me"),
        ("call", "plan", "--on", "2026-11-30"),
        ("call", "plan", "--client", "manager", "--on", "2026-11-30"),
        ("session", "add", "--on", "2026-11-30"),
        ("autonomy", "add", "vendor choice"),
    ],
)
def test_what_is_for_the_manager_asks_which_one(two: Run, words: tuple[str, ...]) -> None:
    said = "you have two managers, client-2 Coach Boss and client-1 Alex Rivera; nothing was saved"
    refused(two, *words, says=said)


def test_what_names_its_job_is_for_the_manager_of_that_job(two: Run) -> None:
    two("commitment", "add", "x", "--owner", "me", "--engagement", "analyst")
    assert kept.entry("commitment-1").client == kept.uid("client-1")
    two("pitch", "add", "A course", "--engagement", "analyst")
    two("pitch", "send", "1")
    assert kept.entry("sent-1").client == kept.uid("client-1")


def test_a_page_without_a_name_is_for_the_manager_who_came_last_everywhere(two: Run) -> None:
    assert "for **Coach Boss**" in two("brief", "--format", "md").out
    assert "Coach Boss" in two("prep").out
    assert "**Coach Boss**" in two("report", "handover").out


def test_a_risk_goes_to_the_one_who_leaves_only_where_that_is_said(run: Run) -> None:
    run("client", "add", "Alex Rivera", "--from", "2026-01-05")
    run("risk", "Feed may stop", "--severity", "high", "--found", "2026-11-10")
    assert pasted(run("report", "surprises").out) == "challenge raise 1"
    run("client", "change", "--to", "Robin Keller", "--on", "2026-11-20")
    assert pasted(run("report", "surprises").out) == "challenge raise 1"
    page = run("report", "surprises", "--client", "client-1").out
    assert pasted(page) == "challenge raise 1 --to client-1"


def test_a_client_who_is_not_the_manager_today_is_not_called_so(run: Run) -> None:
    assert '"manager" names them' in run("client", "add", "Alex Rivera", "--from", "2026-01-05").err
    gone = ("client", "add", "Bo Second", "--relation", "primary", "--from", "2025-01-01", "--to", "2025-12-31")
    assert '"manager" names them' not in run(*gone).err


def test_whoever_is_promoted_keeps_the_manager_of_the_old_job(run: Run) -> None:
    run("engagement", "add", "analyst", "--start", "2026-01-01")
    run("client", "add", "Alex Rivera", "--from", "2026-01-05")
    run("engagement", "end", "1", "2026-10-31")
    run("engagement", "add", "senior analyst", "--start", "2026-11-01")
    assert "Alex Rivera does not know" in run("risk", "Feed", "--severity", "high", "--found", "2026-11-10").err
    assert "Feed" in run("report", "surprises").out
