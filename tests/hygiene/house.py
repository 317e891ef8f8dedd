"""Where things lie, for the tests that look at the code itself."""

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TOP = Path(__file__).parents[2]
PACKAGE = TOP / "src/careerbook"
ROOTS = ("src", "tests", "docs", "benchmarks")


def python_files(*roots: str) -> list[Path]:
    """Return every Python file below these folders, in order."""
    return sorted(file for root in roots or ROOTS for file in (TOP / root).rglob("*.py"))


def module_names(folder: Path) -> set[str]:
    """Return the public modules of a room: its files and its packages, without what begins with an underscore."""
    files = {file.stem for file in folder.glob("*.py")}
    rooms = {room.name for room in folder.iterdir() if (room / "__init__.py").is_file()}
    return {name for name in files | rooms if not name.startswith("_")}


class Comment(NamedTuple):
    """One comment: its line, and its text with the #."""

    line: int
    text: str


def comments(source: str) -> Iterator[Comment]:
    """Go through the comments of a file; a # in a string is none."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield Comment(token.start[0], token.string)


def functions(source: str) -> Iterator[tuple[str, int]]:
    """Go through the functions and methods of a file, each with its number of lines."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1
