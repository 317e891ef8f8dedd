"""Help pages: headings, no boxes, an example first, the options common to all under "More options"."""

from collections.abc import Iterable
from typing import Any

COMMON = ("on", "tags", "note", "visibility", "private", "json", "editor", "help", "no_input", "dry_run")
"""The parameters that stand under "More options"."""


def width() -> int:
    """Return the columns to write help in: at most 88, at least 40."""
    import shutil  # noqa: PLC0415 - only help needs to know

    return max(40, min(88, shutil.get_terminal_size((80, 24)).columns))


def wrapped(text: str, indent: str, columns: int) -> str:
    """Wrap a paragraph with an indent."""
    import textwrap  # noqa: PLC0415 - only help wraps

    return textwrap.fill(text, columns, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def table(rows: Iterable[tuple[str, str]], columns: int) -> str:
    """Lay out `(left, right)` rows; on a narrow screen, or for a long left part, the right part goes below."""
    import textwrap  # noqa: PLC0415 - only help wraps

    listed = list(rows)
    if not listed:
        return ""
    left = min(max(len(a) for a, _ in listed), 26 if columns >= 70 else 14) + 2
    lines = []
    for name, line in listed:
        body = textwrap.wrap(line, max(20, columns - left - 2), break_on_hyphens=False) or [""]
        if len(name) > left - 2:
            lines.append(f"  {name}")
            lines += [" " * (left + 2) + part for part in body if part]
        else:
            lines.append(f"  {name:<{left}}{body[0]}".rstrip())
            lines += [" " * (left + 2) + part for part in body[1:]]
    return "\n".join(lines)


def sentence(command: Any) -> str:
    """Return the line of a command as it heads its page."""
    return str(command.help or "").rstrip(".") + "."


def command_help(command: Any, ctx: Any, example: str) -> str:
    """Return the help page of one command."""
    columns = width()
    parts = [wrapped(sentence(command), "", columns)]
    if example:
        parts.append("Example:\n" + "\n".join(f"  {line}" for line in example.splitlines()))
    parts.append(wrapped(f"Usage: {ctx.command_path} {takes(command, ctx)}", "", columns))
    arguments, own, more = parameter_rows(command, ctx)
    for title, rows in (("Arguments", arguments), ("Options", own), ("More options", more)):
        if rows:
            parts.append(f"{title}:\n{table(rows, columns)}")
    return "\n\n".join(parts) + "\n"


def takes(command: Any, ctx: Any) -> str:
    """Return what follows a command in its usage: arguments, in brackets if they may be left out, and options."""
    pieces = []
    for param in command.get_params(ctx):
        if param.param_type_name == "argument" and not getattr(param, "hidden", False):
            name = (param.metavar or str(param.name).upper()).strip("[]")
            pieces.append((name if param.required else f"[{name}]") + (" ..." if param.nargs == -1 else ""))
    return " ".join([*pieces, "[--options]"])


def parameter_rows(command: Any, ctx: Any) -> tuple[list[tuple[str, str]], ...]:
    """Return what a command takes as `(left, right)` rows: its arguments, its own options, what is common to all."""
    arguments: list[tuple[str, str]] = []
    own: list[tuple[str, str]] = []
    more: list[tuple[str, str]] = []
    for param in command.get_params(ctx):
        if getattr(param, "hidden", False):
            continue
        if param.param_type_name == "argument":
            if param.help:
                arguments.append((param.metavar or str(param.name).upper(), param.help))
            continue
        names = ", ".join(sorted(param.opts, key=len))
        if not getattr(param, "is_flag", False):
            names += f" {param.metavar or 'TEXT'}"
        row = (names, str(param.help or "").replace("Show this message and exit.", "This page"))
        (more if param.name in COMMON else own).append(row)
    return arguments, own, more


def group_help(name: str, line: str, rows: list[tuple[str, str]], example: str) -> str:
    """Return the help page of a noun, with the example of its first verb."""
    columns = width()
    parts = [
        wrapped(line, "", columns),
        "Example:\n" + "\n".join(f"  {one}" for one in example.splitlines()),
        f"Usage: careerbook {name} VERB ...",
        f"Verbs:\n{table(rows, columns)}",
        wrapped(f"More on one: careerbook help {name} VERB", "", columns),
    ]
    return "\n\n".join(parts) + "\n"
