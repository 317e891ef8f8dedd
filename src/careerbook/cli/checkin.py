"""`checkin`: everything that a meeting needs, step by step; every answer is saved as it is given."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from careerbook import clock
from careerbook.changes.batch import Batch
from careerbook.cli import _publish as publish
from careerbook.cli._checkin_page import built_for, finish
from careerbook.cli._dialogue import (
    Stopped,
    change,
    kept_when_interrupted,
    on_stderr,
    pick,
    put,
    read,
    take,
    tell,
    yes,
)
from careerbook.cli._due import due_said, say_over
from careerbook.cli._group import Command, make_command
from careerbook.cli._planning import KICKOFF, first_of_a_job
from careerbook.cli._rating_questions import offer_rating_questions
from careerbook.cli._session import session
from careerbook.cli._values import Values, primary_client
from careerbook.cli.call import ASK_WORDS
from careerbook.errors import InvalidInput
from careerbook.reports.wording import first_name
from careerbook.rules.dates import parse_day, spoken_day

if TYPE_CHECKING:
    from careerbook.records.entry import Entry

COACHING = "What should I do differently?"
"""The question that stands ready while none is written down."""
ASK_PARTS = (
    ("recommendation", "recommend", "What do you recommend?"),
    ("because", "because", "In one sentence, why?"),
    ("by", "by", "By when?"),
)
"""What makes an ask easy to say yes to: the field, its option, the question."""


def checkin(client: publish.Client = None) -> None:
    """Walk through everything that a meeting needs."""
    if not session.interactive:
        raise InvalidInput(
            "checkin asks questions, and there is no terminal to answer on",
            "one by one: careerbook call plan, call headline, call ask, call question, challenge raise, then brief",
        )
    try:
        with kept_when_interrupted():
            _walk(client)
    except Stopped:
        put("Everything is kept. Go on whenever you like: careerbook checkin")


def _walk(named: str | None) -> None:
    """Go through the steps in the order of the page."""
    session.book(create=True)
    client = publish.client_named(named, clock.today()) if named else _client()
    if client is None:
        put('Nobody to meet is written down yet. Next: careerbook client add "YOUR MANAGER"')
        return
    name = first_name(client.title)
    call = _meeting(client, name)
    if call is not None:
        _headline(call, client)
        _left_open(call, client)
        _asks(call, name)
    _untold(client, name)
    if call is not None:
        offer_rating_questions(call, client, name)
        _questions(call, name)
    finish(client, call)


def _client() -> "Entry | None":
    """Return the primary client; without one, ask who it is."""
    book = session.book()
    found = None if book.is_new else primary_client(book, clock.today())
    if found is None:
        put("Who do you report to?  (careerbook calls them your client: the person you do the work for)")
        read(">", lambda typed: tell(take("client", "add", words=[typed]).talk), later="careerbook client add NAME")
        found = None if book.is_new else primary_client(book, clock.today())
    return found


# --- when --------------------------------------------------------------------------------------------------------


def _meeting(client: "Entry", name: str) -> "Entry | None":
    """Ask for the day, and plan or move the call; None while there is none."""
    from careerbook.reports.brief import meeting_of  # noqa: PLC0415 - paid on a terminal only

    today = clock.today()
    planned = meeting_of(publish.journal_on(today), client)
    if planned is None:
        later = f"careerbook call plan --client {client.ref} --on DATE"
        read(f"When do you meet {name}?", partial(_plan, client), later=later)
        planned = meeting_of(publish.journal_on(today), client)
        if planned is None:
            put("Without a day only what is untold can be prepared; careerbook checkin asks again.")
        return planned
    if planned.on < today:
        put(
            f"{planned.ref} was planned for {spoken_day(planned.on, today)}."
            f" If it took place: careerbook call record {planned.number}"
        )
    if planned.state == "sent":
        put(f"{planned.ref} has its page already; sending again puts the new one in its place.")
    later = f"careerbook call reschedule {planned.number} --to DATE"
    read(
        f"When do you meet {name}?  [{spoken_day(planned.on, today)}]",
        partial(_move, planned),
        later=later,
    )
    return session.book().find(planned.ref)


def _plan(client: "Entry", typed: str) -> None:
    """Plan the call, and offer to make the first one in a job a kickoff."""
    day = _day(typed)
    made = take("call", "plan", client=client.ref, on=day.isoformat())
    tell(made.talk.partition("\n")[0])
    book = session.book()
    call = book.find(made.ref)
    said = {"client": client.uid, "on": day.isoformat()}
    if first_of_a_job(Values(book, Batch("call plan")), said, call.uid):
        kickoff = yes("  Your first check-in in this job. Make it a kickoff?", default=True)
        change(call.ref, type="kickoff" if kickoff else "quarterly")
        if kickoff:
            put(f"  Worth asking: {KICKOFF}.", 2)


def _move(call: "Entry", typed: str) -> None:
    day = _day(typed)
    if day != call.on:
        tell(take("call", "reschedule", ref=call.ref, to=day.isoformat()).talk)


def _day(typed: str) -> date:
    """Read a day from today on."""
    today = clock.today()
    day = parse_day(typed, today, forward=True, date_order=session.book().setting("date_order"))
    if day < today:
        raise InvalidInput(f"{spoken_day(day, today)} is past", "say a day to come")
    return day


# --- the two sentences, and what is needed -----------------------------------------------------------------------


def _headline(call: "Entry", client: "Entry") -> None:
    """Show the two sentences as they stand, or as the page would draft them, and take better ones."""
    from careerbook.reports.brief.wording import is_quarter  # noqa: PLC0415 - paid on a terminal only

    built = built_for(client)
    drafted, text = built.notes.drafted, built.data.headline
    what = "The quarter in" if is_quarter(built.data.period.label) else "In"
    put(f'{what} two sentences (what they gained; the one honest "but"):')
    later = f'careerbook call headline {call.number} "TWO SENTENCES"'
    if "nothing" in drafted:
        read(">", partial(_say_headline, call), later=later)
        return
    put(f'  {"Draft" if drafted else "Yours"}: "{text}"', 10)
    # a kept draft is not saved: the page goes on drafting it from what stands there on its own day
    prompt = f"> [Enter keeps {'the draft' if drafted else 'it'}]"
    read(prompt, partial(_say_headline, call), later=later)


def _say_headline(call: "Entry", text: str) -> None:
    tell(take("call", "headline", ref=call.ref, words=[text]).talk)


def _left_open(call: "Entry", client: "Entry") -> None:
    """Offer each ask that the last check-ins left open; taken up, it brings all that was said for it."""
    from careerbook.reports.left_open import rows  # noqa: PLC0415 - paid on a terminal only

    for item in rows(publish.journal_on(clock.today()), client, call):
        if yes(f'Still open from last time: "{item.text}" ({item.said}). Take it again?', default=True):
            made = take("call", "ask", ref=call.ref, again=item.ref)
            tell(made.talk.partition("\n")[0])


def _asks(call: "Entry", name: str) -> None:
    """Complete the asks that are there, then take new ones."""
    held = [ask for ask in session.book().children(call, "ask") if ask.get("answer") == "open"]
    for ask in held:
        if not (ask.recommendation and ask.because and ask.by):
            put(f'You need from {name}: "{ask.text}"', 2)
            _complete(ask)
    more = "else " if held else ""
    question = f"What {more}do you need from {name}?  (empty ends)"
    while True:
        put(question)
        made = read(
            ">",
            lambda typed: take("call", "ask", ref=call.ref, words=[typed]),
            later=f"careerbook call ask {call.number} TEXT",
        )
        if made is None:
            return
        for warned in made.warnings:
            put(f"  {warned}", 4)
        _complete(session.book().find(made.ref))
        question = f"What else do you need from {name}?  (empty ends)"


def _complete(ask: "Entry") -> None:
    """Ask for what an ask does not say yet; each answer is saved at once."""
    for field, option, question in ASK_PARTS:
        if getattr(ask, field) or (field != "by" and ask.get("type") == "view"):
            continue
        later = f"careerbook edit {ask.ref} --{option} {'DATE' if field == 'by' else 'TEXT'}"
        read(f"  {question}", partial(_fill, ask, field), later=later)
    whole = session.book().find(ask.ref)
    say_over(whole.ref, ASK_WORDS, whole.text, whole.recommendation, whole.because)


def _fill(ask: "Entry", field: str, typed: str) -> None:
    if field == "by":
        day = _day(typed)
        change(ask.ref, by=day.isoformat())
        put(f"  By {due_said(day)}.")
        return
    before = session.book().by_uid([str(ask.parent)])[str(ask.parent)]
    change(ask.ref, **{field: typed})
    if session.book().find(before.ref).visibility != before.visibility:
        put(f"  This may identify somebody, so {before.ref} stays only for you.")


# --- what they have not heard, and what to ask -------------------------------------------------------------------


def _untold(client: "Entry", name: str) -> None:
    """Go through what the client has not heard of, most urgent first."""
    from careerbook.reports.surprises import untold_to  # noqa: PLC0415 - paid on a terminal only

    for risk in untold_to(publish.journal_on(clock.today()), client):
        assumed = ", assumed" if risk.severity_assumed else ""
        put(f'{name} does not know: "{" ".join(risk.text.split())}" ({risk.severity}{assumed}).', 2)
        goes_in = "" if risk.severity == "low" else " and it goes in"
        while True:
            chosen = pick(f"  [t] I tell now{goes_in}   [l] later, it stays out   [s] show it ", "tls")
            if chosen != "s":
                break
            _show(risk.ref)
        if chosen == "t":
            _tell_now(risk.ref, client)


def _show(ref: str) -> None:
    from careerbook.cli._showing import show_record  # noqa: PLC0415 - only when it is asked for

    with on_stderr():
        show_record(session.book().find(ref), {})


def _tell_now(ref: str, client: "Entry") -> None:
    """Note that the client hears of it today."""
    tell(take("challenge", "raise", ref=ref, client=client.ref).talk)


def _questions(call: "Entry", name: str) -> None:
    """Show the questions that stand, and take more; the first one offers itself."""
    held = session.book().children(call, "question")
    for question in held:
        put(f'You will ask {name}: "{question.text}"', 2)
    later = f"careerbook call question {call.number} TEXT"
    if held:
        put(f"What else would you like to ask {name}?  (empty ends)")
    else:
        put(f"What would you like to ask {name}?  [{COACHING}]  (- for none)")
    typed = read(">", partial(_question, call), enter="" if held else COACHING, later=later)
    while typed and typed != COACHING:
        typed = read(">", partial(_question, call), later=later)


def _question(call: "Entry", text: str) -> str:
    tell(take("call", "question", ref=call.ref, words=[text]).talk)
    return text


def command(name: str) -> Command:
    """Return the command."""
    return make_command(checkin, name, "Prepare a meeting, step by step.", "careerbook checkin")
