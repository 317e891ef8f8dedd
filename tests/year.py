"""Maya's quarter: the records from which her check-in brief of 23 November 2026 is written."""

from datetime import date
from decimal import Decimal
from typing import Any

from careerbook.records.entry import Entry
from careerbook.reports.brief import BriefAsk, meeting_of
from careerbook.rules.audience import Shareable
from careerbook.rules.periods import quarter_of
from tests.desk import Desk

MONDAY = date(2026, 11, 23)
SOON = date(2026, 11, 25)


def october(day: int) -> date:
    return date(2026, 10, day)


def november(day: int) -> date:
    return date(2026, 11, day)


def asked(desk: Desk, client: Entry | None, as_of: date = MONDAY, *, days: bool = False) -> BriefAsk:
    reader = desk.read(as_of)
    period = quarter_of(as_of, reader.calendar)
    return BriefAsk(period, as_of, client, meeting_of(reader, client), days=days)


def shared_with(desk: Desk, client: Entry | None, as_of: date = MONDAY, *, names: bool = False) -> Shareable:
    return Shareable(desk.read(as_of), "brief", client=client, names=names)


def maya(desk: Desk) -> Entry:
    """Write the whole quarter and return the client."""
    desk.settings(name="Maya Chen", currency="EUR")
    desk.add("engagement", title="senior data engineer", on=date(2024, 3, 1), start=date(2024, 3, 1))
    alex = desk.client("Alex Rivera")
    heard = date(2026, 7, 8)
    july = desk.add("need", alex, text="Others should be able to release", heard_on=heard, on=heard)
    _goals_and_results(desk, july)
    _promises(desk, alex)
    _meeting(desk, alex)
    _risk(desk, alex)
    _voices(desk)
    _pitch(desk, alex)
    return alex


def _goals_and_results(desk: Desk, july: Entry) -> None:
    close = desk.add(
        "goal",
        title="Close the books in 5 days",
        on=date(2026, 4, 1),
        start=date(2026, 4, 1),
        due=date(2026, 12, 31),
        baseline_due=date(2026, 12, 31),
        metric_name="days to close",
        start_value=Decimal(9),
        target=Decimal(5),
        baseline_target=Decimal(5),
        unit="days",
        state="active",
    )
    desk.add("check", close, on=date(2026, 9, 4), current=Decimal(8), status="on-track")
    desk.add("check", close, on=november(6), current=Decimal(6), status="at-risk")
    invoices = desk.add(
        "goal",
        title="No re-keyed invoices",
        on=date(2026, 7, 1),
        start=date(2026, 7, 1),
        due=november(16),
        baseline_due=november(16),
        state="active",
    )
    desk.set(invoices, november(13), state="done")
    desk.add(
        "review",
        invoices,
        on=november(14),
        why=("new-method",),
        duplicable="yes",
        conditions="operations must write the test cases",
        next_use="taking a manual step out of a monthly process",
    )
    guild = desk.add(
        "goal",
        title="Lead the data guild",
        on=date(2026, 7, 1),
        start=date(2026, 7, 1),
        due=date(2027, 3, 31),
        baseline_due=date(2027, 1, 29),
        state="active",
    )
    desk.add("check", guild, on=november(2), status="on-track")
    for number, done in enumerate((date(2026, 8, 3), october(20), None, None)):
        desk.add("step", guild, text=f"Guild meeting {number + 1}", on=date(2026, 7, 1), done_on=done)
    _results(desk, july, close)


def _results(desk: Desk, july: Entry, close: Entry) -> None:
    desk.add(
        "impact",
        text="Automated the close end to end",
        on=november(6),
        theme=("A faster close",),
        goal=close,
        metric_name="days to close",
        before=Decimal(9),
        after=Decimal(6),
        unit="days",
        what_changed="Finance reports three days earlier",
        evidence={"close.log": {"type": "file", "label": "finance's close log"}},
        noticed_by=("somebody",),
    )
    desk.add(
        "impact",
        text="Matched invoices before they are booked",
        on=november(13),
        theme=("Fewer corrections",),
        metric_name="duplicate invoices",
        before=Decimal(410),
        after=Decimal(74),
        unit="a month",
        what_changed="Audit dropped its manual sample",
        evidence={"invoices.csv": {"type": "file", "label": "the invoice report"}},
    )
    desk.add(
        "impact",
        text="It runs without me. Three colleagues have released on their own",
        on=october(28),
        need=july,
    )


def _promises(desk: Desk, alex: Entry) -> None:
    call = desk.add("call", client=alex, on=date(2026, 9, 30), state="planned")
    call = desk.set(call, date(2026, 9, 30), state="recorded", held_on=date(2026, 9, 30))
    told: dict[str, Any] = {"client": alex, "call": call, "on": date(2026, 9, 30)}
    calendar = desk.add("commitment", text="Close calendar published", owner="me", due=october(15), **told)
    desk.set(calendar, october(12), state="done", done_on=october(12))
    lookups = desk.add(
        "commitment",
        text="Tax lookups moved",
        owner="me",
        due=october(30),
        remark="I had planned no time for test data",
        **told,
    )
    desk.set(lookups, november(9), state="done", done_on=november(9))
    purchase = desk.add("commitment", text="Introduction to procurement", owner="client", due=october(20), **told)
    desk.set(purchase, october(16), state="done", done_on=october(16))
    desk.add("commitment", text="Second reviewer", owner="client", due=october(30), **told)
    for text, owner, due in (
        ("Close in five days, two months running", "me", date(2027, 2, 19)),
        ("Expenses, one team on the new method", "me", date(2027, 1, 29)),
        ("Supplier renewal signed", "client", date(2026, 12, 4)),
    ):
        desk.add("commitment", text=text, owner=owner, due=due, client=alex, on=november(20), state="proposed")


def _meeting(desk: Desk, alex: Entry) -> None:
    call = desk.add("call", client=alex, on=SOON, state="planned")
    desk.set(
        call,
        headline="Finance now closes the books in six days instead of nine, and nobody re-keys invoices any more. "
        "One thing could undo it: the supplier feed may stop on 5 December.",
        outcome="A yes to one day a week from team B until March",
    )
    desk.add(
        "ask",
        call,
        text="A second reviewer for the close",
        recommendation="One day a week from team B until March",
        because="Two changes waited four days in October",
        by=date(2026, 12, 1),
        objection="Team B is short too",
        fallback="Every other week",
    )
    desk.add(
        "ask",
        call,
        text="The supplier feed",
        recommendation="Renewing for two years; one year brings us back here next November",
        by=november(27),
        on=november(20),
    )
    for text in (
        "If January is short, which comes first: the close or expenses?",
        "What does the division expect of us next year that I have not heard?",
        "Against what you expected of the close: where do you see it, and what should I do differently?",
    ):
        desk.add("question", call, text=text)


def _risk(desk: Desk, alex: Entry) -> None:
    feed = desk.add(
        "challenge",
        text="The supplier feed may stop on 5 December",
        on=november(17),
        severity="high",
        impact_date=date(2026, 12, 5),
        consequence="Operations would key invoices by hand, about 12 hours a week",
        recommendation="Point 2",
        what_helps="A call from you to procurement this week",
    )
    desk.add("raised", feed, client=alex, on=november(20))
    desk.add("challenge", text="Priya may leave team B in January", on=november(20), severity="medium")


def _voices(desk: Desk) -> None:
    for name in ("Jo Baker", "Sam Okafor"):
        person = desk.add("person", name=name)
        item = desk.add(
            "feedback",
            text="I only saw the trade-offs when it was built",
            from_person=person,
            source="peer",
            about="approach",
            theme=("Explain trade-offs earlier",),
            on=october(6),
            visibility="client",
        )
        desk.add(
            "response",
            item,
            action="Open designs with options",
            outcome="Each design now opens with two options and their cost",
            on=october(8),
        )
        desk.set(item, november(3), state="closed", told_on=november(3))


def _pitch(desk: Desk, alex: Entry) -> None:
    pitch = desk.add(
        "pitch",
        title="A cost course for me, a monthly cost clinic for you",
        type="course",
        new_work="a monthly cost clinic that nobody runs today",
        decision_by=date(2026, 12, 15),
        on=november(10),
    )
    desk.add("cost", pitch, label="fee", amount="180000 EUR")
    desk.add("cost", pitch, label="travel", amount="20000 EUR")
    desk.add("cost", pitch, label="time", hours=Decimal(40), rate="2500 EUR")
    desk.add(
        "benefit",
        pitch,
        label="scrap",
        amount_per_month="90000 EUR",
        attribution=Decimal("0.6"),
        confidence=Decimal("0.8"),
        basis="bill of the third quarter",
    )
    desk.add("sent", pitch, client=alex, on=november(10))
    desk.set(pitch, november(10), state="sent")
