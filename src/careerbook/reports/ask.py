"""What a page is asked for, what comes back, and how it explains its figures."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict

from careerbook.document import Block, Heading, Inline, Items, inline, strong
from careerbook.records.entry import Entry
from careerbook.rules.audience import Shareable
from careerbook.rules.periods import Period
from careerbook.rules.reading import Reader

Built_ = TypeVar("Built_")


class Ask(NamedTuple):
    """The options of a page. client: for or about this one only; None is the primary one, or all of them.

    period: about these days; None is the quarter, or table period, of the day asked about.
    """

    client: Entry | None = None
    why: bool = False
    names: bool = False
    period: Period | None = None


class Data(BaseModel):
    """What a page says, as data: exact figures, real dates, `NotAvailable` where there is no value."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True, extra="forbid", defer_build=True)

    def model_dump(self, *args: Any, **options: Any) -> dict[str, Any]:
        """Return the data as plain containers; figures stay exact, where pydantic writes a fraction as text.

        Options are pydantic's; with any of them but `mode="python"` its own dump answers.
        """
        if args or options not in ({}, {"mode": "python"}):
            return super().model_dump(*args, **options)
        return {name: _plain(value) for name, value in self}


def _plain(value: Any) -> Any:
    if isinstance(value, Data):
        return value.model_dump()
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return {key: _plain(item) for key, item in value.items()} if isinstance(value, dict) else value


class Span(Data):
    """The days that a page is about, first and last included, and what they are called."""

    label: str
    first: date
    last: date


def span(period: Period) -> Span:
    """Return a period as a page carries it in JSON."""
    return Span(label=period.label, first=period.first, last=period.last)


class Built(NamedTuple, Generic[Built_]):
    """A page for somebody else: its data, what only the owner is told (on stderr), and the projection it came from."""

    data: Built_
    notes: tuple[str, ...]
    shared: Shareable


class Because(Data):
    """How one figure came about: the rule, the formula, what went in, and the settings that decide."""

    rule: str
    formula: str
    inputs: str
    settings: tuple[str, ...] = ()


def settings_used(reader: Reader, *names: str) -> tuple[str, ...]:
    """Return `name = value` for each setting, as `careerbook config set` would take them."""
    return tuple(f"{name} = {reader.setting(name)}" for name in names)


def why_blocks(reasons: Iterable[Because]) -> tuple[Block, ...]:
    """Return the section that explains the figures of a page; nothing when no reasons were asked for."""
    items = tuple(_why_item(reason) for reason in reasons)
    return (Heading(2, "Why"), Items(items)) if items else ()


def _why_item(reason: Because) -> Inline:
    settings = f"Settings of this book: {', '.join(reason.settings)}." if reason.settings else ""
    said = " ".join(part for part in (f"{reason.formula}.", reason.inputs, settings) if part)
    return inline(strong(reason.rule), f" {said}")


def sentence(parts: Sequence[str]) -> str:
    """Join clauses into one sentence: `a`, `a and b`, `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
