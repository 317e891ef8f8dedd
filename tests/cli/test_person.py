import pytest

from tests.cli import kept
from tests.cli.conftest import Run


def test_a_person_says_how_documents_print_them(run: Run) -> None:
    assert "documents for others say: a peer" in run("person", "add", "Priya Shah", "--share-as", "a peer").err
    assert "documents for others say: a colleague" in run("person", "add", "Jo Park").err
    assert kept.body("person-2")["visibility"] == "private"


@pytest.mark.parametrize("name", ["Priya Shah", "priya  shah", "pri"])
def test_a_name_names_one_person(run: Run, name: str) -> None:
    run("person", "add", "Priya Shah", "--aka", "Pri")
    kept.refused(run, "person", "add", name, says='"Priya Shah" is person-1 already')


def test_a_person_renamed_keeps_the_old_name_so_nothing_breaks(run: Run) -> None:
    run("client", "add", "Jo Park")
    run("feedback", "add", "Clear page", "--from", "Jo Park")
    run("person", "edit", "1", "--text", "Jo Lindgren")
    assert kept.entry("person-1").aka == ("Jo Park",)
    assert "Jo Lindgren" in run("client", "list").out
    assert kept.entry("feedback-1").body["from_person"] == kept.uid("person-1")
    run("feedback", "add", "Faster", "--from", "Jo Park")
    assert len(kept.entries("person")) == 1
    run("undo")
    run("undo")
    assert (kept.entry("person-1").name, kept.entry("person-1").aka) == ("Jo Park", ())


def test_a_rename_to_a_taken_name_is_refused(run: Run) -> None:
    run("person", "add", "Jo Park")
    run("person", "add", "Priya Shah")
    kept.refused(run, "person", "edit", "1", "--text", "priya shah", says="is person-2 already")
    run("person", "edit", "1", "--text", "Jo Park", "--category", "peer")
    assert kept.entry("person-1").aka == ()


def test_people_are_never_shared(run: Run) -> None:
    run("person", "add", "Jo Park")
    kept.refused(run, "person", "edit", "1", "--visibility", "client", code=4)
    kept.refused(run, "share", "person-1", "--as", "manager", code=4)


def test_somebody_written_down_later_prints_as_a_role_on_an_earlier_day_too(run: Run) -> None:
    run("win", "Ran the audit with Jo Park", "--on", "2026-10-05")
    run("person", "add", "Jo Park", "--share-as", "a colleague in audit")
    page = run("brief", "--as-of", "2026-10-31").out
    assert "Ran the audit with a colleague in audit" in page
    assert "Jo Park" not in page
    run("person", "edit", "1", "--text", "Jo Lindgren")
    assert "Jo Park" not in run("brief").out
