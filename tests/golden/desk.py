"""The two books of the golden pages, what prints a page of them, and everything else that a page could depend on."""

from collections.abc import Callable
from pathlib import Path

import pytest

from careerbook.book import Book
from careerbook.cli._showing import CARDS
from careerbook.cli.main import main
from careerbook.demo.year import LAST_DAY, tell_year
from careerbook.render import FORMATS
from careerbook.reports import REPORTS
from tests.samples import hard_book

SUFFIX = {
    "terminal 80": "080.txt",
    "terminal 100": "100.txt",
    "terminal 140": "140.txt",
    "md": "md",
    "text": "plain.txt",
    "json": "json",
}
"""How each page is written: a terminal of three widths, and the formats that know no width."""


def demo_book(path: str) -> Book:
    """Return a book with the demo's year."""
    book = Book(path, create=True)
    book.commit(tell_year().batch)
    return book


BOOKS: dict[str, Callable[[str], Book]] = {"demo": demo_book, "hard": hard_book}
PAGES = [
    (book, name, form)
    for book in BOOKS
    for name, report in REPORTS.items()
    for form in SUFFIX
    if form.split()[0] in report.formats and form.split()[0] in FORMATS and report.line
] + [(book, f"show-{kind}", form) for book in BOOKS for kind in CARDS for form in SUFFIX if form != "md"]
"""Every page and every computed view of a record: the book, the name, how it is written."""
SHOWN = {"pitch": 2, "impact": 40, "challenge": 2, "rating": 3}
"""Which record of a kind the demo shows, where it is not the first."""
SCREENS = sorted({(book, name) for book, name, form in PAGES if form == "terminal 140"})
"""Every page that a terminal shows, by book and name."""


def written(book: str, name: str, form: str) -> list[str]:
    """Return the words that print a page of a book in a format."""
    kind = name.removeprefix("show-")
    if kind != name:
        shown = ["show", f"{kind}-{SHOWN.get(kind, 1) if book == 'demo' else 1}", "--why"]
        return {"json": [*shown, "--json"], "text": ["--plain", *shown]}.get(form, shown)
    if name in ("status", "week"):
        return {"json": [name, "--json"], "text": ["--plain", name]}.get(form, [name])
    return [*([] if REPORTS[name].top else ["report"]), name, "--format", form.split()[0]]


def pinned(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, book: str, columns: int) -> None:
    """Pin all that a page could depend on beside its book."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("CAREERBOOK_DB", book)
    monkeypatch.setenv("CAREERBOOK_TODAY", LAST_DAY)
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("FORCE_COLOR", raising=False)


def shown(capsys: pytest.CaptureFixture[str], words: list[str]) -> str:
    """Return what a command prints."""
    assert main(words) == 0
    return capsys.readouterr().out
