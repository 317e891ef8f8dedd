"""The table of rules and the functions agree, both ways."""

import importlib
import inspect
import pkgutil
import re
from fractions import Fraction

import pytest

import careerbook.rules
from careerbook.records.settings_table import SETTINGS
from careerbook.rules import (
    autonomy,
    feedback,
    freshness,
    objectives,
    progress,
    ratings,
    readiness,
    role,
    stories,
    strength,
    surprises,
)
from careerbook.rules.table import RULES, Rule

CUTS = {
    "stale_days": (freshness.STALE_AFTER_DAYS, 14),
    "skew_warn": (freshness.SKEW_WARNS_ABOVE, Fraction(1, 2)),
    "highlight_strength": (strength.HIGHLIGHT_FROM, 2),
    "amber_from": (objectives.AMBER_FROM, Fraction("0.4")),
    "green_from": (objectives.GREEN_FROM, Fraction("0.7")),
    "easy_goals": (objectives.EASY_FROM, 2),
    "on_track_pace": (progress.ON_TRACK_FROM, Fraction("-0.10")),
    "at_risk_pace": (progress.AT_RISK_FROM, Fraction("-0.25")),
    "review_ratio": (progress.REVIEW_FROM, Fraction("1.10")),
    "aligned_below": (ratings.ALIGNED_BELOW, Fraction("0.5")),
    "discuss_below": (ratings.DISCUSS_BELOW, Fraction("1.5")),
    "fewest_givers": (feedback.DEFAULT_FEWEST_GIVERS, 7),
    "most_givers": (feedback.DEFAULT_MOST_GIVERS, 15),
    "feedback_client_days": (feedback.DEFAULT_CLIENT_DAYS, 30),
    "feedback_others_days": (feedback.DEFAULT_OTHERS_DAYS, 90),
    "theme_givers": (feedback.FEWEST_GIVERS_OF_A_THEME, 2),
    "raise_high_days": (surprises.DEFAULT_LIMITS.high, 2),
    "raise_medium_days": (surprises.DEFAULT_LIMITS.medium, 7),
    "raise_low_days": (surprises.DEFAULT_LIMITS.low, 30),
    "raise_before_days": (surprises.DEFAULT_LIMITS.impact, 14),
    "unchecked_days": (readiness.UNCHECKED_AFTER_DAYS, 14),
    "few_highlights": (readiness.FEWEST_HIGHLIGHTS, 3),
    "trial_days": (autonomy.DEFAULT_TRIAL_DAYS, 70),
    "story_words": (stories.MOST_WORDS, 300),
    "story_setup_share": (stories.MOST_SETUP, Fraction("0.35")),
    "stories_per_theme": (stories.PER_THEME, 2),
    "evidence_items": (stories.ITEMS, 2),
    "evidence_periods": (stories.PERIODS, 2),
    "role_weeks": (role.DEFAULT_WEEKS, 3),
}
"""Each cut of a rule that is a setting of the book: the rule's own default, and the number itself."""


def test_every_setting_that_names_a_rule_is_one_of_these_cuts() -> None:
    numbers = {name for name, row in SETTINGS.items() if row.type in ("whole", "number")}
    assert {name for name in numbers if re.search(r"\(R\d+\)", SETTINGS[name].line)} == set(CUTS)


@pytest.mark.parametrize("name", CUTS)
def test_a_setting_begins_where_its_rule_does(name: str) -> None:
    constant, number = CUTS[name]
    assert Fraction(str(SETTINGS[name].default)) == Fraction(str(constant)) == number


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.number}-{rule.function}")
def test_a_row_names_a_function_whose_docstring_cites_its_number_and_a_source(rule: Rule) -> None:
    function = getattr(importlib.import_module(f"careerbook.rules.{rule.module}"), rule.function)
    doc = inspect.getdoc(function) or ""
    assert re.search(rf"\b{rule.number}\b[^·]*· \S", doc), doc
    assert rule.line.endswith(".")


@pytest.mark.parametrize("name", sorted(module.name for module in pkgutil.iter_modules(careerbook.rules.__path__)))
def test_a_public_function_that_gives_a_rule_and_its_source_is_in_the_table(name: str) -> None:
    module = importlib.import_module(f"careerbook.rules.{name}")
    citing = {
        function_name
        for function_name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not function_name.startswith("_")
        and re.search(r"\bR\d+\b[^·]*· \S", inspect.getdoc(function) or "")
    }
    assert citing == {rule.function for rule in RULES if rule.module == name}


def test_the_rows_stand_in_the_order_of_their_numbers_and_none_twice() -> None:
    numbers = [int(rule.number[1:]) for rule in RULES]
    assert numbers == sorted(numbers)
    assert len({(rule.module, rule.function) for rule in RULES}) == len(RULES)
