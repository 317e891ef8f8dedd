"""Who the client is on a day, which call comes next, and when somebody is away."""

from datetime import date
from pathlib import Path

import pytest

from careerbook.reports import REPORTS
from careerbook.reports.clients import (
    away_until,
    client_option,
    clients_now,
    current_engagement,
    held_calls,
    is_manager,
    last_recorded_call,
    late_record,
    leaves,
    next_call,
    overdue_call,
    primary_client,
)
from careerbook.rules.audience import Shareable
from tests.desk import TODAY, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_handover_changes_the_primary_client_on_its_day(desk: Desk) -> None:
    desk.client("Alex Rivera", end=date(2026, 11, 15))
    desk.client("New Manager", start=date(2026, 11, 16))
    for day, name in ((15, "Alex Rivera"), (16, "New Manager")):
        found = primary_client(desk.read(date(2026, 11, day)))
        assert found is not None
        assert found.title == name


def test_the_primary_stands_first_and_without_one_there_is_none(desk: Desk) -> None:
    assert primary_client(desk.read()) is None
    second = desk.client("Priya Shah", "secondary")
    assert primary_client(desk.read()) is None
    first = desk.client("Alex Rivera")
    assert [client.ref for client in clients_now(desk.read())] == [first.ref, second.ref]
    for client, said in ((first, ""), (second, " --to client-1"), (None, "")):
        assert client_option(client, "--to", sole=is_manager(desk.read(), client)) == said
    other = desk.client("Robin Keller", start=date(2026, 6, 1))
    assert [is_manager(desk.read(), client) for client in (first, other)] == [False, False]
    assert is_manager(desk.read(date(2026, 5, 31)), first)
    desk.set(first, end=date(2026, 12, 31))
    assert not is_manager(desk.read(date(2026, 5, 31)), desk.book.find(first.ref))


def test_calls_by_day_and_state(desk: Desk) -> None:
    client = desk.client()
    days = (date(2026, 8, 20), date(2026, 10, 14), date(2026, 11, 10), date(2026, 11, 25), date(2026, 12, 9))
    calls = [desk.add("call", client=client, on=day) for day in days]
    desk.set(calls[0], date(2026, 8, 20), state="recorded", held_on=date(2026, 8, 20), type="quarterly")
    desk.set(calls[1], date(2026, 10, 15), state="recorded", held_on=date(2026, 10, 15), type="mid-quarter")
    reader = desk.read()
    coming, passed = next_call(reader, client), overdue_call(reader, client)
    last, quarterly = last_recorded_call(reader, client), last_recorded_call(reader, client, ["quarterly"])
    assert coming is not None and coming.on == date(2026, 11, 25)  # noqa: PT018 - None first, for the type checker
    assert passed is not None and passed.on == date(2026, 11, 10)  # noqa: PT018 - likewise
    assert last is not None and last.held_on == date(2026, 10, 15)  # noqa: PT018 - likewise
    assert quarterly is not None and quarterly.on == date(2026, 8, 20)  # noqa: PT018 - likewise
    assert [call.on for call in held_calls(desk.read(date(2026, 9, 1)), client)] == [date(2026, 8, 20)]


def test_a_call_of_today_is_the_next_one(desk: Desk) -> None:
    desk.add("call", client=desk.client(), on=TODAY)
    assert next_call(desk.read(), None) is not None
    assert overdue_call(desk.read(), None) is None


def test_a_projection_finds_the_same_next_call_and_not_that_of_another_client(desk: Desk) -> None:
    alex, priya = desk.client(), desk.client("Priya Shah", "secondary")
    call = desk.add("call", client=alex, on=date(2026, 11, 25))
    theirs = next_call(Shareable(desk.read(), "update", client=alex), alex)
    assert theirs is not None
    assert theirs.uid == call.uid
    assert next_call(Shareable(desk.read(), "update", client=priya), priya) is None


def test_leaves_that_follow_on_are_one(desk: Desk) -> None:
    job = desk.add("engagement", title="Nurse", on=date(2026, 1, 1))
    desk.add("leave", job, start=date(2026, 12, 1), end=date(2026, 12, 31))
    desk.add("leave", job, start=date(2026, 11, 16), end=date(2026, 11, 30))
    assert leaves(desk.read())[0] == (date(2026, 11, 16), date(2026, 11, 30))
    assert away_until(desk.read()) == date(2026, 12, 31)
    assert away_until(desk.read(date(2026, 11, 15))) is None
    assert away_until(desk.read(date(2027, 1, 1))) is None


def test_the_job_of_the_day_is_the_one_that_began_last(desk: Desk) -> None:
    desk.add("engagement", title="Before", start=date(2024, 1, 1), end=date(2026, 6, 30), on=date(2024, 1, 1))
    desk.add("engagement", title="Main", start=date(2026, 7, 1), on=date(2026, 7, 1))
    desk.add("engagement", title="Side", start=date(2026, 9, 1), on=date(2026, 9, 1))
    for day, title in ((date(2026, 6, 30), "Before"), (date(2026, 8, 1), "Main"), (TODAY, "Side")):
        found = current_engagement(desk.read(day))
        assert found is not None
        assert found.title == title


@pytest.mark.parametrize("name", list(REPORTS))
def test_every_report_in_the_table_can_be_built_and_laid_out(name: str) -> None:
    from importlib import import_module  # noqa: PLC0415 - one report per case

    module = import_module(REPORTS[name].module)
    assert callable(module.build)
    assert callable(module.layout)


@pytest.mark.parametrize(("days", "late"), [(1, True), (2, True), (3, False)])
def test_a_record_is_late_from_as_many_days_on_as_the_book_says(desk: Desk, days: int, late: bool) -> None:
    call = desk.add("call", client=desk.client(), on=date(2026, 11, 18))
    desk.settings(record_days=days)
    found = late_record(desk.read())
    assert (found is not None and found.ref == call.ref) == late


def test_a_call_of_today_has_its_day_to_be_recorded(desk: Desk) -> None:
    desk.add("call", client=desk.client(), on=TODAY)
    assert late_record(desk.read()) is None
