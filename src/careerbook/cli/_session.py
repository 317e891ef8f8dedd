"""What one run of the program knows: which book, how to speak, and whether anybody is there to answer."""

import os
import sys
from typing import TYPE_CHECKING

from careerbook.errors import InvalidInput, NotFound
from careerbook.text import fold, visible

if TYPE_CHECKING:
    from careerbook.book import Book
    from careerbook.document import Document


NARROWEST = 24
"""Below so many columns a line is left to the terminal."""


class Session:
    """The options that stand before the noun, and the one open book."""

    def __init__(self) -> None:
        """Start with nothing said."""
        self.book_option: str | None = None
        self.plain = False
        self.no_input = False
        self.debug = False
        self.rehearsal = False
        self._book: Book | None = None
        self.warnings: list[str] = []
        self.words: list[str] = []
        self.once_done: list[str] = []

    # --- the book ----------------------------------------------------------------------------------------------

    @property
    def path(self) -> str:
        """Where the book lies: --book, else CAREERBOOK_DB, else config.toml, else the platform's data folder."""
        named = self.book_option or os.environ.get("CAREERBOOK_DB")
        if named:
            return os.path.expanduser(named)
        from careerbook.config import book_path  # noqa: PLC0415 - only when nobody named a book

        return book_path()

    @property
    def has_book(self) -> bool:
        """Whether a book lies there."""
        try:
            return os.stat(self.path).st_size > 0
        except OSError:
            return os.path.exists(self.path)

    def book(self, *, create: bool = False) -> "Book":
        """Return the open book; with `create` a missing one is made by the first commit."""
        if self._book is None:
            from careerbook.book import Book  # noqa: PLC0415 - help opens no book

            try:
                self._book = Book(self.path, create=create)
            except NotFound:
                if not self.book_option:
                    raise
                from shlex import quote  # noqa: PLC0415 - only when the file that was named is missing

                raise NotFound(
                    f"there is no book at {self.path}",
                    f'careerbook --book {quote(self.book_option)} win "what you did that helped"',
                ) from None
        self._book.rehearsal = self.rehearsal
        return self._book

    def close(self) -> None:
        """Close the book, if one was opened."""
        if self._book is not None:
            self._book.close()
            self._book = None

    def line_without(self, flag: str) -> str:
        """Return what was typed, without one option and its value, ready to paste; empty where that is no one line."""
        from shlex import join  # noqa: PLC0415 - only when a name was not found

        if flag not in self.words or any("\n" in word for word in self.words):
            return ""
        at = self.words.index(flag)
        return f"careerbook {join(self.words[:at] + self.words[at + 2 :])}"

    # --- speaking ----------------------------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """Say something to the person, on stderr; control characters in it become visible."""
        lines = [visible(line) for line in text.split("\n")]
        width = self._talk_columns()
        if width:
            lines = [piece for line in lines for piece in fold(line, width)]
        sys.stderr.write("\n".join(lines) + "\n")

    def say_once_done(self, text: str) -> None:
        """Keep something to say when the command has ended well: what a refused command never did is never said."""
        self.once_done.append(text)

    def _talk_columns(self) -> int:
        """The width to talk in: that of the terminal behind stderr, else 0 for lines as long as they come."""
        if not sys.stderr.isatty():
            return 0
        named = os.environ.get("COLUMNS", "")
        if named.isdigit() and int(named) > 0:
            return max(int(named), NARROWEST)
        try:
            return max(os.get_terminal_size(sys.stderr.fileno()).columns, NARROWEST)
        except (OSError, ValueError, AttributeError):
            return 0

    def warn(self, text: str) -> None:
        """Say a warning on stderr, and remember it for the envelope of --json."""
        self.warnings.append(text)
        self.say(text)

    def out(self, text: str) -> None:
        """Write data to stdout, ending in exactly one line end."""
        sys.stdout.write(text if text.endswith("\n") else text + "\n")

    @property
    def plain_output(self) -> bool:
        """Whether to print one fact per line: --plain, TERM=dumb, or the option `plain` of config.toml."""
        if self.plain or os.environ.get("TERM") == "dumb":
            return True
        from careerbook.config import option  # noqa: PLC0415 - asked once a page is printed

        return bool(option("plain"))

    @property
    def columns(self) -> int:
        """The width to write for: COLUMNS, else the terminal's, else 0 for as wide as it comes (a pipe)."""
        named = os.environ.get("COLUMNS", "")
        if named.isdigit() and int(named) > 0:
            return int(named)
        try:
            return os.get_terminal_size(sys.stdout.fileno()).columns
        except (OSError, ValueError, AttributeError):
            return 0

    @property
    def colour(self) -> bool:
        """Whether colours are wanted: FORCE_COLOR, NO_COLOR, TERM, the terminal, then config.toml, in that order."""
        if os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("FORCE_COLOR"):
            return True
        if os.environ.get("TERM") == "dumb" or not sys.stdout.isatty():
            return False
        from careerbook.config import option  # noqa: PLC0415 - asked once a page is printed

        return bool(option("colour"))

    def page(self, document: "Document") -> None:
        """Print a page: as text when plain is wanted or nobody is at a terminal, else drawn for it."""
        if self.plain_output or not (sys.stdout.isatty() or os.environ.get("FORCE_COLOR")):
            from careerbook.render import text  # noqa: PLC0415 - one renderer a run

            self.out(text.render(document, self.columns or None))
        else:
            from careerbook.render import terminal  # noqa: PLC0415 - Rich is paid on a terminal only

            self.out(terminal.render(document, self.columns or 80, self.colour))

    @property
    def interactive(self) -> bool:
        """Whether a question can be asked: somebody at a terminal, and --no-input not given."""
        return not self.no_input and sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()

    def ask(self, question: str, default: str = "") -> str:
        """Ask one question on stderr and return the line typed, stripped; Enter gives the default.

        Raises InvalidInput when nobody can answer.
        """
        if not self.interactive:
            raise InvalidInput("there is no terminal to ask on", "say it as an option; careerbook help lists them")
        hint = f" [{default}]" if default else ""
        sys.stderr.write(f"{visible(question)}{visible(hint)} ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line.strip() or default

    def confirm(self, question: str, *, default: bool = False) -> bool:
        """Ask a yes-or-no question."""
        answer = self.ask(f"{question} [{'Y/n' if default else 'y/N'}]").lower()
        return default if not answer else answer.startswith("y")


session = Session()
"""The session of this run; `start` gives tests and embedders a fresh one in place."""


def start(book: str | None = None, *, plain: bool = False, no_input: bool = False, debug: bool = False) -> Session:
    """Reset the session and return it."""
    session.close()
    session.__init__()  # type: ignore[misc] # one object that every command module already holds
    session.book_option, session.plain, session.no_input, session.debug = book, plain, no_input, debug
    return session
