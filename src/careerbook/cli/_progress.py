"""A bar on stderr for work that takes more than a moment; nobody at a terminal, no bar."""

import os
import sys
import time

from careerbook.cli._session import session

PATIENCE = 0.5
"""Seconds of work before anything is drawn."""
INTERVAL = 0.1
"""Seconds between two drawings."""
WIDTH = 24


class Bar:
    """One piece of long work: call it with what is done and what there is in all (0: nobody knows)."""

    def __init__(self, label: str) -> None:
        """Say what is being done."""
        self.label = label
        self.shown = sys.stderr.isatty() and not session.plain and os.environ.get("TERM") != "dumb"
        self.begun = self.last = time.monotonic()
        self.drawn = False

    def __call__(self, done: int, total: int = 0) -> None:
        """Draw, if it is time to."""
        now = time.monotonic()
        if not self.shown or now - self.begun < PATIENCE or (self.drawn and now - self.last < INTERVAL):
            return
        self.last, self.drawn = now, True
        if total:
            full = min(WIDTH, done * WIDTH // total)
            drawn = f"{self.label} [{'#' * full}{'.' * (WIDTH - full)}] {done} of {total}"
        else:
            drawn = f"{self.label} {done}"
        room = (session.columns or 80) - 1
        sys.stderr.write(f"\r\x1b[2K{drawn[:room]}")
        sys.stderr.flush()

    def end(self) -> None:
        """Take the bar off the screen again."""
        if self.drawn:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
            self.drawn = False
