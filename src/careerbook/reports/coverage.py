"""Who was heard and who was not, how lately, whether givers know what came of it, what several say: R20 to R24."""

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
    lined,
    strong,
)
from careerbook.document import warn as caution
from careerbook.reports.ask import Ask, Because, settings_used, why_blocks
from careerbook.reports.coverage_data import Asked, Coverage, SideRow
from careerbook.reports.coverage_facts import coverage_facts
from careerbook.reports.voices import SIDE_WORDS
from careerbook.reports.wording import counted, days_said, figure, quoted, times
from careerbook.rules.dates import short
from careerbook.rules.reading import Reader
from careerbook.rules.value import NotAvailable

__all__ = ["Coverage", "build", "layout"]

MOST_ASKED = 5
QUESTION = "What should I do more of?"


def build(reader: Reader, ask: Ask) -> Coverage:
    """Return who was heard in the twelve months up to the reader's day, for the owner."""
    data = coverage_facts(reader, ask)
    return data.model_copy(update={"why": _why(reader, data)}) if ask.why else data


def _why(reader: Reader, data: Coverage) -> tuple[Because, ...]:
    said = "; ".join(f"{SIDE_WORDS[row.side][0]} {row.items}" for row in data.sides)
    return (
        Because(
            rule="R20",
            formula="Sides with at least one feedback in twelve months, divided by the sides that apply; a remark about"
            " character is not counted, here or below",
            inputs=f"From {short(data.first)}: {said}." if said else "No side applies.",
            settings=(f"sides = {', '.join(reader.setting('sides'))}",),
        ),
        Because(
            rule="R21",
            formula="People who said something, and the share of the one who said most; your own view is left out."
            " Ask people who have worked with you for three months or more; a manager you had until lately counts for"
            " three months",
            inputs=f"{data.largest_items} of {data.items} from one person." if data.items else "No giver is known.",
            settings=settings_used(reader, "fewest_givers", "most_givers"),
        ),
        Because(
            rule="R22",
            formula="Days since the last feedback of a side and of the client; due above the limit",
            inputs=f"Of all feedback, however old: {_days_since(data)}.",
            settings=settings_used(reader, "feedback_client_days", "feedback_others_days"),
        ),
        Because(
            rule="R23",
            formula="Closed, divided by what asks for an answer: what you act or acted on, and what is redirecting or"
            " mixed and not decided yet; the median of the days from hearing it to telling the giver",
            inputs=f"{data.closed} of {data.actionable}.",
        ),
        Because(
            rule="R24",
            formula="A theme is what at least so many people said about the work; there is no ratio of praise to aim"
            " at, and what is unclear is in no theme until you say what it is about",
            inputs=f"{_givers_of(data)}.",
            settings=settings_used(reader, "theme_givers"),
        ),
    )


def _days_since(data: Coverage) -> str:
    rows = [(SIDE_WORDS[row.side][0], row.days) for row in data.sides]
    if data.client is not None:
        rows.append((data.client.client, data.client.days))
    return "; ".join(f"{who} {'never' if days is None else days_said(days)}" for who, days in rows) or "no side applies"


def _givers_of(data: Coverage) -> str:
    found = [f"{theme.name} {counted(theme.givers, 'person', 'people')}" for theme in data.themes]
    return "; ".join([*found, *(f"{name} fewer" for name in data.one_voice)]) or "Nothing has a theme and a giver yet"


# --- words -----------------------------------------------------------------------------------------------------------


def layout(data: Coverage) -> Document:
    """Return the page: the sides, what follows from them, the themes, whom you asked."""
    blocks: list[Block] = [Paragraph(inline(_head(data)))]
    if data.sides:
        blocks.append(_table(data))
    found = (_client(data), _givers(data), _loop(data), *_previous(data), _no_side(data), _unclear(data))
    lines = [line for line in found if line]
    if lines:
        blocks.append(Paragraph(lined(lines)))
    blocks += _themes(data)
    blocks += _asked(data)
    blocks.append(Paragraph(inline("Ask somebody: ", command(_next(data)))))
    blocks += why_blocks(data.why)
    return Document(f"Feedback · twelve months to {short(data.as_of)}", tuple(blocks), "me")


def _head(data: Coverage) -> str:
    if isinstance(data.share, NotAvailable):
        return f"Sides heard: {data.share}"
    missing = ", ".join(SIDE_WORDS[side][1] for side in data.missing)
    sides = f"{len(data.heard)} of {len(data.heard) + len(data.missing)} sides heard"
    return " · ".join(part for part in (sides, f"not yet: {missing}" if missing else "") if part)


def _table(data: Coverage) -> Table:
    columns = (Column("Side"), Column("feedback", "right"), Column("people", "right"), Column("last"), Column("to do"))
    return Table(columns, tuple(_row(data, row) for row in data.sides))


def _row(data: Coverage, row: SideRow) -> tuple[Inline, ...]:
    side = "other" if row.side == "customer" and data.only_others else row.side
    word = SIDE_WORDS[side][0 if row.items else 1]
    first = "write it" if row.side == "self" else "ask"
    to_do = inline(caution(f"{first} again")) if row.due else inline("" if row.items else first)
    return (
        inline(f"{word[:1].upper()}{word[1:]}"),
        inline(str(row.items) if row.items else EMPTY_CELL),
        inline(str(row.givers) if row.givers else EMPTY_CELL),
        inline(_ago(row.days)),
        to_do if row.applies else (),
    )


def _ago(days: int | None) -> str:
    if days is None:
        return "never"
    return "today" if days == 0 else f"{days_said(days)} ago"


def _client(data: Coverage) -> Inline:
    client = data.client
    if client is None:
        return ()
    if client.days is None:
        return inline(caution(f"{client.client} has said nothing yet that you wrote down."))
    last = f"{client.client} last said something {_ago(client.days)}"
    return inline(caution(f"{last}: ask again, it is more than {client.limit_days}.") if client.due else f"{last}.")


def _givers(data: Coverage) -> Inline:
    if not data.givers:
        return ()
    people = f"{counted(data.givers, 'person', 'people')} said something"
    wanted = f"{data.fewest_wanted} to {data.most_wanted} give a round view"
    most = f"{data.largest} said {data.largest_items} of {data.items}" if data.givers > 1 else ""
    return inline(f"{'; '.join(part for part in (people, wanted, most) if part)}.")


def _loop(data: Coverage) -> Inline:
    if isinstance(data.closure, NotAvailable):
        return ()
    told = data.median_days
    median = f"; the giver knew after {_days(told)} (median)" if isinstance(told, Fraction) else ""
    return inline(f"{data.closed} of {data.actionable} that ask for an answer {_is(data.closed)} closed{median}.")


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _days(number: Fraction) -> str:
    return f"{figure(number)} {'day' if number == 1 else 'days'}"


def _previous(data: Coverage) -> list[Inline]:
    return [
        inline(
            f"{each.person} was your manager until {short(each.ended, data.as_of)} and counts until"
            f" {short(each.until, data.as_of)}{'.' if each.heard else ': ask before then.'}"
        )
        for each in data.previous
    ]


def _no_side(data: Coverage) -> Inline:
    if not data.no_side:
        return ()
    number = data.no_side[-1].rpartition("-")[2]
    many = f"{len(data.no_side)} {_is(len(data.no_side))} on no side until you say from which:"
    return inline(f"{many} ", command(f"careerbook feedback edit {number} --as peer"))


def _unclear(data: Coverage) -> Inline:
    if not data.unclear:
        return ()
    number = data.unclear[-1].rpartition("-")[2]
    many = f"{len(data.unclear)} {_is(len(data.unclear))} in no theme until you say what {_it(data)} about:"
    return inline(f"{many} ", command(f"careerbook feedback edit {number} --about result"))


def _it(data: Coverage) -> str:
    return "it is" if len(data.unclear) == 1 else "they are"


def _themes(data: Coverage) -> list[Block]:
    blocks: list[Block] = []
    if data.themes:
        items = tuple(
            inline(strong(theme.name), f": {counted(theme.givers, 'person', 'people')}, {times(theme.items)}")
            for theme in data.themes
        )
        blocks += [Heading(2, "What several people say"), Items(items)]
    if data.one_voice:
        few = "one person" if data.theme_givers == 2 else f"fewer than {data.theme_givers} people"
        blocks.append(Paragraph(inline(f"From {few} so far, so no theme yet: {', '.join(data.one_voice)}.")))
    return blocks


def _asked(data: Coverage) -> list[Block]:
    if not data.asked:
        return []
    items = [_request(item, data) for item in data.asked[:MOST_ASKED]]
    if len(data.asked) > MOST_ASKED:
        items.append(inline(f"and {len(data.asked) - MOST_ASKED} more"))
    return [Heading(2, "You asked"), Items(tuple(items))]


def _request(item: Asked, data: Coverage) -> Inline:
    sort = f", {item.mode}" if item.mode != "feedback" else ""
    day = short(item.due, data.as_of) if item.due else ""
    due = inline(caution(f", lapsed on {day}")) if item.lapsed else inline(f", by {day}" if day else "")
    asked = f" on {short(item.asked_on, data.as_of)}{sort}"
    return inline(strong(item.person), asked, due, f": {quoted(item.question)} ({item.ref})")


def _next(data: Coverage) -> str:
    client = data.client
    if client is not None and (client.due or client.last is None):
        return f'careerbook feedback request {_typed(client.client)} "{QUESTION}"'
    waiting = next((each.person for each in data.previous if not each.heard), "NAME")
    return f'careerbook feedback request {_typed(waiting)} "{QUESTION}"'


def _typed(name: str) -> str:
    """Return a name as one word of a command line, in single quotes where a shell would read into double ones."""
    if not set(name) & set('"$`!\\'):
        return f'"{name}"'
    from shlex import quote  # noqa: PLC0415 - few names need it

    return quote(name)
