"""An inline as Rich draws it: the only place where a style of a document becomes one of a terminal."""

from rich.text import Text

from careerbook.document import Inline, Span
from careerbook.render._drawing import sparkline
from careerbook.text import visible

STYLES = {
    "strong": "bold",
    "emph": "italic",
    "quiet": "dim",
    "good": "green",
    "warn": "yellow",
    "bad": "red",
    "command": "cyan",
}


def styled(content: Inline) -> Text:
    """Return the inline as one Rich text; what the user wrote is text in it and never markup."""
    text = Text()
    for span in content:
        text.append(_drawn(span), STYLES.get(span.style))
    return text


def _drawn(span: Span) -> str:
    return sparkline(span.figures) if span.style == "trend" else visible(span.text) or " " * bool(span.text)
