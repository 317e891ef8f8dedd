"""The brief of a desk: built, as a page, and the rows below one of its headings."""

from datetime import date
from typing import Any

from careerbook.records.entry import Entry
from careerbook.reports import brief
from tests.brief_lint import parts
from tests.desk import Desk, markdown_of
from tests.year import asked, shared_with

FRIDAY = date(2026, 11, 20)


def built(desk: Desk, client: Entry | None, as_of: date = FRIDAY, **said: Any) -> brief.Built:
    return brief.build(shared_with(desk, client, as_of), asked(desk, client, as_of, **said))


def page(desk: Desk, client: Entry | None, as_of: date = FRIDAY, **said: Any) -> str:
    return markdown_of(brief.layout(built(desk, client, as_of, **said).data))


def rows(text: str, heading: str) -> tuple[str, ...]:
    return next((section.rows for section in parts(text.splitlines()) if section.heading == heading), ())


def meeting(desk: Desk, alex: Entry, day: date = date(2026, 11, 25)) -> Entry:
    return desk.add("call", client=alex, on=day)
