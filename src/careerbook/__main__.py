"""`python -m careerbook`, and the console script."""

import gc
import os
import signal
import sys
from contextlib import suppress
from typing import NoReturn


def run() -> NoReturn:
    """Run the program; Ctrl-C while it is still loading ends it without a traceback."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # a run makes many objects and drops few: looking for lost ones while it loads finds none
    gc.set_threshold(100_000, 20, 20)
    # pydantic would look through every installed package for plug-ins, which could also read what is typed
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from careerbook.cli.main import main  # noqa: PLC0415 - the signal comes first

    leave(main())


def leave(code: int) -> NoReturn:
    """End the process: the book is closed by now, and what was said is flushed; docs/decisions/0009 says why."""
    for stream in (sys.stdout, sys.stderr):
        # a reader that went away, or a closed stream, takes nothing with it
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
