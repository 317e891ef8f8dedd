"""What each road loads, seen in a clean interpreter: start-up is a feature, and this is its price list."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from careerbook.book import Book
from careerbook.cli.root import COMMANDS
from careerbook.records.kinds import KINDS
from tests.hygiene.house import PACKAGE

NOUNS = {row.module for row in COMMANDS.values()}
MODELS = {row.module for row in KINDS.values()}
LIBRARIES = ("rich", "sqlite_utils", "dateutil", "jinja2", "tomlkit", "platformdirs", "importlib_metadata", "asyncio")
"""What no everyday road loads."""

SMALL = {"json", "json.decoder", "json.encoder", "json.scanner", "_json", "zlib", "unicodedata", "runpy", "gc"}
"""What a plain capture may load beyond its own modules and the least Typer program that stores a row."""

HOT = ("pathlib", "uuid", "dataclasses", "inspect", "hashlib", "pydantic", "typer", "tempfile", "subprocess")
"""What `Book.add` never loads (design.md, "Start-up is a feature")."""

RUN = """
import json, os, sys
sys.argv = ["careerbook", *json.loads(sys.argv[1])]
os._exit = sys.exit
from careerbook.__main__ import run
try:
    run()
except SystemExit as end:
    code = end.code
sys.stderr.write("\\n" + json.dumps([code, sorted(sys.modules)]))
"""
FLOOR = """
import json, sqlite3, sys
import typer

app = typer.Typer(rich_markup_mode=None, add_completion=False)

@app.command()
def win(words: list[str]) -> None:
    pass

app(["a", "word"], standalone_mode=False)
sys.stderr.write("\\n" + json.dumps([0, sorted(sys.modules)]))
"""
ADD = """
import json, sys
before = set(sys.modules)
from careerbook.book import Book
with Book(sys.argv[1]) as book:
    book.add("impact", {"text": "Ran the restore drill alone", "on": "2026-11-20"})
sys.stderr.write("\\n" + json.dumps([0, sorted(set(sys.modules) - before)]))
"""


class Loaded(NamedTuple):
    """What a program ended with, and every module it had loaded by then."""

    code: int
    modules: set[str]

    def of(self, names: tuple[str, ...]) -> set[str]:
        """Return which of these libraries were loaded."""
        return {name for name in names if name in self.modules}

    def rooms(self, room: str) -> set[str]:
        """Return which modules of a room of ours were loaded."""
        return {m.removeprefix(f"careerbook.{room}.") for m in self.modules if m.startswith(f"careerbook.{room}.")}

    @property
    def nouns(self) -> set[str]:
        """The command modules that were loaded."""
        return self.rooms("cli") & NOUNS


def clean(program: str, argument: str, folder: Path) -> Loaded:
    """Run a program in an interpreter that has loaded nothing, with a book below `folder`."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CAREERBOOK", "COV"))}
    env |= {
        "CAREERBOOK_DB": str(folder / "book.db"),
        "CAREERBOOK_CONFIG": str(folder / "config.toml"),
        "CAREERBOOK_TODAY": "2026-11-20",
        "HOME": str(folder),
        "TERM": "xterm-256color",
    }
    for name in ("FORCE_COLOR", "NO_COLOR"):
        env.pop(name, None)
    done = subprocess.run(  # noqa: S603 - this interpreter, no shell
        [sys.executable, "-I", "-c", program, argument],
        env=env,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    code, modules = json.loads(done.stderr.rpartition("\n")[2])
    return Loaded(code or 0, set(modules))


def typed(folder: Path, *words: str) -> Loaded:
    """Run the program with these words."""
    return clean(RUN, json.dumps(words), folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a book in which something is written, its views fresh."""
    with Book(str(tmp_path / "book.db"), create=True) as book:
        book.add("impact", {"text": "Cut the close from nine days to five", "on": "2026-11-02"})
        book.add("goal", {"title": "Close the books in five days", "on": "2026-10-01", "due": "2026-12-31"})
    return tmp_path


def test_a_library_that_is_loaded_would_be_seen(tmp_path: Path) -> None:
    program = (
        'import json, sys, rich, sqlite_utils, dateutil; sys.stderr.write("\\n" + json.dumps([0, list(sys.modules)]))'
    )
    assert clean(program, "", tmp_path).of(LIBRARIES) >= {"rich", "sqlite_utils", "dateutil"}


@pytest.mark.parametrize("words", [("--help",), ("-h",), ("help",)], ids=" ".join)
def test_root_help_imports_no_noun_no_book_and_no_library(tmp_path: Path, words: tuple[str, ...]) -> None:
    loaded = typed(tmp_path, *words)
    assert loaded.code == 0
    assert loaded.nouns <= {"help"}
    assert not loaded.rooms("store") | loaded.rooms("reports") | loaded.rooms("render") | loaded.rooms("importers")
    assert not loaded.rooms("records") & MODELS
    assert loaded.of((*LIBRARIES, "sqlite3")) == set()


@pytest.mark.parametrize("words", [("--version",), ()], ids=["--version", "nothing, without a book"])
def test_the_shortest_answers_load_next_to_nothing(tmp_path: Path, words: tuple[str, ...]) -> None:
    loaded = typed(tmp_path, *words)
    assert loaded.code == 0
    assert loaded.nouns == set()
    assert loaded.of((*LIBRARIES, "sqlite3", "pydantic")) == set()
    assert not (tmp_path / "book.db").exists()


def test_a_win_loads_its_own_noun_and_nothing_beyond_the_floor(folder: Path) -> None:
    loaded = typed(folder, "win", "Ran", "the", "restore", "drill", "alone")
    floor = clean(FLOOR, "", folder)
    assert loaded.code == 0
    assert loaded.nouns == {"impact"}
    assert loaded.rooms("records") & MODELS == {"impact"}
    assert not loaded.rooms("reports") | loaded.rooms("render") | loaded.rooms("importers")
    beyond = {m for m in loaded.modules - floor.modules if m.partition(".")[0] != "careerbook"}
    assert beyond <= SMALL


def test_an_iso_day_never_reaches_dateutil(folder: Path) -> None:
    loaded = typed(folder, "win", "Ran", "the", "drill", "--on", "2026-11-02", "--metric", "p95:900:540:ms")
    assert loaded.code == 0
    assert loaded.of(LIBRARIES) == set()


ROADS: dict[str, set[str]] = {
    "goal list": {"goal"},
    "goal check 1 --status on-track": {"goal"},
    "find close": {"find"},
    "show impact-1": {"records"},
    "undo": {"records"},
    "history impact-1": {"records"},
    "brief": {"brief", "report"},
    "brief --plain": {"brief", "report"},
    "brief --json": {"brief", "report"},
    "prep": {"prep", "report"},
    "status": {"status", "report"},
    "status --plain": {"status", "report"},
    "report surprises": {"report"},
    "nudge": {"nudge"},
}
"""What is typed, and the command modules it may load."""


@pytest.mark.parametrize("line", ROADS)
def test_a_road_loads_its_own_command_and_no_library(line: str, folder: Path) -> None:
    loaded = typed(folder, *line.split())
    assert loaded.code == 0
    assert loaded.nouns <= ROADS[line]
    assert loaded.of(LIBRARIES) == set()


@pytest.mark.parametrize("line", ["goal list", "find close", "undo", "nudge", "goal check 1 --status on-track"])
def test_what_prints_no_page_loads_no_renderer(line: str, folder: Path) -> None:
    assert typed(folder, *line.split()).rooms("render") == set()


def test_adding_through_the_book_loads_no_model_and_none_of_the_dear_modules(folder: Path) -> None:
    loaded = clean(ADD, str(folder / "book.db"), folder)
    assert loaded.of(HOT) == set()
    assert loaded.rooms("records") & MODELS == set()
    assert loaded.rooms("cli") == set()


def test_only_the_terminal_renderer_names_rich() -> None:
    naming = [
        str(file.relative_to(PACKAGE))
        for file in sorted(PACKAGE.rglob("*.py"))
        if any(line.strip().startswith(("import rich", "from rich")) for line in file.read_text("utf-8").splitlines())
    ]
    assert "render/terminal.py" in naming
    assert all(name.startswith(("render/", "cli/")) for name in naming)


ENDS = {
    "what was said is there whole": (("help",), 0),
    "so is what was refused": (("goal", "show", "no such goal"), 1),
}


@pytest.mark.parametrize("name", ENDS)
def test_the_program_leaves_with_its_code_and_loses_no_word(name: str, folder: Path) -> None:
    words, code = ENDS[name]
    env = {**os.environ, "CAREERBOOK_DB": str(folder / "book.db"), "HOME": str(folder)}
    done = subprocess.run(  # noqa: S603 - this program, no shell
        [sys.executable, "-m", "careerbook", *words], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == code
    assert (done.stdout or done.stderr).endswith("\n")
    assert ("--version" in done.stdout) == (code == 0)


def test_a_closed_stdout_ends_the_program_quietly(folder: Path) -> None:
    env = {**os.environ, "CAREERBOOK_DB": str(folder / "book.db"), "HOME": str(folder)}
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "-m", "careerbook", "help"], env=env, stdout=pipe, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (0, b"")
