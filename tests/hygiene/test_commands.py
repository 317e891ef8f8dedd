"""Every command has a line of help, a place on the reference page, and an example that works on the demo's book."""

import os
import pty
import re
import shlex
import subprocess
import sys
from pathlib import Path

import docs.build as reference
import pytest

from careerbook.book import Book
from careerbook.cli._help import parameter_rows
from careerbook.cli.main import main
from careerbook.cli.root import page as root_page
from careerbook.cli.root import rows
from tests.git_fixtures import isolate, sixty_commits
from tests.hygiene.house import TOP

COMMANDS = {typed.path: typed for typed in reference.walk()}
RUNNABLE = {path: typed for path, typed in COMMANDS.items() if not typed.is_group}
DRAFT = 'careerbook pitch add "A moulding course" --type course --ask "1,800 EUR"'
FIRST = {
    "careerbook autonomy confirm": "careerbook autonomy trial 2 --until 2027-01-29",
    "careerbook challenge close": "careerbook challenge resolve 2",
    "careerbook feedback close": "careerbook feedback respond 5 --action 'Write the hand-over first' --due 2026-11-30",
    "careerbook goal overdelivery": "careerbook remove review-1 --yes",
    "careerbook goal start": 'careerbook goal add "Faster checkout" --on 2026-12-01',
    "careerbook goal unblock": "careerbook goal block 1 The ledger is closed for the audit",
    "careerbook opportunity deliver": "careerbook opportunity accept 2",
    "careerbook pitch benefit": DRAFT,
    "careerbook pitch cost": DRAFT,
    "careerbook pitch demand": DRAFT,
    "careerbook pitch send": DRAFT,
    "careerbook restore": "careerbook remove impact-40 --yes",
}
"""What has to be typed before an example can do its work."""

NOUN_FIRST: dict[str, list[str]] = {}
"""What has to be there before the first record of a noun of which the demo's year has none."""

ON_A_TERMINAL = {"careerbook checkin"}
"""Commands that do nothing but ask: their example runs on a terminal whose person leaves at once."""


def test_the_walk_finds_every_row_and_the_verbs_of_every_noun() -> None:
    assert {path.split()[1] for path in COMMANDS} == set(rows())
    for verb in ("add", "list", "show", "edit", "remove", "check", "overdelivery"):
        assert f"careerbook goal {verb}" in RUNNABLE


@pytest.mark.parametrize("path", COMMANDS)
def test_a_command_says_in_one_line_what_it_does(path: str) -> None:
    made = COMMANDS[path].made
    line = made.line if COMMANDS[path].is_group else str(made.help)
    assert line
    assert "\n" not in line
    assert line[0].isupper()
    assert len(line) <= 110


@pytest.mark.parametrize("path", RUNNABLE)
def test_an_option_says_what_it_is_for(path: str) -> None:
    silent = [
        row[0]
        for rows_ in parameter_rows(RUNNABLE[path].made, reference.context(RUNNABLE[path]))
        for row in rows_
        if not row[1].strip()
    ]
    assert silent == []


@pytest.mark.parametrize("path", COMMANDS)
def test_a_command_stands_on_the_reference_page(path: str) -> None:
    lines = (TOP / "docs/reference/commands.md").read_text(encoding="utf-8").splitlines()
    assert f"{'##' if len(path.split()) == 2 else '###'} {path}" in lines


@pytest.mark.parametrize("path", RUNNABLE)
def test_the_example_is_one_of_this_command(path: str) -> None:
    last = words_of(RUNNABLE[path].made.example.splitlines()[-1])
    assert last[: len(path.split())] == path.split()


def test_the_root_page_counts_and_names_the_pages_that_report_lists() -> None:
    listed = list(COMMANDS["careerbook report"].made.verbs)
    told = re.fullmatch(r"(\d+) more pages: (.+) \.\.\. \(lists them\)", rows()["report"].line)
    assert told
    assert int(told[1]) == len(listed)
    assert set(told[2].split(", ")) < set(listed)
    assert rows()["report"].line in root_page()


@pytest.mark.parametrize("path", sorted(set(COMMANDS) - set(RUNNABLE)))
def test_a_noun_shows_the_example_of_its_first_verb(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    made = COMMANDS[path].made
    first = f"{path} {next(iter(made.verbs))}"
    assert main(["help", path.split()[1]]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"{made.line[:40]}")
    assert f"\n\nExample:\n  {RUNNABLE[first].made.example.splitlines()[0]}\n" in told


def test_a_usage_puts_in_brackets_what_may_be_left_out() -> None:
    lines = {path: reference.usage(typed) for path, typed in RUNNABLE.items()}
    assert lines["careerbook goal check"] == "careerbook goal check [REF] [TEXT] ... [--options]"
    assert lines["careerbook pitch cost"] == "careerbook pitch cost REF LABEL [AMOUNT] [--options]"
    assert lines["careerbook brief"] == "careerbook brief [PERIOD] [--options]"
    assert not any(sign in line for line in lines.values() for sign in ("[[", "]]", "{", "}"))


def test_the_own_date_is_called_by_its_meaning_and_only_a_new_record_takes_today() -> None:
    said = {path: dict(parameter_rows(RUNNABLE[path].made, reference.context(RUNNABLE[path]))[2]) for path in RUNNABLE}
    assert said["careerbook goal add"]["--on DAY"] == "The day it was set; today if left out"
    assert said["careerbook call add"]["--on DAY"] == "The day it is planned for; today if left out"
    assert said["careerbook service add"]["--on DAY"] == "Since when; today if left out"
    assert said["careerbook goal edit"]["--on DAY"] == "The day it was set"


@pytest.mark.parametrize("path", sorted(set(RUNNABLE) - ON_A_TERMINAL))
def test_the_example_works(
    path: str, desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if path == "careerbook import git":
        isolate(monkeypatch, desk / "home")
        sixty_commits(desk, desk / "home")
    for line in [*missing_noun(path.split()), *FIRST.get(path, "").splitlines()]:
        assert main(words_of(line)[1:]) == 0, f"{line}\n{capsys.readouterr().err}"
    capsys.readouterr()
    for line in RUNNABLE[path].made.example.splitlines():
        code = main(words_of(line)[1:])
        told = capsys.readouterr()
        assert code == 0, f"{line}\n{told.out}{told.err}"
        assert told.out or told.err or path == "careerbook nudge"


@pytest.mark.parametrize("path", sorted(ON_A_TERMINAL))
def test_the_example_works_on_a_terminal(path: str, desk: Path) -> None:
    ours, theirs = pty.openpty()
    try:
        program = [sys.executable, "-m", "careerbook", *words_of(RUNNABLE[path].made.example)[1:]]
        child = subprocess.Popen(  # noqa: S603 - this program, no shell
            program, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, cwd=desk, start_new_session=True
        )
        os.write(ours, b"\x04" * 40)
        child.communicate(timeout=60)
        assert child.returncode == 0
    finally:
        os.close(theirs)
        os.close(ours)


def missing_noun(words: list[str]) -> list[str]:
    """Return what makes the record that an example works on, where the demo's year has none of its noun."""
    if f"careerbook {words[1]} add" not in RUNNABLE or words[-1] == "add":
        return []
    with Book(os.environ["CAREERBOOK_DB"]) as book:
        if book.entries(words[1]):
            return []
    return [*NOUN_FIRST.get(words[1], []), RUNNABLE[f"careerbook {words[1]} add"].made.example]


def words_of(line: str) -> list[str]:
    """Return the words of an example as a shell would pass them; an eval is looked through."""
    words = shlex.split(line)
    if words[:1] == ["eval"]:
        words = shlex.split(words[1].removeprefix("$(").removesuffix(")"))
    return words
