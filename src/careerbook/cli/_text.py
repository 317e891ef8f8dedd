"""Where a text comes from: the words typed, the editor, standard input, or one question."""

import os
import sys

from typer.exceptions import Exit

from careerbook.cli._session import session
from careerbook.errors import InvalidInput, IOFailed
from careerbook.rules.numbers import shell_ate_money

LEAVE = ("q", "quit")
"""Answers that mean to stop, where a text is asked for."""


def text_from(
    words: list[str] | None, *, editor: bool = False, question: str = "", needed: bool = True, reason_for: str = ""
) -> str:
    """Return the text of a record, its words joined, stripped.

    words: what stood on the command line; a single `-` reads standard input. editor: open $VISUAL or $EDITOR first.
    question: what to ask on a terminal when there is no text; a lone q ends the command there. reason_for: the
    command that a missing text is the reason for. Raises InvalidInput when a needed text is missing or blank, or holds
    what no book can keep (NUL, bytes that are not UTF-8).
    """
    if words == ["-"]:
        text = _standard_input()
    elif editor:
        text = edited(" ".join(words or []))
    elif words:
        text = " ".join(words)
        if shell_ate_money(text):
            session.warn(
                'It looks as if the shell ate a "$" and a digit; if so: careerbook undo, and put it in single quotes.'
            )
    elif question and session.interactive:
        text = session.ask(question)
        if text.casefold() in LEAVE:
            session.say("Stopped; nothing was saved.")
            raise Exit(0)
    elif needed and reason_for:
        raise InvalidInput("say why; nothing was changed", f"{reason_for} REASON")
    elif needed:
        raise InvalidInput("there is no text to save", "put the words after the command, or - to read standard input")
    else:
        text = ""
    text = keepable(text).strip()
    if needed and not text:
        raise InvalidInput("the text is blank; nothing was saved", "put the words after the command")
    return text


def keepable(text: str) -> str:
    """Return the text as it can be kept; raise InvalidInput for NUL or bytes that are not UTF-8."""
    if "\0" in text:
        raise InvalidInput("the text holds a NUL character, which no book can keep; nothing was saved", "leave it out")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise InvalidInput(
            "the text is not UTF-8; nothing was saved", "save it as UTF-8, or check the terminal's locale"
        ) from None
    return text


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode() if hasattr(sys.stdin, "buffer") else sys.stdin.read()
    except UnicodeDecodeError:
        raise InvalidInput("standard input is not UTF-8; nothing was saved", "convert it to UTF-8 first") from None


def edited(start: str, suffix: str = ".txt") -> str:
    """Open `start` in $VISUAL or $EDITOR and return what was saved there.

    The draft lies beside the book, 0600, until `drop_draft`; when the editor fails it stays, and the error says where.
    Raises InvalidInput when no editor is set or found, IOFailed when it fails.
    """
    import shlex  # noqa: PLC0415 - only with -e
    import shutil  # noqa: PLC0415 - only with -e
    import subprocess  # noqa: PLC0415 - only with -e; the editor is the user's own choice
    from pathlib import Path  # noqa: PLC0415 - only with -e

    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    command = shlex.split(named)
    if not command or not shutil.which(command[0]):
        what = f"the editor {command[0]!r} was not found" if command else "no editor is set"
        raise InvalidInput(f"{what}; nothing was saved", "set VISUAL or EDITOR, for example: export EDITOR=nano")
    draft = draft_path(suffix)
    Path(draft).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.umask(0o077)
    Path(draft).write_text(start + ("\n" if start and not start.endswith("\n") else ""), encoding="utf-8")
    try:
        done = subprocess.run([*command, draft], check=False)  # noqa: S603 - the user's own editor, no shell
    except OSError as error:
        raise IOFailed(f"the editor could not start: {error}; nothing was saved", f"your draft is {draft}") from None
    if done.returncode != 0:
        raise IOFailed(
            f"the editor ended with an error ({done.returncode}); nothing was saved", f"your draft is {draft}"
        )
    try:
        return Path(draft).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise InvalidInput(f"the text is not UTF-8; nothing was saved, your draft is {draft}") from None


def draft_path(suffix: str) -> str:
    """Return where a draft of this process lies: beside the book, so that it is as private as the book."""
    return f"{session.path}.draft-{os.getpid()}{suffix}"


def drop_draft() -> None:
    """Remove the drafts of this process, once what they held is in the book or was given up."""
    for suffix in (".txt", ".toml"):
        if os.path.exists(draft_path(suffix)):
            os.remove(draft_path(suffix))
