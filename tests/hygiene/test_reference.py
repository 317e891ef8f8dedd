"""The reference pages say what the program says now, and are made the same way on every machine."""

import os
import subprocess
import sys
from pathlib import Path

import docs.build as reference
import pytest

from careerbook import errors
from careerbook.records.kinds import KINDS, kind
from tests.hygiene.house import TOP


@pytest.mark.parametrize("name", reference.PAGES)
def test_a_page_is_fresh(name: str) -> None:
    fresh = reference.PAGES[name]()
    assert reference.written(name) == fresh, "run: .venv/bin/python docs/build.py"


def test_the_folder_holds_nothing_else() -> None:
    assert {file.name for file in reference.FOLDER.iterdir()} == set(reference.PAGES)


def test_a_stale_page_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reference, "FOLDER", tmp_path)
    (tmp_path / "settings.md").write_text("old", encoding="utf-8")
    (tmp_path / "exit-codes.md").write_text(reference.exit_codes(), encoding="utf-8")
    assert "settings.md" in reference.stale()
    assert "exit-codes.md" not in reference.stale()


def test_the_pages_are_the_same_in_any_terminal_and_for_any_seed(tmp_path: Path) -> None:
    told = []
    for seed, columns in (("1", "40"), ("2", "200")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "COLUMNS": columns, "HOME": str(tmp_path), "LC_ALL": "C"}
        program = (
            "import sys, docs.build as b; sys.stdout.buffer.write(''.join(m() for m in b.PAGES.values()).encode())"
        )
        told.append(
            subprocess.run(  # noqa: S603 - this interpreter, no shell
                [sys.executable, "-c", program], env=env, cwd=TOP, capture_output=True, check=True
            ).stdout
        )
    assert told[0] == told[1]
    assert len(told[0]) > 10_000


def test_every_exit_code_of_the_errors_stands_on_its_page() -> None:
    page = reference.written("exit-codes.md")
    classes = [c for c in vars(errors).values() if isinstance(c, type) and issubclass(c, errors.CareerbookError)]
    assert {c.code for c in classes} | {0} == {0, 1, 2, 3, 4, 5, 130}
    for code in {c.code for c in classes} | {0}:
        assert f"| {code} | " in page


@pytest.mark.parametrize("name", KINDS)
def test_every_field_of_a_kind_stands_on_its_page(name: str) -> None:
    part = reference.written("kinds.md").partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    for column in kind(name).columns.values():
        assert f"\n| {column.name} | " in part
        assert all(choice in part for choice in column.choices)
