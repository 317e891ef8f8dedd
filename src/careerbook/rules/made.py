"""What a record said on the day it was made: a promise is printed in the words that were agreed, not in later ones."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from careerbook.changes.change import Body, Patch
from careerbook.changes.patch import fold

SHARED = ("client", "public")
NOT_MADE_YET = ("proposed", "draft")


def as_made(history: Sequence[tuple[date, Patch]], field: str) -> Any:
    """Return the stored value of a field at the end of the day on which the record first stood for somebody else.

    `history` is every change of the record, oldest first, each with the day it was typed. A record stands for somebody
    else once it is neither proposed nor a draft and others may see it: what was typed before that was never said to
    anybody, and what was corrected on that same day counts as part of it. None when it never stood, or never held one.
    """
    body: Body = {}
    made: date | None = None
    for typed_on, patch in history:
        if made is not None and typed_on > made:
            break
        body = fold(body, patch)
        if made is None and body.get("visibility") in SHARED and body.get("state") not in NOT_MADE_YET:
            made = typed_on
    return body.get(field) if made is not None else None
