"""The pulse in words: how the clarity of the role moved, for its owner alone."""

from datetime import date
from fractions import Fraction

from careerbook.reports.wording import figure
from careerbook.rules.dates import short
from careerbook.rules.numbers import MINUS
from careerbook.rules.reading import Reader
from careerbook.rules.role import CLARITY, clarity_index, clarity_trend
from careerbook.rules.value import NotAvailable


def pulses(reader: Reader) -> list[tuple[date, Fraction]]:
    """Return the day and the clarity index of every pulse whose six answers are there."""
    found = []
    for pulse in sorted(reader.entries("pulse"), key=lambda each: (each.on, each.number)):
        index = clarity_index({name: getattr(pulse, name) for name in CLARITY})
        if not isinstance(index, NotAvailable):
            found.append((pulse.on, index))
    return found


def trend_words(reader: Reader) -> str:
    """Return `Your role is clearer to you than on 14 Sep (+0.17).`, or what is still missing for that."""
    whole = pulses(reader)
    trend = clarity_trend(whole, as_of=reader.as_of)
    if isinstance(trend, NotAvailable):
        return "One pulse is no trend; the next will show one." if whole else "A trend needs the first six, twice."
    since = short(trend.since, reader.as_of)
    if not trend.change:
        return f"Your role is as clear to you as on {since}."
    word, sign = ("clearer", "+") if trend.change > 0 else ("less clear", MINUS)
    return f"Your role is {word} to you than on {since} ({sign}{figure(abs(trend.change))})."
