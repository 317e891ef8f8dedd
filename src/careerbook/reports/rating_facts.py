"""What follows from each rating, as data: the gap, the surprise, and the words of its scale."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from careerbook.errors import InvalidInput
from careerbook.records.entry import Entry
from careerbook.records.rating import OVERALL, stage
from careerbook.records.scales import labels_of
from careerbook.reports.ask import Because, Data, settings_used
from careerbook.reports.standing import cut
from careerbook.reports.wording import figure, one_line
from careerbook.rules.kept_period import read_kept
from careerbook.rules.numbers import MINUS
from careerbook.rules.periods import Period, quarter_of
from careerbook.rules.ratings import Gap, alignment_gap, normalised, surprise
from careerbook.rules.reading import Reader
from careerbook.rules.value import NotAvailable

HIGHER = ("What would you have wanted to see?", "What should I repeat?")
LOWER = ("What did you see that I did not?", "What should I repeat?")
"""The two questions that a gap raises, none with a number in it: when I rate higher, and when they do."""

CONTEXT = (
    "Self and supervisor ratings correlate only about .22, and people rate themselves a little higher: a gap is normal."
    " Talk about it."
)
"""What research says of such gaps (R14)."""

_TITLE = 60


class Said(Data):
    """One number on one scale; label is empty when the scale is not known or has no such number."""

    number: int
    levels: int | None
    label: str
    normalised: Fraction | NotAvailable

    def words(self) -> str:
        """Return `4 of 5, "exceeds"`, as far as it is known."""
        of = f" of {self.levels}" if self.levels and self.number <= self.levels else ""
        return f'{self.number}{of}, "{self.label}"' if self.label else f"{self.number}{of}"

    def word(self) -> str:
        """Return the label, else `4 of 5`."""
        return self.label or self.words()


class RatingLine(Data):
    """One rating. subject_ref is empty for overall; gap and surprise: R13 and R14 in steps; verdict goes with gap."""

    ref: str
    subject: str
    subject_ref: str
    period: str
    first: date
    spoken: str
    state: str
    since: date | None
    own: Said
    predicted: Said | None
    client: Said | None
    calibrated: Said | None
    scale: str
    client_scale: str
    gap: Fraction | NotAvailable
    verdict: str
    surprise: Fraction | NotAvailable
    discussed_on: date | None
    reason: str
    basis: tuple[str, ...]

    @property
    def about(self) -> str:
        """What was rated, as it stands in a sentence: `overall`, or the title in quotes."""
        return f'"{one_line(self.subject, _TITLE)}"' if self.subject_ref else self.subject

    @property
    def open_gap(self) -> bool:
        """Whether the two differ enough to talk, and have not talked yet."""
        return self.verdict in ("discuss", "misaligned") and self.state != "discussed"

    @property
    def questions(self) -> tuple[str, ...]:
        """The two questions to ask."""
        lower = isinstance(self.gap, Fraction) and self.gap < 0
        return LOWER if lower else HIGHER


def rating_lines(reader: Reader, ratings: Sequence[Entry]) -> list[RatingLine]:
    """Return what follows from these ratings, the newest period first."""
    pointed = [rating.subject for rating in ratings if rating.subject]
    named = reader.by_uid([*pointed, *(uid for rating in ratings for uid in rating.basis)])
    lines = [_line(reader, rating, named) for rating in ratings]
    return sorted(lines, key=lambda line: (-line.first.toordinal(), int(line.ref.rpartition("-")[2])))


def period_of_rating(reader: Reader, rating: Entry) -> Period:
    """Return the period a rating is about; what cannot be read counts for the period of its own day."""
    if rating.period:
        try:
            return read_kept(rating.period, reader.calendar)
        except InvalidInput:
            pass  # typed by another program; the day it carries still says when it was
    return quarter_of(rating.on, reader.calendar)


def _line(reader: Reader, rating: Entry, named: dict[str, Entry]) -> RatingLine:
    own_scales = tuple(str(line) for line in reader.setting("scales"))
    scale = str(rating.get("scale"))
    client_scale = str(rating.client_scale or scale)
    labels, client_labels = labels_of(scale, own_scales), labels_of(client_scale, own_scales)
    levels = len(labels) if labels else None
    client_levels = len(client_labels) if client_labels else None
    period = period_of_rating(reader, rating)
    gap = alignment_gap(
        rating.self,
        rating.client,
        levels,
        client_levels,
        aligned_below=cut(reader, "aligned_below"),
        discuss_below=cut(reader, "discuss_below"),
    )
    subject = named.get(rating.subject) if rating.subject else None
    lost = "a record that is no longer in the book"
    return RatingLine(
        ref=rating.ref,
        subject=(subject.title or subject.ref if subject else lost) if rating.subject else OVERALL,
        subject_ref=subject.ref if subject else "",
        period=period.label,
        first=period.first,
        spoken=period.spoken(),
        state=stage(rating.body, reader.as_of.isoformat()),
        since=rating.moved_on,
        own=_said(rating.self, labels),
        predicted=_said(rating.predicted, labels) if rating.predicted is not None else None,
        client=_said(rating.client, client_labels) if rating.client is not None else None,
        calibrated=_said(rating.calibrated, client_labels) if rating.calibrated is not None else None,
        scale=scale,
        client_scale=client_scale,
        gap=gap.steps if isinstance(gap, Gap) else gap,
        verdict=gap.verdict if isinstance(gap, Gap) else "",
        surprise=surprise(
            rating.predicted, rating.client, levels, client_levels, predicted_first=not rating.predicted_late
        ),
        discussed_on=rating.discussed_on,
        reason=str(rating.reason_for_gap or ""),
        basis=tuple(sorted(named[uid].ref for uid in rating.basis if uid in named)),
    )


def _said(number: int, labels: tuple[str, ...] | None) -> Said:
    label = labels[number - 1] if labels and 1 <= number <= len(labels) else ""
    levels = len(labels) if labels else None
    return Said(number=number, levels=levels, label=label, normalised=normalised(number, levels))


# --- words -----------------------------------------------------------------------------------------------------------


def steps(value: Fraction | NotAvailable) -> str:
    """Return a number of steps with its sign: `+1`, `0`, `+0.25`; n/a its reason."""
    if isinstance(value, NotAvailable):
        return str(value)
    return f"{'+' if value > 0 else MINUS if value < 0 else ''}{figure(abs(value))}"


def gap_words(line: RatingLine) -> str:
    """Return `+1, discuss: you rate it a step higher`; only the figure and the word while they are aligned."""
    if isinstance(line.gap, NotAvailable) or line.verdict == "aligned":
        return f"{steps(line.gap)}, {line.verdict}" if line.verdict else steps(line.gap)
    who = "you rate it" if line.gap > 0 else "they rate it"
    return f"{steps(line.gap)}, {line.verdict}: {who} {how_many(line.gap)} higher"


def surprise_words(line: RatingLine) -> str:
    """Return `-1: a step lower than you expected`, with the sign of print."""
    if isinstance(line.surprise, NotAvailable):
        return steps(line.surprise)
    if not line.surprise:
        return "0: as you expected"
    side = "lower" if line.surprise < 0 else "higher"
    return f"{steps(line.surprise)}: {how_many(line.surprise)} {side} than you expected"


def how_many(value: Fraction) -> str:
    """Return `a step`, `2 steps`, `0.5 of a step`."""
    size = abs(value)
    if size == 1:
        return "a step"
    return f"{figure(size)} steps" if size > 1 else f"{figure(size)} of a step"


def questions_said(questions: Sequence[str]) -> str:
    """Return the two questions as they stand in a sentence."""
    return " and ".join(f'"{question}"' for question in questions)


def why_of(reader: Reader, lines: Sequence[RatingLine]) -> tuple[Because, ...]:
    """Return how the figures of these ratings come about: R12 to R14."""
    placed = [_placed(line) for line in lines if line.client is not None]
    differ = [line for line in lines if isinstance(line.surprise, Fraction)]
    heard = "; ".join(f"{line.ref} {_counted(line)}" for line in differ)
    gaps = "; ".join(f"{line.ref} {steps(line.gap)}" for line in lines if line.client is not None)
    return (
        Because(
            rule="R12",
            formula="A rating on its scale, 0 to 1, is (rating - 1) ÷ (labels - 1)",
            inputs=f"{'; '.join(placed)}." if placed else "Nothing was heard yet.",
        ),
        Because(
            rule="R13",
            formula="The gap is yours minus theirs on one scale, else the difference of the two shares times "
            "(labels of the shorter scale - 1); + means you rate higher; below the first cut it is aligned, below the "
            "second discuss, else misaligned",
            inputs=f"{gaps}." if gaps else "Nothing was heard yet.",
            settings=settings_used(reader, "aligned_below", "discuss_below"),
        ),
        Because(
            rule="R14",
            formula="The surprise is what you heard minus what you expected, in the same steps; its trend is the mean "
            "size over the last 4 periods",
            inputs=f"{heard}." if heard else "Nothing was both predicted and heard yet.",
        ),
    )


def _placed(line: RatingLine) -> str:
    own, client = line.own.normalised, line.client.normalised if line.client else None
    return f"{line.ref} you {own}, they {client}"


def _counted(line: RatingLine) -> str:
    expected = line.predicted.number if line.predicted else ""
    heard = line.client.number if line.client else ""
    return f"heard {heard}, expected {expected}: {steps(line.surprise)}"
