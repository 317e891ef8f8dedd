"""Whatever silences a check says why, in the same place."""

import re
from pathlib import Path

import pytest

from tests.hygiene.house import TOP, comments, python_files

SILENCERS = {
    "noqa": re.compile(r"#\s*noqa\b"),
    "type: ignore": re.compile(r"#\s*type:\s*ignore\b"),
    "pragma": re.compile(r"#\s*pragma\b"),
    "mypy:": re.compile(r"#\s*mypy:"),
    "ruff:": re.compile(r"#\s*ruff:"),
}
GIVEN = {
    "noqa": re.compile(r"#\s*noqa:\s*[A-Z]+\d+(,\s*[A-Z]+\d+)* - \w.{7,}"),
    "type: ignore": re.compile(r"#\s*type:\s*ignore\[[\w, -]+\]\s*# \w.{7,}"),
    "pragma": re.compile(r"#\s*pragma: no (cover|branch) - \w.{7,}"),
    "mypy:": re.compile(r"#\s*mypy: [\w=-]+ - \w.{7,}"),
    "ruff:": re.compile(r"#\s*ruff: \w.* - \w.{7,}"),
}


def without_reason(source: str) -> list[str]:
    """Return the silencers in a file that do not say why, each with its line."""
    found = []
    for comment in comments(source):
        for name, silencer in SILENCERS.items():
            for match in silencer.finditer(comment.text):
                if not GIVEN[name].match(comment.text, match.start()):
                    found.append(f"{comment.line}: {comment.text}")
    return found


@pytest.mark.parametrize("file", python_files(), ids=lambda file: str(file.relative_to(TOP)))
def test_every_silenced_check_carries_its_reason(file: Path) -> None:
    assert without_reason(file.read_text(encoding="utf-8")) == []


BARE = (
    "import os  # noqa",
    "import os  # noqa: F401",
    "import os  # noqa: F401 - x",
    "x: int = ''  # type: ignore",
    "x: int = ''  # type: ignore[assignment]",
    "if x:  # pragma: no cover\n    pass",
    "# ruff: noqa",
)


@pytest.mark.parametrize("line", BARE)
def test_a_silencer_without_a_reason_is_found(line: str) -> None:
    assert without_reason(line + "\n") != []


SAID = (
    "import os  # noqa: F401, S404 - the loader looks for the name",
    "x: int = ''  # type: ignore[assignment] # the library's stub is wrong",
    "text = 'a # noqa in a string is text'",
)


@pytest.mark.parametrize("line", SAID)
def test_a_silencer_with_a_reason_and_a_string_are_not(line: str) -> None:
    assert without_reason(line + "\n") == []


def test_every_exception_in_the_project_file_carries_its_reason() -> None:
    text = (TOP / "pyproject.toml").read_text(encoding="utf-8")
    part = text.partition("[tool.ruff.lint.per-file-ignores]")[2].partition("\n[")[0]
    rows = [line for line in part.splitlines() if re.search(r'"[A-Z]+\d*"', line)]
    assert rows
    assert [row for row in rows if not re.search(r'"[A-Z]+\d*",\s+# \w.{7,}', row)] == []
    assert not re.search(r"^\s*(extend-)?ignore\s*=|ignore_errors|disable_error_code", text, re.MULTILINE)
