"""The settings of the book: what changes a document, each with its default, in the order `config list` prints them."""

from typing import Any, NamedTuple


class Setting(NamedTuple):
    """One setting: its type (line, whole, number, choice, lines, flag), its default, what it does, allowed words."""

    type: str
    default: Any
    line: str
    choices: tuple[str, ...] = ()


SETTINGS_UID = "00000000-0000-7000-8000-000000000001"
"""The one record that holds the settings; fixed, so that two copies of a book agree on it."""

SETTINGS: dict[str, Setting] = {
    "name": Setting("line", None, "Your name, as your documents print it"),
    "fiscal_year_start_month": Setting("whole", 1, "The month in which your work year begins, 1 to 12"),
    "fy_label": Setting("choice", "end", "Which year names a fiscal year", ("end", "start", "span")),
    "currency": Setting("line", None, "The currency of an amount typed without one, such as EUR"),
    "decimal": Setting("choice", None, "What 4,500 means: point (4500) or comma (4.5)", ("point", "comma")),
    "date_order": Setting("choice", None, "What 1/2/26 means", ("dmy", "mdy", "ymd")),
    "impact_visibility": Setting("choice", "client", "Who may see a new win", ("private", "client", "public")),
    "sides": Setting(
        "lines", ("self", "manager", "peer", "direct-report", "customer"), "The sides you can hear feedback from"
    ),
    "language": Setting("line", "en", "The language of the trait word list"),
    "trait_words": Setting("lines", (), "More words that speak of a person; -word: it does not; de:word: in German"),
    "identifier_patterns": Setting("lines", (), "More patterns that may identify somebody, as NAME=REGEX"),
    "stale_days": Setting("whole", 14, "A journal without a win for so many days is called stale (R2)"),
    "skew_warn": Setting("number", "0.5", "Highlights from the last third above this share warn (R4)"),
    "highlight_strength": Setting("whole", 2, "How many of the five signs of strength a highlight has (R3)"),
    "amber_from": Setting("number", "0.4", "Below this score a goal or an objective is red (R7)"),
    "green_from": Setting("number", "0.7", "At or above this score a goal or an objective is green (R7)"),
    "easy_goals": Setting("whole", 2, "So many aspirational goals, all at 1.0, may have been too easy (R7)"),
    "on_track_pace": Setting("number", "-0.10", "At or above this pace a goal is suggested on track (R8)"),
    "at_risk_pace": Setting("number", "-0.25", "At or above this pace a goal is suggested at risk (R8)"),
    "review_ratio": Setting("number", "1.10", "At or above this ratio a review is asked for (R15)"),
    "aligned_below": Setting("number", "0.5", "Ratings less than so many steps apart are aligned (R13)"),
    "discuss_below": Setting("number", "1.5", "Ratings less than so many steps apart are worth a talk (R13)"),
    "scales": Setting("lines", (), "Your own rating scales, as NAME=LABEL,LABEL from the lowest up"),
    "fewest_givers": Setting("whole", 7, "Fewer people than this are few for a round view (R21)"),
    "most_givers": Setting("whole", 15, "More people than this are more than a round view needs (R21)"),
    "theme_givers": Setting("whole", 2, "So many people make a theme of what they say, two or more (R24)"),
    "feedback_client_days": Setting("whole", 30, "Your client is asked again after so many days (R22)"),
    "feedback_others_days": Setting("whole", 90, "Everybody else is asked again after so many days (R22)"),
    "raise_high_days": Setting("whole", 2, "How long a high challenge may stay untold (R28)"),
    "raise_medium_days": Setting("whole", 7, "How long a medium challenge may stay untold (R28)"),
    "raise_low_days": Setting("whole", 30, "How long a low challenge may stay untold (R28)"),
    "raise_before_days": Setting("whole", 14, "A challenge this near its impact date is raised now (R28)"),
    "unchecked_days": Setting("whole", 14, "A goal without a check for so many days is asked about (R27)"),
    "few_highlights": Setting("whole", 3, "Fewer highlights than this are missing from a page (R27)"),
    "record_days": Setting("whole", 1, "A check-in held so many days ago should be on record"),
    "trial_days": Setting("whole", 70, "For how many days a trial of more freedom is proposed (R38)"),
    "story_words": Setting("whole", 300, "A story with more words than this is too long to tell (R44)"),
    "story_setup_share": Setting("number", "0.35", "Situation and task take at most this share of a story (R44)"),
    "stories_per_theme": Setting("whole", 2, "So many complete stories of each required theme (R44)"),
    "target_level": Setting("line", None, "The level of the ladder that you are going for (R45)"),
    "evidence_items": Setting("whole", 2, "So many items of evidence make a competency covered (R45)"),
    "evidence_periods": Setting("whole", 2, "So many periods the evidence of a competency lies in (R45)"),
    "role_weeks": Setting("whole", 3, "Fewer sampled weeks than this may not be typical (R40)"),
    "recheck_need_days": Setting("whole", 90, "A need heard longer ago than this is worth asking again"),
}


def setting(body: dict[str, Any], name: str) -> Any:
    """Return a setting's value from the folded settings body, or its default; KeyError for an unknown name."""
    value = body.get(name)
    if value is None:
        return SETTINGS[name].default
    return tuple(value) if isinstance(value, dict) else value
