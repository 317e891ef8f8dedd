"""The README shows the page that its own two commands print, and names the test command that CI calls."""

from pathlib import Path

import pytest

from careerbook.cli.main import main

TOP = Path(__file__).parents[2]
README = (TOP / "README.md").read_text(encoding="utf-8")
DEMO = 'python3 -m venv .venv && .venv/bin/pip install -q -e ".[test]" && .venv/bin/careerbook demo'
TEST = ".venv/bin/python -m pytest -q"


def test_the_brief_in_the_readme_is_the_one_that_demo_prints(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("FORCE_COLOR", "CAREERBOOK_TODAY", "CAREERBOOK_DB"):
        monkeypatch.delenv(name, raising=False)
    assert main(["demo"]) == 0
    shown = README.split("```markdown\n", 1)[1].split("```", 1)[0]
    assert shown == capsys.readouterr().out


def test_the_readme_and_ci_name_the_same_commands() -> None:
    assert DEMO in README
    assert TEST in README
    assert TEST in (TOP / ".ci/run").read_text(encoding="utf-8")


def test_the_transcript_from_the_readme_types_what_the_readme_says() -> None:
    page = (TOP / "tests/transcripts/from-the-readme.md").read_text(encoding="utf-8")
    typed = [line[2:] for line in page.splitlines() if line.startswith("$ ")]
    short = {"careerbook prep": "`prep`"}
    assert all(short.get(line, line) in README for line in typed), typed
    assert not any("# exit" in line for line in typed)
