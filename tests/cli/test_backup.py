import json
import os
import sqlite3
from pathlib import Path

import pytest

from careerbook import clock
from tests.cli.conftest import Run


def here() -> Path:
    return Path(os.environ["CAREERBOOK_DB"])


def records() -> int:
    conn = sqlite3.connect(here())
    count = conn.execute("SELECT count(*) FROM record").fetchone()[0]
    conn.close()
    return int(count)


def test_backup_alone_makes_a_verified_copy_and_prints_where(run: Run) -> None:
    run("win", "Kept safe")
    told = run("backup")
    assert Path(told.out.strip()).is_file()
    assert "Copied and verified: 1 record, 1 change, " in told.err
    assert run("backup", "create").out != told.out


def test_list_is_newest_first_and_an_empty_one_is_no_failure(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("win", "Kept safe")
    empty = run("backup", "list")
    assert empty.out == ""
    assert "no copy yet" in empty.err
    for at in ("2026-11-19T08:00:00.000Z", "2026-11-20T08:00:00.000Z"):
        monkeypatch.setattr(clock, "instant", lambda at=at: at)
        run("backup")
    lines = run("backup", "list").out.splitlines()
    assert [line.split()[:2] for line in lines] == [["1", "2026-11-20"], ["2", "2026-11-19"]]
    listed = json.loads(run("backup", "list", "--json").out)["data"]
    assert [one["records"] for one in listed] == [1, 1]


def test_verify_takes_every_copy_and_fails_on_a_bad_one(run: Run) -> None:
    run("win", "Kept safe")
    file = Path(run("backup").out.strip())
    assert "sound" in run("backup", "verify").out
    file.write_bytes(file.read_bytes()[:4096] + b"\x00" * 4096)
    told = run("backup", "verify", code=1)
    assert "failed" in told.out
    assert told.err.startswith("careerbook: 1 of 1 copies")
    run("backup", "verify", "nothing", code=1)


def test_restore_asks_before_it_takes_the_place_of_the_book(run: Run) -> None:
    run("win", "The first")
    run("backup")
    run("win", "The second")
    before = here().read_bytes()
    told = run("backup", "restore", code=4)
    assert told.err.startswith("careerbook: Put back the book of ")
    assert "careerbook backup restore --yes" in told.err
    assert here().read_bytes() == before
    told = run("backup", "restore", "--yes")
    assert records() == 1
    assert "What stood there" in told.err
    run("backup", "restore", "1", "--yes")
    assert records() == 2, "the newest copy is the one that restore made"


@pytest.mark.parametrize("which", ["1", "name", "file"])
def test_a_copy_is_named_by_number_name_or_file(run: Run, which: str) -> None:
    run("win", "The first")
    file = Path(run("backup").out.strip())
    run("win", "The second")
    run("backup", "restore", {"1": "1", "name": file.name, "file": str(file)}[which], "--yes")
    assert records() == 1


def test_restore_mends_what_no_other_command_can_open(run: Run) -> None:
    run("win", "The first")
    run("backup")
    here().write_bytes(b"rubbish " * 1000)
    refused = run("impact", "list", code=3)
    assert "backup restore" in refused.err
    run("backup", "restore", "--yes")
    assert records() == 1
    run("doctor")


def test_restore_of_a_newer_book_is_refused_without_a_byte_changed(run: Run) -> None:
    run("win", "The first")
    run("backup")
    conn = sqlite3.connect(here())
    conn.execute("PRAGMA user_version = 99")
    conn.close()
    before = here().read_bytes()
    assert "newer" in run("backup", "restore", "--yes", code=3).err
    assert here().read_bytes() == before


def test_a_backup_of_nothing_is_not_found(run: Run) -> None:
    run("backup", code=1)
    run("backup", "restore", "--yes", code=1)
    run("backup", "verify", code=1)
    assert not here().exists()
    assert not Path(f"{here()}.backups").exists()
