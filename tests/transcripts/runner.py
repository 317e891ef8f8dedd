"""Runs a Markdown page of `$ command` lines and compares what they print with what the page shows.

A fenced block marked `console` holds commands after `$ ` and, below each, what came out: stdout and stderr as a
person sees them, in the order of their ends (stderr first). A command may end in `# exit 2`. Lines before the first
fence of a page may set `today: 2026-11-20`. Every block of a page runs in one book, in a folder of its own.
"""

import io
import os
import shlex
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from careerbook.cli.main import main

FENCE = "```console"


class Step(NamedTuple):
    """One command of a page: its line number, its words, what the page shows, the exit code it promises."""

    line: int
    command: str
    shown: str
    code: int


def steps(text: str) -> list[Step]:
    """Return the commands of a page in order."""
    found: list[Step] = []
    inside = False
    shown: list[str] = []
    at, typed = 0, ""

    def close() -> None:
        if typed:
            command, _, code = typed.partition("  # exit ")
            found.append(Step(at, command.strip(), "\n".join(shown).rstrip("\n"), int(code or 0)))

    for number, line in enumerate(text.splitlines(), 1):
        if not inside:
            if line.strip() == FENCE:
                inside, typed, shown = True, "", []
            continue
        if line.strip() == "```":
            close()
            inside, typed = False, ""
        elif line.startswith("$ "):
            close()
            at, typed, shown = number, line[2:], []
        elif line.startswith("> ") and typed and not shown and typed.endswith("\\"):
            typed = typed[:-1] + line[2:]
        else:
            shown.append(line)
    return found


def ran(step: Step) -> tuple[str, int]:
    """Run one command in this process and return what a person sees, and the exit code."""
    words = shlex.split(step.command)
    env: dict[str, str] = {}
    while words and "=" in words[0] and words[0].split("=")[0].isupper():
        name, _, value = words.pop(0).partition("=")
        env[name] = value
    if words[:1] == ["cat"]:
        file = Path(words[1])
        return (file.read_text(encoding="utf-8").rstrip("\n"), 0) if file.exists() else (f"no {words[1]}", 1)
    if words[:1] != ["careerbook"]:
        raise ValueError(f"a page runs careerbook and cat, not {words[0]}")
    before = {name: os.environ.get(name) for name in env}
    os.environ.update(env)
    out, err = io.StringIO(), io.StringIO()
    stdin = sys.stdin
    sys.stdin = io.StringIO("")
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = main(words[1:])
    finally:
        sys.stdin = stdin
        for name, old in before.items():
            if old is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = old
    told = err.getvalue() + out.getvalue()
    return told.rstrip("\n"), code


def replay(path: Path, *, write: bool) -> list[str]:
    """Run every command of a page; return the differences, or rewrite the page with `write`."""
    text = path.read_text(encoding="utf-8")
    problems: list[str] = []
    fresh = text.splitlines()
    shift = 0
    for step in steps(text):
        told, code = ran(step)
        if code != step.code:
            problems.append(f"{path.name}:{step.line}: {step.command} ended with {code}, not {step.code}:\n{told}")
        told = told.replace(str(Path.cwd()), "~")
        if told != step.shown:
            problems.append(f"{path.name}:{step.line}: {step.command}\n--- shown\n{step.shown}\n--- printed\n{told}")
        if write:
            start = step.line + shift
            while fresh[start - 1].endswith("\\"):
                start += 1
            old = len(step.shown.splitlines()) if step.shown else 0
            new = told.splitlines()
            fresh[start : start + old] = new
            shift += len(new) - old
    if write:
        path.write_text("\n".join(fresh) + "\n", encoding="utf-8")
    return problems
