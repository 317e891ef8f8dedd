"""`list --state`: every kind says its states, computed ones too, and a word that is none of them is refused."""

import pytest

from careerbook.cli._completing import offers
from careerbook.cli._listing import states_of
from careerbook.records.kinds import KINDS
from tests.cli.conftest import Run

NOUNS = [name for name, row in KINDS.items() if not row.under and name != "period"]


@pytest.mark.parametrize("name", NOUNS)
def test_a_state_is_one_of_the_kinds(run: Run, name: str) -> None:
    run("win", "Ran the audit alone")
    out, err, _ = run(name, "list", "--state", "nonsense", code=2)
    assert out == ""
    assert all(state in err for state in states_of(name))
    for state in states_of(name):
        run(name, "list", "--state", state)


@pytest.mark.parametrize("name", [name for name in NOUNS if states_of(name)])
def test_the_states_are_completed(name: str) -> None:
    assert {offer.word for offer in offers([name, "list", "--state", ""])} == set(states_of(name))


def test_a_computed_state_is_found(run: Run) -> None:
    run("win", "Ran the audit alone")
    assert "Ran the audit alone" in run("impact", "list", "--state", "captured")[0]
    assert run("impact", "list", "--state", "verified")[0] == ""
