"""Options made from declarations: a function that takes a field's values gets the field's option."""

import inspect
from collections.abc import Callable, Iterable
from typing import Annotated, Any

import typer

from careerbook.records.fields import Column

METAVARS = {
    "day": "DAY",
    "partial": "YYYY[-MM]",
    "number": "NUMBER",
    "whole": "NUMBER",
    "money": "AMOUNT",
    "text": "TEXT",
    "line": "TEXT",
    "evidence": "LINK",
}


def metavar(column: Column) -> str:
    """Return what an option's help shows for its value: the allowed words, or the sort of value."""
    if column.choices:
        return "|".join(column.choices)
    if column.type.name == "ref":
        return (column.type.of or "ref").upper()
    return METAVARS.get(column.type.name, "TEXT")


def option(column: Column) -> inspect.Parameter:
    """Return the keyword parameter of one declared field."""
    help_text = column.help
    if column.type.many:
        help_text += " (may be given again)"
    annotation: Any
    if column.type.name == "flag":
        annotation = Annotated[
            bool | None, typer.Option(f"{column.flag}/--no-{column.flag[2:]}", *column.also, help=help_text)
        ]
    elif column.type.many:
        annotation = Annotated[
            list[str] | None,
            typer.Option(column.flag, *column.also, *_short(column), help=help_text, metavar=metavar(column)),
        ]
    else:
        annotation = Annotated[
            str | None,
            typer.Option(column.flag, *column.also, *_short(column), help=help_text, metavar=metavar(column)),
        ]
    return inspect.Parameter(column.name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)


def _short(column: Column) -> tuple[str, ...]:
    return ("-t",) if column.name == "tags" else ()


def text_argument(help_text: str) -> inspect.Parameter:
    """Return the parameter for a text of several words."""
    return parameter("words", list[str] | None, typer.Argument(metavar="TEXT", help=help_text, show_default=False))


def parameter(name: str, kind: Any, made: Any, default: Any = None) -> inspect.Parameter:
    """Return a keyword parameter of a plain type with its Typer option or argument."""
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[kind, made])


def with_parameters(function: Callable[..., Any], parameters: Iterable[inspect.Parameter]) -> Callable[..., Any]:
    """Give a `**values` function the signature that Typer reads."""
    listed = list(parameters)
    function.__signature__ = inspect.Signature(listed)  # type: ignore[attr-defined] # what inspect.signature reads first
    function.__annotations__ = {p.name: p.annotation for p in listed}
    return function


VISIBILITY = parameter(
    "visibility",
    str | None,
    typer.Option(
        "--visibility", metavar="private|client|public", help="Who may see it: only you, your manager, anyone"
    ),
)
PRIVATE = parameter("private", bool, typer.Option("--private", help="Keep it to yourself"), False)
JSON = parameter("json", bool, typer.Option("--json", help="Answer as JSON"), False)
EDITOR = parameter("editor", bool, typer.Option("-e", "--editor", help="Write the text in your editor"), False)
DRY_RUN = parameter("dry_run", bool, typer.Option("--dry-run", help="Say what would be saved, and save nothing"), False)
REF = parameter("ref", str, typer.Argument(metavar="REF", help="Which one: its number, or part of its title"), ...)
REF_OR_ONLY = parameter(
    "ref",
    str | None,
    typer.Argument(metavar="[REF]", help="Which one; left out, the only one that fits", show_default=False),
)
