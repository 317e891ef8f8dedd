"""What a record said on the day it was made: a promise is printed in the words that were agreed, not in later ones."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from careerbook.changes.change import Body, Patch
from careerbook.changes.patch import fold

SHARED = ("client", "public")
NOT_MADE_YET = ("proposed", "draft")


def as_made(history: Sequence[tuple[date, Patch]], field: str) -> Any:
    """Return the stored value of a field at the end of the day from which the record has stood for somebody else.

    `history` is every change of the record, oldest first, each with the day it was typed. A record stands for somebody
    else while it is neither proposed nor a draft and others may see it: what was typed before that was never said to
    anybody, and what was corrected on that same day counts as part of it. One that was taken back is made anew when
    it is shared again, for its earlier words are its owner's alone since then. None while it does not stand.
    """
    body: Body = {}
    made: date | None = None
    value: Any = None
    for typed_on, patch in history:
        body = fold(body, patch)
        if body.get("visibility") not in SHARED or body.get("state") in NOT_MADE_YET:
            made, value = None, None
            continue
        made = made or typed_on
        if typed_on <= made:
            value = body.get(field)
    return value
