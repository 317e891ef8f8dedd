"""Every step that a state does not allow: exit 2, the legal ones named, nothing saved; for every kind with states."""

import pytest

from careerbook.records.kind import Kind
from careerbook.records.kinds import kind, nouns
from tests.cli.conftest import Run
from tests.cli.kept import add, client, entry, refused, uid

MADE = {
    "goal": {"title": "Faster close", "start": "2026-01-01", "due": "2026-12-31"},
    "pitch": {"title": "A course"},
    "challenge": {"text": "The feed may stop"},
    "commitment": {"text": "Publish it", "owner": "me", "due": "2026-11-27"},
    "feedback": {"text": "It worked", "about": "result"},
    "call": {},
    "session": {},
    "opportunity": {"need": "Two lists of suppliers", "recommendation": "One"},
    "autonomy": {"area": "Vendor choice", "granted": "consult"},
}
"""What a record of each kind with states needs besides its state."""

MORE = {
    ("goal", "defer"): ("--until", "2027-03-01"),
    ("goal", "block"): ("No data",),
    ("goal", "drop"): ("No need",),
    ("goal", "close"): ("--outcome", "missed"),
    ("pitch", "decline"): ("Budget frozen",),
    ("pitch", "defer"): ("--until", "2027-03-01"),
    ("pitch", "cancel"): ("Moved team",),
    ("pitch", "realise"): ("1", "380"),
    ("challenge", "close"): ("--lesson", "Ask earlier"),
    ("commitment", "renegotiate"): ("--to", "2026-12-11"),
    ("feedback", "set-aside"): ("Another team",),
    ("feedback", "respond"): ("--action", "Answer sooner"),
    ("feedback", "close"): ("--not-applicable",),
    ("call", "record"): ("--no-commitments",),
    ("call", "reschedule"): ("--to", "2026-12-11"),
    ("call", "skip"): ("Ill",),
    ("autonomy", "trial"): ("--until", "2027-01-29"),
    ("autonomy", "pull-back"): ("Too soon",),
}
"""What a verb takes after its reference."""

NEEDS_MORE = {("goal", "close"), ("goal", "start")}
"""Steps whose success depends on more than the state; here they are only refused."""


def typed_verbs(k: Kind) -> list[str]:
    """Return the verbs of a kind's table that are typed as such."""
    return list(dict.fromkeys(move.verb for move in k.moves if not move.command))


CASES = [(name, state, verb) for name in nouns() for state in kind(name).states for verb in typed_verbs(kind(name))]
LEGAL = {
    (name, state, move.verb) for name in nouns() for state in kind(name).states for move in kind(name).legal(state)
}


def prepared(name: str, state: str) -> None:
    """Write one record of a kind in a state."""
    client()
    said = {**MADE[name], **({"client": uid("client-1")} if "client" in kind(name).columns else {})}
    add(name, on="2026-11-02", state=state, moved_on="2026-11-02", **said)
    if name == "pitch":
        add("benefit", "pitch-1", label="Saving", amount_per_month="90000 EUR", attribution="0.6", confidence="0.8",
            basis="x")  # fmt: skip


def test_every_kind_with_states_is_here() -> None:
    assert {name for name in nouns() if kind(name).moves} <= set(MADE)


@pytest.mark.parametrize(("name", "state", "verb"), [case for case in CASES if case not in LEGAL])
def test_an_illegal_step_names_the_legal_ones_and_saves_nothing(run: Run, name: str, state: str, verb: str) -> None:
    prepared(name, state)
    got = refused(run, name, verb, "1", *MORE.get((name, verb), ()))
    said = kind(name).state_words.get(state, state)
    assert f"careerbook: {name}-1 is {said} and cannot be " in got.err
    legal = kind(name).legal(state)
    for move in legal:
        assert f"{move.verb} ({move.command or f'careerbook {name} {move.verb} 1'})" in got.err
    if not legal:
        assert "from here there is no further step" in got.err
        assert f"careerbook history {name}-1" in got.err
    assert entry(f"{name}-1").state == state


@pytest.mark.parametrize(
    ("name", "state", "verb"), [case for case in CASES if case in LEGAL and (case[0], case[2]) not in NEEDS_MORE]
)
def test_a_legal_step_leads_where_the_table_says(run: Run, name: str, state: str, verb: str) -> None:
    prepared(name, state)
    run(name, verb, "1", *MORE.get((name, verb), ()))
    move = next(m for m in kind(name).legal(state) if m.verb == verb)
    held = entry(f"{name}-1")
    assert held.state == move.after
    if verb != "realise":
        assert str(held.moved_on) in ("2026-11-20", "2026-11-02")


@pytest.mark.parametrize(("name", "state", "verb"), [case for case in CASES if case in LEGAL and case[2] != "realise"])
def test_no_step_is_dated_before_the_one_before(run: Run, name: str, state: str, verb: str) -> None:
    prepared(name, state)
    words = () if (name, verb) == ("feedback", "close") else MORE.get((name, verb), ())
    if (name, verb) == ("feedback", "close"):
        words = ("--not-applicable",)
    refused(run, name, verb, "1", *words, "--on", "2026-11-01", says="1 Nov 2026")
