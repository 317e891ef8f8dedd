"""A folder with a book of its own, in which everything that differs between machines and days is pinned."""

import io
import json
import os
import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import closing, redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import careerbook.clock
from careerbook.cli import main as program
from careerbook.records.settings_table import SETTINGS_UID

WIDTH = 80
TABLES = {
    "terms.csv": "name,start,end\nAutumn term,2026-09-01,2026-12-18\nSpring term,2027-01-04,2027-03-26\n",
    "overlap.csv": "name,start,end\nA,2026-09-01,2026-12-18\nB,2026-12-01,2027-03-26\n",
    "odd.csv": 'name,start,end\n"[red]\u202e | =1",2026-01-01,2026-03-31\n2026-Q3,2026-04-01,2026-06-30\n',
    "empty.csv": "",
    "ladder.csv": "name,level,description\nOwns the outcome,senior,Stays until it works\nTells early,lead,\n",
    "ladder.json": '[{"name": "Owns a service", "level": "senior"}]',
    "broken.json": "{",
    "latin.csv": "name,start,end\nJos\u00e9,2026-01-01,2026-02-01\n",
}
"""Files that may be imported, sound and unsound."""

State = dict[str, dict[str, Any]]


class Told(NamedTuple):
    """What one command said; errors: what ended it."""

    words: list[str]
    code: int
    out: str
    err: str
    errors: list[BaseException]


class Folder:
    """A book in a folder, typed at and looked into."""

    def __init__(self, seed: int, place: Path, patch: pytest.MonkeyPatch, today: Callable[[], date]) -> None:
        """Pin everything; today: the day it is."""
        self.place = place
        self.patch = patch
        self.today = today
        self._seed = seed
        self._errors: list[BaseException] = []
        self._uids = 0
        self._pin()

    def _pin(self) -> None:
        for name in ("NO_COLOR", "FORCE_COLOR", "VISUAL", "EDITOR", "GITHUB_ACTIONS", "PAGER"):
            self.patch.delenv(name, raising=False)
        home = self.place / "home"
        home.mkdir(exist_ok=True)
        pinned = {
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "TZ": "UTC",
            "TERM": "xterm-256color",
            "COLUMNS": str(WIDTH),
            "CAREERBOOK_DB": str(self.place / "book.db"),
        }
        for name, value in pinned.items():
            self.patch.setenv(name, value)
        self.patch.chdir(self.place)
        for name, text in TABLES.items():
            (self.place / name).write_bytes(text.encode("latin-1" if name == "latin.csv" else "utf-8"))
        self.patch.setattr(careerbook.clock, "instant", lambda: f"{self.today().isoformat()}T12:00:00.000Z")
        for module in ("changes.batch", "store.commit"):
            self.patch.setattr(f"careerbook.{module}.new_uid", self._uid)
        for name in ("_refuse", "_unexpected"):
            self.patch.setattr(program, name, self._watched(getattr(program, name)))

    def _watched(self, ending: Callable[[Any], int]) -> Callable[[Any], int]:
        def ends(error: Any) -> int:
            self._errors.append(error)
            return ending(error)

        return ends

    def _uid(self) -> str:
        self._uids += 1
        return f"0197{self._uids:04x}-0000-7000-8000-{self._seed:012x}"

    def type(self, words: Sequence[str]) -> Told:
        """Run one command line as the program's own process would; nobody is at a terminal."""
        out, err = io.StringIO(), io.StringIO()
        self.patch.setenv("CAREERBOOK_TODAY", self.today().isoformat())
        self.patch.setattr(sys, "stdin", io.StringIO("typed on standard input"))
        self._errors = []
        with redirect_stdout(out), redirect_stderr(err):
            code = program.main(list(words))
        return Told(list(words), code, out.getvalue(), err.getvalue(), self._errors)

    # --- looking into it ---------------------------------------------------------------------------------------

    @property
    def has_book(self) -> bool:
        """Whether a book was begun."""
        return (self.place / "book.db").exists()

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return what the book's tables hold; nothing where there is no book yet."""
        if not self.has_book:
            return []
        with closing(sqlite3.connect(self.place / "book.db")) as conn:
            if not conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'change'").fetchone():
                return []
            return conn.execute(sql, values).fetchall()

    def marks(self) -> tuple[Any, ...]:
        """Return what changes whenever the change table does."""
        found = self.rows("SELECT max(seq), count(*), total(length(patch)), total(length(source)) FROM change")
        return tuple(value or 0 for value in found[0]) if found else (0, 0, 0, 0)

    def state(self) -> State:
        """Return what every record says that is not removed; settings of which none is set are none."""
        held = {uid: json.loads(body) for uid, body in self.rows("SELECT uid, body FROM record WHERE removed = 0")}
        return {uid: body for uid, body in held.items() if uid != SETTINGS_UID or body.keys() - {"number"}}

    def listing(self) -> set[str]:
        """Return the files of the folder; the book and its copies are left out."""
        return {entry.name for entry in os.scandir(self.place)} - {"book.db", "book.db-journal", "backups"}
