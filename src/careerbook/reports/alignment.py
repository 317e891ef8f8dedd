"""What my goals are for: the tree of objectives with my goals on it, and what hangs on nothing (R6, R7, R10)."""

from fractions import Fraction

from careerbook.document import (
    LINE,
    Block,
    Document,
    Heading,
    Inline,
    Items,
    Node,
    Paragraph,
    Span,
    Tree,
    command,
    good,
    inline,
    lined,
    quiet,
    strong,
)
from careerbook.document import bad as red
from careerbook.document import warn as caution
from careerbook.reports.alignment_data import Alignment, Asking, GoalOn, Target
from careerbook.reports.alignment_facts import alignment_facts
from careerbook.reports.ask import Ask, Because, settings_used, why_blocks
from careerbook.reports.brief.wording import joined
from careerbook.reports.wording import counted, ended, fixed, objective_words, percent
from careerbook.rules.dates import short
from careerbook.rules.reading import Reader
from careerbook.rules.value import NotAvailable

MOST = 5
"""Lines of a list; the others are counted."""


def build(reader: Reader, ask: Ask) -> Alignment:
    """Return the objectives of a period with the goals that serve them, and the goals that serve none."""
    data = alignment_facts(reader, ask)
    return data.model_copy(update={"why": _why(reader, data)}) if ask.why else data


def _why(reader: Reader, data: Alignment) -> tuple[Because, ...]:
    means = "; ".join(
        f"{objective_words(row.text, row.level)} ({' + '.join(_score(goal.score) for goal in _scored(row))})"
        f" / {row.scored} = {_score(row.score)}"
        for row in data.objectives
        if row.scored
    )
    closed = counted(data.aspirational, "aspirational goal")
    return (
        Because(
            rule="R6",
            formula="The mean score of the goals that serve an objective, each with equal weight; one without a score"
            " is left out and is not 0",
            inputs=f"{means or 'No goal that serves an objective has a score'}.",
        ),
        Because(
            rule="R7",
            formula="Red, amber or green by the score. A committed goal expects 1.00, for an aspirational one 0.60 to"
            " 0.70 is the sweet spot; every aspirational one at 1.00 says that targets may be too easy",
            inputs=f"{closed} closed with a score.",
            settings=settings_used(reader, "amber_from", "green_from", "easy_goals"),
        ),
        Because(
            rule="R10",
            formula="Active goals that serve an objective, divided by active goals",
            inputs=f"{data.serving} of {data.active}.",
        ),
    )


def _scored(row: Target) -> list[GoalOn]:
    return [goal for goal in row.goals if isinstance(goal.score, Fraction)]


# --- words -----------------------------------------------------------------------------------------------------------


def layout(data: Alignment) -> Document:
    """Return the page: the share, the tree, what hangs on nothing, what to ask."""
    blocks: list[Block] = [Paragraph(_head(data))]
    if data.objectives:
        blocks.append(Tree(tuple(node for row in data.objectives for node in _nodes(row, data))))
        blocks += _remarks(data)
        blocks += _orphans(data)
    blocks += _asking(data)
    blocks += why_blocks(data.why)
    return Document(f"Line of sight · {data.period}", tuple(blocks), "me")


def _head(data: Alignment) -> Inline:
    if not data.objectives:
        return inline(
            f"{data.spoken} · no objective of the organisation is written down for this period. ",
            command('careerbook objective add "Faster decisions" --level division'),
        )
    if isinstance(data.share, NotAvailable):
        return inline(f"{data.spoken} · {data.share.reason}")
    serve = "serves" if 1 in (data.serving, data.active) else "serve"
    goals = counted(data.active, "active goal")
    return inline(f"{data.spoken} · {data.serving} of {goals} {serve} an objective ({percent(data.share)})")


def _nodes(row: Target, data: Alignment) -> list[Node]:
    """Return an objective, and under it the goals that serve it."""
    guess = " · guessed" if row.source == "guessed" else ""
    nodes = [Node(row.depth, inline(strong(objective_words(row.text, row.level)), guess), _stands(row))]
    for goal in row.goals:
        part = (LINE, quiet(f"my part: {goal.my_part}")) if goal.my_part else ()
        nodes.append(Node(row.depth + 1, inline(f"{goal.ref} {goal.title}", part), _goal_stands(goal, data)))
    return nodes


def _stands(row: Target) -> Inline:
    """Say the score of an objective in figures and in its colour word, or why there is none."""
    if isinstance(row.score, Fraction):
        missing = f", {counted(row.unscored, 'goal')} without a score" if row.unscored else ""
        return inline(_coloured(f"{_score(row.score)} {row.colour}", row.colour), missing)
    if row.unscored:
        return inline("no score yet")
    if row.goals:
        return inline("not under way yet")
    return inline("through what is below it" if row.mine else quiet("no part of mine"))


def _goal_stands(goal: GoalOn, data: Alignment) -> Inline:
    stands = f"{goal.stands} {short(goal.closed_on, data.as_of)}" if goal.closed_on else goal.stands
    sweet = {"in": "in its sweet spot", "below": "below its sweet spot", "above": "above its sweet spot"}
    said = [stands, sweet.get(goal.beside, "") if goal.closed_on else ""]
    if goal.state in ("planned", "deferred"):
        return inline(goal.state)
    score = _coloured(_score(goal.score), goal.colour) if isinstance(goal.score, Fraction) else Span("no figure yet")
    return inline(score, "".join(f" · {part}" for part in said if part))


def _coloured(text: str, colour: str) -> Span:
    return {"red": red, "amber": caution, "green": good}[colour](text)


def _score(score: Fraction | NotAvailable) -> str:
    return fixed(score, 2) if isinstance(score, Fraction) else "n/a"


def _remarks(data: Alignment) -> list[Block]:
    """Say what the tree does not: what I have no part in, what was guessed, what was too easy, what is not drawn."""
    texts = {row.ref: objective_words(row.text, row.level) for row in data.objectives}
    guessed = [texts[row.ref] for row in data.objectives if row.source == "guessed"]
    lines = []
    if data.apart:
        lines.append(inline(f"You have no part in: {joined([texts[ref] for ref in data.apart])}."))
    if guessed:
        lines.append(inline(f"Guessed, so ask first: {joined(guessed)}."))
    if data.too_easy is True:
        closed = counted(data.aspirational, "closed aspirational goal")
        lines.append(inline(caution(f"Targets may be too easy: {closed}, every one at 1.00.")))
    if data.earlier:
        lines.append(inline(quiet(f"{counted(data.earlier, 'objective')} of other periods not drawn.")))
    return [Paragraph(lined(lines))] if lines else []


def _orphans(data: Alignment) -> list[Block]:
    if not data.orphans:
        return []
    items = []
    for goal in data.orphans[:MOST]:
        skill = f", builds {joined(list(goal.skills))}" if goal.skills else ""
        number = goal.ref.rpartition("-")[2]
        items.append(
            inline(f"{goal.ref} {goal.title}{skill}: ", command(f"careerbook goal edit {number} --serves OBJECTIVE"))
        )
    blocks: list[Block] = [Heading(2, "Goals that serve no objective"), Items(tuple(items))]
    if len(data.orphans) > MOST:
        blocks.append(Paragraph(inline(f"And {len(data.orphans) - MOST} more.")))
    return blocks


def _asking(data: Alignment) -> list[Block]:
    blocks: list[Block] = []
    if data.unasked:
        items = tuple(_question(row, f"of {row.asked_of}" if row.asked_of else "") for row in data.unasked)
        number = data.unasked[0].ref.rpartition("-")[2]
        blocks += [Heading(2, "Not asked yet"), Items(items)]
        blocks.append(Paragraph(inline("Afterwards: ", command(f"careerbook objective answer {number} TEXT"))))
    if data.unanswered:
        items = tuple(
            _question(row, f"asked {short(row.asked_on, data.as_of)}" if row.asked_on else "")
            for row in data.unanswered
        )
        blocks += [Heading(2, "Asked, and no answer yet"), Items(items)]
    return blocks


def _question(row: Asking, tail: str) -> Inline:
    about = "; ".join(part for part in (f"on {objective_words(row.objective, None)}", tail) if part)
    return inline(f"{row.ref} {ended(row.text)}", quiet(f" ({about})"))
