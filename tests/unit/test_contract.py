"""The domain's tables, kept in tests/contract.toml, against the code: nothing is missing."""

import tomllib
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from careerbook.cli._group import VerbGroup
from careerbook.cli.root import COMMANDS
from careerbook.records.fields import Record
from careerbook.records.kinds import KINDS, hanging_on, kind
from careerbook.records.scales import SCALES
from careerbook.records.settings_table import SETTINGS
from careerbook.records.words import EvidenceType
from careerbook.rules.pitch_realised import returned
from careerbook.rules.role import agreement
from careerbook.rules.table import RULES

CONTRACT: dict[str, Any] = tomllib.loads((Path(__file__).parents[1] / "contract.toml").read_text(encoding="utf-8"))
TABLES = {name: table for name, table in CONTRACT.items() if name != "rules"}


def cells(column: str) -> list[tuple[str, str]]:
    return [(name, item) for name, table in TABLES.items() for item in table.get(column, ())]


def called(name: str, field: str) -> str:
    return str(TABLES[name].get("called", {}).get(field, field))


def stands(name: str, **body: Any) -> Callable[[], str]:
    """Return how a record with this body stands on 20 November 2026 by the settings of a new book."""
    return lambda: kind(name).stands(body, "2026-11-20", lambda setting: SETTINGS[setting].default)


TOLD = {part: "one two three" for part in ("situation", "task")} | {
    part: "four five six seven eight nine" for part in ("action", "result", "reflection")
}
COMPUTED: dict[str, dict[str, Callable[[], Any]]] = {
    "client": {"previous": stands("client", relation="primary", end="2026-11-19")},
    "impact": {
        "captured": stands("impact", text="x", evidence={"link": {}}),
        "enriched": stands("impact", what_changed="x"),
        "verified": stands("impact", before="9", after="6", noticed_by={"uid": True}),
    },
    "request": {"lapsed": stands("request", state="asked", due="2026-11-19")},
    "rating": {
        "self-set": stands("rating", self=3),
        "predicted": stands("rating", self=3, predicted=3),
        "received": stands("rating", self=3, predicted=3, client=3, discussed_on="2026-11-21"),
        "discussed": stands("rating", self=3, client=3, discussed_on="2026-11-20"),
    },
    "story": {
        "seed": stands("story", title="x"),
        "drafted": stands("story", action="one"),
        "complete": stands("story", **TOLD),
    },
    "pitch": {
        "returned": partial(returned, Fraction(1)),
        "partly returned": partial(returned, Fraction(1, 2)),
        "not returned": partial(returned, Fraction(0)),
    },
    "session": {"agreed": partial(agreement, ["keep"]), "partly agreed": partial(agreement, ["keep", "discuss"])},
}
"""For each computed state a record or figures that come to it."""


@pytest.mark.parametrize(("name", "field"), cells("fields"))
def test_a_field_is_declared(name: str, field: str) -> None:
    assert called(name, field) in kind(name).columns


@pytest.mark.parametrize(("name", "field"), cells("without"))
def test_a_field_is_left_out_on_purpose(name: str, field: str) -> None:
    assert field not in kind(name).columns


@pytest.mark.parametrize(("name", "field"), cells("values"))
def test_the_allowed_values_are_these(name: str, field: str) -> None:
    column = kind(name).columns[called(name, field)]
    allowed = column.choices or (tuple(EvidenceType) if column.type.name == "evidence" else ())
    assert list(allowed) == TABLES[name]["values"][field]


@pytest.mark.parametrize("name", TABLES)
def test_a_field_holds_several_or_one(name: str) -> None:
    several = {called(name, field) for field in TABLES[name].get("lists", ())}
    fields = {called(name, field) for field in TABLES[name]["fields"]}
    assert {field for field in fields if kind(name).columns[field].type.many} == several


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


@pytest.mark.parametrize(("name", "verb"), cells("reasons"))
def test_a_verb_takes_a_reason(name: str, verb: str) -> None:
    moves = [move for move in kind(name).moves if move.verb == verb]
    assert moves
    assert all(move.reason for move in moves)


@pytest.mark.parametrize(("name", "state"), cells("computed"))
def test_a_state_is_computed_and_never_stored(name: str, state: str) -> None:
    assert COMPUTED[name][state]() == state
    assert state not in kind(name).states


@pytest.mark.parametrize("name", cells("scales"), ids=lambda cell: cell[1])
def test_a_scale_is_there_with_its_labels(name: tuple[str, str]) -> None:
    assert list(SCALES[name[1]]) == TABLES[name[0]]["scales"][name[1]]


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


def test_a_column_of_the_contract_is_one_that_is_held_against_the_code() -> None:
    held = {
        "fields",
        "called",
        "without",
        "values",
        "lists",
        "assumed",
        "states",
        "steps",
        "also",
        "reasons",
        "computed",
    }
    assert {column for table in TABLES.values() for column in table} == held | {"scales", "hangs", "verbs"}


def test_every_kind_is_in_the_contract() -> None:
    hidden = {name for name, row in KINDS.items() if row.under == ("book",)}
    assert set(KINDS) - hidden == set(TABLES)


def test_every_record_has_what_all_records_have() -> None:
    common = {"on", "tags", "note"}
    assert common == set(Record.__annotations__)
    assert all(common <= set(kind(name).columns) for name in KINDS)
