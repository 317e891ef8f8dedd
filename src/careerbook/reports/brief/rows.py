"""Each row of the brief in words: facts in, one list item or table row out. Page one is lists only."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from careerbook.document import Inline, inline, strong
from careerbook.reports.brief.data import (
    Answered,
    GoalRow,
    Idea,
    Measure,
    NextStep,
    Promise,
    Proposal,
    Request,
    Result,
    Risk,
    Sum,
    Use,
)
from careerbook.reports.brief.wording import (
    asked,
    asks,
    capital,
    clause,
    days_late,
    figure,
    follows,
    full,
    month,
    near,
    near_long,
    near_with_weekday,
    number,
    one_line,
    ordinal,
    recommended,
)
from careerbook.rules.money import Money, minor_digits, show
from careerbook.rules.names import givers_in_words
from careerbook.rules.numbers import rounded
from careerbook.rules.tokens import tokens

OWNERS = {"me": "I", "client": "you", "other": "others"}
WISHES = {"more": "More:", "same": "Same:", "less": "Less:"}
LONGEST_LEAD = 6
SHORT_LEAD = 4
_HANGING = frozenset(
    ("a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "as", "that", "into")
)


def request(row: Request, as_of: date) -> Inline:
    """Section 2: the decision and its day in bold, then what I recommend and why."""
    if row.type == "view":
        if asks(row.text):
            return inline(strong(asked(row.text)), _by(row, as_of))
        return inline(strong("How would you see it?"), f" {asked(row.text)}{_by(row, as_of)}")
    text = clause(row.text)
    if text.endswith(("?", "!")):
        lead = f"{text}{_by(row, as_of)}"
    else:
        lead = f"{text}, by {near_with_weekday(row.by, as_of)}." if row.by else f"{text}."
    return inline(strong(capital(lead)), _reasons(row.recommendation, row.because))


def _by(row: Request, as_of: date) -> str:
    return f" By {near_with_weekday(row.by, as_of)}." if row.by else ""


def _reasons(recommendation: str | None, because: str | None) -> str:
    if recommendation and because:
        said = recommended(recommendation)
        if ":" in said:  # one colon is enough for a sentence
            return f" {_closed(said)} {full(because)}"
        return f" {said}: {_closed(follows(because))}"
    if recommendation:
        return f" {_closed(recommended(recommendation))}"
    return f" {full(because)}" if because else ""


def _closed(text: str) -> str:
    return text if text.endswith(("?", "!")) else f"{text}."


def result(row: Result, as_of: date) -> Inline:
    """Section 3: the theme or the first words in bold, the figure, what changed, and that the reader asked for it."""
    lead, said, figures = "", [], measure(row.measure) if row.measure else ""
    if row.theme:
        lead = _closed(capital(clause(row.theme)))
        said += [full(row.text)] if row.text else []
        if row.measure and tokens(row.measure.name or "") == tokens(row.theme):
            lead, figures = _said_once(lead, row.measure, alone=not said)
    elif row.text:
        lead, rest = lead_and_rest(row.text)
        said += [rest] if rest else []
    said += [figures] if figures else []
    said += [full(row.what_changed)] if row.what_changed else []
    said += [f"For {_closed(follows(row.for_whom))}"] if row.for_whom else []
    if row.asked_on:
        lead, said = _with_asked(lead, said, month(row.asked_on, as_of))
    return inline(strong(lead), "".join(f" {sentence}" for sentence in said))


def _said_once(lead: str, row: Measure, *, alone: bool) -> tuple[str, str]:
    """Say a figure that is called as its theme: `**New business** rose from 4 to 6.`; alone: it follows the lead."""
    if not alone:
        return lead, measure(row.model_copy(update={"name": None}))
    said = measure(row)[len(capital(one_line(row.name or ""))) :]
    lead = lead.removesuffix(".")
    return (f"{lead}:", said[2:]) if said.startswith(":") else (lead, said[1:])


def _with_asked(lead: str, said: list[str], when: str) -> tuple[str, list[str]]:
    """Say "as you asked in July" at the end of the last sentence, or of the lead when there is none."""
    last = said[-1] if said else ""
    if last.endswith(".") and not last.endswith(".."):
        return lead, [*said[:-1], f"{last[:-1]}, as you asked in {when}."]
    return lead, [*said, f"You asked for it in {when}."]


def lead_and_rest(text: str) -> tuple[str, str]:
    """Split a text without a theme into its first words, which are set in bold, and the rest of it."""
    said = one_line(text)
    words = said.split(" ")
    for place, word in enumerate(words[:LONGEST_LEAD], 1):
        if word.endswith((".", "!", "?")) and place < len(words):
            return capital(" ".join(words[:place])), full(" ".join(words[place:]))
    if len(words) <= LONGEST_LEAD:
        return full(said), ""
    length = SHORT_LEAD
    while length > 1 and words[length - 1].casefold() in _HANGING:
        length -= 1
    rest = " ".join(words[length:])
    return capital(" ".join(words[:length])), rest if rest.endswith((".", "!", "?", "…")) else f"{rest}."


def measure(row: Measure) -> str:
    """Say a figure: `Days to close fell from 9 to 6 (plan 5, last quarter 8).`"""
    unit = set(tokens(row.unit or ""))
    after = figure(row.after, None if unit and unit <= set(tokens(row.name or "")) else row.unit)
    beside = _beside(row)
    if row.before is None:
        start = f"{capital(one_line(row.name))}: {after}" if row.name else f"Now {after}"
        return f"{start}{beside}."
    if row.before == row.after:
        moved = f"stayed at {after}"
        return f"{capital(one_line(row.name))} {moved}{beside}." if row.name else f"It {moved}{beside}."
    change = f", {row.change}" if row.change else ""
    path = f"from {figure(row.before)} to {after}{change}{beside}."
    if not row.name:
        return capital(path)
    return f"{capital(one_line(row.name))} {'fell' if row.after < row.before else 'rose'} {path}"


def _beside(row: Measure) -> str:
    parts = [f"plan {figure(row.plan)}"] if row.plan is not None else []
    if row.earlier is not None:
        earlier = figure(row.earlier)
        parts.append(f"{row.earlier_when} {earlier}" if row.earlier_when else f"before {earlier}")
    return f" ({', '.join(parts)})" if parts else ""


def promise(row: Promise, as_of: date) -> Inline:
    """Section 4: what was promised in bold, by whom and when, and what became of it."""
    by = f", by {near(row.due, as_of)}" if row.due else ""
    return inline(strong(clause(row.text)), f" ({OWNERS[row.owner]}{by}): {_closed(_became(row, as_of))}")


def _became(row: Promise, as_of: date) -> str:
    moved = f"moved to {near(row.moved_to, as_of)}" if row.moved_to else ""
    state = f"{row.state} {near(row.done_on, as_of)}" if row.state == "done" and row.done_on else row.state
    said = f"{moved}, {state}" if moved and row.state != "open" else f"open, {moved}" if moved else state
    if row.late:
        said += f", {days_late(row.late)}"
    if row.owner == "client" and row.state == "done":
        said += ", thank you"
    if row.remark:
        said += f"; {follows(row.remark)}"
    return f"{said}; point {row.point} above" if row.point else said


def risk(row: Risk, as_of: date) -> Inline:
    """Section 5: what may happen in bold, when I told you, what it would mean, what I recommend, what helps."""
    happened = "it has happened; " if row.happened else ""
    if row.impact_date:
        word = "would come" if row.impact_date >= as_of else "was to come"
        happened = f"{word} on {near(row.impact_date, as_of)}; "
    said = [f" ({happened}I told you on {near(row.told_on, as_of)})."]
    said += [f" {full(row.consequence)}"] if row.consequence else []
    helps = f"what helps most: {follows(row.what_helps)}" if row.what_helps else ""
    if row.recommendation:
        helps = f"; {helps}" if helps else ""
        said.append(f" {_closed(recommended(row.recommendation) + helps)}")
    elif helps:
        said.append(f" {_closed(capital(helps))}")
    return inline(strong(capital(clause(row.text))), "".join(said))


def stands(row: GoalRow, as_of: date) -> str:
    """Say how a goal stands: `at risk: 9 → 6 days, half way`, `done 13 Nov`, `on track: 2 of 4 steps`."""
    state = f"{row.stands} {near(row.since, as_of)}" if row.stands and row.since else row.stands or ""
    state += f" until {near(row.until, as_of)}" if row.until else ""
    figures = ""
    if row.current is not None and row.start is not None:
        way = f", {row.way}" if row.way else ""
        was = row.target is not None and row.target_was is not None
        changed = f" (target {_plain(row.target)}, was {_plain(row.target_was)})" if was else ""
        figures = f"{figure(row.start)} → {figure(row.current, row.unit)}{way}{changed}"
    elif row.current is not None:
        figures = f"{figure(row.current, row.unit)} now"
    elif row.steps:
        figures = f"{row.steps_done} of {row.steps} step{'' if row.steps == 1 else 's'}"
    return ": ".join(part for part in (state, figures) if part) or "not measured yet"


def _plain(value: Decimal | None) -> str:
    return "" if value is None else figure(value)


def due(row: GoalRow, as_of: date) -> str:
    """Say when a goal is due: `31 Dec`, `31 Mar, was 29 Jan`, `10 Nov, overdue`; nothing without a due date."""
    if not row.due:
        return ""
    was = f", was {near(row.due_was, as_of)}" if row.due_was else ""
    return f"{near(row.due, as_of)}{was}{', overdue' if row.overdue else ''}"


def goal_columns(goals: Sequence[GoalRow]) -> tuple[str, ...]:
    """Return the columns that these goals need: nobody prints an empty one for what nothing serves."""
    return (
        ("Goal", "Serves", "How it stands", "Due") if any(g.serves for g in goals) else ("Goal", "How it stands", "Due")
    )


def goal(row: GoalRow, as_of: date, columns: Sequence[str]) -> tuple[Inline, ...]:
    """Section 6: a goal's cells, one for each of these columns."""
    cells = {
        "Goal": clause(row.title),
        "Serves": clause(row.serves or ""),
        "How it stands": stands(row, as_of),
        "Due": due(row, as_of),
    }
    return tuple(inline(cells[column]) for column in columns)


def use(row: Use) -> Inline:
    """Section 7: more, same or less in bold, of what and for whom, and what it is worth.

    What begins with a small letter goes on in the same sentence.
    """
    said = f"{follows(row.text)}{f' for {follows(row.for_whom)}' if row.for_whom else ''}"
    worth = one_line(row.worth or "")
    if row.stop:
        said += "; I would rather stop"
    if worth[:1].islower() and not row.stop:
        return inline(strong(WISHES[row.wish]), f" {_closed(clause(f'{said}, {worth}'))}")
    return inline(strong(WISHES[row.wish]), f" {_closed(said)}", f" {full(worth)}" if worth else "")


def answered(row: Answered, as_of: date) -> Inline:
    """Section 8: the theme in bold, how many said it, what I did, and that they know."""
    others = row.givers - row.reader_among_them
    who = f"you and {givers_in_words(others)}" if row.reader_among_them else givers_in_words(row.givers)
    back = ""
    if row.told and row.told_on:
        everybody = {1: "them", 2: "both"}.get(row.givers, f"all {number(row.givers)}")
        whom = everybody if row.told == row.givers else f"{number(row.told)} of them"
        back = f" I went back to {whom} on {near(row.told_on, as_of)}."
    return inline(strong(capital(clause(row.theme))), f" ({who}). {full(row.did)}{back}")


def idea(row: Idea) -> Inline:
    """Section 9: the need in bold, what I recommend and why, and what it takes."""
    said = _reasons(row.recommendation, row.because)
    if row.effort:
        effort = _closed(follows(row.effort))
        ends = said.endswith(".") and not said.endswith("..")
        said = f"{said[:-1]}; {effort}" if ends else f"{said} {capital(effort)}"
    return inline(strong(_closed(capital(clause(row.need)))), said)


def next_step(row: NextStep, as_of: date) -> Inline:
    """Section 10: what, who, by when, and whether it is still to be agreed."""
    by = f", by {near(row.due, as_of)}{', overdue' if row.overdue else ''}" if row.due else ""
    return inline(f"{capital(clause(row.text))}: {OWNERS[row.owner]}{by}{', if you agree' if row.to_agree else ''}.")


def proposal(row: Proposal, as_of: date) -> Inline:
    """Section 11: ask, cost, what comes back in plain words, what the reader gets, and by when."""
    said = [f"I ask for this: {_closed(follows(row.ask))}"] if row.ask else []
    if row.not_counted:
        said.append(f"What it costs{'' if row.a_month else ' and brings'} is not counted yet.")
    if row.cost:
        hours = f", {figure(row.hours)} hours of my time included" if row.hours else ""
        said.append(f"{money(row.cost)} in all{hours}.")
    said += [_comes_back(row)] if row.a_month else []
    said += [f"You get {_closed(follows(row.you_get))}"] if row.you_get else []
    said += [f"Decision by {near_long(row.decision_by, as_of)}."] if row.decision_by else []
    return inline(strong(_closed(capital(clause(row.title)))), "".join(f" {sentence}" for sentence in said))


def _comes_back(row: Proposal) -> str:
    said = f"Counted cautiously it brings {money(row.a_month)} a month"
    if row.all_from > 1:
        said += f" from its {ordinal(row.all_from)} month on"
        said += " and less before" if row.first_from < row.all_from else ""
    over = "in the first year" if row.months == 12 else f"over {row.months} months"
    if row.payback_months is not None:
        said += f": paid back in {row.payback_months} month{'' if row.payback_months == 1 else 's'}"
        if row.return_percent is not None:
            said += f", {row.return_percent} % above its cost {over}" if row.return_percent > 0 else f", no more {over}"
    elif row.return_percent is not None:
        said += f", less than it costs {over}"
    if row.pays_at_hours is None:
        return f"{said}."
    if row.payback_months is not None:
        return f"{said}, and even at {_saved(row)} it pays for itself."
    return f"{said}; it would take {_saved(row)} to pay for itself."


def _saved(row: Proposal) -> str:
    """Say the hours saved a month at which it just pays, and from when on where that is not the first month."""
    held = row.pays_at_hours or Decimal(0)
    hours = number(int(held)) if held == int(held) else figure(held)
    noun = "hour" if held == 1 else "hours"
    start = "then" if row.first_from == row.all_from else f"its {ordinal(row.first_from)} month"
    return f"{hours} saved {noun} a month{f' from {start} on' if row.first_from > 1 else ''}"


def money(row: Sum | None) -> str:
    """Return an amount with its code: `EUR 3,000`."""
    if row is None:
        return ""
    return show(Money(int(rounded(row.amount * 10 ** minor_digits(row.currency))), row.currency))
