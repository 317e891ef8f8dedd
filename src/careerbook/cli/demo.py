"""`demo`: a finished year in a book of its own, and the page that comes out of it."""

import os

from careerbook.cli._group import Command, make_command
from careerbook.cli._session import session, start


def demo() -> None:
    """Make a throw-away book with a believable year and print its brief; your own book is not touched."""
    import tempfile  # noqa: PLC0415 - only the demo makes a folder of its own
    from pathlib import Path  # noqa: PLC0415 - likewise

    from careerbook.book import Book  # noqa: PLC0415 - likewise
    from careerbook.demo.year import LAST_DAY, tell_year  # noqa: PLC0415 - likewise

    path = str(Path(tempfile.mkdtemp(prefix="careerbook-demo-")) / "careerbook.db")
    with Book(path, create=True) as book:
        book.commit(tell_year().batch)
    plain, no_input, debug = session.plain, session.no_input, session.debug
    start(path, plain=plain, no_input=no_input, debug=debug)
    pinned = os.environ.get("CAREERBOOK_TODAY")
    os.environ["CAREERBOOK_TODAY"] = LAST_DAY
    try:
        from careerbook.cli.brief import brief  # noqa: PLC0415 - likewise

        brief()
    finally:
        if pinned is None:
            os.environ.pop("CAREERBOOK_TODAY", None)
        else:
            os.environ["CAREERBOOK_TODAY"] = pinned
    session.say(
        "\nThat is the page for Maya's manager. Maya is made up, and so is her year; it stops on\n"
        "Monday 23 November 2026.\n"
        f"Her book: {path} (a throw-away; yours was not touched). Look around in it:\n\n"
        f"  export CAREERBOOK_DB={path} CAREERBOOK_TODAY={LAST_DAY}\n"
        "  careerbook status            what matters now, on one screen\n"
        "  careerbook prep              what stays with her\n"
        "  careerbook pitch show 2      how a proposal shows its arithmetic\n"
        "  careerbook find invoices\n\n"
        "Back to your own: unset CAREERBOOK_DB CAREERBOOK_TODAY"
    )


def command(name: str) -> Command:
    """Return the command."""
    return make_command(demo, name, "Look at a finished year; it does not touch your book.", "careerbook demo")
