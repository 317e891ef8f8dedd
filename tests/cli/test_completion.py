"""Tab completion: what may come next, and the three scripts in real shells."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from careerbook.book import Book
from careerbook.cli._session import session
from tests.cli.conftest import Run

PRIVATE = "canary xylophone"


@pytest.fixture
def filled(run: Run) -> None:
    run("win", "Cut checkout latency")
    run("win", PRIVATE, "--private")
    run("goal", "add", "Faster checkout", "--due", "2026-12-31")
    run("goal", "step", "1", "Measure every page", "--due", "2026-12-01")
    run("goal", "add", PRIVATE, "--due", "2026-12-31", "--private")
    run("goal", "step", "2", PRIVATE, "--due", "2026-12-01")
    run("win", "Removed again")
    run("remove", "impact-3", "--yes")


def offered(run: Run, *words: str) -> dict[str, str]:
    told = run("completion", "answer", "--", *words)
    assert told.err == ""
    return {word: line for word, _, line in (row.partition("\t") for row in told.out.splitlines())}


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("words", "some"),
    [
        (["wi"], {"win"}),
        (["goal", ""], {"add", "list", "show", "edit", "remove", "check", "close"}),
        (["goal", "che"], {"check"}),
        (["goal", "check", ""], {"goal-1", "goal-2"}),
        (["goal", "check", "fast"], {"goal-1"}),
        (["goal", "check", "1", "--status", ""], {"on-track", "at-risk", "off-track", "completed"}),
        (["goal", "check", "1", "--status=at"], {"at-risk"}),
        (["--plain", "goal", "check", ""], {"goal-1", "goal-2"}),
        (["goal", "check", "--on", ""], {"today", "yesterday", "friday"}),
        (["goal", "step-done", "1", "step-"], set()),
        (["win", "--goal", ""], {"goal-1", "goal-2"}),
        (["win", "--cat"], {"--category"}),
        (["win", "--visibility", "p"], {"private", "public"}),
        (["show", ""], {"goal-", "impact-", "step-"}),
        (["show", "impact-"], {"impact-1", "impact-2"}),
        (["show", "step-"], {"step-1", "step-2"}),
        (["restore", "impact-"], {"impact-3"}),
        (["edit", "goal-1", "--am"], {"--ambition"}),
        (["share", "impact-1", "--as", ""], {"private", "client", "public"}),
        (["goal", "list", "-p", "this-"], {"this-quarter", "this-year"}),
        (["brief", "2026-Q"], {"2026-Q4", "2026-Q3", "2026-Q2", "2026-Q1"}),
        (["help", "go"], {"goal"}),
        (["help", "goal", "che"], {"check"}),
        (["completion", ""], {"bash", "zsh", "fish"}),
        (["backup", "r"], {"restore"}),
        (["import", ""], {"git"}),
        (["import", "git", ""], {":files"}),
        (["--book", ""], {":files"}),
        (["--no"], {"--no-input"}),
    ],
)
def test_what_may_come_next_is_offered(run: Run, words: list[str], some: set[str]) -> None:
    found = set(offered(run, *words))
    assert some <= found
    if words[-1]:
        assert found <= some, "nothing else begins like that"


@pytest.mark.usefixtures("filled")
def test_references_come_with_their_titles_and_never_a_private_text(run: Run) -> None:
    assert offered(run, "goal", "check", "") == {"goal-2": "", "goal-1": "Faster checkout"}
    assert offered(run, "show", "step-") == {"step-2": "", "step-1": "Measure every page"}
    told = ""
    for words in (
        ["goal", "check", ""],
        ["show", ""],
        ["show", "impact-"],
        ["show", "step-"],
        ["win", "--goal", ""],
        ["edit", "goal-2", "--"],
        ["win", "--goal", "canary"],
        ["goal", "check", "xylo"],
    ):
        told += run("completion", "answer", "--", *words).out
    assert "goal-2" in told
    assert "canary" not in told
    assert "xylo" not in told


def test_what_hangs_on_a_shared_record_has_no_title_where_no_page_may_hold_its_text(run: Run) -> None:
    run("goal", "add", "Faster checkout", "--due", "2026-12-31")
    run("goal", "check", "1", "canary of a look", "--status", "at-risk")
    run("goal", "except", "1", "--due", "2027-01-08", "--type", "scope", "--cause", "Two more pages")
    run("client", "add", "Dana Reyes")
    run("call", "plan", "--client", "Dana Reyes", "--on", "2026-11-19")
    run("call", "record", "1", "--held", "2026-11-19", "--heard", "canary of a talk", "--no-commitments")
    run("heard", "canary of a remark", "--from", "Jo Park", "--about", "result", "--visibility", "client")
    assert offered(run, "show", "exception-") == {"exception-1": "Two more pages"}
    for kind in ("check", "heard", "feedback"):
        assert offered(run, "show", f"{kind}-") == {f"{kind}-1": ""}
    assert offered(run, "feedback", "close", "canary") == {}


def test_people_are_offered_by_reference_alone(run: Run) -> None:
    run("win", "Something", "--noticed-by", "Zebedee Quark")
    assert offered(run, "win", "--noticed-by", "") == {"person-1": ""}
    assert offered(run, "win", "--noticed-by", "zeb") == {}


def test_a_client_is_offered_by_name(run: Run) -> None:
    with Book(session.path, create=True) as book:
        book.add("client", {"person": book_person(book)})
    assert offered(run, "goal", "add", "--client", "") == {"manager": "Your primary client", "client-1": "Dana Reyes"}
    assert offered(run, "goal", "add", "--client", "dan") == {"client-1": "Dana Reyes"}


def book_person(book: Book) -> str:
    return book.add("person", {"name": "Dana Reyes"}).uid


@pytest.mark.parametrize(
    "words",
    [["nonsense", ""], ["goal", "nonsense", ""], ["help", "nonsense", ""], ["goal", "check", "", "--"], [], [""]],
)
def test_nothing_that_is_typed_makes_it_speak_or_fail(run: Run, words: list[str]) -> None:
    told = run("completion", "answer", "--", *words)
    assert told.err == ""
    assert told.code == 0


@pytest.mark.parametrize("wreck", ["rubbish", "folder", "missing"])
def test_without_a_usable_book_it_is_silent(run: Run, wreck: str) -> None:
    book = Path(os.environ["CAREERBOOK_DB"])
    if wreck == "rubbish":
        book.write_bytes(b"rubbish " * 900)
    elif wreck == "folder":
        book.mkdir()
    assert offered(run, "goal", "check", "") == {}
    assert not (wreck == "missing" and book.exists())


def test_an_unknown_shell_is_exit_2(run: Run) -> None:
    assert "bash, zsh, fish" in run("completion", "tcsh", code=2).err


# --- real shells -------------------------------------------------------------------------------------------------

BASH_LINE = """
eval "$(careerbook completion bash)"
COMP_WORDS=({words}) COMP_CWORD={last} COMP_TYPE={type}
_careerbook 2>/dev/null
printf '%s\\n' "${{COMPREPLY[@]}}"
"""

ZSH_LINE = """
autoload -Uz compinit && compinit -u -D
eval "$(careerbook completion zsh)"
compadd() {{
    local -a given=("$@")
    local at=${{given[(i)-d]}}
    print -l -- "${{(@P)given[at+1]}}"
}}
_files() {{ print -- "(files)" }}
words=({words}) CURRENT={last}
_careerbook
"""


def shell(name: str, script: str, tmp_path: Path) -> list[str]:
    """Run a script in a real shell that finds this checkout's careerbook first; a missing shell is skipped by name."""
    program = shutil.which(name)
    if program is None:
        pytest.skip(f"{name} is not installed here, so its script was not tried")
    folder = tmp_path / "bin"
    folder.mkdir(exist_ok=True)
    starter = folder / "careerbook"
    starter.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m careerbook "$@"\n')
    starter.chmod(0o755)
    options = {"bash": ["--norc", "--noprofile"], "zsh": ["-f"], "fish": ["--no-config"]}[name]
    done = subprocess.run(  # noqa: S603 - a shell of this machine, and a script of this test
        [program, *options, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=os.environ | {"PATH": f"{folder}:{os.environ['PATH']}"},
    )
    assert done.stderr == ""
    return [line.strip() for line in done.stdout.splitlines() if line.strip()]


def bash(line: str, tmp_path: Path, *, listing: bool = False) -> list[str]:
    words = [*line.split(), ""] if line.endswith(" ") else line.split()
    quoted = " ".join(f"'{word}'" for word in words)
    script = BASH_LINE.format(words=quoted, last=len(words) - 1, type=63 if listing else 9)
    return shell("bash", script, tmp_path)


def zsh(line: str, tmp_path: Path) -> list[str]:
    words = [*line.split(), ""] if line.endswith(" ") else line.split()
    quoted = " ".join(f"'{word}'" for word in words)
    return shell("zsh", ZSH_LINE.format(words=quoted, last=len(words)), tmp_path)


def fish(line: str, tmp_path: Path) -> list[str]:
    return shell("fish", f"careerbook completion fish | source\ncomplete -C '{line}'", tmp_path)


@pytest.mark.usefixtures("filled")
def test_bash_completes_and_lists_titles_on_the_second_tab(tmp_path: Path) -> None:
    assert bash("careerbook goal check ", tmp_path) == ["goal-2", "goal-1"]
    assert bash("careerbook goal check ", tmp_path, listing=True) == ["goal-2", "goal-1  (Faster checkout)"]
    assert bash("careerbook goal check fast", tmp_path, listing=True) == ["goal-1"]
    assert bash("careerbook nonsense ", tmp_path) == []


@pytest.mark.usefixtures("filled")
def test_zsh_completes_with_titles(tmp_path: Path) -> None:
    assert zsh("careerbook goal check ", tmp_path) == ["goal-2", "goal-1  -- Faster checkout"]
    assert zsh("careerbook win --visibility p", tmp_path) == ["private", "public"]
    assert zsh("careerbook import git ", tmp_path) == ["(files)"]


@pytest.mark.usefixtures("filled")
def test_fish_completes_with_titles(tmp_path: Path) -> None:
    assert sorted(fish("careerbook goal check ", tmp_path)) == ["goal-1\tFaster checkout", "goal-2"]
    assert fish("careerbook goal check goal-1 --status at", tmp_path) == ["at-risk"]
