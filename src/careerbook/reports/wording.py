"""Figures and days as the pages say them."""

from decimal import Decimal
from fractions import Fraction

from careerbook.rules.money import show
from careerbook.rules.numbers import MINUS, grouped, percent_change, rounded, signed_percent
from careerbook.rules.pitch_cost import Amount, as_money
from careerbook.rules.value import NotAvailable
from careerbook.text import shorten

TIMES = "×"  # noqa: RUF001 - the sign of times in print
STATUS_WORDS = {"on-track": "on track", "at-risk": "at risk", "off-track": "off track", "completed": "completed"}


NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def spelled(count: int) -> str:
    """Return a count in words up to twelve, in digits above."""
    return NUMBERS[count] if 0 <= count < len(NUMBERS) else str(count)


def days_said(number: int) -> str:
    """Return `1 day`, `3 days`."""
    return counted(number, "day")


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return `1 win`, `3 wins`, `3 people`."""
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"


def times(number: int) -> str:
    """Return `once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def figure(value: Fraction | Decimal | int, places: int = 2) -> str:
    """Return a figure for reading, with at most so many decimals and no trailing zeros: `4.2`, `400,000`."""
    return grouped(rounded(value, places))


def percent(share: Fraction | NotAvailable, places: int = 0) -> str:
    """Return a share of 1 in percent: `88 %`; n/a prints its reason."""
    return str(share) if isinstance(share, NotAvailable) else f"{figure(share * 100, places)} %"


def amount(value: Amount | NotAvailable) -> str:
    """Return an exact amount as money, in whole units from a hundred on: `EUR 432`, `EUR 333.33`; n/a its reason."""
    return str(value) if isinstance(value, NotAvailable) else show(as_money(value))


def moved(before: Decimal | None, after: Decimal | None, unit: str | None) -> str:
    """Return how a figure moved: `900 → 540 ms, 40 % less` as far as it is known, with the sign of print."""
    if after is None:
        return ""
    tail = f" {unit}" if unit else ""
    if before is None:
        return f"{grouped(after)}{tail}"
    change = percent_change(before, after)
    percents = "" if isinstance(change, NotAvailable) else f", {signed_percent(change)}"
    return f"{grouped(before)} → {grouped(after)}{tail}{percents}"


def quoted(text: str, width: int = 60) -> str:
    """Return what somebody wrote in quotes, on one line, cut when it is long."""
    return f'"{one_line(text, width)}"'


def one_line(text: str, width: int) -> str:
    """Return a text on one line of at most `width` cells, cut with … when it is longer."""
    return shorten(" ".join(text.split()), width)


def first_name(name: str) -> str:
    """Return the name to call somebody by: the first one, but the whole of "Dr. Okafor"."""
    first = name.split()[0] if name.split() else name
    return name if first.endswith(".") else first


def ended(text: str) -> str:
    """Return a text that ends as a sentence does."""
    said = text.rstrip()
    return said if said.endswith((".", "!", "?", "…", ".”", '."')) else f"{said}."


def fixed(value: Fraction, places: int) -> str:
    """Return a figure with exactly so many decimals: a ratio of 1.20, an offer of 6.0."""
    return f"{rounded(value, places):,f}".replace("-", MINUS)


def objective_words(text: str, level: str | None) -> str:
    """Return an objective with whose it is: `Faster decisions (division)`."""
    said = " ".join(text.split())
    said = said.rstrip(".") or said
    return f"{said} ({level})" if level else said
