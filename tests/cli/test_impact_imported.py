"""An imported impact is only its owner's until it was picked or says what it changed."""

import json
import os

import pytest

from careerbook.book import Book
from tests.cli.conftest import Run


@pytest.fixture
def imported(run: Run) -> None:
    run("win", "Typed by hand")
    with Book(os.environ["CAREERBOOK_DB"]) as book:
        book.add("impact", {"text": "Moved the cache", "identity": "root:scope:cache", "visibility": "private"})


def seen(run: Run) -> str:
    return str(json.loads(run("show", "impact-2", "--json").out)["data"]["visibility"])


def test_it_opens_with_what_it_changed(run: Run, imported: None) -> None:
    told = run("edit", "impact-2", "--what-changed", "Pages open at once")
    assert "now that it says what changed it is for my manager" in told.err
    assert seen(run) == "client"


def test_another_word_alone_does_not_open_it(run: Run, imported: None) -> None:
    run("edit", "impact-2", "--text", "Moved the cache again")
    assert seen(run) == "private"


def test_what_its_owner_said_since_the_import_stands(run: Run, imported: None) -> None:
    run("share", "impact-2", "--as", "client")
    run("share", "impact-2", "--as", "private")
    run("edit", "impact-2", "--metric", "load:9:3:seconds")
    assert seen(run) == "private"


def test_private_asked_for_in_the_same_edit_stands(run: Run, imported: None) -> None:
    run("edit", "impact-2", "--what-changed", "Pages open at once", "--private")
    assert seen(run) == "private"


def test_a_text_that_may_identify_somebody_stays_in(run: Run, imported: None) -> None:
    run("edit", "impact-2", "--what-changed", "Mrs P, NHS 943 476 5919, went home")
    assert seen(run) == "private"


def test_the_setting_decides_who_may_see_it(run: Run, imported: None) -> None:
    run("config", "set", "impact_visibility", "private")
    run("edit", "impact-2", "--what-changed", "Pages open at once")
    assert seen(run) == "private"
