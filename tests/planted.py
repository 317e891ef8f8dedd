"""A book for the table of kinds and pages: a manager who followed another one, and one record planted at a time."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from careerbook.records.entry import Entry
from careerbook.reports.planned import frozen_text, planned_of
from tests.desk import TODAY, Desk

OCTOBER = date(2026, 10, 1)


class Book(Desk):
    """A desk with a manager who followed another one, and a check-in with the new one on Wed 25 Nov."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.settings(name="Sam", currency="EUR")
        self.before = self.client("Alex Rivera", end=date(2026, 9, 30))
        self.manager = self.client("Robin Keller", start=OCTOBER, on=OCTOBER)
        self.meeting = self.add("call", client=self.manager, on=date(2026, 11, 25))

    def goal(self, **said: Any) -> Entry:
        fields = {"title": "Close sooner", "state": "active", "start": OCTOBER, "due": date(2026, 12, 31), **said}
        return self.add("goal", **{"on": OCTOBER, "baseline_due": date(2026, 12, 31), **fields})

    def pitch(self, **said: Any) -> Entry:
        pitch = self.add("pitch", title="A course", state="sent", ask="Six days", **said)
        self.add("cost", pitch, label="Fee", amount="300000 EUR")
        self.add("benefit", pitch, label="Saving", amount_per_month="90000 EUR", attribution=Decimal("0.6"),
                 confidence=Decimal("0.8"), basis="Scrap")  # fmt: skip
        frozen = frozen_text(planned_of(self.read(), pitch))
        self.add("sent", pitch, client=self.manager)
        return self.set(pitch, frozen=frozen)

    def challenge(self, told: bool, **said: Any) -> Entry:
        found = self.add("challenge", text="The feed may stop", severity="high", on=date(2026, 11, 10), **said)
        if told:
            self.add("raised", found, client=self.manager, on=date(2026, 11, 12))
        return found

    def voices(self) -> Entry:
        people = [self.add("person", name=name, on=OCTOBER) for name in ("Jo Park", "Mia Torres")]
        items = [
            self.add(
                "feedback",
                text="It helped",
                from_person=person,
                source="peer",
                about="result",
                state="closed",
                visibility="client",
                theme=("runbooks",),
                told_on=TODAY,
                moved_on=TODAY,
            )
            for person in people
        ]
        self.add("response", items[0], action="One page for each runbook")
        handing_over = self.add("call", client=self.before, type="handover", on=date(2026, 9, 30))
        self.set(handing_over, pass_on=("runbooks",))
        return items[0]

    def agreed_duty(self) -> Entry:
        duty = self.add("duty", text="Exam administration", source="emerged", verdict="more", visibility="client")
        talk = self.add("session", client=self.manager, state="held", held_on=date(2026, 11, 3), visibility="client",
                        on=date(2026, 11, 3))  # fmt: skip
        self.add("view", talk, duty=duty, mine="more", theirs="keep", verdict="more")
        self.add("hours", duty, hours=Decimal(8), week=date(2026, 11, 9))
        return duty


def plain_goal(desk: Book) -> None:
    desk.goal()


def checked(desk: Book) -> None:
    goal = desk.goal(start_value=Decimal(9), target=Decimal(5), unit="days")
    desk.add("check", goal, current=Decimal(6), status="at-risk", on=date(2026, 11, 6))


def served(desk: Book) -> None:
    objective = desk.add("objective", text="Faster decisions", on=OCTOBER)
    desk.add("check", desk.goal(serves=objective), status="at-risk")


def stepped(desk: Book) -> None:
    goal = desk.goal()
    desk.add("step", goal, text="Write it down", done_on=date(2026, 11, 2), on=OCTOBER)
    desk.add("step", goal, text="Try it", on=OCTOBER)


def stepped_in_trouble(desk: Book) -> None:
    stepped(desk)
    desk.add("check", desk.book.find("goal-1"), status="at-risk", on=date(2026, 11, 6))


def moved(desk: Book) -> None:
    goal = desk.goal(due=date(2027, 1, 29))
    desk.add("exception", goal, type="deadline", due=date(2027, 1, 29), due_before=date(2026, 12, 31), cause="x",
             on=date(2026, 11, 4))  # fmt: skip


def reviewed(desk: Book) -> None:
    desk.add("review", desk.goal(), why=("new-method",), duplicable="yes", next_use="the reference-call play")


def offered(desk: Book) -> None:
    idea = desk.add("opportunity", need="Two spreadsheets", recommendation="One form", state="offered")
    desk.add("offered", idea, client=desk.manager)


def delivered(desk: Book) -> None:
    desk.add("impact", text="Ran the audit alone", what_changed="Nobody waited")


def promised(desk: Book) -> None:
    desk.add("commitment", text="Publish the calendar", owner="me", client=desk.manager, due=date(2026, 12, 4))


def needed(desk: Book) -> None:
    need = desk.add("need", desk.manager, text="A faster close", heard_on=date(2026, 10, 5), on=date(2026, 10, 5))
    desk.add("impact", text="Ran the audit alone", need=need)


def waiting(desk: Book) -> None:
    desk.add("need", desk.manager, text="A faster close", heard_on=date(2026, 10, 5), on=date(2026, 10, 5))


def only_proposed(desk: Book) -> None:
    need = desk.add("need", desk.manager, text="A faster close", heard_on=date(2026, 10, 5), on=date(2026, 10, 5))
    desk.pitch(need=need)


def named(desk: Book) -> None:
    desk.add("person", name="Mia Torres", share_as="a designer", on=OCTOBER)
    desk.add("impact", text="Drew the form with Mia Torres")


def wanted(desk: Book) -> None:
    desk.add("ask", desk.meeting, text="A second reviewer", recommendation="One day a week", objection="No money",
             fallback="Half a day")  # fmt: skip


def wondered(desk: Book) -> None:
    desk.add("question", desk.meeting, text="What should I do differently?")


def rated(desk: Book) -> None:
    desk.add("rating", self=4, predicted=4, client=3, period="2026-Q3", on=OCTOBER)


def open_duty(desk: Book) -> None:
    duty = desk.add("duty", text="Exam administration", source="emerged")
    talk = desk.add("session", client=desk.manager, on=date(2026, 11, 3))
    desk.add("view", talk, duty=duty, mine="more", theirs="keep")
    desk.add("hours", duty, hours=Decimal(8), week=date(2026, 11, 9))


def useful(desk: Book) -> None:
    desk.add("service", name="Release support", use_me_for="more")


def free(desk: Book) -> None:
    desk.add("autonomy", area="Vendor choice", granted="agree", wanted="advise", practised="agree", client=desk.manager,
             state="agreed", granted_before="agree", agreed_on=OCTOBER, visibility="client")  # fmt: skip


def on_trial(desk: Book) -> None:
    desk.add("autonomy", area="Vendor choice", granted="agree", client=desk.manager, state="trial",
             until=date(2026, 12, 4), visibility="client")  # fmt: skip


def employed(desk: Book) -> None:
    desk.add("engagement", title="Controller", start=OCTOBER, on=OCTOBER)


def prorated(desk: Book) -> None:
    job = desk.add("engagement", title="Controller", start=OCTOBER, on=OCTOBER)
    desk.add("leave", job, start=date(2026, 11, 30), end=date(2026, 12, 31))
    goal = desk.goal(start_value=Decimal(0), target=Decimal(6), baseline_target=Decimal(12))
    desk.add("exception", goal, type="leave", target=Decimal(6), target_before=Decimal(12))


def away(desk: Book) -> None:
    job = desk.add("engagement", title="Controller", start=OCTOBER, on=OCTOBER)
    desk.add("leave", job, start=date(2026, 11, 16), end=date(2026, 12, 31))


def term(desk: Book) -> None:
    desk.add("period", name="Autumn term", start=OCTOBER, end=date(2026, 12, 18))


def told(desk: Book) -> None:
    desk.challenge(told=True)


def untold(desk: Book) -> None:
    desk.challenge(told=False)
