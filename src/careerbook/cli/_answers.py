"""What becomes of the answers to `week`: each is saved at once, by the command that would have been typed for it."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from careerbook import clock
from careerbook.cli import _publish as publish
from careerbook.cli._answers_days import happened, overdue, promise
from careerbook.cli._answers_voices import direction, late_request, to_answer
from careerbook.cli._dialogue import Taken, change, put, read, take, tell, yes
from careerbook.cli._echo import welcome_book
from careerbook.cli._saving import SEEN_BY
from careerbook.cli._session import session
from careerbook.cli._values import choice
from careerbook.errors import InvalidInput
from careerbook.records.entry import Entry
from careerbook.records.kinds import kind
from careerbook.reports.clients import client_option, current_engagement, is_manager, next_call, primary_client
from careerbook.reports.week import Question, Week, WeekAway, week_said
from careerbook.reports.wording import STATUS_WORDS, counted, figure, first_name
from careerbook.rules.dates import parse_day, spoken_day
from careerbook.rules.numbers import parse_number, percent_change, plain, signed_percent
from careerbook.rules.primary import there_on
from careerbook.rules.value import NotAvailable

NAME_WORDS = 4
"""A name before the colon of "name: what they said" has at most so many words."""

FIGURE = r"([+\N{MINUS SIGN}-]?(?:[0-9][0-9_.,]*|\.[0-9]+))\s*(.*)"
"""A figure, and its unit behind it."""

NOUNS = {
    "win": ("win", "wins"),
    "result": ("result", "results"),
    "number": ("number", "numbers"),
    "risk": ("risk", "risks"),
    "voice": ("voice", "voices"),
    "goal": ("goal checked", "goals checked"),
    "told": ("risk told", "risks told"),
    "promise": ("promise settled", "promises settled"),
    "ended": ("goal settled", "goals settled"),
    "risked": ("risk settled", "risks settled"),
    "settled": ("answer settled", "answers settled"),
}
"""What the last line counts, in its order."""

HINTED = ("finished", "said", "number", "request", "answer", "direction")
"""Questions that say how they are answered behind them; the others ask it in a line of their own."""


class Answers:
    """Asks the questions of one week, saves what is said, and counts it."""

    def __init__(self, data: Week) -> None:
        """Begin with nothing answered."""
        self.today = clock.today()
        self.data = data
        self.saved: dict[str, list[str]] = {what: [] for what in NOUNS}
        self.job: dict[str, Any] = {}
        self._new_book = session.book().is_new

    def told(self) -> list[str]:
        """Return what was saved, one count for each sort: `1 win`, `2 risks`."""
        return [counted(len(self.saved[what]), *words) for what, words in NOUNS.items() if self.saved[what]]

    def settled(self, question: Question) -> bool:
        """Tell whether an earlier answer made a question needless: a journal with a win of today is not quiet."""
        return question.kind == "quiet" and bool(self.saved["win"])

    def which_job(self) -> None:
        """With two jobs under way ask once which one this is about; Enter takes the one that began last."""
        journal = publish.journal_on(self.today)
        jobs = [job for job in journal.entries("engagement") if there_on(job.body, self.today)]
        usual = current_engagement(journal)
        if len(jobs) < 2 or usual is None:
            return
        listed = " / ".join(f"{job.number} {job.title}" for job in jobs)
        chosen = read(
            f"Which job is this about?  [{listed}]  ({usual.number})",
            lambda typed: session.book().find(typed, "engagement"),
        )
        self.job = {"engagement": (chosen or usual).ref}

    def week_away(self, missed: WeekAway) -> None:
        """Ask for one thing from a week in which nothing was written; it is dated on that week's Friday."""
        put(week_said(missed))
        friday = date.fromordinal(missed.monday.toordinal() + 4)
        read(">", lambda typed: self._win(typed, on=friday.isoformat()), later=f"careerbook win TEXT --on {friday}")

    def ask(self, question: Question, lead: str) -> None:
        """Ask one question, with its number in `lead`, and save the answer."""
        hint = f"  ({question.hint})" if question.kind in HINTED and question.hint else ""
        put(f"{lead}{question.text}{hint}", len(lead))
        asked: dict[str, Callable[[Question], None]] = {
            "finished": self._finished,
            "quiet": self._quiet,
            "goal": self._goal,
            "stuck": self._stuck,
            "untold": self._untold,
            "said": self._said,
            "result": self._result,
            "number": self._number,
            "promise": partial(promise, self),
            "overdue": partial(overdue, self),
            "happened": partial(happened, self),
            "request": partial(late_request, self),
            "answer": partial(to_answer, self),
            "direction": partial(direction, self),
        }
        asked[question.kind](question)

    # --- wins ----------------------------------------------------------------------------------------------------

    def _finished(self, question: Question) -> None:
        while read(">", self._win, later="careerbook win TEXT"):
            pass

    def _quiet(self, question: Question) -> None:
        made = read(">", self._win, later="careerbook win TEXT --on DATE")
        if made:
            read("  When was that?  [today]", lambda typed: self._dated(made, typed), later=f"{_edit(made)} --on DATE")

    def _win(self, text: str, **options: Any) -> str:
        made = self.keep("win", take("impact", "add", words=[text], **self.job, **options))
        day = f", {spoken_day(date.fromisoformat(options['on']), self.today)}" if options.get("on") else ""
        put(f"  Saved {made}{day}.")
        return made

    def _dated(self, ref: str, typed: str) -> None:
        day = self._day(typed, forward=False)
        if day > self.today:
            raise InvalidInput(f"{spoken_day(day, self.today)} is still to come", "say when it was")
        if day != self.today:
            change(ref, on=day.isoformat())
            put(f"  {ref} is of {spoken_day(day, self.today)}.")

    # --- goals ---------------------------------------------------------------------------------------------------

    def _goal(self, question: Question) -> None:
        number = question.ref.rpartition("-")[2]
        if not question.measured:
            later = f"careerbook goal check {number} --status at-risk"
            self._help_wanted(
                read(_statuses(""), lambda typed: self._check(question, status=_status(typed)), later=later)
            )
            return
        later = f"careerbook goal check {number} --current N"
        made = read(">", lambda typed: self._check(question, current=self._figure(typed, question.unit)), later=later)
        if made is None:
            return
        if question.expected_now is not None:
            put(f"  By now the plan expects {figure(question.expected_now, 1)}. How do you see it?", 2)
        else:
            put("  How do you see it?")
        later = f"careerbook goal check {number} --status at-risk"
        status = read(_statuses("  "), lambda typed: self._seen(made, _status(typed)), later=later)
        if status:
            self._help_wanted(made)

    def _check(self, question: Question, **said: str) -> str:
        return self.keep("goal", take("goal", "check", ref=question.ref, **said))

    def _seen(self, check: str, status: str) -> str:
        change(check, status=status)
        return status

    def _help_wanted(self, check: str | None) -> None:
        """Ask what would help, where it does not stand well."""
        entry = session.book().find(check) if check else None
        if entry is not None and entry.status in ("at-risk", "off-track"):
            session.say("  What would help?")
            read(">", lambda typed: change(entry.ref, comment=typed), later=f"{_edit(entry.ref)} --comment TEXT")

    def _figure(self, typed: str, unit: str = "") -> str:
        bare = typed[: -len(unit)] if unit and typed.casefold().endswith(unit.casefold()) else typed
        return plain(parse_number(bare, session.book().setting("decimal")))

    # --- risks ---------------------------------------------------------------------------------------------------

    def _stuck(self, question: Question) -> None:
        made = read(
            ">", lambda typed: self.keep("risk", take("challenge", "add", words=[typed], **self.job)),
            later="careerbook risk TEXT",
        )  # fmt: skip
        if made is None:
            return
        client = primary_client(publish.journal_on(self.today))
        knows = False
        try:
            read(
                "  How bad?  [low / medium / high]",
                lambda typed: change(made, severity=choice(kind("challenge").columns["severity"], typed)),
                later=f"{_edit(made)} --severity high",
            )
            knows = client is not None and yes(f"  Does {_first(client)} know?")
            if knows and client is not None:
                take("challenge", "raise", ref=made, client=client.ref)
        finally:  # it was saved with its first line, whatever came of the rest
            put(f"  Saved {made}, {f'and {_first(client)} may read it' if knows and client else SEEN_BY['private']}.")
        if client is not None and not knows:
            journal = publish.journal_on(self.today)
            call = next_call(journal, client)
            day = spoken_day(call.on, self.today) if call else ""
            before = f" before you meet {day if day.isalpha() else f'on {day}'}" if call else ""
            number = made.rpartition("-")[2]
            to = client_option(client, "--to", sole=is_manager(journal, client))
            put(f"  Tell {_first(client)}{before}: careerbook challenge raise {number}{to}", 2)

    def _untold(self, question: Question) -> None:
        client = primary_client(publish.journal_on(self.today))
        if client is None:
            put(f'  First say who that is: careerbook client add "YOUR MANAGER", then {question.command}', 2)
        elif yes(""):
            tell(take("challenge", "raise", ref=question.ref, client=client.ref).talk)
            self.saved["told"].append(question.ref)
        else:
            put(f"  When you have: {question.command}", 2)

    # --- voices --------------------------------------------------------------------------------------------------

    def _said(self, question: Question) -> None:
        made = read(">", self._voice, later="careerbook heard TEXT --from NAME")
        if made is None:
            return
        entry = session.book().find(made)
        if not entry.from_person:
            read("  Who said it?", lambda typed: self._named(made, typed), later=f"{_edit(made)} --from NAME")
            entry = session.book().find(made)
        giver = session.book().by_uid([entry.from_person])[entry.from_person].title if entry.from_person else ""
        put(f"  Saved {made}{f', from {giver}' if giver else ''}, {SEEN_BY[entry.visibility]}.")
        if entry.about == "character":
            from careerbook.cli.feedback import REDIRECT  # noqa: PLC0415 - only for a remark about a person

            put("  It speaks of a person, not of the work, so it stays out of every document.", 2)
            put(f'  Ask back: "{REDIRECT}" careerbook feedback clarify {entry.number}', 2)

    def _voice(self, typed: str) -> str:
        name, text = giver_and_words(typed)
        said = {"from_person": name} if name else {}
        return self.keep("voice", take("feedback", "add", words=[text], **said, **self.job))

    def _named(self, ref: str, name: str) -> None:
        change(ref, from_person=name)

    # --- results and numbers -----------------------------------------------------------------------------------------

    def _result(self, question: Question) -> None:
        number = question.ref.rpartition("-")[2]
        read(
            ">",
            lambda typed: self.keep("result", take("impact", "check-result", ref=question.ref, words=[typed])),
            later=f"careerbook impact check-result {number} TEXT",
        )

    def _number(self, question: Question) -> None:
        later = f"{_edit(question.ref)} --metric NAME:BEFORE:AFTER"
        read(">", lambda typed: self._counted(question.ref, typed), later=later)

    def _counted(self, ref: str, typed: str) -> None:
        """Save `before, after, unit` on an impact, and say the change in percent."""
        if typed.casefold().rstrip(".!") in ("n", "no", "none"):
            return
        before, after, unit = figures(typed, session.book().setting("decimal"))
        said = {"before": plain(before) if before is not None else None, "after": plain(after), "unit": unit or None}
        change(ref, **{name: value for name, value in said.items() if value is not None})
        self.saved["number"].append(ref)
        percent = percent_change(before, after)
        if isinstance(percent, NotAvailable):
            put(f"  {figure(after)}{f' {unit}' if unit else ''}.")
        else:
            put(f"  {signed_percent(percent)}.")

    # --- for all -------------------------------------------------------------------------------------------------

    def _day(self, typed: str, *, forward: bool) -> date:
        return parse_day(typed, self.today, forward=forward, date_order=session.book().setting("date_order"))

    def keep(self, what: str, done: Taken) -> str:
        """Return the reference of what was saved; count it, pass warnings on, and welcome a book that it made."""
        self.saved[what].append(done.ref)
        for warned in done.warnings:
            put(f"  {warned}", 2)
        welcome_book(self._new_book)
        self._new_book = False
        return done.ref


def giver_and_words(typed: str) -> tuple[str, str]:
    """Split `name: what they said`; the name is empty where nothing before a colon looks like one."""
    name, colon, text = typed.partition(":")
    plausible = colon and text.strip() and not text.startswith("//") and 0 < len(name.split()) <= NAME_WORDS
    return (name.strip(), text.strip()) if plausible else ("", typed)


def figures(typed: str, decimal_mark: str | None = None) -> tuple[Decimal | None, Decimal, str]:
    """Read `410, 74 a month` as what was before, what is after and its unit; one figure alone is the one after.

    Parts are divided by a comma (with a blank after it where a figure follows), a semicolon, an arrow or "to". Raises
    InvalidInput when there is no figure, or one that has two readings.
    """
    parts = [part.strip() for part in re.split(r",\s+|,(?=[^0-9\s])|;|→|->|\s+to\s+", typed.strip())]
    found = [re.fullmatch(FIGURE, part) for part in parts]
    if found[0] is None:
        raise InvalidInput(f'"{parts[0]}" is no figure', "such as 410, 74 invoices a month")
    first = parse_number(found[0][1], decimal_mark)
    second = found[1] if len(parts) > 1 else None
    if second is None:
        return None, first, " ".join(part for part in (found[0][2], *parts[1:]) if part)
    unit = " ".join(part for part in (second[2], *parts[2:]) if part) or found[0][2]
    return first, parse_number(second[1], decimal_mark), unit


def _statuses(indent: str) -> str:
    words = " / ".join(word for key, word in STATUS_WORDS.items() if key != "completed")
    return f"{indent}[{words}]"


def _status(typed: str) -> str:
    return choice(kind("check").columns["status"], typed)


def _first(client: Entry) -> str:
    """Return the name to call a client by."""
    return first_name(client.title)


def _edit(ref: str) -> str:
    return f"careerbook edit {ref}"
