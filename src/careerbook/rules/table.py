"""The rules in order: number, name, where the function lives and what it answers.

The reference page is made from this table and the functions' docstrings, and a test holds both together. A rule has
one row for each function that answers a question of its own.
"""

from typing import Final, NamedTuple


class Rule(NamedTuple):
    """One row: `number` as in `R5`, `module` inside `careerbook.rules`, and one line for people."""

    number: str
    name: str
    module: str
    function: str
    line: str


RULES: Final[tuple[Rule, ...]] = (
    Rule("R1", "period", "periods", "quarter_of", "The quarter, or the period of the custom table, that holds a day."),
    Rule("R2", "log freshness", "freshness", "log_freshness", "Days since the last impact, leave not counted."),
    Rule("R3", "evidence strength", "strength", "strength", "Which of five parts make an impact strong."),
    Rule("R3", "highlight", "strength", "highlight", "Strong enough, and visible to the reader."),
    Rule("R4", "recency skew", "freshness", "recency_skew", "How much of a period's highlights lie in its end."),
    Rule("R5", "current value", "progress", "current_value", "The newest check by the day asked about."),
    Rule("R5", "progress", "progress", "progress", "How far the metric has come from start to target."),
    Rule("R5", "progress in steps", "progress", "step_progress", "How many of the steps are done."),
    Rule("R6", "objective score", "objectives", "objective_score", "The mean score of the goals that serve it."),
    Rule("R7", "score colour", "objectives", "score_colour", "Red, amber or green."),
    Rule("R7", "score", "objectives", "score_said", "Where a score lies against what its ambition expects."),
    Rule("R7", "too easy", "objectives", "too_easy", "Whether aspirational goals always come out at 1.0."),
    Rule("R8", "expected progress", "progress", "expected_progress", "How much of the goal's time has passed."),
    Rule("R8", "pace", "progress", "pace", "Progress against the calendar, and the status it suggests."),
    Rule("R9", "prorated target", "progress", "prorated_target", "The target for the days at work."),
    Rule("R10", "line of sight", "objectives", "line_of_sight", "Active goals that serve an objective."),
    Rule("R11", "slip", "progress", "slip_days", "Days between the due date and the first one agreed."),
    Rule("R11", "slips", "progress", "slips", "How often the due date was moved."),
    Rule("R11", "on time", "progress", "on_time", "Share of goals closed by their due date."),
    Rule("R11", "track record", "track", "track_record", "Goals set, done, partly done and missed in a period."),
    Rule("R12", "normalised rating", "ratings", "normalised", "Where on its scale a rating stands, 0 to 1."),
    Rule("R13", "alignment gap", "ratings", "alignment_gap", "How far my rating and the client's are apart."),
    Rule("R14", "surprise", "ratings", "surprise", "What I heard against what I expected to hear."),
    Rule("R14", "surprise trend", "ratings", "surprise_trend", "The size of it over the last four periods."),
    Rule("R15", "over-delivery", "progress", "over_delivery", "What was delivered against what was expected."),
    Rule(
        "R15", "over-delivery in time", "progress", "over_delivery_in_time", "The same in days, for done or not done."
    ),
    Rule("R16", "duplication rate", "ratings", "duplication_rate", "What went better than planned and is used again."),
    Rule("R20", "coverage", "feedback", "side_coverage", "Sides heard in twelve months of those that apply."),
    Rule("R21", "givers", "feedback", "givers", "How many people spoke, and the largest giver's share."),
    Rule("R21", "previous manager", "feedback", "previous_managers", "Who was my manager lately and still counts."),
    Rule("R22", "recency of feedback", "feedback", "recency", "Days since one side or client last said something."),
    Rule("R23", "loop closure", "feedback", "loop_closure", "What was closed of what asks for an answer."),
    Rule("R24", "themes", "feedback", "themes", "What at least two people said about the work."),
    Rule("R25", "call cadence", "cadence", "call_cadence", "Periods in which a call was held."),
    Rule("R26", "promise keeping", "promises", "promise_keeping", "My commitments kept of those due so far."),
    Rule("R26", "their promises", "promises", "their_promises", "The client's, as two counts and no score."),
    Rule("R27", "readiness", "readiness", "readiness", "What is still missing before a call."),
    Rule("R28", "surprise risk", "surprises", "surprise_risk", "What the client must hear now, soon or later."),
    Rule("R29", "lead days", "surprises", "lead_days", "Days between telling and impact, one challenge."),
    Rule("R29", "raising lead time", "surprises", "raising_lead_time", "The median of those days."),
    Rule("R30", "one currency", "pitch_cost", "one_currency", "The code that all amounts share, or not comparable."),
    Rule("R30", "cost by kind", "pitch_cost", "cost_flow", "One-off and monthly costs, time counted once."),
    Rule("R30", "total cost", "pitch_cost", "total_cost", "What a pitch costs over its horizon."),
    Rule("R30", "hours of time", "pitch_cost", "hours_of_time", "The hours that the costs hold."),
    Rule("R30", "pitch value", "pitch_value", "pitch_value", "All planned numbers of a pitch, R30 to R36, at once."),
    Rule("R30", "warnings", "pitch_value", "warnings", "What to say beside the numbers of a pitch."),
    Rule("R31", "adjusted benefit", "pitch_value", "adjusted_benefit", "One benefit a month, counted cautiously."),
    Rule("R31", "benefit a month", "pitch_value", "benefit_per_month", "All benefits of a full month, cautiously."),
    Rule("R32", "horizon", "pitch_cost", "horizon", "The months over which benefits count."),
    Rule("R32", "benefit over the horizon", "pitch_value", "benefit_over_horizon", "What a pitch brings in that time."),
    Rule("R33", "ROI", "pitch_value", "roi_percent", "Gain in percent of the cost."),
    Rule("R34", "benefit-cost ratio", "pitch_value", "benefit_cost_ratio", "Benefits for each unit of cost."),
    Rule("R35", "payback", "pitch_value", "payback_months", "Months until it has paid for itself."),
    Rule("R36", "break-even", "pitch_value", "break_even", "The benefit a month at which it just pays."),
    Rule("R36", "break-even in hours", "pitch_value", "break_even_hours", "The hours a month at which it just pays."),
    Rule(
        "R37", "months with evidence", "pitch_realised", "months_with_evidence", "Months since funding with a record."
    ),
    Rule("R37", "realisation", "pitch_realised", "realisation", "What came of what was planned."),
    Rule("R37", "ROI realised", "pitch_realised", "roi_realised_percent", "Gain so far in percent of the cost."),
    Rule("R37", "returned", "pitch_realised", "returned", "Whether it came back, partly or not at all."),
    Rule("R38", "autonomy gap", "autonomy", "autonomy_gap", "How much more freedom is wanted than was granted."),
    Rule("R38", "freedom unused", "autonomy", "freedom_unused", "Freedom granted and not used, or taken without."),
    Rule("R38", "autonomy change", "autonomy", "autonomy_change", "How that moved since the last period."),
    Rule("R38", "raise by one", "autonomy", "raise_by_one", "The next level to ask for, and whether it is done."),
    Rule("R39", "share outside", "role", "share_outside", "Hours on work that nobody wrote down, of all hours."),
    Rule("R40", "actual share", "role", "actual_percent", "What part of the sampled hours one duty took."),
    Rule("R40", "duty variance", "role", "duty_variance", "More or less time than the description says, in points."),
    Rule("R40", "agenda", "role", "largest_differences", "The five largest differences, to talk about first."),
    Rule("R41", "role drift", "role", "role_drift", "How far the actual week is from the described one."),
    Rule("R41", "total variation", "role", "total_variation", "How far two splits of a hundred are apart."),
    Rule("R42", "expectation mismatch", "role", "expectation_mismatch", "Duties that the two of you see differently."),
    Rule("R42", "described, without hours", "role", "without_hours", "Duties of the description that took no hour."),
    Rule("R43", "clarity index", "role", "clarity_index", "How clear the role is; private, read as a trend."),
    Rule("R43", "clarity trend", "role", "clarity_trend", "How that moved between the last two pulses."),
    Rule("R44", "share of the beginning", "stories", "setup_share", "How much of a story is situation and task."),
    Rule("R44", "shape of a story", "stories", "story_shape", "What a story lacks, how long it is to tell."),
    Rule("R44", "story coverage", "stories", "story_coverage", "Complete stories of each theme that is wanted."),
    Rule("R45", "promotion coverage", "stories", "promotion_coverage", "Competencies of a level with enough proof."),
)
