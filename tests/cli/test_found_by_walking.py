"""What random walks over the whole command tree found, each told again in the fewest commands."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize("blank", ["", " ", "-", "--"])
def test_clearing_a_field_without_a_name_empties_none(run: Run, blank: str) -> None:
    run("goal", "add", "Close in five days", "--due", "2026-12-31")
    run("goal", "check", "1", "Half of it runs by itself", "--confidence", "6")
    before = run("history", "check-1", "--json").out
    told = run("edit", "check-1", f"--clear={blank}", code=2)
    assert told.err.startswith("careerbook: a check has no field")
    assert run("history", "check-1", "--json").out == before


def test_a_sub_record_edited_without_a_change_names_a_page_that_exists(run: Run) -> None:
    run("goal", "add", "Close in five days", "--due", "2026-12-31")
    run("goal", "step", "1", "Find a partner", "--due", "2026-12-01")
    for words in (["edit", "step-1"], ["edit", "step-1", "--clear", "nonsense"]):
        told = run(*words, code=2)
        assert told.err.endswith("Next: careerbook edit step-1 --help\n")
    assert "--due" in run("edit", "step-1", "--help").out


def test_a_needed_field_cannot_be_cleared_and_the_next_line_sets_it(run: Run) -> None:
    run("pitch", "add", "A moulding course", "--ask", "1800 EUR", "--type", "course")
    told = run("pitch", "edit", "1", "--clear", "title", code=2)
    assert told.err == (
        "careerbook: a pitch needs its title, which cannot be cleared; nothing was changed. "
        "Next: careerbook edit pitch-1 --text TEXT\n"
    )
    run("edit", "pitch-1", "--text", "TEXT")


def test_an_error_about_a_value_of_several_lines_is_one_line(run: Run) -> None:
    told = run("win", "Ran the audit alone", "--category", "first\nsecond\r\nthird", code=2)
    assert told.err.count("\n") == 1
    assert '"first second third"' in told.err


def test_a_line_of_several_lines_is_not_offered_for_pasting(run: Run) -> None:
    run("win", "Ran the audit alone")
    told = run("win", "first\nsecond", "--goal", "nowhere", code=1)
    assert told.err.count("\n") == 1
    assert "first" not in told.err


def test_nobody_is_back_when_nothing_was_saved(run: Run) -> None:
    run("win", "Ran the audit alone", "--noticed-by", "Sam Okafor")
    run("person", "remove", "1", "--yes")
    told = run("win", "Ran it again", "--noticed-by", "Sam Okafor", "--goal", "goal-9", code=1)
    assert "is back" not in told.err
    assert "removed: yes" in run("show", "person-1").out
    assert "person-1 Sam Okafor was removed, and is back." in run("win", "Once more", "--noticed-by", "Sam Okafor").err


ODD_TABLE = 'name,start,end\n"[red]\u202e term",2026-01-01,2026-03-31\nSpring,2026-04-01,2026-06-30\n'


def test_a_period_with_a_bidi_override_in_its_name_is_listed_visibly(run: Run, tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text(ODD_TABLE, encoding="utf-8")
    for told in (run("period", "import", str(tmp_path / "terms.csv")), run("period", "list")):
        assert told.out.splitlines() == [
            "[red]<U+202E> term  2026-01-01 to 2026-03-31, 90 days",
            "Spring              2026-04-01 to 2026-06-30, 91 days",
        ]


def test_a_competency_with_a_bidi_override_in_its_name_is_imported_visibly(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ladder.csv").write_text("name,level\n\u202eOwns it,senior\n", encoding="utf-8")
    assert run("competency", "import", str(tmp_path / "ladder.csv")).out == "competency-1  <U+202E>Owns it  senior\n"


def test_a_private_check_in_about_the_same_period_stops_no_handover(run: Run) -> None:
    run("config", "set", "fiscal_year_start_month", "10")
    run("client", "add", "Alex Rivera")
    run("call", "plan", "--client", "Alex", "--on", "2026-12-01", "--private")
    run("client", "change", "--to", "Priya Nair", "--on", "2026-12-05")
    label = json.loads(run("report", "handover", "--json").out)["data"]["period"]["label"]
    assert label == json.loads(run("show", "call-1", "--json").out)["data"]["period"] == "FY2027-Q1"


NO_NEXT_STEP = [
    ["undo"],
    ["impact", "list", "--limit=-1"],
    ["call", "plan", "--client", "Alex", "--minutes", "0.5"],
    ["config", "set", "stale_days", "99999999"],
    ["config", "set", "stale_days", "1.5"],
    ["config", "set", "amber_from", "0.9"],
    ["win", "Something", "--tag", " "],
    ["call", "reschedule", "1", "--to", "2026-12-01"],
    ["call", "record", "1", "--held", "2026-11-20", "--no-commitments", "--i-will", "Write"],
    ["commitment", "renegotiate", "1", "--to", "2026-12-04"],
    ["commitment", "renegotiate", "1", "--to", "2026-11-19"],
    ["pitch", "defer", "1", "--until", "2026-11-20"],
    ["autonomy", "trial", "1", "--until", "2026-11-20"],
    ["edit", "impact-1", "--text", " "],
    ["share", "feedback-1", "--as", "client"],
]
"""Lines that were refused with a sentence, and with nothing after it."""


@pytest.mark.parametrize("words", NO_NEXT_STEP, ids=" ".join)
def test_every_refusal_says_what_to_do_next(run: Run, words: list[str]) -> None:
    if words != ["undo"]:
        run("client", "add", "Alex Rivera")
        run("win", "Ran the audit alone")
        run("call", "plan", "--client", "Alex", "--on", "2026-12-01")
        run("commitment", "add", "Publish the calendar", "--owner", "me", "--due", "2026-12-04")
        run("pitch", "add", "A moulding course", "--ask", "1800 EUR", "--type", "course")
        run("pitch", "send", "1")
        run("autonomy", "add", "Tooling", "--practised", "consult", "--wanted", "agree")
        run("autonomy", "agree", "1", "--level", "agree")
        run("feedback", "given", "Faster reviews helped", "--to", "Sam Okafor")
    else:
        run("win", "Ran the audit alone")
        run("undo")
    told = run(*words, code=None)
    assert told.code in (1, 2, 4)
    sentence, _, step = told.err.removeprefix("careerbook: ").strip().rpartition(". ")
    assert sentence
    assert step


@pytest.mark.parametrize("words", [["stale_days", "--clear"], ["identifier_patterns", "--clear"], ["sides", "--clear"]])
def test_clearing_a_setting_that_was_never_set_does_not_hold_undo_up(run: Run, words: list[str]) -> None:
    run("win", "Ran the audit alone")
    run("config", "set", *words)
    run("win", "Ran it again")
    assert run("undo").out == "impact-2\n"
    assert run("undo").out == "impact-1\n"
    assert "nothing left to undo" in run("undo", code=1).err


NOT_TEXT = [
    ["pitch", "cancel", "1", "Not now", "--note", "\udcff"],
    ["win", "Ran it", "--note", "\udcff"],
    ["call", "skip", "1", "Away", "--note", "\udcff"],
]


@pytest.mark.parametrize("words", NOT_TEXT, ids=lambda words: " ".join(words[:2]))
def test_a_note_that_is_not_text_is_refused_in_a_sentence(run: Run, words: list[str]) -> None:
    run("client", "add", "Alex Rivera")
    run("call", "plan", "--client", "Alex", "--on", "2026-12-01")
    run("pitch", "add", "A moulding course", "--ask", "1800 EUR", "--type", "course")
    run("pitch", "send", "1")
    run("pitch", "fund", "1")
    told = run(*words, code=2)
    assert "not UTF-8; nothing was saved" in told.err


ACTING = "\x1b[31mMaya\u202eChen"
SEEN = "\u241b[31mMaya<U+202E>Chen"


def test_a_setting_that_acts_on_a_screen_is_printed_visibly(run: Run) -> None:
    assert run("config", "set", "name", ACTING).out == f"{SEEN}\n"
    assert run("config", "get", "name").out == f"{SEEN}\n"
    for told in (run("config", "list"), run("--plain", "config", "list")):
        assert SEEN in told.out
        assert "\x1b" not in told.out


@pytest.mark.parametrize("width", [40, 80])
def test_the_list_of_settings_is_as_wide_as_the_screen(run: Run, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for told in (run("config", "list"), run("--plain", "config", "list")):
        assert [line for line in told.out.splitlines() if len(line) > width] == []
        assert "More words that speak of a person" in " ".join(told.out.split())


def test_a_scale_whose_name_no_book_can_keep_is_refused(run: Run) -> None:
    told = run("rating", "scale", "a\0b", "low,high", code=2)
    assert "NUL" in told.err
    assert run("rating", "scale", "\u202emine", "low,high").out.startswith("<U+202E>mine  1 low")


def test_a_page_as_of_a_day_before_says_nothing_that_was_made_private_since(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("client", "add", "Alex Rivera", "--from", "2026-01-01")
    run("autonomy", "add", "Choosing the tools", "--wanted", "agree", "--practised", "consult", "--on", "2026-06-01")
    run("autonomy", "agree", "1", "--level", "agree", "--on", "2026-06-02")
    run("client", "change", "--to", "Priya Nair", "--on", "2026-12-01")
    assert "Choosing the tools" in run("report", "handover", "--as-of", "2026-06-14").out
    run("autonomy", "edit", "1", "--wanted", "inquire", "--private")
    for day in ("2026-06-14", "2026-11-20"):
        assert "Choosing the tools" not in run("report", "handover", "--as-of", day).out


def test_what_belongs_to_one_client_now_is_on_no_page_of_another_as_of_a_day_before(run: Run) -> None:
    run("autonomy", "add", "Choosing the tools", "--wanted", "agree", "--practised", "consult", "--on", "2026-06-01")
    run("autonomy", "agree", "1", "--level", "agree", "--on", "2026-06-02")
    run("client", "add", "Alex Rivera", "--from", "2026-01-01")
    run("client", "add", "Priya Nair", "--relation", "secondary", "--from", "2026-01-01")
    run("autonomy", "agree", "1", "--level", "inquire", "--on", "2026-07-01")
    for day in ("2026-06-14", "2026-11-20"):
        told = run("report", "handover", "--client", "Priya", "--as-of", day)
        assert "Choosing the tools" not in told.out


def test_a_cost_and_a_benefit_of_a_day_to_come_are_saved_and_counted_as_of_it(run: Run) -> None:
    run("config", "set", "currency", "EUR")
    run("pitch", "add", "A moulding course", "--type", "course")
    told = run("pitch", "cost", "1", "fee", "1800", "--on", "2026-12-01")
    assert "In all it costs EUR 1,800." in told.err
    benefit = ("scrap", "900", "--attribution", "0.6", "--confidence", "0.8", "--basis", "the bill")
    told = run("pitch", "benefit", "1", *benefit, "--on", "2026-12-01")
    assert "Counted cautiously: 900 \u00d7 0.6 \u00d7 0.8 = EUR 432 a month." in told.err


@pytest.mark.parametrize(("typed", "word"), [("checkout", "checkout"), ("two words", "two words"), ("don't", "WORD")])
def test_what_is_no_reference_can_be_looked_for_by_pasting(run: Run, typed: str, word: str) -> None:
    run("win", "Ran the audit alone")
    assert run("show", typed, code=1).err.endswith(f"Next: careerbook find {word}\n")
