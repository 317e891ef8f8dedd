import json

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


# --- whom a name means -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "who", "said"),
    [
        ("Lena", "Anna-Lena Vogt", ""),
        ("okafor", "Jo Okafor", ""),
        ("Jo", "Jo Okafor", ""),
        ("Ann", "Anna-Lena Vogt", '"Ann" is taken for Anna-Lena Vogt (person-2)'),
        ("Lex", "Wren Sato", ""),
        ("person-3", "Jo Okafor", ""),
        ("3", "Jo Okafor", ""),
        ("Anna", "Anna-Lena Vogt", ""),
        ("Sato", "Wren Sato", ""),
        ("Vo", "Anna-Lena Vogt", '"Vo" is taken for Anna-Lena Vogt (person-2)'),
        ("Kafor", "Kafor", ""),
        ("Johan", "Johan", ""),
    ],
)
def test_a_part_of_a_name_means_somebody_only_where_a_word_begins(run: Run, typed: str, who: str, said: str) -> None:
    kept.add("person", name="Lexington Moore")
    kept.add("person", name="Anna-Lena Vogt")
    kept.add("person", name="Jo Okafor")
    kept.add("person", name="Joanna Smith")
    kept.add("person", name="Wren Sato", aka={"Lex": True})
    got = run("heard", "It worked", "--from", typed)
    giver = kept.entry("feedback-1").from_person
    assert {person.uid: person.name for person in kept.entries("person")}[giver] == who
    assert ("is taken for" in got.err) == bool(said)
    assert said in got.err


def test_two_whom_a_part_fits_equally_well_are_asked_about(run: Run) -> None:
    for name in ("Jo Park", "Jo Lindgren"):
        kept.add("person", name=name)
    kept.refused(run, "heard", "It worked", "--from", "jo", says='"jo" could be person-1 Jo Park, person-2 Jo Lindgren')


def test_one_name_typed_twice_in_one_command_is_one_person(run: Run) -> None:
    run("win", "Ran it", "--noticed-by", "Jo Park", "--noticed-by", "jo  park")
    assert [person.name for person in kept.entries("person")] == ["Jo Park"]


# --- removed, and the owner ------------------------------------------------------------------------------------------


def test_the_name_of_somebody_who_was_removed_still_prints_as_the_role(run: Run) -> None:
    run("person", "add", "Jo Park", "--name-ok")
    run("win", "Ran the audit with Jo Park")
    run("person", "remove", "1", "--yes")
    for words in (("brief",), ("brief", "--names"), ("report", "update"), ("impact", "show", "1", "--as", "xyz")):
        got = run(*words)
        assert "Ran the audit with a colleague" in got.out
        assert "Jo Park" not in got.out


def test_who_was_removed_comes_back_when_named_and_is_no_second_giver(run: Run) -> None:
    for n in (1, 2):
        got = run(
            "heard", "Send it early", "--from", "Jo Park", "--as", "peer", "--about", "approach", "--theme", "Pace"
        )
        if n == 1:
            run("person", "remove", "1", "--yes")
    assert "person-1 Jo Park was removed, and is back." in got.err
    assert [person.ref for person in kept.entries("person")] == ["person-1"]
    found = json.loads(run("report", "coverage", "--json").out)["data"]
    assert (found["givers"], found["themes"], found["one_voice"]) == (1, [], ["Pace"])
    run("undo")
    assert kept.entries("person") == []


def test_a_part_of_the_name_of_somebody_who_was_removed_means_nobody(run: Run) -> None:
    run("person", "add", "Jo Park")
    run("person", "remove", "1", "--yes")
    assert "is back" not in run("heard", "It worked", "--from", "Jo").err
    assert [person.name for person in kept.entries("person")] == ["Jo"]


def test_the_name_of_somebody_who_was_removed_is_not_given_to_a_second_person(run: Run) -> None:
    run("person", "add", "Jo Park")
    run("person", "add", "Priya Shah")
    run("person", "remove", "1", "--yes")
    got = kept.refused(run, "person", "add", "Jo Park", says='"Jo Park" is person-1, who was removed')
    assert "careerbook restore person-1" in got.err
    kept.refused(run, "person", "edit", "2", "--text", "jo park", says="person-1, who was removed")


def test_a_role_that_names_somebody_prints_as_a_colleague(run: Run) -> None:
    run("person", "add", "Jo Park", "--share-as", "the lead")
    run("person", "add", "Wren Sato", "--share-as", "Jo Park's deputy", "--name-ok")
    run("win", "Ran the audit with Wren Sato")
    assert "Ran the audit with a colleague" in " ".join(run("brief").out.replace("*", "").split())
    assert "Ran the audit with Wren Sato" in " ".join(run("brief", "--names").out.replace("*", "").split())
    run("person", "edit", "2", "--share-as", "the deputy")
    assert "Ran the audit with the deputy" in " ".join(run("brief").out.replace("*", "").split())


def test_the_owner_keeps_their_own_name(run: Run) -> None:
    run("init", "--name", "Sam Okafor", "--no-input")
    run("heard", "I take too long", "--from", "sam okafor", "--as", "self")
    run("person", "add", "Jo Park")
    run("win", "Sam Okafor led the audit for Jo Park")
    assert "Sam Okafor led the audit for a colleague" in " ".join(run("brief").out.replace("*", "").split())
    assert "Sam Okafor led the audit for a colleague" in run("impact", "show", "1", "--as", "xyz").out
