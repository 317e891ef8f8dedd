"""What follows from a private record is as private: without it every page for others is the same, byte by byte.

The pages of a random journal are made twice, once of all of it and once of what the reader may see alone. A count, a
share, an order or a heading that came of something hidden would differ. People stay (their names are to be replaced),
and so do days of leave, by which a target may be prorated by agreement.
"""

import copy

import pytest

from careerbook.records.entry import Entry
from careerbook.render import json, markdown
from tests.privacy.journals import NEVER, Journal
from tests.privacy.test_canaries import PAGES, client_before, readers

CHUNK = 25
KEPT = ("person", "client", "leave", "engagement")


def what_is_seen(journal: Journal, client: Entry | None, who: str, before: Entry | None) -> Journal:
    """Return the journal without the records, and the fields, that this reader may not see."""
    seen = copy.copy(journal)
    seen.owners = journal  # which check-in a page is for is the owner's choice, of all of them
    journal.forbidden(client, who, before)
    stays = [u for u, kind in journal.kinds.items() if kind in KEPT or journal._may_see(u, client, who)]
    seen.kinds = {uid: journal.kinds[uid] for uid in stays}
    seen.bodies = {uid: _without_private(journal.kinds[uid], journal.bodies[uid]) for uid in stays}
    return seen


def _without_private(kind: str, body: dict[str, object]) -> dict[str, object]:
    hidden = {"note"} | (NEVER.get(kind, set()) if kind not in KEPT else set())
    return {field: value for field, value in body.items() if field not in hidden or field == "text"}


@pytest.mark.parametrize("start", range(0, 200, CHUNK))
@pytest.mark.parametrize("page", PAGES)
def test_what_is_private_leaves_no_trace_in_a_page(page: str, start: int) -> None:
    for seed in range(start, start + CHUNK):
        journal = Journal(seed)
        for client, who in readers(journal):
            before = client_before(journal, client) if page == "handover" else None
            alone = what_is_seen(journal, client, who, before)
            _, whole = PAGES[page](journal, client, False)
            _, part = PAGES[page](alone, client, False)
            assert markdown.render(part.document) == markdown.render(whole.document), f"journal {seed}, for {client}"
            said = [json.envelope("page", made.data.model_dump(mode="python"), []) for made in (whole, part)]
            assert said[0] == said[1], f"journal {seed}, for {client}"


def test_there_is_something_to_take_away() -> None:
    """A copy that holds everything would pass the test above."""
    taken = 0
    for seed in range(20):
        journal = Journal(seed)
        for client, who in readers(journal):
            taken += len(journal.kinds) - len(what_is_seen(journal, client, who, None).kinds)
    assert taken > 500
