import json
import os
import sqlite3
from pathlib import Path

from tests.cli.conftest import Run


def here() -> Path:
    return Path(os.environ["CAREERBOOK_DB"])


def harm(statement: str) -> None:
    conn = sqlite3.connect(here())
    conn.execute(statement)
    conn.commit()
    conn.close()


def test_a_sound_book_is_exit_0_with_one_line_per_check(run: Run) -> None:
    run("win", "All is well")
    told = run("doctor")
    assert [line.split()[-1] for line in told.out.splitlines()] == ["sound"] * 7
    assert told.err == ""


def test_a_failed_check_is_exit_1_and_names_the_way_out(run: Run) -> None:
    run("win", "All is well")
    harm("UPDATE record SET title = 'something else'")
    told = run("doctor", code=1)
    assert "impact-1" in told.out
    assert told.err == "careerbook: 1 of 7 checks failed. Next: careerbook doctor --fix\n"
    told = run("doctor", "--fix")
    assert told.err.startswith("Mended: records.")
    assert run("impact", "show", "1").out.count("All is well") >= 1
    run("doctor")


def test_json_says_the_same(run: Run) -> None:
    run("win", "All is well")
    assert json.loads(run("doctor", "--json").out)["data"]["sound"] is True
    harm("DELETE FROM gate")
    told = json.loads(run("doctor", "--json", code=1).out)["data"]
    assert told["sound"] is False
    assert [one["check"] for one in told["checks"] if one["state"] == "failed"] == ["last gate"]


def test_fix_of_a_sound_book_writes_nothing(run: Run) -> None:
    run("win", "All is well")
    before = here().read_bytes()
    assert "nothing to mend" in run("doctor", "--fix").err
    assert here().read_bytes() == before
    assert not Path(f"{here()}.backups").exists()


def test_an_open_file_is_closed_again(run: Run) -> None:
    run("win", "All is well")
    here().chmod(0o644)
    assert "0644" in run("doctor", code=1).out
    run("doctor", "--fix")
    assert here().stat().st_mode & 0o777 == 0o600


def test_plain_is_one_fact_per_line(run: Run) -> None:
    run("win", "All is well")
    assert "records: sound" in run("--plain", "doctor").out.splitlines()


def test_no_book_is_exit_1_and_a_wreck_exit_3(run: Run) -> None:
    run("doctor", code=1)
    here().write_bytes(b"rubbish " * 1000)
    assert "backup restore" in run("doctor", code=3).err
