"""How views and verdicts about a duty read: to its owner, and in the brief."""

from careerbook.document import EMPTY_CELL

VIEWS = {
    "keep": "keep",
    "more": "more",
    "less": "less",
    "add-to-jd": "add to it",
    "hand-over": "hand over",
    "stop": "stop",
    "share": "share",
    "discuss": "discuss",
}
"""A view as a table says it; "it" is the description."""


def view_word(view: str | None) -> str:
    """Return a view as a table says it, a dash when nobody said one."""
    return VIEWS[view] if view else EMPTY_CELL


def differing(differ: int, discussed: int) -> str:
    """Return what went into the share of views that differ: `2 of 4.`, or why there is none."""
    return f"{differ} of {discussed}." if discussed else "No duty has both views."


def lowered(text: str) -> str:
    """Return the name of a duty as it stands inside a sentence: `Exam administration` in small letters, `IT` as it is.

    A name at its head loses its capital as well, so this is for the owner's own pages.
    """
    said = " ".join(text.split()).rstrip(".")
    first = said.split(" ", 1)[0]
    return said[:1].lower() + said[1:] if first.replace("-", "").isalpha() and first == first.capitalize() else said
