"""Unknown is never zero: without a required input a rule has no value, and its reason names that input."""

import inspect
from datetime import date
from fractions import Fraction

import pytest

from careerbook.rules import (
    autonomy,
    cadence,
    feedback,
    freshness,
    objectives,
    progress,
    promises,
    ratings,
    readiness,
    role,
    stories,
)
from careerbook.rules import surprises as s
from careerbook.rules.table import RULES
from careerbook.rules.value import NotAvailable
from tests.pitch_cases import PITCH_CASES, Case

DAY, DUE = date(2026, 11, 20), date(2026, 12, 31)
WEEK = [role.DutyTime("jd", 32, 100), role.DutyTime("emerged", 8)]
HEARD = feedback.Said(DAY, "peer", "jo", "result", ("Pace",), state="acting")
WINDOW = {"start": DAY, "due": DUE}
NO_WINDOW = {"start": (None, "start date"), "due": (None, "due date")}

CASES = [
    Case(freshness.log_freshness, {"impacts": [DAY], "as_of": DAY}, {"impacts": ([], "impact")}),
    Case(
        freshness.recency_skew,
        {"highlights": [DAY], "first": DAY, "end": DUE, "as_of": DAY},
        {"highlights": ([], "highlight")},
    ),
    Case(progress.current_value, {"readings": [(DAY, 3)], "as_of": DAY}, {"readings": ([], "check")}),
    Case(
        progress.progress,
        {"start": 0, "current": 6, "target": 12},
        {"start": (None, "start"), "current": (None, "current"), "target": (None, "target")},
    ),
    Case(progress.step_progress, {"done_on": [DAY], "as_of": DAY}, {"done_on": ([], "steps")}),
    Case(progress.expected_progress, {**WINDOW, "as_of": DAY}, NO_WINDOW),
    Case(progress.pace, {"done": Fraction(1, 2), **WINDOW, "as_of": DAY}, {**NO_WINDOW, "done": (None, "progress")}),
    Case(
        progress.prorated_target,
        {"start_value": 0, "target": 12, **WINDOW},
        {**NO_WINDOW, "start_value": (None, "start value"), "target": (None, "target")},
    ),
    Case(
        progress.slip_days,
        {"due": DUE, "baseline_due": DUE},
        {"due": (None, "due date"), "baseline_due": (None, "baseline due date")},
    ),
    Case(
        progress.on_time,
        {"closings": [progress.Closing(DAY, DUE, DUE)], "as_of": DAY},
        {"closings": ([], "closed")},
    ),
    Case(
        progress.over_delivery,
        {"start": 0, "actual": 6, "target": 12},
        {"start": (None, "start"), "actual": (None, "actual"), "target": (None, "target")},
    ),
    Case(progress.over_delivery_in_time, {**WINDOW, "done_on": DUE}, {**NO_WINDOW, "done_on": (None, "done date")}),
    Case(
        objectives.objective_score,
        {"scores": [Fraction(1, 2)]},
        {"scores": ([None], "score"), "goals": ([], "no goal")},
    ),
    Case(objectives.score_colour, {"score": Fraction(1, 2)}, {"score": (None, "score")}),
    Case(
        objectives.score_said,
        {"score": Fraction(1, 2), "ambition": "committed"},
        {"score": (None, "score"), "ambition": (None, "ambition")},
    ),
    Case(objectives.too_easy, {"scores": [1, 1]}, {"scores": ([None], "score")}),
    Case(objectives.line_of_sight, {"serves": [True]}, {"serves": ([], "active")}),
    Case(
        cadence.call_cadence,
        {"periods": [(date(2026, 7, 1), date(2026, 10, 1))], "held": [], "since": date(2026, 1, 1), "as_of": DAY},
        {"periods": ([], "period"), "since": (None, "since")},
    ),
    Case(
        promises.promise_keeping,
        {"mine": [promises.Promise(DAY, "done", DAY)], "as_of": DAY},
        {"mine": ([], "promise"), "due": ([promises.Promise(None, "open")], "due date")},
    ),
    Case(
        readiness.readiness,
        {
            "headline": "",
            "asks": [],
            "unraised_high": [],
            "goals": [],
            "highlights": 3,
            "lint_hits": [],
            "as_of": DAY,
        },
        {"highlights": (None, "highlights")},
    ),
    Case(
        s.surprise_risk,
        {"found": DAY, "severity": "high", "state": "open", "as_of": DAY},
        {"found": (None, "found"), "severity": (None, "severity"), "state": (None, "state")},
    ),
    Case(
        s.lead_days,
        {"impact_date": DUE, "raised_on": DAY},
        {"impact_date": (None, "impact date"), "raised_on": (None, "raised date")},
    ),
    Case(
        s.raising_lead_time,
        {"raised": [(DUE, DAY)], "as_of": DAY},
        {"raised": ([], "raised"), "impact": ([(None, DAY)], "impact date")},
    ),
    Case(
        feedback.side_coverage,
        {"items": [HEARD], "sides": ("peer",), "as_of": DAY},
        {"sides": ((), "sides")},
    ),
    Case(
        feedback.givers,
        {"items": [HEARD], "as_of": DAY},
        {"items": ([], "giver"), "giver": ([HEARD._replace(giver=None)], "giver")},
    ),
    Case(feedback.recency, {"items": [HEARD], "due_after": 90, "as_of": DAY}, {"items": ([], "feedback")}),
    Case(
        feedback.loop_closure,
        {"items": [HEARD], "as_of": DAY},
        {"items": ([HEARD._replace(state="received")], "asks for an answer")},
    ),
    Case(
        feedback.themes,
        {"items": [HEARD], "as_of": DAY},
        {"items": ([HEARD._replace(themes=())], "theme"), "giver": ([HEARD._replace(giver=None)], "giver")},
    ),
    *PITCH_CASES,
    Case(
        autonomy.autonomy_gap,
        {"wanted": "advise", "granted": "consult"},
        {"wanted": (None, "wanted"), "granted": (None, "granted")},
    ),
    Case(
        autonomy.freedom_unused,
        {"granted": "consult", "practised": "agree"},
        {"granted": (None, "granted"), "practised": (None, "practised")},
    ),
    Case(
        autonomy.autonomy_change,
        {"readings": [(date(2026, 7, 1), "tell")], "period_first": date(2026, 10, 1), "as_of": DAY},
        {"readings": ([], "granted"), "before": ([(DAY, "tell")], "end of the last period")},
    ),
    Case(
        autonomy.raise_by_one,
        {"granted": "consult", "wanted": "advise"},
        {"granted": (None, "granted"), "wanted": (None, "wanted")},
    ),
    Case(
        role.share_outside,
        {"duties": WEEK},
        {"duties": ([role.DutyTime("jd", 0, 100)], "hours"), "source": ([role.DutyTime(None, 8)], "source")},
    ),
    Case(role.actual_percent, {"hours": 8, "all_hours": 40}, {"all_hours": (None, "hours")}),
    Case(
        role.duty_variance,
        {"duty": WEEK[0], "all_hours": 40},
        {"duty": (role.DutyTime("jd", 8), "share"), "all_hours": (None, "hours")},
    ),
    Case(
        role.role_drift,
        {"duties": WEEK},
        {"duties": ([role.DutyTime("jd", 8)], "share"), "hours": ([role.DutyTime("jd", 0, 100)], "hours")},
    ),
    Case(role.expectation_mismatch, {"views": [("keep", "more")]}, {"views": ([("keep", None)], "views")}),
    Case(role.without_hours, {"duties": WEEK}, {"duties": ([], "hours")}),
    Case(
        role.clarity_index,
        {"answers": dict.fromkeys(role.CLARITY, 4)},
        {name: ({**dict.fromkeys(role.CLARITY, 4), name: None}, name.replace("_", " ")) for name in role.CLARITY}
        | {"answers": ({}, "authority, goals, time split, responsibilities, expected, judged")},
    ),
    Case(
        role.clarity_trend,
        {"pulses": [(DAY, Fraction(1, 2)), (DAY, Fraction(1))], "as_of": DAY},
        {"pulses": ([], "pulses")},
    ),
    Case(
        ratings.normalised,
        {"rating": 4, "levels": 5},
        {"rating": (None, "rating"), "levels": (None, "scale")},
    ),
    Case(
        ratings.alignment_gap,
        {"own": 4, "client": 3, "levels": 5, "client_levels": 4},
        {
            "own": (None, "your own"),
            "client": (None, "client's rating"),
            "levels": (None, "scale"),
            "client_levels": (None, "scale"),
        },
    ),
    Case(
        ratings.surprise,
        {"predicted": 4, "client": 3, "levels": 5, "client_levels": 5},
        {
            "predicted": (None, "predicted"),
            "client": (None, "client's rating"),
            "levels": (None, "scale"),
            "client_levels": (None, "scale"),
        },
    ),
    Case(ratings.surprise_trend, {"surprises": [(DAY, Fraction(1))], "as_of": DAY}, {"surprises": ([], "surprise")}),
    Case(ratings.duplication_rate, {"reviews": [("yes", True)]}, {"reviews": ([], "review")}),
]
CASES += [
    Case(stories.setup_share, {"parts": {"action": "Asked"}}, {"parts": ({"action": ""}, "words")}),
    Case(
        stories.promotion_coverage,
        {"competences": [stories.Competence("a", "senior"), stories.Competence("b", "staff")], "level": "staff"},
        {"competences": ([], "competency"), "level": (None, "target level")},
    ),
]
LACKING = [(case, name) for case in CASES for name in case.without]

# Answers that are never unknown: counts of what is there, and the rules that choose words or months.
ALWAYS_A_VALUE = {
    "strength",
    "highlight",
    "slips",
    "their_promises",
    "one_currency",
    "hours_of_time",
    "horizon",
    "warnings",
    "pitch_value",
    "largest_differences",
    "total_variation",
    "track_record",
    "story_shape",
    "story_coverage",
    "previous_managers",
}

# Required, and never unknown: the day and the period asked about, a limit, and what none of is an answer.
KNOWN = {"as_of", "first", "end", "period_first", "due_after"}
NONE_IS_AN_ANSWER = {
    "call_cadence": {"held"},
    "side_coverage": {"items"},
    "readiness": {"headline", "asks", "unraised_high", "goals", "lint_hits"},
    "actual_percent": {"hours"},
    "months_with_evidence": {"realised"},
    "roi_realised_percent": {"realised"},  # R37: a month without a record counts 0
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule.__name__)
def test_with_every_input_the_rule_has_a_value(case: Case) -> None:
    assert not isinstance(case.rule(**case.inputs), NotAvailable)


@pytest.mark.parametrize(("case", "name"), LACKING, ids=[f"{case.rule.__name__}-{name}" for case, name in LACKING])
def test_without_an_input_the_rule_is_not_available_and_names_it(case: Case, name: str) -> None:
    unknown, word = case.without[name]
    replaced = name if name in case.inputs else next(iter(case.inputs))
    got = case.rule(**{**case.inputs, replaced: unknown})
    assert isinstance(got, NotAvailable)
    assert word in got.reason


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule.__name__)
def test_every_required_input_is_taken_away_once(case: Case) -> None:
    signature = inspect.signature(case.rule)
    named = [each.name for each in signature.parameters.values() if each.kind is not each.VAR_KEYWORD]
    required = {name for name in named if signature.parameters[name].default is inspect.Parameter.empty}
    assert required - KNOWN - NONE_IS_AN_ANSWER.get(case.rule.__name__, set()) <= set(case.without)


def test_every_rule_of_the_table_is_asked() -> None:
    modules = {
        "autonomy",
        "freshness",
        "progress",
        "cadence",
        "feedback",
        "promises",
        "readiness",
        "surprises",
        "strength",
        "role",
        "ratings",
        "stories",
        "objectives",
        "track",
    }
    mine = {rule.function for rule in RULES if rule.module in modules or rule.module.startswith("pitch")}
    assert {case.rule.__name__ for case in CASES} - {"cost_of", "benefit_of"} == mine - ALWAYS_A_VALUE
