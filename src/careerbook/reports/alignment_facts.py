"""Reads objectives, the goals that serve them and the questions about them, and works out what follows."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from careerbook.records.entry import Entry
from careerbook.reports.alignment_data import Alignment, Asking, GoalOn, Target
from careerbook.reports.ask import Ask
from careerbook.reports.brief.sections.questions import unasked
from careerbook.reports.standing import CLOSED, GoalStanding, cut, goal_standings
from careerbook.reports.wording import STATUS_WORDS
from careerbook.rules.kept_period import read_kept
from careerbook.rules.objectives import (
    ObjectiveScore,
    ScoreSaid,
    Sight,
    branches,
    line_of_sight,
    objective_score,
    score_colour,
    score_said,
    too_easy,
    without_part,
)
from careerbook.rules.periods import Period, quarter_of
from careerbook.rules.reading import Reader
from careerbook.rules.value import NotAvailable

LEVELS = ("organisation", "division", "department", "team")
UNDER_WAY = ("active", "blocked")
WAITING = ("planned", "deferred")
"""The states of a goal that is meant, but not under way: it is drawn, and has no score."""


def alignment_facts(reader: Reader, ask: Ask) -> Alignment:
    """Return everything that the page says, without the reasons."""
    period = ask.period or quarter_of(reader.as_of, reader.calendar)
    goals = goal_standings(reader, reader.entries("goal", states=(*UNDER_WAY, *WAITING, *CLOSED)))
    on: dict[str, list[GoalStanding]] = {}
    for standing in goals:
        on.setdefault(str(standing.goal.serves or ""), []).append(standing)
    everything = {entry.uid: entry for entry in reader.entries("objective")}
    shown = _shown(reader, everything, on, period)
    tree = branches({uid: entry.part_of for uid, entry in shown.items()})
    apart = without_part(tree, [uid for uid in shown if on.get(uid)])
    active = [standing for standing in goals if standing.goal.state == "active"]
    sight = line_of_sight([standing.goal.serves in everything for standing in active])
    ambitious = [s.score for s in goals if s.goal.state in CLOSED and s.goal.ambition == "aspirational"]
    asked = _questions(reader, shown)
    return Alignment(
        as_of=reader.as_of,
        period=period.label,
        spoken=period.spoken(),
        objectives=tuple(
            _target(reader, shown[branch.uid], branch.depth, on.get(branch.uid, ()), branch.uid not in apart)
            for branch in tree
        ),
        earlier=len(everything) - len(shown),
        share=sight.share if isinstance(sight, Sight) else sight,
        serving=sight.serving if isinstance(sight, Sight) else 0,
        active=sight.active if isinstance(sight, Sight) else 0,
        orphans=tuple(_goal_on(reader, s) for s in active if s.goal.serves not in everything),
        apart=tuple(shown[uid].ref for uid in apart),
        unasked=tuple(question for question in asked if question.asked_on is None),
        unanswered=tuple(question for question in asked if question.asked_on is not None),
        too_easy=too_easy(ambitious, at_least=int(reader.setting("easy_goals"))),
        aspirational=sum(isinstance(score, Fraction) for score in ambitious),
        why=(),
    )


def _shown(
    reader: Reader, everything: Mapping[str, Entry], on: Mapping[str, Sequence[GoalStanding]], period: Period
) -> dict[str, Entry]:
    """Return the objectives of the period, those that open goals serve, and all that stands above them."""
    wanted: set[str] = set()
    for uid, entry in everything.items():
        served = any(standing.goal.state in (*UNDER_WAY, *WAITING) for standing in on.get(uid, ()))
        above = uid if served or _of(reader, entry, period) else ""
        while above in everything and above not in wanted:
            wanted.add(above)
            above = str(everything[above].part_of or "")
    order = {level: place for place, level in enumerate(LEVELS)}
    found = [everything[uid] for uid in wanted]
    found.sort(key=lambda entry: (order.get(entry.level or "", len(order)), entry.number))
    return {entry.uid: entry for entry in found}


def _of(reader: Reader, entry: Entry, period: Period) -> bool:
    """Tell whether an objective is for a period: it names none, or one that has a day in common with it."""
    if not entry.period:
        return True
    named = read_kept(entry.period, reader.calendar)
    return named.first < period.end and period.first < named.end


def _target(reader: Reader, entry: Entry, depth: int, on: Sequence[GoalStanding], mine: bool) -> Target:
    begun = [standing.score for standing in on if standing.goal.state not in WAITING]
    scored = objective_score(begun)
    score = scored.score if isinstance(scored, ObjectiveScore) else scored
    colour = score_colour(score, amber_from=cut(reader, "amber_from"), green_from=cut(reader, "green_from"))
    return Target(
        ref=entry.ref,
        text=entry.text,
        level=entry.level,
        depth=depth,
        score=score,
        scored=scored.scored if isinstance(scored, ObjectiveScore) else 0,
        unscored=scored.unscored if isinstance(scored, ObjectiveScore) else len(begun),
        colour=str(colour or ""),
        mine=mine,
        source=str(entry.confidence_in_source or ""),
        goals=tuple(_goal_on(reader, standing) for standing in on),
    )


def _goal_on(reader: Reader, standing: GoalStanding) -> GoalOn:
    goal = standing.goal
    score = NotAvailable(f"the goal is {goal.state}") if goal.state in WAITING else standing.score
    said = score_said(
        score,
        goal.get("ambition"),
        amber_from=cut(reader, "amber_from"),
        green_from=cut(reader, "green_from"),
    )
    return GoalOn(
        ref=goal.ref,
        title=goal.title,
        ambition=str(goal.get("ambition")),
        state=goal.state,
        stands=STATUS_WORDS.get(standing.word, standing.word),
        closed_on=standing.closed_on,
        score=score,
        colour=said.colour if isinstance(said, ScoreSaid) else "",
        beside=said.beside if isinstance(said, ScoreSaid) else "",
        my_part=str(goal.my_part or ""),
        skills=tuple(goal.skills),
    )


def _questions(reader: Reader, shown: Mapping[str, Entry]) -> list[Asking]:
    """Return the questions about these objectives that have no answer, the oldest first."""
    found = reader.entries("question", parents=list(shown)) if shown else []
    open_ = sorted((question for question in found if not question.answer), key=lambda question: question.number)
    people = reader.by_uid([question.asked_of for question in open_ if question.asked_of])
    return [
        Asking(
            ref=question.ref,
            text=question.text,
            objective=shown[str(question.parent)].text,
            asked_of=people[question.asked_of].title if question.asked_of in people else "",
            asked_on=None if unasked(question, reader.as_of) else question.asked_on,
        )
        for question in open_
    ]
