"""R3: what makes a record of impact strong, part by part. People see the parts; the number stands behind `--why`."""

import re
from decimal import Decimal
from typing import Final, NamedTuple

HIGHLIGHT_FROM: Final = 2

_PERCENT: Final = re.compile(r"\d\s?%")


class Strength(NamedTuple):
    """The five parts of R3, each there or not; `score` counts them."""

    outcome: bool
    number: bool
    baseline: bool
    evidence: bool
    noticed: bool

    @property
    def score(self) -> int:
        """The number of parts that are there, 0 to 5."""
        return sum(self)

    @property
    def present(self) -> tuple[str, ...]:
        """The names of the parts that are there: `outcome`, `number`, `baseline`, `evidence`, `noticed`."""
        return tuple(name for name, there in zip(self._fields, self, strict=True) if there)

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the parts that would make it stronger, in the same order."""
        return tuple(name for name, there in zip(self._fields, self, strict=True) if not there)


def strength(
    *,
    what_changed: str | None = None,
    before: Decimal | int | None = None,
    after: Decimal | int | None = None,
    unit: str | None = None,
    evidence: int = 0,
    noticed_by: int = 0,
) -> Strength:
    """Return which of the five parts an impact has, one point each.

    `outcome`: `what_changed` says something, or the metric has `before` and `after`. `number`: `after` with a `unit`,
    or with a `before` from which a percentage follows, or a percentage written in `what_changed`. `baseline`:
    `before` is known. `evidence`: at least one piece. `noticed`: at least one other person. Never n/a: a part that is
    not recorded is a part that would make it stronger. R3 · Bock, "X relative to Y by doing Z"; the weights are ours.
    """
    said = (what_changed or "").strip()
    has_percentage = before is not None and before != 0
    measured = after is not None and (bool((unit or "").strip()) or has_percentage)
    return Strength(
        outcome=bool(said) or (before is not None and after is not None),
        number=measured or _PERCENT.search(said) is not None,
        baseline=before is not None,
        evidence=evidence > 0,
        noticed=noticed_by > 0,
    )


def highlight(found: Strength, *, visible: bool, highlight_from: int = HIGHLIGHT_FROM) -> bool:
    """Return whether an impact is a highlight: visible to the audience, and at least `highlight_from` (0 to 5) parts.

    R3 · promotion packets, "claims without proof are weak"; the cut is ours.
    """
    return visible and found.score >= highlight_from
