"""Every transcript, and every page of the tutorial and the how-tos that shows commands, is run and compared."""

import os
from pathlib import Path

import pytest

from tests.transcripts.runner import FENCE, replay, steps

TOP = Path(__file__).parents[2]
PAGES = sorted(
    page
    for folder in ("tests/transcripts", "docs")
    for page in (TOP / folder).rglob("*.md")
    if FENCE in page.read_text(encoding="utf-8")
)


@pytest.fixture(autouse=True)
def pinned(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "VISUAL", "EDITOR", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / ".local/share"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("CAREERBOOK_TODAY", "2026-11-20")
    monkeypatch.delenv("CAREERBOOK_DB", raising=False)
    monkeypatch.chdir(tmp_path)
    for extra in (TOP / "tests/transcripts/files").glob("*"):
        (tmp_path / extra.name).write_bytes(extra.read_bytes())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_prints_what_it_shows(page: Path) -> None:
    write = os.environ.get("CAREERBOOK_REWRITE") == "1"
    problems = replay(page, write=write)
    assert steps(page.read_text(encoding="utf-8")), f"{page} shows no command"
    assert write or not problems, "\n\n".join(problems)
