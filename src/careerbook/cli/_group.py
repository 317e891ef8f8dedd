"""Groups that import a command only when it is typed, and help that costs no import at all."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from careerbook.cli._help import command_help, group_help
from careerbook.cli._session import session
from careerbook.errors import InvalidInput

Callback = Callable[..., Any]


class Verb(NamedTuple):
    """One command: the function or what builds it, its one line of help, and an example that the tests run."""

    function: Callback
    line: str
    example: str | Callable[[], str]
    build: bool = False

    def shown(self) -> str:
        """Return the example as it is typed."""
        return self.example if isinstance(self.example, str) else self.example()


class Command(TyperCommand):
    """A command whose help puts the example first and what is common to all last."""

    example = ""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Let every command that writes be rehearsed: `--dry-run`, where it is no option of the command's own."""
        own = any(param.name == "dry_run" for param in self.params)
        if own and session.rehearsal:
            # said before the command; the command has its own way to rehearse
            session.rehearsal = False
            args = ["--dry-run", *args]
        end = args.index("--") if "--" in args else len(args)
        if not own and "--dry-run" in args[:end]:
            args = [word for at, word in enumerate(args) if word != "--dry-run" or at >= end]
            session.rehearsal = True
        return super().parse_args(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        formatter.write(command_help(self, ctx, self.example))


def make_command(function: Callback, name: str, line: str, example: str, cls: type[Command] = Command) -> Command:
    """Turn a typed function into a command, through Typer."""
    app = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
    app.command(
        name,
        cls=cls,
        help=line,
        context_settings={"help_option_names": ["-h", "--help"]},
    )(function)
    made = typer.main.get_command(app)
    if not isinstance(made, Command):
        raise TypeError(f"{name} did not become a command")
    made.name = name
    made.example = example
    return made


class VerbGroup(TyperGroup):
    """A noun: its verbs stand in a table and become commands one at a time."""

    def __init__(self, name: str, line: str, verbs: dict[str, Verb], default: str = "") -> None:
        """Keep the table. default: the verb meant when none is typed."""
        super().__init__(
            name=name, help=line, rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]}
        )
        self.line = line
        self.verbs = verbs
        self.default = default

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put in the verb that is meant when none is typed, else show the verbs."""
        if self.default and (not args or (args[0].startswith("-") and args[0] not in ("-h", "--help"))):
            args = [self.default, *args]
        if not args and not ctx.resilient_parsing:
            args = ["--help"]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: Any) -> list[str]:
        """Name the verbs in the order of the table."""
        return list(self.verbs)

    def get_command(self, ctx: Any, cmd_name: str) -> Command | None:
        """Make the one command that was typed."""
        verb = self.verbs.get(cmd_name)
        if verb is None:
            return None
        function = verb.function() if verb.build else verb.function
        return make_command(function, cmd_name, verb.line, verb.shown())

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Find the verb; an unknown one names the likely one."""
        if args[0] not in self.verbs and not args[0].startswith("-"):
            raise unknown(args[0], list(self.verbs), f"careerbook {self.name}")
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        rows = [(name, verb.line) for name, verb in self.verbs.items()]
        first = next(iter(self.verbs.values()))
        formatter.write(group_help(str(self.name), self.line, rows, first.shown()))


def unknown(word: str, known: list[str], prefix: str, meant: Mapping[str, str] | None = None) -> InvalidInput:
    """Return the error for a word that is no command, naming the likely one.

    meant: what to type for words that people take for a command; one of them that is near leads there, never to itself.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only when somebody mistyped

    others = meant or {}
    near = [word] if word in others else get_close_matches(word, known, n=1, cutoff=0.6)
    if not near:
        return InvalidInput(f'"{word}" is no command', f"{prefix} --help lists them")
    likely = others.get(near[0], near[0])
    if not others:
        return InvalidInput(f'"{word}" is no command; did you mean {likely}?', f"{prefix} {likely}")
    ready = likely.startswith("-") or likely.endswith(" list")
    step = f"{prefix} {likely}" if ready else f"{prefix} help {likely}"
    return InvalidInput(f'"{word}" is no command; did you mean {prefix} {likely}?', step)
