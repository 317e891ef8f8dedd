"""Puts the brief together: every section from the projection, then the limits, then what only its owner is told."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from careerbook.records.kinds import KINDS
from careerbook.reports.brief import limits, rows
from careerbook.reports.brief.asked import BriefAsk, Given, Line, given
from careerbook.reports.brief.data import SECTIONS, Appendix, Brief
from careerbook.reports.brief.limits import texts
from careerbook.reports.brief.notes import Notes, headline_command, kept_meeting, stays, untold_notes
from careerbook.reports.brief.page import HEADINGS, layout
from careerbook.reports.brief.sections import results as results_of
from careerbook.reports.brief.sections.answered import answered, unheard
from careerbook.reports.brief.sections.goals import goals
from careerbook.reports.brief.sections.head import header, period_said
from careerbook.reports.brief.sections.headline import Headline, headline
from careerbook.reports.brief.sections.ideas import ideas
from careerbook.reports.brief.sections.next_steps import ever, next_steps
from careerbook.reports.brief.sections.promises import promised, promises
from careerbook.reports.brief.sections.proposals import proposals, why_not_counted
from careerbook.reports.brief.sections.questions import questions
from careerbook.reports.brief.sections.requests import requests
from careerbook.reports.brief.sections.risks import risks
from careerbook.reports.brief.sections.uses import uses
from careerbook.reports.judging import judging
from careerbook.rules.audience import Shareable, Shared
from careerbook.rules.tokens import tokens

MOST_LABELS, LABEL_WORDS = 4, 6
LATER = ("goals", "uses", "answered", "ideas", "next_steps", "proposals", "questions")
"""The sections that keep silent until they have something to show."""
OWN_ROWS = ("ask", "question", "review")
"""What hangs on a record and is a row of the page all the same."""

Lines = list[Line[Any]]


class Built:
    """The page, and what belongs beside it.

    data: the page, for `layout` and for JSON. notes: for the owner, on stderr. rows: the uids of the records that
    the page shows, in its order, for `--sent`. places: where each of them stands. appended: where each record
    stands that the appendix alone shows. shared: the projection, for the gate and the preview; its `printed` holds
    the rows of the page and of the appendix (the gate is quicker with `rows` alone).
    """

    def __init__(
        self,
        data: Brief,
        notes: Notes,
        places: dict[str, str],
        appended: dict[str, str],
        shared: Shareable,
        left: Callable[[], Appendix],
    ) -> None:
        """Keep the parts; `left` makes the appendix when it is asked for."""
        self.data = data
        self.notes = notes
        self.places = places
        self.appended = appended
        self.shared = shared
        self._left = left

    @property
    def rows(self) -> tuple[str, ...]:
        """The uids of the records that the page shows."""
        return tuple(self.places)

    @property
    def appendix(self) -> Appendix:
        """What did not fit, for `layout_appendix`; to be written only when it has rows (`notes.appendix`)."""
        return self._left()


class _Draft:
    """The page while it is being cut: lines on it by section, and lines that had to go."""

    def __init__(self, given: Given, opening: Headline) -> None:
        self.given = given
        self.opening = opening
        self.lines: dict[str, Lines | None] = {}
        self.gone: dict[str, Lines] = {name: [] for name in SECTIONS}
        self.untold: list[tuple[str, Shared]] = []
        self.unlisted: list[Shared] = []
        self.header = header(given)
        self.done = 0
        self.small_risks = False

    def put(self, section: str, found: Sequence[Line[Any]] | None, most: int) -> None:
        """Put at most so many lines on the page; the others are for the appendix. None keeps the heading silent."""
        self.lines[section] = list(found[:most]) if found is not None else None
        if found is not None and section in self.gone:
            self.gone[section] += found[most:]

    def drop(self, trim: limits.Trim) -> None:
        """Take one line off the page."""
        lines = self.lines[trim.section]
        assert lines is not None  # noqa: S101 - only a section with rows is ever asked to lose one
        line = lines.pop(trim.place)
        self.gone[trim.section].insert(0, line)
        self.done += trim.section == "promises" and line.row.state == "done"

    def brief(self) -> Brief:
        """Return the page as it stands."""
        figures, evidence = _labels(self.lines.get("results") or [])
        there = {name: lines for name, lines in self.lines.items() if lines is not None}
        held: dict[str, Any] = {name: tuple(line.row for line in lines) for name, lines in there.items()}
        return Brief.model_construct(
            period=period_said(self.given.ask.period),
            as_of=self.given.as_of,
            header=self.header,
            headline=self.opening.text,
            promises_done=0 if self.lines.get("promises") else self.done,
            figures_from=figures,
            evidence=evidence,
            small_risks=self.small_risks,
            **held,
        )


def build(shared: Shareable, ask: BriefAsk) -> Built:
    """Return the brief for one client and one period, from what that client may see."""
    read = given(shared, ask)
    themes = results_of.themes(read)
    draft = _Draft(read, headline(read, themes))
    _fill_page_one(draft, read, themes)
    _cut(draft, limits.page_one_loses)
    _fill_page_two(draft, read)
    _cut(draft, limits.whole_loses)
    return _finished(draft)


def _fill_page_one(draft: _Draft, read: Given, themes: Sequence[results_of.Theme]) -> None:
    most = limits.ROWS
    draft.put("requests", requests(read), most["requests"])
    leads = results_of.results(read, themes)
    chosen = [line.worded(limits.shortened_result(line.row, _said(rows.result, read))) for line in leads]
    draft.put("results", chosen, most["results"])
    draft.untold = results_of.others(themes, {line.entry.uid for line in leads})
    mine = promised(read)
    draft.put("promises", promises(read, mine[: most["promises"]], draft.lines["requests"] or []), most["promises"])
    draft.unlisted = mine[most["promises"] :]
    told = risks(read)
    lines = [line.worded(limits.shortened_risk(line.row, _said(rows.risk, read))) for line in told.lines]
    draft.put("risks", lines, most["risks"])
    draft.small_risks = told.small_only


def _fill_page_two(draft: _Draft, read: Given) -> None:
    most = limits.ROWS
    draft.put("goals", goals(read), most["goals"])
    draft.put("uses", uses(read, most["uses"]), most["uses"])
    draft.put("answered", answered(read), most["answered"])
    draft.put("ideas", ideas(read), limits.IDEAS)
    printed = {line.entry.uid for line in draft.lines["promises"] or []}
    steps, more = next_steps(read, printed, most["next_steps"])
    draft.put("next_steps", [*steps, *more] if steps or ever(read) else None, most["next_steps"])
    shown = {line.entry.uid for line in steps}
    draft.gone["promises"] = [line for line in draft.gone["promises"] if line.entry.uid not in shown]
    draft.unlisted = [entry for entry in draft.unlisted if entry.uid not in shown]
    pitches = proposals(read)
    if pitches:
        pitches = [line.worded(limits.shortened_proposal(line.row, _said(rows.proposal, read))) for line in pitches]
    draft.put("proposals", pitches, limits.PROPOSALS)
    draft.put("questions", questions(read, limits.QUESTIONS), limits.QUESTIONS)


def _said(row: Callable[..., Any], read: Given) -> Callable[[Any], Any]:
    return lambda data: row(data, read.as_of)


def _cut(draft: _Draft, loses: Callable[[Brief], limits.Trim | None]) -> None:
    while (trim := loses(draft.brief())) is not None:
        draft.drop(trim)


def _finished(draft: _Draft) -> Built:
    shared = draft.given.shared
    brief = draft.brief()
    printed: Lines = [Line(None, entry) for entry in draft.opening.of]
    places: dict[str, str] = {}
    beside: dict[str, str] = {}
    for section, lines in draft.lines.items():
        for line in lines or ():
            printed.append(line)
            places.setdefault(line.entry.uid, HEADINGS[section])
            beside |= {entry.uid: HEADINGS[section] for entry in line.also}
    for uid, heading in [(entry.uid, HEADINGS["headline"]) for entry in draft.opening.of] + list(beside.items()):
        places.setdefault(uid, heading)
    appended = {uid: heading for uid, heading in _appended(draft).items() if uid not in places}
    shared.printed = {*places, *appended}
    notes = _notes(draft, brief, printed, places)
    return Built(brief, notes, places, appended, shared, lambda: _appendix(draft, brief))


def records_in(shared: Shareable, places: Mapping[str, str]) -> list[Shared]:
    """Return the records among these that count by themselves, in the order of the page; the others hang on one."""
    order = list(HEADINGS.values())
    found = [shared.shown[uid] for uid in places if uid in shared.shown]
    tops = [entry for entry in found if not KINDS[entry.kind.name].under or entry.kind.name in OWN_ROWS]
    return sorted(tops, key=lambda entry: order.index(places[entry.uid]))


def _appended(draft: _Draft) -> dict[str, str]:
    """Return the uids of what the appendix tells, each with its heading there."""
    found: dict[str, str] = {}
    for section, lines in draft.gone.items():
        for line in lines:
            found |= {entry.uid: HEADINGS[section] for entry in (line.entry, *line.also) if entry.uid not in found}
    return (
        {impact.uid: HEADINGS["results"] for _, impact in draft.untold}
        | {entry.uid: HEADINGS["promises"] for entry in draft.unlisted}
        | found
    )


def _appendix(draft: _Draft, brief: Brief) -> Appendix:
    """Return the rows that had to go, and those that nobody made because there was no room from the start."""
    left: dict[str, Any] = {name: [line.row for line in lines] for name, lines in draft.gone.items()}
    left["results"] += [line.row for line in results_of.whole(draft.given, draft.untold)]
    requests_ = draft.lines["requests"] or []
    left["promises"] += [line.row for line in promises(draft.given, draft.unlisted, requests_)]
    return Appendix(
        period=brief.period,
        as_of=brief.as_of,
        reader=brief.header.reader,
        **{name: tuple(found) for name, found in left.items()},
    )


def _notes(draft: _Draft, brief: Brief, printed: Lines, places: Mapping[str, str]) -> Notes:
    read, shared = draft.given, draft.given.shared
    meeting = read.meeting
    said = set(tokens(" ".join(text for block in layout(brief).blocks for text in texts(block))))
    worded = [line.entry.ref for line in draft.lines["promises"] or [] if line.row.text != (line.entry.text or "")]
    pitches = draft.lines["proposals"] or []
    return Notes(
        drafted=draft.opening.drafted,
        silent=tuple(HEADINGS[name] for name in LATER if draft.lines.get(name) is None),
        over=limits.over(brief),
        untold=untold_notes(read),
        judging=judging(shared, (entry for line in printed for entry in (line.entry, *line.also)), said),
        names_replaced=shared.names_replaced,
        names_left=tuple(sorted(name for name in shared.names_left if said.issuperset(tokens(name)))),
        worded_then=tuple(worded),
        records=len(records_in(shared, places)),
        stay=len(stays(shared.left_out, read.ask.period)) + len(unheard(shared, shared.printed or (), read.ask.period)),
        appendix=len(draft.untold) + len(draft.unlisted) + sum(len(lines) for lines in draft.gone.values()),
        uncounted=tuple((line.entry.ref, why) for line in pitches if (why := why_not_counted(read, line.entry))),
        overdue=(meeting.ref, meeting.on) if meeting and meeting.on < read.as_of else None,
        kept=kept_meeting(read),
        over_since=read.ask.period.last if read.ask.period.last < read.as_of else None,
        no_client=read.ask.client is None,
        no_name=brief.header.name is None,
        headline_command=headline_command(read.ask),
    )


def _labels(lines: Lines) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the labels of the proof behind the results, one of each, short ones only: with a figure, and without."""
    figures: dict[str, None] = {}
    evidence: dict[str, None] = {}
    for line in lines:
        labels = [str(proof.get("label") or "").strip() for proof in line.entry.evidence.values()]
        label = next((text for text in labels if text and len(text.split()) <= LABEL_WORDS), "")
        if label and len(figures) + len(evidence) < MOST_LABELS:
            (figures if line.row.measure else evidence)[label] = None
    return tuple(figures), tuple(label for label in evidence if label not in figures)
