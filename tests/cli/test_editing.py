"""`edit`: text that may identify somebody is kept in, wherever it is put."""

import pytest

from tests.cli.conftest import Run

PATIENT = "Mrs P, NHS 943 476 5919"


def test_a_new_text_that_identifies_keeps_the_record_in(run: Run) -> None:
    run("win", "Ran the falls huddle")
    told = run("edit", "impact-1", "--text", f"Settled {PATIENT}")
    assert "may identify somebody" in told.err
    assert '"visibility": "private"' in run("show", "impact-1", "--json").out


def test_a_sub_record_takes_its_parent_with_it(run: Run) -> None:
    run("client", "add", "Alex Rivera")
    run("call", "plan", "--client", "manager", "--on", "2026-11-25")
    run("call", "ask", "1", "A second bed sensor", "--recommend", "Two by December")
    told = run("edit", "ask-1", "--recommend", f"One for {PATIENT}")
    assert "may identify somebody" in told.err
    assert '"visibility": "private"' in run("show", "call-1", "--json").out
    assert "NHS" not in run("brief").out


@pytest.mark.parametrize(
    ("add", "open_it", "edit"),
    [
        (("challenge", "add", "Falls may rise"), ("challenge", "raise", "1"), ("challenge-1", "--consequence")),
        (("pitch", "add", "Falls course"), ("pitch", "send", "1"), ("pitch-1", "--give-back")),
        (("opportunity", "add", "A safer ward"), ("opportunity", "offer", "1"), ("opportunity-1", "--because")),
    ],
)
def test_what_a_client_was_told_warns_when_its_new_text_identifies(
    run: Run, add: tuple[str, ...], open_it: tuple[str, ...], edit: tuple[str, ...]
) -> None:
    run("client", "add", "Alex Rivera")
    run(*add)
    assert run("edit", *edit, PATIENT).err.startswith("Changed")
    run("undo")
    assert "may identify" not in run(*open_it).err
    told = run("edit", *edit, PATIENT)
    assert f"NHS number), and {edit[0]} is open to a client; look again." in told.err
    assert "may identify" not in run("edit", edit[0], "--note", PATIENT).err


def test_the_record_that_stays_is_named_with_the_command_that_shares_it(run: Run) -> None:
    run("goal", "add", "Fewer falls", "--due", "2026-12-31")
    told = run("goal", "step", "1", f"Call {PATIENT}")
    assert "so goal-1 stays only for you until you share it: careerbook share goal-1 --as client" in told.err
    assert '"visibility": "private"' in run("goal", "show", "1", "--json").out
    told = run("share", "goal-1", "--as", "client")
    assert "look again before it goes to a client" in told.err
    assert '"visibility": "client"' in run("goal", "show", "1", "--json").out


def test_sharing_what_identifies_nobody_warns_of_nothing(run: Run) -> None:
    run("win", "Ran the falls huddle", "--private", "--note", PATIENT)
    assert "identify" not in run("share", "impact-1", "--as", "client").err
    run("edit", "impact-1", "--text", f"Settled {PATIENT}")
    assert "look again" not in run("share", "impact-1", "--as", "private").err


def test_the_label_of_a_proof_identifies_as_well(run: Run) -> None:
    run("win", "Ran the audit", "--metric", "falls:6:4", "--evidence", "file:Notes of Mrs P=/ward/notes")
    assert "Mrs P" not in run("brief").out
    run("win", "Ran the audit again", "--evidence", "file:Notes of the ward=/ward/mrs P")
    assert '"visibility": "client"' in run("show", "impact-2", "--json").out


def test_visibility_asked_for_in_the_same_edit_is_on_purpose(run: Run) -> None:
    run("win", "Ran the falls huddle")
    run("edit", "impact-1", "--text", f"Settled {PATIENT}", "--visibility", "client")
    assert '"visibility": "client"' in run("show", "impact-1", "--json").out


def test_an_interrupt_says_so_and_exits_130(run: Run) -> None:
    import careerbook.cli.impact as impact  # noqa: PLC0415 - the module whose function is replaced

    def interrupted(**_: object) -> None:
        raise KeyboardInterrupt

    kept = impact.VERBS["verify"]
    impact.VERBS["verify"] = kept._replace(function=lambda: interrupted())
    try:
        told = run("impact", "verify", code=130)
    finally:
        impact.VERBS["verify"] = kept
    assert "interrupted" in told.err


@pytest.mark.parametrize(
    "later",
    [
        ("impact", "verify", "1", "--evidence", f"file:Notes of {PATIENT}=/ward/notes"),
        ("impact", "check-result", "1", f"Settled {PATIENT}"),
    ],
)
def test_what_comes_to_a_win_later_keeps_it_in_as_well(run: Run, later: tuple[str, ...]) -> None:
    run("win", "Ran the falls huddle", "--metric", "falls:6:4")
    assert "may identify somebody" in run(*later).err
    assert '"visibility": "private"' in run("show", "impact-1", "--json").out
