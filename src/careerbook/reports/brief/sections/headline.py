"""Section 1: the quarter in two sentences, mine when they are written, else drafted from what stands below."""

from collections.abc import Sequence
from typing import NamedTuple

from careerbook.reports.brief.asked import Given
from careerbook.reports.brief.sections.results import Theme
from careerbook.reports.brief.wording import clause, is_quarter, one_line
from careerbook.reports.standing import GoalStanding
from careerbook.rules.audience import Shared

NOTHING_QUARTER = "Nothing is written down for this quarter yet."
NOTHING = "Nothing is written down for this period yet."
RESULT, BUT = "Result: ", "But: "
WORST = ("missed", "off-track", "blocked", "at-risk", "partly-done")
"""What makes an honest "but", the worst first; a goal that is on track makes none."""


class Headline(NamedTuple):
    """The two sentences; drafted: which halves the program wrote (`result`, `but`), or `nothing`; of: their records."""

    text: str
    drafted: tuple[str, ...]
    of: tuple[Shared, ...] = ()


def headline(given: Given, found: Sequence[Theme]) -> Headline:
    """Return the call's headline, else "Result: … But: …" with a half left out that has no record."""
    written = given.meeting.headline if given.meeting else None
    if written and written.strip() and given.meeting:
        return Headline(one_line(written), (), (given.meeting,))
    top = max((theme.impacts[0] for theme in found), key=lambda i: _strongest(found, i), default=None)
    trouble = worst(list(given.standings.values()))
    said, drafted, of = [], [], []
    if top is not None:
        text = clause(top.text)
        said.append(f"{RESULT}{text if text.endswith(('?', '!')) else f'{text}.'}")
        drafted.append("result")
        of.append(top)
    if trouble is not None:
        said.append(f"{BUT}{clause(trouble.goal.title)} is {standing_word(trouble)}.")
        drafted.append("but")
        of += [goal for goal in given.goals if goal.uid == trouble.goal.uid]
    nothing = NOTHING_QUARTER if is_quarter(given.ask.period.label) else NOTHING
    return Headline(" ".join(said) or nothing, tuple(drafted) or ("nothing",), tuple(of))


def _strongest(found: Sequence[Theme], impact: Shared) -> tuple[int, object, int]:
    score = max(theme.score for theme in found if theme.impacts[0].uid == impact.uid)
    return score, impact.on, -impact.number  # of equals the one that section 3 tells first


def worst(standings: Sequence[GoalStanding]) -> GoalStanding | None:
    """Return the goal that stands worst, the one due first of several; None when none is in trouble."""
    troubled = [standing for standing in standings if trouble_of(standing) in WORST]
    return min(
        troubled,
        key=lambda s: (WORST.index(trouble_of(s)), s.goal.due is None, s.goal.due or s.goal.on, s.goal.number),
        default=None,
    )


def trouble_of(standing: GoalStanding) -> str:
    """Return how a goal stands as one word of the book: its state, or for an active one the person's own status."""
    return standing.goal.state if standing.goal.state != "active" else standing.status or ""


def standing_word(standing: GoalStanding) -> str:
    """Return the same as it is printed: `at risk`."""
    return trouble_of(standing).replace("-", " ")
