"""A desk on which every example of every help page can be tried: the demo's book, a repository, a table of terms."""

import os
import shutil
from pathlib import Path

import pytest

from careerbook.book import Book
from careerbook.demo.year import LAST_DAY, tell_year

LADDER = "name,level,description\nOwns the outcome,senior,Stays until it works for those who use it\n"
TERMS = "name,start,end\nAutumn term,2026-09-01,2026-12-18\nSpring term,2027-01-04,2027-03-26\n"
LADDER = "name,level,description\nOwns a service,senior,It runs without them\n"


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the demo's book once."""
    path = tmp_path_factory.mktemp("year") / "careerbook.db"
    before = os.environ.get("CAREERBOOK_TODAY")
    os.environ["CAREERBOOK_TODAY"] = LAST_DAY
    try:
        with Book(str(path), create=True) as book:
            book.commit(tell_year().batch)
    finally:
        if before is None:
            os.environ.pop("CAREERBOOK_TODAY", None)
        else:
            os.environ["CAREERBOOK_TODAY"] = before
    return path


@pytest.fixture
def desk(year: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder of one's own, with a copy of the demo's book and everything between machines pinned."""
    for name in ("NO_COLOR", "FORCE_COLOR", "VISUAL", "EDITOR", "GITHUB_ACTIONS", "PAGER"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "home").mkdir()
    shutil.copyfile(year, tmp_path / "home/careerbook.db")
    for name, value in {
        "HOME": str(tmp_path / "home"),
        "XDG_DATA_HOME": str(tmp_path / "home/data"),
        "XDG_CONFIG_HOME": str(tmp_path / "home/config"),
        "TMPDIR": str(tmp_path),
        "TZ": "UTC",
        "TERM": "xterm-256color",
        "COLUMNS": "80",
        "CAREERBOOK_TODAY": LAST_DAY,
        "CAREERBOOK_DB": str(tmp_path / "home/careerbook.db"),
    }.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "terms.csv").write_text(TERMS, encoding="utf-8")
    (tmp_path / "senior.csv").write_text(LADDER, encoding="utf-8")
    (tmp_path / "senior.csv").write_text(LADDER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
