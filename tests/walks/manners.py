"""What must hold of anything that a command says: exit codes, envelopes, errors, widths, nothing that acts on a screen.

Each check takes what was said and yields `(rule, what was seen)` for what does not hold.
"""

import json
import re
import shlex
import traceback
from collections.abc import Iterator

from careerbook.cli.root import rows
from careerbook.errors import CareerbookError, IllegalStep
from careerbook.text import cell_width
from tests.walks.folder import WIDTH, Told
from tests.walks.lines import commands

CODES = {0, 1, 2, 3, 4, 5}
ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that act on a screen; tabs and line ends do not count."""
PASTED = re.compile(r" Next: (careerbook .*)$")
DONE = re.compile(r"\b([Ss]aved|is back|[Cc]hanged)\b")
Broken = Iterator[tuple[str, str]]


def broken(told: Told) -> Broken:
    """Yield every rule that what was said breaks."""
    for error in told.errors:
        if not isinstance(error, CareerbookError):
            yield "nothing is unforeseen", "".join(traceback.format_exception(error)[-4:])
    if told.code not in CODES:
        yield "the exit codes are six", str(told.code)
    if "Traceback" in told.err + told.out or "invalid input" in told.err.casefold():
        yield "no traceback", told.err
    for name, said in (("stdout", told.out), ("stderr", told.err)):
        # a calendar file ends its lines as calendars do
        acts = ACTS.search(said.replace("\r\n", "\n") if told.words[0] == "remind" else said)
        if acts:
            yield f"nothing in {name} acts on a screen", repr(said[max(0, acts.start() - 60) :][:120])
    if told.code != 0 and not (told.words[0] == "find" and told.code == 1):
        yield from refused(told)
    if in_json(told) and told.out:
        yield from enveloped(told)
    yield from wide(told)


def in_json(told: Told) -> bool:
    """Tell whether an envelope was asked for."""
    words = told.words[: told.words.index("--")] if "--" in told.words else told.words
    form = words[words.index("--format") + 1 :][:1] if "--format" in words else []
    return ("--json" in words or form == ["json"]) and words[0] not in ("help", "config", "edit")


def enveloped(told: Told) -> Broken:
    """Look at the one envelope of --json."""
    try:
        page = json.loads(told.out)
    except ValueError as error:
        yield "--json is one envelope", f"{error}: {told.out[:300]}"
        return
    if list(page) != ["careerbook", "kind", "data", "warnings"] or page["careerbook"] != 1:
        yield "--json is one envelope", str(list(page))


def refused(told: Told) -> Broken:
    """Look at an error: one sentence and a next step, in one line at the end, and nothing is said to be done."""
    lines = told.err.splitlines()
    if [n for n, line in enumerate(lines) if line.startswith("careerbook: ")] != [len(lines) - 1]:
        yield "an error is the one last line", told.err
        return
    errors = [error for error in told.errors if isinstance(error, CareerbookError)]
    if not errors or not (errors[-1].next_step or isinstance(errors[-1], IllegalStep)):
        yield "an error has a next step", told.err
    pasted = PASTED.search(lines[-1])
    if pasted and not known(pasted[1]):
        yield "a next step can be pasted", told.err
    if any(DONE.search(line) for line in lines[:-1]):
        yield "an error does not say that something was done", told.err


def known(line: str) -> bool:
    """Tell whether a line to paste is a command of the program."""
    try:
        words = shlex.split(line)[1:]
    except ValueError:
        return False
    if words[:1] == ["--book"]:
        words = words[2:]
    if words[:1] == ["help"]:
        words = words[1:]
    if not words or words[0].startswith("-"):
        return True
    verbs = [path.split()[1] for path in commands() if path.startswith(f"{words[0]} ")]
    fits = not verbs or len(words) == 1 or words[1] in verbs or words[1].startswith("-")
    return words[0] in rows() and fits


def wide(told: Told) -> Broken:
    """Look at the width of what is laid out for a screen."""
    laid_out = {"terminal", "text"} & {*told.words} or {"show", "list"} & {*told.words[:2]}
    if told.code == 0 and laid_out and not in_json(told) and told.words[0] not in ("config", "backup", "edit"):
        plain = re.sub(r"\x1b\[[0-9;]*m", "", told.out)
        lines = [line for line in plain.split("\n") if cell_width(line) > WIDTH]
        if lines:
            yield "no line is wider than the screen", "\n".join(lines[:3])
