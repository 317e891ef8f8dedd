"""Files and functions stay small enough to be read at once, and are named for what they are about."""

from pathlib import Path

import pytest

from tests.hygiene.house import PACKAGE, TOP, functions, python_files

FILE_LINES = 350
FUNCTION_LINES = 60
NAMED_FOR_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc", "base", "stuff"}


@pytest.mark.parametrize("file", python_files(), ids=lambda file: str(file.relative_to(TOP)))
def test_a_file_and_its_functions_are_short(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= FILE_LINES
    assert [f"{name}: {lines}" for name, lines in functions(source) if lines > FUNCTION_LINES] == []


def test_a_long_function_would_be_found() -> None:
    source = "def long():\n" + "    pass\n" * FUNCTION_LINES + "class A:\n    def short(self):\n        pass\n"
    assert dict(functions(source)) == {"long": FUNCTION_LINES + 1, "short": 2}


def test_no_module_is_named_for_nothing() -> None:
    named = {
        part.strip("_") for file in PACKAGE.rglob("*.py") for part in file.relative_to(PACKAGE).with_suffix("").parts
    }
    assert named & NAMED_FOR_NOTHING == set()
