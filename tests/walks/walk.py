"""One random walk over the whole command tree, with what must hold after every command, on every page, at the end."""

import random
import re
import shlex
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from careerbook.records.kinds import KINDS
from careerbook.reports import REPORTS
from tests.walks.folder import TABLES, Folder, State, Told
from tests.walks.lines import Lines
from tests.walks.manners import broken
from tests.walks.readers import UNIQUE, open_words, private_words
from tests.walks.values import Glimpse, Values

NOT_REHEARSED = ("backup", "completion", "demo", "remind")
PAGES = ("brief", "prep", "status", "week", "report")
AGAIN = 0.1
"""The share of pages that are printed twice, to see that they stay the same."""
WITHOUT_FORMS = ("week", "status")
"""Pages that are printed as they come, or as JSON."""


class Finding(NamedTuple):
    """Something that does not hold: which rule, the line typed, and what was seen."""

    rule: str
    line: str
    seen: str


class Walk:
    """A walk from one seed in a folder of its own; `findings` holds whatever did not hold."""

    def __init__(self, seed: int, place: Path, patch: pytest.MonkeyPatch) -> None:
        """Begin in an empty folder. spice: how much of what is typed no book can use."""
        self.seed = seed
        self.chance = random.Random(seed)  # noqa: S311 - the same seed must walk the same way
        self.values = Values(self.chance, self.chance.choice((0.01, 0.05, 0.2)))
        self.folder = Folder(seed, place, patch, lambda: self.values.today)
        self.lines = Lines(self.chance, self.values, [*TABLES, "nowhere.csv"])
        self.findings: list[Finding] = []
        self.typed: list[str] = []
        self.done: dict[str, int] = {}
        self.back: list[State] = []

    def found(self, rule: str, told: Told, seen: str) -> None:
        """Keep something that does not hold."""
        line = f"[seed {self.seed}, {self.values.today}] {shlex.join(told.words)[:600]}"
        self.findings.append(Finding(rule, line, seen[:1500]))

    def walk(self, steps: int) -> None:
        """Type so many commands; three walks of four begin with one record of each noun."""
        for words in self.lines.beginning() if self.chance.random() < 0.75 else ():
            self.step(words)
        for _ in range(steps):
            self.values.today += timedelta(days=self.chance.choice((0, 0, 0, 0, 1, 1, 2, 5)))
            self.step(self.lines.line())

    def step(self, words: list[str]) -> None:
        """Type one command, at times rehearsed before, and look at everything that must hold after it."""
        folder = self.folder
        rehearsed = self._rehearse(words) if self.chance.random() < 0.12 else None
        before, marks, files = folder.state(), folder.marks(), folder.listing()
        told = folder.type(words)
        self.typed.append(f"{self.values.today} {told.code} {shlex.join(told.words)[:300]}")
        path = " ".join(words[:2])
        self.done[path] = self.done.get(path, 0) + (told.code == 0)
        self.look_at(told)
        asked = told.code == 4 and "--yes" in told.err
        if rehearsed is not None and rehearsed.code != told.code and not asked:
            self.found("a rehearsal ends as the command does", rehearsed, f"{told.code}: {rehearsed.err}{told.err}")
        if told.code == 0:
            self._kept(told, before, marks)
        elif folder.marks() != marks:
            self.found("an error changes nothing", told, told.err)
        elif folder.listing() != files:
            self.found("an error leaves no file", told, str(folder.listing() ^ files))
        if folder.marks() != marks:
            self._remember()

    def _rehearse(self, words: list[str]) -> Told | None:
        """Type a line with --dry-run before it; nothing may be written."""
        if words[0] in NOT_REHEARSED:
            return None
        marks, files = self.folder.marks(), self.folder.listing()
        told = self.folder.type(["--dry-run", *words])
        if self.folder.marks() != marks or self.folder.listing() != files:
            self.found("a rehearsal writes nothing", told, told.err)
        return None if {"-o", "--output"} & {*words} else told

    def look_at(self, told: Told) -> None:
        """Look at what a command said."""
        for rule, seen in broken(told):
            self.found(rule, told, seen)
        if told.code != 0 and (told.words[0] in PAGES or "follow-up" in told.words):
            said = set(UNIQUE.findall(told.err)) - set(UNIQUE.findall(" ".join(told.words)))
            if said & private_words(self.folder):
                self.found("an error about a document repeats nothing private", told, told.err)

    def _kept(self, told: Told, before: State, marks: tuple[Any, ...]) -> None:
        """Look at what a command that ended well wrote: at most one step, which undo takes back."""
        verb = told.words[0]
        if told.words[:2] == ["backup", "restore"]:
            self.back = []
            return
        if self.folder.marks() == marks:
            if verb == "undo" and "--dry-run" not in told.words:
                self.found("undo writes", told, told.err)
            return
        batches = self.folder.rows("SELECT DISTINCT batch FROM change WHERE seq > ?", marks[0])
        if len(batches) > 1:
            self.found("a command is one step", told, f"{len(batches)} steps")
        if verb == "undo":
            self._led_back(told)
        elif verb == "purge":
            self.back = []
        else:
            self.back.append(before)

    def _led_back(self, told: Told) -> bool:
        """Tell whether an undo led to the state of the book before the step that it took back."""
        expected = self.back.pop() if self.back else None
        held = self.folder.state()
        if expected == held:
            return True
        differing = [u for u in {**(expected or {}), **held} if (expected or {}).get(u) != held.get(u)]
        seen = "\n".join(f"{(expected or {}).get(uid)} → {held.get(uid)}" for uid in differing[:4])
        self.found("undo leads back", told, "\n".join([seen, *self.typed[-6:]]))
        return False

    def finish(self) -> None:
        """Look at what must hold at the end: the doctor is content, and undo leads back to the beginning."""
        if not self.folder.has_book:
            return
        self._sound()
        while True:
            told = self.folder.type(["undo"])
            if told.code == 0 and self._led_back(told):
                continue
            if told.code != 0 and (self.back or told.code not in (1, 2)):
                self.found("undo leads back to the beginning", told, f"{len(self.back)} left: {told.err}")
            break
        self._sound()

    def _sound(self) -> None:
        told = self.folder.type(["doctor"])
        if told.code != 0:
            self.found("the doctor is content", told, told.out + told.err)

    def _remember(self) -> None:
        """Look at the records, so that the next command can name them."""
        found = self.folder.rows(
            "SELECT uid, kind, number, state, title, parent, removed, json_extract(body, '$.client'),"
            " json_extract(body, '$.person') FROM record ORDER BY id"
        )
        titles = {row[0]: str(row[4]) for row in found}
        self.values.records = [
            Glimpse(
                uid=uid,
                kind=name,
                number=number,
                state=state or "",
                title=titles.get(person, title),
                parent=parent or "",
                client=client or "",
                removed=bool(removed),
            )
            for uid, name, number, state, title, parent, removed, client, person in found
            if name in KINDS
        ]

    # --- pages -------------------------------------------------------------------------------------------------

    def pages(self, days: Sequence[date | None], *, all_of_them: bool = True) -> None:
        """Print every page for its owner and for each client, now (None) and as of days; one form each for a sample."""
        for words in self.page_lines(days, all_of_them=all_of_them):
            marks = self.folder.marks()
            told = self.folder.type(words)
            self.look_at(told)
            private = "follow-up" in words and "is only for you" in told.err
            if told.code != 0 and not private:
                self.found("every page renders", told, told.err + self._named_by(told))
            if self.folder.marks() != marks:
                self.found("a page writes nothing", told, "")
            if self.chance.random() < AGAIN and self.folder.type(words).out != told.out:
                self.found("the same page has the same bytes", told, "")
            self.look_over_the_shoulder(told)

    def records(self) -> None:
        """Show every record, its history, and the list of every noun, removed ones too."""
        held = sorted({record.kind for record in self.values.records})
        lines = [[name, "list", "--all"] for name in held if not KINDS[name].under]
        for record in self.values.records:
            ref = f"{record.kind}-{record.number}"
            why = self.chance.choice(([], ["--why"], ["--json"]))
            lines += [["history", ref]] if record.removed else [["show", ref, *why], ["history", ref]]
        for words in lines:
            told = self.folder.type(words)
            self.look_at(told)
            if told.code != 0:
                self.found("every record can be looked at", told, told.err)

    def page_lines(self, days: Sequence[date | None], *, all_of_them: bool) -> Iterator[list[str]]:
        """Yield the line of every page."""
        clients = [f"client-{record.number}" for record in self.values.of("client")]
        for name, report in REPORTS.items():
            path = [name] if report.top else ["report", name]
            readers = [None, *clients] if report.audience == "client" else [None]
            for reader, day in ((reader, day) for reader in readers for day in days if report.line):
                about = [*(["--client", reader] if reader else []), *(["--as-of", str(day)] if day else [])]
                if report.audience == "client" and self.chance.random() < 0.2:
                    about.append("--names")
                for form in report.formats if all_of_them else [self.chance.choice(report.formats)]:
                    if name not in WITHOUT_FORMS:
                        yield [*path, *about, "--format", form]
                    elif form in ("md", "json"):
                        yield [*path, *about, *(["--json"] if form == "json" else [])]
        for call in self.values.of("call"):
            if call.state == "recorded":
                yield ["call", "follow-up", str(call.number), *(["--json"] if self.chance.random() < 0.5 else [])]

    def _named_by(self, told: Told) -> str:
        """Return the records that a refusal names, for whoever has to find out who is wrong."""
        sql = "SELECT body FROM record WHERE kind = ? AND number = ?"
        return "\n".join(str(self.folder.rows(sql, *ref)) for ref in re.findall(r"\b([a-z]+)-(\d+)\b", told.err))[:900]

    def look_over_the_shoulder(self, told: Told) -> None:
        """Look for words that the reader of a page may not know."""
        name = told.words[1] if told.words[0] == "report" else told.words[0]
        if name in REPORTS and REPORTS[name].audience == "client" and told.code == 0:
            reader = told.words[told.words.index("--client") + 1] if "--client" in told.words else ""
            strange = set(UNIQUE.findall(told.out)) - open_words(self.folder, reader, name)
            if strange:
                self.found("a page says only what its reader may know", told, f"{strange}: {told.out[:900]}")
