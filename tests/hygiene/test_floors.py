"""Imports go down, and rooms on one floor do not know each other: proven on the tree, and on one that breaks it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hygiene.house import TOP

LINTER = Path(sys.executable).with_name("lint-imports")


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the package below `folder`."""
    return subprocess.run(  # noqa: S603 - the linter of this environment, no shell
        [str(LINTER), "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Copy the package and its project file, and nothing else."""
    shutil.copytree(TOP / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(TOP / "pyproject.toml", tmp_path / "pyproject.toml")
    return tmp_path


def test_the_tree_keeps_its_floors() -> None:
    done = lint(TOP)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 kept, 0 broken" in done.stdout


PLANTED = {
    "an import that goes up": ("rules/money.py", "from careerbook.store import read"),
    "a room that knows its neighbour": ("render/markdown.py", "from careerbook.reports import REPORTS"),
    "a log that knows kinds": ("changes/patch.py", "from careerbook.records.kinds import KINDS"),
    "a report that opens the book": ("reports/clients.py", "from careerbook.book import Book"),
    "an import hidden in a function": ("rules/value.py", "def hidden():\n    from careerbook.cli import main"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_import_breaks_them(name: str, copied: Path) -> None:
    place, line = PLANTED[name]
    file = copied / "src/careerbook" / place
    file.write_text(file.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    done = lint(copied)
    assert done.returncode != 0
    assert f"careerbook.{place.partition('/')[0]}" in done.stdout


def test_a_module_without_a_floor_breaks_them(copied: Path) -> None:
    (copied / "src/careerbook/stray.py").write_text('"""A room of its own."""\n', encoding="utf-8")
    done = lint(copied)
    assert done.returncode != 0
    assert "stray" in done.stdout + done.stderr
