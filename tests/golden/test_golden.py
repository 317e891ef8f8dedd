"""Every report in every format, byte for byte, over the demo year and over a hard journal.

CAREERBOOK_REWRITE=1 rewrites the files; read the difference before you keep it.
"""

import os
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.brief_lint import problems
from tests.golden.desk import BOOKS, PAGES, SUFFIX, pinned, shown, written

HERE = Path(__file__).parent
UID = re.compile(r"\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b")


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
    told = numbered(shown(capsys, written(book, name, form)))
    if form.startswith("terminal") or form == "text":
        too_long = [line for line in told.splitlines() if cell_len(line) > columns]
        assert too_long == []
    golden = HERE / book / f"{name}.{SUFFIX[form]}"
    if os.environ.get("CAREERBOOK_REWRITE") == "1":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(told, encoding="utf-8", newline="\n")
    assert told == golden.read_text(encoding="utf-8")
    if name == "brief" and form == "md" and book == "demo":
        assert problems(told) == []


def numbered(told: str) -> str:
    """Put a number in the place of each uid, in the order in which they stand: they are new in every book."""
    seen: dict[str, str] = {}
    return UID.sub(lambda found: seen.setdefault(found[0], f"uid-{len(seen) + 1}"), told)


def test_every_golden_file_is_still_a_page() -> None:
    known = {HERE / book / f"{name}.{SUFFIX[form]}" for book, name, form in PAGES}
    assert {path for folder in BOOKS for path in (HERE / folder).glob("*")} == known
