"""The domain's tables, kept in tests/contract.toml, against the code: nothing is missing."""

import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from careerbook.cli._group import VerbGroup
from careerbook.cli.root import COMMANDS
from careerbook.records.fields import Record
from careerbook.records.kinds import KINDS, hanging_on, kind
from careerbook.rules.table import RULES

CONTRACT: dict[str, Any] = tomllib.loads((Path(__file__).parents[1] / "contract.toml").read_text(encoding="utf-8"))
TABLES = {name: table for name, table in CONTRACT.items() if name != "rules"}


def cells(column: str) -> list[tuple[str, str]]:
    return [(name, item) for name, table in TABLES.items() for item in table.get(column, ())]


def called(name: str, field: str) -> str:
    return str(TABLES[name].get("called", {}).get(field, field))


@pytest.mark.parametrize(("name", "field"), cells("fields"))
def test_a_field_is_declared(name: str, field: str) -> None:
    assert called(name, field) in kind(name).columns


@pytest.mark.parametrize(("name", "field"), cells("without"))
def test_a_field_is_left_out_on_purpose(name: str, field: str) -> None:
    assert field not in kind(name).columns


@pytest.mark.parametrize(("name", "field"), cells("values"))
def test_the_allowed_values_are_these(name: str, field: str) -> None:
    assert set(kind(name).columns[called(name, field)].choices) == set(TABLES[name]["values"][field])


@pytest.mark.parametrize(("name", "field"), cells("assumed"))
def test_what_is_assumed_is_this(name: str, field: str) -> None:
    assert kind(name).columns[called(name, field)].assumed == TABLES[name]["assumed"][field]


@pytest.mark.parametrize(("name", "state"), cells("states"))
def test_a_state_exists(name: str, state: str) -> None:
    assert state in kind(name).states


@pytest.mark.parametrize(("name", "step"), cells("steps") + cells("also"))
def test_a_step_is_legal(name: str, step: str) -> None:
    before, verb, after = step.split()
    assert any(move.verb == verb and before in move.before and move.after == after for move in kind(name).moves)


@pytest.mark.parametrize("name", TABLES)
def test_no_step_is_legal_beside_these(name: str) -> None:
    legal = {f"{before} {move.verb} {move.after}" for move in kind(name).moves for before in move.before}
    assert legal <= {*TABLES[name].get("steps", ()), *TABLES[name].get("also", ())}


@pytest.mark.parametrize(("name", "sub"), cells("hangs"))
def test_a_sub_record_hangs_on_it(name: str, sub: str) -> None:
    assert sub in hanging_on(name)


@pytest.mark.parametrize(("name", "verb"), cells("verbs"))
def test_a_verb_is_there(name: str, verb: str) -> None:
    group = import_module(f"careerbook.cli.{COMMANDS[name].module}").command(name)
    assert isinstance(group, VerbGroup)
    assert verb in group.verbs
    assert {"add", "list", "show", "edit", "remove"} <= set(group.verbs)


@pytest.mark.parametrize("number", CONTRACT["rules"]["numbers"])
def test_a_rule_is_in_the_table(number: str) -> None:
    assert number in {rule.number for rule in RULES}


def test_every_kind_is_in_the_contract() -> None:
    hidden = {name for name, row in KINDS.items() if row.under == ("book",)}
    assert set(KINDS) - hidden == set(TABLES)


def test_every_record_has_what_all_records_have() -> None:
    common = {"on", "tags", "note"}
    assert common == set(Record.__annotations__)
    assert all(common <= set(kind(name).columns) for name in KINDS)
