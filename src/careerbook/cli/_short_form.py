"""The short forms (win, did, heard, risk): everything after them is a text, unless it plainly is a command."""

import re
from typing import Any

from careerbook.cli._group import Command
from careerbook.cli._text import LEAVE
from careerbook.errors import InvalidInput

STANDS_FOR = {"win": "impact", "did": "impact", "heard": "feedback", "risk": "challenge"}
CALLED = {"win": "win", "did": "win", "heard": "remark", "risk": "risk"}
"""The noun whose verbs a person may have had in mind, and what the short form saves."""


class ShortForm(Command):
    """A short form; a text that is nothing but a verb of its noun is refused unless `--` says that it is a text."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words, and refuse what was no text."""
        said_to_be_text = "--" in args
        rest = super().parse_args(ctx, args)
        if not said_to_be_text:
            refuse_lone_verb(str(self.name), ctx.params.get("words") or [])
        return rest


def refuse_lone_verb(name: str, words: list[str]) -> None:
    """Raise InvalidInput when the whole text is a verb, `help`, `q` or `quit`, with at most one reference after it."""
    text = " ".join(words).casefold().split()
    if not 1 <= len(text) <= 2 or (len(text) == 2 and not re.fullmatch(r"(?:[a-z]+-)?[0-9]+", text[1])):
        return
    meant = _meant(name, text)
    if meant is None:
        return
    whole = " ".join(words)
    told = f'"{whole}" alone is no {CALLED[name]}'
    told += f"; did you mean {meant}?" if meant else ", so nothing was saved"
    raise InvalidInput(told, f"if it is one, put -- before it: careerbook {name} -- {whole}")


def _meant(name: str, text: list[str]) -> str | None:
    """Return the command that the words stand for, empty for a word that means to stop, None for a text."""
    if text[0] in LEAVE:
        return "" if len(text) == 1 else None
    if text[0] == "help":
        return f"careerbook help {name}"
    from importlib import import_module  # noqa: PLC0415 - only a text of one or two words may be a verb

    from careerbook.cli.root import COMMANDS  # noqa: PLC0415 - likewise

    noun = STANDS_FOR[name]
    if text[0] not in import_module(f"careerbook.cli.{COMMANDS[noun].module}").VERBS:
        return None
    return f"careerbook {noun} {' '.join(text)}"
