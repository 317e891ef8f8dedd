"""The root: a literal table of commands, each imported when it is typed, and a help page that imports none."""

import re
from importlib import import_module
from typing import Any, NamedTuple

from typer import _click
from typer.core import TyperGroup

from careerbook.cli._group import unknown
from careerbook.cli._help import width
from careerbook.cli._session import session
from careerbook.errors import InvalidInput
from careerbook.text import wrap


class Row(NamedTuple):
    """Where a command lies (`cli/MODULE.py`, which has `command(name)`), and its one line of help."""

    module: str
    line: str


COMMANDS: dict[str, Row] = {
    "demo": Row("demo", "A finished year to look at; does not touch your book"),
    "init": Row("init", "Five questions to begin with, whenever you like"),
    "win": Row("impact", "What you delivered"),
    "did": Row("impact", "The same as win"),
    "heard": Row("feedback", "What someone said about your work"),
    "risk": Row("challenge", "What is wrong, or may go wrong"),
    "goal": Row("goal", "What you mean to reach, and how far you are"),
    "week": Row("week", "Friday, ten minutes: questions, all of them skippable"),
    "status": Row("status", "What matters now, on one screen"),
    "checkin": Row("checkin", "Prepare a meeting, step by step"),
    "prep": Row("prep", "Your private sheet for it"),
    "brief": Row("brief", "The page your manager reads"),
    "record": Row("call", "Afterwards: what was decided and promised"),
    "report": Row("report", "12 more pages: surprises, plan, stories, role ... (lists them)"),
    "find": Row("find", "Any word you ever wrote"),
    "objective": Row("objective", "A goal of the organisation, and which of yours serve it"),
    "opportunity": Row("opportunity", "An idea for a client, from the day you saw it"),
    "pitch": Row("pitch", "Development as an investment: cost, benefit, answer"),
    "autonomy": Row("autonomy", "How freely you decide, area by area"),
    "impact": Row("impact", "What you delivered"),
    "challenge": Row("challenge", "What is wrong, or may go wrong, and who knows"),
    "commitment": Row("commitment", "What was promised, by you or to you"),
    "client": Row("client", "Whom you do the work for, your manager first"),
    "person": Row("person", "Somebody you work with"),
    "feedback": Row("feedback", "What someone said about your work"),
    "call": Row("call", "A check-in with a client"),
    "service": Row("service", "What people come to you for"),
    "rating": Row("rating", "How you rate it, what you expect to hear, what you heard"),
    "duty": Row("duty", "What you do, or should, and who said so"),
    "session": Row("session", "A talk with a client about what your role is"),
    "story": Row("story", "Something that happened, to be told in an interview"),
    "competency": Row("competency", "The ladder that you bring along, and what proves it"),
    "engagement": Row("engagement", "A job: title, employer, dates, leave"),
    "show": Row("records", "Everything about one record"),
    "edit": Row("records", "Change fields of one record"),
    "share": Row("records", "Say who may see a record"),
    "history": Row("records", "Every change of one record"),
    "remove": Row("records", "Take a record out; it can be restored"),
    "restore": Row("records", "Bring a removed record back"),
    "undo": Row("records", "Take back the last change, and the one before"),
    "import": Row("import_", "Bring records in: git"),
    "backup": Row("backup", "A verified copy of your book"),
    "doctor": Row("doctor", "Check that the book is sound"),
    "config": Row("config", "Settings of the book and of the screen"),
    "period": Row("period", "What a period means, and custom periods"),
    "purge": Row("purge", "Erase a record for good, its history too"),
    "nudge": Row("nudge", "One line when something is due, else nothing"),
    "remind": Row("remind", "A reminder to put into your calendar or shell"),
    "completion": Row("completion", "Tab completion for bash, zsh and fish"),
    "help": Row("help", "This page, or the page of one command"),
}

MEANT = {
    "log": "win",
    "add": "win",
    "new": "win",
    "note": "win",
    "ls": "goal list",
    "list": "goal list",
    "wins": "impact list",
    "goals": "goal list",
    "risks": "challenge list",
    "promises": "commitment list",
    "meetings": "call list",
    "people": "person list",
    "clients": "client list",
    "raise": "challenge raise",
    "promise": "commitment",
    "manager": "client",
    "boss": "client",
    "review": "brief",
    "summary": "brief",
    "rm": "remove",
    "delete": "remove",
    "search": "find",
    "grep": "find",
    "meeting": "call list",
    "1on1": "call list",
    "objective-check": "goal check",
    "achievement": "win",
    "settings": "config",
    "version": "--version",
}
"""Words that people type for one of ours."""

REFERENCE = re.compile(r"(?:[a-z]+-)?[0-9]+")
"""A number, or a kind and a number."""

TEXT_FIRST = ("win", "did", "heard", "risk", "find", "help")
"""Commands whose words are a text, in which a last "help" is a word like any other."""

PAGE = """careerbook keeps your own record of your work, and writes the page you take
to your manager. One file on this computer; nothing is sent anywhere.

Usage: careerbook COMMAND ...        More on one: careerbook help COMMAND

First time
  demo      A finished year to look at; does not touch your book
  init      Five questions to begin with, whenever you like

Write it down, one line
  win       What you delivered           careerbook win Ran the audit alone
  heard     What someone said about your work
  risk      What is wrong, or may go wrong
  goal      What you mean to reach, and how far you are
  week      Friday, ten minutes: questions, all of them skippable

Meet your manager
  status    What matters now, on one screen
  checkin   Prepare a meeting, step by step
  prep      Your private sheet for it
  brief     The page your manager reads
  record    Afterwards: what was decided and promised

Look back, look ahead
  report    12 more pages: surprises, plan, stories, role ... (lists them)
  find      Any word you ever wrote

Your records (each has: add, list, show, edit, remove)
  Plan      goal  objective  opportunity  pitch  autonomy
  Work      impact  challenge  commitment  service  duty
  People    client (your manager first)  person  feedback  call  session
  Proof     rating  story  competency  engagement

Any record
  show  edit  share  history  remove  restore
  undo      Take back the last change, and the one before

Your book
  import  backup  doctor  config  period  purge  nudge  remind  completion

More options: --book FILE, --plain, --no-input, --debug, --version;
--dry-run on any command that writes says what it would save, and saves nothing
"""
PAGE_WIDTH = 80
AFTER_THE_KINDS = "\n\nAny record\n"


class Root(TyperGroup):
    """The root group; it knows its commands by name and loads one per run."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Name the commands in the order of the table."""
        return list(rows())

    def get_command(self, ctx: Any, cmd_name: str) -> _click.Command | None:
        """Import the one command that was typed."""
        row = COMMANDS.get(cmd_name) or rows().get(cmd_name)
        if row is None:
            return None
        made: _click.Command = import_module(f"careerbook.cli.{row.module}").command(cmd_name)
        return made

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Find the command; an unknown word names the likely one."""
        word = args[0]
        if word not in COMMANDS and word not in rows() and not word.startswith("-"):
            raise _no_command(word, args[1:])
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the root page."""
        formatter.write(page(width()))


def _no_command(word: str, rest: list[str]) -> InvalidInput:
    """Return the error for a word that is no command: what may be meant, and the next line to type."""
    if word == "redo":
        return InvalidInput(
            '"redo" is no command: what was undone is not done again by itself',
            "write it once more; careerbook history REF shows what it was",
        )
    told = unknown(word, [*rows(), *MEANT], "careerbook", MEANT)
    # a reference goes along, so that the line can be pasted; other words may belong to something else
    if told.next_step.startswith("careerbook help ") and rest and REFERENCE.fullmatch(rest[0]):
        from shlex import join  # noqa: PLC0415 - only when somebody mistyped

        told.next_step = f"careerbook {told.next_step.removeprefix('careerbook help ')} {join(rest)}"
    return told


def rows() -> dict[str, Row]:
    """Return every command: the table, then each kind that has no row in it, for which the five verbs are enough."""
    from careerbook.records.kinds import KINDS  # noqa: PLC0415 - what is in the table above needs no kinds

    plain = {name: Row("_noun", row.line) for name, row in KINDS.items() if not row.under and name not in COMMANDS}
    return {**COMMANDS, **plain}


def page(columns: int = PAGE_WIDTH) -> str:
    """Return the root help for a screen of so many columns: the page above, with every kind that it does not name."""
    also = [name for name in rows() if name not in COMMANDS]
    named = f"\n  Also      {'  '.join(also)}{AFTER_THE_KINDS}"
    whole = PAGE.replace(AFTER_THE_KINDS, named) if also else PAGE
    return whole if columns >= PAGE_WIDTH else "\n".join(_narrow(line, columns) for line in whole.split("\n"))


def _narrow(line: str, columns: int) -> str:
    """Break a line of the page at the width of a narrow screen; what goes on stands below where its text began."""
    head = re.match(r" *\S+ {2,}(?=\S)", line)
    return "\n".join(wrap(line, columns, " " * len(head[0]) if head else ""))


def nothing_typed() -> None:
    """Show the one-screen status when there is a book, and three lines of welcome when there is none."""
    if session.has_book:
        import_module("careerbook.cli.status").show_status()
        return
    session.out(
        "careerbook: your own record of your work, and the page you take to your manager.\n"
        "See a finished one:   careerbook demo\n"
        'Start your own:       careerbook win "what you did that helped"'
    )


def root() -> Root:
    """Return the root group."""
    return Root(
        name="careerbook",
        help="Your own record of your work, and the page you take to your manager.",
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
