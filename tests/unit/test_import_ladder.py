"""A ladder as CSV and as JSON, in the shapes that people keep them in, and what is no ladder."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerbook.errors import InvalidInput
from careerbook.importers.ladder import Rung, read_ladder

TWO = [Rung("Leads a project", "senior", "Plans it"), Rung("Writes it down", "senior", "")]


@pytest.mark.parametrize(
    "text",
    [
        "name,level,description\nLeads a project,senior,Plans it\nWrites it down,senior,\n",
        "\n level ; Name ; Description \nsenior;Leads a project;Plans it\n;;\nsenior;Writes it down\n",
        "Competency\tGrade\tText\nLeads  a project\tsenior\tPlans it\nWrites it down\tsenior\t\n",
        '[{"name": "Leads a project", "level": "senior", "description": "Plans it"},'
        ' {"name": "Writes it down", "level": "senior", "more": 3}]',
        '{"senior": {"Leads a project": "Plans it", "Writes it down": ""}}',
        '{"senior": [{"name": "Leads a project", "description": "Plans it"}, "Writes it down"]}',
        '{"level": "senior", "competencies": [{"skill": "Leads a project", "text": "Plans it"}, "Writes it down"]}',
    ],
)
def test_the_shapes_of_a_ladder(text: str) -> None:
    assert read_ladder(text) == TWO


def test_a_name_on_two_levels_is_two_and_the_same_one_again_is_one() -> None:
    text = "name,level,description\nTeaches,senior,a\nteaches, Senior ,b\nTeaches,staff,c\n"
    assert read_ladder(text) == [Rung("Teaches", "senior", "a"), Rung("Teaches", "staff", "c")]


def test_a_description_may_hold_commas_lines_and_a_quote_that_a_spreadsheet_put_there() -> None:
    text = "name,description\nTeaches,\"one, two\nthree\"\nAdds,'=SUM(A1)\nSays,'tis\n"
    assert [rung.description for rung in read_ladder(text)] == ["one, two\nthree", "=SUM(A1)", "'tis"]
    assert {rung.level for rung in read_ladder(text)} == {""}


def test_nothing_is_nothing() -> None:
    assert read_ladder("") == read_ladder("name,level\n") == read_ladder("[]") == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Teaches,senior,a\n", "no column `name`"),
        ("name,level\n,senior\n", "competency 1 of the file has no name"),
        ('name,level\n"Teaches,senior\n', "no CSV"),
        ('{"senior": ', "no JSON"),
        ('{"senior": 3}', "no list of competencies"),
        ('[["Teaches"]]', "no competency"),
        ('[{"name": ["Teaches"]}]', "no competency"),
        ("[" * 100_000, "no JSON"),
    ],
)
def test_what_is_no_ladder_is_refused_in_one_sentence(text: str, why: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_ladder(text)
    assert why in refused.value.sentence
    assert "nothing was saved" in refused.value.sentence
    assert "name, level and description" in refused.value.next_step


@given(st.text(max_size=60))
def test_any_text_is_a_ladder_or_refused(text: str) -> None:
    try:
        rungs = read_ladder(text)
    except InvalidInput:
        return
    assert len({rung.key for rung in rungs}) == len(rungs)
    assert all(rung.name for rung in rungs)
