"""`edit`: text that may identify somebody is kept in, wherever it is put."""

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
