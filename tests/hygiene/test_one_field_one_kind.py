"""The price of a field is one line, and that of a kind one file and one row: paid in a copy of the package."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hygiene.house import TOP

FIELD = '    weather: Line | None = field("What the weather was", docs="brief")\n'
KIND = '''"""Awards: what somebody gave me for my work."""

from careerbook.records.fields import Day, Line, Number, Record, field
from careerbook.records.kind import Kind


class Award(Record):
    """One award."""

    title: Line = field("What it is called", docs="brief", required=True)
    given_by: Line | None = field("Who gave it")
    prize: Number | None = field("What it was worth", at_least=0)
    expires: Day | None = field("Until when it counts", forward=True)


KINDS = (Kind("award", Award, text="title", example='"Best runbook" --given-by "The guild"'),)
'''
ROW = '    "award": Row("award", "What somebody gave you for your work"),\n'


class Copy:
    """A copy of the package and of the generator of its reference, run in processes of its own."""

    def __init__(self, folder: Path) -> None:
        """Copy both, and remember every file as it is."""
        self.folder = folder
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(TOP / "src/careerbook", folder / "src/careerbook", ignore=ignored)
        (folder / "docs").mkdir()
        shutil.copyfile(TOP / "docs/build.py", folder / "docs/build.py")
        self.before = self.files()

    def files(self) -> dict[str, bytes]:
        """Return every source file with its bytes."""
        return {str(f.relative_to(self.folder)): f.read_bytes() for f in self.folder.rglob("*.py")}

    def touched(self) -> list[str]:
        """Return the files that differ from those copied."""
        after = self.files()
        return sorted(name for name in after | self.before if after.get(name) != self.before.get(name))

    def edit(self, name: str, before: str, line: str) -> None:
        """Put one line before another in a file of the records room."""
        file = self.folder / "src/careerbook/records" / name
        source = file.read_text(encoding="utf-8")
        assert source.count(before) == 1
        file.write_text(source.replace(before, line + before), encoding="utf-8")

    def run(self, *words: str, program: tuple[str, ...] = ("-m", "careerbook")) -> str:
        """Run the program of the copy and return its stdout."""
        env = {name: value for name, value in os.environ.items() if not name.startswith(("CAREERBOOK", "COV"))}
        env |= {
            "PYTHONPATH": str(self.folder / "src"),
            "PYTHONDONTWRITEBYTECODE": "1",
            "HOME": str(self.folder),
            "CAREERBOOK_DB": str(self.folder / "book.db"),
            "CAREERBOOK_TODAY": "2026-11-20",
        }
        done = subprocess.run(  # noqa: S603 - this interpreter, no shell
            [sys.executable, *program, *words],
            env=env,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{' '.join(words)}: {done.stderr}"
        return done.stdout

    def told(self, *words: str) -> dict[str, object]:
        """Run the program with --json and return the data of its envelope."""
        data = json.loads(self.run(*words, "--json"))["data"]
        return dict(data[0] if isinstance(data, list) else data)

    def reference(self, name: str) -> str:
        """Generate the reference and return one page."""
        self.run(program=("docs/build.py",))
        return (self.folder / "docs/reference" / name).read_text(encoding="utf-8")

    def select(self, sql: str) -> list[tuple[object, ...]]:
        """Ask a view of the book, as any SQLite tool would."""
        conn = sqlite3.connect(self.folder / "book.db")
        try:
            return conn.execute(sql).fetchall()
        finally:
            conn.close()


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


def test_a_field_is_one_line_in_one_file(copy: Copy) -> None:
    copy.run("impact", "add", "Written before the field was there")
    copy.edit("impact.py", "    goal: GoalRef | None", FIELD)
    assert copy.touched() == ["src/careerbook/records/impact.py"]

    copy.run("win", "Ran the drill alone", "--weather", "sunny")
    assert copy.told("impact", "show", "2")["weather"] == "sunny"
    copy.run("impact", "edit", "2", "--weather", "rain")
    assert copy.told("impact", "list")["weather"] == "rain"
    assert "rain" in copy.run("impact", "show", "2")
    assert "weather" not in copy.told("impact", "show", "1")
    assert copy.select("SELECT ref, weather FROM impact ORDER BY ref") == [("impact-1", None), ("impact-2", "rain")]
    assert "impact-2" in copy.run("find", "rain")
    assert "weather" in copy.run("history", "impact-2")
    assert "--weather TEXT" in copy.run("impact", "add", "--help")
    assert "| weather | `--weather` | What the weather was | one line | brief |" in copy.reference("kinds.md")
    assert "- `--weather TEXT`: What the weather was" in copy.reference("commands.md")


def test_a_kind_is_one_file_and_one_row(copy: Copy) -> None:
    copy.run("impact", "add", "Written before the kind was there")
    (copy.folder / "src/careerbook/records/award.py").write_text(KIND, encoding="utf-8")
    copy.edit("kinds.py", '    "engagement": Row(', ROW)
    assert copy.touched() == ["src/careerbook/records/award.py", "src/careerbook/records/kinds.py"]

    assert copy.run("award", "add", "Best runbook", "--given-by", "The guild", "--prize", "50").strip() == "award-1"
    copy.run("award", "edit", "1", "--given-by", "The data guild", "--tag", "pride")
    copy.run("edit", "award-1", "--expires", "2027-12-31")
    shown = copy.told("award", "show", "1")
    assert (shown["title"], shown["given_by"], shown["expires"]) == ("Best runbook", "The data guild", "2027-12-31")
    assert copy.told("award", "list")["ref"] == "award-1"
    assert "Best runbook" in copy.run("award", "list")
    assert "The data guild" in copy.run("show", "award-1")
    assert copy.select("SELECT ref, prize, tags FROM award") == [("award-1", 50, "pride")]
    assert "award-1" in copy.run("find", "runbook")
    copy.run("award", "remove", "1", "--yes")
    assert copy.run("award", "list") == ""
    copy.run("undo")
    assert copy.told("award", "list")["ref"] == "award-1"
    assert "award" in copy.run("--help")
    assert "\n### careerbook award add\n" in copy.reference("commands.md")
    assert "\n## award\n" in copy.reference("kinds.md")
