"""`init`: five questions on a terminal, options for scripts; on a book that exists it changes only what is given."""

from datetime import date
from typing import Annotated, NamedTuple

import typer

from careerbook import clock
from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.cli._echo import shown_path
from careerbook.cli._group import Command, make_command
from careerbook.cli._options import DryRun
from careerbook.cli._session import session
from careerbook.cli._settings import month_number, setting_value
from careerbook.cli._text import keepable
from careerbook.cli._values import Values, primary_client
from careerbook.cli.engagement import settle_since
from careerbook.errors import InvalidInput
from careerbook.journal import calendar_of
from careerbook.records.check import check
from careerbook.records.entry import Entry
from careerbook.records.kinds import kind
from careerbook.records.settings_table import SETTINGS
from careerbook.rules.dates import MONTHS
from careerbook.rules.periods import Calendar, quarter_of
from careerbook.rules.primary import there_on

Text = str | None
Name = Annotated[Text, typer.Option("--name", metavar="TEXT", help="Your name, as your documents should print it")]
Title = Annotated[Text, typer.Option("--title", metavar="TEXT", help="Your job, as it would stand on a badge")]
Employer = Annotated[Text, typer.Option("--employer", metavar="TEXT", help="Who employs you")]
Start = Annotated[Text, typer.Option("--start", metavar="DAY", help="Your first day in that job")]
FyStart = Annotated[Text, typer.Option("--fy-start", metavar="1-12", help="The month in which your work year begins")]
FyLabel = Annotated[
    Text, typer.Option("--fy-label", metavar="end|start|span", help="Which year names it: its end, its start, both")
]
Currency = Annotated[Text, typer.Option("--currency", metavar="CCC", help="The currency of an amount without one")]
ClientName = Annotated[Text, typer.Option("--client", metavar="NAME", help="Whom you report to: your client")]
Impacts = Annotated[
    Text, typer.Option("--impacts", metavar="manager|me", help="Who may see a new win; each can be changed later")
]

LAST_WORDS = """Your book: {path}. Never sent anywhere.
"Private" means careerbook never puts it into a document. If your employer
manages this computer, assume they can read the file; careerbook --book PATH
keeps it somewhere else. Leave out what others trust you with: patients,
pupils, customers by name.

Try:  careerbook win "what you did that helped\""""


def init(
    name: Name = None,
    title: Title = None,
    employer: Employer = None,
    start: Start = None,
    fy_start: FyStart = None,
    fy_label: FyLabel = None,
    currency: Currency = None,
    client: ClientName = None,
    impacts: Impacts = None,
    dry_run: DryRun = False,
) -> None:
    """Begin: who you are, what you do, for whom, and when your year begins."""
    typed = {
        "name": name, "title": title, "employer": employer, "start": start, "fiscal_year_start_month": fy_start,
        "fy_label": fy_label, "currency": currency, "client": client, "impact_visibility": impacts,
    }  # fmt: skip
    given = {key: keepable(value).strip() for key, value in typed.items() if value is not None}
    blank = next((key for key, value in given.items() if not value), None)
    if blank:
        raise InvalidInput(f"--{OPTION_OF.get(blank, blank)} is blank; nothing was saved", "careerbook help init")
    if given.get("impact_visibility", "me").casefold() not in ("manager", "me"):
        raise InvalidInput(f'--impacts cannot be "{impacts}"; nothing was saved', "manager or me")
    new = not session.has_book
    if given:
        done = save(given, dry_run=dry_run)
    elif session.interactive:
        done = five_questions(dry_run=dry_run)
    else:
        raise InvalidInput(
            "there is no terminal to ask the five questions on; nothing was saved",
            'careerbook init --name "Sam" --title "Ward nurse" --client "Alex Rivera"',
        )
    _tell(done, new or not given, dry_run)


class Done(NamedTuple):
    """What was saved, in words, and whether that changed anything."""

    told: tuple[str, ...] = ()
    changed: bool = False


def save(given: dict[str, str], *, asked: bool = False, dry_run: bool = False) -> Done:
    """Save what was given as one step of the history; `asked`: see `put_into`."""
    batch = Batch("init")
    told = put_into(batch, given, asked=asked)
    if len(batch):
        session.book(create=True).commit(batch, dry_run=dry_run)
    return Done(tuple(told), bool(len(batch)))


SAID_OF = {
    "name": "your name",
    "fiscal_year_start_month": "your year begins in month",
    "fy_label": "its label is by",
    "impact_visibility": "new wins are for",
}
WINS_FOR = {"private": "you alone", "client": "your manager", "public": "anyone"}
OPTION_OF = {"fiscal_year_start_month": "fy-start", "fy_label": "fy-label", "impact_visibility": "impacts"}


# --- the five questions ------------------------------------------------------------------------------------------


def five_questions(*, dry_run: bool = False) -> Done:
    """Ask, with what the book says already as the answer of Enter; each answer is saved as it is given, q stops.

    With `dry_run`, or in a rehearsal, the answers are looked at together at the end, and none is kept.
    """
    from contextlib import suppress  # noqa: PLC0415 - only on a terminal

    from careerbook.cli._dialogue import Stopped, kept_when_interrupted, read, yes  # noqa: PLC0415 - likewise

    book = session.book(create=True)
    job, manager = active_job(), primary_client(book, clock.today())
    held_back: dict[str, str] = {}
    saved: list[Done] = []

    def keep(key: str, value: str) -> None:
        if dry_run or session.rehearsal:
            held_back[key] = value
        else:
            saved.append(save({key: value}, asked=True))

    def ask(key: str, question: str, held: str, later: str) -> None:
        prompt = f"{question}  [{held}]" if held else f"{question} "
        read(prompt, lambda typed: keep(key, typed), enter=held, later=f"careerbook {later}")

    session.say("Five questions. Enter skips one; careerbook config changes any of them later.\n")
    with suppress(Stopped), kept_when_interrupted(lambda: any(done.changed for done in saved)):
        name = book.setting("name") or login_name()
        ask("name", "1. Your name, as your documents should print it?", name, "init --name NAME")
        ask("title", "2. Your job, as it would stand on a badge?", job.title if job else "", "init --title TITLE")
        session.say("3. Who do you report to?")
        session.say("   (careerbook calls them your client: the person you do the work for)")
        later = "client change --to NAME --on DATE" if manager else "client add NAME"
        ask("client", "  ", manager.title if manager else "", later)
        month = MONTHS[int(book.setting("fiscal_year_start_month")) - 1]
        read(
            f"4. In which month does your work year begin?  [{month}]",
            lambda typed: keep("fiscal_year_start_month", str(month_number(typed))),
            later="careerbook init --fy-start MONTH",
        )
        session.say("5. May new wins go into the page for your manager?")
        session.say("   (n: each stays private until you share it.")
        shared = yes(
            "   Feedback, risks and ratings always start private.)",
            default=book.setting("impact_visibility") != "private",
        )
        keep("impact_visibility", "manager" if shared else "me")
    session.say("")
    if held_back:
        return save(held_back, asked=True, dry_run=dry_run)
    return Done(tuple(told for done in saved for told in done.told), any(done.changed for done in saved))


def login_name() -> str:
    """Return the full name of the account, where the system knows one; else nothing."""
    try:
        import os  # noqa: PLC0415 - only for the first question
        import pwd  # noqa: PLC0415 - there is none on Windows

        account = pwd.getpwuid(os.getuid())
        full = account.pw_gecos.partition(",")[0].strip()
        return full if full != account.pw_name else ""
    except (ImportError, KeyError, OSError, AttributeError):
        return ""


# --- what is written ---------------------------------------------------------------------------------------------


def put_into(batch: Batch, given: dict[str, str], *, asked: bool = False) -> list[str]:
    """Put what was given into the batch, leaving out what the book says already; return what was said, in words.

    asked: the answers of a dialogue, in which Enter on a default says nothing.
    """
    book = session.book(create=True)
    values = Values(book, batch)
    settings = _settings(values, given, asked)
    told = []
    if settings:
        book.settings_into(batch, settings)
        told += [f"{SAID_OF.get(name, name)} {WINS_FOR.get(str(value), value)}" for name, value in settings.items()]
    job = _job(values, given)
    told += [job] if job else []
    who = _client(values, given)
    told += [who] if who else []
    return told


def _settings(values: Values, given: dict[str, str], asked: bool) -> Said:
    """Return the settings that change."""
    said: Said = {}
    for name in ("name", "fiscal_year_start_month", "fy_label", "currency", "impact_visibility"):
        if name in given:
            value = setting_value(name, SETTINGS[name], given[name], values.book.setting("decimal"))
            if asked and name not in values.book.settings and value == SETTINGS[name].default:
                continue
            if values.book.settings.get(name) != value:
                said[name] = value
    return said


def active_job() -> Entry | None:
    """Return the only job of today; None when there is none. InvalidInput when there are several."""
    held = [job for job in session.book(create=True).entries("engagement") if there_on(job.body, clock.today())]
    if len(held) > 1:
        listed = " and ".join(f"{job.ref} {job.title}" for job in held)
        raise InvalidInput(
            f"two jobs are active today: {listed}; nothing was saved",
            f"careerbook engagement edit {held[0].number} --text TITLE",
        )
    return held[0] if held else None


def _job(values: Values, given: dict[str, str]) -> str:
    """Make the job, or change the one there is; return what was said of it."""
    said: Said = {name: given[name] for name in ("title", "employer") if name in given}
    if "start" in given:
        said["start"] = values.day(given["start"]).isoformat()
    if not said:
        return ""
    job = active_job()
    k = kind("engagement")
    if job is None:
        if "title" not in said:
            raise InvalidInput("a job needs its title: --title; nothing was saved", "careerbook help init")
        settle_since(said)
        whole = values.book.complete("engagement", said)
        check(k, whole)
        values.batch.create("engagement", whole)
    else:
        said = {name: value for name, value in said.items() if job.body.get(name) != value}
        if not said:
            return ""
        if "start" in said:
            said["on"] = said["start"]
        check(k, values.book.would_be(job, said))
        values.batch.set(job.uid, "engagement", said)
    return f"your job {said.get('title') or (job.title if job else '')}"


def _client(values: Values, given: dict[str, str]) -> str:
    """Make the primary client; one who is there already stays, and another is a hand-over."""
    name = " ".join(given.get("client", "").split())
    if not name:
        return ""
    held = primary_client(values.book, values.today)
    person = values.person(name)
    if held is not None and held.person == person:
        return ""
    if held is not None:
        raise InvalidInput(
            f"{held.title} is your primary client ({held.ref}), and there is one at a time; nothing was saved",
            f'careerbook client change --to "{name}" --on DATE',
        )
    said: Said = {"person": person, "relation": "primary"}
    job = active_job()
    if job is not None:
        said["engagement"] = job.uid
    else:
        made = next((i.uid for i in values.batch if i.kind == "engagement" and i.verb == "create"), None)
        if made:
            said["engagement"] = made
    values.batch.create("client", values.book.complete("client", said))
    return f"your client {name}"


# --- what is said ------------------------------------------------------------------------------------------------


def _tell(done: Done, whole: bool, dry_run: bool) -> None:
    """Say what was saved; `whole` adds where the book lies and what private means, once for every new book."""
    if dry_run:
        session.say("Nothing was saved; this would be: " + (", ".join(done.told) or "settings only"))
        return
    if not done.changed:
        session.say("The book says so already; nothing was changed." if session.has_book else "Nothing was saved.")
    else:
        session.say(f"Saved: {', '.join(done.told)}." if done.told else "Saved.")
        session.say(_year(calendar_of(session.book()), clock.today()))
    if whole and session.has_book:
        session.say("\n" + LAST_WORDS.format(path=shown_path(session.path)))


def _year(calendar: Calendar, today: date) -> str:
    period = quarter_of(today, calendar)
    return f"Today is in {period.label} ({period.spoken()})."


def command(name: str) -> Command:
    """Return the command."""
    example = 'careerbook init --name Sam --title "Ward nurse" --fy-start 4 --fy-label span'
    return make_command(init, name, "Begin, with five questions or with options.", example)
