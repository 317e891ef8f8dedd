"""Where we see it differently, and what went better than planned: ratings to align by, reviews to repeat by.

There is no score of a person here, no average of what they said of themselves, and nobody to be compared with.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from careerbook.document import (
    EMPTY_CELL,
    Block,
    Column,
    Document,
    Heading,
    Inline,
    Items,
    Paragraph,
    Table,
    command,
    inline,
)
from careerbook.document import warn as caution
from careerbook.records.entry import Entry
from careerbook.reports.ask import Ask, Because, Data, settings_used, why_blocks
from careerbook.reports.rating_facts import (
    CONTEXT,
    RatingLine,
    Said,
    how_many,
    questions_said,
    rating_lines,
    steps,
    why_of,
)
from careerbook.reports.standing import goal_standings
from careerbook.reports.wording import counted, figure, fixed
from careerbook.rules.dates import short
from careerbook.rules.progress import OverDelivery
from careerbook.rules.ratings import REPEATABLE, TREND_PERIODS, SurpriseTrend, duplication_rate, surprise_trend
from careerbook.rules.reading import Reader
from careerbook.rules.value import NotAvailable

UNKNOWN = "n/a"


class ReviewLine(Data):
    """One over-delivery review: the ratio of its goal (R15), why it came out above, and where it is used next."""

    ref: str
    goal: str
    title: str
    on: date
    ratio: Fraction | NotAvailable
    why: tuple[str, ...]
    duplicable: str
    conditions: str
    next_use: str


class ToReview(Data):
    """A goal that came out far above its target and that nobody has looked at."""

    ref: str
    title: str
    ratio: Fraction
    next: str


class Ratings(Data):
    """The page. ratings: of the last periods that have one, the newest first.

    trend, before: the mean size of the surprises of the last four periods, and of the four up to the one before.
    used, repeatable: the reviews with a next use of those of results that can be had again (R16).
    """

    as_of: date
    ratings: tuple[RatingLine, ...]
    earlier: int
    trend: Fraction | NotAvailable
    trend_periods: int
    before: Fraction | None
    reviews: tuple[ReviewLine, ...]
    to_review: tuple[ToReview, ...]
    used: int
    repeatable: int
    duplication: Fraction | NotAvailable
    why: tuple[Because, ...]


def build(reader: Reader, ask: Ask) -> Ratings:
    """Return the ratings of the last four periods that have one, and every over-delivery review."""
    lines = rating_lines(reader, reader.entries("rating"))
    last = sorted({line.first for line in lines}, reverse=True)[:TREND_PERIODS]
    shown = [line for line in lines if line.first in last]
    known = [(line.first, line.surprise) for line in lines if isinstance(line.surprise, Fraction)]
    trend = surprise_trend(known, as_of=reader.as_of)
    reviews, waiting = _reviews(reader)
    again = [review for review in reviews if review.duplicable in REPEATABLE]
    rate = duplication_rate([(review.duplicable, bool(review.next_use)) for review in reviews])
    used = sum(1 for review in again if review.next_use)
    why = (*why_of(reader, shown), *_why(reader, reviews, waiting, used, len(again))) if ask.why else ()
    return Ratings(
        as_of=reader.as_of,
        ratings=tuple(shown),
        earlier=len(lines) - len(shown),
        trend=trend.mean if isinstance(trend, SurpriseTrend) else trend,
        trend_periods=trend.periods if isinstance(trend, SurpriseTrend) else 0,
        before=_before(known, reader.as_of),
        reviews=tuple(reviews),
        to_review=tuple(waiting),
        used=used,
        repeatable=len(again),
        duplication=rate,
        why=why,
    )


def _before(known: Sequence[tuple[date, Fraction]], as_of: date) -> Fraction | None:
    """Return the trend as it stood one period ago; None while there is one period only."""
    newest = max((first for first, _ in known), default=None)
    earlier = surprise_trend([entry for entry in known if entry[0] != newest], as_of=as_of)
    return earlier.mean if isinstance(earlier, SurpriseTrend) else None


def _reviews(reader: Reader) -> tuple[list[ReviewLine], list[ToReview]]:
    """Return every review with its goal, the newest first, and the goals that still ask for one."""
    goals = {stands.goal.uid: stands for stands in goal_standings(reader, reader.entries("goal"))}
    reviews = [review for review in reader.entries("review") if review.parent in goals]
    reviews.sort(key=lambda review: (review.on, review.number), reverse=True)
    lines = []
    for review in reviews:
        stands = goals[str(review.parent)]
        ratio = stands.over.ratio if isinstance(stands.over, OverDelivery) else stands.over
        lines.append(_review(review, stands.goal, ratio))
    seen = {review.parent for review in reviews}
    waiting = [
        ToReview(
            ref=stands.goal.ref,
            title=stands.goal.title,
            ratio=stands.over.ratio,
            next=f"careerbook goal overdelivery {stands.goal.number}",
        )
        for uid, stands in goals.items()
        if uid not in seen and isinstance(stands.over, OverDelivery) and stands.over.asks_review
    ]
    return lines, waiting


def _review(review: Entry, goal: Entry, ratio: Fraction | NotAvailable) -> ReviewLine:
    return ReviewLine(
        ref=review.ref,
        goal=goal.ref,
        title=goal.title,
        on=review.on,
        ratio=ratio,
        why=tuple(review.why),
        duplicable=str(review.duplicable),
        conditions=str(review.conditions or ""),
        next_use=str(review.next_use or ""),
    )


def _why(
    reader: Reader, reviews: Sequence[ReviewLine], waiting: Sequence[ToReview], used: int, repeatable: int
) -> tuple[Because, ...]:
    known = [(review.goal, review.ratio) for review in reviews] + [(each.ref, each.ratio) for each in waiting]
    ratios = "; ".join(f"{ref} {ratio if isinstance(ratio, NotAvailable) else fixed(ratio, 2)}" for ref, ratio in known)
    return (
        Because(
            rule="R15",
            formula="The ratio is (actual - start) ÷ (target - start), or planned ÷ actual days without a figure;"
            " above 1 is over, and from the cut on a review is asked for",
            inputs=f"{ratios or 'No goal was over'}.",
            settings=settings_used(reader, "review_ratio"),
        ),
        Because(
            rule="R16",
            formula="Reviews with a next use ÷ reviews of results that can be had again, wholly or partly",
            inputs=f"{used} of {repeatable}.",
        ),
    )


# --- words -----------------------------------------------------------------------------------------------------------


def layout(data: Ratings) -> Document:
    """Return the page: the ratings with their gaps, the surprise and its trend, the reviews and their next use."""
    blocks: list[Block] = []
    if data.ratings:
        blocks.append(_table(data))
        blocks.append(Paragraph(inline(_trend(data))))
        blocks.append(Paragraph(inline(CONTEXT)))
        talks = tuple(_talk(line) for line in data.ratings if line.open_gap)
        if talks:
            blocks += [Heading(2, "To talk about"), Items(talks)]
        if data.earlier:
            tail = inline(f"{counted(data.earlier, 'earlier rating')}: ", command("careerbook rating list"))
            blocks.append(Paragraph(tail))
    else:
        first = command("careerbook rating add overall --self 3")
        blocks.append(Paragraph(inline("No rating is written down yet. ", first)))
    blocks += _over_delivered(data)
    blocks += why_blocks(data.why)
    return Document(f"Ratings · as of {short(data.as_of)}", tuple(blocks), "me")


def _table(data: Ratings) -> Table:
    columns = (
        Column("Period"),
        Column("About"),
        Column("I said"),
        Column("I expected"),
        Column("I heard"),
        Column("Gap"),
        Column("Surprise", "right"),
    )
    rows = tuple(
        (
            inline(line.period),
            inline(line.subject),
            inline(_word(line.own)),
            inline(_word(line.predicted)),
            inline(_heard(line)),
            _gap(line),
            inline(_steps(line.surprise)),
        )
        for line in data.ratings
    )
    return Table(columns, rows)


def _word(said: Said | None) -> str:
    return said.word() if said else EMPTY_CELL


def _heard(line: RatingLine) -> str:
    if line.client is None:
        return "not yet"
    compared = f", then {line.calibrated.word()}" if line.calibrated else ""
    return f"{line.client.word()}{compared}"


def _steps(value: Fraction | NotAvailable) -> str:
    return UNKNOWN if isinstance(value, NotAvailable) else steps(value)


def _gap(line: RatingLine) -> Inline:
    if isinstance(line.gap, NotAvailable):
        return inline(UNKNOWN)
    said = f"{steps(line.gap)}, {line.verdict}"
    if line.open_gap:
        return inline(caution(said))
    return inline(f"{said}; talked" if line.state == "discussed" else said)


def _trend(data: Ratings) -> str:
    if isinstance(data.trend, NotAvailable):
        return f"The surprise: {data.trend}."
    over = "in one period so far" if data.trend_periods == 1 else f"over {data.trend_periods} periods"
    said = f"The surprise, {over}: {how_many(data.trend) if data.trend else 'none'}"
    if data.before is None:
        return f"{said}. It is the number to shrink."
    if data.trend == data.before:
        return f"{said}, as it was a period before. It is the number to shrink."
    return f"{said}; a period before it was {how_many(data.before) if data.before else 'none'}."


def _talk(line: RatingLine) -> Inline:
    number = line.ref.rpartition("-")[2]
    return inline(
        f"{line.about}, {line.period}: ask {questions_said(line.questions)} Afterwards: ",
        command(f"careerbook rating discuss {number} --reason TEXT"),
    )


def _over_delivered(data: Ratings) -> list[Block]:
    if not data.reviews and not data.to_review:
        return []
    blocks: list[Block] = [Heading(2, "Better than planned")]
    if data.reviews:
        columns = (Column("Goal"), Column("ratio", "right"), Column("Why"), Column("Again?"), Column("Next use"))
        blocks.append(Table(columns, tuple(_review_row(review) for review in data.reviews)))
    if not isinstance(data.duplication, NotAvailable):
        share = f"{figure(data.duplication * 100, 0)} %"
        results = counted(data.repeatable, "result")
        blocks.append(Paragraph(inline(f"{data.used} of {results} that can be had again has a next use ({share}).")))
    if data.to_review:
        items = tuple(
            inline(f"{each.title}, ratio {fixed(each.ratio, 2)}: ", command(each.next)) for each in data.to_review
        )
        blocks += [Paragraph(inline("Worth a look: why was that, and can it be done again?")), Items(items)]
    return blocks


def _review_row(review: ReviewLine) -> tuple[Inline, ...]:
    ratio = EMPTY_CELL if isinstance(review.ratio, NotAvailable) else fixed(review.ratio, 2)
    why = ", ".join(word.replace("-", " ") for word in review.why)
    again = f"{review.duplicable}, given: {review.conditions}" if review.conditions else review.duplicable
    return (
        inline(review.title),
        inline(ratio),
        inline(why),
        inline(again),
        inline(review.next_use or EMPTY_CELL),
    )
