"""Kills, crowds, full disks, closed folders and closed pipes, all with real processes."""

import ctypes
import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from careerbook.book import Book

KILLS = 60
CROWD = 16
EACH = 8
PROGRAM = [sys.executable, "-m", "careerbook"]


@pytest.fixture
def environment(tmp_path: Path, path: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "PYTHONPATH", "LANG", "SYSTEMROOT", "VIRTUAL_ENV")}
    (tmp_path / "home").mkdir()
    return kept | {
        "HOME": str(tmp_path / "home"),
        "CAREERBOOK_DB": path,
        "CAREERBOOK_TODAY": "2026-11-20",
        "TZ": "UTC",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def run(
    environment: dict[str, str], *words: str, stdin: str = "", before: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - this interpreter, and this checkout's program
        [*PROGRAM, *words],
        env=environment,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        preexec_fn=before,  # limits of the child; a test starts no thread
    )


def digest(path: str) -> str:
    return sha256(Path(path).read_bytes()).hexdigest()


def texts(path: str) -> dict[str, str]:
    conn = sqlite3.connect(path)
    rows = conn.execute("SELECT kind || '-' || number, body FROM record WHERE kind = 'impact'").fetchall()
    conn.close()
    assert len(rows) == len(dict(rows)), "no reference is given twice"
    return {ref: json.loads(body)["text"] for ref, body in rows}


def refused(told: subprocess.CompletedProcess[str], code: int) -> None:
    assert told.returncode == code, told.stderr
    assert told.stderr.startswith("careerbook: ")
    assert told.stderr.count("\n") == 1, told.stderr
    assert "Traceback" not in told.stderr


def test_what_was_printed_as_saved_survives_60_kills(environment: dict[str, str], path: str) -> None:
    run(environment, "win", "The zeroth")
    begun = time.monotonic()
    run(environment, "win", "The one that is timed")
    usual = time.monotonic() - begun
    printed: dict[str, str] = {}
    killed = 0
    for number in range(KILLS):
        text = f"Entry {number} of the killed"
        with subprocess.Popen([*PROGRAM, "win", text], env=environment, stdout=-1, stderr=-1, text=True) as process:  # noqa: S603 - as above
            time.sleep(usual * 1.2 * number / KILLS)
            process.send_signal(signal.SIGKILL)
            out, _ = process.communicate(timeout=60)
        killed += process.returncode == -signal.SIGKILL
        if out.endswith("\n"):
            printed[out.strip()] = text
    assert killed >= KILLS // 4, "the kills came while the program ran"
    checked = run(environment, "doctor")
    assert checked.returncode == 0, checked.stdout
    held = texts(path)
    for ref, text in printed.items():
        assert held[ref] == text
        assert list(held.values()).count(text) == 1
    assert run(environment, "win", "Life goes on").returncode == 0


def test_a_kill_in_the_middle_of_a_commit_leaves_the_book_as_it_was(environment: dict[str, str], path: str) -> None:
    code = (
        "import os, signal, sqlite3\n"
        "from careerbook.book import Book\n"
        "from careerbook.store import commit\n"
        "book = Book(os.environ['CAREERBOOK_DB'])\n"
        "book.conn.execute('PRAGMA cache_size = 1')\n"
        "def stop(*_): os.kill(os.getpid(), signal.SIGKILL)\n"
        "commit.reindex = stop\n"
        "book.add('impact', {'text': 'x' * 200_000})\n"
    )
    run(environment, "win", "Before")
    before = texts(path)
    done = subprocess.run([sys.executable, "-c", code], env=environment, check=False, timeout=60)  # noqa: S603 - as above
    assert done.returncode == -signal.SIGKILL
    assert run(environment, "doctor").returncode == 0
    assert texts(path) == before


def test_16_processes_that_add_8_each_to_a_missing_book_lose_nothing(environment: dict[str, str], path: str) -> None:
    code = (
        "import subprocess, sys\n"
        "for n in range(int(sys.argv[2])):\n"
        "    done = subprocess.run([sys.executable, '-m', 'careerbook', 'win', f'Entry {n} of writer {sys.argv[1]}'])\n"
        "    if done.returncode: raise SystemExit(done.returncode)\n"
    )
    crowd = [
        subprocess.Popen(  # noqa: S603 - as above
            [sys.executable, "-c", code, str(writer), str(EACH)], env=environment, stdout=-1, stderr=-1, text=True
        )
        for writer in range(CROWD)
    ]
    printed: list[str] = []
    for process in crowd:
        out, err = process.communicate(timeout=300)
        assert process.returncode == 0, err
        printed += out.split()
    held = texts(path)
    assert sorted(printed) == sorted(held)
    assert sorted(held.values()) == sorted(f"Entry {n} of writer {w}" for w in range(CROWD) for n in range(EACH))
    assert run(environment, "doctor").returncode == 0


# --- a disk that is full -----------------------------------------------------------------------------------------


def limited(size: int) -> Callable[[], None]:
    """Let the child write no file beyond `size` bytes; the write then fails as on a full disk."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


@pytest.mark.parametrize("room", [0, 512, 4096, 30_000])
def test_a_full_disk_is_exit_5_and_changes_nothing(environment: dict[str, str], path: str, room: int) -> None:
    run(environment, "win", "Before the disk was full")
    before = digest(path)
    size = 0 if room == 0 else Path(path).stat().st_size + room
    told = run(environment, "win", "-", stdin="long " * 20_000, before=limited(size))
    refused(told, 5)
    assert "nothing was saved" in told.stderr
    assert told.stdout == ""
    # a journal that was left behind is rolled back by the next look at the book, so look first
    assert run(environment, "doctor").returncode == 0
    assert texts(path) == {"impact-1": "Before the disk was full"}
    assert digest(path) == before
    assert run(environment, "win", "And now there is room").returncode == 0


def test_a_full_disk_before_the_first_entry_leaves_no_book(environment: dict[str, str], path: str) -> None:
    refused(run(environment, "win", "Never saved", before=limited(0)), 5)
    refused(run(environment, "impact", "list"), 1)
    assert run(environment, "win", "Now it is").returncode == 0
    assert list(texts(path).values()) == ["Now it is"]


def test_a_copy_that_does_not_fit_is_exit_5_and_leaves_nothing_behind(environment: dict[str, str], path: str) -> None:
    run(environment, "win", "Something to keep")
    refused(run(environment, "backup", before=limited(20_000)), 5)
    assert list(Path(path + ".backups").iterdir()) == []
    assert run(environment, "backup").returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    """A real file system of 300 kB, where this machine lets a test mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=300k,mode=0700", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode != 0:  # noqa: S603 - a fixed command
        pytest.skip("no file system can be mounted here; the limits above stand in for a full disk")
    return place


def test_a_file_system_that_is_really_full_is_exit_5(environment: dict[str, str], small_disk: Path) -> None:
    path = str(small_disk / "book.db")
    environment["CAREERBOOK_DB"] = path
    try:
        assert run(environment, "win", "Before the disk was full").returncode == 0
        before = digest(path)
        refused(run(environment, "win", "-", stdin="long " * 60_000), 5)
        assert digest(path) == before
        assert run(environment, "doctor").returncode == 0
    finally:
        subprocess.run(["umount", str(small_disk)], check=True)  # noqa: S603, S607 - what the fixture mounted


# --- a folder that takes no file ---------------------------------------------------------------------------------


def obeying_permissions() -> None:
    """Make root obey the permission bits in the child, as everybody else has to (PR_CAPBSET_DROP, CAP_DAC_OVERRIDE)."""
    if os.geteuid() == 0 and ctypes.CDLL(None).prctl(24, 1, 0, 0, 0) != 0:
        os._exit(99)


@pytest.fixture
def closed(path: str) -> Path:
    """The folder of the book; the child really cannot write into a folder with these bits, or the test fails."""
    folder = Path(path).parent
    folder.mkdir()
    folder.chmod(0o500)
    probe = "import sys; open(sys.argv[1] + '/probe', 'w')"
    told = subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-c", probe, str(folder)],
        preexec_fn=obeying_permissions,
        capture_output=True,
        check=False,
        text=True,
    )
    assert "PermissionError" in told.stderr, "this machine cannot test a read-only folder as this user"
    folder.chmod(0o700)
    return folder


def test_a_read_only_folder_is_exit_5_for_a_new_book(environment: dict[str, str], closed: Path) -> None:
    closed.chmod(0o500)
    try:
        refused(run(environment, "win", "Nowhere to go", before=obeying_permissions), 5)
        assert list(closed.iterdir()) == []
    finally:
        closed.chmod(0o700)


def test_a_read_only_folder_is_exit_5_for_a_write_and_0_for_a_read(
    environment: dict[str, str], path: str, closed: Path
) -> None:
    run(environment, "win", "Before it was closed")
    before = digest(path)
    closed.chmod(0o500)
    try:
        refused(run(environment, "win", "After it was closed", before=obeying_permissions), 5)
        refused(run(environment, "undo", before=obeying_permissions), 5)
        refused(run(environment, "backup", before=obeying_permissions), 5)
        listed = run(environment, "impact", "list", before=obeying_permissions)
        assert listed.returncode == 0, listed.stderr
        assert "Before it was closed" in listed.stdout
        assert digest(path) == before
    finally:
        closed.chmod(0o700)


def test_a_read_only_file_is_exit_5(environment: dict[str, str], path: str, closed: Path) -> None:
    run(environment, "win", "Before it was closed")
    Path(path).chmod(0o400)
    before = digest(path)
    refused(run(environment, "win", "After it was closed", before=obeying_permissions), 5)
    assert digest(path) == before
    assert [p.name for p in closed.iterdir()] == [Path(path).name]


# --- pipes, locks and signals ------------------------------------------------------------------------------------


def test_a_reader_that_goes_away_is_no_failure(environment: dict[str, str], path: str) -> None:
    with Book(path, create=True) as book:
        for number in range(30):
            book.add("impact", {"text": f"Entry {number} " + "and more " * 2000})
    for words in (["impact", "list", "--all"], ["impact", "list", "--json"], ["find", "entry", "--all"], ["help"]):
        with subprocess.Popen([*PROGRAM, *words], env=environment, stdout=-1, stderr=-1, text=True) as process:  # noqa: S603 - as above
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.read(10)
            process.stdout.close()
            told = process.stderr.read()
        assert (process.returncode, told) == (0, ""), words


def test_a_reader_that_was_never_there_is_no_failure(environment: dict[str, str]) -> None:
    run(environment, "win", "Something")
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(  # noqa: S603 - as above
        [*PROGRAM, "impact", "list"], env=environment, stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_write_waits_for_another_one_and_then_goes_in(environment: dict[str, str], path: str) -> None:
    run(environment, "win", "First")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with subprocess.Popen([*PROGRAM, "win", "Patient"], env=environment, stdout=-1, stderr=-1, text=True) as process:  # noqa: S603 - as above
        time.sleep(1.5)
        assert process.poll() is None, "it waits"
        holder.execute("ROLLBACK")
        out, err = process.communicate(timeout=60)
    holder.close()
    assert (process.returncode, out) == (0, "impact-2\n"), err


def test_ctrl_c_is_130_and_saves_nothing(environment: dict[str, str], path: str) -> None:
    run(environment, "win", "First")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with subprocess.Popen([*PROGRAM, "win", "Stopped"], env=environment, stdout=-1, stderr=-1, text=True) as process:  # noqa: S603 - as above
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        time.sleep(0.2)
        holder.execute("ROLLBACK")
        out, err = process.communicate(timeout=60)
    holder.close()
    assert "Traceback" not in err
    if process.returncode == 130:
        assert out == ""
        assert "Stopped" not in texts(path).values()
    else:
        assert out.strip() in texts(path), "what was printed was saved"
