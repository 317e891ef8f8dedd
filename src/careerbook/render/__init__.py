"""One file per format; each turns a Document into text and knows no records."""

from typing import NamedTuple

from careerbook.errors import InvalidInput


class Format(NamedTuple):
    """A format's module in this room, the file suffixes that ask for it, and its line in the help."""

    module: str
    suffixes: tuple[str, ...]
    help: str


FORMATS: dict[str, Format] = {
    "terminal": Format("careerbook.render.terminal", (), "for this screen: colour, tables and bars"),
    "md": Format("careerbook.render.markdown", (".md", ".markdown"), "Markdown, which reads as it is in a mail"),
    "text": Format("careerbook.render.text", (".txt",), "one fact per line, for screen readers and narrow screens"),
    "json": Format("careerbook.render.json", (".json",), "the same facts as data"),
}


def format_for_suffix(name: str) -> str:
    """Return the format that a file name (or a bare suffix such as `.md`) asks for; case does not matter.

    Raises InvalidInput, listing the suffixes, when no format has it.
    """
    asked = name.lower()
    for label, form in FORMATS.items():
        if asked.endswith(form.suffixes):
            return label
    known = ", ".join(suffix for form in FORMATS.values() for suffix in form.suffixes)
    raise InvalidInput(f"{name} does not say which format to write", f"end the file name in one of {known}")
