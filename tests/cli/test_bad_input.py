"""What cannot be used is refused with one sentence and changes no byte; what merely looks odd is kept whole."""

import json
import os
import sqlite3
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from careerbook.book import Book
from tests.cli.conftest import Run


def here() -> Path:
    return Path(os.environ["CAREERBOOK_DB"])


@pytest.fixture
def filled(run: Run) -> str:
    """Two goals that share a word, a pitch and an impact; returns the digest of the book."""
    run("win", "The first one")
    run("goal", "add", "Faster checkout", "--due", "2026-12-31", "--metric", "p95:900:540:ms")
    run("goal", "add", "Cheaper checkout", "--due", "2026-12-31")
    run("pitch", "add", "Kubernetes course")
    return digest()


def digest() -> str:
    return sha256(here().read_bytes()).hexdigest()


def refused(told: object, code: int) -> None:
    """Check what every refusal has in common."""
    err, out, got = told.err, told.out, told.code  # type: ignore[attr-defined] # the Result of the fixture
    assert got == code, err
    assert out == ""
    assert err.startswith("careerbook: ")
    assert err.endswith("\n")
    assert err.count("\n") == 1, f"one line: {err!r}"
    assert "Traceback" not in err
    assert "invalid input" not in err.casefold()


REFUSED: list[tuple[str, int, list[str]]] = [
    ("an unknown reference", 1, ["show", "impact-99"]),
    ("an unknown number", 1, ["goal", "check", "99", "--confidence", "5"]),
    ("a name nobody has", 1, ["goal", "check", "nowhere", "--confidence", "5"]),
    ("a reference to no kind", 1, ["show", "unicorn-1"]),
    ("a reference of another kind", 2, ["goal", "check", "impact-1", "--confidence", "5"]),
    ("a blank text", 2, ["win", "   "]),
    ("no text and no terminal", 2, ["win"]),
    ("an ambiguous name", 2, ["goal", "check", "checkout", "--confidence", "5"]),
    ("an illegal step", 2, ["pitch", "fund", "1"]),
    ("another illegal step", 2, ["goal", "unblock", "1"]),
    ("an impossible date", 2, ["win", "Something", "--on", "2026-02-30"]),
    ("a date with two readings", 2, ["win", "Something", "--on", "1/2/26"]),
    ("a date that is none", 2, ["win", "Something", "--on", "someday"]),
    ("a number with two readings", 2, ["goal", "check", "1", "--current", "4,500"]),
    ("a number that is none", 2, ["win", "Something", "--hours", "many"]),
    ("a period that is none", 2, ["impact", "list", "--period", "Q5"]),
    ("a period of a page", 2, ["brief", "Q5"]),
    ("NUL in a text", 2, ["win", "one\0two"]),
    ("NUL in an option", 2, ["win", "Something", "--note", "one\0two"]),
    ("NUL in a tag", 2, ["win", "Something", "--tag", "one\0two"]),
    ("bytes that are no UTF-8", 2, ["win", "one\udcfftwo"]),
    ("bytes that are no UTF-8, in an option", 2, ["win", "Something", "--note", "one\udcfftwo"]),
    ("bytes that are no UTF-8, in a tag", 2, ["win", "Something", "--tag", "one\udcfftwo"]),
    ("bytes that are no UTF-8, in proof", 2, ["win", "Something", "--evidence", "https://a.example/\udcff"]),
    ("bytes that are no UTF-8, in a name", 2, ["win", "Something", "--noticed-by", "J\udcff"]),
    ("bytes that are no UTF-8, looked for", 2, ["goal", "add", "Title\udcff"]),
    ("no editor", 2, ["win", "-e"]),
    ("an option that is none", 2, ["win", "Something", "--colour", "red"]),
    ("a word that is none of the allowed", 2, ["win", "Something", "--category", "miracle"]),
    ("an audience that is none", 2, ["win", "Something", "--visibility", "everybody"]),
    ("a command that is none", 2, ["wim", "Something"]),
    ("a verb that is none", 2, ["goal", "finish", "1"]),
    ("a metric that cannot be read", 2, ["win", "Something", "--metric", "p95"]),
    ("a remark on a day that is none", 2, ["heard", "Well done", "--from", "Jo", "--on", "31 June 2026"]),
    ("nothing to undo is not this", 4, ["remove", "impact-1"]),
    ("erasing without yes", 4, ["purge", "impact-1"]),
]


@pytest.mark.parametrize(("name", "code", "words"), REFUSED, ids=[name for name, *_ in REFUSED])
def test_it_is_refused_and_changes_no_byte(run: Run, filled: str, name: str, code: int, words: list[str]) -> None:
    refused(run(*words, code=None), code)
    assert digest() == filled, name
    assert [p.name for p in here().parent.iterdir() if p.name.startswith(here().name)] == [here().name]


@pytest.mark.parametrize(("name", "code", "words"), REFUSED[5:7] + REFUSED[10:14], ids=lambda v: str(v)[:30])
def test_it_makes_no_book_either(run: Run, name: str, code: int, words: list[str]) -> None:
    run(*words, code=None)
    assert not here().exists(), name


@pytest.mark.parametrize(
    ("data", "code"), [("one\0two", 2), ("", 2), (" \n\t\n", 2)], ids=["NUL", "nothing", "only blanks"]
)
def test_standard_input_is_held_to_the_same(run: Run, filled: str, data: str, code: int) -> None:
    refused(run("win", "-", stdin=data, code=None), code)
    assert digest() == filled


@pytest.mark.parametrize("editor", ["no-such-editor-anywhere", "'/no where/at all' --wait"])
def test_an_editor_that_is_not_there_is_exit_2(
    run: Run, filled: str, monkeypatch: pytest.MonkeyPatch, editor: str
) -> None:
    monkeypatch.setenv("EDITOR", editor)
    refused(run("win", "-e", code=None), 2)
    assert digest() == filled


def test_an_editor_that_fails_is_exit_5_and_the_draft_is_kept(
    run: Run, filled: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "editor"
    script.write_text('#!/bin/sh\necho "an hour of writing" > "$1"\nexit 1\n')
    script.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(script))
    told = run("win", "-e", code=None)
    refused(told, 5)
    assert digest() == filled
    drafts = [p for p in here().parent.iterdir() if ".draft-" in p.name]
    assert [p.read_text() for p in drafts] == ["an hour of writing\n"]
    assert str(drafts[0]) in told.err
    assert drafts[0].stat().st_mode & 0o077 == 0


# --- books that cannot be used -----------------------------------------------------------------------------------


def a_folder() -> None:
    here().mkdir()


def a_strangers_file() -> None:
    conn = sqlite3.connect(here())
    conn.execute("CREATE TABLE recipe(name)")
    conn.commit()
    conn.close()


def a_newer_book() -> None:
    with Book(str(here()), create=True) as book:
        book.add("impact", {"text": "From the future"})
        book.conn.execute("PRAGMA user_version = 99")


def a_damaged_book() -> None:
    with Book(str(here()), create=True) as book:
        book.add("impact", {"text": "Soon to be damaged"})
    data = here().read_bytes()
    here().write_bytes(b"\x13" * 64 + data[64:])


def a_book_cut_in_half() -> None:
    with Book(str(here()), create=True) as book:
        book.add("impact", {"text": "Soon to be cut"})
    here().write_bytes(here().read_bytes()[:6000])


def a_text_file() -> None:
    here().write_text("Dear diary. " * 400)


@pytest.mark.parametrize(
    "make", [a_folder, a_strangers_file, a_newer_book, a_damaged_book, a_book_cut_in_half, a_text_file]
)
@pytest.mark.parametrize(
    "words", [["win", "Something"], ["impact", "list"], ["show", "impact-1"], ["undo"], ["brief"], ["find", "soon"]]
)
def test_a_book_that_cannot_be_used_is_exit_3(run: Run, make: Callable[[], None], words: list[str]) -> None:
    make()
    before = here().read_bytes() if here().is_file() else b""
    refused(run(*words, code=None), 3)
    assert (here().read_bytes() if here().is_file() else b"") == before


# --- what merely looks odd ---------------------------------------------------------------------------------------

LONG = ("word " * 20_479).strip() + " end"
ODD: list[tuple[str, str]] = [
    ("100 kB", LONG),
    ("markup", "[red]stop[/red] [/foo] [link=https://a.example]x[/link] :smile:"),
    ("html and Markdown", "<script>alert(1)</script> | a `tick` *b* _c_ ![x](y) \\ \\n &amp;"),
    ("escape sequences", "a\x1b[31mred\x1b[0m b\x1b]8;;https://evil.example\x07link\x1b]8;;\x07 c\x9b1m d\x07 e\x7f"),
    ("bidi overrides", "a\u202egnp.exe b\u2066c\u2069 d\u202bכ\u202c"),
    ("scripts that join", "می‌خواهم क्‍ष 👩‍🔬 שלום\u200f!"),
    ("quotes", 'it\'s "quoted" and $(not run) `nor this` ; DROP TABLE record; --'),
    ("a dash first", "-not an option"),
    ("a percent sign", "100 % of %s and {braces}"),
]


@pytest.mark.parametrize(("name", "text"), ODD, ids=[name for name, _ in ODD])
def test_it_is_kept_whole_and_printed_safely(run: Run, name: str, text: str) -> None:
    saved = run("win", "--", text)
    assert saved.out == "impact-1\n"
    assert json.loads(run("show", "impact-1", "--json").out)["data"]["text"] == text
    for words in (["impact", "list"], ["show", "impact-1"], ["history", "impact-1"], ["--plain", "show", "impact-1"]):
        told = run(*words)
        for acts in ("\x1b", "\x07", "\x9b", "\x7f", "\u202e", "\u2066", "\u2069", "\u202b"):
            assert acts not in told.out + told.err, f"{name} in {' '.join(words)}"
    if name in ("markup", "quotes", "a percent sign", "scripts that join"):
        assert text in run("impact", "list").out
    assert not any(acts in saved.err for acts in ("\x1b", "\x07", "\u202e"))
    run("doctor")


@pytest.mark.parametrize(("name", "text"), ODD, ids=[name for name, _ in ODD])
def test_from_standard_input_it_is_the_same(run: Run, name: str, text: str) -> None:
    run("win", "-", stdin=text)
    assert json.loads(run("show", "impact-1", "--json").out)["data"]["text"] == text, name


def test_every_line_of_a_long_text_is_kept(run: Run) -> None:
    text = "first line\n\n\tindented\nlast line"
    run("win", "-", stdin=text + "\n")
    assert json.loads(run("show", "impact-1", "--json").out)["data"]["text"] == text
