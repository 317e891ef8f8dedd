"""Two jobs, each with its own manager: what was done in one is no business of the other."""

from datetime import date
from pathlib import Path

import pytest

from careerbook.records.entry import Entry
from careerbook.reports import brief, update
from careerbook.reports.ask import Ask
from careerbook.rules.audience import Shareable
from tests.desk import TODAY, Desk, markdown_of
from tests.year import asked, shared_with

JANUARY = date(2026, 1, 1)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path)
    for title in ("Analyst", "Tutor"):
        found.add("engagement", title=title, start=JANUARY, on=JANUARY)
    return found


def pages(desk: Desk, client: Entry) -> str:
    built = brief.build(shared_with(desk, client, TODAY), asked(desk, client, TODAY))
    shared = Shareable(desk.read(), "update", client=client)
    return markdown_of(brief.layout(built.data)) + markdown_of(update.layout(update.build(shared, Ask(client)).data))


def worked(desk: Desk, job: Entry | None, word: str, **said: Entry) -> None:
    where = {"engagement": job, **said} if job is not None else said
    desk.add("impact", text=f"{word} win", **where)
    desk.add("goal", title=f"{word} goal", state="active", start=JANUARY, due=date(2026, 12, 31), **where)
    desk.add("service", name=f"{word} help", use_me_for="more", **({"engagement": job} if job else {}))


def test_each_manager_reads_of_their_own_job(desk: Desk) -> None:
    day, night = desk.book.find("engagement-1"), desk.book.find("engagement-2")
    alex, kim = desk.client(engagement=day), desk.client("Kim Osei", engagement=night)
    for job, word in ((day, "Sunny"), (night, "Moonlit"), (None, "Anywhere")):
        worked(desk, job, word)
    for client, own, other in ((alex, "Sunny", "Moonlit"), (kim, "Moonlit", "Sunny")):
        page = pages(desk, client)
        for word in (own, "Anywhere"):
            assert page.count(word) >= 4
        assert other not in page


def test_the_owner_is_told_what_stays_and_how_to_bring_it_in(desk: Desk) -> None:
    day, night = desk.book.find("engagement-1"), desk.book.find("engagement-2")
    alex, _ = desk.client(engagement=day), desk.client("Kim Osei", engagement=night)
    desk.add("impact", text="Moonlit win", engagement=night)
    built = brief.build(shared_with(desk, alex, TODAY), asked(desk, alex, TODAY))
    assert built.notes.stay == 1
    (left,) = brief.preview_of(built, asked(desk, alex, TODAY).period).stays_out
    assert (left.ref, left.why) == ("impact-1", "it belongs to a job of other clients")
    assert left.command == "careerbook edit impact-1 --engagement engagement-1"


def test_what_names_a_client_is_for_them_whichever_job_it_was(desk: Desk) -> None:
    day, night = desk.book.find("engagement-1"), desk.book.find("engagement-2")
    alex, _ = desk.client(engagement=day), desk.client("Kim Osei", engagement=night)
    desk.add("impact", text="Moonlit win", engagement=night, client=alex)
    told = desk.add("challenge", text="Moonlit risk", severity="high", engagement=night)
    desk.add("raised", told, client=alex)
    page = pages(desk, alex)
    assert "Moonlit win" in page
    assert "Moonlit risk" in page


def test_a_job_without_a_client_of_its_own_keeps_nothing_from_the_manager_who_stays(desk: Desk) -> None:
    before, after = desk.book.find("engagement-1"), desk.book.find("engagement-2")
    alex = desk.client(engagement=before)
    desk.client("Lee Park", "secondary")
    worked(desk, after, "Promoted")
    assert pages(desk, alex).count("Promoted") >= 4


def test_a_client_of_no_known_job_reads_as_before(desk: Desk) -> None:
    night = desk.book.find("engagement-2")
    alex, _ = desk.client(), desk.client("Kim Osei", engagement=night)
    worked(desk, night, "Moonlit")
    assert pages(desk, alex).count("Moonlit") >= 4
