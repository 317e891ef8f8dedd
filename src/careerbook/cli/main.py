"""From the words typed to the exit code: global options, one command, and every error as one sentence."""

import os
import signal
import sys
from collections.abc import Sequence

from typer._click.exceptions import ClickException, UsageError
from typer.exceptions import Abort, Exit

from careerbook.cli._session import session, start
from careerbook.cli.root import TEXT_FIRST, nothing_typed, root
from careerbook.errors import CareerbookError, Interrupted, InvalidInput, IOFailed
from careerbook.text import visible

FLAGS = ("--plain", "--no-input", "--debug")

NOT_REHEARSED = ("backup", "completion", "demo", "remind")
"""Commands that write beside the book, where `--dry-run` before them could not hold them back."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code; nothing but `--debug` shows a traceback."""
    words = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    code = 0
    try:
        if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        code = _run(_globals(words))
        for told in session.once_done if code == 0 else ():
            session.say(told)
        sys.stdout.flush()
    except BrokenPipeError:
        # the reader went away (| head): nothing is wrong, and nothing more can be said
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except CareerbookError as error:
        code = _refuse(error)
    except (KeyboardInterrupt, EOFError, Abort):
        session.say("")
        code = _refuse(Interrupted("interrupted; what was saved before is kept"))
    except Exception as error:
        code = 0 if _rehearsed(error) else _unexpected(error)
    finally:
        session.close()
    return code


def _rehearsed(error: Exception) -> bool:
    """Say what a rehearsal would have saved; tell whether it was one."""
    if not session.rehearsal:
        return False
    from careerbook.book import Rehearsed  # noqa: PLC0415 - only with --dry-run

    if not isinstance(error, Rehearsed):
        return False
    refs = list(dict.fromkeys(saved.ref for saved in error.done.saved if saved.changed))
    session.say(f"Would save {', '.join(refs) or 'nothing'}. Nothing was saved.")
    return True


def _run(words: list[str]) -> int:
    if not words:
        nothing_typed()
        return 0
    if words[0] in ("--version", "-V"):
        from careerbook import __version__  # noqa: PLC0415 - only --version

        session.out(f"careerbook {__version__}")
        return 0
    if len(words) > 1 and words[-1] == "help" and words[0] not in TEXT_FIRST and len(words) <= 3:
        words = ["help", *words[:-1]]
    try:
        done = root().main(args=words, prog_name="careerbook", standalone_mode=False)
    except Exit as stop:
        return int(stop.exit_code)
    except SystemExit as stop:
        # what Typer makes of a reader that went away; nothing of ours raises it
        if stop.code == 1:
            raise BrokenPipeError from None
        raise
    except UsageError as error:
        raise _usage(error, words) from None
    except ClickException as error:
        raise InvalidInput(error.format_message().rstrip(".")) from None
    if done == Interrupted.code:
        # Typer turns Ctrl-C into a silent number; a person is told what was kept
        raise KeyboardInterrupt
    return done if isinstance(done, int) else 0


def _globals(words: list[str]) -> list[str]:
    """Take the options that are common to all out of the words, wherever they stand before `--`."""
    rest: list[str] = []
    said: dict[str, bool] = {}
    book: str | None = None
    todo = iter(words)
    for word in todo:
        if word == "--":
            rest += [word, *todo]
        elif word in FLAGS or (word == "--dry-run" and not rest):
            said[word] = True
        elif word == "--book":
            book = next(todo, None)
            if not book:
                raise InvalidInput("--book needs a file", "careerbook --book FILE …")
        elif word.startswith("--book="):
            book = word.partition("=")[2]
        else:
            rest.append(word)
    start(book, plain="--plain" in said, no_input="--no-input" in said, debug="--debug" in said)
    session.words = list(rest)
    session.rehearsal = "--dry-run" in said
    if session.rehearsal and rest[:1] and rest[0] in NOT_REHEARSED:
        raise InvalidInput(
            f"{rest[0]} writes files of its own and cannot be rehearsed; nothing was done", f"careerbook help {rest[0]}"
        )
    return rest


def _usage(error: UsageError, words: list[str]) -> InvalidInput:
    """Put what the option parser says into one sentence that names the help page."""
    told = error.format_message().strip().rstrip(".")
    told = told[0].lower() + told[1:] if told else "this cannot be read"
    noun = [w for w in words if not w.startswith("-")][:2]
    path = error.ctx.command_path.removeprefix("careerbook").strip() if error.ctx is not None else " ".join(noun)
    return InvalidInput(told.replace("\n", " "), f"careerbook help {path}".strip())


def _refuse(error: CareerbookError) -> int:
    """Say an error as one sentence and its next step, on stderr."""
    if session.debug:
        import traceback  # noqa: PLC0415 - only --debug

        traceback.print_exc()
    session.say(visible(sentence(error)))  # what was typed may hold line breaks; the sentence is one line
    return error.code


def sentence(error: CareerbookError) -> str:
    """Return an error as it is said: one line, the sentence and the next step, which can be pasted."""
    told = f"careerbook: {error.sentence}"
    if told[-1] not in ".?!":
        told += "."
    step = error.next_step
    if not step:
        return told
    if step.startswith("careerbook "):
        return f"{told} Next: {step}"
    return f"{told} {step[0].upper()}{step[1:]}" + ("" if step[-1] in ".?!" else ".")


def _unexpected(error: Exception) -> int:
    """Turn what nobody foresaw into one sentence; the files of the book say more than a traceback would."""
    if session.debug:
        import traceback  # noqa: PLC0415 - only --debug

        traceback.print_exc()
        return 5
    import sqlite3  # noqa: PLC0415 - loaded already wherever it can be raised

    from careerbook.store.opening import failures  # noqa: PLC0415 - likewise

    if isinstance(error, (sqlite3.Error, OSError)):
        try:
            with failures(session.path):
                raise error
        except CareerbookError as told:
            return _refuse(told)
    name = type(error).__name__
    return _refuse(
        IOFailed(
            f"something went wrong that careerbook did not foresee ({name})", "run it again with --debug and report it"
        )
    )


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale, and never fail on a character that the terminal cannot show."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
