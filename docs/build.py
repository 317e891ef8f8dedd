"""Writes docs/reference from the declarations of the program: the same tables and models that the program runs on.

.venv/bin/python docs/build.py            write the pages
.venv/bin/python docs/build.py --check    say which are stale, and exit 1 if any is
"""

import inspect
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import typer

from careerbook import config, errors
from careerbook.cli._group import Command, VerbGroup
from careerbook.cli._help import parameter_rows, sentence, takes
from careerbook.cli._verbs import own_day
from careerbook.cli.root import page as root_page
from careerbook.cli.root import rows
from careerbook.records.fields import Column
from careerbook.records.kind import Kind
from careerbook.records.kinds import KINDS, hanging_on, kind
from careerbook.records.settings_table import SETTINGS
from careerbook.render import FORMATS
from careerbook.reports import REPORTS
from careerbook.rules.table import RULES

FOLDER = Path(__file__).parent / "reference"
FEW = 3
"""So many options are printed again where another command takes the same."""

TYPES = {
    "line": "one line",
    "lines": "one line; several",
    "text": "text",
    "day": "a day",
    "partial": "a year, month or day",
    "number": "a number",
    "whole": "a whole number",
    "money": "an amount with its currency",
    "flag": "yes or no",
    "evidence": "proof",
}
SEEN_BY = {"private": "only you", "client": "your manager", "public": "anyone"}


class Typed(NamedTuple):
    """One command as it is typed (`careerbook goal check`), with the object behind it; a noun alone has its group."""

    path: str
    made: Any

    @property
    def is_group(self) -> bool:
        """Whether it is a noun with verbs."""
        return isinstance(self.made, VerbGroup)


def walk() -> Iterator[Typed]:
    """Go through every command of the root table, and every verb of every noun after it."""
    for name, row in rows().items():
        made = import_module(f"careerbook.cli.{row.module}").command(name)
        yield Typed(f"careerbook {name}", made)
        if isinstance(made, VerbGroup):
            for verb in made.verbs:
                yield Typed(f"careerbook {name} {verb}", made.get_command(None, verb))


def context(typed: Typed) -> Any:
    """Return the context in which a command tells its usage."""
    return typer.Context(typed.made, info_name=typed.path)


def usage(typed: Typed) -> str:
    """Return a command's usage line."""
    return f"{typed.path} {takes(typed.made, context(typed))}"


def page(title: str, source: str, *parts: str) -> str:
    """Return a page: its title, where it comes from, its parts."""
    head = f"# {title}\n\nMade by `docs/build.py` from {source}; what is written here by hand is overwritten.\n"
    return "\n".join([head, *(part.rstrip() + "\n" for part in parts)])


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a Markdown table."""
    lines = [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in [head, *rows]]
    lines.insert(1, "|" + "---|" * len(head))
    return "\n".join(lines)


# --- the pages -----------------------------------------------------------------------------------------------------


def commands() -> str:
    """Return the page of every command."""
    parts = [f"```text\n{root_page()}```"]
    printed: dict[str, str] = {}
    for typed in walk():
        if typed.is_group:
            verbs = ", ".join(f"`{verb}`" for verb in typed.made.verbs)
            parts.append(f"## {typed.path}\n\n{typed.made.line}\n\nVerbs: {verbs}.")
            continue
        takes = options(typed)
        first = printed.setdefault(takes, typed.path)
        if first != typed.path and takes.count("\n") > FEW:
            takes = f"Takes what [`{first}`](#{first.replace(' ', '-')}) takes."
        level = "##" if len(typed.path.split()) == 2 else "###"
        made: Command = typed.made
        example = "\n".join(f"    {line}" for line in made.example.splitlines())
        parts.append(f"{level} {typed.path}\n\n{sentence(made)}\n\n{example}\n\nUsage: `{usage(typed)}`\n\n{takes}")
    return page("Commands", "the commands themselves", *parts)


def options(typed: Typed) -> str:
    """Return what a command takes, as a list; --help, which every command takes, is left out."""
    listed = [row for rows in parameter_rows(typed.made, context(typed)) for row in rows]
    return "\n".join(f"- `{left}`: {right}" for left, right in listed if "--help" not in left)


def kinds() -> str:
    """Return the page of every kind and field."""
    return page("Records", "the models in `careerbook/records`", *(one_kind(name) for name in KINDS))


def one_kind(name: str) -> str:
    """Return the part of one kind."""
    row, k = KINDS[name], kind(name)
    lines = [f"## {name}", "", f"{row.line}."]
    if row.under:
        lines += ["", f"Hangs on: {', '.join(row.under)}; whoever sees that sees it."]
    else:
        opened = f", and each client it was {k.opened_by} to" if k.opened_by else ""
        lines += ["", f"A new one is seen by: {SEEN_BY[row.visibility]}{opened}."]
    held = hanging_on(name)
    if held:
        lines += ["", f"What hangs on it: {', '.join(held)}."]
    if k.moves:
        steps = [f"`{m.verb}`: {' or '.join(m.before)} → {m.after}" for m in k.moves]
        lines += ["", f"Begins as {k.first}." if k.first else "", "", *(f"- {step}" for step in steps)]
    rows = [field_row(k, column) for column in k.columns.values()]
    lines += ["", table(("field", "typed as", "what it is", "holds", "printed for others in"), rows)]
    return "\n".join(lines)


def field_row(k: Kind, column: Column) -> tuple[str, ...]:
    """Return the row of one field."""
    text = column.name == k.text
    typed = "the text" if text else "set by a verb" if column.computed else f"`{column.flag}`"
    if column.also and not text:
        typed += ", " + ", ".join(f"`{name}`" for name in column.also)
    told = own_day(k, column) if column.name == "on" else column.help
    help_text = told + (" (needed)" if column.required else "")
    if column.assumed is not None:
        help_text += f"; {column.assumed} if left out"
    documents = "any" if "*" in column.docs else ", ".join(column.docs) or "none"
    return (column.name, typed, help_text, holds(column), documents)


def holds(column: Column) -> str:
    """Return what a field holds, in words."""
    if column.choices:
        what = ", ".join(column.choices)
    elif column.type.name == "ref":
        of = column.type.of
        what = f"{'an' if of[0] in 'aeiou' else 'a'} {of}" if of else "any record"
    else:
        what = TYPES[column.type.name]
    return f"{what}; several" if column.type.many else what


def settings() -> str:
    """Return the page of what can be set, in the book and on the screen."""
    book = [
        (f"`{name}`", s.line, ", ".join(s.choices) or TYPES[s.type], default(s.default)) for name, s in SETTINGS.items()
    ]
    screen = [(f"`{name}`", o.line, TYPES[o.type], default(o.default)) for name, o in config.OPTIONS.items()]
    head = ("name", "what it does", "holds", "if not set")
    return page(
        "Settings",
        "the two tables that hold them",
        "## In the book\n\nWhat changes a document is kept in the book, with its history:"
        " `careerbook config set NAME VALUE`.\n\n" + table(head, book),
        "## On this computer\n\nWhat changes a screen and never a document is kept in config.toml.\n\n"
        + table(head, screen),
    )


def default(value: Any) -> str:
    """Return a default in words."""
    if value is None or value == ():
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def exit_codes() -> str:
    """Return the page of exit codes, from the errors themselves."""
    meanings: dict[int, str] = {0: errors.DONE_MEANING}
    cases: dict[int, list[str]] = {}
    for _, cls in inspect.getmembers(errors, inspect.isclass):
        if issubclass(cls, errors.CareerbookError):
            meanings.setdefault(cls.code, cls.meaning)
            if cls is not errors.CareerbookError:
                cases.setdefault(cls.code, []).append((inspect.getdoc(cls) or "").replace("\n", " "))
    rows = [(str(code), meanings[code], " ".join(sorted(cases.get(code, [])))) for code in sorted(meanings)]
    return page("Exit codes", "`careerbook/errors.py`", table(("code", "meaning", "when"), rows))


def rules() -> str:
    """Return the page of the rules: what each answers, and the docstring of the function that does."""
    parts = []
    for rule in RULES:
        function = getattr(import_module(f"careerbook.rules.{rule.module}"), rule.function)
        told = inspect.getdoc(function) or ""
        parts.append(f"## {rule.number} {rule.name}\n\n{rule.line}\n\n{told}\n\n`careerbook.rules.{rule.module}`")
    return page("Rules", "the table of rules and the docstrings of their functions", *parts)


def formats() -> str:
    """Return the page of formats, and of what each document can be written as."""
    forms = [(f"`{name}`", form.help, ", ".join(form.suffixes) or "none") for name, form in FORMATS.items()]
    pages = [
        (
            f"`careerbook {name}`" if report.top else f"`careerbook report {name}`",
            report.line,
            "your manager" if report.audience == "client" else "you alone",
            ", ".join(report.formats),
        )
        for name, report in REPORTS.items()
        if report.line
    ]
    return page(
        "Formats",
        "the tables of formats and of documents",
        table(("--format", "what it is", "file endings that ask for it"), forms),
        "## What each document can be written as\n\n" + table(("document", "what it is", "for", "formats"), pages),
    )


PAGES = {
    "commands.md": commands,
    "kinds.md": kinds,
    "settings.md": settings,
    "exit-codes.md": exit_codes,
    "rules.md": rules,
    "formats.md": formats,
}


def stale() -> list[str]:
    """Return the names of the pages that differ from what the program says now."""
    return [name for name, made in PAGES.items() if not (FOLDER / name).is_file() or written(name) != made()]


def written(name: str) -> str:
    """Return a page as it lies in the folder."""
    return (FOLDER / name).read_text(encoding="utf-8")


def main() -> int:
    """Write the pages, or with --check compare them."""
    if "--check" in sys.argv[1:]:
        old = stale()
        print("\n".join(f"stale: docs/reference/{name}" for name in old) or "docs/reference is fresh")
        return 1 if old else 0
    FOLDER.mkdir(exist_ok=True)
    for name, made in PAGES.items():
        (FOLDER / name).write_text(made(), encoding="utf-8")
        print(f"wrote docs/reference/{name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
