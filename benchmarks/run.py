"""What careerbook costs, as ratios measured in one run: whole processes against the least program that could do it.

    .venv/bin/python benchmarks/run.py                 every row
    .venv/bin/python benchmarks/run.py win find        these rows
    .venv/bin/python benchmarks/run.py --pairs 31      more pairs

Each row is the median over interleaved pairs: one run of the program it is compared with, one run of ours, again and
again, so that a busy machine slows both. What is counted is the user and system time of the whole process, from its
first instruction to its last, as the operating system reports it for a child that has ended. Ratios travel from
machine to machine; seconds do not. Exits 1 when a wanted bound is missed.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import book_of_many

FLOOR = '''\
import sqlite3
import sys

import typer

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def win(words: list[str]) -> None:
    """Store one row."""
    with sqlite3.connect("floor.db") as db:
        db.execute("CREATE TABLE IF NOT EXISTS win (text TEXT)")
        db.execute("INSERT INTO win VALUES (?)", (" ".join(words),))
    print("saved")


app()
'''
"""The least Typer program that stores one row: what nothing built on Typer can be cheaper than."""

PAIRS = 15
MANY, FEW = 100_000, 1_000
TODAY = "2026-11-20"
OURS = Path(sys.executable).with_name("careerbook")
WIN = ("win", "Ran", "the", "restore", "drill", "alone")


class Run(NamedTuple):
    """What one process took: seconds of user and system time, and the most memory it ever held, in MiB."""

    seconds: float
    mebibytes: float


class Row(NamedTuple):
    """One line of the result: what was measured, the median, and the most it may be."""

    name: str
    value: float
    wanted: float
    unit: str
    detail: str

    @property
    def held(self) -> bool:
        """Whether the bound holds."""
        return self.value <= self.wanted

    def line(self) -> str:
        """Return the row as it is printed."""
        shown = f"{self.value:.2f}" if not self.unit else f"{self.value:.0f} {self.unit}"
        bound = f"{self.wanted:.2f}" if not self.unit else f"{self.wanted:.0f} {self.unit}"
        return f"{self.name:<44} {shown:>8}  wanted ≤ {bound:<7} {'yes' if self.held else 'NO':<4} {self.detail}"


class Bench:
    """A temporary folder with the floor program and the books, and the way to run things in it."""

    def __init__(self, folder: Path, pairs: int) -> None:
        """Write the floor program and find or make the books."""
        self.folder = folder
        self.pairs = pairs
        self.floor = folder / "floor.py"
        self.floor.write_text(FLOOR, encoding="utf-8")
        self.env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CAREERBOOK"))}
        self.env |= {"CAREERBOOK_TODAY": TODAY, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config")}

    def book(self, records: int) -> Path:
        """Return a copy of the book with so many records, which may be written to."""
        made = book_of_many.cached(records)
        copy = self.folder / f"{records}.db"
        if not copy.exists():
            shutil.copyfile(made, copy)
        return copy

    def process(self, command: list[str], book: Path | None = None) -> Run:
        """Run one process to its end; it must end with 0."""
        env = self.env if book is None else {**self.env, "CAREERBOOK_DB": str(book)}
        child = subprocess.Popen(  # noqa: S603 - the programs of this file, no shell
            command, env=env, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise SystemExit(f"{' '.join(command)} ended with {child.returncode}")
        per_mebibyte = 1024 if sys.platform != "darwin" else 1024 * 1024
        return Run(used.ru_utime + used.ru_stime, used.ru_maxrss / per_mebibyte)

    def the_floor(self) -> Run:
        """Run the floor program once."""
        return self.process([sys.executable, str(self.floor), *WIN[1:]])

    def ours(self, words: tuple[str, ...], book: Path) -> Run:
        """Run careerbook once."""
        return self.process([str(OURS), *words], book)

    def ratio(
        self, name: str, wanted: float, ours: Callable[[], Run], base: Callable[[], Run] | None = None
    ) -> tuple[Row, list[Run]]:
        """Measure one row; the first pair warms the caches and is not counted."""
        against = base or self.the_floor
        against(), ours()
        pairs = [(against(), ours()) for _ in range(self.pairs)]
        value = statistics.median(b.seconds / a.seconds for a, b in pairs)
        first = statistics.median(a.seconds for a, _ in pairs) * 1000
        second = statistics.median(b.seconds for _, b in pairs) * 1000
        return Row(name, value, wanted, "", f"{second:.0f} ms over {first:.0f} ms"), [b for _, b in pairs]


def win(bench: Bench) -> list[Row]:
    """`win` on no book, on a book without a record, and on a book with many."""
    missing = bench.folder / "missing.db"
    none, fresh = bench.book(0), bench.folder / "fresh.db"

    def first() -> Run:
        missing.unlink(missing_ok=True)
        return bench.ours(WIN, missing)

    def at_none() -> Run:
        shutil.copyfile(none, fresh)
        return bench.ours(WIN, fresh)

    many = bench.book(MANY)
    return [
        bench.ratio("win, the very first (makes the book)", 1.25, first)[0],
        bench.ratio("win at 0 records", 1.25, at_none)[0],
        bench.ratio(f"win at {MANY:,} records", 1.25, lambda: bench.ours(WIN, many))[0],
    ]


def find(bench: Bench) -> list[Row]:
    """`find` for a word that stands in one record."""
    many = bench.book(MANY)
    words = ("find", book_of_many.RARE)
    return [bench.ratio(f"find, a rare word in {MANY:,} records", 1.3, lambda: bench.ours(words, many))[0]]


def brief(bench: Bench) -> list[Row]:
    """`brief` of a full quarter, against the floor and against itself in a small book; and its memory."""
    many, few = bench.book(MANY), bench.book(FEW)
    words = ("brief", "2026Q4")
    row, runs = bench.ratio(f"brief, 500 records in the quarter of {MANY:,}", 1.6, lambda: bench.ours(words, many))
    own, _ = bench.ratio(
        f"brief at {MANY:,} over itself at {FEW:,}",
        1.15,
        lambda: bench.ours(words, many),
        lambda: bench.ours(words, few),
    )
    peak = statistics.median(run.mebibytes for run in runs)
    return [row, own, Row("brief, peak memory", peak, 60, "MiB", "")]


def status(bench: Bench) -> list[Row]:
    """`status` of a full book."""
    many = bench.book(MANY)
    return [bench.ratio(f"status at {MANY:,} records", 1.6, lambda: bench.ours(("status",), many))[0]]


ROWS: dict[str, Callable[[Bench], list[Row]]] = {"win": win, "find": find, "brief": brief, "status": status}


def main() -> int:
    """Measure the rows asked for, print them, and return 1 when a bound is missed."""
    parser = argparse.ArgumentParser(description="Ratios of whole processes, measured in one run.")
    parser.add_argument("rows", nargs="*", help=f"which rows: {', '.join(ROWS)}; all if left out")
    parser.add_argument("--pairs", type=int, default=PAIRS, help=f"interleaved pairs per row; {PAIRS} if left out")
    asked = parser.parse_args()
    unknown = [name for name in asked.rows if name not in ROWS]
    if unknown:
        parser.error(f"no row is called {', '.join(unknown)}; there are {', '.join(ROWS)}")
    held = True
    with tempfile.TemporaryDirectory(prefix="careerbook-bench-") as folder:
        bench = Bench(Path(folder), asked.pairs)
        print(
            f"The floor program:\n\n{FLOOR}\n{asked.pairs} interleaved pairs a row, Python {sys.version.split()[0]}\n"
        )
        for name in asked.rows or ROWS:
            for row in ROWS[name](bench):
                print(row.line(), flush=True)
                held = held and row.held
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())
