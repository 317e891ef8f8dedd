"""Every report in every format, byte for byte, over the demo year and over a hard journal.

CAREERBOOK_REWRITE=1 rewrites the files; read the difference before you keep it.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from careerbook.book import Book
from careerbook.cli.main import main
from careerbook.demo.year import LAST_DAY, tell_year
from careerbook.render import FORMATS
from careerbook.reports import REPORTS
from tests.brief_lint import problems
from tests.samples import hard_book

HERE = Path(__file__).parent
SUFFIX = {"terminal": "terminal.txt", "md": "md", "text": "plain.txt", "json": "json"}


def demo_book(path: str) -> Book:
    book = Book(path, create=True)
    book.commit(tell_year().batch)
    return book


BOOKS: dict[str, Callable[[str], Book]] = {"demo": demo_book, "hard": hard_book}
PAGES = [
    (book, name, form)
    for book in BOOKS
    for name, report in REPORTS.items()
    for form in FORMATS
    if form in report.formats and report.line
]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("books")
    paths = {}
    for name, make in BOOKS.items():
        paths[name] = str(folder / f"{name}.db")
        make(paths[name]).close()
    return paths


def written(name: str, form: str) -> list[str]:
    """Return the words that print a page in a format."""
    if name in ("status", "week"):
        return {"json": [name, "--json"], "text": ["--plain", name]}.get(form, [name])
    return [*([] if REPORTS[name].top else ["report"]), name, "--format", form]


@pytest.mark.parametrize(("book", "name", "form"), PAGES)
def test_page_is_as_it_was(
    book: str,
    name: str,
    form: str,
    books: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    for variable in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("CAREERBOOK_DB", books[book])
    monkeypatch.setenv("CAREERBOOK_TODAY", LAST_DAY)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm-256color")
    if form == "terminal":
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("NO_COLOR", "1")
    assert main(written(name, form)) == 0
    told = capsys.readouterr().out
    golden = HERE / book / f"{name}.{SUFFIX[form]}"
    if os.environ.get("CAREERBOOK_REWRITE") == "1":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(told, encoding="utf-8", newline="\n")
    assert told == golden.read_text(encoding="utf-8")
    if name == "brief" and form == "md":
        assert problems(told) == []


def test_every_golden_file_is_still_a_page() -> None:
    known = {HERE / book / f"{name}.{SUFFIX[form]}" for book, name, form in PAGES}
    assert {path for folder in BOOKS for path in (HERE / folder).glob("*")} == known
