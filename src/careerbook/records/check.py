"""The last check of a record's values before they are written: the model itself, with its sentence made readable."""

from typing import Any

from pydantic import ValidationError

from careerbook.errors import InvalidInput
from careerbook.records.kind import Kind
from careerbook.records.kinds import KINDS

SYSTEM = frozenset({"number", "parent", "state", "visibility", "removed", "moved_on", "reason"})
"""What a body holds beside declared fields."""


def check(kind: Kind, body: dict[str, Any]) -> None:
    """Raise InvalidInput when a folded body does not fit its kind; the sentence names the option, never the value."""
    declared = kind.columns
    values = {
        name: tuple(value)
        if isinstance(value, dict) and name in declared and declared[name].type.name != "evidence"
        else value
        for name, value in body.items()
        if name not in SYSTEM and name in declared
    }
    try:
        kind.model.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_input=False, include_context=True, include_url=False)[0]
        where = str(first["loc"][0]) if first["loc"] else ""
        column = declared.get(where)
        option = column.flag if column else where
        under = KINDS[kind.name].under
        page = f"careerbook help {under[0]}" if under else f"careerbook help {kind.name} add"
        if first["type"] == "missing":
            raise InvalidInput(f"a {kind.name} needs {option}", page) from None
        told = first["msg"][0].lower() + first["msg"][1:] if first["msg"] else "does not fit"
        told = told.removeprefix("value error, ")
        raise InvalidInput(f"{option}: {told}" if option else told, page) from None
