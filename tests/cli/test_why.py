"""`--why` on every view that has one: formula, inputs, and which cuts are settings; another cut changes the view."""

import json
import os
from typing import Any, NamedTuple

import pytest

from careerbook.book import Book
from careerbook.demo.year import LAST_DAY, tell_year
from careerbook.records.settings_table import SETTINGS
from careerbook.rules.table import RULES
from tests.cli.conftest import Run

STATUS, WEEK = ("status",), ("week",)
GOAL, OVER, RATING, IMPACT, AREA = (
    tuple(f"{noun} show {named}".split())
    for noun, named in (("goal", "pace"), ("goal", "quota"), ("rating", "2"), ("impact", "41"), ("autonomy", "1"))
)
HIGH, MEDIUM, LOW = (("challenge", "show", named) for named in ("4", "3", "5"))
STORY, COMPETENCY, CLIENT = (tuple(f"{noun} show 1".split()) for noun in ("story", "competency", "client"))
REPORTS = (
    "role",
    "surprises",
    "coverage",
    "alignment",
    "plan",
    "stories",
    "practice",
    "autonomy",
    "ratings",
    "pitches",
)
ROLE, SURPRISES, COVERAGE, ALIGNMENT, PLAN, STORIES, PRACTICE, AUTONOMY, RATINGS, PITCHES = (
    ("report", name) for name in REPORTS
)
VIEWS = (
    *(STATUS, WEEK, GOAL, MEDIUM, RATING, IMPACT, AREA, STORY, COMPETENCY, CLIENT),
    *(tuple(f"{noun} show 1".split()) for noun in ("pitch", "session")),
    *(("report", name) for name in REPORTS),
)


class Cut(NamedTuple):
    """A view, a setting that its `--why` names, another value for it, and what is set before to let it decide.

    told: only the reasons speak of it, because a person is never shown a grade (domain, S3).
    """

    view: tuple[str, ...]
    setting: str
    value: str
    first: tuple[tuple[str, str], ...] = ()
    told: bool = False


CUTS = (
    Cut(STATUS, "stale_days", "2", (("unchecked_days", "60"), ("record_days", "30"))),
    Cut(STATUS, "skew_warn", "0.1", (("fiscal_year_start_month", "9"),)),
    Cut(STATUS, "unchecked_days", "60"),
    Cut(STATUS, "record_days", "9"),
    Cut(STATUS, "few_highlights", "90"),
    Cut(STATUS, "highlight_strength", "5", (("few_highlights", "4"),)),
    Cut(WEEK, "stale_days", "2"),
    Cut(WEEK, "unchecked_days", "60"),
    Cut(GOAL, "on_track_pace", "-0.2"),
    Cut(GOAL, "at_risk_pace", "-0.15"),
    Cut(OVER, "review_ratio", "1.5"),
    Cut(RATING, "aligned_below", "1.1"),
    Cut(RATING, "discuss_below", "0.9"),
    Cut(IMPACT, "highlight_strength", "4", told=True),
    Cut(AREA, "trial_days", "14"),
    Cut(STORY, "story_words", "90"),
    Cut(STORY, "story_setup_share", "0.2"),
    Cut(COMPETENCY, "evidence_items", "9"),
    Cut(COMPETENCY, "evidence_periods", "9"),
    Cut(ROLE, "role_weeks", "9"),
    Cut(COVERAGE, "sides", "manager"),
    Cut(COVERAGE, "fewest_givers", "3"),
    Cut(COVERAGE, "most_givers", "3", (("fewest_givers", "1"),)),
    Cut(COVERAGE, "feedback_client_days", "60"),
    Cut(COVERAGE, "feedback_others_days", "30"),
    Cut(COVERAGE, "theme_givers", "3"),
    Cut(ALIGNMENT, "amber_from", "0.6"),
    Cut(ALIGNMENT, "green_from", "0.9"),
    Cut(ALIGNMENT, "easy_goals", "1"),
    Cut(PLAN, "on_track_pace", "-0.2"),
    Cut(PLAN, "at_risk_pace", "-0.15"),
    Cut(PLAN, "unchecked_days", "60"),
    Cut(STORIES, "stories_per_theme", "1"),
    Cut(STORIES, "story_words", "90"),
    Cut(STORIES, "story_setup_share", "0.2"),
    Cut(AUTONOMY, "trial_days", "14"),
    Cut(RATINGS, "aligned_below", "1.1"),
    Cut(RATINGS, "discuss_below", "0.9"),
    Cut(RATINGS, "review_ratio", "1.5"),
    Cut(CLIENT, "recheck_need_days", "1"),
    *(
        Cut(view, setting, value)
        for views, setting, value in (
            ((STATUS, SURPRISES, HIGH), "raise_high_days", "9"),
            ((STATUS, SURPRISES, MEDIUM), "raise_medium_days", "2"),
            ((STATUS, SURPRISES, LOW), "raise_low_days", "20"),
            ((STATUS, SURPRISES, MEDIUM), "raise_before_days", "60"),
        )
        for view in views
    ),
)


@pytest.fixture
def demo(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.setenv("CAREERBOOK_TODAY", LAST_DAY)
    with Book(os.environ["CAREERBOOK_DB"], create=True) as book:
        book.commit(tell_year().batch)
    for title, current in (("Quota", "112"), ("Pace", "60")):
        window = ("--start", "2026-11-01", "--due", "2026-11-30", "--ambition", "aspirational")
        run("goal", "add", title, "--metric", "deals:0:100", *window)
        run("goal", "check", title, "--current", current, "--status", "at-risk")
    run("goal", "close", "quota")
    run("call", "plan", "--client", "manager", "--type", "ad-hoc", "--on", "2026-11-21")
    run("risk", "The licence runs out", "--severity", "high", "--on", "2026-11-19")
    run("risk", "The old report may be asked for", "--severity", "low", "--on", "2026-11-01")


def reasons(run: Run, view: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return what `--why` says of a view, as data."""
    data = json.loads(run(*view, "--why", "--json").out)["data"]
    found: list[dict[str, Any]] = data.get("computed", data)["why"]
    return found


def seen(run: Run, cut: Cut) -> object:
    """Return what a person sees, or for what only the reasons say what went into them."""
    return [reason["inputs"] for reason in reasons(run, cut.view)] if cut.told else run(*cut.view).out


@pytest.mark.parametrize("cut", CUTS, ids=lambda cut: "-".join([*cut.view, cut.setting]))
def test_a_setting_that_why_names_changes_the_view(cut: Cut, run: Run, demo: None) -> None:
    for setting, value in cut.first:
        run("config", "set", setting, value)
    before = seen(run, cut)
    run("config", "set", cut.setting, cut.value)
    assert seen(run, cut) != before
    assert f"{cut.setting} = {cut.value}" in " ".join(run(*cut.view, "--why").out.split())


@pytest.mark.parametrize("view", VIEWS, ids=" ".join)
def test_why_says_formula_inputs_and_which_settings_decide(view: tuple[str, ...], run: Run, demo: None) -> None:
    assert "\nWhy\n" not in run(*view).out
    found = reasons(run, view)
    assert found
    assert all(reason["formula"] and reason["inputs"] for reason in found)
    named = {setting.partition(" = ")[0] for reason in found for setting in reason["settings"]}
    assert named == {cut.setting for cut in CUTS if cut.view[:2] == view[:2]}
    said = " ".join(run(*view, "--why").out.replace("##", "").split())
    assert "Why" in said
    assert all(setting in said for reason in found for setting in reason["settings"])


def test_every_number_that_is_a_setting_stands_in_some_why() -> None:
    calendar = {"fiscal_year_start_month"}
    numbers = {name for name, row in SETTINGS.items() if row.type in ("whole", "number")}
    assert numbers - calendar == {cut.setting for cut in CUTS} - {"sides"}


def test_every_rule_but_the_calendar_is_explained_somewhere(run: Run, demo: None) -> None:
    told = {number for view in VIEWS for reason in reasons(run, view) for number in reason["rule"].split(", ")}
    assert {rule.number for rule in RULES} - {"R1"} <= told
