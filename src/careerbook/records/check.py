"""The last check of a record's values before they are written: its pydantic model, with its sentence made readable."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from careerbook.errors import InvalidInput
from careerbook.records.fields import Column, Declared, Record, declared
from careerbook.records.kind import Kind
from careerbook.records.kinds import KINDS

SYSTEM = frozenset({"number", "parent", "state", "visibility", "removed", "moved_on", "reason"})
"""What a body holds beside declared fields."""


_made: dict[tuple[str, str], type[BaseModel]] = {}


def model_of(declaration: type[Record]) -> type[BaseModel]:
    """Return the pydantic model of a declaration: its types, what is required, and the bounds of its numbers."""
    if (declaration.__module__, declaration.__qualname__) in _made:
        return _made[declaration.__module__, declaration.__qualname__]
    fields: dict[str, Any] = {
        name: (annotation, Field(... if said.required else None, ge=said.at_least, le=said.at_most))
        for name, (annotation, said) in declared(declaration).items()
    }
    made: type[BaseModel] = create_model(
        declaration.__name__,
        __config__=ConfigDict(extra="forbid", hide_input_in_errors=True, frozen=True),
        **fields,
    )
    _made[declaration.__module__, declaration.__qualname__] = made
    return made


def check(kind: Kind, body: dict[str, Any]) -> None:
    """Raise InvalidInput when a folded body does not fit its kind; the sentence names the option, never the value."""
    columns = kind.columns
    values = {
        name: tuple(value)
        if isinstance(value, dict) and name in columns and columns[name].type.name != "evidence"
        else value
        for name, value in body.items()
        if name not in SYSTEM and name in columns
    }
    try:
        model_of(kind.model).model_validate(values)
    except ValidationError as error:
        first = error.errors(include_input=False, include_context=True, include_url=False)[0]
        where = str(first["loc"][0]) if first["loc"] else ""
        column = columns.get(where)
        option = column.flag if column else where
        under = KINDS[kind.name].under
        page = f"careerbook help {under[0]}" if under else f"careerbook help {kind.name} add"
        if first["type"] == "missing":
            raise InvalidInput(f"a {kind.name} needs {option}", page) from None
        if first["type"] == "value_error":  # a sentence of ours, from the model itself
            told = first["msg"].removeprefix("Value error, ")
            raise InvalidInput(f"{option}: {told}" if option else told[0].lower() + told[1:], page) from None
        if first["type"] in ("less_than_equal", "greater_than_equal"):
            told = _bounds(declared(kind.model)[where][1])
        else:
            told = _plainly(first["type"], column)
        raise InvalidInput(f"{option or 'a value'} {told}; nothing was saved", page) from None


TAKES = {
    "day": "takes a day, such as 2026-11-20",
    "number": "takes a number, such as 4.5",
    "whole": "takes a whole number",
    "flag": "takes yes or no",
    "evidence": "takes a link, a file or a message",
}
"""What a field of each type takes, said after its option; text where the type is not named."""


def _plainly(sort: str, column: Column | None) -> str:
    """Return what a value has to be, in words, from the declaration of its field."""
    if sort == "extra_forbidden" or column is None:
        return "is no field of it"
    if column.choices:
        return f"is one of {', '.join(column.choices)}"
    return f"{TAKES.get(column.type.name, 'takes text')}{' that is finite' if sort == 'finite_number' else ''}"


def _bounds(field: Declared) -> str:
    """Return `is 0 to 10`, `is 1 or more` or `is at most 5`."""
    least, most = field.at_least, field.at_most
    if least is not None and most is not None:
        return f"is {least:g} to {most:g}"
    return f"is {least:g} or more" if least is not None else f"is at most {most:g}"
