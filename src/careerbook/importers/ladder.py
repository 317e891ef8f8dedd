"""Read a ladder of competencies from CSV or JSON: name, level, description, in whatever order the file has them."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from careerbook.errors import InvalidInput

COLUMNS = ("name", "level", "description")
_ALSO = {"competency": "name", "skill": "name", "title": "name", "grade": "level", "text": "description"}
_SHAPE = "a CSV file with the columns name, level and description, or the same as a JSON list"


class Rung(NamedTuple):
    """One competency at one level; level and description may be empty."""

    name: str
    level: str
    description: str

    @property
    def key(self) -> tuple[str, str]:
        """What makes it the same one again: its name and level, case and blanks aside."""
        return _plain(self.name), _plain(self.level)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def read_ladder(text: str) -> list[Rung]:
    """Return the competencies of a file in its order, each name and level once, the first one that says it.

    JSON is a list of objects, or an object of levels, each with such a list or with `{name: description}`; anything
    else is read as CSV, whose first row names the columns. Raises InvalidInput for what is neither, and for a row
    without a name.
    """
    rungs = _from_json(text) if text.lstrip()[:1] in ("[", "{") else _from_csv(text)
    found: dict[tuple[str, str], Rung] = {}
    for number, rung in enumerate(rungs, 1):
        if not rung.name:
            raise InvalidInput(f"competency {number} of the file has no name; nothing was saved", _SHAPE)
        found.setdefault(rung.key, rung)
    return list(found.values())


def _from_csv(text: str) -> Iterable[Rung]:
    import csv  # noqa: PLC0415 - only an import reads CSV

    first = text.lstrip().partition("\n")[0]
    mark = max((",", ";", "\t"), key=first.count)
    try:
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter=mark, strict=True))
    except csv.Error as error:
        raise InvalidInput(f"the file is no CSV ({error}); nothing was saved", _SHAPE) from None
    rows = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        return []
    head = [_column(cell) for cell in rows[0]]
    if "name" not in head:
        raise InvalidInput("the first row of the file names no column `name`; nothing was saved", _SHAPE)
    return [_rung(dict(zip(head, row, strict=False))) for row in rows[1:]]


def _from_json(text: str) -> Iterable[Rung]:
    import json  # noqa: PLC0415 - only an import reads JSON

    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        raise InvalidInput("the file is no JSON; nothing was saved", _SHAPE) from None
    if isinstance(told, dict) and isinstance(told.get("competencies"), list | dict):
        level, told = told.get("level"), told["competencies"]
        return _of_level(str(level or ""), told)
    if isinstance(told, list):
        return _of_level("", told)
    return [rung for level, held in told.items() for rung in _of_level(str(level), held)]


def _of_level(level: str, told: Any) -> list[Rung]:
    """Return the competencies of one level: a list of objects or names, or `{name: description}`."""
    if isinstance(told, dict):
        told = [{"name": name, "description": description} for name, description in told.items()]
    if not isinstance(told, list):
        raise InvalidInput("the file holds no list of competencies; nothing was saved", _SHAPE)
    rungs = []
    for item in told:
        fields = {"name": item} if isinstance(item, str) else item
        if not isinstance(fields, dict) or any(isinstance(value, list | dict) for value in fields.values()):
            raise InvalidInput("the file holds something that is no competency; nothing was saved", _SHAPE)
        rungs.append(_rung({"level": level, **{_column(str(key)): value for key, value in fields.items()}}))
    return rungs


def _column(word: str) -> str:
    plain = _plain(word)
    return _ALSO.get(plain, plain)


def _rung(fields: Mapping[str, Any]) -> Rung:
    name, level, description = (_text(fields.get(column)) for column in COLUMNS)
    return Rung(" ".join(name.split()), " ".join(level.split()), description)


def _text(value: Any) -> str:
    """Return a cell as text; a quote that keeps a spreadsheet from running it is taken off again."""
    text = "" if value is None else str(value).strip()
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@") else text
