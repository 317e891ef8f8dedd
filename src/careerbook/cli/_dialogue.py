"""How a dialogue talks and saves: one question at a time on stderr, each answer through the command that it stands for.

Enter (or a single -) skips, q and Ctrl-D stop. What was answered before is kept.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from importlib import import_module
from io import StringIO
from typing import Any, NamedTuple, TypeVar

from careerbook.cli._session import session
from careerbook.cli._text import LEAVE, keepable
from careerbook.cli.root import COMMANDS
from careerbook.errors import BookUnusable, CareerbookError, Interrupted, IOFailed
from careerbook.text import visible, wrap

Read = TypeVar("Read")

YES_OR_NO = {"y": True, "yes": True, "n": False, "no": False}

NARROWEST = 24
"""Below so many columns a line is left to the terminal."""


class Stopped(Exception):
    """The person typed q or closed the input; everything that was answered before is kept."""


@contextmanager
def kept_when_interrupted(saved: Callable[[], bool] = lambda: True) -> Iterator[None]:
    """Say at Ctrl-C that what was answered before is kept; Typer would end the program without a word.

    saved: tells at that moment whether anything was.
    """
    try:
        yield
    except KeyboardInterrupt:
        session.say("")
        kept = "what was answered before is kept" if saved() else "nothing was saved"
        raise Interrupted(f"interrupted; {kept}") from None


# --- asking ------------------------------------------------------------------------------------------------------


def put(text: str, hang: int = 0) -> None:
    """Say one thing on stderr, broken at the width of the terminal; further lines are indented by `hang` blanks."""
    session.say("\n".join(_lines(text, hang)))


def _lines(text: str, hang: int) -> list[str]:
    return wrap(visible(text), max(session.columns or 80, NARROWEST) - 1, " " * hang)


def line(question: str = ">", enter: str = "") -> str:
    """Return the line typed after `question`, stripped: empty when it was skipped; Enter gives `enter`.

    Raises Stopped for q and at the end of the input. What no book can keep (NUL, bytes that are not UTF-8) is asked
    for again.
    """
    *above, prompt = _lines(question, len(question) - len(question.lstrip()))
    while True:
        try:
            if above:
                session.say("\n".join(above))
            typed = keepable(session.ask(prompt))
        except EOFError:
            session.say("")
            raise Stopped from None
        except UnicodeDecodeError:
            put("  That is not UTF-8; check the terminal's locale. Once more, or Enter.", 2)
        except CareerbookError as error:
            if not session.interactive:
                raise
            put(f"  {reason(error)} Once more, or Enter.", 2)
        else:
            if typed.casefold() in LEAVE:
                raise Stopped
            if typed.casefold() == "help":
                put("  Type the answer. Enter skips, q stops; what was answered before is kept.", 2)
                continue
            return "" if typed == "-" else typed or enter


def read(question: str, reader: Callable[[str], Read], *, enter: str = "", later: str = "") -> Read | None:
    """Ask for something that has to be understood, and return what `reader` makes of it; None when it was skipped.

    What `reader` refuses is asked for once more, with the reason; refused again it is given back with the command
    that saves it `later`, so that what was typed is not lost.
    """
    typed = line(question, enter)
    if not typed:
        return None
    found, refused = _attempt(typed, reader)
    if refused is None:
        return found
    put(f"  {reason(refused)} Once more, or Enter.", 2)
    typed = line(question) or typed
    found, refused = _attempt(typed, reader)
    if refused is not None:
        why = reason(refused)
        said = why if why.startswith(f'"{typed}"') else f'"{typed}". {why}'
        put(f"  Not saved: {said}" + (f" Later: {later}" if later else ""), 2)
    return found


def _attempt(typed: str, reader: Callable[[str], Read]) -> tuple[Read | None, CareerbookError | None]:
    try:
        return reader(typed), None
    except (BookUnusable, IOFailed):
        raise
    except CareerbookError as error:
        return None, error


def yes(question: str, *, default: bool = False) -> bool:
    """Ask a yes-or-no question; Enter takes the default. After an answer that is neither only a plain yes is one."""
    for again, enter in enumerate((default, False)):
        letters = "[Y/n]" if enter else "[y/N]"
        typed = line(f"{question}  {letters}" if question else letters)
        if typed.casefold() in YES_OR_NO:
            return YES_OR_NO[typed.casefold()]
        if not typed:
            return enter
        put(f'  "{typed}" is neither yes nor no{", so it is no." if again else ". Once more: y or n."}', 2)
    return False


def pick(question: str, letters: str) -> str:
    """Ask for one of some letters and return it; empty for Enter and for anything else."""
    typed = line(question).casefold()[:1]
    return typed if typed and typed in letters else ""


def reason(error: CareerbookError) -> str:
    """Return an error as it is said in the middle of a dialogue, where no command is being typed."""
    told = error.sentence.removesuffix("; nothing was saved").removesuffix("; nothing was changed")
    step = error.next_step
    if step and not step.startswith(("careerbook ", "--")):
        told = f"{told}; {step}"
    told = told[0].upper() + told[1:]
    return told if told[-1] in ".?!" else f"{told}."


# --- saving ------------------------------------------------------------------------------------------------------


class Taken(NamedTuple):
    """What a command did: the reference it would have printed, what it said, and which of that were warnings."""

    ref: str
    talk: str
    warnings: tuple[str, ...] = ()


def take(noun: str, verb: str, **options: Any) -> Taken:
    """Run `careerbook NOUN VERB` with these options as if they had been typed, and keep what it says for `tell`.

    It is the command itself, so the rules of what may be saved stand in one place. Raises what the command raises.
    """
    return aside(lambda: command_of(noun, verb)(**options))


def command_of(noun: str, verb: str) -> Callable[..., object]:
    """Return the function behind `careerbook NOUN VERB`."""
    found = import_module(f"careerbook.cli.{COMMANDS[noun].module}").VERBS[verb]
    function: Callable[..., object] = found.function() if found.build else found.function
    return function


def change(ref: str, **options: Any) -> Taken:
    """Change fields of one record, as `careerbook edit REF` does."""
    from careerbook.cli._editing import edit_record  # noqa: PLC0415 - few answers change a record that is there

    return aside(lambda: edit_record(session.book().find(ref), options))


def aside(action: Callable[[], object]) -> Taken:
    """Run something that writes to stdout and stderr, and return what it wrote; it cannot ask anything."""
    out, talk, warned = StringIO(), StringIO(), len(session.warnings)
    try:
        with redirect_stdout(out), redirect_stderr(talk):
            action()
    except BaseException:
        tell(talk.getvalue())
        raise
    return Taken(out.getvalue().strip(), talk.getvalue(), tuple(session.warnings[warned:]))


def tell(talk: str) -> None:
    """Say what a command said, set in by two."""
    for said in talk.splitlines():
        if said.strip():
            put(f"  {said}", 4)


@contextmanager
def on_stderr() -> Iterator[None]:
    """Print on stderr, with the rest of the dialogue, what is data elsewhere; stdout stays empty."""
    with redirect_stdout(sys.stderr):
        yield
