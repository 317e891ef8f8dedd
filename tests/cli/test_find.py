import json

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def filled(run: Run) -> None:
    run("win", "Cut checkout latency", "--on", "2026-10-02", "--note", "the zebra knows")
    run("win", "--on", "2026-10-03", "Don't", "page", "the", "c++", "a-b", "team")
    run("win", "Checkout copy in Über style", "--on", "2026-10-04", "--tag", "words")
    run("goal", "add", "Faster checkout", "--due", "2026-12-31")
    run("goal", "step", "1", "Measure every page", "--due", "2026-12-01")


def refs(out: str) -> list[str]:
    return [line.split()[0] for line in out.splitlines()]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["checkout"], ["goal-1", "impact-3", "impact-1"]),
        (["CHECKOUT", "latency"], ["impact-1"]),
        (["zebra"], ["impact-1"]),
        (["words"], ["impact-3"]),
        (["uber"], ["impact-3"]),
        (["check*", "-not", "copy"], ["goal-1", "impact-1"]),
        (["-not", "copy", "checkout", "-not", "faster"], ["impact-1"]),
        (["latency", "OR", "copy"], ["impact-3", "impact-1"]),
        (["checkout latency"], ["impact-1"]),
        (['"latency checkout"', "OR", "measure"], ["step-1"]),
        (["don't"], ["impact-2"]),
        (["c++"], ["impact-2"]),
        (["a-b"], ["impact-2"]),
        (["--", "a-b"], ["impact-2"]),
        (["-a-b"], ["impact-2"]),
        (["measure", "--limit", "1"], ["step-1"]),
        (["--limit=1", "checkout"], ["goal-1"]),
    ],
)
def test_words_find_their_records_newest_first(run: Run, words: list[str], found: list[str]) -> None:
    assert refs(run("find", *words).out) == found


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("words", [["-l", "5"], ["-n"], ["-x"], ["-5"]])
def test_nothing_with_a_single_dash_is_an_option(run: Run, words: list[str]) -> None:
    told = run("find", *words, code=1)
    assert "no record has that" in told.err


@pytest.mark.usefixtures("filled")
def test_a_sub_record_says_what_it_hangs_on(run: Run) -> None:
    assert "(on goal-1 Faster checkout)" in run("find", "measure").out


def test_no_hit_is_exit_1_with_one_line(run: Run) -> None:
    run("win", "Something")
    told = run("find", "unicorn", code=1)
    assert told.out == ""
    assert told.err.startswith("careerbook: ")
    assert told.err.count("\n") == 1


def test_without_a_book_nothing_is_found_and_nothing_made(run: Run) -> None:
    assert "no book" in run("find", "anything", code=1).err


@pytest.mark.parametrize(
    "words", [[], ["-not", "x"], ["++"], ["x", "-not"], ["x", "--limit", "-1"], ["x", "--nonsense"]]
)
def test_what_cannot_be_looked_for_is_exit_2(run: Run, words: list[str]) -> None:
    run("win", "Something")
    told = run("find", *words, code=2)
    assert told.err.startswith("careerbook: ")
    assert told.err.count("\n") == 1


def test_the_shown_help_is_that_of_h(run: Run) -> None:
    assert run("find", "-h").out == run("find", "--help").out
    assert "-not WORD" in run("find", "-h").out


def test_more_than_fit_are_counted_and_all_shows_removed_ones_too(run: Run) -> None:
    for number in range(23):
        run("win", f"Widget number{number}")
    run("remove", "impact-1", "--yes")
    told = run("find", "widget")
    assert len(refs(told.out)) == 20
    assert "2 more: --all" in told.err
    assert len(refs(run("find", "widget", "--all").out)) == 23
    assert len(json.loads(run("find", "widget", "--json").out)["data"]) == 22


@pytest.mark.usefixtures("filled")
def test_json_is_the_stable_envelope(run: Run) -> None:
    told = json.loads(run("find", "zebra", "--json").out)
    assert told["careerbook"] == 1
    assert told["kind"] == "find"
    assert [one["ref"] for one in told["data"]] == ["impact-1"]


def test_settings_are_no_records(run: Run, tmp_path: object) -> None:
    from careerbook.book import Book  # noqa: PLC0415 - this test alone sets a setting by hand

    with Book(f"{tmp_path}/book.db", create=True) as book:
        book.change_settings({"name": "Maya Chen"})
    run("find", "maya", code=1)


def test_a_client_is_found_under_the_name_of_the_person(run: Run) -> None:
    from careerbook.book import Book  # noqa: PLC0415 - the plain records, without the client's own command
    from careerbook.cli._session import session  # noqa: PLC0415 - where the pinned book lies

    with Book(session.path, create=True) as book:
        person = book.add("person", {"name": "Dana Reyes"})
        book.add("client", {"person": person.uid, "success_looks_like": "No more pagers at night"})
    assert "Dana Reyes" in run("find", "pagers").out
