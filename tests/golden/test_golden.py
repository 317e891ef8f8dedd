"""Every report in every format, byte for byte, over the demo year and over a hard journal.

CAREERBOOK_REWRITE=1 rewrites the files; read the difference before you keep it.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from careerbook.book import Book
from careerbook.cli.main import main
from careerbook.demo.year import LAST_DAY, tell_year
from careerbook.render import FORMATS
from careerbook.reports import REPORTS
from tests.brief_lint import problems
from tests.samples import hard_book

HERE = Path(__file__).parent
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
    assert main(words) == 0
    return capsys.readouterr().out


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
    columns = int(form.split()[1]) if form.startswith("terminal") else 80
    pinned(monkeypatch, tmp_path, books[book], columns)
    if form.startswith("terminal"):
        monkeypatch.setenv("FORCE_COLOR", "1")
    told = shown(capsys, written(name, form))
    if form.startswith("terminal") or form == "text":
        too_long = [line for line in told.splitlines() if cell_len(line) > columns and not whole(line)]
        assert too_long == []
    golden = HERE / book / f"{name}.{SUFFIX[form]}"
    if os.environ.get("CAREERBOOK_REWRITE") == "1":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(told, encoding="utf-8", newline="\n")
    assert told == golden.read_text(encoding="utf-8")
    if name == "brief" and form == "md" and book == "demo":
        assert problems(told) == []


def whole(line: str) -> bool:
    """Tell a line that cannot be broken: one word, such as an address or a command to paste."""
    return len(line.split()) < 2 or "careerbook " in line


@pytest.mark.parametrize(
    ("book", "name"), sorted({(book, name) for book, name, form in PAGES if form == "terminal 140"})
)
def test_a_narrow_screen_loses_no_word(
    book: str,
    name: str,
    books: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    said = {}
    for columns in (40, 140):
        pinned(monkeypatch, tmp_path, books[book], columns)
        monkeypatch.setenv("FORCE_COLOR", "1")
        said[columns] = shown(capsys, written(name, "terminal"))
    drawn = set("█░▌▏▎▍▋▊▉│▁▂▃▄▅▆▇…\N{EN DASH}")
    wide = [word for word in said[140].split() if not set(word) & drawn]
    left = "".join(said[40].split())
    missing = [word for word in wide if word not in left]
    assert missing == []


def test_every_golden_file_is_still_a_page() -> None:
    known = {HERE / book / f"{name}.{SUFFIX[form]}" for book, name, form in PAGES}
    assert {path for folder in BOOKS for path in (HERE / folder).glob("*")} == known
