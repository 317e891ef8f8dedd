"""What leaves the program by its commands, whole: on stdout and in files as the reader gets it, and on stderr.

Both streams go to the reader where somebody types `careerbook brief 2>&1 | mail`, so no canary is in either of them.
"""

import os
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from careerbook.book import Book
from careerbook.changes.batch import Batch
from careerbook.cli import _publish
from careerbook.cli.main import main
from careerbook.render.json import envelope
from careerbook.reports.brief.notes import Notes
from tests.privacy.journals import Journal
from tests.privacy.opinion import Eyes, Opinion
from tests.privacy.pages import client_before

SEEDS = range(2, 9)
"""The uid that seed 1 begins with is that of the settings."""
FORMATS = ("terminal", "md", "text", "json")
SUFFIXES = ("md", "txt", "json")
PAGES = {"brief": ("brief",), "update": ("report", "update"), "handover": ("report", "handover")}
DONE, REFUSED = 0, 4
UNTOLD = "zqhushx"
"""In every book: what nobody has heard of, of which the owner is told on stderr by its reference."""


@pytest.fixture(autouse=True)
def pinned(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CAREERBOOK_TODAY", "2026-11-20")
    monkeypatch.setenv("CAREERBOOK_DB", str(tmp_path / "book.db"))
    monkeypatch.chdir(tmp_path)


def kept(seed: int) -> Journal:
    """Grow a journal and write it into the book that the commands read."""
    journal = Journal(seed)
    path = Path(os.environ["CAREERBOOK_DB"])
    path.unlink(missing_ok=True)
    with Book(str(path), create=True) as book:
        batch = Batch("test")
        book.settings_into(batch, {"name": "Owner Ownersen"})
        for uid, body in journal.bodies.items():
            batch.create(journal.kinds[uid], {k: v for k, v in body.items() if v is not None}, uid=uid)
        batch.create("challenge", book.complete("challenge", {"text": UNTOLD, "severity": "high"}))
        book.commit(batch)
    return journal


def leaving(words: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[tuple[str, str]]:
    """Run a page in every format, to stdout and into files, and yield what came out of each run."""
    for form in FORMATS:
        capsys.readouterr()
        code = main([*words, "--format", form])
        assert code in (DONE, REFUSED)
        said = capsys.readouterr()
        yield f"--format {form}", said.out
        yield f"--format {form} on stderr", said.err
    for suffix in SUFFIXES:
        folder.mkdir()
        assert main([*words, "-o", str(folder / f"page.{suffix}")]) in (DONE, REFUSED)
        yield f"-o page.{suffix} on stderr", capsys.readouterr().err
        for file in folder.iterdir():
            yield file.name, file.name + file.read_text(encoding="utf-8")
            file.unlink()
        folder.rmdir()


def found(journal: Journal, page: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    """Return how many outputs there were, and every forbidden canary in them."""
    runs, leaks = 0, list[str]()
    for client in journal.entries("client"):
        before = client_before(journal, client) if page == "handover" else None
        forbidden = {UNTOLD, *Opinion(journal, Eyes(client, "client", before)).forbidden()}
        for _, said in leaving((*PAGES[page], "--client", f"client-{client.number}"), folder, capsys):
            runs += bool(said)
            leaks += sorted(token for token in forbidden if token in said.casefold())
    return runs, leaks


@pytest.mark.parametrize("page", PAGES)
def test_no_command_lets_a_canary_out(page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    runs = 0
    for seed in SEEDS:
        ran, leaks = found(kept(seed), page, tmp_path / "out", capsys)
        assert leaks == [], f"journal {seed}"
        runs += ran
    assert runs > len(SEEDS) * len(FORMATS)


def test_a_command_that_says_more_than_its_page_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_publish, "envelope_for_others", lambda name, data: envelope(name, data, [UNTOLD]))
    assert UNTOLD in found(kept(SEEDS[0]), "brief", tmp_path / "out", capsys)[1]


def test_a_note_that_says_what_is_untold_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Notes, "lines", lambda notes, as_of: [risk.text for risk in notes.untold])
    assert UNTOLD in found(kept(SEEDS[0]), "brief", tmp_path / "out", capsys)[1]


@pytest.mark.parametrize("page", ["brief", "update"])
def test_the_owner_is_told_of_what_is_untold_by_its_reference(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Else the search of stderr would pass because nothing is said there."""
    for client in kept(SEEDS[0]).entries("client"):
        capsys.readouterr()
        main([*PAGES[page], "--client", client.ref])
        told = capsys.readouterr().err
        assert "challenge-" in told
        assert "careerbook challenge raise" in told


def test_what_only_the_client_before_was_told_is_in_no_stream_of_a_handover(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (
        'init --name "Owner Ownersen" --title engineer --client "Zqbefore Zqgone"',
        f'challenge add "{UNTOLD}" --severity high',
        "challenge raise 1",
        f'pitch add "{UNTOLD} course" --ask "{UNTOLD}" --decision-by 2026-12-18',
        "pitch send 1",
        'client change --to "New Manager" --on 2026-11-20',
    ):
        assert main(shlex.split(words)) == DONE
    capsys.readouterr()
    said = dict(leaving(PAGES["handover"], tmp_path / "out", capsys))
    assert "challenge-1 (high): client-1 knows" in said["--format md on stderr"]
    assert "pitch-1: client-1 has it" in said["--format md on stderr"]
    assert not [run for run, text in said.items() if "zq" in text.casefold()]
