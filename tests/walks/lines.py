"""Random command lines from the declarations: every command of the root table, every option of every command."""

import random
import shlex
from collections.abc import Sequence
from functools import cache
from typing import Any

import docs.build as reference

from careerbook.cli._signature import metavar
from careerbook.cli._verbs import typed_columns
from careerbook.records.fields import declared
from careerbook.records.kinds import KINDS, hanging_on, kind
from tests.walks.values import HOSTILE, Glimpse, Values

NOUN_OF = {"win": "impact", "did": "impact", "heard": "feedback", "risk": "challenge", "record": "call"}
"""What a short form writes down."""

NEVER = ("import git", "demo", "checkin")
"""Commands of another test: one reads a repository, one makes a whole year, one does nothing but ask."""

WEIGHTS = {
    "add": 7.0, "list": 1.0, "show": 1.0, "edit": 3.0, "remove": 1.0, "win": 16.0, "did": 3.0, "heard": 10.0,
    "risk": 6.0, "undo": 14.0, "restore": 8.0, "share": 10.0, "purge": 1.5, "config set": 8.0, "init": 4.0,
    "record": 6.0, "brief": 4.0, "period import": 2.0, "client change": 6.0, "client add": 16.0, "backup create": 0.3,
    "backup restore": 0.3, "backup list": 0.3, "backup verify": 0.2, "doctor": 0.3, "help": 0.3, "completion": 0.2,
    "remind": 0.3, "report": 1.0, "engagement add": 6.0, "call plan": 14.0, "config list": 0.2, "config path": 0.1,
    "config get": 0.3, "period show": 0.5, "period list": 0.3, "edit ": 8.0, "remove ": 8.0, "pitch benefit": 8.0,
}  # fmt: skip
"""How often a command is typed, by its path, its verb or its group, in this order."""
USUAL = 4.0
STEPS = 0.35
"""The share of lines that take a record one legal step on."""

NEEDED = {
    "goal check": ("current", "status", "confidence"),
    "goal except": ("due", "type", "cause"),
    "goal defer": ("until",),
    "goal close": ("outcome",),
    "challenge close": ("lesson",),
    "story draft": ("source",),
    "feedback given": ("to_person", "to"),
    "feedback respond": ("action", "due"),
    "goal overdelivery": ("why", "duplicable", "next_use"),
    "feedback close": ("not_applicable",),
    "feedback clarify": ("situation", "behaviour", "effect"),
    "impact verify": ("evidence",),
    "autonomy agree": ("level",),
    "autonomy trial": ("until",),
    "pitch defer": ("until",),
    "commitment renegotiate": ("to",),
    "call reschedule": ("to",),
    "call record": ("answer", "no_commitments"),
    "record": ("answer", "no_commitments"),
    "client change": ("to", "on"),
    "rating discuss": ("reason",),
    "session pulse": ("authority", "goals", "time_split", "responsibilities", "expected", "judged"),
    "session view": ("mine", "theirs", "verdict"),
    "feedback add": ("from_person",),
    "heard": ("from_person",),
    "share": ("audience",),
}
"""Options without which a verb does nothing, where no declaration says so."""

STILL_TO_COME = ("due", "until", "to", "by", "decision_by", "end")
"""Options whose day lies ahead, most of the time."""


@cache
def commands() -> dict[str, Any]:
    """Return every command that can be typed by its path, such as `goal check`, with the object behind it."""
    found = {typed.path.removeprefix("careerbook "): typed for typed in reference.walk() if not typed.is_group}
    return {path: typed.made for path, typed in found.items() if path not in NEVER}


@cache
def weights() -> list[float]:
    """Return how often each of `commands` is typed."""
    return [_weight(path) for path in commands()]


def _weight(path: str) -> float:
    first, _, verb = path.partition(" ")
    if not verb:
        return WEIGHTS.get(f"{path} ", WEIGHTS.get(path, USUAL))
    return next((WEIGHTS[key] for key in (path, verb, first) if key in WEIGHTS), USUAL)


class Lines:
    """Makes up command lines for the book as it stands."""

    def __init__(self, chance: random.Random, values: Values, files: list[str]) -> None:
        """Draw from `chance`; files: what may be imported."""
        self.chance = chance
        self.values = values
        self.files = files

    def line(self) -> list[str]:
        """Return the words of one command line."""
        if self.chance.random() < STEPS:
            found = self._legal_step()
            if found:
                return found
        path = self.chance.choices(list(commands()), weights())[0]
        while not self._can_find_one(path) and self.chance.random() > self.values.spice:
            path = self.chance.choices(list(commands()), weights())[0]
        if path == "edit":
            return self._edit()
        if path == "config set":
            return [*path.split(), *self.values.setting()]
        if path in ("share", "restore", "purge", "remove", "history", "show"):
            return self._any_record(path)
        return self._of(path, self.chance.choice((0.0, 0.1, 0.25, 0.6)))

    def beginning(self) -> list[list[str]]:
        """Return a line that adds one of each noun, clients and jobs first, so that the rest has something to name."""
        first = ("engagement", "client", "person", "objective", "goal", "service")
        nouns = sorted((k for k in KINDS if f"{k} add" in commands()), key=lambda k: k not in first)
        return [self._of(f"{noun} add", self.chance.choice((0.0, 0.1, 0.3))) for noun in nouns]

    def _can_find_one(self, path: str) -> bool:
        """Tell whether there is a record for a command that needs one."""
        noun = NOUN_OF.get(path.split()[0], path.split()[0])
        if noun not in KINDS or not any(str(p.metavar).strip("[]") == "REF" for p in commands()[path].params):
            return True
        return bool(self.values.of(noun))

    def _of(self, path: str, eager: float, record: Glimpse | None = None) -> list[str]:
        """Return a line of one command, about `record` where one is given; eager: how many options it takes."""
        words = path.split()
        noun = NOUN_OF.get(words[0], words[0])
        arguments: list[str] = []
        options: list[str] = []
        for param in commands()[path].params:
            if param.param_type_name == "argument":
                arguments += self._argument(param, noun, words[-1], record)
            else:
                options += self._option(param, noun, path, eager, record)
        return self._put_together(words, arguments, options)

    def _legal_step(self) -> list[str]:
        """Return a line that takes some record one legal step on; nothing when no record has one."""
        steps = [
            (record, move)
            for record in self.values.of()
            for move in kind(record.kind).legal(record.state)
            if kind(record.kind).moves
        ]
        if not steps:
            return []
        named = self.chance.choice(sorted({record.kind for record, _ in steps}))
        record, move = self.chance.choice([step for step in steps if step[0].kind == named])
        if move.command == "careerbook brief --sent":
            return shlex.split(f"brief --sent --yes --client client-{self._client_number(record)}")
        path = f"{record.kind} {move.verb}"
        if record.kind == "request":
            return ["feedback", "declined", f"request-{record.number}"] if move.verb == "declined" else []
        return self._of(path, self.chance.choice((0.0, 0.0, 0.2)), record) if path in commands() else []

    def _client_number(self, record: Glimpse) -> int:
        return next((r.number for r in self.values.of("client") if r.uid == record.client), 1)

    def _put_together(self, words: list[str], arguments: list[str], options: list[str]) -> list[str]:
        """Return the line: options stand before or after; what begins with a dash follows `--`, most of the time."""
        if any(word.startswith("-") for word in arguments) and self.chance.random() < 0.9:
            return [*words, *options, "--", *arguments]
        if self.chance.random() < 0.5:
            return [*words, *options, *arguments]
        return [*words, *arguments, *options]

    def _argument(self, param: Any, noun: str, verb: str, record: Glimpse | None) -> list[str]:
        shown = str(param.metavar)
        name = shown.strip("[]")
        if name == "REF" and record is not None:
            return [self.values.pointed(record, implied=True)]
        if (shown.startswith("[") and self.chance.random() < 0.35) or self.chance.random() < 0.02:
            return []
        if record is not None and name.lower() in KINDS and record.kind in KINDS[name.lower()].under:
            held = [r for r in self.values.of(name.lower()) if r.parent == record.uid]
            if held:
                return [str(self.chance.choice(held).number)]
        if name == "FILE":
            return [self.chance.choice(self.files)]
        if name == "REF":
            return [self.values.reference(noun if noun in KINDS else "", states=self._states(noun, verb))]
        if name in ("TEXT", "TITLE", "WORDS"):
            return [self._text(noun, verb, name)]
        if name == "NAME" and noun == "rating":
            return [self.chance.choice(("mine", "five", self.values.text()))]
        return [self.values.valued(shown, noun)]

    @staticmethod
    def _states(noun: str, verb: str) -> tuple[str, ...]:
        """Return the states from which a verb leads on."""
        moves = kind(noun).moves if noun in KINDS else ()
        return tuple(state for move in moves if move.verb == verb for state in move.before)

    def _text(self, noun: str, verb: str, name: str) -> str:
        if verb == "add" and noun in ("client", "person"):
            return self.values.valued("NAME" if noun == "client" else "WHO")
        if verb == "add" and noun == "rating":
            about = self.chance.choice(("overall", self.values.reference("goal"), self.values.reference("")))
            return self.values.one((about,), HOSTILE)
        if verb == "answer":
            return f"{self.values.reference('question')} {self.values.text()}"
        if name == "WORDS":
            fine = ("close", "zq0*", '"month-end close" OR audit', "-not close a", self.values.text())
            return self.values.one(fine, HOSTILE)
        return self.values.text()

    def _option(self, param: Any, noun: str, path: str, eager: float, record: Glimpse | None) -> list[str]:
        flag = self.chance.choice(param.opts)
        name = str(param.name)
        if name in ("help", "dry_run"):
            return []
        if self.chance.random() >= self._wanted(name, noun, path, eager):
            return []
        if param.is_flag:
            return [self.chance.choice([*param.opts, *param.secondary_opts])]
        if name == "output":
            places = ("page.md", "page.json", "page.txt", ".", "no/such/place.md", "page.html")
            return [flag, self.chance.choice(places)]
        if name == "answer" and record is not None and noun == "call":
            asks = [r for r in self.values.of("ask") if r.parent == record.uid]
            return [word for ask in asks for word in (flag, f"{ask.number}=agreed")]
        made: list[str] = []
        for _ in range(self.chance.choice((1, 1, 2)) if param.multiple else 1):
            made += self._said(flag, self._value(param, noun))
        return made

    @staticmethod
    def _wanted(name: str, noun: str, path: str, eager: float) -> float:
        """Return how likely an option is given."""
        kinds = [noun, *hanging_on(noun)] if noun in KINDS else []
        if path in NEEDED and name in NEEDED[path]:
            return 0.95
        if "edit" not in path and any(name in kind(k).columns and kind(k).columns[name].required for k in kinds):
            return 0.95
        special = {"editor": 0.01, "yes": 0.9, "json": 0.2, "output": 0.05, "client": 0.3, "private": 0.08}
        if name == "on" and " add" not in path:
            return min(eager, 0.15)
        return special.get(name, eager)

    @staticmethod
    def _said(flag: str, value: str) -> list[str]:
        return [f"{flag}={value}"] if value.startswith("-") and flag.startswith("--") else [flag, value]

    def _value(self, param: Any, noun: str) -> str:
        shown, name = str(param.metavar), str(param.name)
        if shown == "FIELD":
            fields = list(kind(noun).columns) if noun in KINDS else []
            return self.chance.choice([*fields, "nonsense", *HOSTILE[:4]])
        if shown == "REF":
            return self.values.reference("")
        if name == "to" and noun == "client":
            return self.values.valued("NAME")
        if shown == "DAY" and name in STILL_TO_COME and self.chance.random() < 0.75:
            return self.values.day_to_come()
        if shown == "NUMBER" and self.chance.random() < 0.8:
            return self._in_bounds(name, [noun, *hanging_on(noun)] if noun in KINDS else [])
        value = self.values.valued(shown, noun)
        return f"{self.chance.choice('+-')}{value}" if param.multiple and self.chance.random() < 0.15 else value

    def _in_bounds(self, name: str, kinds: Sequence[str]) -> str:
        """Return a number that the declaration of a field allows, its ends included."""
        for each in kinds:
            said = declared(kind(each).model).get(name)
            if said is not None:
                least, most = said[1].at_least, said[1].at_most
                low = 0 if least is None else int(least)
                if most is not None and most <= 1:
                    return self.chance.choice(("0.2", "0.5", "0.8", "1"))
                high = low + 9 if most is None else int(most)
                return str(self.chance.randint(low, high))
        return self.values.number()

    def _any_record(self, verb: str) -> list[str]:
        """Return a line of a verb that takes any record, a sub-record too."""
        pool = [r for r in self.values.records if r.removed == (verb == "restore")] or self.values.records
        if not pool or self.chance.random() < self.values.spice:
            ref = self.values.reference("")
        else:
            ref = self.values.pointed(self.chance.choice(pool), implied=False)
        more = []
        if verb == "share":
            more = ["--as", self.values.one(("private", "client", "public", "me", "manager", "anyone"), HOSTILE)]
        elif verb in ("purge", "remove"):
            more = ["--yes"] if self.chance.random() < 0.9 else []
        elif verb in ("history", "show"):
            more = ["--json"] if self.chance.random() < 0.3 else []
        return [verb, ref, *more]

    def _edit(self) -> list[str]:
        """Return `edit REF` with options of the record's own kind."""
        pool = self.values.of()
        if not pool:
            return ["edit", "goal-1", "--tag", "x"]
        record = self.chance.choice(pool)
        k = kind(record.kind)
        options: list[str] = []
        for column in typed_columns(k):
            if self.chance.random() < 0.12:
                if column.type.name == "flag":
                    options.append(self.chance.choice((column.flag, f"--no-{column.flag[2:]}")))
                    continue
                value = self.values.valued(metavar(column))
                if column.type.name in ("number", "whole"):
                    value = self._in_bounds(column.name, [record.kind])
                if column.type.many and self.chance.random() < 0.5:
                    value = self.chance.choice("+-") + value
                options += self._said(column.flag, value)
        if k.text in k.columns and self.chance.random() < 0.4:
            options += self._said("--text", self.values.text())
        if self.chance.random() < 0.15:
            options += ["--clear", self.chance.choice(list(k.columns))]
        if not KINDS[record.kind].under and self.chance.random() < 0.2:
            options += ["--visibility", self.values.one(("private", "client", "public"), HOSTILE)]
        return ["edit", f"{record.kind}-{record.number}", *options]
