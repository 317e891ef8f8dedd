"""The planned numbers of a pitch: as the records say while it is a draft, as they were sent ever after."""

import json
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from careerbook.records.entry import Entry
from careerbook.rules.audience import Shared
from careerbook.rules.money import Money, major
from careerbook.rules.pitch_cost import Amount, Cost
from careerbook.rules.pitch_value import Benefit, PitchValue, pitch_value
from careerbook.rules.primary import there_on
from careerbook.rules.reading import AnyReader


class Planned(NamedTuple):
    """What a pitch is counted from: costs, benefits (each with its record's uid), the horizon that was set, the rate.

    frozen: they stand as they were sent, whatever the records say now.
    """

    costs: tuple[Cost, ...]
    benefits: tuple[tuple[str, Benefit], ...]
    horizon_months: int | None
    hourly_rate: Amount | None
    frozen: bool

    @property
    def value(self) -> PitchValue:
        """All planned numbers, R30 to R36."""
        return pitch_value(
            self.costs,
            [benefit for _, benefit in self.benefits],
            horizon_months=self.horizon_months,
            hourly_rate=self.hourly_rate,
        )


def planned_of(reader: AnyReader, pitch: Entry) -> Planned:
    """Return the frozen numbers of a pitch that was sent, else those of its records; also for a `Shareable`.

    What an hour of the job costs is the owner's, and so is every sum that comes of it: on a page for others such a
    cost has no rate, as if nobody had said one.
    """
    if pitch.state != "draft" and pitch.frozen:
        frozen = _thawed(str(pitch.frozen))
        return frozen._replace(hourly_rate=None) if isinstance(pitch, Shared) else frozen
    costs = reader.entries("cost", parents=[pitch.uid])
    benefits = reader.entries("benefit", parents=[pitch.uid])
    return planned_from(pitch, costs, benefits, hourly_rate(reader, pitch))


def planned_from(
    pitch: Entry, costs: Sequence[Entry], benefits: Sequence[Entry], rate: Amount | None = None
) -> Planned:
    """Return the planned numbers that a pitch's own records give; `rate` is what an hour of the job costs."""
    return Planned(
        costs=tuple(_cost(entry) for entry in sorted(costs, key=lambda e: e.number)),
        benefits=tuple((entry.uid, _benefit(entry)) for entry in sorted(benefits, key=lambda e: e.number)),
        horizon_months=int(pitch.horizon_months) if pitch.horizon_months is not None else None,
        hourly_rate=rate,
        frozen=False,
    )


def frozen_text(planned: Planned) -> str:
    """Return what `pitch send` keeps in the field `frozen`, exactly; `planned_of` reads it back."""
    return json.dumps(
        {
            "costs": [_exact(cost._asdict()) for cost in planned.costs],
            "benefits": [{"uid": uid, **_exact(benefit._asdict())} for uid, benefit in planned.benefits],
            "horizon_months": planned.horizon_months,
            "hourly_rate": _exact(planned.hourly_rate._asdict()) if planned.hourly_rate else None,
        },
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )


def hourly_rate(reader: AnyReader, pitch: Entry) -> Amount | None:
    """Return what an hour of the pitch's job costs in all: of the job it names, else of the only one of the day.

    The owner's field: on the projection for others it is unknown.
    """
    if isinstance(pitch, Shared):
        return None
    jobs = [job for job in reader.entries("engagement") if there_on(job.body, reader.as_of)]
    named = [job for job in jobs if job.uid == pitch.engagement] or (jobs if len(jobs) == 1 else [])
    cost = named[0].loaded_hourly_cost if named else None
    return amount_of(cost)


def amount_of(pair: tuple[int, str | None] | None) -> Amount | None:
    """Return a stored amount exactly, in major units."""
    return Amount(Fraction(major(Money(*pair))), pair[1]) if pair else None


def _cost(entry: Entry) -> Cost:
    money, rate = amount_of(entry.amount), amount_of(entry.rate)
    if money and rate and rate.currency != money.currency:
        rate = None  # a cost has one currency; with an amount the rate adds nothing to it
    return Cost(
        label=entry.label,
        amount=money.value if money else None,
        monthly=bool(entry.monthly),
        hours=entry.hours,
        rate=rate.value if rate else None,
        currency=money.currency if money else rate.currency if rate else None,
    )


def _benefit(entry: Entry) -> Benefit:
    money = amount_of(entry.amount_per_month)
    return Benefit(
        label=entry.label,
        amount_per_month=money.value if money else None,
        starts_month=int(entry.starts_month or 0),
        attribution=entry.attribution,
        confidence=entry.confidence,
        currency=money.currency if money else None,
    )


_FIGURES = ("amount", "hours", "rate", "amount_per_month", "attribution", "confidence", "value")


def _exact(fields: dict[str, Any]) -> dict[str, Any]:
    """Write figures as exact text: `1800`, `0.6`, `1/3`; what was not said is left out."""
    return {
        name: str(Fraction(value)) if name in _FIGURES else value for name, value in fields.items() if value is not None
    }


def _figures(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: Fraction(value) if name in _FIGURES else value for name, value in fields.items()}


def _thawed(text: str) -> Planned:
    held = json.loads(text)
    rate = held["hourly_rate"]
    return Planned(
        costs=tuple(Cost(**_figures(cost)) for cost in held["costs"]),
        benefits=tuple(
            (
                str(benefit["uid"]),
                Benefit(**_figures({name: value for name, value in benefit.items() if name != "uid"})),
            )
            for benefit in held["benefits"]
        ),
        horizon_months=held["horizon_months"],
        hourly_rate=Amount(Fraction(rate["value"]), rate.get("currency")) if rate else None,
        frozen=True,
    )
