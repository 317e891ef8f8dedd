"""The only place that asks what time it is: local civil days for people, UTC instants for the log."""

import os
import time
from datetime import UTC, date, datetime

from careerbook.errors import InvalidInput


def today() -> date:
    """Return the local day, or the day in CAREERBOOK_TODAY (`YYYY-MM-DD`) when that is set.

    Raises InvalidInput when CAREERBOOK_TODAY is no such day.
    """
    pinned = os.environ.get("CAREERBOOK_TODAY")
    if pinned:
        try:
            return date.fromisoformat(pinned)
        except ValueError:
            raise InvalidInput(
                f"CAREERBOOK_TODAY is {pinned!r}, which is no day", "write it as 2026-11-20, or unset it"
            ) from None
    now = time.localtime()
    return date(now.tm_year, now.tm_mon, now.tm_mday)


def instant() -> str:
    """Return the present UTC instant as ISO 8601 with milliseconds and a trailing Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
