"""Nobody should be surprised: R28 which challenge to raise when, and R29 how early it was raised."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Final, NamedTuple

from careerbook.rules.value import NotAvailable

RAISE_NOW: Final = "raise now"
NEXT_TOUCHPOINT: Final = "next touchpoint"
WATCH: Final = "watch"

UNSETTLED: Final = ("open", "managing", "materialised")
"""The states of a challenge of which somebody still has to hear."""

SEVERITIES: Final = ("high", "medium", "low")


class SurpriseLimits(NamedTuple):
    """Days a challenge may wait by severity, and the days before its impact from which it may not wait at all."""

    high: int = 2
    medium: int = 7
    low: int = 30
    impact: int = 14


DEFAULT_LIMITS: Final = SurpriseLimits()


class SurpriseRisk(NamedTuple):
    """What to do about an untold challenge.

    `level` is `raise now`, `next touchpoint` or `watch`; `reasons` are the clauses that led there, at least one;
    `age` is the days since it was found and `limit` the days that its severity allows.
    """

    level: str
    reasons: tuple[str, ...]
    age: int
    limit: int

    @property
    def reason(self) -> str:
        """The first reason, for a single line: `found 3 days ago, limit 2 days`."""
        return self.reasons[0]


class LeadTime(NamedTuple):
    """The median lead in days over the raised `challenges`; `after_the_fact` of them were raised too late."""

    median: Fraction
    challenges: int
    after_the_fact: int


def surprise_risk(
    found: date | None,
    severity: str | None,
    state: str | None,
    *,
    impact_date: date | None = None,
    raised_on: date | None = None,
    calls_held: Sequence[date] = (),
    limits: SurpriseLimits = DEFAULT_LIMITS,
    as_of: date,
) -> SurpriseRisk | NotAvailable:
    """Return how urgently a client must hear of a challenge that nobody has told them.

    `severity` is `low`, `medium` or `high`; `state` counts when `open`, `managing` or `materialised`; `raised_on` is
    the first day it was raised to this client, a heads-up included; `calls_held` are the days of calls with them.
    *Raise now* when the age has reached the limit of its severity, when the impact is at most `limits.impact` days
    away or past, or when a call was held since it was found, that day included. *Next touchpoint* from half the limit
    on. Otherwise *watch*. n/a when an input is missing, when it is settled or told, or when it is found after `as_of`.
    R28 · "we don't want our clients surprised"; PRINCE2, early alert on a forecast. The limits are ours.
    """
    if found is None:
        return NotAvailable("no date on which it was found")
    if severity not in SEVERITIES:
        return NotAvailable("no severity" if severity is None else f"no limit for severity {severity}")
    if state not in UNSETTLED:
        return NotAvailable("no state" if state is None else f"nothing to raise: it is {state}")
    if found > as_of:
        return NotAvailable("it was found after the day asked about")
    if raised_on is not None and raised_on <= as_of:
        return NotAvailable("already raised to this client")
    limit = {"high": limits.high, "medium": limits.medium, "low": limits.low}[severity]
    age = (as_of - found).days
    reasons: list[str] = []
    if age >= limit:
        reasons.append(f"{_ago('found', age)}, limit {_days(limit)}")
    if impact_date is not None and (impact_date - as_of).days <= limits.impact:
        reasons.append(_impact((impact_date - as_of).days, limits.impact))
    if any(found <= on <= as_of for on in calls_held):
        reasons.append("a call was held since it was found, without it")
    if reasons:
        return SurpriseRisk(RAISE_NOW, tuple(reasons), age, limit)
    if 2 * age >= limit:
        return SurpriseRisk(
            NEXT_TOUCHPOINT, (f"{_ago('found', age)}, past half of the limit of {_days(limit)}",), age, limit
        )
    return SurpriseRisk(WATCH, (f"{_ago('found', age)}, limit {_days(limit)}",), age, limit)


def lead_days(impact_date: date | None, raised_on: date | None) -> int | NotAvailable:
    """Return `impact date - raised on` in days for one challenge and one client; negative: they learned it afterwards.

    n/a without one of the two. R29 · "we don't want our clients surprised".
    """
    if impact_date is None:
        return NotAvailable("no impact date")
    if raised_on is None:
        return NotAvailable("not raised yet: no raised date")
    return (impact_date - raised_on).days


def raising_lead_time(raised: Sequence[tuple[date | None, date | None]], *, as_of: date) -> LeadTime | NotAvailable:
    """Return the median lead in days of the challenges raised by `as_of`.

    One entry `(impact date, first day raised)` per challenge and client; entries without one of the dates, or raised
    later than `as_of`, are left out. The median of an even number is the mean of the middle two, exactly. n/a when
    none is left. R29 · "we don't want our clients surprised".
    """
    leads = sorted((impact - told).days for impact, told in raised if impact and told and told <= as_of)
    if not leads:
        return NotAvailable("no raised challenge has an impact date")
    middle = len(leads) // 2
    median = Fraction(leads[middle]) if len(leads) % 2 else Fraction(leads[middle - 1] + leads[middle], 2)
    return LeadTime(median, len(leads), sum(1 for lead in leads if lead < 0))


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"


def _ago(verb: str, number: int) -> str:
    return f"{verb} today" if number == 0 else f"{verb} {_days(number)} ago"


def _impact(away: int, limit: int) -> str:
    if away < 0:
        return f"its impact date was {_days(-away)} ago"
    return f"its impact date is {'today' if away == 0 else f'in {_days(away)}'}, limit {_days(limit)}"
