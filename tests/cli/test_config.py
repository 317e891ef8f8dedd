import json
import os
from pathlib import Path

import pytest

from careerbook.config import OPTIONS
from careerbook.records.settings_table import SETTINGS
from tests.cli import kept
from tests.cli.conftest import Run

EXAMPLES = {
    "name": ("Sam Okafor", "Sam Okafor"),
    "fiscal_year_start_month": ("October", "10"),
    "fy_label": ("SPAN", "span"),
    "currency": ("eur", "EUR"),
    "decimal": ("comma", "comma"),
    "date_order": ("dmy", "dmy"),
    "impact_visibility": ("me", "private"),
    "sides": ("manager", "manager"),
    "language": ("de", "de"),
    "trait_words": ("team player", "team player"),
    "identifier_patterns": (r"ward=W\d{4}", r"ward=W\d{4}"),
    "skew_warn": ("0.40", "0.4"),
    "highlight_strength": ("3", "3"),
    "on_track_pace": ("-0.05", "-0.05"),
    "at_risk_pace": ("-0.3", "-0.3"),
    "review_ratio": ("1.2", "1.2"),
    "aligned_below": ("0.40", "0.4"),
    "amber_from": ("0.30", "0.3"),
    "green_from": ("0.8", "0.8"),
    "story_setup_share": ("0.3", "0.3"),
    "discuss_below": ("2", "2"),
    "scales": ("Ours=below, meets,above", "ours=below,meets,above"),
}
"""What is typed and what is kept; a whole number of days is the same for the rest."""


@pytest.fixture(autouse=True)
def config_toml(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("CAREERBOOK_CONFIG", str(tmp_path / "config.toml"))
    return tmp_path / "config.toml"


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_of_the_book_can_be_set_read_and_cleared(run: Run, name: str) -> None:
    typed, stored = EXAMPLES.get(name, ("9", "9"))
    default = run("config", "get", name, code=None).out if Path(os.environ["CAREERBOOK_DB"]).exists() else None
    assert run("config", "set", name, typed).out == f"{stored}\n"
    assert run("config", "get", name.replace("_", "-")).out == f"{stored}\n"
    run("config", "set", name, "--clear")
    with kept.book() as book:
        assert book.setting(name) == SETTINGS[name].default
    run("undo")
    assert run("config", "get", name).out == f"{stored}\n"
    run("undo")
    assert default is None
    with kept.book() as book:
        assert book.setting(name) == SETTINGS[name].default


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("fiscal_year_start_month", "0"), "Write 1 to 12"),
        (("fiscal_year_start_month", "13"), "Write 1 to 12"),
        (("fy_label", "middle"), "One of end, start, span"),
        (("currency", "euro"), "is no currency code"),
        (("decimal", "dot"), "One of point, comma"),
        (("impact_visibility", "everyone"), "one of private, client, public".capitalize()),
        (("sides", "the cat"), "One of self, manager, peer"),
        (("sides", "-other"), 'does not hold "other"'),
        (("identifier_patterns", "W\\d{4}"), "a name and a regular expression"),
        (("identifier_patterns", "ward=W(\\d"), 'the identifier pattern "ward"'),
        (("stale_days", "-1"), "runs from 0 to 10000"),
        (("stale_days", "2.5"), "is a whole number"),
        (("review_ratio", "4,500"), "4500 or 4.5"),
        (("skew_warn", "1.1"), "runs from 0 to 1"),
        (("at_risk_pace", "0"), "cannot be above on_track_pace"),
        (("amber_from", "0.8"), "cannot be above green_from"),
        (("green_from", "7"), "runs from 0 to 1"),
        (("theme_givers", "1"), "runs from 2 to 100"),
        (("currency",), "needs a value"),
        (("currency", " "), "needs a value"),
        (("fiscal", "4"), "did you mean fiscal_year_start_month?"),
        (("currency", "--json"), "needs a value"),
        (("currency", "--force", "EUR"), '"--force" is no option here'),
        ((), "which setting"),
        (("plain", "perhaps"), "Say yes or no"),
        (("editor",), "needs a value"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(run: Run, config_toml: Path, words: tuple[str, ...], says: str) -> None:
    run("config", "set", "name", "Sam")
    kept.refused(run, "config", "set", *words, says=says)
    assert not config_toml.exists()


def test_a_list_is_replaced_or_added_to(run: Run) -> None:
    run("config", "set", "sides", "+other", "-direct-report")
    assert set(run("config", "get", "sides").out.split()) == {"self", "manager", "peer", "customer", "other"}
    run("config", "set", "sides", "self", "manager")
    run("config", "set", "sides", "-self")
    assert run("config", "get", "sides").out == "manager\n"


def test_an_own_pattern_keeps_a_win_private(run: Run) -> None:
    run("config", "set", "identifier_patterns", r"ward code=W\d{4}")
    assert "ward code" in run("win", "Settled", "W1234").err
    assert kept.body("impact-1")["visibility"] == "private"


def test_the_list_shows_value_default_and_meaning_of_all(run: Run) -> None:
    run("config", "set", "currency", "EUR")
    rows = {row["name"]: row for row in json.loads(run("config", "list", "--json").out)["data"]}
    assert list(rows) == [*SETTINGS, *OPTIONS]
    assert (rows["currency"]["value"], rows["currency"]["default"], rows["currency"]["was_set"]) == ("EUR", None, True)
    assert (rows["review_ratio"]["value"], rows["review_ratio"]["kept"]) == ("1.10", "book")
    assert rows["plain"]["kept"] == "screen"
    printed = run("config", "list").out
    assert "EUR (default -)" in printed
    assert SETTINGS["review_ratio"].line in printed


def test_what_changes_a_screen_goes_to_config_toml_and_not_to_the_book(run: Run, config_toml: Path) -> None:
    config_toml.write_text('# mine\neditor = "nano"\n', encoding="utf-8")
    assert run("config", "set", "plain", "yes").out == "yes\n"
    assert config_toml.read_text(encoding="utf-8") == '# mine\neditor = "nano"\nplain = true\n'
    assert not Path(os.environ["CAREERBOOK_DB"]).exists()
    assert run("config", "get", "editor").out == "nano\n"
    run("config", "set", "plain", "--clear")
    assert "plain" not in config_toml.read_text(encoding="utf-8")
    assert run("config", "path").out == f"{config_toml}\n"


def test_without_a_book_nothing_is_made_by_reading(run: Run) -> None:
    kept.refused(run, "config", "get", "currency", code=1, says="there is no book yet")
    assert "fiscal_year_start_month" in run("config", "list").out
    assert not Path(os.environ["CAREERBOOK_DB"]).exists()


def test_nothing_set_says_how(run: Run) -> None:
    run("config", "set", "name", "Sam")
    got = run("config", "get", "currency")
    assert (got.out, got.err) == ("", "currency is not set: careerbook config set currency VALUE\n")


# --- scenario 11 -------------------------------------------------------------------------------------------------


def test_another_fiscal_year_relabels_and_moves_no_date(run: Run) -> None:
    run("win", "Closed the year", "--on", "2026-09-30")
    before = kept.body("impact-1")
    got = run("config", "set", "fiscal_year_start_month", "10")
    assert "Today is in FY2027-Q1 (October to December 2026); labels follow, no date moves." in got.err
    assert run("impact", "list", "--period", "last-quarter").out.startswith("impact-1")
    run("config", "set", "fiscal_year_start_month", "1")
    assert json.loads(run("period", "show", "--json").out)["data"]["label"] == "2026-Q4"
    assert kept.body("impact-1") == before
